//! The word lists: what the text floor must know, and the classes that rules name.

use rustc_hash::FxHashSet;

use crate::lexicon::Library;
use crate::lexicon::entry::List;
use crate::lexicon::schema::Frame;
use crate::lexicon::spelling::spellings;
use crate::text::fold::folded;
use crate::text::line::{normal, plain};
use crate::text::marks::{Abbreviation, Marker, Markers, Marks, Where};
use crate::text::token::folded_words;

/// The classes of `words/`, each with its words; lists with a file format of their own are left out.
pub fn classes(library: &Library) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
    library.tables.values().filter_map(|table| {
        let name = table.path.strip_prefix("words/")?.strip_suffix(".csv")?;
        let column = table.column("word")?;
        (table.column("tags").is_none()).then_some(())?;
        Some((name, table.rows.iter().flat_map(move |row| spellings(row.cell(column)))))
    })
}

/// What the text floor needs, out of `text/` and the verbs of speech.
#[must_use]
pub fn marks(library: &Library) -> Marks {
    let mut marks = Marks::default();
    for (cells, _) in library.rows("text/abbreviations.csv", ["phrase", "use"]) {
        let class = match cells[1] {
            "title" => Abbreviation::Title,
            "number" => Abbreviation::Number,
            // `inner`, which mostly goes on, and `end`, which as often ends: what follows tells for both.
            _ => Abbreviation::Inner,
        };
        marks.abbreviations.insert(cells[0].trim_end_matches('.').to_owned(), class);
    }
    let mut markers = Vec::new();
    for (cells, _) in library.rows("text/boilerplate.csv", ["phrase", "where", "kind"]) {
        let kind = cells[2].to_owned();
        let phrase = match cells[1] {
            "line" => plain(cells[0]),
            "start" | "label" | "heading" => normal(cells[0]),
            // Inside a line a stroke before a name and a colon behind a label are part of the wording.
            _ => folded(cells[0]).into_owned(),
        };
        let place = match cells[1] {
            "start" => Where::Start,
            "label" => Where::Label,
            "credit" => Where::Credit,
            "heading" => Where::Heading,
            "names" => Where::Names,
            "end" => Where::End,
            "anywhere" => Where::Anywhere,
            _ => {
                marks.lines.insert(phrase, kind);
                continue;
            }
        };
        markers.push(Marker { phrase, place, kind });
    }
    marks.markers = Markers::new(markers);
    marks.sections = phrases(library, "text/sections.csv");
    marks.agencies = phrases(library, "text/agencies.csv");
    marks.places = phrases(library, "text/datelines.csv");
    marks.starters =
        library.rows("words/starters.csv", ["word"]).map(|([word], _)| folded(word).into_owned()).collect();
    marks.cuts = library.rows("input/truncation.csv", ["mark"]).map(|([mark], _)| mark.to_owned()).collect();
    marks.speech = library
        .entries
        .iter()
        .filter(|entry| entry.facts.list == List::Verbs && entry.frames & Frame::QUOTE != 0)
        .flat_map(|entry| entry.forms.iter())
        .filter_map(|form| <[String; 1]>::try_from(folded_words(form)).ok())
        .map(|[word]| word)
        .collect();
    marks
}

fn phrases(library: &Library, path: &str) -> FxHashSet<String> {
    library.rows(path, ["phrase"]).map(|(cells, _)| plain(cells[0])).collect()
}
