// One article: its text with the finds marked, and beside it the finds. Choosing one shows the other.
let open = null; // {held, spans, panel, text, chosen: {item, at}} of the article in sight

function renderArticle(number) {
  const held = article(number);
  const spans = held.items.flatMap((item, index) => item.at.map(([start, end], at) => ({start, end, item: index, at})));
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const text = h("div", {class: "text"}, head(held), ...held.problems.map(problemLine), ...held.paragraphs.map((p, place) => paragraph(held, p, place, spans, number)));
  const panel = h("div", {class: "finds"}, ...panelOf(held));
  const card = h("aside", {class: "card", hidden: true, "aria-live": "polite"});
  open = {number, held, spans, text, panel, card, chosen: null};
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (mark) chooseAt(mark);
  });
  return h("article", {class: "article", tabindex: "-1"},
    h("a", {class: "back only-phone", href: addressOf({article: null, at: null})}, `← ${label("back")}`),
    h("div", {class: "reading"}, text, h("div", {class: "side"}, card, panel)));
}

function head(held) {
  const facts = [day(held.published) || label("undated"), held.dateline, ...held.byline, held.site, held.item ? `${held.path}, ${held.item}` : held.path];
  const isAddress = /^https?:\/\//i.test(held.url ?? ""); // an address of an article is not to be trusted
  return h("p", {class: "facts"}, facts.filter(Boolean).join(" · "),
    isAddress ? [" · ", h("a", {href: held.url, rel: "noopener noreferrer nofollow", target: "_blank"}, label("original"))] : null);
}

const problemLine = ([code, message]) => h("p", {class: "problem"}, h("b", {}, term(code)), ` ${message}`);

function paragraph(held, [start, end, kind, isRead, repeats], place, spans, number) {
  const inside = spans.filter((span) => span.start < end && start < span.end);
  const edges = new Set([start, end]);
  for (const span of inside) for (const edge of [span.start, span.end]) if (start < edge && edge < end) edges.add(edge);
  const cuts = [...edges].sort((a, b) => a - b);
  const parts = cuts.slice(1).map((until, index) => stretch(held, cuts[index], until, inside));
  const why = isRead ? null : [" ", h("small", {}, ...reason(kind, repeats, number))];
  return h(kind === "title" ? "h1" : "p", {class: isRead ? kind : "aside", "data-paragraph": place}, ...parts, ...(why ?? []));
}

function stretch(held, start, end, inside) {
  const here = inside.filter((span) => span.start <= start && end <= span.end);
  if (!here.length) return words(held, start, end);
  const inner = here.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a));
  const kinds = [...new Set(here.map((span) => held.items[span.item].kind))];
  return h("mark", {
    class: [held.items[inner.item].kind, ...kinds.map((kind) => `in-${kind}`)].join(" "),
    "data-items": here.map((span) => span.item).join(" "), "data-item": inner.item, "data-at": inner.at,
    "data-start": start, title: here.map((span) => itemLabel(held.items[span.item])).join("\n"),
  }, words(held, start, end));
}

function reason(kind, repeats, here) {
  if (!repeats) return [term(kind)];
  const number = NUMBERS.get(repeats[0]);
  if (number === undefined) return [`${label("repeatsOf")} ${label("elsewhere")}`];
  if (number === here) return [label("repeatsHere")];
  return [`${label("repeatsOf")} `, h("a", {href: linkTo(number, article(number).paragraphs[repeats[1]]?.slice(0, 2))}, INDEX.rows[number].title)];
}

function panelOf(held) {
  if (!held.items.length) return [h("p", {class: "empty"}, "–")];
  return KINDS.map((kind) => [kind, held.items.map((item, index) => [item, index]).filter(([item]) => item.kind === kind)])
    .filter(([, found]) => found.length)
    .map(([kind, found]) => h("section", {}, h("h3", {class: kind}, label(KIND_LABELS[kind]), h("span", {}, count(found.length))),
      h("ul", {}, ...found.map(([item, index]) => h("li", {}, h("button", {type: "button", "data-item": index, onclick: () => choose(index, 0, "text")},
        h("span", {}, itemLabel(item)), item.at.length > 1 ? h("small", {}, `× ${item.at.length}`) : null))))));
}

/** The item in one line. */
function itemLabel(item) {
  if (item.kind === "region") return `${item.name} · ${item.code}`;
  if (item.kind === "official") return `${item.name} · ${item.posts.map(postLabel).join(", ")}`;
  if (item.kind === "date") return item.value ?? label("unanchored");
  if (item.kind === "sakip") return [item.name, item.instrument, item.grade, item.score?.toLocaleString(state.language), item.year, term(item.status)].filter(Boolean).join(" · ");
  return [term(item.document), item.parties.join(" – "), item.date].filter(Boolean).join(" · ");
}

function postLabel(post) {
  const tenure = post.tenure === "incumbent" ? "" : term(post.tenure);
  return [term(post.acting), tenure, term(post.post), regionName(post.region)].filter(Boolean).join(" ");
}

/** What the card says of an item, as pairs of name and value. */
function itemFacts(item) {
  const facts = {
    region: [],
    date: [],
    official: [[label("aliases"), item.aliases?.join(", ")], [label("organization"), item.posts?.map((post) => post.organization).filter(Boolean).join(", ")]],
    sakip: [],
    agreement: [[label("status"), term(item.status)], [label("place"), item.place], [label("subjects"), item.subjects?.join("; ")],
      [label("signatories"), item.signatories?.map(([name, post, region]) => [name, term(post), regionName(region)].filter(Boolean).join(", ")).join("; ")]],
  }[item.kind];
  return [...facts, [label("rule"), item.rule], [label("right"), precision(item.precision)]].filter(([, value]) => value);
}

function chooseAt(mark) {
  choose(Number(mark.dataset.item), Number(mark.dataset.at), "panel");
}

/** Mark all words of an item, tell about it, and bring the other side ("text" or "panel") into sight. */
function choose(index, at, into) {
  const {held, text, panel, card} = open;
  const item = held.items[index];
  open.chosen = {item: index, at};
  const [start, end] = item.at[at];
  for (const mark of text.querySelectorAll("mark")) {
    const isOf = mark.dataset.items.split(" ").includes(String(index));
    mark.classList.toggle("chosen", isOf);
    mark.classList.toggle("here", isOf && start <= mark.dataset.start && mark.dataset.start < end);
  }
  for (const button of panel.querySelectorAll("button")) button.toggleAttribute("aria-current", button.dataset.item === String(index));
  card.replaceChildren(...cardOf(item, index, at));
  card.className = `card ${item.kind}`;
  text.className = `text ${item.kind}`; // the colour of what is chosen, whatever else lies in its words
  card.hidden = false;
  const target = into === "text" ? text.querySelector("mark.here") : panel.querySelector("[aria-current]");
  target?.scrollIntoView({block: into === "text" ? "center" : "nearest", behavior: isCalm() ? "auto" : "smooth"});
}

const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function cardOf(item, index, at) {
  const other = (by) => choose(index, (at + by + item.at.length) % item.at.length, "text");
  return [
    h("button", {type: "button", class: "close", "aria-label": label("close"), onclick: unchoose}, "×"),
    h("p", {class: "card-kind"}, label(item.kind)),
    h("p", {class: "card-label"}, itemLabel(item)),
    h("dl", {}, ...itemFacts(item).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    item.at.length > 1 ? h("p", {class: "card-steps"},
      h("button", {type: "button", onclick: () => other(-1), "aria-label": label("previous")}, "←"),
      `${at + 1} / ${item.at.length}`,
      h("button", {type: "button", onclick: () => other(1), "aria-label": label("next")}, "→")) : null,
  ].filter(Boolean);
}

function unchoose() {
  if (!open?.chosen) return false;
  for (const mark of open.text.querySelectorAll("mark")) mark.classList.remove("chosen", "here");
  for (const button of open.panel.querySelectorAll("[aria-current]")) button.removeAttribute("aria-current");
  open.card.hidden = true;
  open.chosen = null;
  return true;
}

/** The find after (1) or before (-1) the chosen one, in the order of the text. */
function stepFind(by) {
  if (!open?.spans.length) return;
  const {chosen, spans} = open;
  const place = chosen ? spans.findIndex((span) => span.item === chosen.item && span.at === chosen.at) : by > 0 ? -1 : 0;
  const next = spans[(place + by + spans.length) % spans.length];
  choose(next.item, next.at, "text");
}

/** Choose what stands at [start, end), or only show the paragraph where nothing was found there. */
function showWords([start, end]) {
  const found = open.spans.find((span) => span.start === start && span.end === end) ?? open.spans.find((span) => span.start <= start && start < span.end);
  if (found) choose(found.item, found.at, "text");
  else open.text.querySelector(`[data-paragraph="${open.held.paragraphs.findIndex((p) => p[0] <= start && start < p[1])}"]`)?.scrollIntoView({block: "center"});
}
