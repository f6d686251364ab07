//! The elements of the text as the standard has them: headings, lists, lines, rules, wrappers.

pub mod headings;
pub mod inlines;
pub mod lists;
pub mod obsolete;
pub mod rules;
pub mod spaces;
pub mod styles;
pub mod tasks;
pub mod terms;
pub mod word_lists;
pub mod wrappers;

use crate::dom::Tree;

/// As long as the texts and attributes of a tree may get, in bytes, while what an element says is
/// given to each of those in it: one long address around many short lines would fill the memory.
fn max_text(tree: &Tree) -> usize {
    tree.text_len().saturating_mul(2).saturating_add(1 << 20)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;
    use crate::clean::{Context, Pass};
    use crate::dom::ArticleTree;
    use crate::url::BaseUrl;

    #[test]
    fn what_is_said_of_many_lines_does_not_fill_the_memory() {
        let long = "x".repeat(1 << 18);
        let lines = "<p>a</p>".repeat(1000);
        let passes: [(Pass, String); 2] = [
            (wrappers::run, format!("<div lang={long}>{lines}</div>")),
            (inlines::run, format!("<a href={long}>{lines}</a>")),
        ];
        for (pass, html) in passes {
            let tree = crate::parse::parse_fragment(&html, &Default::default());
            let mut tree = ArticleTree::new(tree);
            let most = max_text(&tree);
            let context = Context {
                base: &BaseUrl::new("https://a.example/", None),
                metadata: None,
                kind: Kind::Article,
            };
            pass(&mut tree, &context);
            assert!(tree.text_len() <= most, "{} bytes", tree.text_len());
        }
    }
}
