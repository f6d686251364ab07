/** Keys of the view: single ones without modifiers, when no field has the focus. */

/**
 * @param {HTMLElement} frame
 * @param {Record<string, () => void>} actions by `KeyboardEvent.key`
 */
export function listenToKeys(frame, actions) {
  frame.addEventListener("keydown", (event) => {
    const isModified =
      event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
    const action = Object.hasOwn(actions, event.key)
      ? actions[event.key]
      : undefined;
    if (
      !action ||
      isModified ||
      event.defaultPrevented ||
      isField(event.composedPath()[0])
    ) {
      return;
    }
    event.preventDefault();
    action();
  });
}

/** @param {EventTarget | undefined} target */
function isField(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("input:not([type=radio]), textarea, select"))
  );
}
