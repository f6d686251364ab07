import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { test } from "node:test";
import { PARTS } from "../../extension/parts.js";

const DIST = new URL("../../dist/chrome/", import.meta.url);

/** @param {string} file */
const sizeOf = async (file) => (await stat(new URL(file, DIST))).size;

/** What a press puts into a page, and what it may grow to by use, in bytes. */
const MOST_AT_FIRST = 72_000;
const MOST = 160_000;

/** What is in a part, and nowhere else. */
const TELLTALES = {
  aloud: "SpeechSynthesisUtterance",
  emphasis: "stillpage-emphasis",
  highlights: "stillpage-note-",
  leftOut: "reasonAdvertisement",
  lightbox: "zoom-out",
  lineFocus: "300vmax",
  look: "all-settings",
  sideways: "column-fill",
  taking: "application/epub+zip",
};

test("a press puts no more into a page than the first view needs", async () => {
  const first = await sizeOf("content.js");
  assert.ok(first <= MOST_AT_FIRST, `content.js has ${first} bytes`);
  // Of what comes when it is used, nothing is in it.
  /** @param {string} file */
  const read = (file) => readFile(new URL(file, DIST), "utf8");
  const text = await read("content.js");
  for (const name of PARTS) {
    const part = await read(`parts/${name}.js`);
    const word = TELLTALES[name];
    assert.ok(part.includes(word) && !text.includes(word), word);
  }
});

test("with all its parts it stays small", async () => {
  const files = ["content.js", ...PARTS.map((part) => `parts/${part}.js`)];
  const sizes = await Promise.all(files.map(sizeOf));
  const all = sizes.reduce((sum, size) => sum + size);
  assert.ok(all <= MOST, `${all} bytes`);
});

test("every part that can be asked for is there, and no other", async () => {
  const files = await readdir(new URL("parts/", DIST));
  assert.deepEqual(files.sort(), PARTS.map((part) => `${part}.js`).sort());
});
