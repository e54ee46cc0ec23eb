//! Funders, opinions of a council and labels, followed without the window.

use super::Workspace;

/// A workspace with one call that asks a council and follows funders, and a dossier.
fn followed() -> Workspace {
    let workspace = Workspace::empty();
    let call = [
        "call",
        "create",
        "label_infrastructures",
        "--name",
        "Essai",
        "--deadline",
        "2030-06-30",
    ];
    let create = [
        "dossiers",
        "create",
        "--title",
        "Pont bas-carbone",
        "--name",
        "PONTS SAS",
        "--received",
        "2020-01-12",
    ];
    for arguments in [&call[..], &create[..]] {
        let made = workspace.run(arguments);
        assert_eq!(made.code, 0, "{}", made.err);
    }
    workspace
}

fn done(workspace: &Workspace, arguments: &[&str]) {
    let ran = workspace.run(arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
}

#[test]
fn a_council_advises_and_its_opinion_is_corrected_and_removed() {
    let workspace = followed();
    for name in ["Mme Ndiaye", "M. Roche"] {
        let capacity = ["--capacity", "council", "--role", "expert", "--voice", "advisory"];
        done(&workspace, &[&["members", "add", name], &capacity[..]].concat());
    }
    let silent = workspace.run(&[
        "opinions",
        "add",
        "1",
        "reserved",
        "--by",
        "Mme Ndiaye",
        "--on",
        "2020-02-03",
    ]);
    assert_eq!(silent.code, 2, "a reserve says what it is about: {}", silent.err);
    let reserve = "Associer un maître d’ouvrage.";
    let advice = [
        "--by",
        "Mme Ndiaye",
        "--by",
        "M. Roche",
        "--on",
        "2020-02-03",
        "--recommendations",
        reserve,
    ];
    done(
        &workspace,
        &[&["opinions", "add", "1", "reserved"], &advice[..]].concat(),
    );
    let shown = workspace.run(&["opinions", "list", "1"]).out;
    assert!(
        shown.contains("avis réservé (Mme Ndiaye, M. Roche)") && shown.contains(reserve),
        "{shown}"
    );
    done(
        &workspace,
        &[&["opinions", "set", "1", "1", "favourable"], &advice[..]].concat(),
    );
    assert_eq!(
        workspace.json(&["opinions", "list", "1"])["opinions"][0]["kind"],
        "favourable"
    );
    done(&workspace, &["opinions", "remove", "1", "1"]);
    assert!(workspace.run(&["opinions", "list", "1"]).out.contains("Aucun avis"));
}

#[test]
fn a_funder_is_followed_to_its_decision_and_the_funnel_counts_it() {
    let workspace = followed();
    let (named, region) = ("--name", "Région, ponts bas-carbone");
    done(
        &workspace,
        &["funders", "add", "1", named, region, "--on", "2020-03-01"],
    );
    let without = workspace.run(&[
        "funders",
        "set",
        "1",
        region,
        "--status",
        "funded",
        "--on",
        "2020-05-02",
    ]);
    assert_eq!(without.code, 2, "who funds says how much: {}", without.err);
    let funded = ["--status", "funded", "--on", "2020-05-02", "--amount", "120 000"];
    done(
        &workspace,
        &[&["funders", "set", "1", "région, PONTS bas-carbone"], &funded[..]].concat(),
    );
    let list = workspace.json(&["labels"]);
    assert_eq!(list["rows"][0]["funders"][0]["name"], region);
    assert_eq!(
        (&list["funnel"]["funded"], &list["funnel"]["funded_cents"]),
        (&1.into(), &12_000_000.into())
    );
    assert!(list["rows"][0]["state"].is_null(), "no label was granted yet");
    let shown = workspace.run(&["labels", "list"]).out;
    assert!(
        shown.contains("financés\u{a0}: 1, pour 120") && shown.contains("(financé 120"),
        "{shown}"
    );
    // What is not typed stays as it was.
    done(&workspace, &["funders", "set", "1", region, "--on", "2020-05-03"]);
    assert_eq!(workspace.json(&["labels"])["funnel"]["funded_cents"], 12_000_000);
    done(&workspace, &["undo"]);
    done(&workspace, &["undo"]);
    assert_eq!(workspace.json(&["labels"])["funnel"]["funded"], 0);
    done(&workspace, &["funders", "remove", "1", region]);
    assert_eq!(workspace.json(&["labels"])["rows"].as_array().unwrap().len(), 0);
}

#[test]
fn a_funder_is_named_by_its_whole_name_wherever_it_stands_in_the_list() {
    let workspace = followed();
    for name in ["Région", "ADEME"] {
        done(
            &workspace,
            &["funders", "add", "1", "--name", name, "--on", "2020-03-01"],
        );
    }
    // What stands first in the list is another one than was added first: neither its place nor a part of its name is taken for it.
    for other in ["1", "Rég"] {
        let refused = workspace.run(&["funders", "set", "1", other, "--name", "Région", "--on", "2020-03-02"]);
        assert_eq!(refused.code, 4, "{}", refused.err);
    }
    done(
        &workspace,
        &[
            "funders",
            "set",
            "1",
            "region",
            "--name",
            "Région Sud",
            "--on",
            "2020-03-02",
        ],
    );
    done(&workspace, &["funders", "remove", "1", "ademe"]);
    let left = workspace.json(&["funders", "list", "1"]);
    assert_eq!(left["funders"].as_array().unwrap().len(), 1);
    assert_eq!(left["funders"][0]["name"], "Région Sud");
}

#[test]
fn a_label_is_dated_and_extended_only_where_one_was_granted() {
    let workspace = followed();
    let dated = workspace.run(&["labels", "date", "1", "--from", "2020-01-01", "--to", "2021-01-01"]);
    assert_eq!(dated.code, 4, "nothing is decided: {}", dated.err);
    let extended = workspace.run(&["labels", "extend", "1", "--motive", "Demande"]);
    assert_eq!(extended.code, 4, "{}", extended.err);
}
