/**
 * Reading aloud in the extension, after a real press of its button. Browsers that test have no
 * voices, which is to be said; in Chromium voices of our own are put where the extension's script
 * looks for them, in its isolated world. What Firefox gives content scripts cannot be replaced.
 *
 * @import { Page } from "puppeteer-core"
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browsers.js";
import {
  appears,
  click,
  escape,
  focused,
  inBothBrowsers,
  seen,
  vanishes,
} from "./room.js";
import { fakeVoices } from "./voices.js";

inBothBrowsers((room) => {
  test("without voices it says so; Escape closes the player, then the reader", async () => {
    await room.read(async (page) => {
      await click(page, "button[aria-label='Read aloud']");
      await appears(page, ".trouble", "This browser has no voices");
      assert.equal(await focused(page), "button: Play");
      await escape(page, ".player");
      assert.equal((await seen(page, ".content")).length, 1);
      await page.keyboard.press("Escape");
      await until(() =>
        page.evaluate(() => !document.querySelector("stillpage-reader")),
      );
    });
  });

  test("the keys are listed", async () => {
    await room.read(async (page) => {
      await page.keyboard.press("?");
      await appears(page, ".sheet.help", "Play or pause, while reading aloud");
      const keys = await seen(page, ".keys kbd");
      assert.ok(keys.includes("r") && keys.includes("␣"), keys.join(" "));
    });
  });

  test("speaks, marks, changes nothing, and is silent when the reader closes", async (context) => {
    if (room.driven?.name !== "chromium") {
      context.skip("its isolated world cannot be reached");
      return;
    }
    /** @type {(<T>(work: string) => Promise<T>) | undefined} */
    let inWorld;
    await room.read(
      async (page) => {
        assert.ok(inWorld);
        const voices = {
          boundaries: true,
          lengths: true,
          langs: ["en-US"],
          hold: 2,
        };
        await inWorld(`(${fakeVoices})(${JSON.stringify(voices)})`);
        const before = await contentOf(page);
        await page.keyboard.press("r");
        await until(
          () => inWorld?.("spoken.length > 2") ?? Promise.resolve(false),
        );
        /** @type {import("./voices.js").Spoken[]} */
        const spoken = JSON.parse(await inWorld("JSON.stringify(spoken)"));
        for (const { text, marked, words } of spoken) {
          assert.equal(marked, text);
          words.forEach(([said, seen]) => assert.equal(seen, said));
        }
        assert.equal(spoken[0]?.text, "The ladder to nothing");
        assert.equal(await contentOf(page), before);
        await page.keyboard.press("Escape");
        await vanishes(page, ".player");
        await page.keyboard.press("r");
        await until(
          () => inWorld?.("spoken.length > 3") ?? Promise.resolve(false),
        );
        await room.close(page);
        assert.equal(await inWorld("speechSynthesis.speaking"), false);
        assert.equal(
          await inWorld("CSS.highlights.has('stillpage-sentence')"),
          false,
        );
      },
      async (page) => {
        inWorld = await reachWorld(page);
      },
    );
  });
});

/**
 * Runs scripts in the world of the extension's content script, once there is one.
 *
 * @param {Page} page in Chromium
 */
async function reachWorld(page) {
  const session = await page.createCDPSession();
  let contextId = 0;
  session.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.origin.startsWith("chrome-extension:")) {
      contextId = context.id;
    }
  });
  await session.send("Runtime.enable");
  return async (/** @type {string} */ expression) => {
    const { result, exceptionDetails } = await session.send(
      "Runtime.evaluate",
      {
        contextId,
        expression,
        returnByValue: true,
      },
    );
    assert.equal(exceptionDetails, undefined, exceptionDetails?.text);
    return result.value;
  };
}

/** @param {Page} page */
function contentOf(page) {
  return page.evaluate(
    () =>
      document
        .querySelector("stillpage-reader")
        ?.shadowRoot?.querySelector("article")?.outerHTML ?? "",
  );
}
