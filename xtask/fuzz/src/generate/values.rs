//! Words, addresses, dates and other values, plain and hostile.

use super::vocabulary::{ADDRESSES, CLASSES, DATE_PARTS, ENTITIES, NUMBERS, SIGNS, WORDS};
use super::{Choices, below, one_of, some};

/// Running text, with what is hostile in it.
pub fn text(u: &mut Choices<'_>, out: &mut String) {
    for _ in 0..some(u, 400) {
        match below(u, 12) {
            0 => out.push_str(one_of(u, SIGNS)),
            1 => out.push_str(one_of(u, ENTITIES)),
            2 => out.push(u.arbitrary().unwrap_or('x')),
            3 => date(u, out),
            _ => {
                out.push_str(one_of(u, WORDS));
                out.push(' ');
            }
        }
    }
}

/// Something like a date.
pub fn date(u: &mut Choices<'_>, out: &mut String) {
    match below(u, 4) {
        0 => out.push_str("2024-11-24T08:30:00+07:00"),
        1 => out.push_str("24 November 2024"),
        _ => {
            for _ in 0..below(u, 9) {
                out.push_str(one_of(u, DATE_PARTS));
            }
        }
    }
}

/// Something like an address.
pub fn address(u: &mut Choices<'_>, out: &mut String) {
    out.push_str(one_of(u, ADDRESSES));
    if below(u, 4) == 0 {
        let piece = one_of(u, ADDRESSES);
        out.push_str(&piece.repeat(some(u, 50)));
    }
    if below(u, 8) == 0 {
        out.push(u.arbitrary().unwrap_or('x'));
    }
}

/// Something like a `srcset`.
pub fn srcset(u: &mut Choices<'_>, out: &mut String) {
    for _ in 0..some(u, 100) {
        address(u, out);
        out.push_str(one_of(u, &[" ", ",", "", "\t", ", ", " ,"]));
        out.push_str(one_of(u, NUMBERS));
        out.push_str(one_of(u, &["w", "x", "h", "", " 3h", "(a, b)"]));
        out.push_str(one_of(u, &[", ", ",", " ", ",,", ""]));
    }
}

/// A list of class names.
pub fn classes(u: &mut Choices<'_>, out: &mut String) {
    for _ in 0..some(u, 40) {
        out.push_str(one_of(u, CLASSES));
        out.push_str(one_of(u, &[" ", "-", "_", ""]));
    }
}

/// Something like a number.
pub fn number(u: &mut Choices<'_>) -> &'static str {
    one_of(u, NUMBERS)
}
