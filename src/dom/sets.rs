//! Sets of HTML elements, each with the part of the standard it comes from.

use super::name::{self, Name, NameSet};

/// Elements that can have no content.
/// <https://html.spec.whatwg.org/multipage/syntax.html#void-elements>
pub const VOID: &[Name] = &[
    name::AREA,
    name::BASE,
    name::BR,
    name::COL,
    name::EMBED,
    name::HR,
    name::IMG,
    name::INPUT,
    name::LINK,
    name::META,
    name::PARAM,
    name::SOURCE,
    name::TRACK,
    name::WBR,
];

/// Elements that show something without text.
/// <https://html.spec.whatwg.org/multipage/dom.html#embedded-content-2>
pub const EMBEDDED: &[Name] = &[
    name::AUDIO,
    name::CANVAS,
    name::EMBED,
    name::IFRAME,
    name::IMG,
    name::MATH,
    name::OBJECT,
    name::PICTURE,
    name::SVG,
    name::VIDEO,
];

/// `h1` to `h6`, in order of rank.
/// <https://html.spec.whatwg.org/multipage/dom.html#heading-content>
pub const HEADINGS: &[Name] = &[name::H1, name::H2, name::H3, name::H4, name::H5, name::H6];

/// Elements that parsers open again where they were not closed.
/// <https://html.spec.whatwg.org/multipage/parsing.html#formatting>
pub const FORMATTING: &[Name] = &[
    name::A,
    name::B,
    name::BIG,
    name::CODE,
    name::EM,
    name::FONT,
    name::I,
    name::NOBR,
    name::S,
    name::SMALL,
    name::STRIKE,
    name::STRONG,
    name::TT,
    name::U,
];

/// The most of them within one another that an article holds; the parser takes one more.
pub const MAX_FORMATTING: usize = 16;

/// Elements whose content is not opened in again what stands open around them.
/// <https://html.spec.whatwg.org/multipage/parsing.html#concept-parser-marker>
pub const MARKERS: &[Name] = &[
    name::APPLET,
    name::CAPTION,
    name::MARQUEE,
    name::OBJECT,
    name::TD,
    name::TEMPLATE,
    name::TH,
];

/// Elements that stand within a line of text: phrasing content less media and controls, with the
/// obsolete ones pages still use, and the formulas of GitHub. Everything not in here, custom elements
/// and `button` among them, starts a block.
/// <https://html.spec.whatwg.org/multipage/dom.html#phrasing-content>
pub static INLINE: NameSet = NameSet::of(&[
    name::A,
    name::ABBR,
    name::ACRONYM,
    name::B,
    name::BDI,
    name::BDO,
    name::BIG,
    name::BR,
    name::CITE,
    name::CODE,
    name::DATA,
    name::DEL,
    name::DFN,
    name::EM,
    name::FONT,
    name::I,
    name::IMG,
    name::INS,
    name::KBD,
    name::LABEL,
    name::MARK,
    name::MATH_RENDERER,
    name::METER,
    name::NOBR,
    name::OUTPUT,
    name::PICTURE,
    name::PROGRESS,
    name::Q,
    name::RB,
    name::RP,
    name::RT,
    name::RTC,
    name::RUBY,
    name::S,
    name::SAMP,
    name::SLOT,
    name::SMALL,
    name::SOURCE,
    name::SPAN,
    name::STRIKE,
    name::STRONG,
    name::SUB,
    name::SUP,
    name::TIME,
    name::TT,
    name::U,
    name::VAR,
    name::WBR,
]);

/// Elements whose text is not text of the page: metadata, scripts, controls, and what stands in
/// for media.
pub static NO_TEXT: NameSet = NameSet::of(&[
    name::APPLET,
    name::AUDIO,
    name::CANVAS,
    name::EMBED,
    name::FRAME,
    name::FRAMESET,
    name::HEAD,
    name::INPUT,
    name::LINK,
    name::MAP,
    name::META,
    name::NOEMBED,
    name::NOFRAMES,
    name::OBJECT,
    name::OPTGROUP,
    name::OPTION,
    name::SCRIPT,
    name::SELECT,
    name::STYLE,
    name::TEMPLATE,
    name::TEXTAREA,
    name::VIDEO,
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_sorted() {
        for set in [VOID, HEADINGS] {
            assert!(set.is_sorted_by(|a, b| a < b));
        }
    }
}
