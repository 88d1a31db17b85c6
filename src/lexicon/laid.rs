//! What the rows of a workspace do to those of the program that whoever wrote them may not have meant.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::error::{Fault, Place};
use crate::lexicon::entry::{Case, Dimension, Entry};
use crate::lexicon::schema::{self, NEVER};
use crate::lexicon::spelling::{key, spellings};
use crate::lexicon::table::{Row, Table};
use crate::lexicon::{Library, builtin, near};
use crate::text::fold::folded;

/// Spellings that are named; the rest are counted.
const NAMED: usize = 8;

/// What may not be meant in the files of a workspace, by file and line: names nearly those of the program, lines passed
/// over, rows that switch nothing off, that lose spellings of the rows whose place they take, that stand twice.
#[must_use]
pub fn doubts(library: &Library) -> Vec<Fault> {
    let tables = library.tables.values();
    let mut doubts: Vec<Fault> = tables.clone().filter(|table| !of_program(table)).filter_map(near::doubt).collect();
    doubts.extend(tables.clone().flat_map(|table| table.doubts.iter().cloned()));
    doubts.extend(
        library.rows("input/outlets.csv", ["outlet", "aliases"]).filter_map(|(cells, row)| one_alias(cells, row)),
    );
    if tables.clone().flat_map(|table| &table.rows).any(|row| !row.builtin())
        && let Ok(program) = Library::builtin()
    {
        switched_off(library, &program, &mut doubts);
        let before = replaced(library, &program);
        lost(library, &before, &mut doubts);
        twice(library, &before, &mut doubts);
    }
    doubts.sort_by(|a, b| (&a.place.file, a.place.line).cmp(&(&b.place.file, b.place.line)));
    doubts
}

/// An alias that a semicolon parts in two: one name to the reader, which a semicolon stands in where a place follows it.
fn one_alias([outlet, aliases]: [&str; 2], row: &Row) -> Option<Fault> {
    let two = |alias: &&str| {
        let (name, behind) = alias.split_once(';').unwrap_or_default();
        !behind.trim().is_empty() && !folded(outlet).contains(&*folded(name.trim()))
    };
    let alias = aliases.split('|').filter(|_| !row.builtin()).find(two)?.trim();
    let what = format!("`{alias}` is one name, with a semicolon in it");
    Some(Fault::new(row.place().column("aliases"), what, "part several names by |"))
}

/// What is to be known of categories of a workspace's own.
pub fn categories(library: &Library) -> impl Iterator<Item = Fault> {
    let own = library.tables.values().filter(|table| table.path.starts_with("certainty/") && !of_program(table));
    own.map(|table| {
        let name = table.path.trim_start_matches("certainty/").trim_end_matches(".csv");
        let what = format!(
            "`{name}` is a category of your own: each of its words is a hedge, stands in cues.csv as {name} and is counted in n_hedges; no column n_{name} counts it alone"
        );
        let place = Place { line: None, ..table.head.clone() };
        Fault::new(place, what, "words that firm a sentence up are boosters in booster.csv alone")
    })
}

fn of_program(table: &Table) -> bool {
    builtin::FILES.iter().any(|file| file.path == table.path)
}

/// Rows with `never` to which no row of the program answers, and those of whose name others stay in force.
fn switched_off(library: &Library, program: &Library, doubts: &mut Vec<Fault>) {
    for table in library.tables.values() {
        let off = schema::schema(&table.path).and_then(|schema| table.column(schema.off()));
        let Some(off) = off else { continue };
        let never = |row: &Row| row.cell(off) == NEVER;
        let own: Vec<&Row> = table.rows.iter().filter(|row| !row.builtin() && never(row)).collect();
        if own.is_empty() {
            continue;
        }
        let known: FxHashSet<String> = program
            .tables
            .get(&table.path)
            .into_iter()
            .flat_map(|table| &table.rows)
            .map(|row| key(row.cell(0)))
            .collect();
        for row in own {
            let name = key(row.cell(0));
            let left = || table.rows.iter().filter(|row| !never(row) && key(row.cell(0)) == name);
            if !known.contains(&name) {
                let what = format!("`{name}` with `never` switches nothing off: no row of {} is called so", table.path);
                doubts.push(Fault::new(row.place(), what, meant(library, table, &name, &known)));
            } else if let Some(first) = left().next() {
                let what = format!(
                    "one row called `{name}` is switched off and {} stay, first {}",
                    left().count(),
                    first.place()
                );
                doubts.push(Fault::new(row.place(), what, "write a row with `never`, and cells of its own, for each"));
            }
        }
    }
}

/// What a name that no row has may stand for.
fn meant(library: &Library, table: &Table, name: &str, known: &FxHashSet<String>) -> String {
    let (folder, category) = table.path.trim_end_matches(".csv").split_once('/').unwrap_or_default();
    let rank = |entry: &&Entry| (entry.dimension.name() != folder, entry.category() != category);
    let off = |entry: &&Entry| entry.case != Case::Never;
    let phrases = schema::schema(&table.path).is_some_and(|schema| schema.phrases);
    if let Some(entry) = library.find(name).filter(off).min_by_key(rank).filter(|_| phrases) {
        let first = entry.forms.iter().next().unwrap_or_default();
        let file = format!("{}/{}.csv", entry.dimension.name(), entry.category());
        return if file != table.path {
            format!("it stands in {file}, in the row `{first}`; write that name in a file of that path")
        } else {
            format!("it is a form or a later spelling of the row `{first}`; write `{first}`")
        };
    }
    let close = |other: &&String| strsim::osa_distance(other, name) <= 1 + name.len() / 6;
    match known.iter().filter(close).min_by_key(|other| (strsim::osa_distance(other, name), *other)) {
        Some(other) => format!("is `{other}` meant?"),
        None => "`reportedly lexicon explain WORD` shows the rows of a word".to_owned(),
    }
}

/// The entries of the program whose place those of a workspace have taken, by the number of the new entry.
fn replaced<'p>(library: &Library, program: &'p Library) -> FxHashMap<usize, &'p Entry> {
    let mut before: FxHashMap<(Dimension, &str), Vec<&Entry>> = FxHashMap::default();
    for entry in &program.entries {
        before.entry((entry.dimension, entry.category())).or_default().push(entry);
    }
    // A row lies where the one lay whose place it takes; new ones stand behind.
    let mut places: FxHashMap<(Dimension, &str), usize> = FxHashMap::default();
    let mut replaced = FxHashMap::default();
    for (number, entry) in library.entries.iter().enumerate() {
        let category = (entry.dimension, entry.category());
        let place = places.entry(category).or_default();
        let old = before.get(&category).and_then(|entries| entries.get(*place));
        *place += 1;
        if let Some(old) = old.filter(|_| !entry.row.builtin()) {
            replaced.insert(number, *old);
        }
    }
    replaced
}

/// Rows that take the place of one of the program and do not find all that it found.
fn lost(library: &Library, before: &FxHashMap<usize, &Entry>, doubts: &mut Vec<Fault>) {
    let mut candidates: Vec<(&Entry, Vec<&str>)> = Vec::new();
    for (number, entry) in library.entries.iter().enumerate() {
        let Some(old) = before.get(&number) else { continue };
        let kept: FxHashSet<_> = entry.forms.iter().map(folded).collect();
        let forms: Vec<&str> = if entry.case == Case::Never {
            // Whoever switches a row off means its inflections too; of other spellings that is not sure.
            spellings(old.cell("phrase")).filter(|form| !kept.contains(&folded(form))).collect()
        } else {
            old.forms.iter().filter(|form| !kept.contains(&folded(form))).collect()
        };
        if !forms.is_empty() {
            candidates.push((entry, forms));
        }
    }
    let asked: FxHashSet<_> =
        candidates.iter().flat_map(|(entry, forms)| forms.iter().map(|form| (entry.dimension, folded(form)))).collect();
    let mut found = FxHashSet::default();
    for entry in library.entries.iter().filter(|entry| entry.case != Case::Never && !asked.is_empty()) {
        let forms = entry.forms.iter().map(|form| (entry.dimension, folded(form)));
        found.extend(forms.filter(|form| asked.contains(form)));
    }
    for (entry, mut forms) in candidates {
        forms.retain(|form| !found.contains(&(entry.dimension, folded(form))));
        if forms.is_empty() {
            continue;
        }
        let (named, first) = (named(&forms), entry.forms.iter().next().unwrap_or_default());
        let (what, mend) = if entry.case == Case::Never {
            (
                format!("`{first}` with `never` switches off all of its row, {named} too"),
                "to keep them, write a row of their own for them".to_owned(),
            )
        } else {
            (
                format!("the row takes the place of the built-in `{first}` and loses spellings that it found: {named}"),
                "to keep them, write them in `phrase`, parted by ` | `, or fill `forms`".to_owned(),
            )
        };
        doubts.push(Fault::new(entry.place(), what, mend));
    }
}

/// Spellings of a workspace's rows that stand in another row too.
fn twice(library: &Library, before: &FxHashMap<usize, &Entry>, doubts: &mut Vec<Fault>) {
    let live = || library.entries.iter().enumerate().filter(|(_, entry)| entry.case != Case::Never);
    // A copy of a row of the program is as good as that row.
    let copied = |number: usize, entry: &Entry| {
        entry.row.builtin() || before.get(&number).is_some_and(|old| old.row.cells().eq(entry.row.cells()))
    };
    let mut own: FxHashMap<(Dimension, String), Vec<(usize, &str)>> = FxHashMap::default();
    for (number, entry) in live().filter(|&(number, entry)| !copied(number, entry)) {
        for form in entry.forms.iter() {
            own.entry((entry.dimension, folded(form).into_owned())).or_default().push((number, form));
        }
    }
    let mut pairs: Vec<([usize; 2], Vec<&str>)> = Vec::new();
    let mut places: FxHashMap<[usize; 2], usize> = FxHashMap::default();
    for (number, entry) in live().filter(|_| !own.is_empty()) {
        for form in entry.forms.iter() {
            for &(mine, written) in own.get(&(entry.dimension, folded(form).into_owned())).into_iter().flatten() {
                let row = &library.entries[mine];
                // The program has some words in two rows itself.
                let theirs = copied(number, entry);
                let as_before = || {
                    let mut old = before.get(&mine).into_iter().flat_map(|old| old.forms.iter());
                    theirs && old.any(|old| folded(old) == folded(form))
                };
                let other_list = entry.dimension == Dimension::Attribution && entry.category() != row.category();
                let met = number == mine || !theirs && number > mine;
                if met || other_list || apart((row, written), (entry, form)) || as_before() {
                    continue;
                }
                let pair = [mine.min(number), mine.max(number)];
                let at = *places.entry(pair).or_insert_with(|| {
                    pairs.push((pair, Vec::new()));
                    pairs.len() - 1
                });
                pairs[at].1.push(form);
            }
        }
    }
    for ([first, second], forms) in pairs {
        let [first, second] = [first, second].map(|number| &library.entries[number]);
        // Told of the later one, which is not found, or else of the one that is no part of the program.
        let (here, there, counts) =
            if second.row.builtin() { (first, second, "this row") } else { (second, first, "that one") };
        let which = match here.dimension {
            Dimension::Attribution => "both are found".to_owned(),
            Dimension::Certainty | Dimension::Sourcing => format!("only {counts} is found"),
        };
        let stand = if forms.len() == 1 { "stands" } else { "stand" };
        let what = format!("{} {stand} here and in {}, and {which}", named(&forms), there.place());
        doubts.push(Fault::new(here.place(), what, "write each spelling in one row"));
    }
}

/// Whether the capitals that two rows ask for keep them apart.
fn apart((row, form): (&Entry, &str), (other, written): (&Entry, &str)) -> bool {
    match (row.case, other.case) {
        (Case::Lower, Case::Capital) | (Case::Capital, Case::Lower) => true,
        (Case::Exact, Case::Exact) => form != written,
        (Case::Exact, case) => !case.opens(form),
        (case, Case::Exact) => !case.opens(written),
        _ => false,
    }
}

/// Spellings one after the other.
fn named(forms: &[&str]) -> String {
    let shown: Vec<String> = forms.iter().take(NAMED).map(|form| format!("`{form}`")).collect();
    let more = forms.len().saturating_sub(NAMED);
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// What is told of files laid over the lexicons of the program.
    fn told(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<(String, String)> =
            files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        let library = Library::overlaid(&files, Path::new("lexicons")).unwrap_or_else(|error| panic!("{error}"));
        doubts(&library).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn never_that_switches_nothing_off_is_told_with_what_may_be_meant() {
        let never = |path: &str, name: &str| told(&[(path, &format!("phrase,case\n{name},never\n"))]);
        for (path, name, meant) in [
            ("certainty/modal.csv", "coud", "is `could` meant?"),
            ("certainty/modal.csv", "qwyx", "`reportedly lexicon explain WORD` shows the rows of a word"),
            (
                "certainty/belief.csv",
                "believed",
                "it is a form or a later spelling of the row `believe`; write `believe`",
            ),
            ("certainty/belief.csv", "could", "it stands in certainty/modal.csv, in the row `could`"),
            ("certainty/evidential.csv", "accusation", "it is a form or a later spelling of the row `allegation`"),
        ] {
            let said = never(path, name);
            assert_eq!(said.len(), 1, "{said:?}");
            let begin = format!("lexicons/{path}:2: `{name}` with `never` switches nothing off: no row of {path}");
            assert!(said[0].starts_with(&begin) && said[0].contains(meant), "{said:?}");
        }
        assert_eq!(never("certainty/modal.csv", "could"), [""; 0]);
        let said = never("certainty/evidential.csv", "allegation");
        assert!(said.len() == 1 && said[0].contains("switches off all of its row, `accusation` too"), "{said:?}");
        assert_eq!(never("certainty/evidential.csv", "allegation | accusation"), [""; 0]);
        let rule = told(&[("rules/certainty.csv", "rule,then\nwoud like,never\nwould like,never\n")]);
        assert!(
            rule.len() == 1 && rule[0].contains(":2: `woud like`") && rule[0].contains("`would like` meant"),
            "{rule:?}"
        );
    }

    #[test]
    fn spellings_that_a_row_loses_are_named() {
        let head = "phrase,forms,strength,like,unlike,source\n";
        let row = |phrase: &str, forms: &str| {
            told(&[("certainty/belief.csv", &format!("{head}{phrase},{forms},.5,They believe it.,A belief.,own\n"))])
        };
        let said = row("believe", "");
        let what =
            "lexicons/certainty/belief.csv:2: the row takes the place of the built-in `believe` and loses spellings";
        assert!(said.len() == 1 && said[0].starts_with(what), "{said:?}");
        assert!(said[0].contains("`believes`, `believed`, `believing`"), "{said:?}");
        assert_eq!(row("believe", "verb"), [""; 0]);
        let both = format!(
            "{head}a couple of | several dozen | a dozen or so,,.5,A couple of ships.,One.,own\na few,,.5,A few ships.,One.,own\n"
        );
        assert_eq!(told(&[("certainty/approximator.csv", &both)]), [""; 0]);
    }

    #[test]
    fn two_rows_with_one_spelling_are_told_with_both_places() {
        let head = "phrase,strength,like,unlike,source\n";
        let own = format!(
            "{head}gossip has it | chatter has it,.5,a,b,own\ntattle has it | chatter has it | a few,.9,a,b,own\n"
        );
        let said = told(&[("certainty/evidential.csv", &own)]);
        let file = "lexicons/certainty/evidential.csv:3:";
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(
            said[0].starts_with(&format!("{file} `a few` stands here and in built-in certainty/approximator.csv:"))
        );
        assert!(
            said[1].starts_with(&format!(
                "{file} `chatter has it` stands here and in lexicons/certainty/evidential.csv:2"
            ))
        );
        // Capitals keep them apart.
        let own = "phrase,case,strength,like,unlike,source\ngossip,lower,.5,a,b,own\nGossip,capital,.9,a,b,own\n";
        assert_eq!(told(&[("certainty/evidential.csv", own)]), [""; 0]);
    }

    #[test]
    fn copies_of_the_programs_files_raise_no_doubt() {
        let copies: Vec<(String, String)> =
            builtin::FILES.iter().map(|file| (file.path.to_owned(), format!("{}\n", file.text))).collect();
        let library = Library::overlaid(&copies, Path::new("lexicons")).expect("copies");
        assert!(library.entries.iter().all(|entry| !entry.row.builtin()));
        assert_eq!(doubts(&library), []);
    }

    #[test]
    fn aliases_that_a_semicolon_parts_are_told_and_a_place_behind_the_name_is_not() {
        let rows = "outlet,aliases\nHarbour Post,HP; Harbour Online\nThe Gazette (Norby),Gazette; Norby|NG\n";
        let said = told(&[("input/outlets.csv", rows)]);
        let what =
            "lexicons/input/outlets.csv:2: column `aliases`: `HP; Harbour Online` is one name, with a semicolon in it";
        assert!(said.len() == 1 && said[0].starts_with(what), "{said:?}");
    }

    #[test]
    fn a_category_of_ones_own_is_told_as_hedges() {
        let own = "phrase,strength,like,unlike,source\nabsurdly,.2,a,b,own\n";
        let files = [("certainty/firmers.csv".to_owned(), own.to_owned())];
        let library = Library::overlaid(&files, Path::new("lexicons")).expect("sound rows");
        let said: Vec<String> = categories(&library).map(|told| told.to_string()).collect();
        assert!(
            said.len() == 1 && said[0].starts_with("lexicons/certainty/firmers.csv: `firmers` is a category"),
            "{said:?}"
        );
        assert_eq!(categories(&Library::builtin().expect("lexicons")).count(), 0);
    }
}
