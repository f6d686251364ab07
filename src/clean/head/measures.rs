//! What programs measure of a text and write above it: how long it takes to read, how often it was
//! read. The view tells the time itself.

use crate::words::{effective_words, words};

/// Such a line has at most so many effective words.
const MAX_WORDS: usize = 7;

/// Words of such lines, in lower case, of languages with spaces. Sorted.
const WORDS: &[&str] = &[
    "aufrufe",
    "baca",
    "czytania",
    "görüntülenme",
    "lectura",
    "lecture",
    "leestijd",
    "leitura",
    "lesedauer",
    "lesezeit",
    "lettura",
    "lukuaika",
    "lästid",
    "læsetid",
    "membaca",
    "okuma",
    "olvasás",
    "read",
    "reading",
    "views",
    "vistas",
    "visualizações",
    "visualizzazioni",
    "vues",
    "čtení",
    "ανάγνωσης",
    "просмотров",
    "читання",
    "чтение",
    "чтения",
    "קריאה",
    "القراءة",
    "قراءة",
    "مشاهدة",
    "पढ़ने",
    "पढ़ें",
];

/// Parts of such lines, where words have no spaces between them or two of them say it. Sorted.
const PARTS: &[&str] = &[
    "lượt xem",
    "phút đọc",
    "thời gian đọc",
    "อ่าน",
    "浏览",
    "瀏覽",
    "読めます",
    "読了",
    "閱讀",
    "閲覧",
    "阅读",
    "소요",
    "읽기",
    "읽는",
    "조회",
];

/// Whether a line says one of those measures, and no sentence.
pub fn is_measure(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let is_short = effective_words(&line) <= MAX_WORDS && !line.ends_with(['!', '?', '。']);
    let has_word = || words(&line).any(|word| WORDS.binary_search(&word).is_ok());
    let has_part = || PARTS.iter().any(|part| line.contains(part));
    is_short && line.contains(char::is_numeric) && (has_word() || has_part())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(WORDS.is_sorted_by(|a, b| a < b));
        assert!(PARTS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn times_and_counts_are_measures_and_sentences_are_none() {
        for line in [
            "30 min read",
            "Reading time: 5 mins",
            "1,693 views",
            "Lesezeit: 5 Minuten",
            "5 phút đọc",
            "この記事は約5分で読めます",
            "阅读 1234",
            "وقت القراءة: 5 دقائق",
            "5 मिनट पढ़ें",
        ] {
            assert!(is_measure(line), "{line}");
        }
        for line in [
            "In 2019 I read nine books by the sea, and two were good.",
            "9 books to read by the sea!",
            "Serves 4",
            "Reading list",
        ] {
            assert!(!is_measure(line), "{line}");
        }
    }
}
