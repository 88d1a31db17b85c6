//! A limit to what a packed file may unpack to, so that a decompression bomb ends in a message.

use std::io::{self, Read};

use crate::input::opened::Tap;

/// Bytes that may come out whatever went in.
const FREE: u64 = 64 * 1024 * 1024;
/// How many times its size a file may unpack to beyond that; text packs 3 to 20 times.
const RATIO: u64 = 250;

/// How many packed bytes went in.
pub(super) enum Packed {
    /// As many as were read from the file so far.
    Tap(Tap),
    /// As many as the archive says.
    Size(u64),
}

impl Packed {
    fn bytes(&self) -> u64 {
        match self {
            Self::Tap(tap) => tap.size(),
            Self::Size(size) => *size,
        }
    }
}

/// A source that is unpacked as it is read.
pub(super) struct Guard {
    unpacked: Box<dyn Read + Send>,
    packed: Packed,
    out: u64,
}

impl Guard {
    /// Watches over a source.
    pub fn new(unpacked: Box<dyn Read + Send>, packed: Packed) -> Self {
        Self { unpacked, packed, out: 0 }
    }
}

impl Read for Guard {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let got = self.unpacked.read(into)?;
        self.out += got as u64;
        if self.out > FREE && self.out / RATIO > self.packed.bytes() {
            let what = format!("it unpacks to more than {RATIO} times its size, as no text does; reading stopped");
            return Err(io::Error::new(io::ErrorKind::QuotaExceeded, what));
        }
        Ok(got)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bomb_ends_and_text_does_not() {
        let read = |size: u64, packed: u64| {
            let mut guard = Guard::new(Box::new(io::repeat(b'x').take(size)), Packed::Size(packed));
            io::copy(&mut guard, &mut io::sink())
        };
        assert!(read(FREE, 1).is_ok());
        assert!(read(2 * FREE, FREE / 20).is_ok());
        let error = read(u64::MAX, FREE / 20).unwrap_err();
        assert!(error.to_string().contains("250 times its size"), "{error}");
    }
}
