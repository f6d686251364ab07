/**
 * The pages that are measured: those of a folder, as they are; written ones of growing size, for
 * how time grows; and those that break what is quadratic.
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * @typedef {object} BenchPage
 * @property {string} name
 * @property {string} html
 */

/** What is served under these names is a page of a corpus. */
const SOURCE = /\.html?$/;

/** What other programs expect of a page stands beside it in some corpora. */
const NO_SOURCE = /^expected/;

/**
 * Reads all pages below a folder, in the order of their paths.
 *
 * @param {string} folder
 * @param {number} most pages that are taken, at even distances
 * @returns {Promise<BenchPage[]>}
 */
export async function pagesOf(folder, most) {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const all = entries
    .filter(({ name }) => SOURCE.test(name) && !NO_SOURCE.test(name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const every = Math.max(1, Math.ceil(all.length / most));
  const paths = all.filter((_, index) => index % every === 0);
  return Promise.all(
    paths.map(async (path) => ({
      name: path.slice(folder.length + 1),
      html: await readFile(path, "utf8"),
    })),
  );
}

/** Sizes in megabytes, and how many of them a quick run takes. */
const SIZES = [0.1, 0.3, 1, 3, 10];
const QUICK_SIZES = 3;

/**
 * Articles of growing size that are alike in all else.
 *
 * @param {boolean} quick
 * @returns {BenchPage[]}
 */
export function sizedPages(quick) {
  return SIZES.slice(0, quick ? QUICK_SIZES : undefined).map((megabytes) => ({
    name: `${megabytes} MB`,
    html: article(megabytes * 1e6),
  }));
}

/** @param {number} length of the whole page */
function article(length) {
  const head = `<!doctype html><html lang="en"><title>The long way down the river</title><body>
    <nav><ul>${'<li><a href="/a">News</a><li><a href="/b">Sport</a>'.repeat(10)}</ul></nav>
    <main><article><h1>The long way down the river</h1>`;
  const parts = [];
  for (let at = head.length; at < length;) {
    const part = section(parts.length);
    parts.push(part);
    at += part.length;
  }
  return `${head}${parts.join("")}</article></main><footer>All rights reserved</footer>`;
}

/** @param {number} number */
function section(number) {
  const sentence = `On day ${number} the boat lay still, and <a href="/log/${number}">the log</a>
    says, in <em>one</em> hand, that the water had fallen by a foot since the morning. `;
  const heading = number % 8 === 0 ? `<h2>Week ${number / 8 + 1}</h2>` : "";
  return `${heading}<p class="text">${sentence.repeat(4)}</p>
    <aside class="related"><a href="/more/${number}">More of this</a></aside>`;
}

/**
 * Pages that a program with a step of more than linear time does not get through.
 *
 * @param {boolean} quick
 * @returns {BenchPage[]}
 */
export function hardPages(quick) {
  const pages = {
    "50,000 nested elements": "<div>".repeat(50_000) + "The end of it all.",
    "200,000 siblings": "<p>a ".repeat(200_000),
    "100,000 links": '<a href="/a/b?c=d">A link</a> '.repeat(100_000),
    "an attribute of 1 MB": `<p title="${"a ".repeat(500_000)}">${"Words and words. ".repeat(50)}</p>`,
    "a table of 20,000 rows": `<table>${"<tr><td>One<td>Two<td>3".repeat(20_000)}</table>`,
    "10,000 unclosed formatting elements": "<b><i>A few words. ".repeat(5_000),
    "50 MB": "",
  };
  return Object.entries(pages)
    .filter(([name]) => !quick || name !== "50 MB")
    .map(([name, body]) => ({
      name,
      html: body ? `<!doctype html><title>Hard</title>${body}` : article(50e6),
    }));
}
