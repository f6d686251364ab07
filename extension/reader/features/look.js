/**
 * The button of the panel of appearance, which comes when it is first opened, and the keys for what
 * is changed most.
 *
 * @import { View } from "../features.js"
 */

import { createLatePanel } from "../frame/panel.js";
import { THEMES } from "../looks/preferences.js";

/** @param {View} view */
export function mountLook(view) {
  const { preferences, keys, addTool } = view;
  const look = createLatePanel("appearance", "Aa", async (panel) =>
    (await view.part("look"))?.fillAppearance(view, panel),
  );
  look.opener.classList.add("letters");
  addTool(look.opener, look.panel);
  keys.add("a", "appearance", look.toggle);
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
