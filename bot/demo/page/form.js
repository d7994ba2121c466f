/**
 * What a person entered into one message or view: the values of its elements by block and action, in the shape of
 * Slack's `state.values`, and the checks Slack makes before it sends a form. Knows no elements of the page.
 */

const PICKED = {
  static_select: "selected_option",
  external_select: "selected_option",
  multi_static_select: "selected_options",
  multi_external_select: "selected_options",
  users_select: "selected_user",
  multi_users_select: "selected_users",
  conversations_select: "selected_conversation",
  multi_conversations_select: "selected_conversations",
  channels_select: "selected_channel",
  multi_channels_select: "selected_channels",
  datepicker: "selected_date",
  timepicker: "selected_time",
  datetimepicker: "selected_date_time",
  checkboxes: "selected_options",
  radio_buttons: "selected_option",
  plain_text_input: "value",
  email_text_input: "value",
  url_text_input: "value",
  number_input: "value",
  rich_text_input: "rich_text_value",
};

const INITIAL = {
  selected_option: "initial_option",
  selected_options: "initial_options",
  selected_user: "initial_user",
  selected_users: "initial_users",
  selected_conversation: "initial_conversation",
  selected_conversations: "initial_conversations",
  selected_channel: "initial_channel",
  selected_channels: "initial_channels",
  selected_date: "initial_date",
  selected_time: "initial_time",
  selected_date_time: "initial_date_time",
  value: "initial_value",
  rich_text_value: "initial_value",
};

/** The field of `state.values` that an element of this type fills; undefined for buttons and the like. */
export const pickedField = (type) => PICKED[type];

const isList = (field) => field.startsWith("selected_") && field.endsWith("s");

/** The elements of a block that hold a value. */
export function statefulElements(block) {
  const found =
    block.type === "input" ? [block.element] : block.type === "actions" ? block.elements : [block.accessory];
  return (found ?? []).filter((element) => element && PICKED[element.type]);
}

function empty(field) {
  return isList(field) ? [] : null;
}

function initialOf(element, field) {
  return element[INITIAL[field]] ?? empty(field);
}

/** The values of one message or view. `sticky`: as in a modal, a new initial value does not replace what is there. */
export class FormState {
  #values = new Map();

  constructor({ sticky = false } = {}) {
    this.sticky = sticky;
  }

  /** The present value of an element; its initial one when nothing was entered. */
  get(block, element) {
    const key = `${block.block_id}\n${element.action_id}`;
    const field = PICKED[element.type];
    const initial = initialOf(element, field);
    const origin = JSON.stringify(initial);
    const held = this.#values.get(key);
    if (held && held.type === element.type && (this.sticky || held.origin === origin)) return held.value;
    this.#values.set(key, { type: element.type, value: initial, origin });
    return initial;
  }

  set(block, element, value) {
    this.get(block, element);
    const key = `${block.block_id}\n${element.action_id}`;
    this.#values.set(key, { ...this.#values.get(key), value });
  }

  /** `{block_id: {action_id: {type, <field>: value}}}` for every element of `blocks` that holds a value. */
  values(blocks) {
    const out = {};
    for (const block of blocks ?? []) {
      for (const element of statefulElements(block)) {
        const value = this.get(block, element);
        (out[block.block_id] ??= {})[element.action_id] = { type: element.type, [PICKED[element.type]]: value };
      }
    }
    return out;
  }

  /** What Slack itself would refuse before sending: `{block_id: text}`, empty when the form may go. */
  problems(blocks) {
    const out = {};
    for (const block of blocks ?? []) {
      if (block.type !== "input" || !block.element || !PICKED[block.element.type]) continue;
      const text = problem(block, this.get(block, block.element));
      if (text) out[block.block_id] = text;
    }
    return out;
  }
}

function problem(block, value) {
  const missing =
    value === null || value === undefined || (typeof value === "string" && !value.trim()) || value.length === 0;
  if (missing) return block.optional ? null : "Please complete this required field.";
  return CHECKS[block.element.type]?.(block.element, value) ?? null;
}

const CHECKS = {
  plain_text_input: ({ min_length: min, max_length: max }, value) => {
    const n = [...value].length;
    if (min && n < min) return `Please enter at least ${min} characters.`;
    return max && n > max ? `Please shorten this to ${max} characters or fewer (now ${n}).` : null;
  },
  email_text_input: (_, value) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? null : "Please enter a valid email address.",
  url_text_input: (_, value) =>
    URL.canParse(value.trim()) ? null : "Please enter a valid URL, such as https://example.com.",
  number_input: (element, value) => numberProblem(element, value.trim()),
};

function numberProblem({ is_decimal_allowed: decimals, min_value: min, max_value: max }, value) {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(value)) return "Please enter a number.";
  if (!decimals && !/^[+-]?\d+$/.test(value)) return "Please enter a whole number.";
  if (min !== undefined && Number(value) < Number(min)) return `Please enter a number of at least ${min}.`;
  return max !== undefined && Number(value) > Number(max) ? `Please enter a number of at most ${max}.` : null;
}
