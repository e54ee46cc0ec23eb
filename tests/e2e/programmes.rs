//! The sample committees of the four other programmes in the window, each from its list to its papers, in the words of its kind of
//! call. `walks.rs` goes their way from intake on.

use crate::harness::Stage;
use crate::sample;
use crate::steps::{record_act, says, session_paper};
use crate::window::Window;

/// A programme that went its way: the window stands on its sample committee.
struct Programme {
    stage: Stage,
    window: Window,
}

impl Programme {
    async fn open(template: &str) -> Self {
        let stage = Stage::new().await;
        let workspace = stage.folder().join("Exemple.palmares").display().to_string();
        sample::make(&workspace, Some(template)).await;
        // The first page of a new home is loaded twice, and a workspace that is named is opened by the first alone.
        stage.open(&[]).await.close().await;
        let window = stage.open(&["--open", &workspace]).await;
        window.see("(exemple fictif)").await;
        Self { stage, window }
    }

    /// The list says of each project where it ended.
    async fn list(&self, ends: &[(&str, &str)]) {
        self.window.go("Dossiers", "Dossiers").await;
        for (project, end) in ends {
            self.window.see_row(project, end).await;
        }
    }

    async fn ranking(&self, texts: &[&str]) {
        self.window.go("Classement", "Classement").await;
        self.sees(texts).await;
    }

    /// A session as it was held: one item of it, and what the screen says there.
    async fn session(&self, day: &str, item: &str, texts: &[&str]) {
        self.window.go("Séances", "Séances").await;
        self.window.open_row(day).await;
        self.window.see("Documents produits").await;
        self.window.press(item).await;
        self.sees(texts).await;
    }

    async fn sees(&self, texts: &[&str]) {
        for text in texts {
            self.window.see(text).await;
        }
    }

    /// A paper of the session that stands open, as whoever opens its copy reads it.
    async fn paper(&self, name: &str, texts: &[&str]) {
        says(&session_paper(&self.stage, &self.window, name).await, name, texts);
    }

    async fn close(self, name: &str) {
        self.window.photograph(name).await;
        self.window.close().await;
    }
}

#[tokio::test]
async fn a_digital_label_goes_from_its_experts_to_the_act_of_the_board() {
    let label = Programme::open("label_numerique").await;
    label
        .list(&[
            ("EdgeMarée", "Labellisé"),
            ("TraceNum", "Labellisé sous réserves"),
            ("HoloBocage", "Label refusé"),
            ("AgriCapteur", "Ajourné"),
            ("NormanData", "Inéligible"),
            ("SoloKey", "Hors sujet"),
        ])
        .await;
    label
        .ranking(&[
            "81,50",
            "C5 Numérique responsable",
            "sous le plancher de 3",
            "PhotoLien passe devant QuantIroise",
        ])
        .await;
    label
        .session(
            "25 mars 2026",
            "2. TraceNum",
            &[
                "Proposition : Labellisé sous réserves",
                "Patrick Chauvel",
                "délibération n° 2026-07",
            ],
        )
        .await;
    label
        .paper(
            "Procès-verbal",
            &["Labellisé sous réserves", "Label refusé", "EdgeMarée"],
        )
        .await;

    let window = &label.window;
    window.go("Séances", "Séances").await;
    window.open_row("15 avril 2026").await;
    window
        .see("2 propositions attendent l’acte de l’organe compétent")
        .await;
    record_act(window, "délibération n° 2026-09").await;
    window.press("Documents produits").await;
    window.press("Produire les lettres").await;
    label
        .paper("Lettre d’attribution du label", &["délibération n° 2026-09", "label"])
        .await;
    label.close("label_numerique").await;
}

#[tokio::test]
async fn an_infrastructure_label_goes_from_one_cut_off_to_the_next() {
    let label = Programme::open("label_infrastructures").await;
    label
        .list(&[
            ("RouteNid", "Labellisé"),
            ("PontÉcoute", "Labellisé"),
            ("BétonLoire", "Label refusé"),
            ("RailRecharge", "Pièces demandées"),
            ("GareLoup", "Réorienté"),
            ("Garonix", "Inéligible"),
        ])
        .await;
    label
        .ranking(&[
            "73,75",
            "C3 Impact carbone",
            "Sous le seuil de 60/100",
            "TalusVif passe devant ÉcluseNeuve",
        ])
        .await;
    label
        .session("25 mars 2026", "4. PontÉcoute", &["Ajourné", "relève de mai"])
        .await;
    label
        .session(
            "24 juin 2026",
            "1. PontÉcoute",
            &["Décision : Labellisé", "condition posée en mars"],
        )
        .await;
    label
        .paper(
            "Relevé de décisions",
            &["Labellisé", "Labellisé sous réserves", "ÉcluseNeuve"],
        )
        .await;
    label.close("label_infrastructures").await;
}

#[tokio::test]
async fn an_organisation_goes_from_one_deadline_to_a_label_under_a_condition() {
    let label = Programme::open("labellisation_structure").await;
    label
        .list(&[
            ("Atlante", "Labellisée"),
            ("Entaris", "Labellisée"),
            ("HorizonTP", "Label refusé"),
            ("Rivages", "Labellisée sous réserves"),
            ("Minuit", "Irrecevable"),
        ])
        .await;
    label
        .ranking(&[
            "83,00",
            "C2 Gouvernance et structuration effective",
            "ValCarbone passe devant Entaris",
        ])
        .await;
    label
        .session(
            "15 mars 2023",
            "3. Entaris",
            &[
                "Proposition : Labellisée sous réserves",
                "prolongeable à quarante-huit",
                "31 décembre 2024",
                "Suivie par le Premier ministre : décision du 5 avril 2023",
            ],
        )
        .await;
    label
        .paper(
            "Procès-verbal",
            &["Structuration effective", "prolongeable à quarante-huit"],
        )
        .await;
    label.close("labellisation_structure").await;
}

#[tokio::test]
async fn an_expression_of_interest_goes_from_its_marks_to_an_opinion() {
    let call = Programme::open("industrie_du_futur").await;
    call.list(&[
        ("Laminéo", "Avis favorable"),
        ("RiomPlast", "Avis réservé"),
        ("MoulinsBois", "Avis défavorable"),
        ("PorceLim", "Inéligible"),
        ("ClermonCom", "Réorienté"),
        ("VolCargo", "Inéligible"),
    ])
    .await;
    call.ranking(&["90,74", "55,00", "54,58", "Avis réservé", "dans l’autre ordre"])
        .await;
    call.session(
        "20 mars 2026",
        "5. ThiersAcier",
        &["Proposition : Avis réservé", "Didier Morel"],
    )
    .await;
    call.session(
        "19 juin 2026",
        "2. MoulinsBois",
        &["Avis défavorable", "inférieure à 45"],
    )
    .await;
    call.paper("Procès-verbal", &["Avis défavorable", "Avis favorable", "BriVapeur"])
        .await;
    call.close("industrie_du_futur").await;
}
