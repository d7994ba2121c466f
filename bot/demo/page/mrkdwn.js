/**
 * Slack's mrkdwn as elements: what Slack reads and nothing more. Lists and headings have no syntax there, so they stay
 * the text they are; `<…>` that is no link, mention or date is shown as typed.
 */
import { h } from "./dom.js";
import { emojiChar, EMOJI_CODE } from "./emoji.js";
import {
  broadcast,
  channelMention,
  dateText,
  emojiNode,
  link,
  safeHref,
  unescapeText,
  userMention,
  withEmoji,
} from "./inline.js";

const WORD = /[\p{L}\p{N}]/u;
const TAGS = { "*": "strong", _: "em", "~": "s" };
const QUOTE = /^(?:&gt;|>) ?/;
const QUOTE_REST = /^(?:&gt;&gt;&gt;|>>>) ?/;

/** Nodes for a mrkdwn text. `verbatim`: addresses without `<…>` stay text. */
export function mrkdwn(text, { verbatim = false } = {}) {
  const out = [];
  const parts = String(text ?? "").split(/```([\s\S]+?)```/);
  parts.forEach((part, i) => {
    if (i % 2) out.push(h("pre", { class: "code-block" }, unescapeText(plainTokens(part.replace(/^\n|\n$/g, "")))));
    else out.push(...paragraphs(trimBeside(part, i > 0, i < parts.length - 1), verbatim));
  });
  return out;
}

/** A code block stands on lines of its own: the line ends beside it are not shown twice. */
function trimBeside(part, after, before) {
  const start = after ? part.replace(/^\n/, "") : part;
  return before ? start.replace(/\n$/, "") : start;
}

function paragraphs(part, verbatim) {
  if (part === "") return [];
  const out = [];
  const lines = part.split("\n");
  for (let i = 0; i < lines.length;) {
    let end = i;
    if (QUOTE_REST.test(lines[i])) {
      const rest = [lines[i].replace(QUOTE_REST, ""), ...lines.slice(i + 1)];
      out.push(h("blockquote", {}, textLines(rest, verbatim)));
      break;
    }
    const quoted = QUOTE.test(lines[i]);
    while (end < lines.length && QUOTE.test(lines[end]) === quoted && !QUOTE_REST.test(lines[end])) end += 1;
    const run = lines.slice(i, end);
    if (quoted)
      out.push(
        h(
          "blockquote",
          {},
          textLines(
            run.map((line) => line.replace(QUOTE, "")),
            verbatim,
          ),
        ),
      );
    else out.push(...textLines(run, verbatim));
    i = end;
  }
  return out;
}

const textLines = (lines, verbatim) => lines.flatMap((line, i) => [...(i ? [h("br")] : []), ...inline(line, verbatim)]);

/** Emphasis within emphasis beyond this depth stays text: nobody writes it, and it must not exhaust the stack. */
const DEEPEST = 8;

/** One line: code, `<…>`, emphasis, emoji, addresses. */
function inline(line, verbatim, depth = 0) {
  const out = [];
  const how = { verbatim, depth, unclosed: new Set() };
  let plain = "";
  const push = (...found) => {
    if (plain) out.push(unescapeText(plain));
    plain = "";
    out.push(...found);
  };
  for (let i = 0; i < line.length;) {
    const found = readAt(line, i, how);
    if (found) {
      push(...found.nodes);
      i = found.end;
    } else {
      plain += line[i];
      i += 1;
    }
  }
  push();
  return out;
}

/** What begins at `i`: `{nodes, end}`, or null when the character is only itself. */
function readAt(line, i, how) {
  const char = line[i];
  if (char === "`") return readCode(line, i);
  if (char === "<") return readToken(line, i);
  if (char in TAGS) return readEmphasis(line, i, how);
  if (char === ":") return readEmoji(line, i);
  if (char === "h" && !how.verbatim) return readAddress(line, i);
  return null;
}

function readCode(line, i) {
  const end = line.indexOf("`", i + 1);
  if (end <= i + 1) return null;
  return { nodes: [h("code", {}, unescapeText(plainTokens(line.slice(i + 1, end))))], end: end + 1 };
}

/** In code a link shows its label or address, without being one. */
const plainTokens = (text) => text.replace(/<(?![@#!])([^<>|\n]+)(?:\|([^<>\n]*))?>/g, (_, url, label) => label || url);

/** `how.unclosed` remembers marks that nothing closes further on, so that a long line is searched once for each. */
function readEmphasis(line, i, how) {
  const mark = line[i];
  const opens = !WORD.test(line[i - 1] ?? "") && /\S/.test(line[i + 1] ?? " ") && line[i + 1] !== mark;
  if (!opens || how.unclosed.has(mark) || how.depth >= DEEPEST) return null;
  const end = closing(line, i, mark);
  if (end < 0) {
    how.unclosed.add(mark);
    return null;
  }
  return { nodes: [h(TAGS[mark], {}, inline(line.slice(i + 1, end), how.verbatim, how.depth + 1))], end: end + 1 };
}

/** Where emphasis opened at `i` ends, stepping over code and `<…>`; -1 when it does not. */
function closing(line, i, mark) {
  for (let j = i + 1; j < line.length; j += 1) {
    const skip = line[j] === "`" ? line.indexOf("`", j + 1) : line[j] === "<" ? line.indexOf(">", j + 1) : -1;
    if (skip > j) j = skip;
    else if (
      line[j] === mark &&
      j > i + 1 &&
      /\S/.test(line[j - 1]) &&
      !WORD.test(line[j + 1] ?? "") &&
      line[j + 1] !== mark
    )
      return j;
  }
  return -1;
}

function readEmoji(line, i) {
  EMOJI_CODE.lastIndex = i;
  const match = EMOJI_CODE.exec(line);
  if (!match || !emojiChar(match[1])) return null;
  return { nodes: [emojiNode(match[1], match[2])], end: i + match[0].length };
}

const ADDRESS = /https?:\/\/[^\s<>|]+/y;

function readAddress(line, i) {
  if (WORD.test(line[i - 1] ?? "")) return null;
  ADDRESS.lastIndex = i;
  const match = ADDRESS.exec(line)?.[0].replace(/(?:&[gl]t;.*|[.,;:!?'"*_~)\]]+)$/, "");
  if (!match || match.length < 10) return null;
  const url = unescapeText(match);
  return { nodes: [link(url, url)], end: i + match.length };
}

function readToken(line, i) {
  const match = /^<([^<>\n]+)>/.exec(line.slice(i));
  if (!match) return null;
  return { nodes: [token(match[1])], end: i + match[0].length };
}

/** The inside of `<…>`. */
function token(inside) {
  const [, head, label] = /^([^|]*)(?:\|([\s\S]*))?$/.exec(inside);
  const text = label === undefined ? undefined : unescapeText(label);
  const user = /^@([UWB][A-Z0-9]+)$/.exec(head);
  if (user) return userMention(user[1], text);
  const channel = /^#([CGD][A-Z0-9]+)$/.exec(head);
  if (channel) return channelMention(channel[1], text);
  if (head.startsWith("!")) return special(head, text, inside);
  const url = unescapeText(head);
  if (!safeHref(url)) return document.createTextNode(unescapeText(`<${inside}>`));
  return link(url, text ? withEmoji(text) : url.replace(/^mailto:/, ""));
}

function special(head, label, inside) {
  const range = /^!(here|channel|everyone)$/.exec(head);
  if (range) return broadcast(range[1]);
  if (/^!subteam\^S[A-Z0-9]+$/.test(head)) return broadcast((label ?? "group").replace(/^@/, ""));
  const date = /^!date\^(\d{1,12})\^([^^]+)(?:\^(.+))?$/.exec(head);
  if (date) return dateText(date[1], unescapeText(date[2]), label, date[3] && unescapeText(date[3]));
  return document.createTextNode(label ?? unescapeText(`<${inside}>`));
}
