/**
 * What is read aloud, told within a view from one feature to others, which may not be there.
 *
 * @import { Extent } from "./lines.js"
 */

/** @typedef {(extent: () => Extent | undefined) => void} Listener */

/** By frame. @type {WeakMap<HTMLElement, Set<Listener>>} */
const listeners = new WeakMap();

/**
 * Calls back as sentences begin, with where each is.
 *
 * @param {HTMLElement} frame
 * @param {Listener} listener
 * @returns {() => void} stops it
 */
export function onSpoken(frame, listener) {
  const all = listeners.get(frame) ?? new Set();
  listeners.set(frame, all.add(listener));
  return () => all.delete(listener);
}

/**
 * Tells that a sentence begins.
 *
 * @param {HTMLElement} frame
 * @param {() => Extent | undefined} extent
 */
export function tellSpoken(frame, extent) {
  listeners.get(frame)?.forEach((listener) => listener(extent));
}
