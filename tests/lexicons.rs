//! Lexicons of one's own, as a scholar writes and saves them: what is read, what is told, what is refused.

use std::fs;
use std::path::Path;
use std::process::Command;

use reportedly::lexicon::schema;

/// A workspace with these files.
fn workspace(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

/// The exit code, and what is said on both channels.
fn run(folder: &Path, words: &[&str]) -> (i32, String) {
    let done =
        Command::new(env!("CARGO_BIN_EXE_reportedly")).current_dir(folder).args(words).output().expect("it runs");
    let said = [done.stderr, done.stdout].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
    (done.status.code().expect("a code"), said.concat())
}

fn checked(files: &[(&str, &str)]) -> (i32, String) {
    run(workspace(files).path(), &["lexicon", "check"])
}

#[test]
fn a_trial_compares_without_and_with_the_file_wherever_it_lies() {
    let own = "phrase,case\ncould,never\n";
    let folder = workspace(&[("a.txt", "The dam could fail."), ("mine/modal.csv", own)]);
    let path = folder.path();
    assert_eq!(run(path, &["score", "a.txt", "--quiet"]).0, 0);
    let line = "certainty/modal:could                                  0       1       0";
    let (_, outside) = run(path, &["lexicon", "trial", "mine/modal.csv", "reports"]);
    assert!(outside.contains(line) && outside.contains("before: the built-in lexicons; after: with mine/modal.csv"));
    fs::create_dir_all(path.join("lexicons/certainty")).expect("a folder");
    fs::rename(path.join("mine/modal.csv"), path.join("lexicons/certainty/modal.csv")).expect("moved");
    let (_, inside) = run(path, &["lexicon", "trial", "lexicons/certainty/modal.csv", "reports"]);
    assert!(inside.contains(line) && inside.contains("1 entry changes"), "{inside}");
    // One that lies elsewhere stands in the place of the workspace's own.
    let may = "phrase,case\nmay,never\n";
    fs::write(path.join("mine/modal.csv"), may).expect("a file");
    let (_, other) = run(path, &["lexicon", "trial", "mine/modal.csv", "reports"]);
    assert!(other.contains("certainty/modal:could                                  1       0       0"), "{other}");
    assert!(other.contains("after: with mine/modal.csv in the place of certainty/modal.csv there"), "{other}");
}

#[test]
fn a_category_of_ones_own_can_be_tried() {
    let own = "phrase,strength,like,unlike,source\nleaky,.5,The dam is leaky.,A leak.,own\n";
    let folder = workspace(&[("a.txt", "The leaky dam could fail."), ("emotive.csv", own)]);
    let path = folder.path();
    assert_eq!(run(path, &["score", "a.txt", "--quiet"]).0, 0);
    let (code, said) = run(path, &["lexicon", "trial", "emotive.csv"]);
    assert!(code == 2 && said.contains("or --as certainty/emotive.csv for a category of its own"), "{said}");
    let line = "certainty/emotive:leaky                                1       0       0";
    assert!(run(path, &["lexicon", "trial", "emotive.csv", "--as", "certainty/emotive.csv"]).1.contains(line));
    fs::create_dir_all(path.join("lexicons/certainty")).expect("a folder");
    fs::rename(path.join("emotive.csv"), path.join("lexicons/certainty/emotive.csv")).expect("moved");
    assert!(run(path, &["lexicon", "trial", "lexicons/certainty/emotive.csv"]).1.contains(line));
    let (code, said) =
        run(path, &["lexicon", "trial", "lexicons/certainty/emotive.csv", "--as", "sourcing/emotive.csv"]);
    assert!(code == 2 && said.contains("--as sourcing/emotive.csv: there is no such lexicon"), "{said}");
}

#[test]
fn a_file_of_a_new_name_is_read_where_new_names_are_read_and_refused_elsewhere() {
    let source = "phrase,forms,case,what,like,unlike,source\nHarbour Futures,name,exact,name,They met Harbour Futures.,A cat sat.,own\n";
    let verb = "phrase,forms,frames,stance,like,unlike,source\nbellyache,verb,that,distancing,He bellyached that it fell.,A cat sat.,own\n";
    for (path, text, told) in [
        (
            "sourcing/lobby.csv",
            source,
            "no kind of source is called `lobby`, so its rows would hide the kinds of what they name; put its rows in a file that is read: civil_society.csv, company.csv",
        ),
        (
            "attribution/sport_verbs.csv",
            verb,
            "none are called `sport_verbs`; put its rows in a file that is read: adjectives.csv, nouns.csv, phrases.csv, verbs.csv",
        ),
        ("attribution/verb.csv", verb, "call it verbs.csv if it is to change that one"),
        (
            "rules/mine.csv",
            "rule,entry,when,then,like,unlike,about\na,modal:may,@,mute,b,c,d\n",
            "rules/ has no file of this name, and no other is read",
        ),
        (
            "text/mine.csv",
            "phrase,like,unlike,source\na,b,c,d\n",
            "text/ has no file of this name, and no other is read",
        ),
    ] {
        let (code, said) = checked(&[(&format!("lexicons/{path}"), text)]);
        assert!(code == 2 && said.contains(&format!("reportedly: lexicons/{path}: ")) && said.contains(told), "{said}");
    }
    let hedge = "phrase,strength,like,unlike,source\nabsurdly,.2,The dam absurdly failed.,A cat sat.,own\n";
    let (code, said) =
        checked(&[("lexicons/certainty/firmers.csv", hedge), ("lexicons/words/cats.csv", "word,source\ncat,own\n")]);
    assert!(
        code == 0 && said.contains("note: lexicons/certainty/firmers.csv: `firmers` is a category of your own"),
        "{said}"
    );
}

#[test]
fn a_rule_is_switched_off_by_its_name() {
    let text = [("a.txt", "She would like a car."), ("lexicons/rules/certainty.csv", "rule,then\nwould like,never\n")];
    let folder = workspace(&text);
    let (code, said) = run(folder.path(), &["lexicon", "check"]);
    assert!(code == 0 && said.contains(" 0 faults") && !said.contains("switches nothing off"), "{said}");
    run(folder.path(), &["score", "a.txt", "--quiet"]);
    let cues = fs::read_to_string(folder.path().join("reports/cues.csv")).expect("cues.csv");
    assert!(cues.contains("condition:would") && !cues.contains("would like"), "{cues}");
}

#[test]
fn files_that_are_no_lexicons_by_their_names_are_told() {
    let own = "phrase,case\ncould,never\n";
    let folder = workspace(&[
        ("lexicons/certainty/modal.tsv", own),
        ("lexicons/certainty/modal.csv.txt", own),
        ("lexicons/certainty/modal.xlsx", ""),
        ("lexicons/certainty/.DS_Store", ""),
        ("lexicons/certainty/~$modal.xlsx", ""),
        ("lexicons/LICENCE", ""),
        ("lexicons/README.txt", ""),
        ("a.txt", "The dam could fail."),
    ]);
    for words in [&["lexicon", "check"][..], &["score", "a.txt"]] {
        let (code, said) = run(folder.path(), words);
        assert_eq!((code, said.matches("does not end in .csv and is passed over").count()), (0, 3), "{said}");
        for name in ["modal.tsv", "modal.csv.txt", "modal.xlsx"] {
            assert!(
                said.contains(&format!("reportedly: lexicons/certainty/{name}: the file does not end in .csv")),
                "{said}"
            );
        }
        assert!(said.contains("save it as CSV UTF-8, under the name certainty/modal.csv"), "{said}");
    }
    let (_, said) = checked(&[("lexicons/certainty/evidential.csv.csv", "phrase,case\nallegation,never\n")]);
    assert!(said.contains("call it evidential.csv if it is to change that one"), "{said}");
}

#[test]
fn the_check_reads_outlets_as_articles_are_read() {
    let outlets = |rows: &str| {
        let text = format!("outlet,domains,aliases,source\n{rows}");
        checked(&[("lexicons/input/outlets.csv", &text)])
    };
    let (code, said) = outlets("Harbour Post,,HP,own\nHull Press,,HP,own\n");
    assert!(code == 2 && said.contains("outlets.csv:3: `HP` is Harbour Post in line 2 and Hull Press here"), "{said}");
    let (code, said) = outlets("Harbour Post,https://www.harbour.example/news,HP; Harbour Post Online,own\n");
    assert!(code == 0 && said.contains("`HP; Harbour Post Online` is one name, with a semicolon in it"), "{said}");
    let (code, said) = outlets("Harbour Post,the harbour,HP,own\n");
    assert!(code == 2 && said.contains("outlets.csv:2: column `domains`: `the harbour` is no web address"), "{said}");
    assert_eq!(outlets("Harbour Post,https://www.harbour.example/news,HP|Harbour Post Online,own\n").0, 0);
}

#[test]
fn a_lexicon_parted_by_semicolons_is_read_and_decimal_commas_are_told() {
    let with = |strength: &str| {
        let own = format!(
            "phrase;strength;like;unlike;source;\ngossip has it;{strength};Gossip has it that it fell.;A cat, a dog.;own;\n;;;;;\n"
        );
        checked(&[("lexicons/certainty/evidential.csv", &own)])
    };
    assert_eq!(with("0.5").0, 0);
    let (code, said) = with("0,5");
    assert!(
        code == 2
            && said.contains(
                "evidential.csv:2: column `strength`: \"0,5\" is not a number from 0 to 1; write 0.5, with a point"
            ),
        "{said}"
    );
}

#[test]
fn an_empty_cell_counts_as_documented_or_is_told() {
    let own = "phrase,like,unlike,source\ngossip has it,Gossip has it that it fell.,A cat sat.,own\n";
    let firm = "phrase,like,unlike,source\nbindingly,It is bindingly so.,A cat sat.,own\n";
    let folder = workspace(&[
        ("a.txt", "Gossip has it that it fell. It is bindingly so."),
        ("lexicons/certainty/evidential.csv", own),
        ("lexicons/certainty/booster.csv", firm),
    ]);
    run(folder.path(), &["score", "a.txt", "--quiet"]);
    let cues = fs::read_to_string(folder.path().join("reports/cues.csv")).expect("cues.csv");
    assert!(
        cues.contains("evidential:gossip has it,evidential,0.7,") && cues.contains("booster:bindingly,booster,0.2,"),
        "{cues}"
    );
    let labels = "kind,channel,transparency,sourcing,about\ngovernment,,*,document,own\n";
    let (code, said) = checked(&[("lexicons/sourcing/labels.csv", labels)]);
    assert!(code == 2 && said.contains("labels.csv:2: column `channel`: the cell is empty and fits nothing"), "{said}");
    let nameless = "phrase,case,like,unlike,source\nHarbour Futures,exact,They met Harbour Futures.,A cat sat.,own\n";
    let (code, said) = checked(&[("lexicons/sourcing/think_tank.csv", nameless)]);
    assert!(
        code == 2 && said.contains("think_tank.csv:2: column `what`: the cell is empty; write one of name, person"),
        "{said}"
    );
}

#[test]
fn a_proof_that_fails_says_what_stands_in_its_way() {
    let own = |phrase: &str, like: &str| {
        let text = format!("phrase,strength,like,unlike,source\n{phrase},.5,{like},A cat sat.,own\n");
        checked(&[("lexicons/certainty/evidential.csv", &text)]).1
    };
    let said = own("a couple of", "A couple of cats died.");
    assert!(
        said.contains(
            "does not fire `evidential:a couple of`: `approximator:a few` of built-in certainty/approximator.csv:"
        ),
        "{said}"
    );
    assert!(said.contains("`a couple of` stands here and in built-in certainty/approximator.csv:"), "{said}");
    assert!(
        own("mutterings", "He muttered.")
            .contains("does not fire `evidential:mutterings`: none of its spellings stands in it")
    );
    assert!(own("word is|talk is", "Word is it fell.").contains("holds a bar without blanks and is one phrase"));
    assert!(own("mutter*", "He muttered.").contains("there are no wildcards"));
    let rule = "rule,entry,when,then,like,unlike,about\nmine,modal:could,in pape* @,mute,a,b,c\n";
    let said = checked(&[("lexicons/rules/certainty.csv", rule)]).1;
    assert!(said.contains("`pape*` would be any number of the word `pape`, not words that begin so"), "{said}");
}

#[test]
fn score_tells_a_few_doubts_and_where_the_others_are() {
    let rows: String = ('a'..='i').map(|letter| format!("qwyx{letter},never\n")).collect();
    let own = format!("phrase,case\n{rows}");
    let folder = workspace(&[("a.txt", "The dam could fail."), ("lexicons/certainty/modal.csv", &own)]);
    let (code, said) = run(folder.path(), &["score", "a.txt"]);
    assert_eq!((code, said.matches("switches nothing off").count()), (0, 5), "{said}");
    assert!(said.contains("4 notes more on your lexicons; `reportedly lexicon check` has them"), "{said}");
    assert_eq!(run(folder.path(), &["lexicon", "check"]).1.matches("switches nothing off").count(), 9);
}

#[test]
fn every_word_that_a_column_may_hold_is_explained() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/lexicons.md")).expect("the page");
    let words = schema::FRAMES.iter().chain(schema::FORMS).chain(schema::CASES).chain(schema::STANCES);
    for word in words.chain(&["keep", "mute", "negate", "never", "rate", "active", "what", "frames"]) {
        assert!(page.contains(&format!("`{word}`")), "docs/lexicons.md does not explain `{word}`");
    }
}
