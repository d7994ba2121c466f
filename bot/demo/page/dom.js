/**
 * Building and finding elements. Everything a person or the app wrote reaches the page through `h`, as text nodes:
 * no module of this page ever turns data into markup.
 */
import { ICONS } from "./icons.js";

const SVG = "http://www.w3.org/2000/svg";
const AS_PROPERTY = new Set(["value", "checked", "disabled", "indeterminate", "readOnly", "selected", "hidden"]);

/** An element with `props` (`class`, `data`, `on`, `style`, properties, attributes) and children; null and false are left out. */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) setProp(node, name, value);
  node.append(...nodes(children));
  return node;
}

function setProp(node, name, value) {
  if (value === null || value === undefined || (value === false && !AS_PROPERTY.has(name))) return;
  if (name === "class") node.className = value;
  else if (name === "data") Object.assign(node.dataset, value);
  else if (name === "on") for (const [type, fn] of Object.entries(value)) node.addEventListener(type, fn);
  else if (name === "style") for (const [key, v] of Object.entries(value)) node.style.setProperty(key, v);
  else if (AS_PROPERTY.has(name)) node[name] = value;
  else node.setAttribute(name, value === true ? "" : String(value));
}

/** Children flattened to what `append` takes. */
export function nodes(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false && child !== "");
}

/** A decorative line icon; the control around it carries the name. */
export function icon(name, size = 18) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = {
    viewBox: "0 0 24 24",
    width: size,
    height: size,
    class: `icon icon-${name}`,
    "aria-hidden": "true",
  };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name] ?? ICONS.dot);
  svg.append(path);
  return svg;
}

/** A square button that shows only an icon; `label` is its accessible name and tooltip. */
export function iconButton(name, label, onClick, props = {}) {
  const merged = {
    type: "button",
    "aria-label": label,
    title: label,
    ...props,
    class: `icon-button ${props.class ?? ""}`,
  };
  return h("button", { ...merged, on: { click: onClick, ...props.on } }, icon(name));
}

/** Replaces what `parent` holds. */
export function fill(parent, ...children) {
  parent.replaceChildren(...nodes(children));
  return parent;
}

/** Gives `parent` exactly `wanted`, moving only what is out of place, so that untouched nodes keep focus and scroll. */
export function syncChildren(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.childNodes]) if (!keep.has(child)) child.remove();
  wanted.forEach((node, i) => {
    if (parent.childNodes[i] !== node) parent.insertBefore(node, parent.childNodes[i] ?? null);
  });
}

/** Runs `change`, then gives the focus (and the caret) back to the control with the same `data-fid` when it was rebuilt. */
export function keepFocus(root, change) {
  const before = document.activeElement;
  const fid = root.contains(before) ? before.dataset?.fid : undefined;
  const caret = fid && "selectionStart" in before ? [before.selectionStart, before.selectionEnd] : null;
  change();
  if (!fid || (before.isConnected && document.activeElement === before)) return;
  const after = root.querySelector(`[data-fid="${CSS.escape(fid)}"]`);
  after?.focus({ preventScroll: true });
  if (caret && caret[0] !== null && after?.setSelectionRange) after.setSelectionRange(...caret);
}

const CONTROLS = ["button", "input", "textarea", "select"].map((tag) => `${tag}:not(:disabled)`);
const FOCUSABLE = ["a[href]", "[tabindex]:not([tabindex='-1'])", ...CONTROLS].join(", ");

/** The elements under `root` that Tab reaches, in order. */
export function focusable(root) {
  return [...root.querySelectorAll(FOCUSABLE)].filter((node) => node.tabIndex >= 0 && node.getClientRects().length > 0);
}

/** Keeps Tab inside `root`; for a `keydown` listener. */
export function trapTab(root, event) {
  if (event.key !== "Tab") return;
  const stops = focusable(root);
  if (!stops.length) return;
  const at = stops.indexOf(document.activeElement);
  const leaving = event.shiftKey ? at <= 0 : at === stops.length - 1 || at === -1;
  if (!leaving) return;
  event.preventDefault();
  stops[event.shiftKey ? stops.length - 1 : 0].focus();
}

let serial = 0;
/** An id no other element has. */
export function uid(prefix) {
  serial += 1;
  return `${prefix}-${serial}`;
}

/** Text without case and accents, for searching. */
export function fold(text) {
  return String(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
