/** Pages that a person brings: pasted, opened or dropped. */

import { decode } from "./decode.js";
import { find } from "./find.js";
import { text } from "./strings.js";

/**
 * @typedef {object} Page
 * @property {string} name for people
 * @property {string} html
 * @property {string} address where it came from; empty if that is not known
 */

/** Names and types of files that can be read. */
const IS_PAGE = /\.(x?html?|xht)$|^text\/html$|^application\/xhtml\+xml$/i;

/**
 * Listens at the dialog, the file button and the whole window.
 *
 * @param {(page: Page) => void} onPage
 * @param {(problem: string) => void} onProblem
 */
export function takeIn(onPage, onProblem) {
  /** @param {File | null | undefined} file */
  const take = async (file) => {
    if (!file) {
      return;
    }
    if (!IS_PAGE.test(file.name) && !IS_PAGE.test(file.type)) {
      onProblem(text("notAPage", file.name));
      return;
    }
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      onPage({ name: file.name, html: decode(bytes), address: "" });
    } catch {
      onProblem(text("unreadable", file.name));
    }
  };
  takePasted(onPage);
  takeOpened(take);
  takeDropped(take);
}

/** @param {(page: Page) => void} onPage */
function takePasted(onPage) {
  const dialog = find("#paste-dialog", HTMLDialogElement);
  const html = find("#paste-html", HTMLTextAreaElement);
  const address = find("#paste-address", HTMLInputElement);
  find("#paste", HTMLButtonElement).addEventListener("click", () => {
    dialog.returnValue = "";
    dialog.showModal();
    html.focus();
    html.select();
  });
  find("#paste-cancel", HTMLButtonElement).addEventListener("click", () =>
    dialog.close(),
  );
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "read") {
      onPage({
        name: text("pastedPage"),
        html: html.value,
        address: address.value,
      });
    }
  });
}

/** @param {(file: File | undefined) => void} take */
function takeOpened(take) {
  const input = find("#file", HTMLInputElement);
  find("#open", HTMLButtonElement).addEventListener("click", () =>
    input.click(),
  );
  input.addEventListener("change", () => {
    take(input.files?.[0]);
    // The same file may be chosen again, after it was changed.
    input.value = "";
  });
}

/** @param {(file: File | undefined) => void} take */
function takeDropped(take) {
  const veil = find("#drop", HTMLElement);
  /** @param {DragEvent} event */
  const hasFile = (event) => event.dataTransfer?.types.includes("Files");
  window.addEventListener("dragenter", (event) => {
    veil.hidden = !hasFile(event);
  });
  // The veil covers the page, so that it alone sees what follows.
  veil.addEventListener("dragleave", () => (veil.hidden = true));
  window.addEventListener("dragover", (event) => {
    if (hasFile(event)) {
      event.preventDefault();
    }
  });
  window.addEventListener("drop", (event) => {
    veil.hidden = true;
    if (hasFile(event)) {
      event.preventDefault();
      take(event.dataTransfer?.files[0]);
    }
  });
}
