//! Keys of the rows: how articles, sentences and attributions are named in every report.

/// Key of a sentence: `<article_id>-s0007`; the title that stands apart is `-s0000`.
#[must_use]
pub fn sentence(article: &str, number: usize) -> String {
    format!("{article}-s{number:04}")
}

/// Key of an attribution: `<article_id>-a0007`.
#[must_use]
pub fn attribution(article: &str, number: usize) -> String {
    format!("{article}-a{number:04}")
}
