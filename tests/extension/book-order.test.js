/** The order of a book arrives as it was sent, and one that is broken is refused in words. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { packOrder, unpackOrder } from "../../extension/book-order.js";

const ARTICLE = /** @type {import("../../extension/core.js").Article} */ ({
  url: "https://page.example/",
  title: "Übung 😀",
  byline: null,
  siteName: null,
  published: null,
  modified: null,
  lang: null,
  dir: null,
  excerpt: null,
  image: null,
  kind: "article",
  confidence: 1,
  html: "<p>x</p>",
  words: 1,
  outline: [],
  nextPage: null,
  truncated: false,
  leftOut: [],
});

const IMAGES = [
  { src: "a.png", bytes: new Uint8Array([0, 255, 128]) },
  { src: "empty.png", bytes: new Uint8Array() },
  { src: "b.png", bytes: Uint8Array.from({ length: 70_000 }, (_, i) => i) },
];

test("an order arrives as it was sent, and hardly longer than its files", () => {
  const order = { article: ARTICLE, images: IMAGES };
  const bytes = packOrder(ARTICLE, IMAGES);
  assert.deepEqual(unpackOrder(bytes), order);
  assert.ok(bytes.length < 70_000 + 600, `${bytes.length} bytes`);
  // As what lies within something longer.
  const within = new Uint8Array(bytes.length + 20);
  within.set(bytes, 7);
  const part = within.subarray(7, 7 + bytes.length);
  assert.deepEqual(unpackOrder(part), order);
});

test("an order that is broken is refused in words", () => {
  const whole = packOrder(ARTICLE, IMAGES);
  const headed = (/** @type {unknown} */ head) =>
    new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  const pictured = (/** @type {unknown} */ images) =>
    headed({ article: ARTICLE, images });
  for (const [bytes, told] of /** @type {const} */ ([
    [new Uint8Array(), /begin with JSON/],
    [whole.slice(0, 50), /begin with JSON/],
    [whole.slice(0, -1), /the order has \d+ bytes, and not/],
    [new Uint8Array([...whole, 0]), /the order has \d+ bytes, and not/],
    [headed(null), /no article/],
    [headed({ images: [] }), /no article/],
    [headed({ article: { html: "x" }, images: [] }), /no article/],
    [pictured(undefined), /no pictures/],
    [pictured([{ src: 1, length: 0 }]), /no pictures/],
    [pictured([{ src: "a", length: -1 }]), /no pictures/],
    [pictured([{ src: "a", length: 0.5 }]), /no pictures/],
    [
      pictured([{ src: "a", length: 1e15 }]),
      /the order has \d+ bytes, and not/,
    ],
  ])) {
    assert.throws(() => unpackOrder(bytes), told);
  }
});
