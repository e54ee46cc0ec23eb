//! The acts after the marks and after the session, typed on copies of the sample.

use palmares_core::clock;
use palmares_core::evaluation::{self, Passage, Quote};
use palmares_core::journal::Caller;
use palmares_core::store::Store;
use serde_json::Value;

use super::{Workspace, states};

pub fn reservations_are_lifted_and_a_place_that_comes_free_brings_a_dossier_back(sample: &Workspace) {
    let copy = sample.copy();
    let waiting = copy.json(&["decisions"]);
    assert_eq!(waiting["reservations"].as_array().unwrap().len(), 2);
    assert_eq!(
        waiting["reservations"][0]["condition"]["due_on"], "2026-06-30",
        "soonest first"
    );
    for number in ["1", "2"] {
        let lift = [
            "decisions",
            "lift",
            "2",
            number,
            "--on",
            "2026-02-19",
            "--motive",
            "Pièce reçue.",
        ];
        assert!(copy.json(&lift)["entry"].is_number());
    }
    let again = copy.run(&[
        "decisions",
        "lift",
        "2",
        "1",
        "--on",
        "2026-02-19",
        "--motive",
        "Encore.",
    ]);
    assert_eq!((again.code, again.err.trim()), (3, "Cette réserve est déjà levée."));
    let reopen = [
        "decisions",
        "reopen",
        "3",
        "--reason",
        "place_freed",
        "--motive",
        "Un lauréat renonce.",
    ];
    assert!(copy.json(&reopen)["entry"].is_number());
    let states = states(&copy);
    assert_eq!(
        (states[1].1.as_str(), states[2].1.as_str()),
        ("selected", "ready_for_committee")
    );
    let shown = copy.run(&["decisions", "show", "3"]).out;
    assert!(
        shown.contains("ne tient plus") && shown.contains("place libérée"),
        "{shown}"
    );
    let decision = &copy.json(&["decisions", "show", "2"])["decisions"][0];
    assert_eq!(
        decision["kind"], "selected_with_reservations",
        "the decision stays as it was taken"
    );
    assert_eq!(copy.run(&["verify"]).code, 0);
}

pub fn an_evaluation_is_set_aside_and_counts_again(sample: &Workspace) {
    let copy = sample.copy();
    let cell = |view: &Value| {
        let results = view["results"].as_array().unwrap();
        let cells = results.iter().flat_map(|result| result["cells"].as_array().unwrap());
        cells.clone().find(|cell| cell["state"] == "submitted").unwrap()["member"].clone()
    };
    let member = cell(&copy.json(&["rank"]));
    let member = member.as_str().unwrap();
    let silent = copy.run(&["mark", "set-aside", "1", member, "--motive", " "]);
    assert_eq!(silent.code, 2, "{}", silent.err);
    copy.json(&["mark", "set-aside", "1", member, "--motive", "Lien découvert."]);
    let view = copy.json(&["rank"]);
    assert_eq!(view["set_aside"][0]["motive"], "Lien découvert.");
    assert_eq!(view["results"][0]["submitted"], 2);
    copy.json(&["mark", "reinstate", "1", member, "--motive", "Ce n’en était pas un."]);
    assert_eq!(copy.json(&["rank"])["results"][0]["submitted"], 3);
    let decided = copy.run(&["mark", "return", "1", member, "--motive", "À revoir."]);
    assert_eq!(decided.code, 3, "a decided dossier is not scored again");
    let tie = copy.run(&["tie", "3", "4", "--chair", member, "--motive", "Motif.", "--json"]);
    assert_eq!(tie.code, 3);
}

pub fn published_minutes_are_corrected_as_a_new_version(sample: &Workspace) {
    let copy = sample.copy();
    copy.json(&["minutes", "1", "--publish", "2026-02-19"]);
    copy.json(&["minutes", "1", "--correct", "Le nom d’un membre était mal écrit."]);
    let produced = copy.json(&["minutes", "1"]);
    let papers = produced["papers"].as_array().unwrap();
    assert!(papers.iter().all(|paper| paper["version"] == 2), "{papers:?}");
    let names: Vec<&str> = papers.iter().filter_map(|paper| paper["name"].as_str()).collect();
    assert!(names.contains(&"2026-01-14_proces-verbal_v2.pdf"), "{names:?}");
    let session = copy.json(&["session", "show", "1"]);
    assert_eq!(session["row"]["state"], "minutes_draft");
    assert_eq!(session["publications"][0]["published_on"], "2026-02-19");
}

pub fn what_a_member_holds_as_evidence_is_read_with_its_page_and_its_words(sample: &Workspace) {
    let copy = sample.copy();
    let motive = ["--motive", "Audition."];
    copy.json(&[&["decisions", "reopen", "3", "--reason", "place_freed"][..], &motive].concat());
    copy.json(&[&["rounds", "open", "3", "--carry"][..], &motive].concat());
    let sheet = copy.json(&["--as", "Vandamme", "mark", "show", "3"]);
    let dossier = sheet["item"]["dossier_id"].as_str().unwrap();
    let sha256 = sheet["documents"][0]["sha256"].as_str().unwrap();
    let members = copy.json(&["members"]);
    let member = members["members"].as_array().unwrap().iter();
    let member = member.map(|one| one.get("member").unwrap_or(one));
    let vandamme = member
        .clone()
        .find(|one| one["name"].as_str().unwrap().ends_with("Vandamme"))
        .unwrap();
    hold(&copy, dossier, vandamme["id"].as_str().unwrap(), sha256);
    let shown = copy.run(&["--as", "Vandamme", "mark", "show", "3"]).out;
    let line = shown.lines().find(|line| line.contains("12 emplois créés")).unwrap();
    assert!(
        line.starts_with("C3") && line.contains(" iv ") && line.contains("en place"),
        "{shown}"
    );
    let sealed = copy.run(&["rounds", "show", "3"]).out;
    assert!(!sealed.contains("12 emplois"), "{sealed}");
    assert!(copy.json(&["--as", "Vandamme", "mark", "submit", "3"])["entry"].is_number());
    let open = copy.run(&["rounds", "show", "3"]).out;
    assert!(
        open.contains("Passages retenus par") && open.contains("12 emplois créés"),
        "{open}"
    );
    assert_eq!(copy.run(&["verify"]).code, 0);
}

/// Holds a passage for a criterion, as the window does.
fn hold(copy: &Workspace, dossier: &str, member: &str, sha256: &str) {
    let passage = Passage {
        sha256: sha256.to_owned(),
        page: 3,
        label: "iv".into(),
        page_box: [0.0, 0.0, 595.0, 842.0],
        rotation: 0,
        quads: vec![[72.0, 700.0, 300.0, 700.0, 72.0, 688.0, 300.0, 688.0]],
        quote: Some(Quote {
            text: "12 emplois créés".into(),
            prefix: String::new(),
            suffix: String::new(),
            begins: 0,
            ends: 16,
            engine: "pdf.js 6.5.438".into(),
        }),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let now = clock::now();
        let store = Store::open(&copy.path(), now).await.unwrap();
        let caller = Caller::member(member.parse().unwrap(), "test", now);
        evaluation::attach_evidence(&store, &caller, dossier.parse().unwrap(), "C3", &passage, "")
            .await
            .unwrap();
        store.close().await;
    });
}

pub fn a_sheet_of_paper_is_typed_and_handed_in_for_its_member(sample: &Workspace) {
    let copy = sample.copy();
    copy.json(&["rounds", "open", "5", "--motive", "Nouveau passage."]);
    assert!(copy.json(&["mark", "enter", "5", "Vandamme", "C1=4", "C2=3,5", "C3=4"])["entry"].is_number());
    let early = copy.run(&["mark", "hand-in", "5", "Vandamme"]);
    assert_eq!(early.code, 3, "{}", early.err);
    let wrong = copy.run(&["mark", "enter", "5", "Vandamme", "C4=4", "C6=9"]);
    assert_eq!(wrong.code, 2, "{}", wrong.err);
    let beside = "C6=Chiffres = ordres de grandeur.";
    copy.json(&[
        "mark",
        "enter",
        "5",
        "Vandamme",
        "C4=4",
        "C5=4",
        "C6=4,5",
        "--comment-on",
        beside,
    ]);
    // A comment alone leaves the mark that stands there.
    copy.json(&["mark", "enter", "5", "Vandamme", "--comment-on", "c2=Bien situé."]);
    let nothing = copy.run(&["mark", "enter", "5", "Vandamme", "--comment-on", "Bien situé."]);
    assert_eq!(nothing.code, 2, "{}", nothing.err);
    // The comment on the whole may come by itself, and is part of what is handed in.
    copy.json(&["mark", "enter", "5", "Vandamme", "--comment", "Projet mûr."]);
    copy.json(&["mark", "hand-in", "5", "Vandamme"]);
    let sheet = copy.json(&["--as", "Vandamme", "mark", "show", "5"]);
    assert_eq!(sheet["comment"], "Projet mûr.");
    let marks = sheet["marks"].as_array().unwrap();
    let mark = |code: &str| marks.iter().find(|one| one["criterion"] == code).unwrap();
    assert_eq!(mark("C2")["mark"], 7);
    assert_eq!(mark("C2")["comment"], "Bien situé.");
    assert_eq!(mark("C6")["mark"], 9);
    assert_eq!(mark("C6")["comment"], "Chiffres = ordres de grandeur.");
    let again = copy.run(&["mark", "enter", "5", "Vandamme", "C1=5"]);
    assert_eq!(again.code, 3, "{}", again.err);
    // What a member types is theirs: a sheet of paper is not typed over it.
    copy.json(&["--as", "Vasseur", "mark", "flag", "5"]);
    copy.json(&["--as", "Vasseur", "mark", "set", "5", "C1", "3"]);
    let over = copy.run(&["mark", "enter", "5", "Vasseur", "C1=4"]);
    assert_eq!(over.code, 3);
    assert!(
        over.err.starts_with("Ce membre a commencé à saisir lui-même"),
        "{}",
        over.err
    );
}
