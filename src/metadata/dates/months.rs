//! The names of the months, which stand in `months.txt`.

use crate::words::alike;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The forms of each month with its number, language by language.
fn months() -> impl Iterator<Item = (&'static str, u32)> {
    let mut month = 0;
    let lines = include_str!("months.txt").lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(move |line| {
        let is_language = line.starts_with('[');
        month = if is_language { 0 } else { month + 1 };
        (!is_language).then_some((line, month))
    })
}

static BY_NAME: LazyLock<HashMap<String, u32>> = LazyLock::new(|| {
    months()
        .flat_map(|(forms, month)| forms.split(' ').map(move |form| (fold(form), month)))
        .collect()
});

/// A name as it is compared, whatever letters it is spelled with.
fn fold(name: &str) -> String {
    name.chars().filter_map(alike).collect()
}

/// The number of the month that `name`, in lower case, is a name of.
pub fn month(name: &str) -> Option<u32> {
    BY_NAME.get(&fold(name)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_sorted_and_have_twelve_months_in_lower_case() {
        let table = include_str!("months.txt");
        let languages: Vec<&str> = table.lines().filter(|l| l.starts_with('[')).collect();
        assert!(languages.is_sorted_by(|a, b| a < b));
        assert_eq!(months().count(), 12 * languages.len());
        for (forms, month) in months() {
            assert!((1..=12).contains(&month), "{forms}");
            assert_eq!(forms, forms.to_lowercase());
        }
    }

    #[test]
    fn turkish_capitals_are_read() {
        for (name, number) in [("KASIM", 11), ("NİSAN", 4), ("ARALIK", 12), ("HAZİRAN", 6)] {
            assert_eq!(month(&name.to_lowercase()), Some(number), "{name}");
        }
    }

    #[test]
    fn a_name_means_one_month_in_all_languages() {
        for (forms, number) in months() {
            for form in forms.split(' ') {
                assert_eq!(month(form), Some(number), "{form}");
            }
        }
    }
}
