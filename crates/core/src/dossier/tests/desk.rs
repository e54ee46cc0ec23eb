//! A secretariat's desk for the tests: a workspace with one call.

use crate::call::{self, EligibilityTest, Template};
use crate::clock::{self, Timestamp};
use crate::document::DocumentKind;
use crate::dossier::checks::{self, CheckOutcome, sample};
use crate::dossier::view::{self, DossierInput};
use crate::dossier::{create, get, list};
use crate::error::Result;
use crate::id::{CallId, DocumentId, DossierId, MemberId};
use crate::journal::made;
use crate::journal::{Actor, Caller, OperationName, Receipt};
use crate::store::Store;

pub fn now() -> Timestamp {
    "2020-03-10T08:00:00Z".parse().unwrap()
}

pub struct Desk {
    _folder: tempfile::TempDir,
    pub store: Store,
    pub caller: Caller,
    pub call: CallId,
}

impl Desk {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = made(&folder.path().join("T.palmares"), now()).await.unwrap();
        let caller = Caller::secretariat(crate::journal::founder(), "secretariat", now());
        let (call, _) = call::create(
            &store,
            &caller,
            "territoire_intelligent",
            "Appel",
            "2020-06-22".parse().unwrap(),
        )
        .await
        .unwrap();
        Self {
            _folder: folder,
            store,
            caller,
            call,
        }
    }

    /// Puts a rule on the researchers that dossiers count in the place of the one on the type of applicant.
    pub async fn bound_researchers(&self) {
        let mut rules = call::rules(&mut self.store.read().await.unwrap(), self.call)
            .await
            .unwrap();
        rules.counters = Template::shipped("labellisation_structure").unwrap().rules.counters;
        rules.eligibility[0].test = EligibilityTest::CounterBetween {
            counter: "researchers".into(),
            at_least: Some(2),
            at_most: None,
        };
        let territory = sample::territory();
        call::update(&self.store, &self.caller, territory, self.call, "Appel", &rules)
            .await
            .unwrap();
    }

    /// A dossier of an ordinary company, its title and number changed.
    pub async fn dossier(&self, title: &str, siren: &str) -> DossierId {
        let input = typed(title, siren);
        create(&self.store, &self.caller, sample::territory(), self.call, &input)
            .await
            .unwrap()
            .0
    }

    pub async fn document(&self, dossier: DossierId, kind: DocumentKind, size: i64) -> DocumentId {
        let id = DocumentId::new();
        let mut change = self
            .store
            .begin_act(&self.caller, OperationName::IntakeImport)
            .await
            .unwrap();
        sqlx::query("insert into document (id, dossier_id, sha256, name, media_type, size, kind, received_at) values (?, ?, ?, 'a.pdf', 'pdf', ?, ?, ?)")
            .bind(id.to_string()).bind(dossier.to_string()).bind(id.to_string()).bind(size).bind(kind.as_str())
            .bind(clock::to_text(now())).execute(&mut *change).await.unwrap();
        change.commit().await.unwrap();
        id
    }

    pub async fn usual_documents(&self, dossier: DossierId) {
        for kind in [
            DocumentKind::ApplicationForm,
            DocumentKind::ProjectDescription,
            DocumentKind::LegalExistence,
            DocumentKind::BankDetails,
        ] {
            self.document(dossier, kind, 100).await;
        }
    }

    pub async fn record(&self, dossier: DossierId, outcome: CheckOutcome, motive: &str) -> Result<Receipt> {
        checks::record(
            &self.store,
            &self.caller,
            sample::territory(),
            dossier,
            outcome.step(),
            outcome.as_str(),
            motive,
        )
        .await
    }

    pub async fn view(&self, actor: Actor, dossier: DossierId) -> Result<view::DossierView> {
        get(
            &mut self.store.read().await.unwrap(),
            sample::territory(),
            actor,
            dossier,
        )
        .await
    }

    pub async fn staff_view(&self, dossier: DossierId) -> view::DossierView {
        self.view(Actor::Secretariat, dossier).await.unwrap()
    }

    pub async fn list(&self, actor: Actor) -> Vec<view::DossierRow> {
        list(
            &mut self.store.read().await.unwrap(),
            sample::territory(),
            actor,
            self.call,
        )
        .await
        .unwrap()
    }

    pub async fn member(&self) -> MemberId {
        let id = MemberId::new();
        let mut change = self
            .store
            .begin_act(&self.caller, OperationName::MemberSave)
            .await
            .unwrap();
        sqlx::query("insert into member (id, call_id, name, capacity, college, voice, role) values (?, ?, 'M', 'company', 'private', 'voting', 'member')")
            .bind(id.to_string()).bind(self.call.to_string()).execute(&mut *change).await.unwrap();
        change.commit().await.unwrap();
        id
    }

    pub async fn declare(&self, member: MemberId, dossier: DossierId, recused: bool) {
        let mut change = self
            .store
            .begin_act(&self.caller, OperationName::InterestDeclare)
            .await
            .unwrap();
        sqlx::query(
            "insert into interest (member_id, dossier_id, kind, recused, declared_at) values (?, ?, 'none', ?, ?)",
        )
        .bind(member.to_string())
        .bind(dossier.to_string())
        .bind(recused)
        .bind(clock::to_text(now()))
        .execute(&mut *change)
        .await
        .unwrap();
        change.commit().await.unwrap();
    }
}

pub fn typed(title: &str, siren: &str) -> DossierInput {
    let mut input = DossierInput::from(&sample::dossier(1));
    title.clone_into(&mut input.title);
    siren.clone_into(&mut input.applicant.siren);
    input.applicant.siret.clear();
    input.applicant.name = format!("{title} SAS");
    input
}
