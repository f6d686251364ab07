import assert from "node:assert/strict";
import { test } from "node:test";
import { asRequest } from "../../extension/protocol.js";

test("a request of the content script is one", () => {
  const read = { type: "read", snapshot: "stillpage/1", anyway: false };
  assert.equal(asRequest(read), read);
  assert.ok(asRequest({ type: "markdown", article: {} }));
  assert.ok(asRequest({ type: "piece", parcel: "1", text: "" }));
  assert.ok(asRequest({ type: "epub", parcel: "1" }));
  assert.ok(asRequest({ type: "fetch", parcel: "1", at: 0 }));
});

test("anything else is none", () => {
  const others = [
    undefined,
    null,
    "read",
    {},
    { type: "read" },
    { type: "read", snapshot: 1, anyway: false },
    { type: "read", snapshot: "", anyway: "yes" },
    { type: "markdown", article: null },
    { type: "piece", parcel: 1, text: "" },
    { type: "piece", parcel: "1" },
    { type: "epub" },
    { type: "fetch", parcel: "1", at: "0" },
    { type: "constructor" },
  ];
  for (const other of others) {
    assert.equal(asRequest(other), undefined, JSON.stringify(other));
  }
});
