//! Whether the block's surroundings repeat: lists of cards, rows, posts.

use super::{Feature, feature, l2};
use crate::extract::page::{Alike, Page, kind_of_element};
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
];

const LEVELS: usize = 4;

pub fn push(page: &Page<'_>, index: usize, row: &mut Vec<f32>) {
    let mut most = (Alike::default(), 0);
    let mut line = page.line_of(page.blocks[index].container);
    for level in 0..LEVELS {
        let alike = line.next().map_or(Alike::default(), |id| {
            let parent = page.document.parent(id).unwrap_or(id);
            let key = (parent, kind_of_element(page.document, id));
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
}
