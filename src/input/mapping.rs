//! Which column of a file is which field of an article: guessed from the names that exports use, or named by the user.

use std::fmt;
use std::sync::LazyLock;

use serde::Serialize;

use crate::article::Article;
use crate::input::embedded::COLUMNS;
use crate::input::field::Field;
use crate::input::trouble::{Reason, Trouble};

/// A column that is read as a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mapped {
    /// The field.
    pub field: Field,
    /// The column, as the file spells it.
    pub column: String,
    /// Whether the user named it; else it was guessed from its name.
    pub named: bool,
}

impl fmt::Display for Mapped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.field.name(), self.column)
    }
}

/// The user's word on a column: `text=content`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The field.
    pub field: Field,
    /// The column, compared without letter case, spaces, `_` and `-`; empty for none.
    pub column: String,
}

/// A name that exports use for a field.
struct Known {
    field: Field,
    name: String,
    beside: Option<String>,
    ask: bool,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let known = |row: &Vec<String>| {
        Some(Known {
            field: Field::named(&row[0])?,
            name: folded(&row[2]),
            beside: Some(folded(&row[3])).filter(|name| !name.is_empty()),
            ask: row[4] == "1",
        })
    };
    COLUMNS.iter().filter_map(known).collect()
});

/// The press database that alone calls a column so; none for names that others use too.
pub(super) fn exporter(column: &str) -> Option<&'static str> {
    let name = folded(column);
    COLUMNS.iter().find(|row| !row[5].is_empty() && folded(&row[2]) == name).map(|row| row[5].as_str())
}

/// A name without letter case, spaces, `_`, `-`, and the full stops of abbreviations, as in `Pub. Date`.
fn folded(name: &str) -> String {
    let words = name.split(char::is_whitespace).map(|word| word.trim_end_matches('.'));
    let kept = words.flat_map(str::chars).filter(|c| !matches!(c, '_' | '-' | '\u{FEFF}'));
    kept.flat_map(char::to_lowercase).collect()
}

/// Which column is which field.
#[derive(Debug, Default)]
pub(super) struct Mapping {
    places: [Option<usize>; Field::ALL.len()],
    /// What is used, to be printed.
    pub used: Vec<Mapped>,
    /// What is left over.
    pub unused: Vec<String>,
    /// What the user should look at.
    pub doubts: Vec<Trouble>,
}

impl Mapping {
    /// Reads the names of the columns.
    ///
    /// # Errors
    /// No column holds the text.
    pub fn new(columns: &[String], choices: &[Choice]) -> Result<Self, Trouble> {
        let mut mapping = Self::default();
        let names: Vec<String> = columns.iter().map(|column| folded(column)).collect();
        let at = |name: &str| names.iter().position(|column| column == name);
        for (order, field) in Field::ALL.into_iter().enumerate() {
            let mut named = choices.iter().filter(|choice| choice.field == field).peekable();
            let place = if named.peek().is_some() {
                let wanted: Vec<&str> = named.map(|choice| choice.column.as_str()).filter(|n| !n.is_empty()).collect();
                let place = wanted
                    .iter()
                    .find_map(|name| columns.iter().position(|column| column == name).or_else(|| at(&folded(name))));
                if place.is_none() && !wanted.is_empty() {
                    mapping.doubts.push(absent(field, &wanted, columns));
                }
                place
            } else {
                let free = |place: &usize| !mapping.places.contains(&Some(*place));
                let stands = |known: &&Known| known.beside.as_ref().is_none_or(|name| at(name).is_some());
                let known = KNOWN.iter().filter(|known| known.field == field).filter(stands);
                known.filter_map(|known| at(&known.name)).find(free)
            };
            mapping.places[order] = place;
            if let Some(place) = place {
                let named = choices.iter().any(|choice| choice.field == field);
                mapping.used.push(Mapped { field, column: columns[place].clone(), named });
            }
        }
        let left = |place: &usize| !mapping.places.contains(&Some(*place)) && !columns[*place].trim().is_empty();
        mapping.unused = (0..columns.len()).filter(left).map(|place| columns[place].clone()).collect();
        if mapping.place(Field::Text).is_none() {
            return Err(textless(columns, mapping.doubts.pop().filter(|doubt| doubt.what.starts_with("text="))));
        }
        let twice: Vec<Trouble> = mapping.used.iter().filter_map(|used| twice(used, columns)).collect();
        mapping.doubts.extend(twice);
        let asked: Vec<Trouble> = KNOWN.iter().filter_map(|known| mapping.aside(known)).collect();
        mapping.doubts.extend(asked);
        Ok(mapping)
    }

    /// Place of the field's column, from 0.
    pub fn place(&self, field: Field) -> Option<usize> {
        self.places[field as usize]
    }

    /// The article of a row whose cells are asked for by their place.
    pub fn article(&self, cell: impl Fn(usize) -> String) -> Article {
        Field::article(|field| self.place(field).map(&cell).unwrap_or_default())
    }

    /// The outlet or the day for which no column is known, while others are left over.
    pub fn unmet(&self, choices: &[Choice]) -> Option<Trouble> {
        unmet(|field| self.place(field).is_some(), &self.unused, choices)
    }

    /// An ambiguous name that was guessed not to be meant.
    fn aside(&self, known: &Known) -> Option<Trouble> {
        let left = self.unused.iter().find(|column| known.ask && folded(column) == known.name)?;
        let taken = self.used.iter().find(|used| used.field == known.field && !used.named)?;
        let (field, taken) = (known.field.name(), &taken.column);
        Some(Trouble::file(
            Reason::DoubtfulColumn,
            format!("columns `{taken}` and `{left}` could both be the {field}; `{taken}` is taken"),
            format!("--map {field}={left} takes the other, --map {field}={taken} ends this message"),
        ))
    }
}

/// The outlet or the day that no column `holds`, while others are left over; an address tells the outlet too.
pub(super) fn unmet(holds: impl Fn(Field) -> bool, unused: &[String], choices: &[Choice]) -> Option<Trouble> {
    let open = |field: &Field| !holds(*field) && choices.iter().all(|choice| choice.field != *field);
    let site = holds(Field::Url);
    let fields = [Field::Outlet, Field::Date].into_iter().filter(open).filter(|field| !site || *field == Field::Date);
    let names: Vec<&str> = fields.map(Field::name).collect();
    if names.is_empty() || unused.is_empty() {
        return None;
    }
    let name = |name: &&str| format!("--map {name}=NAME");
    Some(Trouble::file(
        Reason::DoubtfulColumn,
        format!("no column is known to hold the {}; not read: {}", names.join(" or the "), quoted(unused)),
        format!("if one does, name it with {}", names.iter().map(name).collect::<Vec<_>>().join(" ")),
    ))
}

/// How many of these names are known, and whether one of them is the text.
pub(super) fn known(columns: &[String]) -> (usize, bool) {
    let names: Vec<String> = columns.iter().map(|column| folded(column)).collect();
    let fields = Field::ALL.into_iter().filter(|field| {
        KNOWN.iter().any(|known| known.field == *field && known.beside.is_none() && names.contains(&known.name))
    });
    fields.fold((0, false), |(count, text), field| (count + 1, text || field == Field::Text))
}

/// A name that several columns have, of which the first is read.
fn twice(used: &Mapped, columns: &[String]) -> Option<Trouble> {
    let (field, name) = (used.field.name(), &used.column);
    let count = columns.iter().filter(|column| *column == name).count();
    let what = format!("{count} columns are named `{name}`; the first of them is read as the {field}");
    (count > 1).then(|| Trouble::file(Reason::DoubtfulColumn, what, "give the others a name of their own"))
}

fn absent(field: Field, wanted: &[&str], columns: &[String]) -> Trouble {
    let what = format!("{}={}: there is no such column; {}", field.name(), wanted.join(" or "), listed(columns));
    Trouble::file(Reason::DoubtfulColumn, what, "")
}

fn textless(columns: &[String], asked: Option<Trouble>) -> Trouble {
    match asked {
        Some(doubt) => {
            Trouble::file(Reason::NoTextColumn, doubt.what, "name the one that holds the text of the article")
        }
        None => Trouble::file(
            Reason::NoTextColumn,
            format!("no column is known to hold the text of an article; {}", listed(columns)),
            "name it with --map text=NAME",
        ),
    }
}

fn listed(columns: &[String]) -> String {
    format!("found: {}", quoted(columns))
}

/// The first of some names, and how many more there are.
fn quoted(columns: &[String]) -> String {
    const SHOWN: usize = 30;
    let name = |column: &String| {
        let short: String = column.trim().chars().take(40).collect();
        if short.is_empty() { "(no name)".to_owned() } else { format!("`{}`", short.escape_debug()) }
    };
    let names: Vec<String> = columns.iter().take(SHOWN).map(name).collect();
    let more = columns.len().saturating_sub(SHOWN);
    let tail = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{tail}", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(header: &str) -> Vec<String> {
        header.split(',').map(str::to_owned).collect()
    }

    fn used(mapping: &Mapping) -> String {
        mapping.used.iter().map(Mapped::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn exports_are_read_by_their_names() {
        for (header, expected) in [
            (
                ",id,title,publication,author,date,year,month,url,content",
                "id=id outlet=publication date=date title=title author=author url=url text=content",
            ),
            (
                "date,year,month,day,author,title,article,url,section,publication",
                "outlet=publication date=date title=title author=author section=section url=url text=article",
            ),
            (
                "topic,source,bias,url,title,date,authors,content,content_original,source_url,bias_text,ID",
                "id=ID outlet=source date=date title=title author=authors url=url text=content",
            ),
            (
                "authors,date_download,date_modify,date_publish,description,maintext,source_domain,text,title,url",
                "outlet=source_domain date=date_publish title=title author=authors url=url text=maintext",
            ),
            (
                "title,author,source,hostname,source-hostname,date,excerpt,categories,tags,id,text,comments",
                "id=id outlet=source-hostname date=date title=title author=author section=categories url=source text=text",
            ),
            (
                "source.id,source.name,author,title,description,url,publishedAt,content",
                "outlet=source.name date=publishedAt title=title author=author url=url text=content",
            ),
            (
                "stories_id,publish_date,title,url,language,media_name,media_url,Full Text",
                "id=stories_id outlet=media_name date=publish_date title=title url=url text=Full Text",
            ),
            (
                "HEADLINE,Newspaper,Pub. Date,Article-Body,article_body,Text",
                "outlet=Newspaper date=Pub. Date title=HEADLINE text=Article-Body",
            ),
        ] {
            let mapping = Mapping::new(&columns(header), &[]).unwrap();
            assert_eq!(used(&mapping), expected);
            assert!(mapping.doubts.is_empty(), "{header}");
        }
    }

    #[test]
    fn source_beside_publication_is_not_passed_over_in_silence() {
        let header = columns("publication,source,content");
        let mapping = Mapping::new(&header, &[]).unwrap();
        assert_eq!(used(&mapping), "outlet=publication text=content");
        assert!(mapping.doubts[0].what.contains("`source`"));
        let choice = Choice { field: Field::Outlet, column: "Source".into() };
        let mapping = Mapping::new(&header, &[choice]).unwrap();
        assert_eq!(used(&mapping), "outlet=source text=content");
        assert!(mapping.doubts.is_empty());
    }

    #[test]
    fn a_day_that_no_known_column_holds_is_asked_for() {
        let told = |header: &str, choices: &[Choice]| {
            let mapping = Mapping::new(&columns(header), choices).unwrap();
            mapping
                .unmet(choices)
                .into_iter()
                .map(|doubt| format!("{}; {}", doubt.what, doubt.mend))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            told("Newspaper,Printed on,text", &[]),
            ["no column is known to hold the date; not read: `Printed on`; if one does, name it with --map date=NAME"]
        );
        let both = told("text,label", &[]);
        assert!(
            both[0].starts_with("no column is known to hold the outlet or the date; not read: `label`"),
            "{both:?}"
        );
        let choice = |field| Choice { field, column: String::new() };
        for (header, choices) in [
            ("text", vec![]),
            ("newspaper,date,text,label", vec![]),
            ("url,date,text,label", vec![]),
            ("text,label", vec![choice(Field::Outlet), choice(Field::Date)]),
        ] {
            assert_eq!(told(header, &choices), Vec::<String>::new(), "{header}");
        }
    }

    #[test]
    fn a_name_that_two_columns_have_is_told() {
        let mapping = Mapping::new(&columns("id,text,note,text,note"), &[]).unwrap();
        assert_eq!(used(&mapping), "id=id text=text");
        let told: Vec<&str> = mapping.doubts.iter().map(|doubt| doubt.what.as_str()).collect();
        assert_eq!(told, ["2 columns are named `text`; the first of them is read as the text"]);
    }

    #[test]
    fn a_channel_is_no_outlet() {
        let mapping = Mapping::new(&columns("headline,medium,text"), &[]).unwrap();
        assert!(mapping.place(Field::Outlet).is_none());
    }

    #[test]
    fn a_table_without_text_lists_its_columns_and_the_mend() {
        let trouble = Mapping::new(&columns("url,title,lede"), &[]).unwrap_err();
        assert!(trouble.what.ends_with("found: `url`, `title`, `lede`"), "{}", trouble.what);
        assert_eq!(trouble.mend, "name it with --map text=NAME");
    }

    #[test]
    fn what_the_user_names_is_never_guessed() {
        let choice = |field, column: &str| Choice { field, column: column.to_owned() };
        let header = columns("title,content,lede");
        let mapping = Mapping::new(&header, &[choice(Field::Text, "LEDE"), choice(Field::Title, "")]).unwrap();
        assert_eq!(used(&mapping), "text=lede");
        let trouble = Mapping::new(&header, &[choice(Field::Text, "contnet")]).unwrap_err();
        assert!(trouble.what.starts_with("text=contnet: there is no such column"), "{}", trouble.what);
        let either = [choice(Field::Text, "body"), choice(Field::Text, "lede")];
        assert_eq!(used(&Mapping::new(&header, &either).unwrap()), "title=title text=lede");
    }

    #[test]
    fn the_list_names_fields_that_exist() {
        assert_eq!(KNOWN.len(), COLUMNS.len());
    }
}
