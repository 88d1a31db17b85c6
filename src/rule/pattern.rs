//! The little language of rules: what stands left and right of a cue.
//!
//! | written | means |
//! |---|---|
//! | `@` | the cue itself; once in every pattern; `@=<NN>` the cue, if its first token is one |
//! | `word` | a token, folded; `a\|b` one of several |
//! | `<class>` | a word of `words/class.csv` |
//! | `<certainty/modal>` | an entry of that lexicon, of any length |
//! | `<VBN>` | a token of that part of speech |
//! | `<number>` `<capital>` `<lower>` `<punct>` `<quote>` `<quoted>` `<word>` `<ed>` `<ing>` `<ly>` `<s>` `<possessive>` | a token of that shape |
//! | `!x` | a token that is not `x`; the edge of the sentence counts as one |
//! | `<x>*` `!x*` | any number of such tokens, none included, up to 300 from the cue; `word*` is refused, as it looks like a beginning |
//! | `_` | any token; `_{0,4}` that many; `_*` up to [`FAR`] |
//! | `( … )?` | may be missing |
//! | `^` `$` | the edges of the sentence |

use rustc_hash::FxHashMap;

use crate::lexicon::Library;
use crate::lexicon::entry::{Dimension, Entry};
use crate::rule::gate::{Around, Gate};
use crate::rule::shape::{SHAPES, Shape};
use crate::rule::tag::Tag;
use crate::rule::walk::{Side, Walk};
use crate::scan::vocabulary::{Vocabulary, WordId};
use crate::scan::{Hit, Scan, mark, starts};
use crate::text::Document;

/// How many tokens `_*` reaches; a bound, so that one endless sentence costs no more than it must.
pub const FAR: usize = 60;
/// How far from the cue `x*` reaches, in tokens, for the same reason; no sentence that somebody wrote is as long.
pub(super) const RUN: usize = 300;
/// In how many ways one side of a pattern may be tried, and how many steps may be taken, before it is remembered what was.
pub(super) const NARROW: usize = 1000;
/// How many tokens the longest entry may have that a pattern looks for to the left.
pub(super) const LONGEST: usize = 12;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// What the cue's first token must be.
    own: Option<Test>,
    /// Elements left of the cue, nearest first.
    left: Vec<Element>,
    /// Elements right of the cue, nearest first.
    right: Vec<Element>,
    /// How far from the cue the sentence may begin, in tokens, where the pattern says that it begins there.
    begins: Option<usize>,
    /// Whether it can be tried in many ways.
    wide: bool,
    gate: Gate,
}

#[derive(Clone, Debug)]
pub(super) enum Element {
    Test(Test),
    Run(Test),
    Gap(usize, usize),
    Edge,
    Maybe(Vec<Element>),
}

/// One token, or one entry of a category.
#[derive(Clone, Debug, Default)]
pub(super) struct Test {
    pub(super) not: bool,
    pub(super) words: Vec<WordId>,
    pub(super) classes: Vec<u16>,
    /// What its words and those of its classes have in [`Scan::has`]: a word without that is none of them.
    pub(super) marks: u128,
    /// A bit for each part of speech.
    pub(super) tags: u64,
    pub(super) shapes: Vec<Shape>,
    /// Entries of the categories it names, by index, ascending.
    pub(super) entries: Vec<u32>,
}

/// Classes of `words/`: which words belong to which class, by word id.
#[derive(Clone, Debug, Default)]
pub struct Classes {
    names: FxHashMap<String, u16>,
    /// For each word, and once more for the end, where its classes begin in `members`.
    starts: Vec<u32>,
    members: Vec<u16>,
    /// What the words of each class have in [`Scan::has`], all together.
    marks: Vec<u128>,
}

impl Classes {
    /// Reads the classes of a library; new words go into `vocabulary`.
    #[must_use]
    pub fn new(library: &Library, vocabulary: &mut Vocabulary) -> Self {
        let mut names = FxHashMap::default();
        let mut pairs = Vec::new();
        for (name, words) in crate::lexicon::words::classes(library) {
            let class = u16::try_from(names.len()).unwrap_or(u16::MAX);
            names.insert(name.to_owned(), class);
            pairs.extend(words.map(|word| (vocabulary.intern(word), class)));
        }
        pairs.sort_unstable();
        let words = pairs.last().map_or(0, |&(word, _)| word as usize + 1);
        let starts = starts(words, pairs.iter().map(|&(word, _)| word as usize));
        let mut marks = vec![0; names.len()];
        pairs.iter().for_each(|&(word, class)| marks[class as usize] |= mark(word));
        Self { names, starts, members: pairs.into_iter().map(|(_, class)| class).collect(), marks }
    }

    /// Whether a word belongs to a class.
    #[must_use]
    pub fn has(&self, word: WordId, class: u16) -> bool {
        self.of(word).contains(&class)
    }

    /// The numbers of the classes that a word belongs to.
    #[must_use]
    pub fn of(&self, word: WordId) -> &[u16] {
        let word = word as usize;
        self.starts.get(word..word + 2).map_or(&[], |ends| &self.members[ends[0] as usize..ends[1] as usize])
    }

    /// The number of a class.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<u16> {
        self.names.get(name).copied()
    }
}

/// Everything a pattern may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// Its scan.
    pub scan: &'a Scan,
    /// A part of speech per token.
    pub tags: &'a [Tag],
    /// The lexicons.
    pub library: &'a Library,
    /// The word classes.
    pub classes: &'a Classes,
}

/// What patterns are compiled with.
#[derive(Debug)]
pub struct Compiler<'a> {
    /// The lexicons, for the names of their categories.
    pub library: &'a Library,
    /// The word classes.
    pub classes: &'a Classes,
    /// Word ids; new words are added.
    pub vocabulary: &'a mut Vocabulary,
}

impl Compiler<'_> {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// What is wrong and the mend, as `(what, mend)`.
    pub fn pattern(&mut self, written: &str) -> Result<Pattern, (String, String)> {
        let items: Vec<&str> = written.split_whitespace().collect();
        let is_cue = |item: &&str| *item == "@" || item.starts_with("@=");
        let cues = items.iter().copied().filter(|item| is_cue(item)).count();
        if cues != 1 {
            return Err((format!("the pattern {written:?} has {cues} `@`"), "write `@` once, for the cue".into()));
        }
        let at = items.iter().position(is_cue).unwrap_or(0);
        let own = match items[at].strip_prefix("@=") {
            Some(item) => match self.element(item)? {
                Element::Test(test) => Some(test),
                _ => return Err((format!("{:?} tests no word", items[at]), "write @=word or @=<class>".into())),
            },
            None => None,
        };
        let mut left = self.sequence(&items[..at])?;
        reverse(&mut left);
        let right = self.sequence(&items[at + 1..])?;
        let wide = ways(&left).max(ways(&right)) > NARROW;
        let begins = matches!(left.last(), Some(Element::Edge)).then(|| RUN + reach(&left));
        let gate = Gate::new(own.as_ref(), &left, &right);
        Ok(Pattern { own, left, right, begins, wide, gate })
    }

    fn sequence(&mut self, items: &[&str]) -> Result<Vec<Element>, (String, String)> {
        let mut elements = Vec::new();
        let mut at = 0;
        while at < items.len() {
            if items[at] == "(" {
                let close = items[at..].iter().position(|item| *item == ")?").map(|step| at + step);
                let Some(close) = close else {
                    return Err(("`(` without `)?`".into(), "close the group with `)?`".into()));
                };
                elements.push(Element::Maybe(self.sequence(&items[at + 1..close])?));
                at = close + 1;
                continue;
            }
            if items[at] == ")?" {
                return Err(("`)?` without `(`".into(), "open the group with `(`".into()));
            }
            elements.push(self.element(items[at])?);
            at += 1;
        }
        Ok(elements)
    }

    fn element(&mut self, item: &str) -> Result<Element, (String, String)> {
        match item {
            "_" => return Ok(Element::Gap(1, 1)),
            "_*" => return Ok(Element::Gap(0, FAR)),
            "^" | "$" => return Ok(Element::Edge),
            _ => {}
        }
        if let Some(bounds) = item.strip_prefix("_{").and_then(|rest| rest.strip_suffix('}')) {
            let read = bounds
                .split_once(',')
                .and_then(|(low, high)| Some((low.trim().parse().ok()?, high.trim().parse().ok()?)));
            return match read {
                Some((low, high)) if low <= high && high <= FAR => Ok(Element::Gap(low, high)),
                _ => Err((format!("{item:?} is no gap"), format!("write _{{0,4}} with at most {FAR}"))),
            };
        }
        let (run, item) =
            item.strip_suffix('*').filter(|rest| !rest.is_empty()).map_or((false, item), |rest| (true, rest));
        let (not, body) =
            item.strip_prefix('!').filter(|rest| !rest.is_empty()).map_or((false, item), |rest| (true, rest));
        if run
            && !not
            && body.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '|' | '-' | '\'' | '’'))
        {
            let what = format!("`{body}*` would be any number of the word `{body}`, not words that begin so");
            return Err((what, "write the words, parted by |, or a class such as <ed>, <ing>, <NN>".into()));
        }
        let mut test = Test { not, ..Test::default() };
        for part in body.split('|').filter(|part| !part.is_empty()) {
            match part.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
                Some(class) => self.class(class, &mut test)?,
                None => test.words.push(self.vocabulary.intern(plain_word(part)?)),
            }
        }
        let classes = test.classes.iter().map(|&class| self.classes.marks[class as usize]);
        test.marks = test.words.iter().map(|&word| mark(word)).chain(classes).fold(0, |all, one| all | one);
        test.entries.sort_unstable();
        Ok(if run { Element::Run(test) } else { Element::Test(test) })
    }

    fn class(&mut self, class: &str, test: &mut Test) -> Result<(), (String, String)> {
        if let Some(&(_, shape)) = SHAPES.iter().find(|(name, _)| *name == class) {
            test.shapes.push(shape);
        } else if let Some(number) = self.classes.number(class) {
            test.classes.push(number);
        } else if let Some(tag) = Tag::parse(class) {
            test.tags |= tag.bit();
        } else if self.library.tables.contains_key(&format!("{class}.csv")) {
            let (folder, category) = class.split_once('/').unwrap_or_default();
            let dimension = Dimension::ALL.into_iter().find(|dimension| dimension.name() == folder);
            let named = |entry: &Entry| Some(entry.dimension) == dimension && entry.category() == category;
            test.entries.extend((0..).zip(&self.library.entries).filter(|(_, entry)| named(entry)).map(|(at, _)| at));
        } else {
            let mut classes: Vec<&str> = self.classes.names.keys().map(String::as_str).collect();
            classes.sort_unstable();
            let known = classes.into_iter().chain(SHAPES.iter().map(|(name, _)| *name));
            let known = known.chain(self.library.tables.keys().filter_map(|path| path.strip_suffix(".csv")));
            let near = nearest(class, known);
            return Err((format!("unknown class <{class}>"), format!("nearest: <{near}>")));
        }
        Ok(())
    }
}

/// A word of a pattern, as it is written.
///
/// # Errors
/// What is wrong with it, and how to mend it: `=` stands in `@=word` alone, and would make a word that no text has.
pub(super) fn plain_word(part: &str) -> std::result::Result<&str, (String, String)> {
    if part.len() > 1 && part.starts_with('=') {
        let mend = "write the word alone; `=` names the word of the rule itself, as in `@=reads`";
        return Err((format!("{part:?} is no word"), mend.to_owned()));
    }
    Ok(part)
}

/// The name with the fewest letters to change.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> &'a str {
    known.min_by_key(|other| strsim::levenshtein(name, other)).unwrap_or_default()
}

/// How many tokens elements can take on the left, runs left out.
fn reach(elements: &[Element]) -> usize {
    let of = |element: &Element| match element {
        Element::Test(_) => LONGEST,
        Element::Run(_) | Element::Edge => 0,
        Element::Gap(_, high) => *high,
        Element::Maybe(inner) => reach(inner),
    };
    elements.iter().map(of).sum()
}

/// In how many ways elements can be tried at the most.
fn ways(elements: &[Element]) -> usize {
    let of = |element: &Element| match element {
        Element::Test(_) | Element::Edge => 1,
        Element::Run(_) => RUN,
        Element::Gap(low, high) => high - low + 1,
        Element::Maybe(inner) => ways(inner).saturating_add(1),
    };
    elements.iter().map(of).fold(1, usize::saturating_mul)
}

fn reverse(elements: &mut [Element]) {
    elements.reverse();
    for element in elements {
        if let Element::Maybe(inner) = element {
            reverse(inner);
        }
    }
}

impl Pattern {
    /// Whether the pattern holds around the cue, of which `around` tells most patterns that they do not.
    pub(super) fn holds(&self, context: &Context<'_>, cue: &Hit, around: &Around) -> bool {
        self.gate.open(around) && self.fits(context, cue)
    }

    /// Whether it holds, all of it tried.
    pub(super) fn fits(&self, context: &Context<'_>, cue: &Hit) -> bool {
        let bounds = &context.document.sentences[cue.sentence].tokens;
        if self.begins.is_some_and(|most| cue.tokens.start - bounds.start > most) {
            return false;
        }
        let walk = Walk::new(context, bounds, cue, self.wide);
        self.own.as_ref().is_none_or(|own| walk.token(own, cue.tokens.start))
            && walk.to(Side::Right, &self.right, cue.tokens.end)
            && walk.to(Side::Left, &self.left, cue.tokens.start)
    }
}
