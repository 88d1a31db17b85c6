//! Whether a text ends in a mark that says the rest was cut off, or at a newspaper's wall.

use crate::ending::ending;
use crate::input::embedded::{TRUNCATION, WALLS};

/// Last lines of a text among which a wall stands, and the longest that is one, in bytes.
const LINES: usize = 4;
const LONGEST: usize = 160;

/// The mark that the text ends in, as it stands there.
pub(super) fn mark(text: &str) -> Option<&str> {
    let start = TRUNCATION.iter().find_map(|row| ending(text, &row[0]));
    start.map(|start| text[start..].trim_end()).or_else(|| wall(text))
}

/// Characters that a cell of a spreadsheet holds.
const CELL: usize = 32_767;

/// Whether a text fills a cell of a spreadsheet, which leaves out what is beyond; spreadsheets count in UTF-16, programs that
/// write them in characters.
pub(super) fn fills_cell(text: &str) -> bool {
    text.len() >= CELL && (text.chars().count() == CELL || text.encode_utf16().count() == CELL)
}

/// The line of a wall among the last of a text, with nothing but short lines behind it that are no sentences.
fn wall(text: &str) -> Option<&str> {
    let lines = text.lines().rev().map(str::trim).filter(|line| !line.is_empty());
    let is_wall = |line: &&str| {
        let lower = line.to_lowercase();
        let plain = lower.trim_end_matches(|c: char| !c.is_alphanumeric());
        WALLS.iter().any(|row| plain == row[0])
    };
    let is_note = |line: &&str| line.len() <= LONGEST && !line.ends_with(['.', '!', '”', '"', '’']);
    lines.take(LINES).take_while(|line| is_wall(line) || is_note(line)).find(is_wall)
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

    #[test]
    fn a_full_cell_is_seen() {
        let text = |count: usize| "It may rain. ".chars().cycle().take(count).collect::<String>();
        assert!(fills_cell(&text(CELL)) && fills_cell(&("😂".to_owned() + &text(CELL - 2))));
        assert!(!fills_cell(&text(CELL - 1)) && !fills_cell(&text(CELL + 1)) && !fills_cell(""));
    }

    #[test]
    fn a_wall_stands_at_the_end() {
        for row in WALLS.iter() {
            let text = format!("The pier may stay shut.\n\n{}\n\nAlready a subscriber? Log in\n", row[1]);
            assert_eq!(mark(&text), Some(row[1].as_str()));
        }
        let wall = "Subscribe to continue reading";
        assert_eq!(mark(&format!("{wall}\n\nThe pier may stay shut.\n\nIt is old.\n\nIt leaks.\n\nIt rains.")), None);
        for open in [
            "It is old.\n\nWant to keep reading? Here are five more stories",
            "It is old.\n\nSubscribe to read the full archive of our letters",
            "This story is for subscribers.\n\nThe pier may stay shut.",
        ] {
            assert_eq!(mark(open), None, "{open}");
        }
        assert_eq!(mark("Nobody may subscribe to continue reading."), None);
        let prose = "The pier may stay shut until May. ".repeat(6);
        assert_eq!(mark(&format!("It is old.\n\n{wall}\n\n{prose}")), None);
        let long = "so that it may go on and on, ".repeat(8);
        assert_eq!(mark(&format!("It is old.\n\nSubscribe to continue reading, {long}he said.")), None);
    }
}
