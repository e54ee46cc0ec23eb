//! Full-text search over the sample a hundred times over, against reading every page; the goal is 100 ms.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use palmares_core::id::MemberId;
use palmares_core::journal::{Actor, OperationName};
use palmares_core::search::Reach;
use palmares_core::sight::{self, Matter};
use palmares_core::store::{Connection, Store};
use palmares_core::{call, clock, committee, search};

use crate::committee::staff;
use crate::yardstick::{Outcome, Times, compare, compare_tails, heading, note};

/// The sample itself and its copies.
const TIMES: u32 = 100;
const TURNS: usize = 40;
/// As many answers as the window asks for.
const SHOWN: u32 = 20;
const GOAL: Duration = Duration::from_millis(100);

/// What is typed, and what a scan for the same words would look for.
const QUERIES: [(&str, &str, &[&str]); 7] = [
    ("a word with its accent", "énergie", &["%énergie%"]),
    ("the same word without", "energie", &["%énergie%"]),
    ("a word with its article", "l'énergie", &["%énergie%"]),
    ("two beginnings of words", "énerg cana", &["%énerg%", "%cana%"]),
    ("a word that is on almost every page", "projet", &["%projet%"]),
    ("two letters, the fewest that are searched", "de", &["%de%"]),
    ("a word that is nowhere", "canal zzz", &["%canal%", "%zzz%"]),
];

pub async fn run(sample: &Path) -> Outcome {
    heading("search");
    let store = Store::open(sample, clock::now()).await?;
    for copy in 1..TIMES {
        add_copy(&store, copy).await?;
    }
    let mut connection = store.read().await?;
    let counted = "select (select count(*) from dossier), (select count(*) from search_row)";
    let (dossiers, rows): (u32, u32) = sqlx::query_as(counted).fetch_one(&mut *connection).await?;
    note(&format!("{dossiers} dossiers, {rows} texts in the index"));
    let mut slowest = Duration::ZERO;
    for (what, query, patterns) in QUERIES {
        let found = searched(&mut connection, Actor::Secretariat, query).await?;
        compare_tails(
            what,
            &found,
            "reading every page",
            &scanned(&mut connection, patterns).await?,
        );
        slowest = slowest.max(found.percentile(99));
    }
    let member = some_member(&mut connection).await?;
    let theirs = searched(&mut connection, Actor::Member(member), "projet").await?;
    let staffs = searched(&mut connection, Actor::Secretariat, "projet").await?;
    compare_tails(
        "by a member, among what they may open",
        &theirs,
        "by the secretariat",
        &staffs,
    );
    compare(
        "the slowest of all",
        slowest.max(theirs.percentile(99)),
        "the goal",
        GOAL,
    );
    Ok(())
}

async fn searched(connection: &mut Connection, reader: Actor, query: &str) -> Outcome<Times> {
    let standings = sight::standings(connection, reader).await?;
    let reach = Reach {
        content: standings.dossiers(Matter::Content),
        ranks: standings.dossiers(Matter::Ranks),
    };
    let mut times = Times::default();
    for _ in 0..TURNS {
        let start = Instant::now();
        black_box(search::find(connection, &reach, query, SHOWN).await?);
        times.since(start);
    }
    Ok(times)
}

/// The same words looked for in the text itself, page by page; it folds no accent.
async fn scanned(connection: &mut Connection, patterns: &[&str]) -> Outcome<Times> {
    let (first, last) = (patterns.first().unwrap_or(&"%"), patterns.last().unwrap_or(&"%"));
    let mut times = Times::default();
    for _ in 0..TURNS.div_ceil(8) {
        let start = Instant::now();
        let found = sqlx::query("select count(*) from page_text where text like ? and text like ?")
            .bind(first)
            .bind(last)
            .fetch_all(&mut *connection)
            .await?;
        black_box(found);
        times.since(start);
    }
    Ok(times)
}

/// Some member of the sample: they declared on its dossiers, so a search must look at what they may open.
async fn some_member(connection: &mut Connection) -> Outcome<MemberId> {
    let calls = call::list(connection).await?;
    let call = calls.first().ok_or("the sample has a call")?.id;
    let members = committee::members(connection, call).await?;
    Ok(members.first().ok_or("the sample has members")?.id)
}

/// One more time everything that can be searched, under identifiers and hashes of its own, indexed as an import would.
async fn add_copy(store: &Store, copy: u32) -> Outcome {
    let caller = staff();
    let added = store.act(&caller, OperationName::IntakeImport, async |act| {
        for statement in [
            include_str!("copy/dossier.sql"),
            include_str!("copy/applicant.sql"),
            include_str!("copy/page_text.sql"),
            include_str!("copy/message.sql"),
            include_str!("copy/document.sql"),
        ] {
            sqlx::query(statement).bind(copy).execute(&mut **act).await?;
        }
        Ok(())
    });
    added.await?;
    Ok(())
}
