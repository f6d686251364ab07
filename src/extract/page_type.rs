//! What JSON-LD and Open Graph call the page, in a few classes.

/// A class of `schema.org` and Open Graph types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum PageType {
    /// The page says nothing that tells.
    Unknown,
    /// News, a post, a report.
    Article,
    /// Documentation.
    Documentation,
    /// A forum thread or question page.
    Thread,
    /// A recipe or instruction.
    HowTo,
    /// Something for sale.
    Product,
    /// A list of pages.
    Listing,
    /// A company or office and what it does.
    Organization,
    /// A web page or site, no more.
    WebPage,
}

/// Types that only pages of one article have; plain `article` is what Open Graph says of any page.
const TELLING: &[&str] = &[
    "analysisnewsarticle",
    "blogposting",
    "liveblogposting",
    "newsarticle",
    "opinionnewsarticle",
    "report",
    "reportagenewsarticle",
    "reviewnewsarticle",
    "scholarlyarticle",
];

/// Whether `types` say for sure that the page is one article.
pub fn is_surely_article(types: &[String]) -> bool {
    types
        .iter()
        .any(|t| TELLING.binary_search(&t.as_str()).is_ok())
}

/// Types in lower case, sorted, with their class.
const TYPES: &[(&str, PageType)] = &[
    ("advertisercontentarticle", PageType::Article),
    ("analysisnewsarticle", PageType::Article),
    ("apireference", PageType::Documentation),
    ("article", PageType::Article),
    ("blogposting", PageType::Article),
    ("collectionpage", PageType::Listing),
    ("discussionforumposting", PageType::Thread),
    ("faqpage", PageType::HowTo),
    ("howto", PageType::HowTo),
    ("itemlist", PageType::Listing),
    ("liveblogposting", PageType::Article),
    ("localbusiness", PageType::Organization),
    ("newsarticle", PageType::Article),
    ("offercatalog", PageType::Listing),
    ("opinionnewsarticle", PageType::Article),
    ("organization", PageType::Organization),
    ("product", PageType::Product),
    ("productgroup", PageType::Product),
    ("profilepage", PageType::Organization),
    ("qapage", PageType::Thread),
    ("recipe", PageType::HowTo),
    ("report", PageType::Article),
    ("reportagenewsarticle", PageType::Article),
    ("reviewnewsarticle", PageType::Article),
    ("scholarlyarticle", PageType::Article),
    ("searchresultspage", PageType::Listing),
    ("service", PageType::Organization),
    ("socialmediaposting", PageType::Article),
    ("softwareapplication", PageType::Product),
    ("techarticle", PageType::Documentation),
    ("webpage", PageType::WebPage),
    ("website", PageType::WebPage),
];

/// Classes from the most telling to the least.
const TRUST: &[PageType] = &[
    PageType::Thread,
    PageType::HowTo,
    PageType::Documentation,
    PageType::Product,
    PageType::Article,
    PageType::Listing,
    PageType::Organization,
    PageType::WebPage,
];

impl PageType {
    /// The most telling class of `types`.
    pub fn of(types: &[String]) -> PageType {
        let class = |text: &str| {
            let at = TYPES.binary_search_by_key(&text, |&(t, _)| t).ok()?;
            Some(TYPES[at].1)
        };
        let known: Vec<PageType> = types.iter().filter_map(|t| class(t)).collect();
        TRUST
            .iter()
            .copied()
            .find(|c| known.contains(c))
            .unwrap_or(PageType::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_sorted() {
        assert!(TYPES.is_sorted_by(|a, b| a.0 < b.0));
        assert!(TELLING.is_sorted());
    }

    #[test]
    fn the_most_telling_type_counts() {
        let types = ["webpage", "organization", "newsarticle"].map(str::to_owned);
        assert_eq!(PageType::of(&types), PageType::Article);
        assert_eq!(PageType::of(&[]), PageType::Unknown);
    }
}
