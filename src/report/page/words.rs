//! What the page calls things: numbers, levels, categories and kinds in words for readers.

use crate::column::decimal;

/// `official_statement` as `official statement`, and a few names as people write them.
#[must_use]
pub fn plain(name: &str) -> String {
    match name {
        "law" => "law enforcement, courts".to_owned(),
        "international" => "international body".to_owned(),
        "think_tank" => "think tank".to_owned(),
        "think_tank_report" => "think-tank report".to_owned(),
        "civil_society" => "civil society".to_owned(),
        "public" => "private persons".to_owned(),
        "poll_data" | "poll_or_data" => "poll or data".to_owned(),
        "unknown" => "kind not told".to_owned(),
        other => other.replace('_', " "),
    }
}

/// The levels of certainty as the page says them, lowest first.
pub const LEVELS: [(&str, &str); 5] = [
    ("uncertain", "below .35"),
    ("low", ".35 to .59"),
    ("moderate", ".60 to .79"),
    ("high", ".80 and more: plain assertions"),
    ("absolute", "a booster and no hedge"),
];

/// What a category of cues is, in a few words.
#[must_use]
pub fn category(name: &str) -> &'static str {
    match name {
        "modal" => "a modal such as may, might, could",
        "probability" => "a word of probability",
        "evidential" => "a word that points at evidence or hearsay",
        "belief" => "a verb of thinking or expecting",
        "inquiry" => "a word of asking or looking into",
        "condition" => "a condition",
        "vague" => "a vague group or unnamed crowd",
        "approximator" => "a rounding word",
        "disclaimer" => "a disclaimer",
        "booster" => "a word that presses the claim",
        _ => "a cue",
    }
}

/// How well a reader could check who a source is, step by step.
pub const TRANSPARENCY: [&str; 6] = [
    "no source given",
    "unnamed and bare",
    "unnamed but described",
    "a named institution, document or group",
    "a named person",
    "a named person with role or affiliation",
];

/// A score from 0 to 1 with two decimals: `.55`, `1.00`.
#[must_use]
pub fn score(score: f64) -> String {
    let text = format!("{score:.2}");
    text.strip_prefix('0').map_or(text.clone(), str::to_owned)
}

/// A share as whole percent; a dash for none.
#[must_use]
pub fn percent(share: Option<f64>) -> String {
    share.map_or("–".to_owned(), |share| format!("{:.0}\u{a0}%", share * 100.0))
}

/// A rate with one decimal; a dash for none.
#[must_use]
pub fn rate(rate: Option<f64>) -> String {
    rate.map_or("–".to_owned(), |rate| format!("{rate:.1}"))
}

/// A number with at most as many decimals as its size bears.
#[must_use]
pub fn figure(number: f64) -> String {
    match number.abs() {
        size if size >= 100.0 => format!("{number:.0}"),
        size if size >= 2.0 => format!("{number:.1}"),
        _ => decimal((number * 100.0).round() / 100.0),
    }
}

/// A count with thin spaces between thousands: `12 345`.
#[must_use]
pub fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// A count and its noun: `1 article`, `2 articles`.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    format!("{} {noun}{}", thousands(count), if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certainty::Level;

    #[test]
    fn the_levels_are_those_of_the_score() {
        assert_eq!(LEVELS.map(|(name, _)| name), *Level::NAMES);
        for (level, from) in Level::FROM {
            let (name, told) = LEVELS[level as usize];
            let begins = if from == 0.0 { "below .35".to_owned() } else { score(from) };
            assert!(told.starts_with(&begins), "{name} from {from}: {told}");
        }
    }

    #[test]
    fn numbers_are_written_for_readers() {
        assert_eq!([score(0.385), score(1.0), score(0.0)], [".39", "1.00", ".00"]);
        assert_eq!([percent(Some(0.256)), percent(None)], ["26\u{a0}%", "–"]);
        assert_eq!([figure(0.5), figure(12.34), figure(523.4), figure(-0.004)], ["0.5", "12.3", "523", "0"]);
        assert_eq!([counted(1, "article"), counted(12345, "word")], ["1 article", "12\u{202f}345 words"]);
    }
}
