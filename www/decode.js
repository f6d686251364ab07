/**
 * Bytes of an HTML file as text: by the byte order mark, else what the page declares of itself,
 * else UTF-8 where that is possible.
 * <https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding>
 */

/** Browsers look for a declaration in as many bytes. */
const PRESCAN = 1024;

/** What Western pages without any declaration mostly are. */
const FALLBACK = "windows-1252";

/** @type {readonly [string, readonly number[]][]} */
const MARKS = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16be", [0xfe, 0xff]],
  ["utf-16le", [0xff, 0xfe]],
];

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function decode(bytes) {
  const marked = MARKS.find(([, mark]) =>
    mark.every((byte, at) => bytes[at] === byte),
  );
  const label = marked?.[0] ?? declared(bytes);
  if (label) {
    return new TextDecoder(label).decode(bytes);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(FALLBACK).decode(bytes);
  }
}

/**
 * The encoding that a `<meta>` or an XML declaration names, if it is one.
 *
 * @param {Uint8Array} bytes
 */
function declared(bytes) {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, PRESCAN));
  const name =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1];
  if (!name) {
    return undefined;
  }
  try {
    const { encoding } = new TextDecoder(name);
    // A declaration that could be read as ASCII was not written in UTF-16.
    return encoding.startsWith("utf-16") ? "utf-8" : encoding;
  } catch {
    return undefined;
  }
}
