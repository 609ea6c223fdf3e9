// The smallest tools: data out of the page, nodes into it. Text goes in as text nodes, never as markup.
const INDEX = JSON.parse(document.getElementById("index").textContent);
const NUMBERS = new Map();
INDEX.ids.forEach((id, number) => NUMBERS.has(id) || NUMBERS.set(id, number));

const $ = (id) => document.getElementById(id);

/** A new element: attributes by name, functions as listeners ("onclick"), children as nodes or text. */
function h(tag, attributes = {}, ...children) {
  const node = tag.startsWith("svg:") ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4))
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) node.append(child);
  return node;
}

const ARTICLES = new Map();

/** The article of this number, parsed when it is first asked for. */
function article(number) {
  if (!ARTICLES.has(number)) {
    const held = JSON.parse($(`article-${number}`).textContent);
    // Offsets count code points; JavaScript counts UTF-16 units. They differ only beyond the basic plane.
    held.points = /[\ud800-\udbff]/.test(held.text) ? Array.from(held.text) : null;
    ARTICLES.set(number, held);
  }
  return ARTICLES.get(number);
}

/** The words [start, end) of an article, offsets in code points. */
function words(held, start, end) {
  return held.points ? held.points.slice(start, end).join("") : held.text.slice(start, end);
}

const label = (key) => LABELS[state.language][key];
const count = (number) => number.toLocaleString(state.language);

/** A controlled value as people say it: "wali_kota" is "Mayor" or "Wali Kota". */
function term(value) {
  if (!value) return "";
  return TERMS[state.language][value] ?? value.split("_").map((word) => word[0].toUpperCase() + word.slice(1)).join(" ");
}

const regionName = (code) => (code ? INDEX.regions[code] ?? code : "");

/** "2024-03-01" in the reader's language; other EDTF values as they are. */
function day(value) {
  if (!/^\d{4}-\d\d-\d\d$/.test(value ?? "")) return value ?? "";
  return new Date(`${value}T00:00:00Z`).toLocaleDateString(state.language, {day: "numeric", month: "short", year: "numeric", timeZone: "UTC"});
}

/** "182 of 183 right", or that nobody measured. */
function precision(told) {
  return told ? `${count(told[0])} ${label("of")} ${count(told[1])} ${label("rightOf")}` : label("notMeasured");
}
