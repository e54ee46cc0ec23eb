//! The four other programmes walked in the window: from intake to the last paper of each, in an empty workspace that begins from its
//! template. The programme's own acts are all done in the window; nothing is made beside it but the files that come from outside.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Days, Months, NaiveDate};
use palmares_core::clock;

use crate::steps::{
    approve_minutes, assign_all, be, copied, enter_members, open_dossier, pass_checks, prepare_decision, record_act,
    record_and_close, says,
};
use crate::walk::{
    BUDGET, BYLAWS, CHAIR, DESCRIPTION, EXISTENCE, FORM, READER, SECRETARY, SELF_ASSESSMENT, SUPPORT, THIRD, Walk,
    digits,
};
use crate::window::Key;

#[tokio::test]
async fn a_digital_label_is_walked_from_a_mail_to_the_letter_and_the_feedback_sheet() {
    let walk = Walk::begin("Label numérique", "Capteurs de marée", "22062026").await;
    let window = &walk.window;
    walk.take_in_mail(&[FORM, DESCRIPTION, BUDGET, EXISTENCE, SELF_ASSESSMENT])
        .await;
    walk.identify("Entreprise", Some("Lannion"), None).await;
    pass_checks(window, &["Lannion", "Bretagne"]).await;
    let members = [
        (CHAIR, "Présidence", None),
        (READER, "Membre", None),
        (THIRD, "Membre", None),
    ];
    enter_members(window, &members).await;
    assign_all(window).await;
    // Four criteria and the five questions of responsible digital practice.
    walk.score(CHAIR, &["4,5", "4", "4", "4", "4,5", "4", "4", "4,5", "4"])
        .await;
    walk.score(READER, &["4", "3,5", "4", "3,5", "4", "4", "3,5", "4", "4"])
        .await;
    walk.score(THIRD, &["4", "4", "3,5", "4", "4", "4", "4", "4", "4"])
        .await;

    be(window, SECRETARY).await;
    walk.sit("24032026", &[CHAIR, READER, THIRD]).await;
    let debate = "Le verrou est clair et le consortium complet.";
    prepare_decision(
        window,
        "Labellisé",
        debate,
        "Verrou technologique levé avec deux laboratoires.",
    )
    .await;
    window.see("Validité du label").await;
    record_and_close(window).await;
    approve_minutes(window).await;
    walk.paper("Procès-verbal", &["Proposition", "deux laboratoires", CHAIR, READER])
        .await;
    record_act(window, "délibération n° 2026-31").await;
    walk.letter(
        "Lettre d’attribution du label",
        &[
            "Capteurs de marée",
            "délibération n° 2026-31",
            "conseil d’administration",
            "Anne Dubreuil",
        ],
    )
    .await;

    open_dossier(window, walk.title).await;
    window.press("Lettres").await;
    window.press("Fiche de retour par critère").await;
    let sheet = copied(&walk.stage, window).await;
    says(
        &sheet,
        "the feedback sheet",
        &["Innovation et verrous", "Numérique responsable", "Capteurs de marée"],
    );
    window.keys(&[Key::Escape]).await;
    walk.close("walk_label_numerique").await;
}

/// A folder is one dossier, and somebody says when it came.
async fn take_in_folder(walk: &Walk) {
    let window = &walk.window;
    let folder = walk.folder(&[FORM, DESCRIPTION, BUDGET, EXISTENCE]);
    walk.stage.answer_dialogs(&[&[&folder]]);
    window.go("Dossiers", "Dossiers").await;
    window.press("Importer un répertoire").await;
    window.fill_date("Reçu le", "10032026").await;
    window.press("Lancer l’import").await;
    window.see("1 dossier créé.").await;
    window.press("Fermer").await;
}

/// What two members of the council advise, as the secretariat records it.
async fn advise(walk: &Walk) {
    let window = &walk.window;
    open_dossier(window, walk.title).await;
    window.press("Décisions").await;
    window.press("Saisir un avis").await;
    window.press("Réservé").await;
    window.press("Marc Thévenet").await;
    window.press("Lucie Garnier").await;
    window.fill_date("Donné le", "20032026").await;
    window
        .fill("Recommandations", "Mesurer le bilan carbone sur un an.")
        .await;
    window.press("Enregistrer").await;
    window.until_gone("Sens de l’avis").await;
    window.see("Mesurer le bilan carbone sur un an.").await;
}

/// The project goes to its funder, who decides: the label was granted until then.
async fn follow_funder(walk: &Walk) {
    let window = &walk.window;
    open_dossier(window, walk.title).await;
    window.press("Décisions").await;
    walk.add_funder("Région Bourgogne-Franche-Comté", "dossier déposé", None)
        .await;
    window.go("Labels", "Labels").await;
    window.see_row(walk.title, "dossier déposé").await;
    open_dossier(window, walk.title).await;
    window.press("Décisions").await;
    window.press("Modifier Région Bourgogne-Franche-Comté").await;
    window.select("Avancement", "financé").await;
    window.fill("Montant accordé", "120000").await;
    window.press("Enregistrer").await;
    window.until_gone("Le nom et le dispositif visé").await;
    window.go("Labels", "Labels").await;
    window.see_row(walk.title, "financé").await;
    window.see_row(walk.title, "Caduc").await;
}

#[tokio::test]
async fn an_infrastructure_label_is_walked_from_a_folder_to_what_its_funders_decide() {
    let walk = Walk::begin("Label infrastructures", "Chaussée vivante", "22062026").await;
    let window = &walk.window;
    take_in_folder(&walk).await;
    walk.identify("Entreprise", Some("Dijon"), None).await;
    window.press("Stade…").await;
    window.select("Stade", "Prêt").await;
    window.press("Enregistrer").await;
    window.see("Prêt depuis").await;
    pass_checks(window, &["Dijon", "Bourgogne-Franche-Comté"]).await;
    let council = Some("Membre du conseil");
    let members = [
        (CHAIR, "Présidence", None),
        (READER, "Membre", None),
        ("Marc Thévenet", "Expertise", council),
        ("Lucie Garnier", "Expertise", council),
    ];
    enter_members(window, &members).await;
    assign_all(window).await;

    advise(&walk).await;
    walk.score(CHAIR, &["4", "3,5", "4", "3,5", "3", "3,5"]).await;
    walk.score(READER, &["3,5", "3,5", "4", "4", "3,5", "3"]).await;
    be(window, SECRETARY).await;
    walk.sit("24032026", &[CHAIR, READER]).await;
    window.see("Mesurer le bilan carbone sur un an.").await;
    let debate = "L’avis du conseil est suivi.";
    prepare_decision(window, "Labellisé", debate, "Gain carbone établi, consortium complet.").await;
    record_and_close(window).await;
    approve_minutes(window).await;
    walk.paper(
        "Procès-verbal",
        &["Chaussée vivante", "Gain carbone établi", "conseil scientifique"],
    )
    .await;
    walk.letter("Lettre d’attribution du label", &["Chaussée vivante", "Anne Dubreuil"])
        .await;

    follow_funder(&walk).await;
    walk.close("walk_label_infrastructures").await;
}

/// A dossier that was handed over is typed in, and its documents are added to it.
async fn type_in(walk: &Walk, received: NaiveDate) {
    let window = &walk.window;
    window.go("Dossiers", "Dossiers").await;
    window.press("Saisir un dossier").await;
    window.fill("Nom de la structure", walk.title).await;
    window.fill("Nom ou raison sociale", "ATELIERS DELATTRE").await;
    window.fill_date("Date de réception", &digits(received)).await;
    window.press("Créer le dossier").await;
    window.press("Documents").await;
    let files: Vec<PathBuf> = {
        let folder = walk.folder(&[FORM, DESCRIPTION, BYLAWS, SUPPORT]);
        fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect()
    };
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    walk.stage.answer_dialogs(&[&files]);
    window.press("Ajouter des documents").await;
    window.press("Lancer l’import").await;
    window.see("Import terminé").await;
    window.press("Fermer").await;
}

/// The label is proposed under a condition, and the competent body follows.
async fn grant_under_condition(walk: &Walk, begins: NaiveDate, ends: NaiveDate) {
    let window = &walk.window;
    let debate = "L’ambition est reconnue, la structuration reste à faire.";
    prepare_decision(
        window,
        "Labellisée sous réserves",
        debate,
        "Label proposé pour vingt-quatre mois.",
    )
    .await;
    window.fill("Réserve 1", "Structuration effective des instances").await;
    window.fill_date("Échéance de la réserve 1", &digits(ends)).await;
    window
        .fill("Justificatif attendu 1", "procès-verbaux des instances")
        .await;
    window.fill_date("Premier jour", &digits(begins)).await;
    window.fill_date("Dernier jour", &digits(ends)).await;
    record_and_close(window).await;
    approve_minutes(window).await;
    walk.paper(
        "Procès-verbal",
        &[
            "Proposition",
            "Structuration effective des instances",
            "procès-verbaux des instances",
        ],
    )
    .await;
    record_act(window, "décision du 5 avril").await;
    walk.letter(
        "Lettre, labellisée sous réserves",
        &["Pôle des essais", "Premier ministre", "Structuration effective"],
    )
    .await;
}

/// The condition is met, and the decision is opened again for the extension, which is a decision of its own.
async fn extend(walk: &Walk, today: NaiveDate) {
    let window = &walk.window;
    open_dossier(window, walk.title).await;
    window.press("Décisions").await;
    window.press("Lever la réserve…").await;
    window.fill("Motif", "Procès-verbaux des instances reçus.").await;
    window.press("Lever la réserve").await;
    window.see("Levée le").await;
    window.until_gone("Conservé au journal").await;
    window.press("Rouvrir la décision…").await;
    window.select("Cause", "Prolongation du label").await;
    window
        .fill("Motif", "Les instances siègent ; le label arrive à son terme.")
        .await;
    window.press("Rouvrir la décision").await;
    window.see("Décision rouverte").await;
    walk.sit(&digits(today), &[CHAIR, READER]).await;
    prepare_decision(
        window,
        "Labellisée",
        "Les instances siègent.",
        "Structuration effective : prolongation.",
    )
    .await;
    window.see("Prolonge le label en vigueur").await;
    record_and_close(window).await;
    approve_minutes(window).await;
    record_act(window, "décision de prolongation").await;
    walk.letter(
        "Lettre d’attribution du label",
        &["Pôle des essais", "décision de prolongation", "prolong"],
    )
    .await;
}

#[tokio::test]
async fn an_organisation_is_walked_from_the_counter_to_the_extension_of_its_label() {
    let today = clock::paris_date(clock::now());
    // Twenty days are left of twenty-four months.
    let ends = today + Days::new(20);
    let begins = ends - Months::new(24) + Days::new(1);
    let received = begins - Days::new(60);
    let walk = Walk::begin(
        "Labellisation d’une structure",
        "Pôle des essais",
        &digits(begins - Days::new(30)),
    )
    .await;
    let window = &walk.window;
    type_in(&walk, received).await;
    walk.identify("Association préfiguratrice", None, None).await;
    pass_checks(window, &["Le candidat se déclare : Association préfiguratrice."]).await;
    enter_members(window, &[(CHAIR, "Présidence", None), (READER, "Membre", None)]).await;
    assign_all(window).await;
    walk.score(CHAIR, &["4", "3", "3,5", "4", "3,5"]).await;
    walk.score(READER, &["3,5", "3", "4", "3,5", "3,5"]).await;

    be(window, SECRETARY).await;
    walk.sit(&digits(begins), &[CHAIR, READER]).await;
    grant_under_condition(&walk, begins, ends).await;
    window.go("Labels", "Labels").await;
    window.see_row(walk.title, "Expire dans moins d’un mois").await;
    window.see_row(walk.title, "À lever au plus tard le").await;
    window.see_row(walk.title, "Peut revenir devant le comité").await;

    extend(&walk, today).await;
    window.go("Labels", "Labels").await;
    window.see_row(walk.title, "prolongé").await;
    walk.close("walk_labellisation_structure").await;
}

#[tokio::test]
async fn an_expression_of_interest_is_walked_from_a_mail_to_its_opinion_and_its_funders() {
    let walk = Walk::begin("Industrie du futur", "Four partagé", "22062026").await;
    let window = &walk.window;
    walk.take_in_mail(&[FORM, DESCRIPTION, BUDGET, EXISTENCE]).await;
    walk.identify("PME", Some("Thiers"), Some("2562 b")).await;
    pass_checks(
        window,
        &[
            "CC Thiers Dore et Montagne",
            "Code APE 25.62B : section C (industrie manufacturière).",
        ],
    )
    .await;
    // The rule that was met, as the call's page tells it.
    window.go("Appel", "Appel").await;
    window.press("Éligibilité").await;
    window.see("C (industrie manufacturière)").await;
    window.photograph("walk_activity_rule").await;
    enter_members(window, &[(CHAIR, "Présidence", None), (READER, "Membre", None)]).await;
    assign_all(window).await;
    walk.score(CHAIR, &["4", "3", "3", "3", "nc", "3"]).await;
    walk.score(READER, &["3", "3", "4", "3", "nc", "3"]).await;

    be(window, SECRETARY).await;
    walk.sit("24032026", &[CHAIR, READER]).await;
    let debate = "Le bâti ne change pas : le critère du foncier ne concerne pas le projet.";
    prepare_decision(
        window,
        "Avis favorable",
        debate,
        "Énergie divisée par quatre, four mis en commun.",
    )
    .await;
    record_and_close(window).await;
    approve_minutes(window).await;
    walk.paper("Procès-verbal", &["Avis favorable", "four mis en commun", CHAIR])
        .await;
    record_act(window, "délibérations concordantes d’avril").await;
    walk.letter(
        "Lettre d’avis favorable",
        &["Four partagé", "délibérations concordantes d’avril", "Anne Dubreuil"],
    )
    .await;

    open_dossier(window, walk.title).await;
    window.press("Décisions").await;
    walk.add_funder("Région Auvergne-Rhône-Alpes, industrie", "dossier déposé", None)
        .await;
    walk.add_funder("Thiers Dore et Montagne, immobilier", "financé", Some("60000"))
        .await;
    window.go("Suivi", "Suivi").await;
    window.see("avis favorables ou réservés ayant pris effet").await;
    window.see("accordés par les financeurs").await;
    window.see_row(walk.title, "immobilier : financé").await;
    // An opinion has no end of its own.
    window.until_gone("Validité").await;
    window.until_gone("en vigueur").await;
    walk.close("walk_industrie_du_futur").await;
}
