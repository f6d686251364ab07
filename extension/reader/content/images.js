/** Gives images their source as they come near, so that no one waits for those far below. */

/** How near, in parts of the size of what scrolls. */
const NEAR = "150%";

/**
 * Watches the images of a view.
 *
 * @param {HTMLElement} frame what scrolls
 */
export function watchImages(frame) {
  /** @type {Map<HTMLImageElement, string>} */
  const waiting = new Map();
  /** @param {HTMLImageElement} image */
  const load = (image) => {
    const source = waiting.get(image);
    waiting.delete(image);
    observer.unobserve(image);
    if (source) {
      image.addEventListener("error", () => image.classList.add("failed"), {
        once: true,
      });
      image.src = source;
    }
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) {
          load(/** @type {HTMLImageElement} */ (target));
        }
      }
    },
    { root: frame, rootMargin: NEAR },
  );
  const loadAll = () => [...waiting.keys()].forEach(load);
  window.addEventListener("beforeprint", loadAll);
  return {
    /**
     * Has images loaded as they come near.
     *
     * @param {Map<HTMLImageElement, string>} sources
     */
    add(sources) {
      for (const [image, source] of sources) {
        waiting.set(image, source);
        observer.observe(image);
      }
    },
    stop() {
      observer.disconnect();
      window.removeEventListener("beforeprint", loadAll);
    },
  };
}
