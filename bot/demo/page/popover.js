/** What floats above the page for a moment: popovers, menus, the confirmation dialog and short notices (toasts). */
import { h, icon, trapTab, uid } from "./dom.js";

const GAP = 6;
const open = [];

/**
 * Shows `content` beside `anchor` until Escape, a click elsewhere or `close()`.
 * It lives inside the anchor's dialog when there is one, above everything else.
 */
export function popover(anchor, content, { onClose, className = "", align = "start", role = null, label = null } = {}) {
  while (open.length && !open.at(-1).node.contains(anchor)) open.at(-1).close();
  const node = h("div", { class: `popover ${className}`, role, "aria-label": label, tabindex: -1 }, content);
  const handle = { node, anchor, place: () => place(node, anchor, align), close };
  const watcher = new ResizeObserver(handle.place);
  (anchor.closest("dialog") ?? document.body).append(node);
  open.push(handle);
  handle.place();
  watcher.observe(node);
  function close({ refocus = true } = {}) {
    if (!open.includes(handle)) return;
    while (open.at(-1) !== handle) open.at(-1).close({ refocus: false });
    open.pop();
    watcher.disconnect();
    node.remove();
    onClose?.();
    if (refocus && anchor.isConnected) anchor.focus({ preventScroll: true });
  }
  return handle;
}

/** Closes every popover; for when what they belong to goes away. */
export function closePopovers() {
  while (open.length) open.at(-1).close({ refocus: false });
}

function place(node, anchor, align) {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = node;
  const below = window.innerHeight - at.bottom - GAP;
  const top = below >= height || below >= at.top ? at.bottom + GAP : at.top - GAP - height;
  const left = align === "end" ? at.right - width : at.left;
  const fit = (wanted, size, room) => Math.max(GAP, Math.min(wanted, room - size - GAP));
  node.style.setProperty("left", `${fit(left, width, window.innerWidth)}px`);
  node.style.setProperty("top", `${fit(top, height, window.innerHeight)}px`);
}

document.addEventListener(
  "pointerdown",
  (event) => {
    const inside = (handle) => handle.node.contains(event.target) || handle.anchor.contains(event.target);
    while (open.length && !inside(open.at(-1))) open.at(-1).close({ refocus: false });
  },
  true,
);

document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || !open.length) return;
    event.preventDefault();
    event.stopPropagation();
    open.at(-1).close();
  },
  true,
);

addEventListener("resize", () => open.forEach((handle) => handle.place()));
document.addEventListener(
  "scroll",
  (event) => {
    for (const handle of [...open])
      if (!handle.node.contains(event.target) && event.target.contains?.(handle.anchor)) handle.place();
  },
  true,
);

/** A menu of `items`: `{label, icon, danger, hint, onSelect}`, `{title}` or `null` for a line. Arrow keys walk it. */
export function menu(anchor, items, { align = "end", label = "Menu" } = {}) {
  if (anchor.getAttribute("aria-expanded") === "true") {
    closePopovers();
    return null;
  }
  const list = h("div", { role: "menu", class: "menu", "aria-label": label, on: { keydown: walk } });
  const handle = popover(anchor, list, { align, onClose: () => anchor.setAttribute("aria-expanded", "false") });
  anchor.setAttribute("aria-expanded", "true");
  list.append(...items.map((item) => menuItem(item, handle)));
  handle.place();
  list.querySelector("[role=menuitem]")?.focus();
  return handle;
}

function menuItem(item, handle) {
  if (item === null) return h("hr", { role: "separator" });
  if (item.title) return h("div", { class: "menu-title", role: "presentation" }, item.title);
  const choose = () => {
    handle.close();
    item.onSelect();
  };
  const text = h("span", { class: "menu-label" }, item.label, item.hint ? h("small", {}, item.hint) : null);
  const props = {
    type: "button",
    role: "menuitem",
    tabindex: -1,
    class: item.danger ? "danger" : "",
    on: { click: choose },
  };
  return h("button", props, item.icon ? icon(item.icon) : null, text);
}

function walk(event) {
  const items = [...event.currentTarget.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === "Tab") event.preventDefault();
  if (to === undefined) return;
  event.preventDefault();
  items[(to + items.length) % items.length].focus();
}

/** Asks before something is done; resolves to whether the person agreed. Texts are node lists or strings. */
export function ask({ title, text, confirm = "Yes", deny = "Cancel", danger = false }) {
  return new Promise((resolve) => {
    const id = uid("ask");
    const finish = (answer) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    const agree = h(
      "button",
      { type: "button", class: `btn ${danger ? "btn-danger" : "btn-primary"}`, on: { click: () => finish(true) } },
      confirm,
    );
    const refuse = h("button", { type: "button", class: "btn", on: { click: () => finish(false) } }, deny);
    const dialog = h(
      "dialog",
      { class: "ask", "aria-labelledby": id },
      h("h2", { id }, title),
      h("div", { class: "ask-text" }, text),
      h("div", { class: "dialog-foot" }, refuse, agree),
    );
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      finish(false);
    });
    dialog.addEventListener("keydown", (event) => trapTab(dialog, event));
    document.body.append(dialog);
    dialog.showModal();
    agree.focus();
  });
}

const TOAST_MS = 6000;

/** A short notice at the bottom; `kind` is "info" or "error". It goes by itself, or when clicked away. */
export function toast(text, kind = "info") {
  const host = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  let tray = host.querySelector(":scope > .toasts");
  if (!tray) host.append((tray = h("div", { class: "toasts", role: "status", "aria-live": "polite" })));
  const node = h(
    "div",
    { class: `toast toast-${kind}` },
    icon(kind === "error" ? "warn" : "check"),
    h("span", {}, text),
    h(
      "button",
      { type: "button", class: "toast-close", "aria-label": "Dismiss", on: { click: () => node.remove() } },
      icon("close", 14),
    ),
  );
  tray.append(node);
  while (tray.children.length > 3) tray.firstChild.remove();
  setTimeout(() => node.remove(), TOAST_MS);
}
