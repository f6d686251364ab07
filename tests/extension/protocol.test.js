import assert from "node:assert/strict";
import { test } from "node:test";
import { asRequest } from "../../extension/protocol.js";

test("a request of the content script is one", () => {
  const read = { type: "read", snapshot: "stillpage/1", anyway: false };
  assert.equal(asRequest(read), read);
  assert.ok(asRequest({ type: "markdown", article: {} }));
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
    { type: "constructor" },
  ];
  for (const other of others) {
    assert.equal(asRequest(other), undefined, JSON.stringify(other));
  }
});
