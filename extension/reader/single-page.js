/**
 * The article as one HTML file that needs nothing beside it: no script, and its style inside.
 * Pictures keep their addresses.
 *
 * @import { Article } from "../core.js"
 */

import { element } from "./elements.js";

const STYLE = `
:root { color-scheme: light dark }
body { max-width: 36em; margin: 2em auto; padding: 0 1em; font: 1.15em/1.6 Charter, Georgia, serif;
  overflow-wrap: break-word }
h1, h2, h3 { line-height: 1.25; text-wrap: balance }
img { max-width: 100%; height: auto }
figure { margin: 1.5em 0 }
figcaption, .facts { font: 0.8em/1.5 system-ui, sans-serif; opacity: 0.8 }
pre { overflow: auto; padding: 1em; background: #8881; font-size: 0.8em; tab-size: 4 }
table { display: block; overflow: auto; border-collapse: collapse }
td, th { padding: 0.4em 0.7em; border-bottom: 1px solid #8886; text-align: start }
blockquote { margin-inline: 0; padding-inline-start: 1em; border-inline-start: 3px solid #8886 }
aside { padding: 0.8em 1em; background: #8881 }`;

/**
 * Writes the file.
 *
 * @param {Article} article
 * @param {HTMLElement} content its HTML as nodes of a document in which nothing loads
 */
export function writePage(article, content) {
  const page = document.implementation.createHTMLDocument(article.title ?? "");
  page.documentElement.lang = article.lang ?? "";
  page.documentElement.dir = article.dir ?? "auto";
  page.head.prepend(element("meta", { charset: "utf-8" }));
  page.head.append(
    element("meta", {
      name: "viewport",
      content: "width=device-width, initial-scale=1",
    }),
    element("style", {}, STYLE),
  );
  page.body.append(writeHead(article), ...content.childNodes);
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

/** @param {Article} article */
function writeHead({ title, byline, published, siteName, url }) {
  const header = element("header", {}, element("h1", {}, title ?? ""));
  const facts = [siteName, byline, published?.slice(0, 10)];
  const line = element(
    "p",
    { class: "facts" },
    facts.filter(Boolean).join(" · "),
  );
  if (url) {
    line.append(element("br"), element("a", { href: url }, url));
  }
  header.append(line);
  return header;
}
