//! One operation for each dossier: made, or added to.

use sqlx::SqliteConnection;

use super::contents::Prepared;
use super::delivery::{Delivered, Delivery, Post};
use super::known::DIVIDER;
use crate::clock::{self, Timestamp};
use crate::dossier::lifecycle::DossierEvent;
use crate::dossier::model::{Applicant, ApplicantKind, DossierState, ReceivedBy};
use crate::dossier::view::{ApplicantInput, DossierInput};
use crate::dossier::write::{self as dossier_write, Arrival};
use crate::dossier::{advance, rows};
use crate::error::Result;
use crate::id::{DocumentId, DossierId, MessageId};
use crate::journal::{Act, Caller, OperationName, Receipt};
use crate::store::Store;

/// Writes a delivery as one operation.
pub async fn deliver(store: &Store, caller: &Caller, delivery: Delivery) -> Result<(Delivered, Receipt)> {
    store
        .act(caller, OperationName::IntakeImport, async |act| {
            write(act, caller, delivery).await
        })
        .await
}

async fn write(act: &mut Act, caller: &Caller, mut delivery: Delivery) -> Result<Delivered> {
    let into = delivery.into;
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
    let message = match &delivery.post {
        Some(post) => Some(insert_post(act, dossier, post).await?),
        None => None,
    };
    for document in new {
        insert_document(act, dossier, message, document, delivery.received_at).await?;
    }
    Ok(Delivered {
        dossier,
        number,
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
    if let Some(post) = &delivery.post {
        // Behind a form that relays, the applicant is whom the answers go to.
        let relayed = !post.letter.reply_to.is_empty();
        let address = if relayed {
            &post.letter.reply_to
        } else {
            &post.letter.from
        };
        applicant.email.clone_from(address);
        if !relayed {
            applicant.contact_name.clone_from(&post.from_name);
        }
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
        by: delivery.post.as_ref().map_or(ReceivedBy::File, |_| ReceivedBy::Mail),
        at: caller.at,
    };
    let number = dossier_write::insert(connection, &arrival, &input, &applicant).await?;
    Ok((arrival.id, number))
}

/// A dossier that waits for documents is looked at again. A question that came before is no application: the date of the first documents
/// is that of the dossier. A later mail changes no other date; that is for a person to do.
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
    let by_mail = dossier.received_by == ReceivedBy::Mail && delivery.post.is_some();
    let later = delivery
        .received_at
        .is_none_or(|at| dossier.received_at.is_some_and(|before| at > before));
    if by_mail && brings_documents && later && is_question(connection, id).await? {
        sqlx::query("update dossier set received_at = ? where id = ?")
            .bind(delivery.received_at.map(clock::to_text))
            .bind(id.to_string())
            .execute(connection)
            .await?;
    }
    Ok(dossier.number)
}

/// Whether a dossier holds no document yet.
async fn is_question(connection: &mut SqliteConnection, id: DossierId) -> Result<bool> {
    Ok(
        sqlx::query_scalar("select not exists (select 1 from document where dossier_id = ?)")
            .bind(id.to_string())
            .fetch_one(connection)
            .await?,
    )
}

async fn insert_post(connection: &mut SqliteConnection, dossier: DossierId, post: &Post) -> Result<MessageId> {
    let id = MessageId::new();
    sqlx::query(include_str!("insert_message.sql"))
        .bind(id.to_string())
        .bind(dossier.to_string())
        .bind(key(connection, dossier, post).await?)
        .bind(&post.from_name)
        .bind(&post.letter.from)
        .bind(&post.letter.reply_to)
        .bind(&post.letter.subject)
        .bind(post.letter.sent_at.map(clock::to_text))
        .bind(post.disputed_at.map(clock::to_text))
        .bind(post.sha256.as_str())
        .execute(connection)
        .await?;
    Ok(id)
}

/// The identifier of a mail, or its hash without one. One that the dossier knows by that identifier is another mail, cut or changed on its
/// way: both are kept.
async fn key(connection: &mut SqliteConnection, dossier: DossierId, post: &Post) -> Result<String> {
    if post.letter.key.is_empty() {
        return Ok(post.sha256.to_string());
    }
    let held: bool =
        sqlx::query_scalar("select exists (select 1 from message where dossier_id = ? and message_key = ?)")
            .bind(dossier.to_string())
            .bind(&post.letter.key)
            .fetch_one(connection)
            .await?;
    Ok(if held {
        format!("{}{DIVIDER}{}", post.letter.key, post.sha256)
    } else {
        post.letter.key.clone()
    })
}

async fn insert_document(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    message: Option<MessageId>,
    document: &Prepared,
    received_at: Option<Timestamp>,
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
        .bind(received_at.map(clock::to_text))
        .execute(connection)
        .await?;
    Ok(())
}
