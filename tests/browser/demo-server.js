/**
 * Serves the demo page as it is built, from a folder of a static host, to both browsers.
 *
 * @import { Page } from "puppeteer-core"
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { after, before, describe } from "node:test";
import { fileURLToPath } from "node:url";
import { BROWSERS } from "./browsers.js";

const DIST = fileURLToPath(new URL("../../dist/www/", import.meta.url));

/** A folder of the host, as pages have them that are not the only ones on theirs. */
const FOLDER = "/some/folder/";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
};

/** Serves the built demo; what is not there is remembered. */
export async function serveDemo() {
  /** @type {string[]} */
  const missing = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = pathname.replace(FOLDER, "") || "index.html";
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    try {
      const file = await readFile(DIST + path);
      response.writeHead(200, { "content-type": type }).end(file);
    } catch {
      missing.push(pathname);
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve(undefined)),
  );
  const { port } = /** @type {import("node:net").AddressInfo} */ (
    server.address()
  );
  return {
    address: `http://127.0.0.1:${port}${FOLDER}`,
    missing,
    close: () => server.close(),
  };
}

/** The demo in a browser, while tests run. */
export class Demo {
  /** @type {import("./browsers.js").Driven | undefined} */
  driven;
  /** @type {Awaited<ReturnType<typeof serveDemo>> | undefined} */
  server;

  /**
   * Opens the demo in a page of its own.
   *
   * @param {string} hash with its sign, or nothing
   * @param {(page: Page) => Promise<void>} use
   * @param {(page: Page) => Promise<unknown>} [prepare] done with the page before it loads
   */
  async open(hash, use, prepare) {
    assert.ok(this.driven && this.server);
    const page = await this.driven.browser.newPage();
    try {
      await prepare?.(page);
      await page.goto(this.server.address + hash);
      await use(page);
    } finally {
      await page.close();
    }
  }
}

/**
 * Runs tests of the demo in both browsers.
 *
 * @param {string} what
 * @param {(demo: Demo, browser: string) => void} tests
 */
export function onDemoInBothBrowsers(what, tests) {
  for (const [name, launch] of Object.entries(BROWSERS)) {
    if ((process.env.STILLPAGE_BROWSER ?? name) !== name) {
      continue;
    }
    describe(`${what} in ${name}`, { timeout: 300_000 }, () => {
      const demo = new Demo();
      before(async () => {
        demo.server = await serveDemo();
        demo.driven = await launch();
      });
      after(async () => {
        await demo.driven?.browser.close();
        demo.server?.close();
      });
      tests(demo, name);
    });
  }
}
