/** How large what is shipped is: as it lies there, and packed as servers and stores pack. */

import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const DIST = fileURLToPath(new URL("../../dist/chrome/", import.meta.url));

/**
 * @typedef {{ name: string, raw: number, gzip: number, brotli: number }} Size in bytes
 * @returns {Promise<Size[]>}
 */
export async function sizes() {
  const names = (await readdir(DIST, { recursive: true })).filter((name) =>
    /\.(js|wasm)$/.test(name),
  );
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await readFile(DIST + name);
      return {
        name,
        raw: bytes.length,
        gzip: gzipSync(bytes, { level: 9 }).length,
        brotli: brotliCompressSync(bytes).length,
      };
    }),
  );
}
