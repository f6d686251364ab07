//! Ways through a tree, none of which recurses: pages nest tens of thousands deep.

use super::tree::{NodeId, Tree};

/// One step of [`Tree::walk`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// The node is met for the first time, before its children.
    Enter(NodeId),
    /// All children of the node have been met.
    Leave(NodeId),
}

impl Tree {
    /// The children of `id`, in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.first_child(id), |&child| self.next_sibling(child))
    }

    /// `id`, its parent, and so on to the root.
    pub fn self_and_ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(Some(id), |&node| self.parent(node))
    }

    /// All nodes below `id`, in document order.
    pub fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.first_child(id), move |&node| self.following(node, id))
    }

    /// `id` and all nodes below it, each met before and after its children.
    pub fn walk(&self, id: NodeId) -> impl Iterator<Item = Step> {
        std::iter::successors(Some(Step::Enter(id)), move |&step| match step {
            Step::Enter(node) => Some(match self.first_child(node) {
                Some(child) => Step::Enter(child),
                None => Step::Leave(node),
            }),
            Step::Leave(node) if node == id => None,
            Step::Leave(node) => Some(match self.next_sibling(node) {
                Some(next) => Step::Enter(next),
                None => Step::Leave(self.parent(node)?),
            }),
        })
    }

    /// The node after `node` in document order, as long as it is below `top`.
    pub fn following(&self, node: NodeId, top: NodeId) -> Option<NodeId> {
        self.first_child(node)
            .or_else(|| self.following_skipping(node, top))
    }

    /// The node after all that is below `node`, as long as it is below `top`.
    pub fn following_skipping(&self, node: NodeId, top: NodeId) -> Option<NodeId> {
        let mut at = node;
        while at != top {
            if let Some(next) = self.next_sibling(at) {
                return Some(next);
            }
            at = self.parent(at)?;
        }
        None
    }
}
