/**
 * Pages that are no ordinary ones: still on their way, frozen, of frames alone, no HTML, too large
 * for one message. Each is read, or it is said in words why not.
 *
 * @import { Page } from "puppeteer-core"
 */

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { closeReader, openReader, STORE, until } from "./browsers.js";
import { article, FIRST, LAST } from "./pages.js";
import { appears, inBothBrowsers, seen } from "./room.js";

/** More than one message may have. */
const HUGE = 66 * 1024 * 1024;

/** Pages of the browsers' own. */
const NO_PAGES = {
  chromium: ["chrome://version/", "chrome://extensions/"],
  firefox: ["about:license", "about:addons", "about:newtab"],
};

inBothBrowsers((room) => {
  /**
   * @param {string} address
   * @param {(page: Page) => Promise<void>} use
   */
  async function at(address, use) {
    const page = await ready(room).driven.browser.newPage();
    try {
      // Some of these never load, and of others no driver hears that they did.
      await page.goto(address, { timeout: 2000 }).catch(() => {});
      await use(page);
    } finally {
      // One that was put to sleep has another page once it is woken.
      await (page.isClosed() || page.close());
    }
  }

  test("a page that never ends to load is read as far as it came", async () => {
    const { driven } = ready(room);
    const [head = ""] = article().split("</article>");
    const slow = createServer((_, response) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.write(head);
    });
    const origin = await listen(slow);
    try {
      await at(origin, async (page) => {
        const view = await openReader(driven, page);
        assert.ok(view.text.includes(FIRST) && view.text.includes(LAST));
        await closeReader(driven, page);
      });
    } finally {
      slow.closeAllConnections();
      slow.close();
    }
  });

  test("a page that declares no language is in that of its text", async () => {
    const { driven, server } = ready(room);
    const lines = [
      "Mưa suốt đêm, đến sáng nước sông đã tràn qua bờ; nhiều con đường bị ngập.",
      "Người dân phải đi lại bằng thuyền của hàng xóm, còn trẻ em thì không đến trường.",
      "Đến chiều nước rút dần, và mọi người bắt đầu quét bùn ra khỏi nhà của mình.",
    ];
    const text = lines.map((line) => `<p>${`${line} `.repeat(3)}</p>`).join("");
    server.pages["/undeclared"] = {
      html: `<!doctype html><title>Mưa suốt đêm</title>
        <article><h1>Mưa suốt đêm</h1>${text}</article>`,
    };
    await at(`${server.origin}/undeclared`, async (page) => {
      const view = await openReader(driven, page);
      assert.equal(view.lang, "vi");
      await closeReader(driven, page);
    });
  });

  test("a page of frames from elsewhere says that there is no article", async () => {
    const { driven, server } = ready(room);
    server.pages["/plain"] = { html: article() };
    // The same server under another name is another origin.
    const elsewhere = server.origin.replace("127.0.0.1", "localhost");
    server.pages["/frames"] = {
      html: `<!doctype html><title>Frames</title><iframe width=700 height=500
        src="${elsewhere}/plain"></iframe>`,
    };
    await at(`${server.origin}/frames`, async (page) => {
      const { notice } = await openReader(driven, page);
      assert.match(notice, /No article here/);
      await closeReader(driven, page);
    });
  });

  test("a frame that is still to load is there as a card", async () => {
    const { driven, server } = ready(room);
    const frame = `<div style="height: 9000px"></div><iframe loading="lazy" width="560" height="315"
      title="How to cast a bell" src="https://www.youtube-nocookie.com/embed/aBcDeFgHiJk"></iframe>`;
    server.pages["/film"] = {
      html: article().replace("</article>", `${frame}</article>`),
    };
    await at(`${server.origin}/film`, async (page) => {
      const { html } = await openReader(driven, page);
      assert.match(html, /data-embed="video".*How to cast a bell/);
      await closeReader(driven, page);
    });
  });

  test("spaces count where the page shows them, and part words elsewhere", async () => {
    const { driven, server } = ready(room);
    const lines = "<span>def toll():</span>\n\n    <span>return 2</span>";
    const poem = "<b>Ice</b>\n    <i>and fog</i>";
    server.pages["/spaces"] = {
      html: article().replace(
        "</article>",
        `<pre>${lines}</pre><p style="white-space: pre-wrap" class="poem">${poem} on the water, and the ferry
          stays ashore for the third morning of the week.</p><p class="words">The <b>three</b>
          <i>families</i> lived from the crossing, and nobody has ever owned it, says the ledger.</p></article>`,
      ),
    };
    await at(`${server.origin}/spaces`, async (page) => {
      await openReader(driven, page);
      const text = await page.evaluate(() => {
        const root = document.querySelector("stillpage-reader")?.shadowRoot;
        const content = root?.querySelector(".content");
        return /** @type {HTMLElement} */ (content).innerText;
      });
      assert.match(text, /def toll\(\):\n\n {4}return 2\n/);
      assert.match(text, /The three families lived/);
      assert.match(text, /Ice\n\s*and fog on/);
      await closeReader(driven, page);
    });
  });

  test("what has no box of its own hides nothing", async () => {
    const { driven, server } = ready(room);
    const links = ["Winter timetable", "Imprint", "Prices"].map(
      (name) => `<li><a href="/${name}">${name}</a></li>`,
    );
    const after = `<ul>${links.join("")}</ul>`;
    const [head = "", body = ""] = article({ after }).split("<body>");
    server.pages["/boxless"] = {
      html: `${head}<body><div style="display: contents">${body}</div>`,
    };
    await at(`${server.origin}/boxless`, async (page) => {
      await openReader(driven, page);
      await page.keyboard.press("l");
      await appears(page, ".panel.leftOut", "Winter timetable");
      const reasons = await seen(page, ".leftOut .reason");
      assert.deepEqual(
        reasons.filter((reason) => /Hidden/.test(reason)),
        [],
      );
      await closeReader(driven, page);
    });
  });

  test("a page too large for one message is read", async () => {
    const { driven, server } = ready(room);
    await at(`${server.origin}/long?huge`, async (page) => {
      await page.evaluate((length) => {
        document
          .querySelector("nav")
          ?.setAttribute("data-x", "x".repeat(length));
      }, HUGE);
      const view = await openReader(driven, page);
      assert.ok(view.text.includes(FIRST));
      await closeReader(driven, page);
    });
  });

  test("a tab that was frozen under the view still has it, and gives the page back", async (context) => {
    const { driven, server } = ready(room);
    if (driven.name !== "chromium") {
      context.skip("only Chromium has a way to freeze it");
      return;
    }
    await at(`${server.origin}/long?frozen`, async (page) => {
      await openReader(driven, page);
      const session = await page.createCDPSession();
      await session.send("Page.setWebLifecycleState", { state: "frozen" });
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await session.send("Page.setWebLifecycleState", { state: "active" });
      await page.keyboard.press("m");
      await appears(page, ".said", "Markdown");
      await closeReader(driven, page);
    });
  });

  test("a tab that was put to sleep under the view is read again once it is woken", async () => {
    const { driven, server } = ready(room);
    const address = `${server.origin}/long?asleep`;
    const own = await driven.browser.newPage();
    // Firefox goes there, but tells nobody that it has arrived.
    await own
      .goto(`${await driven.origin()}/notice.html`, { timeout: 1000 })
      .catch(() => {});
    const others = await own.evaluate(listTabs);
    try {
      await at(address, async (page) => {
        const tabs = await own.evaluate(listTabs);
        const tab = tabs.find(({ id }) => others.every((tab) => tab.id !== id));
        await openReader(driven, page);
        await own.bringToFront();
        await own.evaluate((id) => void chrome.tabs.discard(id), tab?.id);
        await until(async () => page.isClosed());
        const asleep = (await own.evaluate(listTabs)).filter(
          ({ discarded }) => discarded,
        );
        assert.equal(asleep.length, 1);
        await own.evaluate(
          (id) => void chrome.tabs.update(id, { active: true }),
          Number(asleep[0]?.id),
        );
        const woken = await until(async () =>
          (await driven.browser.pages()).find((each) => each.url() === address),
        );
        assert.ok((await openReader(driven, woken)).text.includes(FIRST));
        await closeReader(driven, woken);
        await woken.close();
      });
    } finally {
      await own.close();
    }
  });

  test("where synced storage is full the choice is kept, and it is said where", async () => {
    const { driven, server } = ready(room);
    const own = await driven.browser.newPage();
    const address = `${await driven.origin()}/notice.html`;
    await own.goto(address, { timeout: 2000 }).catch(() => {});
    try {
      await own.evaluate(fillStorage);
      await at(`${server.origin}/long?full`, async (page) => {
        await openReader(driven, page);
        await page.keyboard.press("t");
        await appears(page, ".said", "kept on this device");
        await closeReader(driven, page);
      });
    } finally {
      await own.evaluate("chrome.storage.sync.clear()");
      await own.evaluate("chrome.storage.local.clear()");
      await own.close();
    }
  });

  test("where the browser lets nothing run, that is said in words, and the next page is read", async () => {
    const { driven, server } = ready(room);
    const places = [
      ...NO_PAGES[/** @type {keyof typeof NO_PAGES} */ (driven.name)],
      `${await driven.origin()}/options.html`,
      `view-source:${server.origin}/long`,
      `${server.origin.replace("127.0.0.1", STORE)}/long`,
      // No server has this port: the page is the browser's own.
      "http://127.0.0.1:1/",
    ];
    for (const place of places) {
      await at(place, async (page) => {
        await driven.press(page);
        await until(driven.hasPopup).catch(() => assert.fail(place));
        await driven.closePopup();
      });
    }
    await at(`${server.origin}/long?next`, async (page) => {
      assert.ok((await openReader(driven, page)).text.includes(FIRST));
      await closeReader(driven, page);
    });
  });

  test("an empty page and a PDF say in words that they cannot be read", async () => {
    const { driven, server } = ready(room);
    server.pages["/paper.pdf"] = {
      html: PDF,
      headers: { "content-type": "application/pdf" },
    };
    for (const place of ["about:blank", `${server.origin}/paper.pdf`]) {
      await at(place, async (page) => {
        await driven.press(page);
        const isTold = async () =>
          (await driven.hasPopup()) ||
          page.evaluate(
            () =>
              document
                .querySelector("html > stillpage-reader")
                ?.shadowRoot?.querySelector(".notice")?.textContent,
          );
        assert.ok(await until(isTold));
        await driven.closePopup();
      });
    }
  });
});

/** All tabs of the browser, asked for in a page of the extension. */
async function listTabs() {
  const tabs = await chrome.tabs.query({});
  return tabs.map(({ id = -1, discarded }) => ({ id, discarded }));
}

/** Fills synced storage to the last byte that is a setting's. */
async function fillStorage() {
  const { storage } = /** @type {any} */ (globalThis).chrome;
  for (let length = 8000, at = 0; length > 10; at += 1) {
    try {
      await storage.sync.set({ [`fill${at}`]: "x".repeat(length) });
    } catch {
      length = Math.floor(length / 2);
    }
  }
}

/** @param {import("node:http").Server} server */
async function listen(server) {
  await new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve(undefined)),
  );
  const { port } = /** @type {import("node:net").AddressInfo} */ (
    server.address()
  );
  return `http://127.0.0.1:${port}/`;
}

/** @param {import("./room.js").Room} room */
function ready({ driven, server }) {
  assert.ok(driven && server);
  return { driven, server };
}

/** A page of paper with nothing on it. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;
