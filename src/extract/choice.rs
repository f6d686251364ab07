//! Where to draw the line between kept and left out: at the best F1 one may expect.

use crate::order;

/// A block as the cut sees it.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// How many words it has.
    pub words: f32,
    /// How likely it belongs to the article, 0 to 1.
    pub probability: f32,
}

/// The F1, in words, that one may expect from keeping the most likely blocks up to the best
/// place, 0 to 1.
///
/// For a set K of kept blocks that is `2 Σ_K w·p / (Σ_K w + Σ w·p)`; no fixed threshold could
/// suit both a page of clear text and one of doubtful pieces.
pub fn expected_f1(candidates: &[Candidate]) -> f32 {
    let mut sorted: Vec<Candidate> = candidates.to_vec();
    order::sort_by_key(&mut sorted, |c| !order::of_f32(c.probability));
    let hoped: f32 = sorted.iter().map(|c| c.words * c.probability).sum();
    let (mut kept, mut right, mut best) = (0.0, 0.0, 0.0_f32);
    for candidate in sorted {
        kept += candidate.words;
        right += candidate.words * candidate.probability;
        if kept + hoped > 0.0 {
            best = best.max(2.0 * right / (kept + hoped));
        }
    }
    best
}

/// What was expected and what came of it, on pages of domains the model had not seen: the model is
/// too sure of itself on pages between a clear text and none.
const CALIBRATION: &[(f32, f32)] = &[
    (0.0, 0.0),
    (0.35, 0.33),
    (0.46, 0.41),
    (0.55, 0.48),
    (0.66, 0.58),
    (0.76, 0.70),
    (0.86, 0.82),
    (0.965, 0.96),
    (1.0, 1.0),
];

/// The F1 that comes of an expected one, by straight lines between measured points.
pub fn calibrated(expected: f32) -> f32 {
    let between = CALIBRATION.windows(2).find(|pair| expected <= pair[1].0);
    let Some(&[(from, low), (to, high)]) = between else {
        return 1.0;
    };
    low + (high - low) * (expected - from) / (to - from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn f1(blocks: &[(f32, f32)]) -> f32 {
        let candidates: Vec<_> = blocks
            .iter()
            .map(|&(words, probability)| Candidate { words, probability })
            .collect();
        expected_f1(&candidates)
    }

    #[test]
    fn certain_blocks_promise_everything() {
        assert_eq!(f1(&[(10.0, 1.0), (90.0, 0.0)]), 1.0);
    }

    #[test]
    fn calibration_rises_and_keeps_its_ends() {
        let points: Vec<f32> = (0..=100).map(|i| calibrated(i as f32 / 100.0)).collect();
        assert!(points.is_sorted());
        assert_eq!((points[0], points[100]), (0.0, 1.0));
        assert!(points[66] < 0.6);
    }

    #[test]
    fn doubt_lowers_the_promise() {
        assert!(f1(&[(100.0, 0.5)]) < 0.7);
        assert_eq!(f1(&[]), 0.0);
    }
}
