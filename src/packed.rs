//! A word of up to 16 ASCII letters as one number: compared and looked up without its letters.

use std::ops::Range;

/// Bytes of a packed word.
pub const WIDTH: usize = 16;

/// The word at `place` as one number, the first byte lowest; 0 if it is longer than a number, or not ASCII.
#[must_use]
#[inline]
pub fn packed(text: &str, place: Range<usize>) -> u128 {
    let bytes = text.as_bytes();
    let Some(own) = OWN.get(place.len()) else { return 0 };
    // What follows the word in the text is read with it and cut off: words of every length take the same way.
    let ahead = match bytes[place.start..].first_chunk() {
        Some(chunk) => u128::from_le_bytes(*chunk),
        None => last(&bytes[place]),
    };
    let key = ahead & own;
    if key & (EACH * 0x80) == 0 { key } else { 0 }
}

/// A word with which a text ends, or nearly so.
#[cold]
fn last(word: &[u8]) -> u128 {
    let mut chunk = [0; WIDTH];
    chunk[..word.len()].copy_from_slice(word);
    u128::from_le_bytes(chunk)
}

/// By the length of a word, the bytes that are its own.
const OWN: [u128; WIDTH + 1] = {
    let mut own = [0; WIDTH + 1];
    let mut length = 1;
    while length <= WIDTH {
        own[length] = u128::MAX >> (8 * (WIDTH - length));
        length += 1;
    }
    own
};

/// A packed word with its capitals made small.
#[must_use]
pub const fn lower(key: u128) -> u128 {
    // All bytes are below 0x80, so that no sum carries into the next byte.
    let from_a = key + EACH * (0x80 - b'A' as u128);
    let past_z = key + EACH * (0x7f - b'Z' as u128);
    key | (((from_a & !past_z) & (EACH * 0x80)) >> 2)
}

/// One in every byte.
const EACH: u128 = u128::MAX / 255;
