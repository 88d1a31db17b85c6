//! What came back from the coders, held against what the sample gave them: units that are gone or of no sample, sheets that
//! repeat another, codes that contradict each other.

use std::collections::{BTreeMap, HashMap};

use crate::validate::codes::{Codes, Variable};

/// Fewest units on which all codes of two coders must be the same before that is told; on a few it is no wonder.
const MANY: usize = 10;

/// The units of a sample, with the coder each was dealt to; an empty name where every coder has it.
#[derive(Clone, Debug, Default)]
pub struct Dealt {
    coders: BTreeMap<String, String>,
    /// The units by their names in lower case; `None` where two have one.
    folded: HashMap<String, Option<String>>,
}

impl Dealt {
    /// Adds a unit and the coder it was dealt to.
    pub fn add(&mut self, unit: &str, coder: &str) {
        self.folded
            .entry(unit.to_lowercase())
            .and_modify(|known| *known = known.take().filter(|known| known == unit))
            .or_insert_with(|| Some(unit.to_owned()));
        self.coders.insert(unit.to_owned(), coder.to_owned());
    }

    /// The unit that is meant, where capitals alone are written otherwise.
    #[must_use]
    pub fn spelled(&self, written: &str) -> Option<&str> {
        if self.coders.contains_key(written) {
            return None;
        }
        self.folded.get(&written.to_lowercase())?.as_deref()
    }

    /// Units of the sample that no sheet holds.
    #[must_use]
    pub fn lost<'d>(&'d self, codes: &Codes) -> Vec<&'d str> {
        self.coders.keys().map(String::as_str).filter(|unit| place(codes, unit).is_none()).collect()
    }
}

/// What the user should look at before the figures are used, a sentence each.
#[must_use]
pub fn doubts(codes: &Codes, dealt: Option<&Dealt>) -> Vec<String> {
    let mut told = copies(codes);
    if let Some(dealt) = dealt {
        told.extend(amiss(codes, dealt));
    }
    told.extend(contradictions(codes));
    told
}

/// Units that two or more coders coded, in any variable.
#[must_use]
pub fn coded_twice(codes: &Codes) -> usize {
    let coders = |unit: usize| {
        let any = |coder: &usize| codes.variables.iter().any(|variable| variable.units[unit][*coder].is_some());
        (0..codes.coders.len()).filter(any).count()
    };
    (0..codes.units.len()).filter(|unit| coders(*unit) > 1).count()
}

/// Pairs of coders whose codes are all the same.
fn copies(codes: &Codes) -> Vec<String> {
    let mut told = Vec::new();
    for a in 0..codes.coders.len() {
        for b in a + 1..codes.coders.len() {
            let both: Vec<usize> =
                (0..codes.units.len()).filter(|unit| codes.held[*unit][a] && codes.held[*unit][b]).collect();
            let same = |unit: &usize| codes.variables.iter().all(|of| of.units[*unit][a] == of.units[*unit][b]);
            if both.len() >= MANY && both.iter().all(same) {
                told.push(format!(
                    "{} and {} hold the same codes in all {} units that both have, in every variable; see that neither sheet is a copy of the other.",
                    codes.coders[a],
                    codes.coders[b],
                    both.len()
                ));
            }
        }
    }
    told
}

/// Where the sheets hold other units than the sample gave to their coders.
fn amiss(codes: &Codes, dealt: &Dealt) -> Vec<String> {
    let mut told = Vec::new();
    let lost = dealt.lost(codes);
    if let Some(first) = lost.first() {
        told.push(format!(
            "{} of the {} units of the sample {} in no sheet, such as {first}; the figures are without them.",
            lost.len(),
            dealt.coders.len(),
            if lost.len() == 1 { "stands" } else { "stand" }
        ));
    }
    let everyones: Vec<(usize, &str)> = dealt
        .coders
        .iter()
        .filter(|(_, coder)| coder.is_empty())
        .filter_map(|(unit, _)| Some((place(codes, unit)?, unit.as_str())))
        .collect();
    for (coder, name) in codes.coders.iter().enumerate() {
        let lacking: Vec<&str> =
            everyones.iter().filter(|(unit, _)| !codes.held[*unit][coder]).map(|(_, unit)| *unit).collect();
        if let Some(first) = lacking.first() {
            told.push(format!(
                "The sheet of {name} lacks {} of the {} that go to every coder, such as {first}.",
                lacking.len(),
                counted(everyones.len())
            ));
        }
    }
    let several = |unit: &usize| codes.held[*unit].iter().filter(|held| **held).count() > 1;
    let own = |unit: &usize| dealt.coders.get(&codes.units[*unit]).is_some_and(|coder| !coder.is_empty());
    let units = || 0..codes.units.len();
    let doubled: Vec<usize> = units().filter(own).filter(several).collect();
    if let Some(first) = doubled.first() {
        told.push(format!(
            "{} that the key gives to one coder alone {} in the sheets of several, such as {}, and {} in the agreement: was a sheet copied, or the sample dealt out anew?",
            counted(doubled.len()),
            if doubled.len() == 1 { "stands" } else { "stand" },
            codes.units[*first],
            if doubled.len() == 1 { "counts" } else { "count" }
        ));
    }
    let strange: Vec<usize> = units().filter(|unit| !dealt.coders.contains_key(&codes.units[*unit])).collect();
    if let Some(first) = strange.first() {
        told.push(format!(
            "{} {} not of the sample, by its key, such as {} ({}); mend the name, or give the key of these sheets with --key.",
            counted(strange.len()),
            if strange.len() == 1 { "is" } else { "are" },
            codes.units[*first],
            codes.places[*first]
        ));
    }
    told
}

/// Codes of one coder and unit that cannot both hold: no attribution and a source, an attribution and `none` as its kind.
fn contradictions(codes: &Codes) -> Vec<String> {
    let of = |name: &str| codes.variables.iter().find(|variable| variable.name == name);
    let Some(attributed) = of("attributed").filter(|variable| variable.coded.is_some()) else { return Vec::new() };
    let sources: Vec<&Variable> = ["source_kind", "sourcing", "transparency"].into_iter().filter_map(of).collect();
    let mut told = Vec::new();
    for (coder, name) in codes.coders.iter().enumerate() {
        let (mut named, mut nobody) = (Vec::new(), Vec::new());
        for (unit, id) in codes.units.iter().enumerate() {
            let Some(code) = attributed.units[unit][coder] else { continue };
            for variable in &sources {
                let (Some(value), Some(known)) = (variable.units[unit][coder], variable.coded) else { continue };
                let none = known.when_empty.and_then(|empty| known.written(empty)) == Some(value);
                let given = || format!("{id} (`{}` {})", variable.name, variable.values[value]);
                match (code, none) {
                    (0, false) => named.push((unit, given())),
                    (1, true) if variable.name == "source_kind" => nobody.push((unit, given())),
                    _ => {}
                }
            }
        }
        named.dedup_by_key(|(unit, _)| *unit);
        for (rows, code, yet) in [(named, "0", "a source all the same"), (nobody, "1", "no kind of source")] {
            if let Some((_, first)) = rows.first() {
                told.push(format!(
                    "{name} gave `attributed` {code} and {yet} to {}, such as {first}.",
                    counted(rows.len())
                ));
            }
        }
    }
    told
}

/// The place of a unit, whose names are sorted.
fn place(codes: &Codes, unit: &str) -> Option<usize> {
    codes.units.binary_search_by(|known| known.as_str().cmp(unit)).ok()
}

fn counted(units: usize) -> String {
    format!("{units} unit{}", if units == 1 { "" } else { "s" })
}
