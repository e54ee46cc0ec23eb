//! A programme under way in an empty workspace: what the walks through the programmes share.

use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::fixtures::fixture;
use crate::harness::Stage;
use crate::mail::Mail;
use crate::steps::{
    Beginning, Sitting, be, begin, enter_room, mark_and_hand_in, open_dossier, says, session_paper, sit, take_in,
};
use crate::window::{Key, Window};

pub const SECRETARY: &str = "Claire Martin";
pub const CHAIR: &str = "Odile Fontaine";
pub const READER: &str = "Karim Benali";
pub const THIRD: &str = "Inès Mercier";

/// Documents by what their names say they are.
pub const FORM: (&str, &str) = ("Formulaire signé.pdf", "structure_simple.pdf");
pub const DESCRIPTION: (&str, &str) = ("Présentation du projet.pdf", "multicolumn.pdf");
pub const BUDGET: (&str, &str) = ("Plan de financement.pdf", "outlines_se.pdf");
pub const EXISTENCE: (&str, &str) = ("Kbis.pdf", "copy_paste_ligatures.pdf");
pub const BYLAWS: (&str, &str) = ("Statuts.pdf", "with-attachment.pdf");
pub const SELF_ASSESSMENT: (&str, &str) = ("Auto-évaluation RGESN.pdf", "with-attachment.pdf");
pub const SUPPORT: (&str, &str) = ("Lettre de soutien.pdf", "copy_paste_ligatures.pdf");

/// An empty workspace with the call of a programme, and its one dossier to be.
pub struct Walk {
    pub stage: Stage,
    pub window: Window,
    pub title: &'static str,
}

impl Walk {
    pub async fn begin(template: &str, title: &'static str, deadline: &str) -> Self {
        let stage = Stage::new().await;
        let workspace = stage.folder().join("Comité.palmares");
        let window = stage.open(&[]).await;
        let beginning = Beginning {
            workspace: &workspace,
            committee: "Comité d’essai",
            secretary: SECRETARY,
            template: Some(template),
            call: "Appel d’essai",
            deadline,
        };
        begin(&stage, &window, &beginning).await;
        window.fill("Adresse postale", "Maison des comités").await;
        window.keys(&[Key::Enter]).await;
        window.type_text("63000 Clermont-Ferrand").await;
        window.fill("Signataire", "Anne Dubreuil").await;
        window.fill("Qualité du signataire", "Présidente").await;
        window.see("Enregistré").await;
        Self { stage, window, title }
    }

    /// Somebody writes, with these documents.
    pub fn mail(&self, documents: &[(&'static str, &str)]) -> PathBuf {
        let path = self.stage.folder().join("candidature.eml");
        let mail = Mail {
            from: "Jeanne Delattre <jeanne.delattre@exemple.fr>",
            subject: &format!("Candidature : {}", self.title),
            date: "Tue, 10 Mar 2026 09:12:00 +0100",
            text: "Bonjour, veuillez trouver notre candidature. Bien à vous.",
            attachments: documents.iter().map(|(name, file)| (*name, real(file))).collect(),
        };
        mail.write(&path);
        path
    }

    /// The same documents in a folder of their own.
    pub fn folder(&self, documents: &[(&str, &str)]) -> PathBuf {
        let folder = self.stage.folder().join(self.title);
        fs::create_dir(&folder).unwrap();
        for (name, file) in documents {
            fs::copy(real(file), folder.join(name)).unwrap();
        }
        folder
    }

    pub async fn take_in_mail(&self, documents: &[(&'static str, &str)]) {
        let mail = self.mail(documents);
        take_in(&self.stage, &self.window, &[&mail], "1 dossier créé.").await;
    }

    /// Who applies, where, and whatever else the rules of the call look at.
    pub async fn identify(&self, kind: &str, commune: Option<&str>, activity: Option<&str>) {
        let window = &self.window;
        open_dossier(window, self.title).await;
        window.press("Identité").await;
        window.select("Formulaire signé", "Oui").await;
        window.fill("Nom ou raison sociale", "ATELIERS DELATTRE").await;
        window.select("Type de candidat", kind).await;
        if let Some(commune) = commune {
            window.fill("Commune de réalisation", commune).await;
            window.see("INSEE").await;
            window.keys(&[Key::Enter]).await;
        }
        if let Some(activity) = activity {
            window.fill("Code APE", activity).await;
        }
        window.fill("Personne à contacter", "Jeanne Delattre").await;
        window.keys(&[Key::Tab]).await;
        window.see("Enregistré").await;
    }

    pub async fn score(&self, member: &str, marks: &[&str]) {
        be(&self.window, member).await;
        enter_room(&self.window, self.title).await;
        mark_and_hand_in(&self.window, marks).await;
    }

    pub async fn sit(&self, day: &str, present: &[&str]) {
        let sitting = Sitting {
            day,
            place: "Salle des essais",
            chair: CHAIR,
            title: self.title,
            present,
        };
        sit(&self.window, &sitting).await;
    }

    pub async fn letter(&self, name: &str, texts: &[&str]) {
        self.window.press("Documents produits").await;
        self.window.press("Produire les lettres").await;
        says(&session_paper(&self.stage, &self.window, name).await, name, texts);
    }

    pub async fn paper(&self, name: &str, texts: &[&str]) {
        says(&session_paper(&self.stage, &self.window, name).await, name, texts);
    }

    /// A funder of the project, and how far it has come there.
    pub async fn add_funder(&self, name: &str, status: &str, amount: Option<&str>) {
        let window = &self.window;
        window.press("Ajouter un financeur").await;
        window.fill("Financeur", name).await;
        window.select("Avancement", status).await;
        if let Some(amount) = amount {
            window.fill("Montant accordé", amount).await;
        }
        window.press("Enregistrer").await;
        window.until_gone("Le nom et le dispositif visé").await;
        window.see(name).await;
    }

    pub async fn close(self, name: &str) {
        self.window.photograph(name).await;
        self.window.close().await;
    }
}

fn real(file: &str) -> PathBuf {
    fixture("pdfs/real").join(file)
}

pub fn digits(day: NaiveDate) -> String {
    day.format("%d%m%Y").to_string()
}
