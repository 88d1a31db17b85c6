//! Reads an article with all lexicons and rules: the one door through which the three dimensions get their findings.

use std::path::Path;

use crate::error::Result;
use crate::lexicon::entry::{Dimension, Entry};
use crate::lexicon::{Library, words};
use crate::rule::decide::{Cue, Rules};
use crate::rule::pattern::{Classes, Compiler, Context};
use crate::rule::tag::Tag;
use crate::rule::tagger::Tagger;
use crate::scan::vocabulary::{Vocabulary, WordId};
use crate::scan::{Scan, Scanner};
use crate::text::Document;
use crate::text::marks::Marks;

/// The compiled lexicons; built once, then shared by all threads.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The lexicons it was compiled from.
    pub library: Library,
    /// The word classes of the rules.
    pub classes: Classes,
    /// Every known word.
    pub vocabulary: Vocabulary,
    /// The word lists of the text floor.
    pub marks: Marks,
    scanner: Scanner,
    tagger: Tagger,
    rules: Vec<Rules>,
}

/// A document and everything the lexicons say of it.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    /// The document.
    pub document: Document<'a>,
    /// Word ids and hits.
    pub scan: Scan,
    /// A part of speech per token.
    pub tags: Vec<Tag>,
    /// The cues of each dimension, in order, decided by the rules.
    pub cues: [Vec<Cue>; Dimension::ALL.len()],
}

impl Reading<'_> {
    /// The cues of a dimension.
    #[must_use]
    pub fn of(&self, dimension: Dimension) -> &[Cue] {
        &self.cues[dimension as usize]
    }
}

impl Reader {
    /// Compiles the built-in lexicons.
    ///
    /// # Errors
    /// None in a released program.
    pub fn builtin() -> Result<Self> {
        Self::new(Library::builtin()?)
    }

    /// Compiles the built-in lexicons with a folder's files laid over them.
    ///
    /// # Errors
    /// Every fault in the lexicons, with place and mend.
    #[inline(never)] // A floor of its own in every profile.
    pub fn load(folder: Option<&Path>) -> Result<Self> {
        Self::new(Library::load(folder)?)
    }

    /// Compiles a library.
    ///
    /// # Errors
    /// Every fault in the rules, with place and mend.
    pub fn new(library: Library) -> Result<Self> {
        let rows: usize = library.tables.values().map(|table| table.rows.len()).sum();
        let mut vocabulary = Vocabulary::with_room(rows);
        // The words of the classes, the most frequent of the language among them, come first: what is known of them
        // lies close together.
        let classes = Classes::new(&library, &mut vocabulary);
        let scanner = Scanner::new(&library, &mut vocabulary);
        let tagger = Tagger::new(&library, &mut vocabulary)?;
        let mut rules = Vec::new();
        for dimension in Dimension::ALL {
            let mut compiler = Compiler { library: &library, classes: &classes, vocabulary: &mut vocabulary };
            rules.push(Rules::new(&library, dimension, &mut compiler)?);
        }
        let marks = words::marks(&library);
        Ok(Self { library, classes, vocabulary, marks, scanner, tagger, rules })
    }

    /// Reads a text; `title` is the headline that stands apart from it, or empty.
    #[must_use]
    pub fn read<'a>(&self, text: &'a str, title: &str) -> Reading<'a> {
        self.read_document(Document::new(text, title, &self.marks))
    }

    /// Reads a document that is cut already.
    #[must_use]
    #[inline(never)] // A floor of its own in every profile.
    pub fn read_document<'a>(&self, document: Document<'a>) -> Reading<'a> {
        let scan = self.scanner.scan(&document, &self.library, &self.vocabulary);
        let tags = self.tagger.tag(&document, &scan.ids);
        let context =
            Context { document: &document, scan: &scan, tags: &tags, library: &self.library, classes: &self.classes };
        let mut cues = Dimension::ALL.map(|dimension| Vec::with_capacity(scan.of(dimension).count()));
        for hit in &scan.hits {
            cues[hit.dimension as usize].push(self.rules(hit.dimension).decide(&context, hit));
        }
        Reading { document, scan, tags, cues }
    }

    /// The usual part of speech of a word; none where the word list does not have it.
    #[must_use]
    pub fn mostly(&self, word: WordId) -> Option<Tag> {
        self.tagger.mostly(word)
    }

    /// Whether the word list lets a word be of that part of speech.
    #[must_use]
    pub fn can(&self, word: WordId, tag: Tag) -> bool {
        self.tagger.can(word, tag)
    }

    /// Whether a word can be of that part of speech, by its ending where the word list does not have it.
    #[must_use]
    pub fn may(&self, id: WordId, word: &str, tag: Tag) -> bool {
        self.tagger.may(id, word, tag)
    }

    /// The entry of a cue.
    #[must_use]
    pub fn entry(&self, cue: &Cue) -> &Entry {
        &self.library.entries[cue.hit.entry as usize]
    }

    /// The rules of a dimension.
    #[must_use]
    pub fn rules(&self, dimension: Dimension) -> &Rules {
        &self.rules[dimension as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::table::Table;

    fn reader(files: &[(&str, &str)]) -> Reader {
        let head = "# about: test\n# version: 1\n# licence: CC0-1.0\n";
        let mut library = Library { tables: std::collections::BTreeMap::new(), entries: Vec::new() };
        for (path, text) in files {
            let table = Table::read(path, path, &format!("{head}{text}")).expect("a table");
            library.tables.insert((*path).to_owned(), table);
        }
        Reader::new(library.filled().expect("a library")).expect("rules")
    }

    fn decided(reader: &Reader, text: &str) -> Vec<(String, bool, bool)> {
        let reading = reader.read(text, "-");
        let cues = reading.of(Dimension::Certainty).iter();
        cues.map(|cue| (reader.entry(cue).id().to_owned(), cue.active, cue.negated)).collect()
    }

    #[test]
    fn attribution_takes_keep_and_mute_alone() {
        let verbs =
            "phrase,forms,case,frames,stance,channel,rate,like,unlike,source\nfind,verb,,object,neutral,,,a,b,c\n";
        let with = |then: &str| {
            let row = format!("rule,entry,when,then,like,unlike,about\noneself,verbs:find,@ itself,{then},a,b,c\n");
            let head = "# about: test\n# version: 1\n# licence: CC0-1.0\n";
            let table = |path: &str, text: &str| {
                (path.to_owned(), Table::read(path, path, &format!("{head}{text}")).expect("a table"))
            };
            let tables = [table("attribution/verbs.csv", verbs), table("rules/attribution.csv", &row)].into();
            Reader::new(Library { tables, entries: Vec::new() }.filled().expect("a library"))
        };
        let reader = with("mute").expect("a rule");
        let reading = reader.read("The bank finds itself alone. The bank finds the fee high.", "-");
        assert!(reading.of(Dimension::Attribution).iter().map(|cue| cue.active).eq([false, true]));
        for refused in ["negate", "strength=0.5"] {
            let why = with(refused).expect_err("no such rule").to_string();
            assert!(why.contains("means nothing for attribution; write keep or mute"), "{why}");
        }
    }

    #[test]
    fn no_word_has_a_tag_beyond_those_that_changes_reckon_with() {
        let reader = Reader::builtin().expect("the lexicons");
        let paths = ["rules/attribution.csv", "rules/certainty.csv"];
        let rows = paths.into_iter().flat_map(|path| reader.library.rows(path, ["like", "unlike"]));
        let mut bound = 0;
        for (sentence, _) in rows.flat_map(|(cells, row)| cells.map(|cell| (cell, row))) {
            let reading = reader.read(sentence, "-");
            for (at, (&id, tag)) in reading.scan.ids.iter().zip(&reading.tags).enumerate() {
                let possible = reader.tagger.possible(id);
                bound += usize::from(possible != u64::MAX);
                assert!(possible & tag.bit() != 0, "{} is {tag:?} in {sentence}", reading.document.word(at));
            }
        }
        assert!(bound > 5_000, "{bound}");
    }

    #[test]
    fn rules_decide_in_file_order() {
        let reader = reader(&[
            (
                "certainty/modal.csv",
                "phrase,forms,case,strength,active,like,unlike,source\nmay,,lower,.5,,a,b,c\nmay well,,lower,.6,,a,b,c\nwould,,,.6,0,a,b,c\n",
            ),
            ("words/negators.csv", "word,source\nnot,own\nno,own\n"),
            (
                "rules/certainty.csv",
                "rule,entry,when,then,like,unlike,about\n\
                 conditional,modal:would,if _* @,keep,a,b,c\n\
                 as if,<modal>,as if @,mute,a,b,c\n\
                 denied,<modal>,@ ( well )? <negators>,negate,a,b,c\n\
                 dated,modal:may,@ <number>|<capital>,mute,a,b,c\n",
            ),
        ]);
        for (text, want) in [
            ("It may rain.", vec![("modal:may", true, false)]),
            ("In May 4 fell.", vec![]),
            ("On may 4 it fell.", vec![("modal:may", false, false)]),
            ("It may well not rain.", vec![("modal:may well", true, true)]),
            ("It would rain.", vec![("modal:would", false, false)]),
            ("If he left it would rain.", vec![("modal:would", true, false)]),
        ] {
            let want: Vec<(String, bool, bool)> =
                want.into_iter().map(|(id, active, negated)| (id.to_owned(), active, negated)).collect();
            assert_eq!(decided(&reader, text), want, "{text}");
        }
    }
}
