/** Giving a text to the reader: to the clipboard, or as a file. */

import { element } from "../elements.js";
import { message } from "../messages.js";

/**
 * Copies a text. It goes the old way, for the new one is closed to pages without encryption.
 *
 * @param {HTMLElement} frame
 * @param {{ text: string, html?: string }} forms
 * @returns {boolean} whether the browser took it
 */
export function copy(frame, { text, html }) {
  const root = /** @type {ShadowRoot} */ (frame.getRootNode());
  const focused = root.activeElement;
  const field = element("textarea", { class: "unseen", "aria-hidden": "true" });
  field.value = text || " ";
  field.addEventListener("copy", (event) => {
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData?.setData("text/plain", text);
    if (html) {
      event.clipboardData?.setData("text/html", html);
    }
  });
  frame.append(field);
  field.focus({ preventScroll: true });
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  const back = focused instanceof HTMLElement ? focused : frame;
  back.focus({ preventScroll: true });
  return isCopied;
}

/**
 * Saves a file where the browser keeps downloads.
 *
 * @param {HTMLElement} frame
 * @param {{ name: string, type: string, data: BlobPart }} file
 */
export function save(frame, { name, type, data }) {
  const address = URL.createObjectURL(new Blob([data], { type }));
  const link = element("a", { href: address, download: name, hidden: "" });
  frame.append(link);
  link.click();
  link.remove();
  // The browser reads it later than now.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * What to tell of a failure: what the background answered, else that the browser would not.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function failure(error) {
  const answer = error instanceof Error ? error.cause : undefined;
  const told = /** @type {{ error?: string } | undefined} */ (answer)?.error;
  return told ?? message("takeFailed");
}

/** What no file system takes, or only with trouble. */
const FORBIDDEN = /[\\/:*?"<>|\u0000-\u001f]+/g;

/** The length of a name all file systems take, in characters of up to four bytes. */
const LONGEST = 60;

/**
 * Makes a file name of a title.
 *
 * @param {string | null} title
 * @param {string} extension
 */
export function fileName(title, extension) {
  const clean = (title ?? "").replace(FORBIDDEN, " ").replace(/\s+/g, " ");
  const name = [...clean]
    .slice(0, LONGEST)
    .join("")
    .replace(/^[. ]+|[. ]+$/g, "");
  return `${name || "stillpage"}.${extension}`;
}
