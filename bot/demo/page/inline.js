/** The small parts all text is made of: mentions, channels, links, emoji, dates. Shared by mrkdwn, Markdown and rich text. */
import { h } from "./dom.js";
import { emojiChar, EMOJI_CODE } from "./emoji.js";
import { announce, myZone, now, store, userName } from "./store.js";
import { fullStamp, slackDate } from "./time.js";

const SCHEMES = /^(https?|mailto|tel|slack):/i;
const BARE_HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#:]|$)/i;
const MAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/** What an address may be opened as, or null when a link would not be safe or is none. */
export function safeHref(address) {
  const url = String(address ?? "").trim();
  if (/[\u0000-\u001f]/.test(url)) return null;
  if (SCHEMES.test(url)) return url;
  if (MAIL.test(url)) return `mailto:${url}`;
  return BARE_HOST.test(url) ? `https://${url}` : null;
}

/** A link; plain text when the address is not one that may be opened. */
export function link(address, children, unsafe = address) {
  const href = safeHref(address);
  if (!href) return document.createTextNode(unsafe);
  return h("a", { href, class: "link", target: "_blank", rel: "noopener noreferrer" }, children);
}

export function userMention(id, label) {
  const name = userName(id) ?? label ?? id;
  const mine = id === store.me?.id;
  return h("span", { class: `mention${mine ? " mention-me" : ""}`, data: { user: id } }, `@${name.replace(/^@/, "")}`);
}

export function channelMention(id, label) {
  const channel = store.channels.get(id);
  const name = `#${channel?.name ?? label ?? id}`;
  if (!channel) return h("span", { class: "mention" }, name);
  return h("button", { type: "button", class: "mention", on: { click: () => announce("go", { channel: id }) } }, name);
}

export const broadcast = (range) => h("span", { class: "mention mention-me" }, `@${range}`);

/** A date in the reader's own time zone; `fallback` when the format is not Slack's. */
export function dateText(epoch, pattern, fallback, href) {
  const text = slackDate(Number(epoch), pattern, now(), myZone());
  if (text === null) return document.createTextNode(fallback ?? "");
  const node = h("time", { class: "date", title: fullStamp(new Date(Number(epoch) * 1000), myZone()) }, text);
  return href ? link(href, node) : node;
}

/** One emoji by name; its `:name:` when there is no picture. */
export function emojiNode(name, tone) {
  const picture = emojiChar(name, tone);
  if (!picture) return document.createTextNode(`:${name}:${tone ? `:skin-tone-${tone}:` : ""}`);
  return h(
    "span",
    { class: "emoji", role: "img", "aria-label": name.replaceAll("_", " "), title: `:${name}:` },
    picture,
  );
}

const EMOJI_ONLY = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\u200D|\uFE0F)+$/u;

/** Whether a message is nothing but a few emoji, which are then shown large. */
export function isJumbo(text) {
  const rest = text
    .replace(new RegExp(EMOJI_CODE.source, "g"), (all, name) => (emojiChar(name) ? "😀" : all))
    .replace(/\s/g, "");
  return rest.length > 0 && [...rest].length <= 12 && EMOJI_ONLY.test(rest) && /\p{Extended_Pictographic}/u.test(rest);
}

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** Slack's three entities back to their characters. */
export const unescapeText = (text) => text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);

/** Plain text of a text object as nodes: emoji become pictures unless it says otherwise, nothing else is read. */
export function plainNodes(text, emoji = true) {
  const out = [];
  for (const [i, line] of String(text).split("\n").entries()) {
    if (i) out.push(h("br"));
    out.push(...(emoji ? withEmoji(line) : [line]));
  }
  return out;
}

/** One line with its `:name:` codes as pictures. */
export function withEmoji(line) {
  const out = [];
  let from = 0;
  for (const match of line.matchAll(new RegExp(EMOJI_CODE.source, "g"))) {
    if (!emojiChar(match[1])) continue;
    out.push(line.slice(from, match.index), emojiNode(match[1], match[2]));
    from = match.index + match[0].length;
  }
  out.push(line.slice(from));
  return out.filter((part) => part !== "");
}
