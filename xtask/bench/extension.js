/**
 * The extension as it is shipped, with the engines laid beside it: the same background and the
 * same core, and a script in the pages that are measured.
 */

import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const HERE = fileURLToPath(new URL(".", import.meta.url));

/** What is made here. */
export const DIST = `${ROOT}dist/bench`;

/** What is measured against one another, ours first. */
export const ENGINES = ["stillpage", "readability", "defuddle"];

/** What only helps to measure. */
const HELPERS = ["nothing", "background", "snapshot"];

/** The pages that are measured, and no others. */
const MATCHES = ["http://127.0.0.1/*"];

/** @type {esbuild.BuildOptions} as the extension itself is bundled */
const BUNDLE = {
  bundle: true,
  minify: true,
  target: "chrome148",
  charset: "utf8",
  logLevel: "warning",
  nodePaths: [`${ROOT}xtask/peers/node_modules`],
};

/**
 * Makes the extension for a browser, and the page of the core alone.
 *
 * @param {"chrome" | "firefox"} browser
 * @returns {Promise<string>} the extension's folder
 */
export async function makeExtension(browser) {
  const folder = `${DIST}/${browser}`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(DIST, { recursive: true });
  await cp(`${ROOT}dist/${browser}`, folder, { recursive: true });
  const names = [...ENGINES, ...HELPERS];
  await esbuild.build({
    ...BUNDLE,
    entryPoints: names.map((name) => `${HERE}engines/${name}.js`),
    outdir: `${folder}/bench`,
    format: "esm",
  });
  await esbuild.build({
    ...BUNDLE,
    entryPoints: [`${HERE}in-page.js`],
    outdir: `${folder}/bench`,
    format: "iife",
  });
  await esbuild.build({
    ...BUNDLE,
    entryPoints: [`${HERE}core-page.js`],
    outdir: DIST,
    format: "esm",
  });
  const manifest = JSON.parse(
    await readFile(`${folder}/manifest.json`, "utf8"),
  );
  manifest.host_permissions = MATCHES;
  manifest.content_scripts = [{ matches: MATCHES, js: ["bench/in-page.js"] }];
  const resources = names.map((name) => `bench/${name}.js`);
  manifest.web_accessible_resources = [{ resources, matches: MATCHES }];
  await writeFile(`${folder}/manifest.json`, JSON.stringify(manifest));
  return folder;
}
