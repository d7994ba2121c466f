/**
 * What the composer proposes while one types: commands and their words after `/`, people after `@`, channels after
 * `#`, emoji after `:`.
 */
import { fold, h } from "./dom.js";
import { searchEmoji } from "./emoji.js";
import { avatar } from "./people.js";
import { myChannels, store, userName } from "./store.js";

const MOST = 8;

/**
 * Proposals for `text` with the caret at `caret`: `{from, items, eager}` or null. An item is `{insert, label, note, lead}`;
 * choosing it replaces `text[from:caret]`. `eager`: Enter takes the marked item; else only after the arrow keys were used.
 */
export function suggest(text, caret) {
  const before = text.slice(0, caret);
  return commands(before) ?? usage(before) ?? marked(before);
}

function commands(before) {
  if (!/^\/\S*$/.test(before)) return null;
  const known = store.app.commands ?? [];
  const exact = known.some((c) => c.command === before);
  const hits = known.filter((c) => c.command.startsWith(before));
  const items = hits.map((c) => ({
    insert: `${c.command} `,
    label: c.command,
    hint: c.usage_hint,
    note: c.description,
    lead: avatar(store.app.bot_user_id, "s"),
  }));
  return items.length ? { from: 0, items, eager: !exact, title: "Commands" } : null;
}

/** The words of a usage hint, such as `[note Ana: … | who Ana | due]`. */
export function usageWords(hint) {
  const bare = String(hint ?? "")
    .trim()
    .replace(/^\[([^[\]]*)\]$/, "$1");
  const parts = bare.split(/\s*[|·]\s*|\s*,\s+(?=[a-z]+(?:\s|,|$))/).map((part) => part.trim());
  return parts.length > 1 ? parts.filter((part) => part && part !== "…" && part !== "...") : [];
}

const command = (before) => (store.app.commands ?? []).find((c) => before.startsWith(`${c.command} `));

function usage(before) {
  const found = command(before);
  if (!found) return null;
  const typed = before.slice(found.command.length + 1);
  if (/\s/.test(typed.trimStart()) || typed.includes("@")) return null;
  const proposed = (part, text) => ({ insert: `${found.command} ${text}`, label: part });
  const words = usageWords(found.usage_hint);
  const hits = words.filter((part) => fold(part).startsWith(fold(typed.trim())));
  const items = hits.slice(0, 24).map((part) => proposed(part, firstWords(part)));
  if (!words.length && found.usage_hint && !typed) items.push(proposed(found.usage_hint, found.usage_hint));
  const sure = items.length === 1 && fold(items[0].label) === fold(typed.trim());
  return items.length && !sure ? { from: 0, items, eager: false, title: found.command } : null;
}

/** The part of a proposal that is meant literally: its first word. */
function firstWords(part) {
  const [word, ...rest] = part.split(/\s+/);
  if (/^[<[{"“…]/.test(word)) return "";
  return rest.length ? `${word} ` : word;
}

const MARKS = [
  [/(?:^|[\s(])@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]*)?)$/u, people],
  [/(?:^|[\s(])#([\p{L}\p{N}_-]*)$/u, channels],
  [/(?:^|\s):([a-z0-9_+-]{2,})$/, emoji],
];

function marked(before) {
  for (const [pattern, find] of MARKS) {
    const match = pattern.exec(before);
    if (!match) continue;
    const items = find(match[1]).slice(0, MOST);
    if (items.length) return { from: before.length - match[1].length - 1, items, eager: true, title: null };
  }
  return null;
}

function people(typed) {
  const wanted = fold(typed.trimEnd());
  const hit = (user) =>
    [userName(user.id), user.real_name, user.name].some((name) =>
      fold(name ?? "")
        .split(/\s+/)
        .concat(fold(name ?? ""))
        .some((word) => word.startsWith(wanted)),
    );
  const users = [...store.users.values()].filter((user) => !user.deleted && user.id !== "USLACKBOT" && hit(user));
  return users.map((user) => ({
    insert: `@${userName(user.id)} `,
    label: userName(user.id),
    note: noteOf(user),
    lead: avatar(user.id, "s"),
  }));
}

function noteOf(user) {
  if (user.id === store.me.id) return "you";
  return user.is_bot ? "app" : user.real_name === userName(user.id) ? "" : user.real_name;
}

function channels(typed) {
  const found = myChannels().filter((c) => !c.is_im && fold(c.name).startsWith(fold(typed)));
  return found.map((c) => ({ insert: `#${c.name} `, label: `#${c.name}`, note: c.topic }));
}

function emoji(typed) {
  const lead = (picture) => h("span", { class: "emoji" }, picture);
  return searchEmoji(typed, MOST).map(([name, picture]) => ({
    insert: `:${name}: `,
    label: `:${name}:`,
    lead: lead(picture),
  }));
}
