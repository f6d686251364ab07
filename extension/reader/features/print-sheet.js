/**
 * What paper needs beside the article: its links cannot be pressed there, so each gets a number,
 * and the addresses stand in a list at the end.
 *
 * @import { View } from "../features.js"
 */

import { element } from "../elements.js";
import { message, uiDirection, uiLanguage } from "../messages.js";

/** @param {View} view */
export function mountPrintSheet({ content, article }) {
  /** @type {HTMLElement | undefined} */
  let list;
  const prepare = () => {
    clear();
    /** Numbers by address, in the order of the text. @type {Map<string, number>} */
    const numbers = new Map();
    for (const link of content.querySelectorAll("a[href]")) {
      const address = link.getAttribute("href") ?? "";
      if (/^https?:/i.test(address) && link.textContent.trim()) {
        const number = numbers.get(address) ?? numbers.size + 1;
        numbers.set(address, number);
        link.setAttribute("data-number", String(number));
      }
    }
    list = writeList(article.url, [...numbers.keys()]);
    content.after(list);
  };
  const clear = () => {
    list?.remove();
    list = undefined;
    for (const link of content.querySelectorAll("[data-number]")) {
      link.removeAttribute("data-number");
    }
  };
  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", clear);
  return () => {
    window.removeEventListener("beforeprint", prepare);
    window.removeEventListener("afterprint", clear);
  };
}

/**
 * @param {string | null} source
 * @param {string[]} addresses
 */
function writeList(source, addresses) {
  const sheet = element("section", {
    class: "paper-only",
    lang: uiLanguage(),
    dir: uiDirection(),
  });
  if (source) {
    sheet.append(element("p", { dir: "ltr" }, source));
  }
  if (addresses.length > 0) {
    const items = addresses.map((address) =>
      element("li", {}, element("bdi", { dir: "ltr" }, address)),
    );
    sheet.append(
      element("h2", {}, message("linkList")),
      element("ol", {}, ...items),
    );
  }
  return sheet;
}
