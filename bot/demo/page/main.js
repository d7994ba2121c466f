/** Starts the page: puts the parts together, changes who acts, and hands each event of the stream to who shows it. */
import { openStream } from "./api.js";
import { clockNode, drawClock, themeButton } from "./clock.js";
import { applyEvent, conversation, leaveConversation, loadMessages } from "./conversation.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { loadHome, resetHome } from "./home.js";
import { loadLog } from "./log.js";
import { dropViews, refreshViews } from "./modal.js";
import {
  closePanelOfThread,
  drawPlace,
  goHome,
  goTo,
  openFirst,
  openIm,
  placeNodes,
  showTyping,
  timeline,
  unreadMark,
} from "./places.js";
import { closePopovers } from "./popover.js";
import { drawSidebar, sidebarNode } from "./sidebar.js";
import { actAs, asMe, loadState, myChannels, on, setClock, store } from "./store.js";
import { drawThread, logIsOpen, openThread, panelNode, resetThread, toggleLog } from "./thread.js";

const banner = h("div", { class: "banner", role: "status", hidden: true });
const notices = h("div", { class: "notices" });
const menuButton = iconButton("menu", "Channels", () => toggleSidebar(), {
  class: "menu-button",
  "aria-controls": "sidebar",
  "aria-expanded": "false",
});
const logButton = h(
  "button",
  { type: "button", class: "top-button", "aria-pressed": "false", on: { click: toggleLog } },
  icon("traffic", 16),
  h("span", {}, "Traffic"),
);

let stream = null;

function build() {
  const top = h(
    "header",
    { class: "top" },
    menuButton,
    clockNode,
    h("span", { class: "grow" }),
    logButton,
    themeButton,
  );
  const veil = h("div", { class: "veil", on: { click: () => toggleSidebar(false) } });
  fill(
    document.getElementById("app"),
    banner,
    top,
    sidebarNode,
    veil,
    h("main", { class: "main" }, notices, placeNodes),
    panelNode,
  );
}

function toggleSidebar(open = !document.body.classList.contains("sidebar-open")) {
  document.body.classList.toggle("sidebar-open", open);
  menuButton.setAttribute("aria-expanded", String(open));
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
  else if (store.channels.get(place.channel)?.members.includes(store.app.bot_user_id))
    await openIm(store.app.bot_user_id);
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

const EVENTS = {
  home: () => store.place.kind === "home" && loadHome(),
  view_push: refreshViews,
  view_update: refreshViews,
  view_close: refreshViews,
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
  fill(
    notices,
    texts.filter(Boolean).map((text) => {
      const node = h(
        "div",
        { class: "notice" },
        icon("warn", 16),
        h("span", {}, text),
        iconButton("close", "Dismiss", () => node.remove()),
      );
      return node;
    }),
  );
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
on("place", () => toggleSidebar(false));
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
  const match = /\/archives\/([CDG][A-Z0-9]+)(?:\/p(\d{10})(\d{6}))?/.exec(
    event.target.closest?.("a[href]")?.getAttribute("href") ?? "",
  );
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
    fill(
      document.getElementById("app"),
      h(
        "div",
        { class: "broken" },
        h("h1", {}, "The workspace does not answer"),
        h("p", {}, "Is it still running? This page tries again by itself."),
        h("p", { class: "hint" }, error.message),
      ),
    );
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
