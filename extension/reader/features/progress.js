/**
 * A thin line that grows while reading, and the time that is left.
 *
 * @import { View } from "../features.js"
 * @import { Flow } from "../place/flow.js"
 */

import { element } from "../elements.js";
import { message, uiLanguage } from "../messages.js";
import { writeMinutes } from "../place/pace.js";
import { onScroll } from "../place/scrolling.js";

/** @param {View} view */
export function mountProgress(view) {
  const { article, frame, content, flow, pace, addTool } = view;
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
    const part = partRead(flow, content);
    const words = article.words * (1 - part);
    const minutes = pace.minutesToRead(words, article.lang);
    line.style.setProperty("--part", String(part));
    line.setAttribute("aria-valuenow", String(Math.round(part * 100)));
    const text =
      minutes < 0.5
        ? ""
        : message("timeLeft", writeMinutes(minutes, uiLanguage()));
    if (text !== left.textContent) {
      left.textContent = text;
      line.setAttribute("aria-valuetext", text || message("readAll"));
    }
  });
}

/**
 * How much of the article has gone past the far edge, from 0 at the top to 1 at its end.
 *
 * @param {Flow} flow
 * @param {HTMLElement} content
 */
function partRead(flow, content) {
  const { top, bottom } = flow.extentOf(content);
  const scrolled = flow.scrolled();
  const beginning = flow.screen().top - scrolled;
  const end = bottom - beginning;
  const farthest = Math.max(1, end - flow.room());
  if (scrolled < 1) {
    return end > flow.room() ? 0 : 1;
  }
  return Math.min(1, scrolled / Math.max(farthest, top - beginning));
}
