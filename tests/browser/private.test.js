/**
 * Private windows: nothing happens there unless the user let the extension in, and then nothing of
 * what is read is kept.
 *
 * Firefox only: a press of the driver in a private window ends Chromium as a whole.
 *
 * @import { Page } from "puppeteer-core"
 * @import { Driven } from "./browsers.js"
 */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, inWindow, until } from "./browsers.js";
import { LONG } from "./room.js";
import { serve } from "./server.js";

/** As long as a press that does nothing is given to do something, in milliseconds. */
const PATIENCE = 1500;

if ((process.env.STILLPAGE_BROWSER ?? "firefox") === "firefox") {
  describe("firefox", { timeout: 120_000 }, () => {
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let server;
    /** @type {Driven} */
    let driven;
    before(async () => {
      server = await serve({ "/long": { html: LONG } });
      driven = await BROWSERS.firefox();
    });
    after(async () => {
      await driven.browser.close();
      server.close();
    });

    test("an ordinary window keeps the place one stopped at", async () => {
      const page = await driven.browser.newPage();
      await page.goto(`${server.origin}/long`);
      await driven.press(page);
      await until(() => isOpen(page));
      await page.evaluate(() =>
        document
          .querySelector("html > stillpage-reader")
          ?.shadowRoot?.querySelector("dialog")
          ?.scrollTo(0, 3000),
      );
      await until(async () => Object.keys(await stored(driven)).length > 0);
      await page.close();
      await stored(driven, "chrome.storage.local.clear()");
    });

    test("a private window has nothing of the extension until it is let in, and then keeps nothing", async () => {
      const address = `${server.origin}/long`;
      await inControls(driven, openPrivate, address);
      const page = await until(async () =>
        (await driven.browser.pages()).find((page) => page.url() === address),
      );
      await inControls(driven, pressInPrivate, driven.id).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
      assert.equal(await isOpen(page), false);

      await inControls(driven, letIn, driven.id);
      await until(async () => {
        await inControls(driven, pressInPrivate, driven.id).catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, PATIENCE));
        return isOpen(page);
      });
      // A place far down is what would be kept of an article that is read.
      await page.evaluate(() =>
        document
          .querySelector("html > stillpage-reader")
          ?.shadowRoot?.querySelector("dialog")
          ?.scrollTo(0, 3000),
      );
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
      await page.keyboard.press("Escape");
      await until(async () => !(await isOpen(page)));
      assert.deepEqual(await stored(driven), {});
    });
  });
}

/** @param {Page} page */
function isOpen(page) {
  return page.evaluate(() =>
    Boolean(
      document
        .querySelector("html > stillpage-reader")
        ?.shadowRoot?.querySelector(".content"),
    ),
  );
}

/**
 * What the extension keeps on the device, read in a page of its own.
 *
 * @param {Driven} driven
 * @param {string} ask
 * @returns {Promise<object>}
 */
async function stored(driven, ask = "chrome.storage.local.get(null)") {
  const own = await driven.browser.newPage();
  try {
    const address = `${await driven.origin()}/notice.html`;
    // Firefox goes there, but tells nobody that it has arrived.
    await own.goto(address, { timeout: 1000 }).catch(() => {});
    return /** @type {any} */ (await own.evaluate(ask)) ?? {};
  } finally {
    await own.close();
  }
}

/**
 * Runs something among the browser's own controls.
 *
 * @param {Driven} driven
 * @param {(argument: string) => Promise<unknown>} run
 * @param {string} argument
 * @throws when it throws
 */
function inControls({ browser }, run, argument) {
  const called = `(${run})(${JSON.stringify(argument)})`;
  return inWindow(browser, `${called}.then(() => 1)`);
}

/** Opens a private window at an address. @param {string} address */
async function openPrivate(address) {
  const { OpenBrowserWindow, Services } = /** @type {any} */ (globalThis);
  const window = OpenBrowserWindow({ private: true });
  await new Promise((resolve) =>
    window.addEventListener("load", resolve, { once: true }),
  );
  await window.delayedStartupPromise;
  window.gBrowser.fixupAndLoadURIString(address, {
    triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
  });
}

/** Presses the toolbar button of an extension in the private window. @param {string} id */
async function pressInPrivate(id) {
  const { Services, WebExtensionPolicy } = /** @type {any} */ (globalThis);
  const window = [...Services.wm.getEnumerator("navigator:browser")].find(
    (each) => each.PrivateBrowsingUtils.isWindowPrivate(each),
  );
  const policy = WebExtensionPolicy.getByID(id);
  window.gUnifiedExtensions.browserActionFor(policy).triggerAction(window);
}

/** Does what "Run in Private Windows: Allow" does in the browser's own settings. @param {string} id */
async function letIn(id) {
  const { ChromeUtils, WebExtensionPolicy } = /** @type {any} */ (globalThis);
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    "resource://gre/modules/ExtensionPermissions.sys.mjs",
  );
  const { AddonManager } = ChromeUtils.importESModule(
    "resource://gre/modules/AddonManager.sys.mjs",
  );
  const { extension } = WebExtensionPolicy.getByID(id);
  const permissions = ["internal:privateBrowsingAllowed"];
  await ExtensionPermissions.add(id, { permissions, origins: [] }, extension);
  await (await AddonManager.getAddonByID(id)).reload();
}
