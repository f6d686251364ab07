//! What a person is, beside the name: it tells that a text is a name, and is no part of it.

use super::names::{MAX_UNSPACED, before_date, first_part, trim};
use crate::words::words;

/// What a person is, behind the name and a space, in Korean, Chinese and Japanese. Sorted.
const PROFESSIONS: &[&str] = &["記者", "记者", "기자", "논설위원", "특파원"];
/// What a person is, behind the name and a comma, in lower case. Sorted.
const ROLES: &[&str] = &[
    "columnist",
    "correspondent",
    "corresponsal",
    "editor",
    "editora",
    "giornalista",
    "journalist",
    "journaliste",
    "korespondent",
    "korrespondent",
    "muhabir",
    "periodista",
    "redacteur",
    "redakteur",
    "redakteurin",
    "redaktor",
    "redação",
    "reporter",
    "reportera",
    "repórter",
    "wartawan",
    "writer",
    "корреспондент",
    "обозреватель",
    "редактор",
];
/// Such a role has at most so many words.
const MAX_ROLE: usize = 4;

/// The name of a text that says with it what the person is: `김하늘 기자`, `Ann Lee, Editor`.
pub fn with_profession(text: &str) -> Option<&str> {
    // `記者周敏／台北報導`: what the person is, and from where.
    let reports = text.split_once(['／', '/']).and_then(|(before, _)| {
        let name = PROFESSIONS.iter().find_map(|p| before.strip_prefix(p))?;
        (name.trim().chars().count() <= MAX_UNSPACED).then_some(trim(name))
    });
    if reports.is_some() {
        return reports;
    }
    let text = first_part(before_date(text));
    if let Some((name, role)) = text.split_once([',', '，']) {
        let is_role = |word: &str| ROLES.binary_search(&word.to_lowercase().as_str()).is_ok();
        let is_short = words(role).count() <= MAX_ROLE;
        return Some(trim(name)).filter(|_| is_short && words(role).any(is_role));
    }
    let name = without_profession(text);
    let is_profession = |word: &&str| PROFESSIONS.binary_search(word).is_ok();
    let before = text
        .split_once(' ')
        .filter(|(first, _)| is_profession(first));
    let name = before.map_or(name, |(_, name)| trim(name));
    (name.len() < text.len()).then_some(name)
}

/// Without what the person is, where that stands behind the name: `김하늘 기자`.
pub fn without_profession(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((head, last)) if PROFESSIONS.binary_search(&last).is_ok() => trim(head),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(PROFESSIONS.is_sorted_by(|a, b| a < b));
        assert!(ROLES.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn what_a_person_is_tells_names() {
        let check = |text, expected| assert_eq!(with_profession(text), expected, "{text}");
        check("김하늘 기자 입력 2025.11.24 10:00", Some("김하늘"));
        check("林文 記者", Some("林文"));
        check("记者 张三", Some("张三"));
        check("Ann Lee, Political Editor", Some("Ann Lee"));
        check("Ann Lee, London", None);
        check("Ann Lee", None);
    }
}
