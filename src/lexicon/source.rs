//! What the codebook tells of a source: the values of its columns, each with its name in lexicons and reports.

/// An enum whose values have names.
macro_rules! named {
    ($(#[$about:meta])* $list:ident { $($value:ident $name:literal;)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $list {
            $(#[doc = concat!("`", $name, "`")] $value,)*
        }

        impl $list {
            /// The values, in order.
            pub const ALL: &[Self] = &[$(Self::$value),*];
            /// Their names.
            pub const NAMES: &[&str] = &[$($name),*];

            /// The name of the value.
            #[must_use]
            pub const fn name(self) -> &'static str {
                Self::NAMES[self as usize]
            }

            /// The value of that name.
            #[must_use]
            pub fn of(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
    };
}

named! {
    /// Who a source is; a lexicon of that name tells it.
    SourceKind {
        Government "government";
        Political "political";
        Intelligence "intelligence";
        Law "law";
        International "international";
        ThinkTank "think_tank";
        Expert "expert";
        Company "company";
        CivilSociety "civil_society";
        Media "media";
        Public "public";
        Document "document";
        Unknown "unknown";
    }
}

named! {
    /// How the content reached the reporter.
    Channel {
        Speech "speech";
        Statement "statement";
        Report "report";
        Document "document";
        PollData "poll_data";
        SocialMedia "social_media";
        Media "media";
        Unspecified "unspecified";
    }
}
