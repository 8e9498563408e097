// The panels above the composer: the bot's commands, the sticker picker, inline results.

import { act, whenAnswered } from "./api.js";
import { h } from "./dom.js";
import { openChat, state } from "./store.js";
import { startBot } from "./telegram.js";

let panel = null; // {element, kind, choose?, complete?}
let inlineTimer = 0;

export function closePanel() {
  panel?.element.remove();
  panel = null;
}

function show(composer, kind, element, more = {}) {
  closePanel();
  element.classList.add("panel");
  composer.append(element);
  panel = { element, kind, ...more };
}

/** The commands that begin with `prefix`; a press runs one. Pressing the button again closes the list. */
export function openCommands(composer, prefix, run, input) {
  if (panel?.kind === "commands" && !input.value) return closePanel();
  const known = state.commands[`${openChat().id}:${state.me}`] ?? [];
  const found = known.filter(({ command }) => command.startsWith(prefix.toLowerCase()));
  if (!found.length) return closePanel();
  const options = found.map(({ command, description }, index) =>
    option(`/${command}`, description, index === 0, () => (closePanel(), run(`/${command}`), input.focus())),
  );
  openList(composer, "Commands", options, input);
}

/** Whose stickers can be had here by writing to whom: the bot's, in any chat. */
export function openBots(composer, input) {
  const name = `@${state.bot.username}`;
  const chosen = option(name, "your own stickers, in any chat: add a feeling", true, () => complete(input, name));
  openList(composer, "Bots", [chosen], input);
}

function openList(composer, label, options, input) {
  const list = h("div", { role: "listbox", "aria-label": label }, options);
  show(composer, "commands", list, { complete: (one) => complete(input, one.querySelector("b").textContent) });
  input.focus();
}

function option(name, description, selected, onclick) {
  const attributes = { type: "button", role: "option", tabindex: "-1", "aria-selected": String(selected), onclick };
  return h("button.command", attributes, h("b", {}, name), h("span", {}, description));
}

function complete(input, name) {
  input.value = `${name} `;
  input.focus();
  input.dispatchEvent(new Event("input"));
}

/** Handles a key while a list is open; returns true when it was taken. */
export function panelKey(event) {
  if (!panel) return false;
  if (event.key === "Escape") {
    closePanel();
    return true;
  }
  if (panel.kind !== "commands") return false;
  const options = [...panel.element.children];
  const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    const next = options[(at + step + options.length) % options.length];
    options[at].setAttribute("aria-selected", "false");
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter" && !event.shiftKey) {
    options[at].click();
  } else if (event.key === "Tab") {
    panel.complete(options[at]);
  } else {
    return false;
  }
  event.preventDefault();
  return true;
}

/** The stickers that can be sent: the person's own sets, then those on offer. */
export function openPicker(composer, send, input) {
  if (panel?.kind === "picker") return closePanel();
  const search = h("input", { type: "search", placeholder: "Search stickers", "aria-label": "Search stickers" });
  const body = h("div");
  const fill = () => body.replaceChildren(...sections(search.value.trim().toLowerCase(), send));
  search.addEventListener("input", fill);
  const element = h("div.picker", { role: "dialog", "aria-label": "Stickers" }, h("header", {}, search), body);
  element.addEventListener("keydown", (event) => pickerKey(event, element, input));
  fill();
  show(composer, "picker", element);
  search.focus();
}

function sections(wanted, send) {
  const own = state.sets.filter((pack) => pack.owner === state.me);
  const groups = [...own, { title: "Stickers", stickers: state.stickers }];
  const filled = groups
    .map(({ title, stickers }) => ({ title, stickers: stickers.filter((one) => matches(one, wanted)) }))
    .filter(({ stickers }) => stickers.length);
  if (!filled.length) return [h("p.none", {}, wanted ? "No sticker is called that." : "There are no stickers here yet.")];
  return filled.flatMap(({ title, stickers }) => [
    h("h3", {}, title),
    h("div.grid", {}, stickers.map((sticker) => pickerButton(sticker, send))),
  ]);
}

function matches({ emoji, description }, wanted) {
  return emoji.includes(wanted) || description.toLowerCase().includes(wanted);
}

function pickerButton({ file, emoji, description, width, height }, send) {
  const label = `${emoji} ${description}`.trim();
  const choose = () => (closePanel(), send(file));
  const attributes = { type: "button", title: label, "aria-label": label, onclick: choose };
  const picture = { src: `/local/files/${file}`, alt: "", width, height, loading: "lazy", draggable: "false" };
  return h("button", attributes, h("img", picture));
}

function pickerKey(event, element, input) {
  if (event.key === "Escape") {
    closePanel();
    input.focus();
    return;
  }
  const buttons = [...element.querySelectorAll(".grid button")];
  if (!buttons.length) return;
  const at = buttons.indexOf(document.activeElement);
  const columns = getComputedStyle(element.querySelector(".grid")).gridTemplateColumns.split(" ").length;
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
  if (!step || (at < 0 && event.key !== "ArrowDown")) return;
  event.preventDefault();
  buttons[at < 0 ? 0 : Math.max(0, Math.min(at + step, buttons.length - 1))].focus();
}

/** Asks the bot inline, a moment after the last key, and shows what it offers. */
export function openInline(composer, text, done) {
  clearTimeout(inlineTimer);
  inlineTimer = setTimeout(async () => {
    const query = await act("ask-inline", { text });
    if (query) whenAnswered(query, 10, (answer) => answer && showInline(composer, query, answer, done));
  }, 250);
}

function showInline(composer, query, { results, button }, done) {
  const choose = (result) => () => (closePanel(), done(), act("choose-inline", { query, result: result.id }));
  const options = results.map((result) =>
    result.file
      ? h("button", { type: "button", "aria-label": "Sticker", onclick: choose(result) }, h("img", { src: `/local/files/${result.file}`, alt: "" }))
      : h("button.command", { type: "button", onclick: choose(result) }, h("b", {}, result.title), h("span", {}, result.description ?? "")),
  );
  const none = button ? null : h("p.none", {}, "Nothing found");
  const start = () => (closePanel(), done(), startBot(button.start_parameter));
  const above = button && h("button.command", { type: "button", onclick: start }, h("b", {}, `${button.text} ›`));
  const body = options.length ? h("div.grid", {}, options) : none;
  show(composer, "inline", h("div.picker.results", { "aria-label": "Results" }, above, body));
}

document.addEventListener("pointerdown", (event) => {
  if (panel && !event.target.closest("#composer")) closePanel();
});
