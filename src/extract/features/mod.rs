//! The evidence for and against a block: numbers the model judges by.
//!
//! One definition serves training and reading. Each file has a list `FEATURES` that names and
//! explains its numbers, and a function `push` that adds them to a row in that order; `whole.rs` has
//! those that are the same for all blocks. Units:
//! *L2* is log2(1 + x), for counts of any size; *share* is 0 to 1; *level* is a distance in
//! ancestors, 0 the element itself and 15 none or far.

mod ancestry;
mod matches;
mod neighbours;
mod own;
mod position;
mod repetition;
mod subtree;
mod votes;
mod whole;

use super::page::Page;

/// The name and meaning of a number in a row.
#[derive(Clone, Copy, Debug)]
pub struct Feature {
    /// Short, unique, in snake case.
    pub name: &'static str,
    /// Unit, range and why it tells.
    #[cfg_attr(not(feature = "training"), allow(dead_code))]
    pub doc: &'static str,
}

const fn feature(name: &'static str, doc: &'static str) -> Feature {
    Feature { name, doc }
}

/// The level that stands for none or far.
const FAR: usize = 15;

/// Adds a part of a block's row.
type Push = fn(&Page<'_>, usize, &mut Vec<f32>);

/// The parts of a row that differ from block to block, in order. At the end of the row stands what
/// the page as a whole is like.
const PARTS: &[(&[Feature], Push)] = &[
    (own::FEATURES, own::push),
    (ancestry::FEATURES, ancestry::push),
    (position::FEATURES, position::push),
    (repetition::FEATURES, repetition::push),
    (subtree::FEATURES, subtree::push),
    (votes::FEATURES, votes::push),
    (neighbours::FEATURES, neighbours::push),
    (matches::FEATURES, matches::push),
];

/// All features, in the order of a row.
#[cfg(any(test, feature = "training"))]
pub fn features() -> impl Iterator<Item = &'static Feature> {
    let of_blocks = PARTS.iter().flat_map(|(features, _)| features.iter());
    of_blocks.chain(whole::FEATURES)
}

/// Fills `row` with the features of block `index`, but for those of the whole page.
pub fn fill_row(page: &Page<'_>, index: usize, row: &mut Vec<f32>) {
    row.clear();
    for (features, push) in PARTS {
        let before = row.len();
        push(page, index, row);
        debug_assert_eq!(row.len() - before, features.len(), "{:?}", features[0].name);
    }
}

/// The features of the whole page: the end of each of its rows.
pub fn of_page(page: &Page<'_>) -> Vec<f32> {
    let row = whole::of(page);
    debug_assert_eq!(row.len(), whole::FEATURES.len());
    row
}

/// log2(1 + x).
fn l2(x: usize) -> f32 {
    (1.0 + x as f32).log2()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Hints;
    use std::collections::BTreeSet;

    /// The value of one feature for each block of a page.
    pub(super) fn values(html: &str, name: &str) -> Vec<f32> {
        let document = crate::parse::parse(html, &crate::Options::default());
        let hints = Hints {
            title: "Rain over hills",
            ..Hints::default()
        };
        let page = Page::new(&document, &hints);
        let at = features()
            .position(|f| f.name == name)
            .expect("a feature of that name");
        let mut row = Vec::new();
        let value = |i| {
            fill_row(&page, i, &mut row);
            row.extend(of_page(&page));
            row[at]
        };
        (0..page.blocks.len()).map(value).collect()
    }

    #[test]
    fn names_are_unique_and_docs_written() {
        let names: BTreeSet<_> = features().map(|f| f.name).collect();
        assert_eq!(names.len(), features().count());
        assert!(features().all(|f| !f.doc.is_empty()));
    }

    #[test]
    fn link_density_is_the_share_of_linked_characters() {
        assert_eq!(values("<p>abcd<a href=x>efgh</a>", "link_density"), [0.5]);
    }

    #[test]
    fn levels_count_ancestors() {
        let html = "<article>a<div><p>b</div></article>c";
        assert_eq!(values(html, "to_article"), [0.0, 2.0, 15.0]);
    }

    #[test]
    fn the_title_heading_is_the_one_that_says_the_title() {
        let html = "<h1>The Gazette</h1><h2>Rain over hills</h2><p>a";
        assert_eq!(values(html, "from_title"), [-1.0, 0.0, 1.0]);
    }

    #[test]
    fn repeated_siblings_are_counted() {
        let html = "<ul><li class=c>a<li class=c>b<li class=c>c</ul><p>d";
        let seen = values(html, "siblings_alike_0");
        assert_eq!(seen, [2.0, 2.0, 2.0, 1.0]);
    }

    #[test]
    fn cards_posts_and_labels_are_numbers() {
        let html = "<h2>Related</h2><ul><li><a href=a>b</a><li><a href=c>d</a></ul><p>e";
        assert_eq!(values(html, "cards"), [0.0, l2(2), l2(2), 0.0]);
        assert_eq!(values(html, "label"), [8.0, 0.0, 0.0, 0.0]);
        assert_eq!(values(html, "last_heading_label"), [8.0; 4]);
        assert_eq!(values(html, "since_label"), [0.0, 1.0, 2.0, 3.0]);
        let post = "<div class=q><i>3 May</i><p>a b c d e f g h i j k l m.</div>";
        let html = format!("<p>x</p>{post}{post}");
        assert_eq!(values(&html, "posts"), [0.0, l2(2), l2(2), l2(2), l2(2)]);
        assert_eq!(values(&html, "is_first_post"), [0.0, 1.0, 1.0, -1.0, -1.0]);
        assert_eq!(values(&html, "text_after"), [1.0, 1.0, 0.5, 0.5, 0.0]);
    }

    #[test]
    fn the_same_text_twice_is_noticed() {
        assert_eq!(values("<p>a b<p>c<p>A b", "times_on_page"), [2.0, 1.0, 2.0]);
    }
}
