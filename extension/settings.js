/**
 * Where settings are kept: in the browser's synced storage, and where that is full or off, on this
 * device. A private window changes preferences, but leaves no trace of the sites it was on.
 *
 * @import { Kept, Overrides, Preferences, SiteStore, Store } from "./reader/looks/preferences.js"
 */

import * as platform from "./platform.js";
import { spaced } from "./spaced.js";

/** Where preferences are kept. */
export const PREFERENCES = "preferences";

/** Where the places of reading are kept, on this device. */
export const PLACES = "places";

/** How keys begin that hold what is liked on one site. */
const SITE = "site:";

/** Stands on the device for what is yet to be removed from synced storage. */
const REMOVED = null;

/** Between two writes, in milliseconds: browsers refuse more than 120 a minute. */
const BETWEEN = 600;

/**
 * Preferences, and where there is a site, those of the site.
 *
 * @param {string} site its host name, or nothing
 * @returns {Store}
 */
export function openStore(site) {
  const general = /** @type {Kept<Preferences>} */ (openKept(PREFERENCES));
  return site ? { ...general, site: openSite(site) } : general;
}

/**
 * @param {string} name
 * @returns {SiteStore}
 */
function openSite(name) {
  const kept = /** @type {Kept<Overrides | undefined>} */ (
    openKept(SITE + name)
  );
  // The list of sites would tell where someone was.
  return platform.isPrivate()
    ? { ...kept, name, save: async () => {} }
    : { ...kept, name };
}

/**
 * What this page has open, by key: a view that opens again finds what is still to be written.
 *
 * @type {Map<string, Kept<unknown> & { flush: () => Promise<void> }>}
 */
const open = new Map();

/** @param {string} key */
function openKept(key) {
  const kept = open.get(key) ?? createKept(key);
  open.set(key, kept);
  return kept;
}

/**
 * Keeps a value on the device at once, for someone may leave the page at any moment, and moves it
 * to synced storage soon. While it is on the device it is the newest there is.
 *
 * @param {string} key
 * @returns {Kept<unknown> & { flush: () => Promise<void> }}
 */
function createKept(key) {
  /** What this page knows: to hear of it again is no change made elsewhere. */
  let known = "";
  let saving = 0;
  /** @type {ReturnType<typeof spaced<{ value: unknown } | undefined, void | "local">>} */
  const syncing = spaced(BETWEEN, (other) =>
    moveToSync(key, other, () => saving === 0 && !syncing.isWaiting()),
  );
  return {
    async load() {
      const { value, isHere } = await find(key);
      if (isHere) {
        // Left behind by a page that went, or for want of room: now there may be some.
        syncing.write(undefined).catch(() => {});
      }
      return value;
    },
    async save(value) {
      known = canonical(value);
      saving += 1;
      const isHere = await keepHere(key, value);
      saving -= 1;
      return syncing.write(isHere ? undefined : { value });
    },
    flush: syncing.flush,
    watch(callback) {
      return platform.onStored(async (keys) => {
        if (!keys.includes(key) || saving > 0) {
          return;
        }
        const { value } = await find(key);
        if (saving === 0 && canonical(value) !== known) {
          known = canonical(value);
          callback(value);
        }
      });
    },
  };
}

/**
 * What is kept under a key, and whether it is on this device alone.
 *
 * @param {string} key
 */
async function find(key) {
  const local = await platform.loadLocal(key);
  if (local !== undefined) {
    return { value: local === REMOVED ? undefined : local, isHere: true };
  }
  const value = await platform.load("sync", key).catch(() => undefined);
  return { value, isHere: false };
}

/**
 * @param {string} key
 * @param {unknown} value
 * @returns {Promise<boolean>} whether it is kept on the device: never in a private window, nor
 *   where there is no room
 */
async function keepHere(key, value) {
  if (platform.isPrivate()) {
    return false;
  }
  return platform.store("local", { [key]: value ?? REMOVED }).then(
    () => true,
    () => false,
  );
}

/**
 * Moves what is kept on the device to synced storage; where that is full or off, it stays.
 *
 * @param {string} key
 * @param {{ value: unknown } | undefined} other what is to be synced if nothing is on the device
 * @param {() => boolean} isLast whether nothing newer is on its way to the device
 * @returns {Promise<void | "local">}
 */
async function moveToSync(key, other, isLast) {
  const local = await platform.loadLocal(key);
  const moved = local === undefined ? other : { value: local };
  if (!moved) {
    // Another page has moved it.
    return;
  }
  try {
    await (moved.value === REMOVED || moved.value === undefined
      ? platform.remove("sync", [key])
      : platform.store("sync", { [key]: moved.value }));
  } catch (error) {
    if (local === undefined) {
      throw error;
    }
    return "local";
  }
  // Unless it has changed since, here or in another page.
  const isSame = canonical(await platform.loadLocal(key)) === canonical(local);
  if (isSame && isLast()) {
    await platform.remove("local", [key]);
  }
}

/** @param {unknown} value */
function canonical(value) {
  // Browsers give the keys back in another order.
  return typeof value === "object" && value !== null
    ? JSON.stringify(Object.entries(value).sort())
    : String(value);
}

/**
 * All that is stored, by area and key.
 *
 * @typedef {Record<platform.Area, Record<string, unknown>>} Stored
 */

/** @returns {Promise<Stored>} */
export async function loadStored() {
  await Promise.all([...open.values()].map((kept) => kept.flush()));
  return {
    sync: await platform.loadAll("sync").catch(() => ({})),
    local: await platform.loadAll("local").catch(() => ({})),
  };
}

/**
 * Stores exactly what is given and nothing else.
 *
 * @param {Stored} wanted
 */
export async function replaceStored(wanted) {
  const stored = await loadStored();
  for (const area of /** @type {const} */ (["sync", "local"])) {
    const gone = Object.keys(stored[area]).filter(
      (key) => !(key in wanted[area]),
    );
    await platform.remove(area, gone).catch(() => {});
  }
  await platform.store("local", wanted.local);
  await platform
    .store("sync", wanted.sync)
    .catch(() => platform.store("local", wanted.sync));
  // What they know is no longer true.
  open.clear();
}

/**
 * Keeps these settings instead of all there were; what is no setting stays.
 *
 * @param {Record<string, unknown>} settings by key
 */
export async function replaceSettings(settings) {
  const { sync, local } = await loadStored();
  /** @param {Record<string, unknown>} stored */
  const others = (stored) =>
    Object.fromEntries(
      Object.entries(stored).filter(([key]) => !isSetting(key)),
    );
  await replaceStored({
    sync: { ...others(sync), ...settings },
    local: others(local),
  });
}

/**
 * What is liked on sites, by their names in order.
 *
 * @param {Stored} stored
 * @returns {[string, unknown][]}
 */
export function sitesIn({ sync, local }) {
  return Object.entries({ ...sync, ...local })
    .filter(([key, value]) => key.startsWith(SITE) && value !== REMOVED)
    .map(
      ([key, value]) =>
        /** @type {[string, unknown]} */ ([key.slice(SITE.length), value]),
    )
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

/**
 * Settings put where they are kept.
 *
 * @param {unknown} preferences
 * @param {Record<string, unknown>} sites by name
 * @returns {Record<string, unknown>} by key
 */
export function keyed(preferences, sites) {
  const own = Object.entries(sites).map(([name, value]) => [
    SITE + name,
    value,
  ]);
  return { [PREFERENCES]: preferences, ...Object.fromEntries(own) };
}

/** @param {string} key */
function isSetting(key) {
  return key === PREFERENCES || key.startsWith(SITE);
}

/**
 * The preferences that are stored, whatever they are.
 *
 * @param {Stored} stored
 */
export function preferencesIn({ sync, local }) {
  return local[PREFERENCES] ?? sync[PREFERENCES];
}
