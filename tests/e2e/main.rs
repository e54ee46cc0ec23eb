//! Journeys in the real window: few and whole. Each test has its own display, driver, home and folders.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a journey stops at the first surprise"
)]

mod containment;
#[path = "../fixtures/mod.rs"]
mod fixtures;
mod harness;
mod journey;
mod mail;
mod packs;
mod programmes;
mod reader;
mod sample;
mod steps;
mod walk;
mod walks;
mod welcome;
mod window;
