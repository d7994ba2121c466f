/** The messages of the open conversation: loading them, keeping them true as events arrive, and notices only this page shows. */
import { ApiError, explain, get } from "./api.js";
import { FormState } from "./form.js";
import { toast } from "./popover.js";
import { announce, asMe, now, store } from "./store.js";

export const conversation = { channel: null, messages: new Map(), hasMore: false, loaded: false, thread: null };

const forms = new Map();
/** Notices of this page by channel, such as "the command failed"; they were never messages. */
const notices = new Map();
const dismissed = new Set(JSON.parse(sessionStorage.getItem("rapport.dismissed") ?? "[]"));

/** Opens a channel, or loads the open one again. */
export async function loadMessages(channel) {
  const fresh = conversation.channel !== channel;
  if (fresh) Object.assign(conversation, { channel, messages: new Map(), hasMore: false, loaded: false, thread: null });
  const who = store.me.id;
  if (fresh) announce("messages", { fresh: true });
  try {
    const answer = await get("messages", asMe({ channel }));
    if (conversation.channel !== channel || store.me.id !== who) return;
    conversation.messages = new Map(answer.messages.map((message) => [message.ts, message]));
    Object.assign(conversation, { hasMore: answer.has_more === true, loaded: true });
    announce("messages", { fresh });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    toast(explain(error), "error");
  }
}

/** Forgets what is open; for when someone else acts. */
export function leaveConversation() {
  Object.assign(conversation, { channel: null, messages: new Map(), loaded: false, thread: null });
  forms.clear();
}

/** Everything to show in the open channel, oldest first: messages, ephemerals not dismissed, notices. */
export function shown() {
  const all = [...conversation.messages.values(), ...(notices.get(noticeKey()) ?? [])];
  return all
    .filter((m) => !dismissed.has(dismissKey(m)))
    .sort((a, b) => Number.parseFloat(a.ts) - Number.parseFloat(b.ts) || (a.ts < b.ts ? -1 : 1));
}

const inThread = (message) => message.thread_ts && message.thread_ts !== message.ts;

/** The main flow: all but replies in threads. */
export const mainFlow = () => shown().filter((message) => !inThread(message));

/** A thread: its first message and the replies. */
export const threadFlow = (root) => shown().filter((message) => message.ts === root || message.thread_ts === root);

/** How many replies a message has. */
export const replyCount = (ts) =>
  [...conversation.messages.values()].filter((m) => m.thread_ts === ts && m.ts !== ts && !m.ephemeral).length;

const dismissKey = (message) => `${conversation.channel}:${message.ts}`;
const noticeKey = () => `${store.me?.id}:${conversation.channel}`;

export function dismiss(message) {
  if (message.local) {
    notices.set(
      noticeKey(),
      notices.get(noticeKey()).filter((notice) => notice !== message),
    );
  } else {
    dismissed.add(dismissKey(message));
    sessionStorage.setItem("rapport.dismissed", JSON.stringify([...dismissed].slice(-300)));
  }
  announce("messages", {});
}

/** Slackbot says something that only this page shows. */
export function notice(text, threadTs = null) {
  const ts = (now().getTime() / 1000).toFixed(6);
  const message = {
    ts,
    user: "USLACKBOT",
    text,
    blocks: null,
    bot: true,
    ephemeral: true,
    local: true,
    edited: false,
    thread_ts: threadTs,
    reactions: [],
  };
  notices.set(noticeKey(), [...(notices.get(noticeKey()) ?? []), message]);
  announce("messages", { own: true });
}

/** What was entered into a message's elements. */
export function formOf(ts) {
  const key = `${conversation.channel}:${ts}`;
  if (!forms.has(key)) forms.set(key, new FormState());
  return forms.get(key);
}

/** Takes in one event of the open channel. */
export function applyEvent(event) {
  const { type, message } = event;
  const ts = event.ts ?? message?.ts;
  if (type === "message_deleted" || type === "ephemeral_deleted") {
    conversation.messages.delete(ts);
    announce("messages", {});
  } else if (type === "reaction" && event.reactions) {
    const held = conversation.messages.get(ts);
    if (!held) return;
    conversation.messages.set(ts, { ...held, reactions: event.reactions });
    announce("messages", {});
  } else if (message) {
    const isNew = !conversation.messages.has(message.ts);
    conversation.messages.set(message.ts, message);
    announce("messages", { own: isNew && (message.user === store.me.id || message.ephemeral), arrived: isNew });
  } else loadMessages(conversation.channel);
}
