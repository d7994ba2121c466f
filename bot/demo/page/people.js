/** How a person looks on the page: the avatar with initials, in a colour of their own. */
import { h } from "./dom.js";
import { safeImage } from "./elements.js";
import { store, userName } from "./store.js";

const HUES = 12;

function initials(name) {
  const words = name.split(/[\s._-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = (word) => [...word].find((c) => /[\p{L}\p{N}]/u.test(c)) ?? "";
  return (
    words.length > 1 ? first(words[0]) + first(words.at(-1)) : [...(words[0] ?? "?")].slice(0, 2).join("")
  ).toUpperCase();
}

function hue(id) {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + char.codePointAt(0)) % 9973;
  return sum % HUES;
}

/** A decorative square; `size` is "s", "m" or "l". */
export function avatar(userId, size = "m") {
  const isApp = userId === store.app.bot_user_id;
  const src = isApp && store.app.icon ? safeImage({ image_url: store.app.icon }) : null;
  if (src) return h("img", { class: `avatar avatar-${size}`, src, alt: "" });
  const text = isApp ? [...store.app.name][0] : initials(userName(userId) ?? userId);
  return h(
    "span",
    { class: `avatar avatar-${size} ${isApp ? "avatar-app" : `hue-${hue(userId)}`}`, "aria-hidden": "true" },
    text,
  );
}
