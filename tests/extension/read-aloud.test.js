/** What is read aloud, cut and found again, in voices that can be told apart: no browser needed. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { asChoices } from "../../extension/reader/aloud/choices.js";
import {
  partsOf,
  sentencesOf,
  shorten,
  wordAt,
} from "../../extension/reader/aloud/sentences.js";
import { compose, locate } from "../../extension/reader/aloud/text.js";
import { pickVoice, voicesFor } from "../../extension/reader/aloud/voices.js";

/** @param {string} text */
const piece = (text, lang = "en") => ({ text, lang });

describe("words", () => {
  /**
   * Every character of the words is found again where it came from.
   *
   * @param {string[]} texts
   * @param {string} expected
   */
  function check(texts, expected) {
    const words = compose(texts.map((text) => piece(text)));
    assert.equal(words.text, expected);
    for (let at = 0; at < expected.length; at++) {
      const [found] = locate(words, { from: at, to: at + 1 });
      assert.ok(found, `character ${at}`);
      const origin = texts[found.piece]?.slice(found.from, found.to) ?? "";
      assert.equal(origin.replace(/\s/, " "), expected[at], `character ${at}`);
    }
  }

  test("are the texts with single spaces", () => {
    check(["  One\n   two\t", " three "], "One two three ");
    check(["one", " ", " ", "two"], "one two");
  });

  test("have neither soft hyphens nor marks of direction", () => {
    check(["Schiff\u00adfahrt\u200b \u200eover\u202c"], "Schifffahrt over");
  });

  test("keep characters outside the basic plane and joiners whole", () => {
    check(["می\u200cخواهم 👩\u200d🚀 𠮷"], "می\u200cخواهم 👩\u200d🚀 𠮷");
  });

  test("lead back to one span a text", () => {
    const words = compose([
      piece("The fer"),
      piece("ry\u00adman  has"),
      piece(" gone."),
    ]);
    const from = words.text.indexOf("ferryman");
    assert.deepEqual(locate(words, { from, to: from + "ferryman".length }), [
      { piece: 0, from: 4, to: 7 },
      { piece: 1, from: 0, to: 6 },
    ]);
  });

  test("of ten times the pieces take ten times as long, and not a hundred", () => {
    const many = Array.from({ length: 100_000 }, () => piece("word  and "));
    const few = many.slice(0, many.length / 10);
    compose(few);
    // The least of several runs each, for other work on the machine only ever adds.
    const [short, long] = [few, many].map((pieces) => {
      const times = Array.from({ length: 5 }, () => {
        const start = performance.now();
        compose(pieces);
        return performance.now() - start;
      });
      return Math.min(...times);
    });
    assert.ok(short && long && long < 40 * short, `${long} of ${short} ms`);
  });

  test("are found again without looking through all of them", () => {
    const words = compose(
      Array.from({ length: 100_000 }, () => piece("word ")),
    );
    let looks = 0;
    const runs = new Proxy(words.runs, {
      get(target, key) {
        looks += 1;
        return Reflect.get(target, key);
      },
    });
    const end = words.text.length;
    assert.equal(
      locate({ ...words, runs }, { from: end - 9, to: end }).length,
      2,
    );
    assert.ok(looks < 100, `${looks} looks`);
  });
});

describe("sentences", () => {
  /**
   * @param {string} lang
   * @param {string[]} sentences
   */
  function check(lang, ...sentences) {
    const text = sentences.join(lang === "ja" ? "" : " ");
    const found = sentencesOf(text, lang).map(({ from, to }) =>
      text.slice(from, to),
    );
    assert.deepEqual(found, sentences);
  }

  test("end where they end in English", () => {
    check("en", "The ferry left.", "Nobody waved!", "Why?");
  });

  test("do not end after a title or an initial", () => {
    check("en", "Dr. Lund met J. R. Moss in St. Ives.", "They spoke.");
    check("vi", "TS. Nguyễn Văn A. đến vào sáng nay.", "Ông không nói gì.");
    check("de", "Das gilt z. B. Hunden.", "Katzen nicht.");
  });

  test("go on after a question in a quotation", () => {
    check("en", "“Where to?” asked the keeper.", "He got no answer.");
    check("ja", "「時雨だね。」と言った。", "雨はやんだ。");
  });

  test("end where they end in Arabic, Hindi and Japanese", () => {
    check("ar", "لم يبتسم.", "هل رأيتَ القلم؟", "نعم.");
    check("hi", "नाव चली गई।", "कोई नहीं बोला।");
    check("ja", "雨が降る。", "傘がない!");
  });

  test("are split in text of an unknown or wrong language", () => {
    assert.equal(sentencesOf("It rained. It poured.", "").length, 2);
    assert.equal(
      sentencesOf("It rained. It poured.", "not a language").length,
      2,
    );
  });

  test("have something to say", () => {
    assert.deepEqual(sentencesOf("* * *", "en"), []);
    check("en", "Gone. . . .", "Then rain.");
  });
});

describe("parts", () => {
  test("change where the language changes, and not with the region", () => {
    const pieces = [
      piece("He said ", "en-GB"),
      piece("à bientôt", "fr"),
      piece(", and ", "en"),
      piece("left", "en-US"),
      piece(".", "en"),
    ];
    const words = compose(pieces);
    const [sentence] = sentencesOf(words.text, "en");
    assert.ok(sentence);
    const parts = partsOf(words, pieces, sentence).map(({ from, to, lang }) => [
      lang,
      words.text.slice(from, to),
    ]);
    assert.deepEqual(parts, [
      ["en-GB", "He said"],
      ["fr", "à bientôt"],
      ["en", ", and left."],
    ]);
  });

  for (const [lang, sentence] of [
    [
      "en",
      "the keeper climbed the ladder, whatever the sea did, and wrote; ".repeat(
        20,
      ),
    ],
    ["ja", "雨が降っているというより立っていた、".repeat(30)],
    ["en", "x".repeat(2000)],
  ]) {
    test(`are short enough for voices from the network: ${sentence?.slice(0, 9)}`, () => {
      const text = sentence ?? "";
      const whole = {
        from: 0,
        to: text.length,
        lang: lang ?? "",
        isOurs: false,
      };
      const cuts = shorten(text, whole, 150);
      const said = cuts.map(({ from, to }) => text.slice(from, to));
      assert.equal(said.join("").replace(/\s/g, ""), text.replace(/\s/g, ""));
      for (const part of said.filter((part) => !/^x+$/.test(part))) {
        assert.ok(part.length <= (lang === "ja" ? 50 : 150), part);
      }
    });
  }

  test("are not cut where they are short", () => {
    const whole = { from: 0, to: 10, lang: "en", isOurs: false };
    assert.deepEqual(shorten("It is cold.", whole, 150), [whole]);
  });
});

test("a word is found where an engine does not say how long it is", () => {
  /** @param {string} text @param {number} at @param {string} lang */
  const word = (text, at, lang) => {
    const found = wordAt(text, at, lang);
    return found && text.slice(found.from, found.to);
  };
  assert.equal(word("The ferry left.", 4, "en"), "ferry");
  assert.equal(word("The ferry left.", 3, "en"), "ferry");
  assert.equal(word("祖母は雨を呼んだ。", 0, "ja"), "祖母");
  assert.equal(word("The end.", 7, "en"), undefined);
  assert.equal(word("The end.", 70, "en"), undefined);
});

describe("voices", () => {
  /** @param {string} lang */
  const voice = (lang, localService = true, isDefault = false) => ({
    name: `Voice of ${lang}`,
    voiceURI: `${lang}${localService ? "" : " online"}`,
    lang,
    localService,
    default: isDefault,
  });
  const voices = [
    voice("en-US", true, true),
    voice("en_GB"),
    voice("cmn-CN"),
    voice("zh-TW"),
    voice("iw-IL"),
    voice("nb-NO"),
    voice("pt-PT"),
    voice("vi-VN", false),
    voice("en-AU", false),
  ];
  for (const [lang, chosen] of [
    ["en", "en-US"],
    ["en-GB", "en_GB"],
    ["zh", "cmn-CN"],
    ["zh-Hant", "zh-TW"],
    ["he", "iw-IL"],
    ["no", "nb-NO"],
    ["pt-BR", "pt-PT"],
    ["", "en-US"],
    ["th", undefined],
    ["not a language", undefined],
  ]) {
    test(`of ${lang || "no language"}: ${chosen}`, () => {
      assert.equal(pickVoice(voices, lang ?? "", undefined)?.voiceURI, chosen);
    });
  }

  test("from the network are used only when they were chosen", () => {
    assert.equal(pickVoice(voices, "vi", undefined), undefined);
    assert.equal(pickVoice(voices, "vi", "vi-VN online")?.lang, "vi-VN");
    assert.equal(voicesFor(voices, "vi").length, 1);
    assert.equal(pickVoice(voices, "en-AU", undefined)?.localService, true);
  });

  test("that are gone make room for others", () => {
    assert.equal(pickVoice(voices, "en", "sold")?.lang, "en-US");
  });
});

test("choices are made of whatever was stored", () => {
  const usual = { speed: 1, skips: false, voices: {} };
  for (const stored of [
    undefined,
    null,
    3,
    "x",
    [],
    { speed: "fast", voices: 3 },
  ]) {
    assert.deepEqual(asChoices(stored), usual);
  }
  assert.deepEqual(
    asChoices({ speed: 9, skips: true, voices: { en: "a", vi: 3 }, more: 1 }),
    { speed: 3, skips: true, voices: { en: "a" } },
  );
  assert.equal(asChoices({ speed: 1.2000000001 }).speed, 1.2);
});
