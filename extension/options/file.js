/**
 * Settings to a file and back, and back to what is usual.
 *
 * @import { Page, Section } from "../options.js"
 */

import { element } from "../reader/elements.js";
import { message } from "../reader/messages.js";
import { save } from "../reader/taking/saving.js";
import {
  keyed,
  loadStored,
  preferencesIn,
  replaceSettings,
  sitesIn,
} from "../settings.js";
import { createAction, createCard } from "./card.js";
import { readSettings, writeSettings } from "./exchange.js";

const NAME = "stillpage-settings.json";

/**
 * @param {Page} page
 * @returns {Section}
 */
export function createFileSection(page) {
  const input = element("input", {
    type: "file",
    accept: ".json,application/json",
    "aria-label": message("importSettings"),
    hidden: "",
  });
  const problem = element("p", { class: "problem", role: "alert" });
  input.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    // The same file again is a change too.
    const text = await file?.text();
    input.value = "";
    problem.textContent = "";
    if (file && text !== undefined) {
      await take(file.name, text);
    }
  });

  /**
   * @param {string} name
   * @param {string} text
   */
  async function take(name, text) {
    const read = readSettings(text);
    if ("problem" in read) {
      problem.textContent = message(read.problem, name);
      return;
    }
    const { settings, unknown } = read;
    const done = unknown.length
      ? message("importedPartly", name, unknown.join(", "))
      : message("imported", name);
    await page.change(done, () =>
      replaceSettings(keyed(settings.preferences, settings.sites)),
    );
  }

  return {
    element: createCard(
      "settingsFile",
      element(
        "div",
        { class: "actions" },
        createAction(message("exportSettings"), saveSettings),
        createAction(message("importSettings"), () => input.click()),
        createAction(message("resetSettings"), () =>
          page.change(message("wasReset"), () => replaceSettings({})),
        ),
      ),
      input,
      problem,
    ),
    show() {},
  };
}

async function saveSettings() {
  const stored = await loadStored();
  const text = writeSettings(preferencesIn(stored), sitesIn(stored));
  save(document.body, { name: NAME, type: "application/json", data: text });
}
