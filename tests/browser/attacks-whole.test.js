/**
 * Nothing of `tests/attacks/` runs, asks or goes anywhere on the whole way: live in a page, read by
 * a press of the button, shown in the view, saved as Markdown, as a web page and as a book, and
 * those opened.
 *
 * @import { Page } from "puppeteer-core"
 * @import { Attack } from "./attacks.js"
 * @import { Room } from "./room.js"
 */

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { filesOf } from "./archive.js";
import { inBatches, loadAttacks, NOTE, seenIn, settle } from "./attacks.js";
import { openReader, until } from "./browsers.js";
import * as core from "../../www/core.js";
import { click, downloadInto, inBothBrowsers } from "./room.js";

const ATTACKS = loadAttacks();
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TAKE = 'button[aria-label="Take along"]';

const TEXT = "The lamp was first lit in autumn, when the town had no road. ";

/** Events that handlers of an article's elements would wait for. */
const EVENTS = [
  ...["load", "error", "focus", "focusin", "blur", "mouseover", "mouseenter"],
  ...["pointerover", "pointerenter", "pointerdown", "mousedown", "wheel"],
  ...["animationstart", "transitionend", "toggle", "beforetoggle", "scroll"],
  ...[
    "begin",
    "end",
    "repeat",
    "start",
    "finish",
    "canplay",
    "submit",
    "input",
  ],
];

inBothBrowsers((room) => {
  /** Where the browser saves files. */
  let folder = "";
  let saves = 0;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "stillpage-"));
    await downloadInto(room, folder);
    await core.load(
      /** @type {any} */ (await readFile(`${ROOT}dist/core/stillpage_bg.wasm`)),
    );
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test("in the view, the saved page and the saved Markdown", async () => {
    await inBatches(ATTACKS, async (batch) => {
      const title = `Lamp ${(saves += 1)}`;
      const [seen, html] = await readLive(room, title, batch, folder);
      const ofFile = await open(room, html, "text/html", `${title}.html`);
      return [...seen, ...ofFile];
    });
  });

  test("in a saved page opened from the disk", async () => {
    const title = `Lamp ${(saves += 1)}`;
    const [, html] = await readLive(room, title, ATTACKS.slice(0, 100), folder);
    assert.match(html, /The lamp was first lit/);
    const file = pathToFileURL(join(folder, `${title}.html`)).href;
    assert.deepEqual(await look(room, file), []);
  });

  test("in the documents of a book", async () => {
    await inBatches(ATTACKS, async (batch) => {
      const html = pageOf("Lamp", batch);
      const address = "https://page.example/";
      const article = core.readHtml(html, address, { minConfidence: 0 });
      const files = [...filesOf(core.toEpub(article, []))];
      const documents = files.filter(([path]) => path.endsWith(".xhtml"));
      assert.ok(documents.length >= 2);
      const seen = [];
      for (const [path, text] of documents) {
        seen.push(
          ...(await open(room, text, "application/xhtml+xml", path)),
          ...(await open(room, text, "text/html", path)),
        );
      }
      return seen;
    });
  });

  test("what does run is seen", async () => {
    const seen = async (/** @type {string} */ html) =>
      open(room, html, "text/html", "bad.html");
    assert.ok((await seen("<svg onload=attack()>")).includes("ran"));
    assert.deepEqual(await seen("<p onmouseenter=attack()>a"), ["ran"]);
    assert.deepEqual(await seen("<img src=/stolen/x>"), [
      "asked for /stolen/x",
    ]);
  });
});

/**
 * @param {string} title
 * @param {Attack[]} batch
 */
function pageOf(title, batch) {
  const parts = batch.map(({ html }) => `<div>${html}</div>`).join("\n");
  const text = `<p>${TEXT.repeat(8)}</p>`;
  return `<!doctype html><title>${title}</title><script>${NOTE}</script>
    <article><h1>${title}</h1>${text}<div id="here">${parts}</div>${text}</article>`;
}

/**
 * Puts attacks into a page, reads it and saves it.
 *
 * @param {Room} room
 * @param {string} title
 * @param {Attack[]} batch
 * @param {string} folder
 * @returns {Promise<[string[], string]>} what was seen, and the saved page
 */
async function readLive(room, title, batch, folder) {
  const { driven, server } = ready(room);
  server.pages["/live"] = { html: pageOf(title, []) };
  const page = await driven.browser.newPage();
  try {
    await page.goto(`${server.origin}/live`);
    await page.evaluate(
      (parts) => {
        for (const part of parts) {
          const place = document.createElement("div");
          place.innerHTML = part;
          document.querySelector("#here")?.append(place);
        }
      },
      batch.map(({ html }) => html),
    );
    // What the page does to itself is over before the press.
    await settle(server.requests);
    await page.evaluate("isOnlyViewWatched = true; ran.length = 0");
    const ofPage = await whatAsksAgain(page, server.requests);
    server.requests.length = 0;
    const view = await openReader(driven, page);
    assert.ok(view.text.includes(TEXT.trim()), view.notice);
    const html = await saveBoth(page, folder, title);
    await prod(page, "html > stillpage-reader", EVENTS);
    const seen = await seenIn(page, server.requests);
    return [seen.filter((line) => !ofPage.includes(line)), html];
  } finally {
    await page.close();
  }
}

/**
 * What the page itself asks for once more when it becomes inert under a modal dialog, as it does
 * under the reader: browsers forget what they could not load.
 *
 * @param {Page} page
 * @param {string[]} requests
 */
async function whatAsksAgain(page, requests) {
  requests.length = 0;
  await page.evaluate(() => {
    const dialog = document.createElement("dialog");
    document.documentElement.append(dialog);
    dialog.showModal();
  });
  const again = await seenIn(page, requests);
  await page.evaluate(() =>
    document.documentElement.lastElementChild?.remove(),
  );
  await settle(requests);
  return again;
}

/**
 * Saves the article in both forms.
 *
 * @param {Page} page
 * @param {string} folder
 * @param {string} title
 */
async function saveBoth(page, folder, title) {
  const saved = (/** @type {string} */ name) =>
    until(() => readFile(join(folder, name), "utf8").catch(() => ""));
  await click(page, TAKE);
  await click(page, ".takeAlong li:nth-child(3) button");
  const markdown = await saved(`${title}.md`);
  assert.ok(markdown.includes("The lamp was first lit"));
  await click(page, TAKE);
  await click(page, ".takeAlong li:nth-child(4) button");
  return saved(`${title}.html`);
}

/**
 * Serves a file and opens it.
 *
 * @param {Room} room
 * @param {string} html
 * @param {string} type
 * @param {string} name
 */
async function open(room, html, type, name) {
  const { server } = ready(room);
  const path = `/opened/${name.replaceAll(" ", "-")}`;
  const headers = { "content-type": `${type}; charset=utf-8` };
  server.pages[path] = { html, headers };
  return look(room, server.origin + path);
}

/**
 * Opens a file where whatever runs is noted.
 *
 * @param {Room} room
 * @param {string} address
 * @returns {Promise<string[]>} what was seen
 */
async function look(room, address) {
  const { driven, server } = ready(room);
  const page = await driven.browser.newPage();
  try {
    await page.evaluateOnNewDocument(NOTE);
    server.requests.length = 0;
    await page.goto(address);
    await prod(page, "html", EVENTS);
    const seen = await seenIn(page, server.requests);
    return page.url() === address ? seen : [...seen, "went elsewhere"];
  } finally {
    await page.close();
  }
}

/**
 * Sends every event to every element below one, or to those of the article it shows.
 *
 * @param {Page} page
 * @param {string} selector
 * @param {string[]} events
 */
function prod(page, selector, events) {
  return page.evaluate(
    (wanted, types) => {
      const top = document.querySelector(wanted);
      const parts = top?.shadowRoot
        ? top.shadowRoot.querySelectorAll("article *")
        : top?.querySelectorAll("*");
      for (const each of parts ?? []) {
        types.forEach((type) => each.dispatchEvent(new Event(type)));
      }
    },
    selector,
    events,
  );
}

/** @param {Room} room */
function ready({ driven, server }) {
  assert.ok(driven && server);
  return { driven, server };
}
