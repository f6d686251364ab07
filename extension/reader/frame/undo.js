/** One order of undoing for all that a reader does to an article. */

import { button } from "../elements.js";
import { message } from "../messages.js";

/** @import { Status } from "./status.js" */

/** @param {Status["tell"]} tell */
export function createUndo(tell) {
  /** What takes back each thing that was done, the latest last. @type {(() => void)[]} */
  const done = [];
  const undo = () => {
    const takeBack = done.pop();
    if (takeBack) {
      takeBack();
      tell(message("undone"));
    }
  };
  return {
    /**
     * Remembers what was done, and tells of it.
     *
     * @param {string} words
     * @param {() => void} takeBack
     */
    did(words, takeBack) {
      done.push(takeBack);
      tell(words, button(message("undo"), message("undo"), undo));
    },
    undo,
  };
}

/** @typedef {ReturnType<typeof createUndo>} Undo */
