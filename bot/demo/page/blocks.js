/** Block Kit's blocks as elements, and the replacing of a view's blocks that leaves unchanged ones alone. */
import { h, icon, keepFocus, syncChildren, uid } from "./dom.js";
import { fid, renderElement, safeImage } from "./elements.js";
import { link } from "./inline.js";
import { markdown } from "./markdown.js";
import { richText } from "./richtext.js";
import { bareText, textNodes } from "./textobject.js";

const BLOCKS = {
  section,
  context,
  actions,
  input,
  header,
  image,
  rich_text: (block) => h("div", { class: "block rich" }, richText(block.elements)),
  divider: () => h("hr", { class: "block divider" }),
  markdown: (block) => h("div", { class: "block markdown" }, markdown(block.text)),
  table,
  video,
  context_actions: actions,
};

/** One block; what this page does not know is named instead of hidden. */
export function renderBlock(block, ctx) {
  const make = BLOCKS[block.type];
  return make ? make(block, ctx) : h("div", { class: "block unknown" }, `Block “${block.type}” is not shown here.`);
}

/** Blocks with the ids Slack would give: those without a `block_id` are named after their place. */
const named = (blocks) => (blocks ?? []).map((block, i) => (block.block_id ? block : { ...block, block_id: `_${i}` }));

/**
 * Draws `blocks` into `parent`. A block that is the same as before keeps its nodes, so what is open or focused there stays;
 * `ctx.form` carries what was entered over to those that are drawn anew. Returns the blocks with their ids.
 */
export function drawBlocks(parent, blocks, ctx) {
  const list = named(blocks);
  const before = parent.drawnBlocks ?? new Map();
  const after = new Map();
  const wanted = list.map((block, i) => {
    const key = `${block.block_id}\n${JSON.stringify(block)}\n${ctx.drawKey ?? ""}`;
    const node = before.get(key) ?? renderBlock(block, ctx);
    node.dataset.block = block.block_id;
    after.set(after.has(key) ? `${key}${i}` : key, node);
    return node;
  });
  parent.drawnBlocks = after;
  keepFocus(parent, () => syncChildren(parent, wanted));
  return list;
}

function section(block, ctx) {
  const label = block.text ? bareText(block.text).slice(0, 80) : undefined;
  const fields = block.fields?.length
    ? h(
        "div",
        { class: "fields" },
        block.fields.map((field) => h("div", { class: "text", dir: "auto" }, textNodes(field))),
      )
    : null;
  const text = block.text ? h("div", { class: "text", dir: "auto" }, textNodes(block.text)) : null;
  const accessory = block.accessory
    ? h(
        "div",
        { class: `accessory accessory-${block.accessory.type}` },
        renderElement(block, block.accessory, { ...ctx, label }),
      )
    : null;
  return h("div", { class: "block section" }, h("div", { class: "section-main" }, text, fields), accessory);
}

function header(block) {
  return h("h3", { class: "block header", dir: "auto" }, textNodes(block.text));
}

function context(block) {
  const part = (element) =>
    element.type === "image"
      ? h("img", {
          class: "context-image",
          src: safeImage(element),
          alt: element.alt_text,
          title: element.alt_text,
          referrerpolicy: "no-referrer",
        })
      : h("span", { class: "context-text", dir: "auto" }, textNodes(element));
  return h("div", { class: "block context" }, (block.elements ?? []).map(part));
}

function actions(block, ctx) {
  return h(
    "div",
    { class: "block actions" },
    (block.elements ?? []).map((element) => renderElement(block, element, ctx)),
  );
}

/** A field with its label, hint and room for an error; the names tie them together for screen readers. */
function input(block, ctx) {
  const id = uid("field");
  const group = ["checkboxes", "radio_buttons", "datetimepicker"].includes(block.element?.type);
  const label = bareText(block.label);
  const inner = { ...ctx, label, inputId: group ? undefined : id, describedBy: `${id}-hint ${id}-error` };
  const optional = block.optional ? h("span", { class: "optional" }, " (optional)") : null;
  return h(
    "div",
    { class: "block input" },
    h(group ? "div" : "label", { class: "label", for: group ? null : id }, textNodes(block.label), optional),
    renderElement(block, block.element ?? {}, inner),
    h("div", { class: "hint", id: `${id}-hint` }, textNodes(block.hint)),
    h("div", { class: "error", id: `${id}-error`, role: "alert" }),
  );
}

/** Shows `errors` (`{block_id: text}`) beneath their fields and focuses the first; `{}` clears them. */
export function showErrors(parent, errors) {
  let first = null;
  for (const node of parent.querySelectorAll(".block.input")) {
    const text = errors[node.dataset.block];
    node.classList.toggle("invalid", Boolean(text));
    node.querySelector(".error").replaceChildren(...(text ? [icon("warn", 14), text] : []));
    const control = node.querySelector("[data-fid]");
    if (text) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
    if (text) first ??= control;
  }
  first?.focus();
  first?.scrollIntoView({ block: "center" });
}

/** The control that asked for the focus when the view loads. */
export function focusOnLoad(parent, blocks) {
  const block = blocks.find((b) => b.element?.focus_on_load);
  if (block) parent.querySelector(`[data-fid="${CSS.escape(fid(block, block.element))}"]`)?.focus();
  return Boolean(block);
}

function image(block) {
  const src = safeImage(block);
  const picture = h("img", {
    class: "picture",
    src,
    alt: block.alt_text,
    loading: "lazy",
    referrerpolicy: "no-referrer",
  });
  picture.addEventListener("error", () =>
    picture.replaceWith(h("div", { class: "picture-missing" }, icon("eye"), block.alt_text || "Picture")),
  );
  const title = block.title ? h("div", { class: "picture-title" }, textNodes(block.title)) : null;
  return h(
    "figure",
    { class: "block image" },
    title,
    src ? picture : h("div", { class: "picture-missing" }, block.alt_text),
  );
}

function table(block) {
  const columns = block.column_settings ?? [];
  const cell = (tag, value, c) => {
    const style = {
      "text-align": columns[c]?.align ?? "left",
      "white-space": columns[c]?.is_wrapped ? "normal" : null,
    };
    return h(
      tag,
      { style, scope: tag === "th" ? "col" : null },
      value?.type === "rich_text" ? richText(value.elements) : (value?.text ?? ""),
    );
  };
  const row = (tag) => (values) =>
    h(
      "tr",
      {},
      values.map((value, c) => cell(tag, value, c)),
    );
  const [head, ...rows] = block.rows ?? [];
  return h(
    "div",
    { class: "block table-scroll", tabindex: 0, role: "region", "aria-label": "Table" },
    h("table", {}, head ? h("thead", {}, row("th")(head)) : null, h("tbody", {}, rows.map(row("td")))),
  );
}

function video(block) {
  const title = textNodes(block.title);
  const about = block.description ? h("div", { class: "hint" }, textNodes(block.description)) : null;
  const by = [block.author_name, block.provider_name].filter(Boolean).join(" · ");
  return h(
    "div",
    { class: "block video" },
    icon("play"),
    h(
      "div",
      {},
      by ? h("div", { class: "hint" }, by) : null,
      link(block.title_url ?? block.video_url, title, bareText(block.title)),
      about,
    ),
  );
}
