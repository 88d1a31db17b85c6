//! Draws marks under a sentence, so that a reader sees which words a score rests on.

use unicode_width_free::columns;

use crate::span::Span;

/// A stretch to underline and the sign to do it with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the text.
    pub span: Span,
    /// Drawn under every character of the span.
    pub sign: char,
}

/// The sentence at `span` of `text`, wrapped at `width` columns, with a line of signs under each line that has marks.
///
/// `clean` makes the text harmless for where it goes; it must keep the number
/// of characters. Earlier marks are drawn over by later ones.
#[must_use]
pub fn underlined(text: &str, span: Span, marks: &[Mark], width: usize, clean: impl Fn(char) -> char) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut shown, mut signs, mut used) = (String::new(), String::new(), 0);
    let mut flush = |shown: &mut String, signs: &mut String, used: &mut usize| {
        lines.push(shown.trim_end().to_owned());
        if !signs.trim().is_empty() {
            lines.push(signs.trim_end().to_owned());
        }
        shown.clear();
        signs.clear();
        *used = 0;
    };
    let piece = span.of(text);
    let mut words = piece.split_inclusive(char::is_whitespace);
    let mut at = span.start;
    while let Some(word) = words.next() {
        let wide: usize = word.trim_end().chars().map(columns).sum();
        if used > 0 && used + wide > width {
            flush(&mut shown, &mut signs, &mut used);
        }
        for letter in word.chars() {
            let sign = marks
                .iter()
                .rev()
                .find(|mark| mark.span.start <= at && at < mark.span.end)
                .map_or(' ', |mark| mark.sign);
            let letter_shown = if letter.is_whitespace() { ' ' } else { clean(letter) };
            shown.push(letter_shown);
            for _ in 0..columns(letter_shown) {
                signs.push(sign);
                used += 1;
            }
            at += letter.len_utf8();
        }
    }
    if !shown.is_empty() {
        flush(&mut shown, &mut signs, &mut used);
    }
    lines
}

mod unicode_width_free {
    //! Terminal columns of a character, near enough for news: wide scripts two, combining marks none.

    /// 0, 1 or 2.
    pub fn columns(letter: char) -> usize {
        match u32::from(letter) {
            0x0300..=0x036F | 0x200B..=0x200F | 0xFE00..=0xFE0F => 0,
            0x1100..=0x115F
            | 0x2E80..=0xA4CF
            | 0xAC00..=0xD7A3
            | 0xF900..=0xFAFF
            | 0xFE30..=0xFE4F
            | 0xFF00..=0xFF60
            | 0x1F300..=0x1FAFF => 2,
            _ => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_under_their_words() {
        let text = "Zoë said it may well rain tomorrow.";
        let at = text.find("may well").expect("there");
        let marks = [Mark { span: Span::new(at, at + 8), sign: '^' }];
        let lines = underlined(text, Span::new(0, text.len()), &marks, 80, |c| c);
        assert_eq!(lines, ["Zoë said it may well rain tomorrow.", "            ^^^^^^^^"]);
        let wrapped = underlined(text, Span::new(0, text.len()), &marks, 16, |c| c);
        assert_eq!(wrapped, ["Zoë said it may", "            ^^^^", "well rain", "^^^^", "tomorrow."]);
    }
}
