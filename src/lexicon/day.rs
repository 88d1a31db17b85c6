//! Days in cells: `2026-05-31`.

/// Whether a text is a day as `YYYY-MM-DD`.
#[must_use]
pub fn is_day(text: &str) -> bool {
    let sign = |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(sign)
}
