/**
 * The cases of `tests/attacks/`, and how what they do is seen.
 *
 * @import { Page } from "puppeteer-core"
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../attacks/", import.meta.url));

/** How many cases are tried at a time. */
const BATCH = 120;

/** What an attack needs to be seen, in milliseconds after all has been put in its place. */
const SETTLE = 700;

/** How single characters are written in the files. */
const WRITTEN = { "⏎": "\n", "⇥": "\t", "␀": "\0", "␁": "\x01" };

/** @typedef {{ name: string, html: string }} Attack */

/** All cases, named by file and line. */
export function loadAttacks() {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".txt"))
    .flatMap((file) => {
      const lines = readFileSync(FOLDER + file, "utf8").split("\n");
      return lines.map((line, n) => ({
        name: `${file}:${n + 1}`,
        html: Object.entries(WRITTEN).reduce(
          (text, [sign, meant]) => text.replaceAll(sign, meant),
          line,
        ),
      }));
    })
    .filter(({ html }) => html && !html.startsWith("#"));
}

/**
 * Notes what runs. What the page's own elements do is the page's business: of what is in a shadow
 * tree `window.event` says nothing.
 */
export const NOTE = `
  window.ran = [];
  window.mark = true;
  window.attack = () => {
    const target = window.event?.target;
    const isOfPage = window.isOnlyViewWatched && target &&
      (target === window || target === document ||
        (target.getRootNode?.() === document && target.localName !== "stillpage-reader"));
    if (!isOfPage) window.ran.push("ran");
  };`;

/**
 * Runs all cases, many at a time. Where something is seen, it halves the batch until the case
 * that did it stands alone.
 *
 * @param {Attack[]} attacks
 * @param {(batch: Attack[]) => Promise<string[]>} run returns what was seen
 */
export async function inBatches(attacks, run) {
  for (let at = 0; at < attacks.length; at += BATCH) {
    const seen = await blame(attacks.slice(at, at + BATCH), run);
    assert.equal(seen, "");
  }
}

/**
 * @param {Attack[]} batch
 * @param {(batch: Attack[]) => Promise<string[]>} run
 * @returns {Promise<string>} the first case that does something, and what
 */
async function blame(batch, run) {
  const seen = await run(batch);
  if (seen.length === 0) {
    return "";
  }
  let [suspects, said] = [batch, seen];
  while (suspects.length > 1) {
    const half = suspects.slice(0, suspects.length / 2);
    const ofHalf = await run(half);
    suspects = ofHalf.length > 0 ? half : suspects.slice(half.length);
    said = ofHalf.length > 0 ? ofHalf : said;
  }
  return suspects.map(({ name, html }) => `${name}: ${html}: ${said}`).join();
}

/**
 * @param {Page} page
 * @param {string[]} requests
 * @returns {Promise<string[]>} what ran, what was asked for, and whether the page is another now
 */
export async function seenIn(page, requests) {
  await settle(requests);
  const ran = await page.evaluate(() => {
    const { ran, mark } = /** @type {any} */ (window);
    return mark ? ran : ["went elsewhere"];
  });
  const asked = requests.filter((path) => path.startsWith("/stolen"));
  return [...ran, ...asked.map((path) => `asked for ${path}`)];
}

/**
 * Waits until no more is asked for.
 *
 * @param {string[]} requests
 */
export async function settle(requests) {
  let last = -1;
  while (last !== requests.length) {
    last = requests.length;
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
  }
}
