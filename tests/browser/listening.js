/**
 * A room for tests of reading aloud: the demo page in both browsers, with voices of our own.
 *
 * @import { Page } from "puppeteer-core"
 * @import { Manner, Spoken } from "./voices.js"
 */

import { until } from "./browsers.js";
import { onDemoInBothBrowsers } from "./demo-server.js";
import { fakeVoices } from "./voices.js";

/** @type {Manner} */
const USUAL = {
  boundaries: true,
  lengths: true,
  langs: ["en-US", "vi-VN", "ja-JP", "ar-EG"],
};

/**
 * Opens a sample with voices.
 *
 * @typedef {(
 *   sample: string,
 *   manner: Partial<Manner>,
 *   use: (page: Page) => Promise<void>,
 *   choices?: object,
 * ) => Promise<void>} Listen
 */

/**
 * Runs tests in both browsers.
 *
 * @param {string} what
 * @param {(listen: Listen) => void} tests
 */
export function onDemo(what, tests) {
  onDemoInBothBrowsers(what, (demo) => {
    /** @type {Listen} */
    const listen = (sample, manner, use, choices = { speed: 3 }) =>
      demo.open(
        `#${sample}`,
        async (page) => {
          await page.waitForFunction(
            () =>
              document
                .querySelector(".host")
                ?.shadowRoot?.querySelector(".content"),
            { timeout: 20_000, polling: 50 },
          );
          await inView(page, "focus", ".reader");
          await use(page);
        },
        async (page) => {
          await page.setViewport({ width: 1300, height: 800 });
          await page.evaluateOnNewDocument(fakeVoices, { ...USUAL, ...manner });
          await page.evaluateOnNewDocument((kept) => {
            if (window === window.top) {
              localStorage.setItem("stillpage.aloud", JSON.stringify(kept));
            }
          }, choices);
        },
      );
    tests(listen);
  });
}

/**
 * Does something with an element of the view.
 *
 * @param {Page} page
 * @param {"focus" | "click"} act
 * @param {string} selector
 */
export function inView(page, act, selector) {
  return page.evaluate(
    (what, wanted) => {
      const root = document.querySelector(".host")?.shadowRoot;
      const found = /** @type {HTMLElement} */ (root?.querySelector(wanted));
      found[what]();
    },
    act,
    selector,
  );
}

/**
 * Waits until so much was said, and returns it.
 *
 * @param {Page} page
 * @param {number} least
 * @returns {Promise<Spoken[]>}
 */
export function heard(page, least) {
  return until(() =>
    page.evaluate((count) => {
      const { spoken } = /** @type {any} */ (window);
      return spoken.length >= count && spoken;
    }, least),
  );
}

/**
 * Has the voices go on until they have said so much.
 *
 * @param {Page} page
 * @param {number} hold
 */
export function goOn(page, hold) {
  return page.evaluate((most) => {
    Object.assign(speechSynthesis, { hold: most });
  }, hold);
}

/**
 * What is seen of the view.
 *
 * @param {Page} page
 */
export function look(page) {
  return page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (
      document.querySelector(".host")?.shadowRoot
    );
    const frame = /** @type {HTMLElement} */ (root.querySelector(".reader"));
    const [range] = CSS.highlights.get("stillpage-sentence") ?? [];
    const bar = root.querySelector(".player")?.getBoundingClientRect();
    const rect = range instanceof Range ? range.getBoundingClientRect() : null;
    return {
      isOpen: bar !== undefined,
      button: root.querySelector(".play")?.ariaLabel,
      trouble: root.querySelector(".trouble")?.textContent ?? "",
      panel: root.querySelector(".panel:popover-open")?.ariaLabel ?? "",
      focused: root.activeElement?.ariaLabel ?? root.activeElement?.className,
      marked: String(range ?? ""),
      isMarkSeen:
        rect !== null &&
        rect.top > frame.getBoundingClientRect().top &&
        rect.bottom < (bar?.top ?? innerHeight),
      scrolled: frame.scrollTop,
    };
  });
}

/**
 * Waits until all is read, and returns what was said.
 *
 * @param {Page} page
 * @returns {Promise<Spoken[]>}
 */
export async function allSpoken(page) {
  await until(() =>
    page.evaluate(() => {
      const root = document.querySelector(".host")?.shadowRoot;
      const isIdle = root?.querySelector(".play")?.ariaLabel === "Play";
      return isIdle && /** @type {any} */ (window).spoken.length > 0;
    }),
  );
  return page.evaluate(() => /** @type {any} */ (window).spoken);
}
