//! Side tables: what a stage knows about nodes, kept beside the document and not in it.

use super::tree::{NodeId, Tree};
use std::ops::{Index, IndexMut};

/// A value for every node of one tree.
#[derive(Clone, Debug)]
pub struct SideTable<T>(Vec<T>);

impl<T: Clone> SideTable<T> {
    /// Makes a table with `value` for every node `tree` has now.
    pub fn new(tree: &Tree, value: T) -> SideTable<T> {
        SideTable(vec![value; tree.len()])
    }
}

impl<T> Index<NodeId> for SideTable<T> {
    type Output = T;

    #[inline(always)]
    fn index(&self, id: NodeId) -> &T {
        &self.0.as_slice()[id.index()]
    }
}

impl<T> IndexMut<NodeId> for SideTable<T> {
    #[inline(always)]
    fn index_mut(&mut self, id: NodeId) -> &mut T {
        &mut self.0.as_mut_slice()[id.index()]
    }
}
