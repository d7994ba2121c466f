/** Emoji by Slack's names: pictures, skin tones, flags, and a search for pickers. An unknown name is left as it was typed. */
import { FLAG_CODES, PAIRS } from "./emoji-table.js";

const WORDS = PAIRS.trim().split(/\s+/);
const BY_NAME = new Map();
for (let i = 0; i + 1 < WORDS.length; i += 2) BY_NAME.set(WORDS[i], WORDS[i + 1]);

const REGIONAL_A = 0x1f1e6;
for (const code of FLAG_CODES.trim().split(/\s+/)) {
  const letters = [...code].map((letter) => String.fromCodePoint(REGIONAL_A + letter.charCodeAt(0) - 97));
  BY_NAME.set(`flag-${code}`, letters.join(""));
}

/** `:skin-tone-2:` is the lightest (Fitzpatrick 1 and 2), `:skin-tone-6:` the darkest. */
const TONES = { 2: "\u{1F3FB}", 3: "\u{1F3FC}", 4: "\u{1F3FD}", 5: "\u{1F3FE}", 6: "\u{1F3FF}" };
for (const [n, tone] of Object.entries(TONES)) BY_NAME.set(`skin-tone-${n}`, tone);

/** Matches `:name:` or `:name::skin-tone-3:` where its `lastIndex` stands. */
export const EMOJI_CODE = /:([a-z0-9_+'-]{1,100}):(?::skin-tone-([2-6]):)?/y;

/** The picture of `name` (`wave`, `flag-pt`, `wave::skin-tone-3`), or null when there is none. */
export function emojiChar(name, tone) {
  const [base, , given] = name.split(/(::skin-tone-)/);
  const picture = BY_NAME.get(base);
  if (!picture) return null;
  const shade = TONES[tone ?? given];
  if (!shade) return picture;
  const [first, ...rest] = [...picture];
  return [first, shade, ...rest.filter((c, i) => i > 0 || c !== "\uFE0F")].join("");
}

/** Text in which every known `:name:` is its picture. */
export function emojify(text) {
  return text.replace(new RegExp(EMOJI_CODE.source, "g"), (all, name, tone) => emojiChar(name, tone) ?? all);
}

/** Up to `limit` `[name, picture]` whose name holds `typed`, those that begin with it first. */
export function searchEmoji(typed, limit) {
  const wanted = typed.toLowerCase().replace(/\s+/g, "_");
  const found = [...BY_NAME].filter(([name]) => name.includes(wanted) && !name.startsWith("skin-tone"));
  found.sort(([a], [b]) => Number(b.startsWith(wanted)) - Number(a.startsWith(wanted)) || a.length - b.length);
  return found.slice(0, limit);
}

/** The reactions the app understands, then some everyday ones. */
export const QUICK_REACTIONS = ["handshake", "memo", "alarm_clock", "white_check_mark", "zzz", "+1", "heart", "tada"];
