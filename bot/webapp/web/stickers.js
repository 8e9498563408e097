// The gallery: one's stickers, newest first, and what is known of each.

import { picture } from "./api.js";
import { card, confirm, h, open, shut } from "./dom.js";

let filter = "all";

const FITS = { all: () => true, up: ({ liked }) => liked === true, down: ({ liked }) => liked === false };

const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      target.fetch();
    }
  },
  { rootMargin: "200px" },
);

/** A sticker's picture, fetched when it comes into view. */
export function thumbnail(state, one) {
  const image = h("img", { alt: "", width: 512, height: 512, draggable: "false" });
  image.fetch = async () => {
    try {
      image.src = await picture(state.chat, one.id);
      image.classList.add("there");
    } catch {
      image.replaceWith(h("span.instead", {}, one.emoji));
    }
  };
  seen.observe(image);
  return image;
}

/** The second tab. */
export function stickersView(state, run, redraw) {
  const { texts, stickers } = state;
  if (!stickers.length) return [card(texts["page-stickers"], texts["page-stickers-empty"], h("div.none", { "aria-hidden": "true" }, "🖼"))];
  const found = stickers.filter(FITS[filter]);
  const days = new Map();
  for (const one of found) days.set(one.day, [...(days.get(one.day) ?? []), one]);
  return [
    h("div.filters", { role: "group", "aria-label": texts["page-stickers"] }, filters(texts, redraw)),
    found.length === 0 && card(null, texts["page-none-fit"]),
    ...[...days].map(([day, list]) => card(day, null, h("div.grid", {}, list.map((one) => tile(state, one, run))))),
  ];
}

function filters(texts, redraw) {
  const labels = { all: [texts["page-all"]], up: ["👍", texts["page-rate-up"]], down: ["👎", texts["page-rate-down"]] };
  return Object.entries(labels).map(([name, [text, label]]) =>
    h(
      "button.pill",
      { type: "button", "aria-pressed": String(filter === name), "aria-label": label, "data-key": `filter-${name}`, onclick: () => ((filter = name), redraw()) },
      text,
    ),
  );
}

function tile(state, one, run) {
  const words = Object.values(one.words).join(", ");
  const judged = { true: "👍", false: "👎" }[one.liked];
  return h(
    "button.tile",
    { type: "button", "aria-label": [words, judged].filter(Boolean).join(" "), "data-key": `sticker-${one.id}`, onclick: () => details(state, one, run) },
    thumbnail(state, one),
    judged && h("span.judged", { "aria-hidden": "true" }, judged),
  );
}

/** One sticker in a sheet; `others` lie in the same place of the map. */
export function details(state, one, run, others = []) {
  const { texts } = state;
  const rate = (liked) => () => (shut(), run("rate", { sticker: one.id, liked }));
  const forget = () =>
    confirm(texts, texts["page-forget-sticker-ask"], texts["page-forget-sticker"], () => run("forget-sticker", { sticker: one.id }));
  const kinds = ["character", "expression", "style"].filter((kind) => one.words[kind]);
  open(
    Object.values(one.words).join(", ") || texts["page-stickers"],
    texts["page-close"],
    h("div.large", {}, thumbnail(state, one)),
    others.length > 1 && h("div.others", {}, others.map((other) => another(state, other, one, run, others))),
    h("div.pills", {}, kinds.map((kind) => h("span.tag", {}, [one.marks[kind], one.words[kind]].filter(Boolean).join(" ")))),
    one.answered && h("p.about", {}, texts["page-answered"]),
    one.answered && h("blockquote", { dir: "auto" }, one.answered),
    h("p.facts", {}, h("span", {}, `${one.day}, ${one.time}`), h("span", {}, one.strength)),
    h(
      "div.pair",
      {},
      h("button.plain", { type: "button", "aria-pressed": String(one.liked === true), "aria-label": texts["page-rate-up"], onclick: rate(true) }, "👍"),
      h("button.plain", { type: "button", "aria-pressed": String(one.liked === false), "aria-label": texts["page-rate-down"], onclick: rate(false) }, "👎"),
    ),
    h("button.quiet", { type: "button", onclick: forget }, texts["page-forget-sticker"]),
  );
}

function another(state, other, one, run, others) {
  const attributes = { type: "button", "aria-label": `${other.day}, ${other.time}`, "aria-pressed": String(other === one) };
  return h("button.tile", { ...attributes, onclick: () => details(state, other, run, others) }, thumbnail(state, other));
}
