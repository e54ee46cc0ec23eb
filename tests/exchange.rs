//! Two people work on two copies of a workspace and bring what they did together: in sentences first, then for good.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "exchange/any_order.rs"]
mod any_order;
#[path = "exchange/apart.rs"]
mod apart;
#[path = "exchange/desk.rs"]
mod desk;
#[path = "exchange/files.rs"]
mod files;
#[path = "fixtures/mod.rs"]
mod fixtures;
#[path = "exchange/forger.rs"]
mod forger;
#[path = "exchange/interrupted.rs"]
mod interrupted;
#[path = "exchange/meetings.rs"]
mod meetings;
#[path = "exchange/packs.rs"]
mod packs;
#[path = "exchange/pair.rs"]
mod pair;
#[path = "exchange/papers.rs"]
mod papers;
#[path = "exchange/refusals.rs"]
mod refusals;
#[path = "exchange/repeated.rs"]
mod repeated;
#[path = "exchange/returns.rs"]
mod returns;
#[allow(dead_code, reason = "shared with the journeys of the committee")]
#[path = "committee/room.rs"]
mod room;
#[path = "exchange/signers.rs"]
mod signers;
#[path = "exchange/sorting.rs"]
mod sorting;
#[path = "exchange/taken.rs"]
mod taken;
#[path = "fixtures/zip.rs"]
mod zip;
