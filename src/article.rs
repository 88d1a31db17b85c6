//! One article as it was read: its text untouched, and what the collection says of it.

/// An article of a collection.
///
/// Everything but `text` is optional in the sense that it may be empty; an
/// empty field is an empty cell in every report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Key of the article, unique in a run.
    pub id: String,
    /// Who published it.
    pub outlet: String,
    /// Day of publication, ISO 8601 where it could be read, else as it stood.
    pub date: String,
    /// The date as the collection writes it.
    pub date_source: String,
    /// Headline as the collection gives it, apart from the text.
    pub title: String,
    /// Author line as the collection gives it.
    pub author: String,
    /// Section or desk, such as `Politics`.
    pub section: String,
    /// `news`, `analysis` or `opinion`, where metadata or section tell.
    pub genre: String,
    /// Address it was published at.
    pub url: String,
    /// The text exactly as it was read, after decoding and before any cleaning; of HTML what it shows.
    pub text: String,
    /// Whether the text ends in a mark that says the rest was cut off, or fills a cell of a spreadsheet.
    pub truncated: bool,
    /// Code of the language by ISO 639-1, such as `en`; empty where the text is too short to tell.
    pub language: String,
    /// Id of the first article of the same outlet with the same text; empty where this is the first or only one.
    pub duplicate_of: String,
    /// File it came from, as the user named it.
    pub file: String,
    /// Record or line in that file, from 1.
    pub row: u64,
}
