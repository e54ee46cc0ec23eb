use super::*;
use crate::document::limits::MAX_ATTACHMENTS;

fn mail(headers: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut text = format!("{headers}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n");
    text.push_str("--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBonjour, voici le dossier.\r\n");
    for (header, content) in parts {
        text.extend(["--b\r\n", header, "\r\n\r\n", content, "\r\n"]);
    }
    text.push_str("--b--\r\n");
    text.into_bytes()
}

const FROM: &str = "From: =?utf-8?Q?Am=C3=A9lie_Delcourt?= <a.delcourt@example.org>\r\nTo: aap@example.org\r\n\
    Subject: =?utf-8?Q?Candidature_TerrilData?=\r\nMessage-ID: <x1@example.org>\r\n";

fn pdf(name: &str) -> String {
    format!("Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"{name}\"")
}

#[test]
fn a_mail_with_two_files_tells_who_when_and_what() {
    let headers = format!("{FROM}Date: Sun, 21 Jun 2020 23:58:00 +0200\r\n");
    let read = parse(&mail(
        &headers,
        &[(&pdf("Kbis.pdf"), "%PDF-1.4 a"), (&pdf("RIB.pdf"), "%PDF-1.4 b")],
    ))
    .unwrap();
    assert_eq!(read.message_id.as_deref(), Some("x1@example.org"));
    assert_eq!(read.from.as_ref().unwrap().name.as_deref(), Some("Amélie Delcourt"));
    assert_eq!(read.from.unwrap().address, "a.delcourt@example.org");
    assert_eq!(read.to.len(), 1);
    assert_eq!(read.subject, "Candidature TerrilData");
    assert_eq!(read.date.at().unwrap().to_rfc3339(), "2020-06-21T21:58:00+00:00");
    assert_eq!(read.body, "Bonjour, voici le dossier.");
    let names: Vec<&str> = read.attachments.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["Kbis.pdf", "RIB.pdf"]);
    assert!(
        read.attachments
            .iter()
            .all(|file| file.media_type == MediaType::Pdf && !file.inline)
    );
}

#[test]
fn a_missing_and_an_invalid_date_are_said_and_never_guessed() {
    assert_eq!(parse(&mail(FROM, &[])).unwrap().date, MailDate::Missing);
    for wrong in ["demain", "Tue, 31 Feb 2020 10:00:00 +0100", ""] {
        let read = parse(&mail(&format!("{FROM}Date: {wrong}\r\n"), &[])).unwrap();
        assert_eq!(read.date, MailDate::Invalid, "{wrong:?}");
    }
}

#[test]
fn names_in_attachments_are_sanitised() {
    let header = "Content-Type: application/pdf\r\nContent-Disposition: attachment; \
        filename*=utf-8''..%2Fde%CC%81claration%E2%80%AEfdp.exe";
    let read = parse(&mail(FROM, &[(header, "MZ nothing")])).unwrap();
    assert_eq!(read.attachments[0].name, "déclarationfdp.exe");
    assert_eq!(read.attachments[0].media_type, MediaType::Executable);
}

#[test]
fn a_forwarded_mail_is_a_file_with_its_own_bytes() {
    let inner = "From: b@example.org\r\nSubject: Pieces\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nUn\r\n--c--\r\n";
    let read = parse(&mail(FROM, &[("Content-Type: message/rfc822", inner)])).unwrap();
    assert_eq!(read.attachments[0].name, "Pieces.eml");
    assert_eq!(read.attachments[0].content, inner.as_bytes());
}

#[test]
fn a_forwarded_mail_without_a_name_has_its_subject_for_one() {
    let inner = "From: b@example.org\r\nTo: c@example.org\r\nSubject: Accord/oui\r\n\r\nBien recu.";
    let read = parse(&mail(FROM, &[("Content-Type: message/rfc822", inner)])).unwrap();
    assert_eq!(read.attachments[0].name, "Accord-oui.eml");
    assert_eq!(read.attachments[0].media_type, MediaType::Mail);
}

#[test]
fn more_files_than_are_kept_are_listed_as_left_out() {
    let header = pdf("a.pdf");
    let parts: Vec<(&str, &str)> = (0..MAX_ATTACHMENTS + 2)
        .map(|_| (header.as_str(), "%PDF-1.4"))
        .collect();
    let read = parse(&mail(FROM, &parts)).unwrap();
    assert_eq!(read.attachments.len(), MAX_ATTACHMENTS);
    assert_eq!(read.omitted.len(), 2);
    assert_eq!(read.omitted[0].reason, OmittedReason::TooMany);
}
