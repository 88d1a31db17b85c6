//! Web archives (WARC) such as Common Crawl's CC-NEWS: a stream of records, of which the pages are read one by one.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read};

use crate::input::account::Account;
use crate::input::decode::WINDOW;
use crate::input::html::{PAGE_LIMIT, decoded};
use crate::input::opened::{Opened, Preview};
use crate::input::page::article;
use crate::input::settings::Settings;
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

/// Longest line of a record's head, and most lines of it.
const HEAD_LINE: u64 = 16 * 1024;
const HEAD_LINES: usize = 1000;

struct Pages {
    source: BufReader<Box<dyn Read + Send>>,
    settings: Settings,
    /// Pages and other answers of a server so far.
    row: u64,
    troubles: VecDeque<Trouble>,
    done: bool,
}

/// Whether it begins as an archive.
pub(super) fn looks(preview: &Preview<'_>) -> bool {
    preview.bytes.starts_with(b"WARC/")
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    if !opened.head.starts_with(b"WARC/") {
        let what = "no web archive: it does not begin with WARC/";
        return Err(Trouble::file(Reason::Unreadable, what, "fetch it again"));
    }
    Ok(Box::new(Pages {
        source: BufReader::with_capacity(WINDOW, opened.bytes()),
        settings: settings.clone(),
        row: 0,
        troubles: VecDeque::new(),
        done: false,
    }))
}

/// Names in small letters and values, of a record or of a server's answer.
struct Head(Vec<(String, String)>);

impl Head {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn of(lines: impl Iterator<Item = String>) -> Self {
        let pair = |line: String| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
        };
        Self(lines.filter_map(pair).collect())
    }
}

impl Pages {
    /// A line without its end; none at the end of the file. Of a line that is too long the rest is passed over.
    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        if (&mut self.source).take(HEAD_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        if line.last() != Some(&b'\n') {
            self.source.skip_until(b'\n')?;
        }
        Ok(Some(String::from_utf8_lossy(line.trim_ascii_end()).into_owned()))
    }

    /// The head of the next record; none at the end of the file.
    fn head(&mut self) -> io::Result<Option<Head>> {
        let mut lost = 0_u64;
        loop {
            match self.line()? {
                None => return Ok(None),
                Some(line) if line.starts_with("WARC/") => break,
                Some(line) if line.is_empty() => {}
                Some(_) => lost += 1,
            }
        }
        if lost > 0 {
            let what = format!("{lost} lines that belong to no record, before record {}; passed over", self.row + 1);
            self.troubles.push_back(Trouble::file(Reason::Unreadable, what, "fetch it again"));
        }
        let mut lines = Vec::new();
        while let Some(line) = self.line()?.filter(|line| !line.is_empty()) {
            if lines.len() < HEAD_LINES {
                lines.push(line);
            }
        }
        Ok(Some(Head::of(lines.into_iter())))
    }

    /// The next answer of a server; none at the end of the file.
    fn advance(&mut self) -> io::Result<Option<(String, Result<Vec<u8>, Trouble>)>> {
        while let Some(head) = self.head()? {
            let address = head.get("warc-target-uri").unwrap_or_default().trim_matches(['<', '>']).to_owned();
            let said = head.get("content-length").unwrap_or_default();
            let Ok(length) = said.parse::<u64>() else {
                self.row += 1;
                let what = format!("the record does not say how long it is (`{said}`); skipped");
                return Ok(Some((address, Err(Trouble::file(Reason::Unreadable, what, "fetch it again")))));
            };
            let mut block = (&mut self.source).take(length);
            if head.get("warc-type") != Some("response") {
                io::copy(&mut block, &mut io::sink())?;
                continue;
            }
            self.row += 1;
            let limit = PAGE_LIMIT.min(self.settings.record_limit);
            if length > limit {
                io::copy(&mut block, &mut io::sink())?;
                return Ok(Some((address, Err(Trouble::file(Reason::TooLong, super::html::too_long(limit), "")))));
            }
            let mut bytes = Vec::new();
            block.read_to_end(&mut bytes)?;
            if (bytes.len() as u64) < length {
                let what = format!("the record is cut off, {} of {length} bytes; skipped", bytes.len());
                return Ok(Some((address, Err(Trouble::file(Reason::Unreadable, what, "fetch it again")))));
            }
            return Ok(Some((address, Ok(bytes))));
        }
        Ok(None)
    }

    fn page(&self, address: &str, bytes: &[u8], account: &mut Account) -> Result<Record, Trouble> {
        let trouble = |reason, what: &str| Trouble::row(reason, self.row, format!("{address}: {what}"), "");
        let (body, charset) = answer(bytes).map_err(|what| trouble(Reason::NoPage, &what))?;
        let (html, encoding) =
            decoded(body, charset.as_deref(), &self.settings).map_err(|other| trouble(Reason::NoPage, &other.what))?;
        *account.pages.entry(encoding.label).or_default() += 1;
        let article = article(&html, address).map_err(|what| trouble(Reason::NoArticle, &what))?;
        Ok(Record { article, row: Some(self.row), end: u64::MAX })
    }
}

impl Records for Pages {
    fn next(&mut self, account: &mut Account) -> Option<Result<Record, Trouble>> {
        if self.done {
            return self.troubles.pop_front().map(Err);
        }
        let next = self.advance();
        if let Ok(Some((address, answer))) = next {
            let read = match answer {
                Ok(bytes) => self.page(&address, &bytes, account),
                Err(trouble) => {
                    Err(Trouble { row: Some(self.row), what: format!("{address}: {}", trouble.what), ..trouble })
                }
            };
            return match self.troubles.pop_front() {
                Some(trouble) => {
                    // Told now; what was read comes with the next call only where it is a trouble too.
                    match read {
                        Ok(record) => {
                            self.troubles.push_front(trouble);
                            Some(Ok(record))
                        }
                        Err(other) => {
                            self.troubles.push_back(other);
                            Some(Err(trouble))
                        }
                    }
                }
                None => Some(read),
            };
        }
        self.done = true;
        if let Err(error) = next {
            self.troubles.push_back(Trouble { row: Some(self.row + 1), ..Trouble::io(&error) });
        }
        self.troubles.pop_front().map(Err)
    }
}

/// The page in a server's answer, and the encoding the server names.
fn answer(bytes: &[u8]) -> Result<(Vec<u8>, Option<String>), String> {
    let cut = |mark: &[u8]| bytes.windows(mark.len()).position(|part| part == mark).map(|at| (at, at + mark.len()));
    let (end, start) = cut(b"\r\n\r\n").or_else(|| cut(b"\n\n")).ok_or("no answer of a server")?;
    let text = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = text.lines().map(str::to_owned);
    let status = lines.next().unwrap_or_default();
    let code = status.split_whitespace().nth(1).unwrap_or_default();
    if code != "200" {
        return Err(format!("answered with `{}`", status.chars().take(60).collect::<String>()));
    }
    let head = Head::of(lines);
    let kind = head.get("content-type").unwrap_or("text/html").to_ascii_lowercase();
    if !kind.contains("html") {
        return Err(format!("of type `{}`", kind.chars().take(60).collect::<String>()));
    }
    let charset = kind.split_once("charset=").map(|(_, name)| name.trim_matches(['"', '\'', ' ', ';']).to_owned());
    let body = &bytes[start..];
    let chunked = head.get("transfer-encoding").is_some_and(|coding| coding.to_ascii_lowercase().contains("chunked"));
    // Archives keep the server's words on the packing, but often the page unpacked.
    let body = if chunked { dechunked(body).unwrap_or_else(|| body.to_vec()) } else { body.to_vec() };
    let packing = head.get("content-encoding").unwrap_or_default().to_ascii_lowercase();
    Ok((unpacked(body, &packing)?, charset))
}

/// Puts the chunks of an answer together; none where they are no chunks.
fn dechunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.iter().position(|&byte| byte == b'\n')?;
        let size = std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        let chunk = rest.get(end + 1..)?;
        // The last may be cut off with the record.
        let taken = size.min(chunk.len());
        body.extend_from_slice(&chunk[..taken]);
        rest = &chunk[taken..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        if rest.is_empty() {
            return Some(body);
        }
    }
}

fn unpacked(body: Vec<u8>, packing: &str) -> Result<Vec<u8>, String> {
    let mut page = Vec::new();
    let read = match packing {
        "gzip" | "x-gzip" if body.starts_with(&[0x1F, 0x8B]) => {
            flate2::read::MultiGzDecoder::new(body.as_slice()).take(PAGE_LIMIT + 1).read_to_end(&mut page)
        }
        "deflate" if !body.starts_with(b"<") => {
            flate2::read::ZlibDecoder::new(body.as_slice()).take(PAGE_LIMIT + 1).read_to_end(&mut page)
        }
        _ => return Ok(body),
    };
    match read {
        Err(error) if page.is_empty() => Err(format!("packed by {packing}, and damaged ({error})")),
        _ if page.len() as u64 > PAGE_LIMIT => Err(super::html::too_long(PAGE_LIMIT)),
        _ => Ok(page),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_without_a_length_or_cut_off_is_told() {
        let page = "HTTP/1.1 200 OK\r\n\r\n<html><p>The ferry Aldis ran aground off Skarn.</p></html>";
        let record = |length: &str| {
            format!("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://h.example/\r\n{length}\r\n\r\n{page}")
        };
        for (length, told) in [
            (format!("Content-Length: {}", page.len() + 7), "https://h.example/: the record is cut off, "),
            ("Content-Length: many".to_owned(), "does not say how long it is (`many`)"),
            ("X: y".to_owned(), "does not say how long it is (``)"),
        ] {
            let mut pages = Pages {
                source: BufReader::new(Box::new(io::Cursor::new(record(&length).into_bytes()))),
                settings: Settings::default(),
                row: 0,
                troubles: VecDeque::new(),
                done: false,
            };
            let trouble = pages.next(&mut Account::default()).expect("something").expect_err("no article");
            assert!(trouble.what.contains(told), "{}", trouble.what);
        }
    }

    #[test]
    fn answers_are_unpacked_or_refused() {
        let read = |head: &str, body: &[u8]| answer(&[head.as_bytes(), b"\r\n\r\n", body].concat());
        let page = b"<html>".to_vec();
        for (head, body) in [
            ("HTTP/1.1 200 OK", b"<html>".as_slice()),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked", b"3\r\n<ht\r\n3;x=y\r\nml>\r\n0\r\n\r\n"),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked", b"<html>"),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked", b"ffff\r\n<html>"),
            ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip", b"<html>"),
            ("HTTP/1.1 200 OK\r\nContent-Encoding: br", b"<html>"),
        ] {
            assert_eq!(read(head, body).unwrap().0, page, "{head}");
        }
        assert_eq!(
            read("HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=\"latin1\"", b"").unwrap().1.unwrap(),
            "latin1"
        );
        assert!(read("HTTP/1.1 301 Moved", b"").unwrap_err().contains("301"));
        assert!(read("HTTP/1.1 200 OK\r\nContent-Type: image/png", b"").unwrap_err().contains("image/png"));
        assert!(
            read("HTTP/1.1 200 OK\r\nContent-Encoding: gzip", &[0x1F, 0x8B, 8, 0]).unwrap_err().contains("damaged")
        );
        assert!(answer(b"nothing").is_err());
    }
}
