/** Texts of the reader view, from the extension's own files; only English here, for now. */

import { useMessages } from "../extension/reader/messages.js";

const LANGUAGE = "en";

/** What the browser's extension interface would answer for itself. */
const BUILT_IN = { "@@bidi_dir": "ltr", "@@ui_locale": LANGUAGE };

/** Fetches the texts and gives them to the reader; without them it would show bare keys. */
export async function loadTexts() {
  const address = new URL(
    `_locales/${LANGUAGE}/messages.json`,
    import.meta.url,
  );
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address.pathname} is missing.`);
  }
  /** @type {Record<string, { message: string } | undefined>} */
  const texts = await response.json();
  /** @type {Record<string, string | undefined>} */
  const builtIn = BUILT_IN;
  useMessages(
    (key, substitutions) =>
      (texts[key]?.message ?? builtIn[key] ?? key).replaceAll(
        /\$(\d)/g,
        (_, place) => substitutions[Number(place) - 1] ?? "",
      ),
    LANGUAGE,
  );
}
