/** Colours that a reader picks: whatever they are, the view can be read. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, paletteOf } from "../../extension/reader/looks/colours.js";
import {
  asOverrides,
  asPreferences,
  COLOURS,
} from "../../extension/reader/looks/preferences.js";

/** Highlights of both schemes, as `highlights.css` has them. @type {Record<string, string[]>} */
const HIGHLIGHTS = {
  light: ["#fff0a8", "#cdf2cf", "#d3e6ff", "#ffdcec"],
  dark: ["#443800", "#113d1a", "#133459", "#551d3d"],
};

/** Every colour whose channels are multiples of `0x33`. */
const STEPS = ["00", "33", "66", "99", "cc", "ff"];
const GRID = STEPS.flatMap((red) =>
  STEPS.flatMap((green) => STEPS.map((blue) => `#${red}${green}${blue}`)),
);

test("every text is readable on every background, whatever was picked", () => {
  for (const paper of GRID) {
    for (const ink of ["#000000", "#ffffff", "#777777", "#cc3300", paper]) {
      const { palette } = paletteOf({ paper, ink, link: ink });
      const papers = [palette.paper, palette.wash];
      for (const under of [...papers, ...(HIGHLIGHTS[palette.scheme] ?? [])]) {
        assertContrast(palette.ink, under, 7, `${ink} on ${paper}`);
        assertContrast(palette.link, under, 4.5, `link ${ink} on ${paper}`);
      }
      papers.forEach((under) =>
        assertContrast(palette.soft, under, 4.5, paper),
      );
      assertContrast(palette.ink, palette.mark, 7, paper);
    }
  }
});

test("colours that can be read stay as they were picked", () => {
  const { palette, moved } = paletteOf(COLOURS);
  const { paper, ink, link } = palette;
  assert.deepEqual({ paper, ink, link }, COLOURS);
  assert.deepEqual(moved, []);
});

test("a text that cannot be read gives way no more than it must, and is named", () => {
  const picked = { paper: "#ffffff", ink: "#99aabb", link: "#ff9900" };
  const { palette, moved } = paletteOf(picked);
  assert.deepEqual(moved, ["ink", "link"]);
  assert.equal(palette.paper, "#ffffff");
  // Of the backgrounds the darkest decides.
  const least = (HIGHLIGHTS.light ?? []).map((under) =>
    contrast(palette.ink, under),
  );
  assert.ok(Math.min(...least) < 7.2, String(least));
});

test("a paper between light and dark goes to the nearer side", () => {
  const picked = { ink: "#000000", link: "#0000ff" };
  const dark = paletteOf({ ...picked, paper: "#5a5a5a" });
  assert.deepEqual(dark.moved, ["paper", "ink", "link"]);
  assert.equal(dark.palette.scheme, "dark");
  assert.equal(
    paletteOf({ ...picked, paper: "#808080" }).palette.scheme,
    "light",
  );
});

test("what is no colour is not kept", () => {
  for (const bad of [
    "red",
    "#fff",
    "#ffffff;x",
    7,
    null,
    "url(x)",
    "#GGGGGG",
  ]) {
    assert.equal(asPreferences({ ink: bad }).ink, COLOURS.ink);
    assert.deepEqual(asOverrides({ ink: bad }), {});
  }
  assert.equal(asPreferences({ ink: "#12ab9f" }).ink, "#12ab9f");
  assert.deepEqual(asOverrides({ ink: "#12ab9f" }), { ink: "#12ab9f" });
});

/**
 * @param {string} text
 * @param {string} under
 * @param {number} least
 * @param {string} about
 */
function assertContrast(text, under, least, about) {
  const found = contrast(text, under);
  assert.ok(
    found >= least,
    `${about}: ${text} on ${under}: ${found.toFixed(2)}`,
  );
}
