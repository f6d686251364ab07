/**
 * A thin line that grows while reading, and the time that is left.
 *
 * @import { View } from "../features.js"
 */

import { element } from "../elements.js";
import { extentOf, roomOf, scrolledIn } from "../flow.js";
import { message, uiLanguage } from "../messages.js";
import { minutesToRead, writeMinutes } from "../pace.js";
import { onScroll } from "../scrolling.js";

/** @param {View} view */
export function mountProgress({ article, frame, content, addTool }) {
  const minutes = minutesToRead(article.words, article.lang);
  const left = element("span", { class: "left" });
  const line = element("div", {
    class: "progress",
    role: "progressbar",
    "aria-label": message("progress"),
    // It grows the way the text goes.
    dir: article.dir === "rtl" ? "rtl" : "ltr",
    "aria-valuemin": "0",
    "aria-valuemax": "100",
  });
  frame.prepend(line);
  addTool(left);
  return onScroll(frame, () => {
    const part = partRead(frame, content);
    const remaining = minutes * (1 - part);
    line.style.setProperty("--part", String(part));
    line.setAttribute("aria-valuenow", String(Math.round(part * 100)));
    const words = remaining < 0.5 ? "" : writeMinutes(remaining, uiLanguage());
    const text = words && message("timeLeft", words);
    if (text !== left.textContent) {
      left.textContent = text;
      line.setAttribute("aria-valuetext", text || message("readAll"));
    }
  });
}

/**
 * How much of the article has gone past the far edge, from 0 at the top to 1 at its end.
 *
 * @param {HTMLElement} frame
 * @param {HTMLElement} content
 */
function partRead(frame, content) {
  const { top, bottom } = extentOf(frame, content);
  const scrolled = scrolledIn(frame);
  const beginning = extentOf(frame, frame).top - scrolled;
  const end = bottom - beginning;
  const farthest = Math.max(1, end - roomOf(frame));
  if (scrolled < 1) {
    return end > roomOf(frame) ? 0 : 1;
  }
  return Math.min(1, scrolled / Math.max(farthest, top - beginning));
}
