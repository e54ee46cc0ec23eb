//! What the secretariat drops on its window, told apart: returns, mails that carry some, and documents.

use std::path::{Path, PathBuf};

use palmares_api::wire::{self, ReturnsSortRequest, ReturnsSorted};
use palmares_api::{Asker, Host, HostConfig};
use palmares_core::error::Code;
use palmares_core::journal::Part;
use serde_json::json;

use crate::zip::{File, zip};

async fn asked(host: &Host, asker: &Asker, files: &[PathBuf]) -> Result<ReturnsSorted, Code> {
    let paths = files.iter().map(|file| file.display().to_string()).collect();
    let sorted = wire::returns_sort(host, asker, ReturnsSortRequest { paths }).await;
    sorted.map_err(|refused| refused.code)
}

/// A mail with attachments, each after how it is set: beside the text or within it.
fn mail(attachments: &[(&str, &str)]) -> String {
    let parts: Vec<String> = attachments
        .iter()
        .map(|(disposition, name)| {
            // What packs begin with, and what some other file may.
            let content = if name.starts_with("retour") {
                "cGFsbWFyZXMtcGxpIDEK"
            } else {
                "Sm9pbnQ="
            };
            format!(
                "--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\
                 Content-ID: <{name}>\r\nContent-Disposition: {disposition}; filename=\"{name}\"\r\n\r\n{content}\r\n"
            )
        })
        .collect();
    format!(
        "From: Membre <m@example.org>\r\nTo: s@example.org\r\nSubject: Dossier\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n\
         {}--b--\r\n",
        parts.concat()
    )
}

fn written(folder: &Path, name: &str, content: &str) -> PathBuf {
    let file = folder.join(name);
    std::fs::write(&file, content).unwrap();
    file
}

/// Somebody of the secretariat, and a member of their committee.
async fn somebody(host: &Host, folder: &Path) -> (Asker, Asker) {
    let request = json!({ "path": folder.join("T.palmares"), "name": "T",
        "person": { "name": "Camille Hennebelle", "function": "", "email": "", "active": true } });
    let nobody = Asker::at_command_line(None);
    wire::workspace_create(host, &nobody, serde_json::from_value(request).unwrap())
        .await
        .unwrap();
    let founder = wire::candidates(host).await.unwrap()[0].who;
    let staff = Asker::at_command_line(Some(founder));
    let request = json!({ "template": "territoire_intelligent", "name": "Appel", "deadline": "2026-06-22" });
    let call = wire::call_create(host, &staff, serde_json::from_value(request).unwrap())
        .await
        .unwrap();
    let request = json!({ "call_id": call.id, "member_id": null, "input": { "name": "Solène Wattrelos",
        "capacity": "other", "college": "public", "voice": "voting", "role": "member", "organisation": "", "email": "" } });
    wire::member_save(host, &staff, serde_json::from_value(request).unwrap())
        .await
        .unwrap();
    let everybody = wire::candidates(host).await.unwrap();
    let member = everybody.iter().find(|one| one.who.part == Part::Member);
    (staff, Asker::at_command_line(member.map(|one| one.who)))
}

fn host() -> Host {
    Host::new(HostConfig {
        worker: env!("CARGO_BIN_EXE_palmares").into(),
        account: "test".to_owned(),
        homes: None,
    })
    .unwrap()
}

#[tokio::test]
async fn returns_go_to_their_plan_and_the_rest_to_an_import_whatever_came_together() {
    let folder = tempfile::tempdir().unwrap();
    let host = host();
    let (staff, member) = somebody(&host, folder.path()).await;

    let named_as_a_mail = folder.path().join("Lot.eml");
    std::fs::create_dir(&named_as_a_mail).unwrap();
    let [carrying, signed] =
        ["attachment", "inline"].map(|logo| mail(&[("attachment", "retour.pli"), (logo, "logo.png")]));
    let files = [
        written(folder.path(), "Dossier.pdf", "%PDF-1.4"),
        written(folder.path(), "Retour.PLI", "palmares-pli 1\n"),
        written(folder.path(), "Candidature.eml", &mail(&[("attachment", "Projet.pdf")])),
        written(folder.path(), "Retour.eml", &signed),
        written(folder.path(), "Les deux.eml", &carrying),
        written(folder.path(), "Abîmé.eml", "\0\0\0"),
        named_as_a_mail,
        folder.path().to_owned(),
    ];
    let [pdf, pli, application, signed, both, damaged, named, whole] =
        files.each_ref().map(|file| file.display().to_string());
    let sorted = asked(&host, &staff, &files).await;
    let expected = ReturnsSorted {
        returns: vec![pli, signed, both.clone(), whole.clone()],
        documents: vec![pdf, application, both, damaged, named, whole],
    };
    assert_eq!(sorted, Ok(expected));
    assert_eq!(asked(&host, &member, &files).await, Err(Code::NotAllowed));
}

/// A mail that forwards others.
fn forwarding(mails: &[&str]) -> String {
    // Each level has a delimiter of its own.
    let f = format!("f{}", mails.concat().len());
    let parts: Vec<String> = mails
        .iter()
        .map(|mail| format!("--{f}\r\nContent-Type: message/rfc822\r\n\r\n{mail}\r\n"))
        .collect();
    format!(
        "From: Membre <m@example.org>\r\nTo: s@example.org\r\nSubject: Tr\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary={f}\r\n\r\n--{f}\r\nContent-Type: text/plain\r\n\r\nVoir\r\n\
         {}--{f}--\r\n",
        parts.concat()
    )
}

const PLI: &[u8] = b"palmares-pli 1\n";

/// Things that carry only returns, things that carry something else too, and things that carry no return.
struct Carriers {
    only: Vec<PathBuf>,
    both: Vec<PathBuf>,
    neither: Vec<PathBuf>,
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let files: Vec<File> = files.iter().map(|(name, bytes)| File::of(name, bytes)).collect();
    zip(&files)
}

fn carriers(folder: &Path) -> Carriers {
    let [alone, application] = ["retour.pli", "Projet.pdf"].map(|name| mail(&[("attachment", name)]));
    let (twice, mixed) = (
        forwarding(&[&forwarding(&[&alone])]),
        forwarding(&[&alone, &application]),
    );
    let mbox = |mails: [&str; 2]| format!("From a\r\n{}\r\n\r\nFrom b\r\n{}\r\n", mails[0], mails[1]);
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let within = |name: &str, files: &[(&str, &[u8])]| {
        for (file, bytes) in files {
            put(&format!("{name}/{file}"), bytes);
        }
        folder.join(name)
    };
    let (pdf, forwarded): (&[u8], _) = (b"%PDF-1.4", twice.as_bytes());
    let deep = zipped(&[("Projet.pdf", pdf), ("Retours.zip", &zipped(&[("retour.pli", PLI)]))]);
    Carriers {
        only: vec![
            put("Transfert.eml", forwarded),
            put("Boîte.mbox", mbox([&alone, &twice]).as_bytes()),
            put(
                "Retours.zip",
                &zipped(&[("Hélène/retour.pli", PLI), ("Transfert.eml", forwarded)]),
            ),
            put(
                "Joint.eml",
                mail_of(&zipped(&[("retour.pli", PLI)]), "retours.zip").as_bytes(),
            ),
            within("Retours", &[("a/retour.pli", PLI), ("b/Transfert.eml", forwarded)]),
            put("Sans nom", PLI),
        ],
        both: vec![
            put("Les deux.eml", mixed.as_bytes()),
            put("Les deux.mbox", mbox([&alone, &application]).as_bytes()),
            put("Les deux.zip", &zipped(&[("retour.pli", PLI), ("Projet.pdf", pdf)])),
            within("Les deux", &[("retour.pli", PLI), ("Projet.pdf", pdf)]),
            // What has the name of a return and is none: the one tells it, the other keeps it.
            put("Abîmé.zip", &zipped(&[("retour.pli", b"palmares")])),
            within("Abîmés", &[("retour.pli", b"palmares")]),
        ],
        neither: vec![
            put("Projet.eml", forwarding(&[&application]).as_bytes()),
            put("Projet.zip", &deep),
            within("Projet", &[("Projet.pdf", pdf)]),
            put("Cassé.zip", b"PK\x03\x04"),
        ],
    }
}

#[tokio::test]
async fn a_return_is_found_in_whatever_carries_it() {
    let folder = tempfile::tempdir().unwrap();
    let host = host();
    let (staff, _) = somebody(&host, folder.path()).await;
    let Carriers { only, both, neither } = carriers(folder.path());
    let names = |paths: &[PathBuf]| -> Vec<String> { paths.iter().map(|path| path.display().to_string()).collect() };
    let sorted = asked(&host, &staff, &[&only[..], &both, &neither].concat()).await;
    let sorted = sorted.unwrap();
    assert_eq!(sorted.returns, names(&[&only[..], &both].concat()));
    assert_eq!(sorted.documents, names(&[&both[..], &neither].concat()));
    // Each is planned under the name that it came with; what carries none stands for itself.
    let request = json!({ "paths": names(&[only[2].clone(), neither[2].clone()]) });
    let plan = wire::returns_plan(&host, &staff, serde_json::from_value(request).unwrap()).await;
    let told: Vec<String> = plan.unwrap().files.into_iter().map(|file| file.name).collect();
    assert_eq!(told, ["Hélène-retour.pli", "retour.pli", "Projet"]);
}

/// A mail with one file.
fn mail_of(bytes: &[u8], name: &str) -> String {
    let hex = bytes
        .iter()
        .fold(String::new(), |text, byte| format!("{text}={byte:02X}=\r\n"));
    format!(
        "From: Membre <m@example.org>\r\nTo: s@example.org\r\nSubject: Retours\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\n\
         MIME-Version: 1.0\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: quoted-printable\r\n\
         Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n{hex}"
    )
}

#[tokio::test]
async fn a_folder_and_an_archive_are_imported_without_their_returns_which_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let host = host();
    let (staff, _) = somebody(&host, folder.path()).await;
    let call = wire::call_list(&host, &staff, serde_json::from_value(json!({})).unwrap())
        .await
        .unwrap()
        .calls[0]
        .id;
    let lot = folder.path().join("Lot");
    std::fs::create_dir(&lot).unwrap();
    std::fs::write(lot.join("retour.pli"), "palmares-pli 1\n").unwrap();
    std::fs::write(lot.join("Projet.txt"), "Projet").unwrap();
    let files = [
        File::of("autre.pli", b"palmares-pli 1\n"),
        File::of("Budget.txt", b"Budget"),
    ];
    std::fs::write(lot.join("Pièces.zip"), zip(&files)).unwrap();
    let request = json!({ "call_id": call, "paths": [lot], "into": null, "received_at": null, "answers": {} });
    let plan = wire::intake_plan(&host, &staff, serde_json::from_value(request).unwrap())
        .await
        .unwrap();
    let plan = serde_json::to_value(&plan).unwrap();
    let items = plan["report"]["items"].as_array().unwrap();
    let of = |name: &str| items.iter().find(|item| item["name"] == name).unwrap();
    for name in ["retour.pli", "autre.pli"] {
        assert_eq!(
            (&of(name)["outcome"], &of(name)["reason"]),
            (&json!("left_out"), &json!("return"))
        );
    }
    for name in ["Projet.txt", "Budget.txt", "Pièces.zip"] {
        assert_ne!(of(name)["outcome"], "left_out");
    }
}

#[tokio::test]
async fn a_mail_that_carries_both_is_imported_without_its_return_which_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let host = host();
    let (staff, _) = somebody(&host, folder.path()).await;
    let call = wire::call_list(&host, &staff, serde_json::from_value(json!({})).unwrap())
        .await
        .unwrap()
        .calls[0]
        .id;
    let both = mail(&[("attachment", "retour.pli"), ("attachment", "Projet.txt")]);
    let file = written(folder.path(), "Les deux.eml", &both);
    let request = json!({ "call_id": call, "paths": [file], "into": null, "received_at": null, "answers": {} });
    let plan = wire::intake_plan(&host, &staff, serde_json::from_value(request).unwrap())
        .await
        .unwrap();
    let plan = serde_json::to_value(&plan).unwrap();
    let items = plan["report"]["items"].as_array().unwrap();
    let of = |name: &str| items.iter().find(|item| item["name"] == name).unwrap();
    assert_eq!(
        (&of("retour.pli")["outcome"], &of("retour.pli")["reason"]),
        (&json!("left_out"), &json!("return"))
    );
    assert_ne!(of("Projet.txt")["outcome"], "left_out");
}
