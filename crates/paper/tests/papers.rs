//! What every paper must hold, checked with the tools of poppler and qpdf.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod samples;

use std::path::Path;
use std::process::Command;

use palmares_paper::*;
use samples::*;

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn press() -> Press {
    Press::new().unwrap()
}

fn render(paper: &Paper, language: Language) -> Pdf {
    match press().render(paper, language, instant()) {
        Ok(pdf) => pdf,
        Err(PaperError::Typesetting(diagnostics)) => panic!("{diagnostics:#?}"),
        Err(error) => panic!("{error}"),
    }
}

/// The text with every kind of space made plain.
fn text(pdf: &Pdf) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, &pdf.bytes).unwrap();
    let raw = run("pdftotext", &["-layout", file.to_str().unwrap(), "-"]);
    raw.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn boxed_letter(letter: LetterPaper) -> Paper {
    Paper::Letter(Box::new(letter))
}

#[test]
fn every_paper_is_valid_tagged_archivable_and_accessible_in_both_languages() {
    let press = press();
    let keep = std::env::var_os("PALMARES_PAPERS_OUT");
    let folder = tempfile::tempdir().unwrap();
    let folder = keep.as_ref().map_or(folder.path(), Path::new);
    for (name, paper) in all() {
        for (code, language) in [("fr", Language::Fr), ("en", Language::En)] {
            let pdf = match press.render(&paper, language, instant()) {
                Ok(pdf) => pdf,
                Err(PaperError::Typesetting(diagnostics)) => panic!("{name} {code}: {diagnostics:#?}"),
                Err(error) => panic!("{name} {code}: {error}"),
            };
            let file = folder.join(format!("{name}.{code}.pdf"));
            std::fs::write(&file, &pdf.bytes).unwrap();
            let path = file.to_str().unwrap();
            run("qpdf", &["--check", path]);
            let info = run("pdfinfo", &[path]);
            assert!(info.contains("Tagged:          yes"), "{name}: {info}");
            assert!(
                info.contains(&format!("Pages:           {}", pdf.pages)),
                "{name}: {info}"
            );
            let metadata = run("pdfinfo", &["-meta", path]);
            for claim in ["pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<"] {
                assert!(metadata.contains(claim), "{name}: {metadata}");
            }
            assert!(
                run("pdffonts", &[path])
                    .lines()
                    .skip(2)
                    .all(|line| line.contains(" yes yes ")),
                "{name}: fonts"
            );
            assert_eq!(pdf.unprintable, 0, "{name}");
        }
    }
}

#[test]
fn the_minutes_follow_the_order_of_their_legal_model() {
    let pdf = render(&Paper::Minutes(Box::new(minutes(Audience::Internal))), Language::Fr);
    let text = text(&pdf);
    let order = [
        "Procès-verbal",
        "Convocation et ordre du jour",
        "Présences",
        "Le quorum est atteint",
        "Déclarations d’intérêts et déports",
        "Approbation du procès-verbal précédent",
        "Informations : dossiers non soumis au comité",
        "Examen des dossiers",
        "Dossier n° 2026-001",
        "Total sur 100",
        "Synthèse des débats",
        "Décision : Retenu",
        "Classement et listes",
        "La prochaine séance se tiendra le mercredi 11 février 2026 à 14 h 00",
        "Signatures",
        "Annexe — Feuille d’émargement",
        "Annexe — Liste des déports",
        "Annexe — Classement",
        "Annexe — Grille d’évaluation",
        "Annexe — Intégrité des données",
        "9f2c7d1a 5b3e4f60",
    ];
    let mut from = 0;
    for words in order {
        let found = text[from..].find(words);
        from += found.unwrap_or_else(|| panic!("« {words} » is missing or out of order in:\n{text}"));
    }
}

#[test]
fn the_communicable_minutes_mask_secrets_and_persons() {
    let internal = text(&render(
        &Paper::Minutes(Box::new(minutes(Audience::Internal))),
        Language::Fr,
    ));
    let public = text(&render(
        &Paper::Minutes(Box::new(minutes(Audience::Communicable))),
        Language::Fr,
    ));
    for secret in [
        "Détention de parts",
        "La marge sur coût variable",
        "45 000 €",
        "Robin Desplanques",
        "Arlette Delcourt",
    ] {
        assert!(internal.contains(secret), "{secret} in the internal version");
        assert!(!public.contains(secret), "{secret} in the communicable version");
    }
    assert!(public.contains("2 personnes entendues") && public.contains("Version communicable"));
    assert!(internal.contains("Document interne") && internal.contains("Projet — non approuvé"));
}

#[test]
fn text_of_an_applicant_is_never_markup() {
    let mut paper = minutes(Audience::Internal);
    paper.items[0].applicant.name = HOSTILE.to_owned();
    paper.items[0].summary = vec![passage(HOSTILE, false)];
    paper.organiser.name = "#panic(\"x\")".to_owned();
    let text = text(&render(&Paper::Minutes(Box::new(paper)), Language::Fr));
    for piece in [
        "#read(\"/etc/passwd\")",
        "$x^2$",
        "@ref",
        "*bold*",
        "_em_",
        "<script>",
        "`raw`",
        "#{1+1}",
        "{date}",
    ] {
        assert!(text.contains(piece), "{piece} in {text}");
    }
    assert!(text.contains("#panic(\"x\")"));
    assert!(!text.contains("root:"));
}

#[test]
fn a_character_that_no_font_can_draw_does_not_stop_the_paper() {
    let mut letter = letter(letter_kinds().remove(0).1);
    letter.dossier.project = "Projet \u{202e}🚲 漢字 \u{0}\u{e000}".to_owned();
    let pdf = render(&boxed_letter(letter), Language::Fr);
    assert!(pdf.unprintable >= 3, "{}", pdf.unprintable);
}

#[test]
fn the_same_paper_at_the_same_instant_has_the_same_bytes() {
    let paper = Paper::Minutes(Box::new(minutes(Audience::Internal)));
    let first = render(&paper, Language::Fr);
    assert_eq!(first, render(&paper, Language::Fr));
    let later = press()
        .render(&paper, Language::Fr, instant() + chrono::Duration::days(1))
        .unwrap();
    assert_ne!(first.bytes, later.bytes);
}

#[test]
fn a_public_authority_cannot_refuse_without_remedies() {
    for (name, kind) in letter_kinds() {
        let mut letter = letter(kind);
        letter.remedies = None;
        let due = [
            "acknowledgement",
            "inadmissible",
            "ineligible",
            "off_topic",
            "redirected",
            "rejected",
            "dropped",
            "redirected_by_committee",
            "letter_of_support",
        ];
        let made = press().render(&boxed_letter(letter.clone()), Language::Fr, instant());
        assert_eq!(
            matches!(made, Err(PaperError::RemediesMissing)),
            due.contains(&name),
            "{name}"
        );
        letter.organiser.is_public_authority = false;
        assert!(
            press().render(&boxed_letter(letter), Language::Fr, instant()).is_ok(),
            "{name}"
        );
    }
}

/// What each letter holds.
const NEEDED: [(&str, &[&str]); 15] = [
    (
        "acknowledgement",
        &[
            "le jeudi 18 décembre 2025, de votre candidature",
            "L. 231-4",
            "ni engagement sur la suite",
            "RGPD",
            "Le rejet qui naîtrait de ce silence",
        ],
    ),
    (
        "request",
        &[
            "Relevé d’identité bancaire",
            "mercredi 4 février 2026",
            "peut être déclarée",
        ],
    ),
    (
        "ineligible",
        &[
            "Règle : Le siège social est ou sera",
            "Constat : Le siège est à Paris.",
            "auprès de la Communauté d’agglomération",
            "devant le tribunal administratif de Lille",
            "deux mois",
        ],
    ),
    (
        "off_topic",
        &["en phase avec les objectifs", "par la négative", "aucune activité"],
    ),
    (
        "redirected",
        &["relève d’un autre dispositif", "immobilier d’entreprise"],
    ),
    (
        "hearing",
        &[
            "mercredi 11 février 2026",
            "de 14 h 30 à 15 h 00",
            "15 minutes",
            "3 personnes au plus",
            "confirmer",
        ],
    ),
    (
        "laureate",
        &["10 000 €", "dure 12 mois", "bilan", "décision n° 2026/017"],
    ),
    ("lifted", &["sont levées", "levée le 12 juin 2026"]),
    (
        "reserved",
        &[
            "30 juin 2026",
            "arrêté d’autorisation",
            "la décision peut être réexaminée",
            "au plus tard aux dates indiquées",
        ],
    ),
    (
        "deferred",
        &[
            "plan de financement",
            "La prochaine séance du comité est prévue le mercredi 11 février 2026",
        ],
    ),
    ("waitlisted", &["rang 1", "31 décembre 2026", "si une place se libère"]),
    (
        "rejected",
        &[
            "52,50 sur 100",
            "60,00 sur 100",
            "2,50 sur 5, plancher 3,00",
            "Faisabilité — 4,25 sur 5",
            "s’est écarté du classement pour le motif suivant : Un projet voisin",
            "une fiche de retour vous est communiquée",
            "Une nouvelle candidature peut être présentée",
            "recours gracieux",
            "Télérecours",
        ],
    ),
    ("dropped", &["classé sans suite", "n’a pas répondu"]),
    (
        "redirected_by_committee",
        &["est réorienté", "fonds de transition", "un bâtiment", "Télérecours"],
    ),
    (
        "letter_of_support",
        &[
            "Lettre de soutien",
            "apporte notre soutien",
            "et non label",
            "présenté oralement",
            "Télérecours",
        ],
    ),
];

#[test]
fn each_letter_says_what_it_must() {
    for (name, kind) in letter_kinds() {
        let text = text(&render(&boxed_letter(letter(kind)), Language::Fr));
        for (_, words) in NEEDED.iter().filter(|(key, _)| *key == name) {
            for word in *words {
                assert!(text.contains(word), "{name}: « {word} » in {text}");
            }
        }
        assert!(
            text.contains("Camille Vasseur") && text.contains("Par délégation"),
            "{name}: who signs, in {text}"
        );
        assert!(
            text.contains("Conservation : Dossier non retenu : conservé 2 ans après la notification. Vous pouvez"),
            "{name}"
        );
    }
}

/// Whether a phrase is of a language.
fn is_in(phrase: &str, language: Language) -> bool {
    (language == Language::Fr) == phrase.starts_with("nouvelle")
}

#[test]
fn no_letter_promises_what_no_rule_of_the_call_says() {
    for (name, kind) in letter_kinds() {
        for language in [Language::Fr, Language::En] {
            let text = text(&render(&boxed_letter(letter(kind.clone())), language));
            for promise in [
                "restitution",
                "feedback",
                "nouvelle candidature",
                "apply again",
                "convention",
                "informerons",
            ] {
                // A refusal offers the sheet and the next application, both as the rules of the call have them.
                let offered =
                    name == "rejected" && ["feedback", "nouvelle candidature", "apply again"].contains(&promise);
                assert_eq!(
                    text.contains(promise),
                    offered && is_in(promise, language),
                    "{name}: « {promise} » in {text}"
                );
            }
        }
    }
}

#[test]
fn each_reason_is_given_once() {
    for (name, kind) in letter_kinds() {
        let text = text(&render(&boxed_letter(letter(kind)), Language::Fr));
        for reason in [
            "La différence avec l’existant",
            "ne s’installera pas",
            "aucune activité",
        ] {
            assert!(text.matches(reason).count() <= 1, "{name}: {reason}");
        }
    }
}

#[test]
fn what_decides_nothing_states_no_remedies() {
    for (name, kind) in letter_kinds() {
        let text = text(&render(&boxed_letter(letter(kind)), Language::Fr));
        let none = ["request", "hearing", "deferred"].contains(&name);
        assert_eq!(text.contains("recours"), !none, "{name}");
        if name == "acknowledgement" {
            assert!(!text.contains("La présente décision"), "{text}");
        }
    }
    let mut private = letter(LetterKind::Acknowledgement {
        silence_rejects_on: None,
    });
    private.organiser.is_public_authority = false;
    let text = text(&render(&boxed_letter(private), Language::Fr));
    assert!(!text.contains("recours") && !text.contains("rejet"), "{text}");
}

/// The receipt decides nothing (CRPA R.112-5, 2°): it names the day on which silence rejects, and how that rejection is contested.
#[test]
fn an_acknowledgement_says_how_the_rejection_of_silence_is_contested_and_decides_nothing_itself() {
    let (_, kind) = letter_kinds().remove(0);
    let french = text(&render(&boxed_letter(letter(kind.clone())), Language::Fr));
    for words in [
        "est réputée rejetée",
        "Le rejet qui naîtrait de ce silence",
        "à compter de cette date",
    ] {
        assert!(french.contains(words), "« {words} » in {french}");
    }
    let english = text(&render(&boxed_letter(letter(kind)), Language::En));
    assert!(
        english.contains("The rejection that such silence would be"),
        "{english}"
    );
    for decision in [
        "présente décision",
        "this decision",
        "de sa notification",
        "of its notification",
    ] {
        assert!(
            !french.contains(decision) && !english.contains(decision),
            "« {decision} »"
        );
    }
}

#[test]
fn a_record_of_decisions_is_a_draft_until_its_minutes_are_approved() {
    let said = |state| {
        let record = DecisionRecordPaper {
            state,
            ..decisions(Audience::Communicable)
        };
        text(&render(&Paper::Decisions(Box::new(record)), Language::Fr))
    };
    assert!(said(MinutesState::Draft).contains("Projet — non approuvé"));
    let approved = said(MinutesState::Approved(day("2026-02-11")));
    assert!(
        approved.contains("Approuvé le 11 février 2026") && !approved.contains("Projet — non approuvé"),
        "{approved}"
    );
}

#[test]
fn the_minutes_of_a_session_without_quorum_wait_for_no_approval() {
    let mut record = minutes(Audience::Internal);
    record.state = MinutesState::Lapsed;
    record.items.clear();
    record.rankings.clear();
    record.quorum.reached = false;
    let said = text(&render(&Paper::Minutes(Box::new(record)), Language::Fr));
    assert!(
        said.contains("Procès-verbal de carence — séance") && !said.contains("non approuvé"),
        "{said}"
    );
}

#[test]
fn one_member_is_said_in_the_singular() {
    let mut record = minutes(Audience::Internal);
    record.quorum.present = 1;
    let said = text(&render(&Paper::Minutes(Box::new(record.clone())), Language::Fr));
    assert!(said.contains("1 membre présent pour"), "{said}");
    let said = text(&render(&Paper::Minutes(Box::new(record)), Language::En));
    assert!(said.contains("1 member present,"), "{said}");
}

#[test]
fn the_main_list_of_the_minutes_holds_only_what_the_committee_decided() {
    let mut record = minutes(Audience::Internal);
    let main = &mut record.rankings[0].table.main;
    main[0].decision = Some(DecisionKind::Selected.into());
    main[1].decision = None;
    let said = text(&render(&Paper::Minutes(Box::new(record)), Language::Fr));
    let lists = said
        .split("Liste principale")
        .nth(1)
        .unwrap()
        .split("La prochaine")
        .next()
        .unwrap();
    assert!(lists.contains("2026-001") && !lists.contains("2026-006"), "{lists}");
}

#[test]
fn a_letter_tells_the_reasons_of_a_proposal_and_the_day_of_the_act_once() {
    let (_, kind) = letter_kinds()
        .into_iter()
        .find(|(name, _)| *name == "rejected")
        .unwrap();
    let followed = text(&render(&boxed_letter(letter(kind.clone())), Language::Fr));
    for words in [
        "prise par le président le 19 janvier 2026 (décision n° 2026/017).",
        "Le comité a motivé sa proposition comme suit :",
        "d’un recours gracieux auprès du président",
    ] {
        assert!(followed.contains(words), "« {words} » in {followed}");
    }
    let LetterKind::Rejected {
        mut decision,
        out_of,
        score,
        threshold,
        floors,
        criteria,
        motive,
        departure,
    } = kind
    else {
        panic!("a refusal")
    };
    decision.act = None;
    let alone = LetterKind::Rejected {
        decision,
        out_of,
        score,
        threshold,
        floors,
        criteria,
        motive,
        departure,
    };
    let decided = text(&render(&boxed_letter(letter(alone)), Language::Fr));
    assert!(
        decided.contains("Le comité a motivé sa décision comme suit :"),
        "{decided}"
    );
}

#[test]
fn those_who_were_heard_are_told_apart() {
    let mut record = minutes(Audience::Internal);
    let hearing = record.items[0].hearing.as_mut().unwrap();
    hearing.persons = ["Yann Delattre, gérant", "Mélanie Boidin, ingénieure"]
        .map(|name| PersonHeard {
            name: name.to_owned(),
            role: None,
        })
        .into();
    let said = text(&render(&Paper::Minutes(Box::new(record)), Language::Fr));
    assert!(
        said.contains("Yann Delattre, gérant ; Mélanie Boidin, ingénieure"),
        "{said}"
    );
}

#[test]
fn only_a_call_that_selects_has_a_selection_committee() {
    for (name, kind) in letter_kinds() {
        for vocabulary in [Vocabulary::Label, Vocabulary::Opinion] {
            for (language, wrong) in [
                (Language::Fr, "comité de sélection"),
                (Language::En, "selection committee"),
            ] {
                let said = text(&render(&boxed_letter(labelled(kind.clone(), vocabulary)), language));
                assert!(!said.contains(wrong), "{name}: {said}");
            }
        }
    }
}

/// A letter that grants a label for the applications to these funders.
fn granted_for(funders: &[&str], one_funder: bool) -> String {
    let LetterKind::Laureate {
        decision,
        mut grant,
        lifted,
    } = label(false, None)
    else {
        panic!("a label")
    };
    grant.ends_with = funders.iter().map(|name| (*name).to_owned()).collect();
    grant.one_funder = one_funder;
    let kind = LetterKind::Laureate {
        decision,
        grant,
        lifted,
    };
    text(&render(&boxed_letter(labelled(kind, Vocabulary::Label)), Language::Fr))
}

#[test]
fn a_label_that_ends_with_its_funders_says_when_they_have_all_decided() {
    let none = granted_for(&[], true);
    assert!(none.contains("prend fin plus tôt si le financeur"), "{none}");
    let several = granted_for(&[], false);
    assert!(
        several.contains("prend fin plus tôt si tous les financeurs"),
        "{several}"
    );
    let one = granted_for(&["ADEME"], false);
    assert!(one.contains("prend fin avec la décision rendue sur elle"), "{one}");
    let both = granted_for(&["ADEME", "Région"], false);
    assert!(
        both.contains("les demandes adressées à « ADEME », « Région »"),
        "{both}"
    );
    assert!(both.contains("si toutes ont reçu une décision"), "{both}");
}

/// The pages of a paper, each as plain text.
fn pages(pdf: &Pdf) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, &pdf.bytes).unwrap();
    let raw = run("pdftotext", &["-layout", file.to_str().unwrap(), "-"]);
    raw.split('\u{c}').map(str::to_owned).collect()
}

/// The text between the head and the foot of the pages of a letter, which tell how many there are.
fn body(pdf: &Pdf) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, &pdf.bytes).unwrap();
    let within = ["-x", "0", "-y", "50", "-W", "596", "-H", "738"];
    let raw = run(
        "pdftotext",
        &[&within[..], &["-layout", file.to_str().unwrap(), "-"]].concat(),
    );
    raw.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_a_call_says_of_its_own_stands_before_remedies_and_closing_and_changes_nothing_else() {
    let own = ["Une équipe vous rappelle.", "#strong[x] *ni* $gras$ @ici {date}"];
    let formula = "Au plaisir de vous lire, #emph[bien à vous].";
    let usual = [
        (
            Language::Fr,
            "Voies et délais de recours",
            "Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée.",
        ),
        (Language::En, "Remedies and time limits", "Yours faithfully,"),
    ];
    for (name, kind) in letter_kinds() {
        for (language, remedies, closing) in usual {
            let without = body(&render(&boxed_letter(letter(kind.clone())), language));
            let mut said = letter(kind.clone());
            said.own_text = own.map(str::to_owned).to_vec();
            said.own_closing = Some(formula.to_owned());
            let said = body(&render(&boxed_letter(said), language));
            assert_eq!(without.matches(closing).count(), 1, "{name}: {without}");
            let end = without.find(remedies).or_else(|| without.find(closing)).unwrap();
            let (before, after) = without.split_at(end);
            let after = after.replace(closing, formula);
            assert_eq!(said, format!("{before}{} {} {after}", own[0], own[1]), "{name}");
        }
    }
}

#[test]
fn the_lines_of_an_own_paragraph_stay_one_under_the_other() {
    let mut said = letter(letter_kinds().remove(0).1);
    said.own_text = ["Votre contact : Eden Masclet\nTél. 03 00 00 00 01", "Merci."]
        .map(str::to_owned)
        .to_vec();
    let pages = pages(&render(&boxed_letter(said), Language::Fr)).concat();
    let lines: Vec<String> = pages
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    for line in ["Votre contact : Eden Masclet", "Tél. 03 00 00 00 01", "Merci."] {
        assert!(lines.iter().any(|said| said == line), "« {line} » in {lines:#?}");
    }
}

#[test]
fn a_total_stands_on_the_page_of_what_it_sums() {
    for lines in (0..24).step_by(4) {
        let mut record = minutes(Audience::Internal);
        let more = (0..lines).map(|_| passage("Le comité a pris connaissance du calendrier.", false));
        record.other_business.extend(more);
        for page in pages(&render(&Paper::Minutes(Box::new(record)), Language::Fr)) {
            let (totals, tables) = (
                page.matches("Total sur 100").count(),
                page.matches("Note des membres").count(),
            );
            assert_eq!(totals, tables, "{lines}: {page}");
        }
    }
}

#[test]
fn the_address_stands_in_the_window_of_the_envelope() {
    let pdf = render(&boxed_letter(letter(letter_kinds().remove(0).1)), Language::Fr);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.pdf");
    std::fs::write(&file, &pdf.bytes).unwrap();
    let boxes = run("pdftotext", &["-bbox", "-l", "1", file.to_str().unwrap(), "-"]);
    let line = boxes.lines().find(|line| line.contains(">LILLERS<")).unwrap();
    let number = |name: &str| -> f64 {
        let from = line.split_once(&format!("{name}=\"")).unwrap().1;
        from.split_once('"').unwrap().0.parse::<f64>().unwrap() / 72.0 * 25.4
    };
    assert!(number("xMin") > 100.0 && number("xMax") < 195.0, "{line}");
    assert!(number("yMin") > 45.0 && number("yMax") < 90.0, "{line}");
}

#[test]
fn a_letter_that_says_nothing_is_refused() {
    let empty = LetterKind::RequestForDocuments {
        documents: Vec::new(),
        deadline: day("2026-02-04"),
    };
    let made = press().render(&boxed_letter(letter(empty)), Language::Fr, instant());
    assert!(matches!(made, Err(PaperError::Missing("documents"))));
}

#[test]
fn a_sample_dossier_comes_near_the_pages_aimed_at() {
    let press = press();
    for target in [5, 8, 12, 16, 20, 25] {
        let paper = Paper::SampleDossier(Box::new(dossier(
            target,
            SampleTheme::CircularEconomy,
            u64::from(target),
        )));
        let pages = press.render(&paper, Language::Fr, instant()).unwrap().pages;
        assert!(pages.abs_diff(target as usize) <= 2, "{pages} pages for {target}");
    }
}

#[test]
fn sample_dossiers_read_differently_and_keep_their_twelve_sections() {
    let press = press();
    let mut seen = Vec::new();
    for (theme, seed) in [
        (SampleTheme::SmartMobility, 1),
        (SampleTheme::SmartMobility, 2),
        (SampleTheme::FutureIndustry, 1),
    ] {
        let paper = Paper::SampleDossier(Box::new(dossier(10, theme, seed)));
        let text = text(&press.render(&paper, Language::En, instant()).unwrap());
        for number in 1..=12 {
            assert!(text.contains(&format!("{number}. ")), "section {number}");
        }
        assert!(text.contains("Document fictif") && text.contains("150 000,37 €"));
        assert!(!text.contains('{'), "an unfilled place in {text}");
        assert!(!seen.contains(&text));
        seen.push(text);
    }
}

#[test]
fn an_attachment_has_one_page() {
    for (name, paper) in all().into_iter().filter(|(name, _)| name.starts_with("attachment")) {
        assert_eq!(render(&paper, Language::Fr).pages, 1, "{name}");
    }
}

#[test]
fn a_ranking_lies_on_its_side_and_says_how_it_was_made() {
    let pdf = render(&Paper::Ranking(Box::new(ranking(Audience::Communicable))), Language::Fr);
    let text = text(&pdf);
    for words in [
        "Classement provisoire",
        "Un seul arrondi, à la fin",
        "ex æquo",
        "Sous le seuil",
        "sous le plancher : C2",
        "—",
    ] {
        assert!(text.contains(words), "« {words} » in {text}");
    }
    assert!(!text.contains("Arlette Delcourt"));
}

#[test]
fn a_total_out_of_twenty_is_printed_so() {
    let mut papers = Vec::new();
    let mut record = minutes(Audience::Internal);
    let annexed = &mut record.rankings[0];
    (annexed.table.out_of, annexed.method.out_of) = (20, 20);
    record.grids[0].out_of = 20;
    for item in &mut record.items {
        item.scores.as_mut().unwrap().out_of = 20;
    }
    papers.push(Paper::Minutes(Box::new(record)));
    let mut table = ranking(Audience::Internal);
    (table.method.out_of, table.ranking.out_of) = (20, 20);
    papers.push(Paper::Ranking(Box::new(table)));
    let mut lines = decisions(Audience::Internal);
    for line in &mut lines.lines {
        line.out_of = 20;
    }
    papers.push(Paper::Decisions(Box::new(lines)));
    let (_, mut kind) = letter_kinds()
        .into_iter()
        .find(|(name, _)| *name == "rejected")
        .unwrap();
    if let LetterKind::Rejected { out_of, .. } = &mut kind {
        *out_of = 20;
    }
    papers.push(boxed_letter(letter(kind)));
    for paper in papers {
        for language in [Language::Fr, Language::En] {
            let text = text(&render(&paper, language));
            assert!(text.contains("20"), "{text}");
            for hundred in ["sur 100", "out of 100", "/ 100", "/100"] {
                assert!(!text.contains(hundred), "« {hundred} » in {text}");
            }
        }
    }
}

#[test]
fn a_letter_speaks_of_a_label_or_an_opinion_where_the_call_gives_one() {
    let said = |kind: LetterKind, vocabulary| text(&render(&boxed_letter(labelled(kind, vocabulary)), Language::Fr));
    for act in [false, true] {
        let granted = said(label(act, None), Vocabulary::Label);
        for words in [
            "« BriqLys » est labellisé",
            "valable du 27 mars 2023 au 27 mars 2025 inclus",
            "porter à 48 mois",
            "Région Bretagne",
        ] {
            assert!(granted.contains(words), "« {words} » in {granted}");
        }
        assert!(!granted.contains("lauréat"), "{granted}");
        let structure = said(label(act, None), Vocabulary::OrganisationLabel);
        assert!(
            structure.contains("votre structure « BriqLys » est labellisée")
                && !structure.to_lowercase().contains("votre projet"),
            "{structure}"
        );
        let favourable = said(label(act, None), Vocabulary::Opinion);
        assert!(
            favourable.contains("avis favorable") && !favourable.contains("lauréat"),
            "{favourable}"
        );
    }
    let extension = Extension {
        granted_on: day("2023-03-27"),
        until: day("2025-03-27"),
        conditions: settled(),
    };
    let extended = said(label(false, Some(extension)), Vocabulary::Label);
    for words in [
        "Structuration effective, levée le 12 mars 2025",
        "Comptes certifiés, non levée",
        "Prolongation du label",
        "accordé à « BriqLys » le 27 mars 2023",
        "jusqu’au 27 mars 2025",
    ] {
        assert!(extended.contains(words), "« {words} » in {extended}");
    }
}

#[test]
fn an_item_of_the_minutes_says_what_was_advised_and_how_long_the_label_holds() {
    let mut record = minutes(Audience::Internal);
    let item = &mut record.items[0];
    item.opinions = vec![OpinionFacts {
        sense: OpinionSense::Reserved,
        on: day("2026-01-06"),
        advisers: vec!["Mme Ndiaye".to_owned(), "M. Roche".to_owned()],
        recused: vec!["M. Conseil".to_owned()],
        recommendations: "Associer un maître d’ouvrage.".to_owned(),
    }];
    item.counters = vec![
        CounterFacts {
            label: "Chercheurs".to_owned(),
            figure: Some(1_600),
            unit: "personnes".to_owned(),
            source: "Présentation, p. 4".to_owned(),
        },
        CounterFacts {
            label: "Agglomérations".to_owned(),
            figure: None,
            unit: "agglomérations".to_owned(),
            source: String::new(),
        },
    ];
    item.validity = Some(Validity {
        from: day("2026-01-14"),
        to: day("2027-01-14"),
    });
    let inside = text(&render(&Paper::Minutes(Box::new(record.clone())), Language::Fr));
    for words in [
        "Avis réservé du 6 janvier 2026 (Mme Ndiaye, M. Roche",
        "M. Conseil, en déport",
        "avis non compté",
        "Associer un maître d’ouvrage",
        "du 14 janvier 2026 au 14 janvier 2027",
        "600 personnes (Présentation, p. 4)",
        "Non renseigné",
    ] {
        assert!(inside.contains(words), "« {words} » in {inside}");
    }
    record.audience = Audience::Communicable;
    let outside = text(&render(&Paper::Minutes(Box::new(record)), Language::Fr));
    assert!(
        outside.contains("2 membres du conseil") && !outside.contains("Ndiaye"),
        "{outside}"
    );
}

#[test]
fn an_item_says_who_presided_which_condition_is_not_met_and_which_total_was_left_out() {
    let mut record = minutes(Audience::Internal);
    // A session without quorum, over which nobody presides, has minutes too.
    record.chair = None;
    record.items[0].chair = Some("Noor Delattre".to_owned());
    let scores = record.items[0].scores.as_mut().unwrap();
    scores.outliers = 1;
    scores.conditions_unmet = vec![UnmetCondition {
        condition: MethodCondition::Reach {
            criteria: vec!["A".to_owned(), "B".to_owned()],
            floor: Level {
                points: "2.5".to_owned(),
                words: Vec::new(),
            },
            at_least: 2,
        },
        reached: 1,
    }];
    let unmet = scores.conditions_unmet.clone();
    let line = &mut record.rankings[0].table.below_threshold[0];
    (line.conditions_unmet, line.outliers) = (unmet, 1);
    let said = text(&render(&Paper::Minutes(Box::new(record)), Language::Fr));
    for words in [
        "Présidence de ce point : Noor Delattre.",
        "Le total d’un membre est laissé de côté",
        "Non remplie : 1.",
        "condition non remplie",
        "plancher ou condition non remplie",
    ] {
        assert!(said.contains(words), "« {words} » in {said}");
    }
}

#[test]
fn a_feedback_sheet_without_observations_says_nothing_of_their_anonymity() {
    let mut paper = feedback();
    paper.comments.clear();
    paper.general.clear();
    let sheet = text(&render(&Paper::Feedback(Box::new(paper)), Language::Fr));
    assert!(
        sheet.contains("n’ont pas laissé d’observation") && !sheet.contains("sans nom d’auteur"),
        "{sheet}"
    );
}

#[test]
fn a_feedback_sheet_gives_every_criterion_its_mean_and_what_was_written() {
    let sheet = text(&render(&Paper::Feedback(Box::new(feedback())), Language::Fr));
    for words in [
        "Fiche de retour — BriqLys",
        "Labellisé sous réserves",
        "C1. Innovation et verrous",
        "L’état de l’art est incomplet.",
        "sans nom d’auteur",
    ] {
        assert!(sheet.contains(words), "« {words} » in {sheet}");
    }
}

#[test]
fn an_address_of_the_web_is_never_broken() {
    for filling in (0..48).step_by(4) {
        for language in [Language::Fr, Language::En] {
            let (_, kind) = letter_kinds()
                .into_iter()
                .find(|(name, _)| *name == "rejected")
                .unwrap();
            let mut said = letter(kind);
            said.remedies.as_mut().unwrap().court.push_str(&"e".repeat(filling));
            let pages = pages(&render(&boxed_letter(said), language)).concat();
            assert!(pages.contains("www.telerecours.fr"), "{filling}: {pages}");
        }
    }
}

#[test]
fn a_record_of_decisions_tells_how_long_a_label_holds_and_what_it_extends() {
    let mut record = decisions(Audience::Communicable);
    record.lines[0].extension = Some(Extension {
        granted_on: day("2023-03-27"),
        until: day("2025-03-27"),
        conditions: settled(),
    });
    record.lines[0].validity = Some(Validity {
        from: day("2025-03-28"),
        to: day("2027-03-27"),
    });
    let said = text(&render(&Paper::Decisions(Box::new(record)), Language::Fr));
    // Columns of a table come one beside the other: the words, not the line.
    for words in ["(prolongation", "27 mars 2023)", "valable du", "27 mars 2027"] {
        assert!(said.contains(words), "« {words} » in {said}");
    }
}

/// One reservation that was met, and one that was not.
fn settled() -> Vec<Settled> {
    let one = |text: &str, met_on: Option<&str>| Settled {
        text: text.to_owned(),
        met_on: met_on.map(day),
    };
    vec![
        one("Structuration effective", Some("2025-03-12")),
        one("Comptes certifiés", None),
    ]
}

#[test]
fn minutes_of_an_extension_say_what_became_of_the_reservations() {
    let mut record = minutes(Audience::Communicable);
    record.items[0].extension = Some(Extension {
        granted_on: day("2023-03-27"),
        until: day("2025-03-27"),
        conditions: settled(),
    });
    let said = text(&render(&Paper::Minutes(Box::new(record)), Language::Fr));
    for words in [
        "Réserves du label : Structuration effective, levée le",
        "Comptes certifiés, non levée",
    ] {
        assert!(said.contains(words), "« {words} » in {said}");
    }
}

#[test]
fn minutes_of_a_proposal_count_the_label_from_the_act_and_say_no_day() {
    let mut record = minutes(Audience::Internal);
    record.items[0].from_act = Some(48);
    let said = text(&render(&Paper::Minutes(Box::new(record)), Language::Fr));
    assert!(
        said.contains("Validité : 48 mois à compter de l’acte de l’organe compétent"),
        "{said}"
    );
}

#[test]
fn minutes_list_the_reservations_that_the_session_reviews_and_those_lifted_by_then() {
    let mut record = minutes(Audience::Communicable);
    let waiting = record.to_review[0].clone();
    let mut lifted = waiting.clone();
    lifted.reservation.lifted_on = Some(day("2026-01-08"));
    lifted.reservation.lifted_by = None;
    record.to_review = vec![waiting, lifted];
    let said = text(&render(&Paper::Minutes(Box::new(record.clone())), Language::Fr));
    for words in [
        "Réserves à revoir",
        "2025-041",
        "levée à constater par",
        "levée le 8 janvier 2026",
    ] {
        assert!(said.contains(words), "« {words} » in {said}");
    }
    record.to_review.clear();
    let said = text(&render(&Paper::Minutes(Box::new(record)), Language::Fr));
    assert!(!said.contains("à revoir"), "{said}");
}

#[test]
fn a_reservation_says_when_the_committee_looks_at_it_again() {
    let mut record = minutes(Audience::Internal);
    record.items[1].reservations[0].review_on = Some(day("2026-05-13"));
    let said = text(&render(&Paper::Minutes(Box::new(record)), Language::Fr));
    assert!(said.contains("à revoir en comité le 13 mai 2026"), "{said}");
}

#[test]
fn a_committee_that_gives_opinions_proposes_nothing() {
    let mut record = minutes(Audience::Internal);
    record.vocabulary = Vocabulary::Opinion;
    let said = text(&render(&Paper::Minutes(Box::new(record)), Language::Fr));
    assert!(
        said.contains("Le comité rend un avis") && !said.contains("Le comité propose"),
        "{said}"
    );
}

#[test]
fn a_funder_is_named_between_quotes() {
    let said = text(&render(
        &boxed_letter(labelled(label(true, None), Vocabulary::Label)),
        Language::Fr,
    ));
    assert!(said.contains("adressée à « Région Bretagne » et prend fin"), "{said}");
}

#[test]
fn the_apostrophe_of_a_town_is_that_of_the_text() {
    let mut record = minutes(Audience::Internal);
    record.items[0].commune = Some("Villeneuve-d'Ascq".to_owned());
    let said = text(&render(&Paper::Minutes(Box::new(record)), Language::Fr));
    assert!(said.contains("Villeneuve-d’Ascq") && !said.contains("d'Ascq"), "{said}");
    let mut letter = letter(letter_kinds().remove(0).1);
    letter.addressee.address = vec!["59650 Villeneuve-d'Ascq".to_owned()];
    let said = text(&render(&boxed_letter(letter), Language::Fr));
    assert!(said.contains("59650 Villeneuve-d’Ascq"), "{said}");
}

#[test]
fn where_no_minutes_come_before_nothing_is_said_of_the_session_before() {
    let mut record = minutes(Audience::Internal);
    record.previous = None;
    for aside in [true, false] {
        if !aside {
            record.not_examined.clear();
        }
        let said = text(&render(&Paper::Minutes(Box::new(record.clone())), Language::Fr));
        assert!(
            said.contains("avant cette séance") && !said.contains("depuis la dernière séance"),
            "{said}"
        );
        // A session without quorum may have come before, which had no minutes to approve.
        assert!(!said.contains("séance, la première"), "{said}");
    }
}

#[test]
fn a_sheet_says_what_is_asked_and_counts_its_own_pages_under_its_number() {
    let mut paper = sheets();
    // As many lines again: a second page.
    let more = paper.grids[0].criteria.clone();
    paper.grids[0].criteria.extend(more);
    let pdf = render(&Paper::Sheets(Box::new(paper)), Language::Fr);
    let said = text(&pdf);
    for words in [
        "Dossier n° 001 — BriqLys",
        "Dossier n° 004 — MobiGohelle",
        "Hélène Vandamme",
        "Grille de notation, version 2",
        "Je n’ai aucun lien",
        "C1. Réponse à un besoin du territoire",
        "poids 40 points · de 0 à 5, par pas de 0,5 · plancher 3, éliminatoire",
        "obligatoire pour une note inférieure à 3",
        "Le procédé est démontré chez un tiers.",
        "poids 60 points · moyenne de ce qui suit",
        "C2B. Gain environnemental coefficient 2",
        "non concerné",
        "bonus, 5 points au plus · de 0 à 30, sans décimale",
        "sur 30",
        "hors du total · éliminatoire",
        "Avis d’ensemble",
    ] {
        assert!(said.contains(words), "« {words} » in {said}");
    }
    for id in ["7K2-QM4-XD9", "0B8-5SZ-2WG"] {
        assert_eq!(said.matches(id).count() * 2, pdf.pages, "{id} on each of its pages");
        let last = pdf.pages / 2;
        assert!(said.contains(&format!("Page {last} / {last}")) && !said.contains(&format!("Page {}", last + 1)));
    }
    let english = text(&render(&Paper::Sheets(Box::new(sheets())), Language::En));
    assert!(english.contains("weight 40 points · from 0 to 5 by steps of 0.5 · floor 3, eliminatory"));
}

#[test]
fn a_pile_of_sheets_without_a_sheet_or_of_an_unknown_grid_is_refused() {
    let made = |paper: SheetsPaper| press().render(&Paper::Sheets(Box::new(paper)), Language::Fr, instant());
    let mut none = sheets();
    none.sheets.clear();
    assert!(matches!(made(none), Err(PaperError::Missing("sheets"))));
    let mut other = sheets();
    other.sheets[1].grid = 1;
    assert!(matches!(made(other), Err(PaperError::OutOfRange("sheets.grid"))));
}
