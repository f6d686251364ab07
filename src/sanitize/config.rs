//! The allow-list as the browser's `Sanitizer` wants it: the second wall.

use super::{mathml, policy};
use serde_json::{Value, json};

/// The policy for the browser's `Sanitizer`
/// (<https://wicg.github.io/sanitizer-api/#dictdef-sanitizerconfig>).
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub fn sanitizer_config() -> Value {
    let html = policy::ELEMENTS
        .iter()
        .map(|&(name, own)| element(name, "http://www.w3.org/1999/xhtml", own));
    let formulas = mathml::ELEMENTS.iter().map(|&name| {
        element(
            name,
            "http://www.w3.org/1998/Math/MathML",
            mathml::ATTRIBUTES,
        )
    });
    let global: Vec<&str> = policy::GLOBAL_ATTRIBUTES
        .iter()
        .chain(&["data-source"])
        .copied()
        .collect();
    json!({
        "elements": html.chain(formulas).collect::<Vec<_>>(),
        "attributes": attributes(&global),
        "comments": false,
        "dataAttributes": false,
    })
}

/// An element's entry. An attribute that all elements may have must not be named again.
fn element(name: &str, namespace: &str, own: &[&str]) -> Value {
    let is_own = |name: &&&str| !policy::GLOBAL_ATTRIBUTES.contains(*name);
    let own: Vec<&str> = own.iter().filter(is_own).copied().collect();
    json!({ "name": name, "namespace": namespace, "attributes": attributes(&own) })
}

fn attributes(names: &[&str]) -> Vec<Value> {
    let entry = |name| json!({ "name": name, "namespace": null });
    names.iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_config_lists_the_whole_policy() {
        let config = sanitizer_config();
        let elements = config["elements"].as_array().map_or(0, Vec::len);
        assert_eq!(elements, policy::ELEMENTS.len() + mathml::ELEMENTS.len());
    }
}
