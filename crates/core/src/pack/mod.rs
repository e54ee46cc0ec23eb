//! What a member takes home to score, and what is known of it: who has which pack, what came back.
//!
//! A pack is a view of the workspace for one member ([`view`]): their dossiers, their grids, their own marks, and nothing of anybody
//! else. It travels as a file that only its recipient opens ([`file`], `docs/format-pli.md`). The copy that opens it keeps the view
//! as one entry under the pack's own name, and what the member does follows it in the journal; the return is these entries. So acts
//! at home meet what was done meanwhile by the same plan as those of any copy ([`stand_in`]). Making packs and taking returns in is
//! `exchange`.

mod close;
pub(crate) mod file;
pub(crate) mod home;
mod keyring;
mod model;
mod passphrase;
mod queries;
mod stand_in;
pub(crate) mod view;

pub use close::{close, forget_key};
pub use file::{Cover, Envelope, Kind, OpensWith};
pub use home::{Contact, Home, home, is_home, unreturned};
pub(crate) use keyring::{Keyring, keyring};
pub use model::{MemberPacks, PackState, PackView, ReturnOutcome, ReturnView, receipt_number};
pub use passphrase::Passphrase;
pub use queries::{circulation, pack, returns};
pub(crate) use queries::{is_key, member_key, next_version};
pub(crate) use stand_in::stands_for;
