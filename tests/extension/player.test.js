/** The player, with engines that behave well and others that do not. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { openChoices } from "../../extension/reader/aloud/choices.js";
import { createPlayer } from "../../extension/reader/aloud/player.js";

/** @typedef {import("../../extension/reader/aloud/route.js").Passage} Passage */

/**
 * An engine that a test moves by hand.
 *
 * @param {string[]} langs of its voices
 */
function createEngine(langs) {
  /** @type {any[]} */
  const queue = [];
  const synth = {
    speaking: false,
    pending: false,
    getVoices: () =>
      langs.map((lang) => ({
        name: lang,
        voiceURI: lang,
        lang,
        localService: !lang.endsWith("-x-online"),
        default: false,
      })),
    resume() {},
    cancel() {
      synth.speaking = false;
    },
    /** @param {any} utterance */
    speak(utterance) {
      synth.speaking = true;
      queue.push(utterance);
    },
  };
  class Utterance {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
    }
  }
  return {
    speech: /** @type {any} */ ({ synth, Utterance }),
    synth,
    queue,
    /** What is spoken now. */
    get now() {
      return queue.at(-1);
    },
    /** Ends what is spoken now, and waits for what comes of it. */
    async end() {
      synth.speaking = false;
      queue.at(-1).onstart?.();
      queue.at(-1).onend?.();
      await settle();
    },
  };
}

/** Lets all that waits for promises alone go on. */
async function settle() {
  for (let i = 0; i < 20; i++) {
    await Promise.resolve();
  }
}

/**
 * @param {string} text
 * @param {Passage["kind"]} kind
 * @returns {Passage}
 */
const passage = (text, kind = "text", lang = "en") => ({
  kind,
  pieces: [{ text, lang }],
});

const ARTICLE = [
  passage("The crossing", "heading"),
  passage("The ferry left. Nobody waved."),
  passage("let x = 1;", "code"),
  passage("It never came back."),
];

describe("the player", () => {
  beforeEach(() =>
    mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"] }),
  );
  afterEach(() => mock.timers.reset());

  /** @param {Passage[]} passages @param {string[]} langs @param {object} kept */
  async function open(passages = ARTICLE, langs = ["en-US"], kept = {}) {
    const engine = createEngine(langs);
    const choices = await openChoices({
      load: async () => kept,
      save: async () => {},
    });
    /** @type {string[]} */
    const told = [];
    const player = createPlayer(engine.speech, choices, {
      onSentence: (_, { text }, { from, to }) =>
        told.push(text.slice(from, to)),
      onWord: (_, { text }, { from, to }) =>
        told.push(`word ${text.slice(from, to)}`),
      onChange: () => told.push(player.isPlaying ? "plays" : "pauses"),
      onEnd: () => told.push("end"),
      onTrouble: (trouble, lang) => told.push(`${trouble} ${lang}`),
    });
    player.load(passages);
    const play = async () => {
      player.play({ passage: 0, sentence: 0 });
      await settle();
    };
    return { engine, player, told, play, choices };
  }

  test("says one sentence after the other, with pauses around headings", async () => {
    const { engine, told, play } = await open();
    await play();
    assert.deepEqual(told, ["plays", "The crossing"]);
    await engine.end();
    assert.equal(engine.queue.length, 1, "it pauses after the heading");
    mock.timers.tick(699);
    await settle();
    assert.equal(engine.queue.length, 1);
    mock.timers.tick(1);
    await settle();
    assert.equal(engine.now.text, "The ferry left.");
    await engine.end();
    assert.equal(engine.now.text, "Nobody waved.", "at once");
    for (let i = 0; i < 3; i++) {
      await engine.end();
      mock.timers.tick(250);
      await settle();
    }
    assert.deepEqual(told.slice(-3), ["It never came back.", "pauses", "end"]);
  });

  test("pauses, and goes on with the sentence it was at", async () => {
    const { engine, player, told, play } = await open(ARTICLE.slice(1));
    await play();
    await engine.end();
    player.pause();
    // Engines tell of the end of what was cancelled.
    engine.now.onend();
    engine.now.onerror({ error: "interrupted" });
    await settle();
    assert.equal(told.at(-1), "pauses");
    assert.deepEqual(player.position, { passage: 0, sentence: 1 });
    player.play(player.position);
    await settle();
    assert.equal(engine.now.text, "Nobody waved.");
  });

  test("goes by sentences and paragraphs", async () => {
    const { engine, player, play } = await open();
    await play();
    const go = async (
      /** @type {"sentence" | "passage"} */ unit,
      /** @type {1 | -1} */ step,
    ) => {
      player.step(unit, step);
      await settle();
      return engine.now.text;
    };
    assert.equal(await go("sentence", 1), "The ferry left.");
    assert.equal(await go("sentence", 1), "Nobody waved.");
    assert.equal(await go("passage", -1), "The ferry left.");
    assert.equal(await go("passage", -1), "The crossing");
    assert.equal(await go("passage", -1), "The crossing");
    assert.equal(await go("passage", 1), "The ferry left.");
    assert.equal(await go("passage", 1), "let x = 1;");
    assert.equal(await go("sentence", -1), "Nobody waved.");
  });

  test("passes over code and tables when asked to", async () => {
    const { engine, player, play } = await open(ARTICLE, ["en"], {
      skips: true,
    });
    await play();
    player.step("passage", 1);
    player.step("passage", 1);
    await settle();
    assert.equal(engine.now.text, "It never came back.");
  });

  test("speaks at the speed and in the voice that were chosen", async () => {
    const kept = { speed: 1.5, voices: { en: "en-GB" } };
    const { engine, play } = await open(ARTICLE, ["en-US", "en-GB"], kept);
    await play();
    assert.equal(engine.now.rate, 1.5);
    assert.equal(engine.now.voice.lang, "en-GB");
    assert.equal(engine.now.lang, "en-GB");
  });

  test("tells words, whether or not the engine says how long they are", async () => {
    const { engine, told, play } = await open(ARTICLE.slice(1));
    await play();
    engine.now.onboundary({ name: "word", charIndex: 0, charLength: 3 });
    engine.now.onboundary({ name: "word", charIndex: 4 });
    engine.now.onboundary({ name: "sentence", charIndex: 0 });
    engine.now.onboundary({ name: "word", charIndex: 90, charLength: 5 });
    assert.deepEqual(told.slice(2), ["word The", "word ferry"]);
  });

  test("uses the voice of each language, and the article's where there is none", async () => {
    const mixed = {
      kind: /** @type {const} */ ("text"),
      pieces: [
        { text: "She said ", lang: "en" },
        { text: "à bientôt", lang: "fr" },
        { text: " and ", lang: "en" },
        { text: "xin chào", lang: "vi" },
      ],
    };
    const { engine, play } = await open([mixed], ["en-US", "fr-FR"]);
    await play();
    for (let i = 0; i < 3; i++) {
      await engine.end();
    }
    assert.deepEqual(
      engine.queue.map(({ text, voice }) => [voice.lang, text]),
      [
        ["en-US", "She said"],
        ["fr-FR", "à bientôt"],
        ["en-US", "and"],
        ["en-US", "xin chào"],
      ],
    );
  });

  test("says where there is no voice", async () => {
    const { told, play } = await open([passage("Xin chào.", "text", "vi")]);
    await play();
    assert.deepEqual(told.slice(-2), ["pauses", "noVoice vi"]);
  });

  test("gives a voice from the network no more than it can say at once", async () => {
    const kept = { voices: { en: "en-x-online" } };
    const long = passage(
      `${"the keeper climbed the ladder, ".repeat(20)}and fell.`,
    );
    const { engine, play } = await open([long], ["en-x-online"], kept);
    await play();
    while (engine.synth.speaking) {
      await engine.end();
    }
    assert.ok(engine.queue.length > 4);
    for (const { text } of engine.queue) {
      assert.ok(text.length <= 150);
    }
  });

  test("goes on where an engine forgets to say that it has ended", async () => {
    const { engine, play } = await open(ARTICLE.slice(1));
    await play();
    engine.now.onstart();
    engine.synth.speaking = false;
    mock.timers.tick(2000);
    await settle();
    assert.equal(engine.now.text, "Nobody waved.");
  });

  test("goes on where an engine says for ever that it speaks", async () => {
    const { engine, play } = await open(ARTICLE.slice(1));
    await play();
    engine.now.onstart();
    mock.timers.tick(60_000);
    await settle();
    assert.equal(engine.now.text, "Nobody waved.");
  });

  test("stops and says so where an engine does nothing, or fails", async () => {
    const { engine, told, play } = await open();
    await play();
    engine.synth.speaking = false;
    mock.timers.tick(2000);
    await settle();
    assert.deepEqual(told.slice(-2), ["pauses", "failed en"]);
    await play();
    engine.now.onerror({ error: "network" });
    await settle();
    assert.deepEqual(told.slice(-2), ["pauses", "failed en"]);
  });

  test("stays where it is when the article gets another part", async () => {
    const { engine, player, play } = await open(ARTICLE.slice(1));
    await play();
    await engine.end();
    player.load([passage("Put back."), ...ARTICLE.slice(1)], 1);
    player.step("sentence", -1);
    await settle();
    assert.equal(engine.now.text, "The ferry left.");
  });
});
