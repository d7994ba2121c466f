/** The left side: the workspace, who acts, channels, direct messages and the app. */
import { fill, h, icon, keepFocus } from "./dom.js";
import { avatar } from "./people.js";
import { menu } from "./popover.js";
import { announce, channelName, imWith, myChannels, myZone, now, otherMember, store, userName } from "./store.js";
import { clockTime } from "./time.js";

/** The sidebar's element; `drawSidebar` fills it. */
export const sidebarNode = h("nav", { class: "sidebar", id: "sidebar", "aria-label": "Workspace" });

export function drawSidebar() {
  keepFocus(sidebarNode, () =>
    fill(
      sidebarNode,
      teamHead(),
      switcher(),
      h("div", { class: "sidebar-lists" }, channelList(), directList(), appList()),
    ),
  );
}

function teamHead() {
  const name = h("span", { class: "team-name" }, store.team.name);
  const mark = h("span", { class: "team-mark", "aria-hidden": "true" }, [...store.team.name][0]);
  if (store.teams.length < 2) return h("div", { class: "team" }, mark, name);
  const node = h(
    "button",
    { type: "button", class: "team", "aria-haspopup": "menu", data: { fid: "team" } },
    mark,
    name,
    icon("down", 16),
  );
  const items = () =>
    store.teams.map((team) => ({
      label: team.name,
      icon: team.id === store.team.id ? "check" : "dot",
      onSelect: () => announce("team", team.id),
    }));
  node.addEventListener("click", () =>
    menu(node, [{ title: "Workspaces" }, ...items()], { align: "start", label: "Workspaces" }),
  );
  return node;
}

/** Acting as someone is what makes this a demonstration: one sees each side of a conversation. */
function switcher() {
  const person = (user) => {
    const active = user.id === store.me.id;
    const zone = `${userName(user.id)}: ${user.real_name}, ${user.tz}`;
    const props = {
      type: "button",
      class: `person${active ? " active" : ""}`,
      "aria-pressed": String(active),
      title: zone,
      data: { fid: `as/${user.id}`, user: user.id },
    };
    return h(
      "button",
      { ...props, on: { click: () => announce("act", user.id) } },
      avatar(user.id, "s"),
      h("span", { class: "person-name" }, userName(user.id)),
      h("span", { class: "person-time" }, clockTime(now(), user.tz || "UTC")),
    );
  };
  return h(
    "section",
    { class: "switcher", "aria-label": "Acting as" },
    h("h2", {}, "Acting as"),
    h("div", { class: "people" }, store.actAs.map(person)),
  );
}

function entry({ label, sign, active, unread, urgent, fid, onClick }) {
  const props = {
    type: "button",
    class: `entry${active ? " active" : ""}${unread ? " unread" : ""}`,
    "aria-current": active ? "page" : null,
    data: { fid },
  };
  const count = unread && urgent ? h("span", { class: "unread-count" }, String(Math.min(unread, 99))) : null;
  const spoken = unread ? h("span", { class: "sr-only" }, `, ${unread} new`) : null;
  return h(
    "button",
    { ...props, on: { click: onClick } },
    sign,
    h("span", { class: "entry-label", dir: "auto" }, label),
    spoken,
    count,
  );
}

const list = (title, entries) => h("section", { "aria-label": title }, h("h2", {}, title), entries);
const isOpen = (channel) => store.place.kind === "channel" && store.place.channel === channel?.id;

function channelList() {
  const channels = myChannels()
    .filter((c) => !c.is_im && !c.is_mpim)
    .sort((a, b) => a.name.localeCompare(b.name));
  return list(
    "Channels",
    channels.map((c) =>
      entry({
        label: c.name,
        sign: icon(c.is_private ? "lock" : "hash", 16),
        active: isOpen(c),
        unread: store.unread.get(c.id),
        fid: `c/${c.id}`,
        onClick: () => announce("go", { channel: c.id }),
      }),
    ),
  );
}

/** Everyone one may write to: those offered to act as, and whoever there is a conversation with. */
function directList() {
  const partners = new Set(store.actAs.filter((user) => user.id !== store.me.id).map((user) => user.id));
  for (const c of myChannels()) if (c.is_im && !store.users.get(otherMember(c))?.is_bot) partners.add(otherMember(c));
  partners.delete(store.me.id);
  partners.delete("USLACKBOT");
  const sorted = [...partners].sort((a, b) => (userName(a) ?? a).localeCompare(userName(b) ?? b));
  return list(
    "Direct messages",
    sorted.map((id) => {
      const c = imWith(id);
      return entry({
        label: userName(id) ?? id,
        sign: avatar(id, "s"),
        active: c && isOpen(c),
        unread: c && store.unread.get(c.id),
        urgent: true,
        fid: `d/${id}`,
        onClick: () => announce("im", id),
      });
    }),
  );
}

function appList() {
  if (!store.app.bot_user_id) return null;
  const c = imWith(store.app.bot_user_id);
  const active = store.place.kind === "home" || (c && isOpen(c));
  return list(
    "Apps",
    entry({
      label: store.app.name,
      sign: avatar(store.app.bot_user_id, "s"),
      active,
      unread: c && store.unread.get(c.id),
      urgent: true,
      fid: "app",
      onClick: () => announce(c && store.unread.get(c.id) ? "im" : "home", store.app.bot_user_id),
    }),
  );
}

/** The head of the open place: its name and what can be said about it. */
export function placeTitle() {
  const channel = store.channels.get(store.place.channel);
  if (!channel) return { sign: avatar(store.app.bot_user_id, "s"), name: store.app.name, about: "" };
  if (!channel.is_im) {
    const count = channel.members?.length ?? 0;
    const about = [channel.topic, `${count} ${count === 1 ? "member" : "members"}`].filter(Boolean).join(" · ");
    return { sign: icon(channel.is_private ? "lock" : "hash", 18), name: channel.name, about };
  }
  const other = store.users.get(otherMember(channel));
  const theirTime =
    other?.tz && !other.is_bot && other.tz !== myZone() ? `${clockTime(now(), other.tz)} their time` : "";
  return { sign: avatar(otherMember(channel), "s"), name: channelName(channel), about: theirTime };
}
