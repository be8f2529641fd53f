// A changed file as a patch that `git apply` takes, at the top of the repository.

const CONTEXT = 3;

/** @param {string} text its lines, each with its end; the last may have none */
const linesWithEnds = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/**
 * A name as it stands in a patch: quoted where git would quote it.
 *
 * @param {string} name
 */
function inPatch(name) {
  if (!/["\\\x00-\x1f\x7f]/.test(name)) return name;
  const octal = (/** @type {string} */ sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, "0")}`;
  return `"${name.replace(/["\\]/g, "\\$&").replace(/[\x00-\x1f\x7f]/g, octal)}"`;
}

/** A name with a blank needs something behind it, or the patch ends it there. */
const ended = (/** @type {string} */ name) => (name.includes(" ") ? `${name}\t` : name);

/** @param {string} sign @param {string} line */
const told = (sign, line) => sign + (line.endsWith("\n") ? line : `${line}\n\\ No newline at end of file\n`);

/** @param {number} start @param {number} count where a row of lines lies, as a patch says it */
const span = (start, count) => `${count ? start + 1 : start},${count}`;

/**
 * The one row of lines in which two files differ, with a few of those around it.
 *
 * @param {string[]} before
 * @param {string[]} after
 */
function hunk(before, after) {
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const start = Math.max(head - CONTEXT, 0);
  const more = Math.min(tail, CONTEXT);
  const lines = [
    ...before.slice(start, head).map((line) => told(" ", line)),
    ...before.slice(head, before.length - tail).map((line) => told("-", line)),
    ...after.slice(head, after.length - tail).map((line) => told("+", line)),
    ...before.slice(before.length - tail, before.length - tail + more).map((line) => told(" ", line)),
  ];
  const [old, young] = [before, after].map((all) => span(start, all.length - tail + more - start));
  return `@@ -${old} +${young} @@\n${lines.join("")}`;
}

/**
 * The patch that makes `after` of `before`, which is null for a new file; "" where nothing changes.
 *
 * @param {string} path from the top of the repository
 * @param {string | null} before
 * @param {string} after
 */
export function patchOf(path, before, after) {
  if (before === after) return "";
  const [old, young] = [inPatch(`a/${path}`), inPatch(`b/${path}`)];
  const isNew = before === null;
  const head = `diff --git ${old} ${young}\n${isNew ? "new file mode 100644\n" : ""}`;
  const names = `--- ${isNew ? "/dev/null" : ended(old)}\n+++ ${ended(young)}\n`;
  return head + names + hunk(linesWithEnds(before ?? ""), linesWithEnds(after));
}
