/**
 * The browser's extension interface; the only file that names it.
 *
 * @import { Answer, Request } from "./protocol.js"
 */

import { isOurs } from "./protocol.js";

const api = globalThis.chrome;

/**
 * Returns the address of a file of the extension.
 *
 * @param {string} path
 */
export function fileUrl(path) {
  return api.runtime.getURL(path);
}

/**
 * Reads a file of the extension.
 *
 * @param {string} path
 * @throws when it is not there
 */
export async function readFile(path) {
  const response = await fetch(fileUrl(path));
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Whether the extension is still there: what it runs in a page may outlive it, when it is updated,
 * disabled or removed, and has none of the browser's interface any more.
 */
export function isHere() {
  try {
    return api.runtime.id !== undefined;
  } catch {
    return false;
  }
}

/** Texts that were asked for, for the time when nobody has them any more. @type {Map<string, string>} */
const texts = new Map();

/**
 * Returns a text of the user interface in the browser's language, or the key where it is missing.
 * Once the extension is gone, those that are still known, and instead of others that it is.
 *
 * @param {string} key
 * @param {string[]} substitutions
 */
export function message(key, substitutions) {
  if (!isHere()) {
    const known = substitutions.length === 0 ? texts.get(key) : undefined;
    return known ?? texts.get(GONE) ?? key;
  }
  if (!texts.has(GONE)) {
    texts.set(GONE, api.i18n.getMessage(GONE));
  }
  const text = api.i18n.getMessage(key, substitutions) || key;
  texts.set(key, text);
  return text;
}

/** The key of the text that says that the extension is gone. */
const GONE = "goneTitle";

/** Returns the language of the user interface, a BCP 47 tag. */
export function uiLanguage() {
  return api.i18n.getUILanguage();
}

/**
 * Returns the language of a text, a BCP 47 tag, if the browser is sure of one.
 *
 * @param {string} text
 */
export async function detectLanguage(text) {
  const { isReliable, languages } = await api.i18n.detectLanguage(text);
  const [found] = languages;
  return isReliable && found?.language !== "und" ? found?.language : undefined;
}

/**
 * Calls back for each press of the toolbar button or its shortcut.
 *
 * @param {(tabId: number) => void} callback
 */
export function onAction(callback) {
  api.action.onClicked.addListener((tab) => {
    if (tab.id !== undefined) {
      callback(tab.id);
    }
  });
}

/**
 * Adds entries to the context menu, and calls back when one is chosen.
 *
 * @param {{ id: string, title: string, contexts: ["page"] }[]} entries
 * @param {(id: string, tabId: number) => void} callback
 */
export function onMenu(entries, callback) {
  api.runtime.onInstalled.addListener(() => {
    api.contextMenus.removeAll(() =>
      entries.forEach((entry) => api.contextMenus.create(entry)),
    );
  });
  api.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id !== undefined) {
      callback(String(info.menuItemId), tab.id);
    }
  });
}

/**
 * Answers the requests of our own content scripts; others are not heard.
 *
 * @param {(request: unknown, tabId: number) => Promise<Answer>} answer gets the tab that asks
 */
export function onRequest(answer) {
  api.runtime.onMessage.addListener((request, sender, respond) => {
    if (!isOurs(sender, api.runtime.id)) {
      return false;
    }
    answer(request, Number(sender.tab?.id)).then(respond);
    return true;
  });
}

/**
 * Sends a request to the background and waits for its answer.
 *
 * @param {Request} request
 * @returns {Promise<Answer>}
 * @throws when the background cannot be reached, as after an update of the extension
 */
export async function ask(request) {
  const answer = await api.runtime.sendMessage(request);
  if (answer === undefined) {
    throw new Error("the background did not answer");
  }
  return answer;
}

/** How long to wait before each further try to run a script, in milliseconds. */
const RETRY_AFTER = [50, 150, 400];

/**
 * Runs a script of the extension in a tab.
 *
 * A fresh tab of Chromium refuses about one time in twenty, and takes it a moment later. It runs at
 * once: a page that never ends to load is there to be read too.
 *
 * @param {number} tabId
 * @param {string} file
 * @throws when the browser lets no extension into the page
 */
export async function runInTab(tabId, file) {
  const hasRun = async () => {
    const injection = {
      target: { tabId },
      files: [file],
      injectImmediately: true,
    };
    const [result] = await api.scripting.executeScript(injection);
    // Firefox does not complain where it may not run anything: it runs nothing.
    return result !== undefined;
  };
  for (const wait of RETRY_AFTER) {
    if (await hasRun().catch(() => false)) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  if (!(await hasRun())) {
    throw new Error("the script did not run");
  }
}

/**
 * Shows a page of the extension in a popup at the toolbar button. Where the browser opens no popup
 * now, the button carries a mark and the words, and the next press shows it.
 *
 * @param {number} tabId
 * @param {string} page
 * @param {string} words
 */
export async function showPopup(tabId, page, words) {
  // The browser forgets all of it as soon as the tab goes elsewhere.
  await api.action.setPopup({ tabId, popup: page });
  try {
    await api.action.openPopup();
    // The next press is one like any other: the page may only have been on its way.
    await api.action.setPopup({ tabId, popup: "" });
  } catch {
    await api.action.setBadgeText({ tabId, text: "!" });
    await api.action.setTitle({ tabId, title: words });
  }
}

/** Has the next press of the toolbar button be one like any other; called by what the popup shows. */
export async function forgetPopup() {
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  if (tab?.id !== undefined) {
    await api.action.setPopup({ tabId: tab.id, popup: "" });
    await clearMark(tab.id);
  }
}

/**
 * Takes the mark of `showPopup` off the toolbar button.
 *
 * @param {number} tabId
 */
export async function clearMark(tabId) {
  if (await api.action.getBadgeText({ tabId })) {
    await api.action.setBadgeText({ tabId, text: "" });
    await api.action.setTitle({ tabId, title: "" });
  }
}

/** Opens the page with all settings. */
export async function openSettings() {
  await api.runtime.openOptionsPage();
}

/** The shortcut of the toolbar button as the browser writes it, or nothing. */
export async function shortcut() {
  const commands = await api.commands.getAll();
  return commands.find(({ name }) => name === "_execute_action")?.shortcut;
}

/** Opens the browser's own page for shortcuts. */
export async function openShortcuts() {
  const { openShortcutSettings } =
    /** @type {{ openShortcutSettings?: () => Promise<void> }} */ (
      api.commands
    );
  await (openShortcutSettings?.() ??
    api.tabs.create({ url: "chrome://extensions/shortcuts" }));
}

/** Whether this is a private window, which leaves no trace. */
export function isPrivate() {
  return api.extension.inIncognitoContext;
}

/**
 * Where things are stored: "sync" in all browsers of the user, "local" on this device.
 *
 * @typedef {"sync" | "local"} Area
 */

/**
 * Returns what is stored under a key.
 *
 * @param {Area} area
 * @param {string} key
 * @returns {Promise<unknown>}
 */
export async function load(area, key) {
  return (await api.storage[area].get(key))[key];
}

/**
 * Returns all that is stored.
 *
 * @param {Area} area
 * @returns {Promise<Record<string, unknown>>}
 */
export async function loadAll(area) {
  return api.storage[area].get(null);
}

/**
 * Stores values under their keys.
 *
 * @param {Area} area
 * @param {Record<string, unknown>} values
 */
export async function store(area, values) {
  await api.storage[area].set(values);
}

/**
 * Removes what is stored under keys.
 *
 * @param {Area} area
 * @param {string[]} keys
 */
export async function remove(area, keys) {
  await api.storage[area].remove(keys);
}

/**
 * Calls back with the keys of what changes in storage, in this tab or elsewhere.
 *
 * @param {(keys: string[]) => void} callback
 * @returns {() => void} stops it
 */
export function onStored(callback) {
  /** @param {Record<string, unknown>} changes */
  const listener = (changes) => callback(Object.keys(changes));
  api.storage.onChanged.addListener(listener);
  return () => {
    if (isHere()) {
      api.storage.onChanged.removeListener(listener);
    }
  };
}

/**
 * Returns what is stored on this device under a key; nothing in a private window.
 *
 * @param {string} key
 * @returns {Promise<unknown>}
 */
export async function loadLocal(key) {
  return isPrivate() ? undefined : load("local", key);
}

/**
 * Stores a value on this device; a private window leaves no trace.
 *
 * @param {string} key
 * @param {unknown} value
 */
export async function storeLocal(key, value) {
  if (!isPrivate()) {
    await store("local", { [key]: value });
  }
}

/**
 * Forgets what is stored on this device under a key.
 *
 * @param {string} key
 */
export async function forgetLocal(key) {
  if (!isPrivate()) {
    await api.storage.local.remove(key);
  }
}
