/** The side panel: a thread, or the traffic log. One at a time; on narrow screens it covers the page. */
import { Composer } from "./composer.js";
import { conversation, threadFlow } from "./conversation.js";
import { fill, h, iconButton } from "./dom.js";
import { loadLog, logNode } from "./log.js";
import { announce, channelName, store } from "./store.js";
import { Timeline } from "./timeline.js";

const timeline = new Timeline({
  flow: () => threadFlow(conversation.thread),
  empty: () => h("p", { class: "older" }, "This thread is no longer here."),
  inThread: true,
  label: "Thread",
});
const composer = new Composer({
  place: () => ({ channel: conversation.channel, thread_ts: conversation.thread }),
  onSent: () => timeline.toEnd(),
  onUp: () => timeline.editLast(),
});
const title = h("h2", {});
const body = h("div", { class: "panel-body" });

/** The panel's element, hidden while nothing is open. */
export const panelNode = h(
  "aside",
  { class: "panel", hidden: true, "aria-label": "Side panel" },
  h(
    "header",
    { class: "panel-head" },
    title,
    iconButton("close", "Close panel", () => closePanel()),
  ),
  body,
);

let open = null;

/** Whether the traffic log is on the screen. */
export const logIsOpen = () => open === "log";

function show(kind, label, ...content) {
  open = kind;
  fill(title, label);
  fill(body, ...content);
  panelNode.hidden = false;
  announce("panel");
}

export function closePanel() {
  conversation.thread = null;
  open = null;
  panelNode.hidden = true;
  announce("panel");
}

export function toggleLog() {
  if (logIsOpen()) {
    closePanel();
    return;
  }
  conversation.thread = null;
  show("log", "Traffic between the workspace and the app", logNode);
  loadLog();
}

export function openThread(ts) {
  conversation.thread = ts;
  const channel = store.channels.get(conversation.channel);
  show(
    "thread",
    ["Thread ", h("small", {}, `${channel?.is_im ? "" : "#"}${channelName(channel)}`)],
    timeline.node,
    composer.node,
  );
  composer.moveTo(`${conversation.channel}:${ts}`, "Reply…");
  timeline.draw({ fresh: true });
  composer.focus();
}

/** Draws an open thread again; closes it when another conversation was opened. */
export function drawThread(change) {
  if (open !== "thread") return;
  if (!conversation.thread) closePanel();
  else timeline.draw(change);
}

/** Draws an open thread from nothing, as when names or the acting person changed. */
export function resetThread() {
  timeline.reset();
  drawThread({});
}

panelNode.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) closePanel();
});
