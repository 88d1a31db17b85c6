//! Where the words stand that are looked for over many tokens: those of a sport, a stage, a ship, of what states and firms have.

use std::ops::Range;

use crate::sourcing::found::{Class, View};

/// The classes of such words.
const CLASSES: [Class; 7] =
    [Class::Firmhood, Class::Games, Class::Sports, Class::Stages, Class::Statehood, Class::Trials, Class::Vessels];

/// The tokens of a document that belong to such classes, ascending; one of two classes stands twice.
#[derive(Clone, Debug)]
pub(super) struct Spread(Vec<(usize, Class)>);

impl Spread {
    fn new(view: View<'_>) -> Self {
        // By the number of a class.
        let mut wanted = Vec::new();
        for class in CLASSES {
            let Some(number) = view.tables.classes[class as usize].map(usize::from) else { continue };
            wanted.resize(wanted.len().max(number + 1), None);
            wanted[number] = Some(class);
        }
        let mut all = Vec::new();
        for (at, &word) in view.reading.scan.ids.iter().enumerate() {
            for &number in view.reader.classes.of(word) {
                if let Some(&Some(class)) = wanted.get(usize::from(number)) {
                    all.push((at, class));
                }
            }
        }
        Self(all)
    }
}

/// The tokens of a range that belong to one of these classes, ascending.
pub(super) fn spread<'a>(
    view: View<'a>,
    range: Range<usize>,
    of: &'a [Class],
) -> impl Iterator<Item = usize> + use<'a> {
    debug_assert!(of.iter().all(|class| CLASSES.contains(class)), "{of:?} is not looked up");
    let all = &view.findings.spread.get_or_init(|| Spread::new(view)).0;
    let [start, end] = [range.start, range.end].map(|edge| all.partition_point(|&(at, _)| at < edge));
    all[start..end.max(start)].iter().filter(|(_, class)| of.contains(class)).map(|&(at, _)| at)
}
