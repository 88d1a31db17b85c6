//! A column of a report: its name, its unit, its meaning and its value, in one place.

use std::borrow::Cow;

/// One cell, borrowed from its row where it can be. `Empty` is missing, never 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'r> {
    /// Missing.
    Empty,
    /// Words; may hold anything an article holds.
    Text(Cow<'r, str>),
    /// A whole number.
    Count(u64),
    /// A number, written with at most four decimals.
    Number(f64),
    /// Yes (1) or no (0).
    Flag(bool),
}

impl<'r> Cell<'r> {
    /// Text, or empty where there is none.
    #[must_use]
    pub fn text(text: impl Into<Cow<'r, str>>) -> Self {
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

    /// Appends the cell as it stands in a CSV file.
    #[inline]
    pub fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Empty => {}
            Self::Text(text) => out.extend_from_slice(text.as_bytes()),
            Self::Count(count) => write_count(*count, out),
            Self::Number(number) => write_decimal(*number, out),
            Self::Flag(flag) => out.push(b'0' + u8::from(*flag)),
        }
    }

    /// The cell as it stands in a CSV file.
    #[must_use]
    pub fn written(&self) -> String {
        let mut out = Vec::new();
        self.write(&mut out);
        String::from_utf8(out).expect("text and digits")
    }
}

/// A number with at most four decimals, no trailing zeros, never `-0`.
#[must_use]
pub fn decimal(number: f64) -> String {
    Cell::Number(number).written()
}

/// The number in a cell, with a point or, as spreadsheets of many countries save it, a comma; `None` where it holds none.
#[must_use]
pub fn number(cell: &str) -> Option<f64> {
    let cell = cell.trim();
    let number = cell.parse().or_else(|_| cell.replacen(',', ".", 1).parse::<f64>());
    number.ok().filter(|number| number.is_finite())
}

/// Appends a count; most have one digit.
#[inline(always)]
fn write_count(count: u64, out: &mut Vec<u8>) {
    if count < 10 {
        out.push(b'0' + count as u8);
    } else {
        out.extend_from_slice(itoa::Buffer::new().format(count).as_bytes());
    }
}

/// Appends what [`decimal`] gives.
fn write_decimal(number: f64, out: &mut Vec<u8>) {
    let scaled = number.abs() * 1e4;
    let parts = (scaled + 0.5) as u32;
    // Where the nearest whole number of ten-thousandths is in no doubt, it is written as integers are; a tie, which
    // only the exact binary value decides, and what is too large take the long way of the standard library.
    if scaled < 1e9 && (scaled - f64::from(parts)).abs() < 0.499_999 {
        if number < 0.0 && parts > 0 {
            out.push(b'-');
        }
        write_count(u64::from(parts / 10_000), out);
        let rest = parts % 10_000;
        if rest > 0 {
            out.push(b'.');
            let mut left = rest;
            for unit in [1_000, 100, 10, 1] {
                out.push(b'0' + (left / unit) as u8);
                left %= unit;
                if left == 0 {
                    break;
                }
            }
        }
        return;
    }
    let written = format!("{number:.4}");
    let kept = written.trim_end_matches('0').trim_end_matches('.');
    out.extend_from_slice(if kept == "-0" { b"0" } else { kept.as_bytes() });
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
    pub value: fn(&R) -> Cell<'_>,
}

impl<R> Column<R> {
    /// A column of words.
    #[must_use]
    pub const fn text(name: &'static str, about: &'static str, value: fn(&R) -> Cell<'_>) -> Self {
        let (kind, level) = (Kind::Text, Level::Nominal);
        Self { name, unit: "words", kind, level, values: &[], about, formula: "", value }
    }

    /// A column of counts.
    #[must_use]
    pub const fn count(name: &'static str, unit: &'static str, about: &'static str, value: fn(&R) -> Cell<'_>) -> Self {
        let (kind, level) = (Kind::Count, Level::Ratio);
        Self { name, unit, kind, level, values: &[], about, formula: "", value }
    }

    /// A column of numbers.
    #[must_use]
    pub const fn number(
        name: &'static str,
        unit: &'static str,
        about: &'static str,
        value: fn(&R) -> Cell<'_>,
    ) -> Self {
        let (kind, level) = (Kind::Number, Level::Ratio);
        Self { name, unit, kind, level, values: &[], about, formula: "", value }
    }

    /// A column of yes and no.
    #[must_use]
    pub const fn flag(name: &'static str, about: &'static str, value: fn(&R) -> Cell<'_>) -> Self {
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

    /// The same column of a count whose steps are an order, not amounts, such as `transparency`.
    #[must_use]
    pub const fn ordinal(mut self) -> Self {
        self.level = Level::Ordinal;
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
            assert_eq!(Cell::Number(number).written(), text);
        }
    }

    #[test]
    fn the_short_way_writes_what_the_long_way_writes() {
        let mut seed = 7_u64;
        for step in 0..200_000_u32 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let fraction = (seed >> 11) as f64 / (1_u64 << 53) as f64;
            let number = match step % 4 {
                0 => fraction,
                1 => (fraction - 0.5) * 2_000.0,
                2 => f64::from(step) / 32.0 + 0.000_05,
                _ => f64::from_bits(seed),
            };
            if number.is_finite() && number.abs() < 1e12 {
                let long = format!("{number:.4}");
                let long = long.trim_end_matches('0').trim_end_matches('.');
                let long = if long == "-0" { "0" } else { long };
                assert_eq!(Cell::Number(number).written(), long, "{number:?}");
            }
        }
        assert_eq!(Cell::Count(0).written() + &Cell::Count(u64::MAX).written(), "018446744073709551615");
    }

    #[test]
    fn missing_is_empty() {
        assert_eq!(Cell::number(Some(f64::NAN)).written(), "");
        assert_eq!(Cell::text("").written(), "");
        assert_eq!(Cell::Flag(true).written(), "1");
    }
}
