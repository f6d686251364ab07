/**
 * Gives one utterance to the browser's voices and waits until it is said. Engines forget to say
 * that they have ended, or that they cannot: nothing here waits for ever.
 */

/** How often the engine is looked at, in milliseconds. */
const LOOK = 500;

/** Looks at an idle engine after which nothing more is expected. */
const IDLE = 4;

/** Time that is enough for anybody: to begin, and for each character, in milliseconds. */
const ENOUGH = { begin: 8000, character: 500 };

/**
 * @typedef {object} Speech the browser's interface
 * @property {SpeechSynthesis} synth
 * @property {typeof SpeechSynthesisUtterance} Utterance
 *
 * @typedef {object} Saying
 * @property {string} text
 * @property {SpeechSynthesisVoice} voice
 * @property {number} speed
 * @property {(at: number, length: number) => void} onWord
 *   a word begins, so many characters into the text; the length is 0 where the engine does not tell
 */

/** The browser's interface; absent where it has none. @returns {Speech | undefined} */
export function findSpeech() {
  const { speechSynthesis: synth, SpeechSynthesisUtterance: Utterance } =
    window;
  return synth && Utterance && { synth, Utterance };
}

/** How long the browser may take to find its voices, in milliseconds. */
const FINDING = 2000;

/**
 * The voices; some browsers have none at first.
 *
 * @param {SpeechSynthesis} synth
 * @returns {Promise<SpeechSynthesisVoice[]>}
 */
export async function findVoices(synth) {
  const end = Date.now() + FINDING;
  while (synth.getVoices().length === 0 && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return synth.getVoices();
}

/**
 * Says something.
 *
 * @param {Speech} speech
 * @param {Saying} saying
 * @returns {Promise<boolean>} whether it was said; also true after it was cancelled
 */
export function say({ synth, Utterance }, { text, voice, speed, onWord }) {
  const utterance = new Utterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = speed;
  return new Promise((resolve) => {
    let hasBegun = false;
    let idle = 0;
    const latest =
      Date.now() + ENOUGH.begin + (text.length * ENOUGH.character) / speed;
    /** @param {boolean} isSaid */
    const settle = (isSaid) => {
      clearInterval(watch);
      resolve(isSaid);
    };
    const watch = setInterval(() => {
      idle = synth.speaking || synth.pending ? 0 : idle + 1;
      const isStuck = Date.now() > latest;
      if (idle >= IDLE || isStuck) {
        settle(hasBegun);
      }
      if (isStuck) {
        // What comes next would wait behind it.
        synth.cancel();
      }
    }, LOOK);
    utterance.onstart = () => {
      hasBegun = true;
    };
    utterance.onboundary = ({ name, charIndex, charLength }) => {
      if (name !== "sentence") {
        onWord(charIndex, charLength ?? 0);
      }
    };
    utterance.onend = () => settle(true);
    utterance.onerror = ({ error }) =>
      settle(error === "canceled" || error === "interrupted");
    // Somebody may have paused the engine, which outlives pages.
    synth.resume();
    synth.speak(utterance);
  });
}
