use super::*;

fn letter(key: &str, from: &str, subject: &str) -> Letter {
    Letter {
        key: key.into(),
        sha256: format!("bytes of {key}{from}{subject}"),
        from: from.into(),
        subject: subject.into(),
        ..Letter::default()
    }
}

fn mail(letter: Letter) -> Coming {
    Coming {
        letter: Some(letter),
        ..Coming::default()
    }
}

fn dossier(letters: &[Letter]) -> Known {
    Known {
        number: Some(1),
        letters: letters.to_vec(),
        ..Known::default()
    }
}

fn folder(title: &str, contents: &[&str]) -> Coming {
    Coming {
        title: title.into(),
        contents: contents.iter().map(ToString::to_string).collect(),
        ..Coming::default()
    }
}

fn held(title: &str, contents: &[&str]) -> Known {
    Known {
        number: Some(1),
        title: title.into(),
        contents: folder(title, contents).contents,
        ..Known::default()
    }
}

fn found(known: &[Known], coming: &Coming) -> (Place, bool) {
    let found = propose(known, coming);
    (found.place, found.sure)
}

#[test]
fn only_the_very_same_bytes_and_a_clear_answer_are_certain() {
    let first = letter("one", "ana@x", "Candidature Alpha");
    let known = [dossier(std::slice::from_ref(&first))];
    assert_eq!(found(&known, &mail(first.clone())), (Place::There(0), true));
    let answer = |letter: Letter| Coming {
        answers: vec!["one".into()],
        ..mail(letter)
    };
    let by = |from, subject| letter("two", from, subject);
    assert_eq!(
        found(&known, &answer(by("ANA@x", "Re: candidature alpha"))),
        (Place::Joins(0), true)
    );
    assert_eq!(
        found(&known, &answer(by("bob@x", "Re: Candidature Alpha"))),
        (Place::Joins(0), false)
    );
    assert_eq!(
        found(&known, &answer(by("ana@x", "Candidature Beta"))),
        (Place::Joins(0), false),
        "a consultant with two clients"
    );
}

#[test]
fn one_sender_and_one_subject_make_nobody_one() {
    let known = [dossier(&[letter("one", "form@x", "Nouvelle candidature")])];
    let second = letter("two", "form@x", "Nouvelle candidature");
    assert_eq!(found(&known, &mail(second.clone())), (Place::New, false));
    let behind = |reply_to: &str| Letter {
        reply_to: reply_to.into(),
        ..second.clone()
    };
    assert_eq!(
        found(&known, &mail(behind("b@x"))),
        (Place::New, true),
        "another applicant behind the form"
    );
    let answer = letter("three", "form@x", "Re: Nouvelle candidature");
    assert_eq!(found(&known, &mail(answer)), (Place::Joins(0), false));
}

#[test]
fn an_identifier_used_twice_is_no_identity() {
    let first = letter("one", "ana@x", "Alpha");
    let known = [dossier(std::slice::from_ref(&first))];
    assert_eq!(found(&known, &mail(letter("one", "bob@x", "Beta"))), (Place::New, true));
    let cut = Letter {
        sha256: "other bytes".into(),
        ..first
    };
    assert_eq!(found(&known, &mail(cut)), (Place::Joins(0), false));
}

#[test]
fn a_withdrawn_dossier_attracts_nothing() {
    let first = letter("one", "ana@x", "Alpha");
    let mut withdrawn = dossier(std::slice::from_ref(&first));
    withdrawn.withdrawn = true;
    let known = [withdrawn];
    for coming in [mail(first), mail(letter("two", "ana@x", "Re: Alpha"))] {
        assert_eq!(found(&known, &coming), (Place::New, false));
    }
    let mut gone = held("Alpha", &["a", "b"]);
    gone.withdrawn = true;
    assert_eq!(found(&[gone], &folder("Alpha", &["a", "b"])), (Place::New, false));
}

#[test]
fn shared_blank_documents_join_nobody() {
    let known = [held("Alpha", &["rules", "charter", "alpha"])];
    let beta = propose(&known, &folder("Beta", &["rules", "charter", "beta"]));
    assert_eq!((beta.place, beta.sure), (Place::New, true));
    assert_eq!(
        beta.also_in.keys().collect::<Vec<_>>(),
        ["charter", "rules"],
        "and the report says who else holds them"
    );
    assert_eq!(
        found(&known, &folder("Beta", &["rules", "charter"])),
        (Place::There(0), false),
        "somebody decides"
    );
}

#[test]
fn the_same_folder_again_is_there_and_one_that_grew_is_asked() {
    let known = [held("Alpha", &["a", "b"])];
    assert_eq!(found(&known, &folder("alpha", &["a", "b"])), (Place::There(0), true));
    assert_eq!(
        found(&known, &folder("Alpha", &["a", "b", "c"])),
        (Place::Joins(0), false)
    );
    let mut fresh = held("Candidature", &["a"]);
    fresh.fresh = true;
    assert_eq!(
        found(&[fresh], &folder("Candidature", &["a"])),
        (Place::There(0), false),
        "two folders of one name in one import may be two applicants"
    );
}
