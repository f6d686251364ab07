//! Posts of a thread, as they are copied out of a page: an `article` with its depth, in it a
//! `header` with author and day. Passes leave both as they are.

use crate::dom::{NodeId, Tree, name};

/// Whether an element is a post.
pub fn is_post(tree: &Tree, id: NodeId) -> bool {
    tree.is(id, name::ARTICLE) && tree.has_attribute(id, name::DATA_DEPTH)
}

/// Whether an element says who wrote a post and when.
pub fn is_head(tree: &Tree, id: NodeId) -> bool {
    tree.is(id, name::HEADER) && tree.parent(id).is_some_and(|parent| is_post(tree, parent))
}
