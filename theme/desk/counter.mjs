/**
 * How long a text is beside what its channel takes: figures, a bar, and a warning that does not need its colour.
 */

import { drawn, el } from "./dom.mjs";
import { ruleOf } from "./store.mjs";
import { say } from "./words.mjs";
import { hashtagsIn } from "./wording.mjs";

/** @import {Field, Item} from "./store.mjs" */

/**
 * The unit that leaves least room, with its limit; null for a field without one.
 * @param {Record<string, number>} counts
 * @param {Record<string, number>} limits
 * @returns {{unit: string, count: number, limit: number} | null}
 */
export function tightest(counts, limits) {
  const rows = Object.entries(limits)
    .filter(([unit]) => unit in counts)
    .map(([unit, limit]) => ({ unit, count: counts[unit], limit }));
  return rows.sort((one, other) => other.count / other.limit - one.count / one.limit)[0] || null;
}

/**
 * "Zeichen", or what else the unit counts.
 * @param {string} unit
 * @returns {string}
 */
export function unitName(unit) {
  return say(unit === "byte" ? "unit_byte" : "unit");
}

/**
 * "671 Zeichen", "671 von 3.000 Zeichen"
 * @param {Record<string, number>} counts
 * @param {Record<string, number>} limits
 * @param {string} text
 * @param {boolean} [short]
 * @returns {string}
 */
export function countSaid(counts, limits, text, short = false) {
  const found = tightest(counts, limits);
  if (!found) return say("count", { n: [...text].length, unit: say("unit") });
  const unit = unitName(found.unit);
  return short
    ? say("count", { n: found.count, unit })
    : say("count_limit", { n: found.count, limit: found.limit, unit });
}

/**
 * @param {Item} item
 * @param {Field} field
 * @param {string} text
 * @param {Record<string, number>} counts of `text`
 * @param {string} [name] stands before the figures where there are several texts
 * @returns {HTMLElement}
 */
export function counter(item, field, text, counts, name = "") {
  const rule = ruleOf(item, field);
  const found = tightest(counts, rule.limit);
  const advised = tightest(counts, rule.advice);
  const over = found && found.count > found.limit;
  const tags = hashtagsIn(text);
  const notes = [
    over ? say("over", { n: found.count - found.limit }) : "",
    !over && advised && advised.count > advised.limit ? say("advice", { n: advised.limit }) : "",
    tags ? say("hashtags", { n: tags }) : "",
  ].filter(Boolean);
  const said = countSaid(counts, rule.limit, text);
  return el(
    "div",
    { class: over ? "count is-over" : "count" },
    el("p", {}, el("span", {}, name ? `${name}: ${said}` : said), el("span", {}, notes.join(" · "))),
    found && meterOf(found.count, found.limit, said),
  );
}

/**
 * A bar that is as full as the text is long; drawn, since browsers style their own meter each in another way.
 * @param {number} count
 * @param {number} limit
 * @param {string} said
 * @returns {HTMLElement}
 */
function meterOf(count, limit, said) {
  const filled = limit ? Math.min(100, (100 * count) / limit) : 100;
  const line = drawn("0 0 100 10", [`M0 0h${filled.toFixed(2)}v10H0z`], "meter__line");
  line.setAttribute("preserveAspectRatio", "none");
  const facts = {
    "aria-valuemin": 0,
    "aria-valuemax": limit,
    "aria-valuenow": Math.min(count, limit),
    "aria-valuetext": said,
  };
  return el("div", { class: "meter", role: "meter", "aria-label": said, ...facts }, line);
}
