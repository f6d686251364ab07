//! Addresses as a book may hold them: browsers take any characters, checkers of books those of
//! RFC 3986 only.

/// Signs that may stand in a path, a query or a fragment besides letters and digits.
const PLAIN: &[u8] = b"-._~:/?@!$&'()*+,;=";

/// The address with what is not allowed in it encoded; `None` if it is none a book can hold.
pub fn clean(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let (start, rest) = match is_web {
        true => {
            let rest = rest.strip_prefix("//")?;
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            let (host, rest) = rest.split_at(end);
            (format!("//{}", plain_host(host)?), rest)
        }
        false => (String::new(), rest),
    };
    if start.is_empty() && rest.is_empty() {
        return None;
    }
    let mut out = format!("{}:{start}", scheme.to_ascii_lowercase());
    let mut has_fragment = false;
    let bytes = rest.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let is_code = |b: Option<&u8>| b.is_some_and(u8::is_ascii_hexdigit);
        let stays = match byte {
            b'#' => !std::mem::replace(&mut has_fragment, true),
            b'%' => is_code(bytes.get(at + 1)) && is_code(bytes.get(at + 2)),
            _ => byte.is_ascii_alphanumeric() || PLAIN.contains(&byte),
        };
        match stays {
            true => out.push(byte as char),
            false => out.push_str(&format!("%{byte:02X}")),
        }
    }
    Some(out)
}

/// The host with its port, if it has letters, digits, dots and hyphens only.
fn plain_host(host: &str) -> Option<&str> {
    let (_, host) = host.rsplit_once('@').unwrap_or(("", host));
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let is_part = |part: &str| {
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        !part.is_empty()
            && part.bytes().all(is_plain)
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let is_name = name.trim_end_matches('.').split('.').all(is_part);
    (is_name && port.bytes().all(|b| b.is_ascii_digit())).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn what_may_not_stand_is_encoded() {
        assert_eq!(
            clean("https://a.example/ü b?q=[1]&r=100%#x#y").as_deref(),
            Some("https://a.example/%C3%BC%20b?q=%5B1%5D&r=100%25#x%23y")
        );
        assert_eq!(
            clean("https://a.example/%C3"),
            Some("https://a.example/%C3".into())
        );
        assert_eq!(
            clean("mailto:a@b.example"),
            Some("mailto:a@b.example".into())
        );
    }

    #[test]
    fn what_is_no_address_is_none() {
        for address in [
            "https:/a",
            "https://",
            "http://a b/",
            "mailto:",
            "https://a_b.example/",
        ] {
            assert_eq!(clean(address), None, "{address}");
        }
    }
}
