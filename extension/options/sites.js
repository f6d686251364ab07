/**
 * Sites with settings of their own.
 *
 * @import { Page, Section } from "../options.js"
 * @import { Overrides } from "../reader/looks/preferences.js"
 */

import { nameOf, valueOf } from "../reader/looks/controls.js";
import { element } from "../reader/elements.js";
import { message } from "../reader/messages.js";
import { asOverrides } from "../reader/looks/preferences.js";
import {
  keyed,
  loadStored,
  preferencesIn,
  replaceSettings,
  sitesIn,
} from "../settings.js";
import { createAction, createCard } from "./card.js";

/**
 * @param {Page} page
 * @returns {Section}
 */
export function createSitesSection(page) {
  const list = element("ul", { class: "site-list" });
  const none = element("p", {}, message("noSites"));
  return {
    element: createCard("sites", none, list),
    async show() {
      const sites = sitesIn(await loadStored());
      none.hidden = sites.length > 0;
      list.replaceChildren(
        ...sites.map(([name, stored]) =>
          createRow(page, name, asOverrides(stored) ?? {}),
        ),
      );
    },
  };
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {Overrides} overrides
 */
function createRow(page, name, overrides) {
  const words = Object.keys(overrides).map((key) => {
    const preference = /** @type {keyof Overrides} */ (key);
    return `${nameOf(preference)}: ${valueOf(preference, overrides)}`;
  });
  const edit = createAction(message("edit"), () => page.edit(name));
  const remove = createAction(message("remove"), () =>
    page.change(message("siteForgotten", name), () => forget(name)),
  );
  edit.setAttribute("aria-label", `${message("edit")}: ${name}`);
  remove.setAttribute("aria-label", `${message("remove")}: ${name}`);
  return element(
    "li",
    {},
    element(
      "div",
      {},
      element("b", { dir: "ltr" }, name),
      element("p", {}, words.join(" · ")),
    ),
    edit,
    remove,
  );
}

/** @param {string} name */
async function forget(name) {
  const stored = await loadStored();
  const rest = sitesIn(stored).filter(([site]) => site !== name);
  await replaceSettings(keyed(preferencesIn(stored), Object.fromEntries(rest)));
}
