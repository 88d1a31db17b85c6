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
    /// The text exactly as it was read, after decoding and before any cleaning.
    pub text: String,
    /// Whether the text ends in a mark that says the rest was cut off.
    pub truncated: bool,
    /// File it came from, as the user named it.
    pub file: String,
    /// Record or line in that file, from 1.
    pub row: u64,
}
