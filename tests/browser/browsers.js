/**
 * Drives the two real browsers with the built extension, as a person would: a press is a press of
 * the toolbar button.
 *
 * @import { Browser, Page } from "puppeteer-core"
 */

import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

export const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

/** Nothing is fetched that a test did not ask for. */
export const CHROMIUM_ARGUMENTS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/**
 * The host that is the browser's store of extensions to it, as the real one is: nothing may run
 * there. Both browsers find it on the loopback address.
 */
export const STORE = "store.localhost";

/** What comes sooner upon a press belongs to a double click, in milliseconds. */
const DOUBLE_CLICK = 400;

/**
 * @typedef {object} Driven
 * @property {string} name
 * @property {Browser} browser
 * @property {string} id of the extension
 * @property {(page: Page) => Promise<unknown>} press presses the toolbar button
 * @property {(page: Page) => Promise<unknown>} pressTwice presses it twice at once
 * @property {() => Promise<string>} origin of the extension's own pages
 * @property {(address: string) => Promise<boolean>} hasTab whether a tab shows an address
 * @property {() => Promise<boolean>} hasPopup whether a popup of the extension is open
 * @property {() => Promise<unknown>} closePopup closes it, as a click elsewhere does
 * @property {() => Promise<unknown>} stopBackground stops it, as the browser does after a while
 * @property {() => Promise<unknown>} reload has it end and begin again; Chromium leaves one that a
 *   driver let in turned off
 * @property {(isOn: boolean) => Promise<unknown>} turn turns the extension on or off, as a user does
 */

/**
 * @param {string} folder of the extension
 * @returns {Promise<Driven>}
 */
async function launchChromium(folder = `${DIST}chrome`) {
  const browser = await puppeteer.launch({
    executablePath: process.env.STILLPAGE_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    pipe: true,
    enableExtensions: true,
    args: [...CHROMIUM_ARGUMENTS, `--apps-gallery-url=http://${STORE}/`],
  });
  const id = await browser.installExtension(folder);
  // A press before the background has begun to listen is lost; it has no `chrome` at its start.
  const target = await browser.waitForTarget(
    (target) => target.type() === "service_worker",
  );
  const background = await target.worker();
  await until(async () =>
    background?.evaluate("globalThis.chrome?.action?.onClicked.hasListeners()"),
  );
  const press = async (/** @type {Page} */ page) => {
    const extension = (await browser.extensions()).get(id);
    await extension?.triggerAction(page);
  };
  const worker = async () =>
    browser
      .targets()
      .find((target) => target.type() === "service_worker")
      ?.worker();
  const popup = () =>
    browser
      .targets()
      .find(
        (target) => target.url() === `chrome-extension://${id}/notice.html`,
      );
  return {
    name: "chromium",
    browser,
    id,
    press: spaced(press),
    pressTwice: spaced((page) => Promise.all([press(page), press(page)])),
    hasTab: async (address) =>
      browser.targets().some((target) => target.url() === address),
    origin: async () => `chrome-extension://${id}`,
    hasPopup: async () => popup() !== undefined,
    closePopup: async () => (await popup()?.asPage())?.close(),
    stopBackground: async () => (await worker())?.close(),
    reload: async () => {
      // It goes before there is an answer.
      (await worker())?.evaluate("chrome.runtime.reload()").catch(() => {});
      const page = await browser.newPage();
      await until(() =>
        page.goto(`chrome-extension://${id}/notice.html`).then(
          () => false,
          () => true,
        ),
      );
      await page.close();
    },
    turn: async (isOn) => {
      const settings = await browser.newPage();
      await settings.goto("chrome://extensions/");
      await settings.evaluate(
        (id, isOn) => chrome.management.setEnabled(id, isOn),
        id,
        isOn,
      );
      await settings.close();
    },
  };
}

/**
 * @param {string} folder of the extension
 * @returns {Promise<Driven>}
 */
async function launchFirefox(folder = `${DIST}firefox`) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.STILLPAGE_FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: {
      "intl.accept_languages": "en-US",
      "extensions.webextensions.restrictedDomains": STORE,
    },
  });
  const id = await browser.installExtension(folder);
  const policy = `WebExtensionPolicy.getByID(${JSON.stringify(id)})`;
  const press = async (/** @type {Page} */ page) => {
    await page.bringToFront();
    await inWindow(
      browser,
      `gUnifiedExtensions.browserActionFor(${policy}).triggerAction(window), 1`,
    );
  };
  const addon = `ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs")
    .AddonManager.getAddonByID(${JSON.stringify(id)})`;
  const popup = `document.querySelector("#customizationui-widget-panel")`;
  return {
    name: "firefox",
    browser,
    id,
    press: spaced(press),
    pressTwice: spaced((page) => Promise.all([press(page), press(page)])),
    hasTab: async (address) => {
      const { contexts } = await send(browser, "browsingContext.getTree", {});
      return contexts.some(
        (/** @type {{ url: string }} */ { url }) => url === address,
      );
    },
    origin: async () =>
      `moz-extension://${await inWindow(browser, `${policy}.mozExtensionHostname`)}`,
    hasPopup: () => inWindow(browser, `${popup}?.state === "open"`),
    closePopup: () => inWindow(browser, `${popup}?.hidePopup(), 1`),
    stopBackground: () =>
      inWindow(
        browser,
        `${policy}.extension.terminateBackground().then(() => 1)`,
      ),
    reload: () =>
      inWindow(browser, `${addon}.then((it) => it.reload()).then(() => 1)`),
    turn: (isOn) =>
      inWindow(
        browser,
        `${addon}.then((it) => it.${isOn ? "enable" : "disable"}()).then(() => 1)`,
      ),
  };
}

/**
 * Evaluates among the controls of Firefox's own window, which hold the toolbar button.
 *
 * @param {Browser} browser
 * @param {string} expression
 * @returns {Promise<any>}
 * @throws when it throws
 */
export async function inWindow(browser, expression) {
  const { contexts } = await send(browser, "browsingContext.getTree", {
    "moz:scope": "chrome",
  });
  const { context } = contexts.find((/** @type {{ url: string }} */ { url }) =>
    url.includes("browser.xhtml"),
  );
  const { exceptionDetails, result } = await send(browser, "script.evaluate", {
    target: { context },
    awaitPromise: true,
    expression,
  });
  if (exceptionDetails) {
    throw new Error(exceptionDetails.text);
  }
  return result.value;
}

/**
 * Sends a command of WebDriver BiDi.
 *
 * @param {Browser} browser
 * @param {string} method
 * @param {object} parameters
 */
async function send(browser, method, parameters) {
  const { connection } = /** @type {any} */ (browser);
  const answer = await connection.send(method, parameters);
  return answer.result ?? answer;
}

/** The two browsers, by name, each with what starts it. */
export const BROWSERS = { chromium: launchChromium, firefox: launchFirefox };

/** What is seen of the reader in a page; absent when it is closed. */
const readView = () => {
  const root = document.querySelector("html > stillpage-reader")?.shadowRoot;
  const dialog = root?.querySelector("dialog");
  if (!dialog?.querySelector(".content, .notice")) {
    return undefined;
  }
  const text = (/** @type {string} */ selector) =>
    dialog.querySelector(selector)?.textContent ?? "";
  return {
    title: text("h1"),
    site: text(".site"),
    byline: text(".byline"),
    published: dialog.querySelector("time")?.dateTime ?? "",
    lang: dialog.querySelector("article")?.lang ?? "",
    dir: dialog.querySelector("article")?.dir ?? "",
    text: text(".content"),
    html: dialog.querySelector(".content")?.innerHTML ?? "",
    notice: text(".notice"),
    scrollTop: dialog.scrollTop,
  };
};

/** @typedef {NonNullable<ReturnType<typeof readView>>} View */

let lastPress = -Infinity;

/**
 * Has presses apart from each other: those of a double click are one to the extension.
 *
 * @param {(page: Page) => Promise<unknown>} press
 */
function spaced(press) {
  return async (/** @type {Page} */ page) => {
    const wait = lastPress + DOUBLE_CLICK - performance.now();
    if (wait > 0) {
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    await press(page);
    // As late as it may have arrived.
    lastPress = performance.now();
  };
}

/**
 * Presses the button and waits until the reader shows something.
 *
 * @param {Driven} driven
 * @param {Page} page
 * @returns {Promise<View>}
 */
export async function openReader(driven, page) {
  await driven.press(page);
  return until(() => page.evaluate(readView));
}

/**
 * Presses the button and waits until the reader is gone.
 *
 * @param {Driven} driven
 * @param {Page} page
 */
export async function closeReader(driven, page) {
  await driven.press(page);
  await until(() =>
    page.evaluate(() => !document.querySelector("html > stillpage-reader")),
  );
}

/**
 * Runs something in a page of the extension's own.
 *
 * @param {Driven} driven
 * @param {(value: unknown) => Promise<any>} ask
 * @param {unknown} [value] for it
 */
export async function inExtension(driven, ask, value) {
  const own = await driven.browser.newPage();
  try {
    const address = `${await driven.origin()}/notice.html`;
    // Firefox goes there, but tells nobody that it has arrived.
    await own.goto(address, { timeout: 1000 }).catch(() => {});
    return await own.evaluate(ask, value);
  } finally {
    await own.close();
  }
}

/** What the system asks of Firefox, by its preferences. @type {Record<string, [string, number][]>} */
const ASKED = {
  "forced-colors: active": [["browser.display.document_color_use", 2]],
  "prefers-color-scheme: dark": [
    ["layout.css.prefers-color-scheme.content-override", 0],
  ],
  "prefers-color-scheme: light": [
    ["layout.css.prefers-color-scheme.content-override", 1],
  ],
  "prefers-reduced-motion: no-preference": [["ui.prefersReducedMotion", 0]],
  "prefers-reduced-motion: reduce": [["ui.prefersReducedMotion", 1]],
};

/**
 * Has the system ask for something in a page, for as long as that is used.
 *
 * @param {Driven} driven
 * @param {Page} page
 * @param {string} feature of media, with its value: `name: value`
 * @param {() => Promise<void>} use
 */
export async function whileAsked({ name, browser }, page, feature, use) {
  if (name === "chromium") {
    const [of = "", value = ""] = feature.split(": ");
    const session = await page.createCDPSession();
    const features = [{ name: of, value }];
    await session.send("Emulation.setEmulatedMedia", { features });
    await use();
    await session.send("Emulation.setEmulatedMedia", { features: [] });
    return;
  }
  const asked = ASKED[feature] ?? [];
  /** @param {(name: string, value: number) => string} change */
  const change = (change) =>
    inWindow(browser, asked.map((each) => change(...each)).join(";"));
  try {
    await change(
      (pref, value) => `Services.prefs.setIntPref("${pref}", ${value})`,
    );
    await until(() =>
      page.evaluate((wanted) => matchMedia(`(${wanted})`).matches, feature),
    );
    await use();
  } finally {
    await change((pref) => `Services.prefs.clearUserPref("${pref}")`);
  }
}

/**
 * Asks until the answer is something. The asking is done from here: in a page without scripts no
 * timer of the browser runs.
 *
 * @template T
 * @param {() => Promise<T>} ask
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(ask) {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error("waited for twenty seconds");
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Scrolls a page, and waits until it stays there: what was typed just before is brought into sight
 * a moment later.
 *
 * @param {Page} page
 * @param {number} top
 */
export async function scrollTo(page, top) {
  await until(() =>
    page.evaluate(async (wanted) => {
      const before = window.scrollY;
      window.scrollTo(0, wanted);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return before === wanted && window.scrollY === wanted;
    }, top),
  );
}
