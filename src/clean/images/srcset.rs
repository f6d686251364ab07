//! Choosing from a list of addresses.
//! <https://html.spec.whatwg.org/multipage/images.html#srcset-attributes>

use super::address::is_address;

/// The width that pictures are chosen for, in pixels: the view shows them up to 48 em of 19 px, which
/// this fills on a screen of 1.75 pixels each, a size sites often have.
pub const WANTED_WIDTH: f64 = 1600.0;

/// An address with the width of its picture in pixels.
pub type Candidate<'a> = (&'a str, f64);

/// The smallest candidate that fills the column, else the largest; the first of equal ones.
pub fn best<'a>(candidates: impl Iterator<Item = Candidate<'a>>) -> Option<Candidate<'a>> {
    let mut best: Option<Candidate<'a>> = None;
    for (address, width) in candidates.filter(|(address, _)| is_address(address)) {
        let is_better = match best {
            None => true,
            Some((_, had)) if had < WANTED_WIDTH => width > had,
            Some((_, had)) => (WANTED_WIDTH..had).contains(&width),
        };
        if is_better {
            best = Some((address, width));
        }
    }
    best
}

/// The candidates of a `srcset`; a density counts as that many columns of half the wanted width.
pub fn candidates(srcset: &str) -> impl Iterator<Item = Candidate<'_>> {
    let mut rest = srcset;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        let (address, descriptor) = match address.strip_suffix(',') {
            Some(address) => (address, ""),
            None => after
                .split_once(',')
                .map_or((address, after), |(d, _)| (address, d)),
        };
        rest = match address.len() < end {
            true => after,
            false => after.split_once(',').map_or("", |(_, rest)| rest),
        };
        let width = width(descriptor.trim()).unwrap_or(WANTED_WIDTH / 2.0);
        (!address.is_empty()).then_some((address, width))
    })
}

/// Whether a value reads like a `srcset`: an address and, after white space, a width or density.
pub fn is_set(value: &str) -> bool {
    let mut fields = value.split_whitespace();
    let has_address = fields
        .next()
        .is_some_and(|first| first.contains(['/', '.']));
    has_address
        && fields
            .next()
            .is_some_and(|second| width(second.trim_end_matches(',')).is_some())
}

fn width(descriptor: &str) -> Option<f64> {
    let first = descriptor.split_whitespace().next()?;
    let number = |unit: char| first.strip_suffix(unit)?.parse::<f64>().ok();
    number('w').or_else(|| Some(number('x')? * WANTED_WIDTH / 2.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(srcset: &str) -> &str {
        best(candidates(srcset)).map_or("", |(address, _)| address)
    }

    #[test]
    fn the_candidate_that_fills_the_column_is_taken() {
        assert_eq!(chosen("b.jpg 400w, c.jpg 1600w,d.jpg 4000w"), "c.jpg");
        assert_eq!(chosen("a.jpg, b.jpg 2x"), "b.jpg");
        assert_eq!(chosen("/w_1,h_2/a.jpg 1x, /b.jpg 3x"), "/b.jpg");
        assert_eq!(chosen("a.jpg 640w 360h, b.jpg 1024w 576h"), "b.jpg");
    }

    #[test]
    fn a_set_has_widths_or_densities() {
        assert!(is_set("/a.jpg 300w, /b.jpg 600w"));
        assert!(is_set("/a.jpg 2x"));
        assert!(!is_set("/a.jpg"));
        assert!(!is_set("a sentence 3w"));
    }
}
