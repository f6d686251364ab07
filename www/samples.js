/**
 * The sample pages: all written for this project, each with the furniture of the real web around
 * its text. The order is the order of the list on the page.
 *
 * @typedef {object} Sample
 * @property {string} id    stands in the page's address as `#id`
 * @property {string} file  address beside `index.html`
 * @property {string} title
 * @property {string} lang  BCP 47 tag of the page's own language
 * @property {string} kind  what sort of page it is, in two or three words
 * @property {string} hard  what a reader has to get right here
 */

/** @type {readonly Sample[]} */
export const SAMPLES = [
  {
    id: "news",
    file: "samples/news.html",
    title: "Halmsey’s last diesel ferry makes its final crossing",
    lang: "en-GB",
    kind: "News",
    hard: "A cookie notice, related links and a newsletter box between the paragraphs, one lazy picture with a noscript twin.",
  },
  {
    id: "long-read",
    file: "samples/long-read.html",
    title: "The Brass Sea",
    lang: "en",
    kind: "Long read",
    hard: "Footnotes that lead there and back, figures with captions, pull quotes that repeat the text, two levels of headings.",
  },
  {
    id: "code",
    file: "samples/code.html",
    title: "A minute, then two seconds",
    lang: "en",
    kind: "Blog with code",
    hard: "Five sorts of highlighted code: line numbers in a table, in a gutter and in the margin, with copy buttons and language labels.",
  },
  {
    id: "docs",
    file: "samples/docs.html",
    title: "Restoring files",
    lang: "en",
    kind: "Documentation",
    hard: "Two side columns, tabs of which only one is shown, permalinks behind every heading, notes and warnings, folded answers.",
  },
  {
    id: "recipe",
    file: "samples/recipe.html",
    title: "Mujaddara with Really Dark Onions",
    lang: "en-US",
    kind: "Recipe",
    hard: "Checkboxes before every ingredient, advertisements between the paragraphs, a card that repeats the title, reviews below.",
  },
  {
    id: "forum",
    file: "samples/forum.html",
    title: "Longcase loses four minutes a day, but only in winter",
    lang: "en",
    kind: "Forum thread",
    hard: "One question and eight answers, each with its author; quotations, signatures, like buttons and a sponsored line.",
  },
  {
    id: "math",
    file: "samples/math.html",
    title: "The dirty pages of the logarithm book",
    lang: "en",
    kind: "Mathematics",
    hard: "Formulas as MathML, KaTeX, MathJax 2 and MathJax 3, each of which writes them more than once; a table with two rows of headers.",
  },
  {
    id: "encyclopedia",
    file: "samples/encyclopedia.html",
    title: "Boustrophedon",
    lang: "en",
    kind: "Encyclopedia",
    hard: "An infobox, edit links in every heading, a maintenance notice, notes apart from references, navigation inside the text.",
  },
  {
    id: "vietnamese",
    file: "samples/vietnamese.html",
    title: "Người giữ hạt lúa mùa nổi trên cánh đồng nước",
    lang: "vi",
    kind: "Tin tức",
    hard: "Vietnamese; captions and related links both sit in tables, beside one table that is data.",
  },
  {
    id: "arabic",
    file: "samples/arabic.html",
    title: "القصبة التي لا تُجيد السرعة",
    lang: "ar",
    kind: "مقالة",
    hard: "Arabic, right to left; a pull quote that repeats the text, a “read also” line, Arabic-Indic footnote numbers.",
  },
  {
    id: "japanese",
    file: "samples/japanese.html",
    title: "雨に名前をつけた人たち",
    lang: "ja",
    kind: "随筆",
    hard: "Japanese with readings above the characters; no spaces between words, so that counting and splitting go differently.",
  },
  {
    id: "sign-in",
    file: "samples/sign-in.html",
    title: "Sign in · Meadowlark Library",
    lang: "en",
    kind: "Nothing to read",
    hard: "A form and no text at all. The reader has to say so.",
  },
];
