//! Committees of any size who marked every dossier, and one dossier more that waits for its marks.

use std::path::Path;

use palmares_core::clock;
use palmares_core::committee::{self, Declaration, model::InterestKind};
use palmares_core::error::Result;
use palmares_core::id::{CallId, DossierId, EvaluationId, MemberId};
use palmares_core::journal::{Act, Caller, OperationName};
use palmares_core::store::Store;
use palmares_core::{call, evaluation};

use crate::fixtures::{agathe, founder};
use crate::yardstick::Outcome;

/// How many sit, and how many dossiers wait for each of them.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub dossiers: u32,
    pub members: u32,
}

/// What most figures are taken with.
pub const USUAL: Size = Size {
    dossiers: 200,
    members: 15,
};
const CRITERIA: u32 = 6;

/// See above.
pub struct Committee {
    pub store: Store,
    pub call: CallId,
    pub members: Vec<MemberId>,
}

pub fn staff() -> Caller {
    Caller::secretariat(founder(), "bench", clock::now())
}

impl Committee {
    /// Seats the members and writes the dossiers with every mark given.
    pub async fn seat(folder: &Path, size: Size) -> Outcome<Self> {
        let seated = Self::seated(folder, size.members).await?;
        seated.mark(size.dossiers).await?;
        Ok(seated)
    }

    /// The same, where nobody has a dossier yet.
    pub async fn waiting(folder: &Path, size: Size) -> Outcome<(Self, Vec<DossierId>)> {
        let seated = Self::seated(folder, size.members).await?;
        let caller = staff();
        let written = seated.store.act(&caller, OperationName::IntakeImport, async |act| {
            let mut dossiers = vec![];
            for number in 1..=size.dossiers {
                dossiers.push(insert_dossier(act, seated.call, number).await?);
            }
            Ok(dossiers)
        });
        let (dossiers, _) = written.await?;
        Ok((seated, dossiers))
    }

    async fn seated(folder: &Path, members: u32) -> Outcome<Self> {
        let store = Store::create(folder, "Bench", &agathe(), clock::now()).await?;
        let (call, _) = call::create(
            &store,
            &staff(),
            "territoire_intelligent",
            "Bench",
            "2020-06-22".parse()?,
        )
        .await?;
        for number in 0..members {
            let input = serde_json::json!({
                "name": format!("Membre {number}"), "capacity": "company", "college": "private", "voice": "voting",
                "role": if number == 0 { "chair" } else { "member" }, "organisation": "", "email": ""
            });
            committee::save_member(&store, &staff(), call, None, &serde_json::from_value(input)?).await?;
        }
        let members = committee::members(&mut *store.read().await?, call).await?;
        let members = members.into_iter().map(|member| member.id).collect();
        Ok(Self { store, call, members })
    }

    /// The rows are written through one operation: the point is to measure reading them, not to score by hand.
    async fn mark(&self, dossiers: u32) -> Outcome {
        let grid = call::get(&mut *self.store.read().await?, self.call).await?;
        let grid = grid.grids.first().ok_or("a call has a grid")?.id.to_string();
        let caller = staff();
        let written = self.store.act(&caller, OperationName::IntakeImport, async |act| {
            for number in 1..=dossiers {
                let dossier = insert_dossier(act, self.call, number).await?;
                for (seat, member) in (0..).zip(&self.members) {
                    let evaluation = insert_evaluation(act, dossier, *member, &grid).await?;
                    for criterion in 1..=CRITERIA {
                        let steps = 4 + (number * 7 + seat * 3 + criterion) % 7;
                        insert_mark(act, &evaluation, criterion, steps).await?;
                    }
                }
            }
            Ok(())
        });
        written.await?;
        Ok(())
    }

    /// One member before one more dossier, ready to mark it.
    pub async fn scoring(&self) -> Outcome<(MemberId, DossierId)> {
        let caller = staff();
        let one_more = self.store.act(&caller, OperationName::IntakeImport, async |act| {
            insert_dossier(act, self.call, USUAL.dossiers + 1).await
        });
        let (dossier, _) = one_more.await?;
        evaluation::assign(&self.store, &caller, dossier, &self.members).await?;
        let member = *self.members.first().ok_or("a committee has members")?;
        let declaration = Declaration {
            member,
            dossier,
            kind: InterestKind::None,
            note: String::new(),
            recused: false,
            imposed: false,
        };
        let caller = Caller::member(member, "bench", clock::now());
        evaluation::declare_interest(&self.store, &caller, &declaration).await?;
        Ok((member, dossier))
    }
}

async fn insert_dossier(act: &mut Act, call: CallId, number: u32) -> Result<DossierId> {
    let id = DossierId::new();
    sqlx::query(
        "insert into dossier (id, call_id, number, state, title, received_at, received_by, created_at)
         values (?, ?, ?, 'under_evaluation', ?, '2026-01-14T09:00:00.000Z', 'hand', '2026-01-14T09:00:00.000Z')",
    )
    .bind(id.to_string())
    .bind(call.to_string())
    .bind(number)
    .bind(format!("Projet n° {number}"))
    .execute(&mut **act)
    .await?;
    sqlx::query("insert into applicant (dossier_id, kind, name) values (?, 'organisation', ?)")
        .bind(id.to_string())
        .bind(format!("Entreprise {number}"))
        .execute(&mut **act)
        .await?;
    Ok(id)
}

async fn insert_evaluation(act: &mut Act, dossier: DossierId, member: MemberId, grid: &str) -> Result<String> {
    let id = EvaluationId::new().to_string();
    sqlx::query(
        "insert into evaluation (id, dossier_id, member_id, grid_version_id, state, submitted_at)
         values (?, ?, ?, ?, 'submitted', '2026-01-14T09:00:00.000Z')",
    )
    .bind(&id)
    .bind(dossier.to_string())
    .bind(member.to_string())
    .bind(grid)
    .execute(&mut **act)
    .await?;
    Ok(id)
}

async fn insert_mark(act: &mut Act, evaluation: &str, criterion: u32, steps: u32) -> Result<()> {
    sqlx::query("insert into mark (evaluation_id, criterion, steps) values (?, ?, ?)")
        .bind(evaluation)
        .bind(format!("C{criterion}"))
        .bind(steps)
        .execute(&mut **act)
        .await?;
    Ok(())
}
