//! Marks that were lost before the text came here, each left as U+FFFD, where what stands beside them tells which they were.
//!
//! One character takes the place of one, so that every place in the text stays what it was.

use crate::input::trouble::{Reason, Trouble};

/// The character that stands for what could not be decoded.
const LOST: char = '\u{FFFD}';
/// What may follow an apostrophe inside a word.
const CLITICS: [&str; 7] = ["s", "t", "re", "ve", "ll", "d", "m"];

/// A text whose marks were found again.
#[derive(Debug, PartialEq, Eq)]
struct Restored {
    /// The text with the marks.
    text: String,
    /// How many were found again.
    marks: u64,
}

/// What a lost character was, or may have been.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Apostrophe,
    Dash,
    Opens,
    Closes,
    /// Closes a quotation, or ends a possessor: `the unions’ plan`.
    Either,
}

/// Puts the marks into the texts; what is told of it.
pub(super) fn restored(fields: [&mut String; 3]) -> Option<Trouble> {
    let mut marks = 0;
    for field in fields {
        if let Some(restored) = restore(field) {
            marks += restored.marks;
            *field = restored.text;
        }
    }
    let what = || {
        format!(
            "{marks} quotation marks, apostrophes and dashes were lost in an earlier conversion (U+FFFD) and are read by what stands beside them"
        )
    };
    let mend = "an export in UTF-8 would have them all; places in the text stay what they are";
    (marks > 0).then(|| Trouble::file(Reason::LostMarks, what(), mend))
}

/// The text with the marks that could be told; none where nothing was lost or nothing can be told.
fn restore(text: &str) -> Option<Restored> {
    if !text.contains(LOST) {
        return None;
    }
    let mut letters: Vec<char> = text.chars().collect();
    let mut start = 0;
    let mut marks = 0;
    while start < letters.len() {
        let end = letters[start..].iter().position(|&letter| letter == '\n').map_or(letters.len(), |line| start + line);
        marks += line(&mut letters[start..end]);
        start = end + 1;
    }
    (marks > 0).then(|| Restored { text: letters.into_iter().collect(), marks })
}

/// Puts the marks of a line in; the number of them.
fn line(letters: &mut [char]) -> u64 {
    let found: Vec<(usize, Mark)> = (0..letters.len())
        .filter(|&at| letters[at] == LOST)
        .filter_map(|at| mark(letters, at).map(|mark| (at, mark)))
        .collect();
    let mut open: Vec<usize> = Vec::new();
    let mut count = 0;
    let mut put = |letters: &mut [char], at: usize, letter: char| {
        letters[at] = letter;
        count += 1;
    };
    for (index, &(at, mark)) in found.iter().enumerate() {
        match mark {
            Mark::Apostrophe => put(letters, at, '’'),
            Mark::Dash => put(letters, at, '–'),
            Mark::Opens => open.push(at),
            // `�the unions� plan�`: another closes the quotation before the next one opens.
            Mark::Either if open.is_empty() || closed_later(&found[index + 1..]) => put(letters, at, '’'),
            Mark::Closes | Mark::Either => {
                let Some(first) = open.pop() else { continue };
                let [left, right] = if open.is_empty() { ['“', '”'] } else { ['‘', '’'] };
                put(letters, first, left);
                put(letters, at, right);
            }
        }
    }
    // A quotation that goes on in the next paragraph.
    if let Some(&first) = open.first().filter(|&&first| letters[..first].iter().all(|letter| letter.is_whitespace())) {
        put(letters, first, '“');
    }
    count
}

/// Whether a mark closes a quotation before another opens one.
fn closed_later(rest: &[(usize, Mark)]) -> bool {
    let next = rest.iter().find(|(_, mark)| matches!(mark, Mark::Opens | Mark::Closes));
    next.is_some_and(|&(_, mark)| mark == Mark::Closes)
}

/// What the lost character at a place was, by the two beside it.
fn mark(letters: &[char], at: usize) -> Option<Mark> {
    let before = at.checked_sub(1).map(|before| letters[before]);
    let after = letters.get(at + 1).copied();
    let blank = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
    let word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let opener = |letter: Option<char>| blank(letter) || letter.is_some_and(|letter| "([—–-/".contains(letter));
    let closer = |letter: Option<char>| blank(letter) || letter.is_some_and(|letter| ")].,;:!?—–-/".contains(letter));
    let stop = |letter: Option<char>| letter.is_some_and(|letter| ".,!?…%)".contains(letter));
    if word(before) && word(after) {
        return inside(letters, at);
    }
    match (before, after) {
        (Some(_), Some(_)) if blank(before) && blank(after) => Some(Mark::Dash),
        _ if opener(before) && (word(after) || after.is_some_and(|letter| "$£€#@".contains(letter))) => {
            Some(if decade(&letters[at + 1..]) { Mark::Apostrophe } else { Mark::Opens })
        }
        // `�… it was late�`
        (_, Some('…' | '.')) if blank(before) => Some(Mark::Opens),
        (Some('s' | 'S'), Some(' ')) => Some(Mark::Either),
        _ if (word(before) || stop(before)) && closer(after) => Some(Mark::Closes),
        _ => None,
    }
}

/// What stands between two letters or digits: the apostrophe of `don’t` and `O’Hara`, the dash of `2010–11`; a letter is not known.
fn inside(letters: &[char], at: usize) -> Option<Mark> {
    let rest: String = letters[at + 1..].iter().take_while(|letter| letter.is_alphabetic()).take(3).collect();
    let (before, after) = (letters[at - 1], letters[at + 1]);
    let first = at == 1 || !letters[at - 2].is_alphanumeric();
    if before.is_ascii_digit() && after.is_ascii_digit() {
        Some(Mark::Dash)
    } else if CLITICS.contains(&rest.to_lowercase().as_str()) || first && before.is_uppercase() && after.is_uppercase()
    {
        Some(Mark::Apostrophe)
    } else {
        None
    }
}

/// Whether a decade follows: the `90s` of `’90s`.
fn decade(letters: &[char]) -> bool {
    matches!(letters, [ten, '0', 's', ..] if ten.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_by_what_stands_beside_them() {
        for (lost, meant, marks) in [
            ("�It is late,� said Roe. �We don�t go.�", "“It is late,” said Roe. “We don’t go.”", 5),
            ("the council�s plan – and the unions� view", "the council’s plan – and the unions’ view", 2),
            ("She calls it �the unions� folly� now.", "She calls it “the unions’ folly” now.", 3),
            ("He rose � and fell � in 2010�11", "He rose – and fell – in 2010–11", 3),
            ("�A motion of �no trust� is near,� he said", "“A motion of ‘no trust’ is near,” he said", 4),
            ("O�Hara sang in the �90s", "O’Hara sang in the ’90s", 2),
            ("�It is late, and\nwe go.�", "“It is late, and\nwe go.�", 1),
        ] {
            let restored = restore(lost).unwrap_or_else(|| panic!("{lost}"));
            assert_eq!((restored.text.as_str(), restored.marks), (meant, marks), "{lost}");
            assert_eq!(restored.text.chars().count(), lost.chars().count(), "places move: {lost}");
        }
    }

    #[test]
    fn letters_that_were_lost_stay_so() {
        for text in ["a caf� in Nazg�l", "Beyonc� sang", "plain", "", "�", "��"] {
            assert_eq!(restore(text), None, "{text}");
        }
    }
}
