/**
 * The files of an article's pictures, for a book: what the page has loaded already, without a
 * request of our own. A picture of another site is closed to scripts even when it is seen; its
 * site is asked for it only when the reader says so.
 *
 * @import { EpubImage } from "../../core.js"
 */

/** First bytes of the kinds every reading system shows: GIF, JPEG, PNG. */
const KINDS = [
  [0x47, 0x49, 0x46, 0x38],
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
];

/** A picture that is drawn anew is no longer than this on either side, in pixels. */
const LONGEST = 2400;

/** How good a JPEG that is drawn anew is, from 0 to 1. */
const QUALITY = 0.9;

/**
 * Gathers files that can be had without a request.
 *
 * @param {string[]} addresses
 * @param {HTMLElement} content whose pictures may be shown already
 * @returns {Promise<EpubImage[]>} of those that can be had
 */
export function gatherLoaded(addresses, content) {
  return gather(addresses, content, (address) =>
    isOwn(address)
      ? bytesOf(address, { cache: "only-if-cached", mode: "same-origin" })
      : undefined,
  );
}

/**
 * Gathers files, asking the sites of those that were not loaded. A site learns no more than that
 * the picture was asked for.
 *
 * @param {string[]} addresses
 * @param {HTMLElement} content
 * @returns {Promise<EpubImage[]>} of those that can be had
 */
export function gatherAll(addresses, content) {
  return gather(addresses, content, (address) =>
    bytesOf(address, {
      cache: "force-cache",
      credentials: "omit",
      referrerPolicy: "no-referrer",
    }),
  );
}

/**
 * @param {string[]} addresses
 * @param {HTMLElement} content
 * @param {(address: string) => Promise<Uint8Array<ArrayBuffer>> | undefined} load
 */
async function gather(addresses, content, load) {
  /** @type {EpubImage[]} */
  const images = [];
  for (const src of new Set(addresses)) {
    const bytes = await fileOf(src, content, load).catch(() => undefined);
    if (bytes) {
      images.push({ src, bytes });
    }
  }
  return images;
}

/**
 * @param {string} address
 * @param {HTMLElement} content
 * @param {(address: string) => Promise<Uint8Array<ArrayBuffer>> | undefined} load
 */
async function fileOf(address, content, load) {
  const bytes = address.startsWith("data:")
    ? decodeData(address)
    : await load(address)?.catch(() => undefined);
  if (bytes && isKnown(bytes)) {
    return bytes;
  }
  const shown = [...content.querySelectorAll("img")].find(
    (image) => image.getAttribute("src") === address && image.naturalWidth > 0,
  );
  const picture =
    shown ?? (bytes && (await createImageBitmap(new Blob([bytes]))));
  return picture && draw(picture);
}

/**
 * @param {string} address
 * @param {RequestInit} request
 */
async function bytesOf(address, request) {
  const response = await fetch(address, request);
  if (!response.ok) {
    throw new Error(response.statusText);
  }
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {string} address */
function isOwn(address) {
  return new URL(address, document.baseURI).origin === location.origin;
}

/**
 * Reads an address that is its own file: under the policies of some pages nothing else may.
 *
 * @param {string} address `data:…`
 */
export function decodeData(address) {
  const comma = address.indexOf(",");
  const body = address.slice(comma + 1);
  if (!/;\s*base64\s*$/i.test(address.slice(0, comma))) {
    return new TextEncoder().encode(decodeURIComponent(body));
  }
  const binary = atob(decodeURIComponent(body));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/**
 * Whether bytes are a picture every reading system shows.
 *
 * @param {Uint8Array} bytes
 */
export function isKnown(bytes) {
  return KINDS.some((kind) => kind.every((byte, at) => bytes[at] === byte));
}

/**
 * Draws a picture anew.
 *
 * @param {HTMLImageElement | ImageBitmap} picture
 * @throws when it is of another site, and closed
 */
async function draw(picture) {
  const isImage = picture instanceof HTMLImageElement;
  const width = isImage ? picture.naturalWidth : picture.width;
  const height = isImage ? picture.naturalHeight : picture.height;
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d");
  context?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data;
  const type = pixels && isOpaque(pixels) ? "image/jpeg" : "image/png";
  /** @type {Blob | null} */
  const blob = await new Promise((resolve) =>
    canvas.toBlob(resolve, type, QUALITY),
  );
  return blob ? new Uint8Array(await blob.arrayBuffer()) : undefined;
}

/** @param {Uint8ClampedArray} pixels red, green, blue and opacity of each */
function isOpaque(pixels) {
  for (let at = 3; at < pixels.length; at += 4) {
    if (pixels[at] !== 255) {
      return false;
    }
  }
  return true;
}
