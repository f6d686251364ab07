//! Lists what metadata gets wrong, page by page, without looking for the article.
//!
//! One line a fault, tab separated: corpus, page, field, what is wanted, what was found. The
//! shares stand at the end.

use crate::corpus::{Corpus, Page};
use crate::parallel;
use crate::score::{Share, Verdict};
use std::collections::BTreeMap;
use stillpage::Options;
use stillpage::training::Metadata;

/// Prints all faults and the share of each field that is right.
///
/// # Errors
/// Never; for the sake of the other commands.
pub fn list(pages: &[Page]) -> Result<(), String> {
    let options = Options::default();
    let found = parallel::map(pages, |page| {
        stillpage::training::metadata(&page.html, &page.url, &options)
    });
    let mut shares: BTreeMap<(Corpus, &str), Share> = BTreeMap::new();
    for (page, found) in pages.iter().zip(&found) {
        let byline = found.authors.join(", ");
        let verdict = Verdict::of(
            page,
            found.title.as_deref().unwrap_or_default(),
            &byline,
            found.published.as_deref().unwrap_or_default(),
        );
        for (field, share, wanted, got) in fields(page, found, &byline, verdict) {
            let sum = shares.entry((page.corpus, field)).or_default();
            *sum = sum.plus(share);
            let is_fault = match field.starts_with("invented") {
                true => share.right == 1,
                false => share.right < share.all,
            };
            if is_fault {
                let corpus = page.corpus;
                println!("{corpus:?}\t{}\t{field}\t{wanted:?}\t{got:?}", page.id);
            }
        }
    }
    for ((corpus, field), share) in shares {
        println!("{corpus:?} {field}: {share} of {}", share.all);
    }
    Ok(())
}

type Field<'a> = (&'static str, Share, String, &'a str);

fn fields<'a>(
    page: &Page,
    found: &'a Metadata,
    byline: &'a str,
    verdict: Verdict,
) -> [Field<'a>; 5] {
    let title = found.title.as_deref().unwrap_or_default();
    let date = found.published.as_deref().unwrap_or_default();
    let wanted_title = page.truth.title.clone().unwrap_or_default();
    let wanted_date = page.truth.date.clone().unwrap_or_default();
    let authors = page.truth.authors.join(", ");
    [
        ("title", verdict.title, wanted_title, title),
        ("author", verdict.author, authors, byline),
        ("date", verdict.date, wanted_date, date),
        (
            "invented author",
            verdict.invented_author,
            String::new(),
            byline,
        ),
        ("invented date", verdict.invented_date, String::new(), date),
    ]
}
