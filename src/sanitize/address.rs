//! Which addresses may leave: absolute ones of a few schemes, and places in the article itself.

use super::policy;

/// Prefix of all ids of an article, so that none can be taken for one of the page around it.
pub const ID_PREFIX: &str = "sp-";

/// The link as it may stand in the article; `None` if it may not.
pub fn link(value: &str) -> Option<String> {
    if let Some(id) = value.strip_prefix('#') {
        return Some(format!("#{}", prefixed(id))).filter(|_| is_id(id));
    }
    has_scheme(value, policy::LINK_SCHEMES).then(|| encoded(value))
}

/// The address with the characters encoded that browsers let through and no URL has, behind the
/// host. <https://url.spec.whatwg.org/#url-code-points>
fn encoded(address: &str) -> String {
    let scheme = address.find(':').map_or(0, |at| at + 1);
    let rest = &address[scheme..];
    let is_tel = address[..scheme].eq_ignore_ascii_case("tel:");
    let host = match rest.strip_prefix("//") {
        Some(after) => 2 + after.find(['/', '?', '#']).unwrap_or(after.len()),
        None => 0,
    };
    let (start, rest) = address.split_at(scheme + host);
    let mut out = String::with_capacity(address.len());
    out.push_str(start);
    let mut has_fragment = false;
    for (at, c) in rest.char_indices() {
        let is_code = |b: &u8| b.is_ascii_hexdigit();
        let is_url = match c {
            ' ' if is_tel => continue,
            '"' | '<' | '>' | '[' | '\\' | ']' | '^' | '`' | '{' | '|' | '}' | ' ' => false,
            '%' => rest
                .as_bytes()
                .get(at + 1..at + 3)
                .is_some_and(|code| code.iter().all(is_code)),
            '#' => !std::mem::replace(&mut has_fragment, true),
            _ => true,
        };
        match is_url {
            true => out.push(c),
            false => out.push_str(&format!("%{:02X}", u32::from(c))),
        }
    }
    out
}

/// The address of a picture as it may stand in the article; `None` if it may not.
pub fn image(value: &str) -> Option<String> {
    let is_data = policy::IMAGE_DATA.iter().any(|start| {
        value
            .get(..start.len())
            .is_some_and(|v| v.eq_ignore_ascii_case(start))
    });
    (is_data || has_scheme(value, policy::IMAGE_SCHEMES)).then(|| value.to_owned())
}

/// A `srcset` all of whose addresses may stand in the article; `None` if one may not.
pub fn image_set(value: &str) -> Option<String> {
    let mut addresses = value
        .split(", ")
        .map(|candidate| candidate.split_whitespace().next().unwrap_or_default());
    addresses
        .all(|address| has_scheme(address, policy::IMAGE_SCHEMES))
        .then(|| value.to_owned())
}

/// Whether `value` is something an `id` may be: not empty, without white space, and without control
/// characters, which no parser reads back.
pub fn is_id(value: &str) -> bool {
    !value.is_empty() && !value.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// The id with the prefix; one that has it stays.
pub fn prefixed(id: &str) -> String {
    match id.starts_with(ID_PREFIX) {
        true => id.to_owned(),
        false => format!("{ID_PREFIX}{id}"),
    }
}

/// Whether an address begins with one of the schemes, written plainly. Browsers skip control
/// characters and white space within a scheme; an address that has any is none of ours.
fn has_scheme(value: &str, schemes: &[&str]) -> bool {
    let Some((scheme, _)) = value.split_once(':') else {
        return false;
    };
    let is_plain = !value.contains(|c: char| c.is_control());
    is_plain && schemes.iter().any(|s| scheme.eq_ignore_ascii_case(s))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_url_has_is_encoded() {
        for (value, expected) in [
            (
                "https://[::1]/a[1]?b={c}|d#e#f",
                "https://[::1]/a%5B1%5D?b=%7Bc%7D%7Cd#e%23f",
            ),
            ("https://a.example/ü%C3%?%", "https://a.example/ü%C3%25?%25"),
            ("tel:+1(800) 562-1084", "tel:+1(800)562-1084"),
            ("mailto:a b@c.example", "mailto:a%20b@c.example"),
        ] {
            assert_eq!(link(value).as_deref(), Some(expected));
            assert_eq!(link(expected).as_deref(), Some(expected), "a second time");
        }
    }

    #[test]
    fn disguised_schemes_are_refused() {
        for value in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "ht\ntps://x.example",
            "vbscript:x",
            "data:text/html,x",
            "blob:https://x.example/1",
            "file:///etc/passwd",
            "/relative",
            "",
        ] {
            assert_eq!(link(value), None, "{value:?}");
        }
        assert!(link("https://x.example/?q=javascript:1").is_some());
    }

    #[test]
    fn places_in_the_article_are_prefixed_once() {
        assert_eq!(link("#n1").as_deref(), Some("#sp-n1"));
        assert_eq!(link("#sp-n1").as_deref(), Some("#sp-n1"));
        assert_eq!(link("#"), None);
    }

    #[test]
    fn pictures_are_remote_or_of_a_safe_kind() {
        assert!(image("data:image/png;base64,AAAA").is_some());
        assert!(image("data:image/svg+xml;base64,AAAA").is_none());
        assert!(image_set("https://a.example/1 1x, javascript:x 2x").is_none());
    }
}
