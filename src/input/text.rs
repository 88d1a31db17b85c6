//! Plain text: one article in a file, its id the file's name, its outlet the folder's.

use std::io::Read;

use crate::article::Article;
use crate::input::account::Account;
use crate::input::decode::Decode;
use crate::input::opened::Opened;
use crate::input::settings::Settings;
use crate::input::trouble::Trouble;
use crate::input::{Begun, Record, Records};

struct Whole {
    text: Option<Decode>,
    article: Article,
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    let article = opened.article();
    Ok(Box::new(Whole { text: Some(opened.text(settings)?), article }))
}

impl Records for Whole {
    fn next(&mut self, _: &mut Account) -> Option<Result<Record, Trouble>> {
        let mut text = self.text.take()?;
        let mut article = std::mem::take(&mut self.article);
        Some(match text.read_to_string(&mut article.text) {
            Ok(_) => Ok(Record { article, row: None, end: text.place() }),
            Err(error) => Err(Trouble::io(&error)),
        })
    }
}
