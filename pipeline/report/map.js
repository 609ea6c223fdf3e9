// A square for each province, roughly where it lies: [column, row, short name]. Counts as much for small as for large.
const PROVINCES = {
  11: [0, 0, "Aceh"], 12: [0, 1, "Sumut"], 13: [0, 2, "Sumbar"], 14: [1, 1, "Riau"], 21: [2, 1, "Kepri"],
  15: [1, 2, "Jambi"], 17: [1, 3, "Bklu"], 16: [2, 2, "Sumsel"], 19: [3, 2, "Babel"], 18: [2, 3, "Lampung"],
  36: [2, 4, "Banten"], 31: [3, 4, "DKI"], 32: [3, 5, "Jabar"], 33: [4, 4, "Jateng"], 34: [4, 5, "DIY"],
  35: [5, 5, "Jatim"], 51: [6, 5, "Bali"], 52: [7, 5, "NTB"], 53: [8, 5, "NTT"],
  61: [4, 1, "Kalbar"], 62: [5, 1, "Kalteng"], 63: [5, 2, "Kalsel"], 64: [6, 1, "Kaltim"], 65: [6, 0, "Kaltara"],
  76: [7, 2, "Sulbar"], 72: [7, 1, "Sulteng"], 75: [8, 1, "Gtalo"], 71: [9, 1, "Sulut"], 73: [7, 3, "Sulsel"],
  74: [8, 3, "Sultra"], 82: [10, 1, "Malut"], 81: [10, 3, "Maluku"],
  96: [11, 1, "PBD"], 92: [12, 2, "Pabar"], 94: [13, 2, "PapTeng"], 91: [14, 2, "Papua"], 95: [14, 3, "PapPeg"],
  93: [14, 4, "PapSel"],
};

/** The provinces, darker the more articles speak of them: ``counts`` maps a province's code to articles. */
function provinceMap(counts, width, name) {
  const size = width / 15, highest = Math.max(1, ...counts.values());
  return svg(width, size * 6 + 2, name, ...Object.entries(PROVINCES).map(([code, [column, row, short]]) => {
    const value = counts.get(code) ?? 0;
    const shade = value ? 1 + Math.min(5, Math.floor((Math.log(value) / Math.log(highest + 1)) * 6)) : 0;
    const x = column * size, y = row * size;
    return button(() => change({region: state.region === code ? "" : code}), `${regionName(code)}: ${count(value)}`,
      h("svg:rect", {class: `tile s-${shade}${state.region.slice(0, 2) === code ? " picked" : ""}`, x: x + 1.5, y: y + 1.5, width: size - 3, height: size - 3, rx: 4}),
      size > 30 ? textAt(x + size / 2, y + size / 2 - 1, short, {"text-anchor": "middle", class: `t-${shade}`, "font-size": Math.max(7.5, Math.min(11, size * 0.245))}) : null,
      value ? textAt(x + size / 2, y + size / 2 + (size > 30 ? 13 : 4), count(value), {"text-anchor": "middle", class: `tile-count t-${shade}`, "font-size": Math.min(11.5, size / (0.66 * count(value).length))}) : null);
  }));
}
