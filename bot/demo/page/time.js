/** Moments to words and back, always in a stated time zone. Pure: the present moment is an argument. */

const LOCALE = "en-GB";
const cache = new Map();

function format(options, timeZone) {
  const key = JSON.stringify([options, timeZone]);
  if (!cache.has(key)) cache.set(key, new Intl.DateTimeFormat(LOCALE, { ...options, timeZone }));
  return cache.get(key);
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** "09:41". */
export const clockTime = (date, zone) => format(CLOCK, zone).format(date);

/** "2026-03-09", the local day; sorts as text. */
export function dayKey(date, zone) {
  const p = localParts(date, zone);
  return `${p.year}-${pad(p.month)}-${pad(p.day)}`;
}

export const pad = (n, width = 2) => String(n).padStart(width, "0");

/** The local calendar and clock of a moment, months from 1. */
export function localParts(date, zone) {
  const options = { year: "numeric", month: "numeric", day: "numeric", ...CLOCK, second: "numeric" };
  const found = Object.fromEntries(
    format(options, zone)
      .formatToParts(date)
      .map((p) => [p.type, Number(p.value)]),
  );
  return {
    year: found.year,
    month: found.month,
    day: found.day,
    hour: found.hour,
    minute: found.minute,
    second: found.second,
  };
}

/** The moment at which clocks in `zone` show this; an hour skipped by daylight saving gives the moment just after the gap. */
export function fromLocal({ year, month, day, hour = 0, minute = 0 }, zone) {
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  let guess = wanted;
  for (let i = 0; i < 2; i += 1) guess += wanted - wallMs(new Date(guess), zone);
  return new Date(guess);
}

function wallMs(date, zone) {
  const p = localParts(date, zone);
  return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute);
}

/** "Today", "Yesterday", "Tomorrow", or null when the day is further away. */
export function nearDay(date, today, zone) {
  const steps = Math.round((Date.parse(dayKey(date, zone)) - Date.parse(dayKey(today, zone))) / 86_400_000);
  return { "-1": "Yesterday", 0: "Today", 1: "Tomorrow" }[steps] ?? null;
}

/** The label of a day divider: "Today", "Monday 9 March", with the year when it is another one. */
export function dayLabel(date, today, zone) {
  const near = nearDay(date, today, zone);
  if (near) return near;
  const other = localParts(date, zone).year !== localParts(today, zone).year;
  return format({ weekday: "long", day: "numeric", month: "long", ...(other && { year: "numeric" }) }, zone).format(
    date,
  );
}

/** "Monday 9 March 2026 at 09:41:07", for a tooltip. */
export function fullStamp(date, zone) {
  const day = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }, zone).format(date);
  return `${day} at ${clockTime(date, zone)}:${pad(localParts(date, zone).second)}`;
}

/** "Mon 9 Mar, 09:41", for the workspace's clock. */
export function shortStamp(date, zone) {
  return `${format({ weekday: "short", day: "numeric", month: "short" }, zone).format(date)}, ${clockTime(date, zone)}`;
}

/** "9 March 2026" for a plain calendar date `2026-03-09`. */
export const plainDate = (iso) =>
  format({ day: "numeric", month: "long", year: "numeric" }, "UTC").format(new Date(`${iso}T00:00:00Z`));

/** "March 2026". */
export const monthTitle = (year, month) =>
  format({ month: "long", year: "numeric" }, "UTC").format(new Date(Date.UTC(year, month - 1, 1)));

/** A message's `ts` as a moment. */
export const tsDate = (ts) => new Date(Number.parseFloat(ts) * 1000);

function ago(date, today) {
  const seconds = Math.round((date - today) / 1000);
  const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const units = [
    ["year", 31_536_000],
    ["month", 2_592_000],
    ["week", 604_800],
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ];
  const [unit, size] = units.find(([, n]) => Math.abs(seconds) >= n) ?? ["second", 1];
  return relative.format(Math.trunc(seconds / size), unit);
}

/** Fills the braces of a `<!date^…>` format; null when it holds one Slack does not know. */
export function slackDate(epochSeconds, pattern, today, zone) {
  const date = new Date(epochSeconds * 1000);
  if (Number.isNaN(date.getTime())) return null;
  const p = localParts(date, zone);
  const long = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
  const forms = {
    date_num: dayKey(date, zone),
    date_slash: `${pad(p.day)}/${pad(p.month)}/${p.year}`,
    date: format({ day: "numeric", month: "long", year: "numeric" }, zone).format(date),
    date_short: format({ day: "numeric", month: "short", year: "numeric" }, zone).format(date),
    date_long: format(long, zone).format(date),
    time: clockTime(date, zone),
    time_secs: `${clockTime(date, zone)}:${pad(p.second)}`,
    ago: ago(date, today),
  };
  const near = nearDay(date, today, zone)?.toLowerCase();
  for (const name of ["date", "date_short", "date_long"]) forms[`${name}_pretty`] = near ?? forms[name];
  forms.day_divider_pretty = dayLabel(date, today, zone);
  let known = true;
  const text = pattern.replace(/\{(\w+)\}/g, (_, name) => {
    known &&= name in forms;
    return forms[name];
  });
  return known ? text : null;
}
