//! Keys of the rows: how articles, sentences and attributions are named in every report.

/// Writes the key of a sentence: `<article_id>-s0007`; the title that stands apart is `-s0000`.
pub fn sentence(article: &str, number: usize, key: &mut String) {
    write(article, "-s0000", number, key);
}

/// Writes the key of an attribution: `<article_id>-a0007`; nothing where there is none.
pub fn attribution(article: &str, number: Option<usize>, key: &mut String) {
    key.clear();
    if let Some(number) = number {
        write(article, "-a0000", number, key);
    }
}

/// The number is written over the zeros of the first key of its kind: with at least four digits, so that keys sort as the
/// text goes, up to 9,999 of a kind in an article.
fn write(article: &str, first: &str, number: usize, key: &mut String) {
    let mut buffer = itoa::Buffer::new();
    let digits = buffer.format(number);
    key.clear();
    key.push_str(article);
    key.push_str(&first[..first.len() - digits.len().min(4)]);
    key.push_str(digits);
}
