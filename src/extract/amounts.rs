//! Amounts of money, however a language writes them: `1,299.00`, `1.299,-` and `1 299` are one.

/// The amounts a text shows, in hundredths.
pub fn amounts(text: &str) -> Vec<u64> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = &rest[start..];
        let end = end_of_number(rest);
        found.extend(hundredths(&rest[..end]));
        rest = &rest[end..];
    }
    found
}

/// Where a number ends: signs go on in it before digits, spaces before three of them.
fn end_of_number(text: &str) -> usize {
    let mut at = 0;
    for (index, c) in text.char_indices() {
        let after = &text[index + c.len_utf8()..];
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let goes_on = match c {
            '.' | ',' | '\'' | '’' => digits > 0,
            _ if c.is_whitespace() => digits == 3,
            _ => c.is_ascii_digit(),
        };
        if !goes_on {
            break;
        }
        at = index + c.len_utf8();
    }
    at
}

/// The last sign before one or two digits parts the hundredths.
fn hundredths(number: &str) -> Option<u64> {
    let last = number.rfind(|c: char| !c.is_ascii_digit());
    let parted = last.map(|at| (&number[..at], number[at..].trim_start_matches(is_sign)));
    let (whole, part) = match parted {
        Some((whole, part)) if (1..=2).contains(&part.len()) => (whole, part),
        _ => (number, ""),
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let part = format!("{part:0<2}");
    digits
        .parse::<u64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(part.parse().ok()?)
}

fn is_sign(c: char) -> bool {
    !c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::amounts;

    #[test]
    fn amounts_are_read_in_any_form() {
        for text in [
            "1,299.00",
            "€1.299,00",
            "1 299 kr",
            "1'299.-",
            "1\u{a0}299,00 €",
            "1299.0",
        ] {
            assert_eq!(amounts(text), [129_900], "{text}");
        }
        assert_eq!(amounts("45,50 38 a"), [4550, 3800]);
        assert_eq!(amounts("99999999999999999999 ,."), [0; 0]);
    }
}
