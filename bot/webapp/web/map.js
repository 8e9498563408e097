// A map of the stickers: a row for each character, a column for each feeling, both with what comes most first.

import { h } from "./dom.js";
import { details, thumbnail } from "./stickers.js";

const FANNED = 3; // of those that lie in one place

/** The table; whoever can't see it hears how many stickers lie where. */
export function map(state, run) {
  const characters = axis(state.stickers, "character");
  const feelings = axis(state.stickers, "expression");
  const at = new Map();
  for (const one of state.stickers) {
    const key = `${one.shown.character}/${one.shown.expression}`;
    at.set(key, [...(at.get(key) ?? []), one]);
  }
  const most = Math.max(...[...at.values()].map((stack) => stack.length));
  const head = h("tr", {}, h("td"), feelings.map((one) => h("th", { scope: "col" }, name(one))));
  const rows = characters.map((character) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, name(character)),
      feelings.map((feeling) => {
        const stack = at.get(`${character.value}/${feeling.value}`);
        return stack ? place(state, stack, most, run) : h("td", {}, h("span.spot"));
      }),
    ),
  );
  return h("div.map", { tabindex: "0", role: "region", "aria-label": state.texts["page-map"] }, h("table", {}, head, rows));
}

function axis(stickers, kind) {
  const found = new Map();
  for (const { shown, words, marks } of stickers) {
    const value = shown[kind];
    const one = found.get(value) ?? { value, word: words[kind] ?? "–", emoji: marks[kind], count: 0 };
    found.set(value, { ...one, count: one.count + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

function name({ emoji, word }) {
  return [emoji && h("span.emoji", { "aria-hidden": "true" }, emoji), h("span", {}, word)];
}

function place(state, stack, most, run) {
  const { words } = stack[0];
  const label = `${[words.character, words.expression].filter(Boolean).join(", ")}: ${stack.length}`;
  const fan = stack.slice(0, FANNED).reverse();
  const open = () => details(state, stack[0], run, stack);
  return h(
    "td",
    {},
    h(
      "button.spot.full",
      { type: "button", "aria-label": label, onclick: open, vars: { warmth: 0.25 + (0.75 * stack.length) / most } },
      fan.map((one, index) => h("span.fanned", { vars: { turn: `${(index - fan.length + 1) * 11}deg` } }, thumbnail(state, one))),
      stack.length > 1 && h("b.count", { "aria-hidden": "true" }, String(stack.length)),
    ),
  );
}
