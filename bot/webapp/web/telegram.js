// The bridge to the Telegram app around this page. Telegram's own script does the same and more, but would be a foreign
// one; without any app around it the page works as well. https://core.telegram.org/bots/webapps

const launch = new URLSearchParams(location.hash.slice(1));

/** What Telegram signed about who opened the page; "" where nobody did. */
export const initData = launch.get("tgWebAppData") ?? "";

/** Tells the app something: on phones and desktops through an object, in a browser through the frame around the page. */
export function tell(type, data = {}) {
  if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(type, JSON.stringify(data));
  else if (window.parent !== window) window.parent.postMessage(JSON.stringify({ eventType: type, eventData: data }), "*");
}

function hear(type, data) {
  if (type === "theme_changed" && data?.theme_params) dispatchEvent(new CustomEvent("theme", { detail: data.theme_params }));
}

addEventListener("message", ({ source, data }) => {
  if (source !== window.parent || typeof data !== "string") return;
  try {
    const { eventType, eventData } = JSON.parse(data);
    hear(eventType, eventData);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error; // what is no event is not for us
  }
});
window.Telegram = { WebView: { receiveEvent: hear } };

/** Shows the page at full height, in colours that go with it. */
export function begin() {
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--canvas").trim();
  tell("web_app_ready");
  tell("web_app_expand");
  tell("web_app_set_header_color", { color: colour });
  tell("web_app_set_background_color", { color: colour });
}
addEventListener("theme", () => begin());
