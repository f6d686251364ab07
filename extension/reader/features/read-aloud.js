/**
 * Reads the article aloud, in a voice of the browser: sentence by sentence, marked as they are
 * spoken, from the paragraph in sight on.
 *
 * @import { View } from "../features.js"
 * @import { Session } from "../aloud/session.js"
 * @import { Trouble } from "../aloud/speaker.js"
 */

import { createBar } from "../aloud/bar.js";
import { openChoices } from "../aloud/choices.js";
import { findSpeech, findVoices } from "../aloud/saying.js";
import { languageOf } from "../aloud/sentences.js";
import { openSession } from "../aloud/session.js";
import { createSettings } from "../aloud/settings.js";
import { nameLanguage, pickVoice, voicesFor } from "../aloud/voices.js";
import { button, icon } from "../elements.js";
import { message, uiLanguage } from "../messages.js";

const SPEAKER =
  "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11";

/** What a press of the space bar works by itself. */
const CONTROLS =
  "button, a, summary, select, input, textarea, video, audio, [role=button]";

/** @param {View} view */
export function mountReadAloud(view) {
  const { frame, keys, addTool } = view;
  /** @type {Awaited<ReturnType<typeof openPlayer>> | undefined} */
  let open;
  let isOpening = false;
  /** What had the focus before. @type {Element | null} */
  let origin = null;
  const root = () => /** @type {ShadowRoot} */ (frame.getRootNode());
  const close = () => {
    const hasFocus = root().activeElement?.closest(".player");
    open?.close();
    open = undefined;
    opener.ariaPressed = "false";
    if (hasFocus) {
      const back = origin instanceof HTMLElement ? origin : frame;
      (back.isConnected ? back : frame).focus({ preventScroll: true });
    }
  };
  const toggle = async () => {
    if (open) {
      close();
    } else if (!isOpening) {
      isOpening = true;
      origin = root().activeElement;
      open = await openPlayer(view, close);
      isOpening = false;
      opener.ariaPressed = String(open !== undefined);
    }
  };
  const opener = button(message("readAloud"), icon(SPEAKER), toggle);
  opener.ariaPressed = "false";
  addTool(opener);
  keys.add("r", "readAloud", toggle);
  keys.add(
    " ",
    "playPause",
    () => open?.toggle(),
    (target) => open !== undefined && !target.closest(CONTROLS),
  );
  const stopEscape = closeOnEscape(frame, () => {
    const wasOpen = open !== undefined;
    close();
    return wasOpen;
  });
  return () => {
    stopEscape();
    close();
  };
}

/**
 * Opens the player and plays, or says why it cannot.
 *
 * @param {View} view
 * @param {() => void} close
 */
async function openPlayer(view, close) {
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

/**
 * Escape closes the player before what is under it. Where the view is a dialog it hears of
 * Escape, or of a gesture that means it, as it is about to close.
 *
 * @param {HTMLElement} frame
 * @param {() => boolean} close returns whether there was something to close
 * @returns {() => void} stops it
 */
function closeOnEscape(frame, close) {
  /** @param {Event} event */
  const onCancel = (event) => {
    if (event.target === frame && close()) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const isElsewhere =
      event.defaultPrevented ||
      frame.querySelector(":popover-open, dialog[open]") !== null;
    if (event.key === "Escape" && !isElsewhere && close()) {
      event.preventDefault();
    }
  };
  frame.addEventListener("cancel", onCancel, { capture: true });
  frame.addEventListener("keydown", onKey);
  return () => {
    frame.removeEventListener("cancel", onCancel, { capture: true });
    frame.removeEventListener("keydown", onKey);
  };
}
