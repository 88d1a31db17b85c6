//! `init`: makes a workspace that the plain command can run in.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;

use crate::cli::Ended;
use crate::cli::args::Init;
use crate::input::files::find;
use crate::lexicon::builtin;
use crate::lexicon::schema::{Lay, schema};

/// The sample collection that comes with the program.
pub const SAMPLE: &str = include_str!("../../data/sample.csv");

/// Its file in a workspace.
pub const SAMPLE_NAME: &str = "sample.csv";

const README: &str = "Put lexicon files here to change a row of the built-in ones: the same folders and file names,\n\
    the same header, and only the rows you change or add. `reportedly init --lexicons` copies the\n\
    built-in files here; `reportedly lexicon check` proves every row.\n";

/// Makes the folders and fills them; what is there already stays.
pub fn run(init: &Init) -> anyhow::Result<Ended> {
    for name in ["lexicons", "data", "reports"] {
        let folder = init.folder.join(name);
        fs::create_dir_all(&folder).with_context(|| format!("making the folder {}", folder.display()))?;
    }
    let data = init.folder.join("data");
    let sample = data.join(SAMPLE_NAME);
    // Whatever `score` would read there, the sample would be counted with it.
    if !sample.exists() && !find(&[&data]).files.is_empty() {
        let data = data.display();
        tell!("reportedly init: {data} holds files of yours: the invented articles of the sample are not put there");
    } else {
        write_new(&sample, SAMPLE)?;
    }
    write_new(&init.folder.join("lexicons/README.txt"), README)?;
    if init.lexicons {
        let own = |path: &str| schema(path).is_some_and(|schema| schema.lay != Lay::Fixed);
        for builtin::File { path, text, .. } in builtin::FILES.iter().filter(|file| own(file.path)) {
            write_new(&init.folder.join("lexicons").join(path), text)?;
        }
    }
    say!("A workspace in {}; now type: reportedly", init.folder.display());
    Ok(Ended::Done)
}

/// Writes a file unless it is there.
fn write_new(path: &Path, text: &str) -> anyhow::Result<()> {
    if path.exists() {
        tell!("reportedly init: {} is there already and stays as it is", path.display());
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("making the folder {}", folder.display()))?;
    }
    fs::write(path, text).with_context(|| format!("writing {}", path.display()))
}
