//! What people do on a copy, at random: acts of the call, of dossiers, of the committee, of evaluations and of sessions.

use palmares_core::call::FurtherGridInput;
use palmares_core::clock::Timestamp;
use palmares_core::committee::view::MemberInput;
use palmares_core::committee::{self, Declaration, PersonInput};
use palmares_core::document::DocumentKind;
use palmares_core::dossier::view::DossierInput;
use palmares_core::error::Result;
use palmares_core::evaluation::{Consensus, Round, SheetCell};
use palmares_core::grid::{Answer, GridChoice, Steps};
use palmares_core::id::{DossierId, MemberId, PersonId, SessionId};
use palmares_core::journal::{self, Actor, Caller, Take};
use palmares_core::store::Store;
use palmares_core::{call, dossier, evaluation, session};
use sqlx::Row;

use crate::Dice;
use crate::copies::World;
use crate::fixtures::founder;
use crate::room::{LENS, LILLERS, Room, as_member, passage, plan, sha, staff};

/// Three dossiers under evaluation, assigned to all members, who declared on them.
pub async fn prepare(room: &Room) -> Vec<DossierId> {
    let mut dossiers = Vec::new();
    for number in 1..=3 {
        let id = room.shortlisted(&format!("Projet {number}"), LILLERS, number).await;
        room.receive(id, (DocumentKind::ApplicationForm, "Formulaire.pdf", 'a'), number)
            .await;
        evaluation::assign(&room.store, &staff(), id, &room.members)
            .await
            .unwrap();
        for member in &room.members {
            room.declare(&as_member(*member), Declaration::none(*member, id))
                .await
                .unwrap();
        }
        dossiers.push(id);
    }
    dossiers
}

/// The founder and two others.
pub async fn persons(store: &Store) -> Vec<PersonId> {
    for name in ["Bruno Delattre", "Chloé Masson"] {
        committee::save_person(store, &staff(), None, &person(name))
            .await
            .unwrap();
    }
    let all = committee::persons(&mut store.read().await.unwrap()).await.unwrap();
    all.iter().map(|person| person.id).collect()
}

fn person(name: &str) -> PersonInput {
    PersonInput {
        name: name.to_owned(),
        function: String::new(),
        email: String::new(),
        active: true,
    }
}

/// One act; what the program refuses is an error.
pub async fn some(world: &World, copy: usize, at: Timestamp, dice: &mut Dice) -> Result<()> {
    let store = world.copies[copy].store();
    let staff = Caller::secretariat(world.persons[dice.roll(world.persons.len())], "account", at);
    let member = world.members[dice.roll(world.members.len())];
    let as_member = Caller::member(member, "account", at);
    let dossier = world.dossiers[dice.roll(world.dossiers.len())];
    let word = format!("texte {}", dice.roll(40));
    match dice.roll(32) {
        0 => rename_call(world, store, &staff, &word).await,
        1 | 2 => rename_dossier(world, store, &staff, dossier, &word, dice).await,
        3 => add_dossier(world, store, &staff, &word).await,
        4 => committee::save_person(store, &staff, Some(world.persons[dice.roll(3)]), &person(&word))
            .await
            .map(drop),
        5 => rename_member(world, store, &staff, dice, &word).await,
        6..=9 => {
            let mark = (!dice.one_in(6)).then(|| Answer::Mark(Steps(u16::try_from(dice.roll(11)).unwrap())));
            let criterion = format!("C{}", 1 + dice.roll(3));
            evaluation::set_mark(store, &as_member, dossier, &criterion, mark)
                .await
                .map(drop)
        }
        10 => evaluation::comment(store, &as_member, dossier, Some("C1"), &word, "")
            .await
            .map(drop),
        11 => some_evidence(store, &as_member, member, dossier, &word).await,
        12 => evaluation::submit(store, &as_member, dossier).await.map(drop),
        13 => evaluation::reopen(store, &as_member, dossier).await.map(drop),
        14 => evaluation::abstain(store, &as_member, dossier).await.map(drop),
        15 => {
            let some: Vec<_> = world.members.iter().copied().filter(|_| dice.one_in(2)).collect();
            evaluation::assign(store, &staff, dossier, &some).await.map(drop)
        }
        16 => evaluation::set_aside(store, &staff, dossier, member, &word)
            .await
            .map(drop),
        17 => session::create(store, &staff, world.room.call, &plan("2020-06-10"))
            .await
            .map(drop),
        18 | 19 => change_session(store, &staff, dice, &word).await,
        20 => dossier::withdraw(store, &staff, dossier, &word).await.map(drop),
        21 | 22 if dice.one_in(3) => palmares_core::redo(store, &staff).await.map(drop),
        21 | 22 => palmares_core::undo(store, &staff).await.map(drop),
        23 => evaluation::close_scoring(store, &staff, dossier).await.map(drop),
        28 => evaluation::flag(store, &as_member, dossier, dice.one_in(2))
            .await
            .map(drop),
        29 | 30 => some_sheet(store, &staff, dossier, member, dice).await,
        24..=27 => some_round(world, store, &staff, dossier, dice).await,
        _ => settle(store, &Caller::secretariat(founder(), "account", at), dice).await,
    }
}

/// A passage held as evidence; what is held already is confirmed elsewhere, given up or let go.
async fn some_evidence(store: &Store, caller: &Caller, member: MemberId, dossier: DossierId, word: &str) -> Result<()> {
    let view = evaluation::scoring_view(&mut *store.read().await?, member, dossier).await?;
    let passage = passage(&sha('a'), word);
    let acted = match (view.evidence.first(), (word.len() + view.evidence.len()) % 4) {
        (Some(one), 0) => evaluation::remove_evidence(store, caller, one.id).await,
        (Some(one), 1) => evaluation::confirm_evidence(store, caller, one.id, Some(&passage)).await,
        (Some(one), 2) => evaluation::confirm_evidence(store, caller, one.id, None).await,
        _ => evaluation::attach_evidence(store, caller, dossier, "C1", &passage, "").await,
    };
    acted.map(drop)
}

/// A sheet of paper: a few of its cells, or the whole of it handed in.
async fn some_sheet(
    store: &Store,
    staff: &Caller,
    dossier_id: DossierId,
    member_id: MemberId,
    dice: &mut Dice,
) -> Result<()> {
    if dice.one_in(3) {
        return evaluation::submit_sheet(store, staff, dossier_id, member_id)
            .await
            .map(drop);
    }
    let whole = dice.one_in(2);
    let cells: Vec<SheetCell> = (1..=6)
        .filter(|_| whole || dice.one_in(3))
        .map(|number| SheetCell {
            dossier_id,
            member_id,
            criterion: Some(format!("C{number}")),
            mark: Some(Answer::Mark(Steps(u16::try_from(6 + number % 4).unwrap()))),
            comment: None,
        })
        .collect();
    evaluation::enter_sheets(store, staff, &cells).await.map(drop)
}

/// A next round, an agreement, a further grid, or a grid given by hand.
async fn some_round(world: &World, store: &Store, staff: &Caller, dossier: DossierId, dice: &mut Dice) -> Result<()> {
    match dice.roll(4) {
        0 | 1 => {
            let round = Round {
                dossiers: vec![dossier],
                carry: dice.one_in(2),
                motive: "Audition".to_owned(),
            };
            evaluation::open_round(store, staff, &round).await.map(drop)
        }
        2 => {
            let steps = Steps(u16::try_from(dice.roll(11)).unwrap());
            let answers = (1..=6).map(|number| (format!("C{number}"), Answer::Mark(steps)));
            let consensus = Consensus {
                answers: answers.collect(),
                note: String::new(),
            };
            evaluation::agree(store, staff, dossier, &consensus).await.map(drop)
        }
        _ => {
            let call = call::get(&mut *store.read().await?, world.room.call).await?;
            let Some(grid) = call.further_grids.first() else {
                let input = FurtherGridInput {
                    name: "Autre".to_owned(),
                    choice: GridChoice::default(),
                };
                return call::save_grid(store, staff, world.room.call, None, &input)
                    .await
                    .map(drop);
            };
            let given = Some(grid.id).filter(|_| !dice.one_in(3));
            evaluation::choose_grid(store, staff, dossier, given).await.map(drop)
        }
    }
}

async fn rename_call(world: &World, store: &Store, caller: &Caller, word: &str) -> Result<()> {
    let rules = call::rules(&mut *store.read().await?, world.room.call).await?;
    call::update(store, caller, &world.room.territory, world.room.call, word, &rules)
        .await
        .map(drop)
}

async fn input_of(world: &World, store: &Store, dossier: DossierId) -> Result<DossierInput> {
    let mut connection = store.read().await?;
    let view = dossier::get(&mut connection, &world.room.territory, Actor::Secretariat, dossier).await?;
    Ok(DossierInput::from(&view.dossier))
}

async fn rename_dossier(
    world: &World,
    store: &Store,
    caller: &Caller,
    dossier: DossierId,
    word: &str,
    dice: &mut Dice,
) -> Result<()> {
    let mut input = input_of(world, store, dossier).await?;
    match dice.roll(3) {
        0 => input.title = word.to_owned(),
        1 => input.summary = word.to_owned(),
        _ => input.applicant.contact_name = word.to_owned(),
    }
    dossier::update(store, caller, &world.room.territory, dossier, &input)
        .await
        .map(drop)
}

async fn add_dossier(world: &World, store: &Store, caller: &Caller, word: &str) -> Result<()> {
    let mut input = input_of(world, store, world.dossiers[0]).await?;
    input.title = word.to_owned();
    input.applicant.commune_insee = Some(LENS.to_owned());
    dossier::create(store, caller, &world.room.territory, world.room.call, &input)
        .await
        .map(drop)
}

async fn rename_member(world: &World, store: &Store, caller: &Caller, dice: &mut Dice, word: &str) -> Result<()> {
    let members = committee::members(&mut *store.read().await?, world.room.call).await?;
    let chosen = &members[dice.roll(members.len())];
    let input = MemberInput {
        name: word.to_owned(),
        ..chosen.member.clone()
    };
    committee::save_member(store, caller, world.room.call, Some(chosen.id), &input)
        .await
        .map(drop)
}

async fn change_session(store: &Store, caller: &Caller, dice: &mut Dice, word: &str) -> Result<()> {
    let ids: Vec<String> = {
        let mut connection = store.read().await?;
        let rows = sqlx::query("select id from session order by id")
            .fetch_all(&mut *connection)
            .await?;
        rows.iter().map(|row| row.get(0)).collect()
    };
    let Some(id) = ids.get(dice.roll(ids.len())) else {
        return Ok(());
    };
    let id: SessionId = id.parse()?;
    if dice.one_in(6) {
        return session::cancel(store, caller, id).await.map(drop);
    }
    let mut input = plan("2020-06-10");
    if dice.one_in(2) {
        input.place = word.to_owned();
    } else {
        input.secretary = word.to_owned();
    }
    session::update(store, caller, id, &input).await.map(drop)
}

async fn settle(store: &Store, caller: &Caller, dice: &mut Dice) -> Result<()> {
    let open = journal::conflicts(&mut *store.read().await?).await?;
    let Some(conflict) = open.get(dice.roll(open.len())) else {
        return Ok(());
    };
    let take = if dice.one_in(2) { Take::Ours } else { Take::Theirs };
    journal::settle(store, caller, &conflict.id, take).await.map(drop)
}
