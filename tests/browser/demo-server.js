/** Serves the demo page as it is built, from a folder of a static host. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

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
