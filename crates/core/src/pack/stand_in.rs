//! What a pack stands for in the order of entries.

use crate::id::DeviceId;
use crate::journal::{Entry, Heads, OperationName};

/// The pack that an entry made, and what it was made from: acts made upon it had seen that.
pub(crate) fn stands_for(entry: &Entry) -> Option<(DeviceId, Heads)> {
    if entry.operation != OperationName::PackMake {
        return None;
    }
    let image = entry.images.iter().find(|image| image.table == "pack")?;
    let pack = image.becomes("id")?.parse().ok()?;
    Some((pack, serde_json::from_str(image.becomes("heads")?).ok()?))
}
