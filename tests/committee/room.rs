//! A workspace with a call and its committee, and the acts that every journey repeats.

use std::sync::atomic::AtomicBool;

use crate::fixtures::{agathe, founder};
use chrono::NaiveDate;
use palmares_core::call::{self, CallRules};
use palmares_core::clock::{Timestamp, paris_date};
use palmares_core::committee::{self, Declaration};
use palmares_core::decision::TermInput;
use palmares_core::decision::model::{DecisionKind, VoteMode};
use palmares_core::decision::view::DecisionInput;
use palmares_core::document::{DocumentKind, Extractor, Sha, WORKER_ARGUMENT};
use palmares_core::dossier::checks::{self, CheckOutcome};
use palmares_core::dossier::intake::{self, ImportRequest};
use palmares_core::dossier::view::DossierInput;
use palmares_core::dossier::{self, DossierState};
use palmares_core::error::Result;
use palmares_core::evaluation::view::{RankingView, ScoringView};
use palmares_core::evaluation::{self, Passage, Quote};
use palmares_core::grid::Steps;
use palmares_core::id::{CallId, DocumentId, DossierId, MemberId, SessionId};
use palmares_core::journal::{Actor, Caller};
use palmares_core::minutes::{self, SessionView};
use palmares_core::session::attendance::Presence;
use palmares_core::session::view::{AttendanceInput, SessionInput};
use palmares_core::session::{self, Hearing};
use palmares_core::store::Store;
use palmares_core::territory::Territory;
use serde_json::json;

pub const LILLERS: &str = "62516";
pub const LENS: &str = "62498";

/// Half past two in Paris on the day of the session.
pub fn now() -> Timestamp {
    "2020-04-08T12:30:00Z".parse().unwrap()
}

pub fn staff() -> Caller {
    Caller::secretariat(founder(), "secretariat", now())
}

pub fn as_member(member: MemberId) -> Caller {
    Caller::member(member, "membre", now())
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A workspace with a call and its committee.
pub struct Room {
    folder: tempfile::TempDir,
    pub store: Store,
    pub territory: Territory,
    pub call: CallId,
    pub rules: CallRules,
    /// The chair first.
    pub members: Vec<MemberId>,
}

impl Room {
    pub async fn new(members: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("T.palmares"), "Comité", &agathe(), now())
            .await
            .unwrap();
        let (call, _) = call::create(
            &store,
            &staff(),
            "territoire_intelligent",
            "Appel",
            "2020-06-22".parse().unwrap(),
        )
        .await
        .unwrap();
        let rules = call::rules(&mut store.read().await.unwrap(), call).await.unwrap();
        for number in 0..members {
            let role = if number == 0 { "chair" } else { "member" };
            let input = serde_json::from_value(json!({
                "name": format!("Membre {number:02}"), "capacity": "company", "college": "private", "voice": "voting",
                "role": role, "organisation": "", "email": "",
            }));
            committee::save_member(&store, &staff(), call, None, &input.unwrap())
                .await
                .unwrap();
        }
        let list = committee::members(&mut store.read().await.unwrap(), call)
            .await
            .unwrap();
        let members = list.iter().map(|member| member.id).collect();
        let territory = Territory::load().unwrap();
        Self {
            folder,
            store,
            territory,
            call,
            rules,
            members,
        }
    }

    /// A founder's dossier, received on a day of March, checked and shortlisted.
    pub async fn shortlisted(&self, title: &str, home: &str, received: u32) -> DossierId {
        let input: DossierInput = serde_json::from_value(json!({
            "title": title, "summary": "Un projet.", "theme": self.rules.themes[0].code,
            "applicant_type": "company_creator", "requested_cents": 3_800_000, "implementation_insee": "62119",
            "hq_insee": null, "hq_commitment": true, "form_signed": true,
            "received_at": format!("2020-03-{received:02}T09:00:00Z"),
            "applicant": {
                "kind": "person", "name": format!("Porteur de {title}"), "legal_form": "", "siren": "", "siret": "", "activity": "",
                "creation_in_progress": true, "contact_name": "", "email": "", "phone": "", "address": "",
                "postal_code": null, "commune_insee": home,
            },
        }))
        .unwrap();
        let (store, caller) = (&self.store, staff());
        let (id, _) = dossier::create(store, &caller, &self.territory, self.call, &input)
            .await
            .unwrap();
        for document in &self.rules.documents {
            dossier::waive(store, &caller, id, document.kind, "Déjà détenu par la collectivité.")
                .await
                .unwrap();
        }
        for (outcome, motive) in [
            (CheckOutcome::Acknowledged, ""),
            (CheckOutcome::Complete, ""),
            (CheckOutcome::Admissible, ""),
            (CheckOutcome::Eligible, "Engagement de localisation signé."),
            (CheckOutcome::Relevant, "En phase avec les objectifs du cluster."),
        ] {
            checks::record(
                store,
                &caller,
                &self.territory,
                id,
                outcome.step(),
                outcome.as_str(),
                motive,
            )
            .await
            .unwrap();
        }
        id
    }

    /// Takes a PDF into a dossier, of this kind and with this name, received on a day of March; `letter` makes its content another.
    pub async fn receive(&self, dossier: DossierId, (kind, name, letter): (DocumentKind, &str, char), day: u32) {
        let path = self.folder.path().join("in").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, pdf(letter)).unwrap();
        let extractor = Extractor::new(env!("CARGO_BIN_EXE_palmares"), [WORKER_ARGUMENT]);
        let request = ImportRequest {
            into: Some(dossier),
            received_at: Some(format!("2020-03-{day:02}T09:00:00Z").parse().unwrap()),
            ..ImportRequest::of(self.call, vec![path])
        };
        let never = AtomicBool::new(false);
        let taken = intake::import(&self.store, &staff(), &extractor, &request, &|_| (), &never).await;
        assert!(taken.unwrap().failure.is_none());
        let id = self.document(dossier, name).await;
        dossier::classify_document(&self.store, &staff(), id, kind)
            .await
            .unwrap();
    }

    /// The document of a dossier with this name.
    pub async fn document(&self, dossier: DossierId, name: &str) -> DocumentId {
        let documents = dossier::documents(&mut self.store.read().await.unwrap(), dossier).await;
        documents.unwrap().iter().find(|one| one.name == name).unwrap().id
    }

    pub async fn declare(&self, caller: &Caller, declaration: Declaration) -> Result<()> {
        evaluation::declare_interest(&self.store, caller, &declaration)
            .await
            .map(|_| ())
    }

    /// Declares nothing, gives every criterion the same mark in half points, and hands in.
    pub async fn score(&self, member: MemberId, dossier: DossierId, marks: [u16; 6]) {
        let caller = as_member(member);
        self.declare(&caller, Declaration::none(member, dossier)).await.unwrap();
        self.mark(member, dossier, marks).await;
        evaluation::submit(&self.store, &caller, dossier).await.unwrap();
    }

    /// Closes the workspace and gives its folder, with what keeps it there.
    pub async fn close(self) -> (tempfile::TempDir, std::path::PathBuf) {
        let path = self.store.folder().to_owned();
        self.store.close().await;
        (self.folder, path)
    }

    /// A member who handed in looks at what the others marked.
    pub async fn look(&self, member: MemberId, dossier: DossierId) {
        evaluation::look(&self.store, &as_member(member), dossier)
            .await
            .unwrap();
    }

    pub async fn mark(&self, member: MemberId, dossier: DossierId, marks: [u16; 6]) {
        let caller = as_member(member);
        for (number, steps) in (1..).zip(marks) {
            let code = format!("C{number}");
            evaluation::set_mark(&self.store, &caller, dossier, &code, Some(Steps(steps).into()))
                .await
                .unwrap();
            if steps < 6 && number <= 2 {
                let text = "Sous le seuil attendu.";
                evaluation::comment(&self.store, &caller, dossier, Some(&code), text, "")
                    .await
                    .unwrap();
            }
        }
    }

    pub async fn ranking(&self, actor: Actor) -> Result<RankingView> {
        evaluation::ranking(&mut *self.store.read().await?, actor, self.call).await
    }

    pub async fn scoring(&self, member: MemberId, dossier: DossierId) -> Result<ScoringView> {
        evaluation::scoring_view(&mut *self.store.read().await?, member, dossier).await
    }

    pub async fn state(&self, dossier: DossierId) -> DossierState {
        dossier::state(&mut self.store.read().await.unwrap(), dossier)
            .await
            .unwrap()
    }

    pub async fn official(&self, dossier: DossierId) -> Option<String> {
        let view = self.ranking(Actor::Secretariat).await.unwrap();
        let result = view.results.iter().find(|result| result.dossier == dossier)?;
        result.official.as_ref().map(|official| official.value.to_string())
    }

    /// The council of the call: experts, who are on its committee in that capacity.
    pub async fn council(&self, names: &[&str]) {
        for name in names {
            let input = serde_json::json!({
                "name": name, "capacity": "council", "college": "public", "voice": "advisory", "role": "expert",
                "organisation": "", "email": "",
            });
            let input = serde_json::from_value(input).unwrap();
            committee::save_member(&self.store, &staff(), self.call, None, &input)
                .await
                .unwrap();
        }
    }

    /// A dossier scored by the first two members, who agree.
    pub async fn ready(&self, title: &str, home: &str, received: u32, marks: [u16; 6]) -> DossierId {
        let id = self.shortlisted(title, home, received).await;
        evaluation::assign(&self.store, &staff(), id, &self.members[..2])
            .await
            .unwrap();
        for member in &self.members[..2] {
            self.score(*member, id, marks).await;
        }
        assert_eq!(self.state(id).await, DossierState::ReadyForCommittee);
        id
    }

    pub async fn session(&self, id: SessionId) -> SessionView {
        minutes::get(
            &mut self.store.read().await.unwrap(),
            Actor::Secretariat,
            id,
            paris_date(now()),
        )
        .await
        .unwrap()
    }

    /// A session of the day, convened with this agenda.
    pub async fn convened(&self, agenda: &[DossierId]) -> SessionId {
        let (id, _) = session::create(&self.store, &staff(), self.call, &plan("2020-04-08"))
            .await
            .unwrap();
        session::set_agenda(&self.store, &staff(), id, agenda).await.unwrap();
        session::convene(&self.store, &staff(), id).await.unwrap();
        id
    }

    /// Records the first `here` members as present and opens.
    pub async fn open(&self, id: SessionId, here: usize) -> bool {
        session::set_attendance(&self.store, &staff(), id, &self.sheet(here))
            .await
            .unwrap();
        // Nobody holds today a session of tomorrow.
        let held_on = self.session(id).await.row.plan.held_on;
        let caller = Caller {
            at: now() + (held_on - paris_date(now())),
            ..staff()
        };
        let opened = minutes::open(&self.store, &caller, &self.territory, id, None).await;
        opened.unwrap().0.reached
    }

    pub fn sheet(&self, here: usize) -> Vec<AttendanceInput> {
        let line = |(number, member): (usize, &MemberId)| AttendanceInput {
            member_id: *member,
            presence: if number < here {
                Presence::Present
            } else {
                Presence::Excused
            },
            proxy_to: None,
            arrived_at: None,
            left_at: None,
        };
        self.members.iter().enumerate().map(line).collect()
    }

    pub async fn decide(&self, input: &DecisionInput) -> Result<()> {
        palmares_core::decision::record(&self.store, &staff(), input)
            .await
            .map(|_| ())
    }

    /// Nothing that must hold is broken, the chain of the journal included.
    pub async fn is_sound(&self) {
        let report = palmares_core::verify(&self.store).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }
}

pub fn plan(held_on: &str) -> SessionInput {
    SessionInput {
        held_on: day(held_on),
        starts_at: "14:00".into(),
        place: "Béthune, salle des fêtes".into(),
        chair_id: None,
        secretary: "M. Lefebvre".into(),
        next_on: None,
    }
}

pub fn unanimous(session: SessionId, dossier: DossierId, kind: DecisionKind) -> DecisionInput {
    DecisionInput {
        session_id: session,
        dossier_id: dossier,
        kind,
        motive: "Projet mûr, ancré dans le territoire.".into(),
        mode: VoteMode::Consensus,
        votes: None,
        departure_reason: None,
        reservations: vec![],
        amount_cents: None,
        support: vec![],
        valid: TermInput::default(),
        redirected_to: None,
        voted_at: None,
    }
}

pub fn refusal<T: std::fmt::Debug>(result: Result<T>) -> String {
    let error = result.unwrap_err();
    let params = error.params();
    let word = ["rule", "reason", "from"]
        .into_iter()
        .find_map(|name| params[name].as_str());
    word.unwrap_or_default().to_owned()
}

pub const GOOD: [u16; 6] = [8; 6];
pub const FAIR: [u16; 6] = [7; 6];

/// Records a hearing from 14:05 to 14:35.
pub async fn hear(room: &Room, session: SessionId, dossier: DossierId) {
    let view = room.session(session).await;
    let item = view.items.iter().find(|item| item.dossier_id == dossier).unwrap().id;
    let hearing = Hearing {
        absent: false,
        item,
        heard_at: Some("14:05".into()),
        heard_until: Some("14:35".into()),
        persons: "La porteuse du projet".into(),
        debate: "Le calendrier a été précisé.".into(),
    };
    session::record_hearing(&room.store, &staff(), &hearing).await.unwrap();
    assert_eq!(room.state(dossier).await, DossierState::Heard);
}

/// What stands in a PDF that nobody reads.
fn pdf(letter: char) -> String {
    format!("%PDF-1.4\n{letter}")
}

/// The hash of such a PDF.
pub fn sha(letter: char) -> String {
    Sha::of(pdf(letter).as_bytes()).to_string()
}

/// A passage of the document with this hash, on its third page.
pub fn passage(sha256: &str, text: &str) -> Passage {
    Passage {
        sha256: sha256.into(),
        page: 2,
        label: "3".into(),
        page_box: [0.0, 0.0, 595.0, 842.0],
        rotation: 0,
        quads: vec![[72.0, 700.0, 300.0, 700.0, 72.0, 688.0, 300.0, 688.0]],
        quote: Some(Quote {
            text: text.into(),
            prefix: "soit ".into(),
            suffix: " sur trois ans".into(),
            begins: 120,
            ends: 136,
            engine: "pdf.js 6.5.438".into(),
        }),
    }
}
