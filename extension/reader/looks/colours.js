/**
 * Colours a reader picks, made so that they can be read: hue and colourfulness stay, lightness
 * gives way until the contrast of WCAG is there.
 *
 * @import { Preferences } from "./preferences.js"
 */

/** What text needs on every background it may stand on, and what links and small print need. */
const TEXT = 7;
const OTHER = 4.5;

/**
 * Papers between these luminances take neither black nor white text at 7:1; a wash upon them
 * takes a little more.
 */
const DARKEST_LIGHT = 0.37;
const LIGHTEST_DARK = 0.07;

/** Above this luminance a paper is rather light than dark. */
const MIDDLE = 0.18;

/** Backgrounds of highlights (`highlights.css`), by scheme. */
const HIGHLIGHTS = {
  light: ["#fff0a8", "#cdf2cf", "#d3e6ff", "#ffdcec"],
  dark: ["#443800", "#113d1a", "#133459", "#551d3d"],
};

/** Lightness is looked for in so many halvings. */
const HALVINGS = 12;

/** @typedef {[number, number, number]} Colour red, green and blue, from 0 to 255 */

/** @typedef {"paper" | "ink" | "link"} Picked */

/**
 * All colours of a view from three, and which of the three had to give way.
 *
 * @param {Pick<Preferences, Picked>} picked
 */
export function paletteOf(picked) {
  const wanted = parse(picked.paper);
  const scheme = luminance(wanted) > MIDDLE ? "light" : "dark";
  const isLight = scheme === "light";
  const away = /** @type {Colour} */ (isLight ? [0, 0, 0] : [255, 255, 255]);
  const paper = isLight
    ? towards(wanted, [255, 255, 255], (l) => l >= DARKEST_LIGHT)
    : towards(wanted, [0, 0, 0], (l) => l <= LIGHTEST_DARK);
  const wash = mix(paper, away, 0.05);
  /**
   * @param {Colour} colour
   * @param {Colour[]} papers
   * @param {number} least
   */
  const onAll = (colour, papers, least) =>
    towards(colour, away, (l) =>
      papers.every((each) => ratio(l, luminance(each)) >= least),
    );
  const papers = [paper, wash, ...HIGHLIGHTS[scheme].map(parse)];
  const ink = onAll(parse(picked.ink), papers, TEXT);
  const link = onAll(parse(picked.link), papers, OTHER);
  const palette = {
    paper: write(paper),
    ink: write(ink),
    link: write(link),
    soft: write(onAll(mix(ink, paper, 0.35), [paper, wash], OTHER)),
    line: write(mix(paper, ink, 0.18)),
    wash: write(wash),
    mark: isLight ? "#fff0a8" : "#443800",
    scheme,
  };
  const all = /** @type {Picked[]} */ (["paper", "ink", "link"]);
  return { palette, moved: all.filter((key) => palette[key] !== picked[key]) };
}

/**
 * The contrast of two colours, from 1 to 21, as WCAG computes it.
 *
 * @param {string} one `#rrggbb`
 * @param {string} other
 */
export function contrast(one, other) {
  return ratio(luminance(parse(one)), luminance(parse(other)));
}

/**
 * Moves a colour towards black or white, no farther than it must.
 *
 * @param {Colour} colour
 * @param {Colour} end
 * @param {(luminance: number) => boolean} suits true at the end
 */
function towards(colour, end, suits) {
  if (suits(luminance(colour))) {
    return colour;
  }
  let [short, far] = [0, 1];
  for (let n = 0; n < HALVINGS; n += 1) {
    const middle = (short + far) / 2;
    if (suits(luminance(mix(colour, end, middle)))) {
      far = middle;
    } else {
      short = middle;
    }
  }
  return mix(colour, end, far);
}

/**
 * @param {Colour} one
 * @param {Colour} other
 * @param {number} part of the other
 */
function mix(one, other, part) {
  const mixed = one.map((value, n) =>
    Math.round(value + ((other[n] ?? 0) - value) * part),
  );
  return /** @type {Colour} */ (mixed);
}

/** @param {Colour} colour */
function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * @param {number} one luminance
 * @param {number} other
 */
function ratio(one, other) {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** @param {string} colour `#rrggbb` */
function parse(colour) {
  const channels = [1, 3, 5].map((at) =>
    parseInt(colour.slice(at, at + 2), 16),
  );
  return /** @type {Colour} */ (channels);
}

/** @param {Colour} colour */
function write(colour) {
  const digits = colour.map((value) => value.toString(16).padStart(2, "0"));
  return `#${digits.join("")}`;
}
