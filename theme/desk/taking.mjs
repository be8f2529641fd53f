/**
 * Takes an edited text back into the post: at the forge, as a patch, or as the file or the lines that the writer gets.
 */

import { copyText } from "./clipboard.mjs";
import { announce, el } from "./dom.mjs";
import { download, forgeName } from "./ledger.mjs";
import { draftOf } from "./memory.mjs";
import { textsOf } from "./preview.mjs";
import { ruleOf, textOf } from "./store.mjs";
import { fieldTakenBack, takenBack } from "./take_back.mjs";
import { listed, say } from "./words.mjs";

/** @import {Field, Hub, Item} from "./store.mjs" */
/** @import {Taken} from "./take_back.mjs" */

/**
 * The ways back for a text or another field; nothing for what nobody can say in a post.
 * @param {Hub} hub
 * @param {Item} item
 * @param {Field} field
 * @param {() => string} text as it stands in the sheet
 * @returns {HTMLElement | null}
 */
export function takingTools(hub, item, field, text) {
  if (field.field !== "text" && !ruleOf(item, field).said) return null;
  const now = () => takenNow(hub, item, field, text());
  const first = now();
  const button = (
    /** @type {string} */ label,
    /** @type {string} */ aside,
    /** @type {(taken: Taken) => void} */ act,
  ) =>
    el(
      "button",
      { type: "button", class: "btn", listen: { click: () => withTaken(now(), act) } },
      el("span", {}, label),
      el("small", {}, aside),
    );
  if (!first) return el("p", { class: "calm" }, say("take_empty"));
  const also = first.also.length ? ` ${say("take_also", { list: listed(first.also) })}` : "";
  return el(
    "details",
    { class: "fold fold--small" },
    el("summary", {}, say("take_back")),
    el("p", {}, say(`take_why_${first.kind}`, { path: first.path }), also),
    el(
      "div",
      { class: "copy" },
      first.page ? button(say("take_forge", { forge: forgeName(hub) }), say("new_window"), openPage) : null,
      first.kind === "lines" ? null : button(say("take_patch"), ".patch", (taken) => savePatch(item, taken)),
      first.kind === "file"
        ? button(say("take_file"), "", (taken) => download(nameIn(taken.path), taken.text))
        : button(say(`take_copy_${first.kind}`), "", copyLines),
    ),
  );
}

/** @param {Item} item @param {Taken} taken */
function savePatch(item, { patch }) {
  if (patch) download(`${item.part.name}.patch`, patch);
  else announce(say("take_same"));
}

/** @param {string} path */
const nameIn = (path) => path.slice(path.lastIndexOf("/") + 1);

/** @param {Taken} taken */
const copyLines = async ({ kind, text }) => announce(say((await copyText(text)) ? `take_copied_${kind}` : "copy_failed"));

/**
 * @param {Hub} hub
 * @param {Item} item
 * @param {Field} field
 * @param {string} text
 * @returns {Taken | null}
 */
function takenNow(hub, item, field, text) {
  const { post, part } = item;
  const texts = textsOf(item).map((each) =>
    each === field ? text : (draftOf(item, each.file) ?? textOf(item, each.file)),
  );
  const usual = Object.keys(item.channel.formats)[0] || item.part.format;
  const { forge } = hub;
  return field.field === "text"
    ? takenBack({ post, part, texts, usual, number: item.format.number, forge })
    : fieldTakenBack({ post, part, field: field.field, rule: ruleOf(item, field), text, usual, forge });
}

/**
 * @param {Taken | null} taken
 * @param {(taken: Taken) => void} act
 */
function withTaken(taken, act) {
  if (!taken) return announce(say("take_empty"));
  act(taken);
  const [braces] = taken.text.match(/\{[ \t]*(?!(?:url|title|description)[ \t]*\})[A-Za-z_]+[ \t]*\}/) ?? [];
  if (braces) announce(say("take_braces", { braces }));
}

/**
 * Opens the forge's page; what the forge cannot fill in goes into the clipboard, to be pasted there.
 * @param {Taken} taken
 */
async function openPage(taken) {
  if (!taken.page) return;
  if (taken.page.filled !== "text" && (await copyText(taken.text))) announce(say(`take_copied_${taken.kind}`));
  window.open(taken.page.url, "_blank", "noopener");
}
