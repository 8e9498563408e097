// The taste as bubbles, and why each of them is there.

import { pack } from "./bubbles.js";
import { card, h, open, shut } from "./dom.js";
import { map } from "./map.js";

const MOST = 28; // bubbles: what counts less than that many others is not worth a look

/** The first tab. */
export function tasteView(state, run) {
  const { texts, taste, stickers } = state;
  const used = taste.filter(({ mark }) => mark !== "removed");
  const [likes, dislikes] = [used.filter(({ liked }) => liked), used.filter(({ liked }) => !liked)];
  const removed = taste.filter(({ mark }) => mark === "removed");
  return [
    stats(state, likes),
    likes.length
      ? card(texts["page-likes"], texts["page-likes-about"], cloud(likes, texts, run), legend(likes))
      : card(texts["page-likes"], texts["page-taste-empty"], h("div.none", { "aria-hidden": "true" }, "🫧")),
    dislikes.length > 0 && card(texts["page-dislikes"], texts["page-dislikes-about"], cloud(dislikes, texts, run, 0.7)),
    removed.length > 0 && card(texts["page-removed"], null, h("div.pills", {}, removed.map((one) => restored(one, texts, run)))),
    stickers.length > 0 && card(texts["page-map"], texts["page-map-about"], map(state, run)),
  ];
}

function stats({ texts, stickers }, likes) {
  const numbers = [
    [stickers.length, "page-stat-stickers"],
    [likes.length, "page-stat-keywords"],
    [stickers.filter(({ liked }) => liked).length, "page-stat-liked"],
  ];
  return h("div.stats", {}, numbers.map(([number, key]) => h("div.stat", {}, h("b", {}, String(number)), h("span", {}, texts[key]))));
}

function cloud(keywords, texts, run, scale = 1) {
  const field = h("div.cloud");
  const shown = [...keywords].sort((a, b) => b.weight - a.weight).slice(0, MOST);
  const bubbles = shown.map((one) => bubble(one, texts, run));
  field.append(...bubbles);
  const place = () => {
    const width = field.clientWidth;
    if (!width) return;
    const unit = scale * Math.min(width, 560) * (shown.length > 12 ? 0.1 : 0.125);
    // against the largest: how much that counts by itself says its label
    const radii = shown.map(({ weight }) => Math.max(31, unit * (0.5 + 0.9 * Math.sqrt(weight / (shown[0].weight || 1)))));
    const packed = pack(radii, width);
    field.style.setProperty("--height", `${packed.height}px`);
    bubbles.forEach((element, index) => {
      const radius = radii[index];
      const { x, y } = packed.places[index];
      const letters = Math.max(...shown[index].word.split(/[\s-]/).map((word) => word.length), 3);
      const vars = { x: x + (width - packed.width) / 2, y, r: radius, size: Math.max(9, Math.min(radius / 2.9, (1.55 * radius) / (letters * 0.58))) };
      for (const [name, value] of Object.entries(vars)) element.style.setProperty(`--${name}`, `${value}px`);
    });
  };
  new ResizeObserver(place).observe(field);
  return field;
}

function bubble(one, texts, run) {
  const look = one.liked ? one.attribute : "disliked";
  const label = `${one.word}: ${one.counts}, ${one.seen}`;
  return h(
    `button.bubble.${look}`,
    { type: "button", "aria-label": label, "data-key": `bubble-${one.attribute}-${one.keyword}`, onclick: () => details(one, texts, run) },
    one.emoji && h("span.emoji", { "aria-hidden": "true" }, one.emoji),
    h("span.word", {}, one.word),
    one.mark === "pinned" && h("span.pin", { "aria-hidden": "true" }, "📌"),
  );
}

function legend(keywords) {
  const kinds = new Map(keywords.map(({ attribute, kind }) => [attribute, kind]));
  return h("ul.legend", {}, [...kinds].map(([attribute, kind]) => h(`li.${attribute}`, {}, kind)));
}

function restored(one, texts, run) {
  const onclick = () => run("mark", { attribute: one.attribute, keyword: one.keyword, mark: "removed" });
  return h("button.pill", { type: "button", "aria-label": `${one.word}: ${texts["page-restore"]}`, onclick }, `↩ ${one.word}`);
}

function details(one, texts, run) {
  const mark = (wanted) => () => (shut(), run("mark", { attribute: one.attribute, keyword: one.keyword, mark: wanted }));
  const never = one.mark === "never";
  const pin = one.mark === "pinned" ? texts["page-unpin"] : texts["page-pin"];
  open(
    one.word,
    texts["page-close"],
    h("div.keyword", {}, h(`span.disc.${one.liked ? one.attribute : "disliked"}`, { "aria-hidden": "true" }, one.emoji || "✨"), h("div", {}, h("h2", {}, one.word), h("p.about", {}, one.kind))),
    h("div.meter", { vars: { share: `${100 * one.weight}%` }, "aria-hidden": "true" }, h("i")),
    h("p.facts", {}, h("b", {}, one.counts), h("span", {}, one.mark === "pinned" ? `📌 ${texts["page-pinned"]}` : one.count === 0 && one.mark ? "" : one.seen)),
    one.quotes.map((quote) => h("blockquote", { dir: "auto" }, quote)),
    h(
      "div.pair",
      {},
      one.liked && h("button.plain", { type: "button", onclick: mark("pinned") }, pin),
      h("button.plain", { type: "button", onclick: mark("removed") }, never ? texts["page-restore"] : texts["page-remove"]),
    ),
  );
}
