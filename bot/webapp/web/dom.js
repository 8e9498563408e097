// Small helpers that build elements. Text only ever becomes text nodes: nothing here parses HTML.

/** Builds `tag.class.class` with attributes ("onclick" and the like take functions, "vars" CSS variables). */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "vars") for (const [name, set] of Object.entries(value)) element.style.setProperty(`--${name}`, set);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SHAPES = {
  taste: "M12 20s-7.500-4.600-7.500-10A4.300 4.300 0 0 1 12 7.300 4.300 4.300 0 0 1 19.500 10c0 5.400-7.500 10-7.500 10z",
  stickers: "M20.500 13A8.500 8.500 0 1 1 11 3.500h5A4.500 4.500 0 0 1 20.500 8zM20.500 13H17a4 4 0 0 0-4 4v4M8.500 9v1M14 9v1",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM7 17a2 2 0 1 0 4 0 2 2 0 0 0-4 0z",
  data: "M12 3.500 5 6v5.500c0 4.300 2.900 7.300 7 9 4.100-1.700 7-4.700 7-9V6zM9 12l2.200 2.200L15.500 10",
  close: "m6 6 12 12M18 6 6 18",
};

/** A line icon by name. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

/** A card with a heading, perhaps a line below it, and what it holds. */
export function card(title, about, ...children) {
  return h("section.card", {}, title && h("h2", {}, title), about && h("p.about", {}, about), children);
}

/** A notice that goes by itself. */
export function toast(text) {
  if (!text) return;
  const note = h("p.toast", {}, text);
  document.getElementById("toasts").replaceChildren(note);
  setTimeout(() => note.remove(), 3000 + 30 * text.length);
}

const sheet = document.getElementById("sheet");

/** A sheet over the page; `close` is the label of its button. */
export function open(label, close, ...children) {
  const shut = h("button.shut", { type: "button", "aria-label": close, onclick: () => sheet.close() }, icon("close"));
  sheet.setAttribute("aria-label", label);
  sheet.replaceChildren(shut, h("div.inside", {}, children));
  if (!sheet.open) sheet.showModal();
}

/** Closes the sheet. */
export function shut() {
  sheet.close();
}

sheet.addEventListener("click", (event) => {
  if (event.target === sheet) sheet.close();
});

/** Asks before something that can't be undone. */
export function confirm(texts, question, yes, run) {
  const cancel = h("button.plain", { type: "button", autofocus: true, onclick: shut }, texts["page-cancel"]);
  const go = h("button.danger", { type: "button", onclick: () => (shut(), run()) }, yes);
  open(yes, texts["page-close"], h("p.question", {}, question), h("div.pair", {}, cancel, go));
}
