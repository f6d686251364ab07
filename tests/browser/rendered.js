/**
 * Contrasts as they are rendered: every text that is seen, on the colours that lie under it.
 *
 * @import { Page } from "puppeteer-core"
 */

/** Text of an article that is read at length. */
const BODY =
  ".content :is(p, li, dd, dt, td, th, pre, blockquote, h1, h2, h3, h4)";

/** What of it is something else: links, small print, and what the view adds. */
const OTHER =
  "a, figcaption, caption, small, button, article > header, .marker, sup, .tools";

/**
 * Returns texts whose contrast is less than 4.5, or 7 where they are body text, and how many
 * were measured. Disabled controls need none (WCAG 1.4.3).
 *
 * @param {Page} page
 * @param {string} start selector of what to look into, shadow trees and all
 * @returns {Promise<{ measured: number, faint: string[] }>}
 */
export function measureContrasts(page, start) {
  return page.evaluate(
    (from, bodyText, other) => {
      const canvas = new OffscreenCanvas(1, 1);
      const context = canvas.getContext("2d", { willReadFrequently: true });
      if (!context) {
        throw new Error("no canvas");
      }
      /** @param {Element} element */
      const above = (element) => {
        const root = element.getRootNode();
        return (
          element.assignedSlot ??
          element.parentElement ??
          (root instanceof ShadowRoot ? root.host : null)
        );
      };
      /** @param {string[]} colours painted one over the other @returns {number[]} */
      const paint = (colours) => {
        for (const colour of ["white", ...colours]) {
          context.fillStyle = colour;
          context.fillRect(0, 0, 1, 1);
        }
        return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
      };
      /** @param {number[]} channels */
      const luminance = (channels) => {
        const [r = 0, g = 0, b = 0] = channels.map((channel) => {
          const value = channel / 255;
          return value <= 0.04045
            ? value / 12.92
            : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      /** @type {string[]} */
      const faint = [];
      let measured = 0;
      /** @param {Element} element */
      const measure = (element) => {
        const style = getComputedStyle(element);
        /** @type {string[]} */
        const under = [];
        for (
          let each = /** @type {Element | null} */ (element);
          each;
          each = above(each)
        ) {
          under.unshift(getComputedStyle(each).backgroundColor);
          if (each.matches("dialog, [popover]")) {
            break;
          }
        }
        const back = luminance(paint(under));
        const front = luminance(paint([...under, style.color]));
        const ratio =
          (Math.max(back, front) + 0.05) / (Math.min(back, front) + 0.05);
        const isBody = element.closest(bodyText) && !element.closest(other);
        measured += 1;
        if (ratio < (isBody ? 7 : 4.5)) {
          const words = element.textContent?.trim().slice(0, 30);
          faint.push(
            `${element.localName}.${element.className} “${words}”: ${ratio.toFixed(2)}`,
          );
        }
      };
      const roots = [...document.querySelectorAll(from)];
      for (let root = roots.shift(); root; root = roots.shift()) {
        const trees = root.shadowRoot ? [root.shadowRoot] : [root];
        for (const element of trees.flatMap((tree) => [
          ...tree.querySelectorAll("*"),
        ])) {
          if (element.shadowRoot) {
            roots.push(element);
          }
          const hasText = [...element.childNodes].some(
            (node) => node instanceof Text && node.data.trim(),
          );
          const isSeen =
            element.checkVisibility({ visibilityProperty: true }) &&
            element.getClientRects().length > 0;
          const isOff = element.closest(
            ":disabled, [inert], option, style, .unseen",
          );
          if (hasText && isSeen && !isOff) {
            measure(element);
          }
        }
      }
      return { measured, faint };
    },
    start,
    BODY,
    OTHER,
  );
}
