// A page of the bot's, opened over the chat as in Telegram's web app: who opens it goes along in the address's fragment.

import { act } from "./api.js";
import { h, icon } from "./dom.js";

const VERSION = "9.0"; // of the protocol between Telegram's apps and such pages

const dialog = document.getElementById("mini-app");
const title = document.getElementById("mini-app-title");
let frame = null;

/** Opens a page that the bot offers by a button, as the current person. */
export async function openMiniApp(label, url) {
  const data = await act("open-page", { url });
  if (data === undefined) return;
  const launch = new URLSearchParams({
    tgWebAppData: data,
    tgWebAppVersion: VERSION,
    tgWebAppPlatform: "weba",
    tgWebAppThemeParams: JSON.stringify(themeParams()),
  });
  frame?.remove();
  // Its own origin: the page in it can't reach this one.
  frame = h("iframe", { title: label, src: `${url}#${launch}`, sandbox: "allow-scripts allow-same-origin", referrerpolicy: "no-referrer" });
  title.textContent = label;
  dialog.append(frame);
  dialog.showModal();
}

function themeParams() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return { bg_color: colour("surface"), text_color: colour("ink"), hint_color: colour("muted"), button_color: colour("accent") };
}

function tell(eventType, eventData) {
  frame?.contentWindow.postMessage(JSON.stringify({ eventType, eventData }), "*");
}

addEventListener("message", ({ source, data }) => {
  if (!frame || source !== frame.contentWindow) return;
  if (JSON.parse(data).eventType === "web_app_close") dialog.close();
});
new MutationObserver(() => tell("theme_changed", { theme_params: themeParams() })).observe(document.documentElement, {
  attributeFilter: ["data-theme"],
});
dialog.addEventListener("close", () => {
  frame?.remove();
  frame = null;
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
dialog.querySelector("header").append(
  h("button.icon-button", { type: "button", "aria-label": "Close the page", onclick: () => dialog.close() }, icon("close")),
);
