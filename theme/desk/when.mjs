/**
 * What is due when, and how a day is said: pure functions of an item's moment and the browser's clock.
 */

import { say, locale } from "./words.mjs";

export const DAY = 86_400_000;
/** After so many days a text that nobody posted is no longer urgent, only left over. */
const FRESH = 14;
/** So many days a finished text stays in sight. */
const SEEN = 7;

/**
 * The first moment of the day `days` days from `now`, by the clock of this device.
 * @param {number} now
 * @param {number} [days]
 * @returns {number}
 */
export function dayStart(now, days = 0) {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime();
}

/**
 * The first moment of this week's Monday.
 * @param {number} now
 * @returns {number}
 */
export function weekStart(now) {
  return dayStart(now, -((new Date(now).getDay() + 6) % 7));
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
  return new Intl.DateTimeFormat(locale(), parts).format(moment);
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
 * @returns {string}
 */
export function nearDay(moment, now) {
  const days = Math.round((dayStart(moment) - dayStart(now)) / DAY);
  if (days === 0) return say("today");
  if (days === 1) return say("tomorrow");
  if (days === -1) return say("yesterday");
  if (Math.abs(days) < 7) return formatted(moment, { weekday: "long" });
  const sameYear = new Date(moment).getFullYear() === new Date(now).getFullYear();
  return formatted(moment, { day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) });
}

/**
 * "heute, 8:15 Uhr"; without the hour at midnight, which only says that the post names none.
 * @param {number} moment
 * @param {number} now
 * @returns {string}
 */
export function whenSaid(moment, now) {
  const day = nearDay(moment, now);
  return moment === dayStart(moment) ? day : `${day}, ${clock(moment)}`;
}

/**
 * This moment as ISO 8601 with the offset of this device, to the second.
 * @param {number} now
 * @returns {string}
 */
export function isoNow(now) {
  const offset = -new Date(now).getTimezoneOffset();
  const local = new Date(now + offset * 60_000).toISOString().slice(0, 19);
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const rest = Math.abs(offset);
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}
