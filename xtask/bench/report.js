/**
 * Figures as plain tables.
 *
 * @import { AloneFigures, PageFigures } from "./measure.js"
 * @import { Size } from "./sizes.js"
 */

import { ENGINES } from "./extension.js";
import { exponent, median } from "./figures.js";

/**
 * @typedef {object} Figures
 * @property {string} browser
 * @property {string} measure `CPU` or `wall`
 * @property {Size[]} sizes
 * @property {number | undefined} start of the background, in milliseconds
 * @property {PageFigures[]} pages
 * @property {AloneFigures[]} sized
 * @property {AloneFigures[]} hard
 */

const [OURS = "", ...PEERS] = ENGINES;

/** Pages by how many bytes they have at least; the last that fits counts. */
const GROUPS = /** @type {[string, number, number][]} */ ([
  ["all", 0, Infinity],
  ["under 50 kB", 0, 50e3],
  ["50-150 kB", 50e3, 150e3],
  ["150-300 kB", 150e3, 300e3],
  ["over 300 kB", 300e3, Infinity],
]);

/** Stages in their order. */
const STAGES = [
  "decode",
  "metadata",
  "extract",
  "clean",
  "sanitize",
  "serialize",
  "answer",
];

/** What a page may take of memory: so often its size, and so many bytes besides. */
const MEMORY_FACTOR = 12;
const MEMORY_BASE = 50e6;

/** @param {Figures} figures */
export function report(figures) {
  const { browser, measure, pages, sized, hard } = figures;
  return [
    `${browser}, ${pages.length} pages; times in milliseconds (${measure})`,
    ratios(pages),
    times(pages),
    stages(pages),
    figures.start === undefined
      ? ""
      : `start of the background: ${number(figures.start)} ms`,
    alone("written pages of growing size", sized),
    growth(sized),
    alone("hard pages", hard),
    sizesTable(figures.sizes),
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** @typedef {"cold" | "first" | "warm"} When */
const WHEN = /** @type {When[]} */ (["cold", "first", "warm"]);

/** @param {PageFigures[]} pages */
function ratios(pages) {
  const rows = groups(pages).map(([name, group]) => [
    name,
    String(group.length),
    ...WHEN.flatMap((when) =>
      PEERS.map((peer) => number(median(ratiosOf(group, when, peer)))),
    ),
    number(
      median(group.map(({ core }) => (core.stages.total ?? NaN) / core.floor)),
    ),
  ]);
  const heads = WHEN.flatMap((when) => PEERS.map((peer) => `${when} ${peer}`));
  return table(
    "times as fast as others, medians of pages",
    ["", "pages", ...heads, "core/floor"],
    rows,
  );
}

/** @param {PageFigures[]} pages */
function groups(pages) {
  return GROUPS.map(([name, from, below]) => {
    const group = pages.filter(({ size }) => size >= from && size < below);
    return /** @type {const} */ ([name, group]);
  }).filter(([, group]) => group.length > 0);
}

/**
 * @param {PageFigures[]} pages
 * @param {When} when
 * @param {string} peer
 */
function ratiosOf(pages, when, peer) {
  return pages
    .map((page) => (page[when]?.[peer] ?? NaN) / (page[when]?.[OURS] ?? NaN))
    .filter(Number.isFinite);
}

/** @param {PageFigures[]} pages */
function times(pages) {
  const rows = groups(pages).map(([name, group]) => [
    name,
    ...WHEN.flatMap((when) =>
      ENGINES.map((engine) => middle(group, (page) => page[when]?.[engine])),
    ),
  ]);
  const heads = WHEN.flatMap((when) =>
    ENGINES.map((engine) => `${when} ${engine}`),
  );
  return table("one reading, medians of pages", ["", ...heads], rows);
}

/** @param {PageFigures[]} pages */
function stages(pages) {
  const rows = groups(pages).map(([name, group]) => [
    name,
    middle(group, ({ parts }) => parts.capture),
    middle(
      group,
      ({ parts, core }) => (parts.answer ?? NaN) - (core.stages.total ?? NaN),
    ),
    ...[...STAGES, "total"].map((stage) =>
      middle(group, ({ core }) => core.stages[stage]),
    ),
    middle(group, ({ core }) => core.floor),
    middle(group, ({ core }) => core.loading),
    megabytes(median(group.map(({ core }) => core.memory))),
  ]);
  const heads = [
    "capture",
    "message",
    ...STAGES,
    "core",
    "floor",
    "loading",
    "MB",
  ];
  return table("stages, warm, wall time", ["", ...heads], rows);
}

/**
 * @param {string} title
 * @param {AloneFigures[]} pages
 */
function alone(title, pages) {
  const rows = pages.map(({ name, size, cost, wall, core, error }) => {
    if (cost === undefined || wall === undefined || core === undefined) {
      return [name, megabytes(size), error ?? ""];
    }
    const { memory, stages, floor } = core;
    return [
      name,
      megabytes(size),
      number(cost),
      number(wall),
      number(stages.total ?? NaN),
      number((stages.total ?? NaN) / floor),
      megabytes(memory),
      memory <= MEMORY_FACTOR * size + MEMORY_BASE ? "" : "too much memory",
    ];
  });
  const heads = ["MB", "one reading", "wall", "core", "core/floor", "memory"];
  return table(title, ["", ...heads], rows);
}

/** @param {AloneFigures[]} pages */
function growth(pages) {
  const points = (
    /** @type {(page: AloneFigures) => number | undefined} */ of,
  ) =>
    pages.flatMap((page) => {
      const time = of(page);
      return time ? [{ size: page.size, time }] : [];
    });
  const shipped = exponent(points(({ cost }) => cost));
  const core = exponent(points(({ core }) => core?.stages.total));
  return `exponent of time over size: one reading ${number(shipped)}, core ${number(core)}`;
}

/** @param {Size[]} sizes */
function sizesTable(sizes) {
  const rows = sizes.map(({ name, raw, gzip, brotli }) => [
    name,
    ...[raw, gzip, brotli].map((bytes) => number(bytes / 1000)),
  ]);
  return table("sizes in kB", ["", "raw", "gzip", "brotli"], rows);
}

/**
 * @param {PageFigures[]} pages
 * @param {(page: PageFigures) => number | undefined} of
 */
function middle(pages, of) {
  return number(
    median(pages.map((page) => of(page) ?? NaN).filter(Number.isFinite)),
  );
}

/** @param {number} bytes */
function megabytes(bytes) {
  return number(bytes / 1e6);
}

/** Three digits that count. @param {number} value */
function number(value) {
  if (!Number.isFinite(value)) {
    return "-";
  }
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

/**
 * @param {string} title
 * @param {string[]} heads
 * @param {string[][]} rows
 */
function table(title, heads, rows) {
  const all = [heads, ...rows];
  const widths = heads.map((_, column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  const lines = all.map((row) =>
    row
      .map((cell, column) =>
        column === 0
          ? cell.padEnd(widths[0] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  return [title, ...lines].join("\n");
}
