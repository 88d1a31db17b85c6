//! Skims over the bytes of a text, many at a time.
//!
//! All is put into its caller and `may` is passed by value: otherwise a block is looked at byte by byte.

/// How many bytes are looked at before it is asked whether one was found: what a processor's registers hold.
const LANES: usize = 32;

/// The first byte for which `may` says yes.
///
/// Unlike `position` it has no early end inside a block, so that the compiler looks at whole blocks at once; `may` must
/// be a comparison or a few, without a branch.
#[inline(always)]
pub fn first(bytes: &[u8], may: impl Fn(u8) -> bool + Copy) -> Option<usize> {
    let from = passed::<LANES>(bytes, may);
    // Where in its block it is, by a few steps more.
    let from = from + passed::<8>(&bytes[from..], may);
    Some(from + bytes[from..].iter().position(|&byte| may(byte))?)
}

/// How many bytes the blocks hold that stand before the first with such a byte.
#[inline(always)]
fn passed<const N: usize>(bytes: &[u8], may: impl Fn(u8) -> bool + Copy) -> usize {
    N * bytes.as_chunks::<N>().0.iter().take_while(|block| !block_has(block, may)).count()
}

/// Whether there is a byte for which `may` says yes.
#[inline(always)]
pub fn holds(bytes: &[u8], may: impl Fn(u8) -> bool + Copy) -> bool {
    let Some(last) = bytes.last_chunk::<LANES>() else {
        let ends = ends_have::<16>(bytes, may).or_else(|| ends_have::<8>(bytes, may));
        let ends = ends.or_else(|| ends_have::<4>(bytes, may));
        return ends.unwrap_or_else(|| bytes.iter().fold(false, |found, &byte| found | may(byte)));
    };
    // The last block may overlap the one before.
    bytes.as_chunks::<LANES>().0.iter().any(|block| block_has(block, may)) || block_has(last, may)
}

/// Whether the first or the last `N` bytes, which overlap in a short text, have such a byte; `None` of a shorter one.
#[inline(always)]
fn ends_have<const N: usize>(bytes: &[u8], may: impl Fn(u8) -> bool + Copy) -> Option<bool> {
    let (head, tail) = (bytes.first_chunk::<N>()?, bytes.last_chunk::<N>()?);
    Some(block_has(head, may) | block_has(tail, may))
}

#[inline(always)]
fn block_has<const N: usize>(block: &[u8; N], may: impl Fn(u8) -> bool + Copy) -> bool {
    block.iter().fold(0, |found, &byte| found | u8::from(may(byte))) != 0
}

/// How many letters of ASCII `bytes` begin with: eight at a time, as most words have fewer, without a branch for each.
#[inline(always)]
pub fn letters(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(next) = bytes[at..].first_chunk() {
        let run = eight(*next);
        at += run;
        if run < next.len() {
            return at;
        }
    }
    at + bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count()
}

/// How many of eight bytes, from the first on, are letters of ASCII.
#[inline(always)]
fn eight(bytes: [u8; 8]) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let bytes = u64::from_le_bytes(bytes);
    let small = (bytes & !HIGH) | (0x20 * EACH);
    // Adding takes a byte from `a` on over the border of its half, and one beyond `z`.
    let from_a = small + (0x80 - b'a' as u64) * EACH;
    let beyond_z = small + (0x7F - b'z' as u64) * EACH;
    let others = !(from_a & !beyond_z & !bytes) & HIGH;
    others.trailing_zeros() as usize / 8
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_first_is_found_in_a_block_and_after(bytes in proptest::collection::vec(0_u8..40, 0..200)) {
            prop_assert_eq!(first(&bytes, |byte| byte == 7), bytes.iter().position(|&byte| byte == 7));
            prop_assert_eq!(holds(&bytes, |byte| byte == 7), bytes.contains(&7));
        }

        #[test]
        fn letters_are_counted_up_to_the_first_other_byte(text in "[a-zA-Z]{0,20}([@A-Z\\[`a-z{é]{0,12})?") {
            let other = text.bytes().position(|byte| !byte.is_ascii_alphabetic());
            prop_assert_eq!(letters(text.as_bytes()), other.unwrap_or(text.len()));
        }
    }
}
