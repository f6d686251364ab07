//! What authors call things: groups of words in `class` and `id`.
//!
//! A value is split once into tokens, at what is not alphanumeric and at humps (`relatedLinks`),
//! in lower case, trailing digits off; neighbours are looked up joined too (`side`+`bar`). A
//! group is evidence for the model and no more; rails that go by one ask for something else as
//! well: how much there is, how sure the model was, where the title stands.

use super::tokens;

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
pub const POSITIVE: GroupSet =
    GroupSet::of(&[Group::Article, Group::Body, Group::Content, Group::Lead]);

/// Groups that speak against it.
pub const NEGATIVE: GroupSet = GroupSet::of(&[
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
]);

/// A set of groups, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupSet(u32);

impl GroupSet {
    /// A set of groups.
    pub const fn of(groups: &[Group]) -> GroupSet {
        let mut bits = 0;
        let mut at = 0;
        while at < groups.len() {
            bits |= 1 << groups[at] as u8;
            at += 1;
        }
        GroupSet(bits)
    }

    /// The groups of the tokens in `value`, a `class` or `id`.
    pub fn read(value: &str) -> GroupSet {
        let mut set = GroupSet::default();
        // The token before, and from `start` on the one that is read.
        let mut text = String::new();
        let mut start = 0;
        let mut lower_before = false;
        for c in value.chars().take(512).chain([' ']) {
            let hump = c.is_uppercase() && lower_before;
            if (!c.is_ascii_alphanumeric() || hump) && text.len() > start {
                set.look_up(&text, start);
                text.drain(..start);
                start = text.len();
            }
            if c.is_whitespace() {
                text.clear();
                start = 0;
            }
            if c.is_ascii_alphanumeric() {
                text.push(c.to_ascii_lowercase());
            }
            lower_before = c.is_lowercase();
        }
        set
    }

    /// Adds the groups of another set.
    pub fn join(&mut self, other: GroupSet) {
        self.0 |= other.0;
    }

    /// Takes a group out of the set.
    pub fn remove(&mut self, group: Group) {
        self.0 &= !(1 << group as u8);
    }

    /// Whether `group` is in the set.
    pub fn has(self, group: Group) -> bool {
        self.0 & (1 << group as u8) != 0
    }

    /// Whether one of another set is in this one.
    pub fn has_any(self, other: GroupSet) -> bool {
        self.0 & other.0 != 0
    }

    /// The groups by their number.
    pub fn places(self) -> impl Iterator<Item = usize> {
        ones(self.0)
    }

    /// Looks up the token from `start` on, alone and joined to the one before it.
    fn look_up(&mut self, text: &str, start: usize) {
        let text = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let alone = tokens::group(text.get(start..).unwrap_or_default());
        let joined = Some(text).filter(|_| start > 0).and_then(tokens::group);
        for group in alone.into_iter().chain(joined) {
            self.0 |= 1 << group as u8;
        }
    }
}

/// The places of the bits that are set.
pub fn ones(bits: u32) -> impl Iterator<Item = usize> {
    let rest = |&bits: &u32| Some(bits & (bits - 1)).filter(|&rest| rest != 0);
    let all = std::iter::successors(Some(bits).filter(|&bits| bits != 0), rest);
    all.map(|bits| bits.trailing_zeros() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_split_at_marks_humps_and_digits() {
        for value in [
            "related-box",
            "x_related",
            "relatedBox",
            "RELATED",
            "related2 x",
        ] {
            assert!(GroupSet::read(value).has(Group::Related), "{value}");
        }
        assert!(GroupSet::read("unrelatedness") == GroupSet::default());
    }

    #[test]
    fn neighbours_are_looked_up_joined() {
        assert!(GroupSet::read("read-more").has(Group::Related));
        assert!(GroupSet::read("side bar") == GroupSet::default());
        assert!(GroupSet::read("side-bar").has(Group::Sidebar));
    }
}
