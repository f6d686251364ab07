/**
 * Where reading stopped in each article, kept on this device: as words of the text, so that it
 * outlives another width, another typeface and small changes of the page, and of those words.
 */

/** How long a place is kept, in milliseconds. */
const KEPT = 90 * 24 * 60 * 60 * 1000;

/** How many places are kept; the oldest go first. */
const MOST = 500;

/**
 * @typedef {object} Place
 * @property {string} quote how the text of the block begins
 * @property {string} [before] how the block before it begins
 * @property {string} [after] and the one after it
 * @property {number} at which block it was
 * @property {number} when milliseconds since 1970
 *
 * @typedef {object} PlaceStore where places are kept
 * @property {() => Promise<unknown>} load
 * @property {(places: Record<string, Place>) => Promise<void>} save
 */

/**
 * Makes places of whatever was stored, without those that are too old.
 *
 * @param {unknown} stored
 * @param {number} now
 * @returns {Record<string, Place>} by the address of the article
 */
export function asPlaces(stored, now) {
  if (typeof stored !== "object" || stored === null) {
    return {};
  }
  const fresh = Object.entries(stored)
    .filter(([, place]) => isPlace(place) && now - place.when < KEPT)
    .sort(([, one], [, other]) => other.when - one.when);
  return Object.fromEntries(fresh.slice(0, MOST));
}

/** @param {any} value */
function isPlace(value) {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof value.quote === "string" &&
    typeof value.at === "number" &&
    typeof value.when === "number"
  );
}

/**
 * Opens the memory of places.
 *
 * @param {PlaceStore | undefined} store
 */
export async function openPlaces(store) {
  // A store that fails must not keep anyone from reading.
  const load = async () =>
    asPlaces(await store?.load().catch(() => undefined), Date.now());
  const known = await load();
  return {
    /** @param {string} address */
    find: (address) =>
      Object.hasOwn(known, address) ? known[address] : undefined,
    /**
     * Keeps a place, or forgets it.
     *
     * @param {string} address
     * @param {Omit<Place, "when"> | undefined} place
     */
    async keep(address, place) {
      // Other tabs keep theirs in the same store.
      const all = await load();
      delete all[address];
      if (place) {
        all[address] = { ...place, when: Date.now() };
      }
      await store?.save(all).catch(() => {});
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openPlaces>>} Places */
