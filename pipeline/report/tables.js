// The tables: sorted by any column, a page at a time, each line with links to the words behind it.
const PAGE = 50;
const shown = {officials: {by: 4, down: true, page: 0}, sakip: {by: 0, down: false, page: 0}, agreements: {by: 0, down: true, page: 0}};

const inRegion = (code) => !state.region || code === state.region || (code ?? "").startsWith(`${state.region}.`);
const inArticles = (row) => row.at.some(([number]) => matchingSet.has(number));
const articlesOf = (row) => new Set(row.at.map(([number]) => number).filter((number) => matchingSet.has(number))).size;

/** Columns: name of the label, what to sort by, what to show. */
const COLUMNS = {
  officials: () => [
    ["name", (row) => row.name, (row) => h("b", {}, row.name)],
    ["post", (row) => term(row.post), (row) => [term(row.post), badge(row.acting), row.tenure === "incumbent" ? null : badge(row.tenure)]],
    ["region", (row) => regionName(row.region), (row) => regionName(row.region)],
    ["organization", (row) => row.organization ?? "", (row) => row.organization],
    ["told", articlesOf, (row) => count(articlesOf(row))],
    ["where", null, links],
  ],
  sakip: () => [
    ["region", (row) => row.name, (row) => h("b", {}, row.name)],
    ["instrument", (row) => row.instrument, (row) => row.instrument],
    ["year", (row) => row.year ?? "", (row) => row.year],
    ["grade", (row) => -GRADES.indexOf(row.grade ?? "D"), (row) => [row.grade ? h("span", {class: `grade g-${row.grade}`}, row.grade) : null, row.status === "target" ? badge("target") : null]],
    ["score", (row) => row.score ?? -1, (row) => row.score?.toLocaleString(state.language)],
    ["told", articlesOf, (row) => [count(articlesOf(row)), row.conflict ? h("span", {class: "badge warn", title: [row.grades, row.scores].filter(Boolean).join("; ")}, label("conflict")) : null]],
    ["where", null, (row) => [h("q", {}, row.quote), " ", links(row)]],
  ],
  agreements: () => [
    ["date", (row) => row.date ?? "", (row) => day(row.date)],
    ["document", (row) => term(row.document), (row) => [term(row.document), badge(row.status)]],
    ["parties", (row) => row.parties[0]?.[0] ?? "", (row) => h("ul", {class: "plain"}, ...row.parties.map(([name]) => h("li", {}, name)))],
    ["subjects", (row) => row.subjects.join("; "), (row) => row.subjects.join("; ")],
    ["told", articlesOf, (row) => count(articlesOf(row))],
    ["where", null, links],
  ],
};

const FITTING = {
  officials: (row) => inArticles(row) && inRegion(row.region) && (!state.post || row.post === state.post),
  sakip: (row) => inArticles(row) && inRegion(row.region) && (!state.grade || row.grade === state.grade),
  agreements: (row) => inArticles(row) && (!state.region || row.parties.some(([, , code]) => inRegion(code))),
};

const badge = (value) => (value ? h("span", {class: "badge"}, term(value)) : null);

/** Links to the first words in each article, three at most; the first is called by the title. */
function links(row) {
  const first = new Map();
  for (const [number, start, end] of row.at) if (matchingSet.has(number) && !first.has(number)) first.set(number, [start, end]);
  const told = [...first].slice(0, 3).map(([number, at], place) =>
    h("a", {class: "to-words", href: linkTo(number, at), title: INDEX.rows[number].title, "aria-label": `${label("wordsOf")}: ${INDEX.rows[number].title}`}, place ? String(place + 1) : INDEX.rows[number].title));
  return h("span", {class: "links"}, ...told, first.size > 3 ? h("small", {}, `+${count(first.size - 3)}`) : null);
}

function compare(a, b) {
  return typeof a === "number" ? a - b : a.localeCompare(b, state.language, {numeric: true});
}

function renderTable(name) {
  const columns = COLUMNS[name]();
  const view = shown[name];
  const rows = INDEX[name].filter(FITTING[name]);
  const key = columns[view.by][1];
  rows.sort((a, b) => (view.down ? -1 : 1) * compare(key(a), key(b)));
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  view.page = Math.min(view.page, pages - 1);
  const cut = rows.slice(view.page * PAGE, (view.page + 1) * PAGE);
  if (!rows.length) return h("p", {class: "empty"}, label("noRows"));
  return h("section", {class: `table ${name}`},
    h("div", {class: "table-head"}, h("p", {class: "shown"}, h("b", {}, count(rows.length)), ` ${label("lines")}`), sortBox(name, columns), pager(name, pages)),
    h("table", {}, h("thead", {}, h("tr", {}, ...columns.map((column, at) => heading(name, column, at)))),
      h("tbody", {}, ...cut.map((row) => h("tr", {}, ...columns.map(([column, , cell]) => tableCell(column, cell(row))))))),
    pages > 1 ? pager(name, pages) : null);
}

function tableCell(column, content) {
  const parts = [content].flat().filter((part) => part !== null && part !== undefined && part !== "");
  return h("td", {"data-label": label(column), class: `c-${column}`, "data-empty": parts.length ? null : ""}, h("div", {}, ...parts));
}

function heading(name, [column, key], at) {
  const view = shown[name];
  const order = view.by === at ? (view.down ? "descending" : "ascending") : null;
  return h("th", {scope: "col", "aria-sort": order, class: `c-${column}`}, key
    ? h("button", {type: "button", onclick: () => sortBy(name, at, view.by === at ? !view.down : false)}, label(column), h("span", {"aria-hidden": "true"}, order ? (view.down ? " ↓" : " ↑") : ""))
    : label(column));
}

/** The same choice for narrow screens, where the headings are not in sight. */
function sortBox(name, columns) {
  const options = columns.map(([column, key], at) => key && h("option", {value: at, selected: shown[name].by === at}, label(column)));
  return h("label", {class: "sort only-narrow"}, `${label("sortBy")} `,
    h("select", {onchange: (event) => sortBy(name, Number(event.target.value), false)}, ...options.filter(Boolean)));
}

function sortBy(name, by, down) {
  Object.assign(shown[name], {by, down, page: 0});
  render();
}

function pager(name, pages) {
  if (pages < 2) return null;
  const view = shown[name];
  const turn = (by) => () => { view.page += by; render(); $("main").scrollTop = 0; };
  return h("div", {class: "pager"},
    h("button", {type: "button", disabled: view.page === 0, onclick: turn(-1)}, label("previous")),
    h("span", {}, `${label("page")} ${count(view.page + 1)} ${label("of")} ${count(pages)}`),
    h("button", {type: "button", disabled: view.page === pages - 1, onclick: turn(1)}, label("next")));
}
