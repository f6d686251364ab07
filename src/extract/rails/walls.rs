//! Lines that say that the text goes on for members alone: none of it is of the text.
//!
//! ```text
//! p ── "(この記事は会員限定です。…)"        p ── "Subscribe to continue reading"
//! ```

use crate::extract::blocks::Block;
use crate::extract::page::Page;
use crate::extract::structure::Decision;
use crate::extract::text_stats::{beginnings, phrase_hash};
use std::collections::HashSet;
use std::sync::LazyLock;

/// How such lines begin, in lower case. Sorted. A phrase is added that says by itself who may read on,
/// never one that a sentence of a text could begin with.
const PHRASES: &[&str] = &[
    "abbonati per continuare a leggere",
    "abonnez-vous pour lire la suite",
    "article réservé aux abonnés",
    "artikel ini khusus untuk pelanggan",
    "artykuł tylko dla subskrybentów",
    "assine para continuar lendo",
    "become a member to continue reading",
    "bu içerik abonelere özeldir",
    "bài viết chỉ dành cho thành viên",
    "ce contenu est réservé aux abonnés",
    "cet article est réservé aux abonnés",
    "cet article est réservé à nos abonnés",
    "contenido exclusivo para suscriptores",
    "contenuto riservato agli abbonati",
    "conteúdo exclusivo para assinantes",
    "den här artikeln är endast för prenumeranter",
    "denne artikel er kun for abonnenter",
    "denne artikkelen er kun for abonnenter",
    "dieser artikel ist abonnenten vorbehalten",
    "dieser artikel ist nur für abonnenten",
    "dieser inhalt ist abonnenten vorbehalten",
    "dieser inhalt ist nur für abonnenten",
    "dit artikel is alleen voor abonnees",
    "dit artikel is exclusief voor abonnees",
    "este artigo é exclusivo para assinantes",
    "este artículo es exclusivo para suscriptores",
    "este conteúdo é exclusivo para assinantes",
    "la suite est réservée aux abonnés",
    "log in to continue reading",
    "nội dung chỉ dành cho thành viên",
    "questo articolo è riservato agli abbonati",
    "questo contenuto è riservato agli abbonati",
    "register to continue reading",
    "sign in to continue reading",
    "subscribe now to continue reading",
    "subscribe to continue reading",
    "subscribe to keep reading",
    "subscribe to read the full",
    "suscríbase para seguir leyendo",
    "suscríbete para seguir leyendo",
    "ten artykuł jest dostępny tylko dla subskrybentów",
    "tento článek je pouze pro předplatitele",
    "this article is exclusive to subscribers",
    "this article is for members only",
    "this article is for subscribers only",
    "this article is only available to subscribers",
    "this content is for members only",
    "this content is for subscribers only",
    "this post is for paid subscribers",
    "this post is for paying subscribers",
    "this post is for subscribers only",
    "this story is for subscribers",
    "tin chỉ dành cho thành viên",
    "đăng nhập để đọc tiếp",
    "материал доступен только подписчикам",
    "статья доступна только подписчикам",
    "هذا المحتوى للمشتركين فقط",
    "هذا المقال للمشتركين فقط",
    "この続きを読むには",
    "この記事は会員限定です",
    "この記事は会員限定記事です",
    "この記事は有料会員限定です",
    "この記事は有料記事です",
    "本文为会员专享",
    "本文為會員專享",
    "登入以繼續閱讀",
    "登录后继续阅读",
    "続きを読むには",
    "訂閱以繼續閱讀",
    "订阅后继续阅读",
    "구독하고 계속 읽기",
    "이 기사는 유료회원 전용",
    "이 기사는 회원 전용",
];
/// Such a line has at most so many effective words.
const MAX_WORDS: usize = 28;
/// The most words of a phrase, where each character of an unspaced script is one.
const MAX_PHRASE: usize = 16;
/// There is so many times as much of the text: what is nothing but such a line says at least that.
const MIN_TIMES: usize = 3;

/// The phrases by their numbers.
static HASHES: LazyLock<HashSet<u32>> =
    LazyLock::new(|| PHRASES.iter().map(|phrase| phrase_hash(phrase)).collect());

/// Drops them.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let kept = decision.kept_words(page);
    for (index, block) in page.blocks.iter().enumerate() {
        let is_little = block.words() * MIN_TIMES < kept && page.title != Some(index);
        if decision.blocks[index] && is_little && is_wall(block) {
            decision.blocks[index] = false;
        }
    }
}

/// Whether a short block begins with such a phrase.
fn is_wall(block: &Block) -> bool {
    let mut begins = beginnings(&block.stats.word_hashes).take(MAX_PHRASE);
    block.words() <= MAX_WORDS && begins.any(|hash| HASHES.contains(&hash))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::rails::tests::TEXT;
    use crate::extract::text_stats::word_hashes;

    fn check(html: &str, expected: &[&str]) {
        crate::extract::rails::tests::check(super::correct, &[], html, expected);
    }

    #[test]
    fn phrases_are_sorted_and_none_is_too_long() {
        assert!(PHRASES.is_sorted_by(|a, b| a < b));
        for phrase in PHRASES {
            assert_eq!(*phrase, phrase.to_lowercase());
            assert!(word_hashes(phrase).len() <= MAX_PHRASE, "{phrase}");
        }
    }

    #[test]
    fn lines_about_who_may_read_on_go() {
        let text = TEXT.repeat(4);
        for line in [
            "(この記事は会員限定です。電子版に登録すると続きをお読みいただけます)",
            "Dieser Artikel ist Abonnenten vorbehalten.",
            "Tin chỉ dành cho thành viên",
            "Subscribe to continue reading",
        ] {
            check(&format!("{text}<p>{line}</p>{TEXT}"), &["một"; 5]);
        }
    }

    #[test]
    fn text_about_them_stays() {
        let text = TEXT.repeat(4);
        let long = format!("Subscribe to continue reading {}", "hai ".repeat(MAX_WORDS));
        let kept = ["một", "một", "một", "một", "Subscribe"];
        check(&format!("{text}<p>{long}</p>"), &kept);
        check("<p>Subscribe to continue reading</p>", &["Subscribe"]);
    }
}
