//! Lists the files under `lexicons/`, so that adding a lexicon is adding a file, and works out once what every start would.

// The program's own rules of inflection.
#[path = "src/lexicon"]
#[allow(dead_code, missing_docs, reason = "the program uses the rest")]
mod lexicon {
    pub mod forms;
    pub mod inflect;
    pub mod spelling;
}
#[path = "src/text"]
#[allow(dead_code, missing_docs, reason = "the program uses the rest")]
mod text {
    pub mod fold;
}

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use lexicon::forms::Gathered;
use lexicon::inflect::Irregular;
use lexicon::spelling::spellings;
use sha2::{Digest, Sha256};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("lexicons");
    println!("cargo::rerun-if-changed={}", root.display());
    for own in
        ["build.rs", "src/lexicon/forms.rs", "src/lexicon/inflect.rs", "src/lexicon/spelling.rs", "src/text/fold.rs"]
    {
        println!("cargo::rerun-if-changed={own}");
    }
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let irregular = irregular(&root);
    let mut list = String::from("[\n");
    for file in &files {
        let name = file.strip_prefix(&root).expect("under lexicons").to_str().expect("UTF-8 names").replace('\\', "/");
        let bytes = fs::read(file).expect("a lexicon");
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
        let sha256: String = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
        let path = file.to_str().expect("UTF-8 names");
        let (cells, places) = packed(text).unwrap_or_default();
        let kept = |ending: &str, bytes: &[u8]| {
            let file = out.join(name.replace('/', "-")).with_extension(ending);
            fs::write(&file, bytes).expect("writing the rows of a lexicon");
            file.to_str().expect("UTF-8 names").to_owned()
        };
        let (cells, places) = (kept("cells", cells.as_bytes()), kept("places", &places));
        let (gathered, entries) = forms(&name, text, &irregular).unwrap_or_default();
        let (forms, ends) = (kept("forms", gathered.text().as_bytes()), kept("ends", gathered.ends()));
        let entries = kept("entries", &entries);
        writeln!(
            list,
            "    File {{ path: {name:?}, text: include_str!({path:?}), cells: include_str!({cells:?}), \
             places: include_bytes!({places:?}), forms: include_str!({forms:?}), \
             ends: include_bytes!({ends:?}), entries: include_bytes!({entries:?}), sha256: {sha256:?} }},"
        )
        .expect("memory");
    }
    list.push_str("]\n");
    fs::write(out.join("lexicons.rs"), list).expect("writing the list of lexicons");
}

/// The rows of a file cut into cells, so that the program need not at every start: all cells in one text, and for each
/// row its line and where each of its cells ends in that text, as numbers of four bytes. `None` where the file has
/// faults, which the program tells when it reads the text itself.
fn packed(text: &[u8]) -> Option<(String, Vec<u8>)> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).flexible(true).from_reader(text);
    let width = reader.headers().ok()?.len();
    let (mut cells, mut places) = (String::new(), Vec::new());
    for record in reader.records() {
        let record = record.ok().filter(|record| record.len() == width)?;
        let line = u32::try_from(record.position()?.line()).ok()?;
        places.extend(line.to_le_bytes());
        for cell in &record {
            cells.push_str(cell.trim());
            places.extend(u32::try_from(cells.len()).ok()?.to_le_bytes());
        }
    }
    Some((cells, places))
}

/// The list of irregular words, which `filled` reads for the files of a workspace.
fn irregular(root: &Path) -> Irregular {
    let mut irregular = Irregular::default();
    let path = root.join("words/irregular.csv");
    for [lemma, forms, inflected] in columns(&fs::read(path).unwrap_or_default(), ["lemma", "forms", "inflected"]) {
        irregular.add(&lemma, &forms, &inflected);
    }
    irregular
}

/// The forms of the entries of a lexicon of phrases, and the place of each entry among them; `None` of any other file.
fn forms(name: &str, text: &[u8], irregular: &Irregular) -> Option<(Gathered, Vec<u8>)> {
    let (_, category) = name.strip_suffix(".csv")?.split_once('/')?;
    let rows = columns(text, ["phrase", "forms"]);
    let (mut gathered, mut places) = (Gathered::default(), Vec::new());
    for [phrase, forms] in &rows {
        gathered.open(category);
        spellings(phrase).for_each(|spelling| irregular.phrase(spelling, forms, &mut gathered));
        places.extend(gathered.close().packed());
    }
    Some((gathered, places)).filter(|_| rows.iter().any(|[phrase, _]| !phrase.is_empty()))
}

/// The cells of some columns, row by row; empty where there is no such column.
fn columns<const N: usize>(text: &[u8], names: [&str; N]) -> Vec<[String; N]> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).flexible(true).from_reader(text);
    let Ok(header) = reader.headers().cloned() else { return Vec::new() };
    let at = names.map(|name| header.iter().position(|column| column.trim() == name));
    let row =
        |record: csv::StringRecord| at.map(|at| at.and_then(|at| record.get(at)).unwrap_or_default().trim().to_owned());
    reader.records().filter_map(Result::ok).map(row).collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            println!("cargo::rerun-if-changed={}", path.display());
            walk(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "csv") {
            files.push(path);
        }
    }
}
