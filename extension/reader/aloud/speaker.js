/**
 * Says parts of sentences, each in the voice of its language.
 *
 * @import { OpenChoices } from "./choices.js"
 * @import { Passage } from "./route.js"
 * @import { Speech } from "./saying.js"
 * @import { Part } from "./sentences.js"
 * @import { Span } from "./text.js"
 */

import { mainLang, prepare } from "./route.js";
import { say } from "./saying.js";
import { languageOf, shorten, wordAt } from "./sentences.js";
import { pickVoice } from "./voices.js";

/** What a voice is given at once at the usual speed: letters from the network, letters here. */
const MOST = { online: 150, here: 2000 };

/** @typedef {"noVoice" | "failed"} Trouble */

/**
 * Makes a speaker.
 *
 * @param {Speech} speech
 * @param {OpenChoices} choices
 */
export function createSpeaker(speech, choices) {
  /** @param {string} lang */
  const voiceFor = (lang) => {
    const chosen = choices.current.voices[languageOf(lang)];
    return pickVoice(speech.synth.getVoices(), lang, chosen);
  };
  /**
   * What is ours is left unsaid where nobody speaks it; a foreign word is said in the voice of
   * the text around it.
   *
   * @param {Part} part
   * @param {Passage} passage
   */
  const voiceOf = ({ lang, isOurs }, passage) =>
    voiceFor(lang) ?? (isOurs ? undefined : voiceFor(mainLang(passage)));
  return {
    /**
     * Says a part of a passage.
     *
     * @param {Passage} passage
     * @param {Part} part
     * @param {object} hooks
     * @param {() => boolean} hooks.isWanted whether to go on
     * @param {(word: Span) => void} hooks.onWord
     * @returns {Promise<Trouble | undefined>}
     */
    async speak(passage, part, { isWanted, onWord }) {
      const voice = voiceOf(part, passage);
      if (!voice) {
        return part.isOurs ? undefined : "noVoice";
      }
      const { text: words } = prepare(passage).words;
      const { speed } = choices.current;
      const most = voice.localService
        ? MOST.here
        : MOST.online * Math.min(1, speed);
      for (const { from, to, lang } of shorten(words, part, most)) {
        const text = words.slice(from, to);
        /** @param {number} at @param {number} length */
        const tellWord = (at, length) => {
          const word =
            length > 0 ? { from: at, to: at + length } : wordAt(text, at, lang);
          if (isWanted() && word && word.to <= text.length) {
            onWord({ from: from + word.from, to: from + word.to });
          }
        };
        const saying = { text, voice, speed, onWord: tellWord };
        const isSaid = await say(speech, saying);
        if (!isWanted()) {
          return undefined;
        }
        if (!isSaid) {
          return "failed";
        }
      }
      return undefined;
    },
  };
}
