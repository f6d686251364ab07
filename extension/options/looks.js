/**
 * How the reader looks, everywhere or on one site, with the real reader on a small article beside.
 *
 * @import { SanitizerConfig } from "../core.js"
 * @import { Page, Section } from "../options.js"
 * @import { Control } from "../reader/looks/controls.js"
 * @import { OpenPreferences, Store } from "../reader/looks/preferences.js"
 * @import { ReaderContext } from "../reader/reader.js"
 */

import { createLooks } from "../reader/looks/controls.js";
import { element } from "../reader/elements.js";
import { message } from "../reader/messages.js";
import { openPreferences } from "../reader/looks/preferences.js";
import { mountReader } from "../reader/reader.js";
import { loadStored, openStore, sitesIn } from "../settings.js";
import { createCard } from "./card.js";
import { sampleArticle } from "./sample.js";
import { pair } from "./pair.js";

/**
 * @param {Page} page
 * @param {Pick<ReaderContext, "loadPart" | "toMarkdown" | "toPage" | "toText" | "toEpub" | "loadFont"> & { policy: Promise<SanitizerConfig> }} context
 * @returns {Section & { preview: HTMLElement, edit: (site: string) => Promise<void> }}
 */
export function createLooksSection(page, context) {
  const scope = element("select", {});
  const controls = element("div", { class: "looks" });
  const host = element("div", { class: "host" });
  const problem = element("p", { class: "problem", role: "alert" });
  const card = createCard(
    "appearance",
    element(
      "label",
      { class: "scope" },
      element("span", {}, message("settingsFor")),
      scope,
    ),
    controls,
  );
  let site = "";
  let stop = () => {};
  /** One showing after the other: each takes down the one before. */
  let showing = Promise.resolve();
  scope.addEventListener("change", () => edit(scope.value));

  const show = () => (showing = showing.then(mount, mount));

  async function mount() {
    // What is on its way out would still change what it was for.
    controls.inert = true;
    const names = sitesIn(await loadStored()).map(([name]) => name);
    site = names.includes(site) ? site : "";
    fillScope(scope, names, site);
    stop();
    const [mineStore, itsStore] = shareStore(openStore(site), site !== "");
    /** @type {Control[]} */
    let shown = [];
    const preferences = await openPreferences(
      mineStore,
      () => shown.forEach((control) => control.update()),
      (kind) => page.tell(message(kind)),
    );
    const reader = await mountPreview(itsStore);
    shown = fillControls(controls, preferences);
    controls.inert = false;
    stop = () => {
      preferences.stop();
      reader?.destroy();
    };
  }

  /**
   * Shows the reader; where a file of it is missing, its settings can be changed all the same.
   *
   * @param {Store} store
   */
  async function mountPreview(store) {
    let policy;
    try {
      policy = await context.policy;
    } catch (error) {
      problem.textContent = error instanceof Error ? error.message : "";
      return undefined;
    }
    return mountReader(host, sampleArticle(), { ...context, policy, store });
  }

  /** @param {string} wanted */
  async function edit(wanted) {
    site = wanted;
    await show();
    scope.focus();
  }

  return {
    element: card,
    preview: element(
      "section",
      { class: "preview", "aria-label": message("preview") },
      problem,
      host,
    ),
    show,
    edit,
  };
}

/**
 * @param {HTMLSelectElement} scope
 * @param {string[]} names
 * @param {string} site
 */
function fillScope(scope, names, site) {
  scope.replaceChildren(
    element("option", { value: "" }, message("everySite")),
    ...names.map((name) => element("option", { value: name }, name)),
  );
  scope.value = site;
  scope.disabled = names.length === 0;
}

/**
 * @param {HTMLElement} place
 * @param {OpenPreferences} preferences
 * @returns {Control[]}
 */
function fillControls(place, preferences) {
  const { main, scripts, finer, aids } = createLooks(preferences);
  const all = [...main, ...scripts, ...finer, ...aids];
  place.replaceChildren(...all.map((control) => control.element));
  all.forEach((control) => control.update());
  return all;
}

/**
 * The same store for two views of one page: each hears at once what the other changes.
 *
 * @param {Store} store
 * @param {boolean} isForSite whether it is the site's preferences that change
 * @returns {[Store, Store]}
 */
function shareStore(store, isForSite) {
  if (isForSite && store.site) {
    const { name } = store.site;
    const [one, other] = pair(store.site);
    return [
      { ...store, site: { ...one, name } },
      { ...store, site: { ...other, name } },
    ];
  }
  return pair(store);
}
