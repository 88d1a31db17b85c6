//! The spellings of a phrase.

/// The spellings of a phrase cell, which ` | ` parts.
pub fn spellings(cell: &str) -> impl Iterator<Item = &str> {
    // Most cells hold one; looking for a letter is cheaper than for three.
    let (one, several) = if cell.contains('|') { (None, Some(cell.split(" | "))) } else { (Some(cell), None) };
    one.into_iter().chain(several.into_iter().flatten()).map(str::trim)
}

/// The first spelling of a phrase cell, folded.
#[must_use]
pub fn key(cell: &str) -> String {
    spellings(cell).next().unwrap_or_default().to_lowercase()
}
