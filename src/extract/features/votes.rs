//! Where the block lies relative to the elements that running text votes for.

use super::{FAR, Feature, feature, l2};
use crate::dom::NodeId;
use crate::extract::page::Page;
use crate::extract::text_stats::ratio;

pub const FEATURES: &[Feature] = &[
    feature("vote_0", "the container's votes relative to the best"),
    feature("vote_1", "its parent's"),
    feature("vote_2", "its grandparent's"),
    feature("vote_best", "the best of six ancestors'"),
    feature(
        "best_up",
        "levels up to what also holds the element with most votes",
    ),
    feature("best_down", "levels from there down to it, 0 inside"),
    feature(
        "best_outside",
        "L2 of blocks outside of it, negative before",
    ),
    feature(
        "half_up",
        "levels up to what also holds the deepest element with half the text",
    ),
    feature("half_down", "levels from there down to it, 0 inside"),
    feature(
        "half_outside",
        "L2 of blocks outside of it, negative before",
    ),
    feature(
        "most_up",
        "levels up to what also holds the deepest element with 4/5 of the text",
    ),
    feature("most_down", "levels from there down to it, 0 inside"),
    feature(
        "most_outside",
        "L2 of blocks outside of it, negative before",
    ),
    feature(
        "quarter_up",
        "levels up to an ancestor with a quarter of the text",
    ),
    feature("quarter_links", "link density of that ancestor"),
    feature(
        "half_holder_up",
        "levels up to an ancestor with half of the text",
    ),
    feature("half_holder_links", "link density of that ancestor"),
    feature(
        "most_holder_up",
        "levels up to an ancestor with 4/5 of the text",
    ),
    feature("most_holder_links", "link density of that ancestor"),
];

/// How far up the best vote is looked for.
const VOTE_LEVELS: usize = 6;

pub fn push(page: &Page<'_>, index: usize, row: &mut Vec<f32>) {
    let container = page.blocks[index].container;
    let mut votes = page.line_of(container).map(|id| page.ballot.relative(id));
    let votes: [f32; VOTE_LEVELS] = std::array::from_fn(|_| votes.next().unwrap_or(0.0));
    row.extend(&votes[..3]);
    row.push(votes.iter().copied().fold(0.0, f32::max));
    for candidate in page.ballot.candidates {
        push_candidate(page, index, candidate, row);
    }
    for share in [0.25, 0.5, 0.8] {
        push_holder(page, index, share, row);
    }
}

fn push_candidate(page: &Page<'_>, index: usize, candidate: NodeId, row: &mut Vec<f32>) {
    let inside = page.extents[candidate].blocks();
    let line = page.line_of(page.blocks[index].container).take(FAR);
    let holds = |id: &NodeId| {
        let extent = page.extents[*id].blocks();
        extent.start <= inside.start && extent.end >= inside.end
    };
    let mut up = 0;
    let mut meeting = page.top;
    for id in line {
        meeting = id;
        if holds(&id) {
            break;
        }
        up += 1;
    }
    let down = page
        .line_of(candidate)
        .take(FAR)
        .take_while(|&id| id != meeting)
        .count();
    let down = if inside.contains(&index) { 0 } else { down };
    let outside = match index {
        i if i < inside.start => -l2(inside.start - i),
        i if i >= inside.end => l2(i + 1 - inside.end),
        _ => 0.0,
    };
    row.extend([up as f32, down as f32, outside]);
}

fn push_holder(page: &Page<'_>, index: usize, share: f32, row: &mut Vec<f32>) {
    let texty = page.total().texty_words;
    let line = page.line_of(page.blocks[index].container).take(FAR);
    for (level, id) in line.enumerate() {
        let sum = page.sum_below(id);
        if texty > 0 && ratio(sum.texty_words, texty) >= share {
            return row.extend([level as f32, sum.link_density()]);
        }
    }
    row.extend([FAR as f32, page.total().link_density()]);
}
