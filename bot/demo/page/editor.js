/** The small editor in which a message of one's own is changed in place. */
import { h } from "./dom.js";
import { decodeKept, encodeTyped } from "./typed.js";

/** `onSave` gets the new text as the workspace takes it; saving nothing does nothing. */
export function editor(kept, { onSave, onCancel }) {
  const field = h("textarea", {
    class: "field",
    rows: 2,
    "aria-label": "Edit message",
    dir: "auto",
    value: decodeKept(kept),
  });
  const save = () => field.value.trim() && onSave(encodeTyped(field.value.trim()));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onCancel();
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      save();
    }
  });
  return h(
    "div",
    { class: "editor" },
    field,
    h(
      "div",
      { class: "editor-foot" },
      h("button", { type: "button", class: "btn btn-small", on: { click: onCancel } }, "Cancel"),
      h("button", { type: "button", class: "btn btn-small btn-primary", on: { click: save } }, "Save"),
    ),
  );
}
