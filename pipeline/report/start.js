// Draws what the address says, and listens to keys.
function render() {
  findMatching();
  document.documentElement.lang = state.language;
  document.title = `Saripati · ${label(state.tab)}`;
  renderFrame();
  renderFilters();
  const main = $("main");
  document.body.dataset.tab = state.tab;
  document.body.dataset.reading = state.tab === "articles" && state.article !== null;
  open = null;
  if (state.tab === "articles") renderArticles(main);
  else main.replaceChildren(h("h1", {class: "hidden"}, label(state.tab)), state.tab === "overview" ? renderOverview(Math.max(300, main.clientWidth - 32)) : renderTable(state.tab));
}

function renderArticles(main) {
  const top = $("list")?.scrollTop ?? 0;
  const list = renderList();
  const reading = state.article === null ? h("p", {class: "empty choose"}, label("choose")) : renderArticle(state.article);
  main.replaceChildren(h("h1", {class: "hidden"}, label("articles")), h("div", {class: "two"}, list, reading));
  list.scrollTop = top;
  if (state.article === null) return;
  showLine(state.article);
  if (state.at) showWords(state.at);
}

function renderFrame() {
  document.querySelector(".skip").textContent = label("skip");
  $("total").textContent = `${label("title")} · ${count(INDEX.rows.length)} ${label("articles").toLowerCase()}`;
  $("tabs").replaceChildren(...TABS.map((tab) => h("a", {href: addressOf({tab, article: tab === "articles" ? state.article : null, at: null}), "aria-current": state.tab === tab ? "page" : null}, label(tab))));
  $("language").textContent = label("language");
  $("theme").textContent = label(isDark() ? "light" : "dark");
  $("filter-button").textContent = isFiltered() ? `${label("filters")} · ${count(matching.length)}` : label("filters");
  $("live").textContent = `${count(matching.length)} ${label("of")} ${count(INDEX.rows.length)} ${label("articles").toLowerCase()}`;
}

const isDark = () => (document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);

function showFilters(wanted) {
  document.body.toggleAttribute("data-filters", wanted);
  $("filter-button").setAttribute("aria-expanded", String(wanted));
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "Escape") return leave(event.target, typing);
  if (typing) return;
  const act = {
    "/": () => { showFilters(true); $("filter-words").focus(); },
    j: () => step(1), k: () => step(-1), n: () => stepFind(1), p: () => stepFind(-1),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function leave(target, typing) {
  if (typing) target.blur();
  else if (!unchoose() && state.article !== null) go({article: null, at: null});
  showFilters(false);
}

let width = 0;

/** Charts are drawn to the width at hand, so they are drawn anew when it changes. */
function resized() {
  if ($("main").clientWidth !== width && state.tab === "overview") render();
  width = $("main").clientWidth;
}

addEventListener("hashchange", () => {
  const before = {tab: state.tab, article: state.article};
  readAddress();
  render();
  if (before.tab !== state.tab || before.article !== state.article) {
    if (state.tab !== "articles") $("main").scrollTop = 0;
    else document.querySelector(".article")?.focus({preventScroll: true});
    if (!state.at) scrollTo(0, 0);
  }
});
addEventListener("keydown", pressed);
$("language").addEventListener("click", () => change({language: state.language === "id" ? "en" : "id"}));
$("theme").addEventListener("click", () => { document.documentElement.dataset.theme = isDark() ? "light" : "dark"; render(); });
$("filter-button").addEventListener("click", () => showFilters(!document.body.hasAttribute("data-filters")));

state.language = navigator.language.startsWith("en") ? "en" : "id";
readAddress();
render();
width = $("main").clientWidth;
new ResizeObserver(resized).observe($("main"));
