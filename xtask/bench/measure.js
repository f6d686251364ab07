/**
 * What is measured of a page.
 *
 * @import { Driven } from "./browser.js"
 * @import { CoreFigures } from "./core-page.js"
 * @import { BenchPage } from "./pages.js"
 */

import { ENGINES } from "./extension.js";
import { median } from "./figures.js";

/** Rounds of the engines in turn, and in a quick run. */
const ROUNDS = 5;
const QUICK_ROUNDS = 2;

/** Rounds that are not counted: what compilers make of an engine takes a while. */
const WARMING = 3;

/** An engine reads a page so often in a round that it takes about so long, in milliseconds. */
const ROUND_TIME = 80;

/** How long the core alone is measured, in milliseconds. */
const CORE_TIME = 400;
const QUICK_CORE_TIME = 100;

/** @typedef {Record<string, number>} Costs milliseconds by engine; absent where it failed */

/**
 * @typedef {object} PageFigures
 * @property {string} name
 * @property {number} size in bytes
 * @property {Costs} [cold] everything fresh: page, engine, background
 * @property {Costs} first a fresh page, the background warm
 * @property {Costs} warm
 * @property {Record<string, number>} parts of a warm reading by Stillpage, in wall time
 * @property {CoreFigures} core
 */

/**
 * Measures the engines on a page, in turn and in the same tab; who is first goes round.
 *
 * @param {Driven} driven
 * @param {string} address
 * @param {BenchPage} bench
 * @param {{ turn: number, isQuick: boolean, coreAddress: string }} how
 * @returns {Promise<PageFigures>}
 */
export async function measurePage(driven, address, bench, how) {
  const at = how.turn % ENGINES.length;
  const order = [...ENGINES.slice(at), ...ENGINES.slice(0, at)];
  let cold;
  if (driven.stopBackground) {
    const page = await driven.open(address);
    await driven.stopBackground();
    cold = await once(driven, page, order);
    await page.close();
  }
  const page = await driven.open(address);
  await driven.order(page, "background", 1);
  const first = await once(driven, page, order);
  const { warm, parts } = await rounds(driven, page, order, how.isQuick);
  const snapshot = await snapshotOf(driven, page);
  await page.close();
  const core = await measureCore(driven, snapshot, how);
  const size = Buffer.byteLength(bench.html);
  return { name: bench.name, size, cold, first, warm, parts, core };
}

/**
 * @param {Driven} driven
 * @param {import("puppeteer-core").Page} page
 * @param {string[]} order
 */
async function once(driven, page, order) {
  const idle = await idleCost(driven, page, 1);
  /** @type {Costs} */
  const costs = {};
  for (const engine of order) {
    const measured = await driven.order(page, engine, 1).catch(() => undefined);
    if (measured) {
      costs[engine] = measured.cost - idle;
    }
  }
  return costs;
}

/**
 * What an order costs that has nothing read.
 *
 * @param {Driven} driven
 * @param {import("puppeteer-core").Page} page
 * @param {number} rounds
 */
async function idleCost(driven, page, rounds) {
  await driven.order(page, "nothing", 1);
  const costs = [];
  for (let round = 0; round < rounds; round += 1) {
    costs.push((await driven.order(page, "nothing", 1)).cost);
  }
  return median(costs);
}

/**
 * @param {Driven} driven
 * @param {import("puppeteer-core").Page} page
 * @param {string[]} order
 * @param {boolean} isQuick
 */
async function rounds(driven, page, order, isQuick) {
  const idle = await idleCost(driven, page, 3);
  /** @type {Record<string, number[]>} */
  const costs = {};
  /** @type {Record<string, number[]>} */
  const parts = {};
  /** @type {Record<string, number>} */
  const runs = {};
  const count = WARMING + (isQuick ? QUICK_ROUNDS : ROUNDS);
  for (let round = 0; round < count; round += 1) {
    for (const engine of order) {
      const times = runs[engine] ?? 3;
      const measured = await driven
        .order(page, engine, times)
        .catch(() => undefined);
      if (!measured) {
        continue;
      }
      const cost = (measured.cost - idle) / times;
      runs[engine] = Math.min(50, Math.max(1, Math.round(ROUND_TIME / cost)));
      if (round < WARMING) {
        continue;
      }
      (costs[engine] ??= []).push(cost);
      for (const [part, time] of Object.entries(measured.reading.parts ?? {})) {
        (parts[part] ??= []).push(time);
      }
    }
  }
  return { warm: medians(costs), parts: medians(parts) };
}

/** @param {Record<string, number[]>} lists */
function medians(lists) {
  return Object.fromEntries(
    Object.entries(lists).map(([name, values]) => [name, median(values)]),
  );
}

/**
 * @param {Driven} driven
 * @param {import("puppeteer-core").Page} page
 */
async function snapshotOf(driven, page) {
  const { reading } = await driven.order(page, "snapshot", 1);
  return reading.snapshot ?? "";
}

/**
 * @param {Driven} driven
 * @param {string} snapshot
 * @param {{ isQuick: boolean, coreAddress: string }} how
 * @returns {Promise<CoreFigures>}
 */
async function measureCore(driven, snapshot, { isQuick, coreAddress }) {
  const page = await driven.open(coreAddress);
  const patience = isQuick ? QUICK_CORE_TIME : CORE_TIME;
  const figures = await page.evaluate(
    async (text, time) =>
      (await import(/** @type {string} */ ("/core-page.js"))).measure(
        text,
        time,
      ),
    snapshot,
    patience,
  );
  await page.close();
  return figures;
}

/**
 * @typedef {object} AloneFigures of a page that only Stillpage reads
 * @property {string} name
 * @property {number} size in bytes
 * @property {number} [cost] milliseconds of one reading
 * @property {number} [wall]
 * @property {CoreFigures} [core]
 * @property {string} [error] why it was not read
 */

/**
 * Measures Stillpage alone, on pages that others may not get through.
 *
 * @param {Driven} driven
 * @param {string} address
 * @param {BenchPage} bench
 * @param {{ isQuick: boolean, coreAddress: string }} how
 * @returns {Promise<AloneFigures>}
 */
export async function measureAlone(driven, address, bench, how) {
  const { name } = bench;
  const size = Buffer.byteLength(bench.html);
  const page = await driven.open(address);
  try {
    await driven.order(page, "background", 1);
    const { cost, wall } = await driven.order(page, "stillpage", 1);
    const core = await measureCore(driven, await snapshotOf(driven, page), how);
    return { name, size, cost, wall, core };
  } catch (error) {
    return { name, size, error: String(error) };
  } finally {
    await page.close();
  }
}

/**
 * What it costs to start the background, up to its first answer, beside what an answer costs when
 * it runs.
 *
 * @param {Driven} driven
 * @param {string} address
 * @returns {Promise<number | undefined>} milliseconds; nothing where it cannot be stopped
 */
export async function measureStart(driven, address) {
  const { stopBackground } = driven;
  if (!stopBackground) {
    return undefined;
  }
  const page = await driven.open(address);
  await driven.order(page, "background", 1);
  const costs = [];
  for (let round = 0; round < 5; round += 1) {
    const { cost: running } = await driven.order(page, "background", 1);
    await stopBackground();
    const { cost } = await driven.order(page, "background", 1);
    costs.push(cost - running);
  }
  await page.close();
  return median(costs);
}
