/**
 * Nothing of `tests/attacks/` runs, asks or goes anywhere with either wall taken away.
 *
 * @import { Page } from "puppeteer-core"
 * @import { Room } from "./room.js"
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { inBatches, loadAttacks, NOTE, seenIn } from "./attacks.js";
import * as core from "../../www/core.js";
import { inBothBrowsers } from "./room.js";

const ATTACKS = loadAttacks();
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What the one place that turns strings into nodes is made of. */
const VIEW_FILES = ["elements.js", "messages.js", "place/pace.js", "view.js"];

inBothBrowsers((room) => {
  before(async () => {
    await core.load(
      /** @type {any} */ (await readFile(`${ROOT}dist/core/stillpage_bg.wasm`)),
    );
  });

  test("the core holds alone", async () => {
    await inBatches(ATTACKS, (batch) => {
      const html = batch.map(({ html }) => written(html));
      return inPage(room, "/alone", html, (page) =>
        page.evaluate((parts) => {
          for (const part of parts) {
            const place = document.createElement("div");
            place.innerHTML = part;
            document.body.append(place);
          }
        }, html),
      );
    });
  });

  test("the browser's sanitizer holds alone", async () => {
    await inBatches(ATTACKS, (batch) => {
      const html = batch.map(({ html }) => html);
      return inPage(room, "/alone", html, (page) =>
        page.evaluate(
          async (parts, policy) => {
            const module = "/view.js";
            const { renderContent } = await import(module);
            for (const part of parts) {
              const { content, sources } = renderContent(part, policy);
              document.body.append(content);
              for (const [image, source] of sources) {
                image.src = source;
              }
            }
          },
          html,
          core.sanitizerConfig(),
        ),
      );
    });
  });

  test("what does run is seen", async () => {
    const parts = ["<img src=x onerror=attack()>", "<img src=/stolen/x>"];
    const seen = await inPage(room, "/alone", parts, (page) =>
      page.evaluate((all) => {
        document.body.innerHTML = all.join("");
      }, parts),
    );
    assert.deepEqual(seen, ["ran", "asked for /stolen/x"]);
  });
});

/**
 * The HTML the core makes of a page with a case in it.
 *
 * @param {string} html
 */
function written(html) {
  const text = "The lamp was first lit in autumn, when the town had no road. ";
  const page = `<title>a</title><article><p>${text.repeat(5)}</p><div>${html}</div><p>${text.repeat(5)}</p></article>`;
  return core.readHtml(page, "https://page.example/", { minConfidence: 0 })
    .html;
}

/**
 * Opens a page, does something in it and returns what was seen.
 *
 * @param {Room} room
 * @param {string} path
 * @param {string[]} parts
 * @param {(page: Page) => Promise<unknown>} act
 */
async function inPage(room, path, parts, act) {
  const { driven, server } = ready(room);
  server.pages[path] = {
    html: `<!doctype html><title>a</title><script>${NOTE}</script>`,
  };
  for (const name of VIEW_FILES) {
    server.pages[`/${name}`] ??= {
      html: await readFile(`${ROOT}extension/reader/${name}`, "utf8"),
      headers: { "content-type": "text/javascript" },
    };
  }
  const page = await driven.browser.newPage();
  try {
    server.requests.length = 0;
    await page.goto(server.origin + path);
    await act(page);
    return await seenIn(page, server.requests);
  } finally {
    await page.close();
  }
}

/** @param {Room} room */
function ready({ driven, server }) {
  assert.ok(driven && server);
  return { driven, server };
}
