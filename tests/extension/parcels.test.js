/** Texts too long for a message arrive as they were sent. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { orderBook } from "../../extension/book.js";
import { createParcels, cut } from "../../extension/parcels.js";

test("pieces make the whole again, and no character is cut in two", () => {
  const text = "ab😀c😀😀d";
  for (const length of [2, 3, 4, 5, 100]) {
    const pieces = cut(text, length);
    assert.equal(pieces.join(""), text);
    for (const piece of pieces) {
      assert.ok(piece.isWellFormed() && piece.length <= length, piece);
    }
  }
  assert.deepEqual(cut("", 5), [""]);
});

test("a parcel is handed out once", () => {
  const parcels = createParcels();
  assert.equal(parcels.add("a", "one "), 1);
  assert.equal(parcels.add("a", "two"), 2);
  assert.equal(parcels.take("a"), "one two");
  assert.throws(() => parcels.take("a"), /forgot/);
  parcels.add("b", "x");
  parcels.add("b", "y");
  assert.equal(parcels.piece("b", 0), "x");
  assert.equal(parcels.piece("b", 1), "y");
  assert.throws(() => parcels.piece("b", 0), /forgot/);
});

test("parcels nobody comes for make room", () => {
  const parcels = createParcels();
  for (const name of ["a", "b", "c", "d", "e"]) {
    parcels.add(name, name);
  }
  assert.throws(() => parcels.take("a"));
  assert.equal(parcels.take("e"), "e");
});

test("what goes wrong in the background is told", async () => {
  const failing = async () => ({ error: "no room", isEmpty: false });
  const article = /** @type {import("../../extension/core.js").Article} */ (
    /** @type {unknown} */ ({ html: "<p>x</p>" })
  );
  await assert.rejects(orderBook(failing, article, []), /no room/);
});
