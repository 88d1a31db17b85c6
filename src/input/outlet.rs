//! One name for each outlet: `nytimes.com`, `New York Times` and `The New York Times (print)` are one.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::error::{Fault, Place};
use crate::input::embedded::OUTLETS;
use crate::input::saved::{At, Saved};

/// The names of outlets, from the built-in list and a user's own rows over it.
#[derive(Clone, Debug)]
pub struct Outlets(Arc<FxHashMap<String, String>>);

impl Default for Outlets {
    fn default() -> Self {
        let mut names = FxHashMap::default();
        OUTLETS.iter().for_each(|row| add(&mut names, [&row[0], &row[1], &row[2]]));
        Self(Arc::new(names))
    }
}

impl Outlets {
    /// The built-in names, overlaid by `input/outlets.csv` of a folder of lexicons, if it has one.
    ///
    /// # Errors
    /// The file cannot be read, or as [`Outlets::with`].
    pub fn overlaid(folder: &Path) -> Result<Self, Fault> {
        let input = folder.join("input");
        // A spreadsheet may save the ending in capitals.
        let named = |name: &std::ffi::OsStr| {
            name.to_str()
                .and_then(|name| name.rsplit_once('.'))
                .is_some_and(|(stem, ending)| stem == "outlets" && ending.eq_ignore_ascii_case("csv"))
        };
        let mut entries = std::fs::read_dir(&input).into_iter().flatten().flatten();
        let name = entries.find(|entry| named(&entry.file_name())).map(|entry| entry.file_name());
        let path = input.join(name.unwrap_or_else(|| "outlets.csv".into()));
        let place = Place::file(path.display().to_string());
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(Fault::new(place, format!("could not be read ({error})"), "save it as UTF-8")),
        };
        Self::with(&text, &place)
    }

    /// The built-in names, overlaid by the text of a list that stands at a place; columns are found by their names.
    ///
    /// # Errors
    /// There is no column `outlet`, a row has another number of cells than the header, a domain is no web address, or
    /// two rows give one domain or alias to different outlets.
    pub fn with(text: &str, place: &Place) -> Result<Self, Fault> {
        let fault = |line: Option<u64>, what: String, mend: &str| {
            Fault::new(line.map_or_else(|| place.clone(), |line| Place::line(&place.file, line)), what, mend)
        };
        let mut saved = Saved::new(text).map_err(|error| fault(None, error.to_string(), "save it as CSV"))?;
        let columns = ["outlet", "domains", "aliases"].map(|name| saved.header.iter().position(|cell| cell == name));
        if columns[0].is_none() {
            return Err(fault(None, "there is no column `outlet`".to_owned(), "write outlet,domains,aliases,source"));
        }
        let mut names = (*Self::default().0).clone();
        let mut own: FxHashMap<String, (String, u64)> = FxHashMap::default();
        let mut row = csv::StringRecord::new();
        let broken = |(at, error): (At, csv::Error)| fault(Some(at.line), error.to_string(), "mend the row");
        while let Some(At { line, .. }) = saved.row(&mut row).map_err(broken)? {
            if let Some((what, mend)) = saved.uneven(row.len()) {
                return Err(fault(Some(line), what, &mend));
            }
            let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).unwrap_or_default();
            let [outlet, domains, aliases] = columns.map(cell);
            let told = |column: &str, (what, mend): (String, &str)| {
                Fault::new(Place::line(&place.file, line).column(column), what, mend)
            };
            let domains = hosts(domains).map_err(|why| told("domains", why))?;
            let cells = [outlet, domains.as_str(), aliases];
            for spelling in spellings(cells) {
                let (outlet, first) = own.entry(folded(spelling)).or_insert_with(|| (cells[0].to_owned(), line));
                if outlet.trim() != cells[0].trim() {
                    let what = format!("`{}` is {outlet} in line {first} and {} here", spelling.trim(), cells[0]);
                    return Err(fault(Some(line), what, "write it in one of the two rows"));
                }
            }
            add(&mut names, cells);
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

/// The sites in the cell `domains` of a row of one's own, of addresses of pages their sites, parted by `|`.
fn hosts(cell: &str) -> Result<String, (String, &'static str)> {
    let site = |written: &str| {
        host(written).map(str::to_owned).ok_or_else(|| {
            let mend = "write for example harbour.example, several parted by |, and names under `aliases`";
            (format!("`{written}` is no web address"), mend)
        })
    };
    let sites: Result<Vec<String>, _> =
        cell.split('|').map(str::trim).filter(|written| !written.is_empty()).map(site).collect();
    Ok(sites?.join("|"))
}

/// Letters and digits in small letters, without `The` and `www`.
pub(super) fn folded(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let bare = lower.strip_prefix("www.").or_else(|| lower.strip_prefix("the ")).unwrap_or(&lower);
    bare.replace('&', "and").chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Domains, aliases and name of an outlet.
fn spellings([outlet, domains, aliases]: [&str; 3]) -> impl Iterator<Item = &str> {
    let spellings = domains.split('|').chain(aliases.split('|')).chain([outlet]);
    spellings.filter(|spelling| !folded(spelling).is_empty())
}

fn add(names: &mut FxHashMap<String, String>, cells: [&str; 3]) {
    spellings(cells).for_each(|spelling| drop(names.insert(folded(spelling), cells[0].to_owned())));
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
        std::fs::write(&path, "# mine\ndomains,outlet\nharbour.example,Harbour Post\n").unwrap();
        let outlets = Outlets::overlaid(folder.path()).unwrap();
        assert_eq!(outlets.name("harbour.example"), Some("Harbour Post"));
        let shouted = folder.path().join("input/outlets.CSV");
        std::fs::rename(&path, &shouted).unwrap();
        assert_eq!(Outlets::overlaid(folder.path()).unwrap().name("harbour.example"), Some("Harbour Post"));
        std::fs::rename(shouted, &path).unwrap();
        std::fs::write(&path, "outlet,domains,aliases\nA,a.example,\nHarbour Post,harbour.example\n").unwrap();
        let fault = Outlets::overlaid(folder.path()).unwrap_err();
        assert!(fault.to_string().contains("outlets.csv:3: 2 cells, but the header has 3 columns"), "{fault}");
        for ending in ["\n", "\r\n"] {
            let rows = ["outlet,domains", "A,a.example|x.example", "A,a.example", "B,X.example"].join(ending);
            std::fs::write(&path, rows).unwrap();
            let fault = Outlets::overlaid(folder.path()).unwrap_err();
            assert!(fault.to_string().contains("outlets.csv:4: `X.example` is A in line 2 and B here"), "{fault}");
        }
        std::fs::write(&path, "name,domains\nHarbour Post,harbour.example\n").unwrap();
        assert!(Outlets::overlaid(folder.path()).is_err());
    }

    #[test]
    fn a_list_is_read_as_spreadsheets_and_people_write_it() {
        let with = |text: &str| Outlets::with(text, &Place::file("outlets.csv"));
        let saved = "\"# mine, and yours\";;;\r\noutlet;domains;aliases;\r\nHarbour Post;https://www.harbour.example/news?a=1 | post.example;HP | H. Post;\r\n;;;\r\n";
        let outlets = with(saved).unwrap();
        for written in ["harbour.example", "https://harbour.example/pier", "post.example", "HP", "H. Post"] {
            assert_eq!(outlets.name(written), Some("Harbour Post"), "{written}");
        }
        for (row, told) in [
            ("A,the harbour,", "outlets.csv:2: column `domains`: `the harbour` is no web address; write for example"),
            ("A,a.example;b.example,", "outlets.csv:2: column `domains`: `a.example;b.example` is no web address"),
        ] {
            let fault = with(&format!("outlet,domains,aliases\n{row}\n")).unwrap_err().to_string();
            assert!(fault.starts_with(told), "{fault}");
        }
        let list = crate::input::embedded::OUTLETS.iter();
        for domain in list.flat_map(|row| row[1].split('|')).filter(|domain| !domain.is_empty()) {
            assert!(hosts(domain).is_ok_and(|host| host == domain), "{domain}");
        }
    }
}
