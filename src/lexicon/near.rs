//! Files of a workspace that may be meant for built-in ones: their names are nearly the same.

use std::path::Path;

use crate::error::Fault;
use crate::lexicon::builtin;
use crate::lexicon::table::Table;

/// Letters from which on a name may be off by one and is still near.
const LONG: usize = 5;

/// What is to be said of a file of its own that stands beside nearly the same name; none of one that stands for itself.
#[must_use]
pub fn doubt(table: &Table) -> Option<Fault> {
    let (folder, name) = table.path.rsplit_once('/')?;
    let others = builtin::FILES.iter().filter_map(|file| file.path.strip_prefix(folder)?.strip_prefix('/'));
    let nearest = others
        .filter(|other| near(stem(name), stem(other)))
        .min_by_key(|other| strsim::osa_distance(stem(name), stem(other)))?;
    let mut place = table.head.clone();
    (place.line, place.column) = (None, None);
    let what = format!("no built-in lexicon has this name, so it is one of its own, `{}`", stem(name));
    Some(Fault::new(place, what, format!("call it {nearest} if it is to change that one")))
}

/// A path below `lexicons/` as those of the program are written: `modal.CSV` is `modal.csv`.
#[must_use]
pub fn plain(path: &str) -> String {
    match Path::new(path).extension() {
        Some(ending) if is_csv(Path::new(path)) => format!("{}csv", &path[..path.len() - ending.len()]),
        _ => path.to_owned(),
    }
}

/// Whether a file is called as a lexicon is, whatever the capitals.
#[must_use]
pub fn is_csv(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

fn stem(name: &str) -> &str {
    name.strip_suffix(".csv").unwrap_or(name)
}

/// Whether a name may be meant for another: a copy such as `modal (1)` or `Modal - Copy`, other capitals, a slip.
fn near(name: &str, other: &str) -> bool {
    let lower = name.to_lowercase();
    let added = |word: &str| word == "copy" || word.bytes().all(|byte| byte.is_ascii_digit());
    // `person2` would be a name; the number of a copy stands apart.
    let copy = |name: &str| {
        let rest = name.strip_prefix(other).filter(|rest| !rest.starts_with(char::is_alphanumeric));
        rest.is_some_and(|rest| rest.split(|c: char| !c.is_alphanumeric()).all(added))
    };
    copy(&lower)
        || lower.strip_prefix("copy of ").is_some_and(copy)
        || other.len() >= LONG && strsim::osa_distance(&lower, other) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_nearly_built_in_are_told_and_others_are_not() {
        let told = |path: &str| {
            let table = Table::read(path, &format!("lexicons/{path}"), "phrase,source\nmay,own\n").expect("it is read");
            doubt(&table).map(|fault| fault.to_string())
        };
        for name in
            ["modal (1)", "modal-1", "mdal", "Modal", "modals", "modal - Copy (2)", "Copy of modal", "modla", "modal "]
        {
            let fault = told(&format!("certainty/{name}.csv")).expect(name);
            assert!(fault.starts_with(&format!("lexicons/certainty/{name}.csv: no built-in lexicon has")), "{fault}");
            assert!(fault.ends_with("call it modal.csv if it is to change that one"), "{fault}");
        }
        for path in ["certainty/weather.csv", "certainty/modal_sport.csv", "sourcing/modal.csv", "words/bee.csv"] {
            assert_eq!(told(path), None);
        }
        assert_eq!(["modal.CSV", "a/b.Csv", "x.txt", "csv"].map(plain), ["modal.csv", "a/b.csv", "x.txt", "csv"]);
    }
}
