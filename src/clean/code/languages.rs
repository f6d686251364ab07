//! The language a listing is written in, as highlighters name it in classes and attributes.

use crate::dom::classes::{classes, has_class};
use crate::dom::{ArticleTree, Name, NodeId, name};

/// What stands before the language in a class name: `language-rust`, `lang-rust`,
/// `highlight-source-rust`, `brush:rust`.
const PREFIXES: &[&str] = &[
    "highlight-source-",
    "highlight-text-",
    "language-",
    "lang-",
    "brush:",
    "sourceCode-",
];

/// What stands before the name of a language, but before other words as often: `highlight-rust`,
/// `highlight-box`, `code-with-copy`.
const LOOSE_PREFIXES: &[&str] = &["code-", "highlight-"];

/// Classes of listings whose other class names may be a language. Sorted.
const HIGHLIGHTED: &[&str] = &[
    "EnlighterJSRAW",
    "code",
    "code-block",
    "highlight",
    "hljs",
    "prettyprint",
    "prism-code",
    "programlisting",
    "shiki",
    "source-code",
    "sourceCode",
    "src",
    "syntaxhighlighter",
];

/// Languages by the names highlighters have for them. A name is added when pages use it as a bare
/// class or behind a loose prefix; words that pages also use otherwise (`text`, `basic`, `code`) are not. Sorted.
const LANGUAGES: &[&str] = &[
    "ada",
    "apache",
    "applescript",
    "asm",
    "bash",
    "batch",
    "c",
    "c++",
    "clojure",
    "cmake",
    "console",
    "cpp",
    "cs",
    "csharp",
    "css",
    "csv",
    "cython",
    "dart",
    "diff",
    "django",
    "docker",
    "dockerfile",
    "doscon",
    "elixir",
    "elm",
    "erlang",
    "fortran",
    "fsharp",
    "go",
    "golang",
    "gradle",
    "graphql",
    "groovy",
    "haskell",
    "hcl",
    "html",
    "http",
    "ini",
    "ipython",
    "ipython3",
    "java",
    "javascript",
    "jinja",
    "js",
    "json",
    "json5",
    "jsonc",
    "jsx",
    "julia",
    "kotlin",
    "latex",
    "less",
    "lisp",
    "lua",
    "makefile",
    "markdown",
    "matlab",
    "md",
    "mermaid",
    "nginx",
    "nim",
    "nix",
    "objc",
    "objective-c",
    "ocaml",
    "pascal",
    "perl",
    "php",
    "postgresql",
    "powershell",
    "prolog",
    "proto",
    "protobuf",
    "ps1",
    "py",
    "pycon",
    "python",
    "python3",
    "r",
    "rb",
    "rs",
    "rst",
    "ruby",
    "rust",
    "sass",
    "scala",
    "scheme",
    "scss",
    "sh",
    "shell",
    "shell-session",
    "solidity",
    "sql",
    "svelte",
    "swift",
    "terraform",
    "tex",
    "toml",
    "ts",
    "tsx",
    "typescript",
    "vb",
    "vhdl",
    "vim",
    "vue",
    "wasm",
    "xml",
    "yaml",
    "yml",
    "zig",
    "zsh",
];

/// Names that say there is none. Sorted.
const NONE: &[&str] = &[
    "auto",
    "block",
    "default",
    "inner",
    "line",
    "nohighlight",
    "none",
    "notranslate",
    "null",
    "plain",
    "plaintext",
    "text",
    "txt",
    "undefined",
    "wrapper",
];

/// How many elements above a listing may name its language.
const MAX_ABOVE: usize = 4;

/// The language of a listing, by its own element, the `code` in it, or what wraps nothing else.
pub fn language(tree: &ArticleTree, listing: NodeId) -> Option<String> {
    let inside = tree
        .descendants(listing)
        .filter(|&id| tree.is(id, name::CODE))
        .take(1);
    let own = std::iter::once(listing)
        .chain(inside)
        .find_map(|id| of_element(tree, id));
    own.or_else(|| {
        let above = tree.self_and_ancestors(listing).skip(1).take(MAX_ABOVE);
        above
            .take_while(|&id| wraps_one(tree, id))
            .find_map(|id| of_element(tree, id))
    })
}

/// Whether an element holds one listing: no two `pre`, and not the whole article.
fn wraps_one(tree: &ArticleTree, id: NodeId) -> bool {
    const WRAPPERS: &[Name] = &[
        name::CODE,
        name::DIV,
        name::FIGURE,
        name::SECTION,
        name::SPAN,
    ];
    tree.is_any(id, WRAPPERS)
        && tree.children(id).filter(|&c| tree.is_element(c)).count() <= MAX_ABOVE
}

fn of_element(tree: &ArticleTree, id: NodeId) -> Option<String> {
    let attributes = [name::DATA_LANGUAGE, name::DATA_LANG].into_iter();
    let attributes = attributes.filter_map(|key| tree.attribute(id, key));
    let by_prefix = classes(tree, id).filter_map(after_prefix);
    let is_highlighted = has_class(tree, id, HIGHLIGHTED) || is_named_alone(tree, id);
    let bare =
        classes(tree, id).filter(|class| is_highlighted && LANGUAGES.binary_search(class).is_ok());
    let mut named = attributes.chain(by_prefix).chain(bare).filter_map(tidy);
    named.next().or_else(|| after_brush(tree, id))
}

/// The language a class name has behind its prefix.
fn after_prefix(class: &str) -> Option<&str> {
    let behind = |prefixes: &[&str]| prefixes.iter().find_map(|p| class.strip_prefix(*p));
    // Sphinx joins languages: `html+django`.
    let is_known = |word: &&str| {
        let word = word.to_ascii_lowercase();
        let mut parts = std::iter::once(word.as_str()).chain(word.split('+'));
        parts.any(|part| LANGUAGES.binary_search(&part).is_ok())
    };
    behind(PREFIXES).or_else(|| behind(LOOSE_PREFIXES).filter(is_known))
}

/// Whether the code of a listing has one class of more than a letter, and no other:
/// `<pre><code class="sql">`.
fn is_named_alone(tree: &ArticleTree, id: NodeId) -> bool {
    let mut names = classes(tree, id);
    let is_one = names.next().is_some_and(|class| class.len() > 1) && names.next().is_none();
    let is_in_listing = tree.parent(id).is_some_and(|n| tree.is(n, name::PRE));
    is_one && tree.is(id, name::CODE) && is_in_listing
}

/// `brush: js; gutter: false` has the language in a class of its own.
fn after_brush(tree: &ArticleTree, id: NodeId) -> Option<String> {
    let mut all = classes(tree, id)
        .skip_while(|class| *class != "brush:")
        .skip(1);
    all.next().and_then(tidy)
}

/// What bars above listings call languages that go by another name. Sorted.
const SHOWN: &[(&str, &str)] = &[
    ("bash session", "console"),
    ("c#", "csharp"),
    ("code", ""),
    ("command line", "console"),
    ("f#", "fsharp"),
    ("java script", "javascript"),
    ("objective c", "objective-c"),
    ("output", ""),
    ("plain text", ""),
    ("plaintext", ""),
    ("shell session", "console"),
    ("terminal", "console"),
    ("text", ""),
    ("type script", "typescript"),
    ("visual basic", "vb"),
];

/// The language that a text is the name of, empty if it says that there is none.
pub fn named(text: &str) -> Option<&'static str> {
    let text = text.trim_end_matches(':').to_lowercase();
    let shown = SHOWN.binary_search_by_key(&text.as_str(), |&(shown, _)| shown);
    let known = LANGUAGES.binary_search(&text.as_str());
    let shown = shown.ok().map(|at| SHOWN[at].1);
    shown.or_else(|| known.ok().map(|at| LANGUAGES[at]))
}

fn tidy(value: &str) -> Option<String> {
    let value = value
        .trim_matches([';', '{', '}', '"', '\''])
        .to_ascii_lowercase();
    let value = value.strip_suffix("-basic").unwrap_or(&value);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "#+-._".contains(c);
    let is_name = (1..=24).contains(&value.len()) && value.chars().all(is_plain);
    (is_name && NONE.binary_search(&value).is_err()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(SHOWN.is_sorted_by(|a, b| a.0 < b.0));
        for table in [LANGUAGES, NONE, HIGHLIGHTED] {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
        }
    }

    #[test]
    fn loose_prefixes_stand_before_known_languages_only() {
        for (html, expected) in [
            (
                "<pre class='code-with-copy sourceCode python'>a</pre>",
                Some("python"),
            ),
            (
                "<pre class=code-snippet><code class=code-Rust>a</code></pre>",
                Some("rust"),
            ),
            (
                "<div class=highlight-python3><div class=highlight><pre>a</pre></div></div>",
                Some("python3"),
            ),
            (
                "<div class=highlight-html+django><pre>a</pre></div>",
                Some("html+django"),
            ),
            ("<div class=highlight-box><pre>a</pre></div>", None),
            ("<pre class=language-undefined>a</pre>", None),
        ] {
            let tree = crate::parse::parse_fragment(html, &crate::Options::default());
            let tree = ArticleTree::new(tree);
            let pre = tree
                .descendants(NodeId::ROOT)
                .find(|&n| tree.is(n, name::PRE));
            assert_eq!(language(&tree, pre.unwrap()).as_deref(), expected, "{html}");
        }
    }

    #[test]
    fn a_language_has_a_plain_name() {
        assert_eq!(tidy("Rust;").as_deref(), Some("rust"));
        assert_eq!(tidy("none"), None);
        assert_eq!(tidy("a b"), None);
    }
}
