//! What may go to a terminal: colour only where it is wanted, and no article can move the cursor.

use std::borrow::Cow;
use std::io::{self, IsTerminal as _};

/// Whether standard output takes colour: a terminal, and `NO_COLOR` not set (no-color.org).
#[must_use]
pub fn colour() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Text with control characters made visible, so that an article cannot send escape sequences.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    let risky = |c: char| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if !text.contains(risky) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        '\n' | '\r' | '\t' => ' ',
        c if risky(c) => '\u{FFFD}',
        c => c,
    };
    Cow::Owned(text.chars().map(shown).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_made_visible() {
        assert_eq!(harmless("a\u{1b}[31mred"), "a\u{FFFD}[31mred");
        assert_eq!(harmless("plain"), "plain");
    }
}
