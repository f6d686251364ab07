//! What is for sale has a price and properties: the price under its name is kept, and so are tables
//! and lists of names and values below it. They have so few words that the model takes them for
//! parts of a form. What the page's data say it costs is the price wherever it stands near the name.
//!
//! ```text
//! h1 Bowl ── p.price 38 € ── text ── form ── h2 ── table ─┬─ tr ─┬─ th Weight
//!                                                         │      └─ td 0.6 kg
//! ```

use crate::dom::{Name, NodeId, name};
use crate::extract::amounts::amounts;
use crate::extract::page::Page;
use crate::extract::selection::texts_of;
use crate::extract::structure::Decision;
use crate::extract::visibility;
use std::ops::Range;

/// A price stands at most so many blocks below the name.
const REACH: usize = 16;
/// One that is stated may stand so many above it.
const REACH_ABOVE: usize = 4;
/// A price has at most so many effective words, what is called one at most `MAX_CALLED`: it may say
/// what it was before, and that again to those who hear the page.
const MAX_PRICE: usize = 6;
const MAX_STATED: usize = 12;
const MAX_CALLED: usize = 40;
/// So many elements around a price may be called one.
const LEVELS: usize = 4;
/// So many elements around properties may say whose they are.
const MAX_AROUND: usize = 24;
/// A name of a property has at most so many effective words, a value so many.
const MAX_NAME: usize = 8;
const MAX_VALUE: usize = 80;
/// More properties are a table of something else.
const MAX_PROPERTIES: usize = 80;
/// So many texts of a block are looked at.
const MAX_TEXTS: usize = 40;
/// From this share of linked characters on, something leads elsewhere.
const MAX_LINK_DENSITY: f32 = 0.5;

/// Where properties are those of the page, or asked for.
const ELSEWHERE: &[Name] = &[name::ASIDE, name::FOOTER, name::FORM, name::NAV];

/// Keeps them.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let Some(title) = page.title.or(page.first_h1) else {
        return;
    };
    let end = page.blocks.len().min(title + 1 + REACH);
    let stated = stated_price(page, title.saturating_sub(REACH_ABOVE)..end, title);
    let mut below = title + 1..end;
    let price = stated.or_else(|| below.find_map(|index| price_at(page, index)));
    if let Some(price) = price.filter(|p| !decision.blocks[p.start]) {
        // Prices of a sale wait there for one.
        for index in price.filter(|&index| is_shown(page, index)) {
            decision.blocks[index] = true;
        }
    }
    for id in page.document.descendants(page.top) {
        let blocks = page.extents[id].blocks();
        if blocks.start > title && has_properties(page, id) {
            decision.blocks[blocks].fill(true);
        }
    }
}

/// The blocks of the price the page's data state, where the page shows it.
fn stated_price(page: &Page<'_>, near: Range<usize>, title: usize) -> Option<Range<usize>> {
    let stated = page.hints.stated_prices.iter();
    let stated: Vec<u64> = stated.flat_map(|price| amounts(price)).collect();
    let shows = |index: &usize| {
        let is_short = page.blocks[*index].words() <= MAX_STATED;
        let shown = || amounts(&text(page, *index));
        *index != title
            && is_free(page, *index)
            && is_shown(page, *index)
            && is_short
            && shown().iter().any(|amount| stated.contains(amount))
    };
    let at = near
        .into_iter()
        .filter(|_| !stated.is_empty())
        .find(shows)?;
    price_at(page, at).or(Some(at..at + 1))
}

/// The blocks of the price that block `index` is, or is part of.
fn price_at(page: &Page<'_>, index: usize) -> Option<Range<usize>> {
    let block = &page.blocks[index];
    if !is_free(page, index) {
        return None;
    }
    let near = page.line_of(block.wrapper).take(LEVELS);
    let called = near
        .filter(|&id| is_called_price(page, id))
        .map(|id| page.extents[id].blocks())
        .filter(|blocks| page.sum(blocks.start, blocks.end).words <= MAX_CALLED);
    // An inline element has no blocks of its own.
    match called.last() {
        Some(blocks) if blocks.contains(&index) => Some(blocks),
        Some(_) => Some(index..index + 1),
        None if block.words() <= MAX_PRICE && has_currency(page, index) => Some(index..index + 1),
        None => None,
    }
}

fn is_shown(page: &Page<'_>, index: usize) -> bool {
    let mut near = page.line_of(page.blocks[index].wrapper).take(LEVELS);
    !near.any(|id| visibility::hides(page.document, id))
}

/// Whether a block has a number, and belongs to nothing else.
fn is_free(page: &Page<'_>, index: usize) -> bool {
    let stats = &page.blocks[index].stats;
    stats.digits > 0
        && page.cards.of_block[index].is_none()
        && stats.link_density() < MAX_LINK_DENSITY
        && page.heading_levels[index] == 0
}

fn is_called_price(page: &Page<'_>, id: NodeId) -> bool {
    const KEYS: &[Name] = &[name::CLASS, name::ID, name::ITEMPROP];
    let values = KEYS
        .iter()
        .filter_map(|&key| page.document.attribute(id, key));
    let mut words = values.flat_map(|value| value.split(|c: char| !c.is_ascii_alphabetic()));
    words.any(|word| word.eq_ignore_ascii_case("price"))
}

fn has_currency(page: &Page<'_>, index: usize) -> bool {
    text(page, index).contains(is_currency)
}

/// The beginning of the text of a block.
fn text(page: &Page<'_>, index: usize) -> String {
    let texts = texts_of(page.document, &page.blocks[index]).take(MAX_TEXTS);
    texts.map(|id| page.document.text(id)).collect()
}

/// The signs of currencies: <https://www.unicode.org/charts/collation/chart_Currency.html>
fn is_currency(c: char) -> bool {
    matches!(
        c,
        '$' | '¢' | '£' | '¥' | '֏' | '؋' | '৳' | '฿' | '៛' | '\u{20a0}'
            ..='\u{20cf}' | '﷼' | '＄' | '￡' | '￥' | '￦' | '円' | '元'
    )
}

/// Whether an element is a table or list of names, each with its value.
fn has_properties(page: &Page<'_>, id: NodeId) -> bool {
    let document = page.document;
    let sum = page.sum_below(id);
    document.is_any(id, &[name::DL, name::TABLE])
        && sum.blocks > 0
        && sum.blocks <= 3 * MAX_PROPERTIES
        && sum.link_density() < MAX_LINK_DENSITY
        && pairs(page, id).is_some_and(|pairs| (1..=MAX_PROPERTIES).contains(&pairs))
        && !page
            .line_of(id)
            .take(MAX_AROUND)
            .any(|around| document.is_any(around, ELSEWHERE))
}

/// How many pairs of name and value an element holds, if nothing else.
fn pairs(page: &Page<'_>, id: NodeId) -> Option<usize> {
    let document = page.document;
    let is_ask = |n| document.is_any(n, &[name::INPUT, name::SELECT, name::TABLE, name::DL]);
    let words = |n| page.sum_below(n).words;
    let (mut names, mut values) = (0, 0);
    for n in document.descendants(id) {
        match document.html_name(n) {
            name::TH | name::DT if names == values && (1..=MAX_NAME).contains(&words(n)) => {
                names += 1;
            }
            name::TD | name::DD if values + 1 == names && words(n) <= MAX_VALUE => values += 1,
            name::TH | name::DT | name::TD | name::DD => return None,
            _ if is_ask(n) => return None,
            _ => {}
        }
    }
    (names == values).then_some(names)
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check_blocks};

    fn check(html: &str, before: &[bool], after: &[bool]) {
        check_blocks(super::correct, html, before, after);
    }

    #[test]
    fn the_price_under_the_name_is_kept() {
        let html = format!("<p>9 €</p><h1>Bát</h1><p>38 €</p><p>3 €</p>{TEXT}");
        check(
            &html,
            &[false, true, false, false, true],
            &[false, true, true, false, true],
        );
        let html = "<h1>Bát</h1><div class=product_price><p>Cũ 45</p><p>38</p></div>";
        check(html, &[true, false, false], &[true, true, true]);
        let html =
            "<h1>Bát</h1><div class=price><p>38</p><div style='display:none'><p>45</p></div></div>";
        check(html, &[true, false, false], &[true, true, false]);
    }

    #[test]
    fn a_number_and_a_price_of_other_goods_are_none() {
        let html = format!("<h1>Bát</h1><p>Mã 38</p>{TEXT}<h2>9 €</h2><p><a href=a>9 €</a></p>");
        let kept = [true, false, true, false, false];
        check(&html, &kept, &kept);
        let html = "<h1>Bát</h1><p>Mã <script>let a = '€'</script>38</p>";
        check(html, &[true, false], &[true, false]);
    }

    #[test]
    fn properties_are_kept_below_the_name() {
        let table = "<table><tr><th>Nặng<td>6 kg<tr><th>Màu<td>Xanh</table>";
        let html = format!("{table}<h1>Bát</h1>{table}<dl><dt>Cao<dd>9 cm</dl>");
        let mut kept = [true; 11];
        kept[..4].fill(false);
        let mut before = [false; 11];
        before[4] = true;
        check(&html, &before, &kept);
    }

    #[test]
    fn tables_of_more_and_those_that_ask_are_none() {
        for table in [
            "<table><tr><th>a<td>b<td>c</table>",
            "<table><tr><td>a<td>b</table>",
            "<form><table><tr><th>a<td>b</table></form>",
            "<table><tr><th>a<td>b <input></table>",
            "<footer><dl><dt>a<dd>b</dl></footer>",
            "<dl><dt>a<dt>b<dd>c</dl>",
        ] {
            let blocks = crate::parse::parse(table, &Default::default());
            let count = crate::extract::blocks::cut(&blocks, blocks.body())
                .blocks
                .len();
            let mut kept = vec![true];
            kept.extend(vec![false; count]);
            check(&format!("<h1>Bát</h1>{table}"), &kept, &kept);
        }
    }
}
