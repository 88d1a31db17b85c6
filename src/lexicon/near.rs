//! Files of a workspace that may be meant for built-in ones: their names are nearly the same.

use std::path::Path;

use crate::error::{Fault, Place};
use crate::lexicon::source::SourceKind;
use crate::lexicon::table::Table;
use crate::lexicon::{builtin, schema};

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

/// What is to be said of a file whose name no built-in one has, in a folder where no other names are read; none of others.
#[must_use]
pub fn unread(table: &Table) -> Option<Fault> {
    let (folder, name) = table.path.rsplit_once('/')?;
    if schema::OPEN.contains(&folder) || builtin::FILES.iter().any(|file| file.path == table.path) {
        return None;
    }
    let what = match folder {
        "sourcing" => {
            format!("no kind of source is called `{}`, so its rows would hide the kinds of what they name", stem(name))
        }
        "attribution" => {
            format!("words of attribution are read by what they are, and none are called `{}`", stem(name))
        }
        _ => format!("{folder}/ has no file of this name, and no other is read"),
    };
    let others = builtin::FILES.iter().filter_map(|file| file.path.strip_prefix(folder)?.strip_prefix('/'));
    let read = |other: &&str| match folder {
        "input" => *other == "outlets.csv",
        "sourcing" => SourceKind::of(stem(other)).is_some(),
        _ => true,
    };
    let others: Vec<&str> = others.filter(read).collect();
    let mut mend = format!("put its rows in a file that is read: {}", others.join(", "));
    if folder == "sourcing" {
        mend.push_str(
            "; `kind_entry` in attributions.csv names the row that told a kind, by which you can count your own",
        );
    }
    let doubt = doubt(table).map(|doubt| doubt.mend);
    let place = Place { line: None, column: None, ..table.head.clone() };
    Some(Fault::new(place, what, doubt.unwrap_or(mend)))
}

/// Whether a file that is no lexicon by its name may be meant for one.
#[must_use]
pub fn passed_over(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    // `~$modal.xlsx` is the lock of a spreadsheet that holds the file open.
    !is_csv(path)
        && !name.starts_with(['.', '~'])
        && !name.starts_with("README")
        && ending.is_some_and(|ending| !matches!(&*ending, "md" | "html" | "pdf"))
}

/// A name without the endings that programs add, and `.csv` behind it.
#[must_use]
pub fn as_csv(name: &str) -> String {
    let (folder, file) = name.rsplit_once('/').map_or(("", name), |(folder, file)| (folder, file));
    let stem = file.split_once('.').map_or(file, |(stem, _)| stem);
    if folder.is_empty() { format!("{stem}.csv") } else { format!("{folder}/{stem}.csv") }
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
    // `modal.csv.csv`, which a program makes that adds its ending to what was typed.
    copy(&lower)
        || stem(&lower) == other
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
