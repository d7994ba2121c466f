/** Reactions: the pills beneath a message and the picker to add one. */
import { attempt } from "./actions.js";
import { post } from "./api.js";
import { fill, h, icon } from "./dom.js";
import { emojiChar, QUICK_REACTIONS, searchEmoji } from "./emoji.js";
import { popover } from "./popover.js";
import { asMe, store, userName } from "./store.js";

const FOUND = 48;

/** Gives or takes the acting person's reaction. */
export function react(channel, message, name) {
  const mine = (message.reactions ?? []).some((r) => r.name === name && r.users.includes(store.me.id));
  return attempt(() => post("reaction", asMe({ channel, ts: message.ts, name, add: !mine })));
}

const picture = (name) => emojiChar(name) ?? `:${name}:`;

function pill(channel, message, { name, users }) {
  const mine = users.includes(store.me.id);
  const who = users.map((id) => (id === store.me.id ? "You" : (userName(id) ?? id))).join(", ");
  const label = `${name.replaceAll("_", " ")}: ${users.length}. ${who}. ${mine ? "Take yours away" : "React too"}`;
  const props = {
    type: "button",
    class: `pill${mine ? " mine" : ""}`,
    "aria-pressed": String(mine),
    "aria-label": label,
    title: `${who} · :${name}:`,
  };
  return h(
    "button",
    { ...props, data: { fid: `reaction/${name}` }, on: { click: () => react(channel, message, name) } },
    h("span", { class: "emoji" }, picture(name)),
    h("span", { class: "pill-count" }, String(users.length)),
  );
}

/** The row of pills; nothing when there are none. */
export function reactionRow(channel, message) {
  const given = (message.reactions ?? []).filter((reaction) => reaction.users.length);
  if (!given.length) return null;
  const more = h(
    "button",
    { type: "button", class: "pill pill-add", "aria-label": "Add a reaction", title: "Add a reaction" },
    icon("smile", 16),
  );
  more.addEventListener("click", () => openReactions(more, (name) => react(channel, message, name)));
  return h(
    "div",
    { class: "reactions" },
    given.map((reaction) => pill(channel, message, reaction)),
    more,
  );
}

/** The picker: the reactions the app understands first, and a search through all. */
export function openReactions(anchor, onPick) {
  const grid = h("div", { class: "emoji-grid" });
  const search = h("input", {
    class: "search",
    type: "text",
    "aria-label": "Search emoji",
    placeholder: "Search emoji",
    autocomplete: "off",
  });
  const box = h("div", { class: "emoji-picker" }, search, grid);
  const handle = popover(anchor, box, { role: "dialog", label: "Add a reaction", align: "end" });
  const choose = (name) => {
    handle.close();
    onPick(name);
  };
  const cell = (name) =>
    h(
      "button",
      {
        type: "button",
        class: "emoji-cell",
        title: `:${name}:`,
        "aria-label": name.replaceAll("_", " "),
        on: { click: () => choose(name) },
      },
      picture(name),
    );
  const draw = () => {
    const query = search.value.trim();
    const names = query ? searchEmoji(query, FOUND).map(([name]) => name) : QUICK_REACTIONS;
    fill(grid, names.length ? names.map(cell) : h("div", { class: "options-note" }, "No emoji by that name."));
    handle.place();
  };
  search.addEventListener("input", draw);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") grid.querySelector("button")?.click();
    if (event.key === "ArrowDown") grid.querySelector("button")?.focus();
  });
  grid.addEventListener("keydown", (event) => walkGrid(event, grid));
  draw();
  search.focus();
}

function walkGrid(event, grid) {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 }[event.key];
  if (!step) return;
  event.preventDefault();
  const cells = [...grid.querySelectorAll("button")];
  cells[Math.max(0, Math.min(cells.indexOf(document.activeElement) + step, cells.length - 1))]?.focus();
}
