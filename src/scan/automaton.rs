//! A trie over word ids: one step per word, exact at word borders.

use rustc_hash::FxHashMap;

use crate::scan::vocabulary::WordId;

/// The compiled phrases.
#[derive(Clone, Debug, Default)]
pub struct Automaton {
    /// First step, by word id: the node reached, or 0.
    roots: Vec<u32>,
    /// Later steps.
    steps: FxHashMap<(u32, WordId), u32>,
    /// The first entry that ends at each node, as an index into `entries`, or 0; node 0 is nowhere.
    ends: Vec<u32>,
    /// Entries, each with the place of the next one that ends at the same node, or 0.
    entries: Vec<(u32, u32)>,
    /// Whether a step leads on from each node.
    inner: Vec<bool>,
}

impl Automaton {
    /// An empty one with room for as many phrases.
    #[must_use]
    pub fn with_room(phrases: usize) -> Self {
        let mut automaton = Self::default();
        automaton.steps.reserve(phrases);
        automaton.entries.reserve(phrases);
        automaton
    }

    /// Adds a phrase as word ids.
    pub fn add(&mut self, words: &[WordId], entry: u32) {
        let Some((&first, rest)) = words.split_first() else { return };
        if self.ends.is_empty() {
            self.node();
            self.entries.push((0, 0));
        }
        let slot = first as usize;
        if self.roots.len() <= slot {
            self.roots.resize(slot + 1, 0);
        }
        if self.roots[slot] == 0 {
            self.roots[slot] = self.node();
        }
        let mut node = self.roots[slot];
        for &word in rest {
            node = match self.steps.get(&(node, word)) {
                Some(&next) => next,
                None => {
                    let next = self.node();
                    self.steps.insert((node, word), next);
                    self.inner[node as usize] = true;
                    next
                }
            };
        }
        let mut last = 0;
        let mut at = self.ends[node as usize];
        while at != 0 {
            let (known, next) = self.entries[at as usize];
            if known == entry {
                return;
            }
            (last, at) = (at, next);
        }
        let new = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push((entry, 0));
        match last {
            0 => self.ends[node as usize] = new,
            last => self.entries[last as usize].1 = new,
        }
    }

    /// Calls `found(length, entry)` for each phrase that begins at the first word, shorter ones first.
    pub fn walk(&self, words: &[WordId], mut found: impl FnMut(usize, u32)) {
        let Some(&first) = words.first() else { return };
        let mut node = self.roots.get(first as usize).copied().unwrap_or(0);
        let mut length = 1;
        while node != 0 {
            let mut at = self.ends[node as usize];
            while at != 0 {
                let (entry, next) = self.entries[at as usize];
                found(length, entry);
                at = next;
            }
            if !self.inner[node as usize] {
                return;
            }
            let Some(&word) = words.get(length) else { return };
            node = self.steps.get(&(node, word)).copied().unwrap_or(0);
            length += 1;
        }
    }

    fn node(&mut self) -> u32 {
        self.ends.push(0);
        self.inner.push(false);
        u32::try_from(self.ends.len() - 1).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shorter_then_longer() {
        let mut automaton = Automaton::default();
        automaton.add(&[1], 10);
        automaton.add(&[1, 2, 3], 11);
        automaton.add(&[2], 12);
        let mut found = Vec::new();
        automaton.walk(&[1, 2, 3, 4], |length, entry| found.push((length, entry)));
        assert_eq!(found, [(1, 10), (3, 11)]);
    }
}
