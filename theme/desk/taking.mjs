/**
 * Takes an edited text back into the post: at the forge, as a patch, or as the file that the writer's folder gets.
 */

import { copyText } from "./clipboard.mjs";
import { announce, el } from "./dom.mjs";
import { download, forgeName } from "./ledger.mjs";
import { draftOf } from "./memory.mjs";
import { textsOf } from "./preview.mjs";
import { textOf } from "./store.mjs";
import { takenBack } from "./take_back.mjs";
import { listed, say } from "./words.mjs";

/** @import {Field, Hub, Item} from "./store.mjs" */
/** @import {Taken} from "./take_back.mjs" */

/**
 * The ways back for the text of a channel; nothing for other fields, which the post has itself.
 * @param {Hub} hub
 * @param {Item} item
 * @param {Field} field
 * @param {() => string} text as it stands in the sheet
 * @returns {HTMLElement | null}
 */
export function takingTools(hub, item, field, text) {
  if (field.field !== "text") return null;
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
  const also = first?.also || [];
  return el(
    "details",
    { class: "fold fold--small" },
    el("summary", {}, say("take_back")),
    el(
      "p",
      {},
      say("take_why", { path: first?.path || "" }),
      also.length ? ` ${say("take_also", { list: listed(also) })}` : "",
    ),
    el(
      "div",
      { class: "copy" },
      first?.page ? button(say("take_forge", { forge: forgeName(hub) }), say("new_window"), openPage) : null,
      first?.patch || first?.isNew
        ? button(say("take_patch"), ".patch", (taken) => download(`${item.part.name}.patch`, taken.patch))
        : null,
      button(say("take_file"), "", (taken) => download(taken.path.slice(taken.path.lastIndexOf("/") + 1), taken.text)),
    ),
  );
}

/**
 * @param {Hub} hub
 * @param {Item} item
 * @param {Field} field
 * @param {string} text
 * @returns {Taken | null}
 */
function takenNow(hub, item, field, text) {
  const texts = textsOf(item).map((each) =>
    each === field ? text : (draftOf(item, each.file) ?? textOf(item, each.file)),
  );
  const usual = Object.keys(item.channel.formats)[0] || item.part.format;
  return takenBack({ post: item.post, part: item.part, texts, usual, number: item.format.number, forge: hub.forge });
}

/**
 * @param {Taken | null} taken
 * @param {(taken: Taken) => void} act
 */
function withTaken(taken, act) {
  if (taken) act(taken);
  else announce(say("take_empty"));
}

/**
 * Opens the forge's page; what the forge cannot fill in goes into the clipboard, to be pasted there.
 * @param {Taken} taken
 */
async function openPage(taken) {
  if (!taken.page) return;
  if (taken.page.filled !== "text" && (await copyText(taken.text))) announce(say("take_copied"));
  window.open(taken.page.url, "_blank", "noopener");
}
