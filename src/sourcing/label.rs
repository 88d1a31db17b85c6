//! The label on top of kind, channel and transparency, as `lexicons/sourcing/labels.csv` derives it.

use crate::lexicon::Library;
use crate::lexicon::schema::TRANSPARENCIES;
use crate::sourcing::{CHANNELS, Channel, KINDS, LABELS, SourceKind};

/// File of the table.
pub(super) const PATH: &str = "sourcing/labels.csv";

/// The rows of the table, in order.
#[derive(Clone, Debug)]
pub(super) struct Labels(Vec<Row>);

/// What a row asks for, a bit for each value, and its label.
#[derive(Clone, Debug)]
struct Row {
    kinds: u32,
    channels: u32,
    steps: u32,
    label: &'static str,
}

impl Labels {
    pub fn new(library: &Library) -> Self {
        let rows = library.rows(PATH, ["kind", "channel", "transparency", "sourcing"]).filter_map(|(cells, _)| {
            let label = LABELS.iter().find(|label| **label == cells[3])?;
            let [kinds, channels, steps] =
                [bits(KINDS, cells[0]), bits(CHANNELS, cells[1]), bits(TRANSPARENCIES, cells[2])];
            Some(Row { kinds, channels, steps, label })
        });
        Self(rows.collect())
    }

    /// The label of the first row that fits; `unsourced` where none does.
    pub fn of(&self, kind: SourceKind, channel: Channel, transparency: u8) -> &'static str {
        let (kind, channel, step) = (1 << kind as u32, 1 << channel as u32, 1 << transparency);
        let fits = |row: &&Row| row.kinds & kind != 0 && row.channels & channel != 0 && row.steps & step != 0;
        self.0.iter().find(fits).map_or("unsourced", |row| row.label)
    }
}

/// A bit for each value that a cell names; `*` names all of them.
pub(super) fn bits(values: &[&str], cell: &str) -> u32 {
    let named = if cell == "*" { values.to_vec() } else { cell.split(' ').collect() };
    let bit = |value: &str| values.iter().position(|known| *known == value).map_or(0, |at| 1 << at);
    named.into_iter().fold(0, |bits, value| bits | bit(value))
}
