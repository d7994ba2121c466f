/** What an empty conversation says: where one is, and a few lines to try. */
import { h, icon } from "./dom.js";
import { avatar } from "./people.js";
import { otherMember, store, userName } from "./store.js";

const LINES = [
  "met Ana Silva at PyCon yesterday, she is moving to Berlin. follow up in 2 weeks #python",
  "remind Ana in 2 weeks about the deck",
  "due",
];

/** The welcome of `channel`; `onTry(text)` puts a line into the composer. */
export function welcome(channel, onTry) {
  const other = channel.is_im ? otherMember(channel) : null;
  const isApp = other === store.app.bot_user_id;
  const command = store.app.commands?.[0]?.command;
  const title = isApp
    ? `Write to ${store.app.name}`
    : other
      ? `This is between you and ${userName(other)}`
      : `Welcome to #${channel.name}`;
  const lines = isApp ? LINES : other || !command ? [] : LINES.map((line) => `${command} ${line}`);
  return h(
    "div",
    { class: "welcome" },
    other ? avatar(other, "l") : h("span", { class: "welcome-sign" }, icon(channel.is_private ? "lock" : "hash", 30)),
    h("h2", {}, title),
    h("p", {}, about(channel, other, isApp)),
    lines.length
      ? h(
          "ul",
          { class: "tries", "aria-label": "Lines to try" },
          lines.map((line) => attemptLine(line, onTry)),
        )
      : null,
  );
}

function about(channel, other, isApp) {
  if (isApp) return "Tell it in one line whom you met and what was said. Click a line to try it:";
  if (other) return "Nothing has been written here yet. Act as the other person to answer.";
  return `${channel.topic ? `${channel.topic}. ` : ""}Nothing has been written here yet. Click a line to try it:`;
}

const attemptLine = (line, onTry) =>
  h("li", {}, h("button", { type: "button", on: { click: () => onTry(line) } }, line));
