/** A server on the loopback address for pages that tests write, which remembers what was asked. */

import { createServer } from "node:http";

/** A picture of one green pixel. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/**
 * @typedef {{ html: string | Buffer, headers?: Record<string, string> }} ServedPage
 */

/**
 * Serves pages by their path; every path that ends in `.png` is a picture.
 *
 * @param {Record<string, ServedPage>} pages
 */
export async function serve(pages) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    requests.push(path);
    const page = pages[path];
    if (page) {
      response.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        ...page.headers,
      });
      response.end(page.html);
    } else if (path.endsWith(".png")) {
      response.writeHead(200, { "content-type": "image/png" });
      response.end(PICTURE);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve(undefined)),
  );
  const address = /** @type {import("node:net").AddressInfo} */ (
    server.address()
  );
  return {
    origin: `http://127.0.0.1:${address.port}`,
    /** What is served; tests may add to it. */
    pages,
    /** Paths asked for, in order. */
    requests,
    close: () => server.close(),
  };
}
