/**
 * The view and the page of settings have room for their words, whatever the language: here each
 * stands in the language that takes most for it.
 */

import assert from "node:assert/strict";
import {
  cp,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { DIST, until } from "./browsers.js";
import { isOnScreen } from "./layers.js";
import { inBothBrowsers } from "./room.js";

const LOCALES = new URL("../../extension/_locales/", import.meta.url);

/** Letters of East Asia are as wide as two others. */
const WIDE = /[\u1100-\u11ff\u3000-\u9fff\uac00-\ud7af\uff00-\uff60]/g;

/** Widths of windows, in pixels. */
const WIDTHS = [320, 600, 1100];

/** @param {string} text */
function widthOf(text) {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** Every message, in the language where it is longest. */
async function longest() {
  /** @type {Record<string, { message: string }>} */
  const found = {};
  for (const locale of await readdir(LOCALES)) {
    const file = new URL(`${locale}/messages.json`, LOCALES);
    const messages = JSON.parse(await readFile(file, "utf8"));
    for (const [key, each] of Object.entries(messages)) {
      const least = widthOf(found[key]?.message ?? "");
      if (widthOf(each.message) > least) {
        found[key] = each;
      }
    }
  }
  return found;
}

/** @type {string[]} */
const folders = [];

/** @param {string} name of the browser */
async function build(name) {
  const folder = await mkdtemp(join(tmpdir(), "stillpage-"));
  folders.push(folder);
  const built = name === "chromium" ? "chrome" : name;
  await cp(DIST + built, folder, { recursive: true });
  const file = join(folder, "_locales/en/messages.json");
  await writeFile(file, JSON.stringify(await longest()));
  return folder;
}

inBothBrowsers((room) => {
  after(() =>
    Promise.all(
      folders.splice(0).map((folder) => rm(folder, { recursive: true })),
    ),
  );

  for (const width of WIDTHS) {
    test(`at ${width} px the longest words fit into the view`, async () => {
      await room.read(async (page) => {
        await page.setViewport({ width, height: 640 });
        await isOnScreen(page);
      });
    });
  }

  test("the longest words fit into the page of settings", async () => {
    assert.ok(room.driven);
    const page = await room.driven.browser.newPage();
    try {
      const address = `${await room.driven.origin()}/options.html`;
      // Firefox goes there, but tells nobody that it has arrived.
      await page.goto(address, { timeout: 1000 }).catch(() => {});
      for (const width of WIDTHS) {
        await page.setViewport({ width, height: 900 });
        const cut = await until(() =>
          page.evaluate(() => {
            const controls = [
              ...document.querySelectorAll(
                "main :is(button, label, output, dd, dt, h2, p, summary)",
              ),
            ];
            return (
              document.querySelector("footer a") && [
                document.documentElement.scrollWidth - innerWidth,
                ...controls
                  .filter((each) => each.checkVisibility())
                  .filter((each) => {
                    const { left, right } = each.getBoundingClientRect();
                    return left < 0 || right > innerWidth + 0.5;
                  })
                  .map((each) => each.outerHTML.slice(0, 90)),
              ]
            );
          }),
        );
        assert.ok(Number(cut.shift()) <= 0, `at ${width} px it scrolls aside`);
        assert.deepEqual(cut, [], `${width} px`);
      }
    } finally {
      await page.close();
    }
  });
}, build);
