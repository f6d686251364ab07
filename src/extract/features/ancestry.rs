//! What the block lies in: landmarks, roles, names of classes.

use super::{FAR, Feature, feature};
use crate::extract::groups::{GROUPS, Group, NEGATIVE, POSITIVE};
use crate::extract::page::Page;
use crate::extract::signs::Landmarks;

pub const FEATURES: &[Feature] = &[
    feature("to_article", "levels to an `article`"),
    feature("to_main", "levels to `main` or its role"),
    feature("to_nav", "levels to `nav` or its role"),
    feature("to_footer", "levels to `footer` or its role"),
    feature("to_header", "levels to `header` or its role"),
    feature("to_aside", "levels to `aside` or its role"),
    feature("to_form", "levels to a `form`"),
    feature("to_section", "levels to a `section`"),
    feature("to_figure", "levels to a `figure`"),
    feature("to_table", "levels to a `table`"),
    feature("to_list", "levels to a list"),
    feature("to_quote", "levels to a `blockquote`"),
    feature("to_dialog", "levels to a dialog or alert: consent, sign-up"),
    feature(
        "to_label",
        "levels to an element with an accessible name of its own",
    ),
    feature("to_link", "levels to a link around whole blocks: cards"),
    feature("to_hidden", "levels to an element that is not shown"),
    feature("to_ad", "levels to a class of advertising"),
    feature(
        "to_article_class",
        "levels to a class of articles and posts",
    ),
    feature("to_author_class", "levels to a class of authors"),
    feature("to_body_class", "levels to a class of running text"),
    feature("to_breadcrumb_class", "levels to a class of breadcrumbs"),
    feature("to_card_class", "levels to a class of cards, items, grids"),
    feature("to_comment_class", "levels to a class of comments"),
    feature("to_content_class", "levels to a class of content"),
    feature("to_cookie_class", "levels to a class of consent"),
    feature("to_date_class", "levels to a class of dates"),
    feature("to_doc_class", "levels to a class of documentation"),
    feature("to_faq_class", "levels to a class of questions"),
    feature("to_footer_class", "levels to a class of page feet"),
    feature("to_forum_class", "levels to a class of threads"),
    feature("to_header_class", "levels to a class of page heads"),
    feature("to_hidden_class", "levels to a class of modals and drawers"),
    feature("to_image_class", "levels to a class of pictures"),
    feature("to_job_class", "levels to a class of jobs"),
    feature("to_lead_class", "levels to a class of leads"),
    feature("to_nav_class", "levels to a class of navigation"),
    feature("to_newsletter_class", "levels to a class of newsletters"),
    feature("to_product_class", "levels to a class of products"),
    feature("to_related_class", "levels to a class of related pages"),
    feature("to_review_class", "levels to a class of reviews"),
    feature("to_share_class", "levels to a class of sharing"),
    feature("to_sidebar_class", "levels to a class of sidebars"),
    feature("to_tag_class", "levels to a class of labels"),
    feature("to_title_class", "levels to a class of titles"),
    feature("to_toolbar_class", "levels to a class of tools"),
    feature(
        "positive",
        "ancestors whose class speaks for running text, up to 12",
    ),
    feature(
        "negative",
        "ancestors whose class speaks against it, up to 12",
    ),
    feature(
        "wrapper_positive",
        "1 if the inline wrapper's class speaks for text, -1 if against",
    ),
];

/// How far up to look; what is further away is far.
const MAX_LINE: usize = 48;

pub fn push(page: &Page<'_>, index: usize, row: &mut Vec<f32>) {
    let mut landmarks = [FAR; Landmarks::COUNT];
    let mut groups = [FAR; GROUPS];
    let (mut positive, mut negative) = (0, 0);
    let container = page.blocks[index].container;
    for (level, id) in page.line_of(container).take(MAX_LINE).enumerate() {
        let level = level.min(FAR);
        for at in page.signs.landmarks[id].places() {
            landmarks[at] = landmarks[at].min(level);
        }
        let set = page.signs.groups[id];
        positive += usize::from(set.has_any(POSITIVE));
        negative += usize::from(set.has_any(NEGATIVE));
        for at in set.places() {
            groups[at] = groups[at].min(level);
        }
    }
    row.extend(landmarks.iter().chain(&groups).map(|&level| level as f32));
    row.extend([
        positive.min(12) as f32,
        negative.min(12) as f32,
        wrapper_sign(page, index),
    ]);
}

fn wrapper_sign(page: &Page<'_>, index: usize) -> f32 {
    let block = &page.blocks[index];
    if block.wrapper == block.container {
        return 0.0;
    }
    let set = page.signs.wrappers[index];
    let against = set.has_any(NEGATIVE) || set.has(Group::Author) || set.has(Group::Date);
    match (set.has_any(POSITIVE), against) {
        (_, true) => -1.0,
        (true, false) => 1.0,
        (false, false) => 0.0,
    }
}
