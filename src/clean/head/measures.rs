//! What programs measure of a text and write above it: how long it takes to read, how often it was
//! read. The view tells the time itself.

use crate::words::{effective_words, words};

/// Such a line has at most so many effective words.
const MAX_WORDS: usize = 7;

/// Minutes, in lower case, of languages with spaces. Sorted.
const MINUTES: &[&str] = &[
    "dakika",
    "dk",
    "menit",
    "min",
    "mins",
    "minut",
    "minute",
    "minuten",
    "minuter",
    "minutes",
    "minuti",
    "minuto",
    "minutos",
    "minutter",
    "minuuttia",
    "minút",
    "perc",
    "phút",
    "λεπτά",
    "λεπτών",
    "мин",
    "минут",
    "минута",
    "минуты",
    "хв",
    "хвилин",
    "хвилини",
    "דק",
    "דקות",
    "دقائق",
    "دقایق",
    "دقيقة",
    "دقیقه",
    "मिनट",
];

/// Words for reading. Sorted.
const READING: &[&str] = &[
    "baca",
    "czytania",
    "lectura",
    "lecture",
    "leestijd",
    "leitura",
    "lesedauer",
    "lesetid",
    "lesezeit",
    "lettura",
    "lukuaika",
    "lästid",
    "læsetid",
    "membaca",
    "okuma",
    "olvasás",
    "olvasási",
    "read",
    "reading",
    "čtení",
    "čítania",
    "đọc",
    "ανάγνωσης",
    "читання",
    "чтение",
    "чтения",
    "קריאה",
    "القراءة",
    "قراءة",
    "مطالعه",
    "पढ़ने",
    "पढ़ें",
];

/// What a count is a count of, as the line has it without the number. Sorted.
const COUNTED: &[&str] = &[
    "aufrufe",
    "dilihat",
    "görüntülenme",
    "kali dilihat",
    "lượt xem",
    "page views",
    "post views",
    "reads",
    "view",
    "views",
    "visningar",
    "visninger",
    "vistas",
    "visualizaciones",
    "visualizações",
    "visualizzazioni",
    "vues",
    "weergaven",
    "wyświetleń",
    "переглядів",
    "просмотра",
    "просмотров",
    "просмотры",
    "צפיות",
    "بازدید",
    "مشاهدات",
    "مشاهدة",
    "回視聴",
    "浏览",
    "浏览量",
    "瀏覽",
    "閱讀",
    "閲覧",
    "閲覧数",
    "阅读",
    "阅读量",
    "조회",
    "조회수",
];

/// Minutes and reading where words have no spaces between them.
const UNSPACED: [&[&str]; 2] = [
    &["分", "분", "นาที"],
    &[
        "อ่าน",
        "読む",
        "読めます",
        "読了",
        "閱讀",
        "阅读",
        "소요",
        "읽기",
        "읽는",
    ],
];

/// Whether a line says one of those measures, and nothing else.
pub fn is_measure(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let is_short = effective_words(&line) <= MAX_WORDS && !line.ends_with(['!', '?', '。']);
    is_short && line.contains(char::is_numeric) && (is_time(&line) || is_count(&line))
}

fn is_time(line: &str) -> bool {
    let has_word = |table: &[&str]| words(line).any(|word| table.binary_search(&word).is_ok());
    let has_part = |table: &[&str]| table.iter().any(|part| line.contains(part));
    (has_word(MINUTES) && has_word(READING)) || UNSPACED.into_iter().all(has_part)
}

fn is_count(line: &str) -> bool {
    let is_number = |word: &&str| word.chars().all(char::is_numeric);
    let (numbers, others): (Vec<&str>, Vec<&str>) = words(line).partition(is_number);
    !numbers.is_empty() && COUNTED.binary_search(&others.join(" ").as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for table in [MINUTES, READING, COUNTED] {
            assert!(table.is_sorted_by(|a, b| a < b));
        }
    }

    #[test]
    fn times_and_counts_are_measures() {
        for line in [
            "30 min read",
            "Reading time: 5 mins",
            "Temps de lecture : 5 min",
            "1,693 views",
            "Post Views: 1 204",
            "Lesezeit: 5 Minuten",
            "5 phút đọc",
            "1.204 lượt xem",
            "この記事は約5分で読めます",
            "阅读 1234",
            "وقت القراءة: 5 دقائق",
            "5 मिनट पढ़ें",
        ] {
            assert!(is_measure(line), "{line}");
        }
    }

    #[test]
    fn other_lines_with_a_number_are_none() {
        for line in [
            "In 2019 I read nine books by the sea, and two were good.",
            "9 books to read by the sea!",
            "Lecture 12",
            "Reading 3: maps",
            "3 views on war",
            "Tiếng nói bạn đọc 7",
            "Serves 4",
            "Reading list",
        ] {
            assert!(!is_measure(line), "{line}");
        }
    }
}
