//! JSON as programs write it that do not keep to it: `NaN` and `Infinity` for numbers, halves of characters alone.

use serde_json::Value;

/// Reads a value. Where it is none, it is read again as Python writes it: `NaN` and the infinities are missing, half of a
/// surrogate pair is a character that cannot be known, U+FFFD.
///
/// # Errors
/// It is no JSON in this way either; the fault is that of the text as it stands.
pub(super) fn parse(text: &[u8]) -> serde_json::Result<Value> {
    serde_json::from_slice(text)
        .or_else(|error| mended(text).and_then(|mended| serde_json::from_slice(&mended).ok()).ok_or(error))
}

/// The text as JSON has it; none where there is nothing to mend.
fn mended(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let (mut at, mut quoted) = (0, false);
    while let Some(&byte) = text.get(at) {
        let rest = &text[at..];
        let number = || [&b"-Infinity"[..], b"Infinity", b"NaN"].into_iter().find(|word| rest.starts_with(word));
        let (used, written): (usize, &[u8]) = match byte {
            b'"' => {
                quoted = !quoted;
                (1, b"\"")
            }
            b'\\' if quoted => match (unit(rest), rest.get(6..).and_then(unit)) {
                (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (12, &rest[..12]),
                (Some(0xD800..=0xDFFF), _) => (6, b"\\ufffd"),
                _ => (2, &rest[..rest.len().min(2)]),
            },
            _ => match number().filter(|_| !quoted) {
                Some(word) => (word.len(), b"null"),
                None => (1, &rest[..1]),
            },
        };
        out.extend_from_slice(written);
        at += used;
    }
    (out != text).then_some(out)
}

/// The unit of UTF-16 that an escape at the beginning of a text stands for.
fn unit(text: &[u8]) -> Option<u16> {
    let digits = text.strip_prefix(b"\\u")?.get(..4)?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_python_writes_is_read() {
        for (json, expected) in [
            (
                r#"{"a": NaN, "b": [Infinity, -Infinity], "c": "NaN \" NaN"}"#,
                r#"{"a":null,"b":[null,null],"c":"NaN \" NaN"}"#,
            ),
            (r#"{"a": "x\ud83dy \ud83d\ude00 \\ud83d"}"#, "{\"a\":\"x\u{fffd}y \u{1f600} \\\\ud83d\"}"),
            (r#"{"a": "\ud83d\ud83d"}"#, "{\"a\":\"\u{fffd}\u{fffd}\"}"),
        ] {
            assert_eq!(parse(json.as_bytes()).unwrap().to_string(), expected, "{json}");
        }
        let wrong = parse(br#"{"a": NaN, "b": }"#).unwrap_err().to_string();
        assert_eq!(wrong, "expected value at line 1 column 7");
        assert!(parse(b"{\"a\": nan}").is_err() && parse(b"\"\\").is_err() && parse(b"").is_err());
    }
}
