//! The learned block classifier: gradient-boosted trees in a packed table.
//!
//! ```text
//! "SPM1"  trees u16  features u8  scale f32  bias f32            (little-endian)
//! for each feature:  count u8, then that many thresholds f32, ascending
//! for each tree:     leaves u8
//!                    leaves - 1 nodes of four bytes: feature, threshold, left, right
//!                    leaves values i8
//! ```
//!
//! A node sends a row left when its feature is at most the threshold. A child with the high bit
//! set is a leaf. The sum of leaf values times `scale` plus `bias` is the log-odds. All is exact
//! integer arithmetic up to there, so that every platform gives the same answer.
//!
//! Trees are not walked, for no processor guesses which way a node sends a row. A row that a node
//! does not send left cannot end in a leaf on its left; with these struck off for all nodes, it
//! ends in the first leaf that is left (QuickScorer, <https://doi.org/10.1145/2766462.2767733>).
//! Nodes are sorted by feature and threshold, so that those with something to strike off are a run.

use crate::order;
use std::sync::LazyLock;

const MAGIC: &[u8] = b"SPM1";
const LEAF: u8 = 0x80;

/// So many leaves a tree may have: one bit each.
const MAX_LEAVES: u8 = 32;

/// A set of trees.
#[derive(Clone, Debug)]
pub struct Model {
    /// The nodes of all trees by feature, then by threshold.
    nodes: Vec<Vec<Node>>,
    /// The values of each tree's leaves, from left to right.
    leaves: Vec<Vec<i8>>,
    scale: f32,
    bias: f32,
}

/// A node of a tree.
#[derive(Clone, Copy, Debug)]
struct Node {
    threshold: f32,
    tree: u16,
    /// The leaves that are not on its left.
    others: u32,
}

/// The model that ships with the crate; see `model-card.md` beside it.
pub static SHIPPED: LazyLock<Model> = LazyLock::new(|| {
    Model::unpack(include_bytes!("model.bin")).expect("the shipped model is whole")
});

impl Model {
    /// Reads a packed model; `None` where the bytes are not one.
    pub fn unpack(bytes: &[u8]) -> Option<Model> {
        let mut input = bytes.strip_prefix(MAGIC)?;
        let trees = u16::from_le_bytes(take(&mut input)?);
        let [features] = take(&mut input)?;
        let scale = f32::from_le_bytes(take(&mut input)?);
        let bias = f32::from_le_bytes(take(&mut input)?);
        let thresholds: Vec<Vec<f32>> = (0..features)
            .map(|_| unpack_thresholds(&mut input))
            .collect::<Option<_>>()?;
        let mut nodes = vec![Vec::new(); usize::from(features)];
        let leaves = (0..trees)
            .map(|tree| unpack_tree(&mut input, tree, &thresholds, &mut nodes))
            .collect::<Option<_>>()?;
        for nodes in &mut nodes {
            order::sort_by_key(nodes, |node: &Node| order::of_f32(node.threshold));
        }
        input.is_empty().then_some(Model {
            nodes,
            leaves,
            scale,
            bias,
        })
    }

    /// The number of features a row must have.
    pub fn features(&self) -> usize {
        self.nodes.len()
    }

    /// How many trees it has.
    #[cfg(feature = "training")]
    pub fn trees(&self) -> usize {
        self.leaves.len()
    }

    /// The probability that a block with these features belongs to the article.
    #[cfg(any(test, feature = "training"))]
    pub fn probability(&self, row: &[f32]) -> f32 {
        self.judge(&[]).probability(row)
    }

    /// Judges rows that end alike, in `common`.
    pub fn judge(&self, common: &[f32]) -> Judge<'_> {
        let (nodes, last) = self.nodes.split_at(self.nodes.len() - common.len());
        let mut start = vec![u32::MAX; self.leaves.len()];
        strike(&mut start, last, common);
        Judge {
            model: self,
            nodes,
            left: start.clone(),
            start,
        }
    }
}

/// Strikes off what rows do not end in by some of their values.
fn strike(left: &mut [u32], nodes: &[Vec<Node>], values: &[f32]) {
    for (nodes, &value) in nodes.iter().zip(values) {
        for node in nodes {
            if value <= node.threshold {
                break;
            }
            left[usize::from(node.tree)] &= node.others;
        }
    }
}

/// Judges the blocks of a page: what is the same for all of them is looked at once.
#[derive(Debug)]
pub struct Judge<'a> {
    model: &'a Model,
    /// The nodes of the features that differ.
    nodes: &'a [Vec<Node>],
    /// For each tree, the leaves left by the features that do not.
    start: Vec<u32>,
    /// Those left for a row.
    left: Vec<u32>,
}

impl Judge<'_> {
    /// The probability that a block with these features, and the common ones, belongs to the
    /// article.
    pub fn probability(&mut self, row: &[f32]) -> f32 {
        self.left.copy_from_slice(&self.start);
        strike(&mut self.left, self.nodes, row);
        let Model {
            leaves,
            scale,
            bias,
            ..
        } = self.model;
        let mut sum = 0;
        for (leaves, left) in leaves.iter().zip(&self.left) {
            sum += i32::from(leaves[left.trailing_zeros() as usize]);
        }
        logistic(f64::from(sum) * f64::from(*scale) + f64::from(*bias)) as f32
    }
}

fn take<const N: usize>(input: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = input.split_first_chunk::<N>()?;
    *input = rest;
    Some(*taken)
}

fn unpack_thresholds(input: &mut &[u8]) -> Option<Vec<f32>> {
    let [count] = take(input)?;
    (0..count)
        .map(|_| Some(f32::from_le_bytes(take(input)?)))
        .collect()
}

/// Reads a tree: its nodes go to those of their features, the values of its leaves come back from
/// left to right.
fn unpack_tree(
    input: &mut &[u8],
    tree: u16,
    thresholds: &[Vec<f32>],
    nodes: &mut [Vec<Node>],
) -> Option<Vec<i8>> {
    let [leaves] = take(input)?;
    let count = leaves.checked_sub(1).filter(|_| leaves <= MAX_LEAVES)?;
    let packed: Vec<[u8; 4]> = (0..count).map(|_| take(input)).collect::<Option<_>>()?;
    let values: Vec<i8> = (0..leaves)
        .map(|_| take(input).map(i8::from_le_bytes))
        .collect::<Option<_>>()?;
    let mut order = Vec::new();
    let mut open = vec![Way::Enter(if count == 0 { LEAF } else { 0 })];
    let mut entered = 0;
    while let Some(way) = open.pop() {
        match way {
            Way::Enter(leaf) if leaf & LEAF != 0 => {
                order.push(*values.get(usize::from(leaf & !LEAF))?)
            }
            Way::Enter(node) => {
                let &[_, _, left, right] = packed.get(usize::from(node))?;
                // As many as there are: none is entered twice, so that every walk ends.
                entered += 1;
                if entered > count {
                    return None;
                }
                let before = order.len();
                open.extend([Way::Enter(right), Way::Turn(node, before), Way::Enter(left)]);
            }
            Way::Turn(node, before) => {
                let [feature, threshold, ..] = packed[usize::from(node)];
                let of_feature = thresholds.get(usize::from(feature))?;
                let on_left = bits(order.len()) & !bits(before);
                nodes.get_mut(usize::from(feature))?.push(Node {
                    threshold: *of_feature.get(usize::from(threshold))?,
                    tree,
                    others: !on_left,
                });
            }
        }
    }
    (order.len() == values.len()).then_some(order)
}

/// A step of the way through a tree.
enum Way {
    /// Into a node or a leaf.
    Enter(u8),
    /// From a node's left side to its right one; so many leaves stand before the node.
    Turn(u8, usize),
}

/// The first so many leaves; at most all.
fn bits(leaves: usize) -> u32 {
    1_u32
        .checked_shl(leaves as u32)
        .unwrap_or(0)
        .wrapping_sub(1)
}

/// 1 / (1 + e^-x) by multiplication alone, whose results do not depend on the platform.
fn logistic(x: f64) -> f64 {
    let mut power = 1.0 + x.abs().min(40.0) / 65_536.0;
    for _ in 0..16 {
        power *= power;
    }
    match x < 0.0 {
        true => 1.0 / (1.0 + power),
        false => power / (1.0 + power),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two features; one tree: f1 <= 0.5 ? 10 : (f0 <= 2 ? -20 : 30).
    fn packed() -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(1_u16.to_le_bytes());
        bytes.push(2);
        bytes.extend(0.1_f32.to_le_bytes());
        bytes.extend(0.0_f32.to_le_bytes());
        bytes.push(1);
        bytes.extend(2.0_f32.to_le_bytes());
        bytes.push(1);
        bytes.extend(0.5_f32.to_le_bytes());
        bytes.push(3);
        bytes.extend([1, 0, LEAF, 1, 0, 0, LEAF | 1, LEAF | 2]);
        bytes.extend([10_i8, -20, 30].map(|v| v as u8));
        bytes
    }

    #[test]
    fn a_row_goes_left_at_or_below_the_threshold() {
        let model = Model::unpack(&packed()).expect("well-formed");
        let p = |row: [f32; 2]| model.probability(&row);
        assert!((p([9.0, 0.5]) - 0.731).abs() < 1e-3);
        assert!((p([2.0, 0.6]) - 0.119).abs() < 1e-3);
        assert!((p([2.1, 0.6]) - 0.953).abs() < 1e-3);
    }

    #[test]
    fn what_rows_have_in_common_may_be_given_before() {
        let model = Model::unpack(&packed()).expect("well-formed");
        for row in [[9.0, 0.5], [2.0, 0.6], [2.1, 0.6]] {
            let mut judge = model.judge(&row[1..]);
            for _ in 0..2 {
                assert_eq!(judge.probability(&row[..1]), model.probability(&row));
            }
        }
    }

    #[test]
    fn damaged_bytes_are_no_model() {
        let good = packed();
        for cut in 0..good.len() {
            assert!(Model::unpack(&good[..cut]).is_none());
        }
        let mut looping = good.clone();
        looping[good.len() - 9] = 0;
        assert!(Model::unpack(&looping).is_none());
    }

    #[test]
    fn the_shipped_model_fits_the_features() {
        assert_eq!(
            SHIPPED.features(),
            crate::extract::features::features().count()
        );
    }

    #[test]
    fn logistic_is_close_to_the_library() {
        for x in [-30.0, -4.0, -0.3, 0.0, 0.3, 4.0, 30.0_f64] {
            assert!((logistic(x) - 1.0 / (1.0 + (-x).exp())).abs() < 1e-3, "{x}");
        }
    }
}
