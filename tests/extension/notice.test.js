/** What comes along says whose it is. */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

const DIST = new URL("../../dist/", import.meta.url);

for (const folder of ["chrome/", "firefox/", "www/"]) {
  test(`${folder} names everything of others in it, with its licence`, async () => {
    const here = new URL(folder, DIST);
    const notice = await readFile(new URL("third-party.txt", here), "utf8");
    for (const part of ["html5ever ", "wasm-bindgen ", "standard library"]) {
      assert.ok(notice.includes(part), part);
    }
    const fonts = await readdir(new URL("fonts/", here));
    const families = fonts
      .filter((name) => name.endsWith("-LICENSE.txt"))
      .map((name) => name.replace("-LICENSE.txt", ""));
    assert.ok(families.length >= 5);
    for (const family of families) {
      assert.match(notice, new RegExp(`/${family} [0-9.]+: OFL-1.1\n`));
    }
    assert.ok(notice.includes("Permission is hereby granted"), "MIT");
    assert.ok(notice.includes("SIL OPEN FONT LICENSE"), "OFL");
    assert.doesNotMatch(notice, /<year>|<copyright holders>/);
    // Nothing of the machine it was built on.
    assert.doesNotMatch(notice, /\/(home|root|work|Users)\//);
  });
}
