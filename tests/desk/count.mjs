// For the tests: how long texts are by the desk's rules.

import { measureBy } from "../../theme/desk/measure.mjs";

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
