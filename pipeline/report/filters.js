// The filters: each choice says how many articles it would leave, counted with the other filters set.

/** How many articles hold each value of a field, the other filters applied. */
function valuesOf(name) {
  const wanted = {...state, [name]: ""};
  const counts = new Map();
  INDEX.rows.forEach((row, number) => {
    if (!fits(row, number, wanted)) return;
    for (const value of new Set(valuesIn(row, name))) counts.set(value, (counts.get(value) ?? 0) + 1);
  });
  return counts;
}

function valuesIn(row, name) {
  if (name === "region") return row.regions.flatMap((code) => [code, code.slice(0, 2)]);
  if (name === "post") return row.posts;
  if (name === "grade") return row.grades;
  if (name === "problem") return row.problems;
  return [...KINDS, "repeat"].filter((kind, place) => row.counts[place] > 0);
}

function nameOf(name, value) {
  if (name === "region") return regionName(value);
  if (name === "kind") return label(KIND_LABELS[value]);
  return name === "grade" ? value : term(value);
}

function orderOf(name, counts) {
  const values = [...counts.keys()];
  if (name === "grade") return values.sort((a, b) => GRADES.indexOf(a) - GRADES.indexOf(b));
  if (name === "kind") return values;
  return values.sort((a, b) => nameOf(name, a).localeCompare(nameOf(name, b), state.language));
}

function renderFilters() {
  const focused = document.activeElement?.id;
  const caret = $("filter-words")?.selectionStart;
  $("filters").replaceChildren(
    h("h2", {}, label("filters")),
    searchBox(),
    ...["region", "post", "kind", "grade", "problem"].map(filterBox),
    h("p", {class: "shown"}, h("b", {id: "shown"}, count(matching.length)), ` ${label("of")} ${count(INDEX.rows.length)}`),
    h("button", {type: "button", id: "reset", disabled: !isFiltered(), onclick: reset}, label("reset")),
    h("p", {class: "keys"}, label("keys")),
  );
  if (focused?.startsWith("filter-")) $(focused)?.focus();
  if (focused === "filter-words") $("filter-words").setSelectionRange(caret, caret);
}

const isFiltered = () => FILTERS.some((name) => state[name]);
const reset = () => change(Object.fromEntries(FILTERS.map((name) => [name, ""])));

let typing = 0;

function searchBox() {
  const typed = (event) => {
    clearTimeout(typing);
    typing = setTimeout(() => change({words: event.target.value.trim() ? event.target.value : ""}), 150);
  };
  return h("label", {}, h("span", {}, label("search")),
    h("input", {id: "filter-words", type: "search", value: state.words, autocomplete: "off", oninput: typed}));
}

function filterBox(name) {
  const counts = valuesOf(name);
  if (state[name] && !counts.has(state[name])) counts.set(state[name], 0);
  if (!counts.size) return null;
  const option = (value) => h("option", {value, selected: state[name] === value}, `${nameOf(name, value)} (${count(counts.get(value))})`);
  const options = name === "region" ? regionOptions(counts, option) : orderOf(name, counts).map(option);
  return h("label", {}, h("span", {}, label(name)),
    h("select", {id: `filter-${name}`, onchange: (event) => change({[name]: event.target.value})},
      h("option", {value: ""}, label("any")), ...options));
}

/** Provinces as groups, each with its kabupaten, kota and kecamatan. */
function regionOptions(counts, option) {
  const ordered = orderOf("region", counts);
  return ordered.filter((code) => code.length === 2).map((province) =>
    h("optgroup", {label: regionName(province)}, option(province),
      ...ordered.filter((code) => code.startsWith(`${province}.`)).map(option)));
}
