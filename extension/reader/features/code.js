/**
 * Buttons beside code: copy it, and wrap its lines.
 *
 * @import { View } from "../features.js"
 */

import { button, element, icon } from "../elements.js";
import { message, uiLanguage } from "../messages.js";
import { copy } from "../taking/saving.js";

const SHEETS = "M9 9h10v11H9zM5 15V4h10v2";
const WRAP = "M4 6h16M4 12h13a3 3 0 1 1 0 6h-4M15 15.5L12.5 18L15 20.5M4 18h5";

/** @param {View} view */
export function mountCode({ onContent, frame, tell }) {
  onContent((root) => {
    for (const code of root.querySelectorAll("pre")) {
      addTools(code, () => {
        const isCopied = copy(frame, { text: code.textContent });
        tell(message(isCopied ? "copiedCode" : "takeFailed"));
      });
    }
  });
}

/**
 * @param {HTMLElement} code
 * @param {() => void} copyCode
 */
function addTools(code, copyCode) {
  const wrap = button(message("wrapLines"), icon(WRAP), () => {
    const isWrapped = code.classList.toggle("wrapped");
    wrap.ariaPressed = String(isWrapped);
  });
  wrap.ariaPressed = "false";
  const tools = element(
    "div",
    { class: "tools", lang: uiLanguage(), dir: "ltr" },
    wrap,
    button(message("copyCode"), icon(SHEETS), copyCode),
  );
  const box = element("div", { class: "code" });
  code.replaceWith(box);
  box.append(code, tools);
}
