//! How often do comparisons cry wolf? Outlets that do not differ are drawn, and the alarms at .05 are counted.
//!
//! `cargo run --release --example calibration [runs]`
//!
//! Each article hedges 20 % of its 10 to 39 sentences on average. Its own rate
//! varies round that, so that two of its sentences correlate by the figure in
//! the first column. A sound test alarms in about 5 % of the runs; the
//! chi-square that pools sentences shows what happens when the article is
//! forgotten.

use reportedly::stats::bootstrap::{DRAWS, Ratio, draws, percentile_interval};
use reportedly::stats::chi_square::pooled_chi_square;
use reportedly::stats::random::Random;
use reportedly::stats::rank::{kruskal_wallis, mann_whitney};
use reportedly::stats::sign::{sign_flip, wilcoxon};

/// Share of hedged sentences in every outlet.
const RATE: f64 = 0.2;

/// Articles of each outlet, and events of a paired comparison.
const ARTICLES: usize = 30;

/// Hedged and other sentences of an article.
type Article = (u64, u64);

/// An article from the beta-binomial distribution, by Pólya's urn.
fn article(correlation: f64, random: &mut Random) -> Article {
    let sentences = 10 + u64::from(random.below(30));
    let balls = if correlation > 0.0 { (1.0 - correlation) / correlation } else { f64::INFINITY };
    let mut hedged = 0;
    for drawn in 0..sentences {
        let chance = if balls.is_finite() { (RATE * balls + hedged as f64) / (balls + drawn as f64) } else { RATE };
        hedged += u64::from(random.share() < chance);
    }
    (hedged, sentences - hedged)
}

fn share(article: &Article) -> f64 {
    article.0 as f64 / (article.0 + article.1) as f64
}

fn pooled(articles: &[Article]) -> Article {
    articles.iter().fold((0, 0), |sum, article| (sum.0 + article.0, sum.1 + article.1))
}

/// Whether the bootstrap's interval of the difference leaves out 0.
fn interval_alarms(a: &[f64], b: &[f64], random: &mut Random) -> bool {
    let mut drawn = |rates: &[f64]| {
        let table: Vec<Vec<Ratio>> =
            rates.iter().map(|&rate| vec![Ratio { numerator: rate, denominator: 1.0 }]).collect();
        draws(&table, 1, DRAWS, random).remove(0).mean_of_articles
    };
    let (a, b) = (drawn(a), drawn(b));
    let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
    percentile_interval(&differences, 0.95).is_some_and(|(low, high)| low > 0.0 || high < 0.0)
}

fn main() {
    let runs: u32 = std::env::args().nth(1).and_then(|runs| runs.parse().ok()).unwrap_or(2_000);
    println!("False alarms at .05 in percent; {ARTICLES} articles an outlet, {runs} runs");
    println!(
        "{:>12} {:>14} {:>14} {:>10} {:>10} {:>10} {:>16}",
        "correlation", "Mann-Whitney", "Kruskal (4)", "Wilcoxon", "sign-flip", "bootstrap", "pooled chi2"
    );
    for correlation in [0.0, 0.05, 0.1, 0.2] {
        let mut random = Random::named(2026, &correlation.to_string());
        let mut alarms = [0_u32; 6];
        for _ in 0..runs {
            let outlets: [Vec<Article>; 4] =
                std::array::from_fn(|_| (0..ARTICLES).map(|_| article(correlation, &mut random)).collect());
            let rates = outlets.each_ref().map(|outlet| outlet.iter().map(share).collect::<Vec<f64>>());
            let pairs: Vec<(f64, f64)> = rates[0].iter().copied().zip(rates[1].iter().copied()).collect();
            let differences: Vec<f64> = pairs.iter().map(|(a, b)| a - b).collect();
            let p = [
                mann_whitney(&rates[0], &rates[1]),
                kruskal_wallis(&rates.each_ref().map(|rates| &rates[..])),
                wilcoxon(&pairs).map(|found| found.test),
                sign_flip(&differences, 999, &mut random),
            ];
            for (alarm, test) in alarms.iter_mut().zip(p) {
                *alarm += u32::from(test.is_some_and(|test| test.p < 0.05));
            }
            alarms[4] += u32::from(interval_alarms(&rates[0], &rates[1], &mut random));
            let pooled = pooled_chi_square(&[pooled(&outlets[0]), pooled(&outlets[1])]);
            alarms[5] += u32::from(pooled.is_some_and(|test| test.p < 0.05));
        }
        let percent = alarms.map(|alarms| 100.0 * f64::from(alarms) / f64::from(runs));
        println!(
            "{correlation:>12} {:>14.1} {:>14.1} {:>10.1} {:>10.1} {:>10.1} {:>16.1}",
            percent[0], percent[1], percent[2], percent[3], percent[4], percent[5]
        );
    }
}
