// Where one writes: text, commands, stickers, inline queries, answers and edits.

import { act, say } from "./api.js";
import { avatar, h, icon } from "./dom.js";
import { menu } from "./overlays.js";
import { quoted } from "./messages.js";
import { openMiniApp } from "./miniapp.js";
import { closePanel, openBots, openCommands, openInline, openPicker, panelKey } from "./panels.js";
import { changed, isPrivate, me, messagesOf, openChat, state, switchTo, tintOf } from "./store.js";

const IDEAS = {
  private: ["so fun!", "I'm so tired…", "happy birthday!! 🎂", "send me a dog 🐶", "ugh, Mondays 😤", "/sticker a sleepy cat", "/why"],
  group: ["/sticker a proud fox", "so fun!", "good night 😴", "we won!!! 🎉", "I'm so nervous about tomorrow"],
};

const composer = document.getElementById("composer");
const chips = h("div.chips", { role: "group", "aria-label": "Things to try" });
const aboutTo = h("div.about-to", { hidden: true });
const input = h("textarea", { rows: 1, placeholder: "Message", "aria-label": "Message", autocomplete: "off", enterkeyhint: "send" });
const writer = h("button.writing-as", { type: "button", onclick: chooseWriter });
const slash = button("slash", "Commands", () => openCommands(composer, "", run, input));
const stickers = button("sticker", "Stickers", () => openPicker(composer, sendSticker, input));
const send = button("send", "Send", submit);
send.classList.add("send");
const page = h("button.own-page", { type: "button", hidden: true, onclick: openPage });
const box = h("div.box", {}, aboutTo, h("div.line", {}, writer, page, input, slash, stickers, send));
const unblock = h("button.box.blocked-note", { type: "button", onclick: () => act("block", { blocked: false }) });
const drafts = new Map();
let place = "";
unblock.append("You have blocked the bot. Unblock");
composer.append(chips, box, unblock);

export function renderComposer() {
  const chat = openChat();
  if (!chat) return;
  const here = `${state.me}:${chat.id}`;
  if (here !== place) {
    drafts.set(place, input.value);
    place = here;
    closePanel();
    write(drafts.get(here) ?? "");
  }
  box.hidden = chips.hidden = Boolean(chat.blocked);
  unblock.hidden = !chat.blocked;
  writer.replaceChildren(avatar(tintOf(me()), me().first_name));
  writer.setAttribute("aria-label", `Writing as ${me().first_name}. Switch`);
  writer.title = `Writing as ${me().first_name}`;
  input.placeholder = isPrivate(chat) ? "Message" : `Message as ${me().first_name}`;
  renderPageButton(chat);
  renderAboutTo();
  renderChips(chat);
}

function renderPageButton(chat) {
  const { type, text, web_app: app } = state.menuButtons[chat.id] ?? {};
  page.hidden = type !== "web_app";
  if (page.hidden) return;
  page.url = app.url;
  if (page.textContent === text) return;
  // A narrow screen has room for its picture only.
  const [, picture, words] = text.match(/^(\p{Extended_Pictographic}\S*)(\s.+)$/u) ?? [text, text, ""];
  page.replaceChildren(picture, h("span.words", {}, words));
  page.setAttribute("aria-label", text);
}

function openPage() {
  openMiniApp(page.textContent, page.url);
}

function renderAboutTo() {
  const subject = state.edit ?? state.reply;
  aboutTo.hidden = !subject;
  if (!subject || aboutTo.subject === subject) return;
  aboutTo.subject = subject;
  aboutTo.replaceChildren(
    icon(state.edit ? "edit" : "reply"),
    quoted(subject),
    button("close", "Cancel", cancel),
  );
}

function renderChips(chat) {
  const said = new Set(messagesOf(chat.id).filter((one) => one.from.id === state.me).map((one) => one.text));
  const fresh = isPrivate(chat) ? !said.size : !messagesOf(chat.id).length;
  const ideas = fresh ? [] : IDEAS[isPrivate(chat) ? "private" : "group"].filter((idea) => !said.has(idea));
  const wanted = input.value || state.edit || said.size > 12 ? [] : ideas.slice(0, 5);
  const current = [...chips.children].map((chip) => chip.textContent);
  if (String(current) === String(wanted)) return;
  chips.replaceChildren(...wanted.map((idea) => h("button.chip", { type: "button", onclick: () => run(idea) }, idea)));
}

function button(shape, label, onclick) {
  return h("button.icon-button", { type: "button", "aria-label": label, title: label, onclick }, icon(shape));
}

function chooseWriter(event) {
  const entries = state.people.map((one, index) => ({
    label: `Write as ${one.first_name}`,
    picture: avatar(index, one.first_name),
    run: () => (switchTo(one.id), input.focus()),
  }));
  menu(entries, event.clientX, event.clientY - 150);
}

function run(text) {
  write("");
  cancel();
  say(text);
}

async function sendSticker(sticker) {
  const replyTo = state.reply?.message_id ?? null;
  cancel();
  await act("sticker", { sticker, reply_to: replyTo });
}

async function submit() {
  const text = input.value;
  if (!text.trim()) return;
  const { edit, reply } = state;
  write("");
  cancel();
  const done = edit
    ? await act("edit", { message: edit.message_id, text })
    : await say(text, reply?.message_id ?? null);
  // Nothing that was typed is lost when it could not be sent.
  if (done === undefined && !input.value) write(text);
  input.focus();
}

function cancel() {
  if (state.edit) write("");
  state.reply = state.edit = null;
  changed();
}

function write(text) {
  input.value = text;
  grow();
}

function grow() {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight}px`;
  send.disabled = !input.value.trim();
}

function suggest() {
  const text = input.value;
  const inline = text.match(new RegExp(`^@${state.bot.username}\\s(.*)$`, "i"));
  if (/^\/\w*$/.test(text)) openCommands(composer, text.slice(1), run, input);
  else if (/^@\w*$/.test(text)) openBots(composer, input);
  else if (inline) openInline(composer, inline[1], () => write(""));
  else closePanel();
}

input.addEventListener("input", () => {
  grow();
  suggest();
  changed();
});

input.addEventListener("keydown", (event) => {
  if (panelKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    submit();
  } else if (event.key === "Escape" && (state.reply || state.edit)) {
    cancel();
  } else if (event.key === "ArrowUp" && !input.value) {
    editLast();
  }
});

function editLast() {
  const last = messagesOf(state.chat).findLast((one) => one.from.id === state.me && one.text);
  if (!last) return;
  state.edit = last;
  write(last.text);
  changed();
}

// Another part of the page asks to write: with a text, or where the cursor is.
addEventListener("compose", (event) => {
  if (typeof event.detail === "string") {
    write(event.detail);
    suggest();
  }
  input.focus();
});
// A link to a sticker set was pressed: one's own sets stand first among the stickers.
addEventListener("stickers", () => openPicker(composer, sendSticker, input));
write("");
