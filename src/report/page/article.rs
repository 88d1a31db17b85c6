//! An article as the page shows it, put together from the rows of its reports.

use std::collections::HashMap;
use std::io::Read;

use crate::certainty::Level;
use crate::error::Result;
use crate::report::rows::{Groups, Row, Rows};

/// What articles.csv and events.csv say of an article.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Place in articles.csv, from 0.
    pub place: usize,
    /// Whether it has no sentence that is scored, and so no row in sentences.csv.
    pub bare: bool,
    /// Who published it.
    pub outlet: String,
    /// Day of publication.
    pub date: String,
    /// Headline.
    pub title: String,
    /// `news`, `analysis` or `opinion`.
    pub genre: String,
    /// The event it reports; empty where none.
    pub event_id: String,
    /// The article or agency it repeats; empty where none.
    pub copy_of: String,
}

/// A sentence with its score.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// Key.
    pub id: String,
    /// `headline`, `lead` or `body`.
    pub position: String,
    /// First code point in the article; `None` in a title that stands apart.
    pub start: Option<usize>,
    /// One past the last code point.
    pub end: Option<usize>,
    /// The words.
    pub text: String,
    /// Paragraph, from 1.
    pub paragraph: usize,
    /// Where quotations stand, in code points of the article.
    pub quotes: Vec<(usize, usize)>,
    /// Words and numbers.
    pub n_words: usize,
    /// 0 to 1.
    pub certainty: Option<f64>,
    /// Place in [`Level::NAMES`].
    pub level: Option<usize>,
    /// Active hedges outside and inside quotations.
    pub hedges: [usize; 2],
    /// Active boosters.
    pub boosters: usize,
    /// Whether somebody is credited with its content.
    pub attributed: bool,
}

/// A cue of certainty, with its reasons.
#[derive(Clone, Debug, Default)]
pub struct Cue {
    /// Sentence it stands in.
    pub sentence_id: String,
    /// Where, in code points of the article; none in a title that stands apart.
    pub spans: Vec<(usize, usize)>,
    /// The words.
    pub text: String,
    /// Entry of the lexicon.
    pub entry: String,
    /// Category.
    pub category: String,
    /// Strength in the lexicon.
    pub strength: Option<f64>,
    /// Whether it firms the sentence up.
    pub booster: bool,
    /// Whether it stands in a quotation.
    pub in_quote: bool,
    /// Whether a negation turns it.
    pub negated: bool,
    /// Whether it counts.
    pub active: bool,
    /// Factor, or share closed.
    pub effect: Option<f64>,
    /// Rule that decided.
    pub rule: String,
    /// Bands of ICD 203 and of the IPCC, in percent.
    pub bands: [String; 2],
    /// Where the entry comes from.
    pub source: String,
}

/// Somebody credited with a content.
#[derive(Clone, Debug, Default)]
pub struct Attribution {
    /// Key.
    pub id: String,
    /// Sentence of the cue.
    pub sentence_id: String,
    /// Where source, cue and content stand, in code points of the article.
    pub spans: [Vec<(usize, usize)>; 3],
    /// Words of source and cue.
    pub texts: [String; 2],
    /// Name, role and affiliation of the source.
    pub name: String,
    /// Role of the source.
    pub role: String,
    /// Affiliation of the source.
    pub affiliation: String,
    /// Kind of source.
    pub kind: String,
    /// Entry and words that told the kind.
    pub kind_reason: [String; 2],
    /// Channel.
    pub channel: String,
    /// The label of the sourcing.
    pub sourcing: String,
    /// 0 to 5.
    pub transparency: Option<usize>,
    /// Whether the source is people.
    pub people: bool,
    /// Why the source is not named.
    pub anonymity_reason: String,
    /// `direct`, `mixed` or `indirect`.
    pub quote_kind: String,
    /// `neutral`, `distancing` or `endorsing`.
    pub stance: String,
    /// Attribution that holds this one.
    pub within: String,
    /// Construction that found it.
    pub rule: String,
    /// Entry of the cue.
    pub entry: String,
}

/// An article and everything found in it.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Place in the collection, from 1; the page names it by this, never by its id.
    pub number: usize,
    /// Key.
    pub id: String,
    /// Who published it.
    pub outlet: String,
    /// What else is known.
    pub about: About,
    /// Sentences, in order; the first may be a title that stands apart.
    pub sentences: Vec<Sentence>,
    /// Cues, in order.
    pub cues: Vec<Cue>,
    /// Attributions, in order.
    pub attributions: Vec<Attribution>,
}

impl Article {
    /// The headline, else the first words, else the key.
    #[must_use]
    pub fn title(&self) -> &str {
        if !self.about.title.is_empty() {
            return &self.about.title;
        }
        let headline = self.sentences.iter().find(|sentence| sentence.position == "headline");
        let first = headline.or(self.sentences.first()).map(|sentence| sentence.text.as_str());
        first.filter(|text| !text.is_empty()).unwrap_or(&self.id)
    }

    /// The outlet, or words that say there is none.
    #[must_use]
    pub fn outlet(&self) -> &str {
        if self.outlet.is_empty() { NO_OUTLET } else { &self.outlet }
    }
}

/// What stands for the outlet where none is given.
pub const NO_OUTLET: &str = "no outlet given";

/// The articles of a reports folder, one after the other, in the order of sentences.csv; those without a sentence where
/// articles.csv has them.
pub struct Articles<R> {
    sentences: Groups<R>,
    cues: Option<Groups<R>>,
    attributions: Option<Groups<R>>,
    about: HashMap<String, About>,
    /// Those without a sentence that are still to come, the next one last.
    bare: Vec<(usize, String)>,
    number: usize,
}

/// Columns that sentences.csv must have.
pub const SENTENCE_COLUMNS: &[&str] = &["article_id", "sentence_id", "position", "start", "end", "text", "certainty"];
/// Columns that cues.csv must have.
pub const CUE_COLUMNS: &[&str] = &["article_id", "sentence_id", "start", "end", "text", "category", "effect", "active"];
/// Columns that attributions.csv must have.
pub const ATTRIBUTION_COLUMNS: &[&str] =
    &["article_id", "attribution_id", "sentence_id", "source_spans", "cue_spans", "content_spans"];

impl<R: Read> Articles<R> {
    /// Puts the rows of three reports together, and what is known of the articles besides.
    ///
    /// # Errors
    /// A report cannot be read.
    pub fn new(
        sentences: Rows<R>,
        cues: Option<Rows<R>>,
        attributions: Option<Rows<R>>,
        about: HashMap<String, About>,
    ) -> Result<Self> {
        let mut bare: Vec<(usize, String)> =
            about.iter().filter(|(_, about)| about.bare).map(|(id, about)| (about.place, id.clone())).collect();
        bare.sort_unstable_by(|a, b| b.cmp(a));
        Ok(Self {
            bare,
            sentences: Groups::new(sentences)?,
            cues: cues.map(Groups::new).transpose()?,
            attributions: attributions.map(Groups::new).transpose()?,
            about,
            number: 0,
        })
    }

    /// The next article; `None` at the end.
    ///
    /// # Errors
    /// A report cannot be read, or its rows stand in another order than those of sentences.csv.
    pub fn read(&mut self) -> Result<Option<Article>> {
        let next = self.sentences.article().map(str::to_owned);
        let place = next.as_ref().map(|id| self.about.get(id).map(|about| about.place));
        // Before the next one with sentences; behind the last of all.
        let before = |bare: &mut (usize, String)| place.is_none_or(|place| place.is_some_and(|place| bare.0 < place));
        if let Some((_, id)) = self.bare.pop_if(before) {
            self.number += 1;
            let about = self.about.remove(&id).unwrap_or_default();
            let outlet = about.outlet.clone();
            return Ok(Some(Article { number: self.number, id, outlet, about, ..Article::default() }));
        }
        let Some(id) = next else {
            for group in [self.cues.take(), self.attributions.take()].into_iter().flatten() {
                group.finish()?;
            }
            return Ok(None);
        };
        self.number += 1;
        let rows = self.sentences.take(&id)?;
        let sentence_rows = &self.sentences.rows;
        let outlet = rows.first().map(|row| sentence_rows.text(row, "outlet").to_owned()).unwrap_or_default();
        let sentences = rows.iter().map(|row| sentence(sentence_rows, row)).collect();
        let cues = taken(&mut self.cues, &id, cue)?;
        let attributions = taken(&mut self.attributions, &id, attribution)?;
        let about = self.about.remove(&id).unwrap_or_default();
        Ok(Some(Article { number: self.number, id, outlet, about, sentences, cues, attributions }))
    }
}

fn taken<R: Read, T>(groups: &mut Option<Groups<R>>, id: &str, read: fn(&Rows<R>, &Row) -> T) -> Result<Vec<T>> {
    let Some(groups) = groups else { return Ok(Vec::new()) };
    let rows = groups.take(id)?;
    Ok(rows.iter().map(|row| read(&groups.rows, row)).collect())
}

fn sentence<R: Read>(rows: &Rows<R>, row: &Row) -> Sentence {
    let count = |column: &str| rows.count(row, column).unwrap_or(0);
    let level = rows.text(row, "certainty_level");
    Sentence {
        id: rows.text(row, "sentence_id").to_owned(),
        position: rows.text(row, "position").to_owned(),
        start: rows.count(row, "start"),
        end: rows.count(row, "end"),
        text: rows.text(row, "text").to_owned(),
        paragraph: count("paragraph"),
        quotes: rows.spans(row, "quote_spans"),
        n_words: count("n_words"),
        certainty: rows.number(row, "certainty"),
        level: Level::NAMES.iter().position(|name| *name == level),
        hedges: [count("hedges_writer"), count("hedges_quoted")],
        boosters: count("boosters_writer") + count("boosters_quoted"),
        attributed: rows.flag(row, "attributed"),
    }
}

fn cue<R: Read>(rows: &Rows<R>, row: &Row) -> Cue {
    let text = |column: &str| rows.text(row, column).to_owned();
    let span = rows.count(row, "start").zip(rows.count(row, "end"));
    Cue {
        sentence_id: text("sentence_id"),
        spans: span.into_iter().collect(),
        text: text("text"),
        entry: text("entry"),
        category: text("category"),
        strength: rows.number(row, "strength"),
        booster: rows.text(row, "direction") == "booster",
        in_quote: rows.flag(row, "in_quote"),
        negated: rows.flag(row, "negated"),
        active: rows.flag(row, "active"),
        effect: rows.number(row, "effect"),
        rule: text("rule"),
        bands: [text("icd203"), text("ipcc")],
        source: text("source"),
    }
}

fn attribution<R: Read>(rows: &Rows<R>, row: &Row) -> Attribution {
    let text = |column: &str| rows.text(row, column).to_owned();
    Attribution {
        id: text("attribution_id"),
        sentence_id: text("sentence_id"),
        spans: ["source_spans", "cue_spans", "content_spans"].map(|column| rows.spans(row, column)),
        texts: [text("source_text"), text("cue_text")],
        name: text("source_name"),
        role: text("source_role"),
        affiliation: text("source_affiliation"),
        kind: text("source_kind"),
        kind_reason: [text("kind_entry"), text("kind_evidence")],
        channel: text("channel"),
        sourcing: text("sourcing"),
        transparency: rows.count(row, "transparency"),
        people: rows.flag(row, "source_people"),
        anonymity_reason: text("anonymity_reason"),
        quote_kind: text("quote_kind"),
        stance: text("stance"),
        within: text("within"),
        rule: text("rule"),
        entry: text("entry"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_without_a_sentence_stand_where_they_stood() {
        let text = "article_id,sentence_id,text\nb,b-s1,x\nb,b-s2,y\nd,d-s1,z\n";
        let about = ["a", "b", "c", "d", "e"].into_iter().enumerate().map(|(place, id)| {
            let bare = ["a", "c", "e"].contains(&id);
            (id.to_owned(), About { place, bare, outlet: "Valley Star".to_owned(), ..About::default() })
        });
        let told = |about: HashMap<String, About>| {
            let rows = Rows::new("sentences.csv", text.as_bytes(), &[]).unwrap();
            let mut articles = Articles::new(rows, None, None, about).unwrap();
            let mut told = Vec::new();
            while let Some(article) = articles.read().unwrap() {
                told.push((article.number, article.id, article.sentences.len()));
            }
            told
        };
        let order = [("a", 0), ("b", 2), ("c", 0), ("d", 1), ("e", 0)];
        let order = order.iter().enumerate().map(|(at, &(id, sentences))| (at + 1, id.to_owned(), sentences));
        assert_eq!(told(about.collect()), order.collect::<Vec<_>>());
        assert_eq!(told(HashMap::new()), [(1, "b".to_owned(), 2), (2, "d".to_owned(), 1)]);
    }
}
