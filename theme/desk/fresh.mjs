/**
 * Keeps a page that stays open true: it is drawn anew when the day turns, though never under somebody's dialog.
 */

import { dayStart } from "./when.mjs";

/** Browsers sleep and clocks are set, so one looks a moment after midnight, and at least this often. */
const LONGEST = 6 * 3_600_000;

/**
 * Calls `turned` when another day has begun: at midnight, and when the page is looked at again.
 * @param {() => void} turned
 */
export function eachDay(turned) {
  let today = dayStart(Date.now());
  let timer = 0;
  const look = () => {
    clearTimeout(timer);
    const now = Date.now();
    timer = setTimeout(look, Math.min(dayStart(now, 1) - now + 1000, LONGEST));
    if (dayStart(now) === today) return;
    today = dayStart(now);
    turned();
  };
  document.addEventListener("visibilitychange", () => document.hidden || look());
  addEventListener("pageshow", look);
  look();
}

/**
 * Calls `act` now, or as soon as the open dialog is closed.
 * @param {() => void} act
 */
export function whenNoDialog(act) {
  const dialog = document.querySelector("dialog[open]");
  if (dialog) dialog.addEventListener("close", () => whenNoDialog(act), { once: true });
  else act();
}
