//! One operation for each dossier: made, or added to.

use sqlx::SqliteConnection;

use super::contents::Prepared;
use crate::clock::{self, Timestamp};
use crate::document::Sha;
use crate::dossier::lifecycle::DossierEvent;
use crate::dossier::model::{Applicant, ApplicantKind, DossierState, ReceivedBy};
use crate::dossier::view::{ApplicantInput, DossierInput};
use crate::dossier::write::{self as dossier_write, Arrival};
use crate::dossier::{advance, rows};
use crate::error::Result;
use crate::id::{CallId, DocumentId, DossierId, MessageId};
use crate::journal::{Caller, Operation, OperationName, Receipt};
use crate::store::Store;

/// A mail as it is recorded.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Its `Message-ID`, or the hash of the file when it has none.
    pub key: String,
    /// The sender's name.
    pub from_name: String,
    /// The sender's address.
    pub from_address: String,
    /// The subject.
    pub subject: String,
    /// Its date.
    pub sent_at: Option<Timestamp>,
    /// Its file.
    pub sha256: Sha,
}

/// What one operation brings in.
#[derive(Debug)]
pub struct Delivery {
    /// The call.
    pub call: CallId,
    /// The dossier it joins; none to make one.
    pub into: Option<DossierId>,
    /// The title of a dossier to be made.
    pub title: String,
    /// How it came.
    pub by: ReceivedBy,
    /// When it was received.
    pub received_at: Timestamp,
    /// The mail.
    pub letter: Option<Letter>,
    /// The documents, none of them in the dossier already.
    pub documents: Vec<Prepared>,
}

/// What came of it.
pub struct Delivered {
    /// The dossier.
    pub dossier: DossierId,
    /// Its number.
    pub number: u32,
    /// Whether it was made now.
    pub created: bool,
    /// The journal's receipt.
    pub receipt: Receipt,
}

/// Writes a delivery as one operation.
pub async fn deliver(store: &Store, caller: &Caller, delivery: &Delivery) -> Result<Delivered> {
    let operation = Operation::new(OperationName::IntakeImport)
        .with("title", delivery.title.as_str())
        .with("documents", delivery.documents.len())
        .with("created", delivery.into.is_none());
    let mut change = store.begin(operation, caller).await?;
    let (dossier, number) = match delivery.into {
        Some(id) => (id, join(&mut change, id, delivery).await?),
        None => make(&mut change, caller, delivery).await?,
    };
    let message = match &delivery.letter {
        Some(letter) => Some(insert_letter(&mut change, dossier, letter).await?),
        None => None,
    };
    for document in &delivery.documents {
        insert_document(&mut change, dossier, message, document, delivery.received_at).await?;
    }
    Ok(Delivered {
        dossier,
        number,
        created: delivery.into.is_none(),
        receipt: change.commit().await?,
    })
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
async fn join(connection: &mut SqliteConnection, id: DossierId, delivery: &Delivery) -> Result<u32> {
    let dossier = rows::load(connection, id).await?;
    if dossier.state == DossierState::AwaitingDocuments && !delivery.documents.is_empty() {
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
