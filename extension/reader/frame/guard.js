/**
 * Watches over the view while a page fights it: what the page puts above goes below again, and a
 * view that has been taken apart is closed.
 */

/** How often the view comes up again before it gives way to a page that never stops. */
const MOST_RISES = 50;

/** What a page can put above the view. */
const ABOVE = "dialog:modal, [popover]:popover-open, :fullscreen";

/**
 * @param {HTMLElement} host
 * @param {ShadowRoot} root
 * @param {HTMLDialogElement} dialog
 * @param {() => void} giveUp
 * @returns {() => void} stops it
 */
export function guard(host, root, dialog, giveUp) {
  let rises = 0;
  const check = () => {
    const isWhole =
      host.parentNode === document.documentElement &&
      dialog.parentNode === root &&
      dialog.matches(":modal");
    if (!isWhole) {
      giveUp();
    }
  };
  const whole = new MutationObserver(check);
  whole.observe(document, { childList: true });
  whole.observe(document.documentElement, { childList: true });
  whole.observe(root, { childList: true });
  /** @param {EventTarget | null} target what may have come above the view */
  const rise = (target) => {
    if (!(target instanceof Element) || !target.matches(ABOVE)) {
      return;
    }
    rises += 1;
    if (rises > MOST_RISES) {
      giveUp();
    } else {
      raise(root, dialog);
    }
  };
  const opened = new MutationObserver((records) => {
    const last = records.findLast(({ target }) =>
      /** @type {Element} */ (target).matches(ABOVE),
    );
    rise(last?.target ?? null);
  });
  opened.observe(document, { attributeFilter: ["open"], subtree: true });
  const onChange = (/** @type {Event} */ { target }) => rise(target);
  document.addEventListener("toggle", onChange, true);
  document.addEventListener("fullscreenchange", onChange, true);
  return () => {
    whole.disconnect();
    opened.disconnect();
    document.removeEventListener("toggle", onChange, true);
    document.removeEventListener("fullscreenchange", onChange, true);
  };
}

/**
 * Puts the view above everything again; it stays where it was scrolled to.
 *
 * @param {ShadowRoot} root
 * @param {HTMLDialogElement} dialog
 */
function raise(root, dialog) {
  const focused = root.activeElement;
  const { scrollTop, scrollLeft } = dialog;
  for (const inner of dialog.querySelectorAll("dialog")) {
    inner.close();
  }
  dialog.close();
  dialog.showModal();
  // It has appeared before.
  dialog.getAnimations().forEach((animation) => animation.finish());
  dialog.scrollTo({ top: scrollTop, left: scrollLeft, behavior: "instant" });
  const back = focused instanceof HTMLElement ? focused : dialog;
  back.focus({ preventScroll: true });
}
