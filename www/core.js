/**
 * The whole core in one file, for the demo page: it reads strings of HTML, too, and writes what it
 * reads at once. The extension has it in halves (`extension/core.js`).
 */

import init from "../dist/core/stillpage.js";
import { once } from "../extension/once.js";

export {
  extractHtml as readHtml,
  sanitizerConfig,
  toEpub,
  toMarkdown,
  toPage,
  toText,
} from "../dist/core/stillpage.js";

/**
 * Loads the core, once. Nothing else here may be called before.
 *
 * @type {(address: URL | string) => Promise<void>} gets the address of `stillpage_bg.wasm`
 */
export const load = once((address) => init({ module_or_path: address }));
