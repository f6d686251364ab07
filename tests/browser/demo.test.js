/** The demo page as it is built, from a folder of a static host, in both browsers. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { SAMPLES } from "../../www/samples.js";
import { until } from "./browsers.js";
import { onDemoInBothBrowsers } from "./demo-server.js";
import * as pages from "./pages.js";

/** @import { Page } from "puppeteer-core" */

/**
 * Waits until the reader of the demo shows a title.
 *
 * @param {Page} page
 * @param {string} title
 */
function shows(page, title) {
  return page.waitForFunction(
    (wanted) => {
      const hosts = document.querySelectorAll("#panel-reader *");
      return [...hosts].some(
        (host) => host.shadowRoot?.querySelector("h1")?.textContent === wanted,
      );
    },
    { timeout: 20_000, polling: 50 },
    title,
  );
}

onDemoInBothBrowsers("demo", (demo) => {
  test("shows every sample that has an article", async () => {
    for (const { id, title } of SAMPLES.filter(({ id }) => id !== "sign-in")) {
      await demo.open(`#${id}`, async (page) => {
        await shows(page, title);
      });
    }
  });

  test("scrolls the reader within its half", async () => {
    await demo.open("#news", async (page) => {
      await page.setViewport({ width: 1200, height: 800 });
      await shows(page, SAMPLES[0]?.title ?? "");
      await page.mouse.move(900, 400);
      await page.mouse.wheel({ deltaY: 600 });
      await until(() =>
        page.evaluate(() => {
          const host = document.querySelector("#panel-reader .host");
          const frame = host?.shadowRoot?.querySelector(".reader");
          const isWithin =
            frame && frame.getBoundingClientRect().bottom <= innerHeight;
          return isWithin && frame.scrollTop > 100;
        }),
      );
    });
  });

  test("has the article in every form", async () => {
    await demo.open("#news", async (page) => {
      await shows(page, SAMPLES[0]?.title ?? "");
      for (const [form, words] of [
        ["html", "<p"],
        ["markdown", "title:"],
        ["text", "ferry"],
        ["metadata", "Iona Kerrigan"],
        ["left-out", "related"],
      ]) {
        await page.click(`#tab-${form}`);
        await page.waitForFunction(
          (panel, wanted) =>
            document
              .querySelector(panel)
              ?.textContent?.toLowerCase()
              .includes(wanted.toLowerCase()),
          { timeout: 10_000, polling: 50 },
          `#panel-${form}`,
          words ?? "",
        );
      }
    });
  });

  test("reads a file that is opened, and says where there is nothing to read", async () => {
    await demo.open("", async (page) => {
      await shows(page, SAMPLES[0]?.title ?? "");
      const open = (/** @type {string} */ html) =>
        page.evaluate((text) => {
          const input = /** @type {HTMLInputElement} */ (
            document.querySelector("#file")
          );
          const transfer = new DataTransfer();
          transfer.items.add(
            new File([text], "page.html", { type: "text/html" }),
          );
          input.files = transfer.files;
          input.dispatchEvent(new Event("change", { bubbles: true }));
        }, html);
      await open(pages.article());
      await shows(page, "The ladder to nothing");
      // Formatting that is never closed makes more of a page than its bytes.
      const bold = Array.from({ length: 16 }, (_, n) => `<b id=a${n}>`);
      const tail = `<p>${bold.join("")}${"<p>x".repeat(20_000)}`;
      await open(pages.article().replace("</article>", `${tail}</article>`));
      await page.waitForFunction(
        () =>
          [...document.querySelectorAll("#panel-reader *")].some((host) =>
            /too large to be read whole/.test(
              host.shadowRoot?.querySelector("[role='note']")?.textContent ??
                "",
            ),
          ),
        { timeout: 10_000, polling: 50 },
      );
      await open("<p>");
      await page.waitForFunction(
        () =>
          /no article here/i.test(
            document.querySelector("#panel-reader")?.textContent ?? "",
          ),
        { timeout: 10_000, polling: 50 },
      );
    });
  });

  test("asks for nothing that is not there", () => {
    assert.deepEqual(demo.server?.missing, []);
  });
});
