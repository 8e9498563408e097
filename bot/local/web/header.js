// The open chat's header: whose chat it is, what the bot is doing, and how personal its stickers are.

import { act, say } from "./api.js";
import { avatar, h, icon, setVars } from "./dom.js";
import { menu } from "./overlays.js";
import { doingText } from "./messages.js";
import { changed, enter, isAdmin, isPrivate, messagesOf, openChat, person, state, titleOf } from "./store.js";

const DEFAULT_STRENGTH = 50;
const WAKING = "The bot is waking up. What you write reaches it as soon as it is there.";
const GONE = "The server has stopped. Start it again with “make play”, and this page goes on.";
const COMMAND = /^\/strength(?:@\w+)?\s+(\d{1,3})\s*$/;
const STATED = /^[\u200e\u200f]*🎚\D{0,40}(\d{1,3})[\s\u2069]*%/mu; // how the bot's line about the setting begins, in any language
const ABOUT_CHAT = /^[\u200e\u200f]*(🎚|🛠)/u; // in a group other messages state what one member set for themselves

const header = document.getElementById("chat-header");
const offline = document.getElementById("offline");
const name = h("h2");
const status = h("div.status", { "aria-live": "polite" });
const picture = h("span");
const slider = h("input", { type: "range", min: 0, max: 100, step: 1, id: "strength", "aria-describedby": "strength-hint" });
const value = h("output", { for: "strength" });
const hint = h("span.unseen", { id: "strength-hint" });
const strength = h("div.strength", {}, h("label", { for: "strength" }, "Strength"), slider, value, hint);
let sliding = false;
let timer = 0;
const noticed = new Map(); // chat id -> the last notice that states it, in the shape of a message

header.append(
  h("button.icon-button.back", { type: "button", "aria-label": "Back to the chats", onclick: () => enter(0) }, icon("back")),
  picture,
  h("div.names", {}, name, status),
  strength,
  h("button.icon-button", { type: "button", "aria-label": "Chat menu", onclick: chatMenu }, icon("more")),
);

export function renderHeader() {
  const chat = openChat();
  if (!chat) return;
  name.textContent = titleOf(chat);
  picture.replaceChildren(avatar(isPrivate(chat) ? "bot" : "group", chat.name));
  renderStatus(chat);
  renderStrength(chat);
  offline.hidden = state.online && state.connected;
  const words = state.connected ? WAKING : GONE;
  if (offline.textContent !== words) offline.textContent = words;
}

function renderStatus(chat) {
  const doing = doingText(chat);
  status.classList.toggle("busy", Boolean(doing));
  if (doing) status.textContent = isPrivate(chat) ? doing : `${state.bot.first_name} is ${doing}`;
  else if (isPrivate(chat)) status.textContent = !state.connected ? "offline" : state.online ? "online" : "waking up…";
  else status.textContent = memberNames(chat).join(", ");
}

function memberNames(chat) {
  return Object.entries(chat.members)
    .filter(([, standing]) => !["left", "kicked"].includes(standing))
    .map(([id]) => person(Number(id))?.first_name ?? state.bot.first_name);
}

function renderStrength(chat) {
  const allowed = isPrivate(chat) || isAdmin(chat, state.me);
  slider.disabled = !allowed;
  strength.classList.toggle("locked", !allowed);
  strength.title = allowed
    ? "How much your taste counts: 0 fits the message alone, 100 is all you"
    : "Only admins of this group set the strength";
  hint.textContent = strength.title;
  if (!sliding) show(currentStrength(chat));
}

// The bot keeps the setting. The page knows it from what the bot says of it, and from commands that may change it.
function currentStrength(chat) {
  const found = [...messagesOf(chat.id), ...(noticed.get(chat.id) ?? [])]
    .map((message) => ({ at: message.edit_date ?? message.date, number: statedStrength(chat, message) }))
    .filter(({ number }) => number <= 100)
    .reduce((latest, one) => (one.at >= latest.at ? one : latest), { at: 0 });
  if (found.number !== undefined) localStorage.setItem(`strength:${chat.id}`, found.number);
  return found.number ?? Number(localStorage.getItem(`strength:${chat.id}`) ?? DEFAULT_STRENGTH);
}

function statedStrength(chat, { text = "", from }) {
  if (from.is_bot) return isPrivate(chat) || ABOUT_CHAT.test(text) ? Number(text.match(STATED)?.[1] ?? NaN) : NaN;
  return isPrivate(chat) || isAdmin(chat, from.id) ? Number(text.match(COMMAND)?.[1] ?? NaN) : NaN;
}

function show(number) {
  slider.value = number;
  value.textContent = number;
  setVars(slider, { fill: `${number}%` });
}

slider.addEventListener("input", () => {
  sliding = true;
  clearTimeout(timer);
  show(Number(slider.value));
});

// Arrow keys change the value step by step: one command once it rests.
slider.addEventListener("change", () => {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    await say(`/strength ${slider.value}`);
    sliding = false;
  }, 350);
});

addEventListener("notice", ({ detail: { chat, text } }) => {
  if (!isPrivate(state.chats.get(chat)) || !STATED.test(text)) return;
  noticed.set(chat, [{ text, date: Date.now() / 1000, from: state.bot }]);
  changed();
});

function chatMenu(event) {
  const chat = openChat();
  const entries = state.people.map((one, index) => ({
    label: `Be ${one.first_name}`,
    picture: avatar(index, one.first_name),
    run: () => dispatchEvent(new CustomEvent("become", { detail: one.id })),
  }));
  if (isPrivate(chat)) {
    const label = chat.blocked ? "Unblock the bot" : "Block the bot";
    entries.push({ label, shape: "block", danger: !chat.blocked, run: () => act("block", { blocked: !chat.blocked }) });
  }
  const place = event.currentTarget.getBoundingClientRect();
  menu(entries, place.right - 200, place.bottom + 4);
}
