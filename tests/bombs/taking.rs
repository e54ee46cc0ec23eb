//! What becomes of a file, in few words.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use palmares_core::document::{Extractor, Preview};
use palmares_core::dossier::intake::{self, ImportRequest};
use palmares_core::error::Error;
use palmares_core::exchange;
use palmares_core::pack::Passphrase;
use palmares_core::store::Store;

use crate::Way;
use crate::desk::{agathe, at};

pub async fn answer(way: Way, file: &Path, workspace: &Path, words: &str, extractor: &Extractor) -> String {
    match way {
        Way::Preview => shown(&extractor.preview(&std::fs::read(file).unwrap(), is_table(file)).await),
        Way::Open => {
            let words = Passphrase::parse(words).unwrap();
            let home = file.with_file_name("H.palmares");
            let opened = exchange::open_pack(file, Some(&words), &home, "x", at(5)).await;
            opened.map_or_else(|error| refused(&error), |_| "ouvert".to_owned())
        }
        _ => {
            let store = Store::open(workspace, at(60)).await.unwrap();
            let told = match way {
                Way::Import => imported(&store, file, extractor).await,
                Way::Merge => merged(&store, file).await,
                _ => {
                    let applied = exchange::apply_changes(&store, &agathe(60), file).await;
                    applied.map_or_else(|error| refused(&error), |_| "repris".to_owned())
                }
            };
            store.close().await;
            told
        }
    }
}

fn is_table(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending == "table")
}

fn refused(error: &Error) -> String {
    format!("refusé ({})", error.params()["reason"].as_str().unwrap_or_default())
}

fn shown(preview: &Result<Preview, Error>) -> String {
    let end = |cut: bool| if cut { ", coupé" } else { "" };
    match preview {
        Err(error) => refused(error),
        Ok(Preview::Text { paragraphs, cut }) => format!("texte de {} paragraphes{}", paragraphs.len(), end(*cut)),
        Ok(Preview::Table { sheets, cut }) => {
            let rows: usize = sheets.iter().map(|sheet| sheet.rows.len()).sum();
            let cut = *cut || sheets.iter().any(|sheet| sheet.rows_cut || sheet.columns_cut);
            format!("{} feuilles de {rows} lignes{}", sheets.len(), end(cut))
        }
    }
}

async fn imported(store: &Store, file: &Path, extractor: &Extractor) -> String {
    let call: String = sqlx::query_scalar("select id from call")
        .fetch_one(&mut *store.read().await.unwrap())
        .await
        .unwrap();
    let request = ImportRequest::of(call.parse().unwrap(), vec![file.to_owned()]);
    let going_on = AtomicBool::new(false);
    let taken = intake::import(store, &agathe(60), extractor, &request, &|_| (), &going_on).await;
    let report = match taken {
        Ok(taken) => taken.report,
        Err(error) => return refused(&error),
    };
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for item in &report.items {
        let reason = item.reason.map(|reason| format!(" {reason:?}")).unwrap_or_default();
        *counts.entry(format!("{:?}{reason}", item.outcome)).or_default() += item.count;
    }
    let words: Vec<String> = counts
        .into_iter()
        .map(|(word, count)| format!("{word} {count}"))
        .collect();
    words.join(", ")
}

async fn merged(store: &Store, file: &Path) -> String {
    let (plan, _) = exchange::merge_returns(store, &agathe(60), &[file.to_owned()])
        .await
        .unwrap();
    plan.files[0]
        .fault
        .map_or_else(|| "repris".to_owned(), |fault| format!("refusé ({fault})"))
}
