/**
 * Two sides of one place where something is kept.
 *
 * @template T
 * @typedef {import("../reader/looks/preferences.js").Kept<T>} Kept
 */

/**
 * Makes two sides: what is saved on one is heard on the other at once, long before it is written.
 *
 * @template T
 * @param {Kept<T>} kept
 * @returns {[Kept<T>, Kept<T>]}
 */
export function pair(kept) {
  /** @type {[Set<(value: unknown) => void>, Set<(value: unknown) => void>]} */
  const listeners = [new Set(), new Set()];
  /**
   * @param {0 | 1} mine
   * @param {0 | 1} its
   * @returns {Kept<T>}
   */
  const side = (mine, its) => ({
    load: kept.load,
    save(value) {
      listeners[its].forEach((listener) => listener(value));
      return kept.save(value);
    },
    watch(callback) {
      listeners[mine].add(callback);
      const stop = kept.watch(callback);
      return () => {
        listeners[mine].delete(callback);
        stop();
      };
    },
  });
  return [side(0, 1), side(1, 0)];
}
