//! Draws marks under a sentence, so that a reader sees which words a score rests on.

use unicode_width::UnicodeWidthChar as _;

use crate::span::Span;

/// A stretch to underline and the sign to do it with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the text.
    pub span: Span,
    /// Drawn under every character of the span.
    pub sign: char,
}

/// The sentence at `span` of `text`, wrapped at `width` columns, with a line of signs for each layer that has marks there.
///
/// `clean` makes the text harmless for where it goes; it must keep the number
/// of characters. Inside a layer, later marks are drawn over earlier ones.
#[must_use]
pub fn underlined(
    text: &str,
    span: Span,
    layers: &[&[Mark]],
    width: usize,
    clean: impl Fn(char) -> char,
) -> Vec<String> {
    let mut page = Page { lines: Vec::new(), shown: String::new(), signs: vec![String::new(); layers.len()], used: 0 };
    let mut at = span.start;
    for word in span.of(text).split_inclusive(char::is_whitespace) {
        let wide: usize = word.trim_end().chars().map(columns).sum();
        if page.used > 0 && page.used + wide > width {
            page.flush();
        }
        for letter in word.chars() {
            let shown = if letter.is_whitespace() { ' ' } else { clean(letter) };
            page.shown.push(shown);
            page.used += columns(shown);
            for (signs, marks) in page.signs.iter_mut().zip(layers) {
                let mark = marks.iter().rev().find(|mark| mark.span.start <= at && at < mark.span.end);
                let sign = mark.map_or(' ', |mark| mark.sign);
                signs.extend(std::iter::repeat_n(sign, columns(shown)));
            }
            at += letter.len_utf8();
        }
    }
    page.flush();
    page.lines
}

struct Page {
    lines: Vec<String>,
    shown: String,
    signs: Vec<String>,
    used: usize,
}

impl Page {
    fn flush(&mut self) {
        let mut take = |line: &mut String, always: bool| {
            if always || !line.trim().is_empty() {
                self.lines.push(line.trim_end().to_owned());
            }
            line.clear();
        };
        if self.used > 0 {
            take(&mut self.shown, true);
        }
        for signs in &mut self.signs {
            take(signs, false);
        }
        self.used = 0;
    }
}

/// Terminal columns of a character.
fn columns(letter: char) -> usize {
    letter.width().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_under_their_words() {
        let text = "Zoë said it may well rain tomorrow.";
        let of = |words: &str, sign| {
            let at = text.find(words).expect("there");
            Mark { span: Span::new(at, at + words.len()), sign }
        };
        let (cues, sources) = ([of("may well", '^')], [of("Zoë", 's')]);
        let whole = Span::new(0, text.len());
        let lines = underlined(text, whole, &[&cues, &sources], 80, |c| c);
        assert_eq!(lines, ["Zoë said it may well rain tomorrow.", "            ^^^^^^^^", "sss"]);
        let wrapped = underlined(text, whole, &[&cues], 16, |c| c);
        assert_eq!(wrapped, ["Zoë said it may", "            ^^^^", "well rain", "^^^^", "tomorrow."]);
        assert_eq!(
            underlined("日本 may", Span::new(0, 10), &[&[Mark { span: Span::new(7, 10), sign: '^' }]], 80, |c| c),
            ["日本 may", "     ^^^"]
        );
    }
}
