/** The player as a person uses it: keys, buttons, scrolling, and what it says when it cannot. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browsers.js";
import { allSpoken, goOn, heard, inView, look, onDemo } from "./listening.js";

/** @import { Page } from "puppeteer-core" */

/** Says the first sentence for ever. */
const HELD = { hold: 0 };

/**
 * Waits until what is seen is as wanted.
 *
 * @param {Page} page
 * @param {(seen: Awaited<ReturnType<typeof look>>) => boolean} isWanted
 */
function shows(page, isWanted) {
  return until(async () => isWanted(await look(page)));
}

onDemo("player", (listen) => {
  test("the space bar plays and pauses, wherever the focus is", async () => {
    await listen("news", HELD, async (page) => {
      await page.keyboard.press(" ");
      await shows(page, ({ scrolled }) => scrolled > 100);
      assert.equal((await look(page)).isOpen, false, "only while it is open");
      await page.keyboard.press("Home");
      await shows(page, ({ scrolled }) => scrolled === 0);
      await page.keyboard.press("r");
      await heard(page, 1);
      await shows(page, ({ button }) => button === "Pause");
      assert.equal((await look(page)).focused, "Pause");
      await page.keyboard.press(" ");
      await shows(page, ({ button }) => button === "Play");
      await inView(page, "focus", ".reader");
      await page.keyboard.press(" ");
      await shows(page, ({ button }) => button === "Pause");
      const [first, second] = await heard(page, 2);
      assert.equal(first?.text, second?.text);
    });
  });

  test("it is one stop of the tab key, with arrow keys inside", async () => {
    await listen("news", HELD, async (page) => {
      await page.keyboard.press("r");
      await shows(page, ({ focused }) => focused === "Pause");
      await page.keyboard.press("ArrowRight");
      assert.equal((await look(page)).focused, "Next sentence");
      await page.keyboard.press("End");
      assert.equal((await look(page)).focused, "Stop reading aloud");
      await page.keyboard.press("Enter");
      await shows(page, ({ isOpen }) => !isOpen);
      assert.equal((await look(page)).focused, "reader", "where it was");
    });
  });

  test("Escape closes its panel, then the player", async () => {
    await listen("news", HELD, async (page) => {
      await page.keyboard.press("r");
      await heard(page, 1);
      await inView(page, "focus", ".speed");
      await page.keyboard.press("Enter");
      await shows(page, ({ panel }) => panel === "Voice and speed");
      await page.keyboard.press("Escape");
      await shows(page, ({ panel, isOpen }) => !panel && isOpen);
      await page.keyboard.press("Escape");
      await shows(page, ({ isOpen }) => !isOpen);
      assert.equal((await look(page)).marked, "");
    });
  });

  test("it begins with the paragraph in sight, and goes by sentences", async () => {
    await listen("long-read", HELD, async (page) => {
      const wanted = await page.evaluate(() => {
        const root = document.querySelector(".host")?.shadowRoot;
        const paragraph = root?.querySelectorAll(".content > p")[5];
        paragraph?.scrollIntoView({ block: "start", behavior: "instant" });
        return paragraph?.textContent.trim() ?? "";
      });
      await page.keyboard.press("r");
      const [first] = await heard(page, 1);
      assert.ok(first && wanted.startsWith(first.text), first?.text);
      await inView(page, "click", "[aria-label='Next sentence']");
      const [, second] = await heard(page, 2);
      assert.ok(
        second && wanted.includes(second.text) && second.text !== first.text,
      );
      await inView(page, "click", "[aria-label='Next paragraph']");
      const [, , third] = await heard(page, 3);
      assert.ok(third && !wanted.includes(third.text));
      await inView(page, "click", "[aria-label='Previous paragraph']");
      const [, , , fourth] = await heard(page, 4);
      assert.equal(fourth?.text, first.text);
    });
  });

  test("it follows what is spoken, and not when the reader scrolled away", async () => {
    await listen("long-read", { hold: 20 }, async (page) => {
      await page.keyboard.press("r");
      await heard(page, 21);
      await shows(
        page,
        ({ isMarkSeen, scrolled }) => isMarkSeen && scrolled > 300,
      );
      const box = await page.evaluate(() => {
        const host = document.querySelector(".host")?.getBoundingClientRect();
        return { x: (host?.x ?? 0) + 200, y: (host?.y ?? 0) + 200 };
      });
      // What follows by itself is still.
      await new Promise((resolve) => setTimeout(resolve, 1200));
      await page.mouse.move(box.x, box.y);
      const before = (await look(page)).scrolled;
      await page.mouse.wheel({ deltaY: 3000 });
      await shows(page, ({ scrolled }) => scrolled > before + 1500);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const away = (await look(page)).scrolled;
      await goOn(page, 24);
      await heard(page, 25);
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal((await look(page)).scrolled, away);
      await inView(page, "click", "[aria-label='Next sentence']");
      await shows(page, ({ isMarkSeen }) => isMarkSeen);
    });
  });

  test("a change of size does not lose what is spoken", async () => {
    await listen("long-read", { hold: 12 }, async (page) => {
      await page.keyboard.press("r");
      await heard(page, 13);
      await new Promise((resolve) => setTimeout(resolve, 1200));
      await inView(page, "focus", ".reader");
      for (let i = 0; i < 20; i++) {
        await page.keyboard.press("+");
      }
      await shows(page, ({ isMarkSeen }) => isMarkSeen);
    });
  });

  test("code and tables are read, or passed over", async () => {
    for (const skips of [false, true]) {
      await listen(
        "code",
        {},
        async (page) => {
          await page.keyboard.press("r");
          const said = (await allSpoken(page)).map(({ text }) => text);
          const code = await page.evaluate(
            () =>
              document.querySelector(".host")?.shadowRoot?.querySelector("pre")
                ?.textContent ?? "",
          );
          const line = code.split("\n").find((each) => /\w{4}/.test(each));
          assert.equal(
            said.join(" ").includes((line ?? "").trim().replace(/\s+/g, " ")),
            !skips,
            line,
          );
          assert.ok(said.length > 30);
        },
        { speed: 3, skips },
      );
    }
  });

  test("the speed changes at once, and is kept", async () => {
    await listen(
      "news",
      HELD,
      async (page) => {
        await page.keyboard.press("r");
        await heard(page, 1);
        await inView(page, "click", ".speed");
        await inView(page, "click", "[aria-label=Faster]");
        const [first, second] = await heard(page, 2);
        assert.deepEqual([first?.rate, second?.rate], [1, 1.1]);
        const kept = await page.evaluate(() => localStorage["stillpage.aloud"]);
        assert.equal(JSON.parse(kept).speed, 1.1);
      },
      {},
    );
  });

  test("a voice that is not there is missed in words", async () => {
    await listen("vietnamese", { langs: ["en-US"] }, async (page) => {
      await page.keyboard.press("r");
      await shows(page, ({ trouble }) =>
        trouble.startsWith(
          "This device has no voice for this language: Vietnamese",
        ),
      );
      assert.equal((await look(page)).button, "Play");
    });
  });

  test("no voices at all are missed in words", async () => {
    await listen("vietnamese", { langs: [] }, async (page) => {
      await page.keyboard.press("r");
      await shows(page, ({ trouble }) =>
        trouble.startsWith("This browser has no voices"),
      );
    });
  });

  test("a voice from the network speaks only when it is chosen", async () => {
    const manner = { ...HELD, langs: ["vi-VN"], online: true };
    await listen("vietnamese", manner, async (page) => {
      await page.keyboard.press("r");
      await shows(page, ({ trouble }) =>
        trouble.startsWith("Only online voices speak"),
      );
      assert.deepEqual(await heard(page, 0), []);
      await inView(page, "click", ".speed");
      await page.evaluate(() => {
        const select = /** @type {HTMLSelectElement} */ (
          document
            .querySelector(".host")
            ?.shadowRoot?.querySelector(".voice select")
        );
        select.value = "voice:vi-VN";
        select.dispatchEvent(new Event("change"));
      });
      await inView(page, "click", ".play");
      const [first] = await heard(page, 1);
      assert.equal(first?.voice, "Voice vi-VN");
      const kept = await page.evaluate(() => localStorage["stillpage.aloud"]);
      assert.deepEqual(JSON.parse(kept).voices, { vi: "voice:vi-VN" });
    });
  });
});
