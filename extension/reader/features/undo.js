/**
 * A key that takes back what was done last, whichever feature did it.
 *
 * @import { View } from "../features.js"
 */

/** @param {View} view */
export function mountUndo({ keys, undo }) {
  keys.add("u", "undo", undo.undo);
}
