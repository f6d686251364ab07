/**
 * The core, compiled from Rust to WebAssembly; the only file of the extension that knows it is.
 *
 * It comes in two files: what reads is ready before the first press, what writes articles in other
 * forms comes when it is first asked for.
 */

import startReading from "../dist/core/reading.js";
import startWriting, * as writing from "../dist/core/writing.js";
import { once } from "./once.js";

export {
  extractSnapshot as readSnapshot,
  sanitizerConfig,
} from "../dist/core/reading.js";

/** @typedef {import("../dist/core/stillpage.js").Article} Article */
/** @typedef {import("../dist/core/stillpage.js").EpubImage} EpubImage */
/** @typedef {import("../dist/core/stillpage.js").Options} Options */
/** @typedef {import("../dist/core/stillpage.js").SanitizerConfig} SanitizerConfig */
/** @typedef {Pick<typeof writing, "toEpub" | "toMarkdown" | "toPage" | "toText">} Writers */

/** @typedef {(file: string) => string} FileUrl the address of a file of the extension */

/**
 * Loads what reads, once. Nothing else here but `loadWriters` may be called before.
 *
 * @type {(fileUrl: FileUrl) => Promise<void>}
 */
export const load = once((fileUrl) =>
  startReading({ module_or_path: fileUrl("reading_bg.wasm") }),
);

/** @type {(fileUrl: FileUrl) => Promise<void>} */
const startWriters = once((fileUrl) =>
  startWriting({ module_or_path: fileUrl("writing_bg.wasm") }),
);

/**
 * What writes, loaded when it is first asked for.
 *
 * @param {FileUrl} fileUrl
 * @returns {Promise<Writers>}
 */
export async function loadWriters(fileUrl) {
  await startWriters(fileUrl);
  return writing;
}

/**
 * @template T
 * @param {Promise<T>} loading of a file of the core
 * @param {() => string} words that say that it is missing or damaged
 * @returns {Promise<T>}
 * @throws in words a reader understands; the cause has them as an answer has, and the reason
 */
export async function inWords(loading, words) {
  try {
    return await loading;
  } catch (reason) {
    const error = words();
    throw new Error(error, { cause: { error, reason } });
  }
}
