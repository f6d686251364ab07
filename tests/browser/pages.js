/** Pages of our own for the browser tests, one difficulty each. */

const PARAGRAPHS = [
  "The lamp on the breakwater was first lit in the autumn of 1871, when the town had forty boats and no road. Its keeper climbed the iron ladder twice a night, whatever the sea did, and wrote the hour into a book that has survived.",
  "What the book tells is mostly weather. Between the lines about wind and swell stand the names of those who came back late, and in three places, underlined, of those who did not come back at all.",
  "A new lamp, run by a cable from the shore, replaced the old one in 1934. The ladder stayed, because nobody could agree who owned it, and children have dared one another to climb it ever since.",
  "Last winter a storm took the upper half of the ladder away. The council wants to restore it; the harbour office says that a ladder to nothing is a danger and should go.",
  "Both sides will meet in the old net loft on Thursday. The keeper's book will lie on the table, opened at the page where the first night is recorded in a small and careful hand.",
];

const TEXT = PARAGRAPHS.map((text) => `<p>${text}</p>`).join("\n");

const MENU = `<nav><ul>${["Home", "Harbour", "Weather", "Shop"]
  .map((name) => `<li><a href="/${name}">${name}</a></li>`)
  .join("")}</ul></nav>`;

const RELATED = `<aside class="related"><h2>More from the coast</h2><ul>
  <li><a href="/1">Nets dry in the sun</a></li><li><a href="/2">Tides of the week</a></li>
  <li><a href="/3">A ferry for the islands</a></li></ul></aside>`;

/**
 * A page of a local paper with an article in it.
 *
 * @param {{ head?: string, before?: string, after?: string }} parts
 */
export function article({ head = "", before = "", after = "" } = {}) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>The ladder to nothing | Harbour Post</title>
<meta property="og:title" content="The ladder to nothing">
<meta property="og:site_name" content="Harbour Post">
<meta name="author" content="Mara Lund"><meta property="article:published_time" content="2025-02-03T08:00:00+01:00">
${head}</head><body>${MENU}<main>${before}<article><h1>The ladder to nothing</h1>
<p class="byline">By Mara Lund</p>${TEXT}
<figure><img src="/ladder.png" alt="The ladder" width="600" height="400"><figcaption>What is left of it.</figcaption></figure>
<p>Whatever is decided, the lamp will burn: it has a computer of its own now, and nobody has climbed up to it for nine years.</p>
</article>${RELATED}${after}</main><footer>© Harbour Post <img src="/counter.png" width="1" height="1"></footer></body></html>`;
}

/** The first words of the article, and some that are in no article. */
export const FIRST = "The lamp on the breakwater";
export const LAST = "nobody has climbed up to it for nine years";
export const RELATED_WORDS = "Nets dry in the sun";

/** A page whose own styles fight everything that is put into it. */
export const HOSTILE_HEAD = `<style>
  * { display: none !important; visibility: hidden !important; opacity: 0 !important;
    z-index: 2147483647 !important; transform: rotate(3deg) !important }
  html, head ~ body { filter: blur(3px) !important }
  html { font-size: 3px; --paper: red; --ink: red }
</style>`;

/** A modal dialog of the page, and a script that keeps the focus in it. */
export const MODAL = `<dialog id="offer"><p>Subscribe now!</p><button>Later</button></dialog>
<script>
  const offer = document.getElementById("offer");
  offer.showModal();
  document.addEventListener("focusin", (event) => {
    if (!offer.contains(event.target)) offer.querySelector("button").focus();
  });
</script>`;

/** A form with fields to lose, half way down a long page. */
export const FORM = `<form><input id="name" name="firstChild"><textarea id="note"></textarea>
<input type="checkbox" id="box"></form><div style="height:3000px"></div>`;

/** The article in the shadow root of a custom element, its lead in a slot. */
export const COMPONENT = `<!doctype html><html lang="en"><head><title>Shadow</title></head><body>
${MENU}<story-card><p slot="lead">${PARAGRAPHS[0]}</p></story-card>${RELATED}
<script>
  customElements.define("story-card", class extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: "open" }).innerHTML =
        "<article><h1>The ladder to nothing</h1><slot name=lead></slot><p>" +
        ${JSON.stringify(PARAGRAPHS.slice(1).join("</p><p>"))} + "</p></article>";
    }
  });
</script></body></html>`;

/** The article in a frame of the same origin. */
export const FRAME = `<!doctype html><html lang="en"><head><title>Frame</title></head><body>
${MENU}<iframe width="700" height="500" src="/plain"></iframe></body></html>`;

/** A page of links alone. */
export const HOME = `<!doctype html><html lang="en"><head><title>Harbour Post</title></head><body>${MENU}
${Array.from({ length: 30 }, (_, n) => `<div class="card"><a href="/${n}">Short news number ${n}</a></div>`).join("")}
<footer>© Harbour Post</footer></body></html>`;
