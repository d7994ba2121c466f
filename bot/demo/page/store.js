/** What the page knows: the workspace, who acts, which conversation is open. One object, announced by name when it changes. */
import { get } from "./api.js";

const listeners = new Map();

export const store = {
  team: null,
  teams: [],
  app: { commands: [], shortcuts: [], name: "App", bot_user_id: "" },
  users: new Map(),
  channels: new Map(),
  actAs: [],
  notices: [],
  me: null,
  /** "channel" with `channel` set, or "home". */
  place: { kind: "channel", channel: null },
  clockOffsetMs: 0,
  unread: new Map(),
};

/** Calls `fn` whenever `topic` is announced. */
export function on(topic, fn) {
  if (!listeners.has(topic)) listeners.set(topic, []);
  listeners.get(topic).push(fn);
}

export function announce(topic, detail) {
  for (const fn of listeners.get(topic) ?? []) fn(detail);
}

/** Loads the workspace; keeps the acting person and the open place when they still exist. */
export async function loadState(team) {
  const state = await get("state", { team });
  Object.assign(store, { team: state.team, teams: state.teams ?? [], app: { ...store.app, ...state.app } });
  store.users = new Map(state.users.map((user) => [user.id, user]));
  store.channels = new Map(state.channels.map((channel) => [channel.id, channel]));
  store.notices = state.notices ?? [];
  const people = state.users.filter((user) => !user.is_bot && !user.deleted && user.id !== "USLACKBOT");
  const offered = (state.act_as ?? state.team.act_as ?? []).map((id) => store.users.get(id)).filter(Boolean);
  store.actAs = offered.length ? offered : people.slice(0, 3);
  setClock(state.now);
  if (!store.actAs.some((user) => user.id === store.me?.id)) store.me = rememberedPerson() ?? store.actAs[0] ?? null;
  else store.me = store.users.get(store.me.id);
  announce("state");
}

function rememberedPerson() {
  const id = sessionStorage.getItem(`rapport.as.${store.team.id}`);
  return store.actAs.find((user) => user.id === id);
}

/** Someone else acts from now on; remembered for this tab, so that two tabs can be two people. */
export function actAs(userId) {
  store.me = store.users.get(userId);
  sessionStorage.setItem(`rapport.as.${store.team.id}`, userId);
  store.unread.clear();
}

export function setClock(iso) {
  store.clockOffsetMs = new Date(iso).getTime() - Date.now();
  announce("clock");
}

/** The workspace's present moment. */
export const now = () => new Date(Date.now() + store.clockOffsetMs);

/** The acting person's time zone, an IANA name. */
export const myZone = () => store.me?.tz || "UTC";

/** The name shown for a user id; null when nobody has that id. */
export function userName(id) {
  if (id === "USLACKBOT") return "Slackbot";
  const user = store.users.get(id);
  if (!user) return null;
  return user.display_name || user.real_name || user.name || id;
}

/** The other person of a direct message; yourself when it is a note to self. */
export function otherMember(channel) {
  const members = channel.members ?? [];
  return members.find((id) => id !== store.me.id) ?? store.me.id;
}

/** The name of a conversation as the acting person sees it, without its sign. */
export function channelName(channel) {
  if (!channel) return "";
  return channel.is_im ? (userName(otherMember(channel)) ?? channel.id) : channel.name;
}

/** The channels the acting person may see: those joined, and their direct messages. */
export function myChannels() {
  return [...store.channels.values()].filter((c) => !c.members || c.members.includes(store.me.id));
}

/** The acting person's direct message with `userId`, or undefined. */
export function imWith(userId) {
  const mine = [...store.channels.values()].filter((c) => c.is_im && c.members?.includes(store.me.id));
  return mine.find((c) => otherMember(c) === userId);
}

/** A query or body with the workspace and the acting person in it. */
export const asMe = (more = {}) => ({ team: store.team.id, as: store.me.id, ...more });
