/**
 * What a reader has highlighted in an article, kept on this device.
 *
 * @import { Anchor } from "./anchors.js"
 */

/** Kinds of highlights, in the order they are offered. */
export const COLOURS = /** @type {const} */ ([
  "yellow",
  "green",
  "blue",
  "pink",
]);

/** Keys of their names. @type {Record<Colour, string>} */
export const COLOUR_NAMES = {
  yellow: "markYellow",
  green: "markGreen",
  blue: "markBlue",
  pink: "markPink",
};

/**
 * @typedef {typeof COLOURS[number]} Colour
 *
 * @typedef {object} Own what is the reader's own of it
 * @property {string} id
 * @property {string} text the words as they were seen
 * @property {Colour} colour
 * @property {string} note nothing where there is none
 *
 * @typedef {Own & Anchor} Mark
 *
 * @typedef {object} MarkStore where highlights are kept
 * @property {(address: string) => Promise<unknown>} load
 * @property {(address: string, marks: Mark[]) => Promise<void>} save
 * @property {boolean} isLasting whether it outlives the view, as it does not in a private window
 */

/**
 * Makes marks of whatever was stored.
 *
 * @param {unknown} stored
 * @returns {Mark[]}
 */
export function asMarks(stored) {
  if (!Array.isArray(stored)) {
    return [];
  }
  return stored.filter(isMark).map((mark) => ({
    ...mark,
    colour: COLOURS.find((colour) => colour === mark.colour) ?? COLOURS[0],
  }));
}

/** @param {any} value */
function isMark(value) {
  const texts = ["id", "quote", "before", "after", "text", "note"];
  return (
    typeof value === "object" &&
    value !== null &&
    texts.every((key) => typeof value[key] === "string") &&
    value.quote !== "" &&
    Number.isFinite(value.at)
  );
}

/**
 * Opens the marks of an article.
 *
 * @param {MarkStore | undefined} store absent where nothing is kept
 * @param {string | undefined} address of the article
 * @param {() => void} onRefused called when the store does not take them
 */
export async function openMarks(store, address, onRefused) {
  const load = async () => {
    const stored = address === undefined ? [] : await store?.load(address);
    return asMarks(stored);
  };
  let current = await load().catch(() => /** @type {Mark[]} */ ([]));
  /** Changes the store has not taken yet. @type {((marks: Mark[]) => Mark[])[]} */
  const pending = [];
  /** Changes wait for those before them. */
  let queue = Promise.resolve();
  const keep = async () => {
    if (!store || address === undefined) {
      return;
    }
    const changes = [...pending];
    try {
      // Other tabs keep theirs in the same place.
      const stored = await load();
      await store.save(
        address,
        changes.reduce((marks, change) => change(marks), stored),
      );
      pending.splice(0, changes.length);
    } catch {
      onRefused();
    }
  };
  /** @param {(marks: Mark[]) => Mark[]} change */
  const apply = (change) => {
    current = change(current);
    pending.push(change);
    queue = queue.then(keep);
  };
  return {
    get all() {
      return current;
    },
    /**
     * Adds a mark, or puts it in the place of the one with its id.
     *
     * @param {Mark} mark
     */
    put: (mark) => apply((marks) => withMark(marks, mark)),
    /** @param {string} id */
    remove: (id) => apply((marks) => marks.filter((mark) => mark.id !== id)),
  };
}

/**
 * @param {Mark[]} marks
 * @param {Mark} mark
 */
function withMark(marks, mark) {
  const others = marks.some(({ id }) => id === mark.id);
  return others
    ? marks.map((other) => (other.id === mark.id ? mark : other))
    : [...marks, mark];
}

/** @typedef {Awaited<ReturnType<typeof openMarks>>} Marks */
