//! The label on top of kind, channel and transparency, as `lexicons/sourcing/labels.csv` derives it.

use crate::lexicon::Library;
use crate::sourcing::LABELS;

/// File of the table.
pub(super) const PATH: &str = "sourcing/labels.csv";

/// The label of the first row that fits; `unsourced` where none does.
pub(super) fn of(library: &Library, kind: &str, channel: &str, transparency: u8) -> &'static str {
    let found = library.tables.get(PATH).and_then(|table| {
        let at = ["kind", "channel", "transparency", "sourcing"].map(|name| table.column(name));
        let [Some(kinds), Some(channels), Some(steps), Some(labels)] = at else { return None };
        let step = transparency.to_string();
        let fits = |cell: &str, value: &str| cell == "*" || cell.split(' ').any(|word| word == value);
        table
            .rows
            .iter()
            .find(|row| {
                fits(row.cell(kinds), kind) && fits(row.cell(channels), channel) && fits(row.cell(steps), &step)
            })
            .map(|row| row.cell(labels))
    });
    found.and_then(|name| LABELS.iter().find(|label| **label == name)).copied().unwrap_or("unsourced")
}
