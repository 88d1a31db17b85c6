//! The block of names and values above a text in Markdown, between two lines of `---`.

use crate::article::Article;
use crate::input::field::Field;
use crate::input::mapping::Mapping;

/// Most lines of such a block.
const LINES: usize = 200;

/// Takes the block off the text and its values into the fields; a text without one stays as it is.
pub(super) fn take(article: &mut Article) {
    let Some((pairs, end)) = block(&article.text) else { return };
    let mut columns: Vec<String> = pairs.iter().map(|(name, _)| name.clone()).collect();
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
    article.text.drain(..end);
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
    for line in lines.take(LINES) {
        end += line.len();
        match line.trim_end() {
            "---" | "..." => return (!pairs.is_empty()).then_some((pairs, end)),
            "" => {}
            // The members of a list, each on a line of its own.
            line if line.starts_with([' ', '-', '#', '\t']) => {
                if let Some((member, (_, value))) = line.trim().strip_prefix("- ").zip(pairs.last_mut()) {
                    value.push_str(if value.is_empty() { "" } else { ", " });
                    value.push_str(&bare(member));
                }
            }
            line => {
                let (name, value) = line.split_once(':')?;
                pairs.push((name.trim().to_owned(), bare(value)));
            }
        }
    }
    None
}

/// A value without its quotation marks and brackets.
fn bare(value: &str) -> String {
    let value = value.trim();
    let inner = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
    let quotes = ['"', '\''];
    let members = inner.unwrap_or(value).split(if inner.is_some() { ',' } else { '\n' });
    members.map(|member| member.trim().trim_matches(quotes)).collect::<Vec<_>>().join(", ")
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
    fn a_line_of_dashes_above_a_text_is_none() {
        for text in
            ["---\n\nThe pier is shut.\n\n---\n\nIt is old.\n", "---\ntitle: Pier\n", "The pier: shut.\n---\n", ""]
        {
            assert_eq!(read(text).text, text);
        }
    }
}
