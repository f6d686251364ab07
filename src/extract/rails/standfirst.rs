//! What says the page's own description between the title and the text is its lead, and so is what
//! is called one, however the model takes it: short, in the head, set in another style, a heading.

use crate::dom::NodeId;
use crate::dom::classes::classes;
use crate::extract::groups::{Group, GroupSet};
use crate::extract::page::Page;
use crate::extract::page_type::PageType;
use crate::extract::structure::Decision;
use crate::extract::text_stats::{ratio, word_hashes};

/// It stands at most so many blocks below the title.
const MAX_DISTANCE: usize = 40;
/// From this share of its words, or of the description's, on, it says the description.
const SAID: f32 = 0.8;
/// With fewer words of the description it is a label.
const MIN_WORDS: usize = 6;
/// Words in class names of leads. Sorted.
const NAMES: &[&str] = &[
    "chapeau",
    "chapo",
    "dek",
    "lead",
    "lede",
    "sapo",
    "standfirst",
    "subhead",
    "subheading",
    "subheadline",
    "subtitle",
    "vorspann",
];
/// What stands under the title is called so together with `sub`. Sorted.
const SUB_NAMES: &[&str] = &["head", "heading", "headline", "title"];
/// What is called so has at least so many words, and no more.
const MIN_NAMED: usize = 3;
const MAX_NAMED: usize = 80;
/// So many elements around it may be called so.
const LEVELS: usize = 3;
/// A line without a name has at least so many effective words, and no more; one of few words with a
/// number is a day or the time it takes to read.
const MIN_LINE: usize = 5;
const MAX_LINE: usize = 40;
const MAX_STAMP: usize = 9;
/// What the model holds for less likely is none.
const MIN_LIKELIHOOD: f32 = 0.1;
/// More authors are not asked for.
const MAX_AUTHORS: usize = 8;
/// Groups of names of what else stands under a title.
const OTHERS: GroupSet = GroupSet::of(&[
    Group::Ad,
    Group::Author,
    Group::Breadcrumb,
    Group::Date,
    Group::Image,
    Group::Nav,
    Group::Newsletter,
    Group::Related,
    Group::Share,
    Group::Tag,
    Group::Toolbar,
]);
/// It leads nowhere else.
const MAX_LINK_DENSITY: f32 = 0.33;

/// Keeps what says the description.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let Some(title) = page.title.or(page.first_h1) else {
        return;
    };
    let Some(first) = super::first_text_from(page, decision, title + 1) else {
        return;
    };
    for index in title + 1..first.min(title + MAX_DISTANCE) {
        let is_lead = is_named(page, title, index) || stands_first(page, decision, title, index);
        if says_description(page, index) || is_lead {
            decision.blocks[index] = true;
        }
    }
}

fn says_description(page: &Page<'_>, index: usize) -> bool {
    let block = &page.blocks[index];
    let overlap = page.overlaps[index];
    let shared = overlap.description();
    let said = ratio(shared, overlap.words()).max(ratio(shared, page.description_words.len()));
    shared >= MIN_WORDS
        && said >= SAID
        && page.cards.of_block[index].is_none()
        && block.stats.link_density() < MAX_LINK_DENSITY
}

/// Whether no card shows the block. The head of an article may look like one.
fn is_in_no_card(page: &Page<'_>, title: usize, index: usize) -> bool {
    let run = page.cards.run(index);
    run.is_none_or(|run| (run.start..run.end).contains(&title))
}

/// Whether a block stands right after the heading with the title, and is a line that says neither
/// who nor when, on a page that says that it is an article.
fn stands_first(page: &Page<'_>, decision: &Decision, title: usize, index: usize) -> bool {
    let block = &page.blocks[index];
    let stats = &block.stats;
    let is_line = (MIN_LINE..=MAX_LINE).contains(&block.words())
        && stats.link_characters == 0
        && (stats.digits == 0 || block.words() > MAX_STAMP);
    index == title + 1
        && is_line
        && page.heading_levels[title] > 0
        && PageType::of(page.hints.types) == PageType::Article
        && page.labels[index].is_none()
        && page.repeats[index] == 1
        && decision.probabilities[index] >= MIN_LIKELIHOOD
        && is_in_no_card(page, title, index)
        && follows(page, title, index)
        && !names_an_author(page, index)
}

/// Whether a block stands alone in a neighbour of the title's heading, called nothing else.
fn follows(page: &Page<'_>, title: usize, index: usize) -> bool {
    let heading = page.document.parent(page.blocks[title].container);
    let line = page.line_of(page.blocks[index].container).take(LEVELS);
    let alone = line.take_while(|&id| page.extents[id].blocks().len() == 1);
    let is_other =
        |id: NodeId| page.signs.groups[id].has_any(OTHERS) || page.signs.landmarks[id].hides();
    let mut alone = alone.take_while(|&id| !is_other(id));
    alone.any(|id| page.document.parent(id) == heading)
}

fn names_an_author(page: &Page<'_>, index: usize) -> bool {
    let words = &page.blocks[index].stats.word_hashes;
    page.hints.authors.iter().take(MAX_AUTHORS).any(|name| {
        let name = word_hashes(name);
        !name.is_empty() && words.windows(name.len()).any(|run| run == name)
    })
}

/// Whether a block, or what holds it alone, is called a lead.
fn is_named(page: &Page<'_>, title: usize, index: usize) -> bool {
    let block = &page.blocks[index];
    let line = page.line_of(block.container).take(LEVELS);
    let mut alone = line.take_while(|&id| page.extents[id].blocks().len() == 1);
    (MIN_NAMED..=MAX_NAMED).contains(&block.words())
        && is_in_no_card(page, title, index)
        && page.repeats[index] == 1
        && block.stats.link_density() < MAX_LINK_DENSITY
        && alone.any(|id| classes(page.document, id).any(names_lead))
}

fn names_lead(class: &str) -> bool {
    let has = |table: &[&str], word: &str| table.binary_search(&word).is_ok();
    let mut before = "";
    class.split(['-', '_']).any(|word| {
        let is_lead = has(NAMES, word) || (before == "sub" && has(SUB_NAMES, word));
        before = word;
        is_lead
    })
}

#[cfg(test)]
mod tests {
    use super::{NAMES, SUB_NAMES};
    use crate::dom::SideTable;
    use crate::extract::Hints;
    use crate::extract::page::Page;
    use crate::extract::rails::tests::{TEXT, check_described};
    use crate::extract::structure::Decision;

    const PAGE: &str = "<h1>a</h1><p>eins zwei drei vier fünf sechs</p><p>von Ann</p>";

    #[test]
    fn what_says_the_description_above_the_text_is_kept() {
        let html = format!("{PAGE}{TEXT}");
        let before = [false, false, false, true];
        let kept = [false, true, false, true];
        let description = "Eins zwei drei vier fünf sechs.";
        check_described(super::correct, description, &html, &before, &kept);
        check_described(super::correct, "Something else", &html, &before, &before);
        // Text below a picture is not yet the text.
        let figure = format!("<figure><img src=a><figcaption>{TEXT}</figcaption></figure>");
        let html = format!("<h1>a</h1>{figure}<h2>eins zwei drei vier fünf sechs</h2>{TEXT}");
        let (before, kept) = ([false, true, false, true], [false, true, true, true]);
        check_described(super::correct, description, &html, &before, &kept);
    }

    #[test]
    fn the_line_under_the_title_of_an_article_is_kept() {
        let check = |kind: &str, line: &str, expected: bool| {
            let html = format!("<header><h1>a</h1>{line}<p>x</p></header>{TEXT}");
            let document = crate::parse::parse(&html, &Default::default());
            let (types, authors) = ([kind.to_owned()], ["Hải An".to_owned()]);
            let hints = Hints {
                types: &types,
                authors: &authors,
                ..Hints::default()
            };
            let page = Page::new(&document, &hints);
            let mut decision = Decision {
                probabilities: vec![0.5; page.blocks.len()],
                blocks: vec![false, false, false, true],
                elements: SideTable::new(&document, true),
            };
            super::correct(&page, &mut decision);
            assert_eq!(decision.blocks, [false, expected, false, true], "{html}");
        };
        check("article", "<p>eins zwei drei vier fünf</p>", true);
        check(
            "article",
            "<div><h2>eins zwei drei vier fünf</h2></div>",
            true,
        );
        check("webpage", "<p>eins zwei drei vier fünf</p>", false);
        check("article", "<p>eins zwei drei vier</p>", false);
        check("article", "<p>eins zwei drei vier am 3. Mai</p>", false);
        check("article", "<p>eins zwei drei Hải An</p>", false);
        check(
            "article",
            "<p>eins zwei drei vier <a href=a>fünf</a></p>",
            false,
        );
        check(
            "article",
            "<p class=post-meta>eins zwei drei vier fünf</p>",
            false,
        );
    }

    #[test]
    fn tables_are_sorted() {
        assert!(NAMES.is_sorted_by(|a, b| a < b));
        assert!(SUB_NAMES.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn what_is_called_a_lead_is_kept_also_as_a_heading() {
        let before = [false, false, false, true];
        let kept = [false, true, false, true];
        for lead in ["p class='x post-sub-title'", "h3 class=subtitle"] {
            let html = format!(
                "<h1>a</h1><{lead}>eins zwei drei vier</{}><p>von Ann</p>{TEXT}",
                &lead[..2]
            );
            check_described(super::correct, "", &html, &before, &kept);
        }
        let other = format!("{PAGE}{TEXT}");
        check_described(super::correct, "", &other, &before, &before);
    }
}
