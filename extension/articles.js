/**
 * Whether a value is an article as the core makes them: the core takes apart what it is given, and
 * whatever runs in a page may send anything.
 *
 * @import { Article } from "./core.js"
 */

/** @type {(value: unknown) => boolean} */
const isText = (value) => typeof value === "string";
/** @type {(value: unknown) => boolean} */
const isTextOrNull = (value) => value === null || isText(value);
/** @type {(value: unknown) => boolean} */
const isCount = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/** @typedef {Record<string, (value: unknown) => boolean>} Shape what each field must be */

/** @type {Shape} */
const HEADING = { level: isCount, text: isText, id: isText };

/** @type {Shape} */
const LEFT_OUT = {
  id: isCount,
  before: (value) => value === null || isCount(value),
  reason: isText,
  words: isCount,
  html: isText,
};

/** @type {Shape} */
const ARTICLE = {
  url: isTextOrNull,
  title: isTextOrNull,
  byline: isTextOrNull,
  siteName: isTextOrNull,
  published: isTextOrNull,
  modified: isTextOrNull,
  lang: isTextOrNull,
  dir: (value) => value === null || value === "ltr" || value === "rtl",
  excerpt: isTextOrNull,
  image: isTextOrNull,
  kind: isText,
  confidence: (value) => Number.isFinite(value),
  html: isText,
  words: isCount,
  outline: (value) => isListOf(value, HEADING),
  nextPage: isTextOrNull,
  truncated: (value) => typeof value === "boolean",
  leftOut: (value) => isListOf(value, LEFT_OUT),
};

/**
 * @param {unknown} value
 * @returns {value is Article}
 */
export function isArticle(value) {
  return has(value, ARTICLE);
}

/**
 * @param {unknown} value
 * @param {Shape} shape
 */
function isListOf(value, shape) {
  // Unlike `every` this sees gaps; a list of nothing but gaps may be as long as it likes.
  return (
    Array.isArray(value) && value.findIndex((each) => !has(each, shape)) === -1
  );
}

/**
 * Whether a value has every field of a shape, of its own; others are passed over, as the core does.
 *
 * @param {unknown} value
 * @param {Shape} shape
 */
function has(value, shape) {
  return (
    isPlain(value) &&
    Object.entries(shape).every(
      ([key, isValid]) => Object.hasOwn(value, key) && isValid(value[key]),
    )
  );
}

/**
 * Whether a value is an object of fields and nothing more: no list, map, date or error.
 *
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isPlain(value) {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  );
}
