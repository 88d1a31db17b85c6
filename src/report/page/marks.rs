//! Cuts a sentence into pieces at every border of a cue, a source or a quotation, so that marks never nest.

use std::ops::Range;

use super::article::{Article, Sentence};
use super::index::Index;

/// What a place of a sentence belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    /// Inside quotation marks.
    pub quoted: bool,
    /// Inside a content that is credited to somebody.
    pub reported: bool,
    /// The source of an attribution, by its index.
    pub source: Option<usize>,
    /// The words that credit it, by the index of the attribution.
    pub verb: Option<usize>,
    /// A cue of certainty, by its index.
    pub cue: Option<usize>,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the sentence's text.
    pub bytes: Range<usize>,
    /// What it belongs to.
    pub layers: Layers,
}

/// One mark on the way to the pieces: code points of the sentence, and how it shows.
struct Mark {
    points: Range<usize>,
    put: fn(&mut Layers, usize),
    index: usize,
}

/// The pieces of a sentence, in order; together they are its text.
///
/// A mark stands where its report says if its words stand there too. Where
/// they do not, or the report gives no place (a title that stands apart), the
/// words are looked up from the mark before; words that are not there get no mark.
#[must_use]
pub fn pieces(article: &Article, index: &Index<'_>, sentence: &Sentence) -> Vec<Piece> {
    let letters: Vec<char> = sentence.text.chars().collect();
    let mut marks = Vec::new();
    for &span in &sentence.quotes {
        marks.extend(clipped(sentence, span, letters.len()).map(|points| Mark {
            points,
            put: |l, _| l.quoted = true,
            index: 0,
        }));
    }
    let attributions = || index.attributions(sentence).iter().map(|&index| (index, &article.attributions[index]));
    for (index, found) in attributions() {
        for &span in &found.spans[2] {
            let points = clipped(sentence, span, letters.len());
            marks.extend(points.map(|points| Mark { points, put: |l, _| l.reported = true, index }));
        }
    }
    // Longer marks first, so that the innermost of several attributions shows.
    let credit = |marks: &mut Vec<Mark>, part: usize, put: fn(&mut Layers, usize)| {
        let mut found: Vec<Mark> = Vec::new();
        for (index, attribution) in attributions() {
            if sentence.start.is_none() && attribution.sentence_id == sentence.id {
                found.extend(looked_up(&letters, &attribution.texts[part], 0).map(|points| Mark {
                    points,
                    put,
                    index,
                }));
            }
            for &span in &attribution.spans[part] {
                found.extend(clipped(sentence, span, letters.len()).map(|points| Mark { points, put, index }));
            }
        }
        found.sort_by_key(|mark| std::cmp::Reverse(mark.points.len()));
        marks.extend(found);
    };
    credit(&mut marks, 0, |layers, index| layers.source = Some(index));
    credit(&mut marks, 1, |layers, index| layers.verb = Some(index));
    let mut from = 0;
    for (index, cue) in index.cues(sentence).iter().map(|&index| (index, &article.cues[index])) {
        let said = cue.spans.first().and_then(|&span| clipped(sentence, span, letters.len()));
        let fits = |points: &Range<usize>| letters[points.clone()].iter().copied().eq(cue.text.chars());
        if let Some(points) = said.filter(fits).or_else(|| looked_up(&letters, &cue.text, from)) {
            from = points.end;
            marks.push(Mark { points, put: |layers, index| layers.cue = Some(index), index });
        }
    }
    cut(&letters, &marks)
}

fn cut(letters: &[char], marks: &[Mark]) -> Vec<Piece> {
    let mut borders: Vec<usize> = marks.iter().flat_map(|mark| [mark.points.start, mark.points.end]).collect();
    borders.extend([0, letters.len()]);
    borders.sort_unstable();
    borders.dedup();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    for ends in borders.windows(2) {
        let mut layers = Layers::default();
        for mark in marks.iter().filter(|mark| mark.points.start <= ends[0] && ends[1] <= mark.points.end) {
            (mark.put)(&mut layers, mark.index);
        }
        let end = at + letters[ends[0]..ends[1]].iter().map(|letter| letter.len_utf8()).sum::<usize>();
        match pieces.last_mut() {
            Some(last) if last.layers == layers => last.bytes.end = end,
            _ => pieces.push(Piece { bytes: at..end, layers }),
        }
        at = end;
    }
    pieces
}

/// The part of a span of the article that lies in the sentence, in code points of the sentence.
fn clipped(sentence: &Sentence, (start, end): (usize, usize), length: usize) -> Option<Range<usize>> {
    let first = sentence.start?;
    let (start, end) = (start.max(first) - first, end.saturating_sub(first).min(length));
    (start < end).then_some(start..end)
}

/// Where words stand in a text, at their own borders, from a place on.
fn looked_up(letters: &[char], words: &str, from: usize) -> Option<Range<usize>> {
    let words: Vec<char> = words.chars().collect();
    if words.is_empty() || words.len() > letters.len() {
        return None;
    }
    let inner = |at: usize| letters.get(at).is_some_and(|letter| letter.is_alphanumeric());
    let fits = |&at: &usize| {
        let end = at + words.len();
        letters[at..end] == words[..] && !(at > 0 && inner(at - 1) && inner(at)) && !(inner(end - 1) && inner(end))
    };
    (from..=letters.len() - words.len()).find(fits).map(|at| at..at + words.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::page::article::{Attribution, Cue};

    fn shown(article: &Article, sentence: &Sentence) -> Vec<(String, Layers)> {
        let article = &Article { sentences: vec![sentence.clone()], ..article.clone() };
        let cut = pieces(article, &Index::new(article), sentence);
        let all: String = cut.iter().map(|piece| &sentence.text[piece.bytes.clone()]).collect();
        assert_eq!(all, sentence.text);
        cut.into_iter().map(|piece| (sentence.text[piece.bytes].to_owned(), piece.layers)).collect()
    }

    fn sentence(text: &str, start: Option<usize>) -> Sentence {
        Sentence {
            id: "a-s0001".to_owned(),
            text: text.to_owned(),
            start,
            end: start.map(|start| start + text.chars().count()),
            ..Sentence::default()
        }
    }

    fn cue(text: &str, spans: &[(usize, usize)]) -> Cue {
        Cue { sentence_id: "a-s0001".to_owned(), text: text.to_owned(), spans: spans.to_vec(), ..Cue::default() }
    }

    #[test]
    fn layers_lie_over_each_other() {
        // Code points, not bytes: the name has two of more than one byte.
        let mut sentence = sentence("Zoë Ré said “it may rain”.", Some(100));
        sentence.quotes = vec![(112, 125)];
        let attribution =
            Attribution { spans: [vec![(100, 106)], vec![(107, 111)], vec![(112, 125)]], ..Attribution::default() };
        let article =
            Article { cues: vec![cue("may", &[(116, 119)])], attributions: vec![attribution], ..Article::default() };
        let pieces = shown(&article, &sentence);
        let words: Vec<&str> = pieces.iter().map(|(words, _)| words.as_str()).collect();
        assert_eq!(words, ["Zoë Ré", " ", "said", " ", "“it ", "may", " rain”", "."]);
        assert_eq!((pieces[0].1.source, pieces[2].1.verb), (Some(0), Some(0)));
        assert_eq!(pieces[5].1, Layers { quoted: true, reported: true, cue: Some(0), ..Layers::default() });
        assert_eq!(pieces[7].1, Layers::default());
    }

    #[test]
    fn a_title_without_places_is_marked_by_its_words() {
        let sentence = sentence("Mayor may go, may stay", None);
        let article = Article { cues: vec![cue("may", &[]), cue("may", &[]), cue("may", &[])], ..Article::default() };
        let marked: Vec<(String, Option<usize>)> =
            shown(&article, &sentence).into_iter().map(|(words, layers)| (words, layers.cue)).collect();
        let want = [("Mayor ", None), ("may", Some(0)), (" go, ", None), ("may", Some(1)), (" stay", None)];
        assert_eq!(marked, want.map(|(words, cue)| (words.to_owned(), cue)));
    }

    #[test]
    fn a_place_that_does_not_fit_marks_nothing_else() {
        let sentence = sentence("It rains.", Some(10));
        let article =
            Article { cues: vec![cue("may", &[(12, 15)]), cue("rains", &[(900, 905)])], ..Article::default() };
        let marked: Vec<String> = shown(&article, &sentence)
            .into_iter()
            .filter(|(_, layers)| layers.cue.is_some())
            .map(|(words, _)| words)
            .collect();
        assert_eq!(marked, ["rains"]);
        assert_eq!(shown(&article, &self::sentence("", None)).len(), 0);
    }
}
