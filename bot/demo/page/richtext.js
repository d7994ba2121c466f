/** The `rich_text` block: sections, lists, quotes and preformatted text, each a run of styled parts. */
import { h } from "./dom.js";
import { broadcast, channelMention, dateText, emojiNode, link, plainNodes, userMention } from "./inline.js";

/** Nodes for a rich_text block's `elements`. */
export function richText(elements = []) {
  const out = [];
  for (let i = 0; i < elements.length; i += 1) {
    if (elements[i].type === "rich_text_list") {
      let end = i;
      while (elements[end + 1]?.type === "rich_text_list") end += 1;
      out.push(...lists(elements.slice(i, end + 1)));
      i = end;
    } else out.push(paragraph(elements[i]));
  }
  return out;
}

function paragraph(element) {
  const inside = parts(element.elements);
  if (element.type === "rich_text_preformatted") return h("pre", { class: "code-block" }, inside);
  if (element.type === "rich_text_quote") return h("blockquote", { class: element.border ? "bordered" : "" }, inside);
  return h("div", { class: "rt-section" }, inside);
}

/** Neighbouring lists: each is one level of indentation, an ordered one counts on from its `offset`. */
function lists(group) {
  return group.map((list) => {
    const ordered = list.style === "ordered";
    const indent = Math.min(Number(list.indent) || 0, 8);
    const props = {
      class: `rt-list rt-level-${indent % 3}${list.border ? " bordered" : ""}`,
      style: { "--indent": indent },
    };
    if (ordered && list.offset) props.start = Number(list.offset) + 1;
    return h(
      ordered ? "ol" : "ul",
      props,
      (list.elements ?? []).map((item) => h("li", {}, parts(item.elements))),
    );
  });
}

const PARTS = {
  text: (part) => plainNodes(part.text ?? "", false),
  link: (part) => [link(part.url, part.text || part.url, part.text || part.url)],
  user: (part) => [userMention(part.user_id)],
  channel: (part) => [channelMention(part.channel_id)],
  usergroup: (part) => [broadcast(part.usergroup_id)],
  broadcast: (part) => [broadcast(part.range)],
  emoji: (part) => [emojiNode(part.name, part.skin_tone)],
  date: (part) => [dateText(part.timestamp, part.format ?? "{date_short}", part.fallback, part.url)],
  color: (part) => [h("span", { class: "swatch", style: { "--swatch": part.value } }), part.value],
};

const parts = (elements = []) =>
  elements.flatMap((part) => styled(PARTS[part.type]?.(part) ?? [part.text ?? ""], part.style));

const STYLES = [
  ["code", "code"],
  ["strike", "s"],
  ["italic", "em"],
  ["bold", "strong"],
  ["underline", "u"],
];

function styled(children, style = {}) {
  let out = children;
  for (const [name, tag] of STYLES) if (style[name]) out = [h(tag, {}, out)];
  return out;
}
