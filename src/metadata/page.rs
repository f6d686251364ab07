//! The page as lines of text, with where its title stands and its running text begins and ends.
//!
//! A *line* is a run of text between two boundaries of blocks. The *head* of the article is the
//! lines around the title, down to the first of the running text: bylines and dates stand there.
//! What belongs to other things (navigation, comments, teasers) is *outside*.

use super::markup;
use super::tokens::{Marks, MarksReader};
use crate::dom::text::FoldedText;
use crate::dom::{Document, NodeId, SideTable, Step, name, sets};
use crate::words::effective_words;
use std::ops::Range;

/// From this many effective words on a line is running text.
const RUNNING: usize = 22;
/// The most characters of a line that are kept; longer ones hold no byline.
const MAX_CHARACTERS: usize = 300;
/// How many lines before the title belong to the head.
const BEFORE_TITLE: usize = 5;
/// The most lines of the head after the title.
const AFTER_TITLE: usize = 40;
/// Elements that hold other things than the article.
const OUTSIDE: &[crate::dom::Name] = &[name::ASIDE, name::FIGCAPTION, name::FOOTER, name::NAV];

/// A line of the page.
#[derive(Debug)]
pub struct Line {
    /// Its text, white space folded, cut off after some hundred characters.
    pub text: String,
    /// The block that holds it.
    pub node: NodeId,
    /// Its effective words.
    pub words: usize,
    /// Whether it is outside the article.
    pub is_outside: bool,
}

/// Where something stands; what is nearer to the title comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Around the title, before the running text.
    Head,
    /// In the running text, or right after it.
    Body,
    /// Elsewhere.
    Elsewhere,
    /// In a part for other things.
    Outside,
}

/// The lines of a page.
#[derive(Debug)]
pub struct Page<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The lines of the head.
    pub head: Range<usize>,
    /// The lines from the first of the running text to the last.
    pub body: Range<usize>,
    /// For each element, how many lines stand before it.
    line_of: SideTable<u32>,
    is_outside: SideTable<bool>,
    marks: SideTable<Marks>,
}

impl<'a> Page<'a> {
    /// Cuts the document into lines. `heading` is the element that shows the title.
    pub fn new(document: &'a Document, heading: Option<NodeId>) -> Page<'a> {
        let mut page = Page {
            document,
            lines: Vec::new(),
            head: 0..0,
            body: 0..0,
            line_of: SideTable::new(document, 0),
            is_outside: SideTable::new(document, false),
            marks: SideTable::new(document, Marks::default()),
        };
        page.cut(heading);
        page.find_parts(heading);
        page
    }

    /// The number of the line that begins at an element, or that it stands in.
    pub fn line(&self, id: NodeId) -> usize {
        self.line_of[id] as usize
    }

    /// What `class`, `id` and `rel` of an element of the body say.
    pub fn marks(&self, id: NodeId) -> Marks {
        self.marks[id]
    }

    /// Where an element stands.
    pub fn place(&self, id: NodeId) -> Place {
        let line = self.line(id);
        match self.is_outside[id] {
            true => Place::Outside,
            false if self.head.contains(&line) => Place::Head,
            false if (self.body.start..self.body.end + 4).contains(&line) => Place::Body,
            false => Place::Elsewhere,
        }
    }

    /// Whether a line of the page has `text`, whatever its case.
    pub fn shows(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let mut lines = self.lines.iter();
        lines.any(|line| line.text.len() >= text.len() && line.text.to_lowercase().contains(&text))
    }

    fn cut(&mut self, heading: Option<NodeId>) {
        let document = self.document;
        let around_title: Vec<NodeId> = heading
            .map(|id| document.self_and_ancestors(id).collect())
            .unwrap_or_default();
        let mut reader = MarksReader::default();
        let mut text = FoldedText::default();
        let mut outside: Vec<NodeId> = Vec::new();
        let mut node = document.body();
        for step in document.walk(document.body()) {
            let (Step::Enter(id) | Step::Leave(id)) = step;
            if markup::is_seam(document, id) {
                text.push_space();
            }
            if markup::is_line_break(document, id) {
                self.finish_line(&mut text, node, !outside.is_empty());
                node = match step {
                    Step::Enter(id) => id,
                    Step::Leave(id) => document.parent(id).unwrap_or(id),
                };
            }
            match step {
                Step::Enter(id) => {
                    if document.is_element(id) {
                        self.line_of[id] = self.lines.len() as u32;
                        self.marks[id] = reader.marks(document, id);
                        let is_outside = self.starts_outside(id) && !around_title.contains(&id);
                        if is_outside {
                            outside.push(id);
                        }
                        self.is_outside[id] = !outside.is_empty();
                    } else if !document
                        .parent(id)
                        .is_some_and(|p| sets::NO_TEXT.has(document.html_name(p)))
                    {
                        text.push(document.text(id));
                    }
                }
                Step::Leave(id) if outside.last() == Some(&id) => {
                    outside.pop();
                }
                Step::Leave(_) => {}
            }
        }
        self.finish_line(&mut text, node, false);
    }

    fn starts_outside(&self, id: NodeId) -> bool {
        if self
            .document
            .is_any(id, &[name::BODY, name::MAIN, name::ARTICLE])
        {
            return false;
        }
        let marks = self.marks[id];
        self.document.is_any(id, OUTSIDE) || (marks.outside && !marks.author && !marks.date)
    }

    fn finish_line(&mut self, text: &mut FoldedText, node: NodeId, is_outside: bool) {
        let mut text = std::mem::take(text).finish();
        if text.is_empty() {
            return;
        }
        let words = effective_words(&text);
        if let Some((end, _)) = text.char_indices().nth(MAX_CHARACTERS) {
            text.truncate(end);
        }
        self.lines.push(Line {
            text,
            node,
            words,
            is_outside,
        });
    }

    fn find_parts(&mut self, heading: Option<NodeId>) {
        let title = heading.map(|id| self.line(id));
        let running = |line: &Line| line.words >= RUNNING && !line.is_outside;
        let after = title.map_or(0, |title| title + 1);
        let rest = self.lines.get(after..).unwrap_or_default();
        let first = rest.iter().position(running).map(|at| at + after);
        let last = self.lines.iter().rposition(running).map_or(0, |at| at + 1);
        let first = first.unwrap_or(self.lines.len());
        let from = match title {
            Some(title) => title.saturating_sub(BEFORE_TITLE),
            None => first.saturating_sub(AFTER_TITLE),
        };
        let after = after.max(from);
        self.body = first..last.max(first);
        self.head = from..first.min(after + AFTER_TITLE);
        // A lead of running text may stand above the byline.
        let lead = self.lines.get(first + 1..).unwrap_or_default();
        let lead = lead
            .iter()
            .take(6)
            .take_while(|line| !running(line))
            .count();
        if self.head.end == first && lead < 6 {
            self.head.end = (first + 1 + lead).min(self.lines.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<nav>Home</nav><h1>Rain</h1><p class=by>Ann Lee</p><p>One two three four \
        five six seven eight nine ten one two three four five six seven eight nine ten and more.</p>\
        <div class=comments><p>Bo</p></div>";

    #[test]
    fn the_head_stands_between_title_and_text() {
        let document = crate::parse::parse(PAGE, &Default::default());
        let mut all = document.descendants(NodeId::ROOT);
        let heading = all.find(|&id| document.is(id, name::H1));
        let page = Page::new(&document, heading);
        let texts: Vec<&str> = page.lines.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(texts[..3], ["Home", "Rain", "Ann Lee"]);
        assert_eq!(page.body, 3..4);
        assert!(page.head.contains(&2));
        let places: Vec<Place> = document
            .descendants(NodeId::ROOT)
            .filter(|&id| document.is(id, name::P))
            .map(|id| page.place(id))
            .collect();
        assert_eq!(places, [Place::Head, Place::Head, Place::Outside]);
        assert!(page.shows("ann lee"));
    }
}
