// What Telegram's apps do with links to Telegram itself.

import { say } from "./api.js";
import { chatsOf, enter, isPrivate, state } from "./store.js";

/** Opens the chat with the bot and presses Start there, with a parameter where there is one. */
export function startBot(parameter = "") {
  enter(chatsOf(state.me).find(isPrivate).id);
  say(`/start ${parameter}`.trim());
}

/** What a press on such a link does; undefined for other links. */
export function linkAction(url) {
  const { host, pathname, searchParams } = new URL(url, location.href);
  if (host !== "t.me") return undefined;
  if (pathname.startsWith("/addstickers/")) return () => dispatchEvent(new CustomEvent("stickers"));
  if (pathname === `/${state.bot.username}`) return () => startBot(searchParams.get("start") ?? "");
  return undefined;
}
