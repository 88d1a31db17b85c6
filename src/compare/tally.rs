//! Sums for the few of many things that something is met with: no look-up by hash, and nothing to clear but what was met.

use std::ops::AddAssign;

/// A sum for each of so many things, 0 for most.
#[derive(Debug)]
pub(super) struct Tally<N> {
    sums: Vec<N>,
    /// Those whose sum is not 0, in the order in which they were met.
    met: Vec<u32>,
}

impl<N: AddAssign + Copy + Default + PartialEq> Tally<N> {
    /// Sums of 0 for the things from 0 up to `things`.
    pub fn new(things: usize) -> Self {
        Self { sums: vec![N::default(); things], met: Vec::new() }
    }

    /// Adds to the sum of a thing; what is added is more than 0.
    pub fn add(&mut self, thing: u32, more: N) {
        let sum = &mut self.sums[thing as usize];
        if *sum == N::default() {
            self.met.push(thing);
        }
        *sum += more;
    }

    /// Calls `found` with each thing that was met and its sum, which is 0 again.
    pub fn drain(&mut self, mut found: impl FnMut(u32, N)) {
        for thing in self.met.drain(..) {
            found(thing, std::mem::take(&mut self.sums[thing as usize]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_begin_anew_after_they_were_taken() {
        let mut tally = Tally::new(4);
        for (thing, more) in [(3, 2), (1, 5), (3, 1)] {
            tally.add(thing, more);
        }
        let mut taken = Vec::new();
        tally.drain(|thing, sum| taken.push((thing, sum)));
        assert_eq!(taken, [(3, 3), (1, 5)]);
        tally.add(3, 1);
        tally.drain(|thing, sum| taken.push((thing, sum)));
        assert_eq!(taken[2..], [(3, 1)]);
    }
}
