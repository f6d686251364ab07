//! The view shows the title itself; a heading of the body that repeats it goes.

use crate::clean::Context;
use crate::dom::{ArticleTree, NodeId, name, sets};
use crate::words::{effective_words, words};

/// With fewer effective words beside it and no picture the title is all there is, as in a post
/// that only links: then it stays.
const MIN_REST: usize = 10;

/// Takes away every `h1` or `h2` that says the title. Another `h1` becomes `h2`; where there are
/// several, they are sections, and all headings go down by one.
pub fn run(tree: &mut ArticleTree, context: &Context<'_>) {
    let folded = |text: &str| words(text).map(str::to_lowercase).collect::<Vec<_>>();
    let title = context.metadata.and_then(|all| all.title.as_deref());
    let title = folded(title.unwrap_or_default());
    let headings: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is_any(id, sets::HEADINGS))
        .collect();
    let (repeating, mut others): (Vec<_>, Vec<_>) = headings.into_iter().partition(|&id| {
        let may_repeat = !title.is_empty() && tree.is_any(id, &[name::H1, name::H2]);
        may_repeat && folded(&tree.folded_text(id)) == title
    });
    if !repeating.is_empty() && is_all_there_is(tree, &repeating) {
        others = [repeating, others].concat();
    } else {
        for id in repeating {
            tree.detach(id);
        }
    }
    let firsts = others.iter().filter(|&&id| tree.is(id, name::H1)).count();
    for id in others {
        let rank = sets::HEADINGS
            .iter()
            .position(|&h| tree.is(id, h))
            .unwrap_or(0);
        if rank == 0 || firsts > 1 {
            tree.rename(id, sets::HEADINGS[(rank + 1).min(5)]);
        }
    }
}

/// Whether hardly anything stands beside these headings.
fn is_all_there_is(tree: &ArticleTree, headings: &[NodeId]) -> bool {
    let count = |id| effective_words(&tree.folded_text(id));
    let own: usize = headings.iter().copied().map(count).sum();
    let mut nodes = tree.descendants(NodeId::ROOT);
    count(NodeId::ROOT) < own + MIN_REST && !nodes.any(|id| tree.is(id, name::IMG))
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    #[test]
    fn a_heading_that_says_the_title_goes_once() {
        check(
            super::run,
            "<h1>Rain over the hills</h1><p>a b c d e f g h i j</p><h1>Wind</h1>",
            "<p>a b c d e f g h i j</p><h2 id=\"sp-h1\">Wind</h2>",
        );
        check(
            super::run,
            "<h1>Rain over the hills</h1><p>a</p>",
            "<h2 id=\"sp-h1\">Rain over the hills</h2><p>a</p>",
        );
        check(
            super::run,
            "<h1>A</h1><h2>B</h2><h1>C</h1>",
            "<h2 id=\"sp-h1\">A</h2><h3 id=\"sp-h2\">B</h3><h2 id=\"sp-h3\">C</h2>",
        );
    }
}
