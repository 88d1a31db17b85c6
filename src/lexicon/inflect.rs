//! Generates the inflected forms of a lemma, from regular English spelling and the list of irregular words.
//!
//! Regular verbs: `-s`, `-ed`, `-ing`; a final `e` drops (`argue`, `arguing`),
//! `y` after a consonant turns to `ie` (`deny`, `denied`), a single final
//! consonant after a single stressed vowel doubles in words of one syllable
//! (`slam`, `slammed`). Everything else stands in `words/irregular.csv`.

use rustc_hash::FxHashMap;

use crate::lexicon::forms::Gathered;
use crate::text::fold::folded;

/// Irregular forms by `(lemma, verb | noun | adj)`.
#[derive(Clone, Debug, Default)]
pub struct Irregular {
    forms: FxHashMap<String, Vec<(String, Vec<String>)>>,
}

impl Irregular {
    /// Notes the forms of a lemma, other than the lemma itself.
    pub fn add(&mut self, lemma: &str, forms: &str, inflected: &str) {
        let inflected = inflected.split_whitespace().map(str::to_owned).collect();
        self.forms.entry(lemma.to_owned()).or_default().push((forms.to_owned(), inflected));
    }

    /// Adds all forms of a phrase to the open entry, the lemma first: the first word inflects as a verb, the last as a
    /// noun or adjective.
    pub fn phrase(&self, phrase: &str, forms: &str, all: &mut Gathered) {
        let first = all.len();
        all.add(&[phrase]);
        let kind = if forms == "person" { "noun" } else { forms };
        let (before, word, after) = match kind {
            "verb" => match phrase.find([' ', '-']) {
                Some(at) => ("", &phrase[..at], &phrase[at..]),
                None => ("", phrase, ""),
            },
            "name" => return all.add(&[phrase, "'s"]),
            "noun" | "adj" => match phrase.rfind([' ', '-']) {
                Some(at) => (&phrase[..=at], &phrase[at + 1..], ""),
                None => ("", phrase, ""),
            },
            _ => return,
        };
        let known = self.forms.get(&*folded(word)).and_then(|known| known.iter().rev().find(|(of, _)| of == kind));
        match known {
            Some((_, inflected)) => inflected.iter().for_each(|form| all.add(&[before, form, after])),
            None => {
                for (stem, last, ending) in regular(word, kind).iter().flatten() {
                    all.add(&[before, stem, last, ending, after]);
                }
            }
        }
        if forms == "person" {
            all.own(first);
        }
    }
}

/// A form in pieces: a stem, its last consonant once more where it doubles, an ending.
type Form<'a> = (&'a str, &'a str, &'a str);

fn regular<'a>(word: &'a str, forms: &str) -> [Option<Form<'a>>; 3] {
    match forms {
        "verb" => [Some(with_s(word)), Some(with_ed(word, "ed")), Some(with_ing(word))],
        "noun" => [Some(with_s(word)), None, None],
        "adj" => [Some(with_ed(word, "er")), Some(with_ed(word, "est")), None],
        _ => [None; 3],
    }
}

fn with_s(word: &str) -> Form<'_> {
    if let Some(stem) = consonant_y(word) {
        return (stem, "", "ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    (word, "", if hisses { "es" } else { "s" })
}

/// With an ending that begins with `e`, which is one with an `e` of the word.
fn with_ed<'a>(word: &'a str, ending: &'static str) -> Form<'a> {
    if let Some(stem) = consonant_y(word) {
        return (stem, "i", ending);
    }
    match word.strip_suffix('e') {
        Some(stem) => (stem, "", ending),
        None => (word, doubled(word), ending),
    }
}

fn with_ing(word: &str) -> Form<'_> {
    if let Some(stem) = word.strip_suffix("ie") {
        return (stem, "", "ying");
    }
    match word.strip_suffix('e') {
        Some(stem) if !["ee", "oe", "ye"].iter().any(|end| word.ends_with(end)) => (stem, "", "ing"),
        _ => (word, doubled(word), "ing"),
    }
}

fn consonant_y(word: &str) -> Option<&str> {
    let stem = word.strip_suffix('y')?;
    (!stem.ends_with(['a', 'e', 'i', 'o', 'u'])).then_some(stem)
}

/// The last consonant of a word that doubles it: of one syllable, which ends in consonant, vowel, consonant.
fn doubled(word: &str) -> &str {
    let vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let mut back = word.char_indices().rev();
    let (Some((at, last)), Some((_, middle)), Some((_, before))) = (back.next(), back.next(), back.next()) else {
        return "";
    };
    if vowel(&last) || matches!(last, 'w' | 'x' | 'y') || !vowel(&middle) || vowel(&before) {
        return "";
    }
    // One vowel, or several that stand together, in all.
    let mut between = true;
    let syllables =
        word.chars().filter(|letter| std::mem::replace(&mut between, !vowel(letter)) && vowel(letter)).count();
    if syllables == 1 { &word[at..] } else { "" }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::lexicon::forms::Forms;

    #[test]
    fn regular_and_irregular_forms() {
        let mut irregular = Irregular::default();
        irregular.add("think", "verb", "thinks thought thinking");
        for (phrase, forms, want) in [
            ("argue", "verb", vec!["argue", "argues", "argued", "arguing"]),
            ("deny", "verb", vec!["deny", "denies", "denied", "denying"]),
            ("slam", "verb", vec!["slam", "slams", "slammed", "slamming"]),
            ("stress", "verb", vec!["stress", "stresses", "stressed", "stressing"]),
            ("point out", "verb", vec!["point out", "points out", "pointed out", "pointing out"]),
            ("report", "verb", vec!["report", "reports", "reported", "reporting"]),
            ("think", "verb", vec!["think", "thinks", "thought", "thinking"]),
            ("intelligence agency", "noun", vec!["intelligence agency", "intelligence agencies"]),
            ("as spelt", "", vec!["as spelt"]),
            ("Harbour Post", "name", vec!["Harbour Post", "Harbour Post's"]),
            ("press officer", "person", vec!["press officer", "press officers", "press officer's"]),
        ] {
            let mut all = Gathered::default();
            all.open("");
            irregular.phrase(phrase, forms, &mut all);
            let place = all.close();
            let all = Forms::new(Arc::new(all), place);
            assert!(all.iter().eq(want), "{all:?}");
        }
    }
}
