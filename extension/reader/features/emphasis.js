/**
 * The beginnings of words are emphasised, on request; all of it comes when it is first on.
 *
 * @import { View } from "../features.js"
 * @import { OpenEmphasis } from "../looks/emphasis.js"
 */

/** @param {View} view */
export function mountEmphasis(view) {
  const { frame, preferences } = view;
  /** @type {OpenEmphasis | undefined} */
  let open;
  let isStopped = false;
  const follow = async () => {
    if (!open && preferences.current.emphasis) {
      const part = await view.part("emphasis");
      // Another change, or the end of the view, may have come meanwhile.
      open ??= isStopped ? undefined : part?.openEmphasis(view);
    }
    open?.turn(preferences.current.emphasis);
  };
  const observer = new MutationObserver(follow);
  observer.observe(frame, { attributeFilter: ["data-emphasis"] });
  follow();
  return () => {
    isStopped = true;
    observer.disconnect();
    open?.close();
  };
}
