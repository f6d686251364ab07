/**
 * The samples of the demo page, read live by a press of the button in both browsers, and the same
 * pages read from their HTML by the command line: what needs no script is the same.
 */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { SAMPLES } from "../../www/samples.js";
import { BROWSERS, closeReader, openReader } from "./browsers.js";
import { serve } from "./server.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The article that the command line finds.
 *
 * @param {string} file
 * @returns {Promise<{ title: string, html: string } | undefined>}
 */
async function readByCommand(file) {
  const format = ["--format", "json", "--url", "http://127.0.0.1/"];
  const arguments_ = ["run", "--quiet", "--", `www/${file}`, ...format];
  const run = promisify(execFile)("cargo", arguments_, { cwd: ROOT });
  return run.then(({ stdout }) => JSON.parse(stdout)).catch(() => undefined);
}

/**
 * The words of some HTML.
 *
 * @param {string} html
 */
function words(html) {
  const text = html.replace(/<[^>]*>/g, " ").replace(/&\w+;|\s+/g, " ");
  return text.split(" ").filter(Boolean);
}

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`samples in ${name}`, { timeout: 600_000 }, () => {
    /** @type {import("./browsers.js").Driven} */
    let driven;
    before(async () => {
      driven = await launch();
    });
    after(() => driven?.browser.close());

    for (const { id, file, title } of SAMPLES) {
      test(id, async () => {
        const html = await readFile(`${ROOT}www/${file}`, "utf8");
        const expected = await readByCommand(file);
        const server = await serve({ "/": { html } });
        const page = await driven.browser.newPage();
        try {
          await page.goto(server.origin);
          const view = await openReader(driven, page);
          if (expected) {
            assert.equal(view.title, title);
            assert.deepEqual(words(view.html), words(expected.html));
          } else {
            assert.match(view.notice, /No article here/);
          }
          await closeReader(driven, page);
        } finally {
          await page.close();
          server.close();
        }
      });
    }
  });
}
