/**
 * What is read aloud, told within a view from one feature to others, which may not be there.
 *
 * @import { Extent } from "./place/flow.js"
 */

/** @typedef {(extent: () => Extent | undefined) => void} Listener */

/** @typedef {ReturnType<typeof createSpoken>} Spoken */

/** Makes the way from who reads aloud to who listens, for one view. */
export function createSpoken() {
  /** @type {Set<Listener>} */
  const listeners = new Set();
  return {
    /**
     * Calls back as sentences begin, with where each is.
     *
     * @param {Listener} listener
     * @returns {() => void} stops it
     */
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /**
     * Tells that a sentence begins.
     *
     * @param {() => Extent | undefined} extent
     */
    tell(extent) {
      listeners.forEach((listener) => listener(extent));
    },
  };
}
