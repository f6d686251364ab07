import assert from "node:assert/strict";
import { test } from "node:test";
import { asPlaces } from "../../extension/reader/place/places.js";

const DAY = 24 * 60 * 60 * 1000;
const NOW = 1000 * DAY;

test("places older than 90 days are forgotten", () => {
  const fresh = { quote: "a", at: 3, when: NOW - 89 * DAY };
  const old = { quote: "b", at: 4, when: NOW - 91 * DAY };
  assert.deepEqual(asPlaces({ fresh, old }, NOW), { fresh });
});

test("what was stored by nobody or by another version is no place", () => {
  for (const stored of [undefined, null, 7, "x", { a: 1, b: null, c: {} }]) {
    assert.deepEqual(asPlaces(stored, NOW), {});
  }
});

test("the oldest of too many go first", () => {
  const many = Array.from({ length: 600 }, (_, n) => [
    `page ${n}`,
    { quote: "a", at: 1, when: NOW - n },
  ]);
  const kept = Object.keys(asPlaces(Object.fromEntries(many), NOW));
  assert.equal(kept.length, 500);
  assert.equal(kept[0], "page 0");
});
