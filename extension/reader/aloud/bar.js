/** The player's bar at the foot of the view: one stop of the tab key, arrow keys inside. */

import { button, element, icon } from "../elements.js";
import { message, uiDirection, uiLanguage } from "../messages.js";
import { roveFocus } from "../frame/toolbar.js";

const PLAY = "M8 5l11 7l-11 7z";
const PAUSE = "M9 5v14M15 5v14";
const CROSS = "M6 6l12 12M18 6L6 18";
const SENTENCE_BACK = "M14.5 6l-6 6l6 6";
const SENTENCE_ON = "M9.5 6l6 6l-6 6";
const PASSAGE_BACK = "M18.5 6l-6 6l6 6M11.5 6l-6 6l6 6";
const PASSAGE_ON = "M5.5 6l6 6l-6 6M12.5 6l6 6l-6 6";

/**
 * @typedef {object} Controls
 * @property {() => void} toggle plays or pauses
 * @property {(unit: "sentence" | "passage", step: 1 | -1) => void} step
 * @property {() => void} close
 */

/**
 * Builds the bar.
 *
 * @param {Controls} controls
 * @param {HTMLElement[]} settings what stands before the button that closes it
 */
export function createBar({ toggle, step, close }, settings) {
  const play = button(message("play"), icon(PLAY), toggle);
  play.classList.add("play");
  /** @param {string} name @param {string} path @param {() => void} press */
  const arrow = (name, path, press) => {
    const made = button(name, icon(path), press);
    made.classList.add("arrow");
    return made;
  };
  const bar = element(
    "div",
    { class: "controls", role: "toolbar", "aria-label": message("readAloud") },
    arrow(message("previousBlock"), PASSAGE_BACK, () => step("passage", -1)),
    arrow(message("previousSentence"), SENTENCE_BACK, () =>
      step("sentence", -1),
    ),
    play,
    arrow(message("nextSentence"), SENTENCE_ON, () => step("sentence", 1)),
    arrow(message("nextBlock"), PASSAGE_ON, () => step("passage", 1)),
    ...settings,
    button(message("closePlayer"), icon(CROSS), close),
  );
  const trouble = element("p", { class: "trouble", role: "status" });
  const player = element(
    "div",
    { class: "player", lang: uiLanguage(), dir: uiDirection() },
    trouble,
    bar,
  );
  bar.dir = player.dir;
  roveFocus(bar);
  return {
    player,
    play,
    /** @param {boolean} isPlaying */
    show(isPlaying) {
      const name = message(isPlaying ? "pause" : "play");
      play.replaceChildren(icon(isPlaying ? PAUSE : PLAY));
      play.ariaLabel = name;
      play.title = name;
    },
    /** Says what is wrong, until something else is done. @param {string} words */
    tell(words) {
      trouble.textContent = words;
    },
  };
}
