/** Keys of the view: single ones without modifiers, when no field has the focus. */

/**
 * @typedef {object} Binding
 * @property {string[]} keys values of `KeyboardEvent.key` that all do the same
 * @property {string} name key of the text that says what they do
 * @property {() => void} press
 * @property {(target: Element) => boolean} [suits] whether they do it now, with the focus there
 */

/**
 * Listens to the keys of a view.
 *
 * @param {HTMLElement} frame
 */
export function listenToKeys(frame) {
  /** @type {Binding[]} */
  const bindings = [];
  frame.addEventListener("keydown", (event) => {
    const isModified =
      event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
    const [target] = event.composedPath();
    const binding = bindings.find(
      ({ keys, suits }) =>
        keys.includes(event.key) &&
        (suits === undefined || (target instanceof Element && suits(target))),
    );
    if (
      !binding ||
      isModified ||
      event.defaultPrevented ||
      isElsewhere(event.composedPath(), frame)
    ) {
      return;
    }
    event.preventDefault();
    binding.press();
  });
  return {
    /** All that were added, in their order. */
    bindings,
    /**
     * Gives keys something to do.
     *
     * @param {string} keys separated by spaces
     * @param {string} name key of the text that says what they do
     * @param {() => void} press
     * @param {Binding["suits"]} [suits]
     */
    add(keys, name, press, suits) {
      const values = keys === " " ? [keys] : keys.split(" ");
      bindings.push({ keys: values, name, press, suits });
    },
  };
}

/** @typedef {ReturnType<typeof listenToKeys>} Keys */

/**
 * Whether a key belongs to a field, or to a dialog over the view.
 *
 * @param {EventTarget[]} path from the innermost target outwards
 * @param {HTMLElement} frame
 */
function isElsewhere(path, frame) {
  const inner = path.slice(0, path.indexOf(frame));
  return (
    inner.some((target) => target instanceof HTMLDialogElement) ||
    (inner[0] instanceof HTMLElement && isField(inner[0]))
  );
}

/** @param {HTMLElement} target */
function isField(target) {
  return (
    target.isContentEditable ||
    target.matches("input:not([type=radio], [type=checkbox]), textarea, select")
  );
}
