// What the page asks of the bot. Who asks stands in a header, never in an address.

import { initData } from "./telegram.js";

const pictures = new Map(); // "chat/sticker" -> promise of an object URL

/** Something went wrong; `message` is for the person, "" where nobody answered. */
export class Refused extends Error {}

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: { Authorization: `tma ${initData}`, ...options.headers } });
  } catch (error) {
    if (error instanceof TypeError) throw new Refused("");
    throw error;
  }
  if (response.ok) return response;
  const refusal = await response.json().catch(() => ({}));
  throw new Refused(refusal.error ?? "");
}

/** Everything about one chat, or about the private one. */
export async function load(chat) {
  return (await ask(chat ? `api/state?chat=${chat}` : "api/state")).json();
}

/** Does something in a chat and gives the state after it. */
export async function act(name, chat, fields = {}) {
  const body = JSON.stringify({ chat, ...fields });
  return (await ask(`api/do/${name}`, { method: "POST", headers: { "Content-Type": "application/json" }, body })).json();
}

/** The address of a sticker's picture, fetched once. */
export function picture(chat, sticker) {
  const key = `${chat}/${sticker}`;
  if (!pictures.has(key)) {
    const fetched = ask(`api/stickers/${sticker}?chat=${chat}`).then(async (response) => URL.createObjectURL(await response.blob()));
    fetched.catch(() => pictures.delete(key));
    pictures.set(key, fetched);
  }
  return pictures.get(key);
}
