//! Lists the files under `lexicons/`, so that adding a lexicon is adding a file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use sha2::{Digest, Sha256};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("lexicons");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
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
        writeln!(
            list,
            "    File {{ path: {name:?}, text: include_str!({path:?}), cells: include_str!({cells:?}), \
             places: include_bytes!({places:?}), sha256: {sha256:?} }},"
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
