//! A local page to paste or drop articles into; it listens to this machine only, and nothing leaves it.

mod desk;
mod guard;
mod view;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Multipart, Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use crate::error::{Error, Result};
use crate::input::settings::Settings;
use crate::pipeline::Scorer;
use crate::report::page::shell;
use desk::{Desk, Handed};

/// Most bytes of a request.
const MOST: usize = 16 << 20;

/// What the routes share.
struct Office {
    scorer: Scorer,
    settings: Settings,
    desk: Mutex<Desk>,
}

/// Listens until it is interrupted; `ready` is told the address. Articles are read as the settings say.
///
/// # Errors
/// The port is taken, or what `ready` says.
pub fn serve(
    scorer: Scorer,
    settings: Settings,
    port: u16,
    ready: impl FnOnce(SocketAddr) -> io::Result<()>,
) -> Result<()> {
    let failed = |error| Error::io("listening on", format!("127.0.0.1:{port}"))(error);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(failed)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        ready(address).map_err(Error::io("writing to", "standard output"))?;
        let office = Arc::new(Office { scorer, settings, desk: Mutex::new(Desk::default()) });
        let ended = async {
            // Where signals cannot be heard, the process is ended from outside as any other.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        axum::serve(listener, routes(office, address.port())).with_graceful_shutdown(ended).await.map_err(failed)
    })
}

fn routes(office: Arc<Office>, port: u16) -> Router {
    let file =
        |kind: &'static str, text: &'static str| get(move || async move { ([(header::CONTENT_TYPE, kind)], text) });
    Router::new()
        .route("/", get(|| async { Html(view::desk().into_string()) }))
        .route("/page.css", file("text/css; charset=utf-8", shell::STYLE))
        .route("/page.js", file("text/javascript; charset=utf-8", shell::SCRIPT))
        .route("/serve.js", file("text/javascript; charset=utf-8", view::SCRIPT))
        .route("/score", post(score))
        .route("/read/{key}", get(read))
        .route("/read/{key}/{file}", get(download))
        .fallback(|| async { said(StatusCode::NOT_FOUND, "There is no such page.") })
        .layer(DefaultBodyLimit::max(MOST))
        .layer(axum::middleware::from_fn(move |request, next| guard::watch(port, request, next)))
        .with_state(office)
}

/// Takes what was pasted and dropped, scores it and shows it.
async fn score(State(office): State<Arc<Office>>, mut form: Multipart) -> Response {
    let mut handed = Handed::default();
    loop {
        match form.next_field().await {
            Ok(None) => break,
            Ok(Some(field)) => {
                let (name, file) = (field.name().unwrap_or_default().to_owned(), field.file_name().map(str::to_owned));
                match field.bytes().await {
                    Ok(bytes) => handed.add(&name, file.as_deref(), &bytes),
                    Err(error) => return refused(&error),
                }
            }
            Err(error) => return refused(&error),
        }
    }
    let worked = tokio::task::spawn_blocking(move || {
        let read = desk::score(&office.scorer, &office.settings, handed);
        (read.articles > 0)
            .then(|| office.desk.lock().unwrap_or_else(PoisonError::into_inner).put(read.clone()))
            .ok_or(read)
    });
    match worked.await {
        Ok(Ok(key)) => Redirect::to(&format!("/read/{key}")).into_response(),
        Ok(Err(read)) => said(StatusCode::UNPROCESSABLE_ENTITY, &read.nothing()),
        Err(_) => said(StatusCode::INTERNAL_SERVER_ERROR, "Scoring broke off. Please report what you pasted."),
    }
}

fn refused(error: &axum::extract::multipart::MultipartError) -> Response {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        let words = format!("That is more than {} MB. Score it with `reportedly score` instead.", MOST >> 20);
        return said(StatusCode::PAYLOAD_TOO_LARGE, &words);
    }
    said(StatusCode::BAD_REQUEST, "The form did not arrive whole.")
}

/// Which articles are shown, by their numbers; what is no number, such as the empty value of `none`, is none.
#[derive(Deserialize)]
struct Shown {
    #[serde(default)]
    a: String,
    #[serde(default)]
    b: String,
}

async fn read(State(office): State<Arc<Office>>, Path(key): Path<String>, Query(shown): Query<Shown>) -> Response {
    let found = office.desk.lock().unwrap_or_else(PoisonError::into_inner).get(&key);
    let Some(read) = found else { return gone() };
    match desk::articles(&read) {
        Ok(articles) => {
            let [a, b] = [&shown.a, &shown.b].map(|number| number.trim().parse().ok());
            Html(shell::text(view::read(&key, &read, &articles, a, b))).into_response()
        }
        Err(_) => said(StatusCode::INTERNAL_SERVER_ERROR, "The scores cannot be read back."),
    }
}

async fn download(State(office): State<Arc<Office>>, Path((key, file)): Path<(String, String)>) -> Response {
    let found = office.desk.lock().unwrap_or_else(PoisonError::into_inner).get(&key);
    let Some(read) = found else { return gone() };
    let Some((name, bytes)) = read.files.iter().find(|(name, _)| format!("{name}.csv") == file) else {
        return said(StatusCode::NOT_FOUND, "There is no such file.");
    };
    let disposition = format!("attachment; filename=\"{name}.csv\"");
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, &disposition)];
    (headers, bytes.clone()).into_response()
}

fn gone() -> Response {
    said(StatusCode::NOT_FOUND, "These articles are no longer on the desk: it keeps the last few. Paste them again.")
}

/// A page that says something.
fn said(status: StatusCode, words: &str) -> Response {
    (status, Html(shell::text(view::words(words)))).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Elements, which are read as a page is.
    const ELEMENTS: &str =
        "The <script>alert(1)</script> minister said \"it may ]]> rain\" <img src=x onerror=y>.\u{202e}\u{1b}c";
    /// What only looks like elements, and stays in the text.
    const HOSTILE: &str = "The <svg/onload=alert(1)> minister said \"it may ]]> rain\" </x onclick=y>.\u{202e}\u{1b}c";

    #[test]
    fn pasted_words_are_shown_as_words() {
        let scorer = Scorer::load(None).unwrap();
        let mut handed = Handed::default();
        handed.add("text-0", None, HOSTILE.as_bytes());
        handed.add("title-0", None, b"<b>Rain</b> may \"fall\"");
        handed.add("outlet-0", None, b"</title><script>");
        handed.add("text-1", None, b"A dam could break, officials said.");
        handed.add("text-7", None, b"no such box");
        let read = desk::score(&scorer, &Settings::default(), handed);
        assert_eq!((read.articles, read.faults.len()), (2, 0));
        let articles = desk::articles(&read).unwrap();
        let page = shell::text(view::read("key", &read, &articles, None, None));
        assert!(page.contains("\u{fffd}\u{fffd}c") && !page.contains(['\u{202e}', '\u{1b}']), "what is not seen");
        assert!(page.contains("&lt;/x onclick=y&gt;") && page.contains("side-by-side"));
        assert!(!page.contains("<script>") && !page.contains("<svg/onload") && !page.contains("<b>Rain"), "{page}");
        assert!(page.contains(" style=").then_some(()).is_none(), "the policy forbids styles in the page");
        let one = view::read("key", &read, &articles, Some(2), None).into_string();
        assert!(one.contains("A dam") && !one.contains("onclick"));
    }

    #[test]
    fn several_pasted_stories_are_several() {
        let scorer = Scorer::load(None).unwrap();
        let story = "\n\nThe pier may stay shut until May, the port authority said on Sunday.\n\nIt is old, and the piles are rotten.\n\n";
        let two = format!("Pier shut\nHarbour Post, 3 March 2026{story}Ferry late\nValley Life, 4 March 2026{story}");
        let mut handed = Handed::default();
        handed.add("text-0", None, two.as_bytes());
        let read = desk::score(&scorer, &Settings::default(), handed);
        let articles = desk::articles(&read).unwrap();
        let page = view::read("key", &read, &articles, None, None).into_string();
        assert_eq!(read.articles, 2, "{:?}", read.faults);
        let told = "the pasted text: each headline with its outlet, address or label opens an article of its own";
        assert_eq!(read.faults, [told]);
        assert!(page.contains("Harbour Post") && page.contains("Valley Life") && page.contains("Pier shut"), "{page}");
    }

    #[test]
    fn a_story_without_a_headline_begins_once() {
        let scorer = Scorer::load(None).unwrap();
        let mut handed = Handed::default();
        handed.add("text-0", None, b"The pier may stay shut until May, the port authority said.");
        let read = desk::score(&scorer, &Settings::default(), handed);
        let page = view::read("key", &read, &desk::articles(&read).unwrap(), None, None).into_string();
        assert!(!page.contains("p class=\"headline\"") && page.contains("port authority"), "{page}");
    }

    #[test]
    fn pasted_elements_are_no_elements_of_the_page() {
        let scorer = Scorer::load(None).unwrap();
        let mut handed = Handed::default();
        handed.add("text-0", None, ELEMENTS.as_bytes());
        let read = desk::score(&scorer, &Settings::default(), handed);
        let page = shell::text(view::read("key", &read, &desk::articles(&read).unwrap(), None, None));
        assert!(page.contains("minister said") && page.contains("\u{fffd}\u{fffd}c"), "{page}");
        assert!(!page.contains("<script>") && !page.contains("<img") && !page.contains("onerror"), "{page}");
    }

    #[test]
    fn files_are_read_without_telling_where() {
        let scorer = Scorer::load(None).unwrap();
        let mut handed = Handed::default();
        let csv = "id,text,outlet\na,\"Rain may fall, the mayor said.\",Valley Star\nb,,Valley Star\n";
        handed.add("files", Some("../../x/list.csv"), csv.as_bytes());
        handed.add("files", Some("empty.txt"), b"");
        let read = desk::score(&scorer, &Settings::default(), handed);
        assert_eq!(read.articles, 1);
        let told = read.faults.join(" ");
        assert!(
            told.contains("list.csv")
                && !told.contains("x/list")
                && !told.contains(&*std::env::temp_dir().to_string_lossy()),
            "{told}"
        );
        for (name, bytes) in &read.files {
            let text = String::from_utf8_lossy(bytes);
            assert!(!text.contains(&*std::env::temp_dir().to_string_lossy()), "{name}");
        }
        assert!(
            desk::score(&scorer, &Settings::default(), Handed::default()).nothing().starts_with("There was no text")
        );
    }

    #[test]
    fn no_second_article_may_be_asked_for() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let scorer = Scorer::load(None).unwrap();
        let mut handed = Handed::default();
        handed.add("text-0", None, b"Rain may fall, the mayor said.");
        handed.add("text-1", None, b"A dam could break, officials said.");
        let mut desk = Desk::default();
        let key = desk.put(desk::score(&scorer, &Settings::default(), handed));
        let office = Arc::new(Office { scorer, settings: Settings::default(), desk: Mutex::new(desk) });
        let shown = |query: &str| {
            let address: axum::http::Uri = format!("/read/{key}?{query}").parse().unwrap();
            let query = Query::try_from_uri(&address).map_err(|refused| refused.to_string()).unwrap();
            let answer = runtime.block_on(read(State(Arc::clone(&office)), Path(key.clone()), query));
            let bytes = runtime.block_on(axum::body::to_bytes(answer.into_body(), MOST)).unwrap();
            String::from_utf8(bytes.to_vec()).unwrap().matches("class=\"article single\"").count()
        };
        assert_eq!(["", "a=1&b=2", "a=1&b=", "a=1", "a=2&b=none"].map(shown), [2, 2, 1, 1, 1]);
    }

    #[test]
    fn an_article_is_one_whatever_its_id_and_without_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("input")).unwrap();
        let own = "outlet,domains,aliases,source\nValley Star,valley.example,VS,own\n";
        std::fs::write(folder.path().join("input/outlets.csv"), own).unwrap();
        let settings = Settings::default().with_lexicons(folder.path()).unwrap();
        let scorer = Scorer::load(None).unwrap();
        let mut handed = Handed::default();
        handed.add("text-0", None, b"Rain may fall, the mayor said.");
        handed.add("outlet-0", None, b"VS");
        let csv = "id,title,text,outlet\npasted-1,,\"A dam could break, officials said.\",VS\n-,Advertisement,Advertisement,VS\n";
        handed.add("files", Some("list.csv"), csv.as_bytes());
        let read = desk::score(&scorer, &settings, handed);
        let articles = desk::articles(&read).unwrap();
        let told: Vec<(&str, &str, usize)> =
            articles.iter().map(|one| (&*one.id, &*one.outlet, one.sentences.len())).collect();
        assert_eq!(told[..2], [("pasted-1", "Valley Star", 1), ("pasted-1-2", "Valley Star", 1)], "{:?}", read.faults);
        assert_eq!(read.articles, articles.len());
    }

    #[test]
    fn the_desk_keeps_the_last_few() {
        let mut desk = Desk::default();
        let keys: Vec<String> = (0..20).map(|_| desk.put(desk::Read::default())).collect();
        assert!(desk.get(&keys[0]).is_none() && desk.get(&keys[19]).is_some());
        assert!(keys[0].len() == 32 && keys[0] != keys[1]);
    }
}
