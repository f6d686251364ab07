/** Every text of the user interface is used, and every one used is there. */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

const ROOT = new URL("../../extension/", import.meta.url);
const DEMO = new URL("../../www/", import.meta.url);

/** Keys that the browser makes itself. */
const PREDEFINED = /^@@/;

async function sources() {
  const texts = [ROOT, DEMO].map(async (folder) => {
    const names = await readdir(folder, { recursive: true });
    const wanted = names.filter(
      (name) => /\.(js|json)$/.test(name) && !name.startsWith("_locales"),
    );
    return Promise.all(
      wanted.map((name) => readFile(new URL(name, folder), "utf8")),
    );
  });
  return (await Promise.all(texts)).flat().join("\n");
}

/** @param {string} locale */
async function messages(locale) {
  const path = new URL(`_locales/${locale}/messages.json`, ROOT);
  return JSON.parse(await readFile(path, "utf8"));
}

test("no text is missing", async () => {
  const known = await messages("en");
  const text = await sources();
  const asked = [
    ...text.matchAll(/\bmessage\(\s*"([^"]+)"/g),
    ...text.matchAll(/__MSG_(\w+)__/g),
  ].map((match) => match[1] ?? "");
  assert.ok(asked.length > 15, "the search for texts finds some");
  for (const key of asked.filter((key) => !PREDEFINED.test(key))) {
    assert.ok(key in known, key);
  }
});

test("no text is unused", async () => {
  const text = await sources();
  for (const key of Object.keys(await messages("en"))) {
    assert.match(text, new RegExp(`"${key}"|__MSG_${key}__`), key);
  }
});

test("every language has the same texts, none of them empty", async () => {
  const keys = Object.keys(await messages("en")).sort();
  for (const locale of await readdir(new URL("_locales/", ROOT))) {
    const texts = await messages(locale);
    assert.deepEqual(Object.keys(texts).sort(), keys, locale);
    for (const [key, { message }] of Object.entries(texts)) {
      assert.ok(message.trim(), `${locale}: ${key}`);
    }
  }
});
