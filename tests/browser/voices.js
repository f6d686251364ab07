/**
 * Voices for tests, put into a page before its scripts run. Machines that test have none. They
 * say nothing, take no time, and write down what they were given and what was marked meanwhile.
 */

/**
 * @typedef {object} Spoken
 * @property {string} text
 * @property {string} lang of the voice
 * @property {string} voice
 * @property {number} rate
 * @property {string} marked the text marked as the sentence while it is spoken
 * @property {[string, string][]} words each word, as the voice says it and as it is marked
 *
 * @typedef {object} Manner
 * @property {boolean} boundaries whether it tells where words begin
 * @property {boolean} lengths whether it tells how long they are
 * @property {string[]} langs of its voices
 * @property {boolean} [online] whether its voices are from the network
 * @property {number} [hold] how many utterances it says before it goes on with one for ever
 */

/**
 * Takes the place of the browser's interface. Runs in the page.
 *
 * @param {Manner} manner
 */
export function fakeVoices({
  boundaries,
  lengths,
  langs,
  online = false,
  hold = Infinity,
}) {
  const voices = langs.map((lang, n) => ({
    name: `Voice ${lang}`,
    voiceURI: `voice:${lang}`,
    lang,
    localService: !online,
    default: n === 0,
  }));
  /** @type {Spoken[]} */
  const spoken = [];
  let turn = 0;
  /** @param {string} name */
  const marked = (name) =>
    [...(CSS.highlights.get(name) ?? [])].map(String).join("");
  const soon = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
  class Utterance extends EventTarget {
    /** @param {string} text */
    constructor(text) {
      super();
      this.text = text;
      this.lang = "";
      this.rate = 1;
      this.voice = /** @type {any} */ (null);
    }
    /** @param {string} type @param {object} [more] */
    tell(type, more = {}) {
      const handler = /** @type {any} */ (this)[`on${type}`];
      handler?.(Object.assign(new Event(type), more));
    }
  }
  const synth = {
    speaking: false,
    pending: false,
    paused: false,
    /** Tests let it go on by changing this. */
    hold,
    getVoices: () => voices,
    resume() {},
    pause() {},
    cancel() {
      turn += 1;
      synth.speaking = false;
    },
    /** @param {Utterance} utterance */
    async speak(utterance) {
      const mine = (turn += 1);
      synth.speaking = true;
      await soon();
      if (mine !== turn) {
        utterance.tell("error", { error: "canceled" });
        return;
      }
      const { text, rate, voice } = utterance;
      utterance.tell("start");
      /** @type {Spoken} */
      const said = {
        text,
        lang: voice?.lang ?? "",
        voice: voice?.name ?? "",
        rate,
        marked: marked("stillpage-sentence"),
        words: [],
      };
      spoken.push(said);
      const segmenter = new Intl.Segmenter(voice?.lang, {
        granularity: "word",
      });
      for (const { segment, index, isWordLike } of segmenter.segment(text)) {
        if (boundaries && isWordLike) {
          const length = lengths ? { charLength: segment.length } : {};
          utterance.tell("boundary", {
            name: "word",
            charIndex: index,
            ...length,
          });
          said.words.push([segment, marked("stillpage-word")]);
        }
      }
      while (spoken.length > synth.hold && mine === turn) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      if (mine !== turn) {
        utterance.tell("error", { error: "canceled" });
        return;
      }
      synth.speaking = false;
      utterance.tell("end");
    },
  };
  Object.defineProperty(window, "speechSynthesis", {
    value: synth,
    configurable: true,
  });
  Object.defineProperty(window, "SpeechSynthesisUtterance", {
    value: Utterance,
    configurable: true,
  });
  Object.assign(window, { spoken });
}
