//! Work copies: what a member does apart comes back as a plan, then for good.

use super::{Workspace, palmares};

fn changes(workspace: &Workspace, name: &str) -> String {
    workspace.folder.path().join(name).display().to_string()
}

/// A work copy of a workspace, in a folder of its own.
fn work_copy(workspace: &Workspace, as_staff: &[&str]) -> Workspace {
    let copy = Workspace::new();
    let made = workspace.run(&[as_staff, &["copy", "--to", copy.path().to_str().unwrap()]].concat());
    assert_eq!(made.code, 0, "{}", made.err);
    copy
}

#[test]
#[allow(clippy::too_many_lines, reason = "one journey of two people, step by step")]
fn the_same_field_changed_on_both_sides_waits_until_somebody_settles_it() {
    let here = Workspace::empty();
    here.json(&["persons", "save", "Nadia Carlier", "--function", "Adjointe"]);
    let staff = ["--as", "Claire"];
    let there = work_copy(&here, &staff);
    let function = |of: &Workspace, text: &str| {
        of.json(
            &[
                &[
                    "persons",
                    "save",
                    "Nadia Carlier",
                    "--person",
                    "Nadia",
                    "--function",
                    text,
                ][..],
                &staff,
            ]
            .concat(),
        )
    };
    function(&here, "Cheffe de projet");
    function(&there, "Directrice");
    let file = changes(&there, "retour.palmares-changes");
    let written = there.json(&[&["changes", "write", "--to", &file][..], &staff].concat());
    assert_eq!(written["entries"], 1, "only what the other does not have");

    let head = here.json(&[&["journal", "--limit", "1"][..], &staff].concat())["head"].clone();
    let plan = here.run(&[&["changes", "plan", &file][..], &staff].concat());
    assert_eq!(plan.code, 0, "{}", plan.err);
    for said in [
        "en conflit\u{a0}: 1",
        "Claire Martin (secrétariat)",
        "Cheffe de projet",
        "Directrice",
    ] {
        assert!(plan.out.contains(said), "{said} in\n{}", plan.out);
    }
    let english = here.run(&[&["--lang", "en", "changes", "plan", &file][..], &staff].concat());
    assert!(english.out.contains("in conflict: 1"), "{}", english.out);
    let after = here.json(&[&["journal", "--limit", "1"][..], &staff].concat())["head"].clone();
    assert_eq!(head, after, "a plan writes nothing");

    let applied = here.json(&[&["changes", "apply", &file][..], &staff].concat());
    assert_eq!(
        (&applied["plan"]["total"], &applied["plan"]["hard"]),
        (&1.into(), &1.into())
    );
    let again = here.json(&[&["changes", "apply", &file][..], &staff].concat());
    assert_eq!(again["plan"]["here"], 1, "taken in twice, it is there once");
    assert_eq!(here.json(&["status"])["conflicts"], 1);

    let list = here.json(&[&["conflicts"][..], &staff].concat());
    let id = list["conflicts"][0]["id"].as_str().unwrap().to_owned();
    let told = here.run(&[&["conflicts", "list"][..], &staff].concat()).out;
    assert!(told.contains(&id) && told.contains("1 conflit à trancher."), "{told}");
    assert_eq!(
        here.run(&[&["conflicts", "settle", &id, "--take", "mine"][..], &staff].concat())
            .code,
        2
    );
    here.json(&[&["conflicts", "settle", &id, "--take", "ours"][..], &staff].concat());
    assert_eq!(here.json(&["status"])["conflicts"], 0);
    assert_eq!(here.run(&[&["verify"][..], &staff].concat()).code, 0);
    let twice = here.run(&[&["conflicts", "settle", &id, "--take", "ours"][..], &staff].concat());
    assert_eq!(twice.code, 4, "{}", twice.err);
}

#[test]
fn a_file_that_cannot_be_taken_in_says_why() {
    let here = Workspace::empty();
    let other = Workspace::empty();
    let file = changes(&other, "autre.palmares-changes");
    other.json(&["changes", "write", "--to", &file, "--all"]);
    let foreign = here.run(&["changes", "apply", &file]);
    assert_eq!(foreign.code, 7);
    assert!(foreign.err.contains("autre espace de travail"), "{}", foreign.err);
    let taken = other.run(&["changes", "write", "--to", &file]);
    assert_eq!(taken.code, 7, "a file is never written over: {}", taken.err);
    let text = changes(&here, "lettre.txt");
    std::fs::write(&text, "Bonjour").unwrap();
    let letter = here.run(&["changes", "plan", &text]);
    assert_eq!(letter.code, 7);
    assert!(letter.err.contains("pas un fichier de changements"), "{}", letter.err);
    let copy = here.run(&["copy", "--to", here.path().to_str().unwrap()]);
    assert_eq!(copy.code, 7, "{}", copy.err);
}

/// A member takes a copy along, declares on a dossier, and the secretariat finds it in the reference copy.
pub fn a_member_marks_on_a_work_copy_and_the_secretariat_takes_it_in(sample: &Workspace) {
    let reference = sample.copy();
    let refused = reference.run(&[
        "--as",
        "Vandamme",
        "copy",
        "--to",
        &changes(&reference, "Copie.palmares"),
    ]);
    assert_eq!(refused.code, 3, "{}", refused.err);
    let copy = work_copy(&reference, &[]);
    assert_eq!(copy.run(&["verify"]).code, 0);
    let done = copy.json(&["--as", "Vandamme", "members", "declare", "Vandamme", "9", "none"]);
    assert!(done["entry"].is_number());
    let file = changes(&copy, "vandamme.palmares-changes");
    copy.json(&["--as", "Vandamme", "changes", "write", "--to", &file]);
    let plan = reference.run(&["--as", "Vandamme", "changes", "plan", &file]);
    assert_eq!(plan.code, 3, "the reference copy is the secretariat's: {}", plan.err);
    let applied = reference.json(&["changes", "apply", &file]);
    assert_eq!(
        (&applied["plan"]["new"], &applied["plan"]["refused"]),
        (&1.into(), &0.into())
    );
    let journal = reference.run(&["journal", "--limit", "1"]).out;
    assert!(journal.contains("Vandamme (membre)"), "{journal}");
    assert_eq!(reference.run(&["verify"]).code, 0);
    assert_eq!(palmares(&["status", reference.path().to_str().unwrap()]).code, 0);
}
