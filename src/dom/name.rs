//! Interned element and attribute names.
//!
//! Every name the code speaks of is a constant here, so that a comparison is one integer
//! comparison; names that only pages know are interned per tree.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// A local name of an element or attribute, interned in the [`Tree`](super::Tree) it came from.
///
/// Constants are the same in every tree; other names mean something only in their own tree.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Name(u32);

macro_rules! known_names {
    ($($constant:ident $text:literal,)*) => {
        // The table names what pages use, whether or not some stage asks for it.
        #[allow(dead_code, non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u32)]
        enum Index { $($constant,)* }
        const KNOWN: &[&str] = &[$($text),*];
        $(
            #[doc = concat!("`", $text, "`")]
            #[allow(dead_code)]
            pub const $constant: Name = Name(Index::$constant as u32);
        )*
    };
}

// Sorted by text. `live:*` are what a browser knows of a live element and no markup can say
// (see `snapshot`); both doors drop attributes of a page that pretend to be one.
known_names! {
    NONE "",
    A "a",
    ABBR "abbr",
    ACCESSKEY "accesskey",
    ACRONYM "acronym",
    ADDRESS "address",
    ALIGN "align",
    ALT "alt",
    ALTTEXT "alttext",
    ANNOTATION "annotation",
    ANNOTATION_XML "annotation-xml",
    APPLET "applet",
    AREA "area",
    ARIA_CONTROLS "aria-controls",
    ARIA_EXPANDED "aria-expanded",
    ARIA_HIDDEN "aria-hidden",
    ARIA_LABEL "aria-label",
    ARIA_LABELLEDBY "aria-labelledby",
    ARIA_LEVEL "aria-level",
    ARTICLE "article",
    ASIDE "aside",
    AUDIO "audio",
    B "b",
    BACKGROUND "background",
    BASE "base",
    BDI "bdi",
    BDO "bdo",
    BIG "big",
    BLOCKQUOTE "blockquote",
    BODY "body",
    BORDER "border",
    BR "br",
    BUTTON "button",
    CANVAS "canvas",
    CAPTION "caption",
    CELLPADDING "cellpadding",
    CELLSPACING "cellspacing",
    CENTER "center",
    CHARSET "charset",
    CHECKED "checked",
    CITE "cite",
    CLASS "class",
    CODE "code",
    COL "col",
    COLGROUP "colgroup",
    COLSPAN "colspan",
    CONTENT "content",
    CONTROLS "controls",
    DATA "data",
    DATA_DEPTH "data-depth",
    DATA_EMBED "data-embed",
    DATA_KIND "data-kind",
    DATA_LANG "data-lang",
    DATA_LANGUAGE "data-language",
    DATA_LATEX "data-latex",
    DATA_LAZY_SRC "data-lazy-src",
    DATA_LAZY_SRCSET "data-lazy-srcset",
    DATA_MATH "data-math",
    DATA_ORIGINAL "data-original",
    DATA_SOURCE "data-source",
    DATA_SRC "data-src",
    DATA_SRCSET "data-srcset",
    DATA_TEX "data-tex",
    DATETIME "datetime",
    DD "dd",
    DEL "del",
    DETAILS "details",
    DFN "dfn",
    DIALOG "dialog",
    DIR "dir",
    DISABLED "disabled",
    DISPLAY "display",
    DIV "div",
    DL "dl",
    DT "dt",
    EM "em",
    EMBED "embed",
    ENCODING "encoding",
    FIELDSET "fieldset",
    FIGCAPTION "figcaption",
    FIGURE "figure",
    FONT "font",
    FOOTER "footer",
    FORM "form",
    FRAME "frame",
    FRAMESET "frameset",
    H1 "h1",
    H2 "h2",
    H3 "h3",
    H4 "h4",
    H5 "h5",
    H6 "h6",
    HEAD "head",
    HEADER "header",
    HEADERS "headers",
    HEIGHT "height",
    HGROUP "hgroup",
    HIDDEN "hidden",
    HR "hr",
    HREF "href",
    HREFLANG "hreflang",
    HTML "html",
    HTTP_EQUIV "http-equiv",
    I "i",
    ID "id",
    IFRAME "iframe",
    IMAGE "image",
    IMG "img",
    INPUT "input",
    INS "ins",
    ITEMID "itemid",
    ITEMPROP "itemprop",
    ITEMREF "itemref",
    ITEMSCOPE "itemscope",
    ITEMTYPE "itemtype",
    KBD "kbd",
    LABEL "label",
    LANG "lang",
    LEGEND "legend",
    LI "li",
    LINK "link",
    LIVE_HIDDEN "live:hidden",
    LIVE_SIZE "live:size",
    LIVE_SRC "live:src",
    LOADING "loading",
    MAIN "main",
    MAP "map",
    MARK "mark",
    MARQUEE "marquee",
    MATH "math",
    MATH_RENDERER "math-renderer",
    MEDIA "media",
    MENU "menu",
    META "meta",
    METER "meter",
    MJX_CONTAINER "mjx-container",
    NAME "name",
    NAV "nav",
    NOBR "nobr",
    NOEMBED "noembed",
    NOFRAMES "noframes",
    NOSCRIPT "noscript",
    OBJECT "object",
    OL "ol",
    OPEN "open",
    OPTGROUP "optgroup",
    OPTION "option",
    OUTPUT "output",
    P "p",
    PARAM "param",
    PICTURE "picture",
    POSTER "poster",
    PRE "pre",
    PROGRESS "progress",
    PROPERTY "property",
    Q "q",
    RB "rb",
    REL "rel",
    REVERSED "reversed",
    ROLE "role",
    ROWSPAN "rowspan",
    RP "rp",
    RT "rt",
    RTC "rtc",
    RUBY "ruby",
    S "s",
    SAMP "samp",
    SCOPE "scope",
    SCRIPT "script",
    SEARCH "search",
    SECTION "section",
    SELECT "select",
    SEMANTICS "semantics",
    SIZES "sizes",
    SLOT "slot",
    SMALL "small",
    SOURCE "source",
    SPAN "span",
    SRC "src",
    SRCDOC "srcdoc",
    SRCSET "srcset",
    START "start",
    STRIKE "strike",
    STRONG "strong",
    STYLE "style",
    SUB "sub",
    SUMMARY "summary",
    SUP "sup",
    SVG "svg",
    TABINDEX "tabindex",
    TABLE "table",
    TARGET "target",
    TBODY "tbody",
    TD "td",
    TEMPLATE "template",
    TEXTAREA "textarea",
    TFOOT "tfoot",
    TH "th",
    THEAD "thead",
    TIME "time",
    TITLE "title",
    TR "tr",
    TRACK "track",
    TT "tt",
    TYPE "type",
    U "u",
    UL "ul",
    USEMAP "usemap",
    VALUE "value",
    VAR "var",
    VIDEO "video",
    WBR "wbr",
    WIDTH "width",
    XML_LANG "xml:lang",
    XMP "xmp",
}

impl Name {
    /// Whether the name is one of this file.
    pub fn is_known(self) -> bool {
        (self.0 as usize) < KNOWN.len()
    }
}

/// A set of names of this file, one bit each.
#[derive(Clone, Copy, Debug)]
pub struct NameSet([u64; 4]);

impl NameSet {
    /// Makes a set.
    pub const fn of(names: &[Name]) -> NameSet {
        let mut bits = [0; 4];
        let mut at = 0;
        while at < names.len() {
            let number = names[at].0 as usize;
            bits[number / 64] |= 1 << (number % 64);
            at += 1;
        }
        NameSet(bits)
    }

    /// Whether `name` is in the set.
    #[inline]
    pub fn has(&self, name: Name) -> bool {
        let bits = self.0.get(name.0 as usize / 64);
        bits.is_some_and(|bits| bits >> (name.0 % 64) & 1 == 1)
    }
}

static KNOWN_INDEX: LazyLock<HashMap<&'static str, u32>> =
    LazyLock::new(|| KNOWN.iter().zip(0..).map(|(&text, i)| (text, i)).collect());

/// The names of one tree: the constants of this file and those the page brought. Trees that are
/// copied from one another share them until one learns a new name.
#[derive(Clone, Default, Debug)]
pub(crate) struct Names(Arc<Own>);

#[derive(Clone, Default, Debug)]
struct Own {
    names: Vec<Box<str>>,
    index: HashMap<Box<str>, u32>,
}

impl Names {
    /// Returns the name for `text`, adding it when it is new.
    pub(crate) fn intern(&mut self, text: &str) -> Name {
        if let Some(&known) = KNOWN_INDEX.get(text) {
            return Name(known);
        }
        if let Some(&own) = self.0.index.get(text) {
            return Name(own);
        }
        let own = Arc::make_mut(&mut self.0);
        let number = (KNOWN.len() + own.names.len()) as u32;
        own.names.push(text.into());
        own.index.insert(text.into(), number);
        Name(number)
    }

    /// Returns the name for what is `name` among `others`.
    pub(crate) fn adopt(&mut self, name: Name, others: &Names) -> Name {
        let is_same = name.is_known() || Arc::ptr_eq(&self.0, &others.0);
        match is_same {
            true => name,
            false => self.intern(others.text(name)),
        }
    }

    pub(crate) fn text(&self, name: Name) -> &str {
        let number = name.0 as usize;
        match KNOWN.get(number) {
            Some(text) => text,
            None => &self.0.names[number - KNOWN.len()],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_names_are_sorted_and_distinct() {
        assert!(KNOWN.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_set_has_its_names_and_no_others() {
        static SET: NameSet = NameSet::of(&[A, P, XMP]);
        assert!([A, P, XMP].iter().all(|&name| SET.has(name)));
        let own = Names::default().intern("my-card");
        assert!(
            ![NONE, ABBR, own, Name(u32::MAX)]
                .iter()
                .any(|&name| SET.has(name))
        );
    }

    #[test]
    fn a_name_is_adopted_by_its_text() {
        let mut from = Names::default();
        let card = from.intern("my-card");
        let mut to = Names::default();
        let list = to.intern("my-list");
        assert_eq!(list, card);
        let adopted = to.adopt(card, &from);
        assert_eq!(to.text(adopted), "my-card");
        assert_eq!(to.adopt(P, &from), P);
        assert_eq!(from.clone().adopt(card, &from), card);
    }

    #[test]
    fn a_page_name_keeps_its_text() {
        let mut names = Names::default();
        let card = names.intern("my-card");
        assert_eq!(names.intern("my-card"), card);
        assert_eq!(names.text(card), "my-card");
        assert_eq!(names.intern("p"), P);
    }
}
