/**
 * What a reader likes: plain data with limits, where it is kept, and how it is put on the view.
 */

import { paletteOf } from "./colours.js";

/** Themes, in the order they are offered. */
export const THEMES = /** @type {const} */ ([
  "auto",
  "light",
  "sepia",
  "gray",
  "dark",
  "black",
  "contrast",
  "custom",
]);

/** Typefaces, in the order they are offered. */
export const FONTS = /** @type {const} */ ([
  "serif",
  "sans",
  "mono",
  "literata",
  "inter",
  "atkinson",
  "lexend",
  "opendyslexic",
]);

/** Ways to align text, in the order they are offered. */
export const ALIGNS = /** @type {const} */ (["start", "justify"]);

/** How many columns there are where they have room, in the order they are offered. */
export const COLUMNS = /** @type {const} */ (["1", "2"]);

/** What line focus leaves as it is: lines, or a ruler; in the order it is offered. */
export const FOCUSES = /** @type {const} */ (["off", "1", "3", "5", "ruler"]);

/** How lines of Chinese and Japanese go: as on the page, across, down. */
export const WRITINGS = /** @type {const} */ ([
  "auto",
  "horizontal",
  "vertical",
]);

/** Whether pictures, the looks of links, and ruby are shown. */
export const SHOWN = /** @type {const} */ (["shown", "hidden"]);

/**
 * Numbers with their limits: size in CSS pixels, width of the column and the spacings in em,
 * height of lines as a multiple of the size, weight as in CSS.
 */
export const NUMBERS = {
  size: { least: 12, most: 40, step: 1, usual: 19 },
  width: { least: 20, most: 60, step: 2, usual: 34 },
  leading: { least: 1.2, most: 2.4, step: 0.1, usual: 1.6 },
  letters: { least: 0, most: 0.2, step: 0.02, usual: 0 },
  wordSpace: { least: 0, most: 0.4, step: 0.04, usual: 0 },
  paragraphs: { least: 0.6, most: 2.4, step: 0.2, usual: 1.2 },
  weight: { least: 300, most: 700, step: 100, usual: 400 },
};

/** Colours of the custom theme, as picked: `#rrggbb`. */
export const COLOURS = { paper: "#e6efe6", ink: "#22301f", link: "#0b5d3b" };

/** What a colour looks like. */
const COLOUR = /^#[0-9a-f]{6}$/;

/** Switches, with what they usually are. */
const SWITCHES = { places: true, emphasis: false };

/** Digits that are kept, so that many small steps end where they began. */
const DIGITS = 2;

/**
 * @typedef {object} Choices
 * @property {typeof THEMES[number]} theme
 * @property {typeof FONTS[number]} font
 * @property {typeof ALIGNS[number]} align
 * @property {typeof COLUMNS[number]} columns
 * @property {typeof FOCUSES[number]} focus
 * @property {typeof WRITINGS[number]} writing
 * @property {typeof SHOWN[number]} images
 * @property {typeof SHOWN[number]} links
 * @property {typeof SHOWN[number]} ruby
 *
 * @typedef {Choices & Record<keyof typeof NUMBERS, number> & Record<keyof typeof COLOURS, string> & Record<keyof typeof SWITCHES, boolean>} Preferences
 */

/**
 * @template T
 * @typedef {object} Kept a place where something is kept
 * @property {() => Promise<unknown>} load
 * @property {(value: T) => Promise<void | "local">} save
 *   says "local" where it is kept on this device alone though it should be everywhere
 * @property {(callback: (value: unknown) => void) => () => void} watch
 *   calls back on changes made elsewhere, until the function it returns is called
 */

/**
 * What is liked on one site differs from what is liked everywhere only in these.
 *
 * @typedef {Partial<Preferences>} Overrides
 *
 * @typedef {Kept<Overrides | undefined> & { name: string }} SiteStore
 *   `name` is the site's
 * @typedef {Kept<Preferences> & { site?: SiteStore }} Store
 *   where preferences are kept; without a site where no page has one
 */

/**
 * Makes preferences of whatever was stored: what is missing, of another version or out of its
 * limits becomes usual.
 *
 * @param {unknown} stored
 * @returns {Preferences}
 */
export function asPreferences(stored) {
  const known = /** @type {Record<string, unknown>} */ (
    typeof stored === "object" && stored !== null ? stored : {}
  );
  return {
    theme: THEMES.find((theme) => theme === known.theme) ?? "auto",
    font: FONTS.find((font) => font === known.font) ?? "serif",
    align: ALIGNS.find((align) => align === known.align) ?? "start",
    columns: COLUMNS.find((columns) => columns === known.columns) ?? "1",
    focus: FOCUSES.find((focus) => focus === known.focus) ?? "off",
    writing: WRITINGS.find((writing) => writing === known.writing) ?? "auto",
    images: SHOWN.find((shown) => shown === known.images) ?? "shown",
    links: SHOWN.find((shown) => shown === known.links) ?? "shown",
    ruby: SHOWN.find((shown) => shown === known.ruby) ?? "shown",
    paper: asColour("paper", known.paper),
    ink: asColour("ink", known.ink),
    link: asColour("link", known.link),
    size: withinLimits("size", known.size),
    width: withinLimits("width", known.width),
    leading: withinLimits("leading", known.leading),
    letters: withinLimits("letters", known.letters),
    wordSpace: withinLimits("wordSpace", known.wordSpace),
    paragraphs: withinLimits("paragraphs", known.paragraphs),
    weight: withinLimits("weight", known.weight),
    places: asSwitch("places", known.places),
    emphasis: asSwitch("emphasis", known.emphasis),
  };
}

/**
 * Makes overrides of whatever was stored for a site: what is no preference is passed over.
 *
 * @param {unknown} stored
 * @returns {Overrides | undefined} nothing where nothing was stored
 */
export function asOverrides(stored) {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) {
    return undefined;
  }
  const known = /** @type {Record<string, unknown>} */ (stored);
  const all = Object.entries(asPreferences(stored)).filter(
    ([key, value]) =>
      Object.hasOwn(known, key) &&
      (typeof value === "number"
        ? Number.isFinite(known[key])
        : value === known[key]),
  );
  return Object.fromEntries(all);
}

/**
 * @param {keyof typeof NUMBERS} key
 * @param {unknown} value
 */
function withinLimits(key, value) {
  const { least, most, usual } = NUMBERS[key];
  return typeof value === "number" && Number.isFinite(value)
    ? Number(Math.min(most, Math.max(least, value)).toFixed(DIGITS))
    : usual;
}

/**
 * @param {keyof typeof COLOURS} key
 * @param {unknown} value
 */
function asColour(key, value) {
  return typeof value === "string" && COLOUR.test(value) ? value : COLOURS[key];
}

/**
 * @param {keyof typeof SWITCHES} key
 * @param {unknown} value
 */
function asSwitch(key, value) {
  return typeof value === "boolean" ? value : SWITCHES[key];
}

/**
 * Preferences of an open view: read at once, kept in the store, followed when they change there.
 *
 * @param {Store} store
 * @param {(preferences: Preferences) => void} apply called at once and after each change
 * @param {(kind: "keptLocally" | "notKept") => void} [onTrouble] called once for each kind
 */
export async function openPreferences(store, apply, onTrouble) {
  const { site } = store;
  // A store that fails must not keep anyone from reading.
  const [stored, storedForSite] = await Promise.all([
    store.load().catch(() => undefined),
    site?.load().catch(() => undefined),
  ]);
  let general = asPreferences(stored);
  let own = asOverrides(storedForSite);
  let current = general;
  const update = () => {
    current = asPreferences({ ...general, ...own });
    apply(current);
  };
  update();
  const stops = [
    store.watch((value) => {
      general = asPreferences(value);
      update();
    }),
    site?.watch((value) => {
      own = asOverrides(value);
      update();
    }),
  ];
  /** @type {Set<string>} */
  const told = new Set();
  /** @param {Promise<void | "local"> | undefined} saved */
  const tellTrouble = async (saved) => {
    const trouble = await saved?.then(
      (where) => (where === "local" ? "keptLocally" : undefined),
      () => /** @type {const} */ ("notKept"),
    );
    if (trouble && !told.has(trouble)) {
      told.add(trouble);
      onTrouble?.(trouble);
    }
  };
  /** @param {Overrides} changes */
  const change = (changes) => {
    if (own) {
      own = asOverrides({ ...own, ...changes });
      update();
      tellTrouble(site?.save(own));
    } else {
      general = asPreferences({ ...general, ...changes });
      update();
      tellTrouble(store.save(general));
    }
  };
  return {
    get current() {
      return current;
    },
    /** The site whose own preferences may be kept; nothing where there is none. */
    siteName: site?.name,
    /** Whether changes are for the site alone. */
    get isForSite() {
      return own !== undefined;
    },
    change,
    /**
     * Gives the site preferences of its own, or takes them from it.
     *
     * @param {Overrides | undefined} overrides
     * @returns {Overrides | undefined} those it had
     */
    useForSite(overrides) {
      const former = own;
      own = overrides;
      update();
      tellTrouble(site?.save(own));
      return former;
    },
    /**
     * Makes a number larger or smaller by so many steps; 0 makes it usual.
     *
     * @param {keyof typeof NUMBERS} key
     * @param {number} steps
     */
    step(key, steps) {
      const { step, usual } = NUMBERS[key];
      change({ [key]: steps === 0 ? usual : current[key] + steps * step });
    },
    stop: () => stops.forEach((stop) => stop?.()),
  };
}

/** @typedef {Awaited<ReturnType<typeof openPreferences>>} OpenPreferences */

/**
 * Puts preferences on the element that holds the view; the style sheets do the rest.
 *
 * @param {HTMLElement} frame
 * @param {Preferences} preferences
 */
export function applyPreferences(frame, preferences) {
  frame.dataset.theme = preferences.theme;
  frame.dataset.font = preferences.font;
  frame.dataset.align = preferences.align;
  frame.dataset.focus = preferences.focus;
  frame.dataset.images = preferences.images;
  frame.dataset.links = preferences.links;
  frame.dataset.ruby = preferences.ruby;
  frame.dataset.emphasis = preferences.emphasis ? "on" : "off";
  const values = {
    size: `${preferences.size}px`,
    width: `${preferences.width * preferences.size}px`,
    // Relative to what suits the script.
    leading: String(preferences.leading / NUMBERS.leading.usual),
    letters: `${preferences.letters}em`,
    "word-space": `${preferences.wordSpace}em`,
    paragraphs: `${preferences.paragraphs}em`,
    weight: String(preferences.weight),
  };
  for (const [name, value] of Object.entries(values)) {
    frame.style.setProperty(`--${name}`, value);
  }
  const { palette } = paletteOf(preferences);
  for (const [name, value] of Object.entries(palette)) {
    frame.style.setProperty(`--own-${name}`, value);
  }
}
