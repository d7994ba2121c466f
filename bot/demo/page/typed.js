/**
 * Between what stands in a text field and what the workspace keeps: names to mentions on the way out, mentions to
 * names on the way in.
 */
import { unescapeText } from "./inline.js";
import { channelName, store, userName } from "./store.js";

const CODE = /(```[\s\S]*?```|`[^`\n]+`)/;
const escapeRegExp = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Typed text with `@Display Name` of a known person as `<@U…>`, code left alone. The workspace itself does the rest
 * (escapes, addresses, `#channels`), as Slack's servers do.
 */
export function encodeTyped(text) {
  const names = [...store.users.values()].filter((user) => !user.deleted).map((user) => [userName(user.id), user.id]);
  names.sort(([a], [b]) => b.length - a.length);
  if (!names.length) return text;
  const ids = new Map(names.map(([name, id]) => [name.toLowerCase(), id]));
  const mention = new RegExp(
    `(?<![\\p{L}\\p{N}@<])@(${names.map(([name]) => escapeRegExp(name)).join("|")})(?![\\p{L}\\p{N}])`,
    "giu",
  );
  const replace = (part) =>
    part.replace(mention, (all, name) => (ids.has(name.toLowerCase()) ? `<@${ids.get(name.toLowerCase())}>` : all));
  return text
    .split(CODE)
    .map((part, i) => (i % 2 ? part : replace(part)))
    .join("");
}

/** Kept text as a person would type it, for editing. */
export function decodeKept(text) {
  const shown = text.replace(/<([^<>]+)>/g, (all, inside) => {
    const [head, label] = inside.split("|");
    if (head.startsWith("@")) return `@${userName(head.slice(1)) ?? label ?? head.slice(1)}`;
    if (head.startsWith("#")) return `#${label || channelName(store.channels.get(head.slice(1))) || head.slice(1)}`;
    if (/^!(here|channel|everyone)$/.test(head)) return `@${head.slice(1)}`;
    return head.startsWith("!") ? all : head.replace(/^mailto:/, "");
  });
  return unescapeText(shown);
}
