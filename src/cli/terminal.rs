//! What may go to a terminal: colour only where it is wanted, lines that fit, and no article can move the cursor.

use std::borrow::Cow;
use std::io::{self, IsTerminal as _};

use crate::text::unseen::unseen;

/// Whether what is printed takes colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink(bool);

impl Ink {
    /// No colours.
    pub const NONE: Self = Self(false);

    /// Colour where standard output is a terminal and `NO_COLOR` is not set (no-color.org).
    #[must_use]
    pub fn of_stdout() -> Self {
        Self(io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()))
    }

    /// Bold.
    #[must_use]
    pub fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    /// Faint.
    #[must_use]
    pub fn dim(self, text: &str) -> String {
        self.with("2", text)
    }

    /// A line of signs in yellow; any other line as it is.
    #[must_use]
    pub fn marks(self, line: &str) -> String {
        let signs =
            !line.trim().is_empty() && line.chars().all(|c| matches!(c, ' ' | '^' | '+' | '.' | 's' | 'c' | '~'));
        if signs { self.with("33", line) } else { line.to_owned() }
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// How many columns standard output has; `None` where it is no terminal.
#[must_use]
pub fn columns() -> Option<usize> {
    let (terminal_size::Width(columns), _) = terminal_size::terminal_size_of(io::stdout())?;
    (columns > 0).then_some(columns.into())
}

/// A text in lines of at most so many columns, broken between words, the first after `mark`, the others below it.
#[must_use]
pub fn wrapped(text: &str, mark: &str, width: usize) -> String {
    let indent = " ".repeat(mark.len());
    let (mut out, mut used) = (mark.to_owned(), mark.len());
    for (place, word) in text.split(' ').enumerate() {
        let wide = word.chars().count();
        if place > 0 && used + 1 + wide > width {
            out.truncate(out.trim_end().len());
            out.push('\n');
            out.push_str(&indent);
            used = indent.len();
        } else if place > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += wide;
    }
    out
}

/// Text with control characters made visible, so that an article cannot send escape sequences.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(unseen) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        '\n' | '\r' | '\t' => ' ',
        c if unseen(c) => '\u{FFFD}',
        c => c,
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// As [`harmless`], for words of several lines, whose breaks stay.
#[must_use]
pub fn harmless_lines(text: &str) -> String {
    text.split('\n').map(harmless).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("a1  the pier board  [own]", "  ", 14), "  a1  the pier\n  board  [own]");
        assert_eq!(wrapped("a long word", "- ", 3), "- a\n  long\n  word");
        assert_eq!(wrapped("short", "", 80), "short");
    }

    #[test]
    fn escapes_are_made_visible() {
        assert_eq!(harmless("a\u{1b}[31mred"), "a\u{FFFD}[31mred");
        assert_eq!(harmless("plain"), "plain");
        assert_eq!(harmless_lines("a\u{1b}c\nb\u{202e}"), "a\u{FFFD}c\nb\u{FFFD}");
    }
}
