//! Rich Text Format, as Nexis and Factiva give it too: control words, groups, and characters escaped in a code page.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read};

use encoding_rs::{Encoding as Label, MACINTOSH, WINDOWS_1252};
use rustc_hash::FxHashMap;

use crate::input::Begun;
use crate::input::account::Account;
use crate::input::decode::size;
use crate::input::document::{Paragraphs, begun};
use crate::input::embedded::RTF;
use crate::input::opened::{Opened, Preview};
use crate::input::settings::Settings;
use crate::input::trouble::{Reason, Trouble};

/// What such a file begins with.
const MARK: &[u8] = b"{\\rtf";
/// How deep its groups may lie in one another.
const DEPTH: usize = 1000;
/// Longest control word, and most digits of its number.
const WORD: usize = 32;
const DIGITS: usize = 10;

/// Whether it begins as RTF.
pub(super) fn looks(preview: &Preview<'_>) -> bool {
    begins(preview.bytes)
}

/// Whether a file begins as one, behind the mark of the byte order and blanks.
fn begins(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start().starts_with(MARK)
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    let plain = opened.article();
    if !begins(&opened.head) {
        return Err(Trouble::file(
            Reason::Unreadable,
            "no RTF: it does not begin with {\\rtf",
            "leave --input rtf out",
        ));
    }
    Ok(begun(Box::new(Rtf::new(opened.bytes(), settings.record_limit)), plain, settings))
}

/// What holds up to the end of a group.
#[derive(Clone, Copy)]
struct Group {
    /// Whether nothing in it is text.
    skipped: bool,
    /// Whether its text is hidden.
    hidden: bool,
    /// Whether it lists the fonts.
    fonts: bool,
    /// Bytes or words behind a `\u` that repeat it for older readers.
    repeats: usize,
    /// The encoding of its font.
    label: &'static Label,
    /// The number of its font.
    font: i32,
}

/// A piece of the file.
enum Piece {
    Open,
    Close,
    /// A control word and its number.
    Word(String, Option<i32>),
    /// A control sign, such as `~`.
    Sign(u8),
    /// A byte of a text: written as such, or as `\'hh`.
    Byte(u8),
}

struct Rtf {
    source: BufReader<Box<dyn Read + Send>>,
    groups: Vec<Group>,
    /// The encodings of the fonts, by their numbers, and the one of the file.
    fonts: FxHashMap<i32, &'static Label>,
    page: &'static Label,
    /// Bytes of the text that are not decoded yet.
    bytes: Vec<u8>,
    /// The first half of a character beyond 16 bits.
    half: Option<u16>,
    /// How much of what follows repeats a `\u`.
    repeated: usize,
    line: String,
    ready: VecDeque<String>,
    limit: u64,
    begun: bool,
    ended: bool,
    /// The number of the font of a plain text.
    plain: i32,
    /// What is to be said of the file as a whole.
    doubt: Option<Trouble>,
}

impl Rtf {
    fn new(source: Box<dyn Read + Send>, limit: u64) -> Self {
        Self {
            source: BufReader::new(source),
            groups: Vec::new(),
            fonts: FxHashMap::default(),
            page: WINDOWS_1252,
            bytes: Vec::new(),
            half: None,
            repeated: 0,
            line: String::new(),
            ready: VecDeque::new(),
            limit,
            begun: false,
            ended: false,
            plain: 0,
            doubt: None,
        }
    }

    fn peek(&mut self) -> Result<Option<u8>, Trouble> {
        Ok(self.source.fill_buf().map_err(|error| Trouble::io(&error))?.first().copied())
    }

    fn bite(&mut self) -> Result<Option<u8>, Trouble> {
        let byte = self.peek()?;
        self.source.consume(usize::from(byte.is_some()));
        Ok(byte)
    }

    /// Bites as long as a byte fits, at most so many.
    fn while_fits(&mut self, most: usize, fits: impl Fn(u8) -> bool) -> Result<String, Trouble> {
        let mut taken = String::new();
        while taken.len() < most {
            let Some(byte) = self.peek()?.filter(|byte| fits(*byte)) else { break };
            taken.push(char::from(byte));
            self.source.consume(1);
        }
        Ok(taken)
    }

    /// The next piece; none at the end.
    fn piece(&mut self) -> Result<Option<Piece>, Trouble> {
        let Some(byte) = self.bite()? else { return Ok(None) };
        Ok(Some(match byte {
            b'{' => Piece::Open,
            b'}' => Piece::Close,
            b'\\' => match self.peek()? {
                Some(letter) if letter.is_ascii_alphabetic() => self.word()?,
                Some(sign) => {
                    self.source.consume(1);
                    self.sign(sign)?
                }
                None => Piece::Sign(b'-'),
            },
            byte => Piece::Byte(byte),
        }))
    }

    /// A control word, its number, and the blank that ends it.
    fn word(&mut self) -> Result<Piece, Trouble> {
        let word = self.while_fits(WORD, |byte| byte.is_ascii_alphabetic())?;
        let minus = self.while_fits(1, |byte| byte == b'-')?;
        let digits = self.while_fits(DIGITS, |byte| byte.is_ascii_digit())?;
        self.while_fits(1, |byte| byte == b' ')?;
        Ok(Piece::Word(word, (minus + &digits).parse().ok()))
    }

    fn sign(&mut self, sign: u8) -> Result<Piece, Trouble> {
        if sign != b'\'' {
            return Ok(if matches!(sign, b'\\' | b'{' | b'}') { Piece::Byte(sign) } else { Piece::Sign(sign) });
        }
        let hex = self.while_fits(2, |byte| byte.is_ascii_hexdigit())?;
        Ok(u8::from_str_radix(&hex, 16).map_or(Piece::Sign(b'-'), Piece::Byte))
    }

    fn group(&mut self) -> Option<&mut Group> {
        self.groups.last_mut()
    }

    /// Whether what stands here is text.
    fn takes(&self) -> bool {
        self.groups.last().is_some_and(|group| !group.skipped && !group.hidden)
    }

    /// Takes the next piece; tells the end of the file.
    fn step(&mut self) -> Result<(), Trouble> {
        let written = |piece: &Piece| matches!(piece, Piece::Byte(byte) if !matches!(byte, b'\r' | b'\n'));
        let Some(piece) = self.piece()? else {
            self.end();
            return Ok(());
        };
        if self.repeated > 0 && (written(&piece) || matches!(piece, Piece::Word(..))) {
            self.repeated -= 1;
            return Ok(());
        }
        if !written(&piece) {
            self.decode();
        }
        match piece {
            Piece::Open => return self.open(),
            Piece::Close => self.close(),
            Piece::Word(word, number) => return self.control(&word, number),
            Piece::Sign(b'~') => self.push("\u{A0}"),
            Piece::Sign(b'_') => self.push("-"),
            Piece::Sign(b'*') => self.skip(),
            Piece::Sign(b'\r' | b'\n') => self.paragraph(),
            Piece::Sign(_) | Piece::Byte(b'\r' | b'\n') => {}
            Piece::Byte(byte) if self.takes() => self.bytes.push(byte),
            Piece::Byte(_) => {}
        }
        if (self.line.len() + self.bytes.len()) as u64 > self.limit {
            let what = format!("a paragraph is longer than {}", size(self.limit));
            return Err(Trouble::file(Reason::TooLong, what, "split the file"));
        }
        Ok(())
    }

    fn open(&mut self) -> Result<(), Trouble> {
        if self.groups.len() >= DEPTH {
            return Err(Trouble::file(Reason::Swollen, format!("groups lie deeper than {DEPTH}"), ""));
        }
        self.begun = true;
        self.repeated = 0;
        let page = self.page;
        let first = Group { skipped: false, hidden: false, fonts: false, repeats: 1, label: page, font: 0 };
        self.groups.push(self.groups.last().copied().unwrap_or(first));
        Ok(())
    }

    fn close(&mut self) {
        self.repeated = 0;
        self.groups.pop();
        // What stands behind the last group belongs to no document.
        self.ended |= self.begun && self.groups.is_empty();
    }

    fn end(&mut self) {
        self.ended = true;
        self.decode();
        let what = "the file ends in the middle: it is damaged, or cut off on the way; what stands before is read";
        let mend = "fetch it again, or save it again as .docx";
        let cut = !self.groups.is_empty();
        self.doubt = cut.then(|| Trouble::file(Reason::Unreadable, what, mend));
    }

    fn in_font(&mut self, font: i32) {
        let label = self.fonts.get(&font).copied().unwrap_or(self.page);
        self.group().into_iter().for_each(|group| (group.font, group.label) = (font, label));
    }

    fn control(&mut self, word: &str, number: Option<i32>) -> Result<(), Trouble> {
        match (word, number) {
            ("bin", Some(length)) => return self.pass(u64::try_from(length).unwrap_or(0)),
            ("u", Some(code)) => self.unit(code),
            ("uc", Some(count)) => {
                let count = usize::try_from(count).unwrap_or(1);
                self.group().into_iter().for_each(|group| group.repeats = count);
            }
            ("ansicpg", Some(page)) => self.in_page(Label::for_label(format!("windows-{page}").as_bytes())),
            ("mac", None) => self.in_page(Some(MACINTOSH)),
            ("f", Some(font)) => self.in_font(font),
            ("deff", Some(font)) => self.plain = font,
            ("fcharset", Some(number)) => {
                let font = self.group().filter(|group| group.fonts).map(|group| group.font);
                let label = listed(&number.to_string()).and_then(|[_, name]| Label::for_label(name.as_bytes()));
                self.fonts.extend(font.zip(label));
            }
            ("v" | "deleted", number) => self.group().into_iter().for_each(|group| group.hidden = number != Some(0)),
            ("plain", _) => {
                self.group().into_iter().for_each(|group| group.hidden = false);
                self.in_font(self.plain);
            }
            _ => match listed(word) {
                Some(["end", ..]) => self.paragraph(),
                Some(["skip", ..]) => {
                    self.group().into_iter().for_each(|group| group.fonts |= word == "fonttbl");
                    self.skip();
                }
                Some([_, "TAB"]) => self.push("\t"),
                Some([_, "SPACE"]) => self.push(" "),
                Some([_, text]) => self.push(text),
                None => {}
            },
        }
        Ok(())
    }

    /// Passes over the bytes of a picture.
    fn pass(&mut self, length: u64) -> Result<(), Trouble> {
        let passed = std::io::copy(&mut (&mut self.source).take(length), &mut std::io::sink());
        passed.map(drop).map_err(|error| Trouble::io(&error))
    }

    /// The encoding of the file, which holds until a font has another.
    fn in_page(&mut self, label: Option<&'static Label>) {
        let Some(label) = label else { return };
        self.page = label;
        self.groups.iter_mut().for_each(|group| group.label = label);
    }

    fn skip(&mut self) {
        self.group().into_iter().for_each(|group| group.skipped = true);
    }

    /// A unit of UTF-16, behind which its repetition stands.
    fn unit(&mut self, code: i32) {
        self.repeated = self.groups.last().map_or(0, |group| group.repeats);
        // Numbers beyond 15 bits are written as negative ones.
        let Ok(unit) = u16::try_from(if code < 0 { code + 0x1_0000 } else { code }) else { return };
        let units = [self.half.take(), Some(unit)];
        if (0xD800..0xDC00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        let text: String = char::decode_utf16(units.into_iter().flatten()).filter_map(Result::ok).collect();
        self.push(&text);
    }

    fn push(&mut self, text: &str) {
        if self.takes() {
            self.line.push_str(text);
        }
    }

    /// Decodes the bytes so far, which stand in one font.
    fn decode(&mut self) {
        if let Some(group) = self.groups.last().filter(|_| !self.bytes.is_empty()) {
            self.line.push_str(&group.label.decode_without_bom_handling(&self.bytes).0);
        }
        self.bytes.clear();
    }

    fn paragraph(&mut self) {
        if self.takes() {
            self.ready.push_back(std::mem::take(&mut self.line));
        }
    }
}

impl Paragraphs for Rtf {
    fn doubt(&mut self) -> Option<Trouble> {
        self.doubt.take()
    }

    fn next(&mut self) -> Result<Option<String>, Trouble> {
        while self.ready.is_empty() && !self.ended {
            self.step()?;
        }
        Ok(self.ready.pop_front().or_else(|| Some(std::mem::take(&mut self.line)).filter(|line| !line.is_empty())))
    }
}

/// The use of a word and what it means; none where the list lacks it.
fn listed(word: &str) -> Option<[&'static str; 2]> {
    RTF.iter().find(|row| row[1] == word).map(|row| [row[0].as_str(), row[2].as_str()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rtf: &[u8]) -> Result<Vec<String>, String> {
        let mut rtf = Rtf::new(Box::new(std::io::Cursor::new(rtf.to_vec())), 4096);
        let mut lines = Vec::new();
        while let Some(line) = rtf.next().map_err(|told| told.what)? {
            lines.push(line);
        }
        match rtf.doubt() {
            Some(told) => Err(format!("{} ({})", told.what, lines.join(" "))),
            None => Ok(lines),
        }
    }

    #[test]
    fn texts_are_read_without_their_controls() {
        for (rtf, lines) in [
            (r"{\rtf1\ansi The pier\par is\b  shut\b0 .\par}", vec!["The pier", "is shut."]),
            (r"{\rtf1 a\line b\tab c\~d\_e\-f \{x\} \\ y}", vec!["a", "b c\u{A0}d-ef {x} \\ y"]),
            (r"{\rtf1\ansi\ansicpg1252 caf\'e9 \'93yes\'94 \ldblquote no\rdblquote\emdash}", vec!["café “yes” “no”—"]),
            (r"{\rtf1\ansi\ansicpg1250 Wa\'b3\'easa}", vec!["Wałęsa"]),
            (r"{\rtf1\mac caf\'8e}", vec!["café"]),
            (r"{\rtf1\uc1 \u8220?It\u8217 's so\u8221\'94 \u-3913? \uc0\u233}", vec!["“It’s so” \u{F0B7} é"]),
            (r"{\rtf1{\uc2\u8364 EUR}\u8364 x5 \u55357?\u56832?!}", vec!["€R€5 😀!"]),
            (
                r"{\rtf1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}}\f0 \'b3 \f1 \'b3{\f0 \'b3}\'b3}",
                vec!["³ ł³ł"],
            ),
            (r"{\rtf1{\fonttbl{\f2\fnil\fcharset128 MS;}}\f2\'93\'fa\'96\'7b}", vec!["日本"]),
            (
                r"{\rtf1{\info{\title Pier}}{\*\generator Word;}{\header Page {\b 4}}Text{\pict\bin3 {{{}{ here}}{ no}",
                vec!["Text here"],
            ),
            (
                r"{\rtf1{\field{\*\fldinst HYPERLINK x}{\fldrslt the pier}} is{\v hidden} shut\v gone\v0 .}",
                vec!["the pier is shut."],
            ),
            (
                r"{\rtf1\trowd HD\cell Pier shut\cell\row BY\cell Ana Lim\cell\row}",
                vec!["HD\tPier shut\t", "BY\tAna Lim\t"],
            ),
            ("{\\rtf1 one\r\n two\\\nthree}", vec!["one two", "three"]),
            ("{\\rtf1 caf\u{e9}}after the end", vec!["cafÃ©"]),
            (r"{\rtf1 shut{\footnote see there} and {\deleted old }wet}", vec!["shut and wet"]),
            (
                r"{\rtf1\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}}\f1 \'b3\plain  \'b3}",
                vec!["ł ³"],
            ),
            ("\u{FEFF}\n {\\rtf1 The pier}", vec!["The pier"]),
            (r"{\rtf1}", vec![]),
        ] {
            assert_eq!(read(rtf.as_bytes()).unwrap(), lines, "{rtf}");
        }
    }

    #[test]
    fn a_mark_of_the_byte_order_may_stand_before_it() {
        assert!(begins(b"\xEF\xBB\xBF\n {\\rtf1 x}") && begins(MARK) && !begins(b"x {\\rtf1 x}"));
    }

    #[test]
    fn a_file_that_is_no_whole_document_is_told() {
        let cut = read(br"{\rtf1 The pier is").unwrap_err();
        assert!(cut.contains("ends in the middle") && cut.contains("The pier is"), "{cut}");
        assert!(read(br"{\rtf1 The pier is\").unwrap_err().contains("ends in the middle"));
        assert!(read(&b"{".repeat(2000)).unwrap_err().contains("deeper than 1000"));
        let long = [&b"{\\rtf1 "[..], &b"x".repeat(5000), b"}"].concat();
        assert!(read(&long).unwrap_err().contains("longer than 4096 bytes"));
        for odd in [
            &br"{\rtf1 \'zz\u99999999999999 \u-99999 \bin-5 \uc-1 \f\fcharset\v x}"[..],
            b"}}}",
            b"",
            b"\\",
            br"{\rtf1 \u55357?x}",
        ] {
            let _ = read(odd);
        }
    }
}
