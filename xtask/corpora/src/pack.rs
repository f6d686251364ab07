//! Packs LightGBM's dump of a model into the format of `src/extract/model.rs`.

use serde_json::Value;
use std::collections::BTreeMap;

/// A child with this bit is a leaf.
const LEAF: u8 = 0x80;

enum Child {
    Split(usize),
    Leaf(f64, usize),
}

struct Split {
    feature: usize,
    threshold: f32,
    children: [Child; 2],
}

struct Tree {
    /// Parents before children; empty for a tree that is one leaf.
    splits: Vec<Split>,
    only_leaf: f64,
}

/// Packs a model of `features` features.
///
/// Leaf values become 8-bit integers of one common scale; thresholds the largest `f32` not above
/// LightGBM's, which sends every row of `f32` the same way.
///
/// # Errors
/// When the dump is not one of a model this format can hold.
pub fn pack(dump: &Value, features: usize) -> Result<Vec<u8>, String> {
    let trees = read_trees(dump)?;
    let mut thresholds = vec![BTreeMap::new(); features];
    for split in trees.iter().flat_map(|tree| &tree.splits) {
        thresholds[split.feature].insert(order(split.threshold), split.threshold);
    }
    let largest = trees
        .iter()
        .flat_map(leaf_values)
        .fold(0.0_f64, |a, b| a.max(b.abs()));
    let scale = (largest / 127.0) as f32;
    let mut bytes = b"SPM1".to_vec();
    bytes.extend(
        u16::try_from(trees.len())
            .map_err(|_| "too many trees")?
            .to_le_bytes(),
    );
    bytes.push(u8::try_from(features).map_err(|_| "too many features")?);
    bytes.extend(scale.to_le_bytes());
    bytes.extend(0.0_f32.to_le_bytes());
    for of_feature in &thresholds {
        bytes.push(u8::try_from(of_feature.len()).map_err(|_| "too many thresholds")?);
        bytes.extend(of_feature.values().flat_map(|t| t.to_le_bytes()));
    }
    for tree in &trees {
        pack_tree(tree, &thresholds, f64::from(scale), &mut bytes)?;
    }
    Ok(bytes)
}

fn pack_tree(
    tree: &Tree,
    thresholds: &[BTreeMap<u32, f32>],
    scale: f64,
    bytes: &mut Vec<u8>,
) -> Result<(), String> {
    let values = leaf_values(tree);
    bytes.push(
        u8::try_from(values.len())
            .ok()
            .filter(|&n| n <= LEAF)
            .ok_or("too many leaves")?,
    );
    let mut leaf = 0_u8;
    for split in &tree.splits {
        let threshold = thresholds[split.feature]
            .keys()
            .position(|&t| t == order(split.threshold))
            .expect("all thresholds were gathered");
        bytes.extend([split.feature as u8, threshold as u8]);
        for child in &split.children {
            match child {
                Child::Split(at) => bytes.push(*at as u8),
                Child::Leaf(..) => {
                    bytes.push(LEAF | leaf);
                    leaf += 1;
                }
            }
        }
    }
    bytes.extend(values.iter().map(|v| (v / scale).round() as i8 as u8));
    Ok(())
}

/// The leaves' values in the order their splits name them.
fn leaf_values(tree: &Tree) -> Vec<f64> {
    if tree.splits.is_empty() {
        return vec![tree.only_leaf];
    }
    let children = tree.splits.iter().flat_map(|split| &split.children);
    children
        .filter_map(|child| match child {
            Child::Leaf(value, _) => Some(*value),
            Child::Split(_) => None,
        })
        .collect()
}

fn read_trees(dump: &Value) -> Result<Vec<Tree>, String> {
    let trees = dump["tree_info"]
        .as_array()
        .ok_or("the dump has no trees")?;
    trees
        .iter()
        .map(|tree| read_tree(&tree["tree_structure"]))
        .collect()
}

fn read_tree(root: &Value) -> Result<Tree, String> {
    if let Some(value) = root["leaf_value"].as_f64() {
        return Ok(Tree {
            splits: Vec::new(),
            only_leaf: value,
        });
    }
    let mut splits = Vec::new();
    let mut waiting = vec![root];
    let mut next = 0;
    while let Some(&node) = waiting.get(next) {
        next += 1;
        let mut child = |key: &str| {
            let child = &node[key];
            match child["leaf_value"].as_f64() {
                Some(value) => {
                    let index = child["leaf_index"].as_u64().unwrap_or_default() as usize;
                    Child::Leaf(value, index)
                }
                None => {
                    waiting.push(child);
                    Child::Split(waiting.len() - 1)
                }
            }
        };
        let children = [child("left_child"), child("right_child")];
        splits.push(Split {
            feature: node["split_feature"]
                .as_u64()
                .ok_or("a split has no feature")? as usize,
            threshold: not_above(
                node["threshold"]
                    .as_f64()
                    .ok_or("a split has no threshold")?,
            ),
            children,
        });
    }
    Ok(Tree {
        splits,
        only_leaf: 0.0,
    })
}

/// The largest `f32` that is not above `x`.
fn not_above(x: f64) -> f32 {
    let near = x as f32;
    match f64::from(near) > x {
        true => near.next_down(),
        false => near,
    }
}

/// A key that sorts as the number does.
fn order(x: f32) -> u32 {
    let bits = x.to_bits();
    match bits >> 31 {
        0 => bits ^ 0x8000_0000,
        _ => !bits,
    }
}

/// Checks that rows reach the same leaves as in LightGBM.
///
/// # Errors
/// When one does not.
pub fn check_routing(dump: &Value, rows: &[Vec<f32>], leaves: &[i32]) -> Result<(), String> {
    let trees = read_trees(dump)?;
    for (row_index, row) in rows.iter().enumerate() {
        for (tree_index, tree) in trees.iter().enumerate() {
            let expected = leaves[row_index * trees.len() + tree_index];
            let got = leaf_index(tree, row);
            if got != expected as usize {
                return Err(format!(
                    "row {row_index} reaches leaf {got} of tree {tree_index}, in LightGBM {expected}"
                ));
            }
        }
    }
    Ok(())
}

fn leaf_index(tree: &Tree, row: &[f32]) -> usize {
    let Some(mut split) = tree.splits.first() else {
        return 0;
    };
    loop {
        let side = usize::from(row[split.feature] > split.threshold);
        match split.children[side] {
            Child::Split(at) => split = &tree.splits[at],
            Child::Leaf(_, index) => return index,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use stillpage::training::Model;

    #[test]
    fn a_packed_model_judges_as_its_dump_does() {
        let dump = serde_json::json!({"tree_info": [{"tree_structure": {
            "split_feature": 1, "threshold": 0.25,
            "left_child": {"leaf_value": -1.0, "leaf_index": 0},
            "right_child": {"split_feature": 0, "threshold": 5.5,
                "left_child": {"leaf_value": 0.5, "leaf_index": 1},
                "right_child": {"leaf_value": 2.0, "leaf_index": 2}}}}]});
        let model = Model::unpack(&pack(&dump, 2).expect("fits")).expect("whole");
        let p = |row: [f32; 2]| model.probability(&row);
        assert!((p([0.0, 0.25]) - 0.269).abs() < 3e-3);
        assert!((p([5.0, 0.4]) - 0.622).abs() < 3e-3);
        assert!((p([6.0, 0.4]) - 0.881).abs() < 3e-3);
    }

    #[test]
    fn thresholds_send_every_f32_the_same_way() {
        for x in [0.1_f64, 0.3, 1e-35, -0.7, 5.5] {
            let t = not_above(x);
            assert!(f64::from(t) <= x && f64::from(t.next_up()) > x, "{x}");
        }
    }

    #[test]
    fn keys_sort_as_numbers_do() {
        let numbers = [-5.5_f32, -0.1, 0.0, 0.1, 7.0];
        assert!(numbers.is_sorted_by(|a, b| order(*a) < order(*b)));
    }
}
