/** Select menus of every kind and number: options given, asked of the app, people, conversations, channels. */
import { fold, h, icon } from "./dom.js";
import { change, fid } from "./elements.js";
import { openListbox } from "./listbox.js";
import { channelName, myChannels, store, userName } from "./store.js";
import { bareText, textNodes } from "./textobject.js";

const optionItem = (option) => ({
  key: option.value,
  label: textNodes(option.text),
  note: option.description ? textNodes(option.description) : null,
  text: bareText(option.text),
  raw: option,
});
const userItem = (id) => ({
  key: id,
  label: userName(id) ?? id,
  text: `${userName(id)} ${store.users.get(id)?.name}`,
  raw: id,
});
const channelItem = (id) => {
  const channel = store.channels.get(id);
  const sign = channel?.is_im ? "" : "#";
  return { key: id, label: `${sign}${channelName(channel) || id}`, text: channelName(channel), raw: id };
};

function optionGroups({ options, option_groups: groups }) {
  if (groups?.length) {
    return groups.map((g) => ({
      title: textNodes(g.label),
      titleText: bareText(g.label),
      items: (g.options ?? []).map(optionItem),
    }));
  }
  return [{ items: (options ?? []).map(optionItem) }];
}

function people() {
  const ids = [...store.users.values()]
    .filter((user) => !user.deleted && user.id !== "USLACKBOT")
    .map((user) => user.id);
  return [{ items: ids.map(userItem).sort((a, b) => a.text.localeCompare(b.text)) }];
}

function conversations({ filter }) {
  const kind = (c) => (c.is_im ? "im" : c.is_mpim ? "mpim" : c.is_private ? "private" : "public");
  const wanted = (c) => !filter?.include || filter.include.includes(kind(c));
  const human = (c) => !filter?.exclude_bot_users || !c.is_im || !c.members.some((id) => store.users.get(id)?.is_bot);
  return [
    {
      items: myChannels()
        .filter((c) => wanted(c) && human(c))
        .map((c) => channelItem(c.id)),
    },
  ];
}

const publicChannels = () => [
  {
    items: myChannels()
      .filter((c) => !c.is_im && !c.is_private)
      .map((c) => channelItem(c.id)),
  },
];

const KINDS = {
  static: { groups: optionGroups, item: optionItem, noun: "an option" },
  external: { item: optionItem, noun: "an option" },
  users: { groups: people, item: userItem, noun: "a person" },
  conversations: { groups: conversations, item: channelItem, noun: "a conversation" },
  channels: { groups: publicChannels, item: channelItem, noun: "a channel" },
};

function matching(groups, query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const hit = (item) => words.every((word) => fold(item.text).includes(word));
  return groups.map((group) => ({ ...group, items: group.items.filter(hit) }));
}

/** What a select offers for a typed text: at once, or a promise when the app has to be asked. */
function loader(kind, block, element, ctx) {
  if (kind !== "external") return (query) => matching(KINDS[kind].groups(element), query);
  const load = async (query) => optionGroups(await ctx.options(block, element, query));
  load.slow = true;
  return load;
}

/** A select menu; `multi_` ones show their choices as tokens and tell the app when the list closes. */
export function selectMenu(block, element, ctx) {
  const many = element.type.startsWith("multi_");
  const kind = element.type.replace(/^multi_/, "").replace(/_select$/, "");
  if (element.default_to_current_conversation && ctx.channel) presetConversation(block, element, ctx, many);
  const props = {
    type: "button",
    class: `select${many ? " select-multi" : ""}`,
    role: "combobox",
    "aria-haspopup": "listbox",
    "aria-expanded": "false",
    "aria-describedby": ctx.describedBy,
    id: ctx.inputId,
    data: { fid: fid(block, element) },
  };
  const node = h("button", props);
  const menu = { node, kind, many, block, element, ctx, placeholder: placeholderOf(element, kind) };
  node.addEventListener("click", () => openMenu(menu));
  node.addEventListener("keydown", (event) => openOnArrow(event, menu));
  draw(menu);
  return many ? h("div", { class: "multi" }, node) : node;
}

function presetConversation(block, element, ctx, many) {
  const value = ctx.form.get(block, element);
  if (value === null || value?.length === 0) ctx.form.set(block, element, many ? [ctx.channel] : ctx.channel);
}

function placeholderOf(element, kind) {
  return element.placeholder ? textNodes(element.placeholder) : [`Choose ${KINDS[kind]?.noun ?? "an option"}`];
}

const chosen = ({ block, element, ctx, many, kind }) => {
  const value = ctx.form.get(block, element);
  return (many ? (value ?? []) : value ? [value] : []).map((raw) => KINDS[kind].item(raw));
};

function draw(menu) {
  const items = chosen(menu);
  const names = items.map((item) => h("span", { class: menu.many ? "token" : "select-text" }, item.label));
  menu.node.setAttribute(
    "aria-label",
    [
      menu.ctx.label,
      items.map((item) => item.text).join(", ") || menu.placeholder.map((n) => n.textContent ?? n).join(""),
    ]
      .filter(Boolean)
      .join(": "),
  );
  menu.node.replaceChildren(
    h(
      "span",
      { class: items.length ? "select-value" : "select-value placeholder" },
      items.length ? names : menu.placeholder,
    ),
    icon("down", 16),
  );
}

function openOnArrow(event, menu) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  openMenu(menu);
}

function openMenu(menu) {
  const { node, kind, many, block, element, ctx } = menu;
  if (node.getAttribute("aria-expanded") === "true") return;
  const before = JSON.stringify(ctx.form.get(block, element));
  openListbox(node, {
    load: loader(kind, block, element, ctx),
    minQuery: kind === "external" ? (element.min_query_length ?? 3) : 0,
    label: ctx.label ?? menu.placeholder.map((n) => n.textContent ?? n).join(""),
    isChosen: (key) => chosen(menu).some((item) => item.key === key),
    onPick: (item) => (many ? toggle(menu, item) : pickOne(menu, item)),
    onClose: () => many && tellWhenChanged(menu, before),
  });
}

function pickOne(menu, item) {
  change(menu.block, menu.element, menu.ctx, item.raw).then(() => draw(menu));
  draw(menu);
  return false;
}

function toggle(menu, item) {
  const { block, element, ctx } = menu;
  const held = chosen(menu);
  const has = held.some((one) => one.key === item.key);
  const limit = element.max_selected_items ?? Number.POSITIVE_INFINITY;
  if (!has && held.length >= limit) return true;
  const next = has ? held.filter((one) => one.key !== item.key) : [...held, item];
  change(
    block,
    element,
    ctx,
    next.map((one) => one.raw),
    { quiet: true },
  );
  draw(menu);
  return true;
}

async function tellWhenChanged(menu, before) {
  const { block, element, ctx } = menu;
  const value = ctx.form.get(block, element);
  if (JSON.stringify(value) === before) return;
  if (!(await change(block, element, ctx, value))) ctx.form.set(block, element, JSON.parse(before));
  draw(menu);
}
