//! Files of a folder, or one alone; and the files that an archive holds.

use super::delivery::{Bundle, Draft, Source};
use super::naming::title_of_name;
use super::receipt;
use super::run::{Run, is_refused, left};
use super::scan::{Content, Seen};
use super::view::{ImportItem, LeftOut};
use crate::document::{MediaType, OmittedReason, detect, is_pack};
use crate::error::{Error, Result};

/// Takes the files in; false when the person stopped it in the middle, and then nothing is written of them.
pub async fn take(run: &mut Run<'_>, name: &str, files: &[Seen]) -> Result<bool> {
    let (mut drafts, mut items) = (Vec::new(), Vec::new());
    for seen in files {
        if run.stopped() {
            return Ok(false);
        }
        let shown = seen.name();
        run.tell(&shown);
        match seen.read() {
            Ok(Content::Bytes(bytes)) => file(run, (&shown, seen), bytes, &mut drafts, &mut items).await?,
            Ok(Content::Large { head, .. }) if is_pack(&head) => items.push(left(&shown, LeftOut::Return)),
            Ok(Content::Large { head, sha256, size }) => drafts.push(Draft {
                name: shown.clone(),
                within: None,
                sha256,
                size,
                media_type: detect(&head),
                whole: true,
                source: Source::File(seen.clone()),
            }),
            Err(reason) => items.push(left(&shown, reason)),
        }
        run.step(&shown);
    }
    if drafts.is_empty() {
        for item in items {
            run.line(item);
        }
        return Ok(true);
    }
    let bundle = Bundle {
        name: name.to_owned(),
        title: title_of_name(name),
        post: None,
        answers: Vec::new(),
        received: receipt::of_files(run.terms.stated),
        drafts,
        items,
        forced: None,
    };
    run.settle(bundle).await?;
    Ok(true)
}

async fn file(
    run: &mut Run<'_>,
    (shown, seen): (&str, &Seen),
    bytes: Vec<u8>,
    drafts: &mut Vec<Draft>,
    items: &mut Vec<ImportItem>,
) -> Result<()> {
    if is_pack(&bytes) {
        items.push(left(shown, LeftOut::Return));
        return Ok(());
    }
    let mut draft = Draft::of(shown, None, bytes, true);
    if is_refused(draft.media_type) {
        items.push(left(shown, LeftOut::Program));
        return Ok(());
    }
    let inner = opened(run, &draft, items).await?;
    // The bytes of a folder's files are not held together: each is read again when it is stored.
    draft.source = Source::File(seen.clone());
    drafts.push(draft);
    drafts.extend(inner);
    Ok(())
}

/// The files of an archive, with a line for each that cannot be taken out; nothing for any other document.
pub async fn opened(run: &mut Run<'_>, draft: &Draft, items: &mut Vec<ImportItem>) -> Result<Vec<Draft>> {
    let (MediaType::Zip, Source::Bytes(bytes)) = (draft.media_type, &draft.source) else {
        return Ok(Vec::new());
    };
    let archive = match run.shelf.extractor.read_archive(bytes).await {
        Ok(archive) => archive,
        // One that cannot be opened stays a document that says so.
        Err(Error::DocumentUnreadable { .. }) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut drafts = Vec::new();
    run.found(archive.files.len());
    for file in archive.files {
        if is_refused(file.media_type) {
            items.push(within(left(&file.name, LeftOut::Program), &draft.name));
        } else if is_pack(&file.content) {
            items.push(within(left(&file.name, LeftOut::Return), &draft.name));
        } else {
            drafts.push(Draft::of(
                &file.name,
                Some(&draft.name),
                file.content,
                file.whole && draft.whole,
            ));
        }
    }
    for omitted in archive.omitted {
        run.found(usize::try_from(omitted.count).unwrap_or_default());
        let mut item = within(left(&omitted.name, reason(omitted.reason)), &draft.name);
        item.count = omitted.count;
        items.push(item);
    }
    Ok(drafts)
}

/// The line with where it was found.
pub fn within(item: ImportItem, place: &str) -> ImportItem {
    ImportItem {
        within: Some(place.to_owned()),
        ..item
    }
}

/// The word of a report for what a worker left out.
pub const fn reason(reason: OmittedReason) -> LeftOut {
    match reason {
        OmittedReason::TooMany => LeftOut::TooMany,
        OmittedReason::TooLarge => LeftOut::TooLarge,
        OmittedReason::Signature => LeftOut::Signature,
        OmittedReason::Opened => LeftOut::Opened,
        OmittedReason::Closed => LeftOut::Inside,
        OmittedReason::Locked => LeftOut::Locked,
        OmittedReason::Hidden => LeftOut::Hidden,
    }
}
