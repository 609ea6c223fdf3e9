// The first view: how much there is, of what, when and where, and how far to believe it.
const MOST = 12; // bars in a chart
const MOST_REGIONS = 30; // lines in the heat map

function renderOverview(width) {
  const wide = width >= 900 ? Math.floor((width - 24) / 2) - 40 : width - 40;
  return h("div", {class: "overview"},
    h("div", {class: "tiles"}, ...tiles()),
    h("div", {class: "charts"},
      chart("onMap", provinceMap(provinceCounts(), wide, label("onMap")), label("mapAbout")),
      h("div", {class: "stack"}, chart("overTime", publishedChart(wide)), chart("overYears", yearsChart(wide))),
      chart("topRegions", bars(topRegions(), wide, label("topRegions"))),
      chart("topPosts", bars(topPosts(), wide, label("topPosts"))),
      chart("heat", gradesChart(wide), label("heatAbout")),
      chart("rules", rulesTable(), label("rulesAbout"))));
}

function chart(key, drawn, about) {
  return drawn && h("section", {class: "chart", id: `chart-${key}`}, h("h2", {}, label(key)), about ? h("p", {class: "about"}, about) : null, drawn);
}

function tiles() {
  const sums = [0, 0, 0, 0, 0, 0];
  let problems = 0;
  for (const number of matching) {
    INDEX.rows[number].counts.forEach((value, place) => { sums[place] += value; });
    problems += INDEX.rows[number].problems.length;
  }
  const told = [...KINDS, "repeat"].map((kind, place) => [label(KIND_LABELS[kind]), sums[place], () => go({tab: "articles", kind}), kind]);
  return [[label("articles"), matching.length, () => go({tab: "articles"}), "all"], ...told, [label("problems"), problems, null, "problem"], [label("rejected"), INDEX.rejected, null, "rejected"]]
    .filter(([, value], place) => value || place < 6)
    .map(([name, value, act, kind]) => h(act ? "button" : "div", {type: act ? "button" : null, class: `tile-box ${kind}`, onclick: act}, h("b", {}, count(value)), h("span", {}, name)));
}

function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const rowsOf = () => matching.map((number) => INDEX.rows[number]);
const provinceCounts = () => counted(rowsOf().flatMap((row) => [...new Set(row.regions.map((code) => code.slice(0, 2)))]));
const most = (counts) => [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST);

const topRegions = () => most(counted(rowsOf().flatMap((row) => row.regions.filter((code) => code.length > 2))))
  .map(([code, value]) => [regionName(code), value, () => go({tab: "articles", region: code})]);

const topPosts = () => most(counted(INDEX.officials.filter(FITTING.officials).map((row) => row.post)))
  .map(([post, value]) => [term(post), value, () => go({tab: "officials", post})]);

/** Every month between the first and the last, those without an article too; years where the months are too many. */
function publishedChart(width) {
  const months = rowsOf().map((row) => row.published?.slice(0, 7)).filter((month) => month?.length === 7).sort();
  if (!months.length) return null;
  const counts = counted(months), keys = [];
  for (let [year, month] = months[0].split("-").map(Number); ; month === 12 ? (year += 1, month = 1) : month += 1) {
    const key = `${year}-${String(month).padStart(2, "0")}`;
    keys.push(key);
    if (key >= months[months.length - 1] || keys.length > 1200) break;
  }
  if (keys.length * 4 > width) return byYear(counted(months.map((month) => month.slice(0, 4))), width, label("overTime"));
  const marks = (key) => (key.endsWith("-01") ? key.slice(0, 4) : keys.length < 13 ? key.slice(5) : "");
  return columns(keys.map((key) => [key, counts.get(key) ?? 0]), width, label("overTime"), marks);
}

function byYear(counts, width, name) {
  const years = [...counts.keys()].map(Number).sort((a, b) => a - b);
  const first = Math.max(years[0], years[years.length - 1] - 60);
  const keys = Array.from({length: years[years.length - 1] - first + 1}, (_, place) => String(first + place));
  const every = Math.ceil(keys.length / Math.max(1, Math.floor(width / 44)));
  return columns(keys.map((key) => [key, counts.get(key) ?? 0]), width, name, (key, place) => (place % every === 0 ? key : ""));
}

function yearsChart(width) {
  const counts = new Map();
  for (const row of rowsOf()) for (const [year, value] of Object.entries(row.years)) counts.set(year, (counts.get(year) ?? 0) + value);
  return counts.size ? byYear(counts, width, label("overYears")) : null;
}

function gradesChart(width) {
  const told = INDEX.sakip.filter((row) => row.kind === "pemda" && row.instrument === "SAKIP" && row.status === "achieved" && row.grade && /^\d{4}$/.test(row.year ?? "") && FITTING.sakip(row));
  if (!told.length) return null;
  const cells = new Map(told.map((row) => [`${row.name}|${row.year}`, row]));
  const regions = [...counted(told.map((row) => row.name))].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, MOST_REGIONS).map(([name]) => name);
  const years = [...new Set(told.map((row) => row.year))].sort();
  return heatMap(regions, years, cells, width, label("heat"));
}

function rulesTable() {
  const rows = [...INDEX.rules].sort((a, b) => b[1] - a[1]);
  return h("table", {class: "rules"}, h("thead", {}, h("tr", {}, ...["rule", "finds", "right"].map((key) => h("th", {scope: "col"}, label(key))))),
    h("tbody", {}, ...rows.map(([rule, finds, told]) => h("tr", {}, h("td", {}, h("code", {}, rule)), h("td", {class: "number"}, count(finds)),
      h("td", {}, told ? meter(told) : null, " ", precision(told))))));
}

const meter = ([right, fired]) => h("meter", {min: 0, max: 1, low: 0.8, high: 0.95, optimum: 1, value: right / fired, "aria-hidden": "true"});
