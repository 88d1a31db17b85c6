//! The block of names and values above a text in Markdown, between two lines of `---`.

use crate::article::Article;
use crate::input::embedded::COLUMNS;
use crate::input::field::Field;
use crate::input::mapping::{Mapping, known};

/// Most lines of such a block.
const LINES: usize = 200;
/// Fewest words of a value that is part of the text.
const PROSE: usize = 3;

/// Takes the block off the text and its values into the fields; a text without one stays as it is.
pub(super) fn take(article: &mut Article) {
    let Some((pairs, end)) = block(&article.text) else { return };
    let mut columns: Vec<String> = pairs.iter().map(|(name, _)| name.clone()).collect();
    let (fields, text) = known(&columns);
    if fields == usize::from(text) {
        return;
    }
    // The text is what stands below.
    columns.push("content".to_owned());
    let Ok(mapping) = Mapping::new(&columns, &[]) else { return };
    let mut read = mapping.article(|place| pairs.get(place).map(|(_, value)| value.clone()).unwrap_or_default());
    for field in Field::ALL.into_iter().filter(|field| *field != Field::Text) {
        let value = std::mem::take(field.of(&mut read));
        if !value.is_empty() {
            *field.of(article) = value;
        }
    }
    if article.url.is_empty() && article.outlet.contains("://") {
        article.url.clone_from(&article.outlet);
    }
    article.text.drain(..end);
    // `lead: …` stands above the text that it opens.
    let parts = pairs.iter().filter(|(name, value)| is_text(name) && value.split_whitespace().count() >= PROSE);
    let parts: String = parts.map(|(_, value)| format!("{value}\n\n")).collect();
    article.text.insert_str(0, &parts);
}

/// Whether a name is one for the text, or for its beginning.
fn is_text(name: &str) -> bool {
    let name = name.to_lowercase();
    COLUMNS.iter().any(|row| row[0] == Field::Text.name() && row[2] == name)
}

/// Whether it can be a name: one word, such as `publish_date`.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c))
}

/// The names and values of the block, and where it ends; none where the text does not begin with one.
fn block(text: &str) -> Option<(Vec<(String, String)>, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let mut end = first.len();
    if first.trim_start_matches('\u{FEFF}').trim_end() != "---" {
        return None;
    }
    let mut pairs: Vec<(String, String)> = Vec::new();
    // What stands between the lines of a value that was opened by `>` or `|`.
    let mut between = None;
    for line in lines.take(LINES) {
        end += line.len();
        let line = line.trim_end();
        if matches!(line, "---" | "...") {
            return (!pairs.is_empty()).then_some((pairs, end));
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if line.starts_with([' ', '-', '\t']) {
            if let Some((_, value)) = pairs.last_mut() {
                more(value, line.trim(), between);
            }
            continue;
        }
        let (name, value) = line.split_once(':').filter(|(name, _)| is_name(name))?;
        between = match value.trim().trim_end_matches(['-', '+']) {
            ">" => Some(" "),
            "|" => Some("\n"),
            _ => None,
        };
        pairs.push((name.to_owned(), if between.is_some() { String::new() } else { bare(value) }));
    }
    None
}

/// Puts a line below a name behind its value: a line of a long text, or a member of a list.
fn more(value: &mut String, line: &str, between: Option<&str>) {
    let (parted, line) = match (between, line.strip_prefix("- ")) {
        (Some(between), _) => (between, line.to_owned()),
        (None, Some(member)) => (", ", bare(member)),
        (None, None) if value.is_empty() => return,
        (None, None) => (" ", line.to_owned()),
    };
    value.push_str(if value.is_empty() { "" } else { parted });
    value.push_str(&line);
}

/// A value without its quotation marks and brackets.
fn bare(value: &str) -> String {
    let value = value.trim();
    let inner = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
    let members = inner.unwrap_or(value).split(if inner.is_some() { ',' } else { '\n' });
    members.map(|member| unquoted(member.trim())).collect::<Vec<_>>().join(", ")
}

fn unquoted(member: &str) -> String {
    let inside = |mark: char| member.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    match (inside('"'), inside('\'')) {
        (Some(inner), _) => inner.replace("\\\"", "\""),
        (_, Some(inner)) => inner.replace("''", "'"),
        _ => member.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Article {
        let mut article = Article { id: "pier".to_owned(), text: text.to_owned(), ..Article::default() };
        take(&mut article);
        article
    }

    #[test]
    fn the_block_gives_the_fields() {
        let read = read(
            "---\ntitle: \"Pier: shut\"\nauthors:\n  - Ana Lim\n  - 'Bo Roe'\ndate: 2025-03-04\npublication: Harbour Post\n\
             tags: [piers, \"ferries\"]\nsection: [City, Port]\n---\n\nThe pier is shut.\n",
        );
        assert_eq!((read.title.as_str(), read.author.as_str()), ("Pier: shut", "Ana Lim, Bo Roe"));
        assert_eq!((read.date.as_str(), read.outlet.as_str()), ("2025-03-04", "Harbour Post"));
        assert_eq!((read.section.as_str(), read.id.as_str()), ("City, Port", "pier"));
        assert_eq!(read.text.trim(), "The pier is shut.");
    }

    #[test]
    fn quotations_between_two_lines_are_text() {
        for text in [
            "---\nThe mayor: “We may lose.”\nThe clerk: “No.”\n---\nThe pier is shut.\n",
            "---\nMayor: “We may lose.”\nClerk: “No.”\n---\nThe pier is shut.\n",
        ] {
            assert_eq!(read(text).text, text);
        }
    }

    #[test]
    fn values_are_whole_and_no_text_is_lost() {
        let read = read(
            "---\ntitle: >\n  Pier shut\n  until May\nauthor: 'Ana O''Lim'\nsource: https://harbour.example/a\nlead: |-\n  The pier \
             may stay shut.\nweight: 3\n---\nIt is old.\n",
        );
        assert_eq!((read.title.as_str(), read.author.as_str()), ("Pier shut until May", "Ana O'Lim"));
        assert_eq!(read.text, "The pier may stay shut.\n\nIt is old.\n");
        assert_eq!(read.url, "https://harbour.example/a");
    }

    #[test]
    fn a_line_of_dashes_above_a_text_is_none() {
        for text in
            ["---\n\nThe pier is shut.\n\n---\n\nIt is old.\n", "---\ntitle: Pier\n", "The pier: shut.\n---\n", ""]
        {
            assert_eq!(read(text).text, text);
        }
    }
}
