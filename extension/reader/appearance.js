/**
 * The panel with theme, typeface, text size and width.
 *
 * @import { OpenPreferences, Preferences } from "./preferences.js"
 */

import { button, element, icon } from "./elements.js";
import { typefaceOf } from "./fonts.js";
import { message, uiLanguage } from "./messages.js";
import { createPanel } from "./panel.js";
import {
  ALIGNS,
  FOCUSES,
  FONTS,
  NUMBERS,
  SHOWN,
  THEMES,
} from "./preferences.js";

const MINUS = "M5 12h14";
const PLUS = "M12 5v14M5 12h14";

/** @type {Record<typeof THEMES[number], string>} */
const THEME_NAMES = {
  auto: "themeAuto",
  light: "themeLight",
  sepia: "themeSepia",
  gray: "themeGray",
  dark: "themeDark",
  black: "themeBlack",
  contrast: "themeContrast",
};

/**
 * The system's fonts; the others have names of their own.
 *
 * @type {Record<string, string>}
 */
const FONT_NAMES = {
  serif: "fontSerif",
  sans: "fontSans",
  mono: "fontMono",
};

/** @type {Record<typeof ALIGNS[number], string>} */
const ALIGN_NAMES = { start: "alignStart", justify: "alignJustify" };

/** The numbers of lines have no names. @type {Record<typeof FOCUSES[number], string>} */
const FOCUS_NAMES = {
  off: "focusOff",
  1: "1",
  3: "3",
  5: "5",
  ruler: "focusRuler",
};

/** @type {Record<typeof SHOWN[number], string>} */
const SHOWN_NAMES = { shown: "shown", hidden: "hidden" };

/**
 * Builds the panel and the button that opens it.
 *
 * @param {OpenPreferences} preferences
 */
export function createAppearance(preferences) {
  const parts = [
    createChoice("theme", inWords(THEME_NAMES), preferences),
    createChoice("font", fontNames(), preferences),
    createStepper("size", "px", ["smaller", "larger"], preferences),
    createStepper("width", "em", ["narrower", "wider"], preferences),
  ];
  const finer = [
    createStepper("leading", "", ["lessLeading", "moreLeading"], preferences),
    createStepper(
      "paragraphs",
      "em",
      ["lessParagraphs", "moreParagraphs"],
      preferences,
    ),
    createStepper("letters", "em", ["lessLetters", "moreLetters"], preferences),
    createStepper("wordSpace", "em", ["lessWords", "moreWords"], preferences),
    createStepper("weight", "", ["lighter", "bolder"], preferences),
    createChoice("align", inWords(ALIGN_NAMES), preferences),
  ];
  const aids = [
    createChoice("focus", inWords(FOCUS_NAMES), preferences),
    createChoice("images", inWords(SHOWN_NAMES), preferences),
    createChoice("links", inWords(SHOWN_NAMES), preferences),
  ];
  const update = () =>
    [...parts, ...finer, ...aids].forEach((part) => part.update());
  const { opener, panel } = createPanel("appearance", "Aa", update);
  opener.classList.add("letters");
  panel.append(
    ...parts.map((part) => part.element),
    element(
      "details",
      {},
      element("summary", {}, message("spacing")),
      ...finer.map((part) => part.element),
    ),
    element(
      "details",
      {},
      element("summary", {}, message("aids")),
      ...aids.map((part) => part.element),
    ),
  );
  return { opener, panel };
}

/**
 * @template {string} K
 * @param {Record<K, string>} keys of messages
 */
function inWords(keys) {
  const words = Object.entries(keys).map(([value, key]) => [
    value,
    message(/** @type {string} */ (key)),
  ]);
  return /** @type {Record<K, string>} */ (Object.fromEntries(words));
}

function fontNames() {
  const names = FONTS.map((font) => [
    font,
    typefaceOf(font)?.name ?? message(FONT_NAMES[font] ?? font),
  ]);
  return /** @type {Record<typeof FONTS[number], string>} */ (
    Object.fromEntries(names)
  );
}

/**
 * @template {"theme" | "font" | "align" | "focus" | "images" | "links"} K
 * @param {K} key
 * @param {Record<Preferences[K], string>} names by value
 * @param {OpenPreferences} preferences
 */
function createChoice(key, names, preferences) {
  const inputs = Object.entries(names).map(([value, name]) => {
    const input = element("input", { type: "radio", name: key, value });
    input.addEventListener("change", () =>
      preferences.change({ [key]: value }),
    );
    const label = element(
      "label",
      { class: key, [`data-${key}`]: value },
      input,
    );
    label.append(element("span", {}, /** @type {string} */ (name)));
    return { input, label };
  });
  const choice = element("fieldset", {}, element("legend", {}, message(key)));
  choice.append(
    element("div", { class: "choice" }, ...inputs.map(({ label }) => label)),
  );
  return {
    element: choice,
    update() {
      for (const { input } of inputs) {
        input.checked = input.value === preferences.current[key];
      }
    },
  };
}

/**
 * @param {keyof typeof NUMBERS} key
 * @param {string} unit
 * @param {[string, string]} names message keys of the two buttons
 * @param {OpenPreferences} preferences
 */
function createStepper(key, unit, [less, more], preferences) {
  const value = element("output", {});
  const { least, most } = NUMBERS[key];
  const update = () => {
    const number = preferences.current[key];
    const written = new Intl.NumberFormat(uiLanguage()).format(number);
    value.textContent = `${written} ${unit}`.trim();
    decrease.disabled = number <= least;
    increase.disabled = number >= most;
  };
  /** @param {number} steps */
  const step = (steps) => () => {
    preferences.step(key, steps);
    update();
  };
  const decrease = button(message(less), icon(MINUS), step(-1));
  const increase = button(message(more), icon(PLUS), step(1));
  const stepper = element(
    "fieldset",
    {},
    element("legend", {}, message(key)),
    element("div", { class: "stepper" }, decrease, value, increase),
  );
  return { element: stepper, update };
}
