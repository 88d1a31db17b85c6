//! Where in a sentence each part of speech stands, so that a rule looks only at the tokens it can change.

use crate::rule::tag::{NAMES, Tag};

/// For each tag a bit per token.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Blocks of 64 tokens per tag.
    pub(super) blocks: usize,
    bits: Vec<u64>,
}

impl Places {
    /// Room for a sentence of as many tokens, none of them with a tag.
    pub(super) fn clear(&mut self, tokens: usize) {
        self.blocks = tokens.div_ceil(64);
        self.bits.clear();
        self.bits.resize(NAMES.len() * self.blocks, 0);
    }

    pub(super) fn set(&mut self, tag: Tag, step: usize, there: bool) {
        let block = &mut self.bits[tag.0 as usize * self.blocks + step / 64];
        let bit = 1 << (step % 64);
        *block = if there { *block | bit } else { *block & !bit };
    }

    /// Which of 64 tokens have the tag.
    pub(super) fn of(&self, tag: Tag, block: usize) -> u64 {
        self.bits[tag.0 as usize * self.blocks + block]
    }
}
