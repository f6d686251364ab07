/**
 * Other reader engines behind the interface of `stillpage --jsonl`, so that `cargo xtask eval`
 * scores them on the same pages by the same measures:
 *
 *     node engine.js (readability|defuddle) < pages.jsonl > articles.jsonl
 */

import { createInterface } from "node:readline";
import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { JSDOM, VirtualConsole } from "jsdom";

/** @typedef {{ id: string, url: string, html: string }} Line */

/** A page's complaints about its own style sheets are of no interest. */
const virtualConsole = new VirtualConsole();

/** @param {Line} line */
function open({ html, url }) {
  const { window } = new JSDOM(html, { url, virtualConsole });
  return window;
}

const ENGINES = {
  /** @param {Line} line */
  async readability(line) {
    const window = open(line);
    const found = new Readability(window.document).parse();
    window.close();
    return {
      html: found?.content ?? "",
      title: found?.title ?? null,
      byline: found?.byline ?? null,
      published: found?.publishedTime ?? null,
    };
  },
  /** @param {Line} line */
  async defuddle(line) {
    const window = open(line);
    const found = await Defuddle(window.document, line.url);
    window.close();
    return {
      html: found.content,
      title: found.title || null,
      byline: found.author || null,
      published: found.published || null,
    };
  },
};

const engine = ENGINES[/** @type {keyof ENGINES} */ (process.argv[2])];
if (!engine) {
  console.error("usage: engine.js (readability|defuddle)");
  process.exit(2);
}
for await (const text of createInterface({ input: process.stdin })) {
  const line = /** @type {Line} */ (JSON.parse(text));
  const answer = await engine(line).catch((error) => ({
    error: String(error),
  }));
  process.stdout.write(
    JSON.stringify({ id: line.id, error: null, ...answer }) + "\n",
  );
}
