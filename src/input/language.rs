//! In what language a text is written: English by its function words, any other by its letters.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use whatlang::Lang;

use crate::input::embedded::{ENGLISH, LANGUAGES};
use crate::packed::{lower, packed};
use crate::skim;
use crate::span::border;

/// Beginning of the text that is looked at, in bytes.
const LOOKED_AT: usize = 2000;
/// Words that a text must have before anything is said of its language.
const WORDS: usize = 20;
/// Share of function words, in per cent, from which on a text is English; English news has 25 to 40.
const ENGLISH_SHARE: usize = 18;

/// The code of English.
pub(super) const CODE: &str = "en";

/// What is said of a text in English.
const ENGLISH_FOUND: Option<(&str, &str)> = Some((CODE, "English"));

static FUNCTION_WORDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| ENGLISH.iter().map(|row| row[0].as_str()).collect());

/// Those that can be packed: nearly all that a text has.
static PACKED_WORDS: LazyLock<FxHashSet<u128>> = LazyLock::new(|| {
    let words = FUNCTION_WORDS.iter().map(|word| packed(word, 0..word.len()));
    words.filter(|&word| word != 0).collect()
});

/// Length of what parts words at the beginning of `rest`, which is no ASCII letter; 0 where a word goes on.
fn gap(rest: &[u8]) -> usize {
    match rest {
        // `– — “ ” …`
        [0xE2, 0x80, 0x93 | 0x94 | 0x9C | 0x9D | 0xA6, ..] => 3,
        [b'\'' | 0x80..=0xFF, ..] => 0,
        _ => 1,
    }
}

/// Code and name by the three letters of ISO 639-3.
static NAMES: LazyLock<FxHashMap<&str, (&str, &str)>> =
    LazyLock::new(|| LANGUAGES.iter().map(|row| (row[0].as_str(), (row[1].as_str(), row[2].as_str()))).collect());

/// Code and English name of the language; none where the text is too short or no language is likely.
pub(super) fn language(text: &str) -> Option<(&'static str, &'static str)> {
    let head = &text[..border(text, LOOKED_AT)];
    let (mut all, mut english) = (0, 0);
    let (mut from, mut at) = (0, 0);
    // The end closes the last word.
    while at <= head.len() {
        at += skim::letters(&head.as_bytes()[at..]);
        let gap = gap(&head.as_bytes()[at..]);
        if gap == 0 {
            at += 1;
            continue;
        }
        let key = packed(head, from..at);
        if key != 0 {
            all += 1;
            english += usize::from(PACKED_WORDS.contains(&lower(key)));
            // A word has a letter and what parts it from the next: the rest can have no more of them.
            if all >= WORDS && english * 100 >= (all + (head.len() - at) / 2 + 1) * ENGLISH_SHARE {
                return ENGLISH_FOUND;
            }
        } else if from < at {
            for word in head[from..at].to_lowercase().split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’'))
            {
                all += usize::from(!word.is_empty());
                english += usize::from(FUNCTION_WORDS.contains(word));
            }
        }
        at += gap;
        from = at;
    }
    if all >= WORDS && english * 100 >= all * ENGLISH_SHARE {
        return ENGLISH_FOUND;
    }
    // A script without spaces has few words and many letters.
    let letters = head.chars().filter(|c| c.is_alphabetic()).count();
    if letters < WORDS * 4 {
        return None;
    }
    let info = whatlang::detect(head).filter(whatlang::Info::is_reliable)?;
    named(info.lang())
}

fn named(lang: Lang) -> Option<(&'static str, &'static str)> {
    NAMES.get(lang.code()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_that_is_found_has_a_code_and_a_name() {
        for lang in Lang::all() {
            assert!(named(*lang).is_some(), "{}", lang.code());
        }
        assert_eq!(LANGUAGES.len(), Lang::all().len());
    }

    #[test]
    fn languages_are_told_apart() {
        for (text, code) in [
            (
                "The port authority said on Sunday that the old pier would probably stay shut until May, \
                 because nobody knows how deep the cracks in its piles go.",
                Some("en"),
            ),
            (
                "Die Hafenbehörde teilte am Sonntag mit, dass der alte Pier voraussichtlich bis Mai geschlossen \
                 bleibt, weil niemand weiß, wie tief die Risse in seinen Pfählen sind.",
                Some("de"),
            ),
            (
                "L'autorité portuaire a déclaré dimanche que la vieille jetée resterait sans doute fermée jusqu'en \
                 mai, car personne ne sait quelle est la profondeur des fissures.",
                Some("fr"),
            ),
            (
                "Liman idaresi pazar günü yaptığı açıklamada, eski iskelenin büyük olasılıkla mayıs ayına kadar \
                 kapalı kalacağını, çatlakların derinliğinin bilinmediğini söyledi.",
                Some("tr"),
            ),
            ("Pier shut. Cafés fear.", None),
            ("", None),
        ] {
            assert_eq!(language(text).map(|(code, _)| code), code, "{text}");
        }
    }
}
