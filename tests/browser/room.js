/**
 * A room for tests of the reader's features: both browsers, a long article, and ways to look at
 * the view and to touch it as a person would.
 *
 * @import { Page } from "puppeteer-core"
 */

import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { BROWSERS, closeReader, openReader } from "./browsers.js";
import { article } from "./pages.js";
import { serve } from "./server.js";

const SENTENCES = [
  "The river keeps its own calendar, and the people on its banks have learned to read it.",
  "In spring it brings wood from the hills; in autumn it brings fog, and the ferry stays ashore.",
  "Nobody has ever owned the crossing, though three families have lived from it.",
  "The oldest of the ledgers counts sheep, barrels and, once, a bear in a cage.",
  "What it does not count are those who crossed at night and paid with a nod.",
];

/** @param {number} from */
const paragraph = (from) =>
  `<p>${SENTENCES.map((_, n) => SENTENCES[(n + from) % SENTENCES.length]).join(" ")}</p>`;

/** Headings of the long article. */
export const HEADINGS = [
  "Ice and fog",
  "The three families",
  "A rope of wire",
  "The last ferry",
  "What the ledger says",
];

const MARKED = `<p>Three sources tell of it.<sup><a href="#fn1" id="ref1" role="doc-noteref">1</a></sup>
  ${SENTENCES.join(" ")}</p>`;

const NOTES = `<section class="footnotes" role="doc-endnotes"><ol><li id="fn1" role="doc-endnote"><p>The
  ledger is kept in the town hall of Oda. <a href="#ref1" role="doc-backlink">↩</a></p></li></ol></section>`;

const CODE = `<pre><code class="language-python">def toll(sheep, barrels):
    return sheep * 2 + barrels * 5  # ${"a long remark on old prices ".repeat(6)}</code></pre>`;

/** The core takes a picture of one pixel for what it is, so this one is large. */
export const LADDER = {
  html: `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><path d="M0 0h600v400z"/></svg>`,
  headers: { "content-type": "image/svg+xml" },
};

/** Has a picture come that can be pressed. @param {Page} page */
export async function bringPicture(page) {
  await page.evaluate(() =>
    document
      .querySelector("stillpage-reader")
      ?.shadowRoot?.querySelector("img")
      ?.scrollIntoView({ block: "center" }),
  );
  await appears(page, "img.enlarges");
}

/** A long article with headings, a note, a picture and code, and things beside it. */
export const LONG = article({
  after: `<section class="newsletter"><h2>Letters from the coast</h2><p>Leave your address and get
    our newsletter every Friday morning, with all that happened on the water.</p></section>`,
})
  .replace('<p class="byline">By Mara Lund</p>', "")
  .replace(
    /<figure>/,
    `${HEADINGS.map(writeSection).join("")}${MARKED}${CODE}<figure>`,
  )
  .replace("/ladder.png", "/ladder.svg")
  .replace("</article>", `${NOTES}</article>`);

/**
 * @param {string} heading
 * @param {number} n
 */
function writeSection(heading, n) {
  const text = [n, n + 1, n + 2].map(paragraph).join("");
  return `<h2 id="h${n}">${heading}</h2>${text}`;
}

/**
 * Runs tests in both browsers.
 *
 * @param {(room: Room) => void} tests
 * @param {(name: string) => Promise<string | undefined>} [build]
 *   makes the folder of the extension for a browser, where it is not the one that is built
 */
export function inBothBrowsers(tests, build = async () => undefined) {
  for (const [name, launch] of Object.entries(BROWSERS)) {
    if ((process.env.STILLPAGE_BROWSER ?? name) !== name) {
      continue;
    }
    describe(name, { timeout: 300_000 }, () => {
      const room = new Room();
      before(async () => {
        room.server = await serve({
          "/long": { html: LONG },
          "/ladder.svg": LADDER,
        });
        room.driven = await launch(await build(name));
      });
      after(async () => {
        await room.driven?.browser.close();
        room.server?.close();
      });
      tests(room);
    });
  }
}

export class Room {
  visits = 0;

  /** @type {import("./browsers.js").Driven | undefined} */
  driven;
  /** @type {Awaited<ReturnType<typeof serve>> | undefined} */
  server;

  /**
   * Opens the long article in the reader.
   *
   * @param {(page: Page) => Promise<void>} use
   * @param {(page: Page) => Promise<unknown>} [prepare] done with the page before the reader opens
   * @param {string} [path] of another page than the long article
   */
  async read(use, prepare, path = "/long") {
    assert.ok(this.driven && this.server);
    const page = await this.driven.browser.newPage();
    try {
      await page.setViewport({ width: 1100, height: 700 });
      // An address of its own: places are remembered by it.
      await page.goto(
        `${this.server.origin}${path}?visit=${(this.visits += 1)}`,
      );
      await prepare?.(page);
      await openReader(this.driven, page);
      await use(page);
    } finally {
      await page.close();
    }
  }

  /**
   * Closes the reader by a press of the button.
   *
   * @param {Page} page
   */
  async close(page) {
    assert.ok(this.driven);
    await closeReader(this.driven, page);
  }

  /**
   * Opens the reader in a page.
   *
   * @param {Page} page
   */
  async open(page) {
    assert.ok(this.driven);
    await openReader(this.driven, page);
  }

  /**
   * Closes the reader and opens it again.
   *
   * @param {Page} page
   */
  async reopen(page) {
    assert.ok(this.driven);
    await closeReader(this.driven, page);
    await openReader(this.driven, page);
  }
}

/**
 * What is found by a selector in the view: the text of each that can be seen.
 *
 * @param {Page} page
 * @param {string} selector
 * @returns {Promise<string[]>}
 */
export function seen(page, selector) {
  return page.evaluate((wanted) => {
    const root = document.querySelector("html > stillpage-reader")?.shadowRoot;
    return [...(root?.querySelectorAll(wanted) ?? [])]
      .filter((each) => each.checkVisibility())
      .map((each) => each.textContent.trim());
  }, selector);
}

/**
 * Waits until something is seen in the view, and returns its text.
 *
 * @param {Page} page
 * @param {string} selector
 * @param {string} [part] of its text
 * @returns {Promise<string>}
 */
export async function appears(page, selector, part = "") {
  const handle = await page.waitForFunction(
    (wanted, words) => {
      const root = document.querySelector(
        "html > stillpage-reader",
      )?.shadowRoot;
      const found = [...(root?.querySelectorAll(wanted) ?? [])].find(
        (each) => each.checkVisibility() && each.textContent.includes(words),
      );
      return found && { text: found.textContent.trim() };
    },
    { timeout: 15_000, polling: 50 },
    selector,
    part,
  );
  return /** @type {{ text: string }} */ (await handle.jsonValue()).text;
}

/**
 * Waits until nothing of the kind is seen in the view.
 *
 * @param {Page} page
 * @param {string} selector
 */
export async function vanishes(page, selector) {
  await page.waitForFunction(
    (wanted) => {
      const root = document.querySelector(
        "html > stillpage-reader",
      )?.shadowRoot;
      return (
        root &&
        ![...root.querySelectorAll(wanted)].some((each) =>
          each.checkVisibility(),
        )
      );
    },
    { timeout: 15_000, polling: 50 },
    selector,
  );
}

/**
 * Clicks what is found by a selector in the view.
 *
 * @param {Page} page
 * @param {string} selector
 */
export async function click(page, selector) {
  await appears(page, selector);
  let at = await middleOf(page, selector);
  // What comes late moves the rest: a person waits until it stands still.
  for (let times = 0; times < 20; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    const { x, y } = at;
    at = await middleOf(page, selector);
    if (at.x === x && at.y === y) {
      break;
    }
  }
  await page.mouse.click(at.x, at.y);
}

/**
 * The middle of something in the view, on the screen.
 *
 * @param {Page} page
 * @param {string} selector
 */
function middleOf(page, selector) {
  return page.evaluate((wanted) => {
    const root = document.querySelector("html > stillpage-reader")?.shadowRoot;
    const found = [...(root?.querySelectorAll(wanted) ?? [])].find((each) =>
      each.checkVisibility(),
    );
    const middle = () => {
      const { x, y, width, height } = /** @type {Element} */ (
        found
      ).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    };
    const { x, y } = middle();
    if (y < 0 || y > innerHeight || x < 0 || x > innerWidth) {
      found?.scrollIntoView({ block: "center", inline: "nearest" });
    } else if (found?.closest(".panel")) {
      // A panel scrolls by itself, and hides what it clips.
      found.scrollIntoView({ block: "nearest" });
    }
    return middle();
  }, selector);
}

/**
 * The element with the focus in the view, as its name and the start of its text.
 *
 * @param {Page} page
 */
export function focused(page) {
  return page.evaluate(() => {
    const active = document.querySelector("html > stillpage-reader")?.shadowRoot
      ?.activeElement;
    const name =
      active?.getAttribute("aria-label") ?? active?.textContent ?? "";
    return `${active?.localName}: ${name.trim().slice(0, 40)}`;
  });
}

/**
 * Has a browser keep downloads in a folder.
 *
 * @param {Room} room
 * @param {string} folder
 */
export async function downloadInto({ driven }, folder) {
  if (driven?.name === "chromium") {
    const session = await driven.browser.target().createCDPSession();
    await session.send("Browser.setDownloadBehavior", {
      behavior: "allow",
      downloadPath: folder,
    });
    return;
  }
  const { connection } = /** @type {any} */ (driven?.browser);
  await connection.send("browser.setDownloadBehavior", {
    downloadBehavior: { type: "allowed", destinationFolder: folder },
  });
}

/**
 * Presses Escape and waits until a layer is gone and the focus is back in the view.
 *
 * @param {Page} page
 * @param {string} layer
 */
export async function escape(page, layer) {
  await page.keyboard.press("Escape");
  await vanishes(page, layer);
  await page.waitForFunction(
    () =>
      // What had the focus in the layer keeps it for a moment, unseen.
      document
        .querySelector("html > stillpage-reader")
        ?.shadowRoot?.activeElement?.checkVisibility(),
    { timeout: 10_000, polling: 50 },
  );
}
