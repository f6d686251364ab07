/**
 * What the tab key comes to, in its order and by its name, with what is told about it: in the view,
 * in each panel, on the page of settings and in the demo. The lists are written down here, to be
 * read by people.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { SAMPLES } from "../../www/samples.js";
import { until } from "./browsers.js";
import { onDemoInBothBrowsers } from "./demo-server.js";
import { appears, click, escape, inBothBrowsers, seen } from "./room.js";

/** @import { KeyInput, Page } from "puppeteer-core" */

/** What is longer than this, in characters, is cut. */
const CUT = 30;

/** What only scrolls. */
const SCROLLS = "scrolls";

/** Nothing has so many stops. */
const MOST = 150;

const TEXT = [
  "doc-noteref: 1",
  "pre: def toll(sheep, barrels): return sheep",
  "button: Wrap long lines",
  "button: Copy the code",
  "img: Enlarge: The ladder",
  "doc-backlink: ↩",
];

const LOOKS = {
  main: [
    "radio: Auto",
    "radio: Serif",
    "button: Smaller text",
    "button: Larger text",
    "button: Shorter lines",
    "button: Longer lines",
  ],
  finer: [
    "button: Lines closer together",
    "button: Lines further apart",
    "button: Paragraphs closer together",
    "button: Paragraphs further apart",
    "button: Letters further apart",
    "button: Words further apart",
    "button: Lighter text",
    "button: Bolder text",
    "radio: Ragged",
    "radio: 1",
  ],
  aids: [
    "radio: Off",
    "radio: Shown",
    "radio: Shown",
    "switch: Emphasise beginnings of words",
  ],
};

/** Keys that open something, and its stops from the first on. @type {[KeyInput, string, string[]][]} */
const PANELS = [
  [
    "o",
    ".panel.outline",
    [
      "a: Ice and fog",
      "a: The three families",
      "a: A rope of wire",
      "a: The last ferry",
      "a: What the ledger says",
    ],
  ],
  [
    "l",
    ".panel.leftOut",
    [
      "button: Put back (Home Harbour Weather Shop)",
      "button: Put back (More from the coast Nets dry in the harbour)",
      "button: Put back (Letters from the coast Leave your address)",
      "button: Put back (© Harbour Post)",
    ],
  ],
  ["H", ".panel.highlights", []],
  [
    "s",
    ".panel.takeAlong",
    [
      "button: Copy as Markdown",
      "button: Copy with formatting",
      "button: Save as Markdown",
      "button: Save as a web page",
      "button: Save as EPUB",
      "button: Save as plain text",
      "button: Print",
    ],
  ],
  [
    "a",
    ".panel.appearance",
    [
      ...LOOKS.main,
      "summary: Spacing and weight",
      ...LOOKS.finer,
      "summary: Reading aids",
      ...LOOKS.aids,
      "switch: Only on 127.0.0.1",
      "button: All settings",
    ],
  ],
  ["r", ".player", ["button: Play"]],
  ["?", ".sheet.help", ["button: Close"]],
];

const SETTINGS = [
  ...LOOKS.main,
  "radio: As on the page",
  "radio: Shown",
  ...LOOKS.finer,
  ...LOOKS.aids,
  "button: Change it in the browser",
  "button: Save settings",
  "button: Open a settings file",
  "button: Back to the usual",
  "switch: Remember where I stopped reading",
  "button: Delete everything",
  // The view that shows them at work.
  "button: Read aloud",
  "a: What the book tells",
  "button: Wrap long lines",
  "button: Copy the code",
  "a: The work of others in Stillpage, and its licences",
];

const DEMO = [
  "a: Skip to the article",
  ...SAMPLES.map(({ kind, title }) => `a: ${kind}${title}`),
  "button: Paste HTML",
  "button: Open a file",
  // Its links are of the page in it.
  "iframe: The page as it came; nothing in it runs",
  "separator: Width of the original",
  "tab: Reader",
  "button: Outline",
  "img: Enlarge: A small white and blue car ferry",
  "summary: … ms in all",
  "a: The work of others in Stillpage, and its licences",
];

/**
 * Where the focus is: what it is, and its name as a screen reader has it. Runs in the page.
 *
 * @param {number} cut
 * @param {string} box outside of which it is nowhere
 * @param {string} scrolls what it is where it only scrolls
 * @param {boolean} isFirst whether the list begins here; it is over where it comes here again
 */
function readFocus(cut, box, scrolls, isFirst) {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) {
    at = at.shadowRoot.activeElement;
  }
  if (!at || at.matches("body, html, dialog") || (box && !at.closest(box))) {
    return "";
  }
  const page = /** @type {{ firstStop?: Element }} */ (
    /** @type {unknown} */ (window)
  );
  if (isFirst) {
    page.firstStop = at;
  } else if (at === page.firstStop) {
    return "";
  }
  if (/** @type {HTMLElement} */ (at).tabIndex < 0) {
    return scrolls;
  }
  const name =
    at.getAttribute("aria-label") ??
    /** @type {HTMLInputElement} */ (at).labels?.[0]?.textContent ??
    (at.getAttribute("title") || at.textContent);
  const kind = at.getAttribute("role") ?? at.getAttribute("type");
  const what = kind && kind !== "button" ? kind : at.localName;
  const words = name?.replace(/\s+/g, " ").replace(/\d+(?= ms)/, "…");
  const about = at.ariaDescription?.slice(0, cut).trim();
  return `${what}: ${words?.trim().slice(0, cut).trim()}${about ? ` (${about})` : ""}`;
}

/** Names and what is told about them, cut as they are read. @param {string[]} stops */
function cut(stops) {
  return stops.map((stop) => {
    const [, what, name, about] =
      /^([^:]+: )(.*?)(?: \((.*)\))?$/.exec(stop) ?? [];
    const told = about ? ` (${about.slice(0, CUT).trim()})` : "";
    return `${what}${name?.slice(0, CUT).trim()}${told}`;
  });
}

/**
 * What the tab key comes to, from where the focus is until it is nowhere.
 *
 * @param {Page} page
 * @param {string} [box] outside of which it is nowhere
 */
async function stopsFrom(page, box = "") {
  /** @type {string[]} */
  const stops = [];
  for (let times = 0; times < MOST; times += 1) {
    const at = await page.evaluate(readFocus, CUT, box, SCROLLS, times === 0);
    if (!at) {
      return stops;
    }
    // What is in a frame is none of ours; Firefox stops at what scrolls.
    const isOurs = at !== stops.at(-1) || !at.startsWith("iframe");
    if (isOurs && at !== SCROLLS) {
      stops.push(at);
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`it never ends: ${stops.join(" | ")}`);
}

inBothBrowsers((room) => {
  test("of the view", async () => {
    await room.read(async (page) => {
      // Pictures come as they come near.
      await page.keyboard.press("End");
      await appears(page, ".content img.enlarges");
      await page.keyboard.press("Home");
      await page.keyboard.press("Tab");
      const expected = ["button: Back to the page", ...TEXT];
      assert.deepEqual(await stopsFrom(page), cut(expected));
    });
  });

  test("of each of its panels", async () => {
    await room.read(async (page) => {
      for (const [key, panel, expected] of PANELS) {
        await page.keyboard.press(key);
        await appears(page, panel);
        const folds = `${panel} details:not([open]) > summary`;
        for (const fold of await seen(page, folds)) {
          await click(page, folds);
          await appears(page, `${panel} details[open] > summary`, fold);
        }
        await focusFirst(page, panel);
        assert.deepEqual(await stopsFrom(page, panel), cut(expected), panel);
        await page.keyboard.press(key);
        if ((await seen(page, panel)).length > 0) {
          await focusFirst(page, panel);
          await escape(page, panel);
        }
      }
    });
  });

  test("of the page of settings", async () => {
    const options = await room.driven?.browser.newPage();
    assert.ok(options);
    try {
      const address = `${await room.driven?.origin()}/options.html`;
      // Firefox goes there, but tells nobody that it has arrived.
      await options.goto(address, { timeout: 1000 }).catch(() => {});
      await options.waitForSelector(".looks:not([inert]) [name=theme]");
      await options.focus("[name=theme]:checked");
      assert.deepEqual(await stopsFrom(options), cut(SETTINGS));
    } finally {
      await options.close();
    }
  });
});

onDemoInBothBrowsers("focus order of the demo", (demo) => {
  test("of the demo", async () => {
    await demo.open("#news", async (page) => {
      await page.setViewport({ width: 1200, height: 800 });
      await until(() =>
        page.evaluate(
          () =>
            !!document
              .querySelector("#panel-reader .host")
              ?.shadowRoot?.querySelector(".content img.enlarges"),
        ),
      );
      await page.focus("a");
      assert.deepEqual(await stopsFrom(page), cut(DEMO));
    });
  });
});

/**
 * Gives the focus to the first stop of a panel, if it has one.
 *
 * @param {Page} page
 * @param {string} panel
 */
function focusFirst(page, panel) {
  return page.evaluate((wanted) => {
    const root = document.querySelector("stillpage-reader")?.shadowRoot;
    const box = root?.querySelector(wanted);
    const all = /** @type {HTMLElement[]} */ ([
      ...(box?.querySelectorAll("a, button, input, summary, select") ?? []),
    ]);
    const first = all.find(
      (each) =>
        each.checkVisibility() && !each.matches(":disabled, [tabindex='-1']"),
    );
    const checked = /** @type {HTMLElement | null | undefined} */ (
      first?.matches("[type=radio]")
        ? box?.querySelector("input:checked")
        : first
    );
    checked?.focus();
  }, panel);
}
