//! What members take home and bring back: files written against `tar` into `age` on the same documents, returns taken in against
//! bare inserts of the same marks.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use palmares_core::clock;
use palmares_core::committee::Declaration;
use palmares_core::document::ContentStore;
use palmares_core::evaluation;
use palmares_core::exchange::{self, Made};
use palmares_core::grid::Steps;
use palmares_core::id::{DocumentId, DossierId, MemberId};
use palmares_core::journal::{Caller, OperationName};
use palmares_core::store::Store;
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};

use crate::committee::{Committee, Size, staff};
use crate::yardstick::{Outcome, Times, compare, heading, note};

/// Of the two hundred dossiers, how many one member has: as many as a pool of fifty shares out, four to each.
const OF_ONE: usize = 16;
const CRITERIA: u16 = 6;
/// Packs made before as many are made by the other.
const SOME: usize = 6;
/// Packs being made at once.
const AT_ONCE: usize = 3;

/// How many members, and how large the documents are together: `PALMARES_BENCH_MEMBERS=50 PALMARES_BENCH_MB=500` asks for more.
fn asked(name: &str, usual: u32) -> u32 {
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual)
}

pub async fn run(folder: &Path) -> Outcome {
    heading("packs");
    let size = Size {
        dossiers: 200,
        members: asked("PALMARES_BENCH_MEMBERS", 5),
    };
    let (committee, dossiers) = Committee::waiting(&folder.join("Packs.palmares"), size).await?;
    let each = usize::try_from(asked("PALMARES_BENCH_MB", 100))? * 1_000_000 / dossiers.len();
    let mut files = Vec::with_capacity(dossiers.len());
    for (number, dossier) in (0..).zip(&dossiers) {
        files.push(document(&committee.store, *dossier, number, each).await?);
    }
    let seats = &committee.members;
    let shares: Vec<Vec<usize>> = (0..seats.len()).map(|seat| share(seat, dossiers.len())).collect();
    for (number, dossier) in dossiers.iter().enumerate() {
        let has = |seat: &usize| shares.get(*seat).is_some_and(|share| share.contains(&number));
        let its: Vec<MemberId> = (0..seats.len())
            .filter(has)
            .filter_map(|seat| seats.get(seat).copied())
            .collect();
        if !its.is_empty() {
            evaluation::assign(&committee.store, &staff(), *dossier, &its).await?;
        }
    }
    let made = written(&committee, seats, &shares, &files, folder).await?;
    let returns = given(&made, folder).await?;
    taken(&committee.store, &returns, folder).await
}

/// The places of a member's dossiers among all.
fn share(seat: usize, all: usize) -> Vec<usize> {
    (0..OF_ONE).map(|number| (seat * OF_ONE / 2 + number) % all).collect()
}

/// A document that nothing makes smaller, and where its content lies.
async fn document(store: &Store, dossier: DossierId, number: u64, size: usize) -> Outcome<PathBuf> {
    let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut bytes = b"%PDF-1.7\n".to_vec();
    while bytes.len() < size {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend_from_slice(&state.to_le_bytes());
    }
    let contents = ContentStore::open_at(store.documents())?;
    let stored = contents.put(&bytes)?;
    let insert = async |act: &mut palmares_core::journal::Act| {
        sqlx::query(
            "insert into document (id, dossier_id, sha256, name, media_type, size, kind) values (?, ?, ?, 'projet.pdf', 'pdf', ?, 'project_description')",
        )
        .bind(DocumentId::new().to_string())
        .bind(dossier.to_string())
        .bind(stored.sha256.as_str())
        .bind(i64::try_from(stored.size).unwrap_or_default())
        .execute(&mut **act)
        .await?;
        Ok(())
    };
    store.act(&staff(), OperationName::IntakeImport, insert).await?;
    Ok(contents.path(&stored.sha256))
}

async fn written(
    committee: &Committee,
    seats: &[MemberId],
    shares: &[Vec<usize>],
    files: &[PathBuf],
    folder: &Path,
) -> Outcome<Vec<Made>> {
    let (mut ours, mut theirs, mut made) = (Duration::ZERO, Duration::ZERO, vec![]);
    let mut bytes = 0;
    let recipient = recipient(folder)?;
    let caller = staff();
    let make = |member: &MemberId| exchange::make_pack(&committee.store, &caller, committee.call, *member, folder);
    for (some, shares) in seats.chunks(SOME).zip(shares.chunks(SOME)) {
        // Several at once, as the window and the command line do.
        let start = Instant::now();
        let packs: Vec<Made> = stream::iter(some).map(make).buffered(AT_ONCE).try_collect().await?;
        ours += start.elapsed();
        for pack in packs {
            bytes += std::fs::metadata(&pack.path)?.len();
            made.push(pack);
        }
        for share in shares {
            let its: Vec<&PathBuf> = share.iter().filter_map(|number| files.get(*number)).collect();
            theirs += tar_into_age(&its, &recipient, &folder.join("theirs.tar.age"))?;
        }
    }
    compare(
        "packs of their documents written",
        ours,
        "tar | age on the same files",
        theirs,
    );
    note(&format!("{} packs, {} MB", made.len(), bytes / 1_000_000));
    Ok(made)
}

/// A key to encrypt to, made by `age-keygen`.
fn recipient(folder: &Path) -> Outcome<String> {
    let made = Command::new("age-keygen").arg("-o").arg(folder.join("key")).output()?;
    let told = String::from_utf8(made.stderr)?;
    let key = told.split_whitespace().find(|word| word.starts_with("age1"));
    Ok(key.ok_or("age-keygen says its public key")?.to_owned())
}

fn tar_into_age(files: &[&PathBuf], recipient: &str, into: &Path) -> Outcome<Duration> {
    let start = Instant::now();
    let mut tar = Command::new("tar")
        .args(["-c", "-P"])
        .args(files)
        .stdout(Stdio::piped())
        .spawn()?;
    let tarred = tar.stdout.take().ok_or("tar has an output")?;
    let sealed = Command::new("age")
        .args(["-r", recipient, "-o"])
        .arg(into)
        .stdin(tarred)
        .status()?;
    if !(tar.wait()?.success() && sealed.success()) {
        return Err("tar into age failed".into());
    }
    // As a pack, it is on the disk when it is said to be.
    std::fs::File::open(into)?.sync_all()?;
    let took = start.elapsed();
    std::fs::remove_file(into)?;
    Ok(took)
}

/// Opens every pack, scores all in it, and gives back.
async fn given(made: &[Made], folder: &Path) -> Outcome<Vec<PathBuf>> {
    let (mut opened, mut returns) = (Times::default(), vec![]);
    for (number, pack) in made.iter().enumerate() {
        let start = Instant::now();
        let home = folder.join(format!("Home{number}.palmares"));
        let open = exchange::open_pack(&pack.path, Some(&pack.passphrase), &home, "bench", clock::now()).await?;
        opened.since(start);
        let caller = || Caller::member(pack.member, "bench", clock::now());
        let dossiers: Vec<String> = sqlx::query_scalar("select dossier_id from evaluation where member_id = ?")
            .bind(pack.member.to_string())
            .fetch_all(&mut *open.store.read().await?)
            .await?;
        for dossier in dossiers {
            let dossier: DossierId = dossier.parse()?;
            evaluation::declare_interest(&open.store, &caller(), &Declaration::none(pack.member, dossier)).await?;
            for criterion in 1..=CRITERIA {
                let mark = Some(Steps(6 + criterion % 5).into());
                evaluation::set_mark(&open.store, &caller(), dossier, &format!("C{criterion}"), mark).await?;
            }
            evaluation::submit(&open.store, &caller(), dossier).await?;
        }
        returns.push(exchange::give_back(&open.store, &caller(), folder).await?.path);
        open.store.close().await;
    }
    note(&format!("each opened in {:.2?}, passphrase included", opened.median()));
    Ok(returns)
}

async fn taken(store: &Store, returns: &[PathBuf], folder: &Path) -> Outcome {
    let start = Instant::now();
    let (plan, _) = exchange::merge_returns(store, &staff(), returns).await?;
    let ours = start.elapsed();
    let marks: u32 = plan.files.iter().map(|file| file.marks).sum();
    let theirs = bare(marks, &folder.join("bare.sqlite")).await?;
    compare(
        "their returns taken in at once",
        ours,
        "bare inserts of the same marks",
        theirs,
    );
    note(&format!(
        "{} returns, {marks} marks in {} acts",
        returns.len(),
        plan.new
    ));
    Ok(())
}

/// As many rows of a mark put into a table of SQLite, in one transaction with the same settings.
async fn bare(marks: u32, path: &Path) -> Outcome<Duration> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let pool = SqlitePool::connect_with(options).await?;
    sqlx::query("create table mark (evaluation_id text, criterion text, steps integer, comment text, primary key (evaluation_id, criterion)) strict")
        .execute(&pool)
        .await?;
    let start = Instant::now();
    let mut transaction = pool.begin().await?;
    for number in 0..marks {
        sqlx::query("insert into mark (evaluation_id, criterion, steps, comment) values (?, ?, ?, '')")
            .bind(format!("00000000-0000-7000-8000-{number:012}"))
            .bind("C1")
            .bind(7)
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(start.elapsed())
}
