/** Where settings are kept when the browser does not keep them where they should be. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** @type {Record<string, Record<string, unknown>>} */
let stored = { sync: {}, local: {} };
let isFull = false;

/** @param {"sync" | "local"} area */
const storage = (area) => ({
  get: async (/** @type {string | null} */ key) =>
    key === null ? { ...stored[area] } : { [key]: stored[area]?.[key] },
  set: async (/** @type {Record<string, unknown>} */ values) => {
    if (area === "sync" && isFull) {
      throw new Error("QUOTA_BYTES quota exceeded");
    }
    Object.assign(stored[area] ?? {}, values);
  },
  remove: async (/** @type {string[]} */ keys) =>
    keys.forEach((key) => delete stored[area]?.[key]),
});

const extension = { inIncognitoContext: false };

Object.assign(globalThis, {
  chrome: {
    extension,
    storage: {
      sync: storage("sync"),
      local: storage("local"),
      onChanged: { addListener() {}, removeListener() {} },
    },
  },
});

// The platform takes the browser's interface as it is loaded.
const { loadStored, openStore, preferencesIn, replaceStored, sitesIn } =
  await import("../../extension/settings.js");
const { asPreferences } =
  await import("../../extension/reader/looks/preferences.js");

beforeEach(() => {
  stored = { sync: {}, local: {} };
  isFull = false;
  extension.inIncognitoContext = false;
});

test("preferences are synced", async () => {
  const store = openStore("");
  const preferences = asPreferences({ size: 25 });
  assert.equal(await store.save(preferences), undefined);
  assert.deepEqual(stored, { sync: { preferences }, local: {} });
  assert.equal(store.site, undefined);
});

test("where synced storage is full they stay on the device, and are found", async () => {
  const old = asPreferences({ size: 20 });
  stored.sync = { preferences: old };
  isFull = true;
  const preferences = asPreferences({ size: 25 });
  assert.equal(await openStore("").save(preferences), "local");
  assert.deepEqual(await openStore("").load(), preferences);
  assert.deepEqual(preferencesIn(await loadStored()), preferences);
});

test("once it has room again they are synced again", async () => {
  stored.local = { preferences: asPreferences({ size: 25 }) };
  await openStore("").save(asPreferences({ size: 26 }));
  assert.deepEqual(stored.local, {});
  assert.deepEqual(await openStore("").load(), asPreferences({ size: 26 }));
});

test("a site's own are kept by its name, and removed", async () => {
  const { site } = openStore("example.org");
  await site?.save({ theme: "dark" });
  assert.deepEqual(sitesIn(await loadStored()), [
    ["example.org", { theme: "dark" }],
  ]);
  await openStore("example.org").site?.save(undefined);
  assert.deepEqual(stored, { sync: {}, local: {} });
});

test("a private window keeps no site", async () => {
  extension.inIncognitoContext = true;
  await openStore("secret.example").site?.save({ theme: "dark" });
  assert.deepEqual(stored, { sync: {}, local: {} });
});

test("many changes in a moment are few writes, and the last one counts", async () => {
  const store = openStore("");
  const writes = [20, 21, 22, 23].map((size) =>
    store.save(asPreferences({ size })),
  );
  await Promise.all(writes);
  assert.deepEqual(stored.sync, { preferences: asPreferences({ size: 23 }) });
});

test("what a page that went away could not sync is found, and synced later", async () => {
  const before = openStore("");
  for (const size of [20, 21, 22]) {
    // Not waited for: the page goes.
    before.save(asPreferences({ size }));
  }
  await Promise.resolve();
  const left = structuredClone(stored.local);
  assert.deepEqual(left, { preferences: asPreferences({ size: 22 }) });
  await loadStored();
  // As another page finds it.
  stored = { sync: { preferences: asPreferences({ size: 20 }) }, local: left };
  await replaceStored({ sync: stored.sync ?? {}, local: left });
  assert.deepEqual(await openStore("").load(), asPreferences({ size: 22 }));
  assert.deepEqual(await loadStored(), {
    sync: { preferences: asPreferences({ size: 22 }) },
    local: {},
  });
});

test("what was deleted can be stored again exactly", async () => {
  stored = { sync: { preferences: { size: 20 } }, local: { places: { a: 1 } } };
  const before = await loadStored();
  await replaceStored({ sync: {}, local: {} });
  assert.deepEqual(stored, { sync: {}, local: {} });
  await replaceStored(before);
  assert.deepEqual(stored, before);
});
