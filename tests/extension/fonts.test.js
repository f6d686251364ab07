/** The table of typefaces is true of the packages it is about. */

import assert from "node:assert/strict";
import { access, readFile } from "node:fs/promises";
import { test } from "node:test";
import {
  facesOf,
  hasLettersOf,
  openFonts,
  SUBSETS,
  TYPEFACES,
  typefaceOf,
} from "../../extension/reader/looks/fonts.js";

/** @param {string} file */
function packageOf(file) {
  const scope = file === "opendyslexic" ? "" : "-variable";
  return new URL(
    `../../node_modules/@fontsource${scope}/${file}/`,
    import.meta.url,
  );
}

for (const typeface of Object.values(TYPEFACES)) {
  test(`the files of ${typeface.name} are in its package`, async () => {
    for (const { file } of facesOf(typeface)) {
      await access(new URL(`files/${file}`, packageOf(typeface.file)));
    }
  });

  test(`the letters of ${typeface.name} are those of its package`, async () => {
    const path = new URL("unicode.json", packageOf(typeface.file));
    const ranges = JSON.parse(await readFile(path, "utf8"));
    const known = Object.keys(SUBSETS).filter((subset) => subset in ranges);
    if (typeface.subsets.length > 1) {
      assert.deepEqual(typeface.subsets, known);
    }
    for (const subset of known) {
      assert.equal(
        SUBSETS[/** @type {keyof typeof SUBSETS} */ (subset)],
        ranges[subset],
      );
    }
  });
}

test("a name of the system or of nobody is no typeface of ours", () => {
  for (const font of ["serif", "mono", "constructor", ""]) {
    assert.equal(typefaceOf(font), undefined);
  }
});

test("Vietnamese is not set in a typeface that has half of its letters", () => {
  const { literata, opendyslexic } = TYPEFACES;
  assert.ok(hasLettersOf(literata, "vi-VN"));
  assert.ok(!hasLettersOf(opendyslexic, "vi-VN"));
  assert.ok(
    hasLettersOf(opendyslexic, "en") && hasLettersOf(opendyslexic, null),
  );
});

test("a typeface that cannot be had leaves the system's, and says so at each choice", async () => {
  /** @type {string[]} */
  const told = [];
  const style = { setProperty: assert.fail, removeProperty: () => {} };
  const frame = /** @type {HTMLElement} */ (/** @type {unknown} */ ({ style }));
  const loadFile = async () => {
    throw new Error("no such file");
  };
  const fonts = openFonts(frame, "en", loadFile, {
    steady: (change) => change(),
    onTrouble: (kind, name) => told.push(`${kind} ${name}`),
  });
  await fonts.use("inter");
  await fonts.use("serif");
  await fonts.use("inter");
  assert.deepEqual(told, ["fontFailed Inter", "fontFailed Inter"]);
});
