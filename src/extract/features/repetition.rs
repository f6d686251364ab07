//! Whether the block's surroundings repeat: lists of cards, rows, posts.

use super::{FAR, Feature, feature, l2};
use crate::extract::cards::Run;
use crate::extract::page::{Alike, Page};
use crate::extract::text_stats::ratio;

pub const FEATURES: &[Feature] = &[
    feature(
        "siblings_alike_0",
        "L2 of children of the parent with the container's tag and class",
    ),
    feature("siblings_alike_1", "the same one level up"),
    feature("siblings_alike_2", "the same two levels up"),
    feature("siblings_alike_3", "the same three levels up"),
    feature(
        "repeated_words",
        "L2 of mean words at the level that repeats most",
    ),
    feature("repeated_links", "link density at that level"),
    feature("repeated_level", "how many levels up that is"),
    feature("cards", "L2 of cards in the run it is in, 0 if in none"),
    feature(
        "card_words",
        "L2 of mean words of those outside of their link",
    ),
    feature("card_images", "pictures per card of those, up to 2"),
    feature("card_share", "share of the page's words in that run"),
    feature(
        "since_teasers",
        "L2 of blocks since the last run of teasers, 15 if there is none",
    ),
    feature(
        "to_teasers",
        "L2 of blocks to the next run of teasers, 15 if there is none",
    ),
    feature(
        "text_before",
        "share of running text outside of cards that stands before it",
    ),
    feature("text_after", "the same after it: 0 where the text is over"),
    feature("post_level", "levels to a post"),
    feature("posts", "L2 of posts like that one"),
    feature("post_share", "share of the page's running text in those"),
    feature(
        "is_first_post",
        "1 in or before the first post like that, -1 in others, 0 in none",
    ),
    feature(
        "since_posts",
        "L2 of blocks since the page's main posts began, -1 before, 15 if there are none",
    ),
];

const LEVELS: usize = 4;

pub fn push(page: &Page<'_>, index: usize, row: &mut Vec<f32>) {
    let mut most = (Alike::default(), 0);
    let mut line = page.line_of(page.blocks[index].container);
    for level in 0..LEVELS {
        let alike = line.next().map_or(Alike::default(), |id| {
            let parent = page.document.parent(id).unwrap_or(id);
            let key = (parent, page.signs.kinds[id]);
            page.alike.get(&key).copied().unwrap_or_default()
        });
        row.push(l2(alike.count));
        if alike.count > most.0.count {
            most = (alike, level);
        }
    }
    let (alike, level) = most;
    row.extend([
        l2(alike.words / alike.count.max(1)),
        ratio(alike.link_characters, alike.characters),
        level as f32,
    ]);
    push_cards(page, index, row);
    push_posts(page, index, row);
}

/// Stands for L2 of a distance where there is none.
const NONE: f32 = 15.0;

fn push_cards(page: &Page<'_>, index: usize, row: &mut Vec<f32>) {
    let run = page.cards.run(index);
    let mean = |of: fn(&Run) -> usize| run.map_or(0.0, |r| ratio(of(r), r.cards));
    let words = run.map_or(0, |r| page.sum(r.start, r.end).words);
    row.extend([
        run.map_or(0.0, |r| l2(r.cards)),
        (1.0 + mean(|r| r.plain_words)).log2(),
        mean(|r| r.images).min(2.0),
        ratio(words, page.total().words),
    ]);
    let near = [page.cards.since[index], page.cards.until[index]];
    row.extend(near.map(|d| d.map_or(NONE, |d| l2(d as usize))));
    let all = page.free_texty[page.blocks.len()];
    row.extend([
        ratio(page.free_texty[index], all),
        ratio(all - page.free_texty[index + 1], all),
    ]);
}

fn push_posts(page: &Page<'_>, index: usize, row: &mut Vec<f32>) {
    let line = page.line_of(page.blocks[index].container).take(FAR);
    let mut posts = line.enumerate();
    let post = posts.find_map(|(level, id)| page.posts.family(id).map(|f| (level, id, f)));
    let texty = page.total().texty_words;
    row.extend(match post {
        Some((level, id, family)) => [
            level as f32,
            l2(family.count),
            ratio(family.texty_words, texty).min(1.0),
            match page.extents[id].blocks().start == family.start {
                true => 1.0,
                false => -1.0,
            },
        ],
        None => [FAR as f32, 0.0, 0.0, 0.0],
    });
    row.push(match page.posts.main_start {
        Some(start) if index >= start => l2(index - start),
        Some(_) => -1.0,
        None => NONE,
    });
}
