/** The app's Home tab, as the app published it for the acting person. */
import { dispatcher } from "./actions.js";
import { ApiError, explain, get } from "./api.js";
import { drawBlocks } from "./blocks.js";
import { fill, h } from "./dom.js";
import { FormState } from "./form.js";
import { avatar } from "./people.js";
import { toast } from "./popover.js";
import { asMe, store } from "./store.js";

const body = h("div", { class: "home-blocks" });
const note = h("div", { class: "home-note" });
/** The whole tab, to be placed by the page. */
export const homeNode = h(
  "div",
  { class: "scroller home", tabindex: -1 },
  h("div", { class: "home-page" }, note, body),
);

let form = new FormState();
let view = null;
let blocks = [];
let round = 0;

const container = () => ({ type: "view", view_id: view?.id });

/** Forgets what was shown; for when someone else acts. */
export function resetHome() {
  form = new FormState();
  view = null;
  body.drawnBlocks = undefined;
  fill(body);
  fill(note);
}

/** Asks for the tab and draws it; `waiting` tells that the app may still be publishing its first. */
export async function loadHome({ waiting = false } = {}) {
  const mine = (round += 1);
  const who = store.me.id;
  try {
    const answer = await get("home", asMe());
    if (mine !== round || store.me.id !== who) return;
    view = answer.view;
    draw(waiting);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    toast(explain(error), "error");
  }
}

function draw(waiting) {
  const empty = !view?.blocks?.length;
  fill(
    note,
    empty
      ? [
          avatar(store.app.bot_user_id, "l"),
          h("h2", {}, waiting ? "One moment…" : "Nothing here yet"),
          h(
            "p",
            {},
            waiting ? `${store.app.name} is preparing this page.` : `${store.app.name} has not published this page.`,
          ),
        ]
      : null,
  );
  const ctx = { form, ...dispatcher({ container, form, blocks: () => blocks }), drawKey: store.me.id };
  blocks = drawBlocks(body, view?.blocks ?? [], ctx);
}
