//! Who asks: the persons of the staff, and whom a command takes when nobody is named.

use super::{Workspace, palmares};

#[test]
fn the_only_person_of_the_staff_acts_and_two_must_say_which() {
    let workspace = Workspace::empty();
    workspace.json(&["persons", "save", "Nadia Carlier", "--function", "Adjointe"]);
    let several = workspace.run(&["persons"]);
    assert_eq!(several.code, 2);
    assert!(
        several.err.contains("Claire Martin") && several.err.contains("--as"),
        "{}",
        several.err
    );
    let asked = workspace.json(&["persons", "--as", "nadia"]);
    assert_eq!(asked.as_array().unwrap().len(), 2);
    let id = asked
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["name"] == "Nadia Carlier")
        .unwrap()["id"]
        .clone();
    assert_eq!(workspace.run(&["persons", "--as", id.as_str().unwrap()]).code, 0);

    let changed = [
        "persons",
        "save",
        "Nadia Carlier-Roux",
        "--person",
        "Nadia",
        "--as",
        "Claire Martin",
    ];
    workspace.json(&changed);
    let list = workspace.run(&["persons", "--as", "Claire"]).out;
    assert!(
        list.contains("Nadia Carlier-Roux  Adjointe"),
        "what is not said stays: {list}"
    );
    workspace.json(&["persons", "retire", "Claire", "--as", "Nadia"]);
    let retired = workspace.run(&["persons", "--as", "Claire"]);
    assert_eq!(retired.code, 4, "{}", retired.err);
    assert_eq!(
        workspace.json(&["persons"]).as_array().unwrap().len(),
        2,
        "one is left, who acts"
    );
    let last = workspace.run(&["persons", "retire", "Nadia"]);
    assert_eq!(last.code, 3);
    assert!(last.err.contains("Il doit rester une personne"), "{}", last.err);
    let journal = workspace.run(&["journal"]).out;
    assert!(
        journal.contains("Claire Martin (secrétariat)"),
        "what somebody did stays under their name: {journal}"
    );
    assert!(journal.contains("Nadia Carlier-Roux (secrétariat)"), "{journal}");
}

#[test]
fn the_first_person_bears_the_account_s_name_unless_another_is_given() {
    let workspace = Workspace::new();
    let made = palmares(&[
        "create",
        workspace.path().to_str().unwrap(),
        "--name",
        "Essai",
        "--json",
    ]);
    let status = made.json();
    let name = status["persons"][0]["name"].as_str().unwrap();
    assert!(!name.is_empty());
    // Somebody else joins: the account's own name still tells who acts.
    workspace.json(&["persons", "save", "Nadia Carlier"]);
    assert_eq!(workspace.run(&["persons"]).code, 0);
    let told = workspace.run(&["status"]).out;
    assert!(
        told.contains("Nadia Carlier") && told.contains("0 conflit à trancher."),
        "{told}"
    );
}

#[test]
fn members_act_under_their_name_and_whoever_presides_in_the_chair_s_part() {
    let workspace = Workspace::empty();
    let made = workspace.run(&[
        "call",
        "create",
        "territoire_intelligent",
        "--name",
        "Appel",
        "--deadline",
        "2020-06-22",
    ]);
    assert_eq!(made.code, 0, "{}", made.err);
    workspace.json(&["members", "add", "Odile Fontaine", "--role", "chair"]);
    workspace.json(&["members", "add", "Karim Benali"]);
    let chair = workspace.json(&["--as", "Odile", "members", "interests"]);
    assert_eq!(chair["interests"].as_array().unwrap().len(), 0);
    assert_eq!(workspace.run(&["--as", "Karim", "members", "add", "Autre"]).code, 3);
    assert_eq!(
        workspace.run(&["--as", "i", "dossiers"]).code,
        2,
        "several are called so"
    );
    workspace.json(&["members", "retire", "Karim"]);
    assert_eq!(workspace.run(&["--as", "Karim", "dossiers"]).code, 4);
}
