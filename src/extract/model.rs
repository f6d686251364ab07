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

use std::sync::LazyLock;

const MAGIC: &[u8] = b"SPM1";
const LEAF: u8 = 0x80;

/// A set of trees.
#[derive(Clone, Debug)]
pub struct Model {
    features: usize,
    trees: Vec<Tree>,
    scale: f32,
    bias: f32,
}

#[derive(Clone, Debug)]
struct Tree {
    nodes: Vec<Node>,
    leaves: Vec<i8>,
}

/// A node with its threshold at hand.
#[derive(Clone, Copy, Debug)]
struct Node {
    threshold: f32,
    feature: u8,
    left: u8,
    right: u8,
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
        let trees = (0..trees)
            .map(|_| unpack_tree(&mut input, &thresholds))
            .collect::<Option<_>>()?;
        input.is_empty().then_some(Model {
            features: usize::from(features),
            trees,
            scale,
            bias,
        })
    }

    /// The number of features a row must have.
    pub fn features(&self) -> usize {
        self.features
    }

    /// The probability that a block with these features belongs to the article.
    pub fn probability(&self, row: &[f32]) -> f32 {
        let sum: i32 = self
            .trees
            .iter()
            .map(|tree| i32::from(tree.leaf(row)))
            .sum();
        logistic(f64::from(sum) * f64::from(self.scale) + f64::from(self.bias)) as f32
    }
}

impl Tree {
    fn leaf(&self, row: &[f32]) -> i8 {
        let mut at = if self.nodes.is_empty() { LEAF } else { 0 };
        while at & LEAF == 0 {
            let node = self.nodes[usize::from(at)];
            let is_left = row[usize::from(node.feature)] <= node.threshold;
            at = if is_left { node.left } else { node.right };
        }
        self.leaves[usize::from(at & !LEAF)]
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

fn unpack_tree(input: &mut &[u8], thresholds: &[Vec<f32>]) -> Option<Tree> {
    let [leaves] = take(input)?;
    let count = leaves.checked_sub(1)?;
    let nodes: Vec<Node> = (0..count)
        .map(|at| unpack_node(take(input)?, at, leaves, thresholds))
        .collect::<Option<_>>()?;
    let leaves = (0..leaves)
        .map(|_| take(input).map(i8::from_le_bytes))
        .collect::<Option<_>>()?;
    Some(Tree { nodes, leaves })
}

/// Reads the node at `at` of a tree with so many leaves.
fn unpack_node(
    [feature, threshold, left, right]: [u8; 4],
    at: u8,
    leaves: u8,
    thresholds: &[Vec<f32>],
) -> Option<Node> {
    // Children come after their parent, so that every walk ends.
    let is_child = |c: u8| match c & LEAF {
        0 => c > at && c < leaves - 1,
        _ => c & !LEAF < leaves,
    };
    let known = thresholds.get(usize::from(feature))?;
    (is_child(left) && is_child(right)).then_some(Node {
        threshold: *known.get(usize::from(threshold))?,
        feature,
        left,
        right,
    })
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
