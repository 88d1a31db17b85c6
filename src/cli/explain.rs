//! `explain`: one article in the terminal, its cues and sources marked, each score with its reasons.

use std::fmt::Write as _;
use std::mem::ManuallyDrop;
use std::ops::Range;

use anyhow::bail;

use crate::article::Article;
use crate::attribution::Attribution;
use crate::attribution::rule::Form;
use crate::certainty::ScoredCue;
use crate::cli::args::Explain;
use crate::cli::score::{gather, settings};
use crate::cli::terminal::{Ink, columns, harmless, wrapped};
use crate::cli::{Ended, lexicons, print};
use crate::column::decimal;
use crate::error::Error;
use crate::explain::{Mark, underlined};
use crate::input::articles::Articles;
use crate::lexicon::entry::Dimension;
use crate::pipeline::Scorer;
use crate::report::cues::UNLESS_KEPT;
use crate::rule::decide::Cue;
use crate::scored::{Part, Scored};

/// Columns left of a sentence.
const MARGIN: &str = "    ";
/// Widest line of a sentence, where the terminal has room, and narrowest, however little it has.
const WIDTH: usize = 96;
const NARROW: usize = 20;

const LEGEND: &str = "^ hedge   + booster   . found, but does not count here   s source   c cue   ~ content";

const SOURCES: &str =
    "[ ] where an entry comes from; `reportedly lexicon explain WORD` gives the whole reference, docs/sources.md all";

/// What a page is written on.
#[derive(Clone, Copy)]
struct Paper {
    ink: Ink,
    /// Columns that lines are wrapped at; `None` wraps sentences alone, at [`WIDTH`].
    columns: Option<usize>,
}

impl Paper {
    /// The terminal, or a file or pipe in its place.
    fn of_stdout() -> Self {
        Self { ink: Ink::of_stdout(), columns: columns() }
    }

    /// Columns of a sentence right of the margin; a mark may stand below the blank behind its last word.
    fn width(self) -> usize {
        self.columns.map_or(WIDTH, |columns| columns.saturating_sub(MARGIN.len() + 1).clamp(NARROW, WIDTH))
    }

    /// A line in as many as the paper needs for it.
    fn lines(self, line: &str, mark: &str) -> String {
        wrapped(line, mark, self.columns.map_or(usize::MAX, |_| self.width() + MARGIN.len()))
    }
}

/// Shows an article.
pub(super) fn run(explain: &Explain) -> anyhow::Result<Ended> {
    // The process ends with the verb: to take the lexicons apart first would be time for nothing.
    let scorer = ManuallyDrop::new(Scorer::load(lexicons(explain.reading.lexicons.as_deref()).as_deref())?);
    let mut articles = Articles::new(gather(&explain.reading, None)?, settings(&explain.reading).map_err(Error::from)?);
    let mut ended = Ended::Done;
    let mut known = Vec::new();
    for read in &mut articles {
        let article = match read {
            Ok(read) => read.article,
            Err(fault) => {
                tell!("reportedly explain: {}", harmless(&fault.to_string()));
                ended = Ended::Partly;
                continue;
            }
        };
        if explain.article.as_ref().is_none_or(|id| *id == article.id) {
            print(&page(&scorer, &scorer.score(&article), Paper::of_stdout()))?;
            return Ok(ended);
        }
        known.push(article.id);
    }
    match &explain.article {
        Some(id) => {
            let some: Vec<&str> = known.iter().take(8).map(String::as_str).collect();
            bail!("no article has the id {id:?}; there are {} articles, such as {}", known.len(), some.join(", "))
        }
        None => bail!("there is no article to explain; the messages above say why"),
    }
}

/// The page of an article as `explain` prints it, without colours.
#[must_use]
pub fn plain(scorer: &Scorer, article: &Article) -> String {
    page(scorer, &scorer.score(article), Paper { ink: Ink::NONE, columns: None })
}

/// The whole page of an article.
fn page(scorer: &Scorer, scored: &Scored<'_>, paper: Paper) -> String {
    let Paper { ink, .. } = paper;
    let mut out = head(scored.article, paper);
    writeln!(out, "{}", ink.dim(&paper.lines(LEGEND, ""))).expect("memory");
    writeln!(out, "{}", ink.dim(&paper.lines(SOURCES, ""))).expect("memory");
    // Attributions of the parts above.
    let mut before = 0;
    for part in &scored.parts {
        let first_cue = &mut part.cues.as_slice();
        for index in 0..part.reading.document.sentences.len() {
            let here = first_cue.partition_point(|cue| cue.cue.hit.sentence <= index);
            let (own, later) = first_cue.split_at(here);
            *first_cue = later;
            sentence(&mut out, scorer, part, (index, before), own, paper);
        }
        before += part.attributed.attributions.len();
        for aside in &part.reading.document.asides {
            let words = harmless(aside.span.of(part.reading.document.text));
            let short: String = words.chars().take(60).collect();
            let more = if words.chars().count() > 60 { " …" } else { "" };
            let line = format!("set aside ({}): {short}{more}", aside.kind);
            writeln!(out, "{}", ink.dim(&paper.lines(&line, ""))).expect("memory");
        }
    }
    out
}

fn head(article: &Article, paper: Paper) -> String {
    let about: Vec<&str> = [&article.outlet, &article.date, &article.id]
        .into_iter()
        .map(String::as_str)
        .filter(|cell| !cell.is_empty())
        .collect();
    let mut out = String::new();
    if !article.title.is_empty() {
        writeln!(out, "{}", paper.ink.bold(&paper.lines(&harmless(&article.title), ""))).expect("memory");
    }
    writeln!(out, "{}\n", paper.lines(&harmless(&about.join(", ")), "")).expect("memory");
    out
}

/// A sentence by its place in its part, its marks and their reasons; `before` counts the attributions of the parts above.
fn sentence(
    out: &mut String,
    scorer: &Scorer,
    part: &Part<'_>,
    (index, before): (usize, usize),
    cues: &[ScoredCue],
    paper: Paper,
) {
    let Paper { ink, .. } = paper;
    let document = &part.reading.document;
    let sentence = &document.sentences[index];
    let certainty = &part.certainty[index];
    let score = format!("certainty {} {}", decimal(certainty.score), certainty.level.name());
    writeln!(out, "\ns{:04}  {}  {}", number(part, index), sentence.position.name(), ink.bold(&score)).expect("memory");
    let cue_marks: Vec<Mark> =
        cues.iter().map(|cue| Mark { span: document.span(&cue.cue.hit.tokens), sign: sign(cue) }).collect();
    let inside = |piece: &Range<usize>| piece.start < sentence.tokens.end && sentence.tokens.start < piece.end;
    let own: Vec<(usize, &Attribution)> = (part.attributed.attributions.iter().enumerate())
        .filter(|(_, found)| found.sentence == index || found.content.iter().any(inside))
        .collect();
    let mut source_marks = Vec::new();
    // Contents first: sources and cues are drawn over them.
    let roles: [(fn(&Attribution) -> &Vec<Range<usize>>, char); 3] =
        [(|found| &found.content, '~'), (|found| &found.source, 's'), (|found| &found.cue, 'c')];
    for (pieces, sign) in roles {
        let spans = own.iter().flat_map(|(_, found)| pieces(found)).map(|piece| document.span(piece));
        source_marks.extend(spans.map(|span| Mark { span, sign }));
    }
    let muted = muted(part, index);
    source_marks.extend(muted.clone().map(|cue| Mark { span: document.span(&cue.hit.tokens), sign: '.' }));
    let clean = |letter: char| harmless(letter.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(' ');
    for line in underlined(document.text, sentence.span, &[&cue_marks, &source_marks], paper.width(), clean) {
        writeln!(out, "{MARGIN}{}", ink.marks(&line)).expect("memory");
    }
    for cue in cues {
        writeln!(out, "{}", paper.lines(&reason(scorer, part, cue), "  ")).expect("memory");
    }
    for (at, found) in own {
        writeln!(out, "{}", paper.lines(&credit(scorer, part, (at, before), found, index), "  ")).expect("memory");
    }
    for cue in muted {
        writeln!(out, "{}", paper.lines(&silence(scorer, part, cue), "  ")).expect("memory");
    }
}

/// The number of a sentence, as in its key: 0 for a title that stands apart.
fn number(part: &Part<'_>, index: usize) -> usize {
    if part.apart { 0 } else { index + 1 }
}

/// The words of attribution in a sentence that credit nobody, because a rule says so.
fn muted<'p>(part: &'p Part<'_>, sentence: usize) -> impl Iterator<Item = &'p Cue> + Clone {
    let cues = part.reading.of(Dimension::Attribution);
    let from = cues.partition_point(|cue| cue.hit.sentence < sentence);
    cues[from..].iter().take_while(move |cue| cue.hit.sentence == sentence).filter(|cue| !cue.active)
}

fn sign(cue: &ScoredCue) -> char {
    match (cue.cue.active, cue.booster) {
        (false, _) => '.',
        (true, true) => '+',
        (true, false) => '^',
    }
}

/// Why a cue counts as it does: entry, effect, rule, literature.
fn reason(scorer: &Scorer, part: &Part<'_>, cue: &ScoredCue) -> String {
    let entry = scorer.reader.entry(&cue.cue);
    let words = harmless(part.reading.document.span(&cue.cue.hit.tokens).of(part.reading.document.text));
    let mut line = format!("{} {words}  {}", sign(cue), entry.id());
    match (cue.cue.active, cue.booster) {
        (false, _) => line.push_str("  does not count"),
        (true, true) => write!(line, "  closes {} of what is missing to 1", decimal(cue.effect)).expect("memory"),
        (true, false) => write!(line, "  × {}", decimal(cue.effect)).expect("memory"),
    }
    if let Some(median) = entry.facts.perceived.median {
        write!(line, "  (readers: {median} %, half of them {} to {})", entry.cell("q1"), entry.cell("q3"))
            .expect("memory");
    }
    ruled(&mut line, scorer, &cue.cue);
    // Beside a cue that does not count this would read like the reason.
    if cue.in_quote && cue.cue.active {
        line.push_str("  quoted: the source's word");
    }
    write!(line, "  [{}]", entry.source()).expect("memory");
    line
}

/// Adds the rules that decided a cue, and why they are there; where none did, why the cue does not count.
fn ruled(line: &mut String, scorer: &Scorer, cue: &Cue) {
    let rules = &scorer.reader.rules(cue.hit.dimension).rules;
    for rule in [cue.rule, cue.negation].into_iter().flatten().map(|rule| &rules[rule as usize]) {
        write!(line, "  rule {:?}: {}", rule.name, rule.about).expect("memory");
    }
    if !cue.active && cue.rule.is_none() {
        write!(line, "  {UNLESS_KEPT}: it counts only where a rule keeps it, and none does here").expect("memory");
    }
}

/// Why a word of attribution credits nobody.
fn silence(scorer: &Scorer, part: &Part<'_>, cue: &Cue) -> String {
    let entry = scorer.reader.entry(cue);
    let words = harmless(part.reading.document.span(&cue.hit.tokens).of(part.reading.document.text));
    let mut line = format!(". {words}  {}/{}  credits nobody here", entry.dimension.name(), entry.id());
    ruled(&mut line, scorer, cue);
    write!(line, "  [{}]", entry.source()).expect("memory");
    line
}

/// Who is credited, how, and what kind of source that is; numbered as the keys of attributions.csv, behind those of the
/// parts above.
fn credit(
    scorer: &Scorer,
    part: &Part<'_>,
    (at, before): (usize, usize),
    found: &Attribution,
    sentence: usize,
) -> String {
    let document = &part.reading.document;
    let text = |pieces: &[Range<usize>]| {
        let pieces: Vec<&str> = pieces.iter().map(|piece| document.span(piece).of(document.text)).collect();
        harmless(&pieces.join(" … ")).into_owned()
    };
    let sourced = &part.sourced[at];
    let written = if found.source.is_empty() { "nobody named".to_owned() } else { text(&found.source) };
    let member = found.member.and_then(|member| part.attributed.cast.members.get(member));
    let name = member.map_or("", |member| member.name.as_str());
    let full = if name.is_empty() || name == written { String::new() } else { format!(" = {}", harmless(name)) };
    let cue =
        if found.rule.form == Form::Continued { "no word, the quotation goes on".to_owned() } else { text(&found.cue) };
    let mut line = format!("a{:04}  {written}{full}  >  {cue}", before + at + 1);
    if found.sentence != sentence {
        write!(line, " (in s{:04})", number(part, found.sentence)).expect("memory");
    }
    write!(
        line,
        "  {}, {}  {}, {}, transparency {}  [{}",
        found.quote_kind.name(),
        found.stance.name(),
        sourced.kind.name(),
        sourced.label,
        sourced.transparency,
        found.rule.name(),
    )
    .expect("memory");
    let told = sourced.evidence.as_ref().map(|words| text(std::slice::from_ref(words)));
    let told = told.or_else(|| Some(harmless(&sourced.in_text).into_owned()).filter(|words| !words.is_empty()));
    for (entry, words) in [(found.entry, None), (sourced.entry, told)] {
        let Some(entry) = entry.map(|entry| &scorer.reader.library.entries[entry as usize]) else { continue };
        write!(line, "; {}/{}", entry.dimension.name(), entry.id()).expect("memory");
        // A row has many spellings, and is called by its first: `Mum` is one of `public:great-nephew`.
        if let Some(words) = words.filter(|words| !entry.named(words)) {
            write!(line, " ({words})").expect("memory");
        }
    }
    line.push(']');
    if let Some(within) = found.within {
        write!(line, "  within a{:04}", before + within + 1).expect("memory");
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(columns: Option<usize>) -> String {
        let scorer = Scorer::load(None).unwrap();
        let article = Article {
            id: "a".to_owned(),
            title: "Pier may stay shut, mayor says".to_owned(),
            text:
                "The pier may stay shut until May, the harbour master said. “It will probably leak,” he added, while \
                   divers looked at its rotten piles again and again."
                    .to_owned(),
            ..Article::default()
        };
        page(&scorer, &scorer.score(&article), Paper { ink: Ink::NONE, columns })
    }

    #[test]
    fn attributions_have_the_numbers_of_their_keys() {
        let page = shown(None);
        for number in ["a0001", "a0002", "a0003"] {
            assert_eq!(page.matches(&format!("  {number}  ")).count(), 1, "{page}");
        }
    }

    #[test]
    fn every_cue_that_does_not_count_has_its_reason_in_words() {
        let scorer = Scorer::load(None).unwrap();
        let text = "The cook can bake, and he would not comment. “The cook can bake,” she said.";
        let article = Article { id: "a".to_owned(), text: text.to_owned(), ..Article::default() };
        let page = page(&scorer, &scorer.score(&article), Paper { ink: Ink::NONE, columns: None });
        let idle: Vec<&str> = page.lines().filter(|line| line.contains("does not count  ")).collect();
        assert_eq!(idle.len(), 3, "{page}");
        for line in &idle {
            assert!(
                line.contains("  unless kept: it counts only where a rule keeps it") || line.contains("  rule "),
                "{line}"
            );
            assert!(!line.contains("quoted"), "{line}");
        }
        assert!(idle.iter().any(|line| line.contains("unless kept")), "{page}");
        assert!(idle.iter().any(|line| line.contains("rule ")), "{page}");
    }

    #[test]
    fn lines_fit_the_terminal() {
        let whole = shown(None);
        let page = shown(Some(60));
        assert!(page.lines().all(|line| line.chars().count() <= 60), "{page}");
        let words = |page: &str| {
            page.split_whitespace().filter(|word| word.contains(':')).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(words(&page), words(&whole), "no word is broken");
        let lines: Vec<&str> = page.lines().collect();
        let at = lines.iter().position(|line| line.contains("The pier may stay")).unwrap();
        assert_eq!(lines[at].find("may"), lines[at + 1].find("^^^"), "{page}");
    }
}
