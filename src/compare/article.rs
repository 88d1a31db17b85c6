//! An article as comparisons see it, read from a row of articles.csv by the names of its columns.

use jiff::civil::Date;

use super::measure::Measure;
use crate::column::number;
use crate::error::{Fault, Place, Result};
use crate::stats::bootstrap::Ratio;

/// What a comparison needs of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleRow {
    /// Key of the article.
    pub article_id: String,
    /// The outlet, or what the column named by `--by` holds; empty where missing.
    pub group: String,
    /// The outlet, whatever articles are grouped by.
    pub outlet: String,
    /// Day of publication; `None` where the cell holds no ISO 8601 day, such as a `03/04/2031` that could be two.
    pub date: Option<Date>,
    /// Headline.
    pub title: String,
    /// Agency that the article credits; empty where it credits none.
    pub agency: String,
    /// What articles are set apart by, such as section or month; empty without `--stratify`.
    pub stratum: String,
    /// The event it reports; empty where none is known.
    pub event_id: String,
    /// Whether the user said that it is of no event.
    pub no_event: bool,
    /// The article whose text it repeats; empty where the text is its own.
    pub copy_of: String,
    /// Words and numbers of the text; `None` where the file does not tell.
    pub words: Option<f64>,
    /// Each measure, in the order of the reader's measures.
    pub values: Vec<Ratio>,
}

/// What articles can be set apart by besides a column: year and month of `date`.
const MONTH: &str = "month";

/// Knows which cell of a row holds what.
pub struct Reader {
    width: usize,
    article_id: usize,
    group: Grouping,
    outlet: Option<usize>,
    date: Option<usize>,
    title: Option<usize>,
    agency: Option<usize>,
    stratum: Option<Grouping>,
    event_id: Option<usize>,
    copy_of: Option<usize>,
    words: Option<usize>,
    measures: Vec<(&'static Measure, usize, Option<usize>)>,
    missing: Vec<&'static Measure>,
}

/// Columns that a fault names when it names them all.
const SHOWN: usize = 10;

/// What a row is put together with others by.
enum Grouping {
    Column(usize),
    Month(usize),
}

impl Grouping {
    fn of(&self, cells: &[&str]) -> String {
        match *self {
            Self::Column(place) => text(cells, place),
            Self::Month(place) => month(&text(cells, place)),
        }
    }
}

/// A cell, empty where the row ends before it.
fn text(cells: &[&str], place: usize) -> String {
    cells.get(place).copied().unwrap_or_default().trim().to_owned()
}

impl Reader {
    /// Looks up the columns of a file by its header.
    ///
    /// `by` names the column that holds the outlet, or is `month`; `stratify`
    /// the like, or nothing. Measures whose columns are not there are left out
    /// and told by [`Reader::missing`].
    ///
    /// # Errors
    ///
    /// A header without `article_id`, `by` or `stratify`.
    pub fn new(file: &str, header: &[&str], by: &str, stratify: &str, measures: &[&'static Measure]) -> Result<Self> {
        let find = |name: &str| header.iter().position(|column| *column == name);
        let need = |name: &str| {
            find(name).ok_or_else(|| {
                Fault::new(Place::line(file, 1).column(name), "there is no such column", near(name, header))
            })
        };
        let grouping = |asked: &str| match asked {
            MONTH if find(MONTH).is_none() => need("date").map(Grouping::Month),
            column => need(column).map(Grouping::Column),
        };
        let (present, missing): (Vec<_>, Vec<_>) =
            measures.iter().copied().partition(|measure| measure.columns().all(|column| find(column).is_some()));
        let place = |measure: &'static Measure| {
            let mut columns = measure.columns().filter_map(find);
            columns.next().map(|first| (measure, first, columns.next()))
        };
        Ok(Self {
            width: header.len(),
            article_id: need("article_id")?,
            group: grouping(by)?,
            outlet: find("outlet"),
            date: find("date"),
            title: find("title"),
            agency: find("agency"),
            stratum: Some(stratify).filter(|asked| !asked.is_empty()).map(grouping).transpose()?,
            event_id: find("event_id"),
            copy_of: find("copy_of"),
            words: find("n_words"),
            measures: present.into_iter().filter_map(place).collect(),
            missing,
        })
    }

    /// The measures that are there, in the order of [`ArticleRow::values`].
    #[must_use]
    pub fn measures(&self) -> Vec<&'static Measure> {
        self.measures.iter().map(|(measure, ..)| *measure).collect()
    }

    /// The measures whose columns are not there.
    #[must_use]
    pub fn missing(&self) -> &[&'static Measure] {
        &self.missing
    }

    /// Reads a row; cells that are not there or hold no number are missing values.
    #[must_use]
    pub fn row(&self, cells: &[&str]) -> ArticleRow {
        debug_assert!(cells.len() <= self.width);
        let maybe = |place: Option<usize>| place.map(|place| text(cells, place)).unwrap_or_default();
        let number = |place: usize| number(cells.get(place)?);
        let value = |&(measure, first, second): &(&'static Measure, usize, Option<usize>)| {
            measure.ratio(number(first), second.map_or(Some(1.0), number))
        };
        ArticleRow {
            article_id: text(cells, self.article_id),
            group: self.group.of(cells),
            outlet: maybe(self.outlet),
            date: day(&maybe(self.date)),
            title: maybe(self.title),
            agency: maybe(self.agency),
            stratum: self.stratum.as_ref().map(|grouping| grouping.of(cells)).unwrap_or_default(),
            event_id: maybe(self.event_id),
            no_event: false,
            copy_of: maybe(self.copy_of),
            words: self.words.and_then(number),
            values: self.measures.iter().map(value).collect(),
        }
    }
}

/// The day that a text begins with in ISO 8601, with or without a time after it.
fn day(text: &str) -> Option<Date> {
    let (day, rest) = text.split_at_checked(10)?;
    day.parse().ok().filter(|_| !rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The month of a day, or one that is written without a day; empty where the text is neither.
fn month(text: &str) -> String {
    let day = day(text).or_else(|| day(&format!("{text}-01")));
    day.map(|day| day.strftime("%Y-%m").to_string()).unwrap_or_default()
}

/// The columns there are, or those whose names are nearest where they are many.
fn near(name: &str, header: &[&str]) -> String {
    if header.len() <= SHOWN {
        return format!("it has {}", header.join(", "));
    }
    let mut names = header.to_vec();
    names.sort_by_key(|other| (strsim::levenshtein(name, other), *other));
    format!("near it are {}; `reportedly codebook articles` lists all", names[..SHOWN / 2].join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::measure::named;

    const HEADER: [&str; 6] = ["article_id", "outlet", "date", "n_words", "n_hedges", "single_source"];

    #[test]
    fn a_row_is_read_by_the_names_of_its_columns() {
        let all = named(&[]).unwrap();
        let reader = Reader::new("articles.csv", &HEADER, "outlet", "month", &all).unwrap();
        let names: Vec<&str> = reader.measures().iter().map(|measure| measure.name).collect();
        assert_eq!(names, ["hedges_per_1000", "single_source_share", "words_per_article"]);
        assert_eq!(reader.missing().len() + 3, all.len());
        let row = reader.row(&["a1", " Valley Star ", "2031-04-02", "400,0", " 6 ", ""]);
        assert_eq!((row.group.as_str(), row.stratum.as_str()), ("Valley Star", "2031-04"));
        assert_eq!(row.values[0].rate(), Some(15.0));
        assert_eq!(row.values[1].rate(), None);
        assert_eq!(row.values[2].rate(), Some(400.0));
    }

    #[test]
    fn what_is_no_day_is_no_date_and_of_no_month() {
        let reader = Reader::new("articles.csv", &HEADER, "outlet", "month", &[]).unwrap();
        for (written, day, month) in [
            ("2031-04-02", true, "2031-04"),
            ("2031-04-02T09:30:00Z", true, "2031-04"),
            ("2031-04", false, "2031-04"),
            ("03/04/2031", false, ""),
            ("2031-13-02", false, ""),
            ("2031-04-021", false, ""),
            ("last Tuesday", false, ""),
            ("", false, ""),
        ] {
            let row = reader.row(&["a1", "Valley Star", written, "400", "6", ""]);
            assert_eq!((row.date.is_some(), row.stratum.as_str()), (day, month), "{written}");
        }
    }

    #[test]
    fn a_column_that_is_not_there_is_named() {
        let fault = Reader::new("articles.csv", &HEADER, "desk", "", &[]).err().unwrap().to_string();
        assert!(fault.starts_with("articles.csv:1: column `desk`: there is no such column; it has article_id,"));
    }
}
