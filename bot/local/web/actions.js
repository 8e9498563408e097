// What can be done with one message: answer it, change it, copy it, delete it, send its sticker again.

import { act } from "./api.js";
import { menu, toast } from "./overlays.js";
import { changed, isAdmin, isPrivate, openChat, state } from "./store.js";

export function messageMenu(message, event) {
  const chat = openChat();
  const own = message.from.id === state.me;
  const entries = [{ label: "Reply", shape: "reply", run: () => focusOn({ reply: message, edit: null }) }];
  if (own && message.text) entries.push({ label: "Edit", shape: "edit", run: () => focusOn({ edit: message, reply: null }) });
  if (message.text) entries.push({ label: "Copy text", shape: "copy", run: () => copy(message.text) });
  if (message.sticker) {
    const sticker = message.sticker.file_unique_id;
    entries.push({ label: "Send this sticker", shape: "sticker", run: () => act("sticker", { sticker }) });
  }
  if (own || isPrivate(chat) || isAdmin(chat, state.me)) {
    const fields = { message: message.message_id };
    entries.push({ label: "Delete", shape: "trash", danger: true, run: () => act("delete", fields) });
  }
  const place = event.currentTarget.getBoundingClientRect();
  menu(entries, event.clientX || place.left, event.clientY || place.bottom);
}

function focusOn(change) {
  Object.assign(state, change);
  changed();
  dispatchEvent(new CustomEvent("compose", { detail: state.edit ? state.edit.text : undefined }));
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  toast("Copied");
}
