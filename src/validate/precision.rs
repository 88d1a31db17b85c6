//! The program against people's codes: precision, recall and F1 of each value, weighted back to the collection.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::stats::bootstrap::DRAWS;
use crate::stats::proportion::{Drawn, interval};
use crate::stats::random::Random;
use crate::validate::reliability::{CONFIDENCE, Estimate};

/// Whose units a figure is of.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Of all outlets together.
    #[default]
    All,
    /// Of the outlet of this name.
    Outlet(String),
}

impl Scope {
    /// As tables name it: `all`, or the outlet; one that is called `all` is `all (outlet)`.
    #[must_use]
    pub fn name(&self) -> Cow<'_, str> {
        match self {
            Self::All => ALL.into(),
            Self::Outlet(name) if name == ALL => format!("{ALL} (outlet)").into(),
            Self::Outlet(name) => name.into(),
        }
    }
}

/// The name of all outlets together.
const ALL: &str = "all";

/// A unit that has a code of people and a score of the program.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Outlet of its article.
    pub outlet: String,
    /// Number of its article.
    pub article: usize,
    /// Sentences of the collection that it stands for.
    pub weight: f64,
    /// The people's code.
    pub people: usize,
    /// The program's.
    pub program: usize,
}

/// How well the program finds a value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Precision {
    /// The variable.
    pub variable: String,
    /// The value; empty for all values together.
    pub value: String,
    /// The outlet, or all.
    pub outlet: Scope,
    /// Units judged.
    pub n_units: usize,
    /// Units to which the program gave the value.
    pub n_program: usize,
    /// Units to which people gave it.
    pub n_people: usize,
    /// Units to which both gave it.
    pub n_both: usize,
    /// Of what the program calls so, the share that people call so.
    pub precision: Estimate,
    /// Of what people call so, the share that the program calls so.
    pub recall: Estimate,
    /// The harmonic mean of the two.
    pub f1: Estimate,
}

/// Every value of a variable, in all outlets together and in each.
#[must_use]
pub fn precision(variable: &str, values: &[String], judged: &[Judged], seed: u64) -> Vec<Precision> {
    let mut outlets: BTreeMap<&str, Vec<&Judged>> = BTreeMap::new();
    for unit in judged.iter().filter(|unit| !unit.outlet.is_empty()) {
        outlets.entry(&unit.outlet).or_default().push(unit);
    }
    let all = (Scope::All, judged.iter().collect());
    let outlets = outlets.into_iter().map(|(name, units)| (Scope::Outlet(name.to_owned()), units));
    let groups = std::iter::once(all).chain(outlets);
    let mut rows = Vec::new();
    for (outlet, units) in groups {
        let named = |value: &str, row: Precision| Precision {
            variable: variable.to_owned(),
            value: value.to_owned(),
            outlet: outlet.clone(),
            ..row
        };
        rows.push(named("", overall(&units)));
        for (place, value) in values.iter().enumerate() {
            let random = &mut Random::named(seed, &format!("{variable}\n{value}\n{}", outlet.name()));
            let row = of_value(place, &units, random);
            if row.n_program + row.n_people > 0 {
                rows.push(named(value, row));
            }
        }
    }
    rows
}

/// The share of units on which program and people agree: precision, recall and F1 in one where every unit has one value.
fn overall(units: &[&Judged]) -> Precision {
    let agree = share(units.iter().copied(), |unit| unit.people == unit.program);
    let n = units.len();
    let n_both = units.iter().filter(|unit| unit.people == unit.program).count();
    Precision {
        n_units: n,
        n_program: n,
        n_people: n,
        n_both,
        precision: agree,
        recall: agree,
        f1: agree,
        ..Precision::default()
    }
}

fn of_value(value: usize, units: &[&Judged], random: &mut Random) -> Precision {
    let program = || units.iter().copied().filter(|unit| unit.program == value);
    let people = || units.iter().copied().filter(|unit| unit.people == value);
    Precision {
        n_units: units.len(),
        n_program: program().count(),
        n_people: people().count(),
        n_both: program().filter(|unit| unit.people == value).count(),
        precision: share(program(), |unit| unit.people == value),
        recall: share(people(), |unit| unit.program == value),
        f1: f1(value, units, random),
        ..Precision::default()
    }
}

/// A weighted share with Wilson's interval on the effective size.
fn share<'j>(units: impl Iterator<Item = &'j Judged>, has: impl Fn(&Judged) -> bool) -> Estimate {
    let drawn: Vec<Drawn> =
        units.map(|unit| Drawn { weight: unit.weight, cluster: unit.article, has: has(unit) }).collect();
    interval(&drawn, CONFIDENCE).map_or_else(Estimate::default, |(value, low, high)| Estimate {
        value: Some(value),
        low: Some(low),
        high: Some(high),
    })
}

/// F1 with a bootstrap over articles.
///
/// # Formula
///
/// `2 b / (p + h)` over the weights of units that both, the program, the
/// people call so. `None` if neither calls any so.
fn f1(value: usize, units: &[&Judged], random: &mut Random) -> Estimate {
    let mut articles: BTreeMap<usize, [f64; 2]> = BTreeMap::new();
    for unit in units {
        let (program, people) = (unit.program == value, unit.people == value);
        let sums = articles.entry(unit.article).or_default();
        sums[0] += if program && people { 2.0 * unit.weight } else { 0.0 };
        sums[1] += unit.weight * f64::from(u8::from(program) + u8::from(people));
    }
    let sums: Vec<[f64; 2]> = articles.into_values().collect();
    let ratio = |[both, either]: [f64; 2]| (either > 0.0).then(|| both / either);
    let add = |a: [f64; 2], b: &[f64; 2]| [a[0] + b[0], a[1] + b[1]];
    let mut draw = || {
        let sample = (0..sums.len()).map(|_| &sums[random.below(sums.len() as u32) as usize]);
        ratio(sample.fold([0.0; 2], add)).unwrap_or(f64::NAN)
    };
    let draws: Vec<f64> = (0..DRAWS).map(|_| draw()).collect();
    Estimate::new(ratio(sums.iter().fold([0.0; 2], add)), &draws)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::close;

    fn unit(outlet: &str, article: usize, weight: f64, people: usize, program: usize) -> Judged {
        Judged { outlet: outlet.to_owned(), article, weight, people, program }
    }

    #[test]
    fn weights_take_the_sample_back_to_the_collection() {
        // 10 of 10 rare ones right at weight 1; 2 of 40 common ones missed at weight 50.
        let mut judged: Vec<Judged> = (0..10).map(|i| unit("Post", i, 1.0, 1, 1)).collect();
        judged.extend((0..40).map(|i| unit("Star", 10 + i, 50.0, usize::from(i < 2), 0)));
        let values = ["0".to_owned(), "1".to_owned()];
        let rows = precision("attributed", &values, &judged, 1);
        let row = |outlet: &str, value: &str| {
            rows.iter().find(|row| row.outlet.name() == outlet && row.value == value).unwrap()
        };
        close(row(ALL, "1").precision.value.unwrap(), 1.0);
        close(row(ALL, "1").recall.value.unwrap(), 10.0 / 110.0);
        close(row(ALL, "1").f1.value.unwrap(), 20.0 / 120.0);
        close(row(ALL, "").precision.value.unwrap(), 1.0 - 100.0 / 2_010.0);
        close(row("Star", "0").precision.value.unwrap(), 0.95);
        assert_eq!((row("Star", "1").n_people, row("Star", "1").precision.value), (2, None));
        let recall = row(ALL, "1").recall;
        assert!(recall.low.unwrap() < recall.value.unwrap() && recall.value.unwrap() < recall.high.unwrap());
        assert!(row(ALL, "1").precision.low.unwrap() < 0.8, "ten of ten is no certainty");
    }
}
