/**
 * What is in the panel of appearance, the part of the view that comes when it is first opened: theme, typeface, text size and width, and the way to all settings.
 *
 * @import { View } from "../features.js"
 */

import { isWrittenEitherWay } from "./arrangement.js";
import { createLooks, createSwitch } from "./controls.js";
import { button, element } from "../elements.js";
import { message } from "../messages.js";
import { adoptSheet } from "./sheets.js";
import settingsCss from "../styles/settings.css";

/**
 * Fills the panel.
 *
 * @param {Pick<View, "article" | "preferences" | "context" | "tell" | "frame">} view
 * @param {HTMLElement} panel
 * @returns {() => void} brings it up to date
 */
export function fillAppearance(view, panel) {
  const { article, preferences, context, tell, frame } = view;
  const looks = createLooks(preferences);
  const { finer, aids } = looks;
  const main = isWrittenEitherWay(article.lang)
    ? [...looks.main, ...looks.scripts]
    : looks.main;
  const { siteName } = preferences;
  const forSite = siteName
    ? [
        createSwitch(
          message("onlyThisSite", siteName),
          () => preferences.isForSite,
          (isOn) => turn(isOn),
        ),
      ]
    : [];
  /** @param {boolean} isOn */
  const turn = (isOn) => {
    const former = preferences.useForSite(isOn ? {} : undefined);
    update();
    if (former && Object.keys(former).length > 0) {
      const undo = button(message("undo"), message("undo"), () => {
        preferences.useForSite(former);
        update();
      });
      tell(message("siteForgotten", siteName ?? ""), undo);
    }
  };
  const controls = [...main, ...finer, ...aids, ...forSite];
  const update = () => controls.forEach((control) => control.update());
  // For as long as there is a view.
  adoptSheet(frame, settingsCss);
  // One choice may bring other controls.
  panel.addEventListener("change", update);
  panel.append(
    ...main.map((control) => control.element),
    element(
      "details",
      {},
      element("summary", {}, message("spacing")),
      ...finer.map((control) => control.element),
    ),
    element(
      "details",
      {},
      element("summary", {}, message("aids")),
      ...aids.map((control) => control.element),
    ),
    ...forSite.map((control) => control.element),
  );
  const { openSettings } = context;
  if (openSettings) {
    const all = message("allSettings");
    const row = button(all, all, () => {
      panel.hidePopover();
      openSettings();
    });
    row.classList.add("all-settings");
    panel.append(row);
  }
  update();
  return update;
}
