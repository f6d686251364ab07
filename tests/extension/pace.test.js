import assert from "node:assert/strict";
import { test } from "node:test";
import { asPace, openPace } from "../../extension/reader/place/pace.js";

/** Words of usual reading for a minute, in a language nobody measured. */
const MINUTE = 190;

const NONE = { taken: 0, usual: 0 };

/** @param {unknown} first */
function createStore(first) {
  let kept = first;
  return {
    load: async () => kept,
    /** @param {unknown} pace */
    save: async (pace) => {
      kept = pace;
    },
  };
}

test("what nobody can have read so is no pace", () => {
  const broken = [
    undefined,
    null,
    "x",
    {},
    { taken: 1 },
    { taken: "2", usual: "2" },
    { taken: NaN, usual: 1 },
    { taken: Infinity, usual: Infinity },
    { taken: -1, usual: -1 },
    { taken: 10, usual: 1 },
    { taken: 1, usual: 10 },
  ];
  for (const stored of broken) {
    assert.deepEqual(asPace(stored), NONE, JSON.stringify(stored));
  }
  const pace = { taken: 3, usual: 2 };
  assert.deepEqual(asPace(pace), pace);
});

test("a page or two count little, and a long time decides", async () => {
  const pace = await openPace(createStore(undefined));
  assert.equal(pace.minutesToRead(10 * MINUTE, null), 10);
  await pace.learn(2, MINUTE, null);
  const soon = pace.minutesToRead(10 * MINUTE, null);
  assert.ok(soon > 11 && soon < 13, `${soon}`);
  for (let i = 0; i < 100; i += 1) {
    await pace.learn(2, MINUTE, null);
  }
  const later = pace.minutesToRead(10 * MINUTE, null);
  assert.ok(later > 19 && later < 20, `${later}`);
});

test("the pace of today outweighs that of last year", async () => {
  const pace = await openPace(createStore({ taken: 240, usual: 120 }));
  for (let i = 0; i < 240; i += 1) {
    await pace.learn(1, MINUTE, null);
  }
  const minutes = pace.minutesToRead(10 * MINUTE, null);
  assert.ok(minutes > 10 && minutes < 12, `${minutes}`);
});

test("pauses and leaps are not read", async () => {
  const store = createStore(undefined);
  const pace = await openPace(store);
  await pace.learn(10, MINUTE, null);
  await pace.learn(0.3, 20 * MINUTE, null);
  await pace.learn(1, 0, null);
  assert.equal(await store.load(), undefined);
  assert.equal(pace.minutesToRead(MINUTE, null), 1);
});

test("tabs learn together, and each language keeps its own measure", async () => {
  const store = createStore(undefined);
  const one = await openPace(store);
  const other = await openPace(store);
  await one.learn(2, MINUTE, null);
  await other.learn(2, MINUTE, null);
  assert.deepEqual(await store.load(), { taken: 4, usual: 2 });
  const ratio =
    other.minutesToRead(1000, "de") / other.minutesToRead(1000, "en");
  assert.equal(ratio.toFixed(3), (228 / 179).toFixed(3));
});

test("a store that fails keeps nobody from reading", async () => {
  const failing = async () => {
    throw new Error("full");
  };
  const pace = await openPace({ load: failing, save: failing });
  await pace.learn(2, MINUTE, null);
  assert.ok(pace.minutesToRead(MINUTE, null) > 1);
});
