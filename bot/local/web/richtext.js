// Formatted text: Telegram's entities become elements from a fixed list, everything else stays text.

import { bar, splitBars } from "./bars.js";
import { h, icon } from "./dom.js";

const PLAIN = { bold: "b", italic: "i", underline: "u", strikethrough: "s" };
const SAFE_LINK = /^(https?|tg|mailto):/i;

/** Elements for `text` with its entities. `send` is called with a command that is pressed; `drawBars` asks for bars. */
export function richText(text, entities, send, drawBars) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, 0, text.length, sorted, send, drawBars);
}

// Entities are nested or apart; one that crosses another is cut at its end.
function nodes(text, start, end, entities, send, drawBars) {
  const result = [];
  let at = start;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    if (entity.offset < at) continue;
    const stop = Math.min(entity.offset + entity.length, end);
    result.push(...plain(text.slice(at, entity.offset), drawBars));
    const inner = entities.slice(index + 1).filter((other) => other.offset < stop && other.offset >= entity.offset);
    result.push(wrap(entity, nodes(text, entity.offset, stop, inner, send, drawBars), text.slice(entity.offset, stop), send));
    at = stop;
  }
  result.push(...plain(text.slice(at, end), drawBars));
  return result;
}

function plain(text, drawBars) {
  if (!text) return [];
  if (!drawBars) return words(text);
  return splitBars(text).flatMap((piece) => (typeof piece === "string" ? words(piece) : [bar(piece)]));
}

// ➕ is told apart, as its emoji can't be seen on a dark ground.
function words(text) {
  return text.split(/(➕)/u).filter(Boolean).map((part) => (part === "➕" ? h("span.plus", {}, part) : document.createTextNode(part)));
}

function wrap(entity, children, text, send) {
  if (Object.hasOwn(PLAIN, entity.type)) return h(PLAIN[entity.type], {}, children);
  switch (entity.type) {
    case "code":
      return h("code", {}, children);
    case "pre":
      return h("pre", {}, children);
    case "blockquote":
      return h("blockquote", {}, children);
    case "expandable_blockquote":
      return folding(children);
    case "spoiler":
      return spoiler(children);
    case "text_link":
    case "url":
      return link(entity.url ?? text, children);
    case "bot_command":
      return h("button.link", { type: "button", onclick: () => send(text) }, children);
    default:
      return h("span", {}, children);
  }
}

function link(address, children) {
  if (!SAFE_LINK.test(address)) return h("span", {}, children);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, children);
}

function spoiler(children) {
  const open = () => hidden.classList.add("open");
  const hidden = h("span.spoiler", { role: "button", tabindex: "0", "aria-label": "Hidden text, press to show" }, children);
  hidden.addEventListener("click", open);
  hidden.addEventListener("keydown", (event) => ["Enter", " "].includes(event.key) && open());
  return hidden;
}

function folding(children) {
  const quote = h("blockquote.folding.folded", {}, h("span.quote", {}, children));
  const button = h("button.fold", { type: "button", "aria-expanded": "false", "aria-label": "Show all" }, icon("down"));
  button.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    button.setAttribute("aria-expanded", String(!folded));
  });
  quote.append(button);
  return quote;
}
