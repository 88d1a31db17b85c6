//! What people code: variables with closed lists of values, each with the words of the codebook.

use crate::stats::agreement::Metric;

/// A value and when it is to be given.
#[derive(Clone, Copy, Debug)]
pub struct Value {
    /// As it is written in a sheet.
    pub name: &'static str,
    /// When to give it.
    pub about: &'static str,
}

/// A variable that people code and the program scores.
#[derive(Debug)]
pub struct Coded {
    /// Name of its column, in the sheets and in sentences.csv.
    pub name: &'static str,
    /// The question a coder answers.
    pub question: &'static str,
    /// Level of measurement.
    pub metric: Metric,
    /// Its values, lowest first where they have an order.
    pub values: &'static [Value],
    /// The number that stands for the first value, where numbers are used.
    pub first: usize,
    /// The value that an empty cell of sentences.csv stands for.
    pub when_empty: Option<&'static str>,
}

const fn value(name: &'static str, about: &'static str) -> Value {
    Value { name, about }
}

/// Every variable that can be coded, in the order of the sheets.
pub static CODED: &[Coded] = &[
    Coded {
        name: "certainty_level",
        question: "How firmly does the wording commit to what the sentence says? Judge the words, not whether it is true.",
        metric: Metric::Ordinal,
        values: &[
            value(
                "uncertain",
                "In doubt: the sentence gives no more than a bare possibility, or holds back several times over.",
            ),
            value("low", "Held open: it is so or it is not, and the sentence does not say which is the likelier."),
            value(
                "moderate",
                "Held back somewhat: more so than not, by what things look like, or by hearsay that nobody vouches for.",
            ),
            value(
                "high",
                "A plain assertion, or nearly one: no word holds it back or firms it up, or holds back no more than a figure, a frequency or whose belief it is.",
            ),
            value("absolute", "Firmed up, and nothing holds it back: the wording itself says that there is no doubt."),
        ],
        first: 1,
        when_empty: None,
    },
    Coded {
        name: "attributed",
        question: "Does the sentence hold something that somebody else than the writer is said to say, write, think, want, show or report?",
        metric: Metric::Nominal,
        values: &[
            value("0", "No: the writer alone stands behind it."),
            value("1", "Yes: quoted or in the writer's words, with or without a named source."),
        ],
        first: 0,
        when_empty: None,
    },
    Coded {
        name: "source_kind",
        question: "Who is the source? Of several the first named; a pronoun takes the kind of the one it stands for.",
        metric: Metric::Nominal,
        values: &[
            value(
                "government",
                "The executive of any country and level: heads of state, ministers, departments, agencies, embassies, armed forces, governors, mayors, their spokespeople.",
            ),
            value(
                "political",
                "Legislators, parties, candidates, campaigns, their staff, strategists, former office-holders.",
            ),
            value("intelligence", "Intelligence agencies, their officials, assessments and estimates."),
            value("law", "Courts, judges, prosecutors, police, lawyers of a party, papers filed in court."),
            value("international", "Bodies of states: the UN, NATO, the EU, the WHO, the IMF and others."),
            value("think_tank", "Policy institutes, their scholars and reports."),
            value(
                "expert",
                "Universities, scientists, physicians, studies; analysts and experts with no institute named.",
            ),
            value("company", "Firms, banks, industry associations, business people, investors, pollsters for hire."),
            value("civil_society", "Non-governmental organisations, unions, advocacy and religious groups, activists."),
            value("media", "News outlets, reporters, columnists, hosts, books and films."),
            value(
                "public",
                "Private persons: witnesses, victims, residents, voters, rank and file of a party, people polled, athletes, artists.",
            ),
            value("document", "Polls, data, laws, leaked papers, with no author named; else the author's kind."),
            value(
                "unknown",
                "It cannot be told: critics, some, sources, a person familiar with the matter; armed groups outside a state, hackers, leak sites.",
            ),
            value("none", "The sentence is not attributed."),
        ],
        first: 1,
        when_empty: Some("none"),
    },
    Coded {
        name: "sourcing",
        question: "What kind of sourcing is that? The first that fits of: no source, a bare word, a poll; else by the kind of the source.",
        metric: Metric::Nominal,
        values: &[
            value(
                "official_statement",
                "Government, law or an international body, spoken or written, unnamed but described officials among them.",
            ),
            value("intelligence_assessment", "An intelligence agency, its officials or its assessment."),
            value("think_tank_report", "A policy institute, its scholar or its report."),
            value("expert_analysis", "A scientist, physician, analyst with a name or described, or a study."),
            value("company_statement", "A firm, bank or industry association."),
            value("advocacy_statement", "A non-governmental organisation, union, advocacy or religious group."),
            value("political_statement", "A legislator, party, candidate or former office-holder."),
            value(
                "media_report",
                "A news outlet or somebody who works for one; what a minister tells an outlet is the minister's.",
            ),
            value("public_account", "A private person's own account."),
            value("document", "A law, contract or leaked record whose author is not named."),
            value("poll_or_data", "A poll, survey or count, whoever made it."),
            value(
                "unnamed_source",
                "A bare word that nothing narrows, whatever its kind (officials, experts, critics, some), or a source of unknown kind.",
            ),
            value("unsourced", "No source: the writer alone, or a passive such as it is believed."),
        ],
        first: 1,
        when_empty: Some("unsourced"),
    },
    Coded {
        name: "transparency",
        question: "How well could a reader check who the source is?",
        metric: Metric::Ordinal,
        values: &[
            value("0", "No source is given."),
            value("1", "Unnamed and bare: sources, critics, experts, officials, some."),
            value("2", "Unnamed but described: a senior ministry official, two residents of a town."),
            value("3", "An institution, document or group with a proper name."),
            value("4", "A named person, no role or affiliation given; age and home town are none."),
            value(
                "5",
                "A named person whose role or affiliation is given anywhere in the article; being a witness or neighbour is a role.",
            ),
        ],
        first: 0,
        when_empty: Some("0"),
    },
];

/// The variable of a name.
#[must_use]
pub fn coded(name: &str) -> Option<&'static Coded> {
    CODED.iter().find(|variable| variable.name == name)
}

impl Coded {
    /// The names of its values.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.values.iter().map(|value| value.name)
    }

    /// The value of a cell of sentences.csv; `None` where it holds none of its values.
    #[must_use]
    pub fn scored(&self, cell: &str) -> Option<usize> {
        let cell = if cell.is_empty() { self.when_empty? } else { cell };
        self.names().position(|name| name == cell)
    }

    /// The value a coder wrote: by name whatever its case and spaces, by number, or yes and no; `None` where it is none.
    #[must_use]
    pub fn written(&self, cell: &str) -> Option<usize> {
        let plain = folded(cell);
        if let Some(place) = self.names().position(|name| name == plain) {
            return Some(place);
        }
        let yes_no = self.values.len() == 2 && self.first == 0;
        match plain.as_str() {
            "yes" | "true" if yes_no => return Some(1),
            "no" | "false" if yes_no => return Some(0),
            _ => {}
        }
        let number: f64 = plain.replace(',', ".").parse().ok()?;
        let place = number - self.first as f64;
        (place.fract() == 0.0 && place >= 0.0 && place < self.values.len() as f64).then_some(place as usize)
    }

    /// What the numbers stand for: `1 = uncertain, 2 = low, ...`.
    #[must_use]
    pub fn numbers(&self) -> String {
        let numbered = self.names().enumerate().map(|(place, name)| format!("{} = {name}", place + self.first));
        numbered.collect::<Vec<_>>().join(", ")
    }
}

/// A name or value in lower case, with `_` for spaces and hyphens.
#[must_use]
pub fn folded(text: &str) -> String {
    let letter = |c: char| if c.is_whitespace() || c == '-' { '_' } else { c };
    text.trim().trim_start_matches('\'').to_lowercase().chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certainty::Level;
    use crate::sourcing::{KINDS, LABELS};

    #[test]
    fn the_values_are_those_of_the_reports() {
        for variable in CODED {
            let names: Vec<&str> = variable.names().filter(|name| *name != "none").collect();
            match variable.name {
                "certainty_level" => assert_eq!(names, Level::NAMES),
                "source_kind" => assert_eq!(names, KINDS),
                "sourcing" => assert_eq!(names, LABELS),
                _ => assert_eq!(names, &["0", "1", "2", "3", "4", "5"][..names.len()]),
            }
            assert!(variable.values.iter().all(|value| value.about.ends_with('.')), "{}", variable.name);
            assert!(variable.question.ends_with(['.', '?']), "{}", variable.name);
            assert!(variable.when_empty.is_none_or(|name| variable.written(name).is_some()));
        }
    }

    #[test]
    fn codes_are_read_as_people_write_them() {
        let read = |name: &str, cell: &str| coded(name).expect("a variable").written(cell);
        for (name, cell, place) in [
            ("certainty_level", "Low", Some(1)),
            ("certainty_level", "1", Some(0)),
            ("certainty_level", "5.0", Some(4)),
            ("certainty_level", "6", None),
            ("certainty_level", "0", None),
            ("attributed", "1", Some(1)),
            ("attributed", "Yes", Some(1)),
            ("attributed", "TRUE", Some(1)),
            ("attributed", "0,0", Some(0)),
            ("source_kind", "Think tank", Some(5)),
            ("source_kind", "14", Some(13)),
            ("source_kind", "governement", None),
            ("transparency", "5", Some(5)),
            ("transparency", "2.5", None),
        ] {
            assert_eq!(read(name, cell), place, "{name} {cell}");
        }
    }

    #[test]
    fn an_empty_cell_of_a_report_says_that_there_is_no_source() {
        let scored = |name: &str, cell: &str| coded(name).expect("a variable").scored(cell);
        assert_eq!(scored("source_kind", ""), Some(13));
        assert_eq!(scored("transparency", ""), Some(0));
        assert_eq!(scored("certainty_level", ""), None);
        assert_eq!(scored("certainty_level", "absolute"), Some(4));
    }
}
