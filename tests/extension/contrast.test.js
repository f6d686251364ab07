/** Contrasts of every theme, computed as WCAG does, from the style sheet itself. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { THEMES } from "../../extension/reader/looks/preferences.js";

/** Text on a background, and the least contrast it needs. @type {[string, string, number][]} */
const PAIRS = [
  ["ink", "paper", 7],
  ["ink", "wash", 7],
  ["ink", "mark", 7],
  ["soft", "paper", 4.5],
  ["soft", "wash", 4.5],
  ["link", "paper", 4.5],
  ["link", "wash", 4.5],
  ["paper", "link", 4.5],
];

/** Backgrounds of highlights, on which the text of every theme may stand. */
const KINDS = ["yellow", "green", "blue", "pink"];

const css = await readFile(
  new URL("../../extension/reader/styles/themes.css", import.meta.url),
  "utf8",
);

/** Palettes by theme; those with two schemes in one count twice. */
function palettes() {
  /** @type {Record<string, Record<string, string>>} */
  const found = {};
  for (const [, selector = "", body = ""] of css.matchAll(
    /^(\S+) \{([^}]*)\}/gm,
  )) {
    const tokens = [...body.matchAll(/--(\w+):\s*([^;]+);/g)];
    for (const [, token = "", value = ""] of tokens) {
      const both = value.match(/^light-dark\((#\w+), (#\w+)\)$/);
      const schemes = both
        ? { light: both[1], dark: both[2] }
        : { [selector]: value };
      for (const [theme, colour] of Object.entries(schemes)) {
        (found[theme] ??= {})[token] = colour ?? "";
      }
    }
  }
  return found;
}

/** @param {string} colour `#rrggbb` */
function luminance(colour) {
  const channels = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * @param {string} one
 * @param {string} other
 */
function contrast(one, other) {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort(
    (a, b) => b - a,
  );
  return (light + 0.05) / (dark + 0.05);
}

test("white on black is 21 to 1", () => {
  assert.equal(Math.round(contrast("#ffffff", "#000000")), 21);
});

test("every theme is measured", () => {
  // Auto is light or dark; one's own is measured in colours.test.js.
  assert.equal(Object.keys(palettes()).length, THEMES.length - 2);
});

for (const [theme, palette] of Object.entries(palettes())) {
  test(`every text of ${theme} can be read`, () => {
    for (const [text, background, least] of PAIRS) {
      const [one, other] = [palette[text], palette[background]];
      assert.ok(one && other, `${text} and ${background} are in the palette`);
      const ratio = contrast(one, other);
      assert.ok(
        ratio >= least,
        `${text} on ${background}: ${ratio.toFixed(2)}`,
      );
    }
  });
}

test("text and links can be read on every highlight in every theme", async () => {
  const sheet = await readFile(
    new URL("../../extension/reader/styles/highlights.css", import.meta.url),
    "utf8",
  );
  for (const kind of KINDS) {
    const [, light = "", dark = ""] =
      sheet.match(new RegExp(`--${kind}: light-dark\\((#\\w+), (#\\w+)\\)`)) ??
      [];
    assert.ok(light && dark, kind);
    for (const [theme, { paper = "", ink = "", link = "" }] of Object.entries(
      palettes(),
    )) {
      const background = luminance(paper) > 0.4 ? light : dark;
      const body = contrast(ink, background);
      assert.ok(body >= 7, `${theme}: ink on ${kind}: ${body.toFixed(2)}`);
      const linked = contrast(link, background);
      assert.ok(
        linked >= 4.5,
        `${theme}: link on ${kind}: ${linked.toFixed(2)}`,
      );
    }
  }
});
