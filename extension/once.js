/** Files that are loaded once. */

/**
 * A load that is made once; one that failed is tried again at the next call.
 *
 * @template T
 * @param {(from: T) => Promise<unknown>} start
 * @returns {(from: T) => Promise<void>}
 */
export function once(start) {
  /** @type {Promise<unknown> | undefined} */
  let loading;
  return async (from) => {
    loading ??= start(from);
    try {
      await loading;
    } catch (error) {
      loading = undefined;
      throw error;
    }
  };
}
