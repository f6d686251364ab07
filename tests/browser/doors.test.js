/**
 * The two doors of the core: every page of the tests and every sample, read live in both browsers
 * (capture, message, background, core) and from its HTML, gives the same article, but for what a
 * browser knows and no HTML says.
 *
 * @import { Page } from "puppeteer-core"
 * @import { Article } from "../../extension/core.js"
 */

import assert from "node:assert/strict";
import {
  cp,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import init, { extractHtml } from "../../dist/core/stillpage.js";
import { BROWSERS, DIST } from "./browsers.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const HERE = fileURLToPath(new URL(".", import.meta.url));

/** The picture that the browser has chosen from several wins. */
const CHOSEN =
  "the browser shows another of the picture's files than we would choose";

/** As what is in closed `details`. */
const HIDDEN = "the browser knows what is hidden, and is less sure of it";

/**
 * What differs, and why. A page that is not named here gives the same; one that is named differs in
 * these fields and no others.
 *
 * @type {Record<string, Record<string, string>>}
 */
const DIFFERENCES = {
  "image--picture-media": { html: CHOSEN },
  "image--picture-types": { html: CHOSEN },
  "image--srcset-densities": { html: CHOSEN },
  "sample-docs": { confidence: HIDDEN },
  "sample-news": { html: CHOSEN },
  "sample-vietnamese": { html: CHOSEN },
  "structure--details": { confidence: HIDDEN },
};

/** How many pages are open at once. */
const LANES = 3;

/** Whatever else a page would load does not come: the test asks nobody. */
const POLICY = "default-src 'self' 'unsafe-inline' data:";

/** Every picture is this one, as large as one of an article. */
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><path d="M0 0h800v600z"/></svg>`;

/** @typedef {Article | { error: string }} Outcome */

for (const [name, launch] of Object.entries(BROWSERS)) {
  if ((process.env.STILLPAGE_BROWSER ?? name) !== name) {
    continue;
  }
  describe(name, { timeout: 300_000 }, () => {
    /** @type {Map<string, string>} */
    let pages;
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let server;
    /** @type {string} */
    let folder;
    before(async () => {
      pages = await loadPages();
      server = await serve(pages);
      folder = await makeExtension(name === "chromium" ? "chrome" : name);
      const core = await readFile(`${DIST}core/stillpage_bg.wasm`);
      await init({ module_or_path: core });
    });
    after(async () => {
      server.close();
      await rm(folder, { recursive: true });
    });

    test("every page gives the same article live and as HTML", async () => {
      const driven = await launch(folder);
      /** @type {string[]} */
      const complaints = [];
      try {
        const names = [...pages.keys()];
        const lane = async () => {
          const page = await driven.browser.newPage();
          await page.setViewport({ width: 1280, height: 900 });
          for (let each = names.shift(); each; each = names.shift()) {
            const address = `${server.origin}/texts/${each}.html`;
            await page.goto(address);
            const live = await readLive(page);
            const html = readHtml(pages.get(each) ?? "", address);
            complaints.push(...compare(each, live, html));
          }
        };
        await Promise.all(Array.from({ length: LANES }, lane));
      } finally {
        await driven.browser.close();
      }
      assert.equal(complaints.join("\n"), "");
    });
  });
}

/** All pages by name: those of `tests/pages/` and the samples. */
async function loadPages() {
  /** @type {Map<string, string>} */
  const pages = new Map();
  const entries = await readdir(`${ROOT}tests/pages`, { withFileTypes: true });
  for (const folder of entries.filter((entry) => entry.isDirectory())) {
    const file = `${ROOT}tests/pages/${folder.name}/source.html`;
    pages.set(folder.name, await readFile(file, "utf8"));
  }
  for (const file of await readdir(`${ROOT}www/samples`)) {
    if (file.endsWith(".html")) {
      const html = await readFile(`${ROOT}www/samples/${file}`, "utf8");
      pages.set(`sample-${file.replace(".html", "")}`, html);
    }
  }
  const missing = Object.keys(DIFFERENCES).filter((name) => !pages.has(name));
  assert.deepEqual(missing, []);
  return pages;
}

/**
 * Serves the pages below `/texts/`, and a picture wherever the address of one is asked for.
 *
 * @param {Map<string, string>} pages
 */
async function serve(pages) {
  const server = createServer(({ url = "/" }, response) => {
    const path = new URL(url, "http://localhost").pathname;
    const html = pages.get(path.replace(/^\/texts\/(.*)\.html$/, "$1"));
    if (html !== undefined) {
      response.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": POLICY,
      });
      response.end(html);
    } else if (/\.(avif|gif|jpe?g|png|svg|webp)$/.test(path)) {
      response.writeHead(200, { "content-type": "image/svg+xml" });
      response.end(PICTURE);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve(undefined)),
  );
  const { port } = /** @type {import("node:net").AddressInfo} */ (
    server.address()
  );
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/**
 * The extension as it is built, with a script in every page that has it read.
 *
 * @param {string} built
 * @returns {Promise<string>} its folder
 */
async function makeExtension(built) {
  const folder = await mkdtemp(join(tmpdir(), "stillpage-"));
  await cp(DIST + built, folder, { recursive: true });
  await build({
    entryPoints: [`${HERE}live-reading.js`],
    outdir: folder,
    bundle: true,
    format: "iife",
    charset: "utf8",
    logLevel: "warning",
  });
  const file = join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  const matches = ["http://127.0.0.1/*"];
  manifest.host_permissions = matches;
  manifest.content_scripts = [{ matches, js: ["live-reading.js"] }];
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}

/**
 * What the extension makes of a page as it is in the browser.
 *
 * @param {Page} page
 * @returns {Promise<Outcome>}
 */
async function readLive(page) {
  const reply = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const listener = (/** @type {Event} */ event) =>
          resolve(/** @type {CustomEvent<string>} */ (event).detail);
        addEventListener("test-reply", listener, { once: true });
        dispatchEvent(new CustomEvent("test-order"));
      }),
  );
  const answer = JSON.parse(/** @type {string} */ (reply));
  return answer.article ?? { error: answer.error };
}

/**
 * What the core makes of a page's HTML.
 *
 * @param {string} html
 * @param {string} address
 * @returns {Outcome}
 */
function readHtml(html, address) {
  try {
    return extractHtml(html, address);
  } catch (error) {
    return { error: /** @type {Error} */ (error).message };
  }
}

/**
 * Says what is not as the table has it.
 *
 * @param {string} name
 * @param {Outcome} live
 * @param {Outcome} html
 * @returns {string[]}
 */
function compare(name, live, html) {
  const known = DIFFERENCES[name] ?? {};
  const [found, expected] = [facts(live), facts(html)];
  const keys = new Set([...Object.keys(found), ...Object.keys(expected)]);
  return [...keys].flatMap((key) => {
    const [one = "", other = ""] = [found[key], expected[key]];
    const isSame = one === other;
    if (isSame && known[key]) {
      return [`${name}: ${key} is the same now; take it off the table`];
    }
    return isSame || known[key]
      ? []
      : [
          `${name}: ${key} differs\n  live ${from(one, other)}\n  HTML ${from(other, one)}`,
        ];
  });
}

/**
 * All of an article as texts; numbers of live elements aside, which HTML has none of.
 *
 * @param {Outcome} outcome
 * @returns {Record<string, string>}
 */
function facts(outcome) {
  const all =
    "error" in outcome
      ? outcome
      : {
          ...outcome,
          leftOut: outcome.leftOut.map(({ reason, words, html }) => [
            reason,
            words,
            html,
          ]),
        };
  return Object.fromEntries(
    Object.entries(all).map(([key, value]) => {
      const text = typeof value === "string" ? value : JSON.stringify(value);
      return [key, text.replace(/ data-source=\\?"\d+\\?"/g, "")];
    }),
  );
}

/**
 * A text from shortly before it differs from another.
 *
 * @param {string} text
 * @param {string} other
 */
function from(text, other) {
  let at = 0;
  while (at < text.length && text[at] === other[at]) {
    at += 1;
  }
  return text.slice(Math.max(0, at - 60), at + 140);
}
