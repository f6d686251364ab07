import assert from "node:assert/strict";
import { test } from "node:test";
import {
  asPreferences,
  openPreferences,
} from "../../extension/reader/preferences.js";

const USUAL = {
  theme: "auto",
  font: "serif",
  focus: "off",
  images: "shown",
  links: "shown",
  align: "start",
  size: 19,
  width: 34,
  leading: 1.6,
  letters: 0,
  wordSpace: 0,
  paragraphs: 1.2,
  weight: 400,
};

test("what was stored by nobody or by another version becomes usual", () => {
  for (const stored of [undefined, null, 7, "x", [], { size: "big" }]) {
    assert.deepEqual(asPreferences(stored), USUAL);
  }
  assert.deepEqual(asPreferences({ theme: "neon", later: 1 }), USUAL);
});

test("numbers stay within their limits", () => {
  assert.equal(asPreferences({ size: 1000 }).size, 40);
  assert.equal(asPreferences({ size: -1 }).size, 12);
  assert.equal(asPreferences({ width: NaN }).width, 34);
});

test("a change is applied, kept, and seen by others", async () => {
  /** @type {unknown[]} */
  const saved = [];
  /** @type {(value: unknown) => void} */
  let tell = () => {};
  const store = {
    load: async () => ({ size: 20 }),
    save: async (/** @type {unknown} */ value) => void saved.push(value),
    watch: (/** @type {(value: unknown) => void} */ callback) => {
      tell = callback;
      return () => {};
    },
  };
  /** @type {number[]} */
  const sizes = [];
  const open = await openPreferences(store, ({ size }) => sizes.push(size));
  open.step("size", 1);
  tell({ size: 30 });
  open.step("size", 0);
  assert.deepEqual(sizes, [20, 21, 30, 19]);
  assert.equal(saved.length, 2);
});

test("a store that fails does not keep anyone from reading", async () => {
  const fail = async () => {
    throw new Error("storage is full");
  };
  const store = { load: fail, save: fail, watch: () => () => {} };
  const open = await openPreferences(store, () => {});
  open.step("size", 1);
  assert.equal(open.current.size, 20);
});
