/**
 * The core, compiled from Rust to WebAssembly; the only file that knows it is.
 */

import init from "../dist/core/stillpage.js";

export {
  extractHtml as readHtml,
  extractSnapshot as readSnapshot,
  sanitizerConfig,
  toEpub,
  toMarkdown,
  toPage,
  toText,
} from "../dist/core/stillpage.js";

/** @typedef {import("../dist/core/stillpage.js").Article} Article */
/** @typedef {import("../dist/core/stillpage.js").EpubImage} EpubImage */
/** @typedef {import("../dist/core/stillpage.js").Options} Options */
/** @typedef {import("../dist/core/stillpage.js").SanitizerConfig} SanitizerConfig */

/** @type {Promise<unknown> | undefined} */
let loading;

/**
 * Loads the core, once. Nothing else here may be called before; a load that failed is tried
 * again at the next call.
 *
 * @param {URL | string} address of `stillpage_bg.wasm`
 * @returns {Promise<void>}
 */
export async function load(address) {
  loading ??= init({ module_or_path: address });
  try {
    await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}
