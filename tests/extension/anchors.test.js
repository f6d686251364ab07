/** Highlights find their words again, and say when they cannot. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  anchorOf,
  findAnchor,
  keyOf,
} from "../../extension/reader/highlights/anchors.js";

const TEXT = keyOf(
  `The lamp was lit in autumn. The keeper climbed the ladder twice a night, whatever the sea did,
   and wrote the hour into a book. The lamp was lit again in winter, and the keeper slept.`,
);

/** @param {string} words @param {number} [after] */
function mark(words, after = 0) {
  const quote = keyOf(words);
  const from = TEXT.indexOf(quote, after);
  assert.ok(from >= 0);
  return anchorOf(TEXT, { from, to: from + quote.length });
}

/** @param {string} text @param {import("../../extension/reader/highlights/anchors.js").Anchor} anchor */
function found(text, anchor) {
  const key = keyOf(text);
  const span = findAnchor(key, anchor);
  return span && key.slice(span.from, span.to);
}

test("words are found at another place, in other white space", () => {
  const anchor = mark("climbed the ladder twice a night");
  const moved = `A new first paragraph. ${"x ".repeat(500)} The keeper climbed\nthe  ladder twice\u00a0a ni\u00adght.`;
  assert.equal(found(moved, anchor), keyOf("climbed the ladder twice a night"));
});

test("of the same words the ones in the same context are meant", () => {
  const second = mark("lamp was lit", TEXT.indexOf("book"));
  assert.equal(findAnchor(TEXT, second)?.from, second.at);
  const first = mark("lamp was lit");
  assert.equal(findAnchor(TEXT, first)?.from, first.at);
  // In a text with a new beginning too.
  assert.equal(findAnchor(`Once.${TEXT}`, second)?.from, second.at + 5);
});

test("a sentence with a word changed in it is found", () => {
  const anchor = mark(
    "keeper climbed the ladder twice a night, whatever the sea did",
  );
  const text =
    "The lamp was lit in autumn. The keeper went up the ladder twice a night, whatever the sea did, and wrote.";
  assert.equal(
    found(text, anchor),
    keyOf("keeper went up the ladder twice a night, whatever the sea did"),
  );
});

test("words with a new beginning and end are found by what is around them", () => {
  const anchor = mark("wrote the hour into a book");
  const text =
    "whatever the sea did, and put the hour into a log. The lamp was lit again in winter";
  assert.equal(found(text, anchor), keyOf("put the hour into a log"));
});

test("what is gone is not found elsewhere", () => {
  const anchor = mark("climbed the ladder twice a night, whatever the sea did");
  assert.equal(
    found("The lamp burns by itself now, and nobody climbs.", anchor),
    undefined,
  );
  // A common word proves nothing.
  const short = mark("night", TEXT.indexOf("twice"));
  assert.equal(
    found("It was a night like others in the north.", short),
    undefined,
  );
});

test("a page of one letter does not take long", () => {
  const anchor = { quote: "aaaa", before: "aaa", after: "aab", at: 7 };
  const from = performance.now();
  findAnchor("a".repeat(2_000_000), anchor);
  assert.ok(performance.now() - from < 2000);
});
