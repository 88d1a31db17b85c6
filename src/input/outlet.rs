//! One name for each outlet: `nytimes.com`, `New York Times` and `The New York Times (print)` are one.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::error::{Fault, Place};
use crate::input::embedded::{OUTLETS, rows};

/// The names of outlets, from the built-in list and a user's own rows over it.
#[derive(Clone, Debug)]
pub struct Outlets(Arc<FxHashMap<String, String>>);

impl Default for Outlets {
    fn default() -> Self {
        let mut names = FxHashMap::default();
        OUTLETS.iter().for_each(|row| add(&mut names, row));
        Self(Arc::new(names))
    }
}

impl Outlets {
    /// The built-in names, overlaid by `input/outlets.csv` of a folder of lexicons, if it has one.
    ///
    /// # Errors
    /// The file cannot be read, or a row lacks a column.
    pub fn overlaid(folder: &Path) -> Result<Self, Fault> {
        let path = folder.join("input").join("outlets.csv");
        let place = Place::file(path.display().to_string());
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(Fault::new(place, format!("could not be read ({error})"), "save it as UTF-8")),
        };
        Self::with(&text, &place)
    }

    /// The built-in names, overlaid by the text of a list that stands at a place.
    ///
    /// # Errors
    /// A row lacks a column.
    pub fn with(text: &str, place: &Place) -> Result<Self, Fault> {
        let mut names = (*Self::default().0).clone();
        for row in rows(text) {
            if row.len() < 3 {
                let what = format!("the row of `{}` has {} of 4 columns", row[0], row.len());
                return Err(Fault::new(place.clone(), what, "write outlet,domains,aliases,source"));
            }
            add(&mut names, &row);
        }
        Ok(Self(Arc::new(names)))
    }

    /// The outlet's one name, by a name or an address that is known; none where it is not.
    #[must_use]
    pub fn name(&self, written: &str) -> Option<&str> {
        let known = |name: &str| self.0.get(&folded(name)).map(String::as_str);
        if let Some(host) = host(written) {
            return self.of_host(host);
        }
        known(written).or_else(|| {
            // `The Guardian (London)`, `The Gazette (Montreal, Final Edition)`.
            let (name, place) = written.split_once('(')?;
            (!name.trim().is_empty() && place.trim_end().ends_with(')')).then(|| known(name))?
        })
    }

    fn of_host(&self, host: &str) -> Option<&str> {
        let mut rest = host;
        loop {
            if let Some(name) = self.0.get(&folded(rest)) {
                return Some(name);
            }
            rest = rest.split_once('.')?.1;
        }
    }

    /// The outlet of an address: its one name where the site is known, else the site.
    #[must_use]
    pub fn of_url(&self, url: &str) -> Option<String> {
        let host = host(url).filter(|_| url.contains("//") || url.starts_with("www."))?;
        Some(self.of_host(host).unwrap_or(host.strip_prefix("www.").unwrap_or(host)).to_owned())
    }
}

/// The host of an address or of a bare domain; none where it is neither.
fn host(written: &str) -> Option<&str> {
    let rest = written.split_once("://").map_or(written, |(_, rest)| rest);
    let end = rest.find(['/', '?', '#', ':']).unwrap_or(rest.len());
    let host = rest[..end].rsplit('@').next().unwrap_or_default().trim().trim_end_matches('.');
    let domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let last = host.rsplit('.').next().unwrap_or_default();
    let ends = last.len() >= 2 && last.chars().all(|c| c.is_ascii_alphabetic());
    (host.contains('.') && host.chars().all(domain) && ends).then_some(host)
}

/// Letters and digits in small letters, without `The` and `www`.
fn folded(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let bare = lower.strip_prefix("www.").or_else(|| lower.strip_prefix("the ")).unwrap_or(&lower);
    bare.replace('&', "and").chars().filter(|c| c.is_alphanumeric()).collect()
}

fn add(names: &mut FxHashMap<String, String>, row: &[String]) {
    let spellings = row[1].split('|').chain(row[2].split('|')).chain([row[0].as_str()]);
    for spelling in spellings.map(folded).filter(|spelling| !spelling.is_empty()) {
        names.insert(spelling, row[0].clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_of_one_outlet_are_one() {
        let outlets = Outlets::default();
        for (written, name) in [
            ("nytimes.com", Some("The New York Times")),
            ("www.nytimes.com", Some("The New York Times")),
            ("https://www.nytimes.com/2026/03/01/x.html", Some("The New York Times")),
            ("New York Times", Some("The New York Times")),
            ("NYTimes.com Feed", Some("The New York Times")),
            ("The Guardian (London)", Some("The Guardian")),
            ("Guardian.com.", Some("The Guardian")),
            ("edition.cnn.com", Some("CNN")),
            ("bbc.co.uk", Some("BBC News")),
            ("Harbour Post", None),
            ("harbour.example", None),
            ("(London)", None),
            ("", None),
        ] {
            assert_eq!(outlets.name(written), name, "{written}");
        }
        for (url, outlet) in [
            ("https://www.harbour.example/pier?x=1", Some("harbour.example")),
            ("http://user@edition.cnn.com:80/", Some("CNN")),
            ("pier.html", None),
            ("10.0.0.1/x", None),
            ("", None),
        ] {
            assert_eq!(outlets.of_url(url).as_deref(), outlet, "{url}");
        }
    }

    #[test]
    fn a_row_of_the_user_lies_over_the_list() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("input")).unwrap();
        let path = folder.path().join("input/outlets.csv");
        std::fs::write(&path, "outlet,domains,aliases,source\nHarbour Post,harbour.example,HP|nytimes.com,own\n")
            .unwrap();
        let outlets = Outlets::overlaid(folder.path()).unwrap();
        for (written, name) in
            [("HP", "Harbour Post"), ("nytimes.com", "Harbour Post"), ("NY Times", "The New York Times")]
        {
            assert_eq!(outlets.name(written), Some(name));
        }
        std::fs::write(&path, "outlet,domains\nHarbour Post,harbour.example\n").unwrap();
        assert!(Outlets::overlaid(folder.path()).unwrap_err().what.contains("2 of 4 columns"));
    }
}
