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
    /// Entries that end at each node; node 0 is nowhere.
    ends: Vec<Vec<u32>>,
    /// Whether a step leads on from each node.
    inner: Vec<bool>,
}

impl Automaton {
    /// Adds a phrase as word ids.
    pub fn add(&mut self, words: &[WordId], entry: u32) {
        let Some((&first, rest)) = words.split_first() else { return };
        if self.ends.is_empty() {
            self.node();
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
        let ends = &mut self.ends[node as usize];
        if !ends.contains(&entry) {
            ends.push(entry);
        }
    }

    /// Calls `found(length, entries)` for each phrase that begins at the first word, shorter ones first.
    pub fn walk(&self, words: &[WordId], mut found: impl FnMut(usize, &[u32])) {
        let Some(&first) = words.first() else { return };
        let mut node = self.roots.get(first as usize).copied().unwrap_or(0);
        let mut length = 1;
        while node != 0 {
            let ends = &self.ends[node as usize];
            if !ends.is_empty() {
                found(length, ends);
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
        self.ends.push(Vec::new());
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
        automaton.walk(&[1, 2, 3, 4], |length, entries| found.push((length, entries.to_vec())));
        assert_eq!(found, [(1, vec![10]), (3, vec![11])]);
    }
}
