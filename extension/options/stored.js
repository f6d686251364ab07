/**
 * What is stored, how much of it, and how to be rid of it.
 *
 * @import { Page, Section } from "../options.js"
 */

import * as platform from "../platform.js";
import { createSwitch } from "../reader/looks/controls.js";
import { element } from "../reader/elements.js";
import { message, uiLanguage } from "../reader/messages.js";
import { asPreferences } from "../reader/looks/preferences.js";
import {
  keyed,
  loadStored,
  PLACES,
  PREFERENCES,
  preferencesIn,
  replaceSettings,
  replaceStored,
  sitesIn,
} from "../settings.js";
import { createAction, createCard } from "./card.js";

/** How long the button waits to be pressed again, in milliseconds. */
const SURE = 5000;

/**
 * @param {Page} page
 * @returns {Section}
 */
export function createStoredSection(page) {
  const list = element("dl", {});
  let remembers = true;
  const places = createSwitch(
    message("rememberPlaces"),
    () => remembers,
    (isOn) => {
      const done = message(isOn ? "placesKept" : "placesForgotten");
      page.change(done, () => rememberPlaces(isOn));
    },
  );
  return {
    element: createCard(
      "stored",
      element("p", {}, message("storedHint")),
      list,
      places.element,
      createDelete(page),
    ),
    async show() {
      const stored = await loadStored();
      remembers = asPreferences(preferencesIn(stored)).places;
      places.update();
      list.replaceChildren(...countStored(stored).map(createRow));
    },
  };
}

/** @param {boolean} isOn */
async function rememberPlaces(isOn) {
  const stored = await loadStored();
  const preferences = { ...asPreferences(preferencesIn(stored)), places: isOn };
  const sites = Object.fromEntries(sitesIn(stored));
  await replaceSettings(keyed(preferences, sites));
  if (!isOn) {
    await platform.remove("local", [PLACES]);
  }
}

/**
 * Everything stored, in kinds; what no line names is in the last one.
 *
 * @param {import("../settings.js").Stored} stored
 * @returns {[string, number, number][]} key of its name, how many, bytes
 */
function countStored({ sync, local }) {
  const all = { ...sync, ...local };
  const sites = sitesIn({ sync, local });
  const places = Object.entries(local[PLACES] ?? {});
  const own = new Set([PREFERENCES, PLACES]);
  const others = Object.entries(all).filter(
    ([key]) => !own.has(key) && !key.startsWith("site:"),
  );
  const preferences = Object.entries(all[PREFERENCES] ?? {});
  return [
    ["storedPreferences", preferences.length, sizeOf(all[PREFERENCES])],
    ["sites", sites.length, sizeOf(...sites)],
    ["storedPlaces", places.length, sizeOf(...places)],
    ["storedOther", others.length, sizeOf(...others)],
  ];
}

/** @param {unknown[]} values */
function sizeOf(...values) {
  const texts = values.map((value) => JSON.stringify(value) ?? "");
  return new TextEncoder().encode(texts.join("")).length;
}

/** @param {[string, number, number]} line */
function createRow([key, count, bytes]) {
  const isLarge = bytes >= 1000;
  const size = new Intl.NumberFormat(uiLanguage(), {
    style: "unit",
    unit: isLarge ? "kilobyte" : "byte",
    unitDisplay: isLarge ? "short" : "long",
    maximumFractionDigits: 1,
  }).format(isLarge ? bytes / 1000 : bytes);
  const number = new Intl.NumberFormat(uiLanguage()).format(count);
  return element(
    "div",
    {},
    element("dt", {}, message(key)),
    element("dd", {}, `${number} · ${size}`),
  );
}

/**
 * The button that deletes everything when it is pressed twice.
 *
 * @param {Page} page
 */
function createDelete(page) {
  let timer = 0;
  const made = createAction(message("deleteAll"), () => {
    if (timer) {
      calm();
      page.change(message("allDeleted"), () =>
        replaceStored({ sync: {}, local: {} }),
      );
      return;
    }
    say(message("deleteSure"));
    timer = window.setTimeout(calm, SURE);
  });
  made.classList.add("danger");
  /** @param {string} words */
  const say = (words) => {
    made.textContent = words;
    made.setAttribute("aria-label", words);
  };
  const calm = () => {
    clearTimeout(timer);
    timer = 0;
    say(message("deleteAll"));
  };
  return element("div", { class: "actions" }, made);
}
