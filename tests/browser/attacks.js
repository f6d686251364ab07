/**
 * The cases of `tests/attacks/`.
 */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../attacks/", import.meta.url));

/** How single characters are written in the files. */
const WRITTEN = { "⏎": "\n", "⇥": "\t", "␀": "\0", "␁": "\x01" };

/** @typedef {{ name: string, html: string }} Attack */

/** All cases, named by file and line. */
export function loadAttacks() {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".txt"))
    .flatMap((file) => {
      const lines = readFileSync(FOLDER + file, "utf8").split("\n");
      return lines.map((line, n) => ({
        name: `${file}:${n + 1}`,
        html: Object.entries(WRITTEN).reduce(
          (text, [sign, meant]) => text.replaceAll(sign, meant),
          line,
        ),
      }));
    })
    .filter(({ html }) => html && !html.startsWith("#"));
}

/** Notes what runs. */
export const NOTE =
  'window.ran = []; window.mark = true; window.attack = () => window.ran.push("ran");';
