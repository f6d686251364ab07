/**
 * What was left out of the article, to be put back: its button and its key; all else comes when
 * the panel is first opened.
 *
 * @import { View } from "../features.js"
 * @import { OpenLeftOut } from "../content/left-out.js"
 */

import { icon } from "../elements.js";
import { createLatePanel } from "../frame/panel.js";

const SCISSORS =
  "M6 4.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M6 14.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M8.2 8.3L20 17M8.2 15.7L20 7";

/** @param {View} view */
export function mountLeftOut(view) {
  const { article, addTool, keys } = view;
  if (article.leftOut.length === 0) {
    return;
  }
  /** @type {OpenLeftOut | undefined} */
  let open;
  view.writing.amend((written) => open?.write(written));
  const list = createLatePanel("leftOut", icon(SCISSORS), async (panel) => {
    const part = await view.part("leftOut");
    open = await part?.openLeftOut(view, panel);
    return open?.update;
  });
  addTool(list.opener, list.panel);
  keys.add("l", "leftOut", list.toggle);
}
