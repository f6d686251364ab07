/**
 * What the view can do beside showing an article. Each feature is a module of its own: taking its
 * line out of the list takes it away, and nothing else.
 *
 * @import { Article } from "../core.js"
 * @import { Flow } from "./place/flow.js"
 * @import { Keys } from "./frame/keys.js"
 * @import { OpenPreferences } from "./looks/preferences.js"
 * @import { OpenPace } from "./place/pace.js"
 * @import { openParts } from "./parts.js"
 * @import { Places } from "./place/places.js"
 * @import { ReaderContext } from "./reader.js"
 * @import { Spoken } from "./spoken.js"
 * @import { Status } from "./frame/status.js"
 * @import { Undo } from "./frame/undo.js"
 * @import { Writing } from "./taking/writing.js"
 */

import { mountCode } from "./features/code.js";
import { mountEmphasis } from "./features/emphasis.js";
import { mountHelp } from "./features/help.js";
import { mountHighlights } from "./features/highlights.js";
import { mountLeftOut } from "./features/left-out.js";
import { mountLightbox } from "./features/lightbox.js";
import { mountLineFocus } from "./features/line-focus.js";
import { mountLook } from "./features/look.js";
import { mountNotes } from "./features/notes.js";
import { mountOutline } from "./features/outline.js";
import { mountPace } from "./features/pace.js";
import { mountPlaceMemory } from "./features/place-memory.js";
import { mountPrintSheet } from "./features/print-sheet.js";
import { mountProgress } from "./features/progress.js";
import { mountReadAloud } from "./features/read-aloud.js";
import { mountShowInPage } from "./features/show-in-page.js";
import { mountSteps } from "./features/steps.js";
import { mountTakeAlong } from "./features/take-along.js";
import { mountUndo } from "./features/undo.js";

/**
 * What a feature mounts on.
 *
 * @typedef {object} View
 * @property {Article} article
 * @property {ReaderContext} context what differs between the extension and a page of ours
 * @property {HTMLElement} frame scrolls, and holds everything
 * @property {HTMLElement} content the body of the article
 * @property {Flow} flow where things stand along the way the text goes, and scrolling along it
 * @property {(html: string) => HTMLElement} renderPart
 *   turns sanitised HTML into an element whose images load as they come near
 * @property {Writing} writing the article for the writers, with what the reader made of it
 * @property {(decorate: (root: HTMLElement) => void) => void} onContent
 *   calls back at once with the content, and later with each part put into it
 * @property {(...nodes: HTMLElement[]) => void} addTool puts things into the toolbar
 * @property {Keys} keys
 * @property {OpenPreferences} preferences
 * @property {Places} places where reading stopped
 * @property {OpenPace} pace how fast this reader reads
 * @property {Status["tell"]} tell shows a short message
 * @property {ReturnType<typeof openParts>} part gives a part that comes when it is first used
 * @property {Spoken} spoken what is read aloud
 * @property {Undo} undo remembers what was done, for all features in one order
 *
 * @typedef {(view: View) => (() => void) | void} Mount
 *   puts a feature on a view; what it returns takes down what outlives the view's elements
 */

/**
 * In the order of their buttons, and of their keys in the list of keys.
 *
 * @type {Mount[]}
 */
const FEATURES = [
  // First, for its words fill the free room of the toolbar.
  mountProgress,
  mountPace,
  mountSteps,
  mountShowInPage,
  mountNotes,
  mountLightbox,
  mountCode,
  mountOutline,
  mountReadAloud,
  mountLineFocus,
  mountEmphasis,
  mountLeftOut,
  // After what is put back, for it marks that too.
  mountHighlights,
  mountUndo,
  mountTakeAlong,
  mountPrintSheet,
  mountLook,
  // Lists the keys of all.
  mountHelp,
  // Last, when everything has its size.
  mountPlaceMemory,
];

/**
 * Mounts all features.
 *
 * @param {View} view
 * @returns {() => void} takes them down
 */
export function mountFeatures(view) {
  const stops = FEATURES.map((mount) => mount(view));
  return () => stops.forEach((stop) => stop?.());
}
