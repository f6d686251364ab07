//! A picture goes with the text it stands in, and its caption with the picture: a short caption
//! looks like a teaser to the model, which sees text only.

use crate::dom::{Name, NodeId, name};
use crate::extract::groups::{Group, GroupSet};
use crate::extract::own_picture;
use crate::extract::page::Page;
use crate::extract::structure::Decision;
use crate::extract::text_stats::Ending;
use std::ops::Range;

/// A caption has at most so many effective words.
const MAX_WORDS: usize = 90;
/// From this share of linked characters on, a figure leads elsewhere, unless its caption is a
/// sentence of so many effective words: the picture is linked with its caption.
const MAX_LINK_DENSITY: f32 = 0.5;
const MIN_SENTENCE: usize = 8;
/// So many blocks may lie between a figure and the text it stands in, on either side; those of
/// other figures do not count, as slides of a gallery stand one after another.
const MAX_GAP: usize = 6;
/// So many blocks may lie between the first figure and the text below it: names, dates, buttons.
const MAX_LEAD_GAP: usize = 16;
/// What captions do not have, while players and cards that lead on do.
const OF_PLAYERS_AND_CARDS: &[Name] = &[name::A, name::BUTTON, name::SVG, name::TIME];
/// A caption without a name has at most so many lines.
const MAX_LINES: usize = 2;
/// More blocks than a caption and its credits have.
const MAX_BLOCKS: usize = 5;
/// A caption is so many levels above its text at most.
const LEVELS: usize = 4;
/// A text that figures may end has at least so many paragraphs.
const MIN_BODY: usize = 3;
/// Among so many nodes the picture of a figure is looked for.
const MAX_NODES: usize = 64;
/// A list of contents that parts no figure from its text has at most so many blocks.
const MAX_CONTENTS: usize = 400;
/// Among so many nodes of a block a link down the page is looked for.
const MAX_ENTRY: usize = 8;

/// Keeps figures between kept blocks, the first one between the title and them, and those that end
/// the element they stand in.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let document = page.document;
    let figures: Vec<NodeId> = document
        .descendants(page.top)
        .filter(|&id| is_figure(page, id))
        .collect();
    let mut is_in_figure = vec![false; page.blocks.len()];
    for &figure in &figures {
        is_in_figure[page.extents[figure].blocks()].fill(true);
    }
    let others = match figures.is_empty() {
        true => Vec::new(),
        false => (0..page.blocks.len())
            .filter(|&i| !is_in_figure[i])
            .collect(),
    };
    let kept = super::kept_before(page, decision);
    let text = first_text(page, decision);
    let mut has_lead = false;
    for figure in figures {
        let blocks = page.extents[figure].blocks();
        if decision.blocks[blocks.clone()].contains(&true) {
            continue;
        }
        let is_lead = !has_lead && text.is_some_and(|text| stands_above(page, text, figure));
        let gap = if has_lead { MAX_GAP } else { MAX_LEAD_GAP };
        if is_lead
            || stands_within(page, decision, &blocks, &others, gap)
            || stands_among_kept(page, &kept, figure)
            || stands_at_end(page, decision, figure, &others)
        {
            has_lead |= blocks.start < text.unwrap_or(0);
            decision.keep(page, figure);
        }
    }
    follow_majority(page, decision);
}

/// An element most of whose words were kept is kept with its pictures, however its blocks were
/// decided one by one.
fn follow_majority(page: &Page<'_>, decision: &mut Decision) {
    let kept = super::kept_before(page, decision);
    for id in page.document.descendants(page.top) {
        let blocks = page.extents[id].blocks();
        let words = kept[blocks.end] - kept[blocks.start];
        if !blocks.is_empty() && 2 * words > page.sum_below(id).words {
            decision.elements[id] = true;
        }
    }
}

/// Whether an element is a picture with something said about it.
fn is_figure(page: &Page<'_>, id: NodeId) -> bool {
    let document = page.document;
    let extent = page.extents[id];
    let blocks = extent.blocks();
    if !(1..=MAX_BLOCKS).contains(&blocks.len()) {
        return false;
    }
    // By the class alone; what is known of class and id says quickly that there is no such name.
    let is_named = || {
        let class = document.attribute(id, name::CLASS).unwrap_or_default();
        page.signs.groups[id].has(Group::Image) && GroupSet::read(class).has(Group::Image)
    };
    let has_sentence = || blocks.clone().any(|i| is_sentence_below_picture(page, i));
    page.sum_below(id).words <= MAX_WORDS
        && !page.has_heading(id)
        && (document.is(id, name::FIGURE) || is_named() || is_large_with_words(page, id))
        && (!is_linked(page, id) || has_sentence() || names_its_source(page, id))
        && has_picture(page, id)
}

/// Whether what is said in an element leads elsewhere for the most part.
fn is_linked(page: &Page<'_>, id: NodeId) -> bool {
    let sum = page.sum_below(id);
    sum.link_characters as f32 >= MAX_LINK_DENSITY * sum.characters.max(1) as f32
}

/// Whether links in an element are but a part of what is said of its picture, which is no link itself:
/// who made it and where it is from. What shows another page is a link as a whole.
fn names_its_source(page: &Page<'_>, id: NodeId) -> bool {
    let sum = page.sum_below(id);
    let document = page.document;
    let mut below = document.descendants(id).take(MAX_NODES);
    let shows = |n: NodeId| {
        document
            .descendants(n)
            .take(MAX_NODES)
            .any(|n| document.is(n, name::IMG))
    };
    document.is(id, name::FIGURE)
        && sum.link_characters < sum.characters
        && !below.any(|n| document.is(n, name::A) && shows(n))
}

/// Whether an element is one large picture and what is said below it, without any name for that.
fn is_large_with_words(page: &Page<'_>, id: NodeId) -> bool {
    let extent = page.extents[id];
    if extent.images != 1 || extent.blocks().len() > MAX_LINES {
        return false;
    }
    let below = || page.document.descendants(id).take(MAX_NODES);
    let is_seen = |&n: &NodeId| {
        let is_picture = page.document.is(n, name::IMG);
        is_picture || !page.document.text(n).trim().is_empty()
    };
    // The picture comes first.
    let picture = below().find(is_seen);
    picture.is_some_and(|n| own_picture::is_large(page, n))
        && !below().any(|n| page.document.is_any(n, OF_PLAYERS_AND_CARDS))
}

/// Whether a block is a caption and a sentence; what names a page elsewhere ends without a stop.
fn is_sentence_below_picture(page: &Page<'_>, index: usize) -> bool {
    let block = &page.blocks[index];
    let mut line = page.line_of(block.container).take(LEVELS);
    block.words() >= MIN_SENTENCE
        && block.stats.ending == Ending::Sentence
        && line.any(|id| page.document.is(id, name::FIGCAPTION))
}

/// Whether there is a picture below an element; lazy ones may be in a `noscript` alone, which
/// extents do not count.
fn has_picture(page: &Page<'_>, id: NodeId) -> bool {
    let mut below = page.document.descendants(id).take(MAX_NODES);
    page.extents[id].images > 0
        || page.document.has_attribute(id, name::ITEMID)
        || below.any(|n| own_picture::is_picture(page.document, n))
}

/// Whether a figure has kept text on both sides, below it after `gap` blocks at most, among the
/// `others`, which are in no figure.
fn stands_within(
    page: &Page<'_>,
    decision: &Decision,
    blocks: &Range<usize>,
    others: &[usize],
    gap: usize,
) -> bool {
    let (above, below) = others.split_at(others.partition_point(|&i| i < blocks.start));
    let is_kept = |&&i: &&usize| decision.blocks[i];
    let counts = |&&i: &&usize| !leads_down_the_page(page, i);
    let mut before = above
        .iter()
        .rev()
        .take(MAX_CONTENTS)
        .filter(counts)
        .take(MAX_GAP);
    let mut after = below.iter().take(MAX_CONTENTS).filter(counts).take(gap);
    before.any(|i| is_kept(&i)) && after.any(|i| is_kept(&i))
}

/// Whether a figure has kept text on both sides, with a neighbour between them at most that leads
/// nowhere, however many blocks that has: a player and its controls. `kept` are the kept words before
/// each block.
fn stands_among_kept(page: &Page<'_>, kept: &[usize], figure: NodeId) -> bool {
    let document = page.document;
    let blocks = page.extents[figure].blocks();
    let is_kept = |id: NodeId| {
        let blocks = page.extents[id].blocks();
        kept[blocks.end] > kept[blocks.start]
    };
    let is_near = |id: NodeId, next: &dyn Fn(NodeId) -> Option<NodeId>| {
        let beside = std::iter::successors(next(id), |&id| next(id)).take(MAX_NODES);
        let mut with_text = beside.filter(|&id| !page.extents[id].blocks().is_empty());
        let first = with_text.next();
        first.is_some_and(|id| {
            is_kept(id) || !is_linked(page, id) && with_text.next().is_some_and(is_kept)
        })
    };
    let wrappers = page.line_of(figure).take(LEVELS);
    let mut wrappers = wrappers.take_while(|&id| page.extents[id].blocks() == blocks);
    wrappers.any(|id| {
        is_near(id, &|id| document.previous_sibling(id))
            && is_near(id, &|id| document.next_sibling(id))
    })
}

/// Whether figures alone stand between a figure and the last kept text, within the element that
/// holds the text.
fn stands_at_end(page: &Page<'_>, decision: &Decision, figure: NodeId, others: &[usize]) -> bool {
    let start = page.extents[figure].blocks().start;
    let above = &others[..others.partition_point(|&i| i < start)];
    let Some(&last) = above.last().filter(|&&i| decision.blocks[i]) else {
        return false;
    };
    let body = page.document.parent(page.blocks[last].container);
    let mut line = page.line_of(figure).skip(1).take(LEVELS);
    page.document.is(figure, name::FIGURE)
        && line.any(|id| Some(id) == body)
        && body.is_some_and(|body| page.sum_below(body).texty >= MIN_BODY)
}

/// Whether a block is an entry of a list of contents, which parts no figure from the text.
fn leads_down_the_page(page: &Page<'_>, index: usize) -> bool {
    let (block, document) = (&page.blocks[index], page.document);
    let is_way = |id: NodeId| {
        let href = document.attribute(id, name::HREF).unwrap_or_default();
        document.is(id, name::A) && href.contains('#')
    };
    let below = document.descendants(block.container).take(MAX_ENTRY);
    let mut near = below.chain(page.line_of(block.container).take(1));
    block.stats.link_density() >= MAX_LINK_DENSITY && near.any(is_way)
}

/// Whether a figure stands between the title and the text, or right above the title.
fn stands_above(page: &Page<'_>, text: usize, figure: NodeId) -> bool {
    let blocks = page.extents[figure].blocks();
    let is_figure = page.document.is(figure, name::FIGURE);
    let is_at_title = page.title.is_none_or(|title| {
        title < blocks.start || (is_figure && title.saturating_sub(blocks.end) <= MAX_GAP)
    });
    is_at_title && blocks.end <= text && text - blocks.end <= MAX_LEAD_GAP
}

fn first_text(page: &Page<'_>, decision: &Decision) -> Option<usize> {
    (0..page.blocks.len()).find(|&i| decision.blocks[i] && page.heading_levels[i] == 0)
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check_blocks};

    #[test]
    fn a_picture_whose_makers_are_linked_is_kept() {
        let said = "Foto: <a href=https://a.example>Lan Vo</a> / <a href=https://b.example>Bsp</a>";
        let own = format!("<figure><img src=b.jpg><figcaption>{said}</figcaption></figure>");
        check(
            &format!("<h1>a</h1>{own}{TEXT}"),
            &[true, false, true],
            &[true; 3],
        );
        let other = own.replace("<img src=b.jpg>", "<a href=c><img src=b.jpg></a>");
        let kept = [true, false, true];
        check(&format!("<h1>a</h1>{other}{TEXT}"), &kept, &kept);
    }

    fn check(html: &str, blocks: &[bool], expected: &[bool]) {
        check_blocks(super::correct, html, blocks, expected);
    }

    const FIGURE: &str = "<figure><img src=a.jpg><figcaption>Sông</figcaption></figure>";

    #[test]
    fn a_figure_between_two_kept_paragraphs_is_kept() {
        let html = format!("{TEXT}{FIGURE}{TEXT}");
        check(&html, &[true, false, true], &[true, true, true]);
    }

    #[test]
    fn one_that_leads_elsewhere_or_stands_apart_is_not() {
        let linked = "<figure><a href=a><img src=a.jpg>Sông</a></figure>";
        let html = format!("{TEXT}{linked}{TEXT}");
        check(&html, &[true, false, true], &[true, false, true]);
        let caption = "một hai ba bốn năm sáu bảy tám";
        let linked = format!("<a href=a><figure><img src=a.jpg><figcaption>{caption}</figure></a>");
        let html = format!("{TEXT}{linked}{TEXT}");
        check(&html, &[true, false, true], &[true, false, true]);
        let html = html.replace("tám", "tám.");
        check(&html, &[true, false, true], &[true, true, true]);
        let html = format!("{TEXT}{TEXT}{FIGURE}");
        check(&html, &[true, true, false], &[true, true, false]);
    }

    #[test]
    fn a_player_with_many_controls_parts_no_figure_from_the_text() {
        let player = format!("<div>{}</div>", "<div>50 %</div>".repeat(20));
        let html = format!("{TEXT}{player}<div>{FIGURE}</div>{TEXT}");
        let mut before = vec![false; 23];
        (before[0], before[22]) = (true, true);
        let mut after = before.clone();
        after[21] = true;
        check(&html, &before, &after);
        let beside = html.replace(
            &format!("<div>{FIGURE}</div>"),
            &format!("<div>{FIGURE}<p>50 %</div>"),
        );
        before.push(true);
        before[22] = false;
        check(&beside, &before, &before);
    }

    #[test]
    fn figures_at_the_end_of_a_text_are_kept() {
        let html = format!("<div>{TEXT}{TEXT}{TEXT}<div>{FIGURE}{FIGURE}</div></div>");
        check(&html, &[true, true, true, false, false], &[true; 5]);
        let apart = format!("<div>{TEXT}{TEXT}{TEXT}</div>{FIGURE}");
        check(
            &apart,
            &[true, true, true, false],
            &[true, true, true, false],
        );
    }

    #[test]
    fn a_large_picture_and_the_line_below_are_a_figure_without_a_name() {
        let figure = "<div><img src=a.jpg width=1200 height=675><div>Sông</div></div>";
        let html = format!("<h1>a</h1>{figure}{TEXT}");
        check(&html, &[true, false, true], &[true, true, true]);
        let portrait = html.replace("1200", "96").replace("675", "96");
        check(&portrait, &[true, false, true], &[true, false, true]);
    }

    #[test]
    fn a_list_of_contents_parts_no_figure_from_the_text() {
        let contents = "<ul>".to_owned() + &"<li><a href=#a>Sông</a></li>".repeat(20) + "</ul>";
        let html = format!("{TEXT}{FIGURE}{contents}{TEXT}");
        let mut before = vec![false; 23];
        (before[0], before[22]) = (true, true);
        let mut after = before.clone();
        after[1] = true;
        check(&html, &before, &after);
        let html = html.replace("#a", "a");
        check(&html, &before, &before);
    }

    #[test]
    fn a_picture_for_readers_without_scripts_is_one() {
        let lazy = FIGURE.replace("<img src=a.jpg>", "<noscript><img src=a.jpg></noscript>");
        let html = format!("{TEXT}{lazy}{TEXT}");
        check(&html, &[true, false, true], &[true, true, true]);
    }

    #[test]
    fn slides_of_a_gallery_do_not_part_one_another_from_the_text() {
        let html = format!("{TEXT}{}{TEXT}", FIGURE.repeat(30));
        let mut before = vec![false; 32];
        (before[0], before[31]) = (true, true);
        check(&html, &before, &[true; 32]);
    }
}
