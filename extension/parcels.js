/**
 * Texts too long for one message: sent piece by piece, kept until they are complete.
 */

/** The longest piece, in characters: Chromium takes messages of up to 64 MiB. */
export const PIECE = 8 * 1024 * 1024;

/** How many parcels are kept at once; one that nobody came for goes when more arrive. */
const MOST = 4;

/**
 * Cuts a text into pieces.
 *
 * @param {string} text
 * @param {number} length the most characters of each
 * @returns {string[]} at least one
 */
export function cut(text, length = PIECE) {
  const pieces = [];
  let from = 0;
  do {
    let to = from + length;
    // Two halves of one character stay together.
    if (to < text.length && isFirstHalf(text.charCodeAt(to - 1))) {
      to -= 1;
    }
    pieces.push(text.slice(from, to));
    from = to;
  } while (from < text.length);
  return pieces;
}

/** @param {number} unit of UTF-16 */
function isFirstHalf(unit) {
  return unit >= 0xd800 && unit < 0xdc00;
}

/** What is said of a parcel that is not there. */
export const FORGOTTEN = "the browser forgot what it was sent";

/** Makes a place where parcels wait. */
export function createParcels() {
  /** @type {Map<string, string[]>} */
  const parcels = new Map();
  /** @param {string} name */
  const find = (name) => {
    const pieces = parcels.get(name);
    if (!pieces) {
      throw new Error(FORGOTTEN);
    }
    return pieces;
  };
  return {
    /**
     * Adds a piece to a parcel.
     *
     * @param {string} name
     * @param {string} piece
     * @returns {number} how many pieces it has
     */
    add(name, piece) {
      const pieces = parcels.get(name) ?? [];
      pieces.push(piece);
      parcels.set(name, pieces);
      const [oldest] = parcels.keys();
      if (parcels.size > MOST && oldest !== undefined) {
        parcels.delete(oldest);
      }
      return pieces.length;
    },
    /**
     * Takes a parcel out whole.
     *
     * @param {string} name
     * @throws when it is not there, as after the background was stopped
     */
    take(name) {
      const text = find(name).join("");
      parcels.delete(name);
      return text;
    },
    /**
     * Hands out one piece; with the last one the parcel goes.
     *
     * @param {string} name
     * @param {number} at
     * @throws when it is not there
     */
    piece(name, at) {
      const pieces = find(name);
      if (at >= pieces.length - 1) {
        parcels.delete(name);
      }
      return pieces[at] ?? "";
    },
  };
}
