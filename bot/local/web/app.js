// The page: puts the parts together and keeps the address in step with the open chat.

import { connect } from "./api.js";
import { renderComposer } from "./composer.js";
import { renderHeader } from "./header.js";
import { renderMessages } from "./messages.js";
import { renderSidebar } from "./sidebar.js";
import { changed, chatsOf, enter, openChat, state, subscribe, switchTo } from "./store.js";

const app = document.getElementById("app");
const wide = matchMedia("(width >= 700px)");

function render() {
  if (!state.bot) return;
  // On a wide screen some chat is always open.
  if (!openChat() && (state.chat || wide.matches)) state.chat = wide.matches ? chatsOf(state.me)[0].id : 0;
  app.dataset.screen = state.chat ? "chat" : "list";
  app.dataset.ready = "true";
  renderSidebar();
  renderHeader();
  renderComposer();
  renderMessages();
  const unread = [...state.unread].reduce((sum, [key, count]) => sum + (key.startsWith(`${state.me}:`) ? count : 0), 0);
  document.title = unread ? `(${unread}) PMG Stickers` : "PMG Stickers";
}

function followAddress() {
  enter(Number(location.hash.slice(1)) || 0);
}

subscribe(render);
wide.addEventListener("change", changed);
addEventListener("popstate", followAddress);
addEventListener("become", (event) => switchTo(event.detail));
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) enter(state.chat);
});
followAddress();
connect();
