/**
 * Which way the text goes on: in vertical lines, where its script is written so and the reader asks
 * for it, or the page itself is; in two columns, where they are asked for and have room; or down.
 *
 * @import { Flow } from "../place/flow.js"
 * @import { Parts } from "../parts.js"
 * @import { Preferences } from "./preferences.js"
 */

/**
 * Two columns are at least so wide and high, in em, and have so much around them, in pixels, as
 * `flows/columns.css` leaves there.
 */
const LEAST = 22;
const AROUND = 144;

/** Languages that are written either way: Chinese with Cantonese, and Japanese. */
const EITHER_WAY = /^(ja|yue|zh)\b/i;

/** @param {string | null} lang a BCP 47 tag */
export function isWrittenEitherWay(lang) {
  return EITHER_WAY.test(lang ?? "");
}

/**
 * Whether the page has the text in vertical lines, as the block in its middle has.
 *
 * @param {HTMLElement} content
 * @param {Element[]} [elements] live elements by source number
 */
export function isVerticalInPage(content, elements = []) {
  const blocks = /** @type {NodeListOf<HTMLElement>} */ (
    content.querySelectorAll("p[data-source]")
  );
  const middle = blocks[blocks.length >> 1];
  const source = middle && elements[Number(middle.dataset.source)];
  return source
    ? getComputedStyle(source).writingMode === "vertical-rl"
    : false;
}

/**
 * Lets the text go its way, and another one when the preferences or the size of the view ask for it.
 *
 * @param {HTMLElement} frame
 * @param {HTMLElement} content
 * @param {object} article
 * @param {string | null} article.lang
 * @param {boolean} article.isVertical whether the page has it in vertical lines
 * @param {object} means
 * @param {Flow} means.flow
 * @param {(name: "sideways") => Promise<Parts["sideways"] | undefined>} means.part
 * @param {(change: () => void) => void} means.steady makes a change that keeps the place
 */
export function createArrangement(frame, content, article, means) {
  const { lang, isVertical } = article;
  /** @type {Preferences | undefined} */
  let wanted;
  /** @type {Parts["sideways"] | undefined} */
  let part;
  /** What was asked for, until the reader chooses anew. @type {ReturnType<typeof means.part> | undefined} */
  let coming;
  /** @type {{ stop: () => void } | undefined} */
  let sideways;
  let isStopped = false;
  const choose = () => {
    if (!wanted) {
      return "down";
    }
    const { writing } = wanted;
    const canBe = isVertical || isWrittenEitherWay(lang);
    if (canBe && (writing === "auto" ? isVertical : writing === "vertical")) {
      return "vertical";
    }
    // The focus on lines goes down one column.
    const areTwo = wanted.columns === "2" && wanted.focus === "off";
    return areTwo && hasRoom(frame, wanted.size) ? "columns" : "down";
  };
  /** Has what it takes to go another way come, where that is wanted. */
  const prepare = async () => {
    if (choose() !== "down" && !part) {
      coming ??= means.part("sideways");
      part = await coming;
    }
  };
  const turn = (change = means.steady) => {
    const way = choose();
    const measures = way === "down" ? undefined : part?.WAYS[way];
    const now = measures ? way : "down";
    if (isStopped || frame.dataset.flow === now) {
      return;
    }
    if (measures) {
      sideways ??= part?.openSideways(frame, content, means.flow);
    }
    change(() => {
      frame.dataset.flow = now;
      means.flow.turn(measures);
    });
  };
  const arrange = async () => {
    if (content.isConnected) {
      turn();
      await prepare();
      turn();
    }
  };
  // Set before there is text: set later, all of that gets its styles anew.
  frame.dataset.flow = "down";
  const observer = new ResizeObserver(arrange);
  observer.observe(frame);
  return {
    /** Comes before the content is in the frame. */
    prepare,
    /** Sends it its way when it is, and has no place yet to be kept. */
    begin: () => turn((change) => change()),
    /** @param {Preferences} preferences */
    use(preferences) {
      wanted = preferences;
      coming = undefined;
      arrange();
    },
    stop() {
      isStopped = true;
      observer.disconnect();
      sideways?.stop();
    },
  };
}

/**
 * @param {HTMLElement} frame
 * @param {number} size of the text, in pixels
 */
function hasRoom({ clientWidth, clientHeight }, size) {
  const least = LEAST * size;
  return clientWidth >= 2 * least + AROUND && clientHeight >= least;
}
