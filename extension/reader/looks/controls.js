/**
 * Controls of preferences: choices, steppers and switches, for the panel in the view and the page
 * of settings.
 *
 * @import { Choices, OpenPreferences, Preferences } from "./preferences.js"
 */

import { createColours } from "./colour-controls.js";
import { button, element, icon } from "../elements.js";
import { typefaceOf } from "./fonts.js";
import { message, uiLanguage } from "../messages.js";
import {
  ALIGNS,
  COLUMNS,
  FOCUSES,
  FONTS,
  NUMBERS,
  SHOWN,
  THEMES,
  WRITINGS,
} from "./preferences.js";

/**
 * A control, and what brings it up to date with the preferences.
 *
 * @typedef {{ element: HTMLElement, update: () => void }} Control
 */

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
  custom: "themeCustom",
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

/** Numbers have no names. @type {Record<typeof COLUMNS[number], string>} */
const COLUMN_NAMES = { 1: "1", 2: "2" };

/** The numbers of lines have no names. @type {Record<typeof FOCUSES[number], string>} */
const FOCUS_NAMES = {
  off: "focusOff",
  1: "1",
  3: "3",
  5: "5",
  ruler: "focusRuler",
};

/** @type {Record<typeof WRITINGS[number], string>} */
const WRITING_NAMES = {
  auto: "writingAuto",
  horizontal: "writingHorizontal",
  vertical: "writingVertical",
};

/** @type {Record<typeof SHOWN[number], string>} */
const SHOWN_NAMES = { shown: "shown", hidden: "hidden" };

/**
 * The controls of the looks.
 *
 * @param {OpenPreferences} preferences
 * @returns {{ main: Control[], scripts: Control[], finer: Control[], aids: Control[] }}
 *   those for everyone, those for scripts written either way, those for finer work, and what
 *   helps the eye along
 */
export function createLooks(preferences) {
  /**
   * @param {keyof typeof NUMBERS} key
   * @param {string} unit
   * @param {string} less
   * @param {string} more
   */
  const stepper = (key, unit, less, more) =>
    createStepper(key, unit, [less, more], preferences);
  /**
   * @template {keyof Choices} K
   * @param {K} key
   * @param {readonly Preferences[K][]} values
   * @param {Record<Preferences[K], string>} names message keys by value
   */
  const choice = (key, values, names) =>
    createChoice(key, values, (value) => message(names[value]), preferences);
  return {
    main: [
      choice("theme", THEMES, THEME_NAMES),
      createColours(preferences),
      createChoice("font", FONTS, fontName, preferences),
      stepper("size", "px", "smaller", "larger"),
      stepper("width", "em", "narrower", "wider"),
    ],
    scripts: [
      choice("writing", WRITINGS, WRITING_NAMES),
      choice("ruby", SHOWN, SHOWN_NAMES),
    ],
    finer: [
      stepper("leading", "", "lessLeading", "moreLeading"),
      stepper("paragraphs", "em", "lessParagraphs", "moreParagraphs"),
      stepper("letters", "em", "lessLetters", "moreLetters"),
      stepper("wordSpace", "em", "lessWords", "moreWords"),
      stepper("weight", "", "lighter", "bolder"),
      choice("align", ALIGNS, ALIGN_NAMES),
      choice("columns", COLUMNS, COLUMN_NAMES),
    ],
    aids: [
      choice("focus", FOCUSES, FOCUS_NAMES),
      choice("images", SHOWN, SHOWN_NAMES),
      choice("links", SHOWN, SHOWN_NAMES),
      createSwitch(
        message("emphasis"),
        () => preferences.current.emphasis,
        (emphasis) => preferences.change({ emphasis }),
      ),
    ],
  };
}

/**
 * Makes a switch.
 *
 * @param {string} words what is on when it is
 * @param {() => boolean} isOn
 * @param {(isOn: boolean) => void} turn
 * @returns {Control}
 */
export function createSwitch(words, isOn, turn) {
  const input = element("input", { type: "checkbox", role: "switch" });
  input.addEventListener("change", () => turn(input.checked));
  return {
    element: element(
      "label",
      { class: "switch" },
      element("span", { dir: "auto" }, words),
      input,
    ),
    update() {
      input.checked = isOn();
    },
  };
}

/** @param {string} font */
function fontName(font) {
  return typefaceOf(font)?.name ?? message(FONT_NAMES[font] ?? font);
}

/**
 * Makes a choice.
 *
 * @template {keyof Choices} K
 * @param {K} key
 * @param {readonly Preferences[K][]} values in the order they are offered
 * @param {(value: Preferences[K]) => string} nameOf
 * @param {OpenPreferences} preferences
 * @returns {Control}
 */
function createChoice(key, values, nameOf, preferences) {
  const inputs = values.map((value) => {
    const input = element("input", { type: "radio", name: key, value });
    input.addEventListener("change", () =>
      preferences.change({ [key]: value }),
    );
    const label = element(
      "label",
      { class: key, [`data-${key}`]: value },
      input,
    );
    label.append(element("span", {}, nameOf(value)));
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
  const value = element("output", { dir: "ltr" });
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

/**
 * The name of a preference.
 *
 * @param {keyof Preferences} key
 */
export function nameOf(key) {
  return message(key === "places" ? "rememberPlaces" : key);
}

/**
 * The value of a preference, in words.
 *
 * @param {keyof Preferences} key
 * @param {Partial<Preferences>} preferences
 */
export function valueOf(key, preferences) {
  const value = preferences[key];
  /** @type {Record<string, Record<string, string>>} */
  const words = {
    theme: THEME_NAMES,
    align: ALIGN_NAMES,
    focus: { off: "focusOff", ruler: "focusRuler" },
    writing: WRITING_NAMES,
    images: SHOWN_NAMES,
    links: SHOWN_NAMES,
    ruby: SHOWN_NAMES,
    emphasis: { true: "shown", false: "hidden" },
  };
  if (key === "font") {
    return fontName(String(value));
  }
  const named = words[key]?.[String(value)];
  return named
    ? message(named)
    : typeof value === "number"
      ? new Intl.NumberFormat(uiLanguage()).format(value)
      : String(value);
}
