/**
 * The core alone, in a page of its own: stage by stage, beside the floor below which no reader of
 * the same snapshot can be, and how much memory it takes.
 */

/** Where the core lies that was built for measuring. */
const CORE = "/core/reading.js";
const WASM = "/core/reading_bg.wasm";

/** How much longer than what is measured goes before it. */
const WARMING = 5;

/**
 * @typedef {object} CoreFigures
 * @property {Record<string, number>} stages medians in milliseconds, and `total`
 * @property {number} floor median in milliseconds
 * @property {number} memory of the instance after the first reading, in bytes
 * @property {number} loading of the WebAssembly, in milliseconds
 */

/**
 * Reads a snapshot again and again, the core and the floor in turn. An instance never gives memory
 * back, so this module is to be imported anew for each page.
 *
 * @param {string} text of the snapshot
 * @param {number} patience in milliseconds, after which no new round begins
 * @returns {Promise<CoreFigures>}
 */
export async function measure(text, patience) {
  const snapshot = new TextEncoder().encode(text);
  const start = performance.now();
  const core = await import(CORE);
  const { memory } = await core.default({ module_or_path: WASM });
  const loading = performance.now() - start;
  /** @type {Record<string, number[]>} */
  const times = { total: [], floor: [] };
  read(core, snapshot, times);
  const used = memory.buffer.byteLength;
  // The first rounds are the compiler's.
  const warm = performance.now() + WARMING * patience;
  while (performance.now() < warm) {
    read(core, snapshot, times);
    core.floor(snapshot);
  }
  Object.keys(times).forEach((name) => (times[name] = []));
  const end = performance.now() + patience;
  do {
    read(core, snapshot, times);
    const began = performance.now();
    core.floor(snapshot);
    times.floor?.push(performance.now() - began);
  } while (performance.now() < end);
  const { floor: floors = [], ...stages } = times;
  return {
    stages: Object.fromEntries(
      Object.entries(stages).map(([name, all]) => [name, middle(all)]),
    ),
    floor: middle(floors),
    memory: used,
    loading,
  };
}

/**
 * @param {typeof import("../../dist/core/reading.js")} core
 * @param {Uint8Array} snapshot
 * @param {Record<string, number[]>} times
 */
function read(core, snapshot, times) {
  const start = performance.now();
  let last = { name: "start", at: start };
  const onStage = (/** @type {string} */ name) => {
    const at = performance.now();
    (times[last.name] ??= []).push(at - last.at);
    last = { name, at };
  };
  try {
    core.extractSnapshot(snapshot, {
      minConfidence: 0,
      leftOut: false,
      onStage,
    });
  } catch {
    // A page without text ends early; its stages count.
  }
  (times[last.name === "done" ? "answer" : last.name] ??= []).push(
    performance.now() - last.at,
  );
  times.total?.push(performance.now() - start);
}

/** @param {number[]} values */
function middle(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
