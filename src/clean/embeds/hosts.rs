//! What may be embedded: hosts whose frames show something of the text, and where it has a page of
//! its own. Everything else in a frame goes.

/// What is embedded; the value of `data-embed`.
pub type Kind = &'static str;

/// How the address of a frame becomes that of a page.
#[derive(Clone, Copy, Debug)]
enum Page {
    /// It is one.
    Same,
    /// The part of the path after the first text goes after the second.
    Moved(&'static str, &'static str),
    /// A parameter of the query has it.
    Parameter(&'static str),
}

/// Hosts (with all below them), sorted; what they show; and the page it has. A host is added when
/// articles embed what belongs to their text; advertising, counters and forms never.
const HOSTS: &[(&str, Kind, Page)] = &[
    (
        "archive.org",
        "video",
        Page::Moved("/embed/", "https://archive.org/details/"),
    ),
    ("bandcamp.com", "audio", Page::Same),
    ("bsky.app", "post", Page::Same),
    ("codepen.io", "page", Page::Same),
    ("codesandbox.io", "page", Page::Same),
    (
        "dailymotion.com",
        "video",
        Page::Moved("/embed/video/", "https://www.dailymotion.com/video/"),
    ),
    ("datawrapper.dwcdn.net", "page", Page::Same),
    (
        "embed.ted.com",
        "video",
        Page::Moved("/talks/", "https://www.ted.com/talks/"),
    ),
    ("facebook.com", "post", Page::Parameter("href")),
    ("flickr.com", "page", Page::Same),
    ("flo.uri.sh", "page", Page::Same),
    ("google.com", "map", Page::Same),
    (
        "instagram.com",
        "post",
        Page::Moved("/p/", "https://www.instagram.com/p/"),
    ),
    ("jsfiddle.net", "page", Page::Same),
    (
        "loom.com",
        "video",
        Page::Moved("/embed/", "https://www.loom.com/share/"),
    ),
    ("observablehq.com", "page", Page::Same),
    (
        "open.spotify.com",
        "audio",
        Page::Moved("/embed/", "https://open.spotify.com/"),
    ),
    ("openstreetmap.org", "map", Page::Same),
    ("platform.twitter.com", "post", Page::Same),
    ("player.bilibili.com", "video", Page::Same),
    ("player.twitch.tv", "video", Page::Same),
    (
        "player.vimeo.com",
        "video",
        Page::Moved("/video/", "https://vimeo.com/"),
    ),
    ("podcasts.apple.com", "audio", Page::Same),
    ("reddit.com", "post", Page::Same),
    ("soundcloud.com", "audio", Page::Parameter("url")),
    ("streamable.com", "video", Page::Same),
    ("tiktok.com", "video", Page::Same),
    ("youtu.be", "video", Page::Same),
    (
        "youtube-nocookie.com",
        "video",
        Page::Moved("/embed/", "https://www.youtube.com/watch?v="),
    ),
    (
        "youtube.com",
        "video",
        Page::Moved("/embed/", "https://www.youtube.com/watch?v="),
    ),
];

/// What stands in addresses of buttons, boxes and counters of the same hosts.
const BUTTONS: &[&str] = &[
    "/plugins/follow.php",
    "/plugins/like.php",
    "/plugins/likebox.php",
    "/plugins/page.php",
    "/plugins/share_button.php",
    "/subscribe_embed",
    "/widgets/",
];

/// What an address embeds and the page it has; `None` for hosts that are not listed.
pub fn embedded(address: &str) -> Option<(Kind, String)> {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let (host, _) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (_, kind, page) = HOSTS.iter().find(|(name, ..)| is_below(host, name))?;
    // Of a search engine's frames only maps belong to a text.
    if *kind == "map" && !rest.contains("/maps") && !host.contains("openstreetmap") {
        return None;
    }
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    if BUTTONS.iter().any(|button| path.contains(button)) {
        return None;
    }
    let address = match page {
        Page::Same => None,
        Page::Moved(from, to) => rest.split_once(from).map(|(_, id)| {
            let id = id.split(['?', '&', '#']).next().unwrap_or_default();
            format!("{to}{id}")
        }),
        Page::Parameter(key) => parameter(rest, key),
    };
    Some((kind, address.unwrap_or_else(|| address_of(rest))))
}

fn address_of(rest: &str) -> String {
    format!("https://{rest}")
}

fn is_below(host: &str, name: &str) -> bool {
    let above = host.strip_suffix(name);
    above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
}

/// A parameter of the query that holds an address, its escapes undone.
fn parameter(rest: &str, key: &str) -> Option<String> {
    let (_, query) = rest.split_once('?')?;
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(name, _)| *name == key)?;
    let value = value
        .replace("%3A", ":")
        .replace("%2F", "/")
        .replace("%3a", ":")
        .replace("%2f", "/");
    value.starts_with("https://").then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_sorted() {
        assert!(HOSTS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn frames_have_pages() {
        let check = |address, expected| {
            assert_eq!(embedded(address).map(|(_, page)| page).as_deref(), expected)
        };
        check(
            "https://www.youtube-nocookie.com/embed/a1?x=1",
            Some("https://www.youtube.com/watch?v=a1"),
        );
        check(
            "https://w.soundcloud.com/player/?url=https%3A//b.example/c&x=1",
            Some("https://b.example/c"),
        );
        check(
            "https://www.google.com/maps/embed?pb=1",
            Some("https://www.google.com/maps/embed?pb=1"),
        );
        check("https://www.google.com/recaptcha/api2", None);
        check(
            "https://platform.twitter.com/widgets/tweet_button.html?x",
            None,
        );
        check("https://www.facebook.com/plugins/like.php?href=x", None);
        check(
            "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa",
            Some("https://www.facebook.com/a"),
        );
        check("https://notyoutube.com/embed/a", None);
        check("https://youtube.com.evil.example/embed/a", None);
    }
}
