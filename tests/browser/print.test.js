/** On paper there is the article with its notes and the addresses of its links, and no button. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { appears, inBothBrowsers, LONG, seen } from "./room.js";

const LINKED = LONG.replace(
  "Its keeper",
  'Its <a href="https://harbour.example/keeper?a=1">keeper</a>',
).replace(
  "A new lamp",
  '<a href="https://harbour.example/lamp">A new lamp</a>, <a href="https://harbour.example/keeper?a=1">again</a>,',
);

inBothBrowsers((room) => {
  test("paper has the addresses of links, and nothing to press", async () => {
    Object.assign(room.server?.pages ?? {}, { "/linked": { html: LINKED } });
    await room.read(
      async (page) => {
        // By the browser's own event, which it sends before it lays out paper.
        await page.evaluate(() =>
          window.dispatchEvent(new Event("beforeprint")),
        );
        if (room.driven?.name === "chromium") {
          await page.emulateMediaType("print");
          await appears(page, ".paper-only", "https://harbour.example/lamp");
          assert.deepEqual(await seen(page, ".paper-only li"), [
            "https://harbour.example/keeper?a=1",
            "https://harbour.example/lamp",
          ]);
          const faces = await seen(
            page,
            ".toolbar, .progress, .tools, .marker",
          );
          assert.deepEqual(faces, []);
          assert.equal((await seen(page, "[role=doc-endnotes]")).length, 1);
          await page.emulateMediaType("screen");
        }
        const marks = () =>
          page.evaluate(() => {
            const root = document.querySelector("stillpage-reader")?.shadowRoot;
            return [...(root?.querySelectorAll("[data-number]") ?? [])].map(
              (link) => link.getAttribute("data-number"),
            );
          });
        assert.deepEqual(await marks(), ["1", "2", "1"]);
        assert.deepEqual(await seen(page, ".paper-only"), []);
        await page.evaluate(() =>
          window.dispatchEvent(new Event("afterprint")),
        );
        assert.deepEqual(await marks(), []);
      },
      undefined,
      "/linked",
    );
  });
});
