/**
 * Highlights and notes. Here are the button, the keys and what tells that text is selected; all
 * else comes when it is first used, or with an article that has some.
 *
 * @import { View } from "../features.js"
 * @import { OpenHighlights } from "../highlights/open.js"
 */

import { icon } from "../elements.js";
import { onSelection, selectedRange } from "../highlights/selecting.js";
import { createLatePanel } from "../frame/panel.js";

const MARKER = "M5 19h14M8 15l7-10l3.5 2.5l-7 9.5H8zM8 15l3.5 2";

/** @param {View} view */
export function mountHighlights(view) {
  const { article, content, context, frame, keys } = view;
  const address = article.url?.replace(/#.*$/, "");
  /** @type {Promise<OpenHighlights | undefined> | undefined} */
  let opening;
  /** @type {OpenHighlights | undefined} */
  let open;
  let isStopped = false;
  /** To hear it once is enough, however often text is selected. */
  let hasFailed = false;
  const load = async () => {
    const part = await view.part("highlights");
    if (!part) {
      hasFailed = true;
      opening = undefined;
    }
    const opened = await part?.openHighlights(view, list.panel, address);
    // The view may have been closed meanwhile.
    if (isStopped) {
      opened?.close();
      return undefined;
    }
    return (open = opened);
  };
  const ready = () => (opening ??= load());
  const list = createLatePanel("highlights", icon(MARKER), async () => {
    const opened = await ready();
    opened?.fillList();
    return opened?.fillList;
  });
  view.addTool(list.opener, list.panel);
  keys.add("h", "highlightThis", async () => (await ready())?.markThis());
  keys.add("H", "highlights", list.toggle);
  view.writing.amend((written) => open?.write(written));
  const stopSelecting = onSelection(frame, async () => {
    if (selectedRange(content) && !hasFailed) {
      (await ready())?.showSelected();
    }
  });
  hasMarks(context.marks?.load, address).then((has) => {
    if (has && !isStopped) {
      ready();
    }
  });
  return () => {
    isStopped = true;
    stopSelecting();
    open?.close();
  };
}

/**
 * Whether an article has highlights.
 *
 * @param {((address: string) => Promise<unknown>) | undefined} load
 * @param {string | undefined} address
 */
async function hasMarks(load, address) {
  const stored =
    address === undefined ? [] : await load?.(address).catch(() => []);
  return Array.isArray(stored) && stored.length > 0;
}
