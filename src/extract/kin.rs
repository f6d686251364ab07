//! Paragraphs of one shape share their fate: the model judges each by itself, and now and then
//! leaves a hole in a text or breaks off its end.
//!
//! Blocks are of one shape when their container and what is around it have the same names and
//! classes. Only running text takes part; cards have their own rows.

use super::page::{Page, is_texty};
use std::collections::HashMap;

/// How much of a block's probability is that of its kin.
const SHARE: f32 = 0.45;

/// The probabilities, those of running text drawn towards the mean of its shape, by words.
pub fn share(page: &Page<'_>, probabilities: &[f32]) -> Vec<f32> {
    let takes_part = |i: usize| is_texty(&page.blocks[i]) && page.cards.of_block[i].is_none();
    let mut shapes: HashMap<u32, (f32, f32)> = HashMap::new();
    for index in (0..probabilities.len()).filter(|&i| takes_part(i)) {
        let words = page.blocks[index].words() as f32;
        let (sum, all) = shapes.entry(page.shapes[index]).or_default();
        *sum += words * probabilities[index];
        *all += words;
    }
    let drawn = |(index, &own): (usize, &f32)| {
        let kin = shapes
            .get(&page.shapes[index])
            .filter(|_| takes_part(index));
        kin.map_or(own, |(sum, all)| own + SHARE * (sum / all - own))
    };
    probabilities.iter().enumerate().map(drawn).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Hints;

    const TEXT: &str = "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba.";

    fn check(html: &str, own: &[f32], expected: &[f32]) {
        let document = crate::parse::parse(html, &Default::default());
        let hints = Hints::default();
        let shared = share(&Page::new(&document, &hints), own);
        let is_near = |(a, b): (&f32, &f32)| (a - b).abs() < 1e-4;
        assert!(shared.iter().zip(expected).all(is_near), "{shared:?}");
    }

    #[test]
    fn a_hole_in_a_text_is_filled() {
        let html = format!("<p>{TEXT}<p>{TEXT}<p>{TEXT}");
        check(&html, &[0.9, 0.3, 0.9], &[0.81, 0.48, 0.81]);
    }

    #[test]
    fn other_shapes_and_short_lines_stay_as_they_are() {
        let html = format!("<p>{TEXT}<p class=x>{TEXT}<p>a");
        check(&html, &[0.9, 0.3, 0.3], &[0.9, 0.3, 0.3]);
    }
}
