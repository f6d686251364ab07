//! Cards: what shows other pages. A *card* is a small element whose head is a link, with or
//! without a picture and a short text; *a run of cards* is a row of neighbours that are cards.
//! Read-next boxes, lists of teasers, menus and the entries of a home page are runs of cards; the
//! sections of an article are not. Found by structure alone, whatever classes are called and
//! whatever language the page speaks.

use super::blocks::{Block, Extent};
use crate::dom::{Document, NodeId, SideTable, name};

/// The most words before the link that heads a card: a label, a date.
const MAX_WORDS_BEFORE: usize = 10;
/// The most words of a card outside its links. More are a text of their own.
const MAX_PLAIN_WORDS: usize = 70;
/// So many words after its first link make an element with a heading that leads nowhere a section,
/// as of a list of the best of something: what it links to is sold.
const MIN_SECTION_WORDS: usize = 8;
/// The most blocks of a card.
const MAX_BLOCKS: usize = 14;
/// A table row with so many texts is data, whatever its first cell links to.
const MIN_ROW_CELLS: usize = 3;
/// So many neighbours make a run.
const MIN_RUN: usize = 2;

/// A row of neighbours that are cards.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// What they stand in.
    pub parent: NodeId,
    /// The first block of the first card.
    pub start: usize,
    /// The block after the last card.
    pub end: usize,
    /// How many cards.
    pub cards: usize,
    /// Words that are not the link at the head.
    pub plain_words: usize,
    /// Pictures in all of them.
    pub images: usize,
}

impl Run {
    /// Whether its cards have texts or pictures; others are bare links.
    pub fn is_of_teasers(&self) -> bool {
        self.plain_words >= 4 * self.cards || 2 * self.images >= self.cards
    }
}

/// The runs of a page.
#[derive(Debug, Default)]
pub struct Cards {
    /// In document order.
    pub runs: Vec<Run>,
    /// For each block, the place of its run in `runs`.
    pub of_block: Vec<Option<u32>>,
    /// For each block, blocks since the last one in a run of teasers; 0 in one.
    pub since: Vec<Option<u32>>,
    /// For each block, blocks up to the next one in a run of teasers; 0 in one.
    pub until: Vec<Option<u32>>,
}

impl Cards {
    /// Finds the runs of a page.
    pub fn new(
        document: &Document,
        blocks: &[Block],
        extents: &SideTable<Extent>,
        top: NodeId,
    ) -> Cards {
        let mut cards = Cards {
            runs: Vec::new(),
            of_block: vec![None; blocks.len()],
            since: Vec::new(),
            until: Vec::new(),
        };
        for parent in document.descendants(top) {
            if extents[parent].blocks().len() >= MIN_RUN {
                cards.add_runs_in(document, blocks, extents, parent);
            }
        }
        cards.add_flat_runs(document, blocks);
        cards.since = cards.distances(0..blocks.len());
        cards.until = cards.distances((0..blocks.len()).rev());
        cards.until.reverse();
        cards
    }

    /// For each place in `order`, how far back in it the last teaser is.
    fn distances(&self, order: impl Iterator<Item = usize>) -> Vec<Option<u32>> {
        let mut distance: Option<u32> = None;
        let next = |index: usize| {
            distance = match self.run(index).is_some_and(Run::is_of_teasers) {
                true => Some(0),
                false => distance.map(|d| d + 1),
            };
            distance
        };
        order.map(next).collect()
    }

    /// The run block `index` is in.
    pub fn run(&self, index: usize) -> Option<&Run> {
        self.of_block[index].map(|at| &self.runs[at as usize])
    }

    fn add_runs_in(
        &mut self,
        document: &Document,
        blocks: &[Block],
        extents: &SideTable<Extent>,
        parent: NodeId,
    ) {
        let mut open: Option<Run> = None;
        let holds_text = |&id: &NodeId| !extents[id].blocks().is_empty();
        let mut end = extents[parent].blocks().start;
        for child in document.children(parent).filter(holds_text) {
            let extent = extents[child];
            // Text between the children that is in none of them parts a run.
            let follows = extent.blocks().start == end;
            end = extent.blocks().end;
            let is_row = document.is(child, name::TR) && extent.blocks().len() >= MIN_ROW_CELLS;
            let plain_words = plain_words_of_card(document, blocks, extent).filter(|_| !is_row);
            let Some(plain_words) = plain_words else {
                self.close(open.take());
                continue;
            };
            if !follows {
                self.close(open.take());
            }
            let run = open.get_or_insert(Run {
                parent,
                start: extent.blocks().start,
                end,
                cards: 0,
                plain_words: 0,
                images: 0,
            });
            run.end = end;
            run.cards += 1;
            run.plain_words += plain_words;
            run.images += extent.images as usize;
        }
        self.close(open);
    }

    /// Cards without an element of their own: linked headings, each with a short text below, in
    /// one parent.
    fn add_flat_runs(&mut self, document: &Document, blocks: &[Block]) {
        let is_head = |i: usize| {
            blocks[i].is_link()
                && blocks[i].words() >= 3
                && document.is_any(blocks[i].container, crate::dom::sets::HEADINGS)
        };
        let heads: Vec<usize> = (0..blocks.len()).filter(|&i| is_head(i)).collect();
        let mut open: Option<Run> = None;
        for (at, &head) in heads.iter().enumerate() {
            let parent = document
                .parent(blocks[head].container)
                .unwrap_or(NodeId::ROOT);
            let next = heads.get(at + 1).copied().unwrap_or(blocks.len());
            let is_below = |i: &usize| document.parent(blocks[*i].container) == Some(parent);
            let end = (head + 1..next)
                .take_while(is_below)
                .last()
                .map_or(head, |i| i)
                + 1;
            let plain: usize = blocks[head + 1..end].iter().map(Block::words).sum();
            let is_card = plain <= MAX_PLAIN_WORDS && end - head <= 4;
            let goes_on = open
                .as_ref()
                .is_some_and(|run| run.parent == parent && run.end == head);
            if !goes_on || !is_card {
                self.close(open.take());
            }
            if !is_card {
                continue;
            }
            let run = open.get_or_insert(Run {
                parent,
                start: head,
                end,
                cards: 0,
                plain_words: 0,
                images: 0,
            });
            run.end = end;
            run.cards += 1;
            run.plain_words += plain;
        }
        self.close(open);
    }

    /// Adds a run unless it is too short or part of one that is known: the outer one says more.
    fn close(&mut self, run: Option<Run>) {
        let Some(run) = run.filter(|run| run.cards >= MIN_RUN) else {
            return;
        };
        if self.of_block[run.start].is_some() {
            return;
        }
        let at = self.runs.len() as u32;
        self.of_block[run.start..run.end].fill(Some(at));
        self.runs.push(run);
    }
}

/// The words outside of links if the element is a card.
fn plain_words_of_card(document: &Document, blocks: &[Block], extent: Extent) -> Option<usize> {
    let blocks = &blocks[extent.blocks()];
    if blocks.len() > MAX_BLOCKS {
        return None;
    }
    let (mut before, mut plain, mut has_head, mut is_section) = (0, 0, false, false);
    for block in blocks {
        if block.is_link() {
            has_head |= block.words() > 0;
            continue;
        }
        plain += block.words() - block.stats.link_words.min(block.words());
        if !has_head {
            before = plain;
            is_section |= document.is_any(block.container, crate::dom::sets::HEADINGS);
        }
    }
    let is_section = is_section && plain - before >= MIN_SECTION_WORDS;
    (has_head && !is_section && before <= MAX_WORDS_BEFORE && plain <= MAX_PLAIN_WORDS)
        .then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For each run, its cards and the texts it begins and ends before.
    fn runs(html: &str) -> Vec<(usize, usize, usize)> {
        let document = crate::parse::parse(html, &Default::default());
        let cut = super::super::blocks::cut(&document, document.body());
        let cards = Cards::new(&document, &cut.blocks, &cut.extents, document.body());
        let runs = cards.runs.iter();
        runs.map(|r| (r.cards, r.start, r.end)).collect()
    }

    const CARD: &str = "<div><h3><a href=a>Một hai ba</a></h3><p>Bốn năm sáu bảy.</div>";

    #[test]
    fn neighbours_headed_by_a_link_are_a_run() {
        assert_eq!(
            runs(&format!("<p>x</p><div>{CARD}{CARD}{CARD}</div>")),
            [(3, 1, 7)]
        );
    }

    #[test]
    fn whole_linked_elements_are_cards() {
        assert_eq!(
            runs("<ul><li><a href=a>b</a><li><a href=c>d</a></ul>"),
            [(2, 0, 2)]
        );
    }

    #[test]
    fn sections_with_text_are_none() {
        let text = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf ".repeat(7);
        let section = format!("<div><h2><a href=a>Eins</a></h2><p>{text}</div>");
        assert!(runs(&format!("{section}{section}")).is_empty());
        assert!(runs("<p>a <a href=b>c</a> d e f g<p>h <a href=b>c</a> i j k l").is_empty());
    }

    #[test]
    fn sections_with_a_heading_that_leads_nowhere_are_none() {
        let both = |text: &str| {
            let item = format!("<div><h2>Un</h2><div><a href=a>Prix</a></div><p>{text}</div>");
            runs(&format!("<div>{item}{item}</div>"))
        };
        assert!(both("Deux trois quatre cinq six sept huit neuf.").is_empty());
        assert_eq!(both("Deux trois."), [(2, 0, 6)]);
    }

    #[test]
    fn linked_headings_with_short_texts_are_a_run_without_elements_of_their_own() {
        let card = "<h3><a href=a>Un deux trois</a></h3><p>Quatre cinq six.</p>";
        assert_eq!(runs(&format!("<p>x</p>{card}{card}<p>y")), [(2, 1, 6)]);
    }
}
