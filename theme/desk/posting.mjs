/**
 * Remembers a text as posted, here or in the ledger, and takes that back: an undo restores what was known before.
 */

import { announce } from "./dom.mjs";
import { tellServer } from "./ledger.mjs";
import { forget, putBack, remember, rememberedOf } from "./memory.mjs";
import { say } from "./words.mjs";

/** @import {Hub, Item, Posted} from "./store.mjs" */

/**
 * What is known of a text at a moment, in the ledger and on this device: what an undo brings back.
 * @typedef {{ledger: Posted | null, device: Posted | null}} State
 */

/**
 * @param {Item} item
 * @returns {State}
 */
function stateOf(item) {
  return { ledger: item.part.posted, device: rememberedOf(item) };
}

/**
 * Remembers a text as posted: in the ledger when a server takes it, else on this device. A link in the ledger that is
 * put right stays as it was when the server refuses.
 * @param {Hub} hub
 * @param {Item} item
 * @param {string} name
 * @param {Posted} posted
 * @param {() => void} redraw
 */
export async function keepPosted(hub, item, name, posted, redraw) {
  const before = stateOf(item);
  const offer = { label: say("undo"), act: () => bringBack(hub, item, name, before, redraw) };
  const onDevice = () => remember([item], posted.at, posted.url);
  if (!hub.write) {
    announce(say(onDevice() ? "saved_device" : "not_saved", { name }), offer);
    return redraw();
  }
  try {
    item.part.posted = await tellServer(hub, item, posted);
    forget([item]);
    announce(say("saved_ledger", { name }), offer);
  } catch (problem) {
    const why = /** @type {Error} */ (problem).message;
    if (before.ledger) announce(say("ledger_refused", { why }));
    else announce(say(onDevice() ? "ledger_failed" : "ledger_refused", { why }), offer);
  }
  return redraw();
}

/**
 * Makes a text one that nobody posted; what was known of it comes back when that was a slip.
 * @param {Hub} hub
 * @param {Item} item
 * @param {string} name
 * @param {() => void} redraw
 */
export async function takeBackPosted(hub, item, name, redraw) {
  const before = stateOf(item);
  const offer = { label: say("undo"), act: () => bringBack(hub, item, name, before, redraw) };
  await bringBack(hub, item, name, { ledger: null, device: null }, redraw, offer);
}

/**
 * Brings a text to a state, in the ledger first, and says how it is now.
 * @param {Hub} hub
 * @param {Item} item
 * @param {string} name
 * @param {State} state
 * @param {() => void} redraw
 * @param {{label: string, act: () => void}} [offer]
 */
async function bringBack(hub, item, name, state, redraw, offer) {
  try {
    if (state.ledger || item.part.posted) item.part.posted = await tellServer(hub, item, state.ledger);
    const same = JSON.stringify(rememberedOf(item)) === JSON.stringify(state.device);
    const kept = same || putBack([[item, state.device]]);
    const said = state.ledger ? "saved_ledger" : state.device ? "saved_device" : "unticked";
    announce(say(kept ? said : "not_saved", { name }), offer);
  } catch (problem) {
    announce(say("undo_failed", { why: /** @type {Error} */ (problem).message }));
  }
  redraw();
}
