//! What controls of a picture are called, and who took it said twice: none of it is said of the
//! picture.

use super::said;
use crate::clean::little::Little;
use crate::dom::classes::{has_class, has_word};
use crate::dom::text::fold;
use crate::dom::{ArticleTree, Name, NodeId, name};

/// What the controls of a picture say, in lower case, without brackets and full stops. Sorted. What
/// ends in a comma is read to those who do not see the caption. A label is added when it can say
/// nothing of what a picture shows.
const LABELS: &[&str] = &[
    "afbeelding vergroten",
    "agrandir",
    "agrandir l'image",
    "agrandir l’image",
    "ampliar",
    "ampliar foto",
    "ampliar imagem",
    "ampliar imagen",
    "bild in galerie öffnen",
    "bild in lightbox öffnen",
    "bild vergrößern",
    "bild öffnen",
    "büyütmek için tıklayın",
    "bấm để phóng to",
    "clicca per ingrandire",
    "click image to enlarge",
    "click on image to enlarge",
    "click to enlarge",
    "click to expand image",
    "click to view larger image",
    "clique para ampliar",
    "cliquer pour agrandir",
    "cliquez pour agrandir",
    "credit",
    "enlarge",
    "enlarge image",
    "enlarge this image",
    "förstora bild",
    "haga clic para ampliar",
    "haz clic para ampliar",
    "hide caption",
    "image",
    "image caption,",
    "image source,",
    "ingrandisci",
    "ingrandisci l'immagine",
    "klicken zum vergrößern",
    "klik for at forstørre",
    "klik om te vergroten",
    "klik untuk memperbesar",
    "klikk for større bilde",
    "kliknij, aby powiększyć",
    "kliknutím zvětšíte",
    "nhấn để phóng to",
    "open image in gallery",
    "open image in lightbox",
    "open image in modal",
    "open image in new tab",
    "open image modal",
    "powiększ",
    "press enter or click to view image in full size",
    "pulsa para ampliar",
    "tap to enlarge",
    "toggle caption",
    "vergrößern",
    "view full size",
    "view full-size image",
    "view fullscreen",
    "view image in full size",
    "view image in fullscreen",
    "view larger",
    "view larger image",
    "voir l’image en plein écran",
    "xem ảnh lớn",
    "zoom image",
    "zum vergrößern klicken",
    "нажмите, чтобы увеличить",
    "натисніть, щоб збільшити",
    "اضغط للتكبير",
    "برای بزرگنمایی کلیک کنید",
    "คลิกเพื่อขยาย",
    "クリックして拡大",
    "クリックで拡大",
    "点击放大",
    "点击查看大图",
    "画像を拡大",
    "画像を拡大する",
    "點擊放大",
    "點擊看大圖",
    "사진 크게보기",
    "이미지 확대",
    "클릭하면 확대",
];

/// A label of so many words is one beside any picture, of fewer in a figure alone.
const MIN_LONG: usize = 4;

/// What the place of a picture among others is at most, in bytes and nodes: `12 / 240`.
const COUNTER: Little = Little {
    bytes: 24,
    nodes: 8,
};

/// A series has at most so many pictures.
const MAX_PICTURES: u32 = 300;

/// Words in class names of counters: without them and without spaces, `1/2` may be a half. Sorted.
const COUNTER_WORDS: &[&str] = &[
    "count",
    "counter",
    "current",
    "fraction",
    "index",
    "pager",
    "pagination",
    "slide",
    "slider",
    "swiper",
];

/// Elements a counter is a line of its own in.
const COUNTERS: &[Name] = &[name::DIV, name::FIGCAPTION, name::P, name::SECTION];

/// Class names of controls within a caption. Sorted.
const CONTROLS: &[&str] = &["hide-caption", "toggle-caption"];

/// Words in class names of who took a picture, which no quotation has. Sorted.
const CREDITS: &[&str] = &["credit", "credits", "photographer"];

/// The longest label, in bytes, with some white space around.
const MAX_LABEL: usize = 120;

/// How many elements around a label are asked what they hold.
const MAX_AROUND: usize = 8;

/// How many nodes may lie between a label and its picture, or between one credit twice.
const MAX_BETWEEN: usize = 24;

/// Takes labels beside pictures away.
pub fn leave_out(tree: &mut ArticleTree) {
    for id in tree.descendants(NodeId::ROOT).collect::<Vec<_>>() {
        if let Some(line) = counter(tree, id).filter(|&line| is_beside_picture(tree, line)) {
            tree.detach(line);
            continue;
        }
        let Some(label) = label(tree, id) else {
            continue;
        };
        let is_long = || label.split(' ').count() >= MIN_LONG;
        if (is_in_figure(tree, id) || is_long()) && is_beside_picture(tree, id) {
            let alone = alone(tree, id);
            let is_named = tree
                .self_and_ancestors(id)
                .take(3)
                .any(|a| has_class(tree, a, CONTROLS));
            let said = tree.text(id).trim();
            let is_before_name = label == "credit" && said.ends_with(['.', '…']);
            let is_told = said.ends_with(',') || is_before_name;
            if is_named || is_line(tree, alone) || is_told {
                tree.detach(alone);
            }
        }
    }
}

/// Takes a credit away that stands right after the same one.
pub fn leave_double_credits(tree: &mut ArticleTree) {
    let credits: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is_element(id) && has_word(tree, id, CREDITS))
        .collect();
    for pair in credits.windows(2) {
        let [first, second] = [pair[0], pair[1]];
        let text = short_text(tree, first);
        let mut between = std::iter::successors(tree.following(first, NodeId::ROOT), |&id| {
            tree.following(id, NodeId::ROOT)
        })
        .take(MAX_BETWEEN);
        let is_after = between.find(|&id| id == second || tree.is(id, name::IMG)) == Some(second);
        let is_within = tree
            .self_and_ancestors(second)
            .take(MAX_AROUND)
            .any(|a| a == first);
        let is_double = is_after && !is_within && !text.is_empty();
        if is_double && short_text(tree, second) == text && is_beside_picture(tree, first) {
            tree.detach(second);
        }
    }
}

/// The label a text is.
fn label(tree: &ArticleTree, id: NodeId) -> Option<&'static str> {
    let text = tree.text(id);
    if text.is_empty() || text.len() > MAX_LABEL {
        return None;
    }
    let text = fold(text).to_lowercase();
    let is_around = |c: char| matches!(c, ' ' | '(' | ')' | '[' | ']' | '.' | '…');
    let at = LABELS.binary_search(&text.trim_matches(is_around)).ok()?;
    Some(LABELS[at])
}

/// The line that is nothing but the place of a picture among others, where a text begins it.
fn counter(tree: &ArticleTree, id: NodeId) -> Option<NodeId> {
    tree.text(id)
        .trim_start()
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(())?;
    let mut around = tree.self_and_ancestors(id).skip(1).take(MAX_AROUND);
    let line = around.find(|&n| !tree.is_inline(n))?;
    if !tree.is_any(line, COUNTERS) || !COUNTER.holds(tree, line, |n| !tree.is(n, name::IMG)) {
        return None;
    }
    let text = tree.folded_text(line);
    let (at, of) = text.split_once('/')?;
    let (at, of): (u32, u32) = (at.trim().parse().ok()?, of.trim().parse().ok()?);
    let is_place = (1..=of).contains(&at) && (2..=MAX_PICTURES).contains(&of);
    let is_meant = text.contains(" / ") || has_word(tree, line, COUNTER_WORDS);
    (is_place && is_meant).then_some(line)
}

/// Whether something around holds a picture and what is said about it.
fn is_in_figure(tree: &ArticleTree, id: NodeId) -> bool {
    let mut around = tree.self_and_ancestors(id).skip(1).take(MAX_AROUND);
    around.any(|a| tree.is_any(a, &[name::A, name::FIGURE]) || said::is_holder(tree, a))
}

fn is_beside_picture(tree: &ArticleTree, id: NodeId) -> bool {
    let is_picture = |id: NodeId| tree.is(id, name::IMG);
    let after = std::iter::successors(tree.following(id, NodeId::ROOT), |&id| {
        tree.following(id, NodeId::ROOT)
    });
    let before = std::iter::successors(Some(id), |&id| preceding(tree, id));
    before.take(MAX_BETWEEN).any(is_picture) || after.take(MAX_BETWEEN).any(is_picture)
}

/// A node before `id`: the last one of its sibling's, or what is around.
fn preceding(tree: &ArticleTree, id: NodeId) -> Option<NodeId> {
    let Some(mut at) = tree.previous_sibling(id) else {
        return tree.parent(id);
    };
    for _ in 0..MAX_AROUND {
        match tree.last_child(at) {
            Some(last) => at = last,
            None => break,
        }
    }
    Some(at)
}

/// The outermost element of a line that holds nothing else.
fn alone(tree: &ArticleTree, id: NodeId) -> NodeId {
    let mut top = id;
    for _ in 0..MAX_AROUND {
        let is_only = tree.next_sibling(top).is_none() && tree.previous_sibling(top).is_none();
        match tree.parent(top) {
            Some(parent) if is_only && tree.is_element(parent) && tree.is_inline(parent) => {
                top = parent;
            }
            _ => break,
        }
    }
    top
}

/// Whether a part of a line has no words beside it.
fn is_line(tree: &ArticleTree, id: NodeId) -> bool {
    let is_words = |n: NodeId| {
        let has_text = || !short_text(tree, n).is_empty();
        tree.is_inline(n) && has_text()
    };
    let sides = [tree.previous_sibling(id), tree.next_sibling(id)];
    !sides.into_iter().flatten().any(is_words)
}

/// The text of the first nodes below.
fn short_text(tree: &ArticleTree, id: NodeId) -> String {
    let nodes = std::iter::once(id).chain(tree.descendants(id));
    let texts: Vec<&str> = nodes.take(MAX_BETWEEN).map(|n| tree.text(n)).collect();
    fold(&texts.concat()).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::super::check;
    use super::super::run;
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(LABELS.is_sorted_by(|a, b| a < b));
        assert!(CONTROLS.is_sorted_by(|a, b| a < b));
        assert!(COUNTER_WORDS.is_sorted_by(|a, b| a < b));
        assert!(CREDITS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn what_controls_say_goes() {
        let image = "<img src=\"https://a.example/i.jpg\">";
        let figure = format!("<figure>{image}<figcaption>The quay.</figcaption></figure>");
        for said in [
            "<figcaption>Open image in gallery<p>The quay.</p></figcaption>",
            "<span>Enlarge</span><figcaption>The quay.</figcaption>",
            "<figcaption><span>Image caption, </span><span>The quay.</span></figcaption>",
            "<figcaption>The quay.<b class=hide-caption><b>hide caption</b></b></figcaption>",
        ] {
            let before = format!("<figure>{image}{said}</figure>");
            check(run, &before, &figure);
        }
        let words =
            format!("<figure>{image}<figcaption><b>Enlarge</b> the gap.</figcaption></figure>");
        check(run, &words, &words);
        check(run, "<p>Enlarge</p>", "<p>Enlarge</p>");
    }

    #[test]
    fn long_labels_go_beside_any_picture() {
        let image = "<img src=\"https://a.example/i.jpg\">";
        let said = "<div>Press enter or click to view image in full size</div>";
        let after = format!("<div><div></div>{image}</div>");
        check(run, &format!("<div>{said}{image}</div>"), &after);
        check(run, &said.replace("div", "p"), &said.replace("div", "p"));
        let short = format!("<p>(View larger.)</p><p>{image}</p>");
        check(run, &short, &short);
    }

    #[test]
    fn what_is_said_before_a_credit_goes() {
        let image = "<img src=\"https://a.example/i.jpg\">";
        check(
            run,
            &format!(
                "<figure><div><b>Image</b>{image}</div><figcaption><span>The quay.</span>\
                 <span><i>Credit...</i><span>Ann Lee</span></span></figcaption></figure>"
            ),
            &format!("<figure>{image}<figcaption>The quay. Ann Lee</figcaption></figure>"),
        );
    }

    #[test]
    fn the_place_of_a_picture_in_its_series_goes() {
        let image = "<img src=\"https://a.example/i.jpg\">";
        for said in [
            "<p>1 / 12</p>",
            "<div><b>1</b> / <b>12</b></div>",
            "<div class=gallery-counter>1/2</div>",
        ] {
            check(run, &format!("{image}{said}"), image);
        }
        for said in [
            "<p>1 / 0</p>",
            "<p>3 / 2</p>",
            "<p>1/2</p>",
            "<p>1 / 2 b</p>",
            "<ul><li>1 / 2</li></ul>",
        ] {
            let html = format!("{image}{said}");
            check(run, &html, &html);
        }
        check(run, "<p>1 / 2</p>", "<p>1 / 2</p>");
    }

    #[test]
    fn a_credit_stands_once() {
        let image = "<img src=\"https://a.example/i.jpg\">";
        check(
            run,
            &format!(
                "<div>{image}<div class=caption><p>The quay. <b class=credit> Ann Lee </b></p>\
                 <span class=credit>Ann Lee</span></div></div>"
            ),
            &format!(
                "<div><figure>{image}<figcaption>The quay. <b> Ann Lee </b></figcaption></figure></div>"
            ),
        );
        let quotes = "<p class=credit>Ann Lee</p><p class=credit>Ann Lee</p>";
        check(run, quotes, "<p>Ann Lee</p><p>Ann Lee</p>");
    }
}
