//! Slides that a slider repeats at its ends, so that it can go round: they are marked as clones,
//! and go where what they repeat is beside them.
//!
//! ```text
//! div.slick-track ─┬─ div.slick-cloned     the last slide once more
//!                  ├─ div.slick-slide
//!                  ├─ div.slick-slide
//!                  └─ div.slick-cloned     the first slide once more
//! ```

use crate::clean::Context;
use crate::dom::classes::has_class;
use crate::dom::{ArticleTree, NodeId};
use std::collections::HashSet;

/// Class names scripts give to clones. Sorted.
const CLONES: &[&str] = &[
    "bx-clone",
    "carousel__slide--clone",
    "clone",
    "cloned",
    "glide__slide--clone",
    "slick-cloned",
    "splide__slide--clone",
    "swiper-slide-duplicate",
    "tns-slide-cloned",
];

/// Slides are told apart by the text of so many nodes.
const MAX_NODES: usize = 100;

/// Takes clones away.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let mut seen = HashSet::new();
    let parents: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| has_class(tree, id, CLONES))
        .filter_map(|id| tree.parent(id))
        .filter(|&parent| seen.insert(parent))
        .collect();
    for parent in parents {
        let slides = tree.children(parent).filter(|&id| tree.is_element(id));
        let (clones, slides): (Vec<_>, Vec<_>) =
            slides.partition(|&id| has_class(tree, id, CLONES));
        let said: HashSet<String> = slides.iter().map(|&id| said(tree, id)).collect();
        for clone in clones {
            if said.contains(&self::said(tree, clone)) {
                tree.detach(clone);
            }
        }
    }
}

/// What a slide says, without its white space.
fn said(tree: &ArticleTree, id: NodeId) -> String {
    let texts = tree.descendants(id).take(MAX_NODES).map(|n| tree.text(n));
    texts.flat_map(str::split_whitespace).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::check;

    #[test]
    fn the_table_is_sorted() {
        assert!(CLONES.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_clone_goes_where_its_slide_is() {
        check(
            super::run,
            "<div><div class='a slick-cloned'>c</div><div>b</div><div> c </div><p class=cloned>b</p></div>",
            "<div><div>b</div><div> c </div></div>",
        );
        check(
            super::run,
            "<div><p class=clone>a</p><p>b</p></div>",
            "<div><p>a</p><p>b</p></div>",
        );
        let image = "<img src=\"https://a.example/i.jpg\">";
        check(
            super::run,
            &format!("<p class=clone>{image}</p><p>{image}</p>"),
            &format!("<p>{image}</p>"),
        );
    }
}
