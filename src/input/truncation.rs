//! Whether a text ends in a mark that says the rest was cut off.

use crate::ending::ending;
use crate::input::embedded::TRUNCATION;

/// The mark that the text ends in, as it stands there.
pub(super) fn mark(text: &str) -> Option<&str> {
    let start = TRUNCATION.iter().find_map(|row| ending(text, &row[0]))?;
    Some(text[start..].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_mark_is_seen_in_its_sentence() {
        for row in TRUNCATION.iter() {
            assert!(mark(&row[1]).is_some(), "{row:?}");
        }
        assert_eq!(mark("It met… [+12,219 chars]\n "), Some("[+12,219 chars]"));
    }
}
