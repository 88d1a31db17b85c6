//! A lexicon file as rows with places: head comments, header, cells, and the overlay of one file by another.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::error::{Fault, Place};
use crate::input::places;
use crate::input::saved::Saved;
use crate::lexicon::builtin;
use crate::lexicon::schema::{Lay, schema};
use crate::lexicon::spelling::key;

/// The cells of a file, one after the other in one text: reading tens of thousands of rows allocates for none of them.
#[derive(Debug)]
struct Sheet {
    /// The file, as the user named it.
    shown: String,
    /// The columns.
    header: Arc<[String]>,
    text: Cow<'static, str>,
    /// For each row its line and where each of its cells ends in `text`, as numbers of four bytes, the lowest first: those
    /// of the program's own files need not be copied.
    places: Cow<'static, [u8]>,
    /// Whether it is part of the program.
    builtin: bool,
}

impl Sheet {
    fn new(shown: &str, header: &Arc<[String]>, room: usize) -> Self {
        let (header, text) = (Arc::clone(header), String::with_capacity(room).into());
        Self { shown: shown.to_owned(), header, text, places: Cow::Borrowed(&[]), builtin: false }
    }

    /// A file of the program, whose rows were cut when it was built.
    fn builtin(shown: &str, header: &Arc<[String]>, file: &builtin::File) -> Self {
        let (text, places) = (file.cells.into(), file.places.into());
        Self { text, places, builtin: true, ..Self::new(shown, header, 0) }
    }

    fn push<'a>(&mut self, cells: impl Iterator<Item = &'a str>, line: u64) {
        let number = |place: Result<u32, _>| place.unwrap_or(u32::MAX).to_le_bytes();
        let (text, places) = (self.text.to_mut(), self.places.to_mut());
        places.extend(number(u32::try_from(line)));
        for cell in cells {
            text.push_str(cell);
            places.extend(number(u32::try_from(text.len())));
        }
    }

    fn number(&self, at: usize) -> u32 {
        u32::from_le_bytes(self.places.as_chunks().0[at])
    }

    /// How many numbers a row has.
    fn width(&self) -> usize {
        self.header.len() + 1
    }

    fn rows(self) -> Vec<Row> {
        let sheet = Arc::new(self);
        let rows = sheet.places.as_chunks::<4>().0.len() / sheet.width();
        (0..rows).map(|at| Row { sheet: Arc::clone(&sheet), at }).collect()
    }
}

/// A row and the line it stands on; a copy is cheap.
#[derive(Clone, Debug)]
pub struct Row {
    sheet: Arc<Sheet>,
    at: usize,
}

impl Row {
    /// A row that stands alone, such as one that is tried out; as many cells as columns.
    #[must_use]
    pub fn alone(header: &Arc<[String]>, cells: &[&str], shown: &str, line: u64) -> Self {
        let mut sheet = Sheet::new(shown, header, 0);
        sheet.push(cells.iter().copied(), line);
        Self { sheet: Arc::new(sheet), at: 0 }
    }

    /// The cell of a column, by index into the table's header; empty beyond the last.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        let sheet = &*self.sheet;
        if column >= sheet.header.len() {
            return "";
        }
        let end = self.at * sheet.width() + 1 + column;
        let start = match (self.at, column) {
            (0, 0) => 0,
            // Behind the last cell of the row before; the line stands between.
            (_, 0) => sheet.number(end - 2),
            _ => sheet.number(end - 1),
        };
        &sheet.text[start as usize..sheet.number(end) as usize]
    }

    /// Its cells, in the order of the header.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.sheet.header.len()).map(|column| self.cell(column))
    }

    /// The names of its columns.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.sheet.header
    }

    /// File and line.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::line(&self.sheet.shown, self.line())
    }

    /// Its line.
    fn line(&self) -> u64 {
        self.sheet.number(self.at * self.sheet.width()).into()
    }

    /// Whether the row is part of the program.
    #[must_use]
    pub fn builtin(&self) -> bool {
        self.sheet.builtin
    }

    /// Its number in its file, from 0.
    #[must_use]
    pub const fn number(&self) -> usize {
        self.at
    }

    /// Whether both rows were read from the same file.
    #[must_use]
    pub fn beside(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.sheet, &other.sheet)
    }
}

/// One lexicon file.
#[derive(Clone, Debug)]
pub struct Table {
    /// Path below `lexicons/`, such as `certainty/modal.csv`.
    pub path: String,
    /// `# about:` of the head.
    pub about: String,
    /// `# version:` of the head.
    pub version: String,
    /// `# licence:` of the head.
    pub licence: String,
    /// Column names.
    pub header: Arc<[String]>,
    /// Where they stand.
    pub head: Place,
    /// Rows in file order.
    pub rows: Vec<Row>,
    /// SHA-256 of the bytes read, an overlay's after the built-in's.
    pub sha256: String,
    /// What was read otherwise than may be meant.
    pub doubts: Vec<Fault>,
}

impl Table {
    /// Reads a file's text; `shown` is how the user names the file. Its head comments may be missing, as in a user's own
    /// file.
    ///
    /// # Errors
    /// Faults name the line: no header, a row with another number of cells than the header.
    pub fn read(path: &str, shown: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut faults = Vec::new();
        let mut table = Self::headed(path, text);
        table.sha256 = sha256(text);
        if table.version.is_empty() {
            "own".clone_into(&mut table.version);
        }
        table.cut(shown, text, &mut faults);
        if faults.is_empty() { Ok(table) } else { Err(faults) }
    }

    /// A file of the program, whose rows were cut when the program was built.
    ///
    /// # Errors
    /// As [`Table::read`], and a head comment that is missing.
    pub fn builtin(file: &builtin::File) -> Result<Self, Vec<Fault>> {
        let shown = format!("built-in {}", file.path);
        let mut table = Self::headed(file.path, file.text);
        let head = [("about", &table.about), ("version", &table.version), ("licence", &table.licence)];
        let missing = head.iter().filter(|(_, said)| said.is_empty()).map(|(name, _)| {
            let what = format!("the head has no `# {name}:` line");
            Fault::new(Place::line(&shown, 1), what, format!("write `# {name}: ...` above the header"))
        });
        let faults: Vec<Fault> = missing.collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        if file.places.is_empty() {
            return Self::read(file.path, &shown, file.text);
        }
        file.sha256.clone_into(&mut table.sha256);
        // The header is the first line that is no comment.
        let (before, header) =
            file.text.lines().enumerate().find(|(_, line)| !line.starts_with('#')).unwrap_or_default();
        table.head = Place::line(&shown, before as u64 + 1);
        table.header = header.split(',').map(|name| name.trim().to_owned()).collect();
        table.rows = Sheet::builtin(&shown, &table.header, file).rows();
        Ok(table)
    }

    /// A table with what the head of the text says, and no rows yet.
    fn headed(path: &str, text: &str) -> Self {
        let head = |key: &str| {
            let lines = text.lines().map_while(|line| Some((line, line.trim_start_matches('"').strip_prefix('#')?)));
            let value = lines.filter_map(|(line, note)| {
                let value = note.trim_start().strip_prefix(key)?.trim_start().strip_prefix(':')?;
                // A spreadsheet puts a note in marks and empty cells behind it.
                Some(if line.starts_with('"') { value.trim_end_matches(['"', ',', ';', '\t', ' ']) } else { value })
            });
            value.map(str::trim).next().unwrap_or_default().to_owned()
        };
        let (about, version, licence) = (head("about"), head("version"), head("licence"));
        let (header, head, rows, sha256) = (Arc::default(), Place::default(), Vec::new(), String::new());
        Self { path: path.to_owned(), about, version, licence, header, head, rows, sha256, doubts: Vec::new() }
    }

    /// Reads header and rows of a text; none where it has no header that can be read.
    fn cut(&mut self, shown: &str, text: &str, faults: &mut Vec<Fault>) {
        let mut saved = match Saved::new(text) {
            Ok(saved) => saved,
            Err(error) => {
                faults.push(Fault::new(Place::file(shown), error.to_string(), "write a header line"));
                return;
            }
        };
        self.header = saved.header.clone().into();
        self.head = Place::line(shown, saved.head);
        if self.header.is_empty() {
            let mend = "write the names of the columns in a line";
            faults.push(Fault::new(Place::file(shown), "there is no header", mend));
        }
        let open = places::open(text, saved.delimiter);
        faults.extend(open.map(|open| self.left_open(shown, open)));
        let mut sheet = Sheet::new(shown, &self.header, text.len());
        let mut record = csv::StringRecord::new();
        loop {
            let at = match saved.row(&mut record) {
                Ok(Some(at)) => at,
                Ok(None) => break,
                Err((at, error)) => {
                    faults.push(Fault::new(Place::line(shown, at.line), error.to_string(), "mend the row"));
                    continue;
                }
            };
            match saved.uneven(record.len()) {
                None => sheet.push(record.iter().map(str::trim), at.line),
                // A row that a mark has taken others into was told.
                Some(_) if open.is_some_and(|open| at.bytes.contains(&open.at)) => {}
                Some((what, mend)) => faults.push(Fault::new(Place::line(shown, at.line), what, mend)),
            }
        }
        if let Some((line, count)) = saved.hidden {
            let (what, them) = match count {
                1 => ("the line begins with # and is passed over as a comment, but looks like a row".to_owned(), "it"),
                _ => (
                    format!(
                        "{count} lines, this one first, begin with # and are passed over as comments, but look like rows"
                    ),
                    "them",
                ),
            };
            let mend = format!("if a phrase begins so, put {them} in double quotes: \"#word\"");
            self.doubts.push(Fault::new(Place::line(shown, line), what, mend));
        }
        self.rows = sheet.rows();
    }

    /// What is said of a quotation mark that takes in what stands behind its row.
    fn left_open(&self, shown: &str, open: places::Open) -> Fault {
        let name = self.header.get(open.cell).filter(|_| open.line > self.head.line.unwrap_or_default());
        let place = Place { column: name.cloned(), ..Place::line(shown, open.line) };
        let what = match open.closed {
            None => {
                "a quotation mark opens the cell and none closes it, so that it takes in all rows behind it".to_owned()
            }
            Some(line) => {
                format!("a quotation mark opens the cell and the next one stands in line {line}, in another row")
            }
        };
        Fault::new(place, what, "close the cell, or delete the mark; one inside a quoted cell is written twice")
    }

    /// Index of a column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// Lays `over` on top, as the kind of file asks for ([`Lay`]).
    ///
    /// A row is called by its first column's first spelling (before ` | `), without regard to capitals; where several
    /// are called alike, a row takes the place of the one it shares most cells with.
    ///
    /// # Errors
    /// A column of the overlay that the built-in file does not have; a file that cannot be changed, and is.
    pub fn overlay(&mut self, over: Self) -> Result<(), Vec<Fault>> {
        let rows = self.under_own_header(&over)?;
        let lay = schema(&self.path).map_or(Lay::Behind, |schema| schema.lay);
        match lay {
            Lay::Fixed => return self.unchanged(&rows),
            Lay::Above => drop(self.rows.splice(..0, rows)),
            Lay::Behind | Lay::Before => {
                let new = self.replace(rows);
                let at = if lay == Lay::Before { 0 } else { self.rows.len() };
                drop(self.rows.splice(at..at, new));
            }
        }
        self.version = format!("{}+{}", self.version, over.version);
        self.sha256 = format!("{}+{}", self.sha256, over.sha256);
        self.doubts.extend(over.doubts);
        Ok(())
    }

    /// The rows of another file with their cells in the order of this one's columns.
    fn under_own_header(&self, over: &Self) -> Result<Vec<Row>, Vec<Fault>> {
        let map: Vec<Option<usize>> = over.header.iter().map(|name| self.column(name)).collect();
        let names = self.header.join(", ");
        let unknown = over.header.iter().zip(&map).enumerate().filter(|(_, (_, found))| found.is_none());
        let unknown = unknown.map(|(at, (name, _))| {
            let what = match name.as_str() {
                "" => format!("column {} has no name, and rows may hold something in it", at + 1),
                name => format!("unknown column `{name}`"),
            };
            Fault::new(over.head.clone(), what, format!("columns of {} are {names}", self.path))
        });
        let faults: Vec<Fault> = unknown.collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let shown = over.rows.first().map_or("", |row| &row.sheet.shown);
        let mut sheet = Sheet::new(shown, &self.header, 0);
        for row in &over.rows {
            let cell =
                |column: usize| map.iter().position(|place| *place == Some(column)).map_or("", |at| row.cell(at));
            sheet.push((0..self.header.len()).map(cell), row.line());
        }
        Ok(sheet.rows())
    }

    /// Puts each row in the place of the one that it is called like; those that are called like none.
    fn replace(&mut self, rows: Vec<Row>) -> Vec<Row> {
        let mut alike: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, row) in self.rows.iter().enumerate() {
            alike.entry(key(row.cell(0))).or_default().push(at);
        }
        let mut new = Vec::new();
        for row in rows {
            let places = alike.get_mut(&key(row.cell(0)));
            let shared = |at: usize| row.cells().zip(self.rows[at].cells()).filter(|(own, old)| own == old).count();
            let nearest =
                places.as_ref().and_then(|places| (0..places.len()).rev().max_by_key(|at| shared(places[*at])));
            match places.zip(nearest) {
                Some((places, nearest)) => self.rows[places.remove(nearest)] = row,
                None => new.push(row),
            }
        }
        new
    }

    /// Whether a file that cannot be changed is a mere copy.
    fn unchanged(&self, rows: &[Row]) -> Result<(), Vec<Fault>> {
        let same = |(own, old): &(&Row, &Row)| own.cells().eq(old.cells());
        let length = rows.iter().zip(&self.rows).take_while(same).count();
        if length == rows.len() && length == self.rows.len() {
            return Ok(());
        }
        let place = rows.get(length).or(rows.last()).map_or_else(|| Place::file(&self.path), Row::place);
        let what = format!("{} is part of how files are read and cannot be changed in a workspace", self.path);
        let mend = "delete the file; `--map`, `--dates`, `--encoding` say how your files are to be read";
        Err(vec![Fault::new(place, what, mend)])
    }
}

/// The SHA-256 of a text, in hexadecimal.
#[must_use]
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of the program with another one's rows laid over it, and its cells.
    fn laid(path: &str, own: &str) -> Result<Vec<Vec<String>>, Vec<Fault>> {
        let file = builtin::FILES.iter().find(|file| file.path == path).expect(path);
        let mut table = Table::builtin(file).expect(path);
        table.overlay(Table::read(path, "own.csv", own).expect("own"))?;
        Ok(table.rows.iter().map(|row| row.cells().map(str::to_owned).collect()).collect())
    }

    #[test]
    fn a_copy_in_which_a_row_is_edited_changes_that_row_alone() {
        for file in
            builtin::FILES.iter().filter(|file| schema(file.path).is_some_and(|schema| schema.lay != Lay::Fixed))
        {
            let base = Table::builtin(file).expect(file.path);
            let last = base.header.len() - 1;
            let head = "# about: a\n# version: 1\n# licence: b\n";
            let mut writer = csv::Writer::from_writer(head.as_bytes().to_vec());
            writer.write_record(&*base.header).expect("memory");
            // The first of those called alike, where some are.
            let mut seen: FxHashMap<String, usize> = FxHashMap::default();
            let twice = base.rows.iter().enumerate().find_map(|(at, row)| seen.insert(key(row.cell(0)), at));
            let edited = twice.unwrap_or(base.rows.len() / 2);
            let cells = |at: usize, row: &Row| -> Vec<String> {
                let cell = |(column, cell): (usize, &str)| {
                    if at == edited && column == last { "changed".to_owned() } else { cell.to_owned() }
                };
                row.cells().enumerate().map(cell).collect()
            };
            let wanted: Vec<Vec<String>> = base.rows.iter().enumerate().map(|(at, row)| cells(at, row)).collect();
            wanted.iter().for_each(|row| writer.write_record(row).expect("memory"));
            let own = String::from_utf8(writer.into_inner().expect("memory")).expect("UTF-8");
            let laid = laid(file.path, &own).expect(file.path);
            assert_eq!(laid[..wanted.len()], wanted[..], "{}", file.path);
        }
    }

    #[test]
    fn new_rules_are_tried_first_and_labels_above_all() {
        let head = "# about: a\n# version: 1\n# licence: b\n";
        let rule =
            format!("{head}rule,entry,when,then,like,unlike,about\nown,may,@,keep,a,b,c\nwould like,x,@,keep,a,b,c\n");
        let rules = laid("rules/certainty.csv", &rule).expect("rules");
        assert_eq!(rules[0][0], "own");
        assert_eq!(
            rules.iter().filter(|row| row[0] == "would like").map(|row| row[3].as_str()).collect::<Vec<_>>(),
            ["keep"]
        );
        let label = format!("{head}kind,channel,transparency,sourcing,about\ngovernment,*,*,document,own\n");
        let labels = laid("sourcing/labels.csv", &label).expect("labels");
        assert_eq!((labels[0][4].as_str(), labels[1][3].as_str()), ("own", "unsourced"));
        let fault = laid("input/missing.csv", &format!("{head}word,source\nkeine,own\n")).expect_err("fixed");
        assert!(fault[0].what.contains("cannot be changed"), "{}", fault[0]);
    }

    #[test]
    fn faults_name_the_line_that_an_editor_shows() {
        let told = |text: &str| {
            let faults = Table::read("certainty/modal.csv", "own.csv", text).expect_err("it has a fault");
            faults.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        for ending in ["\n", "\r\n"] {
            let text = ["# mine", "phrase,source", "may,own", "# more", "", "might", "could,own"].join(ending);
            assert_eq!(told(&text).len(), 1);
            assert!(told(&text)[0].starts_with("own.csv:6: 1 cells, but the header has 2 columns"), "{ending:?}");
            let text = ["phrase,source", "may,\"own", "might,own,x", "could,own"].join(ending);
            assert_eq!(told(&text).len(), 1);
            let what = "own.csv:2: column `source`: a quotation mark opens the cell and none closes it";
            assert!(told(&text)[0].starts_with(what), "{:?}", told(&text));
            let text = ["# mine", "phrase,strenght", "may,.5"].join(ending);
            let faults = laid("certainty/modal.csv", &text).expect_err("no such column");
            assert!(faults[0].to_string().starts_with("own.csv:2: unknown column `strenght`"), "{}", faults[0]);
        }
    }

    #[test]
    fn a_file_that_a_spreadsheet_has_saved_is_the_same_file() {
        // Rows that begin with `#`, which a spreadsheet does not put in marks, are comments then.
        for file in builtin::FILES.iter().filter(|file| !file.text.contains("\n\"#")) {
            let plain = Table::read(file.path, "own.csv", file.text).expect(file.path);
            for delimiter in [b',', b';', b'\t'] {
                // Every line as wide as the widest, notes too, and empty rows at the end.
                let mut reader = csv::ReaderBuilder::new();
                let mut reader = reader.has_headers(false).flexible(true).from_reader(file.text.as_bytes());
                let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a row")).collect();
                let width = records.iter().map(csv::StringRecord::len).max().unwrap_or_default() + 1;
                for style in [csv::QuoteStyle::Necessary, csv::QuoteStyle::NonNumeric] {
                    let mut writer =
                        csv::WriterBuilder::new().delimiter(delimiter).quote_style(style).from_writer(Vec::new());
                    for record in records.iter().chain([&csv::StringRecord::new()]) {
                        let cells = record.iter().chain(std::iter::repeat_n("", width - record.len()));
                        writer.write_record(cells).expect("memory");
                    }
                    let text = String::from_utf8(writer.into_inner().expect("memory")).expect("UTF-8");
                    let saved =
                        Table::read(file.path, "own.csv", &text).unwrap_or_else(|faults| panic!("{}", faults[0]));
                    assert_eq!(saved.header, plain.header, "{}", file.path);
                    let cells = |table: &Table| -> Vec<Vec<String>> {
                        table.rows.iter().map(|row| row.cells().map(str::to_owned).collect()).collect()
                    };
                    assert!(cells(&saved) == cells(&plain), "{}", file.path);
                }
            }
        }
    }

    #[test]
    fn a_row_that_is_passed_over_as_a_comment_is_told() {
        let told = |text: &str| -> Vec<String> {
            let table = Table::read("certainty/modal.csv", "own.csv", text).expect("own");
            table.doubts.iter().map(ToString::to_string).collect()
        };
        let head = "# version: 2\nphrase,strength,like,unlike,source\n";
        let row = "#fakenews,.5,They cried #fakenews at him.,The goat sat.,own\n";
        let said = told(&format!("{head}{row}"));
        assert_eq!(said.len(), 1);
        assert!(said[0].starts_with("own.csv:3: the line begins with # and is passed over as a comment"), "{said:?}");
        assert!(told(&format!("{head}{row}{row}"))[0].starts_with("own.csv:3: 2 lines, this one first, begin with #"));
        assert!(told(&format!("{head}# a note of mine, with a comma\n\"#fakenews\",.5,a,b,own\n")).is_empty());
    }

    #[test]
    fn rows_cut_at_build_time_are_those_of_the_text() {
        for file in builtin::FILES {
            assert_eq!(places::open(file.text, b','), None, "{}", file.path);
            assert!(!file.places.is_empty(), "{} has faults", file.path);
            let cut = Table::builtin(file).expect(file.path);
            let read = Table::read(file.path, &format!("built-in {}", file.path), file.text).expect(file.path);
            assert_eq!((&cut.header, &cut.sha256), (&read.header, &read.sha256), "{}", file.path);
            assert_eq!(cut.rows.len(), read.rows.len(), "{}", file.path);
            for (cut, read) in cut.rows.iter().zip(&read.rows) {
                assert!(cut.cells().eq(read.cells()) && cut.place() == read.place(), "{}", read.place());
            }
        }
    }
}
