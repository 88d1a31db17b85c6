//! How far coders agree on each variable and each of its values, and Krippendorff's own reading of it.

use crate::stats::agreement::{Coincidences, Metric, RELIABLE, TENTATIVE, Unit, kappa, kappa_draws, reading};
use crate::stats::bootstrap::{DRAWS, percentile_interval};
use crate::stats::random::Random;
use crate::validate::codes::{Codes, Variable};

/// Share of the draws inside an interval.
pub const CONFIDENCE: f64 = 0.95;

/// The words of `verdict`.
pub const VERDICTS: &[&str] = &["reliable", "tentative", "too low", "too few", "no variation", "not coded twice"];

/// Fewest units that must hold another code than the commonest before agreement is judged.
///
/// A floor of ours, far below what Krippendorff (2018) asks for: two coders who both give a value to two of fifty
/// units have an alpha of 1, and another two units could have given another.
pub const FEWEST: usize = 5;

/// The words of `level`.
pub const LEVELS: &[&str] = &["nominal", "ordinal"];

/// The levels that alpha is worked out at.
const METRICS: [Metric; 3] = [Metric::Nominal, Metric::Ordinal, Metric::Interval];

/// A coefficient with its interval.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// The coefficient.
    pub value: Option<f64>,
    /// Lower end of its interval.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

impl Estimate {
    pub(super) fn new(value: Option<f64>, draws: &[f64]) -> Self {
        let interval = value.and_then(|_| percentile_interval(draws, CONFIDENCE));
        Self { value, low: interval.map(|(low, _)| low), high: interval.map(|(_, high)| high) }
    }
}

/// How far some coders agree on a variable, or on one of its values against all others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reliability {
    /// The variable.
    pub variable: String,
    /// The value; empty for the variable as a whole.
    pub value: String,
    /// The coders.
    pub coders: String,
    /// Units that two or more of them coded.
    pub n_units: usize,
    /// How often they gave the value, or any, in these units.
    pub n_codes: usize,
    /// Of these units, those that hold another code than the commonest one: what agreement is told by.
    pub n_varied: usize,
    /// Share of pairs of codes that agree, in percent.
    pub percent_agreement: Option<f64>,
    /// Cohen's kappa, of two coders.
    pub kappa: Estimate,
    /// Krippendorff's alpha: nominal, ordinal, interval.
    pub alpha: [Estimate; 3],
    /// The level that the reading rests on: `nominal` or `ordinal`.
    pub level: &'static str,
    /// One of [`VERDICTS`].
    pub verdict: &'static str,
    /// The verdict in a sentence.
    pub reading: String,
}

impl Reliability {
    /// The alpha at the level of the variable.
    #[must_use]
    pub fn alpha(&self) -> Estimate {
        self.alpha[usize::from(self.level == "ordinal")]
    }
}

/// All coders together on every variable and value; of more than two, each pair on every variable too.
#[must_use]
pub fn reliability(codes: &Codes, seed: u64) -> Vec<Reliability> {
    let mut rows = Vec::new();
    let all: Vec<usize> = (0..codes.coders.len()).collect();
    for variable in &codes.variables {
        rows.extend(of_coders(variable, &codes.coders, &all, true, seed));
        if all.len() > 2 {
            for a in 0..all.len() {
                for b in a + 1..all.len() {
                    rows.extend(of_coders(variable, &codes.coders, &[a, b], false, seed));
                }
            }
        }
    }
    rows
}

/// Some coders on one variable, then on each of its values if asked.
#[must_use]
pub fn of_coders(
    variable: &Variable,
    names: &[String],
    chosen: &[usize],
    by_value: bool,
    seed: u64,
) -> Vec<Reliability> {
    let units: Vec<Unit> =
        variable.units.iter().map(|unit| chosen.iter().map(|&coder| unit[coder]).collect()).collect();
    let coders = chosen.iter().map(|&coder| names[coder].as_str()).collect::<Vec<_>>().join(", ");
    let numeric = !variable.points.is_empty();
    let metrics = if numeric { &METRICS[..] } else { &METRICS[..1] };
    let whole = Table { units, values: variable.values.len(), points: &variable.points, metrics };
    let level = if variable.metric == Metric::Ordinal { "ordinal" } else { "nominal" };
    let named = |value: &str, row: Reliability| Reliability {
        variable: variable.name.clone(),
        value: value.to_owned(),
        coders: coders.clone(),
        ..row
    };
    let mut rows = vec![named("", whole.row(level, &mut Random::named(seed, &format!("{}\n{coders}", variable.name))))];
    // Of two values each is the other's contrary, so that their rows would repeat the whole.
    if by_value && variable.values.len() > 2 {
        for (place, value) in variable.values.iter().enumerate() {
            let units = whole.units.iter();
            let units: Vec<Unit> = units
                .map(|unit| unit.iter().map(|code| code.map(|code| usize::from(code == place))).collect())
                .collect();
            let table = Table { units, values: 2, points: &[], metrics: &METRICS[..1] };
            let random = &mut Random::named(seed, &format!("{}\n{value}\n{coders}", variable.name));
            let mut row = table.row("nominal", random);
            row.n_codes = table.paired().flatten().filter(|code| **code == Some(1)).count();
            if table.units.iter().flatten().any(|code| *code == Some(1)) {
                rows.push(named(value, row));
            }
        }
    }
    rows
}

/// Codes to work coefficients out of.
struct Table<'v> {
    units: Vec<Unit>,
    values: usize,
    points: &'v [f64],
    metrics: &'v [Metric],
}

impl Table<'_> {
    /// The units with two codes or more, which alone bear on agreement.
    fn paired(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| unit.iter().flatten().count() > 1)
    }

    /// Units that hold another code than the commonest one.
    fn varied(&self) -> usize {
        let with = |value: usize| self.paired().flatten().filter(|code| **code == Some(value)).count();
        let Some(common) = (0..self.values).max_by_key(|value| with(*value)) else { return 0 };
        self.paired().filter(|unit| unit.iter().flatten().any(|code| *code != common)).count()
    }

    fn row(&self, level: &'static str, random: &mut Random) -> Reliability {
        let pairs = Coincidences::new(&self.units, self.values);
        let draws = pairs.draws(self.metrics, self.points, DRAWS, random);
        let mut alpha = [Estimate::default(); 3];
        for (place, (metric, draws)) in self.metrics.iter().zip(&draws).enumerate() {
            alpha[place] = Estimate::new(pairs.alpha(*metric, self.points), draws);
        }
        let two = self.units.first().is_some_and(|unit| unit.len() == 2);
        let both: Vec<(usize, usize)> =
            self.units.iter().filter(|_| two).filter_map(|unit| unit[0].zip(unit[1])).collect();
        let kappa = if both.is_empty() {
            Estimate::default()
        } else {
            Estimate::new(kappa(&both, self.values), &kappa_draws(&both, self.values, DRAWS, random))
        };
        let mut row = Reliability {
            n_units: pairs.units(),
            n_codes: self.paired().flatten().flatten().count(),
            n_varied: self.varied(),
            percent_agreement: pairs.agreement().map(|share| share * 100.0),
            kappa,
            alpha,
            level,
            ..Reliability::default()
        };
        (row.verdict, row.reading) = verdict(&row);
        row
    }
}

/// The word for an alpha and the sentence that says what may rest on it.
fn verdict(row: &Reliability) -> (&'static str, String) {
    let alpha = row.alpha();
    let Some(value) = alpha.value else {
        return if row.n_units == 0 {
            (
                "not coded twice",
                "No unit was coded by two coders, so nothing can be said of their agreement.".to_owned(),
            )
        } else {
            (
                "no variation",
                "All codes are the same, so agreement cannot be told from habit; alpha is not defined.".to_owned(),
            )
        };
    };
    let word = reading(value);
    let (word, few) = if row.n_varied < FEWEST { ("too few", true) } else { (word, false) };
    let says = match word {
        "too few" => format!(
            "but only {} of {} units {} another code than the commonest, fewer than {FEWEST}: too few to rely on; code more sentences",
            row.n_varied,
            row.n_units,
            if row.n_varied == 1 { "holds" } else { "hold" }
        ),
        "reliable" => format!("{RELIABLE:.3} or more: data to rely on"),
        "tentative" => format!("from {TENTATIVE} to {RELIABLE:.3}: tentative conclusions only"),
        _ => format!("below {TENTATIVE}: no conclusion should rest on it"),
    };
    let interval = alpha.low.zip(alpha.high).map_or(String::new(), |(low, high)| {
        let lower = reading(low);
        let reach = if few || lower == word { String::new() } else { format!(", whose lower end is {lower}") };
        format!(" (95 % interval {low:.2} to {high:.2}{reach})")
    });
    let whose = if few { "" } else { "by Krippendorff, " };
    (word, format!("Alpha is {value:.2}{interval}; {whose}{says}."))
}
