//! A column of a report: its name, its unit, its meaning and its value, in one place.

/// One cell. `Empty` is missing, never 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Missing.
    Empty,
    /// Words; may hold anything an article holds.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A number, written with at most four decimals.
    Number(f64),
    /// Yes (1) or no (0).
    Flag(bool),
}

impl Cell {
    /// Text, or empty where there is none.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A number, or empty where there is none or it is not finite.
    #[must_use]
    pub fn number(number: Option<f64>) -> Self {
        number.filter(|n| n.is_finite()).map_or(Self::Empty, Self::Number)
    }

    /// A count, or empty where there is none.
    #[must_use]
    pub fn count(count: Option<usize>) -> Self {
        count.map_or(Self::Empty, |count| Self::Count(count as u64))
    }

    /// The cell as it stands in a CSV file.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Number(number) => decimal(*number),
            Self::Flag(flag) => u8::from(*flag).to_string(),
        }
    }
}

/// At most four decimals, no trailing zeros, never `-0`.
#[must_use]
pub fn decimal(number: f64) -> String {
    let mut text = format!("{number:.4}");
    let kept = text.trim_end_matches('0').trim_end_matches('.').len();
    text.truncate(kept);
    if text == "-0" { "0".to_owned() } else { text }
}

/// Type of a column's values, in the words of Frictionless Table Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `string`
    Text,
    /// `integer`
    Count,
    /// `number`
    Number,
    /// `boolean`, written 1 or 0
    Flag,
}

/// Level of measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A name: equal or not.
    Nominal,
    /// A rank.
    Ordinal,
    /// Differences mean something.
    Interval,
    /// A true zero.
    Ratio,
}

/// What the codebook says of a column, and how its value is read off a row of type `R`.
pub struct Column<R: ?Sized> {
    /// Header: snake_case, ASCII, at most 32 characters.
    pub name: &'static str,
    /// Unit, such as `cues per 1000 words`; never empty.
    pub unit: &'static str,
    /// Type of the values.
    pub kind: Kind,
    /// Level of measurement.
    pub level: Level,
    /// Closed list of values, or empty.
    pub values: &'static [&'static str],
    /// One sentence a reader understands.
    pub about: &'static str,
    /// How it is worked out; empty where it is read off.
    pub formula: &'static str,
    /// Reads the value off a row.
    pub value: fn(&R) -> Cell,
}

impl<R> Column<R> {
    /// A column of words.
    #[must_use]
    pub const fn text(name: &'static str, about: &'static str, value: fn(&R) -> Cell) -> Self {
        let (kind, level) = (Kind::Text, Level::Nominal);
        Self { name, unit: "words", kind, level, values: &[], about, formula: "", value }
    }

    /// A column of counts.
    #[must_use]
    pub const fn count(name: &'static str, unit: &'static str, about: &'static str, value: fn(&R) -> Cell) -> Self {
        let (kind, level) = (Kind::Count, Level::Ratio);
        Self { name, unit, kind, level, values: &[], about, formula: "", value }
    }

    /// A column of numbers.
    #[must_use]
    pub const fn number(name: &'static str, unit: &'static str, about: &'static str, value: fn(&R) -> Cell) -> Self {
        let (kind, level) = (Kind::Number, Level::Ratio);
        Self { name, unit, kind, level, values: &[], about, formula: "", value }
    }

    /// A column of yes and no.
    #[must_use]
    pub const fn flag(name: &'static str, about: &'static str, value: fn(&R) -> Cell) -> Self {
        let (kind, level) = (Kind::Flag, Level::Nominal);
        Self { name, unit: "1 = yes, 0 = no", kind, level, values: &[], about, formula: "", value }
    }

    /// The same column with a closed list of values.
    #[must_use]
    pub const fn of(mut self, values: &'static [&'static str], level: Level) -> Self {
        self.values = values;
        self.level = level;
        self.unit = "one of its values";
        self
    }

    /// The same column with the way it is worked out.
    #[must_use]
    pub const fn formula(mut self, formula: &'static str) -> Self {
        self.formula = formula;
        self
    }

    /// The same column with another unit.
    #[must_use]
    pub const fn unit(mut self, unit: &'static str) -> Self {
        self.unit = unit;
        self
    }
}

impl<R: ?Sized> Copy for Column<R> {}

impl<R: ?Sized> Clone for Column<R> {
    fn clone(&self) -> Self {
        *self
    }
}

/// How many columns some groups hold together.
#[must_use]
pub const fn width<R>(groups: &[&[Column<R>]]) -> usize {
    let (mut sum, mut group) = (0, 0);
    while group < groups.len() {
        sum += groups[group].len();
        group += 1;
    }
    sum
}

/// The columns of some groups in one row; `N` is their [`width`].
#[must_use]
pub const fn joined<R, const N: usize>(groups: &[&[Column<R>]]) -> [Column<R>; N] {
    let mut all = [groups[0][0]; N];
    let (mut group, mut at) = (0, 0);
    while group < groups.len() {
        let mut column = 0;
        while column < groups[group].len() {
            all[at] = groups[group][column];
            at += 1;
            column += 1;
        }
        group += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_four_decimals_and_no_dust() {
        for (number, text) in [(0.5, "0.5"), (1.0, "1"), (-0.00001, "0"), (2.0 / 3.0, "0.6667"), (1200.0, "1200")] {
            assert_eq!(decimal(number), text);
        }
    }

    #[test]
    fn missing_is_empty() {
        assert_eq!(Cell::number(Some(f64::NAN)).written(), "");
        assert_eq!(Cell::text("").written(), "");
        assert_eq!(Cell::Flag(true).written(), "1");
    }
}
