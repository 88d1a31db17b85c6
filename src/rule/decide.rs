//! Decides for each cue, of certainty or of attribution, whether it counts where it stands.

use rustc_hash::FxHashMap;

use crate::error::{Error, Fault, Place, Result};
use crate::lexicon::Library;
use crate::lexicon::entry::{Dimension, Entry};
use crate::lexicon::schema::NEVER;
use crate::lexicon::spelling::spellings;
use crate::rule::gate::Around;
use crate::rule::pattern::{Compiler, Context, Pattern};
use crate::scan::Hit;

/// What a rule does to a cue.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Then {
    Keep,
    Mute,
    Negate,
    Strength(f64),
}

/// A row of `lexicons/rules/`.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// Why it is there.
    pub about: String,
    /// Its pattern and effect as written.
    pub written: String,
    /// Where it stands.
    pub place: Place,
    pattern: Pattern,
    then: Then,
}

/// A cue and what the rules made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// What was found and where.
    pub hit: Hit,
    /// Whether it counts.
    pub active: bool,
    /// Whether a negation turns it.
    pub negated: bool,
    /// Strength set by a rule in place of the entry's own.
    pub strength: Option<f64>,
    /// The rule that decided, as an index into [`Rules::rules`].
    pub rule: Option<u32>,
    /// The rule that found the negation.
    pub negation: Option<u32>,
}

/// The rules of one dimension.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// In file order.
    pub rules: Vec<Rule>,
    /// For each entry of the library what decides on it.
    entries: Vec<Own>,
    /// Places in `rules`, entry after entry.
    numbers: Vec<u32>,
}

/// What decides on an entry.
#[derive(Clone, Copy, Debug, Default)]
struct Own {
    /// Where the numbers of its rules begin, and how many they are.
    from: u32,
    count: u16,
    /// Whether it does not count unless a rule keeps it.
    idle: bool,
}

impl Rules {
    /// Compiles `rules/<dimension>.csv`.
    ///
    /// # Errors
    /// Every fault of the file: an unknown entry, class or effect, with the nearest name.
    pub fn new(library: &Library, dimension: Dimension, compiler: &mut Compiler<'_>) -> Result<Self> {
        let path = format!("rules/{}.csv", dimension.name());
        let mut rules = Self::default();
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        let mut faults = Vec::new();
        let named = named(library, dimension, &path);
        for (cells, row) in library.rows(&path, ["rule", "entry", "when", "then", "about"]) {
            if cells[3] == NEVER {
                continue;
            }
            let fault =
                |column: &str, (what, mend): (String, String)| Fault::new(row.place().column(column), what, mend);
            let pattern = compiler.pattern(cells[2]).map_err(|why| faults.push(fault("when", why)));
            let then = then(cells[3], dimension).map_err(|why| faults.push(fault("then", why)));
            let (Ok(pattern), Ok(then)) = (pattern, then) else { continue };
            let number = u32::try_from(rules.rules.len()).unwrap_or(u32::MAX);
            for name in spellings(cells[1]) {
                match named.get(bare(name)).filter(|entries| !entries.is_empty()) {
                    Some(entries) => pairs.extend(entries.iter().map(|&entry| (entry, number))),
                    None => faults.push(fault(
                        "entry",
                        (format!("unknown entry `{name}`"), "write `category:first spelling` or `<category>`".into()),
                    )),
                }
            }
            rules.rules.push(Rule {
                name: cells[0].to_owned(),
                about: cells[4].to_owned(),
                written: format!("{}: {}", cells[2], cells[3]),
                place: row.place(),
                pattern,
                then,
            });
        }
        // By entry, and in the order of the file, in which rules are tried.
        pairs.sort_by_key(|&(entry, _)| entry);
        rules.entries = library.entries.iter().map(|entry| Own { idle: entry.facts.idle, ..Own::default() }).collect();
        for own in pairs.chunk_by(|a, b| a.0 == b.0) {
            let entry = &mut rules.entries[own[0].0 as usize];
            entry.from = u32::try_from(rules.numbers.len()).unwrap_or(u32::MAX);
            entry.count = u16::try_from(own.len()).unwrap_or(u16::MAX);
            rules.numbers.extend(own.iter().map(|&(_, number)| number));
        }
        if faults.is_empty() { Ok(rules) } else { Err(Error::Faults(faults)) }
    }

    /// The rules of an entry, in file order.
    pub fn of<'r>(&'r self, library: &Library, entry: &Entry) -> impl Iterator<Item = &'r Rule> {
        let index = library.entries.iter().position(|known| std::ptr::eq(known, entry));
        let own = index.and_then(|index| self.entries.get(index)).copied().unwrap_or_default();
        self.numbers(own).iter().map(|&number| &self.rules[number as usize])
    }

    /// Places of the rules of an entry.
    fn numbers(&self, own: Own) -> &[u32] {
        &self.numbers[own.from as usize..][..own.count.into()]
    }

    /// Decides a hit of the rules' dimension: the first rule of the file that holds counts.
    pub fn decide(&self, context: &Context<'_>, hit: &Hit) -> Cue {
        let own = self.entries[hit.entry as usize];
        let mut cue =
            Cue { hit: hit.clone(), active: !own.idle, negated: false, strength: None, rule: None, negation: None };
        let rules = self.numbers(own);
        if rules.is_empty() {
            return cue;
        }
        let around = Around::new(context, hit);
        for &number in rules {
            let rule = &self.rules[number as usize];
            let open = if rule.then == Then::Negate { cue.negation.is_none() } else { cue.rule.is_none() };
            if !open || !rule.pattern.holds(context, hit, &around) {
                continue;
            }
            match rule.then {
                Then::Keep => cue.active = true,
                Then::Mute => cue.active = false,
                Then::Strength(strength) => {
                    cue.active = true;
                    cue.strength = Some(strength);
                }
                Then::Negate => {
                    cue.negated = true;
                    cue.negation = Some(number);
                    continue;
                }
            }
            cue.rule = Some(number);
        }
        cue
    }
}

/// The entries of each name, of an entry or of a category, that the rules of a file ask for.
fn named<'a>(library: &'a Library, dimension: Dimension, path: &str) -> FxHashMap<&'a str, Vec<u32>> {
    let asked = library.rows(path, ["entry"]).flat_map(|([cell], _)| spellings(cell));
    let mut named: FxHashMap<&str, Vec<u32>> = asked.map(|name| (bare(name), Vec::new())).collect();
    if named.is_empty() {
        return named;
    }
    for (index, entry) in (0..).zip(&library.entries).filter(|(_, entry)| entry.dimension == dimension) {
        for name in [entry.id(), entry.category()] {
            if let Some(entries) = named.get_mut(name) {
                entries.push(index);
            }
        }
    }
    named
}

/// A name without the brackets of a category.
fn bare(name: &str) -> &str {
    name.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(name)
}

/// What a rule does, as written; a strength and a negation mean something for certainty alone.
fn then(written: &str, dimension: Dimension) -> std::result::Result<Then, (String, String)> {
    let then = match written {
        "keep" => Some(Then::Keep),
        "mute" => Some(Then::Mute),
        "negate" => Some(Then::Negate),
        other => (other.strip_prefix("strength=").and_then(|number| number.parse::<f64>().ok()))
            .filter(|strength| (0.0..=1.0).contains(strength))
            .map(Then::Strength),
    };
    let whole = dimension == Dimension::Certainty;
    match then {
        Some(then) if whole || matches!(then, Then::Keep | Then::Mute) => Ok(then),
        Some(_) => Err((format!("{written:?} means nothing for {}", dimension.name()), "write keep or mute".into())),
        None => {
            let mend =
                if whole { "write keep, mute, negate, strength=0.5 or never" } else { "write keep, mute or never" };
            Err((format!("{written:?} is no effect"), mend.into()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::reader::Reader;

    #[test]
    fn what_the_words_beside_a_cue_rule_out_holds_nowhere() {
        let reader = Reader::builtin().expect("lexicons");
        let paths = Dimension::ALL.map(|dimension| format!("rules/{}.csv", dimension.name()));
        let mut held = 0;
        for (cells, _) in paths.iter().flat_map(|path| reader.library.rows(path, ["like", "unlike"])) {
            for reading in cells.map(|text| reader.read(text, "-")) {
                let context = Context {
                    document: &reading.document,
                    scan: &reading.scan,
                    tags: &reading.tags,
                    library: &reader.library,
                    classes: &reader.classes,
                };
                for hit in &reading.scan.hits {
                    let around = Around::new(&context, hit);
                    // Any rule, not only those of the entry.
                    for rule in Dimension::ALL.iter().flat_map(|&dimension| &reader.rules(dimension).rules) {
                        let fits = rule.pattern.fits(&context, hit);
                        assert_eq!(rule.pattern.holds(&context, hit, &around), fits, "{} in {cells:?}", rule.written);
                        held += usize::from(fits);
                    }
                }
            }
        }
        assert!(held > 1000, "{held}");
    }
}
