/** Files that the reader saved. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const CHECKER = "/usr/share/java/epubcheck-4.2.6.jar";

/**
 * Waits for a file.
 *
 * @param {string} folder
 * @param {string} name
 */
export async function saved(folder, name) {
  const end = Date.now() + 15_000;
  for (;;) {
    const text = await readFile(join(folder, name), "utf8").catch(() => "");
    if (text) {
      return text;
    }
    const names = (await readdir(folder)).join(", ");
    assert.ok(Date.now() < end, `${name} is not among: ${names}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Has a book checked, where there is a checker.
 *
 * @param {string} path
 * @param {import("node:test").TestContext} t
 */
export function check(path, t) {
  const hasJava = spawnSync("java", ["-version"]).status === 0;
  if (!hasJava || !existsSync(CHECKER)) {
    t.diagnostic(`not checked: no java, or no ${CHECKER}`);
    return;
  }
  const checked = spawnSync(
    "java",
    ["-jar", CHECKER, "--failonwarnings", path],
    {
      encoding: "utf8",
    },
  );
  assert.equal(checked.status, 0, checked.stdout + checked.stderr);
}
