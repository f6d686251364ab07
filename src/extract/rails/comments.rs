//! Articles drop what readers wrote below them; threads are made of it, so this is for articles
//! alone.
//!
//! Comments are posts (texts with stamps, one like the other) or elements called so, after the
//! text, and less of a page's beginning than the text is: a page that begins with them is no
//! article.

use crate::extract::labels::Label;
use crate::extract::page::{Page, is_texty};
use crate::extract::page_type;
use crate::extract::structure::Decision;
use crate::extract::tokens::Group;

/// The text before comments has at least so many words, where the page says that it is an article.
const MIN_ARTICLE_WORDS: usize = 60;
/// The text before comments has at least so many words elsewhere.
const MIN_TEXT_WORDS: usize = 250;
/// What the model is surer of than this is text whatever it is called.
const MAX_LIKELIHOOD: f32 = 0.95;
/// Levels up to which an element may say that it holds comments.
const LEVELS: usize = 16;
/// So many posts of one kind after a label are comments.
const MIN_POSTS: usize = 2;

/// Drops comments after the text.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let min_words = match page_type::is_surely_article(page.hints.types) {
        true => MIN_ARTICLE_WORDS,
        false => MIN_TEXT_WORDS,
    };
    let mut text_words = 0;
    let mut announced = false;
    for index in 0..page.blocks.len() {
        announced |= page.labels[index] == Some(Label::Comments) && text_words >= min_words;
        if !decision.blocks[index] {
            continue;
        }
        let is_comment = is_in_comments(page, index) || announced && is_post(page, index);
        let is_doubtful = decision.probabilities[index] < MAX_LIKELIHOOD;
        if is_comment && is_doubtful && text_words >= min_words {
            decision.blocks[index] = false;
        } else if !is_comment && is_texty(&page.blocks[index]) {
            text_words += page.blocks[index].words();
        }
    }
}

/// Whether an element around the block is called comments and is not around the title too, as a
/// class of the whole page would be.
fn is_in_comments(page: &Page<'_>, index: usize) -> bool {
    let mut line = page.line_of(page.blocks[index].container).take(LEVELS);
    let title = page.title.or(page.first_h1).unwrap_or(0);
    line.any(|id| page.groups[id].has(Group::Comment) && !page.extents[id].holds(title))
}

fn is_post(page: &Page<'_>, index: usize) -> bool {
    let mut line = page.line_of(page.blocks[index].container).take(LEVELS);
    line.any(|id| page.posts.family(id).is_some_and(|f| f.count >= MIN_POSTS))
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::TEXT;

    fn check(types: &[&str], html: &str, expected: &[&str]) {
        crate::extract::rails::tests::check(super::correct, types, html, expected);
    }

    const POST: &str = "<li class=q><b>Ann</b><p>3 May<p>a b c d e f g h i j k l m n.</li>";

    #[test]
    fn what_is_called_comments_goes() {
        let html = format!("{}<div class=comments>{POST}</div>", TEXT.repeat(5));
        check(&["newsarticle"], &html, &["một"; 5]);
    }

    #[test]
    fn posts_under_a_label_go() {
        let text = TEXT.repeat(5);
        let html = format!("{text}<h2>Bình luận</h2><ul>{POST}{POST}</ul>");
        let kept = ["một", "một", "một", "một", "một", "Bình"];
        check(&["newsarticle"], &html, &kept);
    }

    #[test]
    fn a_page_that_begins_with_them_keeps_them() {
        let html = format!("{TEXT}<div class=comments>{POST}</div>");
        check(&["newsarticle"], &html, &["một", "Ann", "3", "a"]);
        let html = format!("{}<div class=comments>{POST}</div>", TEXT.repeat(5));
        check(
            &[],
            &html,
            &["một", "một", "một", "một", "một", "Ann", "3", "a"],
        );
    }
}
