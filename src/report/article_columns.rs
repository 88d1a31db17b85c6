//! Columns of articles.csv that are made alike, as macros: a count with its rate and its share of sentences
//! (`n_hedges`, `hedges_per_1000`, `hedges_sentence_share`), or with its share of a whole (`n_direct`, `direct_share`).
//!
//! They are read off the row where they are written out.

/// Count, rate and share of sentences of a tally.
macro_rules! tally {
    ($name:literal, $unit:literal, $about:literal, $tally:expr) => {
        tally!($name, $unit, $about, $tally, "sentences that have at least one / n_sentences")
    };
    ($name:literal, $unit:literal, $about:literal, $tally:expr, $share:literal) => {
        &[
            Column::count(concat!("n_", $name), $unit, concat!($about, "."), |r: &Row| {
                let tally: fn(&ArticleProfile) -> Tally = $tally;
                count(tally(&r.profile).count)
            }),
            Column::number(
                concat!($name, "_per_1000"),
                concat!($unit, " per 1000 words"),
                concat!($about, ", per 1000 words."),
                |r: &Row| {
                    let tally: fn(&ArticleProfile) -> Tally = $tally;
                    per(tally(&r.profile).count, r.profile.n_words, 1000.0)
                },
            )
            .formula(concat!("1000 n_", $name, " / n_words")),
            Column::number(
                concat!($name, "_sentence_share"),
                "0 to 1",
                concat!("Share of sentences that have one. ", $about, "."),
                |r: &Row| {
                    let tally: fn(&ArticleProfile) -> Tally = $tally;
                    share(tally(&r.profile).sentences, r.profile.n_sentences)
                },
            )
            .formula($share),
        ]
    };
}

/// Tally of attributions, whose contents may run over several sentences.
macro_rules! credits {
    ($name:literal, $about:literal, $tally:expr) => {
        tally!(
            $name,
            "attributions",
            $about,
            $tally,
            "sentences with words of the content of at least one / n_sentences; a content may run over several sentences"
        )
    };
}

/// Tally of a category of cues.
macro_rules! category {
    ($name:literal, $about:literal) => {
        tally!($name, "cues", $about, |p| p.categories[const { place(CATEGORIES, $name) }])
    };
}

/// Count of something and its share of the whole.
macro_rules! part {
    ($name:literal, $unit:literal, $about:literal, $part:expr, $whole:literal, $of:expr) => {
        part!("" $name, $unit, $about, $part, $whole, $of)
    };
    ($prefix:literal $name:literal, $unit:literal, $about:literal, $part:expr, $whole:literal, $of:expr) => {
        &[
            Column::count(concat!("n_", $prefix, $name), $unit, concat!($about, "."), |r: &Row| {
                let part: fn(&ArticleProfile) -> usize = $part;
                count(part(&r.profile))
            }),
            Column::number(concat!($prefix, $name, "_share"), "0 to 1", concat!($about, ", as a share."), |r: &Row| {
                let (part, whole): (fn(&ArticleProfile) -> usize, fn(&ArticleProfile) -> usize) = ($part, $of);
                share(part(&r.profile), whole(&r.profile))
            })
            .formula(concat!("n_", $prefix, $name, " / ", $whole)),
        ]
    };
}

/// Sentences on a level of certainty.
macro_rules! level {
    ($name:literal) => {
        part!(
            "certainty_" $name,
            "sentences",
            "Sentences on this level of certainty",
            |p| p.levels[const { place(CertaintyLevel::NAMES, $name) }],
            "n_sentences",
            |p| p.n_sentences
        )
    };
}

/// Attributions to a kind of source.
macro_rules! kind {
    ($name:literal) => {
        part!(
            "kind_" $name,
            "attributions",
            "Attributions to sources of this kind",
            |p| p.kinds[const { place(KINDS, $name) }],
            "n_attributions",
            |p| p.attributions.count
        )
    };
}

/// Attributions of a label of sourcing.
macro_rules! label {
    ($name:literal) => {
        label!($name, "Attributions with this label of sourcing")
    };
    ($name:literal, $about:literal) => {
        part!($name, "attributions", $about, |p| p.labels[const { place(LABELS, $name) }], "n_attributions", |p| p
            .attributions
            .count)
    };
}

/// Attributions on a step of transparency.
macro_rules! step {
    ($name:literal, $step:literal) => {
        part!(
            "transparency_" $name,
            "attributions",
            "Attributions on this step of transparency",
            |p| p.transparencies[$step],
            "n_attributions",
            |p| p.attributions.count
        )
    };
}

pub(super) use {category, credits, kind, label, level, part, step, tally};
