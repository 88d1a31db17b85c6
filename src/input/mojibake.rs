//! Text that was decoded wrongly before it came here, such as `â€™` for `’`: found, counted, and mended on request.

use std::sync::LazyLock;

use encoding_rs::WINDOWS_1252;
use rustc_hash::FxHashMap;

use crate::input::trouble::{Reason, Trouble};
use crate::skim;

/// How often a text may have been decoded wrongly, one time over the other.
const TIMES: usize = 3;

/// The byte that a character is in Windows-1252 or Latin-1, where that is beyond ASCII.
static BYTES: LazyLock<FxHashMap<char, u8>> = LazyLock::new(|| {
    let western = (0x80..=0xFF_u8).filter_map(|byte| {
        let text = WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()?;
        Some((text, byte))
    });
    (0x80..=0xFF_u8).map(|byte| (char::from(byte), byte)).chain(western).collect()
});

/// A text that was mended.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mended {
    /// The text as it was meant.
    pub text: String,
    /// How many characters were wrong.
    pub count: u64,
    /// The first of them: as it stood, and as it was meant.
    pub example: (String, char),
}

/// The text as it was meant, if there is anything to mend.
pub(super) fn mend(text: &str) -> Option<Mended> {
    if text.is_ascii() {
        return None;
    }
    let mut mended = once(text)?;
    for _ in 1..TIMES {
        let Some(next) = once(&mended.text) else { break };
        mended.text = next.text;
    }
    Some(mended)
}

/// What is told of it; `fix` where it was mended.
pub(super) fn told(count: u64, (wrong, meant): &(String, char), fix: bool) -> Trouble {
    let so = if fix { " mended" } else { "" };
    let what = format!("{count} wrongly decoded characters{so}, such as `{wrong}` for `{meant}`");
    Trouble::file(Reason::Mojibake, what, if fix { "" } else { "--fix-mojibake mends them" })
}

fn once(text: &str) -> Option<Mended> {
    // Most texts hold nothing of the kind: every lead is a letter from U+00C0 to U+00FF, of which UTF-8 begins with C3.
    let mut first = 0;
    loop {
        first += skim::first(&text.as_bytes()[first..], |byte| byte == 0xC3)?;
        if wrong(&text[first..]).is_some() {
            break;
        }
        first += 1;
    }
    let (mut out, mut count, mut example) = (text[..first].to_owned(), 0, None);
    let mut rest = &text[first..];
    while let Some(c) = rest.chars().next() {
        if let Some((length, meant)) = wrong(rest) {
            example.get_or_insert_with(|| (rest[..length].to_owned(), meant));
            count += 1;
            out.push(meant);
            rest = &rest[length..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    example.map(|example| Mended { text: out, count, example })
}

/// The length of a wrongly decoded character at the beginning, and what was meant.
fn wrong(text: &str) -> Option<(usize, char)> {
    let mut chars = text.char_indices();
    let lead = byte(chars.next()?.1)?;
    // Only the leads that English news meets: Latin letters, punctuation, currency, emoji, byte order mark.
    let more = match lead {
        0xC2..=0xC5 => 1,
        0xE2 | 0xEF => 2,
        0xF0 => 3,
        _ => return None,
    };
    let mut bytes = vec![lead];
    for _ in 0..more {
        bytes.push(byte(chars.next()?.1).filter(|byte| (0x80..=0xBF).contains(byte))?);
    }
    let meant = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    let meant_so = match meant {
        '\u{A0}'..='\u{17F}' | '\u{2000}'..='\u{206F}' | '€' | '™' | '−' | '\u{FEFF}' | '\u{FFFD}' => true,
        meant => u32::from(meant) >= 0x1_F000,
    };
    let length = chars.next().map_or(text.len(), |(at, _)| at);
    meant_so.then_some((length, meant))
}

fn byte(c: char) -> Option<u8> {
    if c.is_ascii() { None } else { BYTES.get(&c).copied() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_decoded_wrongly_is_mended() {
        for (wrong, meant, count) in [
            ("Itâ€™s open", "It’s open", 1),
            ("the cafÃ© at ZoÃ«â€™s", "the café at Zoë’s", 3),
            ("â€œYes,â€\u{9d} she said", "“Yes,” she said", 2),
            ("â\u{80}\u{9c}Yesâ\u{80}\u{9d}", "“Yes”", 2),
            ("Â£5m and Â€", "£5m and Â€", 1),
            ("Itâ€\u{2122}s", "It’s", 1),
            ("ItÃ¢â‚¬â„¢s", "It’s", 3),
            ("ðŸ˜€", "😀", 1),
        ] {
            let mended = mend(wrong).unwrap_or_else(|| panic!("{wrong}"));
            assert_eq!((mended.text.as_str(), mended.count), (meant, count), "{wrong}");
        }
    }

    #[test]
    fn foreign_letters_are_left_alone() {
        for text in ["São Paulo", "SÃO PAULO", "« CAFÉ»", "Ångström, Älmhult", "price: 5 €", "Zoë’s", "", "Â", "â€"]
        {
            assert_eq!(mend(text), None, "{text}");
        }
    }
}
