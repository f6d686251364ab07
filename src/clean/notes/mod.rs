//! Notes: a mark in the text leads to its note, the note leads back, and its text stands once.
//!
//! ```text
//! sup > a[role=doc-noteref][href=#n][id=r]      1
//! section[role=doc-endnotes] > ol > li[id=n]    text a[role=doc-backlink][href=#r] ↩
//! ```
//!
//! What is a note is decided by the links: a short mark leads to a place whose element leads back,
//! or is named a note. That holds for MediaWiki, WordPress, Substack, Pandoc, kramdown, Docusaurus
//! and Sphinx alike. Notes in the margin (Tufte) become such notes first.

mod find;
mod margin;
mod settle;

use super::Context;
use crate::dom::{ArticleTree, NodeId};

/// A mark in the text.
#[derive(Clone, Debug)]
struct Mark {
    /// The link.
    link: NodeId,
    /// The id that links back lead to, if there is one.
    id: Option<String>,
}

/// A note with all marks that lead to it.
#[derive(Clone, Debug)]
struct Note {
    /// The element that holds its text.
    element: NodeId,
    /// The id marks lead to.
    id: String,
    marks: Vec<Mark>,
}

/// Brings all notes to one form.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    margin::run(tree);
    let notes = find::notes(tree);
    for note in &notes {
        settle::marks(tree, note);
        settle::note(tree, note);
    }
    settle::lists(tree, &notes);
    settle::roles(tree);
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn a_mark_and_its_note_lead_to_each_other() {
        let once = "<p>a<sup><a href=\"#sp-n\" id=\"sp-r\" role=\"doc-noteref\">1</a></sup></p>\
            <section role=\"doc-endnotes\"><ol><li id=\"sp-n\">b \
            <a href=\"#sp-r\" role=\"doc-backlink\">↩</a></li></ol></section>";
        check(
            super::run,
            "<p>a<sup id=r><a href=#n>[1]</a></sup></p><ol><li id=n><a href=#r>^</a> b</li></ol>",
            once,
        );
        check(super::run, once, once);
    }

    #[test]
    fn brackets_points_and_asides_around_notes_go() {
        check(
            super::run,
            "<p>a<sup class=footnote>[<a href=#n id=r>1</a>]</sup> [<a href=#m id=s>2</a>]</p>\
             <aside><div id=n><a href=#r>1</a>. b</div><div id=m><a href=#s>2</a>: c</div></aside>",
            "<p>a<sup><a href=\"#sp-n\" id=\"sp-r\" role=\"doc-noteref\">1</a></sup> \
             <sup><a href=\"#sp-m\" id=\"sp-s\" role=\"doc-noteref\">2</a></sup></p>\
             <section role=\"doc-endnotes\"><ol><li id=\"sp-n\">b \
             <a href=\"#sp-r\" role=\"doc-backlink\">↩</a></li><li id=\"sp-m\">c \
             <a href=\"#sp-s\" role=\"doc-backlink\">↩</a></li></ol></section>",
        );
    }

    #[test]
    fn what_held_links_back_alone_goes_with_all_of_them() {
        check(
            super::run,
            "<p>a<sup><a href=#n id=r>1</a></sup> b<sup><a href=#n id=s>1</a></sup></p>\
             <ol><li id=n><div><p><a href=#r>^</a></p><p><a href=#s>1</a>,</p></div><p>c</p></li></ol>",
            "<p>a<sup><a href=\"#sp-n\" id=\"sp-r\" role=\"doc-noteref\">1</a></sup> \
             b<sup><a href=\"#sp-n\" id=\"sp-s\" role=\"doc-noteref\">1</a></sup></p>\
             <section role=\"doc-endnotes\"><ol><li id=\"sp-n\"><p>c \
             <a href=\"#sp-r\" role=\"doc-backlink\">↩</a>\
             <a href=\"#sp-s\" role=\"doc-backlink\">↩</a></p></li></ol></section>",
        );
    }

    #[test]
    fn links_to_sections_are_no_marks() {
        let page = "<p><a href=\"#sp-n\">1</a></p><h2 id=\"sp-n\">b</h2>";
        check(super::run, page, page);
    }
}
