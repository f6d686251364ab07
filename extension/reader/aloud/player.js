/**
 * Plays passages, sentence by sentence. One utterance a sentence: engines that stop long ones, or
 * that tell nothing of words, do no harm, and a pause is an end, for not every engine can pause.
 *
 * @import { OpenChoices } from "./choices.js"
 * @import { Passage, Position } from "./route.js"
 * @import { Speech } from "./saying.js"
 * @import { Trouble } from "./speaker.js"
 * @import { Span, Words } from "./text.js"
 */

import { following, pauseBetween, prepare } from "./route.js";
import { partsOf } from "./sentences.js";
import { createSpeaker } from "./speaker.js";

/**
 * @template {Passage} P
 * @typedef {object} Hooks
 * @property {(passage: P, words: Words, sentence: Span) => void} onSentence
 * @property {(passage: P, words: Words, word: Span) => void} onWord
 * @property {() => void} onChange it plays, or does no longer
 * @property {() => void} onEnd everything is read
 * @property {(trouble: Trouble, lang: string) => void} onTrouble it could not go on
 */

/**
 * Makes a player.
 *
 * @template {Passage} P
 * @param {Speech} speech
 * @param {OpenChoices} choices
 * @param {Hooks<P>} hooks
 */
export function createPlayer(speech, choices, hooks) {
  const speaker = createSpeaker(speech, choices);
  /** @type {{ passages: readonly P[], at: Position | undefined, isPlaying: boolean, turn: number }} */
  const state = { passages: [], at: undefined, isPlaying: false, turn: 0 };

  /** @param {P} passage */
  const isRead = (passage) =>
    !(choices.current.skips && ["code", "table"].includes(passage.kind)) &&
    prepare(passage).sentences.length > 0;
  /** @param {"sentence" | "passage"} unit @param {1 | -1} step */
  const next = (unit, step) =>
    following(state.passages, state.at, { unit, step, isRead });
  // Whoever comes back and finds another turn has been overtaken.
  const halt = () => {
    state.turn += 1;
    speech.synth.cancel();
  };
  /** @param {boolean} isPlaying */
  const setPlaying = (isPlaying) => {
    if (isPlaying !== state.isPlaying) {
      state.isPlaying = isPlaying;
      hooks.onChange();
    }
  };
  /** Shows the sentence it is at, and returns it. */
  const show = () => {
    const passage = state.at && state.passages[state.at.passage];
    const { words, sentences } = passage ? prepare(passage) : NOTHING;
    const sentence = sentences[state.at?.sentence ?? 0];
    if (!passage || !sentence) {
      return undefined;
    }
    hooks.onSentence(passage, words, sentence);
    return { passage, words, sentence };
  };
  const run = async () => {
    halt();
    const mine = state.turn;
    const isWanted = () => mine === state.turn;
    setPlaying(true);
    for (let now = show(); now && isWanted(); now = show()) {
      const { passage, words, sentence } = now;
      /** @param {Span} word */
      const onWord = (word) => hooks.onWord(passage, words, word);
      for (const part of partsOf(words, passage.pieces, sentence)) {
        const trouble = await speaker.speak(passage, part, {
          isWanted,
          onWord,
        });
        if (trouble) {
          setPlaying(false);
          hooks.onTrouble(trouble, part.lang);
        }
        if (trouble || !isWanted()) {
          return;
        }
      }
      const to = next("sentence", 1);
      if (to && to.passage !== state.at?.passage) {
        const pause = pauseBetween(passage, state.passages[to.passage]);
        await wait(pause / choices.current.speed);
      }
      if (!isWanted()) {
        return;
      }
      state.at = to;
    }
    setPlaying(false);
    hooks.onEnd();
  };
  return {
    get isPlaying() {
      return state.isPlaying;
    },
    /** Where it is; nowhere before it began and after all is read. */
    get position() {
      return state.at;
    },
    ...createControls({ state, isRead, next, run, show, halt, setPlaying }),
  };
}

/** @typedef {ReturnType<typeof createPlayer>} Player */

/** What is prepared of no passage. @type {ReturnType<typeof prepare>} */
const NOTHING = { words: { text: "", runs: [] }, sentences: [] };

/**
 * What can be done with a player.
 *
 * @template {Passage} P
 * @param {object} parts
 * @param {{ passages: readonly P[], at: Position | undefined, isPlaying: boolean }} parts.state
 * @param {(passage: P) => boolean} parts.isRead
 * @param {(unit: "sentence" | "passage", step: 1 | -1) => Position | undefined} parts.next
 * @param {() => void} parts.run
 * @param {() => void} parts.show
 * @param {() => void} parts.halt
 * @param {(isPlaying: boolean) => void} parts.setPlaying
 */
function createControls({ state, isRead, next, run, show, halt, setPlaying }) {
  return {
    /**
     * Gives it other passages; where it is has another number now, or is no longer there.
     *
     * @param {readonly P[]} passages
     * @param {number} [passage]
     */
    load(passages, passage) {
      state.passages = passages;
      state.at =
        state.at && passage !== undefined
          ? { ...state.at, passage }
          : undefined;
    },
    /**
     * Plays from a place, or from the next passage there that is read.
     *
     * @param {Position} from
     */
    play(from) {
      state.at = from;
      const passage = state.passages[from.passage];
      if (passage && !isRead(passage)) {
        state.at = next("passage", 1);
      }
      run();
    },
    /** Begins the sentence again, as after another voice was chosen. */
    again() {
      if (state.isPlaying) {
        run();
      }
    },
    pause() {
      halt();
      setPlaying(false);
    },
    /**
     * Goes on or back.
     *
     * @param {"sentence" | "passage"} unit
     * @param {1 | -1} step
     */
    step(unit, step) {
      state.at = next(unit, step) ?? state.at;
      if (state.isPlaying) {
        run();
      } else {
        show();
      }
    },
  };
}

/** @param {number} milliseconds */
function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
