//! Characters that are not seen but do something to what is shown around them.

/// Whether a letter is a control character, or a mark that turns the direction of what follows.
///
/// The embeddings, overrides and isolates of UAX #9: with them a name or a line can be shown in another order than it
/// is written. Line breaks and tabs are controls too; who shows them says so first.
#[must_use]
pub fn unseen(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
