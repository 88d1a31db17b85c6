//! A trie over word ids: one step per word, exact at word borders.

use rustc_hash::FxHashMap;

use crate::scan::vocabulary::WordId;

/// The compiled phrases, each with what its finder wants to know of it.
#[derive(Clone, Debug)]
pub struct Automaton<T> {
    /// Nodes that the first word leads to, by its id.
    roots: Vec<Node>,
    /// Nodes that later words lead to.
    nodes: Vec<Node>,
    /// Later steps: from a node, by a word, to a node of `nodes`.
    steps: FxHashMap<(u32, WordId), u32>,
    /// Phrases, each with the number of the next one that ends at the same node, from 1; or 0.
    phrases: Vec<(T, u32)>,
}

/// A place in the trie.
#[derive(Clone, Copy, Debug, Default)]
pub struct Node {
    /// A bit for each word that leads on; other words may share it.
    on: u32,
    /// The number of the first phrase that ends here, from 1; or 0.
    end: u32,
}

impl Node {
    /// Whether no phrase ends here or leads on.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.on == 0 && self.end == 0
    }
}

impl<T: Copy + PartialEq> Automaton<T> {
    /// An empty one with room for as many phrases.
    #[must_use]
    pub fn with_room(phrases: usize) -> Self {
        let mut automaton = Self {
            roots: Vec::new(),
            nodes: Vec::new(),
            steps: FxHashMap::default(),
            phrases: Vec::with_capacity(phrases),
        };
        automaton.steps.reserve(phrases);
        automaton
    }

    /// Adds a phrase as word ids.
    pub fn add(&mut self, words: &[WordId], phrase: T) {
        let Some((&first, rest)) = words.split_first() else { return };
        if self.roots.len() <= first as usize {
            self.roots.resize(first as usize + 1, Node::default());
        }
        let (mut number, mut node) = (first, &mut self.roots[first as usize]);
        for &word in rest {
            node.on |= mark(word);
            let next = *self.steps.entry((number, word)).or_insert_with(|| {
                self.nodes.push(Node::default());
                u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)
            });
            (number, node) = (next | LATER, &mut self.nodes[next as usize]);
        }
        let mut at = node.end;
        let mut last = 0;
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
            0 => node.end = new,
            last => self.phrases[last as usize - 1].1 = new,
        }
    }

    /// Where the phrases begin that may start at each of the words: asked for together, as most lie far away in memory.
    pub fn roots(&self, words: &[WordId]) -> Vec<Node> {
        words.iter().map(|&word| self.roots.get(word as usize).copied().unwrap_or_default()).collect()
    }

    /// Calls `found(length, phrase)` for each phrase that begins at the first word, whose root is given, shorter ones
    /// first.
    pub fn walk(&self, root: Node, words: &[WordId], mut found: impl FnMut(usize, T)) {
        let Some((&first, rest)) = words.split_first() else { return };
        let (mut node, mut number, mut length) = (&root, first, 1);
        loop {
            let mut at = node.end;
            while at != 0 {
                let (phrase, next) = self.phrases[at as usize - 1];
                found(length, phrase);
                at = next;
            }
            let Some(&word) = rest.get(length - 1) else { return };
            if node.on & mark(word) == 0 {
                return;
            }
            let Some(&next) = self.steps.get(&(number, word)) else { return };
            (number, node) = (next | LATER, &self.nodes[next as usize]);
            length += 1;
        }
    }
}

/// What tells a later node from one that a first word leads to.
const LATER: u32 = 1 << 31;

/// One of 32 bits for a word.
const fn mark(word: WordId) -> u32 {
    1 << (word.wrapping_mul(0x9E37_79B9) >> 27)
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
        let words = [1, 2, 3, 4];
        automaton.walk(automaton.roots(&words)[0], &words, |length, entry| found.push((length, entry)));
        assert_eq!(found, [(1, 10), (3, 11)]);
    }
}
