//! Who sees what, command by command: every text that somebody types is marked with where it stands, every reading command is asked by
//! every kind of caller, and whatever comes back is held against a table of this test's own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use palmares_api::wire::*;
use palmares_api::{ApiError, Asker, DEPENDS, Host, HostConfig, Who};
use palmares_core::committee::Declaration;
use palmares_core::committee::model::InterestKind;
use palmares_core::decision::model::DecisionKind;
use palmares_core::document::{ContentStore, Sha};
use palmares_core::evaluation;
use palmares_core::id::{CallId, DocumentId, DossierId, MemberId, SessionId};
use palmares_core::journal::{Actor, OperationName, Part};
use serde_json::Value;
use sqlx::{AssertSqlSafe, SqliteConnection};

use crate::fixtures::founder;
use crate::room::{FAIR, GOOD, LENS, LILLERS, Room, as_member, hear, staff, unanimous};

/// What a text falls under, told anew here: the program's own table is what is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sight {
    /// Whoever works in the workspace.
    Everybody,
    /// Whoever is not recused from the dossier.
    Line,
    /// Whoever declared on the dossier, is not recused and is no guest.
    Content,
    /// Those among them whose own marks can no longer change; and the author.
    Marks,
    /// Those among them who have nothing left to hand in.
    Ranks,
    /// The secretariat, and the person whom it is about.
    Office,
    /// The author alone, not even the secretariat.
    Author,
}

/// Every column of text that somebody types; `None` is what no person types freely: identifiers, words, days, hashes.
#[allow(
    clippy::unnested_or_patterns,
    clippy::match_same_arms,
    reason = "a table, read line by line"
)]
fn sight_of(table: &str, column: &str) -> Option<Sight> {
    Some(match (table, column) {
        ("dossier", "title") => Sight::Line,
        // Whoever leaves the room has to know for whom.
        ("applicant", "name") | ("member", "name" | "organisation") | ("call" | "grid", "name") => Sight::Everybody,
        ("person", "name" | "function" | "email") | ("session", "place" | "secretary") => Sight::Everybody,
        ("publication", "correction") => Sight::Everybody,
        ("dossier", "summary")
        | ("applicant", "legal_form" | "contact_name" | "email" | "phone" | "address")
        | ("message", "from_name" | "from_address" | "subject" | "reply_to")
        | ("document", "name")
        | ("dossier_check", "motive")
        | ("waiver", "motive")
        | ("agenda_item", "persons" | "debate")
        | ("decision", "motive" | "reopened_motive" | "act_body" | "act_reference" | "redirected_to")
        | ("reservation", "text" | "lifting_motive" | "evidence" | "responsible")
        | ("counter", "source" | "stated_by")
        | ("funder", "name")
        | ("opinion", "recommendations" | "advisers") => Sight::Content,
        ("evaluation" | "mark" | "evidence", "comment") | ("consensus", "note") => Sight::Marks,
        ("evidence", "label" | "quote" | "prefix" | "suffix") => Sight::Marks,
        ("decision", "departure_reason") | ("tie_order", "motive") => Sight::Ranks,
        ("page", "text") | ("mail", "head" | "body" | "part") => Sight::Content,
        ("bank", "name" | "text") => Sight::Office,
        ("member", "email") | ("interest", "note") | ("evaluation", "set_aside" | "returned") | ("paper", "name") => {
            Sight::Office
        }
        ("mark", "private_note") => Sight::Author,
        _ => return None,
    })
}

/// Names of such columns that say it by themselves.
const WORDS: [&str; 58] = [
    "page_box",
    "quads",
    "engine",
    "sort_key",
    "device",
    "signer",
    "recipient",
    "contents",
    "receipt",
    "choice",
    "code",
    "stage",
    "alternate_of",
    "status",
    "valid_from",
    "valid_to",
    "extends",
    "poll",
    "voted_at",
    "moment",
    "record",
    "state",
    "kind",
    "theme",
    "applicant_type",
    "siren",
    "siret",
    "activity",
    "postal_code",
    "sha256",
    "media_type",
    "step",
    "outcome",
    "detail",
    "received_by",
    "capacity",
    "college",
    "voice",
    "role",
    "criterion",
    "template",
    "rules",
    "grid",
    "presence",
    "proxy_to",
    "mode",
    "quorum",
    "score",
    "support",
    "fields",
    "official",
    "dossiers",
    "language",
    "audience",
    "heads",
    "heard_until",
    "reopened_for",
    "reconvened_from",
];

/// Columns of text that are no free text: closed words, identifiers, instants, hashes, documents of rules.
fn is_structure(table: &str, column: &str) -> bool {
    const ENDINGS: [&str; 6] = ["id", "_id", "_at", "_on", "_key", "_insee"];
    ENDINGS
        .iter()
        .any(|ending| column == *ending || column.ends_with(ending))
        || WORDS.contains(&column)
        || matches!(
            (table, column),
            ("settlement", "take_device") | ("dossier_check", "person")
        )
        || (table, column) == ("message", "message_key")
}

/// Which dossier a row is about, and which member wrote it or is meant, in SQL.
fn owner_of(table: &str) -> (&'static str, &'static str) {
    match table {
        "dossier" => ("id", "''"),
        "mark" | "evidence" => (
            "(select dossier_id from evaluation where id = evaluation_id)",
            "(select member_id from evaluation where id = evaluation_id)",
        ),
        "reservation" => ("(select dossier_id from decision where id = decision_id)", "''"),
        "consensus_mark" => ("(select dossier_id from consensus where id = consensus_id)", "''"),
        "evaluation" | "interest" => ("dossier_id", "member_id"),
        "member" => ("''", "id"),
        "tie_order" => ("(select value from json_each(dossiers) limit 1)", "''"),
        "call" | "grid" | "person" | "session" | "publication" => ("''", "''"),
        _ => ("dossier_id", "''"),
    }
}

/// A text found in an answer: where it stands, on which dossier, by or about whom.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Canary {
    table: String,
    column: String,
    dossier: String,
    member: String,
}

/// `ZQtable.column@dossier#memberQZ`, in whatever answer it comes back.
fn canaries(answer: &str) -> BTreeSet<Canary> {
    let parts = answer.split("ZQ").skip(1).filter_map(|rest| {
        let (place, rest) = rest.split_once('@')?;
        let (table, column) = place.split_once('.')?;
        let (dossier, rest) = rest.split_once('#')?;
        let (member, _) = rest.split_once("QZ")?;
        Some(Canary {
            table: table.to_owned(),
            column: column.to_owned(),
            dossier: dossier.to_owned(),
            member: member.to_owned(),
        })
    });
    parts.collect()
}

/// Writes a canary into every free text of every table of the record; a column that this test does not know fails it.
async fn release(connection: &mut SqliteConnection) -> usize {
    let sql = "select distinct tbl_name from sqlite_schema where type = 'trigger' and name like 'image%'";
    let tables: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut *connection).await.unwrap();
    let mut released = 0;
    for table in tables {
        let sql = format!("select name from pragma_table_info('{table}') where lower(type) = 'text'");
        let columns: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql))
            .fetch_all(&mut *connection)
            .await
            .unwrap();
        let (dossier, member) = owner_of(&table);
        for column in columns {
            if sight_of(&table, &column).is_none() {
                assert!(
                    is_structure(&table, &column),
                    "say who sees {table}.{column}: a new column has its line in `sight_of`"
                );
                continue;
            }
            let sql = format!(
                "update {table} set {column} = 'ZQ{table}.{column}@' || coalesce({dossier}, '') || '#' || {member} || 'QZ'"
            );
            sqlx::query(AssertSqlSafe(sql)).execute(&mut *connection).await.unwrap();
            released += 1;
        }
    }
    released
}

/// A kind of caller, and where the test says that they stand.
struct Kind {
    name: &'static str,
    who: Who,
    /// The dossiers that they declared on and judge.
    judges: BTreeSet<DossierId>,
    recused: BTreeSet<DossierId>,
    /// Where their own marks can no longer change.
    settled: BTreeSet<DossierId>,
    waiting: bool,
    guest: bool,
}

impl Kind {
    fn is_staff(&self) -> bool {
        self.who.part == Part::Secretariat
    }

    fn may_read(&self, canary: &Canary) -> bool {
        let own = canary.member == self.who.person.to_string();
        let on = |set: &BTreeSet<DossierId>| set.iter().any(|dossier| dossier.to_string() == canary.dossier);
        let reads = on(&self.judges) && !on(&self.recused) && !self.guest;
        match sight_of(&canary.table, &canary.column).unwrap() {
            Sight::Author => own,
            _ if self.is_staff() => true,
            Sight::Everybody => true,
            Sight::Line => !on(&self.recused),
            Sight::Content => reads,
            Sight::Marks => reads && (own || on(&self.settled)),
            Sight::Ranks => reads && on(&self.settled) && !self.waiting,
            Sight::Office => own,
        }
    }
}

/// A committee of which everybody stands somewhere else, with a dossier that is being scored and one that was decided.
struct Stage {
    host: Host,
    _folder: tempfile::TempDir,
    call: CallId,
    sessions: Vec<SessionId>,
    dossiers: [DossierId; 2],
    documents: Vec<DocumentId>,
    /// The number of a sheet of paper.
    sheet: String,
    kinds: Vec<Kind>,
}

const CHAIR: usize = 0;
const MARKING: usize = 1;
const HANDED_IN: usize = 2;
const LOOKED: usize = 3;
const UNASSIGNED: usize = 4;
const RECUSED: usize = 5;
const GUEST: usize = 6;
const ADVISORY: usize = 7;
const RETIRED: usize = 8;
const UNDECLARED: usize = 9;

/// What happened before anybody reads.
async fn play(room: &Room) -> ([DossierId; 2], SessionId) {
    let decided = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let running = room.shortlisted("LysLoop", LENS, 2).await;
    let member = |number: usize| room.members[number];
    let scorers = [MARKING, HANDED_IN, LOOKED, RETIRED].map(member);
    evaluation::assign(&room.store, &staff(), running, &scorers)
        .await
        .unwrap();
    for number in [CHAIR, MARKING, HANDED_IN, LOOKED, UNASSIGNED, GUEST, ADVISORY, RETIRED] {
        for dossier in [decided, running] {
            let declaration = Declaration::none(member(number), dossier);
            room.declare(&as_member(member(number)), declaration).await.unwrap();
        }
    }
    for dossier in [decided, running] {
        let tie = Declaration::recusal(member(RECUSED), dossier, InterestKind::Family, "tante");
        room.declare(&as_member(member(RECUSED)), tie).await.unwrap();
    }
    for number in [HANDED_IN, LOOKED] {
        room.score(member(number), running, FAIR).await;
    }
    for number in [MARKING, RETIRED] {
        room.mark(member(number), running, GOOD).await;
    }
    room.look(member(LOOKED), running).await;
    let session = room.convened(&[decided]).await;
    assert!(room.open(session, 6).await);
    hear(room, session, decided).await;
    room.decide(&unanimous(session, decided, DecisionKind::Selected))
        .await
        .unwrap();
    evaluation::retire_member(&room.store, &staff(), member(RETIRED))
        .await
        .unwrap();
    ([decided, running], session)
}

/// The identifier of a row that the story does not bring about.
fn id(number: u64) -> String {
    format!("00000000-0000-0000-0000-{number:012x}")
}

/// Rows that the story does not bring about, and the parts of guest and adviser.
async fn complete(room: &Room, [decided, running]: [DossierId; 2], session: SessionId) {
    let (member, call) = (|number: usize| room.members[number].to_string(), room.call.to_string());
    let caller = staff();
    let acted = room.store.act(&caller, OperationName::IntakeImport, async |act| {
        for (number, role) in [(GUEST, "guest"), (ADVISORY, "member")] {
            let sql = "update member set role = ?, voice = 'advisory' where id = ?";
            sqlx::query(sql).bind(role).bind(member(number)).execute(&mut **act).await?;
        }
        for (number, dossier) in [(1, decided), (2, running)] {
            for (kind, at) in [("application_form", 1_u64), ("bank_details", 2)] {
                let sha = format!("{:064x}", number * 16 + at);
                let sql = "insert into document (id, dossier_id, kind, name, media_type, size, sha256, received_at) \
                           values (?, ?, ?, 'n', 'text', 4, ?, '2020-03-01T00:00:00.000Z')";
                sqlx::query(sql)
                    .bind(id(number * 16 + at))
                    .bind(dossier.to_string())
                    .bind(kind)
                    .bind(&sha)
                    .execute(&mut **act)
                    .await?;
            }
        }
        let counters = r#"[{"code": "x", "label": {"fr": "x", "en": ""}, "unit": {"fr": "x", "en": ""}}]"#;
        let sql = "update call set rules = json_set(rules, '$.counters', json(?))";
        sqlx::query(sql).bind(counters).execute(&mut **act).await?;
        sqlx::query("update decision set departure_reason = 'x', redirected_to = 'x'").execute(&mut **act).await?;
        let sql = "insert into reservation (id, decision_id, position, text, due_on) select ?, id, 1, 'x', '2020-06-30' from decision";
        sqlx::query(sql).bind(id(90)).execute(&mut **act).await?;
        for (number, dossier) in [(91, decided), (92, running)] {
            let sql = "insert into funder (id, dossier_id, name, status, status_on) values (?, ?, 'x', 'targeted', '2020-03-01')";
            sqlx::query(sql).bind(id(number)).bind(dossier.to_string()).execute(&mut **act).await?;
            let sql = "insert into counter (dossier_id, code, figure, stated_by) values (?, 'x', 1, 'x')";
            sqlx::query(sql).bind(dossier.to_string()).execute(&mut **act).await?;
            let sql = "insert into opinion (id, dossier_id, kind, advisers, given_on) values (?, ?, 'reserved', 'x', '2020-03-01')";
            sqlx::query(sql).bind(id(number)).bind(dossier.to_string()).execute(&mut **act).await?;
        }
        insert_passages(act).await?;
        let sql = "insert into paper (id, call_id, session_id, kind, language, audience, name, sha256, version, heads, made_at) \
                   values (?, ?, ?, 'minutes', 'fr', 'internal', 'n', ?, 1, '', '2020-04-09T00:00:00.000Z')";
        sqlx::query(sql)
            .bind(id(91))
            .bind(&call)
            .bind(session.to_string())
            .bind("0".repeat(64))
            .execute(&mut **act)
            .await?;
        for (number, dossier) in [(1, decided), (2, running)] {
            insert_mail(room, act, number, dossier).await?;
        }
        assert!(release(act).await > 30);
        // Bank details are a document that members do not have, its name and its words included.
        let bank = "update document set name = 'ZQbank.name@' || dossier_id || '#QZ' where kind = 'bank_details'";
        sqlx::query(bank).execute(&mut **act).await?;
        let pages = "insert into page_text (sha256, page, text) select sha256, 1, 'ZQ' || iif(kind = 'bank_details', 'bank', 'page') \
                     || '.text@' || dossier_id || '#QZ' from document";
        sqlx::query(pages).execute(&mut **act).await?;
        Ok(())
    });
    acted.await.unwrap();
}

/// A passage held in each evaluation.
async fn insert_passages(act: &mut SqliteConnection) -> palmares_core::error::Result<()> {
    let passages = "insert into evidence (id, evaluation_id, criterion, sha256, page, page_box, rotation, quads, quote, begins, ends, \
                    sort_key, state) \
                    select '00000000-0000-0000-0001-' || substr(id, -12), id, 'C1', '0', 0, '[0.0,0.0,1.0,1.0]', 0, '[]', 'x', 0, 1, '', \
                    'placed' from evaluation";
    sqlx::query(passages).execute(act).await?;
    Ok(())
}

/// A mail that brought bank details beside a letter, and one like it as bank details: its bytes are what its reader answers from.
async fn insert_mail(
    room: &Room,
    act: &mut SqliteConnection,
    number: u64,
    dossier: DossierId,
) -> palmares_core::error::Result<()> {
    let says = |place: &str| format!("ZQ{place}@{dossier}#QZ");
    let part =
        |name: &str| format!("--b\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n{name} {dossier}\r\n");
    let (letter, bank) = (says("mail.part"), says("bank.name"));
    let head = says("mail.head");
    let bytes = format!(
        "From: {head} <a@example.org>\r\nTo: {head} <b@example.org>\r\nSubject: {head}\r\nDate: Sun, 21 Jun 2020 23:58:00 +0200\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n{}\r\n{}{}--b--\r\n",
        says("mail.body"),
        part(&letter),
        part(&bank)
    );
    let contents = ContentStore::open_at(room.store.documents())?;
    let mail = contents.put(bytes.as_bytes())?.sha256;
    let sql = "insert into message (id, dossier_id, message_key, sha256) values (?, ?, 'k', ?)";
    sqlx::query(sql)
        .bind(id(number * 16 + 3))
        .bind(dossier.to_string())
        .bind(mail.as_str())
        .execute(&mut *act)
        .await?;
    let attached = Sha::of(format!("{bank} {dossier}").as_bytes());
    // Another content: whoever sees a mail sees what is its very bytes.
    let closed = contents.put(format!("{bytes}\r\n").as_bytes())?.sha256;
    for (at, sha256, media_type) in [(4, &attached, "text"), (5, &closed, "mail")] {
        let sql = "insert into document (id, dossier_id, kind, name, media_type, size, sha256) values (?, ?, 'bank_details', 'n', ?, 4, ?)";
        sqlx::query(sql)
            .bind(id(number * 16 + at))
            .bind(dossier.to_string())
            .bind(media_type)
            .bind(sha256.as_str())
            .execute(&mut *act)
            .await?;
    }
    Ok(())
}

impl Stage {
    async fn set() -> Self {
        let room = Room::new(10).await;
        let (dossiers, session) = play(&room).await;
        complete(&room, dossiers, session).await;
        let (call, kinds) = (room.call, kinds(&room.members, dossiers));
        let sheet = sheet(&room).await;
        let (folder, path) = room.close().await;
        let worker: PathBuf = env!("CARGO_BIN_EXE_palmares").into();
        let account = "test".to_owned();
        let host = Host::new(HostConfig {
            worker,
            account,
            homes: None,
        })
        .unwrap();
        let nobody = Asker::at_command_line(None);
        let path = path.display().to_string();
        workspace_open(
            &host,
            &nobody,
            serde_json::from_value(serde_json::json!({ "path": path, "backup": false })).unwrap(),
        )
        .await
        .unwrap();
        let documents = [17, 18, 20, 21, 33, 34, 36, 37].map(|number| id(number).parse().unwrap());
        Self {
            host,
            _folder: folder,
            call,
            sessions: vec![session],
            dossiers,
            documents: documents.to_vec(),
            sheet,
            kinds,
        }
    }
}

/// The number of a sheet that was printed.
async fn sheet(room: &Room) -> String {
    let mut connection = room.store.read().await.unwrap();
    let blank = evaluation::blank_sheets(&mut connection, Actor::Secretariat, room.call, &[]).await;
    blank.unwrap().sheets[0].number.to_string()
}

fn kinds(members: &[MemberId], [decided, running]: [DossierId; 2]) -> Vec<Kind> {
    let (both, none) = (BTreeSet::from([decided, running]), BTreeSet::new());
    let only_decided = BTreeSet::from([decided]);
    let member = |name, number: usize, part| Kind {
        name,
        who: Who {
            person: members[number].into(),
            part,
        },
        judges: both.clone(),
        recused: none.clone(),
        settled: only_decided.clone(),
        waiting: false,
        guest: false,
    };
    let of = |name, number| member(name, number, Part::Member);
    vec![
        Kind {
            who: Who {
                person: founder(),
                part: Part::Secretariat,
            },
            ..member("secretariat", CHAIR, Part::Secretariat)
        },
        member("chair", CHAIR, Part::Chair),
        Kind {
            waiting: true,
            ..of("before handing in", MARKING)
        },
        of("after handing in", HANDED_IN),
        Kind {
            settled: both.clone(),
            ..of("after looking", LOOKED)
        },
        of("unassigned", UNASSIGNED),
        Kind {
            judges: none.clone(),
            recused: both.clone(),
            ..of("recused", RECUSED)
        },
        Kind {
            guest: true,
            ..of("guest", GUEST)
        },
        of("advisory", ADVISORY),
        Kind {
            judges: none.clone(),
            ..of("undeclared", UNDECLARED)
        },
    ]
}

type Answers = BTreeMap<&'static str, Vec<Value>>;

/// Asks a command and keeps what it answers; a refusal answers nothing.
macro_rules! ask {
    ($answers:ident, $stage:ident, $asker:ident, $command:ident, $($request:tt)+) => {{
        let request = serde_json::from_value(serde_json::json!($($request)+)).unwrap();
        let answer: Result<_, ApiError> = $command(&$stage.host, $asker, request).await;
        let answer = answer.map(|answer| serde_json::to_value(answer).unwrap());
        $answers
            .entry(stringify!($command))
            .or_default()
            .push(answer.unwrap_or(Value::Null));
    }};
}

/// A grid to look over.
fn grid() -> Value {
    let label = serde_json::json!({ "fr": "C1", "en": "" });
    let scale = serde_json::json!({ "minimum": 0, "maximum": 10, "steps_per_point": 2 });
    serde_json::json!({ "criteria": [{ "code": "C1", "label": label, "weight": 100 }], "scale": scale })
}

/// Every reading command, for everything that it can be asked about.
#[allow(clippy::too_many_lines, reason = "one line for each command")]
async fn ask_everything(stage: &Stage, asker: &Asker) -> Answers {
    let mut answers = Answers::new();
    let call_id = stage.call;
    ask!(answers, stage, asker, workspace_status, {});
    ask!(answers, stage, asker, call_templates, {});
    ask!(answers, stage, asker, call_list, {});
    ask!(answers, stage, asker, call_get, { "call_id": call_id });
    ask!(answers, stage, asker, grid_check, { "grid": grid(), "sheets": [] });
    ask!(answers, stage, asker, grid_read, { "text": grid().to_string() });
    ask!(answers, stage, asker, territory_search, { "query": "Lens" });
    ask!(answers, stage, asker, territory_areas, { "query": "Lens", "area": null });
    ask!(answers, stage, asker, dossier_list, { "call_id": call_id });
    ask!(answers, stage, asker, intake_waiting, { "call_id": call_id });
    ask!(answers, stage, asker, member_list, { "call_id": call_id });
    ask!(answers, stage, asker, interest_list, { "call_id": call_id });
    ask!(answers, stage, asker, scoring_queue, { "call_id": call_id });
    ask!(answers, stage, asker, scoring_own, { "call_id": call_id });
    ask!(answers, stage, asker, sheet_list, { "call_id": call_id, "dossier_id": null, "member_id": null });
    ask!(answers, stage, asker, sheet_find, { "call_id": call_id, "sheet": stage.sheet });
    ask!(answers, stage, asker, ranking_get, { "call_id": call_id, "explained": true });
    ask!(answers, stage, asker, assignment_list, { "call_id": call_id });
    ask!(answers, stage, asker, comparison_get, { "call_id": call_id });
    ask!(answers, stage, asker, session_list, { "call_id": call_id });
    ask!(answers, stage, asker, reservation_list, { "call_id": call_id });
    ask!(answers, stage, asker, label_list, { "call_id": call_id });
    ask!(answers, stage, asker, paper_list, { "call_id": call_id });
    ask!(answers, stage, asker, conflict_list, {});
    ask!(answers, stage, asker, pack_list, { "call_id": call_id });
    ask!(answers, stage, asker, home_get, {});
    ask!(answers, stage, asker, journal_state, {});
    ask!(answers, stage, asker, journal_list, { "before": null, "limit": 500, "dossier_id": null });
    // Every canary begins with these letters, and its column follows.
    for query in [
        "zqdossier",
        "zqapplicant",
        "zqdecision",
        "zqdocument",
        "zqpage",
        "zqbank",
        "zqmessage",
        "zqmark",
    ] {
        ask!(answers, stage, asker, search_find, { "query": query, "limit": 200 });
    }
    for dossier_id in stage.dossiers {
        ask!(answers, stage, asker, dossier_get, { "dossier_id": dossier_id });
        ask!(answers, stage, asker, decision_list, { "dossier_id": dossier_id });
        ask!(answers, stage, asker, funder_list, { "dossier_id": dossier_id });
        ask!(answers, stage, asker, opinion_list, { "dossier_id": dossier_id });
        ask!(answers, stage, asker, scoring_get, { "dossier_id": dossier_id });
        ask!(answers, stage, asker, mark_history, { "dossier_id": dossier_id });
        ask!(answers, stage, asker, result_get, { "call_id": call_id, "dossier_id": dossier_id });
        ask!(answers, stage, asker, marks_get, { "dossier_id": dossier_id });
        for session_id in &stage.sessions {
            let draft = draft(*session_id, dossier_id);
            ask!(answers, stage, asker, decision_weigh, { "draft": draft });
        }
    }
    for session_id in &stage.sessions {
        ask!(answers, stage, asker, session_get, { "session_id": session_id });
    }
    for document_id in &stage.documents {
        ask!(answers, stage, asker, document_text, { "document_id": document_id });
        ask!(answers, stage, asker, document_preview, { "document_id": document_id });
        let mail = serde_json::json!({ "kind": "document", "id": document_id });
        ask!(answers, stage, asker, document_mail, { "mail": mail });
    }
    for number in [19, 35] {
        let mail = serde_json::json!({ "kind": "message", "id": id(number) });
        ask!(answers, stage, asker, document_mail, { "mail": mail });
    }
    answers
}

fn draft(session_id: SessionId, dossier_id: DossierId) -> Value {
    serde_json::json!({
        "session_id": session_id, "dossier_id": dossier_id, "kind": "rejected", "mode": "consensus", "votes_for": null,
        "against": null, "abstentions": null, "chair_for": null, "motive": "", "departure_reason": "",
        "reservations": [], "amount_cents": null, "support": [], "voted_at": null,
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_command_tells_anybody_what_they_may_not_see() {
    let stage = Stage::set().await;
    let mut leaks = Vec::new();
    for kind in &stage.kinds {
        let asker = Asker::at_command_line(Some(kind.who));
        let answers = ask_everything(&stage, &asker).await;
        let asked: BTreeSet<&str> = answers.keys().copied().collect();
        let reading: BTreeSet<&str> = DEPENDS.iter().map(|(command, _)| *command).collect();
        assert_eq!(asked, reading, "a new reading command is asked here too");
        let found: BTreeMap<&str, BTreeSet<Canary>> = answers
            .iter()
            .map(|(command, answers)| (*command, canaries(&Value::from(answers.clone()).to_string())))
            .collect();
        for (command, seen) in &found {
            let beyond = seen.iter().filter(|canary| !kind.may_read(canary));
            leaks.extend(beyond.map(|canary| format!("{} by {command}: {canary:?}", kind.name)));
        }
        if kind.is_staff() {
            let columns: BTreeSet<_> = found.values().flatten().map(|one| (&one.table, &one.column)).collect();
            assert!(columns.len() >= 25, "the secretariat reads what is there: {columns:?}");
            let (by_mail, by_page) = (&found["document_mail"], &found["dossier_get"]);
            for read in ["head", "body", "part"] {
                assert!(
                    by_mail
                        .iter()
                        .any(|one| (one.table.as_str(), one.column.as_str()) == ("mail", read)),
                    "{read}"
                );
            }
            assert!(by_page.iter().any(|one| one.table == "document"), "{by_page:?}");
        }
    }
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), leaks.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_retired_member_reads_nothing_at_all() {
    let stage = Stage::set().await;
    let retired = stage
        .kinds
        .iter()
        .find(|kind| kind.name == "before handing in")
        .unwrap();
    let asker = Asker::at_command_line(Some(retired.who));
    let staff = Asker::at_command_line(Some(stage.kinds[0].who));
    let member: MemberId = retired.who.person.into();
    let request = serde_json::from_value(serde_json::json!({ "member_id": member })).unwrap();
    member_retire(&stage.host, &staff, request).await.unwrap();
    for (command, answers) in ask_everything(&stage, &asker).await {
        // What a window needs to ask who is here instead names nobody's dossiers, nor does what is asked of a grid in hand.
        let of_nobody = [
            "workspace_status",
            "territory_search",
            "territory_areas",
            "call_templates",
            "grid_check",
            "grid_read",
        ];
        if !of_nobody.contains(&command) {
            assert!(answers.iter().all(Value::is_null), "{command} answers somebody retired");
        }
    }
}

macro_rules! answers {
    ($($name:ident($request:ident) -> $response:ident),+ $(,)?) => {
        /// Every command with the type of its answer.
        const ANSWERS: &[(&str, &str)] = &[$((stringify!($name), stringify!($response))),+];
    };
}

palmares_api::commands!(answers);

/// An act answers with what it touched, and rarely with more: what opens a workspace, what the secretariat alone asks for. Everything
/// else reads, and is asked above.
#[test]
fn every_command_of_the_wire_reads_or_acts() {
    const ANSWERING: [&str; 20] = [
        "PackMade",
        "PackCover",
        "PackOpened",
        "ReturnWritten",
        "DraftWritten",
        "HomeErased",
        "ReturnsSorted",
        "ReturnsPlan",
        "ReturnsMerged",
        "WorkspaceRestored",
        "WorkspaceStatus",
        "BackupList",
        "VerifyReport",
        "CopyMade",
        "ChangesWritten",
        "Plan",
        "ChangesApplied",
        "Imported",
        "PapersProduced",
        "SheetsPrinted",
    ];
    let reading: BTreeSet<&str> = DEPENDS.iter().map(|(command, _)| *command).collect();
    for (command, answer) in ANSWERS {
        let acts = matches!(*answer, "Receipt" | "ExportedFile")
            || answer.ends_with("Created")
            || matches!(*answer, "GridSaved" | "SessionOpened");
        assert!(
            reading.contains(command) || acts || ANSWERING.contains(answer),
            "{command} answers {answer}: a command that reads has its line in `DEPENDS`"
        );
    }
}
