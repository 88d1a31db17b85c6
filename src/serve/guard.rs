//! Who may ask: a browser on this machine, from this page; and what a page may do: nothing from outside.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// What every answer carries.
const HEADERS: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cache-control", "no-store"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// Lets a request through, or not, and puts the headers on the answer.
pub async fn watch(port: u16, request: Request, next: Next) -> Response {
    let mut answer = if allowed(port, request.method(), request.headers()) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "This page answers to this machine only.").into_response()
    };
    for (name, value) in HEADERS {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

/// Whether the request names this page as its host, and does not come from another site's page.
///
/// The host is checked because a name that leads to 127.0.0.1 is all that
/// another site needs to read from here (DNS rebinding); the origin, because a
/// form of another site may post to here.
fn allowed(port: u16, method: &Method, headers: &HeaderMap) -> bool {
    let own = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let host = text(header::HOST).is_some_and(|host| own.iter().any(|own| own == host));
    let origin = match text(header::ORIGIN) {
        Some(origin) => own.iter().any(|own| origin.strip_prefix("http://") == Some(own)),
        // A program that is no browser; a browser names the origin of every form that it posts.
        None => true,
    };
    host && (method == Method::GET || origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_page_may_ask() {
        let cases = [
            (Method::GET, "127.0.0.1:7373", None, true),
            (Method::GET, "localhost:7373", None, true),
            (Method::GET, "evil.example:7373", None, false),
            (Method::GET, "127.0.0.1", None, false),
            (Method::POST, "127.0.0.1:7373", Some("http://127.0.0.1:7373"), true),
            (Method::POST, "127.0.0.1:7373", Some("https://evil.example"), false),
            (Method::POST, "127.0.0.1:7373", Some("null"), false),
        ];
        for (method, host, origin, want) in cases {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static(host));
            if let Some(origin) = origin {
                headers.insert(header::ORIGIN, HeaderValue::from_static(origin));
            }
            assert_eq!(allowed(7373, &method, &headers), want, "{method} {host} {origin:?}");
        }
        assert!(!allowed(7373, &Method::GET, &HeaderMap::new()));
    }
}
