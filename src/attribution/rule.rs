//! The constructions that attributions are found by, and their names in the reports.

/// What follows the cue, or holds source and content together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// `…, Roe said`
    #[default]
    Tag,
    /// `said “…”`
    Quote,
    /// `said: …`, `Roe: …`
    Colon,
    /// `… – union`
    Dash,
    /// `said that …`
    That,
    /// `said …`
    Bare,
    /// `promised to …`
    To,
    /// `asked whether …`
    Wh,
    /// `denied taking …`
    Ing,
    /// `rejected the plan`
    Object,
    /// `described the plan as …`
    ObjectAs,
    /// `urged the council to …`
    ObjectTo,
    /// `told the council that …`
    ObjectThat,
    /// `warned about …`
    About,
    /// `spoke of …`
    Of,
    /// `called for …`
    For,
    /// `reported on …`
    On,
    /// `argued against …`
    Against,
    /// `agreed with …`
    With,
    /// `hinted at …`
    At,
    /// `believes in …`
    In,
    /// `stood by …`
    By,
    /// `read … into …`
    Into,
    /// `voiced concern over …`
    Over,
    /// `concluded from …`
    From,
    /// `pointed to …`
    Toward,
    /// `characterised as …`
    As,
    /// `according to Roe`
    AccordingTo,
    /// `it is believed that …`
    Impersonal,
    /// `reportedly`
    Adverb,
    /// `Roe backs the plan. “It is cheap.”`: a quotation that no word credits, behind what its speaker does.
    Continued,
}

impl Form {
    /// Whether somebody speaks in it, in a clause or a quotation.
    #[must_use]
    pub const fn speaks(self) -> bool {
        matches!(self, Self::Tag | Self::Quote | Self::Colon | Self::That | Self::Bare | Self::ObjectThat)
    }
}

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

/// A construction: what carries the cue, if not a finite verb, and its form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Construction {
    /// What carries the cue; `None` for a finite verb, and where there is no verb at all.
    pub clausal: Option<Clausal>,
    /// What follows it.
    pub form: Form,
}

impl Clausal {
    /// The construction of a form that is carried so.
    #[must_use]
    pub const fn with(self, form: Form) -> Construction {
        Construction { clausal: Some(self), form }
    }
}

impl From<Form> for Construction {
    fn from(form: Form) -> Self {
        Self { clausal: None, form }
    }
}

macro_rules! names {
    ($($form:ident $name:literal)*) => {
        impl Construction {
            /// Its name in the reports: the form's, behind what carries the cue.
            #[must_use]
            pub const fn name(self) -> &'static str {
                let [plain, participle, infinitive, passive, noun, named_noun, adjective] = match self.form {
                    $(Form::$form => [
                        $name,
                        concat!("participle ", $name),
                        concat!("infinitive ", $name),
                        concat!("passive ", $name),
                        concat!("noun ", $name),
                        concat!("named noun ", $name),
                        concat!("adjective ", $name),
                    ],)*
                };
                match self.clausal {
                    None => plain,
                    Some(Clausal::Participle) => participle,
                    Some(Clausal::Infinitive) => infinitive,
                    Some(Clausal::Passive) => passive,
                    Some(Clausal::Noun) => noun,
                    Some(Clausal::NamedNoun) => named_noun,
                    Some(Clausal::Adjective) => adjective,
                }
            }
        }
    };
}

names! {
    Tag "tag" Quote "quote" Colon "colon" Dash "dash" That "that" Bare "bare" To "to" Wh "wh" Ing "ing" Object "object"
    ObjectAs "object-as" ObjectTo "object-to" ObjectThat "object-that" About "about" Of "of" For "for" On "on"
    Against "against" With "with" At "at" In "in" By "by" Into "into" Over "over" From "from" Toward "toward" As "as"
    AccordingTo "according to" Impersonal "impersonal" Adverb "adverb" Continued "continued"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_construction_is_named_by_what_carries_the_cue_and_its_form() {
        assert_eq!(Construction::from(Form::ObjectThat).name(), "object-that");
        assert_eq!(Clausal::NamedNoun.with(Form::To).name(), "named noun to");
    }
}
