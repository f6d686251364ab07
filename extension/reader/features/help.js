/**
 * A dialog that lists the keys.
 *
 * @import { Binding } from "../frame/keys.js"
 * @import { View } from "../features.js"
 */

import { openDialog } from "../frame/dialog.js";
import { button, element, icon } from "../elements.js";
import { message } from "../messages.js";

const QUESTION =
  "M9 9a3 3 0 1 1 4.4 2.6c-.9.5-1.4 1-1.4 2.2M12 17.2v.1M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18";

/** @param {View} view */
export function mountHelp({ context, frame, keys, addTool }) {
  const open = () => {
    const escape = {
      keys: ["Escape"],
      name: context.close ? "closeLayer" : "closePanel",
    };
    const rows = [...keys.bindings, escape].map(createRow);
    openDialog(frame, "help", (dialog) => {
      dialog.append(
        element("h2", {}, message("help")),
        element("dl", { class: "keys" }, ...rows),
      );
    });
  };
  const opener = button(message("help"), icon(QUESTION), open);
  opener.classList.add("for-keys");
  addTool(opener);
  keys.add("?", "help", open);
}

/** @param {Pick<Binding, "keys" | "name">} binding */
function createRow({ keys, name }) {
  const faces = keys.map((key) => element("kbd", {}, faceOf(key)));
  return element(
    "div",
    {},
    element("dt", { dir: "ltr" }, ...faces),
    element("dd", {}, message(name)),
  );
}

/** @param {string} key */
function faceOf(key) {
  return { Escape: "Esc", " ": "␣", ArrowDown: "↓", ArrowUp: "↑" }[key] ?? key;
}
