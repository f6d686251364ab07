/**
 * A browser with the extension in it, and orders to its pages.
 *
 * @import { Browser, Page } from "puppeteer-core"
 * @import { Reply } from "./in-page.js"
 */

import puppeteer from "puppeteer-core";
import { CHROMIUM_ARGUMENTS } from "../../tests/browser/browsers.js";
import { makeExtension } from "./extension.js";
import { between, spent } from "./processor.js";

/** How long a browser is left alone before something is measured, in milliseconds. */
const REST = 60;

/** What takes longer than this, in milliseconds, is given up. */
const PATIENCE = 180_000;

/**
 * @typedef {object} Measured
 * @property {number} cost milliseconds on the processor, or of wall time where that is not known
 * @property {number} wall
 * @property {Reply["reading"]} reading
 */

/**
 * Starts a browser.
 *
 * @param {"chromium" | "firefox"} name
 */
export async function openBrowser(name) {
  const isChromium = name === "chromium";
  const folder = await makeExtension(isChromium ? "chrome" : "firefox");
  const browser = await puppeteer.launch({
    headless: true,
    protocolTimeout: PATIENCE,
    ...(isChromium
      ? {
          executablePath: process.env.STILLPAGE_CHROMIUM ?? "/usr/bin/chromium",
          pipe: true,
          enableExtensions: true,
          args: CHROMIUM_ARGUMENTS,
        }
      : {
          browser: "firefox",
          executablePath:
            process.env.STILLPAGE_FIREFOX ?? "/usr/bin/firefox-esr",
          args: ["--remote-allow-system-access"],
        }),
  });
  await browser.installExtension(folder);
  if (isChromium) {
    // An order before the background has begun to listen is lost.
    const target = await browser.waitForTarget(isWorker);
    const background = await target.worker();
    const listens = "globalThis.chrome?.action?.onClicked.hasListeners()";
    while (!(await background?.evaluate(listens))) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  const root = browser.process()?.pid ?? 0;
  return {
    browser,
    /** What the figures are. */
    measure: spent(root) ? "CPU" : "wall",
    /** @param {string} address */
    async open(address) {
      const page = await browser.newPage();
      await page.goto(address, { waitUntil: "load" });
      return page;
    },
    /** Stops the background, as browsers do after a while; not every browser can be told to. */
    stopBackground: isChromium ? () => stopWorkers(browser) : undefined,
    /**
     * Has an engine read a page.
     *
     * @param {Page} page
     * @param {string} engine
     * @param {number} runs
     * @returns {Promise<Measured>}
     */
    async order(page, engine, runs) {
      await new Promise((resolve) => setTimeout(resolve, REST));
      const order = JSON.stringify({ engine, runs });
      const before = spent(root);
      const reply = await send(page, order);
      const after = spent(root);
      if (reply.error) {
        throw new Error(`${engine}: ${reply.error}`);
      }
      const cost = before && after ? between(before, after) : reply.wall;
      return { cost, wall: reply.wall, reading: reply.reading };
    },
    close: () => browser.close(),
  };
}

/** @typedef {Awaited<ReturnType<typeof openBrowser>>} Driven */

/**
 * @param {Page} page
 * @param {string} order
 * @returns {Promise<Reply>}
 */
async function send(page, order) {
  const reply = await page.evaluate(
    (detail) =>
      new Promise((/** @type {(reply: string) => void} */ resolve) => {
        const once = { once: true };
        addEventListener(
          "bench-reply",
          (event) => resolve(/** @type {CustomEvent} */ (event).detail),
          once,
        );
        dispatchEvent(new CustomEvent("bench-order", { detail }));
      }),
    order,
  );
  return JSON.parse(reply);
}

/** @param {import("puppeteer-core").Target} target */
function isWorker(target) {
  return target.type() === "service_worker";
}

/** @param {Browser} browser */
async function stopWorkers(browser) {
  for (const target of browser.targets().filter(isWorker)) {
    await (await target.worker())?.close();
  }
  while (browser.targets().some(isWorker)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
