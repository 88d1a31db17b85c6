//! Average linkage: things that are alike are merged, the most alike first, while groups stay alike on the whole.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::tally::Tally;

/// Two things, the smaller place first, and how much they are alike, more than 0.
pub(super) type Link = ((u32, u32), f32);

/// The likeness of two things, 0 where they have none; `links` ascend.
pub(super) fn between(links: &[Link], a: u32, b: u32) -> f32 {
    let place = links.binary_search_by_key(&(a.min(b), a.max(b)), |&(pair, _)| pair);
    place.map_or(0.0, |place| links[place].1)
}

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
pub(super) fn merge(n: usize, links: &[Link], least: impl Fn(usize, usize) -> f32) -> Vec<u32> {
    let mut group: Vec<u32> = (0..n as u32).collect();
    let mut members: Vec<Vec<u32>> = (0..n as u32).map(|place| vec![place]).collect();
    // For each group the sums of its likeness to others. Another one stands by the place it had when its sum was taken
    // down, and may have been merged since; `group` tells with whom.
    let mut sums: Vec<Vec<(u32, f64)>> = vec![Vec::new(); n];
    for &((a, b), score) in links {
        sums[a as usize].push((b, score.into()));
        sums[b as usize].push((a, score.into()));
    }
    let possible = |a: u32, b: u32, sum: f64, members: &[Vec<u32>]| {
        let sizes = (members[a as usize].len() as u32, members[b as usize].len() as u32);
        let mean = (sum / (f64::from(sizes.0) * f64::from(sizes.1))) as f32;
        (mean >= least(a as usize, b as usize)).then_some(Merge { mean, groups: (a, b), sizes })
    };
    let mut heap: BinaryHeap<Merge> =
        links.iter().filter_map(|&((a, b), score)| possible(a, b, score.into(), &members)).collect();
    let mut together = Tally::new(n);
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
        for own in [a, b] {
            for (other, sum) in std::mem::take(&mut sums[own as usize]) {
                let other = group[other as usize];
                if other != a {
                    together.add(other, sum);
                }
            }
        }
        together.drain(|other, sum| {
            sums[a as usize].push((other, sum));
            heap.extend(possible(a.min(other), a.max(other), sum, &members));
        });
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_breaks_where_its_ends_are_not_alike() {
        let links = [((0, 1), 0.9), ((1, 2), 0.5), ((2, 3), 0.8)];
        assert_eq!([between(&links, 2, 1), between(&links, 0, 2)], [0.5, 0.0]);
        assert_eq!(merge(5, &links, |_, _| 0.4), [0, 0, 2, 2, 4]);
        assert_eq!(merge(5, &links, |_, _| 0.1), [0, 0, 0, 0, 4]);
        assert!(merge(0, &[], |_, _| 0.4).is_empty());
    }
}
