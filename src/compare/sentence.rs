//! Sentences and who is credited with them, read from rows of sentences.csv and attributions.csv by their columns' names.

use rustc_hash::FxHashMap;

use super::claims::{ClaimSentence, UNNAMED};
use crate::error::{Fault, Place, Result};

/// Knows which cell of a row holds what.
pub struct Reader {
    file: String,
    places: FxHashMap<String, usize>,
}

impl Reader {
    /// Looks up the columns of a file by its header.
    ///
    /// # Errors
    ///
    /// A header without one of the `needed` columns.
    fn new(file: &str, header: &[&str], needed: &[&str]) -> Result<Self> {
        let places: FxHashMap<String, usize> =
            header.iter().enumerate().map(|(place, name)| ((*name).to_owned(), place)).collect();
        if let Some(missing) = needed.iter().find(|name| !places.contains_key(**name)) {
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
    /// A header without `sentence_id`.
    pub fn attributions(file: &str, header: &[&str]) -> Result<Self> {
        Self::new(file, header, &["sentence_id"])
    }

    /// The file it reads.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    fn text<'c>(&self, cells: &[&'c str], name: &str) -> &'c str {
        self.places.get(name).and_then(|&place| cells.get(place)).copied().unwrap_or_default()
    }

    /// A sentence; its event is not known yet, its holder only as far as `attributed` tells.
    #[must_use]
    pub fn sentence(&self, cells: &[&str]) -> ClaimSentence {
        let text = |name: &str| self.text(cells, name).to_owned();
        let count = |name: &str| self.text(cells, name).parse().unwrap_or(0);
        let attributed = self.text(cells, "attributed") == "1";
        ClaimSentence {
            article_id: text("article_id"),
            outlet: text("outlet"),
            event_id: String::new(),
            sentence_id: text("sentence_id"),
            position: text("position"),
            text: text("text"),
            certainty: self.text(cells, "certainty").parse().ok(),
            hedges: count("hedges_writer") + count("hedges_quoted"),
            holder: if attributed { UNNAMED.to_owned() } else { String::new() },
            source_kind: text("source_kind"),
            stance: text("stance"),
        }
    }

    /// Who is credited in an attribution, and in which sentence.
    #[must_use]
    pub fn credit(&self, cells: &[&str]) -> Credit {
        let text = |name: &str| self.text(cells, name).to_owned();
        let named = [text("source_name"), text("source_text")].into_iter().find(|name| !name.is_empty());
        Credit {
            sentence_id: text("sentence_id"),
            holder: named.unwrap_or_else(|| UNNAMED.to_owned()),
            source_kind: text("source_kind"),
            stance: text("stance"),
        }
    }
}

/// Somebody credited with a content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Credit {
    /// The sentence that credits him.
    pub sentence_id: String,
    /// His name, or the words for him, or [`UNNAMED`].
    pub holder: String,
    /// Kind of source.
    pub source_kind: String,
    /// Stance of the verb.
    pub stance: String,
}

/// Gives each sentence the first credit that names it.
pub fn credit(sentences: &mut [ClaimSentence], credits: Vec<Credit>) {
    let mut first: FxHashMap<String, Credit> = FxHashMap::default();
    for credit in credits {
        first.entry(credit.sentence_id.clone()).or_insert(credit);
    }
    for sentence in sentences {
        if let Some(credit) = first.remove(&sentence.sentence_id) {
            sentence.holder = credit.holder;
            sentence.source_kind = credit.source_kind;
            sentence.stance = credit.stance;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_takes_its_holder_from_the_first_attribution() {
        let header = [
            "article_id",
            "sentence_id",
            "position",
            "text",
            "certainty",
            "hedges_writer",
            "hedges_quoted",
            "attributed",
        ];
        let reader = Reader::sentences("sentences.csv", &header).unwrap();
        let mut sentences = [
            reader.sentence(&["a", "a-s0001", "lead", "A dam may break.", "0.55", "1", "0", "1"]),
            reader.sentence(&["a", "a-s0002", "body", "It held.", "1", "0", "0", "0"]),
        ];
        assert_eq!((sentences[0].hedges, sentences[0].holder.as_str()), (1, UNNAMED));
        assert!(!sentences[0].plain() && sentences[1].plain());
        let reader =
            Reader::attributions("attributions.csv", &["sentence_id", "source_name", "source_text", "stance"]).unwrap();
        let rows = [["a-s0001", "", "an engineer", "neutral"], ["a-s0001", "Ada Quill", "she", "distancing"]];
        credit(&mut sentences, rows.iter().map(|cells| reader.credit(cells)).collect());
        assert_eq!((sentences[0].holder.as_str(), sentences[0].stance.as_str()), ("an engineer", "neutral"));
        let fault = Reader::sentences("s.csv", &["article_id"]).err().unwrap().to_string();
        assert_eq!(fault, "s.csv:1: column `sentence_id`: there is no such column; score the collection again");
    }
}
