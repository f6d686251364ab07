/** Settings as a file: what was written is read, and a bad file is refused for a reason. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  readSettings,
  writeSettings,
} from "../../extension/options/exchange.js";
import { asPreferences } from "../../extension/reader/looks/preferences.js";

test("what was written is read again", () => {
  const preferences = asPreferences({ theme: "sepia", size: 24 });
  const own = { font: "lexend", leading: 2 };
  const text = writeSettings(preferences, [["example.org", own]]);
  assert.deepEqual(readSettings(text), {
    settings: { preferences, sites: { "example.org": own } },
    unknown: [],
  });
});

/** @type {[string, string, unknown][]} */
const REFUSED = [
  ["no JSON", "importNotJson", "{"],
  ["another program's file", "importOther", { theme: "dark" }],
  ["a list", "importOther", []],
  ["nothing", "importOther", null],
  [
    "preferences that are none",
    "importOther",
    { format: "stillpage-settings", version: 1, preferences: 7 },
  ],
  [
    "a later version",
    "importNewer",
    { format: "stillpage-settings", version: 2, preferences: {} },
  ],
];

for (const [name, problem, file] of REFUSED) {
  test(`${name} is refused`, () => {
    const text = typeof file === "string" ? file : JSON.stringify(file);
    assert.deepEqual(readSettings(text), { problem });
  });
}

test("a file too large to be ours is refused", () => {
  const text = writeSettings({}, []).padEnd(1_000_001);
  assert.deepEqual(readSettings(text), { problem: "importOther" });
});

test("what is not understood is left out and named", () => {
  const read = readSettings(
    JSON.stringify({
      format: "stillpage-settings",
      version: 1,
      preferences: { theme: "neon", size: 22, smell: "rose" },
      sites: {
        "example.org": { theme: "dark", width: "wide" },
        "<img>": { theme: "dark" },
        "other.example": 7,
      },
    }),
  );
  assert.ok("settings" in read);
  assert.equal(read.settings.preferences.theme, "auto");
  assert.equal(read.settings.preferences.size, 22);
  assert.deepEqual(read.settings.sites, { "example.org": { theme: "dark" } });
  assert.deepEqual(read.unknown, [
    "theme",
    "smell",
    "example.org: width",
    "<img>",
    "other.example",
  ]);
});

test("a site named like a property of objects is a site", () => {
  const text = writeSettings({}, [["constructor", { size: 20 }]]);
  const read = readSettings(text);
  assert.ok("settings" in read);
  assert.deepEqual(Object.entries(read.settings.sites), [
    ["constructor", { size: 20 }],
  ]);
});
