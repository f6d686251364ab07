/**
 * Highlights and notes: on selected text by the pointer, a finger or keys, in four kinds told by
 * colour and line. They are kept on this device, as words of the text, and painted without
 * touching the article.
 *
 * @import { Colour, Mark } from "../highlights/marks.js"
 * @import { View } from "../features.js"
 */

import { icon } from "../elements.js";
import { createBar } from "../highlights/bar.js";
import { createList } from "../highlights/list.js";
import { COLOURS, openMarks } from "../highlights/marks.js";
import { askForNote } from "../highlights/note.js";
import { paint } from "../highlights/paint.js";
import {
  createMark,
  currentBlock,
  findRanges,
  inOrder,
  jump,
  markAt,
} from "../highlights/places.js";
import {
  moveEnd,
  onSelection,
  select,
  selectedRange,
} from "../highlights/selection.js";
import { writeMarks } from "../highlights/write.js";
import { message } from "../messages.js";
import { createPanel, togglePanel } from "../panel.js";

const MARKER = "M5 19h14M8 15l7-10l3.5 2.5l-7 9.5H8zM8 15l3.5 2";

/** @param {View} view */
export function mountHighlights(view) {
  const { article, content, frame, context, tell, undo, keys } = view;
  const address = article.url?.replace(/#.*$/, "");
  const opening = openMarks(context.marks, address, () =>
    tell(message("highlightsNotKept")),
  );
  /** @type {Awaited<typeof opening> | undefined} */
  let marks;
  /** @type {Map<string, Range>} */
  let ranges = new Map();
  /** What the bar is for: selected text, or a mark. @type {{ range: Range, mark?: Mark } | undefined} */
  let target;
  let isStopped = false;

  const update = () => {
    ranges = findRanges(content, marks?.all ?? []);
    paint(marks?.all ?? [], ranges);
  };
  /**
   * @param {Mark | undefined} before
   * @param {Mark | undefined} after
   * @param {string} words
   */
  const change = (before, after, words) => {
    const set = (/** @type {Mark | undefined} */ mark) => {
      if (mark) {
        marks?.put(mark);
      } else {
        marks?.remove(before?.id ?? after?.id ?? "");
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
  const parts = createPanel("highlights", icon(MARKER), () => fillList());
  const fillList = () => {
    const all = marks?.all ?? [];
    const found = inOrder(all, ranges);
    const lost = all.filter(({ id }) => !ranges.has(id));
    parts.panel.replaceChildren(
      ...createList(found, lost, {
        jump(mark) {
          parts.panel.hidePopover();
          jump(ranges.get(mark.id), content);
        },
        note(mark) {
          parts.panel.hidePopover();
          writeNote(mark);
        },
        remove(mark) {
          remove(mark);
          fillList();
          parts.panel.querySelector("button")?.focus();
        },
      }),
    );
  };
  view.addTool(parts.opener, parts.panel);
  keys.add("h", "highlightThis", () => {
    const range = selectedRange(content) ?? currentBlock(content, frame);
    if (range) {
      select(range);
      show(range);
      bar.focus();
    }
  });
  keys.add("H", "highlights", () => togglePanel(parts));
  content.addEventListener("click", ({ target: on, clientX, clientY }) => {
    const isControl = /** @type {Element} */ (on).closest("a, button, summary");
    const mark = isControl
      ? undefined
      : markAt(marks?.all ?? [], ranges, clientX, clientY);
    if (mark && !selectedRange(content)) {
      show(ranges.get(mark.id), mark);
    }
  });
  view.writing.amend((written) => writeMarks(written, marks?.all ?? []));
  // Parts of the article come and go.
  const observer = new MutationObserver(() => {
    if (marks && marks.all.length > 0) {
      update();
    }
  });
  observer.observe(content, { childList: true, subtree: true });
  const stopSelecting = onSelection(frame, () => show(selectedRange(content)));
  opening.then((opened) => {
    if (!isStopped) {
      marks = opened;
      update();
    }
  });
  return () => {
    isStopped = true;
    observer.disconnect();
    stopSelecting();
    paint([], new Map());
  };
}
