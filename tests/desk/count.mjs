// For the tests: how long texts are by the desk's rules.

import { countsBy } from "../../theme/desk/edit.mjs";
import { measureBy } from "../../theme/desk/measure.mjs";
import { shownBy } from "../../theme/desk/measure_shown.mjs";

export function lengths(facts, units, texts) {
  const { measure } = measureBy(facts);
  return texts.map((text) => units.map((unit) => measure(text, unit)));
}

export function clusters(facts, texts) {
  const { graphemes } = measureBy(facts);
  return texts.map((text) => graphemes(text));
}

export function excesses(facts, rows) {
  const { counts, excess } = measureBy(facts);
  return rows.map(([text, limits]) => [counts(text, limits), excess(text, limits)]);
}

export function refused(facts, unit) {
  try {
    return measureBy(facts).measure("a", unit);
  } catch (error) {
    return error.message;
  }
}

export const unicode = () => process.versions.unicode;

export function live(facts, rows) {
  const counts = countsBy(facts);
  return rows.map(([text, rule]) => counts(text, rule));
}

export function shown(facts, texts) {
  const { short_links: short } = shownBy(facts, (text) => measureBy(facts).measure(text, "grapheme"));
  return texts.map((text) => short(text));
}
