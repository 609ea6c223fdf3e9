// What is looked at stands in the address (#...), so that a view can be kept as a link and "back" goes back.
const FILTERS = ["words", "region", "post", "kind", "grade", "problem"];
const TABS = ["overview", "articles", "officials", "sakip", "agreements"];

const state = {tab: "overview", article: null, at: null, language: "id", ...Object.fromEntries(FILTERS.map((name) => [name, ""]))};
let matching = [];
let matchingSet = new Set();

function readAddress() {
  const told = new URLSearchParams(location.hash.slice(1));
  for (const name of FILTERS) state[name] = told.get(name) ?? "";
  state.tab = TABS.includes(told.get("tab")) ? told.get("tab") : "overview";
  const number = told.has("article") ? Number(told.get("article")) : NaN;
  state.article = INDEX.rows[number] ? number : null;
  const at = (told.get("at") ?? "").split("-").map(Number);
  state.at = at.length === 2 && at.every(Number.isInteger) ? at : null;
  state.language = LABELS[told.get("lang")] ? told.get("lang") : state.language;
}

function addressOf(changes) {
  const next = {...state, ...changes};
  const told = new URLSearchParams({tab: next.tab});
  for (const name of FILTERS) if (next[name]) told.set(name, next[name]);
  if (next.article !== null) told.set("article", next.article);
  if (next.at) told.set("at", next.at.join("-"));
  told.set("lang", next.language);
  return `#${told}`;
}

/** Go to another view; the one left can be gone back to. */
const go = (changes) => { location.hash = addressOf(changes); };

/** Change the view in place, as typing in a filter does. */
function change(changes) {
  history.replaceState(null, "", addressOf(changes));
  readAddress();
  render();
}

/** A link to the words of an article. */
const linkTo = (number, at) => addressOf({tab: "articles", article: number, at});

const SEARCHABLE = [];

function fits(row, number, wanted) {
  const within = (code) => code === wanted.region || code.startsWith(`${wanted.region}.`);
  return (!wanted.region || row.regions.some(within))
    && (!wanted.post || row.posts.includes(wanted.post))
    && (!wanted.grade || row.grades.includes(wanted.grade))
    && (!wanted.problem || row.problems.includes(wanted.problem))
    && (!wanted.kind || row.counts[[...KINDS, "repeat"].indexOf(wanted.kind)] > 0)
    && (!wanted.words || hasWords(number, wanted.words));
}

/** Whether every word that was typed stands in the article. */
function hasWords(number, typed) {
  SEARCHABLE[number] ??= `${article(number).title}\n${article(number).text}`.toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => SEARCHABLE[number].includes(word));
}

function findMatching() {
  matching = INDEX.rows.map((row, number) => number).filter((number) => fits(INDEX.rows[number], number, state));
  matchingSet = new Set(matching);
}
