//! The single way in for every change: an operation by an actor at a time → rows → journal → undo → chain.
//!
//! [`Store::begin`](crate::store::Store::begin) opens a [`Act`]; the verb writes its rows through it; [`Act::commit`]
//! seals the entry. A change that is dropped leaves nothing. The row images come from triggers that are part of the schema, so no
//! code path can write a domain table without leaving its trace.

pub(crate) mod about;
mod act;
mod caller;
mod chain;
mod entry;
mod hlc;
mod operation;
mod rows;
pub mod triggers;
mod undo;

pub use act::{Act, Receipt, Touched};
#[cfg(test)]
pub(crate) use caller::founder;
pub use caller::{Actor, Caller, Part};
pub use chain::{BrokenEntry, Head, head, verify_chain};
pub use entry::{Entry, EntryPage, FieldChange, RowChange, entries};
pub use operation::{Operation, OperationName};
pub(crate) use rows::Image;
pub(crate) use undo::Reversal;
pub use undo::{UndoState, Undoable, redo, undo, undo_state};

#[cfg(test)]
mod tests;
#[cfg(test)]
mod walk_tests;
