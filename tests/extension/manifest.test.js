import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const read = async (/** @type {string} */ path) =>
  JSON.parse(
    await readFile(new URL(`../../extension/${path}`, import.meta.url), "utf8"),
  );

test("the manifest asks for no more than it promises", async () => {
  const manifest = await read("manifest.json");
  assert.deepEqual(manifest.permissions, [
    "activeTab",
    "contextMenus",
    "scripting",
    "storage",
  ]);
  for (const key of [
    "host_permissions",
    "content_scripts",
    "web_accessible_resources",
    "externally_connectable",
  ]) {
    assert.equal(manifest[key], undefined, key);
  }
});

test("the readme names the oldest browsers the manifest lets in", async () => {
  const manifest = await read("manifest.json");
  const readme = await readFile(
    new URL("../../README.md", import.meta.url),
    "utf8",
  );
  const { gecko } = manifest.browser_specific_settings;
  const oldest = {
    Chromium: manifest.minimum_chrome_version,
    Firefox: gecko.strict_min_version,
  };
  for (const [name, version] of Object.entries(oldest)) {
    const told = `**${name}** ${parseInt(version, 10)} or later`;
    assert.ok(readme.includes(told), told);
  }
});

test("messages are cloned in both browsers, and neither is told what it does not know", async () => {
  const chrome = await read("../dist/chrome/manifest.json");
  assert.equal(chrome.message_serialization, "structured_clone");
  const firefox = await read("../dist/firefox/manifest.json");
  assert.equal(firefox.message_serialization, undefined);
  assert.equal(firefox.background.service_worker, undefined);
});

test("the policy of the extension's own pages lets nothing in from outside", async () => {
  const manifest = await read("manifest.json");
  const policy = manifest.content_security_policy.extension_pages;
  assert.match(policy, /^default-src 'none';/);
  assert.doesNotMatch(policy, /https?:|\*|'unsafe-inline'|'unsafe-eval'/);
});

test("the description fits into the stores", async () => {
  const messages = await read("_locales/en/messages.json");
  assert.ok(messages.description.message.length <= 132);
});
