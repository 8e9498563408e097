// The messages of the open chat: bubbles, stickers, keyboards, and what the bot is doing.

import { act, say, whenAnswered } from "./api.js";
import { alignBars } from "./bars.js";
import { avatar, clock, h, icon, setVars } from "./dom.js";
import { messageMenu } from "./actions.js";
import { openMiniApp } from "./miniapp.js";
import { alert, toast } from "./overlays.js";
import { richText } from "./richtext.js";
import { isPrivate, messagesOf, openChat, state, tintOf } from "./store.js";
import { linkAction } from "./telegram.js";

const GROUP_SECONDS = 300;
const DOING = {
  choose_sticker: "choosing a sticker",
  typing: "typing",
  upload_photo: "sending a picture",
  upload_document: "sending a file",
};

const list = document.getElementById("messages");
const scroller = document.getElementById("scroller");
const toEnd = document.getElementById("to-end");
// Of one chat as one person: message id -> {message, element}; day -> its line; the greeting of an empty chat.
let shown = { key: "", items: new Map(), days: new Map(), greeting: null };
let missed = 0;
let heading = false; // for the end, by a scroll that has yet to arrive there

export function renderMessages() {
  const chat = openChat();
  if (!chat) return;
  const key = `${state.me}:${chat.id}`;
  const entering = shown.key !== key;
  const atEnd = entering || heading || below() < 120;
  if (entering) {
    shown = { key, items: new Map(), days: new Map(), greeting: emptyChat(chat) };
    missed = 0;
  }
  const messages = messagesOf(chat.id);
  const newest = messages.at(-1);
  const arrived = newest && !shown.items.has(newest.message_id);
  const refocus = entering ? () => {} : focusedKey(); // a pressed link may lead to another chat
  place(messages.length || state.doing.has(chat.id) ? rows(chat, messages, entering) : [shown.greeting]);
  refocus();
  if (atEnd || (arrived && newest.from.id === state.me)) follow(entering);
  else if (arrived) missed += 1;
  renderToEnd();
}

/** Where a message is drawn anew, the button that had the focus has it again afterwards. */
function focusedKey() {
  const id = list.contains(document.activeElement) && document.activeElement.closest(".message")?.dataset.id;
  if (!id) return () => {};
  const at = [...shown.items.get(Number(id)).element.querySelectorAll("button")].indexOf(document.activeElement);
  return () => {
    const element = shown.items.get(Number(id))?.element;
    if (!element || element.contains(document.activeElement)) return;
    (element.querySelectorAll("button")[at] ?? element).focus({ preventScroll: true });
  };
}

/** Puts the rows into the list and touches only what differs, so that nothing flickers and focus stays. */
function place(elements) {
  elements.forEach((element, index) => {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  });
  while (list.children.length > elements.length) list.lastElementChild.remove();
}

function rows(chat, messages, entering) {
  const kept = new Map();
  const elements = [];
  messages.forEach((message, index) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    const day = new Date(message.date * 1000).toDateString();
    if (!before || new Date(before.date * 1000).toDateString() !== day) elements.push(dayLine(day));
    const known = shown.items.get(message.message_id);
    const element = known?.message === message ? known.element : row(chat, message, known || entering);
    element.classList.toggle("first", !together(before, message));
    element.classList.toggle("last", !together(message, after));
    kept.set(message.message_id, { message, element });
    elements.push(element);
  });
  shown.items = kept;
  const doing = state.doing.get(chat.id);
  if (doing) elements.push(doingLine(doing.action));
  return elements;
}

function together(one, other) {
  return one && other && one.from.id === other.from.id && other.date - one.date < GROUP_SECONDS;
}

function row(chat, message, seenBefore) {
  if (message.migrate_from_chat_id) return h("li.day", { role: "presentation" }, "This group is a supergroup now");
  const own = message.from.id === state.me;
  const bare = Boolean(message.sticker);
  const body = h("div.body", {}, bare ? stickerBody(message) : bubble(chat, message));
  if (bare) body.classList.add("bare");
  if (message.reactions.length) {
    body.append(h("div.reactions", {}, message.reactions.map((emoji) => h("span", {}, emoji))));
  }
  if (message.reply_markup?.inline_keyboard) body.append(keyboard(message));
  const more = h(
    "button.more",
    { type: "button", tabindex: "-1", "aria-label": "More", onclick: (event) => messageMenu(message, event) },
    icon("more"),
  );
  const picture = own || isPrivate(chat) ? null : avatar(tintOf(message.from), message.from.first_name);
  const element = h("li.message", { tabindex: "-1", "data-id": message.message_id }, picture, body, more);
  element.classList.add(`tint-${tintOf(message.from)}`);
  element.classList.toggle("own", own);
  element.classList.toggle("fresh", Boolean(message.fresh) && !seenBefore);
  element.classList.toggle("card", Boolean(body.querySelector(".bars")));
  element.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a") || String(getSelection())) return;
    event.preventDefault();
    messageMenu(message, event);
  });
  return element;
}

function bubble(chat, message) {
  const text = h("div.text", {});
  const source = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities ?? [];
  text.append(...richText(source, entities, (command) => say(command), message.from.is_bot));
  alignBars(text);
  // Inside of the text, the time takes the rest of the last line.
  text.append(h("span.stamp", {}, message.edit_date ? `edited ${clock(message.date)}` : clock(message.date)));
  const named = !isPrivate(chat) && message.from.id !== state.me;
  return h(
    "div.bubble",
    {},
    named && h("span.who", {}, message.from.first_name),
    quoted(message.reply_to_message),
    message.photo && picture(message.photo[0]),
    message.document && documentLine(message.document),
    text,
  );
}

function stickerBody(message) {
  const { sticker } = message;
  return [
    quoted(message.reply_to_message),
    h("div.sticker.loading", { vars: box(sticker) }, image(sticker, `Sticker ${sticker.emoji ?? ""}`)),
    h("span.stamp", {}, clock(message.date)),
  ];
}

function picture(photo) {
  return h("div.photo", { vars: box(photo) }, image(photo, "Picture"));
}

// Half of its pixels: real size on a screen with two pixels a point. The box is there before the picture is.
function box({ width, height }) {
  return { w: `${width / 2}px`, ratio: `${width} / ${height}` };
}

function image(file, alt) {
  const element = h("img", { alt, width: file.width, height: file.height, draggable: "false" });
  element.addEventListener("load", () => element.parentElement.classList.remove("loading"));
  element.src = `/local/files/${file.file_unique_id}`;
  return element;
}

function documentLine(file) {
  const attributes = { href: `/local/files/${file.file_unique_id}`, download: file.file_name };
  const size = file.file_size < 1024 ? `${file.file_size} bytes` : `${Math.round(file.file_size / 1024)} KB`;
  return h(
    "a.document",
    attributes,
    h("span.disc", {}, icon("file")),
    h("span", {}, file.file_name, h("small", {}, size)),
  );
}

/** The message that another one answers, as a short line. */
export function quoted(message, onpress = () => reveal(message)) {
  if (!message) return null;
  const what = message.text ?? message.caption ?? (message.sticker ? `${message.sticker.emoji ?? ""} Sticker` : "File");
  const thumbnail = message.sticker && h("img", { src: `/local/files/${message.sticker.file_unique_id}`, alt: "" });
  const words = h("span", {}, h("span.of", {}, message.from.first_name), h("span", {}, what));
  return h(`button.reply.tint-${tintOf(message.from)}`, { type: "button", onclick: onpress }, thumbnail, words);
}

function reveal(message) {
  const element = shown.items.get(message.message_id)?.element;
  element?.scrollIntoView({ behavior: "smooth", block: "center" });
  element?.focus({ preventScroll: true });
}

function keyboard(message) {
  const lines = message.reply_markup.inline_keyboard.filter((line) => line.length);
  return h("div.keyboard", {}, lines.map((line) => h("div.row", {}, line.map((button) => key(message, button)))));
}

function key(message, button) {
  const style = ["danger", "success"].includes(button.style) ? `.${button.style}` : "";
  const follow = button.url && linkAction(button.url);
  if (follow) return h(`button.key${style}`, { type: "button", onclick: follow }, button.text);
  if (button.url) {
    return h(`a.key${style}`, { href: button.url, target: "_blank", rel: "noopener noreferrer" }, button.text);
  }
  const attributes = { type: "button", "data-label": button.text };
  return h(`button.key${style}`, { ...attributes, onclick: (event) => press(message, button, event.target) }, button.text);
}

async function press(message, button, element) {
  if (button.copy_text) {
    await navigator.clipboard.writeText(button.copy_text.text);
    toast("Copied");
    return;
  }
  const inline = button.switch_inline_query_current_chat ?? button.switch_inline_query;
  if (inline !== undefined) {
    dispatchEvent(new CustomEvent("compose", { detail: `@${state.bot.username} ${inline}` }));
    return;
  }
  if (button.web_app) {
    openMiniApp(button.text, button.web_app.url);
    return;
  }
  if (!button.callback_data || element.classList.contains("waiting")) return;
  element.classList.add("waiting");
  const query = await act("press", { message: message.message_id, data: button.callback_data });
  const settle = (answer) => {
    element.classList.remove("waiting");
    if (!answer?.text) return;
    dispatchEvent(new CustomEvent("notice", { detail: { chat: message.chat.id, text: answer.text } }));
    if (answer.alert) alert(answer.text);
    else toast(answer.text);
  };
  if (query) whenAnswered(query, 15, settle);
  else settle(null);
}

function dayLine(day) {
  const today = day === new Date().toDateString();
  const name = new Date(day).toLocaleDateString([], { weekday: "long", day: "numeric", month: "long" });
  const words = today ? "Today" : name;
  if (shown.days.get(day)?.textContent !== words) shown.days.set(day, h("li.day", { role: "presentation" }, words));
  return shown.days.get(day);
}

let line = { action: "", element: null };

function doingLine(action) {
  if (line.action !== action || !line.element?.isConnected) {
    const sign = action === "choose_sticker" ? h("span.eyes", {}, h("i"), h("i")) : h("span.dots", {}, h("i"), h("i"), h("i"));
    const words = `${DOING[action] ?? "busy"}…`;
    line = { action, element: h("li.doing", {}, avatar("bot"), sign, h("span", {}, words)) };
  }
  return line.element;
}

/** What the bot is doing in a chat, in words; undefined when it does nothing. */
export function doingText(chat) {
  const doing = state.doing.get(chat.id);
  return doing && `${DOING[doing.action] ?? "busy"}…`;
}

function emptyChat(chat) {
  const words = isPrivate(chat)
    ? "Chat a little, and it answers with a sticker that was made for you. It learns your taste only if you allow it."
    : "Ada, Ben, Chen and the bot. Say hi to the bot, then switch between people and let them talk; Ada is the admin here.";
  return h(
    "li.empty",
    {},
    h("img", { src: "logo.svg", alt: "" }),
    h("h3", {}, isPrivate(chat) ? "Say hi to your sticker bot" : "A group of friends"),
    h("p", {}, words),
    h("button.primary", { type: "button", onclick: () => say("/start") }, "Say hi → /start"),
  );
}

function follow(instantly) {
  heading = true;
  scroller.scrollTo({ top: scroller.scrollHeight, behavior: instantly ? "instant" : "smooth" });
  missed = 0;
}

function below() {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
}

function renderToEnd() {
  if (below() < 60) missed = 0;
  toEnd.hidden = below() < 240 && !missed;
  if (missed) toEnd.dataset.count = missed;
  else delete toEnd.dataset.count;
}

// It has arrived, or somebody else scrolls. An end on the way is that of a scroll which a newer one replaced.
scroller.addEventListener("scrollend", () => (heading &&= below() > 2));
for (const own of ["wheel", "touchmove", "pointerdown"]) {
  scroller.addEventListener(own, () => (heading = false), { passive: true });
}
toEnd.append(icon("down"));
toEnd.addEventListener("click", () => follow(false));
scroller.addEventListener("scroll", renderToEnd, { passive: true });
// When the composer grows or the window shrinks, the newest message stays in view.
let height = 0;
new ResizeObserver(() => {
  const wasAtEnd = scroller.scrollHeight - scroller.scrollTop - height < 60;
  if (height && wasAtEnd && scroller.clientHeight < height) scroller.scrollTop = scroller.scrollHeight;
  height = scroller.clientHeight;
  setVars(document.documentElement, { below: `${document.getElementById("composer").offsetHeight}px` });
}).observe(scroller);

scroller.addEventListener("keydown", (event) => {
  const at = document.activeElement.closest(".message");
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step && (at || event.target === scroller)) {
    const all = [...list.querySelectorAll(".message")];
    const next = at ? all[all.indexOf(at) + step] : all.at(-1);
    if (next) {
      event.preventDefault();
      next.focus({ preventScroll: true });
      next.scrollIntoView({ behavior: "smooth", block: "nearest" });
    }
  } else if (event.key === "Enter" && event.target === at) {
    event.preventDefault();
    at.querySelector(".more").click();
  }
});
