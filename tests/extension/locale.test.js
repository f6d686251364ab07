/** The language of the demo page: the first of those the reader wants that there are texts in. */

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { test } from "node:test";
import { localeFor } from "../../www/texts.js";

test("every folder of texts is found by its own tag, and no other is", async () => {
  const folders = await readdir(
    new URL("../../extension/_locales/", import.meta.url),
  );
  for (const folder of folders) {
    assert.equal(localeFor([folder.replace("_", "-")]).folder, folder);
  }
});

test("the first language with texts is taken, in its own variety", () => {
  assert.deepEqual(localeFor(["nl", "de-AT", "fr"]), {
    folder: "de",
    tag: "de-AT",
  });
  assert.equal(localeFor(["zh-Hant-HK"]).folder, "zh_TW");
  assert.equal(localeFor(["zh-Hans-SG"]).folder, "zh_CN");
  assert.equal(localeFor(["pt-PT"]).folder, "pt_BR");
  assert.deepEqual(localeFor(["nl"]), { folder: "en", tag: "en" });
  assert.deepEqual(localeFor([]), { folder: "en", tag: "en" });
});
