//! Average linkage: things that are alike are merged, the most alike first, while groups stay alike on the whole.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use rustc_hash::FxHashMap;

/// Likeness of pairs of things, by (smaller place, larger place); pairs that are not there have none.
pub(super) type Links = FxHashMap<(u32, u32), f32>;

/// A merge that may be made, the best first, the earliest of equals.
struct Merge {
    mean: f32,
    groups: (u32, u32),
    sizes: (u32, u32),
}

impl Ord for Merge {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean.total_cmp(&other.mean).then_with(|| other.groups.cmp(&self.groups))
    }
}

impl PartialOrd for Merge {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Merge {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Merge {}

/// Average linkage over the pairs that are alike; gives each article the place of its group's first.
pub(super) fn merge(n: usize, links: &Links, least: impl Fn(usize, usize) -> f32) -> Vec<u32> {
    let mut group: Vec<u32> = (0..n as u32).collect();
    let mut members: Vec<Vec<u32>> = (0..n as u32).map(|place| vec![place]).collect();
    let mut sums: Vec<BTreeMap<u32, f32>> = vec![BTreeMap::new(); n];
    for (&(a, b), &score) in links {
        sums[a as usize].insert(b, score);
        sums[b as usize].insert(a, score);
    }
    let possible = |a: u32, b: u32, sum: f32, members: &[Vec<u32>]| {
        let sizes = (members[a as usize].len() as u32, members[b as usize].len() as u32);
        let mean = sum / (sizes.0 * sizes.1) as f32;
        (mean >= least(a as usize, b as usize)).then_some(Merge { mean, groups: (a, b), sizes })
    };
    let mut heap: BinaryHeap<Merge> =
        links.iter().filter_map(|(&(a, b), &score)| possible(a, b, score, &members)).collect();
    while let Some(Merge { groups: (a, b), sizes, .. }) = heap.pop() {
        let stale = (members[a as usize].len() as u32, members[b as usize].len() as u32) != sizes;
        if stale {
            continue;
        }
        let moved = std::mem::take(&mut members[b as usize]);
        for &place in &moved {
            group[place as usize] = a;
        }
        members[a as usize].extend(moved);
        sums[a as usize].remove(&b);
        for (other, sum) in std::mem::take(&mut sums[b as usize]) {
            sums[other as usize].remove(&b);
            if other != a {
                *sums[a as usize].entry(other).or_default() += sum;
            }
        }
        let neighbours: Vec<(u32, f32)> = sums[a as usize].iter().map(|(&other, &sum)| (other, sum)).collect();
        for (other, sum) in neighbours {
            sums[other as usize].insert(a, sum);
            heap.extend(possible(a.min(other), a.max(other), sum, &members));
        }
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_breaks_where_its_ends_are_not_alike() {
        let links: Links = [((0, 1), 0.9), ((1, 2), 0.5), ((2, 3), 0.8)].into_iter().collect();
        assert_eq!(merge(5, &links, |_, _| 0.4), [0, 0, 2, 2, 4]);
        assert_eq!(merge(5, &links, |_, _| 0.1), [0, 0, 0, 0, 4]);
        assert!(merge(0, &Links::default(), |_, _| 0.4).is_empty());
    }
}
