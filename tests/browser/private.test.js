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
import {
  BROWSERS,
  closeReader,
  inExtension,
  inWindow,
  openReader,
  until,
} from "./browsers.js";
import { LONG } from "./room.js";
import { serve } from "./server.js";

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

    test("a private window has nothing of the extension until it is let in, and then keeps nothing", async () => {
      const ordinary = await driven.browser.newPage();
      await ordinary.goto(`${server.origin}/long?ordinary`);
      const address = `${server.origin}/long`;
      await inControls(driven, openPrivate, address);
      const page = await until(async () =>
        (await driven.browser.pages()).find((page) => page.url() === address),
      );
      await inControls(driven, hasNoButton, driven.id);
      // Had it one, a press would find no tab that the extension may know of.
      await assert.rejects(
        inControls(driven, pressInPrivate, driven.id),
        /tab/,
      );
      // What is done later in the other window shows that it was heard, too.
      await openReader(driven, ordinary);
      await closeReader(driven, ordinary);
      assert.equal(await isOpen(page), false);

      await inControls(driven, letIn, driven.id);
      // A press before the new background has begun to listen is lost.
      await until(async () => {
        await inControls(driven, pressInPrivate, driven.id).catch(() => {});
        return opens(page);
      });
      // A place far down is what is kept of an article that is read.
      await page.evaluate(scrollDown);
      await page.keyboard.press("Escape");
      await until(async () => !(await isOpen(page)));
      await openReader(driven, ordinary);
      await ordinary.evaluate(scrollDown);
      await closeReader(driven, ordinary);
      const { places } = await until(async () => {
        const kept = await inExtension(driven, () =>
          chrome.storage.local.get(null),
        );
        return "places" in kept ? kept : undefined;
      });
      assert.deepEqual(Object.keys(places), [ordinary.url()]);
    });
  });
}

/** Scrolls the view far down. */
function scrollDown() {
  const root = document.querySelector("html > stillpage-reader")?.shadowRoot;
  root?.querySelector("dialog")?.scrollTo(0, 3000);
}

/**
 * Whether the view opens, so soon after a press that another one would not close it.
 *
 * @param {Page} page
 */
async function opens(page) {
  for (let tries = 0; tries < 60; tries += 1) {
    if (await isOpen(page)) {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
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

/** Has no button of an extension in the private window, unlike in the other. @param {string} id */
async function hasNoButton(id) {
  const { Services } = /** @type {any} */ (globalThis);
  for (const window of Services.wm.getEnumerator("navigator:browser")) {
    const button = window.document.querySelector(
      `toolbarbutton[data-extensionid="${id}"]`,
    );
    if (!button !== window.PrivateBrowsingUtils.isWindowPrivate(window)) {
      throw new Error("a button where none belongs, or none where one does");
    }
  }
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
