//! articles.csv: a row is an article and its profile.

use crate::article::Article;
use crate::attribution::{QuoteKind, Stance};
use crate::certainty::Level as CertaintyLevel;
use crate::column::{Cell, Column, Level, joined, width};
use crate::lexicon::schema::place;
use crate::pipeline::Scorer;
use crate::profile::{ArticleProfile, CATEGORIES, Tally};
use crate::report::article_columns::{category, credits, kind, label, level, part, step, tally};
use crate::report::table::{OfArticle, Report};
use crate::scored::Scored;
use crate::sourcing::{KINDS, LABELS, UNNAMED};
use crate::span::Span;
use crate::text::Position;
use crate::text::front::Front;

/// An article and its profile.
#[derive(Clone, Debug, Default)]
pub struct Row {
    article: Article,
    dateline: String,
    byline: String,
    agency: String,
    profile: ArticleProfile,
}

fn share(part: usize, whole: usize) -> Cell<'static> {
    per(part, whole, 1.0)
}

fn per(part: usize, whole: usize, scale: f64) -> Cell<'static> {
    Cell::number((whole > 0).then(|| scale * part as f64 / whole as f64))
}

fn count(count: usize) -> Cell<'static> {
    Cell::count(Some(count))
}

/// What the collection and the front of the article say of it.
const FRONT: &[Column<Row>] = &[
    Column::text("article_id", "Key of the article.", |r: &Row| Cell::text(&*r.article.id)).unit("key"),
    Column::text("outlet", "Outlet that published it.", |r: &Row| Cell::text(&*r.article.outlet)),
    Column::text("date", "Day of publication, ISO 8601 where it could be read, or its month: `2026-03`.", |r: &Row| {
        Cell::text(&*r.article.date)
    }),
    Column::text("title", "Headline as the collection gives it.", |r: &Row| Cell::text(&*r.article.title)),
    Column::text("section", "Section or desk.", |r: &Row| Cell::text(&*r.article.section)),
    Column::text("genre", "Genre, where metadata or section tell.", |r: &Row| Cell::text(&*r.article.genre))
        .of(&["news", "analysis", "opinion"], Level::Nominal),
    Column::text("author", "Author as the collection gives it.", |r: &Row| Cell::text(&*r.article.author)),
    Column::text("url", "Address it was published at.", |r: &Row| Cell::text(&*r.article.url)),
    Column::text("dateline", "Place of the dateline in the text.", |r: &Row| Cell::text(&*r.dateline)),
    Column::text("byline", "Author line in the text.", |r: &Row| Cell::text(&*r.byline)),
    Column::text("agency", "News agency that the text credits.", |r: &Row| Cell::text(&*r.agency)),
    Column::flag(
        "truncated",
        "The text ends in a mark that the rest was cut off, or fills a spreadsheet's cell.",
        |r: &Row| Cell::Flag(r.article.truncated),
    ),
    Column::text("date_source", "The date as the collection writes it.", |r: &Row| Cell::text(&*r.article.date_source)),
    Column::text("language", "Language, by ISO 639-1; empty where the text is too short to tell.", |r: &Row| {
        Cell::text(&*r.article.language)
    }),
    Column::text("duplicate_of", "First article of the same outlet with the same text.", |r: &Row| {
        Cell::text(&*r.article.duplicate_of)
    })
    .unit("key"),
    Column::count("n_sentences", "sentences", "Sentences, the headline among them.", |r: &Row| {
        count(r.profile.n_sentences)
    })
    .formula("rows of sentences.csv; lines set aside have none"),
    Column::count("n_words", "words", "Words and numbers of these sentences.", |r: &Row| count(r.profile.n_words))
        .formula("sum of n_words in sentences.csv; the denominator of every rate per 1000 words"),
];

/// How firmly the article commits to what it says.
const CERTAINTY: &[Column<Row>] = &[
    Column::number("certainty", "0 to 1", "Mean certainty of the sentences; not truth, not quality.", |r: &Row| {
        Cell::number(r.profile.certainty)
    }),
    Column::number("certainty_sd", "0 to 1", "Standard deviation of the certainty of the sentences.", |r: &Row| {
        Cell::number(r.profile.certainty_sd)
    }),
    Column::number("headline_certainty", "0 to 1", "Mean certainty of the headline.", |r: &Row| {
        Cell::number(r.profile.certainty_at[Position::Headline as usize])
    }),
    Column::number("lead_certainty", "0 to 1", "Mean certainty of the lead.", |r: &Row| {
        Cell::number(r.profile.certainty_at[Position::Lead as usize])
    }),
    Column::number("body_certainty", "0 to 1", "Mean certainty of the body.", |r: &Row| {
        Cell::number(r.profile.certainty_at[Position::Body as usize])
    }),
];

/// Who stands behind the article.
const SOURCES: &[Column<Row>] = &[
    Column::number("transparency", "0 to 5", "Mean transparency of the attributions.", |r: &Row| {
        Cell::number(r.profile.transparency)
    }),
    Column::count("n_sources_distinct", "sources", "Different sources that the text credits.", |r: &Row| {
        count(r.profile.sources_distinct())
    })
    .formula("each counted once, by whatever name; a title that stands apart adds none"),
    Column::count(
        "n_sources_named",
        "sources",
        "Those with a name: a person, an institution or a document.",
        |r: &Row| count(r.profile.sources_named),
    )
    .formula("transparency of 3 or more at one place at least"),
    Column::count("n_sources_unnamed", "sources", "Those without a name.", |r: &Row| count(r.profile.sources_unnamed)),
    Column::count(
        "n_attributions_unnamed",
        "attributions",
        "Attributions to a source without a name: people, bodies such as “police”, papers such as “a report”.",
        |r: &Row| count(r.profile.transparencies[UNNAMED].iter().sum()),
    )
    .formula("n_transparency_1 + n_transparency_2"),
    Column::count(
        "n_unnamed_officials",
        "attributions",
        "Attributions to officials of a government without a name.",
        |r: &Row| count(r.profile.unnamed_officials),
    )
    .formula("of n_attributions_unnamed those to people (source_people 1) of kind government or intelligence"),
    Column::flag("single_source", "The text credits one source and no other.", |r: &Row| {
        Cell::Flag(r.profile.sources_distinct() == 1)
    }),
    Column::text("top_source", "Source credited most often.", |r: &Row| Cell::text(&*r.profile.top_source)),
    Column::number("top_source_share", "0 to 1", "Its share of the attributions that give a source.", |r: &Row| {
        Cell::number(r.profile.top_source_share)
    })
    .formula("attributions to it / attributions that give a source; those of a title that stands apart from the text are in neither, though n_attributions counts them"),
];

/// What was set aside.
const SET_ASIDE: &[Column<Row>] = &[
    Column::count(
        "n_set_aside",
        "lines",
        "Lines and datelines that are no article text and were not scored.",
        |r: &Row| count(r.profile.set_aside.iter().map(|(_, count)| count).sum()),
    ),
    Column::text("set_aside", "The same by kind, such as `byline:1|share:2`.", |r: &Row| {
        let kinds: Vec<String> = r.profile.set_aside.iter().map(|(kind, count)| format!("{kind}:{count}")).collect();
        Cell::text(kinds.join("|"))
    })
    .unit("kind:lines, joined by |"),
];

const GROUPS: &[&[Column<Row>]] = &[
    FRONT,
    CERTAINTY,
    level!("absolute"),
    level!("high"),
    level!("moderate"),
    level!("low"),
    level!("uncertain"),
    part!(
        "hedged_sentences",
        "sentences",
        "Sentences with an active hedge",
        |p| p.hedges.sentences,
        "n_sentences",
        |p| p.n_sentences
    ),
    tally!("hedges", "cues", "Active hedges of every category", |p| p.hedges),
    tally!("hedges_writer", "cues", "Active hedges outside quotations", |p| p.hedges_writer),
    tally!("hedges_reported", "cues", "Active hedges outside quotations in a content credited to somebody", |p| p
        .hedges_reported),
    tally!("hedges_quoted", "cues", "Active hedges inside quotations", |p| p.hedges_quoted),
    tally!("boosters", "cues", "Active boosters; a negated one is a hedge", |p| p.boosters),
    tally!("boosters_writer", "cues", "Active boosters outside quotations", |p| p.boosters_writer),
    tally!("boosters_quoted", "cues", "Active boosters inside quotations", |p| p.boosters_quoted),
    category!("modal", "May, might, could and their kin, where they hedge"),
    category!("probability", "Likely, probably and their kin"),
    category!("evidential", "Reportedly, allegedly, seems and their kin"),
    category!("belief", "Think, believe, expect and their kin"),
    category!("inquiry", "Whether, investigate, look into and their kin"),
    category!("condition", "If, unless, provided and their kin"),
    category!("vague", "Some, many, critics, widely and their kin"),
    category!("approximator", "About, roughly, nearly and their kin"),
    category!("disclaimer", "Not known, could not be verified, did not confirm and their kin"),
    part!("quoted_words", "words", "Words inside quotations", |p| p.n_quoted_words, "n_words", |p| p.n_words),
    credits!("attributions", "Times that somebody is credited with a content", |p| p.attributions),
    part!(
        "attributed_sentences",
        "sentences",
        "Sentences that hold content of an attribution",
        |p| p.attributions.sentences,
        "n_sentences",
        |p| p.n_sentences
    ),
    credits!("direct", "Attributions whose content is all quoted", |p| p.quote_kinds[QuoteKind::Direct as usize]),
    credits!("mixed", "Attributions whose content is quoted in part", |p| p.quote_kinds[QuoteKind::Mixed as usize]),
    credits!("indirect", "Attributions whose content is in the writer's words", |p| p.quote_kinds
        [QuoteKind::Indirect as usize]),
    credits!("neutral", "Attributions by say, tell, add and their kin", |p| p.stances[Stance::Neutral as usize]),
    credits!("distancing", "Attributions by claim, allege, insist and their kin", |p| p.stances
        [Stance::Distancing as usize]),
    credits!("endorsing", "Attributions by note, reveal, confirm and their kin", |p| p.stances
        [Stance::Endorsing as usize]),
    part!(
        "attributed_words",
        "words",
        "Words of contents that are credited to somebody",
        |p| p.n_attributed_words,
        "n_words",
        |p| p.n_words
    ),
    part!(
        "official_words",
        "words",
        "Words credited in the end to an official statement",
        |p| p.n_official_words,
        "n_attributed_words",
        |p| p.n_attributed_words
    ),
    part!(
        "unattributed_assertions",
        "sentences",
        "Sentences with no attribution and no hedge that are no questions",
        |p| p.unattributed_assertions,
        "n_sentences",
        |p| p.n_sentences
    ),
    SOURCES,
    step!("0", 0),
    step!("1", 1),
    step!("2", 2),
    step!("3", 3),
    step!("4", 4),
    step!("5", 5),
    label!("official_statement"),
    label!("intelligence_assessment"),
    label!("think_tank_report"),
    label!("expert_analysis"),
    label!("company_statement"),
    label!("advocacy_statement"),
    label!("political_statement"),
    label!("media_report"),
    label!("public_account"),
    label!("document"),
    label!("poll_or_data"),
    label!(
        "unnamed_source",
        "Attributions with this label of sourcing: nothing but that there is a source; not all without a name, which n_attributions_unnamed counts"
    ),
    label!("unsourced"),
    kind!("government"),
    kind!("political"),
    kind!("intelligence"),
    kind!("law"),
    kind!("international"),
    kind!("think_tank"),
    kind!("expert"),
    kind!("company"),
    kind!("civil_society"),
    kind!("media"),
    kind!("public"),
    kind!("document"),
    kind!("unknown"),
    SET_ASIDE,
];

/// articles.csv
pub static ARTICLES: Report<Row> = Report {
    name: "articles",
    row: "an article and its hedging profile",
    key: &["article_id"],
    columns: &joined::<Row, { width(GROUPS) }>(GROUPS),
};

impl OfArticle for Row {
    fn each(scorer: &Scorer, scored: &Scored<'_>, mut give: impl FnMut(&Self)) {
        let article = scored.article;
        let text = scored.parts.iter().find(|part| !part.apart);
        let front = |of: fn(&Front) -> Option<Span>| {
            let found = text.and_then(|part| Some((of(&part.reading.document.front)?, part.reading.document.text)));
            found.map_or(String::new(), |(span, text)| span.of(text).to_owned())
        };
        give(&Self {
            dateline: front(|front| front.dateline),
            byline: front(|front| front.byline),
            agency: front(|front| front.agency),
            profile: ArticleProfile::new(&scorer.reader, scored),
            article: Article {
                id: article.id.clone(),
                outlet: article.outlet.clone(),
                date: article.date.clone(),
                date_source: article.date_source.clone(),
                language: article.language.clone(),
                duplicate_of: article.duplicate_of.clone(),
                title: article.title.clone(),
                author: article.author.clone(),
                section: article.section.clone(),
                genre: article.genre.clone(),
                url: article.url.clone(),
                truncated: article.truncated,
                ..Article::default()
            },
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Library;
    use crate::report::page::words;

    #[test]
    fn every_value_of_a_list_has_its_columns() {
        let header: Vec<&str> = ARTICLES.header().collect();
        let named = |prefix: &str, list: &[&str]| {
            for name in list {
                let name = format!("{prefix}{name}");
                assert!(header.contains(&&*format!("n_{name}")), "n_{name}");
            }
        };
        named("", CATEGORIES);
        let library = Library::builtin().expect("lexicons");
        for path in library.tables.keys().filter_map(|path| path.strip_prefix("certainty/")) {
            let category = path.strip_suffix(".csv").expect("a table");
            assert!(category == "booster" || CATEGORIES.contains(&category), "{category} has no column");
            assert_ne!(words::category(category), words::category("-"), "the page has no words for {category}");
        }
        named("", LABELS);
        named("kind_", KINDS);
        named("certainty_", CertaintyLevel::NAMES);
        named("", QuoteKind::NAMES);
        named("", Stance::NAMES);
    }
}
