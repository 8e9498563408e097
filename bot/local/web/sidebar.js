// The sidebar: who one is, which chats that person has, and the light.

import { avatar, clock, h, icon } from "./dom.js";
import { doingText } from "./messages.js";
import { chatsOf, enter, isPrivate, messagesOf, state, switchTo, titleOf } from "./store.js";

const people = document.getElementById("people");
const chats = document.getElementById("chats");
const presence = document.getElementById("presence");
const theme = document.getElementById("theme");

export function renderSidebar() {
  renderPeople();
  renderChats(chatsOf(state.me).map(chatRow));
  const words = state.online ? "The bot is online" : "The bot is waking up…";
  presence.textContent = state.connected ? words : "The server has stopped";
  presence.classList.toggle("online", state.online && state.connected);
}

// Only what differs is replaced, and focus stays where it was.
function renderChats(rows) {
  rows.forEach((row, index) => {
    const old = chats.children[index];
    if (!old) chats.append(row);
    else if (!old.isEqualNode(row)) {
      const focused = old === document.activeElement;
      old.replaceWith(row);
      if (focused) row.focus();
    }
  });
  while (chats.children.length > rows.length) chats.lastElementChild.remove();
}

function renderPeople() {
  if (people.children.length !== state.people.length) people.replaceChildren(...state.people.map(personButton));
  for (const button of people.children) {
    const chosen = Number(button.dataset.id) === state.me;
    button.setAttribute("aria-checked", String(chosen));
    button.tabIndex = chosen ? 0 : -1;
  }
}

function personButton(one, index) {
  const attributes = { type: "button", role: "radio", "data-id": one.id, title: `Alt+${index + 1}` };
  return h("button.person", { ...attributes, onclick: () => switchTo(one.id) }, avatar(index, one.first_name), one.first_name);
}

function chatRow(chat) {
  const last = messagesOf(chat.id).at(-1);
  const unread = state.unread.get(`${state.me}:${chat.id}`);
  const doing = doingText(chat);
  const row = h(
    "button.chat-row",
    { type: "button", "data-id": chat.id, "aria-current": String(chat.id === state.chat), onclick: () => enter(chat.id) },
    avatar(isPrivate(chat) ? "bot" : "group", chat.name),
    h("span.title", {}, titleOf(chat)),
    last && h("time", {}, clock(last.date)),
    h(doing ? "span.last.busy" : "span.last", {}, doing ?? preview(chat, last)),
    unread && h("span.badge", { "aria-label": `${unread} unread` }, unread),
  );
  row.classList.toggle("online", isPrivate(chat) && state.online && state.connected);
  return row;
}

function preview(chat, message) {
  if (!message) return isPrivate(chat) ? "Say hi → /start" : "Nobody has written yet";
  const what = message.sticker ? `${message.sticker.emoji ?? ""} Sticker` : (message.text ?? message.caption ?? "File");
  if (message.from.id === state.me) return `You: ${what}`;
  return isPrivate(chat) ? what : `${message.from.first_name}: ${what}`;
}

people.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = state.people.findIndex((one) => one.id === state.me);
  switchTo(state.people.at((at + step) % state.people.length).id);
  people.children[state.people.findIndex((one) => one.id === state.me)].focus();
});

addEventListener("keydown", (event) => {
  const index = event.altKey ? ["Digit1", "Digit2", "Digit3"].indexOf(event.code) : -1;
  if (index < 0) return;
  event.preventDefault();
  switchTo(state.people[index].id);
});

function renderTheme() {
  theme.replaceChildren(icon(document.documentElement.dataset.theme === "dark" ? "sun" : "moon"));
}

theme.addEventListener("click", () => {
  localStorage.setItem("theme", document.documentElement.dataset.theme === "dark" ? "light" : "dark");
  dispatchEvent(new Event("theme"));
  renderTheme();
});
renderTheme();
