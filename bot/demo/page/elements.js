/**
 * Block Kit's interactive elements that are not menus or calendars: buttons, overflow, check boxes, radio buttons and
 * text fields. Each takes `(block, element, ctx)`; `ctx.form` holds what was entered, `ctx.act` tells the app.
 */
import { h, icon, keepFocus, uid } from "./dom.js";
import { safeHref } from "./inline.js";
import { pickedField } from "./form.js";
import { datePicker, dateTimePicker, timePicker } from "./pickers.js";
import { ask, menu } from "./popover.js";
import { selectMenu } from "./selects.js";
import { bareText, textNodes } from "./textobject.js";

/** Names a control so that it can be found again after its block is drawn anew. */
export const fid = (block, element) => `${block.block_id}/${element.action_id}`;

const dispatches = (block) => block.type !== "input" || block.dispatch_action === true;

/** Whether the person confirmed, or nothing had to be confirmed. */
async function confirmed({ confirm }) {
  if (!confirm) return true;
  const { title, text, confirm: yes, deny, style } = confirm;
  return ask({
    title: textNodes(title),
    text: textNodes(text),
    confirm: textNodes(yes),
    deny: textNodes(deny),
    danger: style === "danger",
  });
}

/** Keeps a new value and tells the app when the element is one that does; false when the person took it back. */
export async function change(block, element, ctx, value, { quiet = false } = {}) {
  const before = ctx.form.get(block, element);
  ctx.form.set(block, element, value);
  ctx.edited?.(block);
  if (quiet || !dispatches(block)) return true;
  if (!(await confirmed(element))) {
    ctx.form.set(block, element, before);
    return false;
  }
  await ctx.act(block, element, { type: element.type, [pickedField(element.type)]: value });
  return true;
}

function button(block, element, ctx) {
  const style = { primary: "btn-primary", danger: "btn-danger" }[element.style] ?? "";
  const props = {
    type: "button",
    class: `btn ${style}`,
    "aria-label": element.accessibility_label,
    data: { fid: fid(block, element) },
  };
  const node = h(
    "button",
    props,
    h("span", { class: "btn-text" }, textNodes(element.text)),
    element.url ? icon("link", 14) : null,
  );
  node.addEventListener("click", async () => {
    if (node.getAttribute("aria-busy") === "true" || !(await confirmed(element))) return;
    const href = element.url && safeHref(element.url);
    if (href) window.open(href, "_blank", "noopener,noreferrer");
    node.setAttribute("aria-busy", "true");
    await ctx.act(block, element, { type: "button", value: element.value, text: element.text });
    node.removeAttribute("aria-busy");
  });
  return node;
}

function overflow(block, element, ctx) {
  const choose = async (option) => {
    const href = option.url && safeHref(option.url);
    if (!(await confirmed(element))) return;
    if (href) window.open(href, "_blank", "noopener,noreferrer");
    await ctx.act(block, element, { type: "overflow", selected_option: option });
  };
  const items = (element.options ?? []).map((option) => ({
    label: textNodes(option.text),
    onSelect: () => choose(option),
  }));
  const props = {
    type: "button",
    class: "btn btn-icon",
    "aria-label": "More options",
    "aria-haspopup": "menu",
    data: { fid: fid(block, element) },
  };
  const node = h(
    "button",
    { ...props, on: { click: () => menu(node, items, { label: "More options" }) } },
    icon("more"),
  );
  return node;
}

/** Check boxes and radio buttons: a group of native inputs. */
function choices(block, element, ctx) {
  const many = element.type === "checkboxes";
  const group = h("div", { role: many ? "group" : "radiogroup", class: "choices", "aria-label": ctx.label });
  const name = uid("choice");
  const chosen = () =>
    (many ? (ctx.form.get(block, element) ?? []) : [ctx.form.get(block, element)].filter(Boolean)).map((o) => o.value);
  const draw = () => keepFocus(group, () => group.replaceChildren(...(element.options ?? []).map(row)));
  const pick = async (option, on) => {
    const kept = (element.options ?? []).filter((o) => (o.value === option.value ? on : chosen().includes(o.value)));
    if (!(await change(block, element, ctx, many ? kept : option))) draw();
  };
  const row = (option, i) => {
    const input = h("input", {
      type: many ? "checkbox" : "radio",
      name,
      checked: chosen().includes(option.value),
      data: { fid: `${fid(block, element)}/${i}` },
      on: { change: (event) => pick(option, event.target.checked) },
    });
    const about = option.description ? h("small", {}, textNodes(option.description)) : null;
    return h("label", { class: "choice" }, input, h("span", {}, textNodes(option.text), about));
  };
  draw();
  return group;
}

const INPUT_TYPE = { email_text_input: "email", url_text_input: "url", number_input: "text", plain_text_input: "text" };

function textField(block, element, ctx) {
  const multi = element.multiline === true || element.type === "rich_text_input";
  const node = h(multi ? "textarea" : "input", {
    class: "field",
    id: ctx.inputId,
    type: multi ? null : INPUT_TYPE[element.type],
    rows: multi ? 4 : null,
    dir: "auto",
    placeholder: element.placeholder ? bareText(element.placeholder) : null,
    "aria-label": ctx.inputId ? null : (ctx.label ?? "Text"),
    "aria-describedby": ctx.describedBy,
    inputmode: element.type === "number_input" ? "decimal" : null,
    autocomplete: "off",
    value: textOf(ctx.form.get(block, element)),
    data: { fid: fid(block, element) },
  });
  const left = h("span", { class: "count", "aria-live": "polite" });
  node.addEventListener("input", () => {
    showLeft(left, element, node.value);
    change(block, element, ctx, node.value === "" ? null : valueOf(element, node.value), {
      quiet: !sendsWhen(element, "on_character_entered"),
    });
  });
  node.addEventListener("keydown", (event) => entered(event, block, element, ctx, multi));
  showLeft(left, element, node.value);
  return h("div", { class: "field-wrap" }, node, left);
}

function entered(event, block, element, ctx, multi) {
  if (event.key !== "Enter" || event.isComposing) return;
  const command = event.metaKey || event.ctrlKey;
  if (multi && !command) return;
  event.preventDefault();
  if (dispatches(block) && sendsWhen(element, "on_enter_pressed"))
    change(block, element, ctx, ctx.form.get(block, element));
  else ctx.submit?.();
}

const sendsWhen = (element, moment) =>
  (element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"]).includes(moment);

/** A rich text value is edited as the plain characters in it. */
const textOf = (value) => (value && typeof value === "object" ? flatText(value) : (value ?? ""));
const flatText = (part) => part.text ?? (part.elements ?? []).map(flatText).join("");

function valueOf(element, text) {
  if (element.type !== "rich_text_input") return text;
  const section = { type: "rich_text_section", elements: [{ type: "text", text }] };
  return { type: "rich_text", elements: [section] };
}

function showLeft(node, { max_length: max }, value) {
  const left = max ? max - [...value].length : Number.POSITIVE_INFINITY;
  node.textContent = left <= Math.max(20, max * 0.1) ? String(left) : "";
  node.classList.toggle("count-over", left < 0);
}

function thumbnail(_block, element) {
  return h("img", {
    class: "thumb",
    src: safeImage(element),
    alt: element.alt_text,
    title: element.alt_text,
    loading: "lazy",
    referrerpolicy: "no-referrer",
  });
}

/** The address of a picture, only when it is one of the web or data of an image. */
export function safeImage({ image_url: url, slack_file: file }) {
  const address = url ?? file?.url ?? "";
  return /^(https?:|data:image\/)/i.test(address) || address.startsWith("/") ? address : null;
}

const ELEMENTS = {
  button,
  overflow,
  checkboxes: choices,
  radio_buttons: choices,
  plain_text_input: textField,
  email_text_input: textField,
  url_text_input: textField,
  number_input: textField,
  rich_text_input: textField,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: dateTimePicker,
  image: thumbnail,
  workflow_button: button,
};

/** One element; what this page does not know is named instead of hidden. */
export function renderElement(block, element, ctx) {
  if (/_select$/.test(element.type)) return selectMenu(block, element, ctx);
  const make = ELEMENTS[element.type];
  return make
    ? make(block, element, ctx)
    : h("span", { class: "unknown" }, `Element “${element.type}” is not shown here.`);
}
