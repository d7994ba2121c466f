/** A scrolling list of messages with day dividers. Keeps the place one reads at, and follows new messages when at the end. */
import { fill, h, icon, keepFocus, syncChildren } from "./dom.js";
import { editMessage, renderMessage } from "./message.js";
import { replyCount, conversation } from "./conversation.js";
import { myZone, now, store } from "./store.js";
import { dayKey, dayLabel, tsDate } from "./time.js";

const GROUP_S = 300;
const NEAR_END_PX = 90;

/** One list. `flow()` gives its messages, oldest first; `empty()` what to show when there is none. */
export class Timeline {
  constructor({ flow, empty, inThread = false, label }) {
    this.flow = flow;
    this.empty = empty;
    this.inThread = inThread;
    this.nodes = new Map();
    this.pinned = true;
    this.list = h("div", { class: "messages", role: "log", "aria-label": label });
    this.pill = h(
      "button",
      { type: "button", class: "new-messages", hidden: true, on: { click: () => this.toEnd() } },
      icon("down", 16),
      "New messages",
    );
    this.scroller = h("div", { class: "scroller", tabindex: -1 }, this.list);
    this.node = h("div", { class: "timeline" }, this.scroller, this.pill);
    this.scroller.addEventListener("scroll", () => this.#scrolled());
    new ResizeObserver(() => this.pinned && this.toEnd()).observe(this.list);
    new ResizeObserver(() => this.pinned && this.toEnd()).observe(this.scroller);
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.pinned = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (this.pinned) this.pill.hidden = true;
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.pinned = true;
    this.pill.hidden = true;
  }

  /** Forgets drawn messages, so that names and times are written anew. */
  reset() {
    this.nodes.clear();
  }

  /** Draws what changed. `own`: something the person did arrived; `arrived`: something new did; `fresh`: another channel. */
  draw({ own = false, arrived = false, fresh = false } = {}) {
    const messages = this.flow();
    if (fresh) this.reset();
    const before = this.nodes;
    this.nodes = new Map();
    const wanted = messages.flatMap((message, i) => this.#rows(message, messages[i - 1], before));
    if (conversation.hasMore && !this.inThread)
      wanted.unshift(h("div", { class: "older" }, "Older messages are not shown here."));
    if (!messages.length && conversation.loaded) wanted.push(this.empty());
    keepFocus(this.list, () => syncChildren(this.list, wanted));
    if (own || fresh || this.pinned) this.toEnd();
    else if (arrived) this.pill.hidden = false;
  }

  #rows(message, previous, before) {
    const zone = myZone();
    const day = dayKey(tsDate(message.ts), zone);
    const newDay = !previous || dayKey(tsDate(previous.ts), zone) !== day;
    const compact = !newDay && goesOn(previous, message);
    const key = JSON.stringify([message, compact, zone, store.me.id, this.inThread ? 0 : replyCount(message.ts)]);
    const held = before.get(message.ts);
    const node = held?.key === key ? held.node : renderMessage(message, { compact, inThread: this.inThread });
    this.nodes.set(message.ts, { key, node });
    return newDay ? [...this.#divider(day, tsDate(message.ts), before), node] : [node];
  }

  #divider(day, date, before) {
    const key = `day ${day}`;
    const label = dayLabel(date, now(), myZone());
    const nodes = before.get(key)?.nodes ?? [
      h("div", { class: "day-line" }),
      h("div", { class: "day", role: "separator" }, h("span")),
    ];
    if (nodes[1].textContent !== label) nodes[1].firstChild.textContent = label;
    this.nodes.set(key, { key, nodes });
    return nodes;
  }

  /** Scrolls to one message and marks it for a moment; false when it is not here. */
  show(ts) {
    const node = this.nodes.get(ts)?.node;
    if (!node) return false;
    this.pinned = false;
    node.scrollIntoView({ block: "center" });
    node.classList.add("flash");
    setTimeout(() => node.classList.remove("flash"), 2400);
    return true;
  }

  /** Opens the editor on the acting person's last message. */
  editLast() {
    const last = this.flow()
      .filter((message) => message.user === store.me.id && !message.ephemeral)
      .at(-1);
    const content = last && this.nodes.get(last.ts)?.node.querySelector(".msg-content");
    if (content) editMessage(last, content);
  }

  clear() {
    this.reset();
    fill(this.list);
  }
}

function goesOn(previous, message) {
  const near = Number.parseFloat(message.ts) - Number.parseFloat(previous.ts) < GROUP_S;
  const alike = previous.user === message.user && previous.bot === message.bot;
  return near && alike && !message.ephemeral && !previous.ephemeral && !(message.bot && message.blocks?.length);
}
