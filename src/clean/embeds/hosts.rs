//! What may be embedded: hosts whose frames show something of the text, and where it has a page of
//! its own. Everything else in a frame goes.

use crate::dom::addresses::LISTING_SCRIPTS;

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
    ("docs.google.com", "page", Page::Same),
    ("drive.google.com", "page", Page::Same),
    (
        "embed.ted.com",
        "video",
        Page::Moved("/talks/", "https://www.ted.com/talks/"),
    ),
    ("facebook.com", "post", Page::Parameter("href")),
    ("fast.wistia.com", "video", Page::Same),
    ("fast.wistia.net", "video", Page::Same),
    ("flickr.com", "page", Page::Same),
    ("flo.uri.sh", "page", Page::Same),
    (
        "giphy.com",
        "video",
        Page::Moved("/embed/", "https://giphy.com/gifs/"),
    ),
    ("gist.github.com", "page", Page::Same),
    ("google.com", "map", Page::Same),
    (
        "instagram.com",
        "post",
        Page::Moved("/p/", "https://www.instagram.com/p/"),
    ),
    ("jsfiddle.net", "page", Page::Same),
    (
        "linkedin.com",
        "post",
        Page::Moved("/embed/", "https://www.linkedin.com/"),
    ),
    (
        "loom.com",
        "video",
        Page::Moved("/embed/", "https://www.loom.com/share/"),
    ),
    ("megaphone.fm", "audio", Page::Same),
    ("nytimes.com", "video", Page::Same),
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
    ("players.brightcove.net", "video", Page::Same),
    ("podcasts.apple.com", "audio", Page::Same),
    ("reddit.com", "post", Page::Same),
    ("rumble.com", "video", Page::Same),
    (
        "rutube.ru",
        "video",
        Page::Moved("/play/embed/", "https://rutube.ru/video/"),
    ),
    ("slideshare.net", "page", Page::Same),
    ("soundcloud.com", "audio", Page::Parameter("url")),
    ("speakerdeck.com", "page", Page::Same),
    ("streamable.com", "video", Page::Same),
    ("tiktok.com", "video", Page::Same),
    ("vk.com", "video", Page::Same),
    ("vkvideo.ru", "video", Page::Same),
    ("youtu.be", "video", Page::Same),
    (
        YOUTUBE_WITHOUT_COOKIES,
        "video",
        Page::Moved("/embed/", "https://www.youtube.com/watch?v="),
    ),
    (
        YOUTUBE,
        "video",
        Page::Moved("/embed/", "https://www.youtube.com/watch?v="),
    ),
];

const YOUTUBE: &str = "youtube.com";
const YOUTUBE_WITHOUT_COOKIES: &str = "youtube-nocookie.com";
/// What stands there for the name of a film: a list of films that the query names, and what a
/// channel sends now, which has no page of its own.
const PLAYLIST: &str = "videoseries";
const STREAM: &str = "live_stream";

/// Hosts with more than what belongs to texts, sorted; where that is.
const PLACES: &[(&str, &[&str])] = &[
    (
        "docs.google.com",
        &["/document/", "/presentation/", "/spreadsheets/"],
    ),
    ("drive.google.com", &["/file/"]),
    ("google.com", &["/maps"]),
    ("linkedin.com", &["/embed/"]),
    ("nytimes.com", &["/video/"]),
    ("rumble.com", &["/embed/"]),
    ("rutube.ru", &["/play/embed/"]),
    ("vk.com", &["/video_ext.php"]),
    ("vkvideo.ru", &["/video_ext.php"]),
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
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let Some((name, kind, page)) = HOSTS.iter().find(|(name, ..)| is_below(host, name)) else {
        return toot(path).map(|page| ("post", address_of(page)));
    };
    let places = PLACES.iter().find(|(place, _)| place == name);
    if places.is_some_and(|(_, all)| !all.iter().any(|place| path.contains(place))) {
        return None;
    }
    if BUTTONS.iter().any(|button| path.contains(button)) {
        return None;
    }
    let address = match page {
        Page::Same => None,
        Page::Moved(from, to) => rest.split_once(from).and_then(|(_, id)| {
            let id = id.split(['?', '&', '#']).next().unwrap_or_default();
            match (*name, id) {
                (YOUTUBE | YOUTUBE_WITHOUT_COOKIES, PLAYLIST) => playlist(rest),
                (YOUTUBE | YOUTUBE_WITHOUT_COOKIES, STREAM) => None,
                _ => Some(format!("{to}{id}")),
            }
        }),
        Page::Parameter(key) => parameter(rest, key),
    };
    Some((kind, address.unwrap_or_else(|| address_of(rest))))
}

/// What a script writes in its place, and the page it has.
pub fn written(script: &str) -> Option<(Kind, String)> {
    let (page, _) = script.split_once(".js")?;
    let (kind, address) = embedded(page)?;
    address
        .starts_with(LISTING_SCRIPTS)
        .then_some((kind, address))
}

/// The page of a post whose host may be any: Mastodon is run by many.
fn toot(path: &str) -> Option<&str> {
    let page = path.strip_suffix("/embed")?;
    let (before, number) = page.rsplit_once('/')?;
    let (_, author) = before.split_once('/')?;
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    (is_number && author.starts_with('@') && !author.contains('/')).then_some(page)
}

fn address_of(rest: &str) -> String {
    format!("https://{rest}")
}

fn is_below(host: &str, name: &str) -> bool {
    let above = host.strip_suffix(name);
    above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
}

/// The page of a list of films.
fn playlist(rest: &str) -> Option<String> {
    let (_, query) = rest.split_once('?')?;
    let query = query.split('#').next().unwrap_or_default();
    let list = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("list="))?;
    Some(format!("https://www.youtube.com/playlist?list={list}"))
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
        assert!(PLACES.is_sorted_by(|a, b| a.0 < b.0));
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
            "https://www.youtube.com/embed/videoseries?si=x&list=PL1",
            Some("https://www.youtube.com/playlist?list=PL1"),
        );
        check(
            "https://www.youtube.com/embed/live_stream?channel=UC1",
            Some("https://www.youtube.com/embed/live_stream?channel=UC1"),
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
        check(
            "https://rutube.ru/play/embed/a1/?p=x",
            Some("https://rutube.ru/video/a1/"),
        );
        check(
            "https://www.linkedin.com/embed/feed/update/urn:li:share:1",
            Some("https://www.linkedin.com/feed/update/urn:li:share:1"),
        );
        check("https://www.linkedin.com/badges/a", None);
        check(
            "https://vk.com/video_ext.php?oid=-1&id=2",
            Some("https://vk.com/video_ext.php?oid=-1&id=2"),
        );
        check("https://docs.google.com/forms/d/e/a/viewform", None);
        check(
            "https://social.example/@ann/123/embed",
            Some("https://social.example/@ann/123"),
        );
        check("https://social.example/tags/123/embed", None);
        check("https://notyoutube.com/embed/a", None);
        check("https://youtube.com.evil.example/embed/a", None);
    }
}
