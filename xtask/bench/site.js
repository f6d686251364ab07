/** A server on the loopback address: the pages as they are, and the page of the core alone. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { DIST } from "./extension.js";

/** The page is what is measured: nothing of it runs, and nothing is asked for. */
const STILL = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** What the page of the core alone is made of. */
const CORE = {
  "/core": { type: "text/html", text: "<!doctype html><title>Core</title>" },
  "/core-page.js": { type: "text/javascript", file: `${DIST}/core-page.js` },
  "/core/reading.js": {
    type: "text/javascript",
    file: `${DIST}/core/reading.js`,
  },
  "/core/reading_bg.wasm": {
    type: "application/wasm",
    file: `${DIST}/core/reading_bg.wasm`,
  },
};

/** Starts the server. */
export async function openSite() {
  /** @type {Map<string, string>} */
  const pages = new Map();
  const server = createServer(async ({ url = "/" }, response) => {
    const path = new URL(url, "http://localhost").pathname;
    const page = pages.get(path);
    if (page !== undefined) {
      response.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": STILL,
      });
      response.end(page);
      return;
    }
    const part = CORE[/** @type {keyof typeof CORE} */ (path)];
    if (!part) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": part.type });
    response.end("file" in part ? await readFile(part.file) : part.text);
  });
  await new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve(undefined)),
  );
  const { port } = /** @type {import("node:net").AddressInfo} */ (
    server.address()
  );
  const origin = `http://127.0.0.1:${port}`;
  return {
    core: `${origin}/core`,
    /** @param {string} html @returns {string} the page's address */
    lay(html) {
      const path = `/page/${pages.size}`;
      pages.set(path, html);
      return origin + path;
    },
    close: () => server.close(),
  };
}
