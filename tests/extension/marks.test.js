/** Highlights are kept, whatever the store does. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { asMarks, openMarks } from "../../extension/reader/highlights/marks.js";

/** @param {string} id */
const mark = (id, note = "") => ({
  id,
  quote: "abc",
  before: "",
  after: "",
  at: 1,
  text: "a b c",
  colour: /** @type {const} */ ("green"),
  note,
});

/** A store that can be told to refuse. */
function createStore() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return {
    isRefusing: false,
    isLasting: true,
    kept,
    async load(/** @type {string} */ address) {
      return JSON.parse(kept.get(address) ?? "null");
    },
    async save(/** @type {string} */ address, /** @type {unknown} */ marks) {
      if (this.isRefusing) {
        throw new Error("full");
      }
      kept.set(address, JSON.stringify(marks));
    },
  };
}

const idle = () => new Promise((resolve) => setTimeout(resolve, 5));

test("what was stored by another version or by chance is looked through", () => {
  assert.deepEqual(asMarks(undefined), []);
  assert.deepEqual(asMarks({ a: 1 }), []);
  assert.deepEqual(asMarks([null, 1, {}, { ...mark("a"), quote: "" }]), []);
  const odd = { ...mark("a"), colour: "mauve" };
  assert.equal(asMarks([odd])[0]?.colour, "yellow");
});

test("two tabs do not lose each other's", async () => {
  const store = createStore();
  const one = await openMarks(store, "x", assert.fail);
  const other = await openMarks(store, "x", assert.fail);
  one.put(mark("a"));
  await idle();
  other.put(mark("b"));
  await idle();
  one.put(mark("a", "note"));
  await idle();
  const { all } = await openMarks(store, "x", assert.fail);
  assert.deepEqual(
    all.map(({ id, note }) => [id, note]),
    [
      ["a", "note"],
      ["b", ""],
    ],
  );
  one.remove("a");
  await idle();
  assert.equal((await openMarks(store, "x", assert.fail)).all.length, 1);
});

test("a refusal is told, nothing is lost, and the next chance is taken", async () => {
  const store = createStore();
  let refusals = 0;
  const marks = await openMarks(store, "x", () => (refusals += 1));
  store.isRefusing = true;
  marks.put(mark("a"));
  await idle();
  assert.equal(refusals, 1);
  assert.equal(marks.all.length, 1);
  store.isRefusing = false;
  marks.put(mark("b"));
  await idle();
  assert.equal(refusals, 1);
  assert.equal(asMarks(await store.load("x")).length, 2);
});

test("an article without an address keeps them while it is open", async () => {
  const store = createStore();
  const marks = await openMarks(store, undefined, assert.fail);
  marks.put(mark("a"));
  await idle();
  assert.equal(marks.all.length, 1);
  assert.equal(store.kept.size, 0);
});
