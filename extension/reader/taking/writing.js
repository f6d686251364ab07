/**
 * The article for the writers: as the core gave it, with what the reader made of it since. The
 * view itself is not asked, for it has buttons and boxes of its own in the text.
 *
 * @import { Article, SanitizerConfig } from "../../core.js"
 */

import { renderInert } from "../view.js";

/**
 * @typedef {object} Written the article on its way to a writer
 * @property {HTMLElement} content its body, in a document in which nothing loads
 * @property {number} words
 * @property {boolean} isPlain whether only words remain of it, and no marks among them
 * @property {(html: string) => HTMLElement} render turns sanitised HTML into nodes like these
 *
 * @typedef {(written: Written) => void} Amendment
 */

/**
 * @param {Article} article
 * @param {SanitizerConfig} policy
 */
export function createWriting(article, policy) {
  /** @type {Amendment[]} */
  const amendments = [];
  /** @param {string} html */
  const render = (html) => renderInert(html, policy);
  /** @param {boolean} isPlain */
  const write = (isPlain) => {
    /** @type {Written} */
    const written = {
      content: render(article.html),
      words: article.words,
      isPlain,
      render,
    };
    amendments.forEach((amend) => amend(written));
    const { content, words } = written;
    return { article: { ...article, words, html: content.innerHTML }, content };
  };
  return {
    /**
     * Has a feature's changes made to all that is written from now on.
     *
     * @param {Amendment} amendment
     */
    amend(amendment) {
      amendments.push(amendment);
    },
    /** The article for forms that have marks among their words: HTML, books. */
    marked: () => write(false),
    /** The article for forms of words alone: Markdown, text. */
    plain: () => write(true),
  };
}

/** @typedef {ReturnType<typeof createWriting>} Writing */
