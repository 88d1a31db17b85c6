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
    /// A header without `article_id` or `attribution_id`.
    pub fn attributions(file: &str, header: &[&str]) -> Result<Self> {
        Self::new(file, header, &["article_id", "attribution_id"])
    }

    /// The file it reads.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    fn text<'c>(&self, cells: &[&'c str], name: &str) -> &'c str {
        self.places.get(name).and_then(|&place| cells.get(place)).copied().unwrap_or_default()
    }

    /// A sentence; its event is not known yet, nor the name of its holder.
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
            attribution_id: text("attribution_id"),
            holder: if attributed { UNNAMED.to_owned() } else { String::new() },
            source_kind: text("source_kind"),
            stance: text("stance"),
            quoted_share: self.text(cells, "quoted_share").parse().unwrap_or_default(),
        }
    }

    /// The key of an attribution and who is credited in it.
    #[must_use]
    pub fn credit(&self, cells: &[&str]) -> Credit {
        let text = |name: &str| self.text(cells, name).to_owned();
        let named = [text("source_name"), text("source_text")].into_iter().find(|name| !name.is_empty());
        Credit { attribution_id: text("attribution_id"), holder: named.unwrap_or_else(|| UNNAMED.to_owned()) }
    }

    /// The article that a row belongs to.
    #[must_use]
    pub fn article_id<'c>(&self, cells: &[&'c str]) -> &'c str {
        self.text(cells, "article_id")
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
    for sentence in sentences {
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
