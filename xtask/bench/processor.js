/**
 * Time on the processor of a browser, all its processes and threads together: what the reader
 * costs, whichever process it is spent in. Wall time where the system does not tell.
 */

import { readdirSync, readFileSync } from "node:fs";

/** @typedef {Map<string, number>} Spent nanoseconds by thread */

/**
 * Tells how much has been spent so far, or nothing where that is not known.
 *
 * @param {number} root process
 * @returns {Spent | undefined}
 */
export function spent(root) {
  try {
    /** @type {Spent} */
    const spent = new Map();
    for (const process of tree(root)) {
      for (const thread of entries(`/proc/${process}/task`)) {
        const line = read(`/proc/${process}/task/${thread}/schedstat`);
        spent.set(`${process}/${thread}`, Number(line.split(" ")[0] ?? 0));
      }
    }
    return spent.size > 0 ? spent : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Milliseconds between two looks; a thread that has ended in between counts for nothing.
 *
 * @param {Spent} before
 * @param {Spent} after
 */
export function between(before, after) {
  let sum = 0;
  for (const [thread, time] of after) {
    sum += time - (before.get(thread) ?? 0);
  }
  return sum / 1e6;
}

/** @param {number} root */
function tree(root) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const name of entries("/proc").filter((name) => /^\d+$/.test(name))) {
    // The name of the program stands in brackets and may hold anything.
    const [, parent] =
      read(`/proc/${name}/stat`).split(") ").at(-1)?.split(" ") ?? [];
    const siblings = children.get(Number(parent)) ?? [];
    siblings.push(Number(name));
    children.set(Number(parent), siblings);
  }
  const found = [root];
  for (const process of found) {
    found.push(...(children.get(process) ?? []));
  }
  return found;
}

/** @param {string} path */
function entries(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** Processes and threads may end while they are looked at. @param {string} path */
function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
