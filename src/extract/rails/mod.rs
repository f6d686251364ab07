//! Corrections where the model alone is weak; each one file, each for one phenomenon.

mod appendices;
mod asks;
mod calls;
mod comments;
mod controls;
mod ending;
mod figures;
mod goods;
mod headings;
mod inserts;
mod landmarks;
mod lead;
mod lead_ins;
mod long_texts;
mod notes;
mod orphans;
mod recipes;
mod related;
mod repeats;
mod replies;
mod reviews;
mod slides;
mod sources;
mod standfirst;
mod tabs;
mod walls;
mod wholes;

use super::page::{Page, is_texty};
use super::page_type;
use super::structure::Decision;
use super::text_stats::ratio;
use crate::Kind;
use crate::dom::{NodeId, name};

/// A correction of the decision.
#[derive(Clone, Copy)]
struct Rail {
    /// What `eval --without` calls it.
    name: &'static str,
    /// Whether pages of this kind need it.
    is_for: fn(Kind) -> bool,
    /// Corrects.
    correct: fn(&Page<'_>, &mut Decision),
}

/// The rails in the order they are applied.
const RAILS: &[Rail] = &[
    // First, for the others say what does not belong to a text.
    Rail {
        name: "long-texts",
        is_for: |kind| !matches!(kind, Kind::Listing | Kind::Thread),
        correct: long_texts::correct,
    },
    Rail {
        name: "comments",
        is_for: |kind| kind == Kind::Article,
        correct: comments::correct,
    },
    Rail {
        name: "replies",
        is_for: |kind| kind == Kind::Article,
        correct: replies::correct,
    },
    Rail {
        name: "reviews",
        is_for: |kind| kind == Kind::Product,
        correct: reviews::correct,
    },
    Rail {
        name: "asks",
        is_for: |kind| matches!(kind, Kind::Article | Kind::Product),
        correct: asks::correct,
    },
    Rail {
        name: "walls",
        is_for: |kind| matches!(kind, Kind::Article | Kind::Product),
        correct: walls::correct,
    },
    Rail {
        name: "appendices",
        is_for: |kind| kind == Kind::Article,
        correct: appendices::correct,
    },
    Rail {
        name: "calls",
        is_for: |_| true,
        correct: calls::correct,
    },
    Rail {
        name: "recipes",
        is_for: |kind| kind == Kind::Article,
        correct: recipes::correct,
    },
    Rail {
        name: "controls",
        is_for: |kind| kind != Kind::Thread,
        correct: controls::correct,
    },
    Rail {
        name: "landmarks",
        is_for: |kind| kind != Kind::Listing,
        correct: landmarks::correct,
    },
    Rail {
        name: "orphans",
        is_for: |kind| matches!(kind, Kind::Article | Kind::Product),
        correct: orphans::correct,
    },
    Rail {
        name: "related",
        is_for: |kind| matches!(kind, Kind::Article | Kind::Product),
        correct: related::correct,
    },
    Rail {
        name: "repeats",
        // Who answers says again what was said.
        is_for: |kind| kind != Kind::Thread,
        correct: repeats::correct,
    },
    // After those, for what they dropped is no text that the article could end with.
    Rail {
        name: "ending",
        is_for: |kind| kind == Kind::Article,
        correct: ending::correct,
    },
    Rail {
        name: "lead",
        is_for: |kind| kind == Kind::Article,
        correct: lead::correct,
    },
    // Before those, for the pictures in a kept table are kept.
    Rail {
        name: "wholes",
        is_for: |kind| !matches!(kind, Kind::Listing | Kind::Thread),
        correct: wholes::correct,
    },
    Rail {
        name: "figures",
        // Pictures of a list belong to its entries.
        is_for: |kind| kind != Kind::Listing,
        correct: figures::correct,
    },
    Rail {
        name: "slides",
        is_for: |kind| kind == Kind::Article,
        correct: slides::correct,
    },
    // After those, for the first picture may stand between lead and text.
    Rail {
        name: "standfirst",
        is_for: |kind| kind != Kind::Listing,
        correct: standfirst::correct,
    },
    Rail {
        name: "inserts",
        is_for: |kind| kind != Kind::Listing,
        correct: inserts::correct,
    },
    Rail {
        name: "notes",
        is_for: |kind| kind != Kind::Listing,
        correct: notes::correct,
    },
    Rail {
        name: "tabs",
        is_for: |kind| kind != Kind::Listing,
        correct: tabs::correct,
    },
    Rail {
        name: "goods",
        is_for: |kind| kind == Kind::Product,
        correct: goods::correct,
    },
    // After those that end the text.
    Rail {
        name: "sources",
        is_for: |kind| kind != Kind::Listing,
        correct: sources::correct,
    },
    // After all that keeps or drops what lines lead to.
    Rail {
        name: "lead-ins",
        is_for: |kind| kind != Kind::Listing,
        correct: lead_ins::correct,
    },
    // Last, as they follow what became of the text under the headings.
    Rail {
        name: "last-headings",
        // What is for sale may be a heading and a picture.
        is_for: |kind| !matches!(kind, Kind::Listing | Kind::Product),
        correct: headings::drop_last,
    },
    Rail {
        name: "headings",
        // Entries of a list are headings without text.
        is_for: |kind| kind != Kind::Listing,
        correct: headings::correct,
    },
];

/// The names of the rails, in the order they are applied.
#[cfg(feature = "training")]
pub fn names() -> impl Iterator<Item = &'static str> {
    RAILS.iter().map(|rail| rail.name)
}

/// Corrects the decision, rail by rail, leaving out those named in `without`.
pub fn correct(page: &Page<'_>, kind: Kind, without: &[String], decision: &mut Decision) {
    for rail in RAILS {
        let is_left_out = without.iter().any(|name| name == rail.name);
        if (rail.is_for)(kind) && !is_left_out {
            (rail.correct)(page, decision);
        }
    }
    empty_elements(page, decision);
}

/// The first kept running text from `start` on; what is said of a picture is none.
fn first_text_from(page: &Page<'_>, decision: &Decision, start: usize) -> Option<usize> {
    let is_caption = |i: usize| {
        let mut line = page.line_of(page.blocks[i].container).take(CAPTION_LEVELS);
        line.any(|id| page.document.is(id, name::FIGCAPTION))
    };
    let is_kept_text = |&i: &usize| decision.blocks[i] && is_texty(&page.blocks[i]);
    let mut texts = (start..page.blocks.len()).filter(is_kept_text);
    texts.find(|&i| !is_caption(i))
}

/// A caption is so many levels above its text at most.
const CAPTION_LEVELS: usize = 4;

/// How likely blocks may be at most for a rail to drop them: the surer it is that the page is one
/// article, the more a rail may doubt the model.
fn most_likelihood(page: &Page<'_>, decision: &Decision) -> f32 {
    if page_type::is_surely_article(page.hints.types) {
        SURE_ARTICLE
    } else if free_words(page, decision) >= MANY_WORDS {
        LONG_TEXT
    } else {
        SHORT_TEXT
    }
}

const SURE_ARTICLE: f32 = 0.9;
const LONG_TEXT: f32 = 0.85;
const SHORT_TEXT: f32 = 0.6;
/// Words outside of cards that make a text by themselves.
const MANY_WORDS: usize = 200;

/// The kept words before each place; one more than blocks.
pub fn kept_before(page: &Page<'_>, decision: &Decision) -> Vec<usize> {
    let mut before = vec![0];
    for (block, is_kept) in page.blocks.iter().zip(&decision.blocks) {
        let words = if *is_kept { block.words() } else { 0 };
        before.push(before[before.len() - 1] + words);
    }
    before
}

/// Words of kept running text outside of cards.
fn free_words(page: &Page<'_>, decision: &Decision) -> usize {
    let is_text = |&i: &usize| {
        decision.blocks[i] && is_texty(&page.blocks[i]) && page.cards.of_block[i].is_none()
    };
    let texts = (0..page.blocks.len()).filter(is_text);
    texts.map(|i| page.blocks[i].words()).sum()
}

/// Whether blocks hold so much of the kept text that the page is about them, unless it says that it
/// is one article.
fn is_the_text(page: &Page<'_>, decision: &Decision, blocks: impl Iterator<Item = usize>) -> bool {
    let words = |i: usize| match decision.blocks[i] {
        true => page.blocks[i].words(),
        false => 0,
    };
    let share = ratio(blocks.map(words).sum(), decision.kept_words(page));
    share >= MIN_SHARE && !page_type::is_surely_article(page.hints.types)
}

/// From this share of the kept words on, blocks are what the page is about.
const MIN_SHARE: f32 = 0.4;

/// An element all of whose blocks were dropped is dropped with its pictures.
fn empty_elements(page: &Page<'_>, decision: &mut Decision) {
    let mut kept_before = vec![0_usize];
    for (index, &kept) in decision.blocks.iter().enumerate() {
        kept_before.push(kept_before[index] + usize::from(kept));
    }
    for id in page.document.descendants(NodeId::ROOT) {
        let below = page.extents[id].blocks();
        if !below.is_empty() && kept_before[below.end] == kept_before[below.start] {
            decision.elements[id] = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::SideTable;
    use crate::extract::Hints;

    /// A sentence of a dozen words and more.
    pub(super) const TEXT: &str =
        "<p>một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba.</p>";

    /// A correction of the decision.
    type Correct = fn(&Page<'_>, &mut Decision);

    /// Lets `correct` change what was decided `before` of each block, and compares.
    pub(super) fn check_blocks(correct: Correct, html: &str, before: &[bool], after: &[bool]) {
        check_described(correct, "", html, before, after);
    }

    /// The same on a page that describes itself.
    pub(super) fn check_described(
        correct: Correct,
        description: &str,
        html: &str,
        before: &[bool],
        after: &[bool],
    ) {
        with_page(html, &[], description, |page| {
            let decision = corrected(correct, page, before.to_vec());
            assert_eq!(decision.blocks, after, "{html}");
        });
    }

    /// Keeps everything, lets `correct` drop what it will, and compares the blocks' first words;
    /// `types` is what the page says it is.
    pub(super) fn check(correct: Correct, types: &[&str], html: &str, expected: &[&str]) {
        with_page(html, types, "", |page| {
            let decision = corrected(correct, page, vec![true; page.blocks.len()]);
            let both = page.blocks.iter().zip(&decision.blocks);
            let kept = both.filter(|(_, kept)| **kept);
            let first_word = |text: String| text.split(' ').next().unwrap_or_default().to_owned();
            let kept: Vec<String> = kept
                .map(|(b, _)| first_word(b.text(page.document)))
                .collect();
            assert_eq!(kept, expected, "{html}");
        });
    }

    fn corrected(correct: Correct, page: &Page<'_>, blocks: Vec<bool>) -> Decision {
        let mut decision = Decision {
            probabilities: vec![0.5; blocks.len()],
            blocks,
            elements: SideTable::new(page.document, true),
        };
        correct(page, &mut decision);
        decision
    }

    fn with_page(html: &str, types: &[&str], description: &str, then: impl FnOnce(&Page<'_>)) {
        let document = crate::parse::parse(html, &Default::default());
        let types: Vec<String> = types.iter().map(|&t| t.to_owned()).collect();
        let hints = Hints {
            description,
            types: &types,
            ..Hints::default()
        };
        then(&Page::new(&document, &hints));
    }

    #[test]
    fn names_of_rails_are_unique() {
        let names: std::collections::BTreeSet<_> = RAILS.iter().map(|r| r.name).collect();
        assert_eq!(names.len(), RAILS.len());
    }
}
