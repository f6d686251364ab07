/** Pictures that are their own address, and those that every reading system shows. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decodeData,
  isKnown,
} from "../../extension/reader/content/pictures.js";

test("addresses that hold the file are read", () => {
  assert.deepEqual(
    [...decodeData("data:image/gif;base64,R0lGODlh")],
    [...Buffer.from("GIF89a")],
  );
  const svg = decodeData("data:image/svg+xml,%3Csvg%2F%3E");
  assert.equal(new TextDecoder().decode(svg), "<svg/>");
  assert.equal(
    new TextDecoder().decode(decodeData("data:;base64,%61w==")),
    "k",
  );
  assert.throws(() => decodeData("data:image/png;base64,?"));
});

test("kinds are told from the first bytes", () => {
  assert.ok(isKnown(new Uint8Array([0xff, 0xd8, 0xff, 0xe0])));
  assert.ok(isKnown(new TextEncoder().encode("GIF89a")));
  assert.ok(!isKnown(new TextEncoder().encode("RIFF....WEBP")));
  assert.ok(!isKnown(new Uint8Array([])));
});
