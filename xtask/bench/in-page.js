/**
 * Runs in every page, in the extension's world, and reads the page by the engine that is ordered.
 * Orders come and answers go by events, which both browsers let through.
 *
 * @typedef {{ engine: string, runs: number }} Order
 * @typedef {{ length?: number, parts?: Record<string, number>, snapshot?: string }} Reading
 * @typedef {{ wall: number, reading: Reading, error?: string }} Reply
 */

addEventListener("bench-order", async (event) => {
  /** @type {Order} */
  const { engine, runs } = JSON.parse(
    /** @type {CustomEvent<string>} */ (event).detail,
  );
  /** @type {Reply} */
  const reply = { wall: 0, reading: {} };
  const start = performance.now();
  try {
    // An engine is loaded when it is first used: what is measured begins with nothing.
    const address = globalThis.chrome.runtime.getURL(`bench/${engine}.js`);
    const module = await import(address);
    for (let run = 0; run < runs; run += 1) {
      reply.reading = await module.read(document);
    }
  } catch (error) {
    reply.error = String(error);
  }
  reply.wall = performance.now() - start;
  const detail = JSON.stringify(reply);
  dispatchEvent(new CustomEvent("bench-reply", { detail }));
});

export {};
