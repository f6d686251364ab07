/**
 * Tabs: one stop of the tab key, arrow keys between them, what is focused is shown.
 * <https://www.w3.org/WAI/ARIA/apg/patterns/tabs/>
 */

import { mirror } from "./splitter.js";

/** @type {Record<string, (at: number, count: number) => number>} */
const STEPS = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * Makes a tab list work; the first tab is chosen.
 *
 * @param {HTMLElement} list
 * @param {(panel: HTMLElement) => void} onShow called with each panel as it is shown
 */
export function createTabs(list, onShow) {
  const tabs = /** @type {HTMLElement[]} */ ([
    ...list.querySelectorAll("[role=tab]"),
  ]);
  /** @param {HTMLElement} tab */
  const panelOf = (tab) =>
    /** @type {HTMLElement} */ (
      document.getElementById(tab.getAttribute("aria-controls") ?? "")
    );
  /** @param {HTMLElement} chosen */
  const choose = (chosen) => {
    for (const tab of tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      panelOf(tab).hidden = !isChosen;
    }
    chosen.scrollIntoView({ block: "nearest", inline: "nearest" });
    onShow(panelOf(chosen));
  };
  list.addEventListener("click", (event) => {
    const tab = tabs.find((each) =>
      each.contains(/** @type {Node} */ (event.target)),
    );
    if (tab) {
      choose(tab);
    }
  });
  list.addEventListener("keydown", (event) => {
    const at = tabs.findIndex((tab) => tab === event.target);
    const isMirrored = getComputedStyle(list).direction === "rtl";
    const key = isMirrored ? mirror(event.key) : event.key;
    const to = tabs[STEPS[key]?.(at, tabs.length) ?? -1];
    if (to) {
      event.preventDefault();
      to.focus();
      choose(to);
    }
  });
  if (tabs[0]) {
    choose(tabs[0]);
  }
}
