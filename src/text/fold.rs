//! The folded form under which words are compared: lower case, straight apostrophes, nothing that is not seen.

use std::borrow::Cow;

/// `word` in lower case with `’`, `‘` and `ʼ` as `'`, without soft hyphens and joiners; borrowed where nothing changes.
#[must_use]
pub fn folded(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte < 0x80 && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    Cow::Owned(out)
}

/// Whether `word` folds to `other`, which is folded.
#[must_use]
pub fn folds_to(word: &str, other: &str) -> bool {
    if word.is_ascii() { word.eq_ignore_ascii_case(other) } else { folded(word) == other }
}

/// As [`folded`], into a buffer that is emptied first.
pub fn fold_into(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    for letter in word.chars() {
        fold_letter(letter, out);
    }
}

/// Appends a letter in its folded form.
pub(crate) fn fold_letter(letter: char, out: &mut String) {
    match letter {
        '\0'..='\x7f' => out.push(letter.to_ascii_lowercase()),
        '’' | '‘' | 'ʼ' => out.push('\''),
        letter if joins(letter) => {}
        _ => out.extend(letter.to_lowercase()),
    }
}

/// Whether a letter is not seen and stands inside words without changing them: the soft hyphen of `prob\u{AD}ably`, joiners,
/// marks of direction, the mark of byte order.
const fn joins(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_apostrophes_fold() {
        for (word, want) in [
            ("Don’t", "don't"),
            ("ÉTAT", "état"),
            ("plain", "plain"),
            ("U.S", "u.s"),
            ("prob\u{AD}ably", "probably"),
            ("\u{FEFF}May\u{200D}", "may"),
        ] {
            assert_eq!(folded(word), want);
        }
    }
}
