/** Following what scrolls. */

/**
 * Calls back before the next picture is drawn after a scroll or a change of size, and once soon.
 *
 * @param {HTMLElement} frame what scrolls
 * @param {() => void} callback
 * @returns {() => void} stops it
 */
export function onScroll(frame, callback) {
  let request = 0;
  const ask = () => {
    request ||= requestAnimationFrame(() => {
      request = 0;
      callback();
    });
  };
  const observer = new ResizeObserver(ask);
  observer.observe(frame);
  const content = frame.querySelector(".content");
  if (content) {
    observer.observe(content);
  }
  frame.addEventListener("scroll", ask, { passive: true });
  ask();
  return () => {
    cancelAnimationFrame(request);
    observer.disconnect();
    frame.removeEventListener("scroll", ask);
  };
}
