//! A call set up from files and compared as files.

use std::path::Path;

use serde_json::{Value, json};

use super::{Workspace, palmares};

fn written(folder: &Path, name: &str, value: &Value) -> String {
    let path = folder.join(name);
    std::fs::write(&path, serde_json::to_string_pretty(value).unwrap()).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A workspace with one call of a template.
fn with_call(template: &str) -> Workspace {
    let workspace = Workspace::empty();
    let made = workspace.run(&[
        "call",
        "create",
        template,
        "--name",
        "Essai",
        "--deadline",
        "2030-06-30",
    ]);
    assert_eq!(made.code, 0, "{}", made.err);
    workspace
}

#[test]
fn a_grid_goes_out_to_a_file_and_comes_back_as_it_was() {
    let workspace = with_call("territoire_intelligent");
    let mut grid = workspace.json(&["grid", "show"]);
    let file = written(workspace.folder.path(), "grille.json", &grid);
    let again = workspace.run(&["grid", "set", &file]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(again.out.contains("Rien n’avait"), "{}", again.out);
    grid["overall_threshold"] = "65".into();
    let file = written(workspace.folder.path(), "grille.json", &grid);
    assert_eq!(workspace.run(&["grid", "set", &file]).code, 0);
    assert_eq!(workspace.json(&["grid", "show"])["overall_threshold"], "65");
}

#[test]
fn a_file_whose_text_begins_with_a_byte_order_mark_is_read_as_any() {
    let workspace = with_call("territoire_intelligent");
    for (show, set) in [(["grid", "show"], ["grid", "set"]), (["call", "show"], ["call", "set"])] {
        let file = workspace.folder.path().join("windows.json");
        let text = format!("\u{feff}{}", workspace.json(&show));
        std::fs::write(&file, text).unwrap();
        let read = workspace.run(&[set.as_slice(), &[file.to_str().unwrap()]].concat());
        assert_eq!(read.code, 0, "{}", read.err);
    }
}

#[test]
fn a_call_is_not_set_from_the_file_of_another() {
    let (one, other) = (with_call("territoire_intelligent"), with_call("territoire_intelligent"));
    let theirs = written(one.folder.path(), "autre.json", &other.json(&["call", "show"]));
    let refused = one.run(&["call", "set", &theirs]);
    assert_eq!(refused.code, 2, "{}", refused.err);
    assert!(refused.err.contains("d’un autre appel"), "{}", refused.err);
    // What was written by hand names none.
    let mut own = one.json(&["call", "show"]);
    own.as_object_mut().unwrap().remove("id");
    let own = written(one.folder.path(), "sien.json", &own);
    assert_eq!(one.run(&["call", "set", &own]).code, 0);
}

#[test]
fn a_file_is_looked_over_without_a_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let criterion =
        |code: &str, weight: u32| json!({ "code": code, "label": { "fr": code, "en": "" }, "weight": weight });
    let scale = json!({ "minimum": 0, "maximum": 10, "steps_per_point": 2 });
    let sound = json!({ "criteria": [criterion("C1", 80), criterion("C2", 20)], "scale": scale });
    let checked = palmares(&["grid", "check", &written(folder.path(), "a.json", &sound)]);
    assert_eq!(checked.code, 0, "{}", checked.err);
    assert!(
        checked.out.contains("C1 pèse plus que tous les autres ensemble"),
        "{}",
        checked.out
    );
    let wrong = json!({ "criteria": [criterion("C1", 80), criterion("C1", 10)], "scale": scale });
    let checked = palmares(&["grid", "check", "--json", &written(folder.path(), "b.json", &wrong)]);
    assert_eq!(checked.code, 1);
    let found: Value = serde_json::from_str(&checked.out).unwrap();
    let fields: Vec<_> = found["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["field"].clone())
        .collect();
    assert_eq!(fields, ["criteria[1].code", "criteria"]);
    let unknown = json!({ "criteria": [], "scale": scale, "seuil": 60 });
    let refused = palmares(&["grid", "check", &written(folder.path(), "c.json", &unknown)]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("seuil") && refused.err.contains("n’a pas de sens ici"),
        "{}",
        refused.err
    );
    assert_eq!(palmares(&["grid", "check", "nulle-part.json"]).code, 7);
}

#[test]
fn the_rules_of_a_call_go_out_to_a_file_and_come_back() {
    let workspace = with_call("territoire_intelligent");
    let mut call = workspace.json(&["call", "show"]);
    call["rules"]["organiser"]["signatory"] = json!({ "name": "Ève Martin", "capacity": "La présidente" });
    call["rules"]["intake"]["final_deadline"] = json!({ "date": "2031-01-15", "inclusive": true });
    let file = written(workspace.folder.path(), "appel.json", &call);
    assert_eq!(workspace.run(&["call", "set", &file]).code, 0);
    let after = workspace.json(&["call", "show"]);
    assert_eq!(after["rules"], call["rules"]);
    // A grid that is another one is not taken in silence.
    call["grids"][0]["grid"]["decimals"] = 1.into();
    let file = written(workspace.folder.path(), "appel.json", &call);
    let set = workspace.run(&["call", "set", &file]);
    assert!(set.out.contains("grid set"), "{}", set.out);
    assert_eq!(workspace.json(&["grid", "show"])["decimals"], 2);
}

#[test]
fn every_template_makes_a_call_whose_grid_is_sound() {
    let templates = Workspace::empty().json(&["call", "templates"]);
    let codes: Vec<String> = templates["templates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|template| template["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(codes.len(), 5);
    for code in codes {
        let workspace = with_call(&code);
        let grid = workspace.json(&["grid", "show"]);
        let file = written(workspace.folder.path(), "grille.json", &grid);
        assert_eq!(palmares(&["grid", "check", &file]).code, 0, "{code}");
    }
}

#[test]
fn a_dossier_is_made_by_hand_and_a_commune_is_found() {
    let workspace = with_call("territoire_intelligent");
    let found = palmares(&["communes", "--json", "Béthune"]).json();
    assert_eq!(found["communes"][0]["insee"], "62119");
    let made = workspace.run(&[
        "dossiers",
        "create",
        "--title",
        "BriqLys",
        "--name",
        "BRIQLYS SAS",
        "--siren",
        "999910003",
        "--hq",
        "62119",
        "--requested",
        "45 000",
        "--received",
        "2030-01-12",
    ]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.contains("Dossier 1 créé"), "{}", made.out);
    let told = workspace.run(&["dossiers", "update", "1", "--activity", "2562 b"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let activity = || workspace.json(&["dossiers", "show", "1"])["dossier"]["applicant"]["activity"].clone();
    assert_eq!(activity(), "25.62B");
    for impossible in ["25.62", "34.10Z"] {
        let refused = workspace.run(&["dossiers", "update", "1", "--activity", impossible]);
        assert_eq!(refused.code, 2, "{impossible}: {}", refused.err);
    }
    assert_eq!(activity(), "25.62B");
    let row = workspace.json(&["dossiers"])["dossiers"][0].clone();
    assert_eq!(
        (&row["title"], &row["requested_cents"]),
        (&json!("BriqLys"), &json!(4_500_000))
    );
}

#[test]
fn assigning_everybody_before_the_checks_says_why_nobody_is_given_anything() {
    let workspace = with_call("territoire_intelligent");
    workspace.json(&["members", "add", "Ève Martin"]);
    let created = [
        "--title",
        "BriqLys",
        "--name",
        "BRIQLYS SAS",
        "--received",
        "2030-01-12",
    ];
    workspace.json(&[&["dossiers", "create"], created.as_slice()].concat());
    let nothing = workspace.run(&["dossiers", "assign", "--all"]);
    assert_eq!(nothing.code, 0, "{}", nothing.err);
    assert!(nothing.out.contains("dossiers check"), "{}", nothing.out);
}

#[test]
fn a_further_grid_is_for_some_dossiers_and_goes_out_and_in_as_every_grid() {
    let workspace = with_call("territoire_intelligent");
    let added = workspace.run(&[
        "grid",
        "add",
        "Créateurs",
        "--type",
        "company_creator",
        "--below",
        "10 000",
    ]);
    assert_eq!(added.code, 0, "{}", added.err);
    let list = workspace.run(&["grid", "list"]);
    for word in ["Grille de l’appel", "Créateurs", "company_creator", "moins de 10 000"] {
        let plain = list.out.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(plain.contains(word), "« {word} » is not in\n{plain}");
    }
    let mut grid = workspace.json(&["grid", "show", "--grid", "Créateurs"]);
    grid["overall_threshold"] = "50".into();
    let file = written(workspace.folder.path(), "créateurs.json", &grid);
    assert_eq!(workspace.run(&["grid", "set", "--grid", "créateurs", &file]).code, 0);
    assert_eq!(
        workspace.json(&["grid", "show", "--grid", "Créateurs"])["overall_threshold"],
        "50"
    );
    assert_eq!(workspace.json(&["grid", "show"])["overall_threshold"], "60");
    let call = workspace.json(&["call", "show"]);
    assert_eq!(call["further_grids"][0]["choice"]["requested_below_cents"], 1_000_000);
    let unknown = workspace.run(&["grid", "add", "Autre", "--type", "inconnu"]);
    assert_eq!(unknown.code, 2, "{}", unknown.err);
    let empty = workspace.run(&["grid", "change", "Créateurs", "--from", "20", "--below", "10"]);
    assert_eq!(empty.code, 2, "{}", empty.err);
}
