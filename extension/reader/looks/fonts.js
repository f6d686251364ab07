/**
 * The typefaces that come with Stillpage: read from its own files when one is chosen, put among
 * the fonts of the document, and taken out of it when the view closes. A typeface that cannot be
 * had leaves the system's in place.
 */

/** Prefix of family names: a page may have a font of the same name, and keeps it. */
const OURS = "Stillpage ";

/**
 * Parts of a typeface by the letters in them, as its packages cut it; a test compares.
 */
export const SUBSETS = {
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  "latin-ext":
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
  vietnamese:
    "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
};

/**
 * @typedef {object} Typeface
 * @property {string} name its own, in every language
 * @property {string} file how the names of its files begin
 * @property {(keyof typeof SUBSETS)[]} subsets one alone stands for all letters it has
 * @property {string[]} weights a range, or single ones
 * @property {string[]} styles
 */

/** @type {Record<"literata" | "inter" | "atkinson" | "lexend" | "opendyslexic", Typeface>} */
export const TYPEFACES = {
  literata: {
    name: "Literata",
    file: "literata",
    subsets: ["latin", "latin-ext", "vietnamese"],
    weights: ["200 900"],
    styles: ["normal", "italic"],
  },
  inter: {
    name: "Inter",
    file: "inter",
    subsets: ["latin", "latin-ext", "vietnamese"],
    weights: ["100 900"],
    styles: ["normal", "italic"],
  },
  atkinson: {
    name: "Atkinson Hyperlegible Next",
    file: "atkinson-hyperlegible-next",
    subsets: ["latin", "latin-ext"],
    weights: ["200 800"],
    styles: ["normal", "italic"],
  },
  lexend: {
    name: "Lexend",
    file: "lexend",
    subsets: ["latin", "latin-ext", "vietnamese"],
    weights: ["100 900"],
    styles: ["normal"],
  },
  opendyslexic: {
    name: "OpenDyslexic",
    file: "opendyslexic",
    subsets: ["latin"],
    weights: ["400", "700"],
    styles: ["normal", "italic"],
  },
};

/** @typedef {keyof typeof TYPEFACES} TypefaceKey */

/**
 * The typeface of a preference, if it is one of ours.
 *
 * @param {string} font
 * @returns {Typeface | undefined}
 */
export function typefaceOf(font) {
  return Object.hasOwn(TYPEFACES, font)
    ? TYPEFACES[/** @type {TypefaceKey} */ (font)]
    : undefined;
}

/**
 * The files of a typeface, each with what of the typeface is in it.
 *
 * @param {Typeface} typeface
 * @returns {{ file: string, descriptors: FontFaceDescriptors }[]}
 */
export function facesOf({ file, subsets, weights, styles }) {
  return subsets.flatMap((subset) =>
    styles.flatMap((style) =>
      weights.map((weight) => ({
        file: `${file}-${subset}-${weight.includes(" ") ? "wght" : weight}-${style}.woff2`,
        descriptors: {
          style,
          weight,
          ...(subsets.length > 1 ? { unicodeRange: SUBSETS[subset] } : {}),
        },
      })),
    ),
  );
}

/**
 * Whether there is a file of a font of that name. A function, for a list would be made in every
 * bundle.
 *
 * @param {unknown} name
 */
export function isFontFile(name) {
  return Object.values(TYPEFACES).some((typeface) =>
    facesOf(typeface).some(({ file }) => file === name),
  );
}

/**
 * Whether a typeface has the letters of a language; half of them from elsewhere look worse than
 * all of them.
 *
 * @param {Typeface} typeface
 * @param {string | null} lang a BCP 47 tag
 */
export function hasLettersOf({ subsets }, lang) {
  return !/^vi\b/i.test(lang ?? "") || subsets.includes("vietnamese");
}

/**
 * Gives a view its typefaces.
 *
 * @param {HTMLElement} frame gets `--face` once a chosen typeface is there
 * @param {string | null} lang of the article
 * @param {((file: string) => Promise<Uint8Array<ArrayBuffer>>) | undefined} loadFile
 * @param {{ steady: (change: () => void) => void, onTrouble: (kind: "fontFailed" | "fontLacks", name: string) => void }} view
 *   `steady` makes a change that moves the text; `onTrouble` says why the system's fonts stay
 */
export function openFonts(frame, lang, loadFile, { steady, onTrouble }) {
  /** @type {Map<string, FontFace[]>} */
  const loaded = new Map();
  let chosen = "";
  let isOpen = true;
  /** @param {string} font */
  const use = async (font) => {
    if (font === chosen) {
      return;
    }
    chosen = font;
    const typeface = typefaceOf(font);
    if (!typeface || !hasLettersOf(typeface, lang)) {
      steady(() => frame.style.removeProperty("--face"));
      if (typeface) {
        onTrouble("fontLacks", typeface.name);
      }
      return;
    }
    try {
      const faces = loaded.get(font) ?? (await loadFaces(typeface, loadFile));
      if (isOpen && !loaded.has(font)) {
        loaded.set(font, faces);
        faces.forEach((face) => document.fonts.add(face));
      }
      if (isOpen && chosen === font) {
        const family = `"${OURS}${typeface.name}"`;
        steady(() => frame.style.setProperty("--face", family));
      }
    } catch {
      if (isOpen && chosen === font) {
        frame.style.removeProperty("--face");
        onTrouble("fontFailed", typeface.name);
        // Another choice of it tries again.
        chosen = "";
      }
    }
  };
  return {
    use,
    stop() {
      isOpen = false;
      for (const face of [...loaded.values()].flat()) {
        document.fonts.delete(face);
      }
    },
  };
}

/**
 * @param {Typeface} typeface
 * @param {((file: string) => Promise<Uint8Array<ArrayBuffer>>) | undefined} loadFile
 */
async function loadFaces(typeface, loadFile) {
  if (!loadFile) {
    throw new Error("no fonts here");
  }
  return Promise.all(
    facesOf(typeface).map(async ({ file, descriptors }) => {
      const bytes = await loadFile(file);
      const family = `"${OURS}${typeface.name}"`;
      return new FontFace(family, bytes.buffer, descriptors).load();
    }),
  );
}
