/** One message as an element: author, time, text or blocks, reactions, and its menu. */
import { attempt, dispatcher } from "./actions.js";
import { post } from "./api.js";
import { drawBlocks } from "./blocks.js";
import { conversation, dismiss, formOf, replyCount } from "./conversation.js";
import { h, icon, iconButton } from "./dom.js";
import { isJumbo } from "./inline.js";
import { editor } from "./editor.js";
import { mrkdwn } from "./mrkdwn.js";
import { avatar } from "./people.js";
import { ask, menu, toast } from "./popover.js";
import { openReactions, react, reactionRow } from "./reactions.js";
import { announce, asMe, myZone, store, userName } from "./store.js";
import { clockTime, fullStamp, tsDate } from "./time.js";

/** `compact`: the same person goes on, so name and picture are left out. `inThread`: shown in the thread's panel. */
export function renderMessage(message, { compact, inThread }) {
  const author = userName(message.user) ?? message.user;
  const stamp = h(
    "time",
    { class: "stamp", title: fullStamp(tsDate(message.ts), myZone()) },
    clockTime(tsDate(message.ts), myZone()),
  );
  const badge = message.bot ? h("span", { class: "badge" }, "App") : null;
  const head = compact ? null : h("div", { class: "msg-head" }, h("span", { class: "author" }, author), badge, stamp);
  const content = h("div", { class: "msg-content", dir: "auto" }, contentOf(message));
  const body = h(
    "div",
    { class: "msg-body" },
    message.ephemeral ? onlyYou(message) : null,
    head,
    content,
    message.ephemeral ? null : reactionRow(conversation.channel, message),
    inThread ? null : replies(message),
  );
  const kind = `msg${compact ? " compact" : ""}${message.ephemeral ? " ephemeral" : ""}`;
  const node = h(
    "article",
    { class: kind, "aria-label": `${author}, ${stamp.textContent}`, data: { ts: message.ts } },
    h("div", { class: "gutter" }, compact ? stamp : avatar(message.user)),
    body,
  );
  if (!message.ephemeral) node.append(toolbar(message, content, inThread));
  return node;
}

function contentOf(message) {
  const edited = message.edited ? h("span", { class: "edited" }, "(edited)") : null;
  if (message.bot && message.blocks?.length) return [blocksOf(message), edited];
  const text = message.text ?? "";
  return h("div", { class: `text${isJumbo(text) ? " jumbo" : ""}`, dir: "auto" }, mrkdwn(text), edited);
}

function blocksOf(message) {
  const host = h("div", { class: "blocks" });
  const form = formOf(message.ts);
  const { channel } = conversation;
  const container = () => ({ type: "message", channel, ts: message.ts, ephemeral: message.ephemeral === true });
  let list = [];
  list = drawBlocks(host, message.blocks, { form, channel, ...dispatcher({ container, form, blocks: () => list }) });
  return host;
}

function onlyYou(message) {
  const away = h("button", { type: "button", class: "plain-link", on: { click: () => dismiss(message) } }, "Dismiss");
  return h(
    "div",
    { class: "only-you" },
    icon("eye", 14),
    "Only visible to you",
    h("span", { "aria-hidden": "true" }, "·"),
    away,
  );
}

function replies(message) {
  const count = replyCount(message.ts);
  if (!count) return null;
  const label = `${count} ${count === 1 ? "reply" : "replies"}`;
  return h(
    "button",
    { type: "button", class: "replies", on: { click: () => announce("thread", message.ts) } },
    icon("reply", 14),
    label,
  );
}

function toolbar(message, content, inThread) {
  const { channel } = conversation;
  const smile = iconButton(
    "smile",
    "Add a reaction",
    () => openReactions(smile, (name) => react(channel, message, name)),
    { "aria-haspopup": "dialog" },
  );
  const reply = inThread
    ? null
    : iconButton("reply", "Reply in thread", () => announce("thread", message.thread_ts ?? message.ts));
  const more = iconButton(
    "more",
    "More actions",
    () => menu(more, actionsOf(message, content), { label: "Message actions" }),
    {
      "aria-haspopup": "menu",
      "aria-expanded": "false",
    },
  );
  return h("div", { class: "msg-menu", role: "toolbar", "aria-label": "Message actions" }, smile, reply, more);
}

function actionsOf(message, content) {
  const { channel } = conversation;
  const shortcuts = (store.app.shortcuts ?? []).filter((shortcut) => shortcut.type === "message");
  const run = ({ callback_id: id }) =>
    attempt(() => post("shortcut", asMe({ callback_id: id, channel, ts: message.ts })));
  const items = shortcuts.map((s) => ({ label: s.name, icon: "bolt", onSelect: () => run(s) }));
  if (items.length) items.unshift({ title: store.app.name });
  if (items.length) items.push(null);
  items.push({ label: "Copy link", icon: "link", onSelect: () => copyLink(message) });
  if (message.user !== store.me.id) return items;
  return [
    ...items,
    null,
    { label: "Edit message", icon: "pencil", onSelect: () => editMessage(message, content) },
    { label: "Delete message…", icon: "trash", danger: true, onSelect: () => deleteMessage(message) },
  ];
}

async function copyLink(message) {
  try {
    await navigator.clipboard.writeText(message.permalink);
    toast("Link copied");
  } catch {
    toast(message.permalink);
  }
}

/** Puts an editor where the message stands; for the menu and for the arrow up in an empty composer. */
export function editMessage(message, content) {
  const { channel } = conversation;
  const back = () => content.replaceChildren(...[contentOf(message)].flat().filter(Boolean));
  content.replaceChildren(
    editor(message.text, {
      onCancel: back,
      onSave: async (text) => {
        const done =
          text === message.text ? true : await attempt(() => post("edit", asMe({ channel, ts: message.ts, text })));
        if (done) back();
      },
    }),
  );
  content.querySelector("textarea").focus();
}

async function deleteMessage(message) {
  const { channel } = conversation;
  const sure = await ask({
    title: "Delete message",
    text: "Are you sure? This cannot be undone.",
    confirm: "Delete",
    danger: true,
  });
  if (sure) await attempt(() => post("delete", asMe({ channel, ts: message.ts })));
}
