/**
 * What a reader likes to hear, kept on this device, for the voices are this device's: how fast, in
 * which voice for each language, and whether code and tables are passed over.
 */

/** Speed, as a multiple of the voice's own. */
export const SPEED = { least: 0.5, most: 3, step: 0.1, usual: 1 };

/** Languages whose voice is kept. */
const MOST = 60;

/**
 * @typedef {object} Choices
 * @property {number} speed
 * @property {boolean} skips whether code and tables are passed over
 * @property {Record<string, string>} voices addresses of voices by language
 *
 * @typedef {object} ChoiceStore where choices are kept
 * @property {() => Promise<unknown>} load
 * @property {(choices: Choices) => Promise<void>} save
 */

/**
 * Makes choices of whatever was stored.
 *
 * @param {unknown} stored
 * @returns {Choices}
 */
export function asChoices(stored) {
  const known = /** @type {Record<string, unknown>} */ (
    typeof stored === "object" && stored !== null ? stored : {}
  );
  const { voices } = known;
  const named = Object.entries(
    typeof voices === "object" && voices !== null ? voices : {},
  ).filter(([, voice]) => typeof voice === "string");
  return {
    speed: asSpeed(known.speed),
    skips: known.skips === true,
    voices: Object.fromEntries(named.slice(-MOST)),
  };
}

/** @param {unknown} value */
function asSpeed(value) {
  const { least, most, usual } = SPEED;
  return typeof value === "number" && Number.isFinite(value)
    ? Number(Math.min(most, Math.max(least, value)).toFixed(1))
    : usual;
}

/**
 * Opens the choices.
 *
 * @param {ChoiceStore | undefined} store
 */
export async function openChoices(store) {
  // A store that fails must not keep anyone from listening.
  let current = asChoices(await store?.load().catch(() => undefined));
  return {
    get current() {
      return current;
    },
    /** @param {Partial<Choices>} changes */
    change(changes) {
      current = asChoices({ ...current, ...changes });
      store?.save(current).catch(() => {});
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openChoices>>} OpenChoices */
