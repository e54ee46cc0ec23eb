//! A secretariat's desk with a workspace, a call and things to take in.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use palmares_core::clock::Timestamp;
use palmares_core::document::{Extractor, WORKER_ARGUMENT};
use palmares_core::dossier::intake::view::{ImportAnswer, ImportOutcome, ImportReport, ImportUnit};
use palmares_core::dossier::intake::{self, ImportRequest, Taken};
use palmares_core::dossier::view::{CheckStep, DossierRow, DossierView};
use palmares_core::dossier::{self, checks};
use palmares_core::id::{CallId, DossierId};
use palmares_core::journal::{Actor, Caller, Receipt, head};
use palmares_core::search;
use palmares_core::store::Store;
use palmares_core::territory::Territory;
use palmares_core::{call, error};

use super::fixtures::{agathe, fixture, founder};

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub struct Desk {
    pub folder: tempfile::TempDir,
    pub store: Store,
    pub caller: Caller,
    pub call: CallId,
    pub extractor: Extractor,
    territory: Territory,
}

impl Desk {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = at("2020-06-23T08:00:00Z");
        let store = Store::create(&folder.path().join("T.palmares"), "T", &agathe(), now)
            .await
            .unwrap();
        let caller = Caller::secretariat(founder(), "secretariat", now);
        let (call, _) = call::create(
            &store,
            &caller,
            "territoire_intelligent",
            "Appel",
            "2020-06-22".parse().unwrap(),
        )
        .await
        .unwrap();
        let extractor = Extractor::new(env!("CARGO_BIN_EXE_palmares"), [WORKER_ARGUMENT]);
        Self {
            folder,
            store,
            caller,
            call,
            extractor,
            territory: Territory::load().unwrap(),
        }
    }

    pub fn write(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.folder.path().join("in").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    pub fn request(&self, paths: &[PathBuf]) -> ImportRequest {
        ImportRequest::of(self.call, paths.to_vec())
    }

    pub async fn taken(&self, request: &ImportRequest) -> Taken {
        let never = AtomicBool::new(false);
        let taken = intake::import(&self.store, &self.caller, &self.extractor, request, &|_| (), &never)
            .await
            .unwrap();
        adds_up(&taken.report);
        taken
    }

    pub async fn import_into(&self, into: Option<DossierId>, paths: &[PathBuf]) -> (ImportReport, Vec<Receipt>) {
        let request = ImportRequest {
            into,
            ..self.request(paths)
        };
        let taken = self.taken(&request).await;
        assert!(taken.failure.is_none(), "{:?}", taken.failure);
        (taken.report, taken.receipts)
    }

    pub async fn import(&self, paths: &[PathBuf]) -> ImportReport {
        self.import_into(None, paths).await.0
    }

    /// What would be done; nothing is written meanwhile.
    pub async fn plan(&self, paths: &[PathBuf]) -> ImportReport {
        let (before, stored) = (self.head().await, self.stored());
        let never = AtomicBool::new(false);
        let request = self.request(paths);
        let taken = intake::plan(&self.store, &self.caller, &self.extractor, &request, &|_| (), &never)
            .await
            .unwrap();
        adds_up(&taken.report);
        assert!(taken.receipts.is_empty() && taken.report.created.is_empty());
        assert_eq!(
            (self.head().await, self.stored()),
            (before, stored),
            "a plan writes nothing"
        );
        taken.report
    }

    /// Imports with every proposal accepted.
    pub async fn accept(&self, paths: &[PathBuf]) -> ImportReport {
        let asked = self.plan(paths).await;
        self.answer(paths, asked.units.iter().map(|unit| (unit, ImportAnswer::Accept)))
            .await
    }

    pub async fn answer<'a>(
        &self,
        paths: &[PathBuf],
        answers: impl IntoIterator<Item = (&'a ImportUnit, ImportAnswer)>,
    ) -> ImportReport {
        let answers = answers
            .into_iter()
            .map(|(unit, answer)| (unit.key.clone(), answer))
            .collect();
        let request = ImportRequest {
            answers,
            ..self.request(paths)
        };
        self.taken(&request).await.report
    }

    /// Files that the workspace keeps.
    fn stored(&self) -> usize {
        walk(self.store.documents())
    }

    /// A file of the tests' own data, copied so that it may be read like any other.
    pub fn given(&self, name: &str) -> PathBuf {
        let from = fixture("intake").join(name);
        let content = fs::read(&from).unwrap();
        self.write(
            &format!("given/{}", from.file_name().unwrap().to_str().unwrap()),
            &content,
        )
    }

    /// The bytes stored of a document.
    pub fn bytes(&self, sha256: &str) -> Vec<u8> {
        fs::read(self.store.documents().join(&sha256[..2]).join(sha256)).unwrap()
    }

    pub async fn view(&self, id: DossierId) -> DossierView {
        let mut connection = self.store.read().await.unwrap();
        dossier::get(&mut connection, &self.territory, Actor::Secretariat, id)
            .await
            .unwrap()
    }

    pub async fn list(&self) -> Vec<DossierRow> {
        let mut connection = self.store.read().await.unwrap();
        dossier::list(&mut connection, &self.territory, Actor::Secretariat, self.call)
            .await
            .unwrap()
    }

    pub async fn head(&self) -> String {
        format!("{:?}", head(&mut self.store.read().await.unwrap()).await.unwrap())
    }

    pub async fn record(&self, id: DossierId, step: CheckStep, outcome: &str) -> error::Result<Receipt> {
        checks::record(&self.store, &self.caller, &self.territory, id, step, outcome, "").await
    }

    pub async fn find(&self, query: &str) -> Vec<search::view::SearchHit> {
        search::find(
            &mut self.store.read().await.unwrap(),
            &search::Reach::default(),
            query,
            20,
        )
        .await
        .unwrap()
    }
}

pub fn outcomes(report: &ImportReport) -> Vec<(&str, ImportOutcome)> {
    report
        .items
        .iter()
        .map(|item| (item.name.as_str(), item.outcome))
        .collect()
}

/// A mail with attachments, each a name, a media type and its bytes.
pub fn mail(head: &str, body: &str, attachments: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let mut text = format!(
        "{head}To: appel@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    )
    .into_bytes();
    for (name, media_type, content) in attachments {
        let inline = media_type.starts_with("image/");
        let disposition = if inline { "inline" } else { "attachment" };
        let shown = if inline {
            format!("Content-ID: <{name}>\r\n")
        } else {
            String::new()
        };
        text.extend_from_slice(
            format!(
                "--b\r\nContent-Type: {media_type}; name=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n{shown}\
                 Content-Disposition: {disposition}; filename=\"{name}\"\r\n\r\n"
            )
            .as_bytes(),
        );
        text.extend_from_slice(base64(content).as_bytes());
        text.extend_from_slice(b"\r\n");
    }
    text.extend_from_slice(b"--b--\r\n");
    text
}

/// RFC 4648, in lines of 76.
fn base64(content: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for (line, chunk) in content.chunks(3).enumerate() {
        if line > 0 && line % 19 == 0 {
            text.push_str("\r\n");
        }
        let bytes = [
            chunk[0],
            chunk.get(1).copied().unwrap_or(0),
            chunk.get(2).copied().unwrap_or(0),
        ];
        let bits = u32::from_be_bytes([0, bytes[0], bytes[1], bytes[2]]);
        for digit in 0..4 {
            let index = (bits >> (18 - 6 * digit)) & 63;
            let kept = digit <= chunk.len();
            text.push(if kept {
                char::from(DIGITS[usize::try_from(index).unwrap()])
            } else {
                '='
            });
        }
    }
    text
}

/// A PDF of one page with a line of text.
pub fn pdf(line: &str) -> Vec<u8> {
    let stream = format!("BT /F1 18 Tf 50 700 Td ({line}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        file.extend_from_slice(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    let start = file.len();
    file.extend_from_slice(b"xref\n0 6\n0000000000 65535 f \n");
    for place in places {
        file.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    file.extend_from_slice(format!("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").as_bytes());
    file
}

/// Everything given is somewhere in the report.
pub fn adds_up(report: &ImportReport) {
    let counted: u32 = report.items.iter().map(|item| item.count).sum();
    assert_eq!(
        (report.given, report.tally.sum()),
        (counted, counted),
        "{:#?}",
        report.items
    );
}

fn walk(folder: impl AsRef<std::path::Path>) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let inside = |entry: fs::DirEntry| if entry.path().is_dir() { walk(entry.path()) } else { 1 };
    entries.flatten().map(inside).sum()
}

pub const FIRST: &str = "From: Anne Dufour <anne@briqlys.example>\r\nSubject: Candidature - BriqLys\r\n\
    Message-ID: <one@briqlys.example>\r\nDate: Sun, 21 Jun 2020 23:58:00 +0200\r\n";
