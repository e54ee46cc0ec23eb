//! From a mail or a folder to a dossier that can be found again: through the public API and the real worker process.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "intake/accounting.rs"]
mod accounting;
#[path = "intake/again.rs"]
mod again;
#[path = "intake/applicants.rs"]
mod applicants;
#[path = "intake/desk.rs"]
mod desk;
#[path = "intake/failing.rs"]
mod failing;
#[path = "fixtures/mod.rs"]
mod fixtures;
#[path = "intake/given_mails.rs"]
mod given_mails;
#[path = "intake/outlook.rs"]
mod outlook;
#[path = "intake/reading_mails.rs"]
mod reading_mails;
#[path = "intake/receiving.rs"]
mod receiving;
#[path = "intake/waiting.rs"]
mod waiting;
