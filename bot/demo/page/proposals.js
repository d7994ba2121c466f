/** The list of proposals above a text field: drawn, walked with the arrow keys, taken with Tab, Enter or a click. */
import { fill, h, uid } from "./dom.js";
import { suggest } from "./suggest.js";

/** Proposals for `field`; their list is `this.node`, to be placed beside it. */
export class Proposals {
  constructor(field) {
    this.field = field;
    this.id = uid("proposals");
    this.node = h("div", {
      class: "proposals",
      role: "listbox",
      id: this.id,
      "aria-label": "Suggestions",
      hidden: true,
    });
    this.current = null;
    field.setAttribute("aria-controls", this.id);
    field.addEventListener("input", () => this.update());
    field.addEventListener("click", () => this.update());
    field.addEventListener("blur", () => this.hide());
    this.node.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  update() {
    const { value, selectionStart, selectionEnd } = this.field;
    const found = selectionStart === selectionEnd ? suggest(value, selectionStart) : null;
    if (!found) {
      this.hide();
      return;
    }
    this.current = { ...found, at: found.eager ? 0 : -1 };
    this.#draw();
  }

  hide() {
    this.current = null;
    this.node.hidden = true;
    this.field.removeAttribute("aria-activedescendant");
  }

  #draw() {
    const { items, at, title } = this.current;
    const help = h(
      "div",
      { class: "proposals-help", "aria-hidden": "true" },
      title ? h("strong", {}, title) : null,
      h("span", {}, h("kbd", {}, "↑"), h("kbd", {}, "↓"), " choose"),
      h("span", {}, h("kbd", {}, "Tab"), " take"),
      h("span", {}, h("kbd", {}, "Esc"), " hide"),
    );
    fill(
      this.node,
      h(
        "div",
        { class: "proposals-list" },
        items.map((item, i) => this.#row(item, i, i === at)),
      ),
      help,
    );
    this.node.hidden = false;
    const active = this.node.querySelector(".active");
    active?.scrollIntoView({ block: "nearest" });
    if (active) this.field.setAttribute("aria-activedescendant", active.id);
  }

  #row(item, i, active) {
    const props = {
      class: `proposal${active ? " active" : ""}`,
      role: "option",
      id: `${this.id}-${i}`,
      "aria-selected": String(active),
    };
    return h(
      "div",
      { ...props, on: { click: () => this.#take(i) } },
      item.lead ?? null,
      h(
        "span",
        { class: "proposal-label" },
        item.label,
        item.hint ? h("span", { class: "proposal-hint" }, ` ${item.hint}`) : null,
      ),
      item.note ? h("small", {}, item.note) : null,
    );
  }

  #take(i) {
    const { from, items } = this.current;
    const { value, selectionStart } = this.field;
    const head = value.slice(0, from) + items[i].insert;
    this.field.value = head + value.slice(selectionStart).replace(/^ /, "");
    this.field.setSelectionRange(head.length, head.length);
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.field.focus();
  }

  /** Takes the key if it is for the list; true when it was. */
  key(event) {
    if (!this.current || event.isComposing) return false;
    const { items, at, eager } = this.current;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.current.at = at < 0 ? (step > 0 ? 0 : items.length - 1) : (at + step + items.length) % items.length;
      this.current.eager = true;
      this.#draw();
    } else if (event.key === "Tab" && !event.shiftKey) this.#take(Math.max(at, 0));
    else if (event.key === "Enter" && !event.shiftKey && eager && at >= 0) this.#take(at);
    else if (event.key === "Escape") this.hide();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
