//! One sort for all of the core: each kind of thing sorted by the library's would bring some
//! kilobytes of its own into the WebAssembly.

/// Sorts by a number; what has the same stays in order.
pub fn sort_by_key<T>(items: &mut Vec<T>, mut key: impl FnMut(&T) -> u64) {
    let keys = items.iter().map(&mut key).enumerate();
    let mut order: Vec<(u64, usize)> = keys.map(|(at, key)| (key, at)).collect();
    order.sort_unstable();
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|(_, at)| taken[at].take()));
}

/// The numbers, each once, from the smallest on.
pub fn distinct(numbers: &[u32]) -> Vec<u32> {
    let mut all: Vec<(u64, usize)> = numbers.iter().map(|&n| (n.into(), 0)).collect();
    all.sort_unstable();
    let mut distinct: Vec<u32> = all.into_iter().map(|(n, _)| n as u32).collect();
    distinct.dedup();
    distinct
}

/// A number for several small ones, the first of which counts most; those from 2³² on are alike.
pub fn of_three(first: u8, second: u8, third: usize) -> u64 {
    let third = u32::try_from(third).unwrap_or(u32::MAX);
    u64::from(first) << 40 | u64::from(second) << 32 | u64::from(third)
}

/// A number that orders as `value` does, by [`f32::total_cmp`].
pub fn of_f32(value: f32) -> u64 {
    let bits = value.to_bits();
    let is_negative = bits >> 31 == 1;
    u64::from(if is_negative { !bits } else { bits | 1 << 31 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_keys_stay_in_order() {
        let mut items = vec!["bb", "a", "cc", "", "d"];
        sort_by_key(&mut items, |item| item.len() as u64);
        assert_eq!(items, ["", "a", "d", "bb", "cc"]);
    }

    #[test]
    fn of_numbers_alike_one_is_left() {
        assert_eq!(distinct(&[7, u32::MAX, 7, 0]), [0, 7, u32::MAX]);
    }

    #[test]
    fn the_first_of_several_counts_most() {
        assert!(of_three(0, 255, 9) < of_three(1, 0, 0));
        assert!(of_three(1, 2, usize::MAX) < of_three(1, 3, 0));
    }

    #[test]
    fn numbers_of_floats_order_as_they_do() {
        let values = [
            f32::NEG_INFINITY,
            -2.0,
            -0.5,
            -0.0,
            0.0,
            0.5,
            2.0,
            f32::INFINITY,
        ];
        assert!(values.is_sorted_by(|a, b| of_f32(*a) < of_f32(*b)));
    }
}
