/**
 * Learns how fast this reader reads, from how the text goes on as they scroll: what stands on the
 * screen when one stretch of reading ends was read since it began. Whatever is not reading on ends a
 * stretch and counts for nothing: going back, leaps, another size of the text, another tab in
 * front, a voice that reads.
 *
 * @import { View } from "../features.js"
 */

import { onScroll } from "../place/scrolling.js";

/** A stretch of reading is at least so long, in milliseconds. */
const STRETCH = 20_000;

/** By so much of its length the text changes while pictures come; another size changes more. */
const SETTLING = 0.05;

/** @param {View} view */
export function mountPace({ article, frame, content, flow, pace, spoken }) {
  const look = () => {
    const { top, bottom } = flow.extentOf(content);
    const time = performance.now();
    return { at: flow.screen().top - top, length: bottom - top, time };
  };
  let begun = look();
  let last = begun;
  const begin = () => {
    begun = last = look();
  };
  const stopScroll = onScroll(frame, () => {
    const now = look();
    const way = now.at - last.at;
    const hasGrown = Math.abs(now.length - begun.length) / now.length;
    const isReading = way >= 0 && way < flow.room() + 1 && hasGrown < SETTLING;
    last = now;
    const taken = now.time - begun.time;
    if (!isReading) {
      begun = now;
    } else if (taken >= STRETCH) {
      const part = (now.at - begun.at) / now.length;
      pace.learn(taken / 60_000, part * article.words, article.lang);
      begun = now;
    }
  });
  const stopSpoken = spoken.on(begin);
  document.addEventListener("visibilitychange", begin);
  return () => {
    stopScroll();
    stopSpoken();
    document.removeEventListener("visibilitychange", begin);
  };
}
