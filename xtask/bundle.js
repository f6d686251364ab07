/**
 * Bundles scripts, minified: `node xtask/bundle.js FORMAT FOLDER SCRIPT…`. A style sheet that a
 * script imports is its minified text, for the view adopts it; esbuild's own loader of text would
 * leave it as it is.
 */

import { readFile } from "node:fs/promises";
import { build, transform } from "esbuild";

const MANIFEST = new URL("../extension/manifest.json", import.meta.url);
const { minimum_chrome_version, browser_specific_settings } = JSON.parse(
  await readFile(MANIFEST, "utf8"),
);
/** The oldest browsers the manifest lets in. */
const TARGET = [
  `chrome${minimum_chrome_version}`,
  `firefox${browser_specific_settings.gecko.strict_min_version}`,
];

/** @type {import("esbuild").Plugin} */
const sheets = {
  name: "sheets",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), {
        loader: "css",
        minify: true,
        target: TARGET,
        charset: "utf8",
      });
      return { contents: code, loader: "text" };
    });
  },
};

const [format, outdir, ...entryPoints] = process.argv.slice(2);
const { metafile } = await build({
  entryPoints,
  outdir,
  format: /** @type {import("esbuild").Format} */ (format),
  bundle: true,
  metafile: true,
  minify: true,
  target: TARGET,
  charset: "utf8",
  logLevel: "warning",
  plugins: [sheets],
});
// What ships is named in the notice, and that lists no scripts of others.
const others = Object.keys(metafile.inputs).filter((input) =>
  input.includes("node_modules/"),
);
if (others.length > 0) {
  throw new Error(`xtask/src/notices.rs does not list ${others.join(", ")}`);
}
