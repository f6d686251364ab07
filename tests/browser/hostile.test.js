/**
 * A page that fights the view: the view stays and can be read, or closes cleanly and gives the page
 * back; the page never acts in the reader's name.
 *
 * @import { Page } from "puppeteer-core"
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { closeReader, openReader, until } from "./browsers.js";
import { article, FIRST, LAST } from "./pages.js";
import { appears, inBothBrowsers, seen } from "./room.js";

/** What the page does, from the start or once the view is there. */
const FIGHTS = {
  "styles every element and the root": `
    const sheet = document.createElement("style");
    sheet.textContent = "*, *::before { display: none !important; z-index: 2147483647 !important;" +
      "opacity: 0 !important; animation: x 1s infinite !important } html { filter: blur(9px) !important }";
    document.head.append(sheet);
    everyFrame(() => { const host = find(); if (host) host.style = "display: none !important" });`,
  "puts a wall above everything in every frame": `
    everyFrame(() => {
      const wall = document.createElement("div");
      wall.id = "wall";
      wall.style = "position: fixed; inset: 0; z-index: 2147483647; background: red";
      document.querySelector("#wall")?.remove();
      document.body.append(wall);
    });`,
  "patches what it can reach": `
    const broken = () => { throw new Error("patched") };
    for (const [of, keys] of [
      [Node.prototype, ["appendChild", "insertBefore", "contains", "cloneNode"]],
      [Element.prototype, ["attachShadow", "append", "setHTML", "querySelectorAll", "closest",
        "setAttribute", "getAttribute", "addEventListener", "checkVisibility"]],
      [Document.prototype, ["createElement", "createTreeWalker", "createElementNS"]],
      [HTMLDialogElement.prototype, ["showModal", "close"]],
      [EventTarget.prototype, ["addEventListener", "dispatchEvent"]],
      [Array.prototype, ["map", "filter", "push", "forEach", "at", "find", "indexOf"]],
      [JSON, ["parse", "stringify"]], [Reflect, ["apply"]], [Promise.prototype, ["then"]],
      [String.prototype, ["replace", "split", "trim"]], [customElements, ["define", "get"]],
    ]) for (const key of keys) Object.defineProperty(of, key, { value: broken });
    for (const key of ["Sanitizer", "MutationObserver", "IntersectionObserver", "CSSStyleSheet"])
      window[key] = broken;`,
  "names its forms and pictures like everything the view uses": `
    const names = ["createElement", "documentElement", "activeElement", "adoptedStyleSheets", "body",
      "implementation", "createTreeWalker", "defaultView", "stillpage", "chrome", "browser",
      "firstChild", "attributes"];
    document.body.insertAdjacentHTML("beforeend",
      names.map((name) => "<form name=" + name + " id=" + name + "><input name=" + name + "></form><img name=" + name + ">").join(""));`,
  "defines the view's element as its own": `
    customElements.define("stillpage-reader", class extends HTMLElement {
      constructor() { super(); this.attachShadow({ mode: "closed" }); }
      connectedCallback() { this.remove(); }
    });`,
  storms: `
    new MutationObserver(() => {
      if (window.storm > 20000) return;
      window.storm = (window.storm ?? 0) + 1;
      document.documentElement.setAttribute("data-storm", window.storm);
    }).observe(document, { attributes: true, childList: true, subtree: true });
    document.documentElement.setAttribute("data-storm", 0);`,
  "floods with messages": `
    window.addEventListener("message", () => { if ((window.flood = (window.flood ?? 0) + 1) < 5000)
      window.postMessage({ type: "read", snapshot: "stillpage/1", anyway: true }, "*") });
    for (let n = 0; n < 50; n++) window.postMessage({ type: "markdown", article: null }, "*");`,
  "opens modal dialogs over it": `
    let left = 20;
    everyFrame(() => { if (find() && left-- > 0) {
      const dialog = document.createElement("dialog");
      dialog.textContent = "Subscribe!";
      document.body.append(dialog);
      dialog.showModal();
    } });`,
  "sets policies by meta elements": `
    document.head.insertAdjacentHTML("beforeend",
      "<meta http-equiv=content-security-policy content=\\"default-src 'none'; style-src 'none'\\">");`,
  "clones and fakes the view": `
    everyFrame(() => {
      document.querySelectorAll("body stillpage-reader").forEach((each) => each.remove());
      document.body.append((find() ?? document.createElement("stillpage-reader")).cloneNode(true));
    });`,
};

const SETUP = `
  const find = () => document.querySelector("html > stillpage-reader");
  const everyFrame = (act) => setInterval(act, 16);`;

inBothBrowsers((room) => {
  /**
   * @param {string} script run in the page before the press
   * @param {(page: Page) => Promise<void>} use
   */
  async function onPage(script, use) {
    assert.ok(room.driven && room.server);
    room.server.pages["/fight"] = {
      html: article({ after: `<script>{${SETUP}${script}}</script>` }),
    };
    const page = await room.driven.browser.newPage();
    try {
      await page.goto(`${room.server.origin}/fight`);
      await use(page);
    } finally {
      await page.close();
    }
  }

  const open = async (/** @type {Page} */ page) => {
    assert.ok(room.driven);
    return openReader(room.driven, page);
  };

  for (const [name, script] of Object.entries(FIGHTS)) {
    test(`a page that ${name} is read`, async () => {
      await onPage(script, async (page) => {
        assert.ok(room.driven);
        await room.driven.press(page);
        const text = await until(() => aside(page).evaluate(readText));
        assert.ok(text.includes(FIRST) && text.includes(LAST));
        await new Promise((resolve) => setTimeout(resolve, 300));
        assert.ok(
          await aside(page).evaluate(isReadable),
          "the view is there and visible",
        );
        await room.driven.press(page);
        await until(() => aside(page).evaluate(isGone));
      });
    });
  }

  /** What takes the view away; the page is then as it was. */
  const ENDS = {
    "removes the host":
      "document.querySelector('html > stillpage-reader').remove()",
    "moves the host":
      "document.body.prepend(document.querySelector('html > stillpage-reader'))",
    "closes the dialog":
      "document.querySelector('html > stillpage-reader').shadowRoot.firstChild.close()",
    "empties the host":
      "document.querySelector('html > stillpage-reader').shadowRoot.replaceChildren()",
    "replaces all of the body": `const body = document.createElement("body");
      body.innerHTML = document.body.innerHTML; document.body.replaceWith(body)`,
    "replaces the root": `{ const root = document.documentElement.cloneNode(true);
      root.querySelector("stillpage-reader").remove(); document.documentElement.replaceWith(root) }`,
    "opens the document anew":
      "document.open(); document.write('<title>b</title><p>new words'); document.close()",
  };
  for (const [name, script] of Object.entries(ENDS)) {
    test(`a page that ${name} has the view whole or not at all`, async () => {
      await onPage("", async (page) => {
        await open(page);
        await page.evaluate(script);
        await until(() =>
          page.evaluate(() => {
            const root = document.querySelector("html > stillpage-reader");
            const dialog = root?.shadowRoot?.querySelector("dialog");
            const isWhole =
              dialog?.matches(":modal") && dialog.querySelector(".content");
            const isGone = !root && document.adoptedStyleSheets.length === 0;
            return Boolean(isWhole || isGone);
          }),
        );
        assert.ok(room.driven);
        if (
          await page.evaluate(
            "!!document.querySelector('html > stillpage-reader')",
          )
        ) {
          await closeReader(room.driven, page);
        }
        // The next press is one like any other.
        await openReader(room.driven, page);
      });
    });
  }

  test("what a page forges chooses nothing in the view", async () => {
    await onPage("", async (page) => {
      await open(page);
      // It fades in.
      await until(() => page.evaluate(isReadable));
      const theme = () =>
        page.evaluate(
          () =>
            /** @type {HTMLElement} */ (
              document.querySelector("html > stillpage-reader")?.shadowRoot
                ?.firstElementChild
            ).dataset.theme,
        );
      const before = await theme();
      await page.evaluate(() => {
        const root = document.querySelector(
          "html > stillpage-reader",
        )?.shadowRoot;
        const dialog = root?.querySelector("dialog");
        for (const type of ["keydown", "keyup"]) {
          const init = { key: "t", bubbles: true, composed: true };
          dialog?.dispatchEvent(new KeyboardEvent(type, init));
        }
        const buttons = root?.querySelectorAll("button, input, select");
        for (const each of /** @type {any} */ (buttons ?? [])) {
          each.click();
          each.dispatchEvent(new Event("input", { bubbles: true }));
          each.dispatchEvent(new Event("change", { bubbles: true }));
        }
      });
      assert.equal(await theme(), before);
      assert.deepEqual(await seen(page, ".said:not(:empty)"), []);
      assert.ok(await page.evaluate(isReadable), "no button closed it");
      // A person's key does.
      await page.keyboard.press("t");
      await until(async () => (await theme()) !== before);
      await page.keyboard.press("0");
    });
  });

  test("keys of the view are not heard by the page", async () => {
    const script = `window.heard = [];
      for (const type of ["keydown", "keypress", "keyup"])
        document.addEventListener(type, (event) => heard.push(event.key));`;
    await onPage(script, async (page) => {
      await open(page);
      await page.keyboard.press("o");
      await page.keyboard.press("j");
      await appears(page, ".outline, .said, .column");
      assert.deepEqual(await page.evaluate("heard"), []);
    });
  });
});

/**
 * Where scripts of the page change nothing.
 *
 * @param {Page} page
 * @returns {{ evaluate: <T>(ask: () => T) => Promise<T> }}
 */
function aside(page) {
  return /** @type {any} */ (page.mainFrame()).isolatedRealm();
}

/** The text of the article in the view. */
function readText() {
  const hosts = document.querySelectorAll(
    "html > stillpage-reader, html > div",
  );
  const content = [...hosts].map((host) =>
    host.shadowRoot?.querySelector(".content"),
  );
  return content.find((each) => each)?.textContent ?? "";
}

/** Whether the middle of the window shows the view. */
function isReadable() {
  const at = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const dialog = at?.shadowRoot?.querySelector("dialog");
  return (
    at?.parentElement === document.documentElement &&
    dialog?.checkVisibility({ opacityProperty: true }) &&
    dialog.getBoundingClientRect().width >= innerWidth
  );
}

/** Whether nothing of the view is left, the style sheet of the page neither. */
function isGone() {
  const hosts = document.querySelectorAll(
    "html > stillpage-reader, html > div",
  );
  return (
    ![...hosts].some((host) => host.shadowRoot?.querySelector("dialog")) &&
    document.adoptedStyleSheets.length === 0
  );
}
