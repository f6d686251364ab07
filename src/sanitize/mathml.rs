//! The part of MathML that leaves: presentation MathML as browsers draw it, and LaTeX beside it.
//!
//! A formula holds MathML elements and text only. HTML inside `mtext` and its like, `annotation-xml`,
//! `mglyph` and `malignmark` are where a parser changes from one language to the other and back;
//! none of them is let through, so that what is written is parsed back to the same tree (mXSS).
//! <https://w3c.github.io/mathml-core/>

/// MathML elements that stay, sorted. They hold no `a`, `p` or any other name at which an HTML
/// parser leaves the formula.
pub const ELEMENTS: &[&str] = &[
    "annotation",
    "math",
    "menclose",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "none",
    "semantics",
];

/// Elements that hold text only, sorted.
/// <https://html.spec.whatwg.org/multipage/parsing.html#mathml-text-integration-point>
pub const TOKENS: &[&str] = &["annotation", "mi", "mn", "mo", "ms", "mtext"];

/// Attributes all of them may have, sorted.
pub const ATTRIBUTES: &[&str] = &[
    "accent",
    "accentunder",
    "columnalign",
    "columnspan",
    "depth",
    "dir",
    "display",
    "displaystyle",
    "encoding",
    "fence",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "rowalign",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "symmetric",
    "voffset",
    "width",
];

/// Elements that go with all that is in them, sorted.
pub const DROPPED: &[&str] = &["annotation-xml", "malignmark", "mglyph", "script", "style"];

/// What an `annotation` may be written in: LaTeX.
pub const ENCODINGS: &[&str] = &["application/x-tex", "text/x-tex"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for set in [ELEMENTS, TOKENS, ATTRIBUTES, DROPPED, ENCODINGS] {
            assert!(set.is_sorted_by(|a, b| a < b), "{set:?}");
        }
    }
}
