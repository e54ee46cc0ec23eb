//! The single way in for every change: an operation by an actor at a time → rows → journal → undo → chain.
//!
//! [`Store::begin`](crate::store::Store::begin) opens a [`Change`]; the verb writes its rows through it; [`Change::commit`]
//! seals the entry. A change that is dropped leaves nothing. The row images come from triggers that are part of the schema, so no
//! code path can write a domain table without leaving its trace.

pub(crate) mod about;
mod actor;
mod chain;
mod change;
mod entry;
mod hlc;
mod operation;
mod rows;
pub mod triggers;
mod undo;

pub use actor::{Actor, By};
pub use chain::{BrokenEntry, Head, head, verify_chain};
pub use change::{Change, Receipt, Touched};
pub use entry::{Entry, EntryPage, FieldChange, RowChange, entries};
pub use operation::{Operation, OperationName};
pub(crate) use rows::Image;
pub(crate) use undo::Reversal;
pub use undo::{UndoState, Undoable, redo, undo, undo_state};

#[cfg(test)]
mod tests;
#[cfg(test)]
mod walk_tests;
