//! Fictitious papers that the tests print; a library of values, no test of its own.
#![allow(
    dead_code,
    missing_docs,
    clippy::unwrap_used,
    clippy::unnecessary_wraps,
    clippy::too_many_lines,
    reason = "shared by several test files"
)]

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use palmares_paper::*;

pub const HOSTILE: &str = "#read(\"/etc/passwd\") $x^2$ @ref *bold* _em_ [b] <script> \\ // `raw` #{1+1} {date}";

pub fn instant() -> DateTime<Utc> {
    "2026-01-16T08:30:00Z".parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A value on a scale of numbers.
fn points(text: &str) -> Level {
    Level {
        points: text.to_owned(),
        words: Vec::new(),
    }
}

fn agenda(points: &[&str]) -> Vec<AgendaLine> {
    let line = |point: &&str| AgendaLine {
        text: (*point).to_owned(),
        applicant: None,
    };
    points.iter().map(line).collect()
}

fn texts(items: &[&str]) -> Vec<String> {
    items.iter().map(|one| (*one).to_owned()).collect()
}

pub fn organiser() -> Organiser {
    Organiser {
        name: "Communauté d’agglomération des Trois Canaux".to_owned(),
        unit: some("Direction du développement économique"),
        address: texts(&["100 avenue de Londres", "62400 Béthune"]),
        phone: some("03 00 00 00 00"),
        email: some("deveco@trois-canaux.example"),
        is_public_authority: true,
    }
}

pub const CALL: &str = "Cluster « Territoire intelligent » 2026";

pub fn session() -> SessionFacts {
    SessionFacts {
        number: Some("1".to_owned()),
        held_on: day("2026-01-14"),
        starts: at(14, 5),
        ends: Some(at(17, 30)),
        place: some("Salle Olof-Palme, Béthune"),
        mode: SessionMode::Hybrid,
    }
}

fn member(name: &str, capacity: &str, college: &str, presence: Presence) -> AttendanceLine {
    AttendanceLine {
        name: name.to_owned(),
        capacity: capacity.to_owned(),
        college: some(college),
        voice: Voice::Voting,
        presence,
        proxy_to: None,
        sits_for: None,
        arrived_at: None,
        left_at: None,
    }
}

pub fn attendance() -> Vec<AttendanceLine> {
    use Presence::{Absent, Excused, Present, Remote};
    let mut lines = vec![
        member(
            "Camille Vasseur",
            "Vice-présidence, présidence du comité",
            "Élus",
            Present,
        ),
        member("Dominique Lefort", "Conseil communautaire", "Élus", Present),
        member("Sacha Delmotte", "Conseil communautaire", "Élus", Excused),
        member(
            "Claude Béhague",
            "Structure d’accompagnement, direction",
            "Accompagnement",
            Present,
        ),
        member(
            "Noa Wallart",
            "Structure d’accompagnement, chargé d’affaires",
            "Accompagnement",
            Present,
        ),
        member(
            "Andrea Pruvost",
            "Université, laboratoire d’automatique",
            "Recherche",
            Remote,
        ),
        member("Maxime Cordonnier", "École d’ingénieurs", "Recherche", Absent),
        member(
            "Alix Hennebelle",
            "Dirigeant d’entreprise, métallurgie",
            "Entreprises",
            Present,
        ),
        member(
            "Morgan Tillier",
            "Dirigeante d’entreprise, logiciel",
            "Entreprises",
            Present,
        ),
        member("Lou Carpentier", "Chambre consulaire", "Consulaire", Present),
        member("Charlie Dubrulle", "Établissement bancaire", "Banque", Excused),
    ];
    if let Some(line) = lines.get_mut(2) {
        line.proxy_to = some("Dominique Lefort");
    }
    if let Some(line) = lines.get_mut(1) {
        line.sits_for = some("Charlie Dubrulle");
    }
    if let Some(line) = lines.get_mut(7) {
        line.arrived_at = Some(at(14, 25));
        line.left_at = Some(at(16, 50));
    }
    lines.push(AttendanceLine {
        voice: Voice::Advisory,
        ..member("Eden Masclet", "Service instructeur", "Invités", Present)
    });
    lines
}

pub fn quorum() -> QuorumFacts {
    QuorumFacts {
        in_office: 11,
        required: 6,
        present: 8,
        represented: 1,
        recused: 0,
        reached: true,
    }
}

pub fn criteria() -> Vec<Criterion> {
    let one = |code: &str, label: &str, weight: &str, floor: Option<&str>| Criterion {
        code: code.to_owned(),
        label: label.to_owned(),
        weight: Some(weight.to_owned()),
        depth: 0,
        scale: Some(ScaleFacts::Points {
            least: "0".to_owned(),
            most: "5".to_owned(),
            step: "0.5".to_owned(),
        }),
        bonus: false,
        floor: floor.map(points),
    };
    vec![
        one(
            "C1",
            "Pertinence au regard des objectifs et des thèmes",
            "20",
            Some("3.00"),
        ),
        one("C2", "Caractère innovant et valeur ajoutée", "25", Some("3.00")),
        one("C3", "Impact économique pour le territoire", "20", None),
        one(
            "C4",
            "Faisabilité : maturité, calendrier, plan de financement",
            "15",
            None,
        ),
        one(
            "C5",
            "Porteur, équipe et adéquation des besoins d’accompagnement",
            "10",
            None,
        ),
        one("C6", "Transition : impact environnemental et sociétal", "10", None),
    ]
}

fn scores(total: &str, means: [&str; 6], low: Option<usize>) -> ItemScores {
    ItemScores {
        individual: None,
        other_order: None,
        other_version: None,
        submitted: 3,
        assigned: 3,
        out_of: 100,
        total: some(total),
        minimum: some("61.00"),
        maximum: some("84.50"),
        threshold: some("60.00"),
        below_threshold: false,
        insufficient: false,
        lacking: Vec::new(),
        conditions_unmet: Vec::new(),
        outliers: 0,
        rank: Some(1),
        criteria: criteria()
            .into_iter()
            .zip(means)
            .enumerate()
            .map(|(index, (criterion, mean))| CriterionScore {
                code: criterion.code,
                label: criterion.label,
                mean: Some(points(mean)),
                not_applicable: 0,
                minimum: some("2.50"),
                maximum: some("4.50"),
                depth: criterion.depth,
                floor: criterion.floor,
                below_floor: low == Some(index),
            })
            .collect(),
    }
}

pub fn applicant(name: &str) -> Applicant {
    Applicant {
        name: name.to_owned(),
        is_natural_person: false,
    }
}

pub fn passage(text: &str, confidential: bool) -> Passage {
    Passage {
        text: text.to_owned(),
        confidential,
    }
}

fn item(number: &str, project: &str, company: &str, decision: DecisionKind) -> ItemRecord {
    ItemRecord {
        number: number.to_owned(),
        applicant: applicant(company),
        project: project.to_owned(),
        commune: some("Lillers"),
        themes: texts(&["Économie circulaire", "Transition énergétique"]),
        requested: Some(4_500_000),
        requested_is_confidential: true,
        rapporteur: some("Andrea Pruvost"),
        hearing: Some(Hearing {
            from: at(14, 30),
            to: Some(at(15, 0)),
            remote: false,
            persons: vec![
                PersonHeard {
                    name: "Robin Desplanques".to_owned(),
                    role: some("présidence"),
                },
                PersonHeard {
                    name: "Ange Locquet".to_owned(),
                    role: None,
                },
            ],
        }),
        opinions: Vec::new(),
        counters: Vec::new(),
        scores: Some(scores("78.00", ["4.00", "3.83", "4.17", "3.67", "3.50", "4.00"], None)),
        summary: vec![
            passage(
                "Le comité souligne la maturité du procédé : les essais sont probants, et le marché local existe ! La question du séchage en hiver est posée.",
                false,
            ),
            passage("La marge sur coût variable atteint 31 %.", true),
        ],
        chair: None,
        quorum: QuorumFacts {
            recused: 1,
            in_office: 10,
            required: 5,
            ..quorum()
        },
        recused: texts(&["Alix Hennebelle"]),
        seated: vec![SeatTaken {
            alternate: "Sacha Rivière".to_owned(),
            member: "Alix Hennebelle".to_owned(),
        }],
        proposed: false,
        vote: Some(Vote::Ballot {
            secret: false,
            in_favour: 7,
            against: 1,
            abstaining: 0,
            not_taking_part: 1,
            casting_vote: false,
            poll: Some(PollFacts {
                recused: 1,
                absent: 1,
                not_voting: 0,
                majority: MajorityFacts {
                    policy: "absolute_majority",
                    base: "expressed",
                    counted: 8,
                    required: 5,
                    obtained: 7,
                },
            }),
        }),
        decision: Some(decision.into()),
        extension: None,
        validity: None,
        from_act: None,
        redirected_to: None,
        motive: vec![passage(
            "Projet en phase avec les objectifs du cluster, porteur solide, retombées locales établies.",
            false,
        )],
        reservations: Vec::new(),
        award: Some(Award {
            amount: Some(1_000_000),
            support: texts(&["Ingénierie de projet", "Aide au tour de table"]),
            conditions: texts(&["Signature de la convention d’accompagnement"]),
        }),
        departure_reason: None,
        dissents: Vec::new(),
    }
}

fn reservation() -> Reservation {
    Reservation {
        text: "Obtenir l’autorisation d’occupation du domaine fluvial".to_owned(),
        evidence: some("arrêté d’autorisation"),
        due_on: Some(day("2026-06-30")),
        responsible: None,
        lifted_by: some("le secrétariat du comité"),
        lifted_on: None,
        review_on: None,
    }
}

fn rank_line(rank: Option<u32>, number: &str, project: &str, name: &str, score: &str) -> RankLine {
    RankLine {
        individual: None,
        ranked_by: None,
        other_order: None,
        other_version: None,
        rank,
        reserve_place: None,
        ex_aequo: false,
        number: number.to_owned(),
        applicant: applicant(name),
        project: project.to_owned(),
        score: some(score),
        marks: ["4.00", "3.83", "4.17", "3.67", "3.50"]
            .iter()
            .map(|mark| some(mark))
            .chain([None])
            .collect(),
        submitted: 3,
        assigned: 3,
        priority: false,
        tie_break: None,
        below_floor: Vec::new(),
        conditions_unmet: Vec::new(),
        outliers: 0,
        below_line: None,
        decision: None,
    }
}

pub fn ranking_table() -> RankingTable {
    let mut tied = rank_line(Some(3), "2026-004", "CaptArtois", "CAPTARTOIS SAS", "71.50");
    tied.ex_aequo = true;
    tied.priority = true;
    tied.tie_break = Some(TieBreakRule::PriorityFlag);
    let mut loser = rank_line(Some(4), "2026-003", "TriBoucle", "TRIBOUCLE SAS", "71.50");
    loser.ex_aequo = true;
    let mut low = rank_line(None, "2026-010", "SensoPorte", "SENSOPORTE SAS", "66.00");
    low.below_floor = texts(&["C2"]);
    let person = RankLine {
        applicant: Applicant {
            name: "Arlette Delcourt".to_owned(),
            is_natural_person: true,
        },
        score: None,
        submitted: 1,
        ..rank_line(None, "2026-007", "TerrilData", "", "0")
    };
    RankingTable {
        main: vec![
            rank_line(Some(1), "2026-001", "BriqLys", "BRIQLYS SAS", "78.00"),
            rank_line(Some(2), "2026-006", "Forge4D", "FORGE4D SAS", "74.25"),
            tied,
        ],
        reserve: vec![loser],
        below_threshold: vec![low],
        other_version: Vec::new(),
        unranked: vec![person],
        out_of: 100,
        provisional: true,
        insufficient: true,
        lacking: vec!["2026-014".to_owned()],
    }
}

pub fn method() -> RankingMethod {
    RankingMethod {
        categories: Vec::new(),
        has_consensus: false,
        decimals: 2,
        referentials: vec![],
        minimum_evaluations: 2,
        out_of: 100,
        overall_threshold: some("60.00"),
        contribution: Contribution::ShareOfMaximum,
        order: AggregationOrder::Totals,
        aggregation: Aggregation::Mean,
        not_applicable: false,
        weights_rank_only: false,
        bonus: None,
        apart: Vec::new(),
        floors: vec![Floor {
            code: "C1".to_owned(),
            least: points("3"),
        }],
        conditions: Vec::new(),
        bands: Vec::new(),
        tie_break: vec![
            TieBreakRule::PriorityFlag,
            TieBreakRule::HeaviestCriterion,
            TieBreakRule::EarlierReceipt,
            TieBreakRule::Chair,
        ],
        chair_orders: vec![ChairOrder {
            projects: texts(&["003 · TriBoucle", "004 · CaptArtois"]),
            motive: HOSTILE.to_owned(),
        }],
    }
}

pub fn proof() -> Proof {
    Proof {
        journal_head: "9f2c7d1a5b3e4f60718293a4b5c6d7e8f90123456789abcdef0123456789abcd".to_owned(),
        journal_length: 1_284,
        data_hash: some("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"),
    }
}

fn signatories() -> Vec<Signatory> {
    let one = |name: &str, capacity: &str| Signatory {
        name: name.to_owned(),
        capacity: capacity.to_owned(),
        delegation: None,
    };
    vec![
        one("Camille Vasseur", "Présidence du comité"),
        one("Eden Masclet", "Secrétariat"),
    ]
}

fn next_session() -> Option<NextSession> {
    Some(NextSession {
        on: day("2026-02-11"),
        at: Some(at(14, 0)),
        place: some("Salle Olof-Palme, Béthune"),
    })
}

pub fn minutes(audience: Audience) -> MinutesPaper {
    let mut reserved = item(
        "2026-002",
        "HydroCanal — pompe à chaleur sur canal",
        "HYDROCANAL SARL",
        DecisionKind::SelectedWithReservations,
    );
    reserved.reservations = vec![reservation()];
    let mut refused = item(
        "2026-010",
        "SensoPorte — accessibilité des commerces",
        "SENSOPORTE SAS",
        DecisionKind::Rejected,
    );
    refused.scores = Some(scores(
        "66.00",
        ["4.00", "2.67", "3.50", "3.50", "3.00", "3.50"],
        Some(1),
    ));
    refused.award = None;
    refused.departure_reason = some("Le dossier est classé, mais un critère est sous son plancher.");
    refused.dissents = texts(&["Lou Carpentier demande que son désaccord soit consigné."]);
    let mut person = item(
        "2026-007",
        "TerrilData — jumeau numérique de terrils",
        "Arlette Delcourt",
        DecisionKind::Selected,
    );
    person.applicant.is_natural_person = true;
    person.requested = None;
    person.vote = Some(Vote::Consensus { not_taking_part: 0 });
    MinutesPaper {
        audience,
        state: MinutesState::Draft,
        correction: Some(Correction {
            version: 2,
            motive: HOSTILE.to_owned(),
        }),
        organiser: organiser(),
        partners: texts(&["Ville de Béthune", "Structure d’accompagnement du bassin"]),
        committee: "Comité de sélection".to_owned(),
        call: CALL.to_owned(),
        vocabulary: Vocabulary::Award,
        session: session(),
        chair: some("Camille Vasseur"),
        secretary: "Eden Masclet".to_owned(),
        convocation: Convocation {
            sent_on: day("2026-01-02"),
            is_second_notice: false,
            agenda: agenda(&[
                "Approbation du procès-verbal précédent",
                "Informations",
                "Examen des dossiers",
                "Questions diverses",
            ]),
        },
        attendance: attendance(),
        quorum: quorum(),
        deciding_body: some("le conseil communautaire"),
        recused_count_in_quorum: false,
        recusals: vec![RecusalLine {
            member: "Alix Hennebelle".to_owned(),
            number: "2026-006".to_owned(),
            project: "Forge4D".to_owned(),
            nature: "Détention de parts au capital".to_owned(),
            imposed: false,
        }],
        previous: Some(PreviousMinutes {
            session_number: "6".to_owned(),
            held_on: day("2025-12-10"),
            outcome: ApprovalOutcome::Approved,
            remarks: None,
        }),
        not_examined: vec![
            NotExaminedLine {
                number: "2026-008".to_owned(),
                applicant: applicant("LYSLOOP SAS"),
                project: "LysLoop — emballages consignés".to_owned(),
                kind: NotExaminedKind::Inadmissible,
                motive: "Seconde candidature de la même entreprise".to_owned(),
            },
            NotExaminedLine {
                number: "2026-011".to_owned(),
                applicant: applicant("CONTRE-EXEMPLE SAS"),
                project: "ParisTest".to_owned(),
                kind: NotExaminedKind::Ineligible,
                motive: "Siège hors de la région, sans engagement de localisation".to_owned(),
            },
        ],
        to_review: vec![ReviewLine {
            number: "2025-041".to_owned(),
            applicant: applicant("GARE AUX VÉLOS SCIC"),
            project: "Gare aux vélos".to_owned(),
            reservation: reservation(),
        }],
        items: vec![
            item(
                "2026-001",
                "BriqLys — briques de terre crue du Lys",
                "BRIQLYS SAS",
                DecisionKind::Selected,
            ),
            reserved,
            refused,
            person,
        ],
        other_business: vec![passage("Le calendrier des séances du semestre est confirmé.", false)],
        rankings: vec![AnnexedRanking {
            grid: None,
            table: ranking_table(),
            method: method(),
        }],
        next_session: next_session(),
        signatures: signatories(),
        grids: vec![GridFacts {
            name: "Territoire intelligent".to_owned(),
            version: "2".to_owned(),
            frozen_on: Some(day("2026-01-05")),
            out_of: 100,
            overall_threshold: some("60.00"),
            criteria: criteria(),
        }],
        proof: proof(),
    }
}

pub fn decisions(audience: Audience) -> DecisionRecordPaper {
    let source = minutes(audience);
    DecisionRecordPaper {
        audience,
        state: source.state,
        organiser: organiser(),
        committee: "Comité de sélection".to_owned(),
        call: CALL.to_owned(),
        vocabulary: Vocabulary::Award,
        session: session(),
        quorum: quorum(),
        deciding_body: some("le conseil communautaire"),
        lines: source
            .items
            .iter()
            .map(|item| DecisionLine {
                number: item.number.clone(),
                applicant: item.applicant.clone(),
                project: item.project.clone(),
                decision: item.decision.unwrap_or(DecisionKind::Dropped.into()),
                score: some("78.00"),
                out_of: 100,
                redirected_to: None,
                extension: None,
                validity: None,
                from_act: None,
                amount: item.award.as_ref().and_then(|award| award.amount),
                vote: item.vote.clone(),
                motive: some("Projet en phase avec les objectifs"),
                reservations: item.reservations.clone(),
            })
            .collect(),
        reserve_list: vec![ReservePlace {
            place: 1,
            text: "2026-003 — TriBoucle".to_owned(),
        }],
        next_session: next_session(),
        signatures: signatories(),
        proof: proof(),
    }
}

pub fn ranking(audience: Audience) -> RankingPaper {
    RankingPaper {
        audience,
        organiser: organiser(),
        call: CALL.to_owned(),
        vocabulary: Vocabulary::Award,
        session: Some(session()),
        grid: None,
        criteria: criteria(),
        method: method(),
        ranking: ranking_table(),
        proof: Some(proof()),
    }
}

pub fn folio() -> AttendanceSheetPaper {
    AttendanceSheetPaper {
        organiser: organiser(),
        call: CALL.to_owned(),
        session: session(),
        lines: attendance(),
        signatures: signatories(),
    }
}

pub fn letter(kind: LetterKind) -> LetterPaper {
    LetterPaper {
        organiser: organiser(),
        call: CALL.to_owned(),
        reference: "DDE/2026-0123".to_owned(),
        place: "Béthune".to_owned(),
        date: day("2026-01-20"),
        delivery: Delivery::Registered,
        addressee: Addressee {
            civility: None,
            name: some("Robin Desplanques"),
            organisation: some("BRIQLYS SAS"),
            address: texts(&["12 rue des Exemples", "62190 LILLERS"]),
        },
        contact: Some(Contact {
            name: "Eden Masclet".to_owned(),
            email: some("e.masclet@trois-canaux.example"),
            phone: some("03 00 00 00 01"),
        }),
        dossier: DossierRef {
            number: "2026-001".to_owned(),
            applicant: "BRIQLYS SAS".to_owned(),
            project: "BriqLys".to_owned(),
            received_at: day("2025-12-18").and_time(at(9, 42)),
        },
        kind,
        vocabulary: Vocabulary::Award,
        own_text: Vec::new(),
        own_closing: None,
        remedies: Some(Remedies {
            months: 2,
            authority: "Communauté d’agglomération des Trois Canaux".to_owned(),
            court: "tribunal administratif de Lille".to_owned(),
            court_address: some("5 rue Geoffroy-Saint-Hilaire, 59000 Lille"),
            online: true,
        }),
        privacy: Some(PrivacyNotice {
            controller: "Communauté d’agglomération des Trois Canaux".to_owned(),
            public_interest: true,
            retention: "Dossier non retenu : conservé 2 ans après la notification.".to_owned(),
            contact: "dpo@trois-canaux.example".to_owned(),
        }),
        enclosures: texts(&["Règlement de l’appel"]),
        signatory: Signatory {
            name: "Camille Vasseur".to_owned(),
            capacity: "Vice-présidence au développement économique".to_owned(),
            delegation: some("Par délégation de la présidence"),
        },
    }
}

fn decided() -> DecisionRef {
    DecisionRef {
        session_on: day("2026-01-14"),
        session_number: "1".to_owned(),
        act: Some(ActRef {
            body: "le président".to_owned(),
            reference: "décision n° 2026/017".to_owned(),
            on: day("2026-01-19"),
        }),
        extension: None,
    }
}

fn grant() -> Grant {
    Grant {
        amount: Some(1_000_000),
        support: texts(&[
            "Ingénierie de projet",
            "Aide au tour de table",
            "Mise en réseau",
            "Espace de travail",
        ]),
        support_months: Some(12),
        review_month: Some(6),
        validity: None,
        extendable_to: None,
        ends_with_funder: false,
        one_funder: false,
        ends_with: Vec::new(),
    }
}

pub fn letter_kinds() -> Vec<(&'static str, LetterKind)> {
    let grounds = || Grounds {
        findings: vec![Finding {
            rule: "Le siège social est ou sera localisé dans la région.".to_owned(),
            facts: texts(&["Le siège est à Paris.", "Aucun engagement n’est joint."]),
        }],
        motive: texts(&["Le candidat confirme par écrit qu’il ne s’installera pas."]),
    };
    vec![
        (
            "acknowledgement",
            LetterKind::Acknowledgement {
                silence_rejects_on: Some(day("2026-02-18")),
            },
        ),
        (
            "request",
            LetterKind::RequestForDocuments {
                documents: vec![
                    MissingDocument {
                        label: "Relevé d’identité bancaire".to_owned(),
                        detail: None,
                    },
                    MissingDocument {
                        label: "Statuts".to_owned(),
                        detail: some("la copie reçue est illisible"),
                    },
                ],
                deadline: day("2026-02-04"),
            },
        ),
        ("inadmissible", LetterKind::Inadmissible { grounds: grounds() }),
        ("ineligible", LetterKind::Ineligible { grounds: grounds() }),
        (
            "off_topic",
            LetterKind::OffTopic {
                question: "Le projet est-il en phase avec les objectifs de l’appel ?".to_owned(),
                motive: texts(&["Le projet ne crée aucune activité sur le territoire."]),
            },
        ),
        (
            "redirected",
            LetterKind::Redirected {
                motive: texts(&["Le projet relève de l’aide à l’immobilier d’entreprise."]),
            },
        ),
        (
            "hearing",
            LetterKind::HearingInvitation(HearingInvitation {
                on: day("2026-02-11"),
                from: at(14, 30),
                to: at(15, 0),
                place: some("Salle Olof-Palme, Béthune"),
                link: some("https://visio.example/comite"),
                presentation_minutes: 15,
                questions_minutes: 15,
                people_at_most: Some(3),
                documents: texts(&["Dix diapositives au plus"]),
                confirm_by: Some(day("2026-02-06")),
            }),
        ),
        (
            "laureate",
            LetterKind::Laureate {
                decision: decided(),
                grant: grant(),
                lifted: Vec::new(),
            },
        ),
        (
            "lifted",
            LetterKind::Laureate {
                decision: decided(),
                grant: grant(),
                lifted: vec![Reservation {
                    lifted_on: Some(day("2026-06-12")),
                    ..reservation()
                }],
            },
        ),
        (
            "reserved",
            LetterKind::SelectedWithReservations {
                decision: decided(),
                grant: grant(),
                reservations: vec![reservation()],
            },
        ),
        (
            "deferred",
            LetterKind::Deferred {
                decision: decided(),
                motive: texts(&["Le plan de financement n’est pas équilibré."]),
                next_session_on: Some(day("2026-02-11")),
            },
        ),
        (
            "waitlisted",
            LetterKind::Waitlisted {
                decision: decided(),
                rank: 1,
                valid_until: Some(day("2026-12-31")),
                motive: texts(&["Le projet est départagé par la priorité de l’appel."]),
            },
        ),
        (
            "rejected",
            LetterKind::Rejected {
                decision: decided(),
                out_of: 100,
                score: some("52.50"),
                threshold: some("60.00"),
                floors: vec![
                    CriterionMark {
                        criterion: "Caractère innovant".to_owned(),
                        mark: Some(points("2.50")),
                        scale: "5".to_owned(),
                        floor: Some(points("3.00")),
                    },
                    CriterionMark {
                        criterion: "Retombées locales".to_owned(),
                        mark: Some(points("2.00")),
                        scale: "5".to_owned(),
                        floor: Some(points("3.00")),
                    },
                ],
                criteria: vec![CriterionMark {
                    criterion: "Faisabilité".to_owned(),
                    mark: Some(points("4.25")),
                    scale: "5".to_owned(),
                    floor: None,
                }],
                motive: texts(&["La différence avec l’existant n’est pas établie."]),
                departure: texts(&["Un projet voisin répond au même besoin."]),
            },
        ),
        (
            "dropped",
            LetterKind::Dropped {
                decision: decided(),
                motive: texts(&["Le candidat n’a pas répondu aux demandes du comité."]),
            },
        ),
        (
            "redirected_by_committee",
            LetterKind::RedirectedByCommittee {
                decision: decided(),
                to: "Région Hauts-de-France, fonds de transition".to_owned(),
                motive: texts(&["Le projet est mûr, et son premier coût est un bâtiment."]),
            },
        ),
        (
            "letter_of_support",
            LetterKind::LetterOfSupport {
                decision: decided(),
                motive: texts(&["Le projet n’a pas été présenté oralement au conseil."]),
            },
        ),
    ]
}

pub fn sample_applicant() -> SampleApplicant {
    SampleApplicant {
        name: "BRIQLYS SAS".to_owned(),
        legal_form: "SAS".to_owned(),
        siren: some("999910003"),
        siret: some("99991000300014"),
        naf: some("23.32Z"),
        created_on: Some(day("2022-03-01")),
        street: "12 rue des Exemples".to_owned(),
        postal_code: "62190".to_owned(),
        commune: "Lillers".to_owned(),
        workforce: 6,
        turnover: vec![(2023, 18_450_000), (2024, 24_100_050)],
        representative: SamplePerson {
            name: "Robin Desplanques".to_owned(),
            role: "Présidence".to_owned(),
        },
        email: "contact@briqlys.example".to_owned(),
        phone: "03 00 00 00 02".to_owned(),
    }
}

pub fn dossier(target_pages: u32, theme: SampleTheme, seed: u64) -> SampleDossierPaper {
    let person = |name: &str, role: &str| SamplePerson {
        name: name.to_owned(),
        role: role.to_owned(),
    };
    SampleDossierPaper {
        call: CALL.to_owned(),
        organiser: organiser().name,
        applicant: sample_applicant(),
        project: SampleProject {
            name: "BriqLys".to_owned(),
            title: "briques de terre crue du Lys".to_owned(),
            pitch: "Il transforme les terres excavées des chantiers voisins en briques comprimées, sans cuisson."
                .to_owned(),
            theme,
            starts_on: day("2026-04-01"),
            months: 18,
            trl: 6,
            jobs: 9,
            total_cost: 15_000_037,
            requested: Some(4_500_000),
            has_financing_plan: true,
        },
        team: vec![
            person("Ange Locquet", "Direction technique"),
            person("Gaël Marquant", "Production"),
            person("Yaël Sueur", "Gestion"),
        ],
        partners: texts(&["Lycée technique du bassin", "Laboratoire de génie civil"]),
        target_pages,
        seed,
        signed: Some((day("2025-12-15"), "Lillers".to_owned())),
    }
}

pub fn attachment(kind: SampleAttachmentKind) -> SampleAttachmentPaper {
    SampleAttachmentPaper {
        kind,
        call: CALL.to_owned(),
        organiser: organiser().name,
        applicant: sample_applicant(),
        project: "BriqLys".to_owned(),
        summary: "Des briques de terre crue, pressées à froid.".to_owned(),
        requested: Some(4_500_000),
        stated: vec!["Score : 71 points sur 100".to_owned()],
        dated: day("2025-12-01"),
    }
}

/// What the evaluation of a dossier says, for its applicant.
pub fn feedback() -> FeedbackPaper {
    FeedbackPaper {
        organiser: organiser(),
        call: CALL.to_owned(),
        dossier: letter(LetterKind::Redirected { motive: Vec::new() }).dossier,
        decision: decided(),
        outcome: Outcome {
            kind: DecisionKind::SelectedWithReservations,
            vocabulary: Vocabulary::Label,
        },
        grid_version: "2".to_owned(),
        scores: Some(scores("78.00", ["4.00", "3.83", "4.17", "3.67", "3.50", "4.00"], None)),
        method: None,
        comments: vec![CriterionComments {
            code: "C1".to_owned(),
            label: "Innovation et verrous".to_owned(),
            comments: texts(&["Le verrou est bien posé.", "L’état de l’art est incomplet."]),
        }],
        general: texts(&["Projet à suivre."]),
    }
}

/// A letter in the words of a call, perhaps about an extension.
pub fn labelled(kind: LetterKind, vocabulary: Vocabulary) -> LetterPaper {
    LetterPaper {
        vocabulary,
        ..letter(kind)
    }
}

/// A label granted for a time, by the committee itself or by the body that followed it.
pub fn label(act: bool, extension: Option<Extension>) -> LetterKind {
    LetterKind::Laureate {
        decision: DecisionRef {
            act: decided().act.filter(|_| act),
            extension,
            ..decided()
        },
        grant: Grant {
            amount: None,
            validity: Some(Validity {
                from: day("2023-03-27"),
                to: day("2025-03-27"),
            }),
            extendable_to: Some(48),
            ends_with_funder: true,
            ends_with: texts(&["Région Bretagne"]),
            ..grant()
        },
        lifted: Vec::new(),
    }
}

/// Every paper with a file name.
fn level(level: &str, text: &str) -> LevelText {
    LevelText {
        level: level.to_owned(),
        text: text.to_owned(),
    }
}

fn criterion(code: &str, depth: u8, label: &str, share: Share, kind: AskedKind) -> AskedCriterion {
    AskedCriterion {
        code: code.to_owned(),
        depth,
        label: label.to_owned(),
        help: None,
        referential: None,
        share,
        floor: None,
        kind,
    }
}

fn asked(scale: AskedScale, levels: Vec<LevelText>) -> AskedKind {
    AskedKind::Criterion(Asked {
        scale,
        levels,
        not_applicable: false,
        comment: CommentDue::Never,
    })
}

pub fn halves() -> AskedScale {
    AskedScale::Written {
        minimum: "0".to_owned(),
        maximum: "5".to_owned(),
        step: "0.5".to_owned(),
        decimal: true,
    }
}

/// A grid with something of everything that a grid can ask.
pub fn every_kind_of_criterion() -> SheetGrid {
    let described = vec![
        level("0", "Le dossier ne permet pas d’en juger."),
        level("3", "Le procédé est décrit et ses limites sont connues."),
        level("5", "Le procédé est démontré chez un tiers."),
    ];
    let opinions = texts(&["défavorable", "réservé", "favorable"]);
    let mut need = criterion(
        "C1",
        0,
        "Réponse à un besoin du territoire",
        Share::Points(40),
        asked(halves(), described),
    );
    need.floor = some("3");
    need.help = some("Qui l’a exprimé, et qui s’en servirait dès la première année ?");
    if let AskedKind::Criterion(asked) = &mut need.kind {
        asked.comment = CommentDue::Under("3".to_owned());
    }
    let mut gain = criterion(
        "C2B",
        1,
        "Gain environnemental",
        Share::Coefficient(2),
        asked(
            AskedScale::Ticked(texts(&["1", "2", "3", "4"])),
            vec![level("1", "nul"), level("4", "mesuré")],
        ),
    );
    if let AskedKind::Criterion(asked) = &mut gain.kind {
        asked.not_applicable = true;
        asked.comment = CommentDue::Always;
    }
    let mut go = criterion(
        "C4",
        0,
        "L’entreprise est à jour",
        Share::Apart,
        asked(AskedScale::Words(texts(&["non", "oui"])), vec![]),
    );
    go.floor = some("0.5");
    let thirty = AskedScale::Written {
        minimum: "0".to_owned(),
        maximum: "30".to_owned(),
        step: "1".to_owned(),
        decimal: false,
    };
    SheetGrid {
        name: "Grille de notation".to_owned(),
        version: "2".to_owned(),
        criteria: vec![
            need,
            criterion("C2", 0, "Portée", Share::Points(60), AskedKind::Category(MadeOf::Mean)),
            criterion(
                "C2A",
                1,
                "Emplois",
                Share::Coefficient(1),
                asked(AskedScale::Ticked(texts(&["1", "2", "3", "4"])), vec![]),
            ),
            gain,
            criterion("C3", 0, "Partenariat", Share::Bonus(5), asked(thirty, vec![])),
            go,
            criterion(
                "C5",
                0,
                "Avis",
                Share::Apart,
                asked(AskedScale::Words(opinions), vec![level("réservé", "Sous conditions.")]),
            ),
        ],
    }
}

pub fn sheets() -> SheetsPaper {
    let sheet = |id: &str, dossier: &str, project: &str| SheetFacts {
        id: id.to_owned(),
        grid: 0,
        dossier: dossier.to_owned(),
        project: project.to_owned(),
        applicant: "Terre du Lys SAS".to_owned(),
        member: "Hélène Vandamme".to_owned(),
        round: 1,
    };
    SheetsPaper {
        organiser: organiser(),
        call: CALL.to_owned(),
        vocabulary: Vocabulary::Award,
        grids: vec![every_kind_of_criterion()],
        sheets: vec![
            sheet("7K2-QM4-XD9", "001", "BriqLys — briques de terre crue du Lys"),
            sheet("0B8-5SZ-2WG", "004", "MobiGohelle — covoiturage d’équipe"),
        ],
    }
}

pub fn all() -> Vec<(String, Paper)> {
    let mut papers = vec![
        (
            "minutes".to_owned(),
            Paper::Minutes(Box::new(minutes(Audience::Internal))),
        ),
        (
            "minutes-communicable".to_owned(),
            Paper::Minutes(Box::new(minutes(Audience::Communicable))),
        ),
        (
            "decisions".to_owned(),
            Paper::Decisions(Box::new(decisions(Audience::Internal))),
        ),
        (
            "ranking".to_owned(),
            Paper::Ranking(Box::new(ranking(Audience::Internal))),
        ),
        ("attendance".to_owned(), Paper::Attendance(Box::new(folio()))),
        ("feedback".to_owned(), Paper::Feedback(Box::new(feedback()))),
        ("sheets".to_owned(), Paper::Sheets(Box::new(sheets()))),
        (
            "dossier".to_owned(),
            Paper::SampleDossier(Box::new(dossier(12, SampleTheme::CircularEconomy, 1))),
        ),
    ];
    for (name, kind) in letter_kinds() {
        papers.push((format!("letter-{name}"), Paper::Letter(Box::new(letter(kind)))));
    }
    for (name, kind) in [
        ("existence", SampleAttachmentKind::LegalExistence),
        ("bylaws", SampleAttachmentKind::Bylaws),
        ("bank", SampleAttachmentKind::BankDetails),
        ("commitment", SampleAttachmentKind::HqCommitment),
        ("form", SampleAttachmentKind::ApplicationForm),
        ("description", SampleAttachmentKind::ProjectDescription),
        ("budget", SampleAttachmentKind::BudgetSheet),
        ("support", SampleAttachmentKind::SupportLetter),
        ("assessment", SampleAttachmentKind::SelfAssessment),
    ] {
        papers.push((
            format!("attachment-{name}"),
            Paper::SampleAttachment(Box::new(attachment(kind))),
        ));
    }
    papers
}
