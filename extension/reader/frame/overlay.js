/**
 * Lays a view over the page and takes it away again, leaving the page exactly as it was.
 *
 * A host element beside the body holds an open shadow root with a modal dialog: it stands in the
 * top layer above all the page can do, and the page behind it is inert. What is changed outside
 * the host (one adopted style sheet, where needed an inline style of the root element) is put
 * back on closing.
 */

import { guard } from "./guard.js";
import { createSheets } from "../reader.js";

/**
 * Neither scrolls behind the view nor prints beside it. Behind the view nothing of the page is
 * hovered or has the focus: where something does, the browser has closed a view whose script ended
 * with the extension, as Firefox has it, and nobody is left to give the page back.
 */
const PAGE_CSS = `
html:not(:has(> body:is(:hover, :focus-within))) { overflow: hidden !important }
@media print {
  html > body { display: none !important }
  html { overflow: visible !important; height: auto !important }
}`;

/**
 * How much of the screen's side a notch or a rounded corner takes, where the page goes under it.
 *
 * @param {string} side
 */
const inset = (side) => `env(safe-area-inset-${side})`;

/**
 * The host counts for nothing in the page, whatever the page says of it. Behind a modal dialog all
 * is inert and cannot be selected; what browsers do about that for the dialog, `all` takes away.
 */
const HOST_CSS = `
:host { all: initial !important; display: block !important; position: static !important;
  visibility: visible !important }
dialog { all: initial; display: block; position: fixed; inset: 0; width: 100vw; height: 100dvh;
  max-width: none; max-height: none; overflow: auto; user-select: text;
  border: solid var(--paper); border-width: ${inset("top")} ${inset("right")} ${inset("bottom")}
  ${inset("left")} }
@media (forced-colors: active) { dialog { border-color: Canvas } }
dialog:not([open]) { display: none }
@media print {
  dialog { position: absolute; inset: 0 0 auto 0; height: auto; width: auto; overflow: visible }
}`;

/** Properties of the root element that reach the top layer too, with the values that do no harm. */
const HARMLESS = {
  display: "block",
  filter: "none",
  opacity: "1",
  transform: "none",
};

/** Events of the view that are none of the page's business. */
const PRIVATE = ["keydown", "keypress", "keyup", "beforeinput", "copy", "cut"];

/** What a person does, which the page might forge. */
const DEEDS = [
  ...["click", "auxclick", "dblclick", "pointerdown", "pointerup"],
  ...["mousedown", "mouseup", "keydown", "keypress", "keyup"],
  ...["beforeinput", "input", "change", "submit"],
];

/**
 * @typedef {object} Overlay
 * @property {HTMLDialogElement} dialog what the view is put into; it scrolls
 * @property {(goTo?: Element) => void} close
 *   takes the overlay away; the page is at `goTo`, or where it was
 */

/**
 * Opens an empty overlay.
 *
 * @param {string} name for screen readers
 * @param {() => void} onDismiss called when it is to be closed: by the Escape key, or as the page
 *   took the host away
 * @returns {Overlay}
 */
export function openOverlay(name, onDismiss) {
  const restore = holdPage();
  const host = createHost();
  const root = host.attachShadow({ mode: "open" });
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", name);
  dialog.tabIndex = -1;
  root.append(dialog);
  const own = new CSSStyleSheet();
  own.replaceSync(HOST_CSS);
  root.adoptedStyleSheets.push(own, ...createSheets());
  for (const type of PRIVATE) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    onDismiss();
  });
  // Browsers close it at the second Escape without asking.
  dialog.addEventListener("close", () => {
    if (host.isConnected && !dialog.open) {
      onDismiss();
    }
  });
  refuseForgeries(root);
  keepFocus(dialog, root);
  document.documentElement.append(host);
  dialog.showModal();
  dialog.focus({ preventScroll: true });
  const stopGuarding = guard(host, root, dialog, onDismiss);
  return {
    dialog,
    close(goTo) {
      stopGuarding();
      dialog.close();
      host.remove();
      restore(goTo);
    },
  };
}

/**
 * Takes away views whose script has ended, as it does with the extension: those left in a page by
 * the version before an update.
 *
 * @returns {boolean} whether there were any
 */
export function takeLeftovers() {
  const hosts = document.querySelectorAll(
    "html > stillpage-reader:not(:defined)",
  );
  for (const host of hosts) {
    // The browser gives the focus back to what had it.
    host.shadowRoot?.querySelector("dialog")?.close();
    host.remove();
  }
  const own = new CSSStyleSheet();
  own.replaceSync(PAGE_CSS);
  const [lock] = own.cssRules;
  // From behind, for some go.
  for (let at = document.adoptedStyleSheets.length - 1; at >= 0; at -= 1) {
    const [first] = document.adoptedStyleSheets[at]?.cssRules ?? [];
    if (first && first.cssText === lock?.cssText) {
      document.adoptedStyleSheets.splice(at, 1);
    }
  }
  return hosts.length > 0;
}

/** Makes the host; where the page has made an element of that name its own, a plain one. */
function createHost() {
  const host = document.createElement("stillpage-reader");
  return host.matches(":defined") ? document.createElement("div") : host;
}

/**
 * Keeps the page still, and remembers what is to be put back.
 *
 * @returns {(goTo?: Element) => void} gives the page back
 */
function holdPage() {
  const { scrollX, scrollY } = window;
  const focused = document.activeElement;
  const root = document.documentElement;
  const style = root.getAttribute("style");
  const computed = getComputedStyle(root);
  const harmful = Object.entries(HARMLESS).filter(([property, harmless]) =>
    property === "display"
      ? computed.display === "none"
      : computed.getPropertyValue(property) !== harmless,
  );
  for (const [property, harmless] of harmful) {
    root.style.setProperty(property, harmless, "important");
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PAGE_CSS);
  document.adoptedStyleSheets.push(sheet);
  return (goTo) => {
    const at = document.adoptedStyleSheets.indexOf(sheet);
    if (at >= 0) {
      document.adoptedStyleSheets.splice(at, 1);
    }
    if (harmful.length > 0) {
      restoreStyle(root, style);
    }
    if (focused instanceof HTMLElement && focused.isConnected) {
      focused.focus({ preventScroll: true });
    }
    window.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
    goTo?.scrollIntoView({ block: "start", behavior: "instant" });
  };
}

/**
 * @param {HTMLElement} root
 * @param {string | null} style
 */
function restoreStyle(root, style) {
  // Set even where it is to go: Chromium does not remove an attribute it has not written yet.
  root.setAttribute("style", style ?? "");
  if (style === null) {
    root.removeAttribute("style");
  }
}

/**
 * Stops events that no person made: the page reaches the view's elements, and must not choose for
 * the reader. Links may be followed, as other extensions do for people without a pointer.
 *
 * @param {ShadowRoot} root
 */
function refuseForgeries(root) {
  /** @param {Event} event */
  const refuse = (event) => {
    const { target } = event;
    const isLink = target instanceof Element && target.closest("a[href]");
    if (!event.isTrusted && !isLink) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  DEEDS.forEach((type) => root.addEventListener(type, refuse, true));
}

/**
 * Keeps the focus in the view: where what had it goes away, keys would reach nothing.
 *
 * @param {HTMLDialogElement} dialog
 * @param {ShadowRoot} root
 */
function keepFocus(dialog, root) {
  dialog.addEventListener("focusout", () => {
    setTimeout(() => {
      if (dialog.open && !root.activeElement) {
        dialog.focus({ preventScroll: true });
      }
    });
  });
}
