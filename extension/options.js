/**
 * The page with all settings: each takes effect at once, here on a small article and in every
 * open view; what is taken away can be brought back.
 */

import * as core from "./core.js";
import { createLooksSection } from "./options/looks.js";
import { loadPart } from "./options/parts.js";
import { createFileSection } from "./options/file.js";
import { createShortcutSection } from "./options/shortcut.js";
import { createSitesSection } from "./options/sites.js";
import { createStoredSection } from "./options/stored.js";
import * as platform from "./platform.js";
import { button, element } from "./reader/elements.js";
import {
  message,
  uiDirection,
  uiLanguage,
  useMessages,
} from "./reader/messages.js";
import { createSheets } from "./reader/reader.js";
import { adoptSheet } from "./reader/looks/sheets.js";
import settingsCss from "./reader/styles/settings.css";
import { createStatus } from "./reader/frame/status.js";
import { loadStored, replaceStored } from "./settings.js";

/**
 * What the sections of the page share.
 *
 * @typedef {object} Page
 * @property {(done: string, change: () => Promise<unknown>) => Promise<void>} change
 *   changes what is stored, shows it everywhere, says so and offers to undo it
 * @property {(words: string) => void} tell
 * @property {(site: string) => void} edit shows the settings of a site; without a name, of all
 *
 * @typedef {{ element: HTMLElement, show: () => Promise<void> | void }} Section
 *   `show` brings it up to date with what is stored
 */

useMessages(platform.message, platform.uiLanguage());
document.documentElement.lang = uiLanguage();
document.documentElement.dir = uiDirection();
document.title = `${message("settings")} · ${message("name")}`;
document.adoptedStyleSheets = createSheets();
adoptSheet(document.documentElement, settingsCss);

const status = createStatus();

/** @type {Page} */
const page = {
  async change(done, change) {
    const before = await loadStored();
    try {
      await change();
    } catch {
      status.tell(message("notKept"));
      return;
    }
    await show();
    const undo = button(message("undo"), message("undo"), async () => {
      await replaceStored(before);
      await show();
      status.tell(message("undone"));
    });
    status.tell(done, undo);
    // What was pressed may be gone.
    if (document.activeElement === document.body) {
      undo.focus();
    }
  },
  tell: status.tell,
  edit: (site) => looks.edit(site),
};

const looks = createLooksSection(page, {
  policy: inWords(core.load(platform.fileUrl)).then(core.sanitizerConfig),
  loadPart,
  toMarkdown: async (article) => (await writers()).toMarkdown(article),
  toPage: async (article) => (await writers()).toPage(article),
  toText: async (article) => (await writers()).toText(article),
  toEpub: async (article, images) => (await writers()).toEpub(article, images),
  loadFont: (file) => platform.readFile(`fonts/${file}`),
});

/** @type {Section[]} */
const sections = [
  looks,
  createSitesSection(page),
  createShortcutSection(),
  createFileSection(page),
  createStoredSection(page),
];

document.body.append(
  status.place,
  element(
    "header",
    { class: "head" },
    element("img", { src: "icons/48.png", alt: "", width: "32", height: "32" }),
    element("h1", {}, message("settings")),
    element("p", {}, message("name")),
  ),
  element(
    "main",
    {},
    element("div", { class: "cards" }, ...sections.map((each) => each.element)),
    looks.preview,
  ),
  element(
    "footer",
    { class: "foot" },
    element("a", { href: "third-party.txt" }, message("thirdParty")),
  ),
);
await show();
// Others change it too: another tab, another device.
platform.onStored(() => sections.slice(1).forEach((section) => section.show()));

function writers() {
  return inWords(core.loadWriters(platform.fileUrl));
}

/**
 * @template T
 * @param {Promise<T>} loading of a file of the core
 */
function inWords(loading) {
  return core.inWords(loading, () => message("coreFailed"));
}

async function show() {
  await Promise.all(sections.map((section) => section.show()));
}
