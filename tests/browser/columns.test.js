/** Two columns: the text goes from page to page, with all that follows it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browsers.js";
import {
  appears,
  click,
  escape,
  HEADINGS,
  inBothBrowsers,
  LONG,
  seen,
} from "./room.js";

/** @import { Page } from "puppeteer-core" */
/** @import { Room } from "./room.js" */

/** From one page to the next, in a window of 1100 pixels: all of it but what is beside a column. */
const PAGE = 1100 - 48;

/** What is seen of the view. @param {Page} page */
function look(page) {
  return page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (
      document.querySelector("stillpage-reader")?.shadowRoot
    );
    const frame = /** @type {HTMLElement} */ (root.querySelector("dialog"));
    // Of a block in two columns, the part that is seen.
    const blocks = [...root.querySelectorAll(".content :is(p, h2, pre)")].map(
      (block) => ({
        text: block.textContent.trim(),
        rects: [...block.getClientRects()].filter(
          ({ left, right }) => left > -1 && right < innerWidth + 1,
        ),
      }),
    );
    const shown = blocks.filter(({ rects }) => rects.length > 0);
    const rects = shown.flatMap((each) => each.rects);
    return {
      scrolled: Math.round(frame.scrollLeft),
      spill: frame.scrollHeight - frame.clientHeight,
      texts: shown.map(({ text }) => text),
      edges: [...new Set(rects.map(({ left }) => Math.round(left)))],
      lowest: Math.max(...rects.map(({ bottom }) => bottom)),
      part: Number(
        root.querySelector(".progress")?.getAttribute("aria-valuenow"),
      ),
      current: root.querySelector("[aria-current]")?.textContent ?? "",
      toolbar: root.querySelector(".toolbar")?.getBoundingClientRect().left,
    };
  });
}

/** Waits for a state of the view. @param {Page} page @param {(seen: Awaited<ReturnType<typeof look>>) => boolean} isWanted */
function shows(page, isWanted) {
  return until(async () => {
    const now = await look(page);
    return isWanted(now) ? now : undefined;
  });
}

/** Whether the text is in columns. @param {Awaited<ReturnType<typeof look>>} view */
function areTwo({ edges }) {
  return edges.some((edge) => edge === 48) && edges.some((edge) => edge > 500);
}

/**
 * Chooses how many columns there are.
 *
 * @param {Page} page
 * @param {"1" | "2"} columns
 */
async function choose(page, columns) {
  await page.keyboard.press("a");
  await click(page, ".appearance details summary");
  await click(page, `.columns[data-columns="${columns}"]`);
  await click(page, ".appearance details summary");
  await escape(page, ".appearance");
  await page.evaluate(() =>
    document
      .querySelector("stillpage-reader")
      ?.shadowRoot?.querySelector("dialog")
      ?.focus(),
  );
}

/**
 * Reads in two columns, and leaves one behind.
 *
 * @param {Room} room
 * @param {(page: Page) => Promise<void>} use
 * @param {string} [path]
 */
function read(room, use, path) {
  return room.read(
    async (page) => {
      await choose(page, "2");
      try {
        await use(page);
      } finally {
        await page.setViewport({ width: 1100, height: 700 });
        await choose(page, "1");
      }
    },
    undefined,
    path,
  );
}

inBothBrowsers((room) => {
  test("two columns fill the window, and nothing is under it", async () => {
    await read(room, async (page) => {
      const { spill, lowest, toolbar, part } = await shows(page, areTwo);
      assert.equal(spill, 0);
      assert.ok(lowest <= 700, `${lowest}`);
      assert.equal(toolbar, 0);
      assert.equal(part, 0);
    });
  });

  test("it goes page by page, by keys and the wheel, to the end", async () => {
    await read(room, async (page) => {
      const first = await shows(page, areTwo);
      await page.keyboard.press(" ");
      const second = await shows(page, (now) => now.scrolled === PAGE);
      assert.ok(areTwo(second));
      assert.equal(second.toolbar, 0);
      // What is broken over the edge of the page is on both, all else on one.
      const both = second.texts.filter((text) => first.texts.includes(text));
      assert.ok(both.length <= 1, both.join("\n"));
      await page.keyboard.press("ArrowLeft");
      await shows(page, ({ scrolled }) => scrolled === 0);
      await page.keyboard.press("ArrowDown");
      await shows(page, ({ scrolled }) => scrolled === PAGE);
      await page.keyboard.press("PageUp");
      await shows(page, ({ scrolled }) => scrolled === 0);
      await page.mouse.move(500, 400);
      await page.mouse.wheel({ deltaY: 120 });
      await shows(page, ({ scrolled }) => scrolled === PAGE);
      await page.keyboard.press("End");
      const last = await shows(page, (now) => now.part === 100);
      assert.equal(last.scrolled % PAGE, 0);
      assert.match(last.texts.at(-1) ?? "", /town hall of Oda/);
      await page.keyboard.press("PageDown");
      await page.keyboard.press("Home");
      await shows(page, ({ scrolled }) => scrolled === 0);
    });
  });

  test("a movement by hand stops at a whole page", async () => {
    await read(room, async (page) => {
      await shows(page, areTwo);
      await page.evaluate(() =>
        document
          .querySelector("stillpage-reader")
          ?.shadowRoot?.querySelector("dialog")
          ?.scrollTo({ left: 700 }),
      );
      await shows(page, ({ scrolled }) => scrolled === PAGE);
    });
  });

  test("the focus is followed to its page", async () => {
    await read(room, async (page) => {
      await shows(page, areTwo);
      await page.evaluate(() => {
        const mark = document
          .querySelector("stillpage-reader")
          ?.shadowRoot?.querySelector("a[role=doc-noteref]");
        /** @type {HTMLElement} */ (mark).focus();
      });
      const { scrolled } = await shows(page, ({ texts }) =>
        texts.some((text) => text.startsWith("Three sources tell of it")),
      );
      assert.equal(scrolled % PAGE, 0);
    });
  });

  test("headings, the outline and the place are found in the columns", async () => {
    const wanted = HEADINGS[3] ?? "";
    await read(room, async (page) => {
      await shows(page, areTwo);
      await page.keyboard.press("o");
      await click(page, ".outline li:nth-child(4) a");
      await shows(page, (now) => now.texts.includes(wanted));
      await page.keyboard.press("p");
      await shows(page, (now) => now.texts.includes(HEADINGS[2] ?? ""));
      await page.keyboard.press("n");
      const { scrolled, texts } = await shows(page, (now) =>
        now.texts.includes(wanted),
      );
      assert.equal(scrolled % PAGE, 0);
      // Other letters, another window, and another visit: the page begins with the same, or has it.
      const beginning = texts[0] ?? "";
      const stays = () =>
        shows(page, (now) => areTwo(now) && now.texts.includes(beginning));
      await page.keyboard.type("++");
      await stays();
      await page.keyboard.type("--");
      await page.setViewport({ width: 1000, height: 560 });
      await page.setViewport({ width: 1100, height: 700 });
      await stays();
      await room.reopen(page);
      await stays();
    });
  });

  test("where two have no room there is one, and so with the focus on lines", async () => {
    await read(room, async (page) => {
      await shows(page, areTwo);
      await page.setViewport({ width: 700, height: 700 });
      await shows(page, (now) => !areTwo(now) && now.edges.length > 0);
      await page.setViewport({ width: 1100, height: 700 });
      await shows(page, areTwo);
      await page.keyboard.press("f");
      await appears(page, ".band");
      await shows(page, (now) => !areTwo(now) && now.edges.length > 0);
      await page.keyboard.type("ffff");
      await shows(page, areTwo);
    });
  });

  test("a text from right to left goes on to the left", async () => {
    assert.ok(room.server);
    room.server.pages["/rtl"] = {
      html: LONG.replace("<html", '<html dir="rtl"'),
    };
    await read(
      room,
      async (page) => {
        const { edges } = await shows(page, (now) => now.edges.length > 1);
        assert.ok(edges.every((edge) => edge > 40));
        await page.keyboard.press("ArrowLeft");
        await shows(page, ({ scrolled }) => scrolled === -PAGE);
        await page.keyboard.press("End");
        const { texts } = await shows(page, ({ part }) => part === 100);
        assert.match(texts.at(-1) ?? "", /town hall of Oda/);
        await page.keyboard.press("n");
        await page.keyboard.press("p");
        await shows(page, (now) => now.texts.includes(HEADINGS[4] ?? ""));
      },
      "/rtl",
    );
  });

  test("on paper there is one", async (t) => {
    if (room.driven?.name !== "chromium") {
      t.skip("only Chromium can be told to show what it prints");
      return;
    }
    await read(room, async (page) => {
      await shows(page, areTwo);
      await page.emulateMediaType("print");
      const columns = () =>
        page.evaluate(() => {
          const article = document
            .querySelector("stillpage-reader")
            ?.shadowRoot?.querySelector("article");
          return article && getComputedStyle(article).columnCount;
        });
      assert.equal(await columns(), "auto");
      assert.ok((await seen(page, ".content p")).length > 10);
      await page.emulateMediaType("screen");
    });
  });
});
