/** Block Kit's text objects as nodes. */
import { plainNodes } from "./inline.js";
import { mrkdwn } from "./mrkdwn.js";

/** Nodes of a `plain_text` or `mrkdwn` object; empty when there is none. */
export function textNodes(object) {
  if (!object) return [];
  if (object.type === "mrkdwn") return mrkdwn(object.text, { verbatim: object.verbatim === true });
  return plainNodes(object.text, object.emoji !== false);
}

/** The bare characters of a text object, for names and searching. */
export const bareText = (object) => {
  const holder = document.createElement("span");
  holder.append(...textNodes(object));
  return holder.textContent;
};
