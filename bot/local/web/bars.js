// Bars that a bot writes with block characters, such as ████████░░, drawn as real ones.

import { h } from "./dom.js";

const RUN = /[█▉▊▋▌▍▎▏▓▒░■□▰▱▮▯●○]{4,}/gu;
const FULL = { "█": 1, "▓": 1, "■": 1, "▰": 1, "▮": 1, "●": 1, "▒": 0.5 };
const EIGHTHS = " ▏▎▍▌▋▊▉";
const MARKS = "[\\u200e\\u200f\\u2066-\\u2069]*"; // say which way a text runs, and are not seen
const INDENT = new RegExp(`^${MARKS}\\s{2,}`);
const COLON = new RegExp(`:?\\s*${MARKS}\\s*$`);
const BRACKETS = new RegExp(`^${MARKS}\\s*${MARKS}\\((.*)\\)${MARKS}$`);

/** Strings and, for every run of block characters, the share of it that is filled, 0 to 1. */
export function splitBars(text) {
  const pieces = [];
  let at = 0;
  for (const match of text.matchAll(RUN)) {
    if (match.index > at) pieces.push(text.slice(at, match.index));
    pieces.push(share(match[0]));
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push(text.slice(at));
  return pieces;
}

export function bar(part) {
  const percent = Math.round(part * 100);
  const label = `${percent} percent`;
  return h("span.bar", { role: "img", "aria-label": label }, h("i", { vars: { share: `${percent}%`, part } }));
}

/** Lines with exactly one bar become rows of label, bar and value; other lines stay. Returns true when there is a bar. */
export function alignBars(container) {
  for (const fixed of container.querySelectorAll("pre, code")) {
    const count = fixed.querySelectorAll(".bar").length;
    if (count > 1 || (count && fixed.tagName === "PRE")) fixed.replaceWith(...fixed.childNodes);
  }
  container.normalize();
  if (!container.querySelector(".bar")) return false;
  const quotes = container.querySelectorAll("blockquote:not(.folding), .quote");
  if (container.textContent.startsWith("\u200f")) container.dir = "rtl"; // its bars too
  for (const box of [...quotes, container]) {
    if (box.querySelector(".bar")) box.replaceChildren(...rows([...box.childNodes]));
  }
  // What follows the last bar explains: it is set smaller.
  const last = [...container.children].findLast((child) => child.className === "bars");
  const rest = [...container.childNodes].slice([...container.childNodes].indexOf(last) + 1);
  if (last && rest.length) last.after(h("div.footnote", {}, rest));
  return true;
}

function share(run) {
  const filled = [...run].reduce((sum, mark) => sum + (FULL[mark] ?? Math.max(EIGHTHS.indexOf(mark), 0) / 8), 0);
  return filled / [...run].length;
}

function rows(children) {
  const result = [];
  let table = null;
  for (const line of lines(children)) {
    const holders = line.filter((node) => node.classList?.contains("bar") || node.querySelector?.(".bar"));
    if (holders.length === 1 && holders[0].tagName !== "BLOCKQUOTE") {
      if (!table) {
        trimEnd(result);
        table = h("div.bars");
        result.push(table);
      }
      table.append(row(line, holders[0]));
    } else if (table && isIndented(line)) {
      table.append(h("div.note", {}, tidy(line)));
    } else if (!(table && isBlank(line))) {
      // The table is a block: the line break beside it needs no text.
      table = null;
      result.push(...line, document.createTextNode("\n"));
    }
  }
  trimEnd(result);
  return result;
}

function row(line, holder) {
  const at = line.indexOf(holder);
  const drawn = holder.classList.contains("bar") ? holder : holder.querySelector(".bar");
  const before = line.slice(0, at);
  const after = line.slice(at + 1);
  if (holder !== drawn) {
    // <code>cat ████░░ 0.8</code>: what stands beside the bar inside of it belongs to the label and the value.
    const inside = [...holder.childNodes];
    const middle = inside.indexOf(drawn);
    before.push(...inside.slice(0, middle));
    after.unshift(...inside.slice(middle + 1));
  }
  const label = h("span.label", {}, tidy(before));
  const value = tidy(after).map((node) => node.textContent).join("").trim();
  // The bar ends the row: "Fits your taste: ████ 0.8" and "cat ████ (seen once)" need neither colon nor brackets.
  label.normalize();
  const end = label.lastChild;
  if (end?.nodeType === Node.TEXT_NODE) end.data = end.data.replace(COLON, " ");
  if (value) label.append(h("span.value", {}, value.replace(BRACKETS, "$1")));
  return h("div.row", {}, label, drawn);
}

function isBlank(line) {
  return line.every((node) => node.nodeType === Node.TEXT_NODE && !node.data.trim());
}

function isIndented(line) {
  return !isBlank(line) && line[0].nodeType === Node.TEXT_NODE && INDENT.test(line[0].data);
}

function tidy(nodes) {
  for (const node of nodes) if (node.nodeType === Node.TEXT_NODE) node.data = node.data.replace(/\s+/g, " ");
  return nodes;
}

function trimEnd(nodes) {
  while (nodes.length && isBlank([nodes.at(-1)])) nodes.pop();
}

// Splits text nodes at line breaks; elements stay whole.
function lines(children) {
  const result = [[]];
  for (const node of children) {
    if (node.nodeType !== Node.TEXT_NODE) {
      result.at(-1).push(node);
      continue;
    }
    node.data.split("\n").forEach((piece, index) => {
      if (index) result.push([]);
      if (piece) result.at(-1).push(document.createTextNode(piece));
    });
  }
  return result;
}
