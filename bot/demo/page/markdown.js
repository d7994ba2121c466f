/** The `markdown` block: everyday Markdown as elements. Raw HTML stays text; a picture is shown as a link to it. */
import { h } from "./dom.js";
import { emojiChar, EMOJI_CODE } from "./emoji.js";
import { emojiNode, link } from "./inline.js";

const FENCE = /^ {0,3}(```+|~~~+)\s*(\S*)/;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/;
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const QUOTE = /^ {0,3}> ?/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** Nodes for a Markdown text. */
export function markdown(text) {
  return blocks(
    String(text ?? "")
      .replaceAll("\t", "    ")
      .split("\n"),
  );
}

function blocks(lines) {
  const out = [];
  for (let i = 0; i < lines.length;) {
    const reader = READERS.find(([test]) => test(lines, i));
    const { node, next } = reader ? reader[1](lines, i) : paragraph(lines, i);
    if (node) out.push(node);
    i = next;
  }
  return out;
}

const READERS = [
  [(lines, i) => lines[i].trim() === "", (_, i) => ({ node: null, next: i + 1 })],
  [(lines, i) => FENCE.test(lines[i]), fence],
  [(lines, i) => HEADING.test(lines[i]), heading],
  [(lines, i) => RULE.test(lines[i]), (_, i) => ({ node: h("hr"), next: i + 1 })],
  [(lines, i) => QUOTE.test(lines[i]), quote],
  [(lines, i) => ITEM.test(lines[i]), list],
  [(lines, i) => lines[i].includes("|") && TABLE_RULE.test(lines[i + 1] ?? ""), table],
];

function fence(lines, i) {
  const mark = FENCE.exec(lines[i])[1];
  let end = i + 1;
  while (end < lines.length && !lines[end].trimStart().startsWith(mark)) end += 1;
  return { node: h("pre", { class: "code-block" }, lines.slice(i + 1, end).join("\n")), next: end + 1 };
}

function heading(lines, i) {
  const [, marks, text] = HEADING.exec(lines[i]);
  return {
    node: h(`h${Math.min(marks.length + 2, 6)}`, { class: `md-h md-h${marks.length}` }, inline(text)),
    next: i + 1,
  };
}

function quote(lines, i) {
  let end = i;
  while (end < lines.length && QUOTE.test(lines[end])) end += 1;
  return { node: h("blockquote", {}, blocks(lines.slice(i, end).map((line) => line.replace(QUOTE, "")))), next: end };
}

/** A list with all that is indented below its items. */
function list(lines, i) {
  const [, indent, mark] = ITEM.exec(lines[i]);
  const ordered = /\d/.test(mark);
  const items = [];
  let at = i;
  while (at < lines.length) {
    const match = ITEM.exec(lines[at]);
    const deeper = lines[at].trim() !== "" && lines[at].search(/\S/) > indent.length;
    if (match && match[1].length === indent.length && /\d/.test(match[2]) === ordered) items.push([match[3]]);
    else if (items.length && (deeper || (lines[at].trim() === "" && /^\s+\S/.test(lines[at + 1] ?? ""))))
      items.at(-1).push(lines[at]);
    else break;
    at += 1;
  }
  const start = ordered && Number.parseInt(mark, 10) !== 1 ? Number.parseInt(mark, 10) : null;
  return { node: h(ordered ? "ol" : "ul", { start }, items.map(listItem)), next: at };
}

function listItem([first, ...rest]) {
  const task = /^\[([ xX])\]\s+(.*)$/.exec(first);
  const below = rest.length ? blocks(dedent(rest)) : [];
  if (!task) return h("li", {}, inline(first), below);
  const box = h("input", {
    type: "checkbox",
    disabled: true,
    checked: task[1] !== " ",
    "aria-label": task[1] === " " ? "To do" : "Done",
  });
  return h("li", { class: "task" }, box, inline(task[2]), below);
}

function dedent(lines) {
  const depth = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(depth));
}

const cells = (line) =>
  line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));

function table(lines, i) {
  const head = cells(lines[i]);
  const align = cells(lines[i + 1]).map((rule) =>
    rule.endsWith(":") ? (rule.startsWith(":") ? "center" : "right") : "left",
  );
  let end = i + 2;
  while (end < lines.length && lines[end].includes("|")) end += 1;
  const row = (tag, texts) =>
    h(
      "tr",
      {},
      head.map((_, c) => h(tag, { style: { "text-align": align[c] ?? "left" } }, inline(texts[c] ?? ""))),
    );
  const body = lines.slice(i + 2, end).map((line) => row("td", cells(line)));
  const node = h(
    "div",
    { class: "table-scroll" },
    h("table", {}, h("thead", {}, row("th", head)), h("tbody", {}, body)),
  );
  return { node, next: end };
}

function paragraph(lines, i) {
  let end = i + 1;
  const starts = (at) => READERS.some(([test]) => test(lines, at));
  while (end < lines.length && !starts(end)) end += 1;
  const run = lines.slice(i, end);
  return {
    node: h(
      "p",
      {},
      run.flatMap((line, n) => [n ? h("br") : null, ...inline(line.trim())]),
    ),
    next: end,
  };
}

/** Inline forms, tried in this order where the text stands; the first that matches wins. */
const INLINE = [
  [/\\([\\`*_{}[\]()#+\-.!|~>])/y, (m) => [m[1]]],
  [/(`+)(.+?)\1(?!`)/y, (m) => [h("code", {}, m[2].trim())]],
  [/!\[([^\]]*)\]\(([^)\s]+)[^)]*\)/y, (m) => [link(m[2], m[1] || m[2], m[0])]],
  [/\[([^\]]+)\]\(([^)\s]+)[^)]*\)/y, (m) => [link(m[2], inline(m[1]), m[0])]],
  [/<((?:https?|mailto):[^>\s]+)>/y, (m) => [link(m[1], m[1].replace(/^mailto:/, ""))]],
  [/https?:\/\/[^\s<>]*[^\s<>.,;:!?'"*_)\]]/y, (m) => [link(m[0], m[0])]],
  [/(\*\*|__)(?=\S)(.+?\S??)\1/y, (m) => [h("strong", {}, inline(m[2]))]],
  [/~~(?=\S)(.+?)~~/y, (m) => [h("s", {}, inline(m[1]))]],
  [/\*(?=[^\s*])(.*?[^\s*])\*(?!\*)/y, (m) => [h("em", {}, inline(m[1]))]],
  [/(?<![\p{L}\p{N}])_(?=[^\s_])(.*?[^\s_])_(?![\p{L}\p{N}_])/uy, (m) => [h("em", {}, inline(m[1]))]],
  [new RegExp(EMOJI_CODE.source, "y"), (m) => (emojiChar(m[1]) ? [emojiNode(m[1], m[2])] : null)],
];

function inline(text) {
  const out = [];
  let plain = "";
  for (let i = 0; i < text.length;) {
    const found = INLINE.map(([re, make]) => matchAt(re, make, text, i)).find(Boolean);
    if (found) {
      out.push(plain, ...found.nodes);
      plain = "";
      i = found.end;
    } else {
      plain += text[i];
      i += 1;
    }
  }
  out.push(plain);
  return out.filter((part) => part !== "");
}

function matchAt(re, make, text, i) {
  re.lastIndex = i;
  const match = re.exec(text);
  const made = match && make(match);
  return made ? { nodes: made, end: i + match[0].length } : null;
}
