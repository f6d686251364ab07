//! What sort of page it is, by what the page says and what was found on it. The kind steers the
//! rails and nothing else; every page may be read.

use super::page::Page;
use super::page_type::PageType;
use super::tokens::Group;
use crate::Kind;

/// Posts must hold this share of the running text for a page to be a thread.
const THREAD_SHARE: f32 = 0.5;

/// Decides the kind.
pub fn kind(page: &Page<'_>) -> Kind {
    match PageType::of(page.hints.types) {
        PageType::Thread => return Kind::Thread,
        PageType::Documentation => return Kind::Documentation,
        PageType::Product => return Kind::Product,
        PageType::Listing => return Kind::Listing,
        PageType::Article | PageType::HowTo => return Kind::Article,
        PageType::Organization | PageType::WebPage | PageType::Unknown => {}
    }
    let total = page.total();
    let share_in = |group: Group| {
        let inside = |id| page.groups[id].has(group);
        let blocks = page.blocks.iter().filter(|b| super::page::is_texty(b));
        let words: usize = blocks
            .filter(|b| page.line_of(b.container).take(24).any(inside))
            .map(|b| b.words())
            .sum();
        words as f32 / total.texty_words.max(1) as f32
    };
    if share_in(Group::Forum) > THREAD_SHARE {
        Kind::Thread
    } else if share_in(Group::Doc) > THREAD_SHARE || page.counts.codes > 5 {
        Kind::Documentation
    } else if share_in(Group::Product) > THREAD_SHARE {
        Kind::Product
    } else if total.texty_words * 4 < total.words {
        Kind::Listing
    } else if PageType::of(page.hints.types) == PageType::Organization {
        Kind::Service
    } else if total.texty_words > 150 {
        Kind::Article
    } else {
        Kind::Other
    }
}
