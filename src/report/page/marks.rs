//! Cuts a sentence into pieces at every border of a cue, a source or a quotation, so that marks never nest.

use std::collections::BTreeSet;
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

/// What a mark is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layer {
    Quoted,
    Reported,
    Source,
    Verb,
    Cue,
}

impl Layer {
    /// How many there are.
    const COUNT: usize = Self::Cue as usize + 1;
}

/// One mark on the way to the pieces: code points of the sentence, and how it shows.
struct Mark {
    points: Range<usize>,
    layer: Layer,
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
            layer: Layer::Quoted,
            index: 0,
        }));
    }
    let attributions = || index.attributions(sentence).iter().map(|&index| (index, &article.attributions[index]));
    for (index, found) in attributions() {
        for &span in &found.spans[2] {
            let points = clipped(sentence, span, letters.len());
            marks.extend(points.map(|points| Mark { points, layer: Layer::Reported, index }));
        }
    }
    // Longer marks first, so that the innermost of several attributions shows.
    let credit = |marks: &mut Vec<Mark>, part: usize, layer: Layer| {
        let mut found: Vec<Mark> = Vec::new();
        for (index, attribution) in attributions() {
            if sentence.start.is_none() && attribution.sentence_id == sentence.id {
                found.extend(looked_up(&letters, &attribution.texts[part], 0).map(|points| Mark {
                    points,
                    layer,
                    index,
                }));
            }
            for &span in &attribution.spans[part] {
                found.extend(clipped(sentence, span, letters.len()).map(|points| Mark { points, layer, index }));
            }
        }
        found.sort_by_key(|mark| std::cmp::Reverse(mark.points.len()));
        marks.extend(found);
    };
    credit(&mut marks, 0, Layer::Source);
    credit(&mut marks, 1, Layer::Verb);
    let mut from = 0;
    for (index, cue) in index.cues(sentence).iter().map(|&index| (index, &article.cues[index])) {
        let said = cue.spans.first().and_then(|&span| clipped(sentence, span, letters.len()));
        let fits = |points: &Range<usize>| letters[points.clone()].iter().copied().eq(cue.text.chars());
        if let Some(points) = said.filter(fits).or_else(|| looked_up(&letters, &cue.text, from)) {
            from = points.end;
            marks.push(Mark { points, layer: Layer::Cue, index });
        }
    }
    cut(&letters, &marks)
}

fn cut(letters: &[char], marks: &[Mark]) -> Vec<Piece> {
    // Each mark begins at one border and ends at another; of several of a layer the last shows.
    let mut borders: Vec<(usize, Option<(usize, bool)>)> = vec![(0, None), (letters.len(), None)];
    for (order, mark) in marks.iter().enumerate() {
        borders.extend([(mark.points.start, Some((order, true))), (mark.points.end, Some((order, false)))]);
    }
    borders.sort_unstable();
    let mut open: [BTreeSet<usize>; Layer::COUNT] = Default::default();
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut at, mut point) = (0, 0);
    for here in borders.chunk_by(|one, other| one.0 == other.0) {
        let end = at + letters[point..here[0].0].iter().map(|letter| letter.len_utf8()).sum::<usize>();
        if point < here[0].0 {
            let last = |layer: Layer| open[layer as usize].last().map(|&order| marks[order].index);
            let layers = Layers {
                quoted: last(Layer::Quoted).is_some(),
                reported: last(Layer::Reported).is_some(),
                source: last(Layer::Source),
                verb: last(Layer::Verb),
                cue: last(Layer::Cue),
            };
            match pieces.last_mut() {
                Some(last) if last.layers == layers => last.bytes.end = end,
                _ => pieces.push(Piece { bytes: at..end, layers }),
            }
        }
        (at, point) = (end, here[0].0);
        for &(order, begins) in here.iter().filter_map(|(_, turn)| turn.as_ref()) {
            let open = &mut open[marks[order].layer as usize];
            if begins {
                open.insert(order)
            } else {
                open.remove(&order)
            };
        }
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
    fn a_long_sentence_takes_time_in_proportion() {
        let words = 40_000;
        let sentence = sentence(&"may ".repeat(words), Some(0));
        let cues: Vec<Cue> = (0..words).map(|word| cue("may", &[(4 * word, 4 * word + 3)])).collect();
        // Contents inside contents: all of them are open at the end.
        let inner = |word: usize| Attribution {
            id: format!("a{word}"),
            spans: [vec![], vec![(4 * word, 4 * word + 3)], vec![(4 * word + 4, 4 * words)]],
            ..Attribution::default()
        };
        let article = Article { cues, attributions: (0..words).map(inner).collect(), ..Article::default() };
        let begun = std::time::Instant::now();
        let pieces = shown(&article, &sentence);
        assert_eq!(pieces.len(), 2 * words);
        assert_eq!(pieces[2 * words - 2].1.verb, Some(words - 1));
        // With a walk over all marks at each border it was minutes.
        assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
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
