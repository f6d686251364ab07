/**
 * Opens an article where its reading stopped last time.
 *
 * @import { Place } from "../places.js"
 * @import { View } from "../features.js"
 * @import { Flow } from "../flow.js"
 */

import { blocksOf } from "../blocks.js";
import { button } from "../elements.js";
import { message } from "../messages.js";
import { blockBeingRead } from "../place.js";
import { onScroll } from "../scrolling.js";

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

/** @param {HTMLElement} block */
function quoteOf(block) {
  return block.textContent.replace(/\s+/g, " ").trim().slice(0, QUOTE);
}

/**
 * The block at the top of the view; none at the beginning and at the end.
 *
 * @param {Flow} flow
 * @param {HTMLElement} content
 */
function placeOf(flow, content) {
  const at = blockBeingRead(flow, content) ?? -1;
  const block = [...blocksOf(content)][at];
  const isOver = flow.extentOf(content).bottom < flow.screen().bottom;
  if (!block || isOver) {
    return undefined;
  }
  // What stands first may be far below the headline and its picture.
  const isBegun = at > 0 || flow.partRead(block) > -NEAR;
  return isBegun ? { quote: quoteOf(block), at } : undefined;
}

/**
 * The block with the words of a place, the nearest to where it was.
 *
 * @param {HTMLElement} content
 * @param {Place | undefined} place
 */
function findBlock(content, place) {
  if (!place) {
    return undefined;
  }
  const same = [...[...blocksOf(content)].entries()]
    .filter(([, block]) => quoteOf(block) === place.quote)
    .sort(
      ([one], [other]) => Math.abs(one - place.at) - Math.abs(other - place.at),
    );
  return same[0]?.[1];
}
