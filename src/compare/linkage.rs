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

/// The first and the last day of a group, and whether one of its articles has no day.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    /// None where no article has a day.
    days: Option<(i32, i32)>,
    undated: bool,
}

impl Span {
    /// Of one article.
    pub fn of(day: Option<i32>) -> Self {
        Self { days: day.map(|day| (day, day)), undated: day.is_none() }
    }

    /// Of two groups together.
    fn with(self, other: Self) -> Self {
        let days = match (self.days, other.days) {
            (Some((first, last)), Some((from, to))) => Some((first.min(from), last.max(to))),
            (own, other) => own.or(other),
        };
        Self { days, undated: self.undated || other.undated }
    }

    /// Days between the first and the last.
    fn days(self) -> i32 {
        self.days.map_or(0, |(first, last)| last - first)
    }
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

/// Average linkage over the pairs that are alike; gives each article the place of its group's first. No group spans
/// more than `window` days, so that an article without a day joins one of two that lie apart and makes no bridge. `least` are
/// the bounds of the mean likeness: of groups in which every article has a day, and of others.
pub(super) fn merge(mut spans: Vec<Span>, links: &[Link], window: i32, least: [f32; 2]) -> Vec<u32> {
    let n = spans.len();
    let mut group: Vec<u32> = (0..n as u32).collect();
    let mut members: Vec<Vec<u32>> = (0..n as u32).map(|place| vec![place]).collect();
    // For each group the sums of its likeness to others. Another one stands by the place it had when its sum was taken
    // down, and may have been merged since; `group` tells with whom.
    let mut sums: Vec<Vec<(u32, f64)>> = vec![Vec::new(); n];
    for &((a, b), score) in links {
        sums[a as usize].push((b, score.into()));
        sums[b as usize].push((a, score.into()));
    }
    let possible = |a: u32, b: u32, sum: f64, members: &[Vec<u32>], spans: &[Span]| {
        let sizes = (members[a as usize].len() as u32, members[b as usize].len() as u32);
        let mean = (sum / (f64::from(sizes.0) * f64::from(sizes.1))) as f32;
        let both = spans[a as usize].with(spans[b as usize]);
        (both.days() <= window && mean >= least[usize::from(both.undated)]).then_some(Merge {
            mean,
            groups: (a, b),
            sizes,
        })
    };
    let mut heap: BinaryHeap<Merge> =
        links.iter().filter_map(|&((a, b), score)| possible(a, b, score.into(), &members, &spans)).collect();
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
        spans[a as usize] = spans[a as usize].with(spans[b as usize]);
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
            heap.extend(possible(a.min(other), a.max(other), sum, &members, &spans));
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
        let undated = || vec![Span::default(); 5];
        assert_eq!(merge(undated(), &links, 3, [0.4; 2]), [0, 0, 2, 2, 4]);
        assert_eq!(merge(undated(), &links, 3, [0.1; 2]), [0, 0, 0, 0, 4]);
        assert!(merge(Vec::new(), &[], 3, [0.4; 2]).is_empty());
    }

    #[test]
    fn no_group_spans_more_days_than_it_may() {
        let spans = |days: [Option<i32>; 3]| days.map(Span::of).to_vec();
        let links = [((0, 1), 0.9), ((0, 2), 0.9), ((1, 2), 0.8)];
        assert_eq!(merge(spans([None, Some(10), Some(280)]), &links, 3, [0.1; 2]), [0, 0, 2]);
        assert_eq!(merge(spans([Some(3), Some(0), Some(6)]), &links, 3, [0.1; 2]), [0, 0, 2]);
        assert_eq!(merge(spans([Some(3), None, Some(6)]), &links, 3, [0.1; 2]), [0, 0, 0]);
    }

    #[test]
    fn an_article_without_a_day_asks_for_more_likeness_wherever_it_stands_in_the_file() {
        // `a` and `b` are alike, and so is `c` to both, though less; one of the three has no day.
        let alike = |one: char, other: char| if [one, other].contains(&'c') { 0.5 } else { 0.9 };
        for order in
            [['a', 'b', 'c'], ['a', 'c', 'b'], ['b', 'a', 'c'], ['b', 'c', 'a'], ['c', 'a', 'b'], ['c', 'b', 'a']]
        {
            let links = [(0, 1), (0, 2), (1, 2)]
                .map(|(one, other)| ((one, other), alike(order[one as usize], order[other as usize])));
            for (undated, size) in [('a', 2), ('b', 2), ('c', 2), ('-', 3)] {
                let spans = order.map(|name| Span::of((name != undated).then_some(1))).to_vec();
                let group = merge(spans, &links, 3, [0.4, 0.6]);
                let of_a = order.iter().position(|&name| name == 'a').unwrap();
                let members = group.iter().filter(|&&of| of == group[of_a]).count();
                assert_eq!(members, size, "{order:?}, {undated} without a day");
            }
        }
    }
}
