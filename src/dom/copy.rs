//! Copying from one tree into another.

use super::tree::{NodeId, Tree};
use super::walk::Step;

impl Tree {
    /// Copies one node without its children; the copy is detached. Elements keep their source
    /// number. The root has no copy of its own and becomes an empty text.
    pub(crate) fn copy_node(&mut self, from: &Tree, id: NodeId) -> NodeId {
        if !from.is_element(id) {
            return self.create_text(from.text(id));
        }
        let name = self.adopt(from.name(id), from);
        let copy = self.create_element(from.namespace(id), name);
        for (key, value) in from.attributes(id) {
            let key = self.adopt(key, from);
            self.push_attribute(copy, key, value);
        }
        if let Some(source) = from.source(id) {
            self.set_source(copy, source);
        }
        copy
    }

    /// Copies what is below `top` in `from` to the end of `parent`, leaving out the nodes that
    /// `take` refuses, with all below them.
    pub(crate) fn append_copy_where(
        &mut self,
        parent: NodeId,
        from: &Tree,
        top: NodeId,
        mut take: impl FnMut(NodeId) -> bool,
    ) {
        let mut into = vec![parent];
        let mut refused: Option<NodeId> = None;
        for step in from.walk(top) {
            match step {
                Step::Enter(id) if id == top || refused.is_some() => {}
                Step::Leave(id) if id == top => {}
                Step::Leave(id) if refused == Some(id) => refused = None,
                Step::Leave(_) if refused.is_some() => {}
                Step::Enter(id) if !take(id) => refused = Some(id),
                Step::Enter(id) => {
                    let copy = self.copy_node(from, id);
                    self.append(*into.last().expect("the parent is never left"), copy);
                    into.push(copy);
                }
                Step::Leave(_) => _ = into.pop(),
            }
        }
    }
}
