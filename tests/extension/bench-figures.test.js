import assert from "node:assert/strict";
import { test } from "node:test";
import { exponent, median } from "../../xtask/bench/figures.js";
import { between } from "../../xtask/bench/processor.js";

test("the median is the middle, or between the two in the middle", () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([8, 2, 4, 100]), 6);
  assert.ok(Number.isNaN(median([])));
});

test("the exponent is the power by which time grows over size", () => {
  const square = [10, 20, 80].map((size) => ({ size, time: 3 * size * size }));
  assert.ok(Math.abs(exponent(square) - 2) < 1e-9);
});

test("threads that have come count, threads that have gone do not", () => {
  const before = new Map([
    ["1/1", 5e6],
    ["1/2", 9e6],
  ]);
  const after = new Map([
    ["1/1", 6e6],
    ["3/3", 2e6],
  ]);
  assert.equal(between(before, after), 3);
});
