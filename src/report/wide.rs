//! wide: a row is a sentence with what its article and its attribution say of it, for those who work in one sheet.

use std::sync::LazyLock;

use crate::column::Cell;
use crate::pipeline::Scorer;
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

impl ByArticle for Wide {
    fn append(&self, scorer: &Scorer, scored: &Scored<'_>, layout: &TableLayout, out: &mut Vec<u8>) -> u64 {
        let article = articles::Row::rows(scorer, scored);
        let rows = sentences::Row::rows(scorer, scored);
        let attributions = attributions::Row::rows(scorer, scored);
        let lines = rows.iter().map(|row| {
            let id = row.attribution_id();
            let voice = attributions.iter().find(|voice| !id.is_empty() && voice.attribution_id() == id);
            let article = &article[0];
            layout.places.iter().map(move |place| match COLUMNS[*place] {
                From::Article(place) => (ARTICLES.columns[place].value)(article),
                From::Sentence(place) => (SENTENCES.columns[place].value)(row),
                From::Attribution(place) => {
                    voice.map_or(Cell::Empty, |voice| (ATTRIBUTIONS.columns[place].value)(voice))
                }
            })
        });
        layout.face.lines(&layout.names, lines, out);
        rows.len() as u64
    }
}
