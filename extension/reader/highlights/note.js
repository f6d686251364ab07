/**
 * The dialog in which a note is written.
 *
 * @import { Mark } from "./marks.js"
 */

import { openDialog } from "../frame/dialog.js";
import { element } from "../elements.js";
import { message } from "../messages.js";

/**
 * Asks for the words of a note.
 *
 * @param {HTMLElement} frame
 * @param {Mark} mark
 * @param {(note: string) => void} keep
 */
export function askForNote(frame, { text, note }, keep) {
  openDialog(frame, "writeNote", (dialog) => {
    const field = element("textarea", {
      rows: "5",
      dir: "auto",
      "aria-label": message("writeNote"),
    });
    field.value = note;
    const save = element("button", { type: "submit" }, message("keepNote"));
    const form = element("form", { method: "dialog" }, field, save);
    form.addEventListener("submit", () => keep(field.value.trim()));
    dialog.append(
      element("h2", {}, message("writeNote")),
      element("blockquote", { dir: "auto" }, text),
      form,
    );
    // As soon as it is there.
    requestAnimationFrame(() => field.focus());
  });
}
