import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { inspect } from "node:util";
import * as core from "../../www/core.js";
import { asRequest, isOurs } from "../../extension/protocol.js";

const WASM = new URL("../../dist/core/stillpage_bg.wasm", import.meta.url);
await core.load(/** @type {any} */ (await readFile(WASM)));

const TEXT = "The lamp was first lit in autumn, when the town had no road. ";

/** As the core makes them, with something in every list. */
const ARTICLE = core.readHtml(
  `<title>Lamp</title><nav><a href=/1>Home</a> <a href=/2>Harbour and weather</a></nav><article><h1>Lamp</h1>
  <p>${TEXT.repeat(9)}</p><h2>Later</h2><p>${TEXT.repeat(9)}</p></article>`,
  "https://page.example/",
  {},
);

test("a request of the content script is one", () => {
  const wish = { anyway: false, leftOut: true };
  const snapshot = new TextEncoder().encode("stillpage/1");
  const read = { type: "read", snapshot, ...wish };
  assert.equal(asRequest(read), read);
  assert.ok(asRequest(structuredClone(read)));
  assert.ok(ARTICLE.outline.length > 0 && ARTICLE.leftOut.length > 0);
  for (const type of ["markdown", "text"]) {
    assert.ok(asRequest({ type, article: ARTICLE }));
    // As it comes out of a message.
    const article = structuredClone(ARTICLE);
    assert.ok(asRequest({ type, article }));
  }
  assert.ok(asRequest({ type: "piece", parcel: "1", bytes: snapshot }));
  assert.ok(asRequest({ type: "epub", parcel: "1" }));
  assert.ok(asRequest({ type: "part", part: "aloud" }));
  assert.ok(asRequest({ type: "fetch", parcel: "1", at: 0 }));
});

const BYTES = new Uint8Array(1);

test("anything else is none", () => {
  const others = [
    undefined,
    null,
    "read",
    {},
    [],
    { type: "read" },
    { type: "read", snapshot: 1, anyway: false, leftOut: false },
    { type: "read", snapshot: "stillpage/1", anyway: false, leftOut: false },
    { type: "read", snapshot: BYTES.buffer, anyway: false, leftOut: false },
    { type: "read", snapshot: [1], anyway: false, leftOut: false },
    {
      type: "read",
      snapshot: { 0: 1, length: 1 },
      anyway: false,
      leftOut: false,
    },
    {
      type: "read",
      snapshot: new Uint16Array(1),
      anyway: false,
      leftOut: false,
    },
    { type: "read", snapshot: new Blob(["x"]), anyway: false, leftOut: false },
    { type: "read", snapshot: BYTES, anyway: "yes", leftOut: false },
    {
      type: "read",
      snapshot: BYTES,
      anyway: new Boolean(true),
      leftOut: false,
    },
    { type: "read", snapshot: BYTES, anyway: true },
    { type: "markdown", article: null },
    { type: "markdown", article: {} },
    { type: "text", article: [ARTICLE] },
    { type: "piece", parcel: 1, bytes: BYTES },
    { type: "piece", parcel: "1", bytes: "text" },
    { type: "piece", parcel: new String("1"), bytes: BYTES },
    { type: "piece", parcel: "1" },
    { type: "epub" },
    { type: "fetch", parcel: "1", at: "0" },
    { type: "fetch", parcel: "1", at: 0n },
    new Map([["type", "settings"]]),
    Object.assign([], { type: "settings" }),
    Object.assign(new Date(), { type: "settings" }),
    Object.assign(new Error("settings"), { type: "settings" }),
    { type: new String("settings") },
    { type: "readParcel", parcel: "1" },
    { type: "readParcel", parcel: 1, anyway: true, leftOut: true },
    { type: "part", part: "../content" },
    { type: "part", part: ["aloud"] },
    { type: "constructor" },
    { type: "__proto__" },
  ];
  for (const other of others) {
    assert.equal(asRequest(other), undefined, inspect(other));
  }
});

test("an article with one wrong field is none", () => {
  const refused = (/** @type {object} */ change) =>
    asRequest({ type: "text", article: { ...ARTICLE, ...change } }) ===
    undefined;
  assert.ok(!refused({}));
  for (const key of Object.keys(ARTICLE)) {
    for (const wrong of [undefined, 7.5, {}, [{}], true, 7n, new Map()]) {
      const isRight =
        (key === "confidence" && wrong === 7.5) ||
        (key === "truncated" && wrong === true);
      assert.ok(isRight || refused({ [key]: wrong }), `${key}: ${wrong}`);
    }
  }
  assert.ok(refused({ dir: "up" }));
  assert.ok(refused({ words: -1 }));
  assert.ok(refused({ confidence: NaN }));
  assert.ok(refused({ outline: [{ level: "1", text: "a", id: "b" }] }));
  assert.ok(refused({ leftOut: [{ ...ARTICLE.leftOut[0], html: null }] }));
  // A list of gaps, as long as it likes.
  assert.ok(refused({ leftOut: Array(4_000_000_000) }));
  const heading = new Map(Object.entries(ARTICLE.outline[0] ?? {}));
  assert.ok(refused({ outline: [Object.assign(heading, ARTICLE.outline[0])] }));
  assert.equal(
    asRequest({ type: "text", article: Object.create(ARTICLE) }),
    undefined,
  );
});

test("only the content script of a tab's top frame is heard", () => {
  const ours = { id: "us", tab: { id: 7 }, frameId: 0 };
  assert.ok(isOurs(ours, "us"));
  assert.ok(!isOurs({ ...ours, id: "them" }, "us"));
  assert.ok(!isOurs({ tab: ours.tab, frameId: 0 }, "us"));
  assert.ok(!isOurs({ ...ours, tab: undefined }, "us"));
  assert.ok(!isOurs({ ...ours, frameId: 3 }, "us"));
});
