//! What a page states its title to be, without the site's name.

use super::Stated;
use super::parts::{parts, with_bars, without_bar, without_site, without_unknown_site};
use super::shown::MAX_HEADING;
use crate::metadata::sites::Sites;
use crate::metadata::tidy;

/// The longest statement that can be a title, in bytes.
const MAX_STATED: usize = 600;
/// A longer statement, in bytes, is no title whatever goes off its ends, and not taken apart.
const MAX_WHOLE: usize = 4000;
/// What the first page of a site is called, which names no page. Sorted.
const HOME: &[&str] = &[
    "accueil",
    "anasayfa",
    "beranda",
    "home",
    "home page",
    "homepage",
    "index",
    "inicio",
    "início",
    "startseite",
    "trang chủ",
    "untitled",
    "главная",
    "الرئيسية",
    "होम",
    "ホーム",
    "首页",
    "首頁",
    "홈",
];

/// What the page states, without the site's name.
pub struct Told {
    /// Open Graph and the like.
    pub meta: Option<String>,
    /// JSON-LD and microdata, the most trusted first.
    pub data: Vec<String>,
    /// The document's title as it is.
    pub whole: String,
    /// The document's title without the site.
    pub cut: String,
    /// Whether the document's title is the site's name and what the site says of itself.
    pub is_slogan: bool,
}

impl Told {
    pub fn new(stated: &Stated, sites: &Sites) -> Told {
        let clean = |text: &String| {
            let text = Some(tidy::text(text)).filter(|text| text.len() <= MAX_WHOLE)?;
            let text = without_bar(&without_site(&with_bars(&text), sites));
            let is_title = !text.is_empty() && text.len() <= MAX_STATED;
            Some(text).filter(|t| is_title && !sites.is_one(t) && !is_home(t))
        };
        let mut whole = with_bars(&tidy::text(stated.document.as_deref().unwrap_or_default()));
        if let Some((end, _)) = whole.char_indices().nth(MAX_HEADING) {
            whole.truncate(end);
        }
        let cut = without_unknown_site(&whole, sites);
        Told {
            meta: stated.meta.as_ref().and_then(clean),
            data: stated.data.iter().filter_map(clean).collect(),
            is_slogan: parts(&whole).first().is_some_and(|part| sites.is_one(part)),
            // The site's name says more than that this is its first page.
            cut: [cut, whole.clone()]
                .into_iter()
                .find(|title| !is_home(title))
                .unwrap_or_default(),
            whole,
        }
    }

    /// The most trusted.
    pub fn first(&self) -> Option<&str> {
        let meta = self
            .meta
            .as_deref()
            .or(self.data.first().map(String::as_str));
        meta.or(Some(&self.cut)).filter(|t| !t.is_empty())
    }

    /// What is stated for programs, or where nothing is, the document's title.
    pub fn statements(&self) -> impl Iterator<Item = &str> {
        let has_any = self.meta.is_some() || !self.data.is_empty();
        self.all()
            .filter(move |t| !has_any || *t != self.cut || self.meta.as_deref() == Some(t))
    }

    pub fn all(&self) -> impl Iterator<Item = &str> {
        let data = self.data.iter().map(String::as_str);
        let all = self.meta.as_deref().into_iter().chain(data);
        all.chain([self.cut.as_str()]).filter(|t| !t.is_empty())
    }
}

/// Whether a text only says that this is the first page of a site.
pub fn is_home(text: &str) -> bool {
    HOME.binary_search(&text.to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_far_too_long_is_no_title() {
        let told = |bars: usize| {
            let stated = Stated {
                meta: Some(format!(
                    "Rain over the hills{}",
                    " | Some Other".repeat(bars)
                )),
                ..Stated::default()
            };
            Told::new(&stated, &Sites::default()).meta
        };
        assert_eq!(told(3).as_deref(), Some("Rain over the hills"));
        assert_eq!(told(30_000), None);
    }
}
