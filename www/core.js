/**
 * The whole core in one file, for the demo page: it reads strings of HTML, too, and writes what it
 * reads at once. The extension has it in halves (`extension/core.js`).
 */

import init from "../dist/core/stillpage.js";

export {
  extractHtml as readHtml,
  sanitizerConfig,
  toEpub,
  toMarkdown,
  toPage,
  toText,
} from "../dist/core/stillpage.js";

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
