//! Names of the constructions in the reports: the frame of the cue, and the kind of clause it stands in.

/// What carries the cue, other than a finite verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clausal {
    /// `saying that`
    Participle,
    /// `declined to say whether`
    Infinitive,
    /// `was accused of`
    Passive,
    /// `the claim that`
    Noun,
    /// `her claim that`
    NamedNoun,
    /// `is confident that`
    Adjective,
}

macro_rules! names {
    ($($frame:literal)*) => {
        /// A row for each frame: the frame alone, then with each [`Clausal`] before it.
        const NAMES: &[[&str; 7]] = &[$([
            $frame,
            concat!("participle ", $frame),
            concat!("infinitive ", $frame),
            concat!("passive ", $frame),
            concat!("noun ", $frame),
            concat!("named noun ", $frame),
            concat!("adjective ", $frame),
        ],)*];
    };
}

names! {
    "tag" "quote" "colon" "that" "bare" "to" "wh" "ing" "object" "object-as" "object-to" "object-that" "about" "of"
    "for" "on" "against" "with" "at" "in" "by" "into" "over" "from" "toward" "as"
}

impl Clausal {
    /// The name of the rule for a frame.
    pub fn rule(self, frame: &'static str) -> &'static str {
        NAMES.iter().find(|names| names[0] == frame).map_or(frame, |names| names[self as usize + 1])
    }
}
