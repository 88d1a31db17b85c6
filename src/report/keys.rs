//! Keys of the rows: how articles, sentences and attributions are named in every report.

/// Key of a sentence: `<article_id>-s0007`; the title that stands apart is `-s0000`.
#[must_use]
pub fn sentence(article: &str, number: usize) -> String {
    key(article, "-s", number)
}

/// Key of an attribution: `<article_id>-a0007`.
#[must_use]
pub fn attribution(article: &str, number: usize) -> String {
    key(article, "-a", number)
}

/// The number is written with at least four digits, so that keys sort as the text goes.
fn key(article: &str, kind: &str, number: usize) -> String {
    let mut buffer = itoa::Buffer::new();
    let digits = buffer.format(number);
    let mut key = String::with_capacity(article.len() + kind.len() + digits.len().max(4));
    key.push_str(article);
    key.push_str(kind);
    key.extend(std::iter::repeat_n('0', 4_usize.saturating_sub(digits.len())));
    key.push_str(digits);
    key
}
