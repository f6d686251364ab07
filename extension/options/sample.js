/**
 * A small article to look at while settings change, in the language of the interface.
 *
 * @import { Article } from "../core.js"
 */

import { message, uiDirection, uiLanguage } from "../reader/messages.js";

/** @returns {Article} */
export function sampleArticle() {
  const [first, second] = [message("sampleFirst"), message("sampleSecond")];
  // A link that leads nowhere but to the article's own heading.
  const html = `<p>${escape(first)}</p><h2 id="more">${escape(message("sampleHeading"))}</h2>
<p>${escape(second)} <a href="#more">${escape(message("sampleHeading"))}</a></p>
<blockquote><p>${escape(first)}</p></blockquote>
<pre><code>calm = page - noise</code></pre>`;
  return {
    url: null,
    title: message("sampleTitle"),
    byline: null,
    siteName: message("name"),
    published: null,
    modified: null,
    lang: uiLanguage(),
    dir: uiDirection(),
    excerpt: null,
    image: null,
    kind: "article",
    confidence: 1,
    html,
    words: 120,
    outline: [],
    nextPage: null,
    truncated: false,
    leftOut: [],
  };
}

/** @param {string} text */
function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
