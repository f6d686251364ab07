//! What authors call things: groups of words in `class` and `id`.
//!
//! A value is split once into tokens, at what is not alphanumeric and at humps (`relatedLinks`),
//! in lower case, trailing digits off; neighbours are looked up joined too (`side`+`bar`). A
//! group never decides anything alone: it is evidence for the model.

/// What a token tells of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Group {
    /// Advertising.
    Ad,
    /// The article as a whole.
    Article,
    /// Who wrote it.
    Author,
    /// The running text.
    Body,
    /// The way to this page.
    Breadcrumb,
    /// One of many alike.
    Card,
    /// What readers said.
    Comment,
    /// The page's content.
    Content,
    /// Consent and cookies.
    Cookie,
    /// Dates.
    Date,
    /// Code and its reference.
    Doc,
    /// Questions and answers of a company.
    Faq,
    /// The foot of the page.
    Footer,
    /// Threads and posts.
    Forum,
    /// The head of the page.
    Header,
    /// What is not shown at first.
    Hidden,
    /// Pictures.
    Image,
    /// Places to work.
    Job,
    /// Summaries at the head.
    Lead,
    /// Ways through the site.
    Nav,
    /// Asking for an address.
    Newsletter,
    /// Things for sale.
    Product,
    /// Other pages that may please.
    Related,
    /// Opinions of buyers.
    Review,
    /// Sending it on.
    Share,
    /// Beside the text.
    Sidebar,
    /// What it is about, as labels.
    Tag,
    /// The headline.
    Title,
    /// Tools of the page.
    Toolbar,
}

/// The number of groups.
pub const GROUPS: usize = Group::Toolbar as usize + 1;

/// Groups that speak for running text.
pub const POSITIVE: &[Group] = &[Group::Article, Group::Body, Group::Content, Group::Lead];

/// Groups that speak against it.
pub const NEGATIVE: &[Group] = &[
    Group::Ad,
    Group::Breadcrumb,
    Group::Comment,
    Group::Cookie,
    Group::Footer,
    Group::Nav,
    Group::Newsletter,
    Group::Related,
    Group::Share,
    Group::Sidebar,
    Group::Toolbar,
];

/// Tokens and their group, sorted. A token belongs here if it means the same in pages of many
/// makers; words of content in a single language do not.
const TOKENS: &[(&str, Group)] = &[
    ("accordion", Group::Faq),
    ("ad", Group::Ad),
    ("ads", Group::Ad),
    ("adsbygoogle", Group::Ad),
    ("advert", Group::Ad),
    ("advertisement", Group::Ad),
    ("alsolike", Group::Related),
    ("answer", Group::Forum),
    ("answers", Group::Forum),
    ("article", Group::Article),
    ("articlebody", Group::Body),
    ("articlecontent", Group::Body),
    ("articletext", Group::Body),
    ("aside", Group::Sidebar),
    ("author", Group::Author),
    ("banner", Group::Ad),
    ("bio", Group::Author),
    ("blog", Group::Article),
    ("blogpost", Group::Article),
    ("blurb", Group::Lead),
    ("body", Group::Body),
    ("bodytext", Group::Body),
    ("breadcrumb", Group::Breadcrumb),
    ("breadcrumbs", Group::Breadcrumb),
    ("bylin", Group::Author),
    ("byline", Group::Author),
    ("caption", Group::Image),
    ("card", Group::Card),
    ("cards", Group::Card),
    ("career", Group::Job),
    ("careers", Group::Job),
    ("carousel", Group::Card),
    ("cart", Group::Product),
    ("chapter", Group::Article),
    ("code", Group::Doc),
    ("collapse", Group::Hidden),
    ("collapsed", Group::Hidden),
    ("comment", Group::Comment),
    ("commentlist", Group::Comment),
    ("comments", Group::Comment),
    ("consent", Group::Cookie),
    ("content", Group::Content),
    ("contentbody", Group::Body),
    ("contents", Group::Content),
    ("cookie", Group::Cookie),
    ("cookies", Group::Cookie),
    ("copyright", Group::Footer),
    ("credit", Group::Image),
    ("credits", Group::Image),
    ("date", Group::Date),
    ("dateline", Group::Date),
    ("deck", Group::Lead),
    ("dek", Group::Lead),
    ("description", Group::Content),
    ("detail", Group::Content),
    ("details", Group::Content),
    ("dialog", Group::Hidden),
    ("discussion", Group::Forum),
    ("disqus", Group::Comment),
    ("doc", Group::Doc),
    ("docs", Group::Doc),
    ("documentation", Group::Doc),
    ("drawer", Group::Hidden),
    ("dropdown", Group::Nav),
    ("entry", Group::Article),
    ("entrycontent", Group::Body),
    ("excerpt", Group::Lead),
    ("fa", Group::Image),
    ("faq", Group::Faq),
    ("faqs", Group::Faq),
    ("feature", Group::Card),
    ("featured", Group::Card),
    ("features", Group::Card),
    ("feed", Group::Card),
    ("figcaption", Group::Image),
    ("figure", Group::Image),
    ("filter", Group::Toolbar),
    ("filters", Group::Toolbar),
    ("follow", Group::Share),
    ("foot", Group::Footer),
    ("footer", Group::Footer),
    ("footnote", Group::Article),
    ("footnotes", Group::Article),
    ("forum", Group::Forum),
    ("gallery", Group::Image),
    ("gdpr", Group::Cookie),
    ("grid", Group::Card),
    ("head", Group::Header),
    ("header", Group::Header),
    ("headline", Group::Title),
    ("hero", Group::Header),
    ("hidden", Group::Hidden),
    ("hide", Group::Hidden),
    ("icon", Group::Image),
    ("image", Group::Image),
    ("images", Group::Image),
    ("img", Group::Image),
    ("intro", Group::Lead),
    ("introduction", Group::Lead),
    ("item", Group::Card),
    ("items", Group::Card),
    ("job", Group::Job),
    ("jobs", Group::Job),
    ("lead", Group::Lead),
    ("lede", Group::Lead),
    ("legal", Group::Footer),
    ("login", Group::Toolbar),
    ("logo", Group::Header),
    ("main", Group::Content),
    ("maincontent", Group::Content),
    ("markdown", Group::Body),
    ("masthead", Group::Header),
    ("media", Group::Image),
    ("menu", Group::Nav),
    ("menus", Group::Nav),
    ("message", Group::Forum),
    ("messages", Group::Forum),
    ("meta", Group::Date),
    ("modal", Group::Hidden),
    ("more", Group::Related),
    ("mostread", Group::Related),
    ("nav", Group::Nav),
    ("navbar", Group::Nav),
    ("navigation", Group::Nav),
    ("newsletter", Group::Newsletter),
    ("none", Group::Hidden),
    ("offcanvas", Group::Hidden),
    ("outbrain", Group::Ad),
    ("overlay", Group::Hidden),
    ("page", Group::Content),
    ("pagination", Group::Nav),
    ("paragraph", Group::Body),
    ("permalink", Group::Share),
    ("photo", Group::Image),
    ("popular", Group::Related),
    ("popup", Group::Hidden),
    ("post", Group::Article),
    ("postbody", Group::Body),
    ("postcontent", Group::Body),
    ("price", Group::Product),
    ("pricing", Group::Product),
    ("print", Group::Toolbar),
    ("product", Group::Product),
    ("products", Group::Product),
    ("profile", Group::Author),
    ("promo", Group::Ad),
    ("prose", Group::Body),
    ("question", Group::Forum),
    ("rating", Group::Review),
    ("readmore", Group::Related),
    ("recirc", Group::Related),
    ("recommend", Group::Related),
    ("recommendation", Group::Related),
    ("recommendations", Group::Related),
    ("recommended", Group::Related),
    ("related", Group::Related),
    ("relatedposts", Group::Related),
    ("replies", Group::Comment),
    ("reply", Group::Comment),
    ("respond", Group::Comment),
    ("review", Group::Review),
    ("reviews", Group::Review),
    ("richtext", Group::Body),
    ("rte", Group::Body),
    ("search", Group::Toolbar),
    ("section", Group::Content),
    ("share", Group::Share),
    ("sharing", Group::Share),
    ("shop", Group::Product),
    ("shopify", Group::Product),
    ("sidebar", Group::Sidebar),
    ("signup", Group::Newsletter),
    ("sitenav", Group::Nav),
    ("skip", Group::Nav),
    ("slide", Group::Card),
    ("slider", Group::Card),
    ("social", Group::Share),
    ("sociallinks", Group::Share),
    ("spec", Group::Product),
    ("specs", Group::Product),
    ("sponsor", Group::Ad),
    ("sponsored", Group::Ad),
    ("standfirst", Group::Lead),
    ("steps", Group::Body),
    ("story", Group::Article),
    ("storybody", Group::Body),
    ("sub", Group::Lead),
    ("subhead", Group::Lead),
    ("subscribe", Group::Newsletter),
    ("subscription", Group::Newsletter),
    ("subtitle", Group::Lead),
    ("summary", Group::Lead),
    ("tab", Group::Nav),
    ("taboola", Group::Ad),
    ("tabs", Group::Nav),
    ("tag", Group::Tag),
    ("tags", Group::Tag),
    ("teaser", Group::Card),
    ("teasers", Group::Card),
    ("testimonial", Group::Review),
    ("testimonials", Group::Review),
    ("text", Group::Body),
    ("thread", Group::Forum),
    ("thumb", Group::Image),
    ("thumbnail", Group::Image),
    ("tile", Group::Card),
    ("time", Group::Date),
    ("timestamp", Group::Date),
    ("title", Group::Title),
    ("toc", Group::Nav),
    ("toolbar", Group::Toolbar),
    ("tools", Group::Toolbar),
    ("tooltip", Group::Hidden),
    ("topbar", Group::Header),
    ("topic", Group::Forum),
    ("topics", Group::Tag),
    ("trending", Group::Related),
    ("user", Group::Author),
    ("username", Group::Author),
    ("widget", Group::Sidebar),
    ("widgets", Group::Sidebar),
    ("wiki", Group::Doc),
    ("wysiwyg", Group::Body),
];

/// A set of groups, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupSet(u32);

impl GroupSet {
    /// Adds the groups of the tokens in `value`, a `class` or `id`.
    pub fn add(&mut self, value: &str) {
        let mut previous = String::new();
        let mut token = String::new();
        let mut lower_before = false;
        for c in value.chars().take(512).chain([' ']) {
            let hump = c.is_uppercase() && lower_before;
            if (!c.is_ascii_alphanumeric() || hump) && !token.is_empty() {
                self.look_up(&previous, &token);
                std::mem::swap(&mut previous, &mut token);
                token.clear();
            }
            if c.is_whitespace() {
                previous.clear();
            }
            if c.is_ascii_alphanumeric() {
                token.push(c.to_ascii_lowercase());
            }
            lower_before = c.is_lowercase();
        }
    }

    /// Adds the groups of another set.
    pub fn join(&mut self, other: GroupSet) {
        self.0 |= other.0;
    }

    /// Whether `group` is in the set.
    pub fn has(self, group: Group) -> bool {
        self.0 & (1 << group as u8) != 0
    }

    /// Whether one of `groups` is in the set.
    pub fn has_any(self, groups: &[Group]) -> bool {
        groups.iter().any(|&g| self.has(g))
    }

    /// The groups as bits, by their number.
    pub fn bits(self) -> u32 {
        self.0
    }

    fn look_up(&mut self, previous: &str, token: &str) {
        let token = token.trim_end_matches(|c: char| c.is_ascii_digit());
        self.look_up_one(token);
        if !previous.is_empty() && previous.len() + token.len() < 32 {
            self.look_up_one(&format!("{previous}{token}"));
        }
    }

    fn look_up_one(&mut self, token: &str) {
        if let Ok(at) = TOKENS.binary_search_by_key(&token, |&(text, _)| text) {
            self.0 |= 1 << TOKENS[at].1 as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(value: &str) -> GroupSet {
        let mut set = GroupSet::default();
        set.add(value);
        set
    }

    #[test]
    fn tokens_are_sorted() {
        assert!(TOKENS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn values_split_at_marks_humps_and_digits() {
        for value in [
            "related-box",
            "x_related",
            "relatedBox",
            "RELATED",
            "related2 x",
        ] {
            assert!(groups(value).has(Group::Related), "{value}");
        }
        assert!(groups("unrelatedness") == GroupSet::default());
    }

    #[test]
    fn neighbours_are_looked_up_joined() {
        assert!(groups("read-more").has(Group::Related));
        assert!(groups("side bar") == GroupSet::default());
        assert!(groups("side-bar").has(Group::Sidebar));
    }
}
