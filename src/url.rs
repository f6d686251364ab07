//! Resolving links: the browser's own `URL` in WebAssembly, the crate `url` elsewhere.
//!
//! Both follow <https://url.spec.whatwg.org/>, so that a page gives the same links everywhere.

/// The address that relative links of a page are resolved against.
#[derive(Clone, Debug)]
pub struct BaseUrl {
    base: Option<String>,
    /// The base up to its path, if that is plain.
    origin: Option<String>,
}

impl BaseUrl {
    /// Takes `url` as the base if it is an absolute URL; `href` of the page's `base` element,
    /// if any, is resolved against it.
    pub fn new(url: &str, base_href: Option<&str>) -> BaseUrl {
        let page = platform::parse(url, None);
        let base = base_href.and_then(|href| platform::parse(href.trim(), page.as_deref()));
        let base = base.or(page);
        let origin = base.as_deref().and_then(|base| {
            let end = plain_origin(base)?;
            Some(base[..end].to_owned())
        });
        BaseUrl { base, origin }
    }

    /// The absolute URL of `link`; `None` when it is not one, or relative without a base.
    pub fn resolve(&self, link: &str) -> Option<String> {
        let link = link.trim();
        self.resolve_plain(link)
            .or_else(|| platform::parse(link, self.base.as_deref()))
    }

    /// Most links are plain, and a call of the browser costs more than all else that is done for
    /// a link: an address that parsing leaves as it is, or a path from the root.
    fn resolve_plain(&self, link: &str) -> Option<String> {
        if link.starts_with('/') {
            let origin = self.origin.as_deref()?;
            return is_plain_path(link).then(|| format!("{origin}{link}"));
        }
        let path = &link[plain_origin(link)?..];
        is_plain_path(path).then(|| link.to_owned())
    }
}

/// Where the path of an address begins whose scheme and host parsing leaves as they are: names in
/// lower case, none in another alphabet's clothes (`xn--`), no number in disguise at the end.
fn plain_origin(address: &str) -> Option<usize> {
    let schemes = ["https://", "http://"];
    let scheme = schemes.iter().find(|s| address.starts_with(**s))?.len();
    let end = scheme + address[scheme..].find('/')?;
    let host = &address[scheme..end];
    let is_plain = |label: &str| {
        let is_known = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        !label.is_empty() && !label.starts_with("xn--") && label.bytes().all(is_known)
    };
    let top = host.rsplit('.').next()?;
    (host.split('.').all(is_plain) && top.bytes().all(|b| b.is_ascii_lowercase())).then_some(end)
}

/// Whether parsing leaves a path and what follows it as they are: no dots that lead up, nothing
/// that is escaped, no second slash that begins a host.
fn is_plain_path(path: &str) -> bool {
    let is_known = |b: u8| b.is_ascii_alphanumeric() || b"/-_.?=&".contains(&b);
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains("/.")
        && path.bytes().all(is_known)
}

#[cfg(target_arch = "wasm32")]
mod platform {
    pub fn parse(url: &str, base: Option<&str>) -> Option<String> {
        let parsed = match base {
            Some(base) => web_sys::Url::new_with_base(url, base),
            None => web_sys::Url::new(url),
        };
        parsed.ok().map(|url| url.href())
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use url::Url;

    pub fn parse(url: &str, base: Option<&str>) -> Option<String> {
        let base = base.and_then(|base| Url::parse(base).ok());
        let parsed = Url::options().base_url(base.as_ref()).parse(url);
        parsed.ok().map(String::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_element_is_relative_to_the_page() {
        let base = BaseUrl::new("https://a.example/x/y.html", Some("../z/"));
        assert_eq!(
            base.resolve("i.png").as_deref(),
            Some("https://a.example/z/i.png")
        );
    }

    #[test]
    fn plain_links_resolve_as_the_parser_has_it() {
        let bases = [
            "https://a.example/x/y.html?z=1#w",
            "https://a.example",
            "http://a.example:8080/x",
            "http://127.0.0.1/x",
            "https://münchen.example/x",
            "mailto:a@a.example",
        ];
        let links = [
            "/x/y-z_1.html?a=b&c=/d",
            "//b.example/x",
            "/x/../y",
            "/x/.",
            "/x//y",
            "/ä ö",
            "/x?y#z",
            "/x?",
            "/\\b.example",
            "https://b.example",
            "https://b.example/",
            "https://b.example//x",
            "https://B.example/X",
            "https://b.example/X/y?q=1",
            "https://b.example/./x",
            "https://b..example/x",
            "https://xn--mnchen-3ya.example/x",
            "https://xn--/x",
            "https://1.2.3/x",
            "https://1.2.0x3/x",
            "https://a.b.c1/x",
            "https://b.example:443/x",
            "https://u@b.example/x",
            "http:///x",
            "HTTPS://b.example/x",
            "http://-b-.example/--",
            "https://b-/x",
            "x/y",
            "?x=y",
            "",
        ];
        for base in bases {
            let base = BaseUrl::new(base, None);
            for link in links {
                let parsed = platform::parse(link, base.base.as_deref());
                assert_eq!(base.resolve(link), parsed, "{link} on {base:?}");
            }
        }
    }

    #[test]
    fn without_a_base_only_absolute_links_resolve() {
        let base = BaseUrl::new("", None);
        assert_eq!(base.resolve("/x"), None);
        assert_eq!(
            base.resolve("https://a.example").as_deref(),
            Some("https://a.example/")
        );
    }
}
