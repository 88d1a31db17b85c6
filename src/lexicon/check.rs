//! What a cell of a lexicon may hold.

use crate::lexicon::day::is_day;

/// What a cell may hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Check {
    /// Anything.
    Any,
    /// Anything but nothing.
    Filled,
    /// A number between the two, or empty.
    Number(f64, f64),
    /// A whole number up to this one, or empty.
    Step(u8),
    /// One of the words, or empty.
    OneOf(&'static [&'static str]),
    /// One of the words.
    FilledOneOf(&'static [&'static str]),
    /// A day as `YYYY-MM-DD`, or empty.
    Day,
    /// Several of the words, separated by spaces.
    SomeOf(&'static [&'static str]),
    /// Several of the words, or `*`, which stands for all.
    SomeOrAll(&'static [&'static str]),
}

use Check::{Any, Day, Filled, FilledOneOf, Number, OneOf, SomeOf, SomeOrAll, Step};

impl Check {
    /// Whether the cell must hold something.
    #[must_use]
    pub const fn filled(self) -> bool {
        matches!(self, Filled | FilledOneOf(_) | SomeOrAll(_))
    }

    /// What is wrong with a cell, with the mend; `None` if it will do.
    #[must_use]
    pub fn fault(self, cell: &str) -> Option<(String, String)> {
        match self {
            Any => None,
            Filled if cell.is_empty() => Some(("the cell is empty".into(), "fill it".into())),
            Filled => None,
            Number(low, high) => match cell.parse::<f64>() {
                _ if cell.is_empty() => None,
                Ok(number) if (low..=high).contains(&number) => None,
                _ => {
                    // As most of Europe writes it.
                    let point = cell.replacen(',', ".", 1);
                    let meant = point.parse().is_ok_and(|number: f64| (low..=high).contains(&number));
                    let mend = if meant {
                        format!("write {point}, with a point, in a cell that the spreadsheet takes for text")
                    } else {
                        format!("write for example {}", f64::midpoint(low, high))
                    };
                    Some((format!("{cell:?} is not a number from {low} to {high}"), mend))
                }
            },
            Step(_) if cell.is_empty() => None,
            Step(most) => match cell.parse::<u8>() {
                Ok(step) if step <= most => None,
                _ => Some((
                    format!("{cell:?} is not a whole number from 0 to {most}"),
                    format!("write for example {}", most / 2),
                )),
            },
            FilledOneOf(words) if cell.is_empty() => {
                Some(("the cell is empty".into(), format!("write one of {}", words.join(", "))))
            }
            SomeOrAll(words) if cell.is_empty() => {
                Some(("the cell is empty and fits nothing".into(), format!("write {}; * fits all", words.join(", "))))
            }
            Day if cell.is_empty() || is_day(cell) => None,
            Day => Some((format!("{cell:?} is no day"), "write it as 2026-05-31".into())),
            OneOf(words) if cell.is_empty() || words.contains(&cell) => None,
            FilledOneOf(words) if words.contains(&cell) => None,
            OneOf(words) | FilledOneOf(words) => {
                Some((format!("{cell:?} is not one of its values"), format!("write {}", words.join(", "))))
            }
            SomeOf(words) | SomeOrAll(words) => {
                let odd = cell.split_whitespace().find(|word| !words.contains(word))?;
                Some((format!("{odd:?} is not one of its values"), format!("use {}", words.join(", "))))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_how_the_cell_is_written() {
        let told = |check: Check, cell: &str| check.fault(cell).map(|(what, mend)| format!("{what}; {mend}"));
        for (check, cell, want) in [
            (Number(0.0, 1.0), "0,5", "\"0,5\" is not a number from 0 to 1; write 0.5, with a point"),
            (Number(0.0, 1.0), "1,5", "\"1,5\" is not a number from 0 to 1; write for example 0.5"),
            (FilledOneOf(&["name", "role"]), "", "the cell is empty; write one of name, role"),
            (FilledOneOf(&["name", "role"]), "nam", "\"nam\" is not one of its values; write name, role"),
            (SomeOrAll(&["*", "law"]), "", "the cell is empty and fits nothing; write *, law; * fits all"),
            (Day, "May 2026", "\"May 2026\" is no day; write it as 2026-05-31"),
            (SomeOf(&["that", "wh"]), "that bare", "\"bare\" is not one of its values; use that, wh"),
        ] {
            let said = told(check, cell).unwrap_or_default();
            assert!(said.starts_with(want), "{said}");
        }
        for (check, cell) in
            [(Number(0.0, 1.0), ""), (Number(0.0, 1.0), ".5"), (SomeOrAll(&["*", "law"]), "*"), (OneOf(&["0"]), "")]
        {
            assert_eq!(told(check, cell), None, "{cell}");
        }
    }
}
