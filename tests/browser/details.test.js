/**
 * Notes beside their marks, pictures at full size, and buttons beside code.
 *
 * @import { Page } from "puppeteer-core"
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browsers.js";
import {
  appears,
  bringPicture,
  click,
  escape,
  focused,
  inBothBrowsers,
  LONG,
  seen,
  vanishes,
} from "./room.js";

/** Where the picture is. @param {Page} page @param {string} direction of the article */
function measure(page, direction) {
  return page.evaluate((dir) => {
    const root = document.querySelector("stillpage-reader")?.shadowRoot;
    const box = (/** @type {string} */ selector) => {
      const rect = root?.querySelector(selector)?.getBoundingClientRect();
      const { left = 0, right = 0, width = 0 } = rect ?? {};
      return { left, right, width };
    };
    const article = /** @type {HTMLElement} */ (root?.querySelector("article"));
    article.dir = dir;
    const frame = /** @type {Element} */ (root?.querySelector("dialog"));
    return {
      picture: box(".content img"),
      caption: box(".content figcaption"),
      column: box(".content"),
      spill: frame.scrollWidth - frame.clientWidth,
    };
  }, direction);
}

inBothBrowsers((room) => {
  test("a note is shown beside its mark, and Escape closes it alone", async () => {
    await room.read(async (page) => {
      await click(page, "a[role=doc-noteref]");
      const note = await appears(page, ".panel.note", "town hall of Oda");
      assert.ok(!note.includes("↩"));
      await escape(page, ".panel.note");
      assert.equal(await focused(page), "a: 1");
      await page.keyboard.press("Enter");
      await click(page, ".note .more");
      assert.match(await focused(page), /^li: The\s+ledger is kept/);
    });
  });

  test("a picture opens at full size by click and by key", async () => {
    await room.read(async (page) => {
      await bringPicture(page);
      await click(page, "img.enlarges");
      await appears(page, ".lightbox", "What is left of it.");
      await escape(page, ".lightbox");
      assert.equal(await focused(page), "img: Enlarge: The ladder");
      await page.keyboard.press("Enter");
      await appears(page, ".lightbox");
      await click(page, ".cross");
      await vanishes(page, ".lightbox");
      assert.equal(
        (await seen(page, ".content")).length,
        1,
        "the reader is still open",
      );
    });
  });

  test("a large picture goes over the edges of the column, alike on both sides", async () => {
    assert.ok(room.server);
    room.server.pages["/wide"] = {
      html: LONG.replace("/ladder.svg", "/wide.svg")
        .replace('width="600"', 'width="1600"')
        .replace('height="400"', 'height="900"'),
    };
    room.server.pages["/wide.svg"] = {
      html: '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><path d="M0 0h1600v900z"/></svg>',
      headers: { "content-type": "image/svg+xml" },
    };
    await room.read(
      async (page) => {
        await until(() =>
          page.evaluate(() => {
            const image = document
              .querySelector("stillpage-reader")
              ?.shadowRoot?.querySelector("img");
            // It is loaded as it comes near.
            image?.scrollIntoView({ block: "center" });
            return image?.naturalWidth;
          }),
        );
        for (const [width, direction] of /** @type {const} */ ([
          [1300, "ltr"],
          [1300, "rtl"],
          [1000, "ltr"],
          [400, "ltr"],
        ])) {
          await page.setViewport({ width, height: 700 });
          const { picture, caption, column, spill } = await measure(
            page,
            direction,
          );
          const most = Math.max(column.width, Math.min(48 * 19, width - 128));
          assert.ok(Math.abs(picture.width - most) < 20, `${picture.width}`);
          const before = column.left - picture.left;
          const after = picture.right - column.right;
          assert.ok(Math.abs(before - after) < 2, `${before}, ${after}`);
          assert.ok(Math.abs(caption.width - column.width) < 1);
          assert.equal(spill, 0);
        }
      },
      undefined,
      "/wide",
    );
  });

  test("code wraps and is copied", async () => {
    await room.read(async (page) => {
      await click(page, '.tools button[aria-label="Wrap long lines"]');
      await appears(page, "pre.wrapped", "def toll");
      await appears(page, 'button[aria-pressed="true"]');
      await click(page, '.tools button[aria-label="Copy the code"]');
      await appears(page, ".said", "Code copied");
    });
  });

  test("on a phone the buttons beside code cover none of it", async () => {
    await room.read(
      async (page) => {
        await appears(page, ".tools");
        const [code, tools] = await boxesOf(page, ["pre code", ".tools"]);
        assert.ok(code && tools && tools.top >= code.bottom, "under the code");
      },
      (page) => page.setViewport({ width: 320, height: 640 }),
    );
  });

  test("the caption of a wide table is as wide as the column, and stays", async () => {
    await room.read(
      async (page) => {
        await appears(page, "caption", "The tolls of Oda");
        for (const width of [1100, 320]) {
          await page.setViewport({ width, height: 640 });
          await until(() => page.evaluate((w) => innerWidth === w, width));
          const [caption, box, table] = await page.evaluate(scrollTable);
          assert.ok(table && box && caption);
          assert.ok(table.width > box.width, `the table is wide at ${width}`);
          assert.ok(table.left < box.left, `it is scrolled at ${width}`);
          assert.ok(Math.abs(caption.left - box.left) < 1, `at ${width}`);
          assert.ok(caption.right < box.right + 1, `at ${width}`);
        }
      },
      (page) => page.evaluate(addTable),
    );
  });

  test("what opens over a dark view is as dark", async () => {
    await room.read(async (page) => {
      // The themes before it: auto, light, sepia, gray.
      for (const key of ["t", "t", "t", "t", "?"]) {
        await page.keyboard.press(/** @type {"t"} */ (key));
      }
      await appears(page, ".sheet.help");
      const colours = await page.evaluate(() => {
        const root = document.querySelector("stillpage-reader")?.shadowRoot;
        return [".reader", ".sheet"].map((each) => {
          const found = root?.querySelector(each);
          return found && getComputedStyle(found).backgroundColor;
        });
      });
      assert.deepEqual(colours, ["rgb(28, 27, 34)", "rgb(28, 27, 34)"]);
      await escape(page, ".sheet");
      for (let theme = 4; theme < 8; theme += 1) {
        await page.keyboard.press("t");
      }
    });
  });
});

/**
 * Where things stand in the view, the first of each selector.
 *
 * @param {import("puppeteer-core").Page} page
 * @param {string[]} selectors
 */
function boxesOf(page, selectors) {
  return page.evaluate((wanted) => {
    const root = document.querySelector("stillpage-reader")?.shadowRoot;
    return wanted.map((each) => {
      const rect = root?.querySelector(each)?.getBoundingClientRect();
      return rect && { top: rect.top, bottom: rect.bottom };
    });
  }, selectors);
}

/** Puts a table with many columns and a long caption into the page's article. */
function addTable() {
  const years = Array.from({ length: 14 }, (_, n) => `Thousandsin${1801 + n}`);
  const row = (/** @type {string} */ cell, /** @type {string[]} */ cells) =>
    `<tr>${cells.map((each) => `<${cell}>${each}</${cell}>`).join("")}</tr>`;
  const caption =
    "The tolls of Oda, in the order in which the ledger has them. ".repeat(4);
  document.querySelector("article h2")?.insertAdjacentHTML(
    "beforebegin",
    `<table><caption>${caption}</caption><thead>${row("th", years)}</thead>
    <tbody>${row("td", years)}${row("td", years)}</tbody></table>`,
  );
}

/** Scrolls that table in the view, and says where caption, box and table then stand. */
function scrollTable() {
  const root = document.querySelector("stillpage-reader")?.shadowRoot;
  const caption = root?.querySelector("caption");
  const box = caption?.closest(".scroll");
  box?.scrollTo(60, 0);
  return [caption, box, caption?.closest("table")?.tBodies[0]].map((each) => {
    const rect = each?.getBoundingClientRect();
    return rect && { left: rect.left, right: rect.right, width: rect.width };
  });
}
