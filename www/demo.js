/** The demo page: the core and the reader of the extension, on a page that is pasted. */

import * as core from "../extension/core.js";
import { mountReader } from "../extension/reader/reader.js";

const page = /** @type {HTMLTextAreaElement} */ (
  document.querySelector("#page")
);
const problem = /** @type {HTMLElement} */ (document.querySelector("#problem"));
const host = /** @type {HTMLElement} */ (document.querySelector("#reader"));

/** Preferences stay with the page that is open. */
const store = {
  load: async () => undefined,
  save: async () => {},
  watch: () => () => {},
};

await core.load(new URL("stillpage_bg.wasm", import.meta.url));
page.addEventListener("input", async () => {
  problem.textContent = "";
  try {
    const article = core.readHtml(page.value, "");
    await mountReader(host, article, { policy: core.sanitizerConfig(), store });
  } catch (error) {
    problem.textContent =
      error instanceof Error ? error.message : String(error);
  }
});
