//! Bytes in, UTF-8 out, in pieces: the decoder that also remembers where bytes meant nothing.

use std::char::REPLACEMENT_CHARACTER;
use std::collections::VecDeque;
use std::io::{self, BufRead, Read};
use std::sync::{Arc, Mutex, PoisonError};

use encoding_rs::{Decoder, DecoderResult, Encoding as Label, UTF_8, UTF_16BE, UTF_16LE};

use crate::input::encoding::{Encoding, Look, judge, look, western};
use crate::input::trouble::Trouble;

/// Bytes taken at a time, and looked at when something must be decided.
pub(super) const WINDOW: usize = 64 * 1024;
/// Places of invalid bytes kept until their record is known.
const KEPT: usize = 1024;
/// Longest character in UTF-8.
const CHARACTER: usize = 4;

/// What the decoder finds out while others read from it.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The encoding, once decided.
    pub encoding: Option<Encoding>,
    /// Places of invalid sequences, and how many stand there.
    places: VecDeque<(u64, u64)>,
}

impl Notes {
    fn invalid(&mut self, place: u64) {
        if let Some(encoding) = &mut self.encoding {
            encoding.invalid += 1;
        }
        let full = self.places.len() >= KEPT;
        match self.places.back_mut().filter(|_| full) {
            // Beyond what is kept they count at the last place.
            Some(last) => *last = (place, last.1 + 1),
            None => self.places.push_back((place, 1)),
        }
    }

    /// How many invalid sequences stand before this place of the decoded text and were not asked for yet.
    pub fn invalid_before(&mut self, place: u64) -> u64 {
        let before = self.places.iter().take_while(|(at, _)| *at < place).count();
        self.places.drain(..before).map(|(_, count)| count).sum()
    }
}

/// Notes that the reader of the text and the one who keeps the account share.
#[derive(Clone, Debug, Default)]
pub(super) struct Shared(Arc<Mutex<Notes>>);

impl Shared {
    /// Looks at the notes, or changes them.
    pub fn with<T>(&self, deed: impl FnOnce(&mut Notes) -> T) -> T {
        deed(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A text of any encoding, read as UTF-8.
pub(super) struct Decode {
    source: Box<dyn Read + Send>,
    window: Vec<u8>,
    ended: bool,
    failed: Option<io::Error>,
    decoder: Option<Decoder>,
    flushed: bool,
    before: Vec<u8>,
    out: Vec<u8>,
    taken: usize,
    produced: u64,
    limit: u64,
    used: u64,
    notes: Shared,
}

impl Decode {
    /// Begins to read; `forced` is the user's word on the encoding or the file's own, with the grounds.
    ///
    /// # Errors
    /// The file cannot be read, or is no text.
    pub fn new(
        source: Box<dyn Read + Send>,
        forced: Option<(&'static Label, &'static str)>,
        limit: u64,
        notes: Shared,
    ) -> Result<Self, Trouble> {
        let mut text = Self {
            source,
            window: Vec::new(),
            ended: false,
            failed: None,
            decoder: None,
            flushed: false,
            before: Vec::new(),
            out: Vec::new(),
            taken: 0,
            produced: 0,
            limit,
            used: 0,
            notes,
        };
        text.fill();
        let look = look(&text.window);
        match (forced, look) {
            (Some((label, _)), Err(trouble)) if label != UTF_16LE && label != UTF_16BE => return Err(trouble),
            (Some((label, grounds)), _) => text.decide(label, Encoding::sure(label, grounds)),
            (None, Ok(Look::Known(label, encoding))) => text.decide(label, encoding),
            (None, Ok(Look::Open)) => {}
            (None, Err(trouble)) => return Err(trouble),
        }
        Ok(text)
    }

    /// The beginning of what was not read yet, at least [`WINDOW`] bytes if there are as many.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn head(&mut self) -> io::Result<&str> {
        while self.out.len() - self.taken < WINDOW && self.step()? {}
        Ok(std::str::from_utf8(&self.out[self.taken..]).unwrap_or_default())
    }

    /// Whether the head is all there is.
    pub fn at_end(&self) -> bool {
        self.ended && self.window.is_empty()
    }

    /// Starts a new record: the limit counts from here.
    pub fn renew(&mut self) {
        self.used = 0;
    }

    /// Place of the next byte in the decoded text.
    pub fn place(&self) -> u64 {
        self.produced - (self.out.len() - self.taken) as u64
    }

    fn decide(&mut self, label: &'static Label, encoding: Encoding) {
        self.decoder = Some(label.new_decoder_with_bom_removal());
        self.notes.with(|notes| notes.encoding = Some(encoding));
    }

    /// Tops up the window, to its full size or to the end of the source.
    ///
    /// A failure waits until what came before it is read.
    fn fill(&mut self) {
        let have = self.window.len();
        if !self.ended && have < WINDOW {
            let wanted = (WINDOW - have) as u64;
            match (&mut self.source).take(wanted).read_to_end(&mut self.window) {
                Ok(got) => self.ended = (got as u64) < wanted,
                Err(error) => {
                    self.ended = true;
                    self.failed = Some(error);
                }
            }
        }
    }

    /// Decodes one window more; false at the end of the text.
    fn step(&mut self) -> io::Result<bool> {
        if self.used > self.limit {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, size(self.limit)));
        }
        self.out.drain(..self.taken);
        self.taken = 0;
        let start = self.out.len();
        // Place of `out[0]` in the decoded text.
        let base = self.produced - start as u64;
        self.fill();
        let more = if self.decoder.is_some() { self.decode(base) } else { self.open(base) };
        let new = (self.out.len() - start) as u64;
        self.produced += new;
        self.used += new;
        match self.failed.take_if(|_| !more) {
            Some(error) => Err(error),
            None => Ok(more),
        }
    }

    /// Hands ASCII through; decides the encoding at the first byte beyond it.
    fn open(&mut self, base: u64) -> bool {
        let plain = Label::ascii_valid_up_to(&self.window);
        if plain > 0 {
            self.before = self.window[plain.saturating_sub(2)..plain].to_vec();
            self.out.extend(self.window.drain(..plain));
            return true;
        }
        if self.window.is_empty() {
            let plain = || Encoding::sure(UTF_8, "ASCII only");
            self.notes.with(|notes| notes.encoding.get_or_insert_with(plain).invalid);
            return false;
        }
        let (label, encoding) = judge(&self.before, &self.window, self.ended);
        self.decide(label, encoding);
        self.decode(base)
    }

    fn decode(&mut self, base: u64) -> bool {
        let (Some(decoder), false) = (&mut self.decoder, self.flushed) else { return false };
        // `out` is filled up to `end`; what stands behind is room.
        let (mut read, mut end) = (0, self.out.len());
        loop {
            let rest = &self.window[read..];
            let room = decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(WINDOW * 4);
            if self.out.len() < end + room + CHARACTER {
                self.out.resize(end + room + CHARACTER, 0);
            }
            let (result, used, written) =
                decoder.decode_to_utf8_without_replacement(rest, &mut self.out[end..], self.ended);
            (read, end) = (read + used, end + written);
            let invalid = match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => continue,
                DecoderResult::Malformed(1, 0) if decoder.encoding() == UTF_8 => mixed(&self.window, read),
                DecoderResult::Malformed(..) => None,
            };
            self.notes.with(|notes| match (invalid, &mut notes.encoding) {
                (None, _) => notes.invalid(base + end as u64),
                (Some(_), Some(encoding)) => encoding.mixed += 1,
                (Some(_), None) => {}
            });
            end += invalid.unwrap_or(REPLACEMENT_CHARACTER).encode_utf8(&mut self.out[end..]).len();
        }
        self.out.truncate(end);
        self.window.clear();
        self.flushed = self.ended;
        true
    }
}

/// The byte that stands before `read`, which is not UTF-8, as Windows-1252, if it means something there.
fn mixed(window: &[u8], read: usize) -> Option<char> {
    let at = |place: Option<usize>| place.and_then(|place| window.get(place)).copied().unwrap_or_default();
    western(at(read.checked_sub(2)), at(read.checked_sub(1)), at(Some(read)))
}

/// A size as people write it, such as `256 MiB`.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_048_576 => format!("{bytes} bytes"),
        _ => format!("{} MiB", bytes / 1_048_576),
    }
}

impl BufRead for Decode {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.taken == self.out.len() && self.step()? {}
        Ok(&self.out[self.taken..])
    }

    fn consume(&mut self, amount: usize) {
        self.taken = (self.taken + amount).min(self.out.len());
    }
}

impl Read for Decode {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let got = self.fill_buf()?.read(into)?;
        self.consume(got);
        Ok(got)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Encoding, Vec<u64>) {
        let notes = Shared::default();
        let source = Box::new(io::Cursor::new(bytes.to_vec()));
        let mut text = Decode::new(source, None, u64::MAX, notes.clone()).unwrap();
        let mut all = String::new();
        text.read_to_string(&mut all).unwrap();
        notes.with(|notes| {
            (all, notes.encoding.clone().unwrap(), notes.places.drain(..).map(|(place, _)| place).collect())
        })
    }

    #[test]
    fn the_decision_waits_for_the_first_byte_beyond_ascii() {
        let plain = "All quiet on the ring road. ".repeat(20_000);
        for (tail, decoded, label) in [
            (b"Caf\xE9 \x93open\x94.".as_slice(), "Café “open”.", "windows-1252"),
            ("Café “open”.".as_bytes(), "Café “open”.", "UTF-8"),
            (b"", "", "UTF-8"),
        ] {
            let (text, encoding, invalid) = read(&[plain.as_bytes(), tail].concat());
            assert!(text == format!("{plain}{decoded}"), "{label}");
            assert_eq!((encoding.label, encoding.invalid), (label, 0));
            assert!(invalid.is_empty());
        }
    }

    #[test]
    fn a_character_may_lie_across_two_windows() {
        for shift in 0..4 {
            let text = format!("{}{}", "x".repeat(shift), "é€😀".repeat(WINDOW / 4));
            assert!(read(text.as_bytes()).0 == text, "{shift}");
        }
    }

    #[test]
    fn invalid_bytes_are_counted_where_they_stand() {
        let mut bytes = "é".repeat(WINDOW).into_bytes();
        bytes.push(0xFF);
        bytes.extend("é tail".bytes());
        let (text, encoding, invalid) = read(&bytes);
        assert_eq!((encoding.label, encoding.invalid), ("UTF-8", 1));
        assert_eq!(invalid, [2 * WINDOW as u64]);
        assert!(text.ends_with("é\u{FFFD}é tail"));
    }

    #[test]
    fn each_invalid_byte_counts_however_many_there_are() {
        let notes = Shared::default();
        let source = Box::new(io::Cursor::new(b"\xFFx".repeat(300_000)));
        let named = Some((UTF_8, "named by the user"));
        let mut text = Decode::new(source, named, u64::MAX, notes.clone()).unwrap();
        let mut all = String::new();
        text.read_to_string(&mut all).unwrap();
        assert!(all == "\u{FFFD}x".repeat(300_000));
        assert_eq!(notes.with(|notes| notes.invalid_before(u64::MAX)), 300_000);
    }

    #[test]
    fn a_failure_comes_after_what_was_read_before_it() {
        struct Torn;
        impl Read for Torn {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::ErrorKind::UnexpectedEof.into())
            }
        }
        let source = Box::new(io::Cursor::new(b"before").chain(Torn));
        let mut text = Decode::new(source, None, u64::MAX, Shared::default()).unwrap();
        let mut all = Vec::new();
        assert!(text.read_to_end(&mut all).is_err());
        assert_eq!(all, b"before");
    }
}
