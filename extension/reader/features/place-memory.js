/**
 * Opens an article where its reading stopped last time.
 *
 * @import { Place } from "../place/places.js"
 * @import { View } from "../features.js"
 * @import { Flow } from "../place/flow.js"
 */

import { blocksOf } from "../place/blocks.js";
import { button } from "../elements.js";
import { message } from "../messages.js";
import { blockBeingRead } from "../place/place.js";
import { onScroll } from "../place/scrolling.js";

/** Characters of a block that tell it from others. */
const QUOTE = 80;

/** How much of the first block may be left to the reading line when reading it has begun. */
const NEAR = 0.1;

/** How long the view rests before its place is kept, in milliseconds. */
const REST = 800;

/** @param {View} view */
export function mountPlaceMemory(view) {
  const { article, content, flow, frame, places, preferences, tell } = view;
  const address = article.url?.replace(/#.*$/, "");
  if (!address) {
    return undefined;
  }
  const found = preferences.current.places
    ? findBlock(content, places.find(address))
    : undefined;
  if (found) {
    flow.bring(found);
    const name = message("fromStart");
    const start = button(name, name, flow.toStart);
    tell(message("placeFound"), start);
  }
  let timer = 0;
  let isDue = false;
  const keep = () => {
    clearTimeout(timer);
    if (isDue && preferences.current.places) {
      isDue = false;
      places.keep(address, placeOf(flow, content));
    }
  };
  const stop = onScroll(frame, () => {
    clearTimeout(timer);
    isDue = true;
    timer = window.setTimeout(keep, REST);
  });
  return () => {
    stop();
    keep();
  };
}

/**
 * How a block begins; nothing where there is none.
 *
 * @param {HTMLElement | undefined} block
 */
function quoteOf(block) {
  return block?.textContent.replace(/\s+/g, " ").trim().slice(0, QUOTE) ?? "";
}

/**
 * The block at the top of the view; none at the beginning and at the end.
 *
 * @param {Flow} flow
 * @param {HTMLElement} content
 */
function placeOf(flow, content) {
  const at = blockBeingRead(flow, content) ?? -1;
  const blocks = [...blocksOf(content)];
  const block = blocks[at];
  const isOver = flow.extentOf(content).bottom < flow.screen().bottom;
  if (!block || isOver) {
    return undefined;
  }
  // What stands first may be far below the headline and its picture.
  const isBegun = at > 0 || flow.partRead(block) > -NEAR;
  return isBegun
    ? {
        quote: quoteOf(block),
        before: quoteOf(blocks[at - 1]),
        after: quoteOf(blocks[at + 1]),
        at,
      }
    : undefined;
}

/**
 * The block with the words of a place, or where they were changed, one between the same others; of
 * several the nearest to where it was.
 *
 * @param {HTMLElement} content
 * @param {Place | undefined} place
 */
function findBlock(content, place) {
  if (!place) {
    return undefined;
  }
  const blocks = [...blocksOf(content)];
  const quotes = blocks.map((block) => quoteOf(block));
  /** @param {string | undefined} words @param {number} at */
  const stands = (words, at) => Number(words && words === quotes[at]);
  const [best] = blocks
    .map((block, at) => ({
      block,
      // Its own words count for more than both neighbours.
      likeness:
        3 * stands(place.quote, at) +
        stands(place.before, at - 1) +
        stands(place.after, at + 1),
      off: Math.abs(at - place.at),
    }))
    .filter(({ likeness }) => likeness > 0)
    .sort((one, two) => two.likeness - one.likeness || one.off - two.off);
  return best?.block;
}
