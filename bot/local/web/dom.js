// Small helpers that build elements. Text only ever becomes text nodes: nothing here parses HTML.

/** Builds `tag.class.class` with attributes ("onclick" and the like take functions, "vars" CSS variables). */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "vars") setVars(element, value);
    else if (key === "value") element.value = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Sets CSS variables; the page's policy allows no style attributes. */
export function setVars(element, vars) {
  for (const [name, value] of Object.entries(vars)) element.style.setProperty(`--${name}`, value);
}

const SHAPES = {
  send: "M4 12 20 4l-5 17-3.500-7zM11.500 14 20 4",
  sticker: "M20.500 13A8.500 8.500 0 1 1 11 3.500h5A4.500 4.500 0 0 1 20.500 8zM20.500 13H17a4 4 0 0 0-4 4v4M8.500 9v1M14 9v1",
  slash: "M4 3.500h16a1.500 1.500 0 0 1 1.500 1.500v14a1.500 1.500 0 0 1-1.500 1.500H4A1.500 1.500 0 0 1 2.500 19V5A1.500 1.500 0 0 1 4 3.500zM14 8l-4 8",
  back: "M15 5 8 12l7 7",
  down: "m6 9 6 6 6-6",
  reply: "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6",
  edit: "M4 20h4L20 8l-4-4L4 16zM14 6l4 4",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  trash: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
  close: "m6 6 12 12M18 6 6 18",
  more: "M12 5v.01M12 12v.01M12 19v.01",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.400 1.400M17.600 17.600 19 19M5 19l1.400-1.400M17.600 6.400 19 5",
  moon: "M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z",
  block: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.700 5.700l12.600 12.600",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  check: "m5 12 5 5L20 7",
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

/** The round picture of a person, the bot or a group. */
export function avatar(kind, name) {
  if (kind === "bot") {
    return h("span.avatar.bot.tint-bot", { "aria-hidden": "true" }, h("img", { src: "logo.svg", alt: "" }));
  }
  return h(`span.avatar.tint-${kind}`, { "aria-hidden": "true" }, name.slice(0, 1));
}

/** 14:05, in the reader's own way of writing it. */
export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
}
