/** What is too long for a message arrives as it was sent. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { serialize } from "node:v8";
import { orderBook } from "../../extension/book.js";
import { createParcels, cut, join, PIECE } from "../../extension/parcels.js";
import { asRequest } from "../../extension/protocol.js";
import { askToRead } from "../../extension/reading.js";

/** @param {string} text */
const encode = (text) => new TextEncoder().encode(text);

test("pieces make the whole again, and none drags the whole along", () => {
  const bytes = encode("ab😀c😀😀d");
  for (const length of [2, 3, 4, 5, 100]) {
    const pieces = cut(bytes, length);
    assert.deepEqual(join(pieces), bytes);
    for (const piece of pieces) {
      assert.ok(piece.length <= length, String(piece));
      assert.equal(piece.buffer.byteLength, piece.length);
    }
  }
  assert.deepEqual(cut(encode(""), 5), [encode("")]);
});

test("a parcel is handed out once", () => {
  const parcels = createParcels();
  assert.equal(parcels.add("a", encode("one ")), 1);
  assert.equal(parcels.add("a", encode("two")), 2);
  assert.deepEqual(parcels.take("a"), encode("one two"));
  assert.throws(() => parcels.take("a"), /forgot/);
  parcels.add("b", encode("x"));
  parcels.add("b", encode("y"));
  assert.deepEqual(parcels.piece("b", 0), encode("x"));
  assert.deepEqual(parcels.piece("b", 1), encode("y"));
  assert.throws(() => parcels.piece("b", 0), /forgot/);
});

test("parcels nobody comes for make room", () => {
  const parcels = createParcels();
  for (const name of ["a", "b", "c", "d", "e"]) {
    parcels.add(name, encode(name));
  }
  assert.throws(() => parcels.take("a"));
  assert.deepEqual(parcels.take("e"), encode("e"));
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
  const text = "ab😀".repeat(PIECE / 3);
  const snapshot = encode(text);
  const html = text.toUpperCase();
  const found = { article: /** @type {any} */ ({ html }), policy: {} };
  let longest = 0;
  /** @type {string[]} */
  const types = [];
  // Answers as the background does, and takes what it takes.
  /** @type {import("../../extension/shipping.js").Ask} */
  const ask = async (value) => {
    const request = asRequest(structuredClone(value));
    assert.ok(request);
    longest = Math.max(longest, serialize(request).length);
    types.push(request.type);
    switch (request.type) {
      case "piece":
        return { pieces: parcels.add(request.parcel, request.bytes) };
      case "readParcel": {
        const arrived = parcels.take(request.parcel);
        assert.ok(request.anyway && Buffer.compare(arrived, snapshot) === 0);
        const pieces = cut(encode(JSON.stringify(found)));
        return {
          pieces: pieces.map((piece) => parcels.add(request.parcel, piece))
            .length,
        };
      }
      case "fetch":
        return { bytes: parcels.piece(request.parcel, request.at) };
      default:
        throw new Error(request.type);
    }
  };
  const answer = await askToRead(ask, snapshot, WISH, () => true);
  assert.ok(typeof answer === "object" && "article" in answer);
  assert.ok(answer.article.html === html);
  assert.ok(longest < PIECE + 200, `${longest}`);
  assert.deepEqual(types, [
    ...["piece", "piece", "readParcel"],
    ...["fetch", "fetch", "fetch"],
  ]);
});

test("a page that does not arrive is sent once more, and never half read", async () => {
  const snapshot = encode(`${"a".repeat(PIECE)}b`);
  const found = {
    article: /** @type {any} */ ({}),
    policy: /** @type {any} */ ({}),
  };
  // Stopped after so many requests, and started again by the next one.
  for (let stopAfter = 1; stopAfter <= 5; stopAfter += 1) {
    let parcels = createParcels();
    let requests = 0;
    /** @type {Uint8Array[]} */
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
              return { pieces: parcels.add(request.parcel, request.bytes) };
            case "readParcel":
              read.push(parcels.take(request.parcel));
              return {
                pieces: parcels.add(
                  request.parcel,
                  encode(JSON.stringify(found)),
                ),
              };
            case "fetch":
              return { bytes: parcels.piece(request.parcel, request.at) };
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
    assert.ok(
      read.length > 0 &&
        read.every((bytes) => Buffer.compare(bytes, snapshot) === 0),
    );
  }
});

test("who does not answer twice is silent, and gone when the extension is", async () => {
  let asked = 0;
  const never = async () => {
    asked += 1;
    throw new Error("the message channel closed");
  };
  assert.equal(await askToRead(never, encode(""), WISH, () => true), "silent");
  assert.equal(asked, 2);
  assert.equal(
    await askToRead(never, encode(""), WISH, () => asked < 3),
    "gone",
  );
});
