// The page: asks the bot for everything about one chat, shows one of four views of it, and asks anew when something is done.

import { act, load, Refused } from "./api.js";
import { h, icon, toast } from "./dom.js";
import { dataView, settingsView, withoutConsent } from "./settings.js";
import { stickersView } from "./stickers.js";
import { tasteView } from "./taste.js";
import { begin } from "./telegram.js";

const VIEWS = { taste: tasteView, stickers: stickersView, settings: settingsView, data: dataView };
const LABELS = { taste: "page-tab-taste", stickers: "page-stickers", settings: "page-tab-settings", data: "page-tab-data" };

const app = document.getElementById("app");
const head = document.getElementById("head");
const tabs = document.getElementById("tabs");
const view = document.getElementById("view");
let state = null;
let tab = "taste";

async function enter(chat) {
  app.setAttribute("aria-busy", "true");
  try {
    state = await load(chat);
    render();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    fail(error.message, chat);
  }
  app.setAttribute("aria-busy", "false");
}

async function run(name, fields) {
  try {
    const { notice, ...fresh } = await act(name, state.chat, fields);
    toast(notice);
    // the names of the chats come with the whole page only
    if (fresh.language !== state.language) return await enter(state.chat);
    state = { ...fresh, chats: state.chats };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(error.message || state.texts["page-offline"]);
  }
  render();
}

function render() {
  const { texts, language, direction } = state;
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
  document.title = texts["page-title"];
  const focused = document.activeElement?.dataset?.key;
  renderHead();
  renderTabs();
  const shown = state.consent ? VIEWS[tab](state, run, render) : withoutConsent(state, run);
  view.replaceChildren(...shown.filter(Boolean));
  if (focused) view.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function renderHead() {
  const { texts, chats, chat, consent, incognito } = state;
  const options = chats.map(({ id, title }) => h("option", { value: id, selected: id === chat }, title));
  const chooser = h("select", { "aria-label": texts["page-chats"], onchange: () => enter(chooser.value) }, options);
  head.replaceChildren(
    h("h1", {}, texts["page-hello"]),
    h("p", {}, incognito || consent || chats.find(({ id }) => id === chat)?.title || ""),
    ...(chats.length > 1 ? [chooser] : []),
  );
}

function renderTabs() {
  tabs.hidden = !state.consent;
  tabs.replaceChildren(
    ...Object.keys(VIEWS).map((name) =>
      h("button", { type: "button", "aria-current": name === tab && "page", onclick: () => go(name) }, icon(name), h("span", {}, state.texts[LABELS[name]])),
    ),
  );
}

function go(name) {
  tab = name;
  render();
  scrollTo({ top: 0 });
}

function fail(message, chat) {
  const again = h("button.primary", { type: "button", onclick: () => enter(chat) }, state?.texts["page-again"] ?? "↻");
  head.replaceChildren();
  tabs.hidden = true;
  const words = message || state?.texts["page-offline"] || "⚠️";
  view.replaceChildren(h("section.card.welcome", {}, h("img", { src: "logo.svg", alt: "", width: 72, height: 72 }), h("p.about", {}, words), !message && again));
}

begin();
enter();
