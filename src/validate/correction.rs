//! Shares of each outlet corrected for the program's errors, and whether these differ between outlets more than the finding.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::stats::bootstrap::DRAWS;
use crate::stats::random::Random;
use crate::validate::outlet_errors::{OutletErrors, pairs};
use crate::validate::precision::{Judged, Scope};
use crate::validate::reliability::Estimate;

/// Fewest judged units of an outlet that a correction rests on.
pub const MIN_UNITS: usize = 10;

/// Fewest articles of an outlet that have an interval, as in outlets.csv.
pub const MIN_ARTICLES: usize = 5;

/// How often the program gave each value, article by article of each outlet.
pub type Collection = BTreeMap<String, Vec<Vec<u32>>>;

/// The share of a value in an outlet, as the program has it and corrected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrected {
    /// The variable.
    pub variable: String,
    /// The value.
    pub value: String,
    /// The outlet, or all.
    pub outlet: Scope,
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

/// An outlet with its draws: for each value the program's share and the corrected one.
pub(super) struct Outlet {
    /// Which.
    pub scope: Scope,
    articles: usize,
    /// Judged units.
    pub units: usize,
    /// Its shares.
    pub shares: Shares,
    /// The same of each draw.
    pub draws: Vec<Shares>,
    /// The program's values that were not judged in this outlet.
    borrowed: usize,
    /// Those that were judged in no outlet.
    unjudged: usize,
}

/// For each value the program's share and the corrected one.
pub(super) type Shares = Vec<(f64, f64)>;

/// Weights of judged units by the program's value and, within it, the people's: row after row.
type Matrix = Vec<f64>;

/// The judged units of all outlets, which stand in where an outlet has none.
struct Pool {
    sample: Matrix,
    /// Its articles drawn again: the same draw for every outlet that borrows, so that differences hold it once.
    draws: Vec<Matrix>,
}

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
/// the articles of the collection and, apart, over those of the judged units;
/// units that stand in are drawn again with every draw as well.
#[must_use]
pub fn correct(
    variable: &str,
    values: &[String],
    collection: &Collection,
    judged: &[Judged],
    seed: u64,
) -> (Vec<Corrected>, Vec<OutletErrors>) {
    let every: Vec<&Judged> = judged.iter().collect();
    let pool = Pool::new(&every, values.len(), Random::named(seed, variable));
    let everything: Vec<&[u32]> = collection.values().flatten().map(Vec::as_slice).collect();
    let mut groups = vec![(Scope::All, everything, every)];
    for (name, articles) in collection.iter().filter(|(name, _)| !name.is_empty()) {
        let own = judged.iter().filter(|unit| unit.outlet == *name).collect();
        groups.push((Scope::Outlet(name.clone()), articles.iter().map(Vec::as_slice).collect(), own));
    }
    let outlets: Vec<Outlet> = groups
        .into_par_iter()
        .map(|(scope, articles, own)| {
            let random = Random::named(seed, &format!("{variable}\n{}", scope.name()));
            Outlet::new(scope, &articles, &own, &pool, values.len(), random)
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

impl Pool {
    fn new(judged: &[&Judged], values: usize, mut random: Random) -> Self {
        let clusters = clusters(judged, values);
        let enough = judged.len() >= MIN_UNITS;
        let draws = (0..if enough { DRAWS } else { 0 }).map(|_| drawn(&clusters, values, &mut random)).collect();
        Self { sample: weights(judged, values), draws }
    }
}

impl Outlet {
    fn new(
        scope: Scope,
        articles: &[&[u32]],
        judged: &[&Judged],
        pool: &Pool,
        values: usize,
        mut random: Random,
    ) -> Self {
        let own = weights(judged, values);
        let sums = sums(articles, values, None);
        let lacking = |matrix: &Matrix| {
            (0..values).filter(|&value| sums[value] > 0.0 && row_of(matrix, value, values).is_none()).count()
        };
        let clusters = clusters(judged, values);
        let mut taken = vec![0_u32; articles.len()];
        let draw = |pooled: &Matrix| {
            taken.fill(0);
            for _ in 0..articles.len() {
                taken[random.below(articles.len() as u32) as usize] += 1;
            }
            let own = drawn(&clusters, values, &mut random);
            // Units so few that a draw may hold none of a value stay as they are in that draw.
            shares(&self::sums(articles, values, Some(&taken)), &[&own, pooled, &pool.sample], values)
        };
        let enough = judged.len() >= MIN_UNITS && articles.len() >= MIN_ARTICLES;
        Self {
            scope,
            articles: articles.len(),
            units: judged.len(),
            shares: shares(&sums, &[&own, &pool.sample], values),
            draws: if enough { pool.draws.iter().map(draw).collect() } else { Vec::new() },
            borrowed: lacking(&own),
            unjudged: lacking(&pool.sample),
        }
    }

    /// Whether its judged units are enough for a correction.
    pub fn corrects(&self) -> bool {
        self.units >= MIN_UNITS
    }

    /// On what else than its own units the correction rests, or why there is none.
    fn note(&self) -> String {
        if !self.corrects() {
            let units = if self.units == 1 { "unit is" } else { "units are" };
            return format!("No correction: {} judged {units} too few, it needs {MIN_UNITS}.", self.units);
        }
        let mut notes = Vec::new();
        if self.borrowed > self.unjudged {
            let borrowed = self.borrowed - self.unjudged;
            notes.push(format!(
                "{borrowed} of the program's values were not judged in this outlet; those of all outlets stand in."
            ));
        }
        if self.unjudged > 0 {
            notes.push(format!("{} of the program's values were judged nowhere and stay uncorrected.", self.unjudged));
        }
        notes.join(" ")
    }

    fn row(&self, place: usize) -> Corrected {
        let (program, corrected) = self.shares[place];
        let drawn =
            |which: fn(&(f64, f64)) -> f64| self.draws.iter().map(|draw| which(&draw[place])).collect::<Vec<_>>();
        Corrected {
            outlet: self.scope.clone(),
            n_articles: self.articles,
            n_units: self.units,
            program: Estimate::new(Some(program), &drawn(|share| share.0)),
            corrected: Estimate::new(self.corrects().then_some(corrected), &drawn(|share| share.1)),
            note: self.note(),
            ..Corrected::default()
        }
    }
}

/// Weights of units by the program's value and, within it, the people's.
fn weights(judged: &[&Judged], values: usize) -> Matrix {
    let mut matrix = vec![0.0; values * values];
    for unit in judged {
        matrix[unit.program * values + unit.people] += unit.weight;
    }
    matrix
}

/// The weights of the units of each article.
fn clusters(judged: &[&Judged], values: usize) -> Vec<Matrix> {
    let mut clusters: BTreeMap<usize, Vec<&Judged>> = BTreeMap::new();
    for unit in judged {
        clusters.entry(unit.article).or_default().push(unit);
    }
    clusters.into_values().map(|units| weights(&units, values)).collect()
}

/// The weights of as many articles, drawn with replacement.
fn drawn(clusters: &[Matrix], values: usize, random: &mut Random) -> Matrix {
    let mut matrix = vec![0.0; values * values];
    for _ in 0..clusters.len() {
        let cluster = &clusters[random.below(clusters.len() as u32) as usize];
        matrix.iter_mut().zip(cluster).for_each(|(sum, weight)| *sum += weight);
    }
    matrix
}

/// The row of a value of the program; none where no unit that it calls so was judged.
fn row_of(matrix: &Matrix, program: usize, values: usize) -> Option<&[f64]> {
    Some(&matrix[program * values..(program + 1) * values]).filter(|row| row.iter().sum::<f64>() > 0.0)
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

/// The program's share and the corrected one of each value, which takes each row from the first matrix that has it.
fn shares(sums: &[f64], matrices: &[&Matrix], values: usize) -> Shares {
    let all: f64 = sums.iter().sum();
    let mut shares = vec![(0.0, 0.0); values];
    for program in 0..values {
        let share = if all > 0.0 { sums[program] / all } else { f64::NAN };
        shares[program].0 = share;
        match matrices.iter().find_map(|matrix| row_of(matrix, program, values)) {
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
        let row = rows.iter().find(|row| row.outlet.name() == "Post" && row.value == "1").unwrap();
        close(row.program.value.unwrap(), 0.4);
        close(row.corrected.value.unwrap(), 0.4);
        assert_eq!(row.program.low, None, "one article has no interval");
        let (rows, _) = correct("attributed", &values(), &collection, &judged[..9], 1);
        let row = rows.iter().find(|row| row.outlet.name() == "Post").unwrap();
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
        let row = rows.iter().find(|row| row.outlet.name() == "Post" && row.value == "1").unwrap();
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
            let row = rows.iter().find(|row| row.outlet.name() == "Post" && row.value == "1").unwrap();
            let within =
                |estimate: &Estimate, truth: f64| estimate.low.unwrap() <= truth && truth <= estimate.high.unwrap();
            held += u32::from(within(&row.corrected, 0.3));
            differences += u32::from(within(&errors.iter().find(|row| row.value == "1").unwrap().corrected, 0.1));
        }
        assert!((105..=119).contains(&held), "{held} of 120 intervals hold the true share");
        assert!((105..=120).contains(&differences), "{differences} of 120 hold the true difference");
    }

    #[test]
    fn units_that_stand_in_are_drawn_again() {
        // In Post nobody judged what the program calls 1; Star has eight such units, of which people confirm four.
        let unit = |outlet: &str, article, program, people| Judged {
            outlet: outlet.to_owned(),
            article,
            weight: 1.0,
            people,
            program,
        };
        let mut judged: Vec<Judged> = (0..12).map(|at| unit("Post", at, 0, 0)).collect();
        judged.extend((0..8).map(|at| unit("Star", 100 + at, 1, at % 2)));
        judged.extend((0..8).map(|at| unit("Star", 200 + at, 0, 0)));
        let articles = vec![vec![5, 5]; 300];
        let collection = Collection::from([("Post".to_owned(), articles.clone()), ("Star".to_owned(), articles)]);
        let (rows, errors) = correct("attributed", &values(), &collection, &judged, 1);
        let row = rows.iter().find(|row| row.outlet.name() == "Post" && row.value == "1").unwrap();
        close(row.corrected.value.unwrap(), 0.25);
        // Half of the sentences times a share of four in eight, whose standard error is a little above a sixth.
        let width = row.corrected.high.unwrap() - row.corrected.low.unwrap();
        assert!((0.25..0.45).contains(&width), "{width}");
        assert!(row.note.starts_with("1 of the program's values were not judged in this outlet"), "{}", row.note);
        assert!(errors.iter().all(|row| row.corrected.low < Some(0.0) && row.corrected.high > Some(0.0)));
    }

    #[test]
    fn what_nobody_judged_is_said_to_stay_and_an_outlet_may_be_called_all() {
        let unit =
            |outlet: &str, article| Judged { outlet: outlet.to_owned(), article, weight: 1.0, people: 0, program: 0 };
        let judged: Vec<Judged> = (0..24).map(|at| unit(if at < 12 { "all" } else { "Star" }, at)).collect();
        let articles = vec![vec![5, 5]; 12];
        let collection = Collection::from([("all".to_owned(), articles.clone()), ("Star".to_owned(), articles)]);
        let (rows, errors) = correct("attributed", &values(), &collection, &judged, 1);
        let names: Vec<(String, usize)> = rows
            .iter()
            .filter(|row| row.value == "1")
            .map(|row| (row.outlet.name().into_owned(), row.n_articles))
            .collect();
        assert_eq!(names, [("all".to_owned(), 24), ("Star".to_owned(), 12), ("all (outlet)".to_owned(), 12)]);
        assert!(
            rows.iter().all(|row| row.note == "1 of the program's values were judged nowhere and stay uncorrected.")
        );
        assert_eq!((errors[0].outlet_a.as_str(), errors[0].outlet_b.as_str()), ("Star", "all (outlet)"));
    }
}
