//! wide: a row is a sentence with what its article and its attribution say of it, for those who work in one sheet.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::column::Cell;
use crate::pipeline::Scorer;
#[cfg(feature = "arrow")]
use crate::report::arrow::Batch;
use crate::report::articles::{self, ARTICLES};
use crate::report::attributions::{self, ATTRIBUTIONS};
use crate::report::layout::TableLayout;
use crate::report::sentences::{self, SENTENCES};
use crate::report::table::{About, ByArticle, OfArticle, Tabular};
use crate::scored::Scored;

/// What stands before the sentence, from articles.
const OF_ARTICLE: &[&str] = &["article_id", "outlet", "date", "title", "section", "genre", "author", "url", "agency"];

/// What stands behind it, from attributions.
const OF_ATTRIBUTION: &[&str] = &[
    "source_text",
    "source_name",
    "source_role",
    "source_affiliation",
    "channel",
    "anonymity_reason",
    "quote_kind",
    "cue_text",
];

/// A column, by its place in the report that it is taken from.
#[derive(Clone, Copy)]
enum From {
    Article(usize),
    Sentence(usize),
    Attribution(usize),
}

/// The columns: the article's, those of the sentence that the article does not have, the attribution's.
static COLUMNS: LazyLock<Vec<From>> = LazyLock::new(|| {
    let named = |header: Vec<&str>, name: &str| header.iter().position(|column| *column == name);
    let article = OF_ARTICLE.iter().filter_map(|name| named(ARTICLES.header().collect(), name)).map(From::Article);
    let sentence = SENTENCES.header().enumerate().filter(|(_, name)| !OF_ARTICLE.contains(name));
    let attribution =
        OF_ATTRIBUTION.iter().filter_map(|name| named(ATTRIBUTIONS.header().collect(), name)).map(From::Attribution);
    article.chain(sentence.map(|(place, _)| From::Sentence(place))).chain(attribution).collect()
});

/// The table of one row a sentence with everything beside it.
pub struct Wide;

/// wide.csv
pub static WIDE: Wide = Wide;

impl Tabular for Wide {
    fn name(&self) -> &'static str {
        "wide"
    }

    fn row(&self) -> &'static str {
        "a sentence, with its article and the attribution that speaks for it"
    }

    fn key(&self) -> &'static [&'static str] {
        SENTENCES.key
    }

    fn columns(&self) -> Vec<About> {
        let (article, sentence, attribution) = (ARTICLES.columns(), SENTENCES.columns(), ATTRIBUTIONS.columns());
        let about = |from: &From| match *from {
            From::Article(place) => article[place],
            From::Sentence(place) => sentence[place],
            From::Attribution(place) => attribution[place],
        };
        COLUMNS.iter().map(about).collect()
    }
}

/// A sentence, its article and the attribution that speaks for it.
struct Row<'a> {
    article: &'a articles::Row,
    sentence: &'a sentences::Row,
    attribution: Option<&'a attributions::Row>,
}

impl<'a> Row<'a> {
    fn cell(&self, place: usize) -> Cell<'a> {
        match COLUMNS[place] {
            From::Article(place) => (ARTICLES.columns[place].value)(self.article),
            From::Sentence(place) => (SENTENCES.columns[place].value)(self.sentence),
            From::Attribution(place) => {
                self.attribution.map_or(Cell::Empty, |voice| (ATTRIBUTIONS.columns[place].value)(voice))
            }
        }
    }
}

/// Calls `take` with the rows of an article.
fn with_rows(scorer: &Scorer, scored: &Scored<'_>, take: impl FnOnce(&[Row<'_>])) -> u64 {
    let articles = articles::Row::rows(scorer, scored);
    let sentences = sentences::Row::rows(scorer, scored);
    let attributions = attributions::Row::rows(scorer, scored);
    let voices: HashMap<&str, &attributions::Row> =
        attributions.iter().map(|voice| (voice.attribution_id(), voice)).collect();
    let row = |sentence| {
        let attribution = voices.get(sentences::Row::attribution_id(sentence)).copied();
        Row { article: &articles[0], sentence, attribution }
    };
    let rows: Vec<Row<'_>> = sentences.iter().map(row).collect();
    take(&rows);
    rows.len() as u64
}

impl ByArticle for Wide {
    fn append(&self, scorer: &Scorer, scored: &Scored<'_>, layout: &TableLayout, out: &mut Vec<u8>) -> u64 {
        with_rows(scorer, scored, |rows| {
            for row in rows {
                layout.face.line(&layout.names, layout.places.iter().map(|place| row.cell(*place)), out);
            }
        })
    }

    #[cfg(feature = "arrow")]
    fn gather(&self, scorer: &Scorer, scored: &Scored<'_>, layout: &TableLayout, into: &mut Batch) -> u64 {
        with_rows(scorer, scored, |rows| {
            rows.iter().for_each(|row| into.push(layout.places.iter().map(|place| row.cell(*place))));
        })
    }
}
