//! One code for each unit: where all agree, where most do, or where the coders settled it; else none, with the codes to discuss.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use crate::error::{Error, Fault, Place, Result};
use crate::validate::codes::Codes;
use crate::validate::variable::{coded, folded};

/// How a code came about, as `how` names it.
pub const WAYS: &[&str] = &["agreed", "majority", "settled", "single", "open"];

/// The code of a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjudicated {
    /// The unit.
    pub unit_id: String,
    /// The variable.
    pub variable: String,
    /// The code; empty where it is open.
    pub code: String,
    /// One of [`WAYS`].
    pub how: &'static str,
    /// Whether coders gave different codes.
    pub differs: bool,
    /// Coders who gave a code.
    pub n_codes: usize,
    /// Their codes.
    pub codes: String,
    /// The sentence.
    pub sentence: String,
    /// The coders' comments.
    pub comments: String,
    /// The code as a place among the variable's values.
    pub value: Option<usize>,
}

/// Codes that were settled by hand, by unit and variable.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    codes: HashMap<(String, String), (String, Place)>,
}

impl Settled {
    /// From the rows of an adjudicated.csv; rows without a code stay open.
    ///
    /// # Errors
    /// There is no column `unit_id`, `variable` or `code`; every unit that has two codes of a variable, with both lines.
    pub fn new(file: &str, header: &[String], rows: impl IntoIterator<Item = (u64, Vec<String>)>) -> Result<Self> {
        let header: Vec<String> = header.iter().map(|name| folded(name)).collect();
        let column = |name: &str| {
            header.iter().position(|column| column == name).ok_or_else(|| {
                let what = format!("there is no such column; the file has {}", header.join(", "));
                Fault::new(Place::line(file, 1).column(name), what, "give the adjudicated.csv that `agree` wrote")
            })
        };
        let (unit, variable, code) = (column("unit_id")?, column("variable")?, column("code")?);
        let mut codes: HashMap<(String, String), (String, Place)> = HashMap::new();
        let mut faults = Vec::new();
        for (line, cells) in rows {
            let cell = |place: usize| cells.get(place).map_or("", |cell| cell.trim()).to_owned();
            if cell(code).is_empty() {
                continue;
            }
            let place = Place::line(file, line).column("code");
            match codes.entry((cell(unit), folded(&cell(variable)))) {
                Entry::Vacant(free) => drop(free.insert((cell(code), place))),
                Entry::Occupied(taken) => {
                    let first = taken.get().1.line.unwrap_or_default();
                    let what = format!("{} of {} is settled twice; first on line {first}", cell(variable), cell(unit));
                    faults.push(Fault::new(place, what, "delete one of the rows"));
                }
            }
        }
        if faults.is_empty() { Ok(Self { codes }) } else { Err(Error::Faults(faults)) }
    }

    /// Settled codes of variables that no sheet has among its `columns`, and of units that no coder coded, in a sentence
    /// each; variables that are left out because others were asked for are none.
    #[must_use]
    pub fn unmet(&self, rows: &[Adjudicated], columns: &[&str]) -> Vec<String> {
        let known: HashSet<(&str, &str)> =
            rows.iter().map(|row| (row.unit_id.as_str(), row.variable.as_str())).collect();
        let read: HashSet<&str> = rows.iter().map(|row| row.variable.as_str()).collect();
        let unmet = |(unit, variable): &&(String, String)| {
            read.contains(variable.as_str()) && !known.contains(&(unit.as_str(), variable.as_str()))
        };
        let unknown = |(_, variable): &&(String, String)| !columns.contains(&variable.as_str());
        let told = |keys: Vec<&(String, String)>, of: &str| {
            let (unit, variable) = keys.iter().min()?;
            let are = if keys.len() == 1 { "code is" } else { "codes are" };
            Some(format!(
                "{} settled {are} left out, of {of} that no sheet codes, such as {variable} of {unit}.",
                keys.len()
            ))
        };
        let variables = told(self.codes.keys().filter(unknown).collect(), "variables");
        variables.into_iter().chain(told(self.codes.keys().filter(unmet).collect(), "units")).collect()
    }

    /// The settled codes of one of the program's variables, by unit.
    ///
    /// # Errors
    /// Every code that the variable does not have.
    pub fn of(&self, variable: &str) -> Result<HashMap<&str, usize>> {
        let mut found = HashMap::new();
        let mut faults = Vec::new();
        for ((unit, name), (code, place)) in &self.codes {
            if name == variable {
                match coded(variable).and_then(|variable| variable.written(code)) {
                    Some(value) => drop(found.insert(unit.as_str(), value)),
                    None => faults.push(no_value(code, place, coded(variable).map(|known| known.numbers()))),
                }
            }
        }
        faults.sort_by_key(|fault| fault.place.line);
        if faults.is_empty() { Ok(found) } else { Err(Error::Faults(faults)) }
    }
}

fn no_value(code: &str, place: &Place, values: Option<String>) -> Fault {
    let mend =
        values.map_or_else(|| "write one that a coder gave".to_owned(), |values| format!("write one of {values}"));
    Fault::new(place.clone(), format!("\"{code}\" is none of the variable's values"), mend)
}

/// The code of every unit that has any, variable by variable.
///
/// # Errors
/// A settled code that its variable does not have.
pub fn adjudicate(codes: &Codes, settled: &Settled) -> Result<Vec<Adjudicated>> {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for variable in &codes.variables {
        for (unit, unit_id) in codes.units.iter().enumerate() {
            let given: Vec<usize> = variable.units[unit].iter().copied().flatten().collect();
            if given.is_empty() {
                continue;
            }
            let (mut value, mut how) = decide(&given);
            if let Some((code, place)) = settled.codes.get(&(unit_id.clone(), variable.name.clone())) {
                match variable.written(code) {
                    Some(code) if value == Some(code) => {}
                    Some(code) => (value, how) = (Some(code), "settled"),
                    None => faults.push(no_value(code, place, variable.coded.map(|known| known.numbers()))),
                }
            }
            rows.push(Adjudicated {
                unit_id: unit_id.clone(),
                variable: variable.name.clone(),
                code: value.map(|value| variable.values[value].clone()).unwrap_or_default(),
                how,
                differs: given.iter().any(|code| *code != given[0]),
                n_codes: given.len(),
                codes: variable.told(unit, &codes.coders),
                sentence: codes.sentences[unit].clone(),
                comments: codes.comments[unit].clone(),
                value,
            });
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(Error::Faults(faults)) }
}

/// The code that more than half of the coders gave, and how it came about.
fn decide(given: &[usize]) -> (Option<usize>, &'static str) {
    let most = given.iter().copied().find(|code| 2 * given.iter().filter(|other| *other == code).count() > given.len());
    match (most, given.len()) {
        (code, 1) => (code, "single"),
        (Some(code), _) if given.iter().all(|other| *other == code) => (Some(code), "agreed"),
        (Some(code), _) => (Some(code), "majority"),
        (None, _) => (None, "open"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settled_codes_of_units_nobody_coded_are_told() {
        let header = ["unit_id", "variable", "code"].map(str::to_owned);
        let row = |unit: &str, variable: &str| vec![unit.to_owned(), variable.to_owned(), "1".to_owned()];
        let rows = [row("u1", "attributed"), row("u9", "attributed"), row("u8", "attributed"), row("u1", "tone")];
        let rows = rows.into_iter().chain([row("u1", "attribution")]);
        let settled = Settled::new("adjudicated.csv", &header, (2..).zip(rows)).unwrap();
        let coded = Adjudicated {
            unit_id: "u1".to_owned(),
            variable: "attributed".to_owned(),
            code: "1".to_owned(),
            how: "agreed",
            differs: false,
            n_codes: 2,
            codes: String::new(),
            sentence: String::new(),
            comments: String::new(),
            value: Some(1),
        };
        let columns = ["unit_id", "attributed", "tone"];
        let told = [
            "1 settled code is left out, of variables that no sheet codes, such as attribution of u1.",
            "2 settled codes are left out, of units that no sheet codes, such as attributed of u8.",
        ];
        assert_eq!(settled.unmet(&[coded], &columns), told);
        assert_eq!(settled.unmet(&[], &columns), told[..1]);
    }

    #[test]
    fn a_code_that_is_settled_twice_is_told_with_both_lines() {
        let header = ["unit_id", "variable", "code"].map(str::to_owned);
        let row = |unit: &str, variable: &str, code: &str| [unit, variable, code].map(str::to_owned).to_vec();
        let rows = [row("u1", "tone", "1"), row("u1", "frame", "2"), row("u1", "tone", ""), row("u1", "Tone", "3")];
        let fault = Settled::new("a.csv", &header, (2..).zip(rows)).unwrap_err().to_string();
        assert_eq!(
            fault,
            "a.csv:5: column `code`: Tone of u1 is settled twice; first on line 2; delete one of the rows"
        );
    }

    #[test]
    fn most_decide_and_ties_stay_open() {
        for (given, code, how) in [
            (&[2][..], Some(2), "single"),
            (&[1, 1], Some(1), "agreed"),
            (&[1, 2], None, "open"),
            (&[1, 2, 1], Some(1), "majority"),
            (&[1, 1, 2, 2], None, "open"),
            (&[0, 1, 2], None, "open"),
        ] {
            assert_eq!(decide(given), (code, how), "{given:?}");
        }
    }
}
