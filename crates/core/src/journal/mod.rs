//! The single way in for every change: an operation by a person, in a part, on a device, at a time → rows → entry → chain.
//!
//! [`Store::act`](crate::store::Store::act) runs a verb in one transaction; the rows that it writes leave their images by triggers
//! that are made from the schema, so no code path can write a domain table without leaving its trace. From these images come
//! the history ([`entries`]), [`undo`] and [`redo`], the chains ([`verify_chains`]), what every window is told, and the merge of what
//! was done apart: [`replay()`] is a pure function of a set of entries, whose plan people read before it is applied.

mod about;
mod act;
mod ages;
mod apply;
mod caller;
mod canonical;
mod chain;
mod conflicts;
mod entry;
mod history;
mod hlc;
mod meeting;
mod operation;
mod order;
mod plan;
mod printed;
mod register;
mod replay;
mod rules;
mod schema;
mod scratch;
mod stored;
mod taken;
mod triggers;
mod undo;
mod upgrade;
mod verify;
mod workspace;

pub(crate) use crate::store::Image;
pub use crate::store::{Receipt, Touched};
pub use act::Act;
pub use apply::{Arrival, apply, plan, take_in};
pub use caller::{Actor, Caller, Part};
pub use chain::{BrokenEntry, ChainFault, ChainHead, Head, head, heads, verify_chains};
pub use conflicts::{ConflictView, RefusedEntry, Take, conflicts, count as count_conflicts, refused, settle};
pub use entry::{Entry, EntryId, Heads};
pub(crate) use entry::{hash_of, hex};
pub use history::{EntryPage, FieldChange, HistoryEntry, RowChange, entries};
pub use hlc::Stamp;
pub(crate) use meeting::changed_fields;
pub use operation::OperationName;
pub use plan::{EntryHead, FieldMeeting, Plan, PlanLine, Renumbered, RowsAfter, Side, Verdict};
pub use printed::PrintedHead;
pub use rules::{Counted, Rules};
pub use stored::{Stored, all as stored_entries};
pub(crate) use taken::turned_back;
pub use undo::{Reversal, UndoState, Undoable, redo, undo, undo_state};
pub use verify::{Asked, Finding, VerifyReport};
pub use workspace::Founder;

#[cfg(test)]
pub(crate) use workspace::{founder, hooks, made};

#[cfg(test)]
mod tampering_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod walk_tests;
