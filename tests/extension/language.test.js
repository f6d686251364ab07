import assert from "node:assert/strict";
import { test } from "node:test";
import { guessLanguage } from "../../extension/language.js";

const LINE =
  "Mưa suốt đêm, đến sáng nước sông đã tràn qua bờ và nhiều con đường bị ngập.";

/**
 * A snapshot of an element with text, below a root.
 *
 * @param {string} root
 * @param {[name: string, text: string][]} elements
 */
function snapshotOf(root, elements) {
  const inside = elements.map(([name, text]) => `\x01${name}\x04${text}\x05`);
  return `stillpage/1\x06uhttps://a.example/\x01html${root}${inside.join("")}\x05`;
}

/**
 * What is asked about a page.
 *
 * @param {string} snapshot
 */
async function askedAbout(snapshot) {
  /** @type {string[]} */
  const asked = [];
  const bytes = new TextEncoder().encode(snapshot);
  const found = await guessLanguage(bytes, async (text) => {
    asked.push(text);
    return "vi";
  });
  return { asked, found };
}

test("the text of a page that declares no language tells it", async () => {
  const snapshot = snapshotOf("\x02class\x03a", [
    ["title", "A short one"],
    ["script", `{"headline": "${LINE}"}`],
    ["p", LINE],
  ]);
  const { asked, found } = await askedAbout(snapshot);
  assert.deepEqual(asked, [`${LINE}\n`]);
  assert.equal(found, "vi");
});

test("nobody is asked about a page that declares its language", async () => {
  const declared = snapshotOf("\x02lang\x03en", [["p", LINE]]);
  const { asked, found } = await askedAbout(declared);
  assert.deepEqual(asked, []);
  assert.equal(found, undefined);
  // That of a part is not that of the page, and an empty one is none.
  const part = snapshotOf("\x02lang\x03", [["p\x02lang\x03en", LINE]]);
  assert.equal((await askedAbout(part)).asked.length, 1);
});

test("short pieces do where there are no others, and no more than enough", async () => {
  const short = snapshotOf("", [["p", "Mưa suốt đêm"]]);
  assert.deepEqual((await askedAbout(short)).asked, ["Mưa suốt đêm\n"]);
  assert.deepEqual((await askedAbout(snapshotOf("", []))).asked, []);
  const long = snapshotOf("", Array(1000).fill(["p", LINE]));
  assert.equal((await askedAbout(long)).asked[0]?.length, 2000);
});

test("a browser that cannot tell leaves the page without", async () => {
  const snapshot = new TextEncoder().encode(snapshotOf("", [["p", LINE]]));
  const found = await guessLanguage(snapshot, async () => {
    throw new Error("no such function");
  });
  assert.equal(found, undefined);
});
