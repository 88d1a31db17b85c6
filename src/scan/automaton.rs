//! A trie over word ids: one step per word, exact at word borders.

use rustc_hash::FxHashMap;

use crate::scan::vocabulary::WordId;

/// The compiled phrases, each with what its finder wants to know of it.
#[derive(Clone, Debug)]
pub struct Automaton<T> {
    /// First step, by word id: the node reached, or 0.
    roots: Vec<u32>,
    /// Later steps.
    steps: FxHashMap<(u32, WordId), u32>,
    /// Node 0 is nowhere.
    nodes: Vec<Node>,
    /// Phrases, each with the number of the next one that ends at the same node, from 1; or 0.
    phrases: Vec<(T, u32)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// A bit for each word that leads on; other words may share it.
    on: u64,
    /// The number of the first phrase that ends here, from 1; or 0.
    end: u32,
}

impl<T: Copy + PartialEq> Automaton<T> {
    /// An empty one with room for as many phrases.
    #[must_use]
    pub fn with_room(phrases: usize) -> Self {
        let mut automaton = Self {
            roots: Vec::new(),
            steps: FxHashMap::default(),
            nodes: vec![Node::default()],
            phrases: Vec::with_capacity(phrases),
        };
        automaton.steps.reserve(phrases);
        automaton
    }

    /// Adds a phrase as word ids.
    pub fn add(&mut self, words: &[WordId], phrase: T) {
        let Some((&first, rest)) = words.split_first() else { return };
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
                    self.nodes[node as usize].on |= mark(word);
                    next
                }
            };
        }
        let mut last = 0;
        let mut at = self.nodes[node as usize].end;
        while at != 0 {
            let (known, next) = self.phrases[at as usize - 1];
            if known == phrase {
                return;
            }
            (last, at) = (at, next);
        }
        self.phrases.push((phrase, 0));
        let new = u32::try_from(self.phrases.len()).unwrap_or(u32::MAX);
        match last {
            0 => self.nodes[node as usize].end = new,
            last => self.phrases[last as usize - 1].1 = new,
        }
    }

    /// Calls `found(length, phrase)` for each phrase that begins at the first word, shorter ones first.
    pub fn walk(&self, words: &[WordId], mut found: impl FnMut(usize, T)) {
        let Some(&first) = words.first() else { return };
        let mut node = self.roots.get(first as usize).copied().unwrap_or(0);
        let mut length = 1;
        while node != 0 {
            let Node { on, end } = self.nodes[node as usize];
            let mut at = end;
            while at != 0 {
                let (phrase, next) = self.phrases[at as usize - 1];
                found(length, phrase);
                at = next;
            }
            let Some(&word) = words.get(length) else { return };
            if on & mark(word) == 0 {
                return;
            }
            node = self.steps.get(&(node, word)).copied().unwrap_or(0);
            length += 1;
        }
    }

    fn node(&mut self) -> u32 {
        self.nodes.push(Node::default());
        u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)
    }
}

/// One of 64 bits for a word.
const fn mark(word: WordId) -> u64 {
    1 << (word.wrapping_mul(0x9E37_79B9) >> 26)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shorter_then_longer() {
        let mut automaton = Automaton::with_room(3);
        automaton.add(&[1], 10);
        automaton.add(&[1, 2, 3], 11);
        automaton.add(&[2], 12);
        let mut found = Vec::new();
        automaton.walk(&[1, 2, 3, 4], |length, entry| found.push((length, entry)));
        assert_eq!(found, [(1, 10), (3, 11)]);
    }
}
