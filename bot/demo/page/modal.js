/** The stack of modals the app has open for the acting person: drawing the top one, sending it, going back, closing. */
import { dispatcher } from "./actions.js";
import { ApiError, explain, get, post } from "./api.js";
import { drawBlocks, focusOnLoad, showErrors } from "./blocks.js";
import { fill, focusable, h, icon, iconButton, trapTab } from "./dom.js";
import { FormState } from "./form.js";
import { avatar } from "./people.js";
import { closePopovers, toast } from "./popover.js";
import { asMe, store } from "./store.js";
import { bareText } from "./textobject.js";

const forms = new Map();
/** Refusals that mean the modal had already gone. */
const GONE = new Set(["not_found", "view_not_found"]);
let stack = [];
let frame = null;
let round = 0;
let returnTo = null;

const text = (value, otherwise) => (value ? (typeof value === "string" ? value : bareText(value)) : otherwise);

/** Asks the workspace which modals are open and shows them. */
export async function refreshViews() {
  const mine = (round += 1);
  const answer = await get("views", asMe()).catch((error) => {
    if (error instanceof ApiError) return null;
    throw error;
  });
  if (!answer || mine !== round) return;
  stack = (answer.views ?? []).filter((view) => (view.type ?? "modal") === "modal");
  for (const id of [...forms.keys()]) if (!stack.some((view) => view.id === id)) forms.delete(id);
  draw();
}

/** Takes every modal off the screen without telling the app; for when someone else acts. */
export function dropViews() {
  round += 1;
  stack = [];
  forms.clear();
  draw();
}

function draw() {
  const view = stack.at(-1);
  if (!view) {
    if (frame) hide();
    return;
  }
  if (frame?.view.id !== view.id) show(view);
  frame.view = view;
  fill(frame.title, text(view.title, store.app.name));
  frame.back.hidden = stack.length < 2;
  frame.blocks = drawBlocks(frame.body, view.blocks, frame.ctx);
  drawFoot(view);
  if (frame.fresh && !focusOnLoad(frame.body, frame.blocks))
    (focusable(frame.body)[0] ?? focusable(frame.foot).at(-1))?.focus();
  frame.fresh = false;
}

/** A new frame around a view; the page behind it is inert while the dialog is open. */
function show(view) {
  closePopovers();
  if (!frame) returnTo = document.activeElement;
  const dialog = frame?.dialog ?? newDialog();
  if (!forms.has(view.id)) forms.set(view.id, new FormState({ sticky: true }));
  const form = forms.get(view.id);
  frame = { dialog, view, form, fresh: true, busy: false, blocks: [], title: h("h2", { id: "modal-title" }) };
  const mine = frame;
  frame.back = iconButton("back", "Back", () => close(false));
  frame.body = h("div", { class: "modal-body", tabindex: -1 });
  frame.alert = h("div", { class: "modal-alert", role: "alert", hidden: true });
  frame.foot = h("footer", { class: "dialog-foot" });
  const container = () => ({ type: "view", view_id: mine.view.id });
  frame.ctx = {
    form,
    ...dispatcher({ container, form, blocks: () => mine.blocks, done: refreshViews }),
    submit: () => submit(),
    edited: (block) => clearError(block),
  };
  const shut = iconButton("close", "Close", () => close(stack.length > 1));
  fill(
    dialog,
    h("header", { class: "modal-head" }, frame.back, avatar(store.app.bot_user_id, "s"), frame.title, shut),
    frame.alert,
    frame.body,
    frame.foot,
  );
  if (!dialog.open) dialog.showModal();
}

function newDialog() {
  const dialog = h("dialog", { class: "modal", "aria-labelledby": "modal-title" });
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.addEventListener("close", () => frame?.dialog === dialog && close(false));
  dialog.addEventListener("keydown", (event) => {
    trapTab(dialog, event);
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      close(false);
    } else if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && !event.defaultPrevented) submit();
  });
  document.body.append(dialog);
  return dialog;
}

function hide() {
  closePopovers();
  const { dialog } = frame;
  frame = null;
  dialog.close();
  dialog.remove();
  if (returnTo?.isConnected) returnTo.focus();
}

function drawFoot(view) {
  const hasInput = (view.blocks ?? []).some((block) => block.type === "input");
  const cancel = h(
    "button",
    { type: "button", class: "btn", on: { click: () => close(view.clear_on_close === true) } },
    text(view.close, view.submit || hasInput ? "Cancel" : "Close"),
  );
  const send =
    view.submit || hasInput
      ? h(
          "button",
          {
            type: "button",
            class: "btn btn-primary",
            disabled: view.submit_disabled === true,
            on: { click: () => submit() },
          },
          text(view.submit, "Submit"),
        )
      : null;
  const focused =
    frame.foot.contains(document.activeElement) && [...frame.foot.children].indexOf(document.activeElement);
  fill(frame.foot, cancel, send);
  if (focused !== false) frame.foot.children[focused]?.focus();
  frame.send = send;
  setBusy(frame.busy);
}

function setBusy(busy) {
  frame.busy = busy;
  frame.body.inert = busy;
  frame.send?.setAttribute("aria-busy", String(busy));
}

function clearError(block) {
  const node = frame?.body.querySelector(`[data-block="${CSS.escape(block.block_id)}"]`);
  if (!node?.classList.contains("invalid")) return;
  node.classList.remove("invalid");
  node.querySelector(".error").replaceChildren();
  node.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
}

/** The app's refusal as a whole, above the form; null takes it away. */
function alertWith(message) {
  frame.alert.hidden = !message;
  fill(frame.alert, message ? [icon("warn", 16), message] : null);
}

async function submit() {
  const mine = frame;
  if (!mine || mine.busy || !mine.send || mine.send.disabled) return;
  const problems = mine.form.problems(mine.blocks);
  showErrors(mine.body, problems);
  alertWith(null);
  if (Object.keys(problems).length) return;
  setBusy(true);
  let failure = null;
  const body = asMe({ view_id: mine.view.id, state: { values: mine.form.values(mine.blocks) } });
  const answer = await post("submit", body).catch((error) => (failure = error));
  if (frame === mine) setBusy(false);
  if (failure && !(failure instanceof ApiError)) throw failure;
  if (answer.ok !== true && frame === mine) refused(mine, answer);
  await refreshViews();
}

function refused(mine, answer) {
  const errors = answer.errors ?? {};
  const here = new Set(mine.blocks.map((block) => block.block_id));
  showErrors(mine.body, errors);
  const elsewhere = Object.entries(errors)
    .filter(([block]) => !here.has(block))
    .map(([, message]) => message);
  if (elsewhere.length) alertWith(elsewhere.join(" "));
  else if (!Object.keys(errors).length)
    alertWith(
      explain(answer instanceof ApiError ? answer : { code: answer.error ?? "dispatch_failed", detail: answer.detail }),
    );
}

/** Closes the top modal, or with `clear` all of them, and tells the app. */
async function close(clear) {
  if (!frame) return;
  const { view } = frame;
  stack = clear ? [] : stack.slice(0, -1);
  round += 1;
  draw();
  try {
    await post("close", asMe({ view_id: view.id, clear }));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (!GONE.has(error.code)) toast(explain(error), "error");
  }
  await refreshViews();
}
