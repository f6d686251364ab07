/** Writing no more often than is allowed: the first at once, of those in between the last. */

/**
 * @template T, R
 * @param {number} between milliseconds between the end of one write and the start of the next
 * @param {(value: T) => Promise<R>} write
 */
export function spaced(between, write) {
  /** @typedef {{ resolve: (result: R) => void, reject: (error: unknown) => void }} Waiting */
  /** @type {{ value: T, waiting: Waiting[] } | undefined} */
  let next;
  /** From a write until the next one may follow. */
  let isBusy = false;
  let underway = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const writeNext = async () => {
    const due = next;
    next = undefined;
    if (!due) {
      isBusy = false;
      return;
    }
    isBusy = true;
    try {
      const result = await write(due.value);
      due.waiting.forEach(({ resolve }) => resolve(result));
    } catch (error) {
      due.waiting.forEach(({ reject }) => reject(error));
    }
    timer = setTimeout(run, between);
  };
  const run = () => {
    clearTimeout(timer);
    underway = writeNext();
  };
  return {
    /**
     * @param {T} value
     * @returns {Promise<R>} settles when it, or what replaced it, is written
     */
    write(value) {
      return new Promise((resolve, reject) => {
        const waiting = [...(next?.waiting ?? []), { resolve, reject }];
        next = { value, waiting };
        if (!isBusy) {
          run();
        }
      });
    },
    /** Writes at once what waits. */
    async flush() {
      await underway;
      if (next) {
        run();
        await underway;
      }
    },
    /** Whether something is yet to be written, beside what is being written. */
    isWaiting: () => next !== undefined,
  };
}
