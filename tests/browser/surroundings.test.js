/**
 * What the system asks for and how much room there is: forced colours, reduced motion, dark,
 * narrow, zoomed, touched, with a notch. Only Chromium lets tests ask for the last two.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { whileAsked } from "./browsers.js";
import { isOnScreen, LAYERS, outside, overflow } from "./layers.js";
import {
  appears,
  bringPicture,
  click,
  escape,
  inBothBrowsers,
} from "./room.js";
import { measureContrasts } from "./rendered.js";

/** @import { Page } from "puppeteer-core" */

/** Heights of a window 320 px wide: a small phone, and 1280 by 1024 at 400 %. */
const HEIGHTS = [568, 256];

inBothBrowsers((room) => {
  /**
   * Opens the long article in the reader where the system asks for something.
   *
   * @param {string} feature
   * @param {(page: Page) => Promise<void>} use
   */
  async function readAsking(feature, use) {
    const { driven } = room;
    assert.ok(driven);
    await room.read(async (page) => {
      await whileAsked(driven, page, feature, async () => {
        await room.reopen(page);
        await use(page);
      });
    });
  }

  for (const height of HEIGHTS) {
    test(`at 320 by ${height} everything is on the screen, layer by layer`, async () => {
      await room.read(async (page) => {
        await page.setViewport({ width: 320, height });
        await isOnScreen(page);
      });
    });
  }

  test("lines stand in the middle of a window of any width", async () => {
    await room.read(async (page) => {
      for (let times = 0; times < 4; times += 1) {
        await page.keyboard.press("]");
      }
      for (const width of [1400, 1000, 880, 820, 700, 320]) {
        await page.setViewport({ width, height: 600 });
        const { left, right } = await page.evaluate(() => {
          const root = document.querySelector("stillpage-reader")?.shadowRoot;
          const frame = root?.querySelector("dialog");
          const { left = 0, right = 0 } =
            root?.querySelector(".content")?.getBoundingClientRect() ?? {};
          return { left, right: (frame?.clientWidth ?? 0) - right };
        });
        assert.ok(Math.abs(left - right) <= 1, `${width}: ${left} ${right}`);
        assert.ok(left >= 20, `${width}: ${left}`);
      }
      for (let times = 0; times < 4; times += 1) {
        await page.keyboard.press("[");
      }
    });
  });

  test("a formula wider than the window scrolls in a box of its own", async () => {
    const terms = "<mo>+</mo><mi>x</mi>".repeat(60);
    await room.read(
      async (page) => {
        await page.setViewport({ width: 320, height: 600 });
        await appears(page, ".scroll[tabindex='0'] > math");
        assert.equal(await overflow(page), 0, "no scrolling to the side");
      },
      (page) =>
        page.evaluate((inner) => {
          document
            .querySelector("article h2")
            ?.insertAdjacentHTML(
              "afterend",
              `<p>They add up: <math display="block"><mrow><mi>s</mi><mo>=</mo>${inner}</mrow></math></p>`,
            );
        }, terms),
    );
  });

  test("every target is large enough for a finger", async (context) => {
    if (room.driven?.name !== "chromium") {
      context.skip("touch cannot be asked for");
      return;
    }
    await room.read(
      async (page) => {
        for (const [key, layer] of LAYERS) {
          await page.keyboard.press(key);
          await appears(page, layer);
          assert.deepEqual(await small(page, 44), [], layer);
          await escape(page, layer);
        }
      },
      (page) =>
        page.setViewport({
          width: 390,
          height: 844,
          hasTouch: true,
          isMobile: true,
        }),
    );
  });

  test("a notch covers nothing", async (context) => {
    if (room.driven?.name !== "chromium") {
      context.skip("a notch cannot be asked for");
      return;
    }
    const insets = { top: 12, left: 47, right: 47, bottom: 21 };
    await room.read(
      async (page) => {
        const covered = await outside(page, ".toolbar > button", insets);
        assert.deepEqual(covered, []);
        await page.keyboard.press("n");
        const under = await page.evaluate(() => {
          const root = document.querySelector("stillpage-reader")?.shadowRoot;
          const heading = root?.querySelector(".content h2");
          const bar = root?.querySelector(".toolbar");
          const top = heading?.getBoundingClientRect().top ?? 0;
          return top - (bar?.getBoundingClientRect().bottom ?? 0);
        });
        assert.ok(under >= 0 && under < 30, `${under} px under the bar`);
        for (const [key, layer] of LAYERS) {
          await page.keyboard.press(key);
          await appears(page, layer);
          assert.deepEqual(await outside(page, layer, insets), [], layer);
          await escape(page, layer);
        }
        await bringPicture(page);
        await click(page, "img.enlarges");
        await appears(page, ".sheet.lightbox .cross");
        assert.deepEqual(await outside(page, ".lightbox .cross", insets), []);
      },
      async (page) => {
        await page.setViewport({ width: 800, height: 400 });
        const session = await page.createCDPSession();
        await session.send("Emulation.setSafeAreaInsetsOverride", { insets });
      },
    );
  });

  test("with forced colours everything that is set apart has an edge", async () => {
    await readAsking("forced-colors: active", async (page) => {
      const edges = await page.evaluate(() => {
        const root = document.querySelector("stillpage-reader")?.shadowRoot;
        const width = (/** @type {string} */ selector) => {
          const found = root?.querySelector(selector);
          return found && parseFloat(getComputedStyle(found).borderTopWidth);
        };
        return [".content pre", ".toolbar > button", ".said"].map(width);
      });
      assert.deepEqual(edges, [1, 1, 0]);
      await page.keyboard.press("a");
      await appears(page, ".panel.appearance");
      const chosen = await page.evaluate(() => {
        const root = document.querySelector("stillpage-reader")?.shadowRoot;
        const label = (/** @type {string} */ state) => {
          const found = root?.querySelector(`label.font:has(input${state})`);
          return found && getComputedStyle(found).outlineStyle;
        };
        return [label(":checked"), label(":not(:checked)")];
      });
      assert.deepEqual(chosen, ["solid", "none"]);
    });
  });

  test("nothing moves where less motion is asked for", async () => {
    for (const [value, moves] of /** @type {const} */ ([
      ["no-preference", true],
      ["reduce", false],
    ])) {
      await readAsking(`prefers-reduced-motion: ${value}`, async (page) => {
        const durations = await page.evaluate(() => {
          const root = document.querySelector("stillpage-reader")?.shadowRoot;
          return [...(root?.querySelectorAll("*") ?? [])].map((each) => {
            const style = getComputedStyle(each);
            const times = `${style.transitionDuration}, ${style.animationDuration}`;
            return Math.max(...times.split(", ").map(parseFloat));
          });
        });
        assert.equal(
          durations.some((duration) => duration > 0),
          moves,
          value,
        );
      });
    }
  });

  test("where dark is asked for, the theme of the system is dark, and can be read", async () => {
    await readAsking("prefers-color-scheme: light", async (page) => {
      assert.equal(await paper(page), "rgb(255, 255, 255)");
    });
    await readAsking("prefers-color-scheme: dark", async (page) => {
      assert.equal(await paper(page), "rgb(28, 27, 34)");
      for (const [key, layer] of LAYERS) {
        await page.keyboard.press(key);
        await appears(page, layer);
        const { faint } = await measureContrasts(page, "stillpage-reader");
        assert.deepEqual(faint, [], layer);
        await escape(page, layer);
      }
    });
  });
});

/** The colour the view lies on. @param {Page} page */
function paper(page) {
  return page.evaluate(() => {
    const root = document.querySelector("stillpage-reader")?.shadowRoot;
    const dialog = root?.querySelector("dialog");
    return dialog && getComputedStyle(dialog).backgroundColor;
  });
}

/**
 * Controls smaller than a finger needs; links in running text may be (WCAG 2.5.8).
 *
 * @param {Page} page
 * @param {number} least
 */
function small(page, least) {
  return page.evaluate((wanted) => {
    const root = document.querySelector("stillpage-reader")?.shadowRoot;
    return [
      ...(root?.querySelectorAll("button, input, summary, .panel a") ?? []),
    ]
      .filter((each) => each.checkVisibility() && !each.closest(".content"))
      .filter((each) => {
        const target = each.closest("label") ?? each;
        const { width, height } = target.getBoundingClientRect();
        return width < wanted - 0.5 || height < wanted - 0.5;
      })
      .map((each) => each.outerHTML.slice(0, 90));
  }, least);
}
