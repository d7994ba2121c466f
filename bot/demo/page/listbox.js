/** A list to choose from inside a popover: a search field, groups, arrow keys, one choice or several. Knows no Block Kit. */
import { fill, h, icon, uid } from "./dom.js";
import { popover } from "./popover.js";

const SEARCH_DELAY_MS = 180;

/**
 * Opens the list beside `anchor`. `load(query)` gives `[{title, items: [{key, label, note}]}]` (nodes in `label`, `note`),
 * now or later; `isChosen(key)` marks items; `onPick(item)` takes one, and the list stays open when it returns true.
 * With nothing chosen the list begins at `startKey`.
 */
export function openListbox(anchor, options) {
  const ui = { ...build(options), ...options, state: { items: [], at: -1, round: 0 } };
  const closed = () => {
    ui.state.round += 1;
    anchor.setAttribute("aria-expanded", "false");
    options.onClose?.();
  };
  const box = h("div", { class: "listbox" }, ui.search, ui.list);
  ui.handle = popover(anchor, box, { className: "popover-list", onClose: closed });
  ui.pick = (item) => (options.onPick(item) ? drawItems(ui, ui.state.groups) : ui.handle.close());
  anchor.setAttribute("aria-expanded", "true");
  let timer = 0;
  ui.search.addEventListener("input", () => {
    clearTimeout(timer);
    if (options.load.slow) timer = setTimeout(() => refresh(ui), SEARCH_DELAY_MS);
    else refresh(ui);
  });
  ui.search.addEventListener("keydown", (event) => walk(event, ui, ui.handle));
  ui.search.focus();
  refresh(ui);
  return ui.handle;
}

function build({ label = "Options" }) {
  const id = uid("list");
  const list = h("div", { role: "listbox", id, class: "options", "aria-label": label });
  const names = { "aria-label": `Search: ${label}`, "aria-autocomplete": "list", "aria-controls": id };
  const props = { class: "search", type: "text", role: "combobox", "aria-expanded": "true", placeholder: "Search" };
  return { id, list, search: h("input", { ...props, ...names, autocomplete: "off", dir: "auto" }) };
}

/** Asks for what fits the typed text; an answer that comes after a newer question is dropped. */
async function refresh(ui) {
  const { search, state, load, minQuery = 0 } = ui;
  const query = search.value.trim();
  const round = (state.round += 1);
  if ([...query].length < minQuery) {
    showNote(ui, `Type at least ${minQuery} character${minQuery === 1 ? "" : "s"} to search.`);
    return;
  }
  const found = load(query);
  if (found instanceof Promise) showNote(ui, "Looking…");
  const groups = found instanceof Promise ? await found.catch((error) => error) : found;
  if (round !== state.round) return;
  if (groups instanceof Error) showNote(ui, "Result not available.");
  else drawItems(ui, groups, true);
  ui.handle.place();
}

function showNote(ui, text) {
  ui.state.items = [];
  ui.state.at = -1;
  fill(ui.list, h("div", { class: "options-note" }, text));
}

function drawItems(ui, groups, toStart = false) {
  ui.state.groups = groups;
  ui.state.items = groups.flatMap((group) => group.items);
  if (!ui.state.items.length) {
    showNote(ui, "No results.");
    return;
  }
  let n = 0;
  fill(
    ui.list,
    groups
      .filter((group) => group.items.length)
      .map((group) =>
        h(
          "div",
          { role: "group", "aria-label": group.title ? group.titleText : null },
          group.title ? h("div", { class: "options-title", role: "presentation" }, group.title) : null,
          group.items.map((item) => option(ui, item, n++)),
        ),
      ),
  );
  const position = (test) => ui.state.items.findIndex(test);
  const chosen = position((item) => ui.isChosen(item.key));
  const start = chosen >= 0 ? chosen : position((item) => item.key === ui.startKey);
  mark(ui, toStart ? Math.max(start, 0) : ui.state.at);
}

function option(ui, item, n) {
  const chosen = ui.isChosen(item.key);
  const on = { click: () => ui.pick(item), pointermove: () => ui.state.at !== n && mark(ui, n, false) };
  return h(
    "div",
    { role: "option", id: `${ui.id}-${n}`, class: "option", "aria-selected": String(chosen), on },
    h("span", { class: "option-text" }, item.label, item.note ? h("small", {}, item.note) : null),
    chosen ? icon("check", 16) : null,
  );
}

function mark(ui, n, scroll = true) {
  ui.state.at = n;
  ui.list.querySelector(".active")?.classList.remove("active");
  const node = ui.list.querySelector(`#${ui.id}-${n}`);
  node?.classList.add("active");
  if (scroll) node?.scrollIntoView({ block: "nearest" });
  if (node) ui.search.setAttribute("aria-activedescendant", node.id);
}

function walk(event, ui, handle) {
  const { items, at } = ui.state;
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: Math.min(at + 8, items.length - 1),
    PageUp: Math.max(at - 8, 0),
  }[event.key];
  if (to !== undefined && items.length) {
    event.preventDefault();
    mark(ui, (to + items.length) % items.length);
  } else if (event.key === "Enter" && !event.isComposing) {
    event.preventDefault();
    event.stopPropagation();
    if (items[at]) ui.pick(items[at]);
  } else if (event.key === "Tab") {
    event.preventDefault();
    handle.close();
  }
}
