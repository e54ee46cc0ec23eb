//! What travels to a member, over committees that chance makes.

use super::*;

/// The tables of which no row leaves for a member, each with why.
const STAYS: [(&str, &str); 21] = [
    ("agenda_item", "the session's"),
    ("attendance", "the session's"),
    ("consensus", "what the others came to"),
    ("consensus_mark", "what the others came to"),
    ("decision", "comes after the marks"),
    ("dossier_check", "names who checked, and is the secretariat's work"),
    ("funder", "serves no mark"),
    ("member_key", "the secretariat's register"),
    ("message", "the mail holds what was attached, bank details too"),
    ("opinion", "the council's"),
    ("pack", "the secretariat's register"),
    ("pack_return", "the secretariat's register"),
    ("paper", "the secretariat's"),
    ("person", "the staff"),
    ("publication", "the session's"),
    ("reservation", "comes after the decision"),
    ("session", "the session's"),
    ("session_record", "the session's"),
    ("settlement", "between copies of the secretariat"),
    ("tie_order", "names the others' ranks"),
    ("waiver", "the secretariat's work"),
];

#[tokio::test]
async fn every_table_of_the_record_travels_or_stays_for_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let store = crate::journal::made(&folder.path().join("T.palmares"), crate::clock::now())
        .await
        .unwrap();
    let tables = store::tables(&mut store.read().await.unwrap()).await.unwrap();
    let known: BTreeSet<&str> = TRAVELS.into_iter().chain(STAYS.map(|(name, _)| name)).collect();
    let unknown: Vec<&String> = tables.keys().filter(|name| !known.contains(name.as_str())).collect();
    assert_eq!(unknown, Vec::<&String>::new());
    assert!(OWN.iter().all(|own| TRAVELS.contains(own)));
}

/// Numbers that follow from a seed: the same committee on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        // Knuth's MMIX.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

fn id(number: u64) -> String {
    uuid::Uuid::from_u128(number.into()).to_string()
}

/// A committee in which every text says whose it is: `m<member>` of a mark or a declaration, `d<dossier>` of a dossier.
struct Committee {
    dice: Dice,
    members: u64,
    rows: Rows,
}

impl Committee {
    fn of(seed: u64) -> (Self, u64) {
        let mut dice = Dice(seed);
        let (members, dossiers) = (2 + dice.below(4), 1 + dice.below(6));
        let rows = Rows::new();
        let mut made = Self { dice, members, rows };
        for call in 0..2 {
            made.put("call", json!({ "id": id(call), "name": format!("call {call}") }));
            made.put("grid", json!({ "id": id(900 + call), "call_id": id(call) }));
        }
        for member in 0..members {
            let (name, other) = (format!("[m{member}]"), id(100 + (member + 1) % members));
            let row =
                json!({ "id": id(100 + member), "call_id": id(0), "name": name, "email": name, "alternate_of": other });
            made.put("member", row);
        }
        for dossier in 0..dossiers {
            made.add_dossier(dossier);
        }
        (made, dossiers)
    }

    fn put(&mut self, table: &str, row: Value) {
        let key = [
            &row["id"],
            &row["dossier_id"],
            &row["evaluation_id"],
            &row["member_id"],
            &row["criterion"],
        ];
        let key = json!(key).to_string();
        self.rows.entry(table.to_owned()).or_default().insert(key, row);
    }

    fn one_of<const N: usize>(&mut self, words: [&'static str; N]) -> &'static str {
        words[usize::try_from(self.dice.below(N as u64)).unwrap()]
    }

    fn add_dossier(&mut self, dossier: u64) {
        let (text, id_of) = (format!("[d{dossier}]"), id(200 + dossier));
        let state = self.one_of([
            "under_evaluation",
            "ready_for_committee",
            "shortlisted",
            "withdrawn",
            "selected",
        ]);
        let (round, call) = (1 + self.dice.below(2), id(self.dice.below(8) / 7));
        let row =
            json!({ "id": id_of, "call_id": call, "number": dossier, "state": state, "title": text, "round": round });
        self.put("dossier", row);
        self.put("applicant", json!({ "dossier_id": id_of, "name": text }));
        let documents = [
            ("form", "application_form", "pdf"),
            ("bank details", "bank_details", "pdf"),
            ("archive", "other", "zip"),
            ("closed archive", "other", "wrapped"),
            ("mail", "project_description", "mail"),
        ];
        for (number, (what, kind, media_type)) in (0..).zip(documents) {
            let (document, sha256) = (id(1_000 + dossier * 10 + number), format!("{text}{what}"));
            let message = format!("[message d{dossier}]");
            let row = json!({ "id": document, "dossier_id": id_of, "kind": kind, "media_type": media_type, "name": sha256, "sha256": sha256, "size": 1, "message_id": message });
            self.put("document", row);
            let row = json!({ "dossier_id": id_of, "criterion": what, "document_id": document, "source": text });
            self.put("counter", row);
        }
        for member in 0..self.members {
            self.add_work(member, dossier, round);
        }
    }

    fn add_work(&mut self, member: u64, dossier: u64, round: u64) {
        let (mark, member_id, id_of) = (format!("[m{member}d{dossier}]"), id(100 + member), id(200 + dossier));
        if self.dice.below(3) > 0 {
            let recused = u64::from(self.dice.below(4) == 0);
            self.put(
                "interest",
                json!({ "dossier_id": id_of, "member_id": member_id, "recused": recused, "note": mark }),
            );
        }
        for turn in 1..=round {
            let state = self.one_of(["not_started", "draft", "submitted", "recused", "set_aside", "abstained"]);
            let evaluation = id(100_000 + member * 10_000 + dossier * 10 + turn);
            let row = json!({ "id": evaluation, "dossier_id": id_of, "member_id": member_id, "round": turn, "state": state, "comment": mark, "set_aside": mark });
            self.put("evaluation", row);
            self.put(
                "mark",
                json!({ "evaluation_id": evaluation, "criterion": "C1", "comment": mark, "private_note": mark }),
            );
        }
    }
}

/// Over a thousand committees nothing of anybody else is in a pack: told by a search for what every text says of itself.
#[test]
fn a_pack_holds_the_texts_of_its_member_and_of_their_dossiers_alone() {
    let mut packed = 0;
    for seed in 0..1_000 {
        let (Committee { rows, members, .. }, dossiers) = Committee::of(seed);
        let (call, member) = (id(0).parse().unwrap(), id(100).parse().unwrap());
        let view = view_of(&rows, call, member);
        let text = view.lines().unwrap().concat();
        packed += view.dossiers;
        for other in 1..members {
            assert!(!text.contains(&format!("[m{other}")), "seed {seed}: member {other}");
            assert!(
                !text.contains(&id(100 + other)),
                "seed {seed}: the identifier of member {other}"
            );
        }
        for closed in ["]bank details", "]archive", "]closed archive", "]mail", "[message"] {
            assert!(!text.contains(closed), "seed {seed}: {closed}");
        }
        assert!(
            view.dossiers == 0 || text.contains("]form"),
            "seed {seed}: the form is not there"
        );
        for dossier in 0..dossiers {
            assert_eq!(
                text.contains(&format!("[d{dossier}]")),
                expected(&rows, dossier),
                "seed {seed}: dossier {dossier}"
            );
        }
    }
    assert!(packed > 500, "{packed} dossiers were packed");
}

/// Whether the first member takes a dossier home, told anew.
fn expected(rows: &Rows, dossier: u64) -> bool {
    let (dossier, member) = (id(200 + dossier), id(100));
    let row = of(rows, "dossier").find(|row| row["id"] == dossier).unwrap();
    let state = row["state"].as_str().unwrap();
    let scored = row["call_id"] == id(0) && (state == "under_evaluation" || state == "ready_for_committee");
    let of_both = |row: &&Value| row["dossier_id"] == dossier && row["member_id"] == member;
    let recused = of(rows, "interest").filter(of_both).any(|row| row["recused"] == 1);
    let assigned = of(rows, "evaluation").filter(of_both).any(|evaluation| {
        let state = evaluation["state"].as_str().unwrap();
        evaluation["round"] == row["round"] && state != "recused" && state != "set_aside"
    });
    scored && assigned && !recused
}
