/**
 * What is too long for one message: sent piece by piece, kept until it is complete.
 *
 * @import { Bytes } from "./protocol.js"
 */

/** The longest piece, in bytes: Chromium takes messages of up to 64 MiB. */
export const PIECE = 8 * 1024 * 1024;

/** How many parcels are kept at once; one that nobody came for goes when more arrive. */
const MOST = 4;

/**
 * Cuts bytes into pieces.
 *
 * @param {Bytes} bytes
 * @param {number} length the most of each
 * @returns {Bytes[]} at least one
 */
export function cut(bytes, length = PIECE) {
  const pieces = [];
  let from = 0;
  do {
    // A copy: a message takes along all that a view looks at.
    pieces.push(bytes.slice(from, from + length));
    from += length;
  } while (from < bytes.length);
  return pieces;
}

/**
 * Puts pieces together again.
 *
 * @param {Bytes[]} pieces
 * @returns {Bytes}
 */
export function join(pieces) {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** What is said of a parcel that is not there. */
export const FORGOTTEN = "the browser forgot what it was sent";

/** Makes a place where parcels wait. */
export function createParcels() {
  /** @type {Map<string, Bytes[]>} */
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
     * @param {Bytes} piece
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
      const whole = join(find(name));
      parcels.delete(name);
      return whole;
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
      return pieces[at] ?? new Uint8Array();
    },
  };
}
