// The list of articles: as long as it may be, only the lines in sight are in the page.
const LINE = 104; // height of a line in CSS pixels, as article.css has it
const BEYOND = 8; // lines kept ready above and below what is in sight

function renderList() {
  const inner = h("div", {class: "lines"});
  const list = h("div", {id: "list", role: "list", tabindex: "0", "aria-label": label("articles")}, inner);
  inner.style.height = `${matching.length * LINE}px`;
  list.addEventListener("scroll", () => drawLines(list, inner), {passive: true});
  new ResizeObserver(() => drawLines(list, inner)).observe(list);
  return matching.length ? list : h("p", {class: "empty"}, label("noArticles"));
}

function drawLines(list, inner) {
  const first = Math.max(0, Math.floor(list.scrollTop / LINE) - BEYOND);
  const last = Math.min(matching.length, Math.ceil((list.scrollTop + list.clientHeight) / LINE) + BEYOND);
  const focused = document.activeElement?.dataset?.number;
  inner.replaceChildren(...matching.slice(first, last).map((number, place) => line(number, first + place)));
  if (focused) inner.querySelector(`[data-number="${focused}"]`)?.focus({preventScroll: true});
}

function line(number, place) {
  const row = INDEX.rows[number];
  const chips = [...KINDS, "repeat"].map((kind, at) => row.counts[at] && h("span", {class: `count ${kind}`, title: label(KIND_LABELS[kind])}, count(row.counts[at])));
  const node = h("div", {class: "line", role: "listitem", "aria-setsize": matching.length, "aria-posinset": place + 1},
    h("a", {href: linkTo(number, null), "data-number": number, "aria-current": state.article === number ? "true" : null},
      h("span", {class: "line-title"}, row.title),
      h("span", {class: "line-facts"}, [day(row.published) || label("undated"), row.where === "-" ? "" : row.where].filter(Boolean).join(" · ")),
      h("span", {class: "line-counts"}, ...chips.filter(Boolean), row.problems.length ? h("span", {class: "count problem", title: label("problems")}, `⚠ ${row.problems.length}`) : null)));
  node.style.transform = `translateY(${place * LINE}px)`;
  return node;
}

/** Bring the line of an article into sight. */
function showLine(number) {
  const list = $("list");
  const place = matching.indexOf(number);
  if (!list || place < 0) return;
  const top = place * LINE;
  if (top < list.scrollTop || top + LINE > list.scrollTop + list.clientHeight) list.scrollTop = Math.max(0, top - list.clientHeight / 3);
  drawLines(list, list.firstChild);
}

/** The article after (1) or before (-1) the one that is open. */
function step(by) {
  const place = matching.indexOf(state.article);
  const next = matching[place < 0 ? 0 : Math.min(matching.length - 1, Math.max(0, place + by))];
  if (next !== undefined) go({tab: "articles", article: next, at: null});
}
