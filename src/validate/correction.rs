//! Shares of each outlet corrected for the program's errors, and whether these differ between outlets more than the finding.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::stats::bootstrap::DRAWS;
use crate::stats::random::Random;
use crate::validate::precision::{ALL, Judged};
use crate::validate::reliability::Estimate;

/// Fewest judged units of an outlet that a correction rests on.
pub const MIN_UNITS: usize = 10;

/// Fewest articles of an outlet that have an interval, as in outlets.csv.
pub const MIN_ARTICLES: usize = 5;

/// Most outlets that are set against each other: those with most judged units.
pub const MAX_OUTLETS: usize = 20;

/// How often the program gave each value, article by article of each outlet.
pub type Collection = BTreeMap<String, Vec<Vec<u32>>>;

/// The share of a value in an outlet, as the program has it and corrected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrected {
    /// The variable.
    pub variable: String,
    /// The value.
    pub value: String,
    /// The outlet, or [`ALL`].
    pub outlet: String,
    /// Articles of the collection.
    pub n_articles: usize,
    /// Judged units.
    pub n_units: usize,
    /// Share of the sentences to which the program gives the value.
    pub program: Estimate,
    /// The share that people would give it to.
    pub corrected: Estimate,
    /// Why there is no correction, or on how little it rests.
    pub note: String,
}

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
    /// Whether the errors differ more than the finding.
    pub warning: bool,
    /// What that means, in a sentence.
    pub reading: String,
}

/// An outlet with its draws: for each value the program's share and the corrected one.
struct Outlet<'n> {
    name: &'n str,
    articles: usize,
    units: usize,
    shares: Shares,
    draws: Vec<Shares>,
    borrowed: Vec<usize>,
}

/// For each value the program's share and the corrected one.
type Shares = Vec<(f64, f64)>;

/// Corrects every value in every outlet, and sets the outlets' errors against each other.
///
/// # Formula
///
/// `c_k = sum_j P_j w_jk / w_j.`, where `P_j` is the share of the outlet's
/// sentences that the program gives the value j, `w_jk` the weight of its
/// judged units that the program calls j and people call k: the calibration
/// probabilities of a double sample. Tenenbein 1972, "A double sampling scheme
/// for estimating from misclassified multinomial data", Technometrics 14;
/// Kuha & Skinner 1997. Where the outlet has no judged unit that the program
/// calls j, the units of all outlets stand in. Intervals are bootstrapped over
/// the articles of the collection and, apart, over those of the judged units.
#[must_use]
pub fn correct(
    variable: &str,
    values: &[String],
    collection: &Collection,
    judged: &[Judged],
    seed: u64,
) -> (Vec<Corrected>, Vec<OutletErrors>) {
    let every: Vec<&Judged> = judged.iter().collect();
    let pooled = weights(&every, values.len());
    let everything: Vec<&[u32]> = collection.values().flatten().map(Vec::as_slice).collect();
    let mut groups = vec![(ALL, everything, every)];
    for (name, articles) in collection.iter().filter(|(name, _)| !name.is_empty()) {
        let own = judged.iter().filter(|unit| unit.outlet == *name).collect();
        groups.push((name, articles.iter().map(Vec::as_slice).collect(), own));
    }
    let outlets: Vec<Outlet> = groups
        .into_par_iter()
        .map(|(name, articles, own)| {
            let random = Random::named(seed, &format!("{variable}\n{name}"));
            Outlet::new(name, &articles, &own, &pooled, values.len(), random)
        })
        .collect();
    let mut rows = Vec::new();
    for outlet in &outlets {
        for (place, value) in values.iter().enumerate() {
            let row = outlet.row(place);
            if row.program.value > Some(0.0) || row.corrected.value > Some(0.0) {
                rows.push(Corrected { variable: variable.to_owned(), value: value.clone(), ..row });
            }
        }
    }
    (rows, pairs(variable, values, &outlets))
}

impl<'n> Outlet<'n> {
    fn new(
        name: &'n str,
        articles: &[&[u32]],
        judged: &[&Judged],
        pooled: &[f64],
        values: usize,
        mut random: Random,
    ) -> Self {
        let own = weights(judged, values);
        let row_is_empty = |row: &usize| own[row * values..(row + 1) * values].iter().sum::<f64>() == 0.0;
        let sums = sums(articles, values, None);
        let borrowed: Vec<usize> = (0..values).filter(row_is_empty).filter(|row| sums[*row] > 0.0).collect();
        let shares = shares(&sums, &own, pooled, values);
        let mut clusters: BTreeMap<usize, Vec<&Judged>> = BTreeMap::new();
        for unit in judged {
            clusters.entry(unit.article).or_default().push(unit);
        }
        let clusters: Vec<Vec<f64>> = clusters.into_values().map(|units| weights(&units, values)).collect();
        let mut taken = vec![0_u32; articles.len()];
        let mut draw = || {
            taken.fill(0);
            for _ in 0..articles.len() {
                taken[random.below(articles.len() as u32) as usize] += 1;
            }
            let mut matrix = vec![0.0; values * values];
            for _ in 0..clusters.len() {
                let cluster = &clusters[random.below(clusters.len() as u32) as usize];
                matrix.iter_mut().zip(cluster).for_each(|(sum, weight)| *sum += weight);
            }
            self::shares(&self::sums(articles, values, Some(&taken)), &matrix, pooled, values)
        };
        let enough = judged.len() >= MIN_UNITS && articles.len() >= MIN_ARTICLES;
        let draws = if enough { (0..DRAWS).map(|_| draw()).collect() } else { Vec::new() };
        Self { name, articles: articles.len(), units: judged.len(), shares, draws, borrowed }
    }

    fn corrects(&self) -> bool {
        self.units >= MIN_UNITS
    }

    fn row(&self, place: usize) -> Corrected {
        let (program, corrected) = self.shares[place];
        let drawn =
            |which: fn(&(f64, f64)) -> f64| self.draws.iter().map(|draw| which(&draw[place])).collect::<Vec<_>>();
        let note = if !self.corrects() {
            let units = if self.units == 1 { "unit is" } else { "units are" };
            format!("No correction: {} judged {units} too few, it needs {MIN_UNITS}.", self.units)
        } else if !self.borrowed.is_empty() {
            format!(
                "{} of the program's values were not judged in this outlet; those of all outlets stand in.",
                self.borrowed.len()
            )
        } else {
            String::new()
        };
        Corrected {
            outlet: self.name.to_owned(),
            n_articles: self.articles,
            n_units: self.units,
            program: Estimate::new(Some(program), &drawn(|share| share.0)),
            corrected: Estimate::new(self.corrects().then_some(corrected), &drawn(|share| share.1)),
            note,
            ..Corrected::default()
        }
    }
}

/// Weights of units by the program's value and, within it, the people's.
fn weights(judged: &[&Judged], values: usize) -> Vec<f64> {
    let mut matrix = vec![0.0; values * values];
    for unit in judged {
        matrix[unit.program * values + unit.people] += unit.weight;
    }
    matrix
}

/// Sentences with each value, each article counted as often as it was taken.
fn sums(articles: &[&[u32]], values: usize, taken: Option<&[u32]>) -> Vec<f64> {
    let mut sums = vec![0.0; values];
    for (place, article) in articles.iter().enumerate() {
        let times = taken.map_or(1, |taken| taken[place]);
        if times > 0 {
            sums.iter_mut().zip(*article).for_each(|(sum, &count)| *sum += f64::from(times) * f64::from(count));
        }
    }
    sums
}

/// The program's share and the corrected one of each value.
fn shares(sums: &[f64], own: &[f64], pooled: &[f64], values: usize) -> Shares {
    let all: f64 = sums.iter().sum();
    let mut shares = vec![(0.0, 0.0); values];
    for program in 0..values {
        let share = if all > 0.0 { sums[program] / all } else { f64::NAN };
        shares[program].0 = share;
        let row = |matrix: &[f64]| {
            let row = matrix[program * values..(program + 1) * values].to_vec();
            Some(row).filter(|row| row.iter().sum::<f64>() > 0.0)
        };
        match row(own).or_else(|| row(pooled)) {
            Some(row) => {
                let whole: f64 = row.iter().sum();
                row.iter().enumerate().for_each(|(people, weight)| shares[people].1 += share * weight / whole);
            }
            // A value that was never judged stays as the program has it.
            None => shares[program].1 += share,
        }
    }
    shares
}

/// Every two outlets with enough judged units.
fn pairs(variable: &str, values: &[String], outlets: &[Outlet]) -> Vec<OutletErrors> {
    let mut chosen: Vec<&Outlet> = outlets.iter().filter(|outlet| outlet.name != ALL && outlet.corrects()).collect();
    chosen.sort_by_key(|outlet| std::cmp::Reverse(outlet.units));
    chosen.truncate(MAX_OUTLETS);
    chosen.sort_by_key(|outlet| outlet.name);
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
        outlet_a: a.name.to_owned(),
        outlet_b: b.name.to_owned(),
        found: a.shares[place].0 - b.shares[place].0,
        error_a: error(&a.shares),
        error_b: error(&b.shares),
        error_difference,
        corrected,
        ..OutletErrors::default()
    };
    let gap = error_difference.value.unwrap_or_default();
    row.warning = gap.abs() > row.found.abs();
    row.reading = reading(&row);
    row
}

fn reading(row: &OutletErrors) -> String {
    let sure = |estimate: &Estimate| estimate.low.zip(estimate.high).is_some_and(|(low, high)| low > 0.0 || high < 0.0);
    let points = |share: f64| format!("{:.1}", 100.0 * share.abs());
    let (a, b) = (&row.outlet_a, &row.outlet_b);
    let gap = row.error_difference.value.unwrap_or_default();
    let finds = format!("The program finds {} percentage points between {a} and {b}", points(row.found));
    if row.warning && sure(&row.error_difference) {
        format!(
            "{finds}, and its own error differs between them by {}, more than chance explains: the finding is not to be reported uncorrected.",
            points(gap)
        )
    } else if row.warning {
        format!(
            "{finds}, and its own error differs between them by {} in this sample: the finding may be nothing but error; code more units of both.",
            points(gap)
        )
    } else if sure(&row.corrected) {
        let corrected = row.corrected.value.unwrap_or_default();
        format!("{finds}; corrected, {} remain, more than chance explains.", points(corrected))
    } else {
        format!("{finds}; corrected, these units do not show that the two differ.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::close;

    fn values() -> Vec<String> {
        vec!["0".to_owned(), "1".to_owned()]
    }

    /// Sentences in which the program and people each have a value or not, in articles of ten.
    struct World {
        collection: Collection,
        judged: Vec<Judged>,
    }

    /// Outlets with a true share and the program's two error rates: missed of those that have it, alarms of the others.
    fn world(outlets: &[(&str, f64, f64, f64)], articles: usize, judged: usize, random: &mut Random) -> World {
        let mut world = World { collection: Collection::new(), judged: Vec::new() };
        for (base, &(outlet, share, missed, alarms)) in outlets.iter().enumerate() {
            let mut rows = Vec::new();
            for article in 0..articles {
                let mut counts = vec![0_u32; 2];
                for sentence in 0..10 {
                    let people = random.share() < share;
                    let program = if people { random.share() >= missed } else { random.share() < alarms };
                    counts[usize::from(program)] += 1;
                    if sentence == 0 && article < judged {
                        world.judged.push(Judged {
                            outlet: outlet.to_owned(),
                            article: base * articles + article,
                            weight: 1.0,
                            people: usize::from(people),
                            program: usize::from(program),
                        });
                    }
                }
                rows.push(counts);
            }
            world.collection.insert(outlet.to_owned(), rows);
        }
        world
    }

    #[test]
    fn worked_by_hand() {
        // The program says 40 of 100; of these people confirm 3 in 4, and find 1 in 6 of the others: .4 * .75 + .6 / 6 = .4.
        let judge = |program, people, n: usize| {
            vec![Judged { outlet: "Post".into(), article: n, weight: 1.0, people, program }; n]
        };
        let judged = [judge(1, 1, 9), judge(1, 0, 3), judge(0, 0, 10), judge(0, 1, 2)].concat();
        let collection = Collection::from([("Post".to_owned(), vec![vec![60, 40]])]);
        let (rows, _) = correct("attributed", &values(), &collection, &judged, 1);
        let row = rows.iter().find(|row| row.outlet == "Post" && row.value == "1").unwrap();
        close(row.program.value.unwrap(), 0.4);
        close(row.corrected.value.unwrap(), 0.4);
        assert_eq!(row.program.low, None, "one article has no interval");
        let (rows, _) = correct("attributed", &values(), &collection, &judged[..9], 1);
        let row = rows.iter().find(|row| row.outlet == "Post").unwrap();
        assert_eq!(row.corrected.value, None);
        assert_eq!(row.note, "No correction: 9 judged units are too few, it needs 10.");
    }

    #[test]
    fn errors_that_make_a_difference_are_told() {
        // Both outlets have .3; in one the program misses half.
        let World { collection, judged } =
            world(&[("Post", 0.3, 0.5, 0.0), ("Star", 0.3, 0.0, 0.05)], 300, 150, &mut Random::new(5));
        let (rows, errors) = correct("attributed", &values(), &collection, &judged, 1);
        let error = errors.iter().find(|row| row.value == "1").unwrap();
        assert!(error.found < -0.1 && error.warning, "{error:?}");
        assert!(error.reading.contains("not to be reported uncorrected"), "{}", error.reading);
        let row = rows.iter().find(|row| row.outlet == "Post" && row.value == "1").unwrap();
        let width = |estimate: &Estimate| estimate.high.unwrap() - estimate.low.unwrap();
        assert!(width(&row.corrected) > 2.0 * width(&row.program));
    }

    #[test]
    fn corrected_intervals_hold_the_true_share() {
        let mut random = Random::new(23);
        let (mut held, mut differences) = (0, 0);
        for run in 0..120 {
            let World { collection, judged } =
                world(&[("Post", 0.3, 0.3, 0.1), ("Star", 0.2, 0.1, 0.2)], 60, 60, &mut random);
            let (rows, errors) = correct("attributed", &values(), &collection, &judged, run);
            let row = rows.iter().find(|row| row.outlet == "Post" && row.value == "1").unwrap();
            let within =
                |estimate: &Estimate, truth: f64| estimate.low.unwrap() <= truth && truth <= estimate.high.unwrap();
            held += u32::from(within(&row.corrected, 0.3));
            differences += u32::from(within(&errors.iter().find(|row| row.value == "1").unwrap().corrected, 0.1));
        }
        assert!((105..=119).contains(&held), "{held} of 120 intervals hold the true share");
        assert!((105..=120).contains(&differences), "{differences} of 120 hold the true difference");
    }
}
