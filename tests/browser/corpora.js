/** Where the corpora are, if they are at hand. */

import { access } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** @returns {Promise<string | undefined>} */
export async function corpora() {
  const beside = fileURLToPath(
    new URL("../../../shared/corpora", import.meta.url),
  );
  const folder = process.env.STILLPAGE_CORPORA ?? beside;
  return access(`${folder}/seed/page.html`).then(
    () => folder,
    () => undefined,
  );
}
