// What lies above the page for a moment: toasts, alerts and menus.

import { h, icon } from "./dom.js";

/** A short notice above the composer. */
export function toast(text) {
  const note = h("p.toast", { dir: "auto" }, text);
  document.getElementById("toasts").append(note);
  setTimeout(() => note.classList.add("leaving"), 2800 + 35 * text.length);
  setTimeout(() => note.remove(), 3200 + 35 * text.length);
}

/** A notice that has to be closed. */
export function alert(text) {
  document.getElementById("alert-text").textContent = text;
  document.getElementById("alert").showModal();
}

/** A menu at a place on the screen; `entries` are {label, icon or picture, run, danger}. */
export function menu(entries, x, y) {
  const box = document.getElementById("menu");
  box.replaceChildren(
    ...entries.map(({ label, shape, picture, run, danger }) =>
      h(
        danger ? "button.danger" : "button",
        { type: "button", role: "menuitem", onclick: () => (box.hidePopover(), run()) },
        picture ?? icon(shape),
        label,
      ),
    ),
  );
  box.showPopover();
  const { width, height } = box.getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
  box.firstElementChild.focus();
}

document.getElementById("menu").addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.children];
  const at = buttons.indexOf(document.activeElement);
  buttons[(at + step + buttons.length) % buttons.length].focus();
});
