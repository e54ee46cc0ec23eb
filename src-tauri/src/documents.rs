//! The protocol `palmdoc`, by which the page reads a document: `palmdoc://localhost/<document id>`, whole or by range
//! (RFC 9110 §14). The page never names a path: it names an identifier that the workspace knows.

use std::io::SeekFrom;
use std::path::Path;

use palmares_core::document::INPUT_LIMIT;
use tauri::http::{HeaderValue, Method, Request, Response, StatusCode, header};
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt};

/// Bytes that one answer to a range holds at most: a reader of a large document asks again for the rest (RFC 9110 §15.3.7).
const MOST: u64 = 8 << 20;

/// The name of the protocol, named by the content policy in `tauri.conf.json`.
pub const SCHEME: &str = "palmdoc";

/// A document found by its identifier: where its bytes are and what they are.
pub struct Found<'a> {
    /// The file in the content store.
    pub path: &'a Path,
    /// Its media type, from its content.
    pub media_type: &'a str,
}

/// What a range header asks of a file.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// No usable range: everything.
    Whole,
    /// From and to, both included.
    Bytes(u64, u64),
    /// A range that lies outside the file.
    Outside,
}

/// The identifier that a request names; none when the request is not one for a document.
pub fn requested_id(request: &Request<Vec<u8>>) -> Option<&str> {
    let id = request.uri().path().strip_prefix('/')?;
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    (reads && !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')).then_some(id)
}

/// The answer to a request for a document that exists.
pub async fn answer(request: &Request<Vec<u8>>, found: Found<'_>) -> std::io::Result<Response<Vec<u8>>> {
    let mut file = File::open(found.path).await?;
    let size = file.metadata().await?.len();
    let range = request
        .headers()
        .get(header::RANGE)
        .and_then(|value| value.to_str().ok());
    let (status, first, length) = match part(range, size) {
        // Nobody reads as much at once, and the memory of this program is not the place for it.
        Part::Whole if size > INPUT_LIMIT as u64 => return Ok(refusal(StatusCode::PAYLOAD_TOO_LARGE)),
        Part::Whole => (StatusCode::OK, 0, size),
        Part::Bytes(first, last) => (StatusCode::PARTIAL_CONTENT, first, (last - first + 1).min(MOST)),
        Part::Outside => {
            let mut response = refusal(StatusCode::RANGE_NOT_SATISFIABLE);
            set(&mut response, header::CONTENT_RANGE, &format!("bytes */{size}"));
            return Ok(response);
        }
    };
    let body = if *request.method() == Method::HEAD {
        Vec::new()
    } else {
        read(&mut file, first, length).await?
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    set(&mut response, header::CONTENT_TYPE, found.media_type);
    set(&mut response, header::CONTENT_LENGTH, &length.to_string());
    set(&mut response, header::ACCEPT_RANGES, "bytes");
    if status == StatusCode::PARTIAL_CONTENT {
        set(
            &mut response,
            header::CONTENT_RANGE,
            &format!("bytes {first}-{}/{size}", first + length - 1),
        );
    }
    Ok(guarded(response))
}

/// The answer to anything else.
pub fn refusal(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    guarded(response)
}

async fn read(file: &mut File, first: u64, length: u64) -> std::io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(first)).await?;
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    file.take(length).read_to_end(&mut bytes).await?;
    Ok(bytes)
}

/// A document is data for the page's reader, never a page of its own: no sniffing, no script, no keeping on disk. The page
/// and the protocol are two origins, hence the permission to read and the list of headers that may be seen.
fn guarded(mut response: Response<Vec<u8>>) -> Response<Vec<u8>> {
    set(&mut response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(
        &mut response,
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; sandbox",
    );
    set(&mut response, header::CACHE_CONTROL, "no-store");
    set(&mut response, header::ACCESS_CONTROL_ALLOW_ORIGIN, own_origin());
    set(&mut response, header::ACCESS_CONTROL_ALLOW_HEADERS, "range");
    set(
        &mut response,
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        "accept-ranges, content-length, content-range",
    );
    response
}

fn own_origin() -> &'static str {
    if tauri::is_dev() {
        "http://localhost:1420"
    } else if cfg!(windows) {
        "http://tauri.localhost"
    } else {
        "tauri://localhost"
    }
}

fn set(response: &mut Response<Vec<u8>>, name: header::HeaderName, value: &str) {
    // A media type that cannot stand in a header is no media type.
    let value = HeaderValue::from_str(value).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    response.headers_mut().insert(name, value);
}

/// Reads `bytes=first-last`, `bytes=first-` or `bytes=-count`. Several ranges at once are answered whole, as the standard
/// allows.
fn part(range: Option<&str>, size: u64) -> Part {
    let Some((first, last)) = range
        .and_then(|range| range.strip_prefix("bytes="))
        .filter(|range| !range.contains(','))
        .and_then(|range| range.split_once('-'))
    else {
        return Part::Whole;
    };
    let end = size.saturating_sub(1);
    match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), _) if first >= size => Part::Outside,
        (Ok(first), Ok(last)) if first > last => Part::Whole,
        (Ok(first), Ok(last)) => Part::Bytes(first, last.min(end)),
        (Ok(first), Err(_)) if last.is_empty() => Part::Bytes(first, end),
        (Err(_), Ok(0)) if first.is_empty() => Part::Outside,
        (Err(_), Ok(count)) if first.is_empty() && size > 0 => Part::Bytes(size.saturating_sub(count), end),
        _ => Part::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_the_standard_says() {
        for (range, expected) in [
            (None, Part::Whole),
            (Some("bytes=0-99"), Part::Bytes(0, 99)),
            (Some("bytes=900-"), Part::Bytes(900, 999)),
            (Some("bytes=900-5000"), Part::Bytes(900, 999)),
            (Some("bytes=-100"), Part::Bytes(900, 999)),
            (Some("bytes=-5000"), Part::Bytes(0, 999)),
            (Some("bytes=1000-"), Part::Outside),
            (Some("bytes=-0"), Part::Outside),
            (Some("bytes=5-2"), Part::Whole),
            (Some("bytes=0-1,5-6"), Part::Whole),
            (Some("lines=1-2"), Part::Whole),
            (Some("bytes=a-b"), Part::Whole),
        ] {
            assert_eq!(part(range, 1000), expected, "{range:?}");
        }
        assert_eq!(part(Some("bytes=0-0"), 0), Part::Outside);
    }

    #[test]
    fn a_request_names_an_identifier_and_never_a_path() {
        let id = |method: Method, uri: &str| {
            let request = Request::builder().method(method).uri(uri).body(Vec::new()).unwrap();
            requested_id(&request).map(str::to_owned)
        };
        let uuid = "0190b6f0-1111-7000-8000-0123456789ab";
        assert_eq!(
            id(Method::GET, &format!("palmdoc://localhost/{uuid}")).as_deref(),
            Some(uuid)
        );
        assert_eq!(id(Method::POST, &format!("palmdoc://localhost/{uuid}")), None);
        for path in ["", "../../etc/passwd", "%2e%2e%2fetc", "a/b", "C:%5Cx"] {
            assert_eq!(id(Method::GET, &format!("palmdoc://localhost/{path}")), None, "{path}");
        }
    }

    /// The answer to a request for a file of this many bytes, all of them zero, under this range.
    async fn asked(size: u64, range: Option<&str>) -> Response<Vec<u8>> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("document");
        std::fs::File::create(&path).unwrap().set_len(size).unwrap();
        let mut request = Request::builder().uri("palmdoc://localhost/ab");
        if let Some(range) = range {
            request = request.header("range", range);
        }
        let found = Found {
            path: &path,
            media_type: "application/pdf",
        };
        answer(&request.body(Vec::new()).unwrap(), found).await.unwrap()
    }

    #[tokio::test]
    async fn an_answer_to_a_range_is_cut_and_says_where_it_ends() {
        const SIZE: u64 = 6 << 30;
        for (range, expected) in [
            ("bytes=0-", format!("bytes 0-{}/{SIZE}", MOST - 1)),
            ("bytes=100-", format!("bytes 100-{}/{SIZE}", MOST + 99)),
            ("bytes=-10", format!("bytes {}-{}/{SIZE}", SIZE - 10, SIZE - 1)),
        ] {
            let response = asked(SIZE, Some(range)).await;
            assert_eq!(response.status(), StatusCode::PARTIAL_CONTENT, "{range}");
            assert_eq!(response.headers()[header::CONTENT_RANGE], expected);
            assert_eq!(
                response.headers()[header::CONTENT_LENGTH],
                response.body().len().to_string()
            );
            assert!(response.body().len() as u64 <= MOST);
        }
    }

    #[tokio::test]
    async fn a_document_too_large_for_the_memory_is_not_given_whole() {
        let limit = INPUT_LIMIT as u64;
        for range in [None, Some("bytes=0-1,5-6")] {
            let response = asked(limit + 1, range).await;
            assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
            assert!(response.body().is_empty());
        }
        assert_eq!(asked(MOST + 1, None).await.body().len() as u64, MOST + 1);
    }

    #[tokio::test]
    async fn a_part_of_a_document_is_those_bytes_and_their_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("document");
        std::fs::write(&path, b"0123456789").unwrap();
        let request = Request::builder()
            .uri("palmdoc://localhost/ab")
            .header("range", "bytes=2-4")
            .body(Vec::new())
            .unwrap();
        let response = answer(
            &request,
            Found {
                path: &path,
                media_type: "application/pdf",
            },
        )
        .await
        .unwrap();
        assert_eq!(response.status(), StatusCode::PARTIAL_CONTENT);
        assert_eq!(response.body(), b"234");
        assert_eq!(response.headers()[header::CONTENT_RANGE], "bytes 2-4/10");
        assert_eq!(response.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
}
