//! Sentences and who is credited with them, read from rows of sentences.csv and attributions.csv by their columns' names.

use rustc_hash::FxHashMap;

use super::claims::{ClaimSentence, UNNAMED};
use crate::column::number;
use crate::error::{Fault, Place, Result};

macro_rules! columns {
    ($($column:ident $name:literal;)*) => {
        /// The columns that are asked for.
        #[derive(Clone, Copy)]
        enum Column {
            $($column,)*
        }

        /// Their names, in the same order.
        const NAMES: [&str; [$($name),*].len()] = [$($name),*];
    };
}

columns! {
    ArticleId "article_id";
    Outlet "outlet";
    SentenceId "sentence_id";
    Position "position";
    Text "text";
    Certainty "certainty";
    HedgesWriter "hedges_writer";
    HedgesQuoted "hedges_quoted";
    Attributed "attributed";
    AttributionId "attribution_id";
    SourceKind "source_kind";
    Stance "stance";
    QuotedShare "quoted_share";
    SourceName "source_name";
    SourceText "source_text";
}

/// Knows which cell of a row holds what.
pub struct Reader {
    file: String,
    /// Where each of [`NAMES`] stands.
    places: [Option<usize>; NAMES.len()],
}

impl Reader {
    /// Looks up the columns of a file by its header.
    ///
    /// # Errors
    ///
    /// A header without one of the `needed` columns.
    fn new(file: &str, header: &[&str], needed: &[&str]) -> Result<Self> {
        let places = NAMES.map(|name| header.iter().rposition(|column| *column == name));
        if let Some(missing) = needed.iter().find(|name| !header.contains(name)) {
            let mend = "score the collection again".to_owned();
            return Err(Fault::new(Place::line(file, 1).column(*missing), "there is no such column", mend).into());
        }
        Ok(Self { file: file.to_owned(), places })
    }

    /// For the rows of sentences.csv.
    ///
    /// # Errors
    ///
    /// A header without `article_id`, `sentence_id`, `position` or `text`.
    pub fn sentences(file: &str, header: &[&str]) -> Result<Self> {
        Self::new(file, header, &["article_id", "sentence_id", "position", "text"])
    }

    /// For the rows of attributions.csv.
    ///
    /// # Errors
    ///
    /// A header without `article_id` or `attribution_id`.
    pub fn attributions(file: &str, header: &[&str]) -> Result<Self> {
        Self::new(file, header, &["article_id", "attribution_id"])
    }

    /// The file it reads.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    fn text<'c>(&self, cells: &[&'c str], column: Column) -> &'c str {
        self.places[column as usize].and_then(|place| cells.get(place)).copied().unwrap_or_default()
    }

    /// Position and text of a sentence.
    #[must_use]
    pub fn words<'c>(&self, cells: &[&'c str]) -> (&'c str, &'c str) {
        (self.text(cells, Column::Position), self.text(cells, Column::Text))
    }

    /// A sentence; its event is not known yet, nor the name of its holder.
    #[must_use]
    pub fn sentence(&self, cells: &[&str]) -> ClaimSentence {
        let text = |column| self.text(cells, column).to_owned();
        let count = |column| self.text(cells, column).parse().unwrap_or(0);
        let attributed = self.text(cells, Column::Attributed) == "1";
        ClaimSentence {
            article_id: text(Column::ArticleId),
            outlet: text(Column::Outlet),
            event_id: String::new(),
            sentence_id: text(Column::SentenceId),
            position: text(Column::Position),
            text: text(Column::Text),
            certainty: number(self.text(cells, Column::Certainty)),
            hedges: count(Column::HedgesWriter) + count(Column::HedgesQuoted),
            attribution_id: text(Column::AttributionId),
            holder: if attributed { UNNAMED.to_owned() } else { String::new() },
            source_kind: text(Column::SourceKind),
            stance: text(Column::Stance),
            quoted_share: number(self.text(cells, Column::QuotedShare)).unwrap_or_default(),
        }
    }

    /// The key of an attribution and who is credited in it.
    #[must_use]
    pub fn credit(&self, cells: &[&str]) -> Credit {
        let names = [Column::SourceName, Column::SourceText].map(|column| self.text(cells, column));
        let holder = names.into_iter().find(|name| !name.is_empty()).unwrap_or(UNNAMED);
        Credit { attribution_id: self.text(cells, Column::AttributionId).to_owned(), holder: holder.to_owned() }
    }

    /// The article that a row belongs to.
    #[must_use]
    pub fn article_id<'c>(&self, cells: &[&'c str]) -> &'c str {
        self.text(cells, Column::ArticleId)
    }
}

/// Somebody credited with a content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Credit {
    /// Key of the attribution.
    pub attribution_id: String,
    /// The name of the source, or the words for it, or [`UNNAMED`].
    pub holder: String,
}

/// Gives each sentence the holder of the attribution that speaks for it.
pub fn credit(sentences: &mut [ClaimSentence], credits: Vec<Credit>) {
    let holders: FxHashMap<String, String> =
        credits.into_iter().map(|credit| (credit.attribution_id, credit.holder)).collect();
    for sentence in sentences.iter_mut().filter(|sentence| !sentence.attribution_id.is_empty()) {
        if let Some(holder) = holders.get(&sentence.attribution_id) {
            sentence.holder.clone_from(holder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_takes_its_holder_from_its_attribution() {
        let header = [
            "article_id",
            "sentence_id",
            "position",
            "text",
            "certainty",
            "hedges_writer",
            "hedges_quoted",
            "attributed",
            "attribution_id",
        ];
        let reader = Reader::sentences("sentences.csv", &header).unwrap();
        let mut sentences = [
            reader.sentence(&["a", "a-s0001", "lead", "A dam may break.", "0.55", "1", "0", "1", "a-a0002"]),
            reader.sentence(&["a", "a-s0002", "body", "It held.", "1", "0", "0", "0", ""]),
        ];
        assert_eq!((sentences[0].hedges, sentences[0].holder.as_str()), (1, UNNAMED));
        assert!(!sentences[0].plain() && sentences[1].plain());
        let reader =
            Reader::attributions("attributions.csv", &["article_id", "attribution_id", "source_name", "source_text"])
                .unwrap();
        let rows = [["a", "a-a0001", "", "an engineer"], ["a", "a-a0002", "Ada Quill", "she"]];
        credit(&mut sentences, rows.iter().map(|cells| reader.credit(cells)).collect());
        assert_eq!([&*sentences[0].holder, &*sentences[1].holder], ["Ada Quill", ""]);
        let fault = Reader::sentences("s.csv", &["article_id"]).err().unwrap().to_string();
        assert_eq!(fault, "s.csv:1: column `sentence_id`: there is no such column; score the collection again");
    }
}
