/**
 * Runs in every page, in the extension's world, where a test adds it to the extension: reads the page
 * as a press would, and hands out what comes back. Orders come and answers go by events, which both
 * browsers let through.
 */

import { capture } from "../../extension/capture.js";
import * as platform from "../../extension/platform.js";
import { askToRead } from "../../extension/reading.js";

addEventListener("test-order", async () => {
  const { snapshot } = capture(document);
  const wish = { anyway: false, leftOut: true };
  const answer = await askToRead(platform.ask, snapshot, wish, platform.isHere);
  const detail = JSON.stringify(answer);
  dispatchEvent(new CustomEvent("test-reply", { detail }));
});
