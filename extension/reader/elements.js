/** Building elements. Nothing here turns a string into markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an element.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/**
 * Makes a button with a name for screen readers and pointers.
 *
 * @param {string} name
 * @param {Node | string} face what is seen of it
 * @param {() => void} press
 */
export function button(name, face, press) {
  const made = element(
    "button",
    { type: "button", "aria-label": name, title: name },
    face,
  );
  made.addEventListener("click", press);
  return made;
}

/**
 * Makes a drawing of one line, 24 units wide and high, in the colour of the text.
 *
 * @param {string} path
 */
export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
