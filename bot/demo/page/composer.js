/** Where one writes: messages and commands, with proposals, and the app's global shortcuts under the bolt. */
import { attempt } from "./actions.js";
import { explain, post } from "./api.js";
import { notice } from "./conversation.js";
import { h, iconButton } from "./dom.js";
import { menu, toast } from "./popover.js";
import { Proposals } from "./proposals.js";
import { openReactions } from "./reactions.js";
import { asMe, store } from "./store.js";
import { encodeTyped } from "./typed.js";

const LONGEST = 40_000;
const TALLEST_PX = 240;

/** One composer. `place()` gives `{channel, thread_ts}`, `onSent` runs when a message went, `onUp` on arrow up when empty. */
export class Composer {
  constructor({ place, onSent, onUp }) {
    Object.assign(this, { place, onSent, onUp, drafts: new Map(), draftKey: null });
    const props = { class: "composer-field", rows: 1, dir: "auto", autocomplete: "off" };
    this.field = h("textarea", { ...props, "aria-label": "Message", "aria-autocomplete": "list" });
    this.proposals = new Proposals(this.field);
    this.sendButton = iconButton("send", "Send (Enter)", () => this.send(), { class: "send" });
    this.left = h("span", { class: "count", "aria-live": "polite" });
    const foot = h("div", { class: "composer-foot" }, this.#tools(), h("span", { class: "grow" }), this.left);
    foot.append(newLineHelp(), this.sendButton);
    const box = h("div", { class: "composer-box" }, this.field, foot);
    const on = { submit: (event) => event.preventDefault() };
    this.node = h("form", { class: "composer", "aria-label": "Write", on }, this.proposals.node, box);
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.field.addEventListener("input", () => this.#changed());
    this.#changed();
  }

  #tools() {
    const opens = (what) => ({ "aria-haspopup": what, "aria-expanded": "false" });
    this.bolt = iconButton("bolt", "Shortcuts", () => this.#shortcuts(), opens("menu"));
    const pick = () => openReactions(smile, (name) => this.insert(`:${name}: `));
    const smile = iconButton("smile", "Emoji", pick, { "aria-haspopup": "dialog" });
    const slash = signButton("/", "Commands", () => this.#slash());
    return [this.bolt, slash, signButton("@", "Mention someone", () => this.insert("@")), smile];
  }

  /** Another conversation: what was being written here waits for one's return. */
  moveTo(key, placeholder) {
    if (this.draftKey !== key) {
      if (this.draftKey) this.drafts.set(this.draftKey, this.field.value);
      this.draftKey = key;
      this.field.value = this.drafts.get(key) ?? "";
      this.proposals.hide();
    }
    this.field.placeholder = placeholder;
    this.#changed();
  }

  focus() {
    this.field.focus();
  }

  /** Puts `text` at the caret. */
  insert(text) {
    const { selectionStart, selectionEnd } = this.field;
    this.field.setRangeText(text, selectionStart, selectionEnd, "end");
    this.field.focus();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Replaces what is written, for examples to try. */
  write(text) {
    this.field.value = text;
    this.field.focus();
    this.field.setSelectionRange(text.length, text.length);
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #slash() {
    if (!this.field.value.trim()) this.write("/");
    else this.insert("/");
  }

  #changed() {
    const { field } = this;
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, TALLEST_PX)}px`;
    const over = [...field.value].length - LONGEST;
    this.left.textContent = over > -500 ? String(-over) : "";
    this.left.classList.toggle("count-over", over > 0);
    this.sendButton.disabled = !field.value.trim();
  }

  #key(event) {
    if (this.proposals.key(event) || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "ArrowUp" && this.field.value === "") {
      event.preventDefault();
      this.onUp?.();
    }
  }

  #shortcuts() {
    const all = (store.app.shortcuts ?? []).filter((shortcut) => shortcut.type === "global");
    const run = (shortcut) => attempt(() => post("shortcut", asMe({ callback_id: shortcut.callback_id })));
    const items = all.map((shortcut) => ({ label: shortcut.name, icon: "bolt", onSelect: () => run(shortcut) }));
    if (!items.length) toast(`${store.app.name} has no global shortcuts.`);
    else menu(this.bolt, [{ title: store.app.name }, ...items], { align: "start", label: "Shortcuts" });
  }

  /** Sends what is written; when that fails the text comes back. */
  async send() {
    const text = this.field.value;
    if (!text.trim()) return;
    const place = this.place();
    this.field.value = "";
    this.proposals.hide();
    this.#changed();
    this.onSent?.();
    const sent = text.startsWith("/")
      ? await this.#command(text.trim(), place)
      : await this.#message(text.trim(), place);
    if (!sent && !this.field.value && this.place().channel === place.channel) this.write(text);
  }

  async #message(text, place) {
    return attempt(() => post("message", asMe({ ...place, text: encodeTyped(text) })));
  }

  async #command(text, { channel, thread_ts: thread }) {
    const name = text.split(/\s/, 1)[0];
    try {
      const answer = await post("command", asMe({ channel, text: encodeTyped(text) }));
      if (answer.ok !== false) return true;
      notice(commandFailed(name, answer.error), thread);
    } catch (error) {
      if (!("code" in error)) throw error;
      notice(error.code === "unknown_command" ? commandFailed(name, error.code) : explain(error), thread);
    }
    return false;
  }
}

/** What Slack says when a command does not work. */
function commandFailed(name, code) {
  if (code !== "unknown_command") return `${name} failed with the error "${code}"`;
  return (
    `\`${name}\` is not a valid command. In Slack, all messages that start with the "/" symbol are read as commands.\n\n` +
    'If you are trying to send a message and not run a command, try preceding the "/" with an empty space.'
  );
}

function signButton(sign, label, onClick) {
  const props = { type: "button", class: "icon-button slash", "aria-label": label, title: label };
  return h("button", { ...props, on: { click: onClick } }, sign);
}

function newLineHelp() {
  const keys = [h("kbd", {}, "Shift"), h("kbd", {}, "Enter")];
  return h("span", { class: "composer-help", "aria-hidden": "true" }, keys, " new line");
}
