//! Character references: numbers, and the names of HTML 4, which are those that pages write.

use std::borrow::Cow;

/// Names and their characters. Sorted by name.
const NAMED: &[&str] = &[
    "AElig=Æ",
    "Aacute=Á",
    "Acirc=Â",
    "Agrave=À",
    "Alpha=Α",
    "Aring=Å",
    "Atilde=Ã",
    "Auml=Ä",
    "Beta=Β",
    "Ccedil=Ç",
    "Chi=Χ",
    "Dagger=‡",
    "Delta=Δ",
    "ETH=Ð",
    "Eacute=É",
    "Ecirc=Ê",
    "Egrave=È",
    "Epsilon=Ε",
    "Eta=Η",
    "Euml=Ë",
    "Gamma=Γ",
    "Iacute=Í",
    "Icirc=Î",
    "Igrave=Ì",
    "Iota=Ι",
    "Iuml=Ï",
    "Kappa=Κ",
    "Lambda=Λ",
    "Mu=Μ",
    "Ntilde=Ñ",
    "Nu=Ν",
    "OElig=Œ",
    "Oacute=Ó",
    "Ocirc=Ô",
    "Ograve=Ò",
    "Omega=Ω",
    "Omicron=Ο",
    "Oslash=Ø",
    "Otilde=Õ",
    "Ouml=Ö",
    "Phi=Φ",
    "Pi=Π",
    "Prime=″",
    "Psi=Ψ",
    "Rho=Ρ",
    "Scaron=Š",
    "Sigma=Σ",
    "THORN=Þ",
    "Tau=Τ",
    "Theta=Θ",
    "Uacute=Ú",
    "Ucirc=Û",
    "Ugrave=Ù",
    "Upsilon=Υ",
    "Uuml=Ü",
    "Xi=Ξ",
    "Yacute=Ý",
    "Yuml=Ÿ",
    "Zeta=Ζ",
    "aacute=á",
    "acirc=â",
    "acute=´",
    "aelig=æ",
    "agrave=à",
    "alefsym=ℵ",
    "alpha=α",
    "amp=&",
    "and=∧",
    "ang=∠",
    "apos='",
    "aring=å",
    "asymp=≈",
    "atilde=ã",
    "auml=ä",
    "bdquo=„",
    "beta=β",
    "brvbar=¦",
    "bull=•",
    "cap=∩",
    "ccedil=ç",
    "cedil=¸",
    "cent=¢",
    "chi=χ",
    "circ=ˆ",
    "clubs=♣",
    "cong=≅",
    "copy=©",
    "crarr=↵",
    "cup=∪",
    "curren=¤",
    "dArr=⇓",
    "dagger=†",
    "darr=↓",
    "deg=°",
    "delta=δ",
    "diams=♦",
    "divide=÷",
    "eacute=é",
    "ecirc=ê",
    "egrave=è",
    "empty=∅",
    "emsp=\u{2003}",
    "ensp=\u{2002}",
    "epsilon=ε",
    "equiv=≡",
    "eta=η",
    "eth=ð",
    "euml=ë",
    "euro=€",
    "exist=∃",
    "fnof=ƒ",
    "forall=∀",
    "frac12=½",
    "frac14=¼",
    "frac34=¾",
    "frasl=⁄",
    "gamma=γ",
    "ge=≥",
    "gt=>",
    "hArr=⇔",
    "harr=↔",
    "hearts=♥",
    "hellip=…",
    "iacute=í",
    "icirc=î",
    "iexcl=¡",
    "igrave=ì",
    "image=ℑ",
    "infin=∞",
    "int=∫",
    "iota=ι",
    "iquest=¿",
    "isin=∈",
    "iuml=ï",
    "kappa=κ",
    "lArr=⇐",
    "lambda=λ",
    "lang=⟨",
    "laquo=«",
    "larr=←",
    "lceil=⌈",
    "ldquo=“",
    "le=≤",
    "lfloor=⌊",
    "lowast=∗",
    "loz=◊",
    "lrm=\u{200e}",
    "lsaquo=‹",
    "lsquo=‘",
    "lt=<",
    "macr=¯",
    "mdash=—",
    "micro=µ",
    "middot=·",
    "minus=−",
    "mu=μ",
    "nabla=∇",
    "nbsp=\u{a0}",
    "ndash=–",
    "ne=≠",
    "ni=∋",
    "not=¬",
    "notin=∉",
    "nsub=⊄",
    "ntilde=ñ",
    "nu=ν",
    "oacute=ó",
    "ocirc=ô",
    "oelig=œ",
    "ograve=ò",
    "oline=‾",
    "omega=ω",
    "omicron=ο",
    "oplus=⊕",
    "or=∨",
    "ordf=ª",
    "ordm=º",
    "oslash=ø",
    "otilde=õ",
    "otimes=⊗",
    "ouml=ö",
    "para=¶",
    "part=∂",
    "permil=‰",
    "perp=⊥",
    "phi=φ",
    "pi=π",
    "piv=ϖ",
    "plusmn=±",
    "pound=£",
    "prime=′",
    "prod=∏",
    "prop=∝",
    "psi=ψ",
    "quot=\"",
    "rArr=⇒",
    "radic=√",
    "rang=⟩",
    "raquo=»",
    "rarr=→",
    "rceil=⌉",
    "rdquo=”",
    "real=ℜ",
    "reg=®",
    "rfloor=⌋",
    "rho=ρ",
    "rlm=\u{200f}",
    "rsaquo=›",
    "rsquo=’",
    "sbquo=‚",
    "scaron=š",
    "sdot=⋅",
    "sect=§",
    "shy=\u{ad}",
    "sigma=σ",
    "sigmaf=ς",
    "sim=∼",
    "spades=♠",
    "sub=⊂",
    "sube=⊆",
    "sum=∑",
    "sup=⊃",
    "sup1=¹",
    "sup2=²",
    "sup3=³",
    "supe=⊇",
    "szlig=ß",
    "tau=τ",
    "there4=∴",
    "theta=θ",
    "thetasym=ϑ",
    "thinsp=\u{2009}",
    "thorn=þ",
    "tilde=˜",
    "times=×",
    "trade=™",
    "uArr=⇑",
    "uacute=ú",
    "uarr=↑",
    "ucirc=û",
    "ugrave=ù",
    "uml=¨",
    "upsih=ϒ",
    "upsilon=υ",
    "uuml=ü",
    "weierp=℘",
    "xi=ξ",
    "yacute=ý",
    "yen=¥",
    "yuml=ÿ",
    "zeta=ζ",
    "zwj=\u{200d}",
    "zwnj=\u{200c}",
];

/// The longest name or number that is looked at, in bytes.
const LONGEST: usize = 12;

/// What numbers of C1 controls stand for, from 0x80.
/// <https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state>
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Decodes the references of a text or of the value of an attribute, in which `&copy=1` is none.
pub fn decode(raw: &str, in_attribute: bool) -> Cow<'_, str> {
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match number(rest).or_else(|| named(rest, in_attribute)) {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[length..];
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character of a number, and how long that is.
fn number(text: &str) -> Option<(char, usize)> {
    let digits = text.strip_prefix('#')?;
    let (digits, base) = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16),
        None => (digits, 10),
    };
    let length = digits
        .find(|c: char| !c.is_digit(base))
        .unwrap_or(digits.len());
    if length == 0 {
        return None;
    }
    let code = u32::from_str_radix(&digits[..length], base).unwrap_or(u32::MAX);
    let c = match code {
        0x80..=0x9f => WINDOWS.chars().nth(code as usize - 0x80),
        0 => None,
        _ => char::from_u32(code),
    };
    let is_ended = digits[length..].starts_with(';');
    let end = text.len() - digits.len() + length + usize::from(is_ended);
    Some((c.unwrap_or(char::REPLACEMENT_CHARACTER), end))
}

/// The character of a name, and how long that is. Those of Latin-1 need no semicolon.
fn named(text: &str, in_attribute: bool) -> Option<(char, usize)> {
    let bytes = &text.as_bytes()[..text.len().min(LONGEST)];
    let is_part = |b: &u8| b.is_ascii_alphanumeric();
    let length = bytes
        .iter()
        .position(|b| !is_part(b))
        .unwrap_or(bytes.len());
    if text[length..].starts_with(';')
        && let Some(c) = look_up(&text[..length])
    {
        return Some((c, length + 1));
    }
    (2..=length).rev().find_map(|end| {
        let c = look_up(&text[..end]).filter(|&c| c <= 'ÿ' && c != '\'')?;
        let goes_on = text[end..].starts_with(|c: char| c == '=' || c.is_ascii_alphanumeric());
        (!in_attribute || !goes_on).then_some((c, end))
    })
}

fn look_up(name: &str) -> Option<char> {
    let key = |entry: &&'static str| entry.split_once('=').map_or(*entry, |(key, _)| key);
    let at = NAMED.binary_search_by_key(&name, key).ok()?;
    NAMED[at].chars().next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_as_the_standard_has_it() {
        let name = |entry: &'static str| entry.split('=').next();
        assert!(NAMED.is_sorted_by(|a, b| name(a) < name(b)));
        for entry in NAMED {
            let (name, c) = entry.split_once('=').expect("has a character");
            let raw = format!("&{name};");
            let whole = crate::parse::parse_fragment(&raw, &crate::Options::default());
            let text = whole
                .first_child(crate::dom::NodeId::ROOT)
                .map(|id| whole.text(id));
            assert_eq!(text, Some(c), "{name}");
            assert_eq!(decode(&raw, true), c);
        }
    }

    #[test]
    fn what_is_no_reference_stays() {
        assert_eq!(
            decode("a & b &x; &# &#x; &unknown", false),
            "a & b &x; &# &#x; &unknown"
        );
        assert_eq!(decode("?a=1&copy=2&amp;b&ampc", true), "?a=1&copy=2&b&ampc");
        assert_eq!(
            decode("&copy 1 &ampc &#146;&#0;&#x110000;", false),
            "© 1 &c ’\u{fffd}\u{fffd}"
        );
    }
}
