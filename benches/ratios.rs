//! What it costs, as ratios against a named baseline measured in the same run: figures that mean the same on any machine.
//!
//! `make bench` prints them. Nothing here passes or fails.

#![allow(clippy::print_stdout, reason = "printing figures is what this program is for")]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use palmares_core::clock;
use palmares_core::document::{Extractor, WORKER_ARGUMENT};
use palmares_core::error::Result;
use palmares_core::id::{CallId, DossierId, EvaluationId, MemberId};
use palmares_core::journal::{Actor, By, Operation, OperationName};
use palmares_core::store::Store;
use palmares_core::{call, committee, evaluation, grid::Steps, search};
use sqlx::{Connection, SqliteConnection};

const DOSSIERS: u32 = 200;
const MEMBERS: u32 = 15;
const SAVES: u32 = 500;

fn main() -> Result<()> {
    let runtime = tokio::runtime::Runtime::new().map_err(palmares_core::error::Error::internal)?;
    runtime.block_on(async {
        let folder = tempfile::tempdir().map_err(palmares_core::error::Error::internal)?;
        let bench = Bench::new(folder.path()).await?;
        bench.one_mark(folder.path()).await?;
        bench.ranking().await?;
        bench.search().await?;
        extraction().await
    })
}

struct Bench {
    store: Store,
    call: CallId,
    dossiers: Vec<DossierId>,
    members: Vec<MemberId>,
}

fn staff() -> By {
    By::staff("bench", clock::now())
}

impl Bench {
    /// A committee of fifteen with two hundred dossiers, every mark given, pages of text behind each dossier.
    async fn new(folder: &Path) -> Result<Self> {
        let store = Store::create(&folder.join("bench.palmares"), "Bench", clock::now()).await?;
        let (call, _) = call::create(&store, &staff(), "territoire_intelligent", "Bench").await?;
        let mut bench = Self {
            store,
            call,
            dossiers: Vec::new(),
            members: Vec::new(),
        };
        bench.seat().await?;
        bench.fill().await?;
        Ok(bench)
    }

    async fn seat(&mut self) -> Result<()> {
        for number in 0..MEMBERS {
            let input = serde_json::json!({
                "name": format!("Membre {number}"), "capacity": "company", "college": "private", "voice": "voting",
                "role": if number == 0 { "chair" } else { "member" }, "organisation": "", "email": ""
            });
            committee::save_member(&self.store, &staff(), self.call, None, &serde_json::from_value(input)?).await?;
        }
        let members = committee::members(&mut *self.store.read().await?, self.call).await?;
        self.members = members.into_iter().map(|member| member.id).collect();
        Ok(())
    }

    /// The rows are written through one operation: the point is to measure reading them, not to score by hand.
    #[allow(clippy::too_many_lines, reason = "one insert after the other")]
    async fn fill(&mut self) -> Result<()> {
        let version = call::get(&mut *self.store.read().await?, self.call).await?.grids[0].id;
        let mut change = self
            .store
            .begin(Operation::new(OperationName::IntakeImport), &staff())
            .await?;
        for number in 1..=DOSSIERS {
            let dossier = DossierId::new();
            self.dossiers.push(dossier);
            let text = format!("Projet {number}: énergie, matériaux et réemploi au bord du canal. ").repeat(60);
            sqlx::query(
                "insert into dossier (id, call_id, number, state, title, received_at, received_by, created_at)
                 values (?, ?, ?, 'under_evaluation', ?, '2026-01-14T09:00:00.000Z', 'hand', '2026-01-14T09:00:00.000Z')",
            )
            .bind(dossier.to_string())
            .bind(self.call.to_string())
            .bind(number)
            .bind(format!("Projet n° {number}"))
            .execute(&mut *change)
            .await?;
            sqlx::query("insert into applicant (dossier_id, kind, name) values (?, 'organisation', ?)")
                .bind(dossier.to_string())
                .bind(format!("Entreprise {number}"))
                .execute(&mut *change)
                .await?;
            for page in 1..=15 {
                sqlx::query("insert into page_text (sha256, page, text) values (?, ?, ?)")
                    .bind(format!("{number:064x}"))
                    .bind(page)
                    .bind(&text)
                    .execute(&mut *change)
                    .await?;
            }
            sqlx::query(
                "insert into document (id, dossier_id, sha256, name, media_type, size, kind, received_at)
                 values (?, ?, ?, 'projet.pdf', 'pdf', 1, 'other', '2026-01-14T09:00:00.000Z')",
            )
            .bind(palmares_core::id::DocumentId::new().to_string())
            .bind(dossier.to_string())
            .bind(format!("{number:064x}"))
            .execute(&mut *change)
            .await?;
            for (seat, member) in self.members.iter().enumerate().skip(1) {
                let evaluation = EvaluationId::new().to_string();
                sqlx::query(
                    "insert into evaluation (id, dossier_id, member_id, grid_version_id, state, submitted_at)
                     values (?, ?, ?, ?, 'submitted', '2026-01-14T09:00:00.000Z')",
                )
                .bind(&evaluation)
                .bind(dossier.to_string())
                .bind(member.to_string())
                .bind(version.to_string())
                .execute(&mut *change)
                .await?;
                for criterion in 1..=6_u32 {
                    let seat = u32::try_from(seat).unwrap_or(0);
                    sqlx::query("insert into mark (evaluation_id, criterion, steps) values (?, ?, ?)")
                        .bind(&evaluation)
                        .bind(format!("C{criterion}"))
                        .bind(4 + (number * 7 + seat * 3 + criterion) % 7)
                        .execute(&mut *change)
                        .await?;
                }
            }
        }
        change.commit().await?;
        evaluation::assign(&self.store, &staff(), self.dossiers[0], &self.members).await?;
        Ok(())
    }

    /// One mark through journal, chain and undo, against the smallest durable commit that SQLite can make.
    async fn one_mark(&self, folder: &Path) -> Result<()> {
        let bare = bare_commits(&folder.join("bare.sqlite")).await?;
        let (member, dossier) = (self.members[0], self.dossiers[0]);
        declare_none(&self.store, member, dossier).await?;
        let mut times = Vec::new();
        for number in 0..SAVES {
            let by = By::member(member, "bench", clock::now());
            let mark = Some(Steps(u16::try_from(number % 11).unwrap_or(0)));
            let start = Instant::now();
            evaluation::set_mark(&self.store, &by, dossier, "C1", mark).await?;
            times.push(start.elapsed());
        }
        report(
            "one mark saved, p50",
            percentile(&mut times, 50),
            "a bare commit, p50",
            percentile(&mut bare.clone(), 50),
        );
        report(
            "one mark saved, p99",
            percentile(&mut times, 99),
            "a bare commit, p99",
            percentile(&mut bare.clone(), 99),
        );
        Ok(())
    }

    async fn ranking(&self) -> Result<()> {
        let mut connection = self.store.read().await?;
        let start = Instant::now();
        evaluation::ranking(&mut connection, Actor::Staff, self.call).await?;
        let ranking = start.elapsed();
        let start = Instant::now();
        sqlx::query("select * from mark").fetch_all(&mut *connection).await?;
        report(
            "ranking of 200 dossiers × 15 members",
            ranking,
            "reading their marks",
            start.elapsed(),
        );
        Ok(())
    }

    async fn search(&self) -> Result<()> {
        let mut connection = self.store.read().await?;
        let start = Instant::now();
        search::find(&mut connection, Actor::Staff, "énerg canal", 50).await?;
        let found = start.elapsed();
        let start = Instant::now();
        sqlx::query("select count(*) from page_text where text like '%nerg%' and text like '%canal%'")
            .fetch_all(&mut *connection)
            .await?;
        report("search in 3,000 pages", found, "reading every page", start.elapsed());
        Ok(())
    }
}

async fn declare_none(store: &Store, member: MemberId, dossier: DossierId) -> Result<()> {
    let by = By::member(member, "bench", clock::now());
    let declaration = committee::Declaration {
        member,
        dossier,
        kind: committee::model::InterestKind::None,
        note: String::new(),
        recused: false,
        imposed: false,
    };
    committee::declare_interest(store, &by, &declaration).await.map(drop)
}

async fn bare_commits(file: &Path) -> Result<Vec<Duration>> {
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}?mode=rwc", file.display())).await?;
    for statement in [
        "pragma journal_mode = wal",
        "pragma synchronous = full",
        "create table mark (steps integer) strict",
    ] {
        sqlx::query(statement).execute(&mut connection).await?;
    }
    let mut times = Vec::new();
    for number in 0..SAVES {
        let start = Instant::now();
        sqlx::query("insert into mark values (?)")
            .bind(number)
            .execute(&mut connection)
            .await?;
        times.push(start.elapsed());
    }
    Ok(times)
}

/// Pages per second of the worker, whole way through the pipe, against `pdftotext` on the same files.
async fn extraction() -> Result<()> {
    let extractor = Extractor::new(env!("CARGO_BIN_EXE_palmares"), [WORKER_ARGUMENT]);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/pdfs/real");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("import: the real documents are not beside the project, nothing measured");
        return Ok(());
    };
    let (mut ours, mut theirs, mut pages) = (Duration::ZERO, Duration::ZERO, 0);
    for entry in entries.flatten() {
        let Ok(bytes) = std::fs::read(entry.path()) else {
            continue;
        };
        let start = Instant::now();
        pages += extractor.extract(&bytes).await?.report.page_count;
        ours += start.elapsed();
        let start = Instant::now();
        let _ = Command::new("pdftotext").arg(entry.path()).arg("-").output();
        theirs += start.elapsed();
    }
    println!("import: {pages} pages of {}", folder.display());
    report("text of the real documents", ours, "pdftotext", theirs);
    Ok(())
}

fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    times.get(times.len() * percent / 100).copied().unwrap_or_default()
}

fn report(name: &str, measured: Duration, baseline: &str, against: Duration) {
    let ratio = measured.as_secs_f64() / against.as_secs_f64().max(f64::EPSILON);
    println!("{name:<40} {ratio:>7.2} × {baseline} ({measured:.2?} against {against:.2?})");
}
