//! The return: what a member did at home since their first pack, in one small file for the secretariat alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sqlx::{Row, SqliteConnection};

use super::send::plain;
use crate::clock;
use crate::document::ContentStore;
use crate::error::{Error, Result};
use crate::id::DeviceId;
use crate::journal::{Caller, OperationName, Stored, stored_entries};
use crate::pack::file::{Content, Contents, Opener, PartKind, ReturnContents, write};
use crate::pack::home::{require, returned};
use crate::pack::{Contact, Cover, Home, Kind, keyring, receipt_number};
use crate::store::{self, Store};

/// A return that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The file.
    pub path: PathBuf,
    /// Counted by this copy, from 1: the same as before when nothing was done since.
    pub version: u32,
    /// The number that the secretariat sees too.
    pub receipt: String,
    /// Acts in it.
    pub acts: u32,
    /// Bytes.
    pub size: u64,
    /// Whom it is for.
    pub contact: Contact,
}

/// Writes the return of this copy at home: to a file `….pli`, or into a folder that exists under a name that says whose it is. It holds every act from the first: whichever version comes, and
/// in whatever order, nothing is missing.
///
/// # Errors
/// [`Error::NotFound`] `home` in a workspace of the secretariat's; [`Error::RuleBroken`] `nothing_to_return`; what the disk says.
pub async fn give_back(store: &Store, caller: &Caller, into: &Path) -> Result<Given> {
    caller.actor().require_member()?;
    store.writable()?;
    let mut connection = store.read().await?;
    let home = require(&mut connection).await?;
    let own = own_entries(&mut connection).await?;
    let last = own
        .last()
        .ok_or_else(|| Error::rule(crate::error::BrokenRule::NothingToReturn))?;
    let (number, receipt) = (
        i64::try_from(own.len()).map_err(Error::internal)?,
        receipt_number(&last.hash),
    );
    let version = home.returned + u32::from(home.returned == 0 || home.reached != number);
    let cover = cover(&mut connection, &home, (version, &receipt), caller).await?;
    let lines = lines(&own)?;
    let keys = keyring(&mut connection).await?;
    drop(connection);
    let path = if into.extension().is_some_and(|extension| extension == "pli") {
        into.to_owned()
    } else {
        let day = clock::paris_date(caller.at);
        into.join(format!("{day}_retour_{}_v{version}.pli", plain(&cover.member_name)))
    };
    let contents = Contents::Return(ReturnContents {
        schema: store::newest_schema(),
        device: last.entry.id.device,
        last: number,
    });
    let (file, documents, recipient) = (path.clone(), store.documents(), home.recipient.clone());
    let task = move || {
        let parts = [Content::lines(PartKind::Entries, lines.iter().map(String::as_str))?];
        let part = file.with_extension("pli.part");
        let _ = std::fs::remove_file(&part);
        let openers = [Opener::Recipient(&recipient)];
        let written = write(
            &part,
            (cover, contents),
            &parts,
            &ContentStore::look_at(documents),
            &keys,
            &openers,
        )?;
        std::fs::rename(&part, &file).map_err(|source| Error::file(&file, source))?;
        Ok::<_, Error>(written)
    };
    let written = tokio::task::spawn_blocking(task).await.map_err(Error::internal)??;
    returned(&mut *store.read().await?, version, number).await?;
    Ok(Given {
        path,
        version,
        receipt,
        acts: u32::try_from(own.len()).map_err(Error::internal)?,
        size: written.size,
        contact: home.contact,
    })
}

/// The acts of this copy in their order, those under a former name too: all that no pack brought.
async fn own_entries(connection: &mut SqliteConnection) -> Result<Vec<Stored>> {
    let mut own = stored_entries(connection).await?;
    own.retain(|stored| stored.entry.operation != OperationName::PackOpen);
    Ok(own)
}

fn lines(own: &[Stored]) -> Result<Vec<String>> {
    let mut previous: BTreeMap<DeviceId, &str> = BTreeMap::new();
    own.iter()
        .map(|stored| {
            let before = previous.insert(stored.entry.id.device, &stored.hash);
            stored.entry.text(before.unwrap_or_default())
        })
        .collect()
}

async fn cover(
    connection: &mut SqliteConnection,
    home: &Home,
    (version, receipt): (u32, &str),
    caller: &Caller,
) -> Result<Cover> {
    let row = sqlx::query("select member.name as member, call.name as call from member join call on call.id = member.call_id where member.id = ?")
        .bind(home.member.to_string())
        .fetch_one(connection)
        .await?;
    Ok(Cover {
        kind: Kind::Return,
        pack: home.pack,
        version,
        workspace: home.workspace,
        call: home.call,
        call_name: row.try_get("call")?,
        member: home.member,
        member_name: row.try_get("member")?,
        made_at: caller.at,
        receipt: Some(receipt.to_owned()),
        envelopes: Vec::new(),
    })
}
