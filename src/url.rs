//! Resolving links: the browser's own `URL` in WebAssembly, the crate `url` elsewhere.
//!
//! Both follow <https://url.spec.whatwg.org/>, so that a page gives the same links everywhere.

/// The address that relative links of a page are resolved against.
#[derive(Clone, Debug)]
pub struct BaseUrl(Option<String>);

impl BaseUrl {
    /// Takes `url` as the base if it is an absolute URL; `href` of the page's `base` element,
    /// if any, is resolved against it.
    pub fn new(url: &str, base_href: Option<&str>) -> BaseUrl {
        let page = platform::parse(url, None);
        let base = base_href.and_then(|href| platform::parse(href.trim(), page.as_deref()));
        BaseUrl(base.or(page))
    }

    /// The absolute URL of `link`; `None` when it is not one, or relative without a base.
    pub fn resolve(&self, link: &str) -> Option<String> {
        platform::parse(link.trim(), self.0.as_deref())
    }
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
    fn without_a_base_only_absolute_links_resolve() {
        let base = BaseUrl::new("", None);
        assert_eq!(base.resolve("/x"), None);
        assert_eq!(
            base.resolve("https://a.example").as_deref(),
            Some("https://a.example/")
        );
    }
}
