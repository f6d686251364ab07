//! What of a tree the policy does not name: what tests and fuzzing hold output against. Nothing of
//! the product asks; it writes only what [`sanitize`](super::sanitize()) has rebuilt.

use super::{address, mathml, policy};
use crate::dom::{Namespace, NodeId, Tree};

/// What of a tree the policy does not name.
pub fn complaints(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for id in tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is_element(id))
    {
        let name = tree.name_text(tree.name(id));
        let allowed = match tree.namespace(id) {
            Namespace::Html => policy::ELEMENTS
                .iter()
                .find(|&&(known, _)| known == name)
                .map(|&(_, own)| [own, policy::GLOBAL_ATTRIBUTES, &["data-source"]].concat()),
            Namespace::MathMl => mathml::ELEMENTS
                .contains(&name)
                .then(|| mathml::ATTRIBUTES.to_vec()),
            Namespace::Svg => None,
        };
        let Some(allowed) = allowed else {
            found.push(format!("<{name}>"));
            continue;
        };
        for (key, value) in tree.attributes(id) {
            let key = tree.name_text(key);
            let is_safe = match key {
                "href" | "cite" => address::link(value).is_some(),
                "src" => address::image(value).is_some(),
                "srcset" => address::image_set(value).is_some(),
                "id" => value.starts_with(address::ID_PREFIX),
                _ => true,
            };
            if !allowed.contains(&key) || !is_safe {
                found.push(format!("<{name} {key}={value:?}>"));
            }
        }
    }
    found
}
