// What the page knows, kept up to date by the server's events.

const listeners = new Set();
let scheduled = false;

export const state = {
  bot: null,
  connected: false, // to the server
  online: false, // the bot
  people: [],
  chats: new Map(),
  messages: new Map(), // chat id -> Map(message id -> message), in order
  stickers: [],
  sets: [],
  commands: {},
  menuButtons: {}, // chat id -> the button beside the text field
  me: Number(sessionStorage.getItem("me")) || 0,
  chat: 0,
  unread: new Map(), // "person:chat" -> how many
  doing: new Map(), // chat id -> {action, timer}
  reply: null, // the message that is answered
  edit: null, // the message that is edited
};

/** Calls `render` soon after every change, once per frame. */
export function subscribe(render) {
  listeners.add(render);
}

export function changed() {
  if (scheduled) return;
  scheduled = true;
  // A hidden tab draws no frames, but its title counts on.
  const later = document.hidden ? (run) => setTimeout(run, 50) : requestAnimationFrame;
  later(() => {
    scheduled = false;
    renderNow();
  });
}

function renderNow() {
  for (const render of listeners) render();
}

export function person(id) {
  return state.people.find((one) => one.id === id);
}

export function me() {
  return person(state.me);
}

/** The chats that a person has: with the bot, and the groups they are in. */
export function chatsOf(personId) {
  return [...state.chats.values()].filter((chat) => isMember(chat, personId));
}

export function openChat() {
  const chat = state.chats.get(state.chat);
  return chat && isMember(chat, state.me) ? chat : undefined;
}

export function messagesOf(chatId) {
  return [...(state.messages.get(chatId)?.values() ?? [])];
}

export function isPrivate(chat) {
  return chat.type === "private";
}

export function isAdmin(chat, personId) {
  return ["creator", "administrator"].includes(chat.members[personId]);
}

export function titleOf(chat) {
  return isPrivate(chat) ? state.bot.first_name : chat.name;
}

/** Which colours stand for a sender. */
export function tintOf(user) {
  return user.is_bot ? "bot" : state.people.findIndex((one) => one.id === user.id);
}

export function switchTo(personId) {
  const group = openChat() && !isPrivate(openChat()) ? state.chat : 0;
  state.me = personId;
  sessionStorage.setItem("me", personId);
  state.reply = state.edit = null;
  enter(group || (state.chat ? chatsOf(personId)[0].id : 0));
}

export function enter(chatId) {
  state.chat = chatId;
  state.reply = state.edit = null;
  state.unread.delete(`${state.me}:${chatId}`);
  const wanted = chatId ? `#${chatId}` : "#";
  if (location.hash !== wanted && !(wanted === "#" && !location.hash)) history.pushState(null, "", wanted);
  renderNow(); // at once: what is typed a moment later must go into the new place's draft
}

/** Takes over the whole state, after the page has opened or the connection was lost. */
export function load(fresh) {
  Object.assign(state, {
    bot: fresh.bot,
    connected: true,
    online: fresh.online,
    people: fresh.people,
    stickers: fresh.stickers,
    sets: fresh.sets,
    commands: fresh.commands,
    menuButtons: fresh.menu_buttons,
    chats: new Map(fresh.chats.map((chat) => [chat.id, chat])),
    messages: new Map(
      Object.entries(fresh.messages).map(([id, list]) => [Number(id), new Map(list.map((one) => [one.message_id, one]))]),
    ),
  });
  if (!me()) state.me = state.people[0].id;
  changed();
}

/** Applies one event; returns false for a kind that asks for a new state. */
export function apply(event) {
  if (event.type === "message") {
    const { message } = event;
    const known = state.messages.get(message.chat.id);
    if (!known) return false; // a chat that is new here
    if (!known.has(message.message_id)) count(message);
    known.set(message.message_id, { ...message, fresh: true });
    if (message.from.is_bot) stopDoing(message.chat.id);
  } else if (event.type === "changed") {
    const known = state.messages.get(event.message.chat.id);
    if (known?.has(event.message.message_id)) known.set(event.message.message_id, event.message);
  } else if (event.type === "removed") {
    state.messages.get(event.chat)?.delete(event.message);
    if (state.reply?.message_id === event.message) state.reply = null;
    if (state.edit?.message_id === event.message) state.edit = null;
  } else if (event.type === "action") {
    startDoing(event.chat, event.action);
  } else if (event.type === "bot") {
    state.online = event.online;
  } else if (event.type === "blocked") {
    state.chats.get(event.chat).blocked = event.blocked;
  } else {
    return !["commands", "stickers", "members"].includes(event.type);
  }
  changed();
  return true;
}

function isMember(chat, personId) {
  return !["left", "kicked", undefined].includes(chat.members[personId]);
}

function count(message) {
  for (const one of state.people) {
    const chat = state.chats.get(message.chat.id);
    const reading = one.id === state.me && message.chat.id === state.chat && !document.hidden;
    if (!isMember(chat, one.id) || message.from.id === one.id || reading) continue;
    const key = `${one.id}:${message.chat.id}`;
    state.unread.set(key, (state.unread.get(key) ?? 0) + 1);
  }
}

function startDoing(chatId, action) {
  stopDoing(chatId);
  // Telegram shows an action for five seconds, unless it is sent again.
  const timer = setTimeout(() => {
    state.doing.delete(chatId);
    changed();
  }, 5500);
  state.doing.set(chatId, { action, timer });
}

function stopDoing(chatId) {
  clearTimeout(state.doing.get(chatId)?.timer);
  state.doing.delete(chatId);
}
