/**
 * The colours of the theme of one's own. What cannot be read is mended while it is picked, and
 * said.
 *
 * @import { Control } from "./controls.js"
 * @import { OpenPreferences } from "./preferences.js"
 */

import { contrast, paletteOf } from "./colours.js";
import { element } from "../elements.js";
import { message, uiLanguage } from "../messages.js";

/** In their order, with the messages that name them. */
const COLOURS = /** @type {const} */ (["paper", "ink", "link"]);

/**
 * @param {OpenPreferences} preferences
 * @returns {Control}
 */
export function createColours(preferences) {
  const inputs = COLOURS.map((key) => {
    const input = element("input", { type: "color" });
    input.addEventListener("input", () => {
      preferences.change({ [key]: input.value });
      update();
    });
    return input;
  });
  const said = element("p", { role: "status" });
  const update = () => {
    const { current } = preferences;
    fieldset.hidden = current.theme !== "custom";
    COLOURS.forEach((key, n) => {
      const input = inputs[n];
      if (input) {
        input.value = current[key];
      }
    });
    const words = fieldset.hidden ? "" : describe(current);
    if (said.textContent !== words) {
      said.textContent = words;
    }
  };
  const fieldset = element(
    "fieldset",
    { class: "colours" },
    element("legend", {}, message("colours")),
    ...COLOURS.map((key, n) =>
      element("label", {}, message(key), inputs[n] ?? ""),
    ),
    said,
  );
  return { element: fieldset, update };
}

/** @param {Parameters<typeof paletteOf>[0]} picked */
function describe(picked) {
  const { palette, moved } = paletteOf(picked);
  const format = new Intl.NumberFormat(uiLanguage(), {
    maximumFractionDigits: 1,
  });
  const [text, links] = [palette.ink, palette.link].map(
    (colour) => `${format.format(contrast(colour, palette.paper))}:1`,
  );
  const names = new Intl.ListFormat(uiLanguage()).format(
    moved.map((key) => message(key)),
  );
  const measured = message("contrasts", text ?? "", links ?? "");
  return moved.length > 0
    ? `${measured} ${message("colourMoved", names)}`
    : measured;
}
