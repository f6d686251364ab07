//! The allow-list as the browser's `Sanitizer` wants it: the second wall.

use super::{mathml, policy};
use serde_json::{Value, json};

/// The policy for the browser's `Sanitizer`
/// (<https://wicg.github.io/sanitizer-api/#dictdef-sanitizerconfig>), in its short form: a name
/// alone is an element of HTML, or an attribute of no namespace. It goes along with each article.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub fn sanitizer_config() -> Value {
    let html = policy::ELEMENTS.iter().map(|&(name, own)| html(name, own));
    let formulas = mathml::ELEMENTS.iter().map(|&name| formula(name));
    let mut global = policy::GLOBAL_ATTRIBUTES.to_vec();
    global.push("data-source");
    json!({
        "elements": html.chain(formulas).collect::<Vec<_>>(),
        "attributes": global,
        "comments": false,
        "dataAttributes": false,
    })
}

fn html(name: &str, own: &[&str]) -> Value {
    match own_attributes(own) {
        own if own.is_empty() => json!(name),
        own => json!({ "name": name, "attributes": own }),
    }
}

fn formula(name: &str) -> Value {
    json!({
        "name": name,
        "namespace": "http://www.w3.org/1998/Math/MathML",
        "attributes": own_attributes(mathml::ATTRIBUTES),
    })
}

/// An attribute that all elements may have must not be named again.
fn own_attributes<'a>(own: &[&'a str]) -> Vec<&'a str> {
    let is_own = |name: &&&str| !policy::GLOBAL_ATTRIBUTES.contains(*name);
    own.iter().filter(is_own).copied().collect()
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
