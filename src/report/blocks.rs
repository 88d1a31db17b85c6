//! Lines on their way from the threads that score to a file, in blocks of memory that are taken again when their bytes are
//! written: fresh memory costs a fault for each of its pages.

use std::sync::{Mutex, PoisonError};

/// Bytes from which on a block goes to the file.
pub const BLOCK: usize = 1 << 15;
/// Room of a new block: for the article with which it is full, too.
const ROOM: usize = BLOCK + BLOCK / 2;

/// Blocks that nobody uses, for whoever needs one next.
#[derive(Debug, Default)]
pub struct Pool(Mutex<Vec<Vec<u8>>>);

impl Pool {
    fn take(&self) -> Vec<u8> {
        let spare = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        spare.unwrap_or_else(|| Vec::with_capacity(ROOM))
    }

    /// Takes back a block whose bytes are written; one that an article without measure has made larger goes.
    pub fn give_back(&self, mut block: Vec<u8>) {
        if block.capacity() <= 2 * ROOM {
            block.clear();
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(block);
        }
    }
}

/// Lines in order, block after block.
#[derive(Debug, Default)]
pub struct Blocks(Vec<Vec<u8>>);

impl Blocks {
    /// The block that the lines of an article go to.
    pub fn open(&mut self, pool: &Pool) -> &mut Vec<u8> {
        if self.0.last().is_none_or(|last| last.len() >= BLOCK) {
            self.0.push(pool.take());
        }
        let last = self.0.len() - 1;
        &mut self.0[last]
    }
}

impl IntoIterator for Blocks {
    type Item = Vec<u8>;
    type IntoIter = std::vec::IntoIter<Vec<u8>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_in_order_and_blocks_are_taken_again() {
        let pool = Pool::default();
        let mut blocks = Blocks::default();
        for number in 0..5_u8 {
            blocks.open(&pool).extend(vec![number; BLOCK / 2]);
        }
        let all: Vec<Vec<u8>> = blocks.into_iter().collect();
        assert_eq!(all.len(), 3);
        assert!(
            all.concat().chunks(BLOCK / 2).zip(0..).all(|(lines, number)| lines.iter().all(|&byte| byte == number))
        );
        all.into_iter().for_each(|block| pool.give_back(block));
        pool.give_back(Vec::with_capacity(4 * BLOCK));
        let spare = pool.take();
        assert!(spare.is_empty() && spare.capacity() >= BLOCK);
        assert_eq!(pool.0.into_inner().expect("no panic").len(), 2);
    }
}
