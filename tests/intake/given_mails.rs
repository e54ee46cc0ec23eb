//! Mails as they were met, each a kind of its own: what is right for each is in `tests/fixtures/README.md`.

use palmares_core::document::Sha;
use palmares_core::dossier::intake::view::{ImportOutcome, ImportReport, LeftOut, ReceiptState};
use palmares_core::dossier::view::DossierView;

use super::desk::{Desk, at};
use super::fixtures::fixture;

/// The report and the only dossier that a mail makes.
async fn received(desk: &Desk, name: &str) -> (ImportReport, DossierView) {
    let report = desk.import(&[desk.given(&format!("mail/{name}"))]).await;
    assert_eq!(report.created.len(), 1, "{name}: {:#?}", report.items);
    let view = desk.view(report.created[0]).await;
    (report, view)
}

/// The bytes of the document of this name.
fn bytes(desk: &Desk, view: &DossierView, name: &str) -> Vec<u8> {
    let names: Vec<_> = view.documents.iter().map(|document| document.name.as_str()).collect();
    let document = view.documents.iter().find(|document| document.name == name);
    let document = document.unwrap_or_else(|| panic!("{name} is not among {names:?}"));
    desk.bytes(&document.sha256)
}

fn left(report: &ImportReport, reason: LeftOut) -> u32 {
    let those = report.items.iter().filter(|item| item.reason == Some(reason));
    those.map(|item| item.count).sum()
}

#[tokio::test]
async fn attachments_have_the_bytes_that_were_sent() {
    let desk = Desk::new().await;
    let (_, view) = received(&desk, "01_pdf_labelled_text_plain.eml").await;
    let pdf = desk.bytes(&view.documents[0].sha256);
    assert!(pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
    let (_, view) = received(&desk, "02_csv_without_charset.eml").await;
    let original = std::fs::read(fixture("intake/mail/02_budget_original.csv")).unwrap();
    assert_eq!(bytes(&desk, &view, "budget.csv"), original);
}

#[tokio::test]
async fn a_content_without_a_type_and_one_of_soft_ends_are_whole() {
    let desk = Desk::new().await;
    let (_, view) = received(&desk, "g_no_ctype.eml").await;
    assert_eq!(bytes(&desk, &view, "dossier.pdf").len(), 724);
    let desk = Desk::new().await;
    let (report, view) = received(&desk, "e_qp_soft_end.eml").await;
    let csv = bytes(&desk, &view, "budget.csv");
    assert_eq!((csv.len(), csv.ends_with(b"12345")), (26, true));
    assert!(report.items.iter().all(|item| item.whole));
}

#[tokio::test]
async fn the_last_evening_is_in_time_in_every_zone() {
    for name in [
        "05_date_cest",
        "05_date_gmt_offset",
        "05_date_offset_ok",
        "05_date_z_before_subject",
    ] {
        let desk = Desk::new().await;
        let (_, view) = received(&desk, &format!("{name}.eml")).await;
        assert_eq!(
            view.dossier.received_at,
            Some(at("2020-06-21T23:58:00+02:00")),
            "{name}"
        );
        assert!(!view.row.late, "{name}");
        if name.ends_with("subject") {
            assert_eq!(view.messages[0].subject, "Candidature PERVENCHE");
        }
    }
}

#[tokio::test]
async fn a_mail_without_a_date_is_neither_late_nor_in_time() {
    let desk = Desk::new().await;
    let (report, view) = received(&desk, "06_no_date.eml").await;
    assert_eq!((view.dossier.received_at, view.row.late), (None, false));
    assert_eq!(report.units[0].receipt, ReceiptState::Missing);
}

#[tokio::test]
async fn forwarded_applications_are_dossiers_with_their_own_dates_and_senders() {
    let desk = Desk::new().await;
    let report = desk.import(&[desk.given("mail/07_three_forwarded.eml")]).await;
    assert_eq!((report.created.len(), left(&report, LeftOut::Envelope)), (3, 1));
    for (number, id) in (1..).zip(&report.created) {
        let view = desk.view(*id).await;
        assert_eq!(
            view.dossier.received_at,
            Some(at(&format!("2020-06-19T09:0{number}:00+02:00")))
        );
        assert_eq!(view.dossier.applicant.email, format!("p{number}@example.org"));
        assert_eq!(view.documents.len(), 1);
    }
}

#[tokio::test]
async fn scans_photographs_and_old_letters_within_a_mail_are_kept() {
    let desk = Desk::new().await;
    let (_, view) = received(&desk, "08_inline_scan_and_old_doc.eml").await;
    assert_eq!(bytes(&desk, &view, "RIB_scan.jpg").len(), 20022);
    assert_eq!(bytes(&desk, &view, "engagement_siege.doc").len(), 30008);
    let desk = Desk::new().await;
    let (_, view) = received(&desk, "x_inline_heic.eml").await;
    assert_eq!(bytes(&desk, &view, "IMG_0001.HEIC").len(), 3012);
}

#[tokio::test]
async fn names_cut_in_pieces_are_read() {
    let desk = Desk::new().await;
    let (_, view) = received(&desk, "09_rfc2231_split.eml").await;
    let names: Vec<_> = view.documents.iter().map(|document| document.name.as_str()).collect();
    assert_eq!(names, ["Déclaration_éligibilité.pdf", "Récépissé.pdf"]);
}

#[tokio::test]
async fn wrappings_are_opened_or_said_to_be_closed() {
    let desk = Desk::new().await;
    let (report, view) = received(&desk, "10_winmail.eml").await;
    assert!(bytes(&desk, &view, "dossier.pdf").starts_with(b"%PDF-"));
    assert_eq!(left(&report, LeftOut::Opened), 1);
    assert_eq!(
        report
            .items
            .iter()
            .find(|item| item.name == "dossier.pdf")
            .unwrap()
            .within
            .as_deref(),
        Some("winmail.dat")
    );

    let desk = Desk::new().await;
    let (report, view) = received(&desk, "14_opaque_smime.eml").await;
    let opened =
        left(&report, LeftOut::Opened) == 1 && view.documents.iter().any(|document| document.name.contains(".pdf"));
    assert!(opened, "{:#?}", report.items);

    let desk = Desk::new().await;
    let report = desk.import(&[desk.given("mail/candidature.msg")]).await;
    assert_eq!(
        (report.created.len(), left(&report, LeftOut::Inside)),
        (0, 1),
        "damaged: said to be inside"
    );
    assert!(report.tally.is_nothing());
}

#[tokio::test]
async fn a_damaged_attachment_goes_as_far_as_it_can_and_says_so() {
    for name in ["11_stray_character_in_base64.eml", "v_no_close.eml"] {
        let desk = Desk::new().await;
        let (report, view) = received(&desk, name).await;
        assert_eq!(bytes(&desk, &view, "dossier.pdf").len(), 724, "{name}");
        let line = report.items.iter().find(|item| item.name == "dossier.pdf").unwrap();
        assert!(!line.whole, "{name} is said to be incomplete");
    }
}

#[tokio::test]
async fn heads_are_read_as_they_come() {
    let desk = Desk::new().await;
    let (_, view) = received(&desk, "13_bom_before_from.eml").await;
    assert_eq!(view.messages[0].from_address, "bom@example.org");
    assert_eq!(
        (view.messages[0].subject.as_str(), view.documents.len()),
        ("Candidature marque", 1)
    );

    let desk = Desk::new().await;
    let (_, view) = received(&desk, "a_gmail_blank_first_line.eml").await;
    assert_eq!(
        (view.messages[0].from_name.as_str(), view.messages[0].subject.as_str()),
        ("Ana Roux", "Candidature Essai")
    );
    assert_eq!(view.dossier.received_at, Some(at("2020-06-21T10:00:00+02:00")));
    let pdf = bytes(&desk, &view, "dossier.pdf");
    assert!(Sha::of(&pdf).as_str().starts_with("d9b04485"));

    let desk = Desk::new().await;
    let (_, view) = received(&desk, "c_latin1_headers.eml").await;
    assert_eq!(view.messages[0].subject, "Candidature Économie réemployée");
    assert_eq!(view.messages[0].from_name, "Hélène Lefèvre");
}

#[tokio::test]
async fn dates_that_disagree_are_shown_and_nobody_is_made_timely() {
    let desk = Desk::new().await;
    for name in ["received_disagrees.eml", "m_two_dates.eml"] {
        let (report, view) = received(&desk, name).await;
        assert_eq!((view.dossier.received_at, view.row.late), (None, false), "{name}");
        let unit = &report.units[0];
        assert_eq!(unit.receipt, ReceiptState::Disputed, "{name}");
        let (at, or) = unit.between.unwrap();
        assert_eq!(
            (view.messages[0].sent_at, view.messages[0].disputed_at),
            (Some(at), Some(or)),
            "{name}"
        );
    }
}

#[tokio::test]
async fn attachments_beyond_what_is_kept_are_counted() {
    let desk = Desk::new().await;
    let (report, view) = received(&desk, "att_450.eml").await;
    assert_eq!(
        (
            view.documents.len(),
            left(&report, LeftOut::TooMany),
            report.tally.refused
        ),
        (200, 250, 0)
    );
    assert_eq!(report.given, 451);
}

#[tokio::test]
async fn every_mail_of_a_mailbox_is_taken() {
    let desk = Desk::new().await;
    let report = desk.import(&[desk.given("mail/boite_renommee.eml")]).await;
    let titles: Vec<_> = desk.list().await.into_iter().map(|row| row.title).collect();
    assert_eq!(
        (report.created.len(), titles),
        (2, vec!["Un".to_owned(), "Deux".to_owned()])
    );
}

#[tokio::test]
async fn what_is_no_mail_makes_no_dossier() {
    let desk = Desk::new().await;
    let report = desk.import(&[desk.given("mail/z_random.eml")]).await;
    assert_eq!(report.items.len(), 1);
    assert_eq!(
        (report.items[0].outcome, report.items[0].reason),
        (ImportOutcome::LeftOut, Some(LeftOut::NotAMail))
    );
    assert!(report.created.is_empty() && report.tally.is_nothing());
}
