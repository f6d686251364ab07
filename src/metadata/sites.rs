//! The names a site goes by, to tell them from titles and authors.

use crate::words::words;

/// Before a bar a name has at most so many words; more are a title.
const MAX_NAME_BEFORE_BAR: usize = 4;

/// The names of the site, in the form in which they are compared.
#[derive(Clone, Debug, Default)]
pub struct Sites(Vec<String>);

impl Sites {
    /// The site's stated names, and the labels of its host.
    pub fn new(stated: &[&str], address: &str) -> Sites {
        let host = address.split('/').nth(2).unwrap_or_default();
        let host = host.rsplit('@').next().unwrap_or_default();
        let host = host.split(':').next().unwrap_or_default();
        let bare = host.strip_prefix("www.").unwrap_or(host);
        let mut names: Vec<String> = stated.iter().map(|name| squash(name)).collect();
        // What stands behind a bar is a section.
        let parts = stated.iter().filter_map(|name| name.split_once(" | "));
        let names_of_sites = parts.filter(|(name, _)| words(name).count() <= MAX_NAME_BEFORE_BAR);
        names.extend(names_of_sites.map(|(name, _)| squash(name)));
        names.push(squash(bare));
        // `day.example`, `day.co.example`: each label that is long enough to be a name.
        names.extend(bare.split('.').filter(|l| l.len() > 3).map(squash));
        names.retain(|name| !name.is_empty());
        Sites(names)
    }

    /// Whether `text` is a name of the site: the same letters, whatever stands between them.
    pub fn is_one(&self, text: &str) -> bool {
        let text = squash(text);
        let bare = text.strip_prefix("the").unwrap_or(&text);
        let is_same =
            |name: &String| *name == text || name.strip_prefix("the").unwrap_or(name) == bare;
        !text.is_empty() && self.0.iter().any(is_same)
    }

    /// Whether `text` is a name of the site with something added: `The Day Online`.
    pub fn is_near(&self, text: &str) -> bool {
        let text = squash(text);
        let is_near = |name: &String| {
            let (short, long) = match name.len() <= text.len() {
                true => (name.as_str(), text.as_str()),
                false => (text.as_str(), name.as_str()),
            };
            short.len() >= 3
                && short.len() * 2 >= long.len()
                && (long.starts_with(short) || long.ends_with(short))
        };
        self.is_one(&text) || self.0.iter().any(is_near)
    }
}

/// What stands between the name of a site and what it says about itself.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", ": "];
/// The most words of a name.
const MAX_NAME: usize = 6;

/// The name of a site as its readers know it: of an address the host, of a long one with a
/// slogan the part before it.
pub fn display_name(stated: &str) -> String {
    let stated = stated.trim();
    let address = stated.split_once("://");
    if let Some((_, rest)) = address.filter(|(scheme, _)| !scheme.contains(' ')) {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        return host.strip_prefix("www.").unwrap_or(host).to_owned();
    }
    let first = SEPARATORS.iter().filter_map(|s| stated.split_once(s));
    let first = first.map(|(name, _)| name).min_by_key(|name| name.len());
    match first {
        Some(name) if words(stated).count() > MAX_NAME && !name.is_empty() => name.to_owned(),
        _ => stated.to_owned(),
    }
}

/// The letters and digits of `text`, in lower case.
fn squash(text: &str) -> String {
    let lower = text.to_lowercase();
    words(&lower).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_or_a_slogan_is_no_name() {
        assert_eq!(display_name("https://www.day.example/"), "day.example");
        assert_eq!(display_name("The Day"), "The Day");
        assert_eq!(display_name("The Day - News"), "The Day - News");
        assert_eq!(
            display_name("Rain Co - All you need to know about rain and wind"),
            "Rain Co"
        );
    }

    #[test]
    fn sites_are_known_by_name_and_host() {
        let sites = Sites::new(&["The Day"], "https://www.day-news.example/1");
        for name in ["the day", "Day", "Day News", "day-news.example"] {
            assert!(sites.is_one(name), "{name}");
        }
        assert!(!sites.is_one("Today"));
        assert!(sites.is_near("The Day Online"));
        assert!(Sites::new(&["강변신문 | 뉴스"], "").is_one("강변신문"));
    }
}
