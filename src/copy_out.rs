//! Copying the article out of the page: what was kept becomes a tree of its own. The posts of a
//! thread stand side by side in it, whatever lists, tables or posts they were nested in, each an
//! `article` with its depth and a `header` that says who wrote it and when. Boxes of items come along,
//! which say what is done.

use crate::dom::{ArticleTree, Document, Namespace, NodeId, SideTable, Step, Tree, name};
use crate::extract::{Extraction, Post};

/// So many elements around what stands between posts are copied with it.
const LEVELS: usize = 24;
/// The box of an item stands below at most so many elements, the item among them.
const MAX_AROUND: usize = 4;

/// Copies what was kept.
pub fn copy_out(document: &Document, extraction: &Extraction) -> ArticleTree {
    let mut tree = Tree::new(document.names().clone());
    tree.reserve(document.room());
    let top = document.body();
    let is_taken = |id| is_taken(document, extraction, id);
    match extraction.posts.is_empty() {
        true => tree.append_copy_where(NodeId::ROOT, document, top, is_taken),
        false => copy_thread(&mut tree, document, top, extraction),
    }
    ArticleTree::new(tree)
}

/// Whether a node comes along.
fn is_taken(document: &Document, extraction: &Extraction, id: NodeId) -> bool {
    extraction.kept[id] || is_box_of_item(document, id)
}

/// Whether an element is the box of an item in a list, to be ticked when it is done.
fn is_box_of_item(document: &Document, id: NodeId) -> bool {
    let mut around = document.self_and_ancestors(id).skip(1).take(MAX_AROUND);
    document.is(id, name::INPUT)
        && document.attribute(id, name::TYPE) == Some("checkbox")
        && around.any(|n| document.is(n, name::LI))
}

/// An open element of the page, and its copy if something in it was copied since the last post.
type Open = (NodeId, Option<NodeId>);

fn copy_thread(tree: &mut Tree, document: &Document, top: NodeId, extraction: &Extraction) {
    let mut posts: SideTable<Option<usize>> = SideTable::new(document, None);
    for (index, post) in extraction.posts.iter().enumerate() {
        posts[post.body] = Some(index);
    }
    let mut open: Vec<Open> = Vec::new();
    let mut next = document.first_child(top).map(Step::Enter);
    while let Some(step) = next {
        let (id, is_done) = match step {
            Step::Enter(id) if !is_taken(document, extraction, id) => (id, true),
            Step::Enter(id) if posts[id].is_some() => {
                for around in &mut open {
                    around.1 = None;
                }
                if let Some(post) = posts[id] {
                    copy_post(tree, document, extraction, &extraction.posts[post]);
                }
                (id, true)
            }
            Step::Enter(id) if document.first_child(id).is_some() => {
                open.push((id, None));
                (id, false)
            }
            Step::Enter(id) => {
                copy_leaf(tree, document, &mut open, id);
                (id, true)
            }
            Step::Leave(id) => {
                open.pop();
                (id, true)
            }
        };
        next = match is_done {
            false => document.first_child(id).map(Step::Enter),
            true => match document.next_sibling(id) {
                Some(sibling) => Some(Step::Enter(sibling)),
                None => document.parent(id).filter(|&p| p != top).map(Step::Leave),
            },
        };
    }
}

/// Copies a node without children into copies of what is around it.
fn copy_leaf(tree: &mut Tree, document: &Document, open: &mut [Open], id: NodeId) {
    let copied = open.iter().rposition(|(_, copy)| copy.is_some());
    let mut parent = copied.and_then(|at| open[at].1).unwrap_or(NodeId::ROOT);
    let is_blank = document.is_text(id) && document.text(id).trim().is_empty();
    if is_blank && copied.is_none() {
        return;
    }
    let first = copied.map_or(open.len().saturating_sub(LEVELS), |at| at + 1);
    for (around, copy) in &mut open[first..] {
        let made = tree.copy_node(document, *around);
        tree.append(parent, made);
        *copy = Some(made);
        parent = made;
    }
    let leaf = tree.copy_node(document, id);
    tree.append(parent, leaf);
}

fn copy_post(tree: &mut Tree, document: &Document, extraction: &Extraction, post: &Post) {
    let article = tree.create_element(Namespace::Html, name::ARTICLE);
    tree.set_attribute(article, name::DATA_DEPTH, &post.depth.to_string());
    if let Some(source) = document.source(post.body) {
        tree.set_source(article, source);
    }
    let header = tree.create_element(Namespace::Html, name::HEADER);
    if let Some(author) = &post.author {
        let strong = tree.create_element(Namespace::Html, name::B);
        tree.append_text(strong, author);
        tree.append(header, strong);
    }
    if let Some(day) = &post.day {
        if post.author.is_some() {
            tree.append_text(header, " · ");
        }
        let time = tree.create_element(Namespace::Html, name::TIME);
        if let Some(moment) = &post.moment {
            tree.set_attribute(time, name::DATETIME, moment);
        }
        tree.append_text(time, day);
        tree.append(header, time);
    }
    if tree.first_child(header).is_some() {
        tree.append(article, header);
    }
    // Whatever held the text, a cell or a `span`, is a wrapper here.
    let wrapper = tree.copy_node(document, post.body);
    tree.rename(wrapper, name::DIV);
    tree.append(article, wrapper);
    let is_taken = |id| is_taken(document, extraction, id);
    tree.append_copy_where(wrapper, document, post.body, is_taken);
    if tree.first_child(wrapper).is_some() {
        tree.append(NodeId::ROOT, article);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    #[test]
    fn boxes_of_items_come_along_within_posts_and_between_them() {
        let item = "<ul><li><input type=checkbox>a</ul><input type=checkbox>";
        let html = format!("{item}<article>{item}</article>");
        let document = crate::parse::parse(&html, &Default::default());
        let mut kept = SideTable::new(&document, true);
        let mut body = NodeId::ROOT;
        for id in document.descendants(NodeId::ROOT) {
            kept[id] = !document.is(id, name::INPUT);
            if document.is(id, name::ARTICLE) {
                body = id;
            }
        }
        let extraction = Extraction {
            kind: Kind::Thread,
            confidence: 1.0,
            words: 2,
            kept,
            posts: vec![Post {
                body,
                author: None,
                day: None,
                moment: None,
                depth: 0,
            }],
            dropped: Vec::new(),
        };
        let tree = copy_out(&document, &extraction);
        let boxes = tree.descendants(NodeId::ROOT);
        assert_eq!(boxes.filter(|&id| tree.is(id, name::INPUT)).count(), 2);
    }
}
