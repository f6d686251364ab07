/**
 * Highlights and notes, as a part of the view that comes when it is first used, or where there are
 * some already: on selected text by the pointer, a finger or keys, in four kinds told by colour and
 * line. They are kept on this device, as words of the text, and painted without touching the
 * article.
 *
 * @import { Colour, Mark } from "./marks.js"
 * @import { View } from "../features.js"
 * @import { Written } from "../taking/writing.js"
 */

import { message } from "../messages.js";
import { adoptSheet } from "../looks/sheets.js";
import { createBar } from "./bar.js";
import { createList } from "./list.js";
import { COLOURS, openMarks } from "./marks.js";
import { askForNote } from "./note.js";
import { paint } from "./paint.js";
import {
  createMark,
  currentBlock,
  findRanges,
  inOrder,
  jump,
  markAt,
} from "./places.js";
import { moveEnd, select } from "./selection.js";
import { selectedRange } from "./selecting.js";
import { writeMarks } from "./write.js";
import highlightsCss from "../styles/highlights.css";

/** @typedef {Awaited<ReturnType<typeof openHighlights>>} OpenHighlights */

/**
 * @param {View} view
 * @param {HTMLElement} panel gets the list
 * @param {string | undefined} address of the article
 */
export async function openHighlights(view, panel, address) {
  const { content, flow, frame, context, tell, undo } = view;
  const marks = await openMarks(context.marks, address, () =>
    tell(message("highlightsNotKept")),
  );
  /** @type {Map<string, Range>} */
  let ranges = new Map();
  /** What the bar is for: selected text, or a mark. @type {{ range: Range, mark?: Mark } | undefined} */
  let target;

  const update = () => {
    ranges = findRanges(content, marks.all);
    paint(marks.all, ranges);
  };
  /**
   * @param {Mark | undefined} before
   * @param {Mark | undefined} after
   * @param {string} words
   */
  const change = (before, after, words) => {
    const set = (/** @type {Mark | undefined} */ mark) => {
      if (mark) {
        marks.put(mark);
      } else {
        marks.remove(before?.id ?? after?.id ?? "");
      }
      update();
    };
    set(after);
    undo.did(words, () => set(before));
    if (context.marks?.isLasting === false) {
      tell(message("highlightsPrivate"));
    }
  };
  /** @param {Colour} colour */
  const markTarget = (colour) => {
    if (target?.mark) {
      change(target.mark, { ...target.mark, colour }, message("highlighted"));
    } else if (target) {
      change(
        undefined,
        createMark(content, target.range, colour),
        message("highlighted"),
      );
    }
    document.getSelection()?.removeAllRanges();
    bar.hide();
  };
  /** @param {Mark} mark */
  const remove = (mark) => {
    bar.hide();
    change(mark, undefined, message("highlightRemoved"));
  };
  /** @param {Mark} mark @param {Mark} [before] */
  const writeNote = (mark, before = mark) =>
    askForNote(frame, mark, (note) =>
      change(before, { ...mark, note }, message("noteKept")),
    );
  const bar = createBar(frame, {
    colour: markTarget,
    note() {
      const { mark, range } = target ?? {};
      bar.hide();
      if (mark) {
        writeNote(mark);
      } else if (range) {
        const made = createMark(content, range, COLOURS[0]);
        askForNote(frame, made, (note) =>
          change(undefined, { ...made, note }, message("noteKept")),
        );
      }
    },
    remove() {
      if (target?.mark) {
        remove(target.mark);
      }
    },
    move(key) {
      if (!target || target.mark || !moveEnd(target.range, key)) {
        return false;
      }
      show(selectedRange(content));
      return true;
    },
  });
  /** @param {Range | undefined} range @param {Mark} [mark] */
  const show = (range, mark) => {
    if (range) {
      target = mark ? { range, mark } : { range };
      bar.show(range, mark?.colour);
    }
  };
  const fillList = () => {
    const all = marks.all;
    const found = inOrder(all, ranges);
    const lost = all.filter(({ id }) => !ranges.has(id));
    panel.replaceChildren(
      ...createList(found, lost, {
        jump(mark) {
          panel.hidePopover();
          jump(flow, content, ranges.get(mark.id));
        },
        note(mark) {
          panel.hidePopover();
          writeNote(mark);
        },
        remove(mark) {
          remove(mark);
          fillList();
          panel.querySelector("button")?.focus();
        },
      }),
    );
  };
  /** @param {MouseEvent} event */
  const onClick = ({ target: on, clientX, clientY }) => {
    const isControl = /** @type {Element} */ (on).closest("a, button, summary");
    const mark = isControl
      ? undefined
      : markAt(marks.all, ranges, clientX, clientY);
    if (mark && !selectedRange(content)) {
      show(ranges.get(mark.id), mark);
    }
  };
  content.addEventListener("click", onClick);
  // Parts of the article come and go.
  const observer = new MutationObserver(() => {
    if (marks.all.length > 0) {
      update();
    }
  });
  observer.observe(content, { childList: true, subtree: true });
  const forgetSheet = adoptSheet(frame, highlightsCss);
  update();
  return {
    fillList,
    /** Offers what can be done with the selected text. */
    showSelected: () => show(selectedRange(content)),
    /** The same by a key, which takes the block being read where nothing is selected. */
    markThis() {
      const range = selectedRange(content) ?? currentBlock(flow, content);
      if (range) {
        select(range);
        show(range);
        bar.focus();
      }
    },
    /** @param {Written} written */
    write: (written) => writeMarks(written, marks.all),
    close() {
      observer.disconnect();
      content.removeEventListener("click", onClick);
      paint([], new Map());
      forgetSheet();
    },
  };
}
