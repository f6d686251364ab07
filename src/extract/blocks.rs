//! Cuts a page into blocks.
//!
//! A *block* is a run of text that no block-level boundary, `hr` or pair of `br` interrupts; one
//! `br` is a line break inside. Inline elements do not interrupt; custom elements and `button`
//! do. A block's *container* is its nearest block-level ancestor. Hidden text is in blocks too
//! and judged like the rest; `noscript` is when it has much text, for some pages show only that.

use super::text_stats::{TextReader, TextStats};
use crate::dom::{Document, Namespace, NodeId, SideTable, Step, name, sets};

/// A `noscript` with fewer effective words than this is a notice or a pixel.
const NOSCRIPT_MIN_WORDS: usize = 60;

/// From this share of linked characters on, a block leads elsewhere.
const MIN_AWAY_DENSITY: f32 = 0.5;
/// From this share on, it is a link.
const MIN_LINK_DENSITY: f32 = 0.8;
/// A block of a link and so many effective words before it is a link with its label.
const MAX_WORDS_BESIDE_LINK: usize = 4;
/// Such a link has so many effective words at least.
const MIN_LINK_WORDS: usize = 3;

/// A run of text.
#[derive(Clone, Debug)]
pub struct Block {
    /// The nearest block-level ancestor.
    pub container: NodeId,
    /// The innermost element around all its text; the container itself if that has other text.
    pub wrapper: NodeId,
    /// Its first text node.
    pub first: NodeId,
    /// Its last text node.
    pub last: NodeId,
    /// What its characters are like.
    pub stats: TextStats,
}

impl Block {
    /// Effective words; see [`crate::words`].
    pub fn words(&self) -> usize {
        self.stats.words
    }

    /// Whether it is a link.
    pub fn is_link(&self) -> bool {
        self.stats.link_density() >= MIN_LINK_DENSITY
    }

    /// Whether it is a link, with or without a few words that say what it leads to.
    pub fn is_link_with_label(&self) -> bool {
        let linked = self.stats.link_words;
        let beside = self.words().saturating_sub(linked);
        self.is_link() || (linked >= MIN_LINK_WORDS && beside <= MAX_WORDS_BESIDE_LINK)
    }

    /// Whether as much of it leads elsewhere as does not.
    pub fn leads_away(&self) -> bool {
        self.stats.link_density() >= MIN_AWAY_DENSITY
    }

    /// The text as it reads.
    #[cfg(any(test, feature = "training"))]
    pub fn text(&self, document: &Document) -> String {
        let mut text = crate::dom::text::FoldedText::default();
        let mut at = Some(self.first);
        while let Some(id) = at {
            if document.is(id, name::BR) {
                text.push_space();
            }
            text.push(document.text(id));
            at = match id == self.last {
                true => None,
                false if is_skipped(document, id) => document.following_skipping(id, NodeId::ROOT),
                false => document.following(id, NodeId::ROOT),
            };
        }
        text.finish()
    }
}

/// What lies below an element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// The first block that begins at or after the element's start.
    pub start: u32,
    /// The first block after it; `start` if it has none.
    pub end: u32,
    /// The number of images below it.
    pub images: u32,
}

impl Extent {
    /// The blocks below the element, as places in the list of blocks.
    pub fn blocks(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether block `index` lies below the element.
    pub fn holds(self, index: usize) -> bool {
        self.blocks().contains(&index)
    }
}

/// A page cut into blocks.
#[derive(Debug)]
pub struct Cut {
    /// The blocks in document order.
    pub blocks: Vec<Block>,
    /// What lies below each block-level element; empty for inline ones.
    pub extents: SideTable<Extent>,
}

/// Cuts the page below `top` into blocks, in document order.
pub fn cut(document: &Document, top: NodeId) -> Cut {
    let mut cutter = Cutter {
        document,
        containers: Vec::new(),
        links: 0,
        breaks: 0,
        images: 0,
        open: None,
        // Hardly more room than it takes: it is the largest list of all.
        done: Vec::with_capacity(document.count_texts()),
        extents: SideTable::new(document, Extent::default()),
    };
    let mut skipped: Option<NodeId> = None;
    for step in document.walk(top) {
        match step {
            Step::Leave(id) if skipped == Some(id) => skipped = None,
            _ if skipped.is_some() => {}
            Step::Enter(id) if is_skipped(document, id) => skipped = Some(id),
            Step::Enter(id) => cutter.enter(id),
            Step::Leave(id) => cutter.leave(id),
        }
    }
    Cut {
        blocks: cutter.done,
        extents: cutter.extents,
    }
}

/// Whether the text below `id` is no text of the page.
pub fn is_skipped(document: &Document, id: NodeId) -> bool {
    match document.namespace(id) {
        Namespace::Svg => true,
        Namespace::MathMl => document.name(id) == name::ANNOTATION,
        Namespace::Html if document.is(id, name::NOSCRIPT) => is_short(document, id),
        // A formula drawn letter by letter, each in an element of its own.
        Namespace::Html if document.is(id, name::MJX_CONTAINER) => true,
        Namespace::Html => sets::NO_TEXT.has(document.html_name(id)),
    }
}

fn is_short(document: &Document, noscript: NodeId) -> bool {
    let mut words = crate::words::Counter::default();
    for id in document.descendants(noscript) {
        let text = document.text(id);
        // Markup that was escaped once too often is no text.
        if !text.trim_start().starts_with('<') {
            words.push(text);
        }
    }
    words.effective_words() < NOSCRIPT_MIN_WORDS
}

struct Cutter<'a> {
    document: &'a Document,
    /// The open block-level elements.
    containers: Vec<NodeId>,
    /// How many links are open.
    links: usize,
    /// How many `br` came since the last text.
    breaks: usize,
    /// How many images came so far.
    images: u32,
    open: Option<OpenBlock>,
    done: Vec<Block>,
    extents: SideTable<Extent>,
}

/// A block whose text is not over.
struct OpenBlock {
    block: Block,
    text: TextReader,
}

impl Cutter<'_> {
    fn enter(&mut self, id: NodeId) {
        let document = self.document;
        if document.is_text(id) {
            self.text(id);
        } else if document.is(id, name::BR) {
            self.breaks += 1;
            match &mut self.open {
                _ if self.breaks > 1 => self.close(),
                Some(block) => block.text.line_break(),
                None => {}
            }
        } else if !document.is_inline(id) || self.containers.is_empty() {
            self.close();
            self.containers.push(id);
            let start = self.done.len() as u32;
            self.extents[id] = Extent {
                start,
                end: start,
                images: self.images,
            };
        } else if document.is(id, name::IMG) {
            self.images += 1;
        } else if document.is(id, name::A) && document.has_attribute(id, name::HREF) {
            self.links += 1;
        }
    }

    fn leave(&mut self, id: NodeId) {
        let document = self.document;
        if self.containers.last() == Some(&id) {
            self.close();
            self.containers.pop();
            let extent = &mut self.extents[id];
            extent.end = self.done.len() as u32;
            extent.images = self.images - extent.images;
        } else if document.is(id, name::A) && document.has_attribute(id, name::HREF) {
            self.links -= 1;
        }
    }

    fn text(&mut self, id: NodeId) {
        let document = self.document;
        let text = document.text(id);
        let is_linked = self.links > 0;
        if text.trim().is_empty() {
            if let Some(open) = &mut self.open {
                open.text.push(text, is_linked);
            }
            return;
        }
        self.breaks = 0;
        let container = *self.containers.last().expect("the top is left last");
        let parent = document.parent(id).unwrap_or(container);
        let open = self.open.get_or_insert_with(|| OpenBlock {
            block: Block {
                container,
                wrapper: parent,
                first: id,
                last: id,
                stats: TextStats::default(),
            },
            text: TextReader::default(),
        });
        let block = &mut open.block;
        block.wrapper = common_wrapper(document, block.wrapper, parent, container);
        block.last = id;
        open.text.push(text, is_linked);
    }

    fn close(&mut self) {
        self.breaks = 0;
        if let Some(OpenBlock { mut block, text }) = self.open.take() {
            block.stats = text.finish();
            self.done.push(block);
        }
    }
}

/// The innermost element around both, no higher than `container`.
fn common_wrapper(document: &Document, a: NodeId, b: NodeId, container: NodeId) -> NodeId {
    let up_to_container = |id| {
        document
            .self_and_ancestors(id)
            .take_while(|&node| node != container)
    };
    up_to_container(a)
        .find(|&node| up_to_container(b).any(|n| n == node))
        .unwrap_or(container)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;

    fn texts(html: &str) -> Vec<String> {
        let document = crate::parse::parse(html, &Options::default());
        cut(&document, document.body())
            .blocks
            .iter()
            .map(|b| b.text(&document))
            .collect()
    }

    #[test]
    fn inline_elements_do_not_interrupt() {
        assert_eq!(texts("<p>a <b>b</b> <a href=x>c</a></p>d"), ["a b c", "d"]);
    }

    #[test]
    fn two_breaks_interrupt_and_one_does_not() {
        assert_eq!(texts("a<br>b<br> <br>c<hr>d"), ["a b", "c", "d"]);
    }

    #[test]
    fn buttons_and_custom_elements_interrupt() {
        assert_eq!(texts("a<button>b</button><x-y>c</x-y>"), ["a", "b", "c"]);
    }

    #[test]
    fn scripts_controls_and_short_noscripts_have_no_text() {
        assert_eq!(
            texts("a<script>b</script><select><option>c</select><noscript><p>d</noscript>"),
            ["a"]
        );
    }

    #[test]
    fn the_wrapper_holds_all_the_text() {
        let html = "<p><b><i>a</i> b</b></p>";
        let document = crate::parse::parse(html, &Options::default());
        let cut = cut(&document, document.body());
        let block = &cut.blocks[0];
        assert!(document.is(block.wrapper, name::B));
        assert!(document.is(block.container, name::P));
    }
}
