/** How long each stage of a reading took, measured from outside: the core knows no clock. */

import { element } from "../extension/reader/elements.js";
import { message } from "../extension/reader/messages.js";
import { STAGES, milliseconds, text } from "./strings.js";

/** @typedef {{ name: string, time: number }[]} Stages in their order, time in milliseconds */

/** Repeating stops after so many runs, or as many as fit in so many milliseconds. */
const RUNS = 20;
const PATIENCE = 1500;

/**
 * Runs a reading and measures its stages.
 *
 * @template T
 * @param {(onStage: (name: string) => void) => T} read
 * @returns {{ result: T, stages: Stages }}
 */
export function measure(read) {
  /** @type {{ name: string, at: number }[]} */
  const begun = [];
  const result = read((name) => begun.push({ name, at: performance.now() }));
  const stages = begun.slice(0, -1).map(({ name, at }, index) => ({
    name,
    time: (begun[index + 1]?.at ?? at) - at,
  }));
  return { result, stages };
}

/**
 * Measures again and again, letting the page live in between.
 *
 * @param {(onStage: (name: string) => void) => unknown} read
 * @param {() => boolean} isWanted asked before each run
 * @returns {Promise<{ stages: Stages, runs: number }>} means over the runs
 */
export async function measureMore(read, isWanted) {
  const start = performance.now();
  /** @type {Map<string, number>} */
  const sums = new Map();
  let runs = 0;
  while (runs < RUNS && performance.now() - start < PATIENCE && isWanted()) {
    for (const { name, time } of measure(read).stages) {
      sums.set(name, (sums.get(name) ?? 0) + time);
    }
    runs += 1;
    await new Promise((resolve) => setTimeout(resolve));
  }
  const stages = [...sums].map(([name, sum]) => ({ name, time: sum / runs }));
  return { stages, runs };
}

/** @param {Stages} stages */
export function totalOf(stages) {
  return stages.reduce((sum, { time }) => sum + time, 0);
}

/**
 * Shows measured stages: a bar in proportion, and the numbers.
 *
 * @param {HTMLElement} place
 * @param {Stages} stages
 * @param {string} basis what the numbers rest on
 * @param {() => void} onAgain
 */
export function showTiming(place, stages, basis, onAgain) {
  const bar = element("span", { class: "bar", "aria-hidden": "true" });
  const list = element("dl", {});
  for (const { name, time } of stages) {
    const part = element("span", { "data-stage": name });
    part.style.flexGrow = String(time);
    bar.append(part);
    list.append(
      element(
        "div",
        { "data-stage": name },
        element("dt", {}, message(STAGES[name] ?? name)),
        element("dd", {}, milliseconds(time)),
      ),
    );
  }
  const again = element("button", { type: "button" }, text("again"));
  again.addEventListener("click", onAgain);
  const total = element(
    "strong",
    {},
    text("total", milliseconds(totalOf(stages))),
  );
  const wasOpen = place.querySelector("details")?.open;
  const details = element(
    "details",
    {},
    element("summary", {}, total, bar),
    list,
    element("p", {}, element("span", {}, basis), again),
  );
  details.open = wasOpen ?? false;
  const hadFocus = place.contains(document.activeElement);
  place.replaceChildren(details);
  if (hadFocus) {
    again.focus();
  }
}
