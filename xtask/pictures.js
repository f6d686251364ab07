/**
 * Takes the pictures of docs/: the built extension over the samples by real presses, its page of
 * settings and the demo, in Chromium, with the fonts of this system. `node xtask/pictures.js NAME…`
 * takes those of the view with these names alone.
 *
 * @import { Page } from "puppeteer-core"
 */

import { fileURLToPath } from "node:url";
import { BROWSERS, openReader } from "../tests/browser/browsers.js";
import { serveDemo } from "../tests/browser/demo-server.js";

const DOCS = fileURLToPath(new URL("../docs/", import.meta.url));

/** Pictures are looked at on dense screens too. */
const DENSITY = 1.5;

const WIDE = { width: 1000, height: 700 };
const PHONE = { width: 390, height: 780 };

/** How long the view takes to appear and to scroll, in milliseconds. */
const SETTLING = 600;

/**
 * @typedef {object} Picture
 * @property {string} name of the file
 * @property {string} sample
 * @property {Record<string, unknown>} likes preferences that are not usual
 * @property {{ width: number, height: number }} [screen]
 * @property {string} [at] what of the article is brought to the top
 * @property {string} [keys] pressed before the picture is taken
 * @property {{ name: string, value: string }} [media] what the system asks for
 */

/** @type {readonly Picture[]} */
const PICTURES = [
  { name: "reader", sample: "news", likes: { theme: "light" } },
  { name: "sepia", sample: "vietnamese", likes: { theme: "sepia" } },
  { name: "dark", sample: "code", likes: { theme: "dark" }, at: "h2" },
  {
    name: "contrast",
    sample: "long-read",
    likes: { theme: "contrast" },
    keys: "o",
  },
  { name: "arabic", sample: "arabic", likes: { theme: "light" } },
  { name: "japanese", sample: "japanese", likes: { theme: "gray" }, at: "h2" },
  {
    name: "vertical",
    sample: "japanese",
    likes: { theme: "light", writing: "vertical" },
    at: "h2",
  },
  {
    name: "columns",
    sample: "long-read",
    likes: { theme: "sepia", columns: "2" },
    screen: { width: 1200, height: 760 },
    at: "h3",
  },
  { name: "phone", sample: "recipe", likes: { theme: "light" }, screen: PHONE },
  {
    name: "forced-colors",
    sample: "code",
    likes: {},
    at: "h2",
    keys: "a",
    media: { name: "forced-colors", value: "active" },
  },
  {
    name: "dark-asked-for",
    sample: "long-read",
    likes: {},
    keys: "o",
    media: { name: "prefers-color-scheme", value: "dark" },
  },
  {
    name: "less-motion",
    sample: "arabic",
    likes: {},
    keys: "s",
    media: { name: "prefers-reduced-motion", value: "reduce" },
  },
];

const names = process.argv.slice(2);
const wanted = PICTURES.filter(
  ({ name }) => names.length === 0 || names.includes(name),
);

const { browser, origin, ...driven } = await BROWSERS.chromium();
const server = await serveDemo();
try {
  const settings = await browser.newPage();
  await settings.goto(`${await origin()}/options.html`);
  if (!(await settings.evaluate(hasJapanese))) {
    throw new Error("this system has no font for Japanese: install one");
  }
  for (const picture of wanted) {
    await settings.evaluate(async (preferences) => {
      await chrome.storage.sync.clear();
      await chrome.storage.local.clear();
      await chrome.storage.sync.set({ preferences });
    }, picture.likes);
    await take(picture);
  }
  await settings.evaluate("chrome.storage.sync.clear()");
  if (names.length === 0) {
    await takePages(settings);
  }
} finally {
  await browser.close();
  server.close();
}

/** Takes those of our own pages. @param {Page} settings */
async function takePages(settings) {
  await settings.bringToFront();
  await shoot(settings, "options", { width: 1100, height: 760 });
  const demo = await browser.newPage();
  await demo.setViewport({
    width: 1280,
    height: 800,
    deviceScaleFactor: DENSITY,
  });
  await demo.goto(`${server.address}#vietnamese`);
  await shoot(demo, "demo", { width: 1280, height: 800 });
}

/** Whether two characters of Japanese look different: without a font all are one and the same box. */
function hasJapanese() {
  const [one, other] = ["雨", "名"].map((character) => {
    const canvas = new OffscreenCanvas(32, 32);
    const context = canvas.getContext("2d");
    if (!context) {
      throw new Error("no canvas");
    }
    context.font = "24px serif";
    context.fillText(character, 0, 24);
    return context.getImageData(0, 0, 32, 32).data.join();
  });
  return one !== other;
}

/** @param {Picture} picture */
async function take({ name, sample, screen = WIDE, at, keys = "", media }) {
  const page = await browser.newPage();
  if (media) {
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: [media] });
  }
  await page.setViewport({ ...screen, deviceScaleFactor: DENSITY });
  await page.goto(`${server.address}samples/${sample}.html`);
  await openReader({ browser, origin, ...driven }, page);
  for (const key of keys) {
    await page.keyboard.press(
      /** @type {import("puppeteer-core").KeyInput} */ (key),
    );
  }
  if (at) {
    await page.evaluate((wanted) => {
      const root = document.querySelector("stillpage-reader")?.shadowRoot;
      root?.querySelector(`.content ${wanted}`)?.scrollIntoView();
    }, at);
  }
  await shoot(page, name, screen);
  await page.close();
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {{ width: number, height: number }} screen
 */
async function shoot(page, name, screen) {
  await page.setViewport({ ...screen, deviceScaleFactor: DENSITY });
  await new Promise((resolve) => setTimeout(resolve, SETTLING));
  const path = `${DOCS}${name}.webp`;
  await page.screenshot({ path, type: "webp", quality: 80 });
  console.log(path);
}
