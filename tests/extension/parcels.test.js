/** Texts too long for a message arrive as they were sent. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { orderBook } from "../../extension/book.js";
import { createParcels, cut, PIECE } from "../../extension/parcels.js";
import { asRequest } from "../../extension/protocol.js";
import { askToRead } from "../../extension/reading.js";

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

const WISH = { anyway: true, leftOut: false };

test("a page too long for one message is read from its pieces", async () => {
  const parcels = createParcels();
  const snapshot = "ab😀".repeat(PIECE / 2);
  const found = { article: { html: snapshot.toUpperCase() }, policy: {} };
  let longest = 0;
  /** @type {string[]} */
  const types = [];
  // Answers as the background does, and takes what it takes.
  const ask = async (/** @type {unknown} */ value) => {
    const request = asRequest(value);
    assert.ok(request);
    longest = Math.max(longest, JSON.stringify(request).length);
    types.push(request.type);
    switch (request.type) {
      case "piece":
        return { pieces: parcels.add(request.parcel, request.text) };
      case "readParcel": {
        assert.ok(parcels.take(request.parcel) === snapshot && request.anyway);
        const pieces = cut(JSON.stringify(found));
        return {
          pieces: pieces.map((piece) => parcels.add(request.parcel, piece))
            .length,
        };
      }
      case "fetch":
        return { text: parcels.piece(request.parcel, request.at) };
      default:
        throw new Error(request.type);
    }
  };
  const answer = await askToRead(ask, snapshot, WISH, () => true);
  assert.ok(typeof answer === "object" && "article" in answer);
  assert.equal(answer.article.html, found.article.html);
  assert.ok(longest < PIECE + 200, `${longest}`);
  assert.deepEqual(types, [
    ...["piece", "piece", "readParcel"],
    ...["fetch", "fetch", "fetch"],
  ]);
});

test("a page that does not arrive is sent once more, and never half read", async () => {
  const snapshot = `${"a".repeat(PIECE)}b`;
  const found = { article: /** @type {any} */ ({}), policy: {} };
  // Stopped after so many requests, and started again by the next one.
  for (let stopAfter = 1; stopAfter <= 5; stopAfter += 1) {
    let parcels = createParcels();
    let requests = 0;
    /** @type {string[]} */
    const read = [];
    const answer = await askToRead(
      async (request) => {
        requests += 1;
        if (requests === stopAfter + 1) {
          parcels = createParcels();
        }
        try {
          switch (request.type) {
            case "piece":
              return { pieces: parcels.add(request.parcel, request.text) };
            case "readParcel":
              read.push(parcels.take(request.parcel));
              return {
                pieces: parcels.add(request.parcel, JSON.stringify(found)),
              };
            case "fetch":
              return { text: parcels.piece(request.parcel, request.at) };
            default:
              throw new Error(request.type);
          }
        } catch (error) {
          const { message } = /** @type {Error} */ (error);
          return { error: message, isEmpty: false };
        }
      },
      snapshot,
      WISH,
      () => true,
    );
    assert.deepEqual(answer, found, `stopped after ${stopAfter}`);
    assert.ok(read.length > 0 && read.every((text) => text === snapshot));
  }
});

test("who does not answer twice is silent, and gone when the extension is", async () => {
  let asked = 0;
  const never = async () => {
    asked += 1;
    throw new Error("the message channel closed");
  };
  assert.equal(await askToRead(never, "", WISH, () => true), "silent");
  assert.equal(asked, 2);
  assert.equal(await askToRead(never, "", WISH, () => asked < 3), "gone");
});
