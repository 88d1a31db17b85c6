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
    let (blocks, _) = bytes.as_chunks::<LANES>();
    let passed = blocks.iter().take_while(|block| !block_has(block, may)).count();
    let from = passed * LANES;
    Some(from + bytes[from..].iter().position(|&byte| may(byte))?)
}

/// Whether there is a byte for which `may` says yes.
#[inline(always)]
pub fn holds(bytes: &[u8], may: impl Fn(u8) -> bool + Copy) -> bool {
    let (blocks, rest) = bytes.as_chunks::<LANES>();
    let (small, rest) = rest.as_chunks::<8>();
    blocks.iter().any(|block| block_has(block, may))
        || small.iter().any(|block| block_has(block, may))
        || rest.iter().fold(false, |found, &byte| found | may(byte))
}

#[inline(always)]
fn block_has<const N: usize>(block: &[u8; N], may: impl Fn(u8) -> bool + Copy) -> bool {
    block.iter().fold(0, |found, &byte| found | u8::from(may(byte))) != 0
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
    }
}
