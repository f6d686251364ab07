/**
 * The panel of the player: how fast, in which voices, what is passed over.
 *
 * @import { OpenChoices } from "./choices.js"
 */

import { button, element, icon } from "../elements.js";
import { message, uiLanguage } from "../messages.js";
import { createPanel } from "../frame/panel.js";
import { SPEED } from "./choices.js";
import { languageOf } from "./sentences.js";
import { nameLanguage, voicesFor } from "./voices.js";

const MINUS = "M5 12h14";
const PLUS = "M12 5v14M5 12h14";

/**
 * Builds the panel and the button that opens it.
 *
 * @param {OpenChoices} choices
 * @param {object} sources
 * @param {() => readonly SpeechSynthesisVoice[]} sources.voices
 * @param {() => string[]} sources.languages of the article
 * @param {() => void} onChange
 */
export function createSettings(choices, { voices, languages }, onChange) {
  const rows = element("div", {});
  const face = element("span", {});
  const showSpeed = () => {
    const written = writeSpeed(choices.current.speed);
    face.textContent = written;
    // A name that has what is seen in it can be spoken to a computer.
    opener.ariaLabel = `${message("voiceSpeed")}: ${written}`;
  };
  const speed = createSpeed(choices, () => {
    showSpeed();
    onChange();
  });
  const skip = createSkip(choices, onChange);
  const { opener, panel } = createPanel("voiceSpeed", face, () => {
    speed.update();
    skip.update();
    rows.replaceChildren(
      ...languages().map((lang) =>
        createVoiceChoice(choices, { lang, voices: voices() }, onChange),
      ),
    );
    if (voices().some(({ localService }) => !localService)) {
      rows.append(element("p", { class: "hint" }, message("voiceOnlineHint")));
    }
  });
  opener.classList.add("speed");
  showSpeed();
  panel.append(speed.element, rows, skip.element);
  return { opener, panel };
}

/** @param {number} speed */
function writeSpeed(speed) {
  return `${new Intl.NumberFormat(uiLanguage()).format(speed)}×`;
}

/**
 * @param {OpenChoices} choices
 * @param {() => void} onChange
 */
function createSpeed(choices, onChange) {
  const { least, most, step } = SPEED;
  const value = element("output", {});
  const update = () => {
    const { speed } = choices.current;
    value.textContent = writeSpeed(speed);
    slower.disabled = speed <= least;
    faster.disabled = speed >= most;
  };
  /** @param {1 | -1} direction */
  const change = (direction) => () => {
    choices.change({ speed: choices.current.speed + direction * step });
    update();
    onChange();
  };
  const slower = button(message("slower"), icon(MINUS), change(-1));
  const faster = button(message("faster"), icon(PLUS), change(1));
  const made = element(
    "fieldset",
    {},
    element("legend", {}, message("speed")),
    element("div", { class: "stepper" }, slower, value, faster),
  );
  return { element: made, update };
}

/**
 * @param {OpenChoices} choices
 * @param {{ lang: string, voices: readonly SpeechSynthesisVoice[] }} sources
 * @param {() => void} onChange
 */
function createVoiceChoice(choices, { lang, voices }, onChange) {
  const language = languageOf(lang);
  const fitting = voicesFor(voices, lang);
  // A language nobody speaks may still be read in some voice, if the reader wants that.
  const offered = fitting.length > 0 ? fitting : voices;
  const select = element(
    "select",
    {},
    element("option", { value: "" }, message("voiceAutomatic")),
    ...offered.map((voice) =>
      element("option", { value: voice.voiceURI }, nameVoice(voice)),
    ),
  );
  const chosen = choices.current.voices[language] ?? "";
  select.value = offered.some(({ voiceURI }) => voiceURI === chosen)
    ? chosen
    : "";
  select.addEventListener("change", () => {
    const others = { ...choices.current.voices };
    delete others[language];
    const own = select.value ? { [language]: select.value } : {};
    choices.change({ voices: { ...others, ...own } });
    onChange();
  });
  const name = nameLanguage(lang || "und", uiLanguage());
  const label = element("label", { class: "voice" }, message("voice", name));
  label.append(select);
  return label;
}

/** @param {SpeechSynthesisVoice} voice */
function nameVoice({ name, localService }) {
  return localService ? name : message("voiceOnline", name);
}

/**
 * @param {OpenChoices} choices
 * @param {() => void} onChange
 */
function createSkip(choices, onChange) {
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => {
    choices.change({ skips: box.checked });
    onChange();
  });
  const label = element("label", { class: "skip" }, box);
  label.append(message("skipCode"));
  return {
    element: label,
    update: () => (box.checked = choices.current.skips),
  };
}
