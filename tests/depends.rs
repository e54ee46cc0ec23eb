//! What each reading command reads, found by listening to SQLite, against what it says that it depends on.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use palmares_api::wire::*;
use palmares_api::{ApiError, Asker, DEPENDS, Host, HostConfig};
use palmares_core::decision::model::{DecisionKind, VoteMode};
use palmares_core::decision::{DecisionDraft, TermInput};
use palmares_core::document::MediaType;
use palmares_core::dossier::MailPlace;
use palmares_core::id::{CallId, DossierId, SessionId};
use palmares_core::journal::Part;
use palmares_core::paper::PaperLanguage;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Row, SqliteConnection};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// The statements that sqlx tells of, whichever thread runs them: this program holds one test, so they are all its own.
#[derive(Clone, Default)]
struct Ear(Arc<Mutex<Vec<String>>>);

impl Subscriber for Ear {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query"
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut heard = Statement::default();
        event.record(&mut heard);
        // A short statement is told in its summary alone.
        let statement = if heard.whole.is_empty() {
            heard.summary
        } else {
            heard.whole
        };
        self.0.lock().unwrap().push(statement.trim().to_owned());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[derive(Default)]
struct Statement {
    summary: String,
    whole: String,
}

impl Visit for Statement {
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "summary" => value.clone_into(&mut self.summary),
            "db.statement" => value.clone_into(&mut self.whole),
            _ => {}
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}

impl Ear {
    fn take(&self) -> BTreeSet<String> {
        std::mem::take(&mut *self.0.lock().unwrap()).into_iter().collect()
    }
}

/// The sample committee, open, with somebody of each part at the command line.
struct Room {
    ear: Ear,
    host: Host,
    staff: Asker,
    chair: Asker,
    /// A member who scores.
    member: Asker,
    /// What the check of the caller itself asks, with every command.
    check: BTreeSet<String>,
    heard: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Room {
    async fn open(folder: &Path, ear: Ear) -> Self {
        let host = Host::new(HostConfig {
            worker: env!("CARGO_BIN_EXE_palmares").into(),
            account: "test".to_owned(),
            homes: None,
        })
        .unwrap();
        let nobody = Asker::at_command_line(None);
        let path = folder.join("Sample.palmares").display().to_string();
        workspace_sample(&host, &nobody, WorkspaceSampleRequest { path, template: None })
            .await
            .unwrap();
        let everybody = candidates(&host).await.unwrap();
        let of = |part: Part| everybody.iter().find(|one| one.who.part == part).map(|one| one.who);
        let scores = everybody
            .iter()
            .find(|one| one.name == "Hélène Vandamme")
            .map(|one| one.who);
        let mut room = Self {
            staff: Asker::at_command_line(of(Part::Secretariat)),
            chair: Asker::at_command_line(of(Part::Chair)),
            member: Asker::at_command_line(scores),
            ear,
            host,
            check: BTreeSet::new(),
            heard: BTreeMap::new(),
        };
        room.fence().await;
        room.ear.take();
        room.fence().await;
        room.fence().await;
        room.check = room.ear.take();
        room
    }

    /// A command that reads nothing but who asks; every statement before it has been told of when it returns.
    async fn fence(&self) {
        intake_cancel(&self.host, &self.staff, IntakeCancelRequest {})
            .await
            .unwrap();
    }

    /// Runs a reading command for the secretariat and for members, and keeps what it asked of the database. Whoever may not is
    /// refused, which asks something too.
    async fn read<T>(&mut self, name: &'static str, command: impl AsyncFn(&Host, &Asker) -> Result<T, ApiError>) {
        assert!(self.ask(name, command).await, "{name} answers nobody");
    }

    /// The same for a command that may be refused to everybody, once it has looked; whether it answered somebody.
    async fn ask<T>(
        &mut self,
        name: &'static str,
        command: impl AsyncFn(&Host, &Asker) -> Result<T, ApiError>,
    ) -> bool {
        self.ear.take();
        let outcomes = [
            command(&self.host, &self.staff).await.is_ok(),
            command(&self.host, &self.chair).await.is_ok(),
            command(&self.host, &self.member).await.is_ok(),
        ];
        self.fence().await;
        let heard = self
            .ear
            .take()
            .difference(&self.check)
            .cloned()
            .collect::<BTreeSet<_>>();
        self.heard.entry(name).or_default().extend(heard);
        outcomes.contains(&true)
    }
}

/// The tables that a statement opens: those behind the root pages that its program reads.
async fn tables(connection: &mut SqliteConnection, statement: &str, roots: &BTreeMap<i64, String>) -> BTreeSet<String> {
    let explain = sqlx::query(AssertSqlSafe(format!("explain {statement}")));
    // What cannot be explained is a pragma or a transaction's begin and end: it reads no table.
    let Ok(program) = explain.fetch_all(connection).await else {
        return BTreeSet::new();
    };
    let opened = program.iter().filter(|row| {
        let opcode: String = row.get("opcode");
        matches!(opcode.as_str(), "OpenRead" | "ReopenIdx" | "OpenWrite")
    });
    opened
        .filter_map(|row| roots.get(&row.get::<i64, _>("p2")).cloned())
        .collect()
}

async fn roots(connection: &mut SqliteConnection) -> BTreeMap<i64, String> {
    let sql = "select rootpage, tbl_name from sqlite_schema where rootpage > 0";
    let rows = sqlx::query(sql).fetch_all(connection).await.unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

/// The tables whose rows are traced: those that receipts and news name.
async fn domain(connection: &mut SqliteConnection) -> BTreeSet<String> {
    let sql = "select distinct tbl_name from sqlite_schema where type = 'trigger' and name like 'image%'";
    let rows = sqlx::query_scalar(sql).fetch_all(connection).await.unwrap();
    rows.into_iter().collect()
}

/// Runs a reading command in a room.
macro_rules! read {
    ($room:ident, $command:ident, $request:expr) => {
        $room
            .read(stringify!($command), async |host, asker| {
                $command(host, asker, $request).await
            })
            .await
    };
}

async fn read_everything(room: &mut Room) {
    let calls = call_list(&room.host, &room.staff, CallListRequest {}).await.unwrap();
    let call_id = calls.calls[0].id;
    of_the_workspace(room).await;
    read!(room, call_get, CallGetRequest { call_id });
    let grid = call_get(&room.host, &room.staff, CallGetRequest { call_id })
        .await
        .unwrap()
        .grids[0]
        .grid
        .clone();
    read!(
        room,
        grid_check,
        GridCheckRequest {
            grid: grid.clone(),
            sheets: vec![]
        }
    );
    let text = serde_json::to_string(&grid).unwrap();
    read!(room, grid_read, GridReadRequest { text: text.clone() });
    read!(room, dossier_list, DossierListRequest { call_id });
    read!(room, intake_waiting, IntakeWaitingRequest { call_id });
    read!(room, member_list, MemberListRequest { call_id });
    read!(room, interest_list, InterestListRequest { call_id });
    read!(room, scoring_queue, ScoringQueueRequest { call_id });
    read!(room, scoring_own, ScoringOwnRequest { call_id });
    let everybody = SheetListRequest {
        call_id,
        dossier_id: None,
        member_id: None,
    };
    read!(room, sheet_list, everybody.clone());
    of_the_ranking(room, call_id).await;
    read!(room, session_list, SessionListRequest { call_id });
    read!(room, reservation_list, ReservationListRequest { call_id });
    read!(room, label_list, LabelListRequest { call_id });
    read!(room, pack_list, PackListRequest { call_id });
    read!(room, home_get, HomeGetRequest {});
    read!(room, paper_list, PaperListRequest { call_id });
    of_the_sessions(room, call_id).await;
    let list = dossier_list(&room.host, &room.staff, DossierListRequest { call_id })
        .await
        .unwrap();
    for dossier_id in list.dossiers.iter().map(|row| row.id) {
        of_a_dossier(room, dossier_id).await;
    }
    // Last, for a dossier is scored anew so that there is a sheet to be printed.
    let deferred = list.dossiers.iter().find(|row| row.number == 5).unwrap().id;
    let sheet = a_sheet(room, call_id, deferred).await;
    read!(
        room,
        sheet_find,
        SheetFindRequest {
            call_id,
            sheet: sheet.clone()
        }
    );
}

async fn of_the_sessions(room: &mut Room, call_id: CallId) {
    let list = session_list(&room.host, &room.staff, SessionListRequest { call_id })
        .await
        .unwrap();
    for session_id in list.sessions.iter().map(|row| row.id) {
        read!(room, session_get, SessionGetRequest { session_id });
        let session = session_get(&room.host, &room.staff, SessionGetRequest { session_id });
        for dossier_id in session.await.unwrap().items.iter().map(|item| item.dossier_id) {
            let draft = draft(session_id, dossier_id);
            read!(room, decision_weigh, DecisionWeighRequest { draft: draft.clone() });
        }
    }
}

/// The number of a sheet of paper, off the paper.
async fn a_sheet(room: &Room, call_id: CallId, dossier: DossierId) -> String {
    let round = RoundOpenRequest {
        dossiers: vec![dossier],
        carry: false,
        motive: "Nouveau passage.".to_owned(),
    };
    round_open(&room.host, &room.staff, round).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let request = SheetPrintRequest {
        call_id,
        member_ids: vec![],
        apart: false,
        language: PaperLanguage::Fr,
        path: folder.path().display().to_string(),
    };
    let printed = sheet_print(&room.host, &room.staff, request).await.unwrap();
    // Installed by `make test`.
    let out = Command::new("pdftotext").arg(&printed.paths[0]).arg("-").output();
    let text = String::from_utf8(out.unwrap().stdout).unwrap();
    let number = text
        .split_whitespace()
        .find(|word| word.len() == 11 && word.matches('-').count() == 2);
    number.unwrap().to_owned()
}

async fn of_the_ranking(room: &mut Room, call_id: CallId) {
    read!(
        room,
        ranking_get,
        RankingGetRequest {
            call_id,
            grid_id: None,
            dossier_id: None,
            explained: false,
            first: None
        }
    );
    let explained = RankingGetRequest {
        call_id,
        grid_id: None,
        dossier_id: None,
        explained: true,
        first: None,
    };
    for result in ranking_get(&room.host, &room.staff, explained).await.unwrap().results {
        let dossier_id = result.dossier;
        read!(room, result_get, ResultGetRequest { call_id, dossier_id });
        read!(room, marks_get, MarksGetRequest { dossier_id });
    }
    let grid_id = None;
    read!(room, assignment_list, AssignmentListRequest { call_id });
    read!(room, comparison_get, ComparisonGetRequest { call_id, grid_id });
}

/// A decision of which nothing is typed but its kind.
fn draft(session_id: SessionId, dossier_id: DossierId) -> DecisionDraft {
    DecisionDraft {
        session_id,
        dossier_id,
        kind: Some(DecisionKind::Rejected),
        mode: VoteMode::Consensus,
        votes_for: None,
        against: None,
        abstentions: None,
        chair_for: None,
        motive: String::new(),
        departure_reason: String::new(),
        reservations: Vec::new(),
        amount_cents: None,
        support: Vec::new(),
        valid: TermInput::default(),
        redirected_to: String::new(),
        voted_at: None,
    }
}

async fn of_the_workspace(room: &mut Room) {
    read!(room, workspace_status, WorkspaceStatusRequest {});
    read!(room, call_templates, CallTemplatesRequest {});
    read!(room, call_list, CallListRequest {});
    read!(room, conflict_list, ConflictListRequest {});
    read!(room, journal_state, JournalStateRequest {});
    let journal = JournalListRequest {
        before: None,
        limit: 500,
        dossier_id: None,
    };
    read!(room, journal_list, journal.clone());
    let query = "Béthune".to_owned();
    read!(
        room,
        territory_search,
        TerritorySearchRequest {
            query: query.clone(),
            epci_of: None,
            department_of: None
        }
    );
    read!(
        room,
        territory_areas,
        TerritoryAreasRequest {
            query: query.clone(),
            area: None
        }
    );
    for query in ["terrassement", "BriqLys", "Candidature"] {
        let query = query.to_owned();
        read!(
            room,
            search_find,
            SearchFindRequest {
                query: query.clone(),
                limit: 50
            }
        );
    }
}

async fn of_a_dossier(room: &mut Room, dossier_id: DossierId) {
    read!(room, dossier_get, DossierGetRequest { dossier_id });
    read!(room, decision_list, DecisionListRequest { dossier_id });
    read!(room, funder_list, FunderListRequest { dossier_id });
    read!(room, opinion_list, OpinionListRequest { dossier_id });
    let request = DossierGetRequest { dossier_id };
    let view = dossier_get(&room.host, &room.staff, request).await.unwrap();
    for document_id in view.documents.iter().map(|one| one.id) {
        read!(room, document_text, DocumentTextRequest { document_id });
        // The sample's documents are PDF files, which are refused once they were looked for.
        let preview = async |host: &Host, asker: &Asker| {
            document_preview(host, asker, DocumentPreviewRequest { document_id }).await
        };
        room.ask("document_preview", preview).await;
    }
    for mail in view.messages.iter().map(|one| MailPlace::Message { id: one.id }) {
        read!(room, document_mail, DocumentMailRequest { mail });
    }
    for document in view.documents.iter().filter(|one| one.media_type == MediaType::Mail) {
        let mail = MailPlace::Document { id: document.id };
        read!(room, document_mail, DocumentMailRequest { mail });
    }
    // A member scores what is assigned to them.
    let request = ScoringGetRequest { dossier_id };
    if scoring_get(&room.host, &room.member, request.clone()).await.is_ok() {
        read!(room, scoring_get, request.clone());
        read!(room, mark_history, MarkHistoryRequest { dossier_id });
    }
}

/// The tables of the record that each command reads and does not name.
async fn untold(room: &Room, file: &Path) -> BTreeMap<&'static str, Vec<String>> {
    let options = SqliteConnectOptions::new().filename(file).read_only(true);
    let mut connection = options.connect().await.unwrap();
    let (roots, domain) = (roots(&mut connection).await, domain(&mut connection).await);
    assert!(domain.contains("dossier") && domain.contains("mark"), "{domain:?}");
    let mut missing = BTreeMap::new();
    for (command, named) in DEPENDS {
        let foreign = named
            .iter()
            .find(|table| !matches!(**table, "*" | "workspace") && !domain.contains(**table));
        assert_eq!(foreign, None, "{command} names what is no table of the record");
        let mut read = BTreeSet::new();
        for statement in room.heard.get(command).into_iter().flatten() {
            read.extend(tables(&mut connection, statement, &roots).await);
        }
        let told = |table: &String| named.contains(&"*") || named.contains(&table.as_str());
        read.retain(|table| domain.contains(table) && !told(table));
        if !read.is_empty() {
            missing.insert(*command, read.into_iter().collect());
        }
    }
    missing
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_reading_command_names_the_tables_that_it_reads() {
    let ear = Ear::default();
    tracing::subscriber::set_global_default(ear.clone()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path(), ear).await;
    read_everything(&mut room).await;
    let tried: BTreeSet<&str> = room.heard.keys().copied().collect();
    let named: BTreeSet<&str> = DEPENDS.iter().map(|(command, _)| *command).collect();
    assert_eq!(tried, named);
    let nobody = Asker::at_command_line(None);
    workspace_close(&room.host, &nobody, WorkspaceCloseRequest {})
        .await
        .unwrap();
    let file = folder.path().join("Sample.palmares/workspace.sqlite");
    assert_eq!(untold(&room, &file).await, BTreeMap::new());
}
