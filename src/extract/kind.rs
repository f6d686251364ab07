//! What sort of page it is, by what the page says and what was kept of it. The kind steers what
//! comes after the model: rails, posts, pictures, headings, and how sure one may be of the article.
//! No page is refused by its kind alone.

use super::documentation;
use super::groups::Group;
use super::page::{Page, is_texty};
use super::page_type::{PageType, is_surely_article};
use super::purchase;
use super::structure::Decision;
use super::text_stats::ratio;
use crate::Kind;
use crate::dom::NodeId;

/// Posts must hold this share of the running text for a page to be a thread.
const THREAD_SHARE: f32 = 0.5;
/// A thread begins with its first post: more words before it are an article's.
const MAX_WORDS_BEFORE_POSTS: usize = 80;
/// Where posts are called posts, this share of the text at least is.
const MIN_POST_CLASSES: f32 = 0.1;
/// From this share of kept words in cards on, a page is a list of others.
const LISTING_SHARE: f32 = 0.6;
/// A list of others has an introduction of fewer words than this.
const MAX_LISTING_TEXT: usize = 150;
/// Levels up to which classes are looked at.
const LEVELS: usize = 24;
/// From this number of `pre` on, a page documents something.
const MIN_CODES: usize = 6;
/// Fewer words of running text are no article of the page's own accord.
const MIN_ARTICLE_WORDS: usize = 60;
/// So many words under the title are a text of the page's own, however short.
const MIN_OWN_WORDS: usize = 40;
/// How sure the model is of such a text on the average.
const MIN_OWN_LIKELIHOOD: f32 = 0.7;
/// It has so many words for each teaser of the page: introductions to lists have few.
const OWN_WORDS_PER_TEASER: usize = 5;
/// So many blocks between title and text, or between its parts, may be something else.
const MAX_GAP: usize = 8;

/// Decides the kind.
pub fn kind(page: &Page<'_>, decision: &Decision) -> Kind {
    let declared = PageType::of(page.hints.types);
    if declared == PageType::Thread || is_thread(page) {
        return Kind::Thread;
    }
    let is_declared_article = matches!(declared, PageType::Article | PageType::HowTo);
    let is_sure = is_surely_article(page.hints.types);
    match declared {
        PageType::Documentation => return Kind::Documentation,
        // A review tells of something for sale, too.
        PageType::Product if !is_sure => return Kind::Product,
        PageType::Listing => return Kind::Listing,
        _ => {}
    }
    if !is_sure && purchase::sells_one_thing(page) {
        return Kind::Product;
    }
    let total = page.total();
    let is_short_text = !is_sure && has_text_of_its_own(page, decision);
    if !is_sure && !is_short_text && is_made_of_cards(page, decision) {
        Kind::Listing
    } else if share_in(page, Group::Doc) > 0.5 || page.counts.codes >= MIN_CODES {
        Kind::Documentation
    } else if !is_sure && documentation::is_made_for_it(page.document) {
        // Themes of such programs call every page an article; their blogs say what they are.
        Kind::Documentation
    } else if is_declared_article {
        Kind::Article
    } else if share_in(page, Group::Product) > 0.5 {
        Kind::Product
    } else if !is_short_text && total.texty_words * 4 < total.words {
        Kind::Listing
    } else if declared == PageType::Organization {
        Kind::Service
    } else if is_short_text || total.texty_words >= MIN_ARTICLE_WORDS {
        Kind::Article
    } else {
        Kind::Other
    }
}

/// Whether the page is made of posts: most of the text stands in them, and hardly any before the
/// first. A class of the whole page says nothing by itself: many a page may be commented on.
fn is_thread(page: &Page<'_>) -> bool {
    let title = page.title.or(page.first_h1).unwrap_or(0);
    let begins_at = |start: usize| page.sums[start].texty_words <= MAX_WORDS_BEFORE_POSTS;
    let is_forum = |id| page.signs.groups[id].has(Group::Forum);
    let is_comment =
        |id| page.signs.groups[id].has(Group::Comment) && !page.extents[id].holds(title);
    let posts = page.posts.main_start;
    let in_posts = ratio(page.posts.main_words, page.total().texty_words);
    let by_structure = in_posts > THREAD_SHARE && posts.is_some_and(begins_at);
    let forum = running_text_in(page, is_forum);
    let is_called_so = posts.is_some() && forum.share > THREAD_SHARE;
    let is_one = is_called_so || by_structure && forum.share > MIN_POST_CLASSES;
    let comments = running_text_in(page, is_comment);
    is_one && forum.start.is_some_and(begins_at)
        || comments.share > THREAD_SHARE && comments.start.is_some_and(begins_at)
}

/// Running text in some elements.
struct TextIn {
    /// Its share of all.
    share: f32,
    /// The first block of it.
    start: Option<usize>,
}

/// The running text in elements that `is_one` takes.
fn running_text_in(page: &Page<'_>, is_one: impl Fn(NodeId) -> bool) -> TextIn {
    let is_inside = |index: &usize| {
        let block = &page.blocks[*index];
        is_texty(block) && page.line_of(block.container).take(LEVELS).any(&is_one)
    };
    let mut inside = (0..page.blocks.len()).filter(is_inside).peekable();
    let start = inside.peek().copied();
    let words = inside.map(|index| page.blocks[index].words()).sum();
    let share = ratio(words, page.total().texty_words);
    TextIn { share, start }
}

/// Whether running text follows the heading that is the title, before any teaser, and enough of
/// it for the teasers the page has: a short article among links to others.
fn has_text_of_its_own(page: &Page<'_>, decision: &Decision) -> bool {
    let title = page.title.or(page.first_h1);
    let Some(title) = title.filter(|&at| page.heading_levels[at] > 0) else {
        return false;
    };
    let is_teaser = |index: usize| page.cards.run(index).is_some_and(|r| r.is_of_teasers());
    let (mut words, mut likely, mut gap) = (0, 0.0, 0);
    for index in (title + 1..page.blocks.len()).take_while(|&i| !is_teaser(i)) {
        let block = &page.blocks[index];
        gap += 1;
        if is_texty(block) {
            words += block.words();
            likely += block.words() as f32 * decision.probabilities[index];
            gap = 0;
        } else if gap > MAX_GAP {
            break;
        }
    }
    let teasers = page.cards.runs.iter().filter(|run| run.is_of_teasers());
    let teasers: usize = teasers.map(|run| run.cards).sum();
    words >= MIN_OWN_WORDS
        && words >= OWN_WORDS_PER_TEASER * teasers
        && likely >= MIN_OWN_LIKELIHOOD * words as f32
}

/// The share of running text in elements of a group.
fn share_in(page: &Page<'_>, group: Group) -> f32 {
    running_text_in(page, |id| page.signs.groups[id].has(group)).share
}

/// Whether a page leads to others and says little itself: cards, or links and nothing else.
pub fn is_list_of_others(page: &Page<'_>, decision: &Decision) -> bool {
    is_made_of_cards(page, decision) || is_made_of_links(page, decision)
}

/// Whether most of the kept text is links.
fn is_made_of_links(page: &Page<'_>, decision: &Decision) -> bool {
    let both = page.blocks.iter().zip(&decision.blocks);
    let (linked, all) = both
        .filter(|(_, kept)| **kept)
        .fold((0, 0), |sum, (block, _)| {
            let stats = &block.stats;
            (sum.0 + stats.link_characters, sum.1 + stats.characters)
        });
    ratio(linked, all) > LISTING_SHARE
}

/// Whether most kept words stand in cards and there is no text of its own besides.
fn is_made_of_cards(page: &Page<'_>, decision: &Decision) -> bool {
    let (mut cards, mut all, mut free) = (0, 0, 0);
    for (index, block) in page.blocks.iter().enumerate() {
        if !decision.blocks[index] {
            continue;
        }
        all += block.words();
        match page.cards.of_block[index] {
            Some(_) => cards += block.words(),
            None if is_texty(block) => free += block.words(),
            None => {}
        }
    }
    ratio(cards, all) > LISTING_SHARE && free < MAX_LISTING_TEXT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::SideTable;
    use crate::extract::Hints;

    fn check(types: &[&str], expected: Kind) {
        check_page(types, &text(6), expected);
    }

    fn text(paragraphs: usize) -> String {
        let paragraph =
            "<p>một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba.</p>";
        paragraph.repeat(paragraphs)
    }

    fn check_page(types: &[&str], html: &str, expected: Kind) {
        let document = crate::parse::parse(html, &Default::default());
        let types: Vec<String> = types.iter().map(|&kind| kind.to_owned()).collect();
        let hints = Hints {
            types: &types,
            ..Hints::default()
        };
        let page = Page::new(&document, &hints);
        let decision = Decision {
            probabilities: vec![0.9; page.blocks.len()],
            blocks: vec![true; page.blocks.len()],
            elements: SideTable::new(&document, true),
        };
        assert_eq!(kind(&page, &decision), expected, "{types:?} {html}");
    }

    #[test]
    fn posts_after_an_article_make_no_thread() {
        let post = format!("<div class=message><p>3 tháng 5</p>{}</div>", text(2));
        let title = "<h1>Một hai</h1>";
        let thread = format!("{title}{}", post.repeat(4));
        check_page(&[], &thread, Kind::Thread);
        let article = format!("{title}{}{}", text(8), post.repeat(12));
        check_page(&[], &article, Kind::Article);
    }

    #[test]
    fn a_class_of_the_whole_page_makes_no_thread() {
        let title = "<h1>Một hai</h1>";
        for class in ["discussion", "comments"] {
            let html = format!("<div class={class}>{title}{}</div>", text(8));
            check_page(&[], &html, Kind::Article);
        }
        let comment = format!("<div class=comment>{}</div>", text(4));
        check_page(&[], &format!("{title}{comment}"), Kind::Thread);
    }

    #[test]
    fn a_review_of_something_for_sale_is_an_article() {
        check(&["product"], Kind::Product);
        check(&["newsarticle", "product"], Kind::Article);
        check(&["article", "product"], Kind::Product);
    }
}
