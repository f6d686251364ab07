//! Words of many languages that tell who wrote a page and when, as tables: the languages sorted,
//! and the words of each.
//!
//! A phrase belongs in a table if pages of the language put it right before the thing itself
//! (a name, a date) and hardly ever anywhere else. Structure comes first: no word is looked for
//! far from the title.

/// The phrases of each language.
pub type Table = [(&'static str, &'static [&'static str])];

/// What stands before a name where the markup says that an author is meant, or with a colon
/// after it: "by", "author", "text".
pub const BEFORE_NAMES: &[(&str, &[&str])] = &[
    (
        "ar",
        &[
            "إعداد",
            "الكاتب",
            "الكاتبة",
            "المؤلف",
            "بقلم",
            "تحرير",
            "كتب",
            "كتبت",
        ],
    ),
    ("cs", &["autor", "napsal", "napsala"]),
    ("da", &["af", "skrevet af"]),
    (
        "de",
        &[
            "autor",
            "autoren",
            "autorin",
            "ein artikel von",
            "ein beitrag von",
            "ein kommentar von",
            "eine analyse von",
            "geschrieben von",
            "interview",
            "redaktion",
            "text",
            "verfasst von",
            "von",
        ],
    ),
    ("el", &["από", "της", "του"]),
    (
        "en",
        &[
            "a guest post by",
            "about the author",
            "about the authors",
            "article author",
            "article by",
            "asked by",
            "author",
            "author(s)",
            "authors",
            "by",
            "byline",
            "contributed by",
            "created by",
            "edited by",
            "from",
            "guest post by",
            "guide by",
            "meet the author",
            "original poster",
            "post author",
            "posted by",
            "posted in",
            "published by",
            "reporting by",
            "review by",
            "reviewed by",
            "staff writer",
            "started by",
            "story by",
            "submitted by",
            "text by",
            "thread starter",
            "words by",
            "written by",
        ],
    ),
    (
        "es",
        &[
            "autor",
            "autora",
            "autores",
            "escrito por",
            "por",
            "publicado por",
            "redactado por",
            "texto",
        ],
    ),
    ("fa", &["نوشته", "نویسنده"]),
    ("fi", &["kirjoittanut", "teksti"]),
    (
        "fr",
        &[
            "auteur",
            "auteurs",
            "autrice",
            "par",
            "posté par",
            "propos recueillis par",
            "publié par",
            "rédigé par",
            "texte",
            "écrit par",
        ],
    ),
    ("he", &["כותב", "כתב", "מאת", "נכתב על ידי"]),
    ("hi", &["द्वारा", "रिपोर्ट", "लेखक", "लेखिका"]),
    ("hu", &["szerző", "írta"]),
    (
        "id",
        &[
            "ditulis oleh",
            "editor",
            "kontributor",
            "oleh",
            "penulis",
            "pewarta",
            "reporter",
        ],
    ),
    (
        "it",
        &[
            "a cura di",
            "autore",
            "autrice",
            "da",
            "di",
            "pubblicato da",
            "scritto da",
            "testo di",
        ],
    ),
    (
        "ja",
        &[
            "ライター",
            "作成者",
            "作者",
            "取材・文",
            "執筆",
            "執筆者",
            "投稿者",
            "文",
            "文・写真",
            "筆者",
            "著者",
            "記者",
        ],
    ),
    ("ko", &["글", "글쓴이", "기자", "작성자", "저자"]),
    ("nl", &["auteur", "door", "geschreven door", "tekst"]),
    (
        "no",
        &["av", "forfatter", "journalist", "skrevet av", "tekst"],
    ),
    (
        "pl",
        &[
            "autor",
            "autorka",
            "napisał",
            "napisała",
            "opracowanie",
            "tekst",
        ],
    ),
    (
        "pt",
        &[
            "autor",
            "autora",
            "da redação",
            "escrito por",
            "por",
            "publicado por",
            "texto",
        ],
    ),
    ("ro", &["autor", "scris de"]),
    (
        "ru",
        &[
            "автор",
            "автор статьи",
            "автор текста",
            "авторы",
            "написал",
            "написала",
            "опубликовал",
            "текст",
        ],
    ),
    ("sv", &["av", "författare", "skriven av", "text"]),
    ("th", &["ผู้เขียน", "เขียนโดย", "เรื่อง", "เรื่องโดย", "โดย"]),
    (
        "tr",
        &["haber", "hazırlayan", "muhabir", "yazan", "yazar", "yazarı"],
    ),
    ("uk", &["автор", "автори", "текст"]),
    (
        "vi",
        &[
            "bài",
            "bài viết",
            "bài và ảnh",
            "bởi",
            "người viết",
            "người đăng",
            "phóng viên",
            "theo",
            "thực hiện",
            "tác giả",
            "viết bởi",
            "đăng bởi",
        ],
    ),
    (
        "zh",
        &[
            "作者",
            "原作者",
            "发布者",
            "撰文",
            "文",
            "文字",
            "本报记者",
            "来源作者",
            "編輯",
            "编辑",
            "記者",
            "譯者",
            "记者",
            "責任編輯",
            "责任编辑",
        ],
    ),
];

/// What begins a byline in running text, without a colon; the name follows at once.
pub const BYLINES: &[(&str, &[&str])] = &[
    ("ar", &["بقلم", "كتب", "كتبت"]),
    ("da", &["af", "skrevet af"]),
    (
        "de",
        &[
            "ein artikel von",
            "ein beitrag von",
            "ein kommentar von",
            "eine analyse von",
            "geschrieben von",
            "verfasst von",
            "von",
        ],
    ),
    (
        "en",
        &[
            "article by",
            "asked by",
            "by",
            "contributed by",
            "created by",
            "guest post by",
            "guide by",
            "posted by",
            "published by",
            "review by",
            "started by",
            "story by",
            "submitted by",
            "text by",
            "words by",
            "written by",
        ],
    ),
    ("es", &["escrito por", "por", "publicado por"]),
    (
        "fr",
        &["par", "posté par", "publié par", "rédigé par", "écrit par"],
    ),
    ("he", &["מאת"]),
    ("hu", &["írta"]),
    ("id", &["ditulis oleh", "oleh"]),
    ("it", &["a cura di", "di", "pubblicato da", "scritto da"]),
    ("ja", &["取材・文", "文"]),
    ("ko", &["글"]),
    ("nl", &["door", "geschreven door"]),
    ("no", &["av", "skrevet av"]),
    ("pt", &["escrito por", "por", "publicado por"]),
    ("sv", &["skriven av"]),
    ("th", &["เขียนโดย", "เรื่องโดย", "โดย"]),
    ("tr", &["yazan", "yazar"]),
    ("vi", &["bởi", "tác giả", "viết bởi", "đăng bởi"]),
    ("zh", &["撰文", "文", "本报记者"]),
];

/// What stands between two people.
pub const BETWEEN_NAMES: &[(&str, &[&str])] = &[
    ("ar", &["و"]),
    ("de", &["und"]),
    ("el", &["και"]),
    ("en", &["and", "with"]),
    ("es", &["e", "y"]),
    ("fr", &["avec", "et"]),
    ("hi", &["और"]),
    ("id", &["dan"]),
    ("it", &["e", "ed"]),
    ("ja", &["と"]),
    ("ko", &["및"]),
    ("nl", &["en"]),
    ("no", &["og"]),
    ("pl", &["i", "oraz"]),
    ("pt", &["e"]),
    ("ru", &["и"]),
    ("sv", &["och"]),
    ("th", &["และ"]),
    ("tr", &["ve"]),
    ("uk", &["та", "і"]),
    ("vi", &["và"]),
    ("zh", &["与", "及", "和"]),
];

/// What stands before the date on which a page came out.
pub const PUBLISHED: &[(&str, &[&str])] = &[
    ("ar", &["تاريخ النشر", "نشر", "نشرت"]),
    ("de", &["erstellt", "publiziert", "veröffentlicht"]),
    (
        "en",
        &[
            "created",
            "date",
            "first published",
            "posted",
            "publication date",
            "published",
            "release date",
            "written",
        ],
    ),
    ("es", &["fecha", "publicada", "publicado"]),
    ("fr", &["publié", "publié le", "publiée"]),
    ("hi", &["प्रकाशित"]),
    ("id", &["dipublikasikan", "diterbitkan", "terbit"]),
    ("it", &["pubblicata", "pubblicato"]),
    ("ja", &["公開", "公開日", "投稿日", "掲載"]),
    ("ko", &["기사입력", "등록", "입력", "작성일"]),
    ("nl", &["geplaatst", "gepubliceerd"]),
    ("no", &["publisert"]),
    ("pl", &["opublikowano"]),
    ("pt", &["publicada", "publicado", "publicado em"]),
    ("ru", &["опубликовано"]),
    ("sv", &["publicerad"]),
    ("th", &["เผยแพร่"]),
    ("tr", &["giriş", "yayın tarihi", "yayınlandı", "yayınlanma"]),
    ("vi", &["ngày đăng", "xuất bản", "đăng lúc", "đăng ngày"]),
    (
        "zh",
        &["发布", "发布于", "发布时间", "发表", "發佈", "發布"],
    ),
];

/// What stands before the date of the last change.
pub const UPDATED: &[(&str, &[&str])] = &[
    ("ar", &["آخر تحديث", "تحديث", "تم التحديث"]),
    ("da", &["opdateret"]),
    (
        "de",
        &[
            "aktualisiert",
            "geändert",
            "stand",
            "update",
            "zuletzt aktualisiert",
        ],
    ),
    (
        "en",
        &[
            "edited",
            "last edited",
            "last modified",
            "last reviewed",
            "last update",
            "last updated",
            "medically reviewed",
            "modified",
            "reviewed",
            "revised",
            "update",
            "updated",
        ],
    ),
    (
        "es",
        &[
            "actualizada",
            "actualizado",
            "modificado",
            "última actualización",
        ],
    ),
    (
        "fr",
        &[
            "actualisé",
            "dernière mise à jour",
            "mis à jour",
            "mise à jour",
            "modifié",
        ],
    ),
    ("hi", &["अद्यतन", "अपडेट", "अपडेटेड"]),
    ("id", &["diperbarui", "diubah", "terakhir diperbarui"]),
    ("it", &["aggiornato", "modificato", "ultimo aggiornamento"]),
    ("ja", &["更新", "更新日", "最終更新"]),
    ("ko", &["수정", "업데이트", "최종수정"]),
    ("nl", &["bijgewerkt", "laatst bijgewerkt"]),
    ("no", &["oppdatert", "sist oppdatert"]),
    ("pl", &["aktualizacja", "zaktualizowano"]),
    (
        "pt",
        &[
            "atualizada",
            "atualizado",
            "atualizado em",
            "modificado",
            "última atualização",
        ],
    ),
    ("ru", &["изменено", "обновлен", "обновлено"]),
    ("sv", &["senast uppdaterad", "uppdaterad"]),
    ("th", &["อัปเดต", "แก้ไขล่าสุด"]),
    (
        "tr",
        &["güncelleme", "güncellendi", "güncellenme", "son güncelleme"],
    ),
    (
        "vi",
        &["chỉnh sửa", "cập nhật", "cập nhật lần cuối", "sửa đổi"],
    ),
    ("zh", &["修改", "更新", "更新时间", "最后更新", "最後更新"]),
];

/// The length in bytes of the longest phrase of `table` that `text` begins with, as whole words.
/// `text` is in lower case. Words of scripts without spaces may touch what follows, unless they
/// are of one character: 文 says who wrote, and begins 文学 and 文房具.
pub fn prefix(table: &Table, text: &str) -> Option<usize> {
    let phrases = table.iter().flat_map(|(_, phrases)| *phrases);
    let fits = phrases.filter(|phrase| {
        let rest = text.strip_prefix(**phrase);
        let may_touch = phrase.chars().nth(1).is_some();
        rest.is_some_and(|rest| is_boundary(phrase, rest) && (may_touch || is_end_of_word(rest)))
    });
    fits.map(|phrase| phrase.len()).max()
}

/// Whether a phrase of `table` stands in `text`, in lower case, as whole words.
pub fn contains(table: &Table, text: &str) -> bool {
    let mut phrases = table.iter().flat_map(|(_, phrases)| *phrases);
    phrases.any(|phrase| {
        text.match_indices(phrase).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let is_start = !before.is_some_and(crate::words::is_word_character);
            (is_start || is_unspaced(phrase)) && is_boundary(phrase, &text[at + phrase.len()..])
        })
    })
}

fn is_boundary(phrase: &str, rest: &str) -> bool {
    is_end_of_word(rest) || is_unspaced(phrase)
}

fn is_end_of_word(rest: &str) -> bool {
    !rest.starts_with(crate::words::is_word_character)
}

/// Whether the phrase is of a script that puts no spaces between words.
fn is_unspaced(phrase: &str) -> bool {
    phrase.chars().next_back().is_some_and(
        |c| matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}'),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_in_lower_case() {
        for table in [BEFORE_NAMES, BYLINES, BETWEEN_NAMES, PUBLISHED, UPDATED] {
            assert!(table.is_sorted_by(|a, b| a.0 < b.0));
            for (language, phrases) in table {
                assert!(phrases.is_sorted_by(|a, b| a < b), "{language}");
                assert!(
                    phrases.iter().all(|p| p.to_lowercase() == **p),
                    "{language}"
                );
            }
        }
    }

    #[test]
    fn phrases_are_whole_words() {
        assert_eq!(prefix(BEFORE_NAMES, "by ann"), Some(2));
        assert_eq!(prefix(BEFORE_NAMES, "byron"), None);
        assert_eq!(prefix(BEFORE_NAMES, "written by ann"), Some(10));
        assert_eq!(prefix(BEFORE_NAMES, "作者张三"), Some(6));
        assert_eq!(prefix(BEFORE_NAMES, "文学と旅"), None);
        assert_eq!(prefix(BEFORE_NAMES, "文・水野"), Some(3));
        assert!(contains(UPDATED, "(last updated: may 3)"));
        assert!(!contains(UPDATED, "outdated"));
    }
}
