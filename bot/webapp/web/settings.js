// What /settings offers, and the person's data: taken out, deleted, or no longer collected.

import { card, confirm, h } from "./dom.js";

/** The third tab. */
export function settingsView(state, run) {
  const { texts, settings } = state;
  const set = (setting, choice) => run("set", { setting, choice });
  return [
    strength(texts, settings.strength, set),
    card(
      null,
      null,
      settings.choices.map((one) => picker(one, set)),
      h(
        "div.row",
        {},
        h("span", {}, texts["page-clock"]),
        h(
          "span.turn",
          {},
          turn("clock-back", "−", texts["button-clock-back"], () => set("clock", 0)),
          h("b", {}, settings.clock),
          turn("clock-on", "+", texts["button-clock-on"], () => set("clock", 1)),
        ),
      ),
      picker({ name: "language", label: texts["setting-language"], choices: settings.languages, chosen: settings.language }, set),
    ),
    training(texts, settings.training, set),
    card(
      null,
      texts["page-incognito-about"],
      h("button.plain", { type: "button", "data-key": "incognito", onclick: () => set("incognito", 0) }, settings.incognito),
    ),
  ];
}

function strength(texts, { chat, of_chat, own, steps }, set) {
  const value = own ?? of_chat;
  const nearest = steps.reduce((best, step) => (Math.abs(step - value) < Math.abs(best - value) ? step : best));
  const output = h("output", { for: "strength" }, `${value} %`);
  const slider = h("input", {
    type: "range",
    id: "strength",
    min: 0,
    max: steps.length - 1,
    step: 1,
    value: steps.indexOf(nearest),
    "aria-label": texts["page-strength"],
    "aria-valuetext": `${value} %`,
    "data-key": "strength",
    vars: { fill: `${(100 * steps.indexOf(nearest)) / (steps.length - 1)}%` },
    oninput: () => {
      slider.style.setProperty("--fill", `${(100 * slider.value) / (steps.length - 1)}%`);
      output.textContent = `${steps[slider.value]} %`;
    },
    onchange: () => set("strength", Number(slider.value) + 1), // the first choice is the chat's own
  });
  const asChat = h(
    "button.pill",
    { type: "button", "aria-pressed": String(own === null), "data-key": "strength-chat", onclick: () => set("strength", 0) },
    chat,
  );
  return h(
    "section.card",
    {},
    h("div.row", {}, h("h2", {}, texts["page-strength"]), output),
    h("p.about", {}, texts["page-strength-about"]),
    slider,
    h("div.ticks", { "aria-hidden": "true" }, steps.map((step) => h("span", {}, String(step)))),
    asChat,
  );
}

/** Consent to training: a press says yes or no, it never just turns what it finds. */
function training(texts, { on, button }, set) {
  const press = () => set("training", on ? 0 : 1);
  return card(
    null,
    texts["training-about"],
    h("button.plain", { type: "button", "data-key": "training", onclick: press }, button),
  );
}

function picker({ name, label, choices, chosen }, set) {
  const options = choices.map((choice, index) => h("option", { value: index, selected: index === chosen }, choice));
  if (chosen === null) options.unshift(h("option", { value: "", selected: true }, "–"));
  const select = h("select", { "data-key": name, onchange: () => select.value && set(name, Number(select.value)) }, options);
  return h("label.row", {}, h("span", {}, label), select);
}

function turn(key, sign, label, onclick) {
  return h("button.round", { type: "button", "aria-label": label, "data-key": key, onclick }, sign);
}

/** The fourth tab. */
export function dataView(state, run) {
  const { texts } = state;
  const optOut = h("button.plain", { type: "button", onclick: () => run("opt-out") }, texts["button-opt-out"]);
  return [
    card(texts["page-tab-data"], texts["page-data-about"]),
    ...outAndAway(texts, run),
    card(null, texts["page-optout-about"], optOut),
    h("p.foot", {}, texts["page-commands"]),
  ];
}

/** What a person sees who has not opted in. */
export function withoutConsent(state, run) {
  const { texts, left } = state;
  return [
    h(
      "section.card.welcome",
      {},
      h("img", { src: "logo.svg", alt: "", width: 72, height: 72 }),
      h("h2", {}, texts["page-without-title"]),
      h("p.about", {}, texts["page-without"]),
      h("button.primary", { type: "button", onclick: () => run("opt-in") }, texts["button-opt-in"]),
    ),
    ...(left ? [h("p.foot", {}, texts["page-left"]), ...outAndAway(texts, run)] : []),
  ];
}

function outAndAway(texts, run) {
  const ask = (question, yes, name) => () => confirm(texts, question, yes, () => run(name));
  return [
    card(
      null,
      texts["page-export-about"],
      h("button.plain", { type: "button", "data-key": "export", onclick: () => run("export") }, texts["page-export"]),
    ),
    card(
      null,
      texts["page-forget-about"],
      h("button.danger", { type: "button", onclick: ask(texts["page-forget-ask"], texts["page-forget"], "forget") }, texts["page-forget"]),
    ),
  ];
}
