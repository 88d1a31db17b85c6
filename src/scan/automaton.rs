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
    /// A bit for each step, which it shares with few others: of most words that lead nowhere, that is told by far less
    /// memory than the steps take.
    leads: Vec<u64>,
    /// Phrases, each with the place of the next one that ends at the same node, or 0; the first is none.
    phrases: Vec<(T, u32)>,
}

/// A place in the trie.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// A bit for each word that leads on; other words may share it.
    on: u32,
    /// The place of the first phrase that ends here, or 0.
    end: u32,
}

/// Where the phrases begin that start with a word.
#[derive(Clone, Copy, Debug)]
pub struct Root<T> {
    node: Node,
    /// The phrase of this one word, and the place of the next.
    first: (T, u32),
}

impl<T> Root<T> {
    /// Whether a phrase may be found here, before that next word.
    pub fn leads(&self, next: Option<&WordId>) -> bool {
        self.node.end != 0 || next.is_some_and(|&word| self.node.on & mark(word) != 0)
    }
}

impl<T: Copy + PartialEq> Automaton<T> {
    /// An empty one with room for as many phrases; `none` stands where there is no phrase, and is never given.
    #[must_use]
    pub fn with_room(phrases: usize, none: T) -> Self {
        let mut automaton = Self {
            roots: Vec::new(),
            nodes: Vec::new(),
            steps: FxHashMap::default(),
            leads: vec![0; (phrases / 8).next_power_of_two()],
            phrases: Vec::with_capacity(phrases + 1),
        };
        automaton.phrases.push((none, 0));
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
            let (block, bit) = shared(number, word, self.leads.len());
            self.leads[block] |= bit;
            let next = *self.steps.entry((number, word)).or_insert_with(|| {
                self.nodes.push(Node::default());
                u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)
            });
            (number, node) = (next | LATER, &mut self.nodes[next as usize]);
        }
        let mut at = node.end;
        let mut last = 0;
        while at != 0 {
            let (known, next) = self.phrases[at as usize];
            if known == phrase {
                return;
            }
            (last, at) = (at, next);
        }
        let new = u32::try_from(self.phrases.len()).unwrap_or(u32::MAX);
        self.phrases.push((phrase, 0));
        match last {
            0 => node.end = new,
            last => self.phrases[last as usize].1 = new,
        }
    }

    /// Where the phrases begin that start with a word.
    pub fn root(&self, word: WordId) -> Root<T> {
        let node = self.roots.get(word as usize).copied().unwrap_or_default();
        Root { node, first: self.phrases[node.end as usize] }
    }

    /// Where the phrases begin that may start at each of the words: asked for together, as most lie far away in memory.
    pub fn roots(&self, words: &[WordId]) -> Vec<Root<T>> {
        let nodes: Vec<Node> =
            words.iter().map(|&word| self.roots.get(word as usize).copied().unwrap_or_default()).collect();
        nodes.into_iter().map(|node| Root { node, first: self.phrases[node.end as usize] }).collect()
    }

    /// Calls `found(length, phrase)` for each phrase that begins at the first word, whose root is given, shorter ones
    /// first.
    pub fn walk(&self, root: &Root<T>, words: &[WordId], mut found: impl FnMut(usize, T)) {
        let Some((&first, rest)) = words.split_first() else { return };
        let (mut node, mut number, mut length) = (&root.node, first, 1);
        let (mut ending, mut next) = root.first;
        loop {
            let mut at = node.end;
            while at != 0 {
                found(length, ending);
                at = next;
                (ending, next) = self.phrases[at as usize];
            }
            let Some(&word) = rest.get(length - 1) else { return };
            if node.on & mark(word) == 0 {
                return;
            }
            let (block, bit) = shared(number, word, self.leads.len());
            if self.leads[block] & bit == 0 {
                return;
            }
            let Some(&step) = self.steps.get(&(number, word)) else { return };
            (number, node) = (step | LATER, &self.nodes[step as usize]);
            (ending, next) = self.phrases[node.end as usize];
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

/// Which of so many blocks, a power of two, and which bit of it a step has.
const fn shared(number: u32, word: WordId, blocks: usize) -> (usize, u64) {
    let mixed = ((number as u64) << 32 | word as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed >> 32) as usize & (blocks - 1), 1 << (mixed >> 58))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shorter_then_longer() {
        let mut automaton = Automaton::with_room(3, 0);
        automaton.add(&[1], 10);
        automaton.add(&[1, 2, 3], 11);
        automaton.add(&[2], 12);
        let mut found = Vec::new();
        let words = [1, 2, 3, 4];
        automaton.walk(&automaton.roots(&words)[0], &words, |length, entry| found.push((length, entry)));
        assert_eq!(found, [(1, 10), (3, 11)]);
    }
}
