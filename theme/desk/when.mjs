/**
 * What is due when, and how a day is said: functions of an item's moment, the browser's clock, and the zone that the hub lives in.
 */

import { say, locale } from "./words.mjs";

export const DAY = 86_400_000;
/** After so many days a text that nobody posted is no longer urgent, only left over. */
const FRESH = 14;
/** So many days a finished text stays in sight. */
const SEEN = 7;

/** @type {string | undefined} the zone in which the hub means its days; undefined is the device's own */
let zone;
/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();
/** @type {Map<string, number>} first moments of days, since every row of a list asks for the same ones */
const starts = new Map();

/**
 * From now on days and times are those of this zone, wherever the device is and whatever it says of itself.
 * @param {string} name such as "Europe/Berlin"; one that this browser does not know leaves the device's own
 */
export function keepZone(name) {
  formats.clear();
  starts.clear();
  try {
    zone = new Intl.DateTimeFormat("en", { timeZone: name || undefined }).resolvedOptions().timeZone;
  } catch {
    zone = undefined;
  }
}

/**
 * @param {string} language
 * @param {Intl.DateTimeFormatOptions} parts
 * @returns {Intl.DateTimeFormat}
 */
function formatOf(language, parts) {
  const key = language + JSON.stringify(parts);
  const made = formats.get(key) || new Intl.DateTimeFormat(language, { ...parts, timeZone: zone });
  formats.set(key, made);
  return made;
}

/** @type {Intl.DateTimeFormatOptions} */
const WALL = {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
  hourCycle: "h23",
};

/**
 * What clock and calendar of the zone show at a moment, as the moment at which they would show it in UTC.
 * @param {number} moment
 * @returns {number}
 */
function wallAt(moment) {
  /** @type {Record<string, number>} */
  const shown = {};
  for (const { type, value } of formatOf("en-US", WALL).formatToParts(moment)) shown[type] = Number(value);
  return Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second);
}

/**
 * The first moment of the day `days` days from `now`, in the hub's zone; where clocks jump at midnight it is no midnight.
 * @param {number} now
 * @param {number} [days]
 * @returns {number}
 */
export function dayStart(now, days = 0) {
  const key = `${now}/${days}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const midnight = (Math.floor(wallAt(now) / DAY) + days) * DAY;
  const around = [midnight - DAY, midnight + DAY].map((each) => midnight - (wallAt(each) - each));
  const first = Math.min(...around.filter((each) => wallAt(each) >= midnight));
  if (starts.size > 5000) starts.clear();
  starts.set(key, first);
  return first;
}

/**
 * The first moment of this week's Monday.
 * @param {number} now
 * @returns {number}
 */
export function weekStart(now) {
  return dayStart(now, -((new Date(wallAt(now)).getUTCDay() + 6) % 7));
}

/**
 * Which list a text belongs to. What is posted today stays among today's, so that one sees what one has done.
 * @param {number | null} moment
 * @param {number | null} posted when it was posted, null while it was not
 * @param {number} now
 * @returns {"late" | "today" | "week" | "later" | "left" | "undated" | "done" | "past"}
 */
export function groupOf(moment, posted, now) {
  const today = dayStart(now);
  const tomorrow = dayStart(now, 1);
  if (posted !== null) {
    if (moment !== null && moment >= today && moment < tomorrow) return "today";
    return posted >= dayStart(now, -SEEN) ? "done" : "past";
  }
  if (moment === null) return "undated";
  if (moment < dayStart(now, -FRESH)) return "left";
  if (moment < today) return "late";
  if (moment < tomorrow) return "today";
  return moment < dayStart(weekStart(now), 7) ? "week" : "later";
}

/**
 * @param {number} moment
 * @param {Intl.DateTimeFormatOptions} parts
 * @returns {string}
 */
function formatted(moment, parts) {
  return formatOf(locale(), parts).format(moment).replace(/(\d\.?) (?=\p{L})/u, "$1\u00a0");
}

/**
 * "Dienstag, 17. November"
 * @param {number} moment
 * @returns {string}
 */
export function longDay(moment) {
  return formatted(moment, { weekday: "long", day: "numeric", month: "long" });
}

/**
 * "17. November 2026"
 * @param {number} moment
 * @returns {string}
 */
export function fullDay(moment) {
  return formatted(moment, { day: "numeric", month: "long", year: "numeric" });
}

/**
 * "8:15 Uhr"
 * @param {number} moment
 * @returns {string}
 */
export function clock(moment) {
  return say("clock", { time: formatted(moment, { hour: "numeric", minute: "2-digit" }) });
}

/**
 * "Di"
 * @param {number} moment
 * @returns {string}
 */
export function shortDay(moment) {
  return formatted(moment, { weekday: "short" }).replace(".", "").slice(0, 3);
}

/**
 * A day as one says it nearby: "heute", "gestern", "Freitag"; further away with its date.
 * @param {number} moment
 * @param {number} now
 * @param {boolean} [inside] of a sentence: "am Freitag"
 * @returns {string}
 */
export function nearDay(moment, now, inside = false) {
  const days = Math.round((dayStart(moment) - dayStart(now)) / DAY);
  if (days === 0) return say("today");
  if (days === 1) return say("tomorrow");
  if (days === -1) return say("yesterday");
  const said = (/** @type {string} */ day) => (inside ? say("on_day", { day }) : day);
  if (Math.abs(days) < 7) return said(formatted(moment, { weekday: "long" }));
  const sameYear = new Date(wallAt(moment)).getUTCFullYear() === new Date(wallAt(now)).getUTCFullYear();
  return said(formatted(moment, { day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) }));
}

/**
 * "heute, 8:15 Uhr", "am 17. November"; without the hour at midnight, which only says that the post names none.
 * @param {number} moment
 * @param {number} now
 * @returns {string}
 */
export function whenSaid(moment, now) {
  const day = nearDay(moment, now, true);
  return moment === dayStart(moment) ? day : `${day}, ${clock(moment)}`;
}

/**
 * This moment as ISO 8601 with the offset of the hub's zone, to the second.
 * @param {number} now
 * @returns {string}
 */
export function isoNow(now) {
  const offset = Math.round((wallAt(now) - now) / 60_000);
  const local = new Date(now + offset * 60_000).toISOString().slice(0, 19);
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const rest = Math.abs(offset);
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}
