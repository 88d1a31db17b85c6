//! The day of publication in ISO 8601, from the layouts that exports use.

use jiff::civil::Date;
use jiff::fmt::strtime::BrokenDownTime;

use crate::calendar::{Word, is_date};
use crate::input::embedded::DATES;
use crate::input::trouble::Reason;

/// Years that news can be of; a number outside is no date.
const YEARS: std::ops::RangeInclusive<i16> = 1600..=2200;
/// Day numbers of a spreadsheet that are taken for days: 1954 to 2119.
const SERIALS: std::ops::RangeInclusive<i64> = 20_000..=80_000;
/// The last year without its century that is of this one, as POSIX has it: 68 is 2068, 69 is 1969.
const PIVOT: i16 = 68;

/// How a date such as 03/04/2026 is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// The day as `YYYY-MM-DD`, or none where the text is no date or could be two different days.
///
/// The day is the one written, in the time zone it was written in; seconds since 1970 are taken in UTC.
pub(super) fn iso(written: &str, order: Option<Order>) -> Option<String> {
    let plain = plain(written);
    let date = DATES.iter().find_map(|row| read(&plain, &row[0], row[1] == "start"));
    date.or_else(|| short(&plain, order))
        .or_else(|| slashed(&plain, order))
        .or_else(|| seconds(&plain))
        .map(|date| date.to_string())
}

/// What is to be said of a date: why, what, and the mend.
type Doubt = (Reason, String, &'static str);

/// The day of an article, or the month where no day is written; what is neither stays as it stands.
pub(super) fn day(written: &str, order: Option<Order>) -> (String, Option<Doubt>) {
    if let Some(day) = iso(written, order) {
        return (day, None);
    }
    if let Some(day) = serial(written) {
        let what = format!("`{written}` is taken for the day number of a spreadsheet, {day}");
        return (day, Some((Reason::SerialDate, what, "show the column as dates and save it again if not")));
    }
    if let Some(month) = month(written) {
        let what = format!("`{written}` is a month without a day, read as {month}");
        return (month, Some((Reason::NoDay, what, "write the day where it is known")));
    }
    let (why, mend) = match [Order::DayFirst, Order::MonthFirst].map(|order| iso(written, Some(order)).is_some()) {
        [_, true] => ("could be two days", "--dates dmy or --dates mdy says the order"),
        // `13/3/25`
        [true, false] => ("could be two days", "--dates dmy says that the day stands first and the year last"),
        [false, false] => ("is no date", "write it as 2026-03-01"),
    };
    (written.to_owned(), Some((Reason::DoubtfulDate, format!("`{written}` {why}; left as it stands"), mend)))
}

/// Seconds or milliseconds since 1970, as databases write them; from 2001 on, so that no other number is one.
fn seconds(text: &str) -> Option<Date> {
    // Tables that were worked on with pandas have a `.0` behind them.
    let text = text.strip_suffix(".0").unwrap_or(text);
    let number: i64 = text.parse().ok()?;
    let seconds = match text.len() {
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    let date = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::from_second(seconds).ok()?).date();
    (seconds >= 1_000_000_000).then_some(date)
}

/// Whether a line is a day, its time perhaps beside it.
pub(super) fn is_day(line: &str, order: Option<Order>) -> bool {
    is_date(line) && iso(line, order).is_some()
}

/// The day that a file name begins with, as in `2026-03-01-council`.
pub(super) fn leading(stem: &str) -> Option<String> {
    let date = stem.get(..10).and_then(|day| read(day, "%Y-%m-%d", false))?;
    let ends = !stem[10..].starts_with(|c: char| c.is_ascii_digit());
    ends.then(|| date.to_string())
}

/// The day that a workbook which counts from 1 January 1904 shows as a number, in a cell that is no date cell: `44258` is
/// 4 March 2025.
#[cfg(any(feature = "workbooks", test))]
pub(super) fn since_1904(written: &str) -> Option<String> {
    counted(written.trim(), Date::constant(1904, 1, 1))
}

/// The day that a spreadsheet counts from 30 December 1899, as it shows one in a cell that is no date cell: `45720`.
fn serial(written: &str) -> Option<String> {
    counted(written, Date::constant(1899, 12, 30))
}

fn counted(written: &str, from: Date) -> Option<String> {
    let (days, fraction) = written.split_once('.').unwrap_or((written, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let days = days.parse().ok().filter(|number| digits(days) && digits(fraction) && SERIALS.contains(number))?;
    Some(from.checked_add(jiff::Span::new().days(days)).ok()?.to_string())
}

/// A month without a day, as magazines have it: `March 2026` is `2026-03`.
fn month(written: &str) -> Option<String> {
    let plain = plain(written);
    let (named, numbered) = (format!("1 {plain}"), format!("{plain}-01"));
    let patterns = [(&named, "%d %B %Y"), (&named, "%d %b %Y"), (&numbered, "%Y-%m-%d")];
    let day = patterns.into_iter().find_map(|(text, pattern)| read(text, pattern, false))?;
    Some(day.strftime("%Y-%m").to_string())
}

/// Takes off what no layout needs: weekdays, commas, `of`, `Published:`, the endings of 1st and 2nd; months become those
/// that layouts know, `Sept.` and `mars` too.
fn plain(written: &str) -> String {
    let words = written.split(|c: char| c.is_whitespace() || c == ',');
    let mut words: Vec<&str> = words.map(english).filter(|word| !word.is_empty()).collect();
    let weekday = |word: &str| {
        let word = word.trim_end_matches('.');
        ["%A", "%a"].iter().any(|pattern| BrokenDownTime::parse(pattern, word).is_ok())
    };
    if words.len() > 1 && weekday(words[0]) {
        words.remove(0);
    }
    words.iter().map(|word| bare(word)).collect::<Vec<_>>().join(" ")
}

/// The English word for a month or weekday; none for a word that only stands beside them.
fn english(word: &str) -> &str {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.strip_suffix('.').filter(|day| day.len() <= 2).unwrap_or(word);
    }
    match crate::calendar::word(word) {
        Some(Word::Day(day)) => day,
        Some(Word::Beside) => "",
        None => word,
    }
}

fn bare(word: &str) -> &str {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    match (digits, word.get(digits..)) {
        (1..=2, Some("st" | "nd" | "rd" | "th")) => &word[..digits],
        (0, Some(_)) if word.eq_ignore_ascii_case("sept") => "Sep",
        (0, Some(_)) => word.trim_end_matches('.'),
        _ => word,
    }
}

fn read(text: &str, pattern: &str, more: bool) -> Option<Date> {
    let (time, end) = BrokenDownTime::parse_prefix(pattern, text).ok()?;
    let rest = &text[end..];
    let ends = rest.is_empty() || more && rest.starts_with(['T', ' ', 't']);
    let date = time.to_date().ok()?;
    (ends && YEARS.contains(&date.year())).then_some(date)
}

/// A day in three numbers of at most two digits. The year may stand first or last, so `13/3/25` could be a day of 2013:
/// it is read where one reading alone is a day, or the user says the order, which has the year last.
fn short(text: &str, order: Option<Order>) -> Option<Date> {
    let numbers: Vec<&str> = text.split([' ', 'T']).next()?.split(['/', '-', '.']).collect();
    let [first, second, third] = numbers[..] else { return None };
    let digits = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if ![first, second, third].iter().all(digits) {
        return None;
    }
    let day = |year: &str, month: &str, day: &str| {
        let year = year.parse::<i16>().ok().filter(|_| year.len() == 2)?;
        let century = if year <= PIVOT { 2000 } else { 1900 };
        Date::new(century + year, month.parse().ok()?, day.parse().ok()?).ok()
    };
    let (day_first, month_first) = (day(third, second, first), day(third, first, second));
    match order {
        Some(Order::DayFirst) if day_first.is_some() => return day_first,
        Some(Order::MonthFirst) if month_first.is_some() => return month_first,
        _ => {}
    }
    let mut readings = [day_first, month_first, day(first, second, third)].into_iter().flatten();
    let one = readings.next()?;
    readings.all(|other| other == one).then_some(one)
}

/// `13/03/2026` and `03/13/2026` can be one day only; `03/01/2026` could be two, and is left alone
/// unless the user says how it is meant.
fn slashed(text: &str, order: Option<Order>) -> Option<Date> {
    let date = text.split([' ', 'T']).next()?;
    let mut numbers = date.split(['/', '-']).map(|part| part.parse::<i16>().ok());
    let (Some(a), Some(b), Some(year), None) = (numbers.next()?, numbers.next()?, numbers.next()?, numbers.next())
    else {
        return None;
    };
    let day_first = a > 12 || a == b || b <= 12 && order == Some(Order::DayFirst);
    let (day, month) = if day_first { (a, b) } else { (b, a) };
    let one = a > 12 || b > 12 || a == b || order.is_some();
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (one && YEARS.contains(&year)).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_layout_is_read() {
        for row in DATES.iter() {
            assert_eq!(iso(&row[2], None).as_ref(), Some(&row[3]), "{}", row[0]);
        }
    }

    #[test]
    fn a_month_alone_is_a_month() {
        for (written, expected) in [
            ("March 2026", Some("2026-03")),
            ("Sept. 2025", Some("2025-09")),
            ("2026-03", Some("2026-03")),
            ("mars 2026", Some("2026-03")),
            ("3 March 2026", None),
            ("2026", None),
            ("March", None),
            ("Spring 2026", None),
            ("2026-13", None),
        ] {
            assert_eq!(month(written).as_deref(), expected, "{written}");
        }
        let two = |written| day(written, None).1.is_some_and(|(_, what, _)| what.contains("could be two days"));
        assert_eq!(["03/04/2026", "12.3.26", "soon", "2026-03-01"].map(two), [true, true, false, false]);
    }

    #[test]
    fn the_mend_is_an_order_that_reads_the_day() {
        for (written, named) in [
            ("03/04/2026", [true, true]),
            ("13/3/25", [true, false]),
            ("25.03.04", [true, false]),
            ("13/13/25", [false, false]),
            ("soon", [false, false]),
        ] {
            let (_, what, mend) = day(written, None).1.expect("a doubt");
            assert_eq!(["--dates dmy", "--dates mdy"].map(|order| mend.contains(order)), named, "{written}: {mend}");
            assert_eq!(what.contains("could be two days"), named != [false, false], "{written}: {what}");
            for (order, named) in [Order::DayFirst, Order::MonthFirst].into_iter().zip(named) {
                assert_eq!(iso(written, Some(order)).is_some(), named, "{written}");
            }
        }
    }

    #[test]
    fn dates_as_they_are_written() {
        for (written, day) in [
            ("2026-03-01", Some("2026-03-01")),
            ("2026-03-01 08:15:00", Some("2026-03-01")),
            ("2026-03-01T23:30:00-05:00", Some("2026-03-01")),
            ("20260301", Some("2026-03-01")),
            ("Sunday, March 1st, 2026", Some("2026-03-01")),
            ("March 1, 2026 Sunday", Some("2026-03-01")),
            ("Sept. 9, 2025 Tuesday 4:02 PM EST", Some("2025-09-09")),
            ("may 30, 2014", Some("2014-05-30")),
            ("3 March 2026", Some("2026-03-03")),
            ("13/03/2026", Some("2026-03-13")),
            ("03/13/2026", Some("2026-03-13")),
            ("5/5/2026 10:00", Some("2026-05-05")),
            ("03/01/2026", None),
            ("13/13/2026", None),
            ("2026-02-30", None),
            ("20261345", None),
            ("March", None),
            ("1772323200", Some("2026-03-01")),
            ("1772323200000", Some("2026-03-01")),
            ("0000000012", None),
            ("3rd of March 2026", Some("2026-03-03")),
            ("3. März 2026 Dienstag", Some("2026-03-03")),
            ("mardi 3 mars 2026", Some("2026-03-03")),
            ("3 de marzo de 2026", Some("2026-03-03")),
            ("yesterday", None),
            ("4-Mar-25", Some("2025-03-04")),
            ("4 Mar 69", Some("1969-03-04")),
            ("25-Mar-04", Some("2004-03-25")),
            ("13/3/25", None),
            ("25/03/04", None),
            ("25.03.04", None),
            ("25-03-04", None),
            ("13/3/32", Some("2032-03-13")),
            ("31.12.99", Some("1999-12-31")),
            ("99-12-31", Some("1999-12-31")),
            ("3/13/99 10:15", Some("1999-03-13")),
            ("5/5/25", Some("2025-05-05")),
            ("05/05/25", None),
            ("05/05/05", Some("2005-05-05")),
            ("3/4/25", None),
            ("13-03-25", None),
            ("13/3/125", None),
            ("13.3.25", None),
            ("1.2.3", None),
            ("2025 Mar 4", Some("2025-03-04")),
            ("2025 March 4", Some("2025-03-04")),
            ("March 4th, 2025", Some("2025-03-04")),
            ("Mar. 4, 2025, 9:30 p.m.", Some("2025-03-04")),
            ("Tuesday, 4 March 2025 at 10:32 GMT", Some("2025-03-04")),
            ("Published: 4 March 2025", Some("2025-03-04")),
            ("Published on Tuesday, March 4, 2025", Some("2025-03-04")),
            ("Updated 4 Mar 2025", Some("2025-03-04")),
            ("Last updated: Mar 4, 2025 10:32", Some("2025-03-04")),
            ("Tue 4 Mar 2025 10.32 GMT", Some("2025-03-04")),
            ("1741082400.0", Some("2025-03-04")),
            ("4. Sept. 2025", Some("2025-09-04")),
            ("le 4 mars 2025", Some("2025-03-04")),
            ("4 de marzo de 2025", Some("2025-03-04")),
            ("45720", None),
            ("", None),
        ] {
            assert_eq!(iso(written, None).as_deref(), day, "{written}");
        }
        assert_eq!(iso("03/01/2026", Some(Order::DayFirst)).as_deref(), Some("2026-01-03"));
        assert_eq!(iso("03/01/2026", Some(Order::MonthFirst)).as_deref(), Some("2026-03-01"));
        for (written, order, day) in [
            ("25.03.04", Order::DayFirst, "2004-03-25"),
            ("3/4/25", Order::DayFirst, "2025-04-03"),
            ("3/4/25", Order::MonthFirst, "2025-03-04"),
            ("13-03-32", Order::MonthFirst, "2032-03-13"),
        ] {
            assert_eq!(iso(written, Some(order)).as_deref(), Some(day), "{written}");
        }
        assert_eq!(iso("13/03/2026", Some(Order::MonthFirst)).as_deref(), Some("2026-03-13"));
    }

    #[test]
    fn the_day_numbers_of_a_spreadsheet_are_days() {
        for (written, day) in [
            ("45720", Some("2025-03-04")),
            ("45720.4375", Some("2025-03-04")),
            ("20000", Some("1954-10-03")),
            ("2025", None),
            ("-45720", None),
            ("+45720", None),
            ("1e5", None),
            ("20250304", None),
        ] {
            assert_eq!(serial(written).as_deref(), day, "{written}");
        }
        // As openpyxl 3.1.5 reads them: from_excel(44258, epoch=CALENDAR_MAC_1904).
        for (written, day) in [("44258", Some("2025-03-04")), ("44258.4375", Some("2025-03-04")), ("2025-03-04", None)]
        {
            assert_eq!(since_1904(written).as_deref(), day, "{written}");
        }
    }

    #[test]
    fn a_stem_may_begin_with_its_day() {
        for (stem, day) in [
            ("2026-03-01-council", Some("2026-03-01")),
            ("2026-03-01", Some("2026-03-01")),
            ("2026-03-011", None),
            ("2026-99-01", None),
            ("käse-und-brot", None),
        ] {
            assert_eq!(leading(stem).as_deref(), day, "{stem}");
        }
    }
}
