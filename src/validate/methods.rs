//! A paragraph on method with the study's own numbers, to be pasted and read over.

use std::fmt::Write as _;

use crate::stats::bootstrap::DRAWS;
use crate::validate::outlet_errors::OutletErrors;
use crate::validate::precision::{Precision, Scope};
use crate::validate::reliability::{Estimate, Reliability};

/// How the program stood when the collection was scored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// Its version.
    pub version: String,
    /// Fingerprint of all its lexicons.
    pub lexicons: String,
    /// Lexicon files a workspace changed.
    pub changed: Vec<String>,
    /// Articles scored.
    pub articles: u64,
    /// Sentences scored.
    pub sentences: u64,
}

/// The sample, as its key has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sample {
    /// Sentences drawn.
    pub units: usize,
    /// Strata they were drawn from.
    pub strata: usize,
    /// Units for every coder.
    pub overlap: usize,
}

/// How many codes of the program's variables stand, by how they came about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// All coders of the unit, two or more, gave it.
    pub agreed: usize,
    /// More than half of them gave it.
    pub majority: usize,
    /// It was settled by hand.
    pub settled: usize,
    /// One coder alone coded the unit.
    pub single: usize,
}

/// A study's numbers.
#[derive(Debug, Default)]
pub struct Study<'s> {
    /// Version of the program that writes this.
    pub version: &'s str,
    /// Seed of the intervals.
    pub seed: u64,
    /// The coders.
    pub coders: &'s [String],
    /// Units that anybody coded.
    pub units: usize,
    /// Units and variables left open.
    pub open: usize,
    /// Of these, the ones of variables that the program codes too.
    pub open_held: usize,
    /// Units that two coders or more coded.
    pub shared: usize,
    /// Codes that the program was held against, by how they came about.
    pub stand: Stand,
    /// The sample, where its key was there.
    pub sample: Option<Sample>,
    /// Units of the sample that no sheet holds.
    pub lost: usize,
    /// What is to be looked at before the paragraph is used.
    pub doubts: &'s [String],
    /// Agreement of the coders.
    pub reliability: &'s [Reliability],
    /// The program, where it was held against the codes.
    pub program: Option<Program>,
    /// How well it did.
    pub precision: &'s [Precision],
    /// Its errors by outlet.
    pub errors: &'s [OutletErrors],
}

/// The paragraph and its references, in Markdown.
#[must_use]
pub fn methods(study: &Study) -> String {
    let mut text = String::from("# Method\n\n");
    if !study.doubts.is_empty() {
        text.push_str("**To be looked at before this is used:**\n\n");
        study.doubts.iter().for_each(|doubt| text.push_str(&format!("- {doubt}\n")));
        text.push('\n');
    }
    let mut cited = Vec::new();
    if let Some(program) = &study.program {
        scoring(program, &mut text);
        cited.push("Grimmer");
    }
    coding(study, &mut text);
    agreement(study, &mut text, &mut cited);
    if study.program.is_some() {
        validity(study, &mut text, &mut cited);
    }
    text += "\n\n## References\n\n";
    for (_, entry) in REFERENCES.iter().filter(|(name, _)| cited.contains(name)) {
        let _ = writeln!(text, "- {entry}");
    }
    text
}

fn scoring(program: &Program, text: &mut String) {
    let _ = write!(
        text,
        "The {} sentences of {} articles were scored with reportedly {} (lexicons {}). ",
        program.sentences,
        program.articles,
        program.version,
        program.lexicons.get(..12).unwrap_or(&program.lexicons)
    );
    if !program.changed.is_empty() {
        let _ = write!(text, "The study's own rows changed {}. ", program.changed.join(", "));
    }
    text.push_str("Because a dictionary holds only where it has been shown to hold (Grimmer & Stewart, 2013), its scores were held against people's codes. ");
}

fn coding(study: &Study, text: &mut String) {
    if let Some(sample) = &study.sample {
        let dealt = match sample.overlap {
            0 => "each went to one coder".to_owned(),
            overlap if overlap == sample.units => "all of them went to every coder".to_owned(),
            overlap => format!("{overlap} of them went to every coder, the others to one coder each"),
        };
        let _ = write!(
            text,
            "From the collection {} sentences were drawn at random from {} strata, with a floor for rare strata; {dealt}. Each was shown with the sentence before and after it, in an order of each coder's own, and without the program's scores or the outlet. ",
            sample.units, sample.strata
        );
    }
    let people = match study.coders.len() {
        1 => "One coder".to_owned(),
        n => format!("{n} coders"),
    };
    let _ = write!(text, "{people} coded {} units", study.units);
    if study.coders.len() > 1 {
        let _ = write!(text, ", {} of them coded by more than one", study.shared);
    }
    text.push('.');
    if study.open > 0 {
        let codes = if study.open == 1 {
            "code on which the coders differed is"
        } else {
            "codes on which the coders differed are"
        };
        let _ = write!(text, " {} {codes} not settled yet.", study.open);
    }
}

fn agreement(study: &Study, text: &mut String, cited: &mut Vec<&str>) {
    let all = study.coders.join(", ");
    let rows: Vec<&Reliability> = study
        .reliability
        .iter()
        .filter(|row| row.value.is_empty() && row.coders == all && row.alpha().value.is_some())
        .collect();
    if rows.is_empty() {
        return;
    }
    cited.extend(["Krippendorff2011", "Krippendorff2018", "Zapf"]);
    let told: Vec<String> = rows
        .iter()
        .map(|row| {
            let kappa = row.kappa.value.map_or(String::new(), |kappa| format!(", kappa = {}", decimals(kappa)));
            format!(
                "{} (n = {}): {} alpha = {}{kappa}, {:.0} % agreement, {}",
                row.variable,
                row.n_units,
                row.level,
                figure(&row.alpha()),
                row.percent_agreement.unwrap_or_default(),
                row.verdict
            )
        })
        .collect();
    if rows.iter().any(|row| row.kappa.value.is_some()) {
        cited.push("Cohen");
    }
    let _ = write!(
        text,
        "\n\nAgreement was measured with Krippendorff's alpha (Krippendorff, 2011) on the units that more than one coder coded; its 95 % intervals rest on {DRAWS} bootstrap samples of units (Zapf et al., 2016; reportedly {}, seed {}). {}. By Krippendorff's (2018) own reading, data are to be relied on from .800, and tentative conclusions may be drawn from .667.",
        study.version,
        study.seed,
        told.join("; ")
    );
}

fn validity(study: &Study, text: &mut String, cited: &mut Vec<&str>) {
    let rows: Vec<&Precision> = study.precision.iter().filter(|row| row.outlet == Scope::All).collect();
    if rows.is_empty() {
        return;
    }
    cited.extend(["Korn", "Wilson"]);
    let _ = write!(
        text,
        "\n\nThe program was then held against the codes of people: {}. Every unit counts for the sentences it stands for",
        standing(study.stand)
    );
    match study.open_held {
        0 if study.lost > 0 => {
            let _ = write!(
                text,
                "; the {} units of the sample that no sheet holds are missing in the figures. ",
                study.lost
            );
        }
        0 => text.push_str(", so that the figures are those of the collection. "),
        open => {
            let _ = write!(
                text,
                ". The {} that {} not settled {} left out here, and {} on which people differ: the figures are those of the easier sentences, and higher than those of the collection would be. ",
                if open == 1 { "code".to_owned() } else { format!("{open} codes") },
                if open == 1 { "is" } else { "are" },
                if open == 1 { "is" } else { "are" },
                if open == 1 { "it is one" } else { "they are those" },
            );
        }
    }
    let overall: Vec<String> = rows
        .iter()
        .filter(|row| row.value.is_empty())
        .map(|row| {
            format!(
                "it gave the people's value of {} to {} of sentences (n = {})",
                row.variable,
                figure(&row.precision),
                row.n_units
            )
        })
        .collect();
    let _ = write!(text, "Taken as a share, {}. ", overall.join("; "));
    let weak: Vec<&&Precision> = rows.iter().filter(|row| !row.value.is_empty()).collect();
    if let (Some(worst), Some(best)) = (extreme(&weak, |a, b| a < b), extreme(&weak, |a, b| a > b)) {
        let _ = write!(
            text,
            "F1 of single values runs from {} ({}, {}) to {} ({}, {}); precision.csv holds all of them, by outlet too. ",
            figure(&worst.f1),
            worst.variable,
            worst.value,
            figure(&best.f1),
            best.variable,
            best.value
        );
    }
    text.push_str("Intervals of shares are Wilson's (1927) on the effective sample size (Korn & Graubard, 1998), with units clustered by article.");
    if !study.errors.is_empty() {
        cited.extend(["Tenenbein", "Bachl"]);
        let warned = study.errors.iter().filter(|row| row.warning).count();
        let _ = write!(
            text,
            "\n\nShares of outlets were corrected for misclassification (Bachl & Scharkow, 2017) with the calibration probabilities of a double sample (Tenenbein, 1972): the share of the sentences to which the program gives a value, times the share of the coded ones among them that people give each value; intervals are bootstrapped over articles. In {warned} of {} comparisons of a value between two outlets the program's error differs between the outlets more than what people coded, so that the uncorrected difference should not be interpreted.",
            study.errors.len()
        );
    }
}

/// How the codes came about, in words: what one coder alone coded is no agreement.
fn standing(stand: Stand) -> String {
    let told = [
        (stand.agreed, "on which the coders agreed"),
        (stand.majority, "of a majority"),
        (stand.settled, "settled by hand"),
        (stand.single, "by one coder alone, on which agreement was not tried"),
    ];
    let told: Vec<String> = told.iter().filter(|(n, _)| *n > 0).map(|(n, how)| format!("{n} {how}")).collect();
    if told.is_empty() { "none".to_owned() } else { told.join("; ") }
}

fn extreme<'p>(rows: &[&&'p Precision], better: fn(f64, f64) -> bool) -> Option<&'p Precision> {
    let with = rows.iter().filter(|row| row.f1.value.is_some());
    with.copied()
        .copied()
        .reduce(|a, b| if better(b.f1.value.unwrap_or_default(), a.f1.value.unwrap_or_default()) { b } else { a })
}

/// `.82, 95 % CI [.75, .88]`.
fn figure(estimate: &Estimate) -> String {
    let value = estimate.value.map_or_else(|| "not defined".to_owned(), decimals);
    match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => format!("{value} [{}, {}]", decimals(low), decimals(high)),
        _ => value,
    }
}

/// Two decimals without the zero before the point.
fn decimals(value: f64) -> String {
    let text = format!("{value:.2}");
    match text.strip_prefix("-0.") {
        Some("00") => ".00".to_owned(),
        Some(rest) => format!("-.{rest}"),
        None => text.strip_prefix('0').map(str::to_owned).unwrap_or(text),
    }
}

/// What can be cited, in the order of the list.
const REFERENCES: &[(&str, &str)] = &[
    (
        "Bachl",
        "Bachl, M., & Scharkow, M. (2017). Correcting measurement error in content analysis. *Communication Methods and Measures, 11*(2), 87-104. https://doi.org/10.1080/19312458.2017.1305103",
    ),
    (
        "Cohen",
        "Cohen, J. (1960). A coefficient of agreement for nominal scales. *Educational and Psychological Measurement, 20*(1), 37-46. https://doi.org/10.1177/001316446002000104",
    ),
    (
        "Grimmer",
        "Grimmer, J., & Stewart, B. M. (2013). Text as data: The promise and pitfalls of automatic content analysis methods for political texts. *Political Analysis, 21*(3), 267-297. https://doi.org/10.1093/pan/mps028",
    ),
    (
        "Korn",
        "Korn, E. L., & Graubard, B. I. (1998). Confidence intervals for proportions with small expected number of positive counts estimated from survey data. *Survey Methodology, 24*, 193-201.",
    ),
    (
        "Krippendorff2011",
        "Krippendorff, K. (2011). *Computing Krippendorff's alpha-reliability*. University of Pennsylvania.",
    ),
    (
        "Krippendorff2018",
        "Krippendorff, K. (2018). *Content analysis: An introduction to its methodology* (4th ed.). Sage.",
    ),
    (
        "Tenenbein",
        "Tenenbein, A. (1972). A double sampling scheme for estimating from misclassified multinomial data with applications to sampling inspection. *Technometrics, 14*(1), 187-202.",
    ),
    (
        "Wilson",
        "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. *Journal of the American Statistical Association, 22*(158), 209-212. https://doi.org/10.1080/01621459.1927.10502953",
    ),
    (
        "Zapf",
        "Zapf, A., Castell, S., Morawietz, L., & Karch, A. (2016). Measuring inter-rater reliability for nominal data: Which coefficients and confidence intervals are appropriate? *BMC Medical Research Methodology, 16*, 93. https://doi.org/10.1186/s12874-016-0200-9",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paragraph_holds_the_studys_own_numbers() {
        let coders = ["anna".to_owned(), "ben".to_owned()];
        let mut row = Reliability {
            variable: "attributed".to_owned(),
            coders: "anna, ben".to_owned(),
            n_units: 60,
            percent_agreement: Some(91.6),
            level: "nominal",
            verdict: "reliable",
            ..Reliability::default()
        };
        row.alpha[0] = Estimate { value: Some(0.8134), low: Some(0.7), high: Some(0.9) };
        let rows = [row];
        let study =
            Study { coders: &coders, units: 120, shared: 60, open: 1, seed: 7, reliability: &rows, ..Study::default() };
        let text = methods(&study);
        assert!(text.contains("2 coders coded 120 units, 60 of them coded by more than one. "), "{text}");
        assert!(text.contains("than one. 1 code on which the coders differed is not settled yet."), "{text}");
        assert!(
            text.contains("attributed (n = 60): nominal alpha = .81 [.70, .90], 92 % agreement, reliable"),
            "{text}"
        );
        assert!(text.contains("Zapf, A.") && !text.contains("Tenenbein"), "{text}");
    }

    #[test]
    fn figures_without_the_open_codes_are_not_called_those_of_the_collection() {
        let rows = [Precision { variable: "attributed".to_owned(), n_units: 60, ..Precision::default() }];
        let mut study =
            Study { open: 7, open_held: 6, precision: &rows, program: Some(Program::default()), ..Study::default() };
        let text = methods(&study);
        assert!(text.contains("units. 7 codes on which the coders differed are not settled yet."), "{text}");
        assert!(
            text.contains(
                "The 6 codes that are not settled are left out here, and they are those on which people differ"
            ),
            "{text}"
        );
        assert!(!text.contains("the figures are those of the collection"), "{text}");
        (study.open, study.open_held) = (0, 0);
        study.stand = Stand { agreed: 50, single: 70, ..Stand::default() };
        let text = methods(&study);
        assert!(text.contains("stands for, so that the figures are those of the collection. "), "{text}");
        assert!(
            text.contains(
                "the codes of people: 50 on which the coders agreed; 70 by one coder alone, on which agreement"
            ),
            "{text}"
        );
        let doubts = ["Twelve units are gone.".to_owned()];
        (study.lost, study.doubts) = (12, &doubts);
        let text = methods(&study);
        assert!(text.starts_with("# Method\n\n**To be looked at before this is used:**\n\n- Twelve units"), "{text}");
        assert!(!text.contains("the figures are those of the collection"), "{text}");
    }

    #[test]
    fn figures_are_written_as_journals_write_them() {
        assert_eq!([0.5, 1.0, -0.25, -0.001].map(decimals), [".50", "1.00", "-.25", ".00"]);
    }
}
