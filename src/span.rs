//! Where something stands in an article: byte spans inside, code points at the edge.

/// A half-open stretch of an article's text, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the two spans share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The text under the span.
    ///
    /// # Panics
    /// Where the span does not lie in the text, or ends inside a character.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// The last border of a character at or before byte `at`, or the end of the text.
#[must_use]
pub fn border(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Bytes between two remembered places of a [`CodePoints`] table.
const STEP: usize = 64;

/// Turns byte offsets of one text into code-point offsets.
///
/// Text that is pure ASCII needs no table: the two units are the same there.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    text: &'a [u8],
    marks: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Prepares the table for `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            let mut seen = 0;
            let count = |chunk: &'a [u8]| {
                let before = seen;
                seen += points(chunk);
                before
            };
            bytes.chunks(STEP).map(count).collect()
        };
        Self { text: bytes, marks }
    }

    /// The code points that stand before byte `at`, a place in the text or its end. Beyond that an answer means
    /// nothing.
    ///
    /// # Panics
    /// It may, where `at` lies beyond the end of a text that is not ASCII.
    #[must_use]
    pub fn at(&self, at: usize) -> usize {
        if self.marks.is_empty() {
            return at;
        }
        let mark = (at / STEP).min(self.marks.len() - 1);
        let from = mark * STEP;
        let inside = match self.text[from..].first_chunk() {
            Some(block) => points_before(block, at - from),
            None => points(&self.text[from..at]),
        };
        self.marks[mark] + inside
    }

    /// The span in code points, as `(start, end)`; of a span that lies in the text, as for [`CodePoints::at`].
    #[must_use]
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }

    /// Writes a cell of spans such as `12-40|55-80`; empty where there is none.
    pub fn cell(&self, spans: impl IntoIterator<Item = Span>, cell: &mut String) {
        cell.clear();
        for span in spans {
            let (start, end) = self.span(span);
            if !cell.is_empty() {
                cell.push('|');
            }
            cell.push_str(itoa::Buffer::new().format(start));
            cell.push('-');
            cell.push_str(itoa::Buffer::new().format(end));
        }
    }
}

/// How many code points begin in `bytes`, which are [`STEP`] at the most, so that a byte holds the sum and many bytes are
/// looked at together.
fn points(bytes: &[u8]) -> usize {
    bytes.iter().map(|&byte| u8::from(byte & 0xC0 != 0x80)).sum::<u8>().into()
}

/// How many begin in the first `count` bytes of a block: eight bytes at a time, which is sooner than what has no length
/// that is known beforehand.
fn points_before(block: &[u8; STEP], count: usize) -> usize {
    const EACH: u64 = u64::MAX / 0xFF;
    // A byte with which a code point goes on has its highest bit and not the next one.
    let going_on = |bytes: [u8; 8]| {
        let bytes = u64::from_le_bytes(bytes);
        (bytes >> 7) & !(bytes >> 6) & EACH
    };
    let (eights, _) = block.as_chunks();
    let whole = eights[..count / 8].iter().fold(0, |sum, &eight| sum + going_on(eight));
    let rest = eights.get(count / 8).map_or(0, |&eight| going_on(eight) & !(u64::MAX << (count % 8 * 8)));
    // The highest byte of the product is the sum of the bytes.
    count - ((whole + rest).wrapping_mul(EACH) >> 56) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_agree_with_a_plain_count() {
        let text = "Zoë said: “naïve – 100 €” ".repeat(20);
        let points = CodePoints::new(&text);
        for (at, _) in text.char_indices() {
            assert_eq!(points.at(at), text[..at].chars().count(), "byte {at}");
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }

    #[test]
    fn a_cell_joins_its_pieces() {
        let (points, mut cell) = (CodePoints::new("é abc"), String::new());
        points.cell([Span::new(0, 2), Span::new(3, 6)], &mut cell);
        assert_eq!(cell, "0-1|2-5");
        points.cell([], &mut cell);
        assert_eq!(cell, "");
    }
}
