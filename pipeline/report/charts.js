// Charts as SVG, drawn to the width at hand. What can be chosen is a button; the figures stand in the titles too.

/** A part of a chart that does something when it is chosen, by mouse or by Enter. */
function button(act, name, ...children) {
  const pressed = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } };
  return h("svg:g", {class: "button", role: "button", tabindex: "0", "aria-label": name, onclick: act, onkeydown: pressed}, h("svg:title", {}, name), ...children);
}

const svg = (width, height, name, ...children) => h("svg:svg", {viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": name}, ...children);
const textAt = (x, y, content, attributes = {}) => h("svg:text", {x, y, ...attributes}, content);

/** A name that fits into so many pixels. */
function shortened(name, pixels) {
  const told = name.replace(/^Kabupaten /, "Kab. "), letters = Math.floor(pixels / 7);
  return told.length > letters ? `${told.slice(0, letters - 1)}…` : told;
}

/** Bars from left to right with their names before them: rows of [name, value, act]. */
function bars(rows, width, name) {
  const highest = Math.max(1, ...rows.map(([, value]) => value));
  const left = Math.min(190, Math.round(width * 0.42)), line = 26, room = width - left - 52;
  return svg(width, rows.length * line + 4, name, ...rows.map(([told, value, act], place) => {
    const y = place * line;
    return button(act, `${told}: ${count(value)}`,
      h("svg:rect", {class: "hit", x: 0, y, width, height: line}),
      textAt(left - 8, y + 17, shortened(told, left - 8), {"text-anchor": "end"}),
      h("svg:rect", {class: "bar", x: left, y: y + 5, width: Math.max(2, (value / highest) * room), height: line - 10, rx: 3}),
      textAt(left + Math.max(2, (value / highest) * room) + 6, y + 17, count(value), {class: "soft"}));
  }));
}

/** Columns side by side: rows of [key, value]; ``mark`` gives the text under a column, or nothing. */
function columns(rows, width, name, mark) {
  const height = 150, top = 12, bottom = 24, left = 34, right = 16;
  const highest = Math.max(1, ...rows.map(([, value]) => value));
  const each = (width - left - right) / Math.max(1, rows.length);
  const room = height - top - bottom;
  const grid = [highest, Math.round(highest / 2)].filter((value, place) => value > 0 && (place === 0 || value < highest)).map((value) => {
    const y = top + room * (1 - value / highest);
    return h("svg:g", {}, h("svg:line", {class: "grid", x1: left, x2: width, y1: y, y2: y}), textAt(left - 6, y + 4, count(value), {"text-anchor": "end", class: "soft"}));
  });
  const drawn = rows.map(([key, value], place) => {
    const x = left + place * each, tall = room * (value / highest), below = mark(key, place);
    return h("svg:g", {}, h("svg:title", {}, `${key}: ${count(value)}`),
      h("svg:rect", {class: "hit", x, y: top, width: each, height: room}),
      h("svg:rect", {class: "bar", x: x + each * 0.12, y: top + room - tall, width: Math.max(1, each * 0.76), height: tall, rx: Math.min(3, each / 4)}),
      below ? textAt(x + each / 2, height - 7, below, {"text-anchor": "middle", class: "soft"}) : null);
  });
  return svg(width, height, name, ...grid, h("svg:line", {class: "axis", x1: left, x2: width, y1: top + room, y2: top + room}), ...drawn);
}

/** Grades: a line for each region, a column for each year; ``cells`` maps "region|year" to a row of the table. */
function heatMap(regions, told, cells, width, name) {
  const line = 26, left = Math.min(190, Math.round(width * 0.42)), top = 24;
  const years = told.slice(-Math.floor((width - left) / 28)); // the last ones, where not all have room
  const each = Math.min(64, (width - left) / Math.max(1, years.length));
  const heads = years.map((year, place) => textAt(left + place * each + each / 2, 15, each < 34 ? `’${year.slice(2)}` : year, {"text-anchor": "middle", class: "soft"}));
  const lines = regions.map((region, row) => h("svg:g", {},
    textAt(left - 8, top + row * line + 17, shortened(region, left - 8), {"text-anchor": "end"}),
    ...years.map((year, place) => heatCell(cells.get(`${region}|${year}`), region, year, left + place * each, top + row * line, each, line))));
  return svg(width, top + regions.length * line + 4, name, ...heads, ...lines);
}

function heatCell(row, region, year, x, y, width, height) {
  const box = {x: x + 1, y: y + 1, width: Math.max(1, width - 2), height: height - 2, rx: 3};
  if (!row) return h("svg:rect", {class: "no-grade", ...box});
  const [number, start, end] = row.at.find(([at]) => matchingSet.has(at)) ?? row.at[0];
  const name = `${region}, ${year}: ${row.grade}${row.score ? ` (${row.score.toLocaleString(state.language)})` : ""}${row.conflict ? `, ${label("conflict")}: ${row.grades}` : ""}`;
  return button(() => { location.hash = linkTo(number, [start, end]); }, name,
    h("svg:rect", {class: `g-${row.grade}`, ...box}),
    textAt(x + width / 2, y + 17, `${row.grade}${row.conflict ? "·" : ""}`, {"text-anchor": "middle", class: `on-${row.grade}`}));
}
