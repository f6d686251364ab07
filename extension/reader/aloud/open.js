/**
 * The player of what is read aloud, with all it needs: the part of the view that comes when it is
 * first used.
 *
 * @import { View } from "../features.js"
 * @import { Session } from "./session.js"
 * @import { Trouble } from "./speaker.js"
 */

import { message, uiLanguage } from "../messages.js";
import { adoptSheet } from "../looks/sheets.js";
import { createBar } from "./bar.js";
import { openChoices } from "./choices.js";
import { findSpeech, findVoices } from "./saying.js";
import { languageOf } from "./sentences.js";
import { openSession } from "./session.js";
import { createSettings } from "./settings.js";
import { nameLanguage, pickVoice, voicesFor } from "./voices.js";
import aloudCss from "../styles/aloud.css";

/** @typedef {NonNullable<Awaited<ReturnType<typeof openPlayer>>>} OpenPlayer */

/**
 * Opens the player and plays, or says why it cannot.
 *
 * @param {View} view
 * @param {() => void} close
 */
export async function openPlayer(view, close) {
  const speech = findSpeech();
  if (!speech) {
    view.tell(message("noVoices"));
    return undefined;
  }
  const { synth } = speech;
  const choices = await openChoices(view.context.aloud);
  /** @type {Session | undefined} */
  let session;
  const toggle = async () => {
    bar.tell("");
    if (session?.player.isPlaying) {
      session.player.pause();
      return;
    }
    const voices = await findVoices(synth);
    const lang = session?.languages[0] ?? "";
    const chosen = choices.current.voices[languageOf(lang)];
    if (pickVoice(voices, lang, chosen)) {
      session?.play();
    } else {
      bar.tell(missing(voices, lang));
    }
  };
  const sources = {
    voices: () => synth.getVoices(),
    languages: () => session?.languages ?? [],
  };
  const settings = createSettings(choices, sources, () => {
    bar.tell("");
    session?.player.again();
  });
  const bar = createBar(
    {
      toggle,
      step(unit, step) {
        bar.tell("");
        session?.step(unit, step);
      },
      close,
    },
    [settings.opener, settings.panel],
  );
  const forgetSheet = adoptSheet(view.frame, aloudCss);
  view.frame.append(bar.player);
  session = openSession(view, bar.player, speech, choices, {
    onChange: () => bar.show(session?.player.isPlaying ?? false),
    onTrouble: (trouble, lang) =>
      bar.tell(explain(trouble, synth.getVoices(), lang)),
  });
  bar.play.focus({ preventScroll: true });
  toggle();
  return {
    toggle,
    close() {
      session?.stop();
      bar.player.remove();
      forgetSheet();
    },
  };
}

/**
 * @param {Trouble} trouble
 * @param {readonly SpeechSynthesisVoice[]} voices
 * @param {string} lang
 */
function explain(trouble, voices, lang) {
  return trouble === "failed" ? message("voiceFailed") : missing(voices, lang);
}

/**
 * Why there is no voice.
 *
 * @param {readonly SpeechSynthesisVoice[]} voices
 * @param {string} lang
 */
function missing(voices, lang) {
  if (voices.length === 0 || !lang) {
    return message("noVoices");
  }
  const name = nameLanguage(lang, uiLanguage());
  return voicesFor(voices, lang).length > 0
    ? message("voicesOnline", name)
    : message("noVoice", name);
}
