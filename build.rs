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
        let rows = out.join(name.replace('/', "-")).with_extension("rows");
        fs::write(&rows, packed(text)).expect("writing the rows of a lexicon");
        let rows = rows.to_str().expect("UTF-8 names");
        writeln!(
            list,
            "    File {{ path: {name:?}, text: include_str!({path:?}), rows: include_str!({rows:?}), sha256: {sha256:?} }},"
        )
        .expect("memory");
    }
    list.push_str("]\n");
    fs::write(out.join("lexicons.rs"), list).expect("writing the list of lexicons");
}

/// The rows of a file cut into cells, so that the program need not at every start: the line of each row and its cells,
/// with a unit separator before each cell and a record separator after each row. Empty where the file has faults, which
/// the program tells when it reads the text itself.
fn packed(text: &[u8]) -> String {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).flexible(true).from_reader(text);
    let Ok(width) = reader.headers().map(csv::StringRecord::len) else { return String::new() };
    let mut rows = String::new();
    for record in reader.records() {
        let Ok(record) = record else { return String::new() };
        if record.len() != width || record.iter().any(|cell| cell.contains(['\x1e', '\x1f'])) {
            return String::new();
        }
        write!(rows, "{}", record.position().map_or(0, csv::Position::line)).expect("memory");
        for cell in &record {
            rows.push('\x1f');
            rows.push_str(cell.trim());
        }
        rows.push('\x1e');
    }
    rows
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
