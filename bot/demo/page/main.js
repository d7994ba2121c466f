/** Starts the page: puts the parts together, opens places, and hands each event of the stream to who shows it. */
import { attempt } from "./actions.js";
import { openStream, post } from "./api.js";
import { clockNode, drawClock, themeButton } from "./clock.js";
import { Composer } from "./composer.js";
import { applyEvent, conversation, leaveConversation, loadMessages, mainFlow } from "./conversation.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { homeNode, loadHome, resetHome } from "./home.js";
import { loadLog } from "./log.js";
import { dropViews, refreshViews } from "./modal.js";
import { closePopovers } from "./popover.js";
import { drawSidebar, placeTitle, sidebarNode } from "./sidebar.js";
import { actAs, asMe, imWith, loadState, myChannels, on, setClock, store, userName } from "./store.js";
import { closePanel, drawThread, logIsOpen, openThread, panelNode, resetThread, toggleLog } from "./thread.js";
import { Timeline } from "./timeline.js";
import { welcome } from "./welcome.js";

const TYPING_MS = 3000;
const timeline = new Timeline({ flow: mainFlow, empty: () => welcome(store.channels.get(conversation.channel), (text) => composer.write(text)), label: "Messages" });
const composer = new Composer({
  place: () => ({ channel: conversation.channel }), onSent: () => timeline.toEnd(), onUp: () => timeline.editLast(),
});
const head = h("header", { class: "place-head" });
const tabs = h("div", { class: "tabs", role: "tablist", "aria-label": "App" });
const typing = h("div", { class: "typing", "aria-live": "polite" });
const banner = h("div", { class: "banner", role: "status", hidden: true });
const notices = h("div", { class: "notices" });
const content = h("div", { class: "content" });
const menuButton = iconButton("menu", "Channels", () => toggleSidebar(), { class: "menu-button", "aria-controls": "sidebar", "aria-expanded": "false" });
const logButton = h("button", { type: "button", class: "top-button", "aria-pressed": "false", on: { click: toggleLog } }, icon("traffic", 16), h("span", {}, "Traffic"));

let stream = null;
let typingTimer = 0;

function build() {
  const top = h("header", { class: "top" }, menuButton, clockNode, h("span", { class: "grow" }), logButton, themeButton);
  const veil = h("div", { class: "veil", on: { click: () => toggleSidebar(false) } });
  fill(document.getElementById("app"), banner, top, sidebarNode, veil,
    h("main", { class: "main" }, notices, head, tabs, content), panelNode);
}

function toggleSidebar(open = !document.body.classList.contains("sidebar-open")) {
  document.body.classList.toggle("sidebar-open", open);
  menuButton.setAttribute("aria-expanded", String(open));
}

/** Opens a channel, and one message in it when `ts` is given. */
async function goTo({ channel, ts }) {
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

async function goHome() {
  store.place = { kind: "home", channel: null };
  closePanelOfThread();
  location.hash = "home";
  drawPlace();
  await loadHome({ waiting: true });
  await openedHome("home");
  await loadHome();
}

const openedHome = (tab) => attempt(() => post("open_home", asMe({ tab })));

function closePanelOfThread() {
  if (conversation.thread) closePanel();
}

async function openIm(userId) {
  if (!imWith(userId)) {
    const answer = await attempt(() => post("im", asMe({ with: userId })));
    if (!answer) return;
    const channel = typeof answer.channel === "string" ? answer.channel : answer.channel.id;
    if (!store.channels.has(channel)) await loadState(store.team.id);
    await goTo({ channel });
  } else await goTo({ channel: imWith(userId).id });
}

/** Draws everything that depends on which place is open. */
function drawPlace() {
  const { sign, name, about } = placeTitle();
  const isHome = store.place.kind === "home";
  fill(head, sign, h("h1", { dir: "auto" }, name), about ? h("span", { class: "about", dir: "auto" }, about) : null);
  drawTabs(isHome);
  if (isHome) fill(content, homeNode);
  else if (composer.node.parentNode !== content) fill(content, timeline.node, typing, composer.node);
  if (!isHome) composer.moveTo(store.place.channel, `Message ${sign?.tagName === "svg" ? "#" : ""}${name}`);
  drawSidebar();
  toggleSidebar(false);
  document.title = `${unreadMark()}${name} · ${store.team.name}`;
}

function drawTabs(isHome) {
  const appChannel = imWith(store.app.bot_user_id)?.id;
  tabs.hidden = !isHome && store.place.channel !== appChannel;
  const tab = (label, selected, onClick) =>
    h("button", { type: "button", role: "tab", "aria-selected": String(selected), class: "tab", on: { click: onClick } }, label);
  fill(tabs, tab("Home", isHome, goHome), tab("Messages", !isHome, () => openIm(store.app.bot_user_id)));
}

function unreadMark() {
  let urgent = 0;
  for (const [id, count] of store.unread) if (store.channels.get(id)?.is_im) urgent += count;
  return urgent ? `(${urgent}) ` : "";
}

/** Where the page begins: what the address says, or the first channel. */
async function openFirst() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const mine = myChannels();
  const first = mine.find((c) => c.id === wanted) ?? mine.find((c) => c.name === "general") ?? mine.find((c) => !c.is_im) ?? mine[0];
  if (wanted === "home" || !first) await goHome();
  else await goTo({ channel: first.id });
}

/** Someone else acts: nothing of what the last person saw stays. */
async function switchTo(userId) {
  if (userId === store.me.id) return;
  const place = store.place;
  closePopovers();
  closePanelOfThread();
  actAs(userId);
  leaveConversation();
  dropViews();
  resetHome();
  timeline.clear();
  drawClock();
  listen();
  if (place.kind === "home") await goHome();
  else if (myChannels().some((c) => c.id === place.channel)) await goTo({ channel: place.channel });
  else if (store.channels.get(place.channel)?.members.includes(store.app.bot_user_id)) await openIm(store.app.bot_user_id);
  else await openFirst();
  await refreshViews();
}

async function switchTeam(teamId) {
  store.me = null;
  leaveConversation();
  dropViews();
  resetHome();
  timeline.clear();
  history.replaceState(null, "", location.pathname);
  await loadState(teamId);
  listen();
  await openFirst();
  await refreshViews();
}

function listen() {
  stream?.close();
  stream = openStream(asMe(), {
    onEvent,
    onDown: () => {
      banner.hidden = false;
      fill(banner, "Connection lost. Trying again…");
    },
    onUp: (again) => {
      banner.hidden = true;
      if (again) reload();
    },
  });
}

/** After a broken line: everything on the screen is asked for again. */
async function reload() {
  await loadState(store.team.id);
  timeline.reset();
  if (store.place.kind === "home") await loadHome();
  else await loadMessages(store.place.channel);
  await refreshViews();
  if (logIsOpen()) await loadLog();
}

function onMessageEvent(event) {
  if (event.channel === conversation.channel) applyEvent(event);
  const isNew = event.type === "message" || event.type === "ephemeral";
  const away = event.channel !== store.place.channel || store.place.kind !== "channel";
  if (!isNew || !away || event.message?.user === store.me.id) return;
  if (!store.channels.has(event.channel)) loadState(store.team.id);
  store.unread.set(event.channel, (store.unread.get(event.channel) ?? 0) + 1);
  drawSidebar();
  document.title = document.title.replace(/^(\(\d+\) )?/, unreadMark());
}

function showTyping(event) {
  if (event.channel !== conversation.channel || event.user === store.me.id) return;
  fill(typing, `${userName(event.user) ?? store.app.name} is typing…`);
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => fill(typing), TYPING_MS);
}

const EVENTS = {
  home: () => store.place.kind === "home" && loadHome(),
  view_push: refreshViews, view_update: refreshViews, view_close: refreshViews,
  clock: (event) => setClock(event.now),
  log: () => logIsOpen() && loadLog(),
  channels: () => loadState(store.team.id),
  typing: showTyping,
};

function onEvent(event) {
  if (event.type in EVENTS) EVENTS[event.type](event);
  else if (event.channel) onMessageEvent(event);
}

function drawNotices() {
  const texts = store.notices.map((notice) => (typeof notice === "string" ? notice : notice.text));
  fill(notices, texts.filter(Boolean).map((text) => {
    const node = h("div", { class: "notice" }, icon("warn", 16), h("span", {}, text), iconButton("close", "Dismiss", () => node.remove()));
    return node;
  }));
}

on("messages", (change) => {
  timeline.draw(change);
  drawThread(change);
});
on("state", () => {
  drawNotices();
  resetThread();
  if (!store.place.channel && store.place.kind !== "home") return;
  timeline.reset();
  if (conversation.loaded) timeline.draw();
  drawPlace();
});
on("clock", () => {
  if (!store.me || !(store.place.channel || store.place.kind === "home")) return;
  drawSidebar();
  if (conversation.loaded) timeline.draw();
});
on("go", goTo);
on("im", openIm);
on("home", goHome);
on("act", switchTo);
on("team", switchTeam);
on("thread", openThread);
on("panel", () => {
  logButton.setAttribute("aria-pressed", String(logIsOpen()));
  document.body.classList.toggle("panel-open", !panelNode.hidden);
});

/** A link to a message of this workspace opens it here. */
document.addEventListener("click", (event) => {
  const match = /\/archives\/([CDG][A-Z0-9]+)(?:\/p(\d{10})(\d{6}))?/.exec(event.target.closest?.("a[href]")?.getAttribute("href") ?? "");
  if (!match || !store.channels.has(match[1])) return;
  event.preventDefault();
  goTo({ channel: match[1], ts: match[2] && `${match[2]}.${match[3]}` });
});

addEventListener("hashchange", () => {
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (wanted === "home" && store.place.kind !== "home") goHome();
  else if (wanted !== "home" && wanted !== store.place.channel) goTo({ channel: wanted });
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) toggleSidebar(false);
});

async function start() {
  build();
  try {
    await loadState(new URLSearchParams(location.search).get("team") ?? undefined);
  } catch (error) {
    if (!("code" in error)) throw error;
    fill(document.getElementById("app"), h("div", { class: "broken" }, h("h1", {}, "The workspace does not answer"),
      h("p", {}, "Is it still running? This page tries again by itself."), h("p", { class: "hint" }, error.message)));
    setTimeout(() => location.reload(), 3000);
    return;
  }
  drawClock();
  listen();
  await openFirst();
  await refreshViews();
  document.body.dataset.ready = "true";
}

start();
