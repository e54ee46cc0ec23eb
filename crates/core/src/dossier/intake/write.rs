//! One operation for each dossier: made, or added to. Where a delivery belongs is found in the act that writes it.

use sqlx::SqliteConnection;

use super::contents::Prepared;
use super::delivery::{Delivered, Delivery, Letter};
use super::target;
use crate::clock::{self, Timestamp};
use crate::dossier::lifecycle::DossierEvent;
use crate::dossier::model::{Applicant, ApplicantKind, DossierState, ReceivedBy};
use crate::dossier::view::{ApplicantInput, DossierInput, ImportOutcome};
use crate::dossier::write::{self as dossier_write, Arrival};
use crate::dossier::{self, advance, rows};
use crate::error::Result;
use crate::id::{DocumentId, DossierId, MessageId};
use crate::journal::{Act, Caller, OperationName, Receipt};
use crate::store::Store;

/// Writes a delivery as one operation. The very file of a mail that is there already changes nothing.
///
/// # Errors
/// [`crate::error::Error::RuleBroken`] `other_call` when the dossier that it must join answers another call.
pub async fn deliver(store: &Store, caller: &Caller, delivery: Delivery) -> Result<(Delivered, Receipt)> {
    store
        .act(caller, OperationName::IntakeImport, async |act| {
            if let Some(dossier) = target::copy_of(act, &delivery).await? {
                return Ok(Delivered {
                    dossier,
                    number: dossier::head(act, dossier).await?.number,
                    outcome: ImportOutcome::AlreadyThere,
                    documents: Vec::new(),
                });
            }
            write(act, caller, delivery).await
        })
        .await
}

async fn write(act: &mut Act, caller: &Caller, mut delivery: Delivery) -> Result<Delivered> {
    let into = target::find(act, &mut delivery).await?;
    let documents = sorted(act, into, std::mem::take(&mut delivery.documents)).await?;
    let new: Vec<&Prepared> = documents
        .iter()
        .filter_map(|(document, there)| (!there).then_some(document))
        .collect();
    act.says("title", delivery.title.as_str())
        .says("documents", new.len())
        .says("created", into.is_none());
    let (dossier, number) = match into {
        Some(id) => (id, join(act, id, &delivery, !new.is_empty()).await?),
        None => make(act, caller, &delivery).await?,
    };
    let message = match &delivery.letter {
        Some(letter) => Some(insert_letter(act, dossier, letter).await?),
        None => None,
    };
    for document in new {
        insert_document(act, dossier, message, document, delivery.received_at).await?;
    }
    Ok(Delivered {
        dossier,
        number,
        outcome: into.map_or(ImportOutcome::Created, |_| ImportOutcome::Added),
        documents,
    })
}

/// The documents, each with whether the dossier holds its content already or an earlier one of them brings it.
async fn sorted(
    connection: &mut SqliteConnection,
    into: Option<DossierId>,
    documents: Vec<Prepared>,
) -> Result<Vec<(Prepared, bool)>> {
    let mut known: Vec<String> = match into {
        Some(id) => {
            sqlx::query_scalar("select sha256 from document where dossier_id = ?")
                .bind(id.to_string())
                .fetch_all(connection)
                .await?
        }
        None => Vec::new(),
    };
    let sorted = documents.into_iter().map(|document| {
        let there = known.iter().any(|hash| hash == document.sha256.as_str());
        if !there {
            known.push(document.sha256.as_str().to_owned());
        }
        (document, there)
    });
    Ok(sorted.collect())
}

async fn make(connection: &mut SqliteConnection, caller: &Caller, delivery: &Delivery) -> Result<(DossierId, u32)> {
    let mut applicant = Applicant::unknown(ApplicantKind::Organisation);
    if let Some(letter) = &delivery.letter {
        applicant.contact_name.clone_from(&letter.from_name);
        applicant.email.clone_from(&letter.from_address);
    }
    let input = DossierInput {
        title: delivery.title.clone(),
        summary: String::new(),
        theme: None,
        applicant_type: None,
        requested_cents: None,
        implementation_insee: None,
        hq_insee: None,
        hq_commitment: false,
        form_signed: None,
        received_at: delivery.received_at,
        applicant: ApplicantInput::from(&applicant),
    };
    let arrival = Arrival {
        id: DossierId::new(),
        call: delivery.call,
        by: delivery.by,
        at: caller.at,
    };
    let number = dossier_write::insert(connection, &arrival, &input, &applicant).await?;
    Ok((arrival.id, number))
}

/// A dossier that waits for documents is looked at again. When an earlier mail comes in after a later one, its date becomes
/// the date of receipt.
async fn join(
    connection: &mut SqliteConnection,
    id: DossierId,
    delivery: &Delivery,
    brings_documents: bool,
) -> Result<u32> {
    let dossier = rows::load(connection, id).await?;
    if dossier.state == DossierState::AwaitingDocuments && brings_documents {
        advance(connection, id, DossierEvent::ReceiveDocuments).await?;
    }
    let mails = dossier.received_by == ReceivedBy::Mail && delivery.by == ReceivedBy::Mail;
    if mails && delivery.received_at < dossier.received_at {
        sqlx::query("update dossier set received_at = ? where id = ?")
            .bind(clock::to_text(delivery.received_at))
            .bind(id.to_string())
            .execute(connection)
            .await?;
    }
    Ok(dossier.number)
}

async fn insert_letter(connection: &mut SqliteConnection, dossier: DossierId, letter: &Letter) -> Result<MessageId> {
    let id = MessageId::new();
    sqlx::query(include_str!("insert_message.sql"))
        .bind(id.to_string())
        .bind(dossier.to_string())
        .bind(&letter.key)
        .bind(&letter.from_name)
        .bind(&letter.from_address)
        .bind(&letter.subject)
        .bind(letter.sent_at.map(clock::to_text))
        .bind(letter.sha256.as_str())
        .execute(connection)
        .await?;
    Ok(id)
}

async fn insert_document(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    message: Option<MessageId>,
    document: &Prepared,
    received_at: Timestamp,
) -> Result<()> {
    sqlx::query(include_str!("insert_document.sql"))
        .bind(DocumentId::new().to_string())
        .bind(dossier.to_string())
        .bind(message.map(|id| id.to_string()))
        .bind(document.sha256.as_str())
        .bind(&document.name)
        .bind(document.media_type.as_str())
        .bind(document.size)
        .bind(document.kind.as_str())
        .bind(clock::to_text(received_at))
        .execute(connection)
        .await?;
    Ok(())
}
