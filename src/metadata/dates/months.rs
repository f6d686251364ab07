//! The names of the months.
//!
//! Vietnamese, Chinese, Japanese and Korean number them and need no table.

use crate::words::alike;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The months of each language, January first; several forms of one are parted by spaces. Lower
/// case; in the case that dates use; abbreviations without their full stop. Languages are sorted.
/// A form may mean only one month, in all languages together.
const MONTHS: &[(&str, [&str; 12])] = &[
    (
        "ar",
        [
            "يناير جانفي",
            "فبراير شباط فيفري",
            "مارس آذار",
            "أبريل نيسان إبريل ابريل أفريل",
            "مايو أيار ماي",
            "يونيو حزيران جوان",
            "يوليو تموز جويلية",
            "أغسطس آب اغسطس أوت",
            "سبتمبر أيلول",
            "أكتوبر اكتوبر",
            "نوفمبر",
            "ديسمبر دجنبر",
        ],
    ),
    (
        "az",
        [
            "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr",
            "oktyabr", "noyabr", "dekabr",
        ],
    ),
    (
        "bg",
        [
            "януари",
            "февруари",
            "март",
            "април",
            "май",
            "юни",
            "юли",
            "август",
            "септември",
            "октомври",
            "ноември",
            "декември",
        ],
    ),
    (
        "bn",
        [
            "জানুয়ারি জানুয়ারী",
            "ফেব্রুয়ারি ফেব্রুয়ারী",
            "মার্চ",
            "এপ্রিল",
            "মে",
            "জুন",
            "জুলাই",
            "আগস্ট",
            "সেপ্টেম্বর",
            "অক্টোবর",
            "নভেম্বর",
            "ডিসেম্বর",
        ],
    ),
    (
        "cs",
        [
            "ledna",
            "února",
            "března",
            "dubna",
            "května",
            "června",
            "července",
            "srpna",
            "září",
            "října",
            "listopadu",
            "prosince",
        ],
    ),
    (
        "da",
        [
            "januar",
            "februar",
            "marts",
            "april",
            "maj",
            "juni",
            "juli",
            "august",
            "september",
            "oktober okt",
            "november",
            "december",
        ],
    ),
    (
        "de",
        [
            "januar jänner jan",
            "februar feber feb",
            "märz mär mrz",
            "april apr",
            "mai",
            "juni jun",
            "juli jul",
            "august aug",
            "september sep sept",
            "oktober okt",
            "november nov",
            "dezember dez",
        ],
    ),
    (
        "el",
        [
            "ιανουαρίου",
            "φεβρουαρίου",
            "μαρτίου",
            "απριλίου",
            "μαΐου",
            "ιουνίου",
            "ιουλίου",
            "αυγούστου",
            "σεπτεμβρίου",
            "οκτωβρίου",
            "νοεμβρίου",
            "δεκεμβρίου",
        ],
    ),
    (
        "en",
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ],
    ),
    (
        "es",
        [
            "enero ene",
            "febrero feb",
            "marzo mar",
            "abril abr",
            "mayo may",
            "junio jun",
            "julio jul",
            "agosto ago",
            "septiembre setiembre sep sept",
            "octubre oct",
            "noviembre nov",
            "diciembre dic",
        ],
    ),
    (
        "fa",
        [
            "ژانویه",
            "فوریه",
            "مارس",
            "آوریل",
            "مه",
            "ژوئن",
            "ژوئیه",
            "اوت",
            "سپتامبر",
            "اکتبر",
            "نوامبر",
            "دسامبر",
        ],
    ),
    (
        "fi",
        [
            "tammikuuta",
            "helmikuuta",
            "maaliskuuta",
            "huhtikuuta",
            "toukokuuta",
            "kesäkuuta",
            "heinäkuuta",
            "elokuuta",
            "syyskuuta",
            "lokakuuta",
            "marraskuuta",
            "joulukuuta",
        ],
    ),
    (
        "fr",
        [
            "janvier janv",
            "février févr fevrier",
            "mars",
            "avril avr",
            "mai",
            "juin",
            "juillet juil",
            "août aout",
            "septembre sept",
            "octobre oct",
            "novembre nov",
            "décembre déc decembre",
        ],
    ),
    (
        "he",
        [
            "ינואר בינואר",
            "פברואר בפברואר",
            "מרץ במרץ",
            "אפריל באפריל",
            "מאי במאי",
            "יוני ביוני",
            "יולי ביולי",
            "אוגוסט באוגוסט",
            "ספטמבר בספטמבר",
            "אוקטובר באוקטובר",
            "נובמבר בנובמבר",
            "דצמבר בדצמבר",
        ],
    ),
    (
        "hi",
        [
            "जनवरी",
            "फरवरी फ़रवरी",
            "मार्च",
            "अप्रैल",
            "मई",
            "जून",
            "जुलाई",
            "अगस्त",
            "सितंबर सितम्बर",
            "अक्टूबर अक्तूबर",
            "नवंबर नवम्बर",
            "दिसंबर दिसम्बर",
        ],
    ),
    (
        "hu",
        [
            "január",
            "február",
            "március",
            "április",
            "május",
            "június",
            "július",
            "augusztus",
            "szeptember",
            "október",
            "november",
            "december",
        ],
    ),
    (
        "id",
        [
            "januari jan",
            "februari feb",
            "maret mar",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "agustus agu agt",
            "september sep",
            "oktober okt",
            "november nov",
            "desember des",
        ],
    ),
    (
        "it",
        [
            "gennaio gen",
            "febbraio feb",
            "marzo mar",
            "aprile apr",
            "maggio mag",
            "giugno giu",
            "luglio lug",
            "agosto ago",
            "settembre set",
            "ottobre ott",
            "novembre nov",
            "dicembre dic",
        ],
    ),
    (
        "ml",
        [
            "ജനുവരി",
            "ഫെബ്രുവരി",
            "മാർച്ച്",
            "ഏപ്രിൽ",
            "മേയ്",
            "ജൂൺ",
            "ജൂലൈ",
            "ഓഗസ്റ്റ്",
            "സെപ്റ്റംബർ",
            "ഒക്ടോബർ",
            "നവംബർ",
            "ഡിസംബർ",
        ],
    ),
    (
        "mr",
        [
            "जानेवारी",
            "फेब्रुवारी",
            "मार्च",
            "एप्रिल",
            "मे",
            "जून",
            "जुलै",
            "ऑगस्ट",
            "सप्टेंबर",
            "ऑक्टोबर",
            "नोव्हेंबर",
            "डिसेंबर",
        ],
    ),
    (
        "nl",
        [
            "januari",
            "februari",
            "maart mrt",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ],
    ),
    (
        "no",
        [
            "januar",
            "februar",
            "mars",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "desember",
        ],
    ),
    (
        "pl",
        [
            "stycznia sty",
            "lutego lut",
            "marca mar",
            "kwietnia kwi",
            "maja maj",
            "czerwca cze",
            "lipca lip",
            "sierpnia sie",
            "września wrz",
            "października paź",
            "listopada lis",
            "grudnia gru",
        ],
    ),
    (
        "pt",
        [
            "janeiro jan",
            "fevereiro fev",
            "março mar",
            "abril abr",
            "maio mai",
            "junho jun",
            "julho jul",
            "agosto ago",
            "setembro set",
            "outubro out",
            "novembro nov",
            "dezembro dez",
        ],
    ),
    (
        "ro",
        [
            "ianuarie ian",
            "februarie feb",
            "martie mar",
            "aprilie apr",
            "mai",
            "iunie iun",
            "iulie iul",
            "august aug",
            "septembrie sep",
            "octombrie oct",
            "noiembrie noi",
            "decembrie dec",
        ],
    ),
    (
        "ru",
        [
            "января янв",
            "февраля фев",
            "марта мар",
            "апреля апр",
            "мая май",
            "июня июн",
            "июля июл",
            "августа авг",
            "сентября сен",
            "октября окт",
            "ноября ноя",
            "декабря дек",
        ],
    ),
    (
        "sv",
        [
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ],
    ),
    (
        "ta",
        [
            "ஜனவரி",
            "பிப்ரவரி",
            "மார்ச்",
            "ஏப்ரல்",
            "மே",
            "ஜூன்",
            "ஜூலை",
            "ஆகஸ்ட்",
            "செப்டம்பர்",
            "அக்டோபர்",
            "நவம்பர்",
            "டிசம்பர்",
        ],
    ),
    (
        "te",
        [
            "జనవరి",
            "ఫిబ్రవరి",
            "మార్చి",
            "ఏప్రిల్",
            "మే",
            "జూన్",
            "జులై",
            "ఆగస్టు",
            "సెప్టెంబర్",
            "అక్టోబర్",
            "నవంబర్",
            "డిసెంబర్",
        ],
    ),
    (
        "th",
        [
            "มกราคม",
            "กุมภาพันธ์",
            "มีนาคม",
            "เมษายน",
            "พฤษภาคม",
            "มิถุนายน",
            "กรกฎาคม",
            "สิงหาคม",
            "กันยายน",
            "ตุลาคม",
            "พฤศจิกายน",
            "ธันวาคม",
        ],
    ),
    (
        "tr",
        [
            "ocak oca",
            "şubat şub",
            "mart mar",
            "nisan nis",
            "mayıs may",
            "haziran haz",
            "temmuz tem",
            "ağustos ağu",
            "eylül eyl",
            "ekim eki",
            "kasım kas",
            "aralık ara",
        ],
    ),
    (
        "uk",
        [
            "січня січ",
            "лютого лют",
            "березня бер",
            "квітня кві",
            "травня тра",
            "червня чер",
            "липня лип",
            "серпня сер",
            "вересня вер",
            "жовтня жов",
            "листопада лис",
            "грудня гру",
        ],
    ),
    (
        "ur",
        [
            "جنوری",
            "فروری",
            "مارچ",
            "اپریل",
            "مئی",
            "جون",
            "جولائی",
            "اگست",
            "ستمبر",
            "اکتوبر",
            "نومبر",
            "دسمبر",
        ],
    ),
];

static BY_NAME: LazyLock<HashMap<String, u32>> = LazyLock::new(|| {
    let months = MONTHS.iter().flat_map(|(_, names)| names.iter().zip(1..));
    months
        .flat_map(|(names, month)| names.split(' ').map(move |name| (fold(name), month)))
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
    fn languages_are_sorted_and_names_in_lower_case() {
        assert!(MONTHS.is_sorted_by(|a, b| a.0 < b.0));
        for (language, names) in MONTHS {
            for name in names {
                assert_eq!(*name, name.to_lowercase(), "{language}");
            }
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
        for (language, names) in MONTHS {
            for (names, number) in names.iter().zip(1..) {
                for name in names.split(' ') {
                    assert_eq!(month(name), Some(number), "{language} {name}");
                }
            }
        }
    }
}
