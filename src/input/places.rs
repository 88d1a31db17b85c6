//! What the reader of CSV does not tell of a text: on which line a row begins, and which quotation mark is left open.

/// The lines of rows in a text, asked for from its begin to its end.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    /// The lines of a text, from 1.
    #[must_use]
    pub const fn of(text: &'t str) -> Self {
        Self { text: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line of the row that is read from a place on, in bytes: the end of the line before, blank lines and comments
    /// may still stand there.
    pub fn row(&mut self, from: usize) -> u64 {
        let mut start = from;
        loop {
            match self.text.get(start) {
                Some(b'\r' | b'\n') => start += 1,
                Some(b'#') => start += self.text[start..].iter().take_while(|&&byte| byte != b'\n').count(),
                _ => break,
            }
        }
        self.line += breaks(&self.text[self.at.min(start)..start]);
        self.at = start;
        self.line
    }
}

/// How many lines end in a text; CR and LF together end one.
fn breaks(text: &[u8]) -> u64 {
    let ends = |&(at, byte): &(usize, &u8)| *byte == b'\n' || *byte == b'\r' && text.get(at + 1) != Some(&b'\n');
    text.iter().enumerate().filter(ends).count() as u64
}

/// A quotation mark that opens a cell and takes in what stands behind the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// Where it stands, in bytes.
    pub at: usize,
    /// Its line.
    pub line: u64,
    /// The number of its cell, from 0.
    pub cell: usize,
    /// The line of the mark that closes the cell in the midst of further words; none where no mark does.
    pub closed: Option<u64>,
}

/// The first quotation mark that is left open in a text whose cells `delimiter` parts: up to the end of the text, or up to the mark that was to open a cell of
/// another row.
#[must_use]
pub fn open(text: &str, delimiter: u8) -> Option<Open> {
    let bytes = text.as_bytes();
    let (mut at, mut line, mut cell) = (0, 1, 0);
    while at < bytes.len() {
        if cell == 0 && bytes[at] == b'#' {
            at += bytes[at..].iter().take_while(|&&byte| byte != b'\n').count();
        } else if bytes[at] == b'"' {
            let mark = Open { at, line, cell, closed: None };
            let Some(end) = closing(bytes, at + 1) else { return Some(mark) };
            line += breaks(&bytes[at..end]);
            at = end + 1;
            let behind = bytes[at..].iter().find(|byte| !matches!(byte, b' ' | b'\t'));
            let ends = behind.is_none_or(|&byte| byte == delimiter || matches!(byte, b'\r' | b'\n'));
            if line > mark.line && !ends {
                return Some(Open { closed: Some(line), ..mark });
            }
        }
        at += bytes[at..].iter().take_while(|&&byte| byte != delimiter && !matches!(byte, b'\r' | b'\n')).count();
        match bytes.get(at) {
            Some(&byte) if byte == delimiter => (at, cell) = (at + 1, cell + 1),
            Some(_) => {
                at += 1 + usize::from(bytes[at..].starts_with(b"\r\n"));
                (line, cell) = (line + 1, 0);
            }
            None => {}
        }
    }
    None
}

/// Where the mark stands that closes a cell whose words begin at `from`; two in a row are one that is part of it.
fn closing(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes[at..].iter().position(|&byte| byte == b'"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_where_an_editor_shows_them() {
        for ending in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "c,d", "", "\"e", "e\",f", "g,h"].join(ending);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let mut lines = Lines::of(&text);
            let rows = reader.records().map(|row| row.unwrap().position().unwrap().byte() as usize);
            assert_eq!(rows.map(|at| lines.row(at)).collect::<Vec<_>>(), [1, 2, 4, 6], "{ending:?}");
        }
        let mut lines = Lines::of("# head\na,b\n# between\nc,d");
        assert_eq!([lines.row(0), lines.row(11)], [2, 4]);
    }

    #[test]
    fn marks_that_take_in_other_rows_are_found() {
        let found = |text: &str| open(text, b',').map(|open| (open.line, open.cell, open.closed));
        for whole in
            ["", "a,\"b\"", "a,\"b\" ,c", "a,b \"c", "\"a \"\"b\"\"\",\"\"", "\"a\nb\",c", "\"He said \"may\".\",b"]
        {
            assert_eq!(found(whole), None, "{whole}");
        }
        assert_eq!(found("# \"\r\na,b\r\nc,\"d\r\ne,f\r\n"), Some((3, 1, None)));
        assert_eq!(found("a,b\n\"c,d\ne,\"f, g\"\n"), Some((2, 0, Some(3))));
        assert_eq!(open("a;b\nc;\"d, e\"\n", b';'), None);
        assert_eq!(open("a;b\n\"c;d\n", b';').map(|open| (open.line, open.cell)), Some((2, 0)));
    }
}
