//! Months, days of the week and the words beside them: by these a line is known to be a date or a time of day.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The words of both lists, in small letters, and the English month or day that each names; none for a word beside a date.
static WORDS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let english = rows(include_str!("../lexicons/words/calendar.csv")).map(|(word, _)| (word, word));
    english.chain(rows(include_str!("../lexicons/input/calendar.csv"))).collect()
});
/// Longest line, in words and in bytes, that can be a date.
const LONGEST: usize = 10;
const BYTES: usize = 120;

/// The first two cells of each row.
fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = list.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split(',');
        Some((cells.next()?, cells.next()?))
    })
}

/// What a word of the list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A month or a day of the week, in English.
    Day(&'static str),
    /// What stands beside a date, such as `published` or `p.m.`.
    Beside,
}

/// What a word says of a date; none for a word that stands in no date.
#[must_use]
pub fn word(word: &str) -> Option<Word> {
    let lower = word.trim_end_matches(['.', ':']).to_lowercase();
    match *WORDS.get(lower.as_str())? {
        "" => Some(Word::Beside),
        day => Some(Word::Day(day)),
    }
}

/// `Thursday, 12 March 2026`, `Published: March 12, 2026 at 9:30 p.m.`, `2026-03-12`: a day and nothing else.
#[must_use]
pub fn is_date(line: &str) -> bool {
    if !may_be(line) {
        return false;
    }
    let parts = parts(line);
    (1..=LONGEST).contains(&parts.len())
        && parts.iter().any(|part| is_number(part))
        && (parts.iter().any(|part| matches!(word(part), Some(Word::Day(_)))) || line.split([' ', ',']).any(in_numbers))
        && parts.iter().all(|part| is_number(part) || word(part).is_some())
}

/// `10:15 GMT`, `9.30 p.m.`, `Updated at 17:05`: a time of day and nothing else.
#[must_use]
pub fn is_time(line: &str) -> bool {
    if !may_be(line) {
        return false;
    }
    let parts = parts(line);
    let (times, words): (Vec<&str>, Vec<&str>) = parts.iter().partition(|part| is_number(part));
    let [time] = times[..] else { return false };
    let digits = |part: &str| part.bytes().take_while(u8::is_ascii_digit).count();
    let of_day = |(hour, minute): (&str, &str)| digits(hour) == hour.len() && hour.len() <= 2 && digits(minute) == 2;
    let clear = time.contains(':') || !words.is_empty();
    clear
        && time.split_once([':', '.']).is_some_and(of_day)
        && parts.len() <= LONGEST
        && words.iter().all(|part| word(part) == Some(Word::Beside))
}

/// Whether a line is short and has a digit, as both have.
fn may_be(line: &str) -> bool {
    line.len() <= BYTES && line.bytes().any(|byte| byte.is_ascii_digit())
}

/// The words of a line, parted at what stands between those of a date.
fn parts(line: &str) -> Vec<&str> {
    let parts = line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '-' | '–' | '|' | '(' | ')' | '•'));
    parts.map(|part| part.trim_end_matches(['.', ':'])).filter(|part| !part.is_empty()).take(LONGEST + 1).collect()
}

fn is_number(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_digit())
}

/// `2026-03-12`, `12/03/2026`, `12.3.2026`, perhaps with a time behind a `T`: one number of four digits, two of at most two.
fn in_numbers(word: &str) -> bool {
    let mut lengths: Vec<usize> = Vec::new();
    for number in word.split(['T', 't']).next().unwrap_or_default().split(['/', '-', '.']) {
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        lengths.push(number.len());
    }
    matches!(lengths[..], [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_dates_are_told_from_sentences() {
        for line in [
            "Thursday, 12 March 2026",
            "Published: March 12, 2026 at 9:30 p.m.",
            "Thu 12 Mar 2026 10.32 GMT",
            "jeudi 12 mars 2026",
            "2026-03-12",
            "2026-03-12T08:00:00Z",
            "12/03/2026",
            "Updated 12.3.2026, 09:30",
            "5 May",
        ] {
            assert!(is_date(line), "{line}");
        }
        for line in [
            "March",
            "Thursday",
            "12 dead in March storm",
            "4 March 2025 was a cold day",
            "In March 2026 the pier shut.",
            "555-123-4567",
            "1.2.3",
            "10:15 GMT",
            "2026",
            "3-2",
            "",
        ] {
            assert!(!is_date(line), "{line}");
        }
    }

    #[test]
    fn lines_that_are_times_are_told_from_other_numbers() {
        for line in ["10:15", "10:15 GMT", "9.30 p.m.", "09:40 BST", "Updated at 17:05", "8:05am", "10:15:30 UTC"] {
            assert!(is_time(line), "{line}");
        }
        for line in ["10.15", "3:2", "1:100", "At 10:15 it fell", "10:15 to Rome", "10:15 12:30", "GMT", "12 March", ""]
        {
            assert!(!is_time(line), "{line}");
        }
    }

    #[test]
    fn a_word_names_a_day_or_stands_beside_one() {
        for (written, meant) in [
            ("März", Some(Word::Day("March"))),
            ("Sept.", Some(Word::Day("sept"))),
            ("Published:", Some(Word::Beside)),
            ("p.m.", Some(Word::Beside)),
            ("pier", None),
        ] {
            assert_eq!(word(written), meant, "{written}");
        }
    }
}
