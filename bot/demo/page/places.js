/**
 * The middle of the page: which place is open (a channel, a direct message, the Home tab), its head, and going to another.
 */
import { attempt } from "./actions.js";
import { post } from "./api.js";
import { Composer } from "./composer.js";
import { conversation, loadMessages, mainFlow } from "./conversation.js";
import { fill, h } from "./dom.js";
import { homeNode, loadHome } from "./home.js";
import { drawSidebar, placeTitle } from "./sidebar.js";
import { announce, asMe, imWith, loadState, myChannels, store, userName } from "./store.js";
import { closePanel, openThread } from "./thread.js";
import { Timeline } from "./timeline.js";
import { welcome } from "./welcome.js";

const TYPING_MS = 3000;
/** The messages of the open conversation. */
export const timeline = new Timeline({
  flow: mainFlow,
  empty: () => welcome(store.channels.get(conversation.channel), (text) => composer.write(text)),
  label: "Messages",
});
const composer = new Composer({
  place: () => ({ channel: conversation.channel }),
  onSent: () => timeline.toEnd(),
  onUp: () => timeline.editLast(),
});
const head = h("header", { class: "place-head" });
const tabs = h("div", { class: "tabs", role: "tablist", "aria-label": "App" });
const typing = h("div", { class: "typing", "aria-live": "polite" });
const content = h("div", { class: "content" });

let typingTimer = 0;

/** The elements of the middle, from top to bottom. */
export const placeNodes = [head, tabs, content];

/** Opens a channel, and one message in it when `ts` is given. */
export async function goTo({ channel, ts }) {
  if (!store.channels.has(channel)) return;
  const again = conversation.channel === channel && store.place.kind === "channel";
  store.place = { kind: "channel", channel };
  store.unread.delete(channel);
  location.hash = channel;
  drawPlace();
  if (!again || !conversation.loaded) await loadMessages(channel);
  const thread = ts && conversation.messages.get(ts)?.thread_ts;
  if (ts && thread && thread !== ts) openThread(thread);
  else if (ts) timeline.show(ts);
  else if (matchMedia("(hover: hover)").matches) composer.focus();
  if (!again && imWith(store.app.bot_user_id)?.id === channel) openedHome("messages");
}

/** Opens the app's Home: what was published is shown at once, and again when the app has heard of it. */
export async function goHome() {
  store.place = { kind: "home", channel: null };
  closePanelOfThread();
  location.hash = "home";
  drawPlace();
  await loadHome({ waiting: true });
  await openedHome("home");
  await loadHome();
}

const openedHome = (tab) => attempt(() => post("open_home", asMe({ tab })));

/** Closes the side panel when a thread is in it. */
export function closePanelOfThread() {
  if (conversation.thread) closePanel();
}

/** Opens the direct message with someone; the first time, it is made. */
export async function openIm(userId) {
  if (!imWith(userId)) {
    const answer = await attempt(() => post("im", asMe({ with: userId })));
    if (!answer) return;
    const channel = typeof answer.channel === "string" ? answer.channel : answer.channel.id;
    if (!store.channels.has(channel)) await loadState(store.team.id);
    await goTo({ channel });
  } else await goTo({ channel: imWith(userId).id });
}

/** Draws everything that depends on which place is open. */
export function drawPlace() {
  const { sign, name, about } = placeTitle();
  const isHome = store.place.kind === "home";
  fill(head, sign, h("h1", { dir: "auto" }, name), about ? h("span", { class: "about", dir: "auto" }, about) : null);
  drawTabs(isHome);
  if (isHome) fill(content, homeNode);
  else if (composer.node.parentNode !== content) fill(content, timeline.node, typing, composer.node);
  if (!isHome) composer.moveTo(store.place.channel, `Message ${sign?.tagName === "svg" ? "#" : ""}${name}`);
  drawSidebar();
  announce("place");
  document.title = `${unreadMark()}${name} · ${store.team.name}`;
}

function drawTabs(isHome) {
  const appChannel = imWith(store.app.bot_user_id)?.id;
  tabs.hidden = !isHome && store.place.channel !== appChannel;
  const tab = (label, selected, onClick) =>
    h(
      "button",
      { type: "button", role: "tab", "aria-selected": String(selected), class: "tab", on: { click: onClick } },
      label,
    );
  fill(
    tabs,
    tab("Home", isHome, goHome),
    tab("Messages", !isHome, () => openIm(store.app.bot_user_id)),
  );
}

/** `(2) ` for the title of the window; empty when nobody wrote directly. */
export function unreadMark() {
  let urgent = 0;
  for (const [id, count] of store.unread) if (store.channels.get(id)?.is_im) urgent += count;
  return urgent ? `(${urgent}) ` : "";
}

/** Where the page begins: what the address says, or the first channel. */
export async function openFirst() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const mine = myChannels();
  const first =
    mine.find((c) => c.id === wanted) ??
    mine.find((c) => c.name === "general") ??
    mine.find((c) => !c.is_im) ??
    mine[0];
  if (wanted === "home" || !first) await goHome();
  else await goTo({ channel: first.id });
}

/** Says for a moment that someone is typing here. */
export function showTyping(event) {
  if (event.channel !== conversation.channel || event.user === store.me.id) return;
  fill(typing, `${userName(event.user) ?? store.app.name} is typing…`);
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => fill(typing), TYPING_MS);
}
