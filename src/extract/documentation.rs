//! Whether a program for documentation made the page: by what the page says made it, and by names
//! that such a program alone gives to the text or to the list of contents beside it.

use crate::dom::classes::has_class;
use crate::dom::{Document, NodeId, name};

/// Programs that make documentation and hardly anything else, as `meta[name=generator]` has them
/// up to what is no letter: `mkdocs-1.5.3, mkdocs-material-9.4.6`. In lower case, sorted.
const GENERATORS: &[&str] = &[
    "antora",
    "docfx",
    "docusaurus",
    "docutils",
    "doxygen",
    "exdoc",
    "gitbook",
    "javadoc",
    "mdbook",
    "mintlify",
    "mkdocs",
    "pkgdown",
    "rustdoc",
    "sphinx",
    "starlight",
    "typedoc",
    "vitepress",
    "vuepress",
    "yard",
];

/// Whole class names of their own: of mdBook, Material for MkDocs, Nextra, Read the Docs, Starlight,
/// Sphinx, Docusaurus, TypeDoc and VitePress. Sorted.
const NAMES: &[&str] = &[
    "VPDoc",
    "md-typeset",
    "nextra-toc",
    "rst-content",
    "sidebar-scrollbox",
    "sl-markdown-content",
    "sphinxsidebar",
    "theme-doc-markdown",
    "toctree-l1",
    "tsd-panel",
];

/// Whether a program for documentation made the page.
pub fn is_made_for_it(document: &Document) -> bool {
    let mut all = document.descendants(NodeId::ROOT);
    all.any(|id| is_generator(document, id) || has_class(document, id, NAMES))
}

fn is_generator(document: &Document, id: NodeId) -> bool {
    let says_so = document.is(id, name::META)
        && document
            .attribute(id, name::NAME)
            .is_some_and(|name| name.eq_ignore_ascii_case("generator"));
    let program = document.attribute(id, name::CONTENT).filter(|_| says_so);
    program.is_some_and(|program| {
        let mut words = program.split(|c: char| !c.is_ascii_alphabetic());
        let first = words.next().unwrap_or_default().to_ascii_lowercase();
        GENERATORS.binary_search(&first.as_str()).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: bool) {
        let document = crate::parse::parse(html, &Default::default());
        assert_eq!(is_made_for_it(&document), expected, "{html}");
    }

    #[test]
    fn a_program_is_known_by_its_name_or_by_the_names_it_gives() {
        check(
            "<meta name=generator content='mkdocs-1.5.3, x-9'><p>a",
            true,
        );
        check(
            "<meta name=Generator content='GitBook (8cb3f6d)'><p>a",
            true,
        );
        check(
            "<ul><li class='toctree-l1 current'><a href=a>a</a></ul>",
            true,
        );
        check("<meta name=generator content='WordPress 6.1'><p>a", false);
        check(
            "<meta name=description content=mkdocs><p class=toctree>a",
            false,
        );
    }

    #[test]
    fn tables_are_sorted() {
        assert!(GENERATORS.is_sorted_by(|a, b| a < b));
        assert!(NAMES.is_sorted_by(|a, b| a < b));
    }
}
