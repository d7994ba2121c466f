/** The traffic log: what went between the workspace and the app, newest last, to filter and to open. */
import { ApiError, explain, get } from "./api.js";
import { fill, fold, h, icon } from "./dom.js";
import { toast } from "./popover.js";
import { myZone } from "./store.js";
import { clockTime, localParts, pad } from "./time.js";

const MOST = 500;
const entries = [];
let last = 0;
let loading = null;
let again = false;

const filter = h("input", {
  type: "search",
  class: "field",
  placeholder: "Filter",
  "aria-label": "Filter the traffic",
});
const direction = h(
  "select",
  { class: "field", "aria-label": "Direction" },
  [
    ["", "Both ways"],
    ["to_app", "To the app"],
    ["from_app", "From the app"],
  ].map(([value, label]) => h("option", { value }, label)),
);
const list = h("div", { class: "log-list", role: "list", "aria-label": "Traffic" });

/** The panel's content. */
export const logNode = h("div", { class: "log" }, h("div", { class: "log-filter" }, filter, direction), list);

filter.addEventListener("input", draw);
direction.addEventListener("change", draw);

/** Fetches what is new; calls that come while one runs make one more. */
export async function loadLog() {
  again = Boolean(loading);
  loading ??= fetchNew().finally(() => {
    loading = null;
  });
  await loading;
  if (again) await loadLog();
}

async function fetchNew() {
  try {
    const answer = await get("log", { after: last });
    for (const entry of answer.entries) addEntry(entry);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    toast(explain(error), "error");
  }
}

function addEntry(entry) {
  if (entry.n <= last) return;
  last = entry.n;
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  const row = {
    entry,
    node: rowOf(entry),
    text: fold(`${entry.kind} ${entry.name} ${entry.status} ${entry.summary} ${JSON.stringify(entry.body)}`),
  };
  entries.push(row);
  list.append(row.node);
  if (entries.length > MOST) entries.shift().node.remove();
  show(row);
  if (atEnd) list.scrollTop = list.scrollHeight;
}

const words = () => fold(filter.value).split(/\s+/).filter(Boolean);

function show(row) {
  const fits =
    (!direction.value || row.entry.direction === direction.value) && words().every((word) => row.text.includes(word));
  row.node.hidden = !fits;
}

function draw() {
  entries.forEach(show);
}

/** Whether the other side refused or did not answer: by HTTP's status, by Slack's `ok`, or by silence. */
function hasFailed({ direction, kind, status, summary, body }) {
  if (status !== null && status !== undefined && !(status >= 200 && status < 300)) return true;
  const unanswered = direction === "to_app" && kind !== "socket" && Boolean(summary) && summary !== "acknowledged";
  return body?.answer?.ok === false || unanswered;
}

function rowOf(entry) {
  const to = entry.direction === "to_app";
  const at = new Date(entry.at);
  const failed = hasFailed(entry);
  const time = `${clockTime(at, myZone())}:${pad(localParts(at, myZone()).second)}`;
  const body = h("pre", { class: "json", tabindex: 0 });
  const node = h(
    "details",
    { class: "log-row", role: "listitem" },
    h(
      "summary",
      {},
      h(
        "span",
        { class: `way ${to ? "way-to" : "way-from"}`, title: to ? "Workspace to app" : "App to workspace" },
        to ? "→ app" : "← app",
      ),
      h("span", { class: "log-name" }, entry.name || entry.kind),
      h("span", { class: "log-kind" }, entry.kind),
      entry.status === undefined || entry.status === null
        ? null
        : h("span", { class: `status${failed ? " failed" : ""}` }, String(entry.status)),
      h(
        "span",
        { class: "log-time" },
        entry.ms === undefined || entry.ms === null ? time : `${time} · ${Math.round(entry.ms)} ms`,
      ),
      entry.summary ? h("span", { class: `log-summary${failed ? " failed" : ""}` }, entry.summary) : null,
      icon("down", 14),
    ),
    body,
  );
  node.addEventListener("toggle", () => node.open && !body.childNodes.length && fill(body, json(entry.body, "")));
  return node;
}

/** JSON with its parts told apart by colour. */
function json(value, indent) {
  if (value === null || typeof value !== "object")
    return h("span", { class: `j-${value === null ? "null" : typeof value}` }, JSON.stringify(value) ?? "null");
  const inner = `${indent}  `;
  const list = Array.isArray(value);
  const pairs = Object.entries(value);
  if (!pairs.length) return list ? "[]" : "{}";
  const lines = pairs.map(([key, item], i) => [
    inner,
    list ? null : h("span", { class: "j-key" }, JSON.stringify(key)),
    list ? "" : ": ",
    json(item, inner),
    i < pairs.length - 1 ? ",\n" : "\n",
  ]);
  return [list ? "[\n" : "{\n", lines, `${indent}${list ? "]" : "}"}`];
}
