//! Generates the inflected forms of a lemma, from regular English spelling and the list of irregular words.
//!
//! Regular verbs: `-s`, `-ed`, `-ing`; a final `e` drops (`argue`, `arguing`),
//! `y` after a consonant turns to `ie` (`deny`, `denied`), a single final
//! consonant after a single stressed vowel doubles in words of one syllable
//! (`slam`, `slammed`). Everything else stands in `words/irregular.csv`.

use rustc_hash::FxHashMap;

use crate::lexicon::forms::Forms;
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

    /// Adds all forms of a phrase, the lemma first: the first word inflects as a verb, the last as a noun or adjective.
    pub fn phrase(&self, phrase: &str, forms: &str, all: &mut Forms) {
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
            None => regular(word, kind).iter().for_each(|form| all.add(&[before, form, after])),
        }
        if forms == "person" {
            all.own(first);
        }
    }
}

fn regular(word: &str, forms: &str) -> Vec<String> {
    match forms {
        "verb" => vec![with_s(word), with_ed(word), with_ing(word)],
        "noun" => vec![with_s(word)],
        "adj" => vec![
            with_ed(word).trim_end_matches('d').to_owned() + "r",
            with_ed(word).trim_end_matches('d').to_owned() + "st",
        ],
        _ => Vec::new(),
    }
}

fn with_s(word: &str) -> String {
    if let Some(stem) = consonant_y(word) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    if hisses { format!("{word}es") } else { format!("{word}s") }
}

fn with_ed(word: &str) -> String {
    if let Some(stem) = consonant_y(word) {
        format!("{stem}ied")
    } else if word.ends_with('e') {
        format!("{word}d")
    } else {
        format!("{}ed", doubled(word))
    }
}

fn with_ing(word: &str) -> String {
    match word.strip_suffix("ie") {
        Some(stem) => format!("{stem}ying"),
        None => match word.strip_suffix('e') {
            Some(stem) if !word.ends_with("ee") && !word.ends_with("oe") && !word.ends_with("ye") => {
                format!("{stem}ing")
            }
            _ => format!("{}ing", doubled(word)),
        },
    }
}

fn consonant_y(word: &str) -> Option<&str> {
    let stem = word.strip_suffix('y')?;
    (!stem.ends_with(['a', 'e', 'i', 'o', 'u'])).then_some(stem)
}

/// The word with its last consonant doubled, where one syllable of the form consonant, vowel, consonant asks for it.
fn doubled(word: &str) -> String {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let letters: Vec<char> = word.chars().collect();
    let count = letters.len();
    let syllables =
        letters.iter().enumerate().filter(|&(at, &c)| vowel(c) && (at == 0 || !vowel(letters[at - 1]))).count();
    if count >= 3
        && syllables == 1
        && !vowel(letters[count - 1])
        && !matches!(letters[count - 1], 'w' | 'x' | 'y')
        && vowel(letters[count - 2])
        && !vowel(letters[count - 3])
    {
        return format!("{word}{}", letters[count - 1]);
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let mut all = Forms::default();
            irregular.phrase(phrase, forms, &mut all);
            assert!(all.iter().eq(want), "{all:?}");
        }
    }
}
