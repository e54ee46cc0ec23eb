//! The five programmes from the command line: each sample committee is made, reads as its programme, and comes to what was published
//! of it.

use serde_json::Value;

use super::papers::text;
use super::{Ran, Workspace, files, palmares};

fn made(template: &str) -> Workspace {
    let sample = Workspace::new();
    let done = palmares(&["demo", "--template", template, sample.path().to_str().unwrap()]);
    assert_eq!(done.code, 0, "{}", done.err);
    let verified = sample.run(&["verify"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
    sample
}

fn compared(template: &str) -> Ran {
    let ran = palmares(&["run-oracle", "--template", template]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("Tout concorde"), "{}", ran.out);
    ran
}

fn says(text: &str, expected: &[&str]) {
    for one in expected {
        assert!(text.contains(one), "« {one} » is not in\n{text}");
    }
}

/// What every paper of the committee says, a line for each.
fn printed(sample: &Workspace) -> String {
    printed_as(sample, "fr", "")
}

/// What those in a language say whose file is named so.
fn printed_as(sample: &Workspace, language: &str, named: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let left = sample.run(&["papers", "--lang", language, "--into", folder.path().to_str().unwrap()]);
    assert_eq!(left.code, 0, "{}", left.err);
    let files = files(folder.path());
    let chosen = files.iter().filter(|file| file.to_str().unwrap().contains(named));
    chosen.map(|file| text(file)).collect::<Vec<_>>().join("\n")
}

fn never_says(text: &str, wrong: &[&str]) {
    for line in text.lines() {
        for one in wrong {
            assert!(!line.to_lowercase().contains(one), "« {one} » is in\n{line}");
        }
    }
}

fn decision(sample: &Workspace, day: &str, dossier: u64) -> Value {
    let session = sample.json(&["session", "show", day]);
    let items = session["items"].as_array().unwrap();
    let item = items.iter().find(|item| item["dossier_number"] == dossier);
    item.expect("it is on the agenda")["decision"].clone()
}

#[test]
fn the_first_committee_comes_to_its_published_oracle() {
    says(
        &compared("territoire_intelligent").out,
        &["territoire_intelligent", "12/12"],
    );
}

#[test]
fn a_digital_label_says_which_expert_it_lacks_and_offers_its_pool() {
    let sample = made("label_numerique");
    says(
        &sample.run(&["members"]).out,
        &["Florence Aubry", "Numérique responsable"],
    );
    says(
        &sample.run(&["dossiers", "lacking"]).out,
        &["Chaque dossier a les évaluateurs que demande l’appel."],
    );
    says(
        &sample.run(&["dossiers", "show", "1"]).out,
        &["Score RGESN auto-évalué", "84", "Auto-évaluation RGESN EdgeMarée.pdf"],
    );
    let own = sample.run(&["mark", "show", "1", "--as", "Delahaye"]);
    says(&own.out, &["Référentiel du critère C5", "mai 2024, 78 critères"]);
    // A round in which one of the three steps aside: whoever has the fewest dossiers takes their place, and gives it back by an undo.
    let twice = ["rounds", "open", "6", "--motive", "Dossier complété."];
    assert_eq!(sample.run(&twice).code, 0);
    let recused = ["members", "declare", "Marzin", "6", "professional", "--recused"];
    assert_eq!(sample.run(&recused).code, 0);
    says(
        &sample.run(&["dossiers", "lacking"]).out,
        &[
            "AgriCapteur",
            "Numérique responsable",
            "Awa Diallo (0), Florence Aubry (0)",
        ],
    );
    says(
        &sample.run(&["dossiers", "show", "6"]).out,
        &["Évaluateurs manquants : Numérique responsable (1)."],
    );
    assert_eq!(sample.run(&["dossiers", "assign", "6", "--complete"]).code, 0);
    let complete = "Chaque dossier a les évaluateurs que demande l’appel.";
    says(&sample.run(&["dossiers", "lacking"]).out, &[complete]);
    assert_eq!(sample.run(&["undo"]).code, 0);
    says(
        &sample.run(&["dossiers", "lacking", "6"]).out,
        &["Numérique responsable"],
    );
    assert_eq!(sample.run(&["dossiers", "assign", "--complete"]).code, 0);
    // Whoever is not of the field any more no longer counts for it.
    let changed = sample.run(&["members", "fields", "Marzin", "networks"]);
    assert_eq!(changed.code, 0, "{}", changed.err);
    says(
        &sample.run(&["rank"]).out,
        &["l’expertise que demande l’appel manque parmi les évaluations remises (dossiers 2, 4, 6)"],
    );
    let unknown = sample.run(&["members", "fields", "Marzin", "alchimie"]);
    assert_eq!(unknown.code, 2, "{}", unknown.err);
    let papers = printed(&sample);
    says(
        &papers,
        &[
            "Référentiel du critère C5 : Référentiel général d’écoconception de services numériques (RGESN) (version mai 2024, 78 critères).",
        ],
    );
}

#[test]
fn experts_mark_a_digital_label_and_the_board_follows_what_the_committee_proposed() {
    compared("label_numerique");
    let sample = made("label_numerique");
    // A score above the threshold, and a mean under the floor of responsible digital technology, which is made of five parts.
    let rank = sample.run(&["rank"]);
    says(
        &rank.out,
        &["HoloBocage", "79,17", "C5", "labellisé sous réserves", "label refusé"],
    );
    let papers = printed(&sample);
    says(
        &papers,
        &[
            "Comité de labellisation",
            "le conseil d’administration du pôle le 27 avril 2026 (délibération n° 2026-07)",
            "Le comité a motivé sa proposition",
            "levée à constater par le secrétariat du comité",
            "prend fin avec la décision rendue sur elle",
        ],
    );
    never_says(
        &papers,
        &["comité de sélection,", "au comité de sélection.", "voies et délais"],
    );
    let followed = decision(&sample, "2026-03-25", 1);
    assert_eq!(followed["effect"]["act"]["reference"], "délibération n° 2026-07");
    assert_eq!(decision(&sample, "2026-04-15", 4)["effect"]["effect"], "awaited");
    let act = [
        "decisions",
        "validate",
        "2026-04-15",
        "--reference",
        "délibération n° 2026-09",
        "--on",
        "2026-06-01",
    ];
    let validated = sample.run(&act);
    assert_eq!(validated.code, 0, "{}", validated.err);
    let now = decision(&sample, "2026-04-15", 4);
    assert_eq!(now["effect"]["act"]["reference"], "délibération n° 2026-09");
}

#[test]
fn an_infrastructure_that_was_put_off_at_one_cut_off_is_labelled_at_the_next() {
    compared("label_infrastructures");
    let sample = made("label_infrastructures");
    assert_eq!(decision(&sample, "2026-03-25", 2)["kind"], "deferred");
    assert_eq!(decision(&sample, "2026-06-24", 2)["kind"], "selected");
    // The committee of a label that it gives itself waits for no act; nor does it sit every month.
    assert_eq!(decision(&sample, "2026-06-24", 2)["effect"]["effect"], "immediate");
    let months = sample.json(&["session"])["cadence"].clone();
    assert_eq!(months, Value::Null);
    let building = sample.run(&["dossiers", "show", "10"]).out;
    let stage = "consortium en construction, depuis le 02/06/2026";
    assert!(building.contains(stage), "{building}");
}

#[test]
fn an_organisation_is_labelled_under_a_condition_and_a_candidate_of_midnight_is_late() {
    compared("labellisation_structure");
    let sample = made("labellisation_structure");
    let conditional = decision(&sample, "2023-03-15", 2);
    assert_eq!(conditional["kind"], "selected_with_reservations");
    assert_eq!(conditional["reservations"][0]["due_on"], "2024-12-31");
    assert_eq!(conditional["effect"]["act"]["reference"], "décision du 5 avril 2023");
    let extension = decision(&sample, "2025-02-12", 2);
    assert_eq!(
        extension["extends"]["decision_id"], conditional["id"],
        "a new decision that names the first"
    );
    let labels = sample.json(&["labels"]);
    let expired = labels["rows"].as_array().unwrap().iter().find(|row| row["number"] == 4);
    assert_eq!(expired.unwrap()["state"], "expired", "nobody extended it");
    let papers = printed(&sample);
    says(
        &papers,
        &[
            "le Premier ministre le 5 avril 2023",
            "devant le tribunal administratif de Paris",
            "Réserves à revoir : 002",
        ],
    );
    let to_entaris = |body: &str| {
        let letter = |paper: &&str| paper.contains("ASSOCIATION ENTARIS") && paper.contains("Objet :");
        let mut letters = papers.lines().filter(letter);
        letters.find(|paper| paper.contains(body)).unwrap().to_owned()
    };
    let extended = to_entaris("décision du 6 mars 2025");
    says(&extended, &["prolong", "5 avril 2023", "5 avril 2027", "levée le"]);
    // The months of the support began with the first grant.
    never_says(&extended, &["mois n°", "cet accompagnement dure"]);
    let list = sample.json(&["dossiers"]);
    let late = list["dossiers"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&late["late"], &late["state"]), (&true.into(), &"inadmissible".into()));
    let listed = sample.run(&["dossiers"]).out;
    assert!(
        listed.contains("Structure") && listed.contains("labellisée sous réserves") && !listed.contains("Projet"),
        "{listed}"
    );
    let evidence = sample.run(&["dossiers", "show", "2"]).out;
    for words in [
        "Lettres de soutien",
        "151",
        "1600",
        "Lettre de soutien Entaris.pdf, p. 1",
    ] {
        assert!(evidence.contains(words), "« {words} » in {evidence}");
    }
    let blank = sample.json(&["dossiers", "show", "6"]);
    assert_eq!(blank["counters"][2]["code"], "agglomerations");
    assert_eq!(blank["counters"][2]["figure"], Value::Null, "nobody stated it");
}

#[test]
fn an_industrial_project_keeps_its_score_where_a_criterion_does_not_concern_it() {
    compared("industrie_du_futur");
    let sample = made("industrie_du_futur");
    let letter = sample.folder.path().join("lettre");
    let made = sample.run(&["letters", "--dossier", "10", "--into", letter.to_str().unwrap()]);
    assert_eq!(made.code, 0, "{}", made.err);
    says(
        &text(&files(&letter)[0]),
        &[
            "Règle : Le candidat exerce une activité industrielle",
            "52.10B, est de la section H (transports et entreposage).",
        ],
    );
    let papers = printed(&sample);
    says(&papers, &["Avis réservé sur votre projet", "Membres déportés : 1."]);
    never_says(&papers, &["hors de la salle", "comité de sélection"]);
    // What a laureate asked of public money is no secret; what another asked may be.
    let open = printed_as(&sample, "fr", "2026-06-19_proces-verbal_communicable");
    says(
        &open,
        &["Montant demandé 740 000 €", "Montant demandé [montant occulté"],
    );
    let english = printed_as(&sample, "en", "letter");
    says(
        &english,
        &["taken by the assembly of each intermunicipal body on 29 June 2026"],
    );
    never_says(&english, &["assemblée"]);
    // What was approved is printed at once, and neither is taken back: others have received it.
    let approved = sample.run(&["minutes", "2026-06-19", "--approve"]);
    assert_eq!(approved.code, 0, "{}", approved.err);
    assert_eq!(sample.run(&["undo"]).code, 3, "there is nothing to undo");
    let view = sample.json(&["rank"]);
    let opinions: Vec<(String, Value)> = view["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| {
            let named = view["dossiers"].as_array().unwrap().iter();
            let named = named.clone().find(|one| one["id"] == result["dossier"]).unwrap();
            (named["number"].to_string(), result["band"].clone())
        })
        .collect();
    let of = |number: &str| opinions.iter().find(|(found, _)| found == number).unwrap().1.clone();
    assert_eq!(of("1"), "favourable");
    assert_eq!(of("4"), "favourable", "55 exactly");
    assert_eq!(of("5"), "reserved", "54.58");
    assert_eq!(of("6"), Value::Null, "under 45");
}

#[test]
fn a_template_without_a_committee_is_not_found_and_leaves_nothing() {
    let sample = Workspace::new();
    let done = palmares(&["demo", "--template", "nowhere", sample.path().to_str().unwrap()]);
    assert_eq!(done.code, 4, "{}", done.err);
    assert!(!sample.path().exists());
    assert_eq!(palmares(&["run-oracle", "--template", "nowhere"]).code, 4);
}
