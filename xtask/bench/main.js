/**
 * Measures Stillpage beside Readability.js and Defuddle in a browser; `cargo xtask bench` builds
 * what is measured and runs this.
 *
 *     node main.js [--pages DIR] [--browser chromium|firefox] [--quick] [--json FILE]
 */

import { access, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openBrowser } from "./browser.js";
import { measureAlone, measurePage, measureStart } from "./measure.js";
import { hardPages, pagesOf, sizedPages } from "./pages.js";
import { report } from "./report.js";
import { openSite } from "./site.js";
import { sizes } from "./sizes.js";

/** A quick run takes so many pages, from all over the folder. */
const QUICK_PAGES = 8;

const { values } = parseArgs({
  options: {
    pages: { type: "string" },
    browser: { type: "string", default: "chromium" },
    quick: { type: "boolean", default: false },
    json: { type: "string" },
  },
});

await main();

async function main() {
  const isQuick = values.quick;
  const name = values.browser === "firefox" ? "firefox" : "chromium";
  const folder = values.pages ?? (await corpus());
  if (folder === undefined) {
    console.error("no pages: name a folder of them by --pages");
    process.exit(2);
  }
  const site = await openSite();
  const driven = await openBrowser(name);
  try {
    const how = { isQuick, coreAddress: site.core };
    const figures = {
      browser: await driven.browser.version(),
      measure: driven.measure,
      sizes: await sizes(),
      start: await measureStart(driven, site.lay("<p>A page.")),
      pages: await pages(folder, driven, site, how),
      sized: await alone(sizedPages(isQuick), driven, site, how),
      hard: await alone(hardPages(isQuick), driven, site, how),
    };
    console.log(report(figures));
    if (values.json) {
      await writeFile(values.json, JSON.stringify(figures, null, 2) + "\n");
    }
  } finally {
    await driven.close();
    site.close();
  }
}

/** @typedef {Awaited<ReturnType<typeof openSite>>} Site */

/**
 * @param {string} folder
 * @param {import("./browser.js").Driven} driven
 * @param {Site} site
 * @param {{ isQuick: boolean, coreAddress: string }} how
 */
async function pages(folder, driven, site, how) {
  const measured = [];
  const all = await pagesOf(folder, how.isQuick ? QUICK_PAGES : Infinity);
  for (const [turn, page] of all.entries()) {
    progress(`${turn + 1}/${all.length} ${page.name}`);
    const address = site.lay(page.html);
    measured.push(await measurePage(driven, address, page, { ...how, turn }));
  }
  progress("");
  return measured;
}

/**
 * @param {import("./pages.js").BenchPage[]} all
 * @param {import("./browser.js").Driven} driven
 * @param {Site} site
 * @param {{ isQuick: boolean, coreAddress: string }} how
 */
async function alone(all, driven, site, how) {
  const measured = [];
  for (const page of all) {
    progress(page.name);
    const address = site.lay(page.html);
    measured.push(await measureAlone(driven, address, page, how));
  }
  progress("");
  return measured;
}

/** Says on the terminal what is being measured. @param {string} text */
function progress(text) {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r\x1b[K${text}`);
  }
}

/** The pages of Readability's own tests, if the corpora are at hand. */
async function corpus() {
  const beside = fileURLToPath(
    new URL("../../../shared/corpora", import.meta.url),
  );
  const corpora = process.env.STILLPAGE_CORPORA ?? beside;
  const folder = `${corpora}/readability/pages`;
  return access(folder).then(
    () => folder,
    () => undefined,
  );
}
