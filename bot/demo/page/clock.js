/** The workspace's clock and the ways to move it, and the choice between light and dark. */
import { attempt } from "./actions.js";
import { post } from "./api.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { popover } from "./popover.js";
import { asMe, myZone, now, on, setClock, store } from "./store.js";
import { clockTime, dayKey, fromLocal, shortStamp } from "./time.js";

const TICK_MS = 5000;
const face = h("span", { class: "clock-face" });
const zone = h("span", { class: "clock-zone" });
const button = h(
  "button",
  { type: "button", class: "clock", "aria-haspopup": "dialog", "aria-expanded": "false", title: "Move the clock" },
  icon("clock", 16),
  face,
  zone,
);

async function move(body) {
  button.setAttribute("aria-busy", "true");
  const answer = await attempt(() => post("clock", body));
  button.removeAttribute("aria-busy");
  if (answer?.now) setClock(answer.now);
}

const hour = () => move({ advance_s: 3600 });
const morning = () => move({ to: "tomorrow 9:00", ...asMe() });
const step = (label, onClick) =>
  h("button", { type: "button", class: "btn btn-small clock-step", on: { click: onClick } }, label);

/** The clock with its buttons, for the top bar. */
export const clockNode = h(
  "div",
  { class: "clock-bar", role: "group", "aria-label": "Clock of the workspace" },
  button,
  step("+1 hour", hour),
  step("Tomorrow 9:00", morning),
);

button.addEventListener("click", () => {
  const local = `${dayKey(now(), myZone())}T${clockTime(now(), myZone())}`;
  const field = h("input", {
    type: "datetime-local",
    class: "field",
    "aria-label": `Date and time in ${myZone()}`,
    value: local,
  });
  const panel = h(
    "form",
    { class: "clock-panel" },
    h("strong", {}, "Move the workspace’s clock"),
    h("p", {}, `Times are ${store.me ? "those of the person you act as" : "UTC"}: ${myZone().replaceAll("_", " ")}.`),
    field,
    h(
      "div",
      { class: "clock-quick" },
      step("+1 hour", () => closing(hour)),
      step("Tomorrow 9:00", () => closing(morning)),
      h("button", { type: "submit", class: "btn btn-small btn-primary" }, "Set"),
    ),
  );
  const handle = popover(button, panel, {
    role: "dialog",
    label: "Move the clock",
    onClose: () => button.setAttribute("aria-expanded", "false"),
  });
  button.setAttribute("aria-expanded", "true");
  const closing = (work) => {
    handle.close();
    work();
  };
  panel.addEventListener("submit", (event) => {
    event.preventDefault();
    const [year, month, day, h24, minute] = field.value.split(/\D/).map(Number);
    if (field.value)
      closing(() => move({ now: fromLocal({ year, month, day, hour: h24, minute }, myZone()).toISOString() }));
  });
  field.focus();
});

export function drawClock() {
  if (!store.team) return;
  const shown = shortStamp(now(), myZone());
  if (face.textContent !== shown) fill(face, shown);
  fill(zone, myZone().split("/").at(-1).replaceAll("_", " "));
}

setInterval(drawClock, TICK_MS);
on("clock", drawClock);

const THEMES = {
  auto: ["auto", "Colours: as the system"],
  light: ["sun", "Colours: light"],
  dark: ["moon", "Colours: dark"],
};
const NEXT = { auto: "light", light: "dark", dark: "auto" };

/** The button that goes through system, light and dark. */
export const themeButton = iconButton("auto", "Colours", () => setTheme(NEXT[theme()]));
const theme = () => localStorage.getItem("rapport.theme") ?? "auto";

function setTheme(choice) {
  localStorage.setItem("rapport.theme", choice);
  if (choice === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
  const [name, label] = THEMES[choice];
  fill(themeButton, icon(name));
  themeButton.setAttribute("aria-label", label);
  themeButton.title = label;
}

setTheme(theme() in THEMES ? theme() : "auto");
