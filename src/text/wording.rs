//! Whether a text that came back from a spreadsheet is the one that was written: ids alone may be of another collection.

use std::collections::HashMap;

use crate::text::token::folded_words;

/// Whether two texts share at least half of their words.
///
/// Letters and digits count, whatever their case, so that a mended typo, another kind of quotes or a cell cut short by
/// a spreadsheet does not make a text another one. A text without words is like every other.
///
/// # Formula
/// Dice's coefficient over the words of the shorter text's length, each word as often as it stands there.
#[must_use]
pub fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let shorter = one.len().min(other.len());
    let mut left: HashMap<&String, usize> = HashMap::new();
    for word in &one[..shorter] {
        *left.entry(word).or_default() += 1;
    }
    let shared = other[..shorter].iter().filter(|word| left.get_mut(word).is_some_and(taken)).count();
    2 * shared >= shorter
}

/// Takes one of those that are left.
fn taken(left: &mut usize) -> bool {
    let any = *left > 0;
    *left -= usize::from(any);
    any
}

fn words(text: &str) -> Vec<String> {
    let mut words = folded_words(text);
    words.retain(|word| word.starts_with(char::is_alphanumeric));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_again_by_half_of_its_words() {
        for (written, came_back, same) in [
            ("The dam may break, he said.", "the dam may brake he said", true),
            ("“The dam,” Roe said, “may break.”", "\"The dam,\" Roe said, \"may break.\"", true),
            ("The ferry ran aground off Skarn on Tuesday, the harbour office said.", "The ferry ran aground off", true),
            ("The dam may break, he said.", "Bakers mourn a hard winter.", false),
            ("No, no, no.", "No trams ran.", false),
            ("The dam may break.", "", true),
            ("…", "The dam may break.", true),
        ] {
            assert_eq!(alike(written, came_back), same, "{written} / {came_back}");
            assert_eq!(alike(came_back, written), same, "{came_back} / {written}");
        }
    }
}
