//! The scanner against one without haste, on random lexicons and texts; and what `run.json` says of lexicons.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use std::sync::LazyLock;

use proptest::prelude::*;
use reportedly::lexicon::Library;
use reportedly::lexicon::entry::{Case, Dimension, Entry, List};
use reportedly::lexicon::forms::Forms;
use reportedly::scan::vocabulary::Vocabulary;
use reportedly::scan::{Hit, Scanner};
use reportedly::text::Document;
use reportedly::text::fold::folded;
use reportedly::text::marks::Marks;
use reportedly::text::token::folded_words;

static BASE: LazyLock<Library> = LazyLock::new(|| Library::builtin().expect("the built-in lexicons"));

/// Finds by the words of the rule: at each token the longest form of a dimension that does not lap over the one before.
fn naive(document: &Document<'_>, entries: &[Entry]) -> Vec<Hit> {
    let words: Vec<String> = (0..document.tokens.len()).map(|at| folded(document.word(at)).into_owned()).collect();
    let mut hits = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        for dimension in Dimension::ALL {
            let mut free = sentence.tokens.start;
            for start in sentence.tokens.clone().filter(|&start| !words[start].is_empty()) {
                let fits = |words_of_form: &Vec<String>| {
                    let end = start + words_of_form.len();
                    !words_of_form.is_empty() && end <= sentence.tokens.end && words[start..end] == *words_of_form
                };
                let mut best: Option<(usize, usize)> = None;
                // A word of attribution that is noun and verb is found as both.
                let mut twin = None;
                for (number, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.dimension == dimension) {
                    for form in entry.forms.iter().map(folded_words).filter(fits) {
                        let tokens = start..start + form.len();
                        let allowed = entry.allows(document.span(&tokens).of(document.text));
                        if allowed && best.is_none_or(|(length, _)| tokens.len() > length) {
                            best = Some((tokens.len(), number));
                            twin = None;
                        } else if allowed
                            && dimension == Dimension::Attribution
                            && best.is_some_and(|(length, known)| tokens.len() == length && number != known)
                        {
                            twin = Some(number);
                        }
                    }
                }
                if let Some((length, number)) = best.filter(|_| start >= free) {
                    free = start + length;
                    for number in [Some(number), twin].into_iter().flatten() {
                        let entry = u32::try_from(number).expect("few entries");
                        let verb = dimension == Dimension::Attribution && entries[number].facts.list == List::Verbs;
                        hits.push(Hit { entry, dimension, verb, tokens: start..free, sentence: index });
                    }
                }
            }
        }
    }
    hits.sort_by_key(|hit| (hit.tokens.start, hit.dimension as usize));
    hits
}

/// A library of these phrases, made of an entry that is built in.
fn library(base: &Library, phrases: &[(usize, usize, String)]) -> Library {
    let mut entries: Vec<Entry> = Vec::new();
    for (dimension, case, phrase) in phrases {
        let dimension = Dimension::ALL[dimension % Dimension::ALL.len()];
        let mut entry = base.entries.iter().find(|e| e.dimension == dimension).expect("an entry").clone();
        entry.case = [Case::Any, Case::Any, Case::Lower, Case::Capital, Case::Exact, Case::Never][case % 6];
        entry.forms = Forms::alone(entry.category(), &[phrase]);
        entries.push(entry);
    }
    Library { tables: BTreeMap::new(), entries }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_scanner_finds_what_a_naive_one_finds(
        phrases in proptest::collection::vec((0_usize..3, 0_usize..6, "[abAé’'-]{1,3}( [abAé’'.-]{1,3}){0,3}"), 1..30),
        text in "[abAé’' .,-]{0,10}(( [abAé’'-]{1,3}){0,12}[.,!?]?){0,6}",
    ) {
        let library = library(&BASE, &phrases);
        let mut vocabulary = Vocabulary::default();
        let scanner = Scanner::new(&library, &mut vocabulary);
        let document = Document::new(&text, "-", &Marks::default());
        let mut found = scanner.scan(&document, &library, &vocabulary).hits;
        found.sort_by_key(|hit| (hit.tokens.start, hit.dimension as usize));
        prop_assert_eq!(found, naive(&document, &library.entries));
    }
}

#[test]
fn run_json_says_which_lexicons() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    fs::write(path.join("a.csv"), "id,text\na,The dam perchance holds.\n").expect("a file");
    fs::create_dir_all(path.join("mine/certainty")).expect("a folder");
    let own = "# about: mine\n# version: 7\n# licence: CC0-1.0\nphrase,strength,like,unlike,source\nperchance,.5,The dam perchance holds.,The dam holds.,own\n";
    fs::write(path.join("mine/certainty/modal.csv"), own).expect("a file");
    let lexicons = |options: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reportedly"));
        let done = command.current_dir(path).args(["score", "a.csv", "--out", "out", "--quiet"]).args(options).output();
        assert!(done.expect("it runs").status.success());
        let run: serde_json::Value =
            serde_json::from_slice(&fs::read(path.join("out/run.json")).expect("run.json")).expect("JSON");
        run["lexicons"].as_array().expect("a list").clone()
    };
    let (plain, laid_over) = (lexicons(&[]), lexicons(&["--lexicons", "mine"]));
    let changed: Vec<_> = plain.iter().zip(&laid_over).filter(|(a, b)| a != b).collect();
    assert_eq!((plain.len(), changed.len()), (laid_over.len(), 1));
    let (before, after) = changed[0];
    let text = |value: &serde_json::Value, name: &str| value[name].as_str().expect("text").to_owned();
    assert_eq!(text(before, "path"), "certainty/modal.csv");
    assert_eq!(text(before, "sha256").len(), 64);
    assert_eq!(text(after, "version"), text(before, "version") + "+7");
    assert!(text(after, "sha256").starts_with(&(text(before, "sha256") + "+")));
    assert_eq!(text(after, "sha256").len(), 129);
}

#[test]
fn a_few_rows_of_ones_own_pass_the_check_and_are_tried_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    for (name, text) in [
        ("data/a.csv", "id,text\na,A senior official at the Energy Department said the dam was safe.\n"),
        // What stands before it in the built-in file does not bear on its order.
        (
            "lexicons/certainty/evidential.csv",
            "phrase,strength,like,unlike,source\nas rumour has it,.4,The dam as rumour has it leaks.,The dam leaks.,own\n",
        ),
        (
            "lexicons/sourcing/labels.csv",
            "kind,channel,transparency,sourcing,about\ngovernment,*,2,unnamed_source,own\n",
        ),
        ("lexicons/input/outlets.csv", "outlet,domains,aliases,source\nHarbour Post,harbour.example,HP,own\n"),
    ] {
        let file = path.join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }
    let run = |words: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_reportedly")).current_dir(path).args(words).output();
        let done = done.expect("it runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).expect("UTF-8")
    };
    assert!(run(&["lexicon", "check"]).contains(" 0 faults"));
    run(&["--quiet"]);
    let rows = fs::read_to_string(path.join("reports/attributions.csv")).expect("a report");
    assert!(rows.contains(",unnamed_source,"), "{rows}");
}
