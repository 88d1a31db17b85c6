//! Two outlets and the program's error in each, set against what it finds between them.

use crate::validate::correction::{Outlet, Shares};
use crate::validate::precision::Scope;
use crate::validate::reliability::Estimate;

/// Most outlets that are set against each other: those with most judged units.
pub const MAX_OUTLETS: usize = 20;

/// Two outlets, and whether what the program finds between them may be its own error.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutletErrors {
    /// The variable.
    pub variable: String,
    /// The value.
    pub value: String,
    /// First outlet.
    pub outlet_a: String,
    /// Second outlet.
    pub outlet_b: String,
    /// What the program finds: its share in a less its share in b.
    pub found: f64,
    /// The program's error in a: its share less the corrected one.
    pub error_a: f64,
    /// Its error in b.
    pub error_b: f64,
    /// The first error less the second.
    pub error_difference: Estimate,
    /// The corrected share in a less that in b.
    pub corrected: Estimate,
    /// Whether the errors differ between the outlets more than what people code does.
    pub warning: bool,
    /// What that means, in a sentence.
    pub reading: String,
}

/// Every two outlets with enough judged units.
pub(super) fn pairs(variable: &str, values: &[String], outlets: &[Outlet]) -> Vec<OutletErrors> {
    let mut chosen: Vec<&Outlet> =
        outlets.iter().filter(|outlet| outlet.scope != Scope::All && outlet.corrects()).collect();
    chosen.sort_by_key(|outlet| std::cmp::Reverse(outlet.units));
    chosen.truncate(MAX_OUTLETS);
    chosen.sort_by_key(|outlet| &outlet.scope);
    let mut rows = Vec::new();
    for (first, a) in chosen.iter().enumerate() {
        for b in &chosen[first + 1..] {
            for (place, value) in values.iter().enumerate() {
                if a.shares[place] != (0.0, 0.0) || b.shares[place] != (0.0, 0.0) {
                    let row = pair(a, b, place);
                    rows.push(OutletErrors { variable: variable.to_owned(), value: value.clone(), ..row });
                }
            }
        }
    }
    rows
}

fn pair(a: &Outlet, b: &Outlet, place: usize) -> OutletErrors {
    let error = |shares: &Shares| shares[place].0 - shares[place].1;
    let both = |difference: &dyn Fn(&Shares, &Shares) -> f64| {
        let draws: Vec<f64> = a.draws.iter().zip(&b.draws).map(|(a, b)| difference(a, b)).collect();
        Estimate::new(Some(difference(&a.shares, &b.shares)), &draws)
    };
    let error_difference = both(&|a, b| error(a) - error(b));
    let corrected = both(&|a, b| a[place].1 - b[place].1);
    let mut row = OutletErrors {
        outlet_a: a.scope.name().into_owned(),
        outlet_b: b.scope.name().into_owned(),
        found: a.shares[place].0 - b.shares[place].0,
        error_a: error(&a.shares),
        error_b: error(&b.shares),
        error_difference,
        corrected,
        ..OutletErrors::default()
    };
    row.warning = error_difference.value.map(f64::abs) > corrected.value.map(f64::abs);
    row.reading = reading(&row);
    row
}

fn reading(row: &OutletErrors) -> String {
    let sure = |estimate: &Estimate| estimate.low.zip(estimate.high).is_some_and(|(low, high)| low > 0.0 || high < 0.0);
    let points = |share: f64| format!("{:.1}", 100.0 * share.abs());
    let (a, b) = (&row.outlet_a, &row.outlet_b);
    let gap = row.error_difference.value.unwrap_or_default();
    let finds = format!("The program finds {} percentage points between {a} and {b}", points(row.found));
    let differs =
        format!("{finds}, and its own error differs between them by {}, more than what people code", points(gap));
    if row.warning && sure(&row.error_difference) {
        format!("{differs}; that is more than chance explains: the finding is not to be reported uncorrected.")
    } else if row.warning {
        format!("{differs} in this sample: the finding may be nothing but error; code more units of both.")
    } else if sure(&row.corrected) {
        let corrected = row.corrected.value.unwrap_or_default();
        format!("{finds}; corrected, {} remain, more than chance explains.", points(corrected))
    } else {
        format!("{finds}; corrected, these units do not show that the two differ.")
    }
}
