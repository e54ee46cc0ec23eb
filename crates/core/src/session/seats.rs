//! The seats of a committee in a session, read once and asked item by item.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveTime;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::alternates::{Sitting, seated, sittings};
use super::attendance::{Attendance, time_of_day};
use super::quorum::{ProxyRefusal, QuorumResult, QuorumRules, Seat, check, proxies};
use super::rows::{SessionHead, agenda};
use super::view::AttendanceInput;
use super::voters::Voters;
use crate::call::model::CommitteeRules;
use crate::committee::model::{Capacity, MemberRole, composes};
use crate::committee::recusals;
use crate::error::{Error, Result};
use crate::id::{DossierId, MemberId, SessionId};
use crate::stored::{maybe_word, word};

/// Members, attendance and recusals of a session.
#[derive(Debug)]
pub(crate) struct Seats {
    members: Vec<Seat>,
    attendance: BTreeMap<MemberId, Attendance>,
    recused: BTreeMap<DossierId, BTreeSet<MemberId>>,
    /// Who may preside, in the order in which they do.
    presiding: Vec<MemberId>,
    /// What this session repeats of the agenda of a failed one.
    repeated: BTreeSet<DossierId>,
    rules: QuorumRules,
}

/// When the seats are looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Moment {
    /// At a Paris time of the session's day.
    At(NaiveTime),
    /// Now, in the room: who came and has not left.
    Present,
}

impl Moment {
    /// Its time, where it has one.
    pub(crate) fn time(self) -> Option<NaiveTime> {
        match self {
            Self::At(time) => Some(time),
            Self::Present => None,
        }
    }
}

/// The moment of an item: the end of its hearing (or its beginning), else the room as it stands.
pub(crate) fn moment(heard: Option<&str>) -> Result<Moment> {
    match heard {
        Some(text) => Ok(Moment::At(
            time_of_day(text, "heard_at").map_err(|_| Error::stored_value("agenda_item.heard_at", text))?,
        )),
        None => Ok(Moment::Present),
    }
}

impl Seats {
    /// Reads the seats of a session. A second convocation waives the quorum of what was on the agenda of the first, and of nothing else.
    pub(crate) async fn load(
        connection: &mut SqliteConnection,
        session: &SessionHead,
        rules: &CommitteeRules,
    ) -> Result<Self> {
        let members = sqlx::query(include_str!("seats.sql"))
            .bind(session.call.to_string())
            .bind(session.id.to_string())
            .fetch_all(&mut *connection)
            .await?;
        let lines = attendance(connection, session.id).await?;
        let mut by_dossier: BTreeMap<DossierId, BTreeSet<MemberId>> = BTreeMap::new();
        for (member, dossier) in recusals(connection, session.call).await? {
            by_dossier.entry(dossier).or_default().insert(member);
        }
        let repeated = repeated(connection, session).await?;
        let lines = lines
            .iter()
            .map(|line| Ok((line.member_id, Attendance::try_from(line)?)));
        Ok(Self {
            presiding: presiding(&members)?,
            members: members.iter().map(seat).collect::<Result<_>>()?,
            attendance: lines.collect::<Result<_>>()?,
            recused: by_dossier,
            rules: QuorumRules {
                policy: rules.quorum,
                recused_count: rules.recused_count_in_quorum,
                proxies_per_member: rules.proxies_per_member,
                waived: !repeated.is_empty(),
            },
            repeated,
        })
    }

    /// Whether anybody's attendance was recorded.
    pub(crate) fn is_recorded(&self) -> bool {
        !self.attendance.is_empty()
    }

    /// The quorum at the opening: waived for a second convocation that repeats something of the first.
    pub(crate) fn opening(&self, moment: Moment) -> QuorumResult {
        check(self.rules, &self.at(moment, None))
    }

    /// The quorum of an item, without its recused members.
    pub(crate) fn item(&self, dossier: DossierId, moment: Moment) -> QuorumResult {
        let rules = QuorumRules {
            waived: self.repeated.contains(&dossier),
            ..self.rules
        };
        check(rules, &self.at(moment, Some(dossier)))
    }

    /// The first proxy of the sheet that nobody can use from the opening on: its giver is replaced, or its holder has no seat.
    pub(crate) fn useless_proxy(&self, moment: Moment) -> Option<(MemberId, ProxyRefusal)> {
        let refused = proxies(&self.at(moment, None), self.rules.proxies_per_member).refused;
        let useless = |(_, reason): &(MemberId, ProxyRefusal)| {
            matches!(reason, ProxyRefusal::AlternateSits | ProxyRefusal::HolderWithoutSeat)
        };
        refused.into_iter().find(useless)
    }

    /// Who sits in whose place for an item.
    pub(crate) fn sittings(&self, dossier: DossierId, moment: Moment) -> Vec<Sitting> {
        sittings(&self.at(moment, Some(dossier)))
    }

    /// Who sits in whose place at the opening.
    pub(crate) fn opening_sittings(&self, moment: Moment) -> Vec<Sitting> {
        sittings(&self.at(moment, None))
    }

    /// Who may vote on an item.
    pub(crate) fn voters(&self, dossier: DossierId, moment: Moment) -> Voters {
        Voters::of(&self.at(moment, Some(dossier)), self.rules.proxies_per_member)
    }

    /// Who presides over an item, or over the session: the first of those who may and who take part in it.
    pub(crate) fn presides(&self, dossier: Option<DossierId>, moment: Moment) -> Option<MemberId> {
        let seats = self.at(moment, dossier);
        seats.iter().find(|seat| seat.chair).map(|seat| seat.member)
    }

    /// How many of those who compose the committee take no part in an item: an advisory voice takes none away.
    pub(crate) fn away(&self, dossier: DossierId) -> u32 {
        let recused = self.recused(dossier);
        let of_committee = self.members.iter().filter(|seat| seat.composes);
        let away = of_committee.filter(|seat| recused.contains(&seat.member)).count();
        u32::try_from(away).unwrap_or(u32::MAX)
    }

    /// The members who take no part in an item.
    pub(crate) fn recused(&self, dossier: DossierId) -> Vec<MemberId> {
        self.recused.get(&dossier).into_iter().flatten().copied().collect()
    }

    fn at(&self, moment: Moment, dossier: Option<DossierId>) -> Vec<Seat> {
        let recused = dossier.and_then(|dossier| self.recused.get(&dossier));
        let here = |line: &Attendance| match moment {
            Moment::At(time) => line.is_here_at(time),
            Moment::Present => line.presence.is_here() && line.left_at.is_none(),
        };
        let mut seats: Vec<Seat> = self
            .members
            .iter()
            .map(|seat| {
                let line = self.attendance.get(&seat.member);
                Seat {
                    here: line.is_some_and(here),
                    proxy_to: line.and_then(|line| line.proxy_to),
                    recused: recused.is_some_and(|recused| recused.contains(&seat.member)),
                    ..*seat
                }
            })
            .collect();
        let takes_part = |member: &MemberId| seats.iter().any(|seat| seat.member == *member && seat.takes_part());
        let chair = self.presiding.iter().copied().find(takes_part);
        for seat in &mut seats {
            seat.chair = Some(seat.member) == chair;
        }
        seated(seats)
    }
}

/// Who may preside, in the order in which they do.
fn presiding(members: &[SqliteRow]) -> Result<Vec<MemberId>> {
    let mut found: Vec<(u32, MemberId)> = Vec::new();
    for row in members {
        if let Some(precedence) = row.try_get::<Option<u32>, _>("precedence")? {
            found.push((precedence, word(row, "id")?));
        }
    }
    found.sort_unstable();
    Ok(found.into_iter().map(|(_, member)| member).collect())
}

/// The items that a session repeats from the one whose quorum failed: for these, and for no other, it needs no quorum.
async fn repeated(connection: &mut SqliteConnection, session: &SessionHead) -> Result<BTreeSet<DossierId>> {
    let Some(first) = session.reconvened_from else {
        return Ok(BTreeSet::new());
    };
    let dossiers = |items: Vec<(DossierId, _)>| items.into_iter().map(|(dossier, _)| dossier);
    let before: BTreeSet<DossierId> = dossiers(agenda(connection, first).await?).collect();
    let again = dossiers(agenda(connection, session.id).await?);
    Ok(again.filter(|dossier| before.contains(dossier)).collect())
}

fn seat(row: &SqliteRow) -> Result<Seat> {
    let role: MemberRole = word(row, "role")?;
    Ok(Seat {
        member: word(row, "id")?,
        college: word(row, "college")?,
        composes: composes(word(row, "voice")?, role),
        chair: false,
        here: false,
        proxy_to: None,
        recused: false,
        alternate_of: maybe_word(row, "alternate_of")?,
        in_person: word::<Capacity>(row, "capacity")? == Capacity::QualifiedPerson,
        replaced_by: None,
    })
}

/// The attendance sheet of a session as recorded.
pub(crate) async fn attendance(connection: &mut SqliteConnection, session: SessionId) -> Result<Vec<AttendanceInput>> {
    let rows = sqlx::query("select * from attendance where session_id = ? order by member_id")
        .bind(session.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(AttendanceInput {
                member_id: word(row, "member_id")?,
                presence: word(row, "presence")?,
                proxy_to: maybe_word(row, "proxy_to")?,
                arrived_at: row.try_get("arrived_at")?,
                left_at: row.try_get("left_at")?,
            })
        })
        .collect()
}
