/**
 * The panel of appearance, and the keys for what is changed most.
 *
 * @import { View } from "../features.js"
 */

import { createAppearance } from "../appearance.js";
import { togglePanel } from "../panel.js";
import { THEMES } from "../preferences.js";

/** @param {View} view */
export function mountLook(view) {
  const { preferences, keys, addTool } = view;
  const { opener, panel } = createAppearance(view);
  addTool(opener, panel);
  keys.add("a", "appearance", () => togglePanel({ opener, panel }));
  keys.add("+ =", "larger", () => preferences.step("size", 1));
  keys.add("-", "smaller", () => preferences.step("size", -1));
  keys.add("0", "usualSize", () => preferences.step("size", 0));
  keys.add("]", "wider", () => preferences.step("width", 1));
  keys.add("[", "narrower", () => preferences.step("width", -1));
  keys.add("t", "nextTheme", () =>
    preferences.change({ theme: following(preferences.current.theme) }),
  );
}

/** @param {typeof THEMES[number]} theme */
function following(theme) {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
}
