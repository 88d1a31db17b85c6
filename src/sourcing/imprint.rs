//! The article's own outlet among the outlets that it names: what it was told itself has come by no other.

use std::ops::Range;

use crate::rule::tag::Tag;
use crate::sourcing::found::View;

/// Letters that the last word of an outlet has at least, by which alone it is called: `told the Post`.
const LAST: usize = 3;

/// Whether a name is that of the outlet which published the article, however either is written: `The New York Times` is `nyt`,
/// `nytimes.com` and, behind an article, `the Times`.
pub(super) fn own(view: View<'_>, name: &Range<usize>) -> bool {
    let outlet = view.issue.outlet;
    if outlet.is_empty() {
        return false;
    }
    let article = |at: usize| view.tag(at) == Tag::DT;
    let start = name.start + usize::from(name.len() > 1 && article(name.start));
    let definite = start > name.start || start.checked_sub(1).is_some_and(article);
    let words: Vec<String> = (start..name.end).map(|at| letters(view.word(at))).filter(|it| !it.is_empty()).collect();
    let Some((last, front)) = words.split_last() else { return false };
    let initials = |words: &[String]| words.iter().filter_map(|word| word.chars().next()).collect::<String>();
    let whole = words.concat();
    let spellings = [initials(front) + last, initials(&words), whole];
    let spelled = |label: &str| {
        let bare = label.strip_prefix("the").unwrap_or(label);
        let spelling = |it: &String| it.len() > 1 && (it == label || it == bare);
        // `the Times` of nytimes.com
        let short = definite && front.is_empty() && last.len() > LAST && bare.ends_with(last.as_str());
        spellings[usize::from(front.is_empty())..].iter().any(spelling) || short
    };
    let parts: Vec<String> = outlet.split(|letter: char| !letter.is_alphanumeric()).map(letters).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !matches!(*part, "" | "the")).collect();
    // An address: one of its labels is the name.
    if outlet.contains('.') && !outlet.contains(' ') {
        return parts.iter().any(|part| spelled(part));
    }
    // `wash-post`, and `the Post` of it
    let abridged = (words.len() == parts.len() || definite && words.len() < parts.len() && last.len() > LAST)
        && words.iter().rev().zip(parts.iter().rev()).all(|(word, part)| word.starts_with(part));
    // `BBC Sport`, a part of `BBC News`
    let branch = view.acronym(start) && parts.first().is_some_and(|part| *part == words[0]);
    abridged || branch || spelled(&parts.concat())
}

/// The letters of a word in lower case, without a possessive.
fn letters(word: &str) -> String {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
