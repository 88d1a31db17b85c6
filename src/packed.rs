//! A word of up to 16 ASCII letters as one number: compared and looked up without its letters.

use std::ops::Range;

/// Bytes of a packed word.
const WIDTH: usize = 16;

/// The word at `place` as one number, the first byte lowest; 0 if it is longer than a number, or not ASCII.
#[must_use]
pub fn packed(text: &str, place: Range<usize>) -> u128 {
    let (length, bytes) = (place.len(), text.as_bytes());
    if length == 0 || length > WIDTH {
        return 0;
    }
    // What follows the word in the text is read with it and cut off: words of every length take the same way.
    let ahead = match bytes[place.start..].first_chunk() {
        Some(chunk) => u128::from_le_bytes(*chunk),
        None => {
            let mut chunk = [0; WIDTH];
            chunk[..length].copy_from_slice(&bytes[place]);
            u128::from_le_bytes(chunk)
        }
    };
    let key = ahead & (u128::MAX >> (8 * (WIDTH - length)));
    if key & (EACH * 0x80) == 0 { key } else { 0 }
}

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
