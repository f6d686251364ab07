/**
 * An open player on a view: what is read, what is marked, what is in sight.
 *
 * @import { View } from "../features.js"
 * @import { Flow } from "../place/flow.js"
 * @import { OpenChoices } from "./choices.js"
 * @import { Hooks } from "./player.js"
 * @import { Speech } from "./saying.js"
 * @import { Passage } from "./script.js"
 */

import { createFollower } from "./follow.js";
import { createMarks } from "./marks.js";
import { createPlayer } from "./player.js";
import { prepare } from "./route.js";
import { readScript } from "./script.js";
import { extentOfSentence, positionInSight } from "./sight.js";

/**
 * Opens a session.
 *
 * @param {Pick<View, "frame" | "content" | "flow" | "spoken">} view
 * @param {HTMLElement} bar the player's bar, in the view
 * @param {Speech} speech
 * @param {OpenChoices} choices
 * @param {Pick<Hooks<Passage>, "onChange" | "onTrouble">} hooks
 */
export function openSession(
  { frame, content, flow, spoken },
  bar,
  speech,
  choices,
  hooks,
) {
  const article = /** @type {HTMLElement} */ (content.parentElement);
  let passages = readScript(article, content);
  const marks = createMarks();
  const follower = createFollower(frame, flow, bar);
  // Whether the reader asked for the next sentence that is shown.
  let isAsked = false;
  const player = createPlayer(speech, choices, {
    ...hooks,
    onSentence(/** @type {Passage} */ passage, words, sentence) {
      marks.markSentence(passage.pieces, words, sentence);
      const extent = () => extentOfSentence(flow, passage, sentence);
      spoken.tell(extent);
      if (isAsked) {
        follower.go(extent);
      } else {
        follower.follow(extent);
      }
      isAsked = false;
    },
    onWord: ({ pieces }, words, word) => marks.markWord(pieces, words, word),
    onEnd: marks.clear,
  });
  player.load(passages);
  const stopWatching = watchContent(content, () => {
    const old = passages[player.position?.passage ?? -1];
    passages = readScript(article, content);
    player.load(passages, old && placeOf(old, passages));
  });
  const leave = () => player.pause();
  window.addEventListener("pagehide", leave);
  return {
    player,
    /** The languages in it, by how much there is of each. */
    get languages() {
      return languagesOf(passages);
    },
    /** Plays on, or from what is in sight where that is elsewhere. */
    play() {
      const { position } = player;
      const root = /** @type {ShadowRoot} */ (frame.getRootNode());
      const from =
        position && isInSight(passages, position, flow)
          ? position
          : positionInSight(passages, flow, root.activeElement);
      if (from) {
        isAsked = true;
        player.play(from);
      }
    },
    /** @param {"sentence" | "passage"} unit @param {1 | -1} step */
    step(unit, step) {
      isAsked = true;
      if (player.position) {
        player.step(unit, step);
      } else {
        this.play();
      }
    },
    stop() {
      player.pause();
      window.removeEventListener("pagehide", leave);
      stopWatching();
      follower.stop();
      marks.stop();
    },
  };
}

/** @typedef {ReturnType<typeof openSession>} Session */

/**
 * Tells when other things stand in the article, or are folded or unfolded.
 *
 * @param {HTMLElement} content
 * @param {() => void} callback
 * @returns {() => void} stops it
 */
function watchContent(content, callback) {
  const observer = new MutationObserver(callback);
  observer.observe(content, {
    attributeFilter: ["open"],
    childList: true,
    subtree: true,
  });
  return () => observer.disconnect();
}

/**
 * Where a passage is now.
 *
 * @param {Passage} passage
 * @param {Passage[]} passages
 */
function placeOf({ pieces }, passages) {
  const nodes = new Set(pieces.map(({ node }) => node).filter(Boolean));
  const at = passages.findIndex((each) =>
    each.pieces.some(({ node }) => node && nodes.has(node)),
  );
  return at < 0 ? undefined : at;
}

/**
 * @param {Passage[]} passages
 * @param {{ passage: number, sentence: number }} position
 * @param {Flow} flow
 */
function isInSight(passages, { passage, sentence }, flow) {
  const at = passages[passage];
  const span = at && prepare(at).sentences[sentence];
  const extent = at && span && extentOfSentence(flow, at, span);
  const { top, bottom } = flow.screen();
  return extent !== undefined && extent.bottom > top && extent.top < bottom;
}

/**
 * @param {Passage[]} passages
 * @returns {string[]} BCP 47 tags, the language of most first
 */
function languagesOf(passages) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const { lang, text, isOurs } of passages.flatMap(
    (each) => each.pieces,
  )) {
    if (!isOurs && text.trim()) {
      sizes.set(lang, (sizes.get(lang) ?? 0) + text.length);
    }
  }
  return [...sizes]
    .sort(([, one], [, other]) => other - one)
    .map(([lang]) => lang);
}
