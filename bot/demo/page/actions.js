/**
 * Tells the app what a person did with an element, and what to say when that did not work. Shared by messages,
 * views and the Home tab.
 */
import { explain, post } from "./api.js";
import { toast } from "./popover.js";
import { asMe } from "./store.js";

/**
 * The part of a rendering context that reaches the app. `container()` names where the element is;
 * `blocks()` are the blocks whose values travel along.
 */
export function dispatcher({ container, form, blocks, done }) {
  const place = (block, element) =>
    asMe({ container: container(), block_id: block.block_id, action_id: element.action_id });
  return {
    async act(block, element, action) {
      const body = { ...place(block, element), action, state: { values: form.values(blocks()) } };
      await attempt(() => post("action", body));
      await done?.();
    },
    async options(block, element, value) {
      return post("options", { ...place(block, element), value });
    },
  };
}

/** Runs `work`; a refusal, also `{ok: false}`, is shown as a notice. Resolves to what it gave, or null. */
export async function attempt(work) {
  try {
    const answer = await work();
    if (answer?.ok === false && answer.error) toast(explain({ code: answer.error, detail: answer.detail }), "error");
    return answer;
  } catch (error) {
    if (!("code" in error)) throw error;
    toast(explain(error), "error");
    return null;
  }
}
