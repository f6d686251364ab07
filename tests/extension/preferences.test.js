import assert from "node:assert/strict";
import { test } from "node:test";
import {
  asOverrides,
  asPreferences,
  openPreferences,
} from "../../extension/reader/looks/preferences.js";

const USUAL = {
  theme: "auto",
  font: "serif",
  columns: "1",
  focus: "off",
  writing: "auto",
  images: "shown",
  links: "shown",
  ruby: "shown",
  align: "start",
  size: 19,
  width: 34,
  leading: 1.6,
  letters: 0,
  wordSpace: 0,
  paragraphs: 1.2,
  weight: 400,
  places: true,
  emphasis: false,
  paper: "#e6efe6",
  ink: "#22301f",
  link: "#0b5d3b",
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

test("overrides are what is valid of what was stored, and nothing else", () => {
  const stored = { theme: "dark", size: 99, width: "wide", font: "x", new: 1 };
  assert.deepEqual(asOverrides(stored), { theme: "dark", size: 40 });
  assert.deepEqual(asOverrides({}), {});
  for (const none of [undefined, null, 7, "x", []]) {
    assert.equal(asOverrides(none), undefined);
  }
});

/** A store that remembers what is saved. @param {unknown} first */
function remember(first) {
  const kept = {
    value: first,
    load: async () => kept.value,
    save: async (/** @type {unknown} */ value) => void (kept.value = value),
    watch: () => () => {},
  };
  return kept;
}

test("a site with preferences of its own keeps changes to itself", async () => {
  const general = remember({ theme: "sepia", size: 20 });
  const site = { ...remember(undefined), name: "example.org" };
  const saved = /** @type {unknown[]} */ ([]);
  site.save = async (value) => void saved.push(value);
  const open = await openPreferences({ ...general, site }, () => {});
  assert.equal(open.isForSite, false);
  open.useForSite({});
  open.change({ theme: "dark" });
  assert.equal(open.current.theme, "dark");
  assert.equal(open.current.size, 20, "the rest is as everywhere");
  assert.deepEqual(general.value, { theme: "sepia", size: 20 });
  const former = open.useForSite(undefined);
  assert.deepEqual(former, { theme: "dark" });
  assert.equal(open.current.theme, "sepia");
  assert.deepEqual(saved, [{}, { theme: "dark" }, undefined]);
});

test("trouble with keeping is told once for each kind", async () => {
  /** @type {string[]} */
  const told = [];
  const local = {
    ...remember({}),
    save: async () => /** @type {const} */ ("local"),
  };
  const open = await openPreferences(
    local,
    () => {},
    (kind) => told.push(kind),
  );
  open.step("size", 1);
  open.step("size", 1);
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(told, ["keptLocally"]);
});
