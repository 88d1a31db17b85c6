//! Nothing goes out: the plain build holds no crate that speaks to a network, and the verbs work where there is none.

use std::path::Path;
use std::process::Command;

const BIN: &str = env!("CARGO_BIN_EXE_reportedly");

/// Crates by which a Rust program speaks to a network.
const SPEAKERS: &[&str] = &[
    "reqwest",
    "hyper",
    "ureq",
    "curl",
    "isahc",
    "attohttpc",
    "minreq",
    "tokio",
    "mio",
    "socket2",
    "rustls",
    "native-tls",
    "openssl",
    "hickory-resolver",
    "quinn",
    "async-std",
    "smol",
    "axum",
    "warp",
    "actix-web",
    "tungstenite",
    "tonic",
];

#[test]
fn the_plain_build_holds_no_networking_crate() {
    let tree = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["tree", "--offline", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .output()
        .expect("cargo runs");
    let listed = String::from_utf8_lossy(&tree.stdout).into_owned();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let names: Vec<&str> = listed.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(names.contains(&"csv"), "{listed}");
    let speakers: Vec<&&str> = names.iter().filter(|name| SPEAKERS.contains(name)).collect();
    assert!(speakers.is_empty(), "{speakers:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn score_compare_and_report_work_without_a_network() {
    let alone = |words: &[&str]| {
        // A user's own name space, where root is not to be had.
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--net", "--"]).args(words);
        command.output()
    };
    if !alone(&["true"]).is_ok_and(|output| output.status.success()) {
        eprintln!("no network of one's own may be made here; not tried");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out").display().to_string();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample.csv").display().to_string();
    for words in [vec!["score", &sample, "--out", &out], vec!["compare", &out], vec!["report", &out, "--xlsx"]] {
        let output = alone(&[&[BIN], words.as_slice()].concat()).expect("it runs");
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    assert!(folder.path().join("out/report.html").exists());
}
