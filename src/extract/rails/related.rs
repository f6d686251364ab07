//! Other pages between and after the paragraphs of an article are not part of it: runs of cards,
//! lists of links under a heading that says so, single links to read also.
//!
//! Structure decides: a run of cards goes if the article has text besides. Words in many
//! languages only help where there is no more to go by than a link.

use crate::dom::{Name, name};
use crate::extract::cards::Run;
use crate::extract::labels::{self, Label};
use crate::extract::page::{Page, is_texty};
use crate::extract::structure::Decision;
use std::ops::Range;

/// An article with fewer words outside of cards than this may be made of them.
const MIN_TEXT_WORDS: usize = 40;
/// A box of links to other pages has at most so many blocks, its label among them.
const MAX_BOX: usize = 6;
/// What heads it has at most so many words.
const MAX_LABEL: usize = 5;
/// A label stands at most so many blocks before the run it heads.
const LABEL_REACH: usize = 2;

/// A link is so many elements above its text at most.
const LEVELS: usize = 4;

/// Elements of lists and tables.
const ITEMS: &[Name] = &[name::DD, name::DT, name::LI, name::TD, name::TH];

/// Drops what leads to other pages.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    if super::free_words(page, decision) < MIN_TEXT_WORDS {
        return;
    }
    for run in runs_to_drop(page, decision) {
        decision.blocks[run.start..run.end].fill(false);
        drop_heading_of(page, run, decision);
    }
    for index in 0..page.blocks.len() {
        let is_label = page.labels[index] == Some(Label::Related);
        if is_label && page.blocks[index].is_link_with_label() {
            decision.blocks[index] = false;
        } else if let Some(linked) = box_under(page, index)
            && (is_label || decision.likelihood(page, linked.clone()) < super::SHORT_TEXT)
        {
            decision.blocks[linked].fill(false);
        }
    }
    drop_bare_labels(page, decision);
}

/// Runs that lead elsewhere. Those beside the text go unless the model is sure of them, or unless
/// they are what the page is about: its list of the best, the entries of a home page.
fn runs_to_drop<'a>(page: &'a Page<'_>, decision: &Decision) -> Vec<&'a Run> {
    let most = super::most_likelihood(page, decision);
    let text = text_of_its_own(page, decision);
    let is_below = |run: &Run| text.as_ref().is_some_and(|text| run.start >= text.end);
    let is_unsure = |run: &&Run| decision.likelihood(page, run.start..run.end) < most;
    let (below, beside): (Vec<&Run>, Vec<&Run>) = (page
        .cards
        .runs
        .iter()
        .filter(|run| !is_of_sources(page, run) && !stays_on_the_page(page, run)))
    .partition(|run| is_below(run));
    let (announced, beside): (Vec<&Run>, Vec<&Run>) =
        (beside.into_iter().filter(is_unsure)).partition(|run| is_announced(page, run));
    let teasers: Vec<&Run> = beside.into_iter().filter(|r| r.is_of_teasers()).collect();
    // A run may stand in another.
    let mut is_listed = vec![false; page.blocks.len()];
    for run in &teasers {
        is_listed[run.start..run.end].fill(true);
    }
    let listed = (0..page.blocks.len()).filter(|&index| is_listed[index]);
    let is_list = super::is_the_text(page, decision, listed);
    let below = below
        .into_iter()
        .filter(|run| run.is_of_teasers() || is_announced(page, run));
    let teasers = if is_list { Vec::new() } else { teasers };
    below.chain(announced).chain(teasers).collect()
}

/// The blocks of the `article` element around the title, where it has a text of its own: other
/// pages after it are below the article, however much the model makes of them.
fn text_of_its_own(page: &Page<'_>, decision: &Decision) -> Option<Range<usize>> {
    let title = page.title.or(page.first_h1)?;
    let mut line = page.line_of(page.blocks[title].container);
    let article = line.find(|&id| page.document.is(id, name::ARTICLE))?;
    let blocks = page.extents[article].blocks();
    let is_own = |&i: &usize| {
        decision.blocks[i] && is_texty(&page.blocks[i]) && page.cards.of_block[i].is_none()
    };
    let words: usize = blocks
        .clone()
        .filter(is_own)
        .map(|i| page.blocks[i].words())
        .sum();
    (words >= MIN_TEXT_WORDS).then_some(blocks)
}

/// The blocks of the box that a label heads, where it holds a few links and nothing else: a single
/// other page makes no run.
fn box_under(page: &Page<'_>, label: usize) -> Option<Range<usize>> {
    let around = page.line_of(page.blocks[label].container);
    let boxes = around.map(|id| page.extents[id].blocks());
    let fits = |blocks: &Range<usize>| blocks.start == label && blocks.len() <= MAX_BOX;
    let found = boxes.take_while(fits).last()?;
    let is_link = |i: usize| page.blocks[i].is_link();
    let is_of_links = found.len() > 1 && (found.start + 1..found.end).all(is_link);
    let is_label = page.title != Some(label)
        && !is_link(label)
        && page.labels[label] != Some(Label::Reference)
        && page.blocks[label].words() <= MAX_LABEL;
    (is_of_links && is_label).then_some(found)
}

/// A heading just before a run goes with it, unless text follows that it could be the heading of.
fn drop_heading_of(page: &Page<'_>, run: &Run, decision: &mut Decision) {
    let Some(before) = run.start.checked_sub(1) else {
        return;
    };
    let is_followed =
        decision.blocks.get(run.end) == Some(&true) && page.heading_levels[run.end] == 0;
    if page.heading_levels[before] > 0 && page.title != Some(before) && !is_followed {
        decision.blocks[before] = false;
    }
}

/// Whether a label before the run, or at its head, says that it leads elsewhere.
fn is_announced(page: &Page<'_>, run: &Run) -> bool {
    labels_of(page, run).contains(&Some(Label::Related))
}

/// Whether a label says that the run is the sources of the text.
fn is_of_sources(page: &Page<'_>, run: &Run) -> bool {
    labels_of(page, run).contains(&Some(Label::Reference))
}

/// Whether the linked headings of a run lead to its own entries, as those of a live ticker do.
pub(super) fn stays_on_the_page(page: &Page<'_>, run: &Run) -> bool {
    let is_head = |&i: &usize| page.heading_levels[i] > 0 && page.blocks[i].is_link_with_label();
    let mut heads = (run.start..run.end).filter(is_head).peekable();
    heads.peek().is_some() && heads.all(|i| leads_within(page, i))
}

fn leads_within(page: &Page<'_>, index: usize) -> bool {
    let around = page.document.self_and_ancestors(page.blocks[index].first);
    let mut links = around.take(LEVELS).filter_map(|id| {
        let is_link = page.document.is(id, name::A);
        is_link.then(|| page.document.attribute(id, name::HREF))
    });
    links.next().flatten().is_some_and(|to| to.starts_with('#'))
}

fn labels_of<'a>(page: &'a Page<'_>, run: &Run) -> &'a [Option<Label>] {
    &page.labels[run.start.saturating_sub(LABEL_REACH)..=run.start]
}

/// What says that advertising or buttons to share follow goes: that has no text.
fn drop_bare_labels(page: &Page<'_>, decision: &mut Decision) {
    for index in 0..page.blocks.len() {
        if announces_no_text(page, index) {
            decision.blocks[index] = false;
        }
    }
}

/// Whether a block says that advertising follows, or buttons to send the page on, and no more.
/// Headings may be of a section about that, items of a list one of several things.
fn announces_no_text(page: &Page<'_>, index: usize) -> bool {
    let block = &page.blocks[index];
    let is_free = !page.document.is_any(block.container, ITEMS);
    match page.labels[index] {
        Some(Label::Advertisement) => {
            page.heading_levels[index] == 0 && is_free && labels::is_phrase(block)
        }
        Some(Label::Sharing) => {
            let may_be_title = page.heading_levels[index] > 0 && block.words() == 1;
            !may_be_title && is_free && page.title != Some(index) && labels::is_phrase(block)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::rails::tests::{TEXT, check_blocks};

    fn check(html: &str, expected: &[&str]) {
        crate::extract::rails::tests::check(super::correct, &["newsarticle"], html, expected);
    }

    const CARD: &str = "<li><h3><a href=a>Karte eins</a></h3><p>Zwei drei vier fünf sechs.</li>";

    #[test]
    fn cards_between_paragraphs_go() {
        let text = TEXT.repeat(5);
        let expected = ["một"; 10];
        check(&format!("{text}<ul>{CARD}{CARD}</ul>{text}"), &expected);
    }

    #[test]
    fn entries_whose_headings_lead_to_themselves_stay() {
        let entry = CARD.replace("href=a", "href='#a'");
        let html = format!("{}<ul>{entry}{entry}</ul>", TEXT.repeat(5));
        let kept = [
            "một", "một", "một", "một", "một", "Karte", "Zwei", "Karte", "Zwei",
        ];
        check(&html, &kept);
    }

    #[test]
    fn bare_links_go_where_a_label_says_what_they_are() {
        let text = TEXT.repeat(5);
        let links = "<ul><li><a href=a>Eins</a><li><a href=b>Zwei</a></ul>";
        let kept = ["một", "một", "một", "một", "một", "Eins", "Zwei"];
        check(&format!("{text}{links}"), &kept);
        // The label itself goes by the rail `lead-ins`.
        check(
            &format!("{text}<p>Bài viết liên quan</p>{links}"),
            &["một", "một", "một", "một", "một", "Bài"],
        );
        check(
            &format!("{text}<p><a href=a>Lesen Sie auch: Eins</a></p>"),
            &kept[..5],
        );
        check(
            &format!("{text}<div><b>Xem thêm:</b> <a href=a>Eins zwei drei</a></div>"),
            &kept[..5],
        );
    }

    #[test]
    fn a_box_of_one_link_under_a_label_goes() {
        let text = TEXT.repeat(5);
        let linked = "<div><h3>Tin liên quan</h3><div><a href=a>Eins zwei drei</a></div></div>";
        check(&format!("{text}{linked}{TEXT}"), &["một"; 6]);
        let said = "<div><h3>Tin liên quan</h3><p>Eins <a href=a>zwei</a> drei vier.</div>";
        let kept = ["một", "một", "một", "một", "một", "Tin", "Eins", "một"];
        check(&format!("{text}{said}{TEXT}"), &kept);
    }

    #[test]
    fn a_word_about_advertising_or_sharing_goes_where_it_stands_alone() {
        let text = TEXT.repeat(5);
        let words = "<p>[Advertisement]</p><h2>Chia sẻ bài viết</h2>";
        check(&format!("{text}{words}{TEXT}"), &["một"; 6]);
        let words = "<p>Advertising revenue</p><ul><li>Share</ul>";
        let expected = [
            "một",
            "một",
            "một",
            "một",
            "một",
            "Advertising",
            "Share",
            "một",
        ];
        check(&format!("{text}{words}{TEXT}"), &expected);
    }

    #[test]
    fn cards_after_the_article_element_go_however_likely_they_are() {
        let cards = format!("<ul>{CARD}{CARD}</ul>");
        let sure = |html: &str, expected: &[bool]| {
            let correct = |page: &Page<'_>, decision: &mut Decision| {
                decision.probabilities.fill(0.99);
                super::correct(page, decision);
            };
            check_blocks(correct, html, &vec![true; expected.len()], expected);
        };
        let text = TEXT.repeat(4);
        let title = "<h1>Eins zwei</h1>";
        let kept = [true, true, true, true, true, false, false, false, false];
        sure(&format!("<article>{title}{text}</article>{cards}"), &kept);
        // Cards in it may be what it is about, and so may those of a page without one.
        sure(
            &format!("<article>{title}{text}{cards}</article>"),
            &[true; 9],
        );
        sure(&format!("{title}{text}{cards}"), &[true; 9]);
    }

    #[test]
    fn the_heading_of_cards_goes_with_them() {
        let text = TEXT.repeat(5);
        let cards = format!("<h2>Zwei</h2><ul>{CARD}{CARD}</ul>");
        check(&format!("{text}{cards}"), &["một"; 5]);
        let expected = ["một", "một", "một", "một", "một", "Zwei", "một"];
        check(&format!("{text}{cards}{TEXT}"), &expected);
    }

    #[test]
    fn a_list_of_the_best_stays_unless_the_page_says_that_it_is_one_article() {
        let html = format!("{}<ul>{}</ul>", TEXT.repeat(4), CARD.repeat(8));
        let kept = [&["một"; 4][..], &["Karte", "Zwei"].repeat(8)].concat();
        let check = crate::extract::rails::tests::check;
        check(super::correct, &["article"], &html, &kept);
        check(super::correct, &["newsarticle"], &html, &kept[..4]);
        let few = format!("{}<ul>{CARD}{CARD}</ul>", TEXT.repeat(4));
        check(super::correct, &["article"], &few, &kept[..4]);
    }

    #[test]
    fn a_page_made_of_cards_stays() {
        check(
            &format!("{TEXT}<ul>{CARD}{CARD}</ul>"),
            &["một", "Karte", "Zwei", "Karte", "Zwei"],
        );
    }
}
