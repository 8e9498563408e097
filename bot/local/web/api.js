// The connection to the server: what the person does goes out, what happens comes in.

import { apply, changed, load, state } from "./store.js";
import { toast } from "./overlays.js";

const answers = new Map(); // query id -> function that takes the answer
const early = new Map(); // answers that came before their query id did

/** Does something as the current person in the open chat; shows what went wrong. Returns undefined then. */
export async function act(name, fields = {}) {
  const body = JSON.stringify({ person: state.me, chat: state.chat, ...fields });
  try {
    const response = await fetch(`/local/do/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
    });
    const result = await response.json();
    if (response.ok) return result.result;
    toast(result.error);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
    toast("The local server is not running. Start it again with “make play”.");
  }
  return undefined;
}

export function say(text, replyTo = null) {
  return act("say", { text, reply_to: replyTo });
}

/** Calls `done` with the answer to a press or an inline query, or with null when none comes in time. */
export function whenAnswered(query, seconds, done) {
  const finish = (answer) => {
    clearTimeout(timer);
    answers.delete(query);
    done(answer);
  };
  const timer = setTimeout(finish, seconds * 1000, null);
  answers.set(query, finish);
  if (early.has(query)) finish(early.get(query));
}

// What happens while the state is being read: it is applied afterwards, as the state may be older. null: nothing is read.
let waiting = [];
let reading = 0;

/** Connects, and stays connected: after every break the state is read anew. */
export function connect() {
  const events = new EventSource("/local/events");
  events.onopen = refresh;
  events.onmessage = ({ data }) => receive(JSON.parse(data));
  events.onerror = () => {
    waiting ??= [];
    state.connected = false;
    if (state.bot) changed();
  };
}

function receive(event) {
  if (waiting) waiting.push(event);
  else take(event);
}

async function refresh() {
  waiting ??= [];
  reading += 1;
  const mine = reading;
  try {
    const response = await fetch("/local/state");
    if (!response.ok) return;
    const fresh = await response.json();
    if (mine !== reading) return;
    load(fresh);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return; // the connection is gone again; its end is noticed by the events
  }
  const late = waiting ?? [];
  waiting = null;
  late.forEach(receive);
}

function take(event) {
  if (event.type === "answer" || event.type === "inline") {
    const finish = answers.get(event.query);
    if (finish) finish(event);
    else {
      early.set(event.query, event);
      setTimeout(() => early.delete(event.query), 5000);
    }
  } else if (!apply(event)) {
    refresh();
  }
}
