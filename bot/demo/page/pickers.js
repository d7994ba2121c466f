/** Dates and times: a calendar that the arrow keys walk, a list of half hours that also reads what is typed, and both as one. */
import { fill, h, icon } from "./dom.js";
import { change, fid } from "./elements.js";
import { openListbox } from "./listbox.js";
import { popover } from "./popover.js";
import { myZone, now } from "./store.js";
import { bareText } from "./textobject.js";
import { clockTime, dayKey, fromLocal, monthTitle, pad, plainDate } from "./time.js";

const DAY_MS = 86_400_000;
const WEEKDAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const utc = (iso) => new Date(`${iso}T00:00:00Z`);
const iso = (date) => date.toISOString().slice(0, 10);
const shift = (day, days) => iso(new Date(utc(day).getTime() + days * DAY_MS));

function shiftMonth(day, months) {
  const from = utc(day);
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  return iso(new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, Math.min(from.getUTCDate(), last))));
}

const placeholder = (element, otherwise) => (element.placeholder ? bareText(element.placeholder) : otherwise);

function pickerButton(name, ctx, props) {
  return h(
    "button",
    {
      type: "button",
      class: "select picker",
      "aria-haspopup": "dialog",
      "aria-expanded": "false",
      "aria-describedby": ctx.describedBy,
      ...props,
    },
    icon(name, 16),
    h("span", { class: "select-value" }),
  );
}

function show(node, text, empty, label) {
  const value = node.querySelector(".select-value");
  value.textContent = text ?? empty;
  value.classList.toggle("placeholder", !text);
  node.setAttribute("aria-label", [label, text ?? empty].filter(Boolean).join(": "));
}

/** A `datepicker`: `YYYY-MM-DD`. */
export function datePicker(block, element, ctx) {
  const node = pickerButton("calendar", ctx, { id: ctx.inputId, data: { fid: fid(block, element) } });
  const get = () => ctx.form.get(block, element);
  const draw = () => show(node, get() && plainDate(get()), placeholder(element, "Select a date"), ctx.label);
  node.addEventListener("click", () =>
    openCalendar(node, get(), (day) => {
      change(block, element, ctx, day).then(draw);
      draw();
    }),
  );
  draw();
  return node;
}

/** A `timepicker`: `HH:mm`. */
export function timePicker(block, element, ctx) {
  const node = pickerButton("clock", ctx, { id: ctx.inputId, data: { fid: fid(block, element) } });
  const get = () => ctx.form.get(block, element);
  const draw = () => show(node, get(), placeholder(element, "Select a time"), ctx.label);
  node.addEventListener("click", () =>
    openTimes(node, get(), (time) => {
      change(block, element, ctx, time).then(draw);
      draw();
    }),
  );
  draw();
  return node;
}

/** A `datetimepicker`: seconds since 1970, shown and chosen in the acting person's time zone. */
export function dateTimePicker(block, element, ctx) {
  const get = () => {
    const seconds = ctx.form.get(block, element);
    return seconds ? new Date(seconds * 1000) : null;
  };
  const day = pickerButton("calendar", ctx, { id: ctx.inputId, data: { fid: `${fid(block, element)}/day` } });
  const time = pickerButton("clock", ctx, { data: { fid: `${fid(block, element)}/time` } });
  const draw = () => {
    show(day, get() && plainDate(dayKey(get(), myZone())), "Select a date", ctx.label);
    show(time, get() && clockTime(get(), myZone()), "Select a time", ctx.label);
  };
  const keep = (dayIso, hhmm) => {
    const [year, month, dayOfMonth] = dayIso.split("-").map(Number);
    const [hour, minute] = hhmm.split(":").map(Number);
    const seconds = Math.floor(fromLocal({ year, month, day: dayOfMonth, hour, minute }, myZone()).getTime() / 1000);
    change(block, element, ctx, seconds).then(draw);
    draw();
  };
  const current = () => get() ?? now();
  day.addEventListener("click", () =>
    openCalendar(day, get() && dayKey(get(), myZone()), (d) => keep(d, get() ? clockTime(get(), myZone()) : "09:00")),
  );
  time.addEventListener("click", () =>
    openTimes(time, get() && clockTime(get(), myZone()), (t) => keep(dayKey(current(), myZone()), t)),
  );
  draw();
  return h("div", { class: "picker-pair" }, day, time);
}

/** A calendar beside `anchor`; weeks begin on Monday. `onPick` gets `YYYY-MM-DD`. */
export function openCalendar(anchor, chosen, onPick) {
  if (anchor.getAttribute("aria-expanded") === "true") return;
  const today = dayKey(now(), myZone());
  const view = { day: chosen ?? today, chosen, today };
  const box = h("div", { class: "calendar" });
  const handle = popover(anchor, box, {
    role: "dialog",
    label: "Choose a date",
    onClose: () => anchor.setAttribute("aria-expanded", "false"),
  });
  anchor.setAttribute("aria-expanded", "true");
  const pick = (day) => {
    handle.close();
    onPick(day);
  };
  const go = (day, focus = true) => {
    view.day = day;
    drawMonth(box, view, go, pick);
    if (focus) box.querySelector("[tabindex='0'].day")?.focus();
  };
  box.addEventListener("keydown", (event) => walkDays(event, view, go));
  go(view.day);
  handle.place();
}

function walkDays(event, view, go) {
  if (!event.target.classList.contains("day")) return;
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const months = { PageUp: event.shiftKey ? -12 : -1, PageDown: event.shiftKey ? 12 : 1 };
  if (event.key in steps) go(shift(view.day, steps[event.key]));
  else if (event.key in months) go(shiftMonth(view.day, months[event.key]));
  else return;
  event.preventDefault();
}

function drawMonth(box, view, go, pick) {
  const [year, month] = view.day.split("-").map(Number);
  const first = `${year}-${pad(month)}-01`;
  const lead = (utc(first).getUTCDay() + 6) % 7;
  const days = Array.from({ length: 42 }, (_, i) => shift(first, i - lead));
  const turn = (months, label, name) =>
    h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": label,
        on: { click: () => go(shiftMonth(view.day, months), false) },
      },
      icon(name, 16),
    );
  fill(
    box,
    h(
      "div",
      { class: "calendar-head" },
      turn(-1, "Month before", "back"),
      h("strong", { "aria-live": "polite" }, monthTitle(year, month)),
      turn(1, "Month after", "right"),
    ),
    h(
      "div",
      { class: "calendar-grid", role: "grid" },
      WEEKDAYS.map((name) => h("span", { class: "weekday", "aria-hidden": "true" }, name)),
      days.map((day) => dayButton(day, month, view, pick)),
    ),
  );
}

function dayButton(day, month, view, pick) {
  const outside = Number(day.slice(5, 7)) !== month;
  const marks = [outside && "outside", day === view.today && "today", day === view.chosen && "chosen"]
    .filter(Boolean)
    .join(" ");
  const props = {
    type: "button",
    class: `day ${marks}`,
    "aria-label": plainDate(day),
    tabindex: day === view.day ? 0 : -1,
    data: { day },
  };
  return h(
    "button",
    { ...props, "aria-pressed": String(day === view.chosen), on: { click: () => pick(day) } },
    String(Number(day.slice(8))),
  );
}

const HALF_HOURS = Array.from({ length: 48 }, (_, i) => `${pad(Math.floor(i / 2))}:${i % 2 ? "30" : "00"}`);

/** `9`, `9:15`, `9.15pm`, `0915` as `HH:mm`; null when it is no time. */
export function parseTime(text) {
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?m?\.?$/i.exec(text.trim());
  if (!match) return null;
  const half = match[3]?.toLowerCase();
  const given = Number(match[1]);
  if (half && (given < 1 || given > 12)) return null;
  const hour = half ? (given % 12) + (half === "p" ? 12 : 0) : given;
  const minute = Number(match[2] ?? 0);
  return hour < 24 && minute < 60 ? `${pad(hour)}:${pad(minute)}` : null;
}

function openTimes(anchor, chosen, onPick) {
  if (anchor.getAttribute("aria-expanded") === "true") return;
  const item = (time) => ({ key: time, label: time });
  openListbox(anchor, {
    label: "Time",
    load: (query) => {
      const read = query && parseTime(query);
      const near = HALF_HOURS.filter((time) => !query || time.startsWith(query) || time.startsWith(pad(query)));
      return [{ items: [...new Set([...(read ? [read] : []), ...near])].map(item) }];
    },
    isChosen: (key) => key === chosen,
    startKey: "09:00",
    onPick: ({ key }) => {
      onPick(key);
      return false;
    },
  });
}
