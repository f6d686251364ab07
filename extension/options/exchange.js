/**
 * Settings as a file: written so that people can read it, and read with care.
 *
 * @import { Overrides, Preferences } from "../reader/looks/preferences.js"
 */

import { asOverrides, asPreferences } from "../reader/looks/preferences.js";

/** What a file says it is. */
const FORMAT = "stillpage-settings";

/** Grows when older versions would misread a file. */
const VERSION = 1;

/** A file larger than this, in characters, is none of ours. */
const MOST = 1_000_000;

/** Host names, with numbers for those that are addresses. */
const SITE_NAME = /^[\p{L}\p{N}.:[\]-]{1,253}$/u;

/**
 * @typedef {object} Settings
 * @property {Preferences} preferences
 * @property {Record<string, Overrides>} sites
 *
 * @typedef {"importNotJson" | "importOther" | "importNewer"} Problem key of the text that says it
 */

/**
 * Writes settings.
 *
 * @param {unknown} preferences as stored
 * @param {[string, unknown][]} sites
 */
export function writeSettings(preferences, sites) {
  const own = sites.map(([name, stored]) => [name, asOverrides(stored) ?? {}]);
  return `${JSON.stringify(
    {
      format: FORMAT,
      version: VERSION,
      preferences: asPreferences(preferences),
      sites: Object.fromEntries(own),
    },
    null,
    2,
  )}\n`;
}

/**
 * Reads what `writeSettings` wrote.
 *
 * @param {string} text
 * @returns {{ settings: Settings, unknown: string[] } | { problem: Problem }}
 *   `unknown` names what was not understood and is left out
 */
export function readSettings(text) {
  const file = parse(text);
  if (file === undefined) {
    return { problem: "importNotJson" };
  }
  if (!isObject(file) || file.format !== FORMAT) {
    return { problem: "importOther" };
  }
  if (typeof file.version !== "number" || file.version > VERSION) {
    return { problem: "importNewer" };
  }
  if (!isObject(file.preferences) || !isObject(file.sites ?? {})) {
    return { problem: "importOther" };
  }
  /** @type {string[]} */
  const unknown = [];
  const known = asOverrides(file.preferences) ?? {};
  unknown.push(...missing(file.preferences, known, ""));
  /** @type {[string, Overrides][]} */
  const sites = [];
  for (const [name, stored] of Object.entries(file.sites ?? {})) {
    const own = asOverrides(stored);
    if (!own || !SITE_NAME.test(name)) {
      unknown.push(name);
      continue;
    }
    sites.push([name, own]);
    unknown.push(...missing(stored, own, `${name}: `));
  }
  return {
    settings: {
      preferences: asPreferences(known),
      sites: Object.fromEntries(sites),
    },
    unknown,
  };
}

/** @param {string} text */
function parse(text) {
  try {
    return text.length > MOST ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {object} given
 * @param {object} understood
 * @param {string} prefix
 */
function missing(given, understood, prefix) {
  return Object.keys(given)
    .filter((key) => !Object.hasOwn(understood, key))
    .map((key) => prefix + key);
}
