/**
 * Preferences and highlights of the reader, kept in this browser; where it keeps nothing, for this visit.
 *
 * @import { ChoiceStore } from "../extension/reader/aloud/choices.js"
 * @import { MarkStore } from "../extension/reader/highlights/marks.js"
 * @import { PaceStore } from "../extension/reader/place/pace.js"
 * @import { Store } from "../extension/reader/looks/preferences.js"
 */

const KEY = "stillpage.preferences";

/** @type {Store} */
export const store = {
  async load() {
    return JSON.parse(localStorage.getItem(KEY) ?? "null");
  },
  async save(preferences) {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  },
  watch(callback) {
    /** @param {StorageEvent} event */
    const listen = (event) => {
      if (event.key === KEY) {
        callback(JSON.parse(event.newValue ?? "null"));
      }
    };
    window.addEventListener("storage", listen);
    return () => window.removeEventListener("storage", listen);
  },
};

const ALOUD_KEY = "stillpage.aloud";

/** How the reader reads aloud. @type {ChoiceStore} */
export const aloud = {
  async load() {
    return JSON.parse(localStorage.getItem(ALOUD_KEY) ?? "null");
  },
  async save(choices) {
    localStorage.setItem(ALOUD_KEY, JSON.stringify(choices));
  },
};

const PACE_KEY = "stillpage.pace";

/** How fast the reader reads. @type {PaceStore} */
export const pace = {
  async load() {
    return JSON.parse(localStorage.getItem(PACE_KEY) ?? "null");
  },
  async save(learned) {
    localStorage.setItem(PACE_KEY, JSON.stringify(learned));
  },
};

const MARKS = "stillpage.highlights:";

/** @type {MarkStore} */
export const marks = {
  async load(address) {
    return JSON.parse(localStorage.getItem(MARKS + address) ?? "null");
  },
  async save(address, all) {
    localStorage.setItem(MARKS + address, JSON.stringify(all));
  },
  isLasting: true,
};
