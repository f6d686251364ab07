//! The language of the text: what the page declares, or the caller guesses, unless its script
//! plainly says otherwise; detected where there is nothing to go by.

use super::page::Page;
use whatlang::{Lang, Script};

/// The most characters of text that are looked at.
const SAMPLE: usize = 4000;
/// Fewer letters than this say nothing about a language.
const MIN_LETTERS: usize = 60;
/// The share of the letters that must be of one script to overrule a declaration.
const PLAIN: f64 = 0.8;

/// Tags of the languages that are detected, sorted by the code of ISO 639-3.
const TAGS: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "no"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];
/// Languages, by tag, that are written in one script and no other, sorted.
const SCRIPTS: &[(&str, Script)] = &[
    ("ar", Script::Arabic),
    ("be", Script::Cyrillic),
    ("bg", Script::Cyrillic),
    ("bn", Script::Bengali),
    ("cs", Script::Latin),
    ("da", Script::Latin),
    ("de", Script::Latin),
    ("el", Script::Greek),
    ("en", Script::Latin),
    ("es", Script::Latin),
    ("fa", Script::Arabic),
    ("fi", Script::Latin),
    ("fr", Script::Latin),
    ("he", Script::Hebrew),
    ("hi", Script::Devanagari),
    ("hu", Script::Latin),
    ("id", Script::Latin),
    ("it", Script::Latin),
    ("ka", Script::Georgian),
    ("ko", Script::Hangul),
    ("mr", Script::Devanagari),
    ("nl", Script::Latin),
    ("no", Script::Latin),
    ("pl", Script::Latin),
    ("pt", Script::Latin),
    ("ro", Script::Latin),
    ("ru", Script::Cyrillic),
    ("sv", Script::Latin),
    ("ta", Script::Tamil),
    ("te", Script::Telugu),
    ("th", Script::Thai),
    ("tr", Script::Latin),
    ("uk", Script::Cyrillic),
    ("ur", Script::Arabic),
    ("vi", Script::Latin),
];

/// Chooses the language: the first declared tag that the text does not contradict, else what
/// the text is written in.
pub fn choose(declared: &[&str], page: &Page<'_>) -> Option<String> {
    let sample = sample(page);
    let script = script(&sample);
    let mut tags = declared.iter().filter_map(|raw| tag(raw));
    tags.find(|tag| script.is_none_or(|script| may_be_in(tag, script)))
        .or_else(|| detect(&sample))
}

/// `rtl` where the text is written from the right.
pub fn direction(page: &Page<'_>) -> Option<String> {
    let is_rtl = matches!(script(&sample(page)), Some(Script::Arabic | Script::Hebrew));
    is_rtl.then(|| "rtl".to_owned())
}

/// Reads a BCP 47 tag as pages write it.
pub fn tag(raw: &str) -> Option<String> {
    let tag = raw.trim().split([',', ' ', ';']).next()?.replace('_', "-");
    let primary = tag.split('-').next()?;
    let is_tag = (2..=3).contains(&primary.len())
        && primary.chars().all(|c| c.is_ascii_alphabetic())
        && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_tag.then_some(tag)
}

/// The running text, longest lines first come first, cut off where it is enough.
fn sample(page: &Page<'_>) -> String {
    let mut sample = String::new();
    for least in [12, 0] {
        for line in page.lines.iter().filter(|line| line.words >= least) {
            if sample.len() >= SAMPLE {
                break;
            }
            sample.push_str(&line.text);
            sample.push('\n');
        }
        if letters(&sample) >= MIN_LETTERS {
            break;
        }
        sample.clear();
    }
    sample
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// The script nearly all letters of the text are of. Kana count as Chinese characters do, as
/// they stand among them.
fn script(sample: &str) -> Option<Script> {
    let all = letters(sample);
    let script = whatlang::detect_script(sample)?;
    let own = sample.chars().filter(|&c| c.is_alphabetic()).filter(|&c| {
        if c.is_ascii() {
            return script == Script::Latin;
        }
        let mut buffer = [0; 4];
        let of = whatlang::detect_script(c.encode_utf8(&mut buffer));
        of.is_some_and(|of| of == script || (is_east_asian(of) && is_east_asian(script)))
    });
    (all >= MIN_LETTERS && own.count() as f64 >= PLAIN * all as f64).then_some(script)
}

fn is_east_asian(script: Script) -> bool {
    matches!(
        script,
        Script::Mandarin | Script::Hiragana | Script::Katakana
    )
}

/// Whether a language may be written in a script; unknown languages may in all.
fn may_be_in(tag: &str, script: Script) -> bool {
    let primary = tag
        .split('-')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    // `zh-Latn` names its script itself.
    if tag.split('-').skip(1).any(|part| part.len() == 4) {
        return true;
    }
    match primary.as_str() {
        "ja" | "zh" => is_east_asian(script),
        primary => match SCRIPTS.binary_search_by_key(&primary, |&(tag, _)| tag) {
            Ok(at) => SCRIPTS[at].1 == script,
            Err(_) => true,
        },
    }
}

/// The language the words are of; its tables are a quarter of the core.
fn detect(sample: &str) -> Option<String> {
    if cfg!(not(feature = "languages")) || letters(sample) < MIN_LETTERS {
        return None;
    }
    // Scripts other than Latin are of few languages each.
    let is_sure = |found: &whatlang::Info| found.is_reliable() || found.script() != Script::Latin;
    let found = whatlang::detect(sample).filter(is_sure)?;
    code(found.lang())
}

fn code(lang: Lang) -> Option<String> {
    let at = TAGS.binary_search_by_key(&lang.code(), |&(code, _)| code);
    at.ok().map(|at| TAGS[at].1.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(declared: &[&str], text: &str, expected: Option<&str>) {
        let html = format!("<p>{text}</p>");
        let document = crate::parse::parse(&html, &Default::default());
        let page = Page::new(&document, None);
        assert_eq!(choose(declared, &page).as_deref(), expected, "{text}");
    }

    const RUSSIAN: &str = "Дождь шёл всю ночь, и к утру река вышла из берегов; на улицах стояла вода, и люди \
        ходили по доскам, которые положили соседи.";
    const VIETNAMESE: &str = "Mưa suốt đêm, đến sáng nước sông đã tràn qua bờ; nhiều con đường bị ngập và \
        người dân phải đi lại bằng thuyền của hàng xóm.";

    #[test]
    fn tables_are_sorted() {
        assert!(TAGS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(SCRIPTS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn what_is_declared_counts() {
        check(&["vi"], VIETNAMESE, Some("vi"));
        check(&["en_US"], VIETNAMESE, Some("en-US"));
        check(&["x-unknown", "vi"], VIETNAMESE, Some("vi"));
    }

    #[test]
    fn a_script_that_contradicts_the_declaration_wins() {
        check(&["en"], RUSSIAN, Some("ru"));
        check(
            &["zh-Hant-TW"],
            "雨下了一整夜，到了早上河水已經漫過堤岸；街上都是水，人們走在鄰居鋪好的木板上。\
            孩子們覺得很有趣，老人卻搖頭嘆氣，說多年沒有見過這樣的大雨了。",
            Some("zh-Hant-TW"),
        );
    }

    #[test]
    fn without_a_declaration_the_text_tells() {
        check(&[], VIETNAMESE, Some("vi"));
        check(&[], RUSSIAN, Some("ru"));
        check(&[], "ok", None);
    }
}
