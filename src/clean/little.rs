//! Whether an element is so small that what is in it may be looked at, however deep it stands in others
//! of its kind: a pass that asks this of every element stays linear.

use crate::dom::{ArticleTree, NodeId};

/// How much is little.
#[derive(Clone, Copy, Debug)]
pub struct Little {
    /// Bytes of text at most.
    pub bytes: usize,
    /// Nodes at most.
    pub nodes: usize,
}

impl Little {
    /// Whether an element holds no more, and nothing but what `may_be` in it.
    pub fn holds(self, tree: &ArticleTree, id: NodeId, may_be: impl Fn(NodeId) -> bool) -> bool {
        let (mut bytes, mut nodes) = (0, 0);
        tree.descendants(id).all(|n| {
            bytes += tree.text(n).len();
            nodes += 1;
            bytes <= self.bytes && nodes <= self.nodes && may_be(n)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::name;

    #[test]
    fn text_nodes_and_kinds_are_asked() {
        let tree = crate::parse::parse_fragment("<p>abc<b>d</b></p>", &Default::default());
        let tree = ArticleTree::new(tree);
        let holds = |bytes, nodes, may_be: fn(&ArticleTree, NodeId) -> bool| {
            Little { bytes, nodes }.holds(&tree, NodeId::ROOT, |n| may_be(&tree, n))
        };
        assert!(holds(4, 4, |_, _| true));
        assert!(!holds(3, 4, |_, _| true));
        assert!(!holds(4, 3, |_, _| true));
        assert!(!holds(4, 4, |tree, n| !tree.is(n, name::B)));
    }
}
