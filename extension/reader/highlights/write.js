/**
 * Highlights in what is written: as marks with notes where the form has marks, as a list of quotes
 * where it has words alone. Those whose words are gone are listed in both.
 *
 * @import { Written } from "../taking/writing.js"
 * @import { Mark } from "./marks.js"
 */

import { element } from "../elements.js";
import { message } from "../messages.js";
import { findAnchor } from "./anchors.js";
import { COLOUR_NAMES } from "./marks.js";
import { indexText, piecesOf } from "./text.js";

/** Where a highlight is in the text, if it is. @typedef {{ mark: Mark, span: import("./anchors.js").Span | undefined }} Placed */

/**
 * @param {Written} written
 * @param {Mark[]} marks
 */
export function writeMarks(written, marks) {
  if (marks.length === 0) {
    return;
  }
  const { content } = written;
  const index = indexText(content);
  const placed = marks.map((mark) => ({
    mark,
    span: findAnchor(index.text, mark),
  }));
  const found = placed
    .filter(({ span }) => span)
    .sort((one, other) => (one.span?.from ?? 0) - (other.span?.from ?? 0));
  const lost = placed.filter(({ span }) => !span).map(({ mark }) => mark);
  if (written.isPlain) {
    content.append(
      ...writeQuotes(
        "highlights",
        found.map(({ mark }) => mark),
      ),
    );
  } else {
    wrap(index, found);
    content.append(...writeNotes(found));
  }
  content.append(...writeQuotes("highlightLost", lost));
}

/**
 * @param {string} heading key of its text
 * @param {Mark[]} marks
 */
function writeQuotes(heading, marks) {
  if (marks.length === 0) {
    return [];
  }
  return [
    element("h2", {}, message(heading)),
    ...marks.flatMap(({ text, note }) => [
      element("blockquote", {}, ...paragraphs(text)),
      ...(note ? paragraphs(note) : []),
    ]),
  ];
}

/** @param {string} text */
function paragraphs(text) {
  const lines = text.split(/\n+/).map((line) => line.trim());
  return lines.filter(Boolean).map((line) => element("p", {}, line));
}

/**
 * Wraps the words of marks. Each node is cut once, whatever number of marks it has part in; where
 * two overlap, the words are the first one's.
 *
 * @param {import("./text.js").TextIndex} index
 * @param {Placed[]} placed in the order of the text
 */
function wrap(index, placed) {
  /** @type {Map<Text, { from: number, to: number, mark: Mark, note: number }[]>} */
  const cuts = new Map();
  let notes = 0;
  for (const { mark, span } of placed) {
    const pieces = span ? piecesOf(index, span).filter(isProse) : [];
    notes += Number(mark.note !== "");
    pieces.forEach((piece, at) => {
      const isLast = mark.note !== "" && at === pieces.length - 1;
      const cut = { ...piece, mark, note: isLast ? notes : 0 };
      cuts.set(piece.node, [...(cuts.get(piece.node) ?? []), cut]);
    });
  }
  for (const [node, parts] of cuts) {
    /** @type {(Node | string)[]} */
    const made = [];
    let at = 0;
    for (const { from, to, mark, note } of parts) {
      made.push(node.data.slice(at, Math.max(at, from)));
      const words = node.data.slice(Math.max(at, from), to);
      if (words) {
        const title = message(COLOUR_NAMES[mark.colour]);
        made.push(element("mark", { title }, words));
      }
      at = Math.max(at, to);
      if (note > 0) {
        made.push(writeReference(note));
      }
    }
    node.replaceWith(...made, node.data.slice(at));
  }
}

/** Formulas take no marks. @param {{ node: Text }} piece */
function isProse({ node }) {
  return node.parentElement instanceof HTMLElement;
}

/** @param {number} number */
function writeReference(number) {
  const link = element(
    "a",
    {
      id: `stillpage-mark-${number}`,
      href: `#stillpage-note-${number}`,
      role: "doc-noteref",
    },
    `*${number}`,
  );
  return element("sup", {}, link);
}

/** @param {Placed[]} placed */
function writeNotes(placed) {
  const noted = placed.filter(({ mark }) => mark.note);
  if (noted.length === 0) {
    return [];
  }
  const items = noted.map(({ mark }, at) => {
    const lines = paragraphs(mark.note);
    const back = element(
      "a",
      { href: `#stillpage-mark-${at + 1}`, role: "doc-backlink" },
      "↩",
    );
    lines.at(-1)?.append(" ", back);
    return element("li", { id: `stillpage-note-${at + 1}` }, ...lines);
  });
  return [
    element(
      "section",
      { role: "doc-endnotes" },
      element("h2", {}, message("highlights")),
      element("ol", {}, ...items),
    ),
  ];
}
