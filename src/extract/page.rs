//! What several features need to know of a page, worked out once.

use super::Hints;
use super::blocks::{self, Block, Extent};
use super::cards::Cards;
use super::labels::{self, Label};
use super::overlaps::{Overlap, Words, overlaps};
use super::posts::Posts;
use super::signs::Signs;
use super::text_stats::{Ending, ratio};
use crate::dom::{Document, NodeId, SideTable, name, sets};
use std::collections::HashMap;

/// From here on a block may be running text.
const TEXTY_MIN_WORDS: usize = 12;
/// From here on it is links.
const TEXTY_MAX_LINK_DENSITY: f32 = 0.33;
/// How much of the title a heading must say to be the title's heading (F1 of words).
const TITLE_MIN_OVERLAP: f32 = 0.5;

/// A page with its blocks and sums over them.
#[derive(Debug)]
pub struct Page<'a> {
    /// The page.
    pub document: &'a Document,
    /// What metadata says.
    pub hints: &'a Hints<'a>,
    /// The element that all is below.
    pub top: NodeId,
    /// The blocks in document order.
    pub blocks: Vec<Block>,
    /// What lies below each block-level element.
    pub extents: SideTable<Extent>,
    /// What elements say of what is in them.
    pub signs: Signs,
    /// Sums over all blocks before the one at this place; one more than blocks.
    pub sums: Vec<Sums>,
    /// The first block of an `h1`.
    pub first_h1: Option<usize>,
    /// The block that says the title best.
    pub title: Option<usize>,
    /// For each block, the rank of the heading it is, 0 if it is none.
    pub heading_levels: Vec<u8>,
    /// For each block, how often its text stands on the page.
    pub repeats: Vec<u32>,
    /// The words of the title.
    pub title_words: Words,
    /// The words of the description.
    pub description_words: Words,
    /// For each block, how many words it shares with those.
    pub overlaps: Vec<Overlap>,
    /// Blocks alike, by the shape of their place.
    pub shapes: Vec<u32>,
    /// Sums for each shape.
    pub shape_sums: HashMap<u32, Sums>,
    /// For each pair of parent and kind of child, how many there are.
    pub alike: HashMap<(NodeId, u32), Alike>,
    /// The votes of blocks for their ancestors.
    pub ballot: super::votes::Ballot,
    /// Elements of the page, counted.
    pub counts: ElementCounts,
    /// Rows of neighbours that lead to other pages.
    pub cards: Cards,
    /// What several people wrote.
    pub posts: Posts,
    /// Words of running text outside of cards before each place; one more than blocks.
    pub free_texty: Vec<usize>,
    /// For each block, what it announces.
    pub labels: Vec<Option<Label>>,
    /// For each block, how many blocks ago something was announced that is not the text.
    pub since_label: Vec<u32>,
}

/// Sums over blocks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums {
    /// Blocks.
    pub blocks: usize,
    /// Effective words.
    pub words: usize,
    /// Effective words of texty blocks.
    pub texty_words: usize,
    /// Texty blocks.
    pub texty: usize,
    /// Blocks whose container is a `p`.
    pub paragraphs: usize,
    /// Characters.
    pub characters: usize,
    /// Characters in links.
    pub link_characters: usize,
    /// Words times the share that is not in links.
    pub plain_words: f32,
}

/// Children of one parent with the same tag and class.
#[derive(Clone, Copy, Debug, Default)]
pub struct Alike {
    /// How many.
    pub count: usize,
    /// Words in all of them.
    pub words: usize,
    /// Characters in all of them.
    pub characters: usize,
    /// Characters in links in all of them.
    pub link_characters: usize,
}

/// How many of some elements the page has.
#[derive(Clone, Copy, Debug, Default)]
pub struct ElementCounts {
    /// `article`
    pub articles: usize,
    /// `form`
    pub forms: usize,
    /// `table`
    pub tables: usize,
    /// `h2` and `h3`
    pub headings: usize,
    /// `img`
    pub images: usize,
    /// `pre`
    pub codes: usize,
}

impl Sums {
    fn plus(mut self, block: &Block, is_paragraph: bool) -> Sums {
        let (words, density) = (block.words(), block.stats.link_density());
        self.blocks += 1;
        self.words += words;
        if is_texty(block) {
            self.texty += 1;
            self.texty_words += words;
        }
        self.paragraphs += usize::from(is_paragraph);
        self.characters += block.stats.characters;
        self.link_characters += block.stats.link_characters;
        self.plain_words += words as f32 * (1.0 - density);
        self
    }

    fn minus(self, before: Sums) -> Sums {
        Sums {
            blocks: self.blocks - before.blocks,
            words: self.words - before.words,
            texty_words: self.texty_words - before.texty_words,
            texty: self.texty - before.texty,
            paragraphs: self.paragraphs - before.paragraphs,
            characters: self.characters - before.characters,
            link_characters: self.link_characters - before.link_characters,
            plain_words: self.plain_words - before.plain_words,
        }
    }

    /// The share of characters that stand in links.
    pub fn link_density(&self) -> f32 {
        ratio(self.link_characters, self.characters)
    }
}

/// Whether a block looks like running text.
pub fn is_texty(block: &Block) -> bool {
    block.words() >= TEXTY_MIN_WORDS && block.stats.link_density() < TEXTY_MAX_LINK_DENSITY
}

impl<'a> Page<'a> {
    /// Cuts the page and sums up.
    pub fn new(document: &'a Document, hints: &'a Hints<'a>) -> Page<'a> {
        let top = document.body();
        let cut = blocks::cut(document, top);
        let sums = running_sums(document, &cut.blocks);
        let signs = Signs::new(document, &cut.blocks, &cut.extents);
        let title_words = Words::of(hints.title);
        let description_words = Words::of(hints.description);
        let shapes: Vec<u32> = cut
            .blocks
            .iter()
            .map(|b| shape(document, &signs.kinds, b.container))
            .collect();
        let ballot = super::votes::Ballot::new(document, &cut, &sums, top);
        let cards = Cards::new(document, &cut.blocks, &cut.extents, top);
        let heading_levels: Vec<u8> = cut
            .blocks
            .iter()
            .map(|b| heading_level(document, b))
            .collect();
        let labels: Vec<_> = cut
            .blocks
            .iter()
            .zip(&heading_levels)
            .map(|(block, &level)| match level {
                0 => labels::label(block),
                _ => labels::label_of_heading(block),
            })
            .collect();
        let mut page = Page {
            document,
            hints,
            top,
            first_h1: cut
                .blocks
                .iter()
                .position(|b| document.is(b.container, name::H1)),
            title: None,
            heading_levels,
            repeats: repeats(&cut.blocks),
            overlaps: overlaps(&cut.blocks, &title_words, &description_words),
            title_words,
            description_words,
            shape_sums: shape_sums(document, &cut.blocks, &shapes),
            alike: alike(document, &signs.kinds, &cut.extents, &sums),
            ballot,
            counts: ElementCounts::of(document, top),
            posts: Posts::new(document, &cut.blocks, &cut.extents, &sums, top),
            free_texty: free_texty(&cut.blocks, &cards),
            since_label: since_label(&labels),
            cards,
            labels,
            shapes,
            blocks: cut.blocks,
            extents: cut.extents,
            signs,
            sums,
        };
        page.title = page.title_block();
        page
    }

    /// Sums over the blocks from `start` up to `end`, cut to what there is.
    pub fn sum(&self, start: usize, end: usize) -> Sums {
        let last = self.blocks.len();
        let (start, end) = (start.min(last), end.min(last));
        self.sums[end.max(start)].minus(self.sums[start])
    }

    /// Sums over the blocks below an element.
    pub fn sum_below(&self, id: NodeId) -> Sums {
        let extent = self.extents[id];
        self.sum(extent.start as usize, extent.end as usize)
    }

    /// Whether a heading is below an element, or is the element.
    pub fn has_heading(&self, id: NodeId) -> bool {
        let levels = &self.heading_levels[self.extents[id].blocks()];
        levels.iter().any(|&level| level > 0)
    }

    /// Sums over the page.
    pub fn total(&self) -> Sums {
        self.sums[self.blocks.len()]
    }

    /// `container` and the elements above it up to the top.
    pub fn line_of(&self, container: NodeId) -> impl Iterator<Item = NodeId> {
        let above = self.document.parent(self.top);
        self.document
            .self_and_ancestors(container)
            .take_while(move |&id| Some(id) != above)
    }

    fn title_block(&self) -> Option<usize> {
        let overlap = |index: usize| {
            let overlap = self.overlaps[index];
            let words = overlap.words() + self.title_words.len();
            ratio(2 * overlap.title(), words)
        };
        let candidates = (0..self.blocks.len()).filter(|&index| self.blocks[index].words() <= 60);
        let mut best = None;
        for index in candidates {
            let heading = if self.heading_levels[index] > 0 {
                0.25
            } else {
                0.0
            };
            let score = overlap(index);
            if score >= TITLE_MIN_OVERLAP && best.is_none_or(|(_, s)| score + heading > s) {
                best = Some((index, score + heading));
            }
        }
        best.map(|(index, _)| index)
    }
}

impl ElementCounts {
    fn of(document: &Document, top: NodeId) -> ElementCounts {
        let mut counts = ElementCounts::default();
        for id in document.descendants(top) {
            let counter = match document.html_name(id) {
                name::ARTICLE => &mut counts.articles,
                name::FORM => &mut counts.forms,
                name::TABLE => &mut counts.tables,
                name::H2 | name::H3 => &mut counts.headings,
                name::IMG => &mut counts.images,
                name::PRE => &mut counts.codes,
                _ => continue,
            };
            *counter += 1;
        }
        counts
    }
}

/// The rank of the heading a block is, 0 if it is none.
fn heading_level(document: &Document, block: &Block) -> u8 {
    let near = document.self_and_ancestors(block.wrapper).take(6);
    let mut ranks = near.filter_map(|id| {
        let tag = document.html_name(id);
        sets::HEADINGS.iter().position(|&h| h == tag)
    });
    ranks.next().map_or(0, |rank| rank as u8 + 1)
}

fn running_sums(document: &Document, blocks: &[Block]) -> Vec<Sums> {
    let mut sums = Vec::with_capacity(blocks.len() + 1);
    let mut sum = Sums::default();
    sums.push(sum);
    for block in blocks {
        sum = sum.plus(block, document.is(block.container, name::P));
        sums.push(sum);
    }
    sums
}

/// Running sums of running text outside of cards.
fn free_texty(blocks: &[Block], cards: &Cards) -> Vec<usize> {
    let mut sums = vec![0];
    for (index, block) in blocks.iter().enumerate() {
        let is_free = is_texty(block) && cards.of_block[index].is_none();
        let words = if is_free { block.words() } else { 0 };
        sums.push(sums[index] + words);
    }
    sums
}

fn since_label(labels: &[Option<Label>]) -> Vec<u32> {
    let mut since = u32::MAX / 2;
    let next = |label: &Option<Label>| {
        since = match label {
            Some(label) if label.ends_the_text() => 0,
            _ => since + 1,
        };
        since
    };
    labels.iter().map(next).collect()
}

fn repeats(blocks: &[Block]) -> Vec<u32> {
    let mut times: HashMap<&[u32], u32> = HashMap::new();
    for block in blocks {
        *times.entry(&block.stats.word_hashes).or_default() += 1;
    }
    blocks
        .iter()
        .map(|b| times[b.stats.word_hashes.as_slice()])
        .collect()
}

/// A number for the tag and class of an element and the two above it.
fn shape(document: &Document, kinds: &SideTable<u32>, id: NodeId) -> u32 {
    let line = document.self_and_ancestors(id).take(3);
    line.fold(17, |hash, id| hash.wrapping_mul(31).wrapping_add(kinds[id]))
}

fn shape_sums(document: &Document, blocks: &[Block], shapes: &[u32]) -> HashMap<u32, Sums> {
    let mut sums: HashMap<u32, Sums> = HashMap::new();
    for (block, &shape) in blocks.iter().zip(shapes) {
        let sum = sums.entry(shape).or_default();
        *sum = sum.plus(block, document.is(block.container, name::P));
    }
    sums
}

fn alike(
    document: &Document,
    kinds: &SideTable<u32>,
    extents: &SideTable<Extent>,
    sums: &[Sums],
) -> HashMap<(NodeId, u32), Alike> {
    let mut alike: HashMap<(NodeId, u32), Alike> = HashMap::new();
    for id in document.descendants(NodeId::ROOT) {
        let below = extents[id].blocks();
        if below.is_empty() {
            continue;
        }
        let sum = sums[below.end].minus(sums[below.start]);
        let parent = document.parent(id).unwrap_or(NodeId::ROOT);
        let entry = alike.entry((parent, kinds[id])).or_default();
        entry.count += 1;
        entry.words += sum.words;
        entry.characters += sum.characters;
        entry.link_characters += sum.link_characters;
    }
    alike
}

/// A number for how a text ends, for the model.
pub fn ending_number(ending: Ending) -> f32 {
    f32::from(ending as u8)
}
