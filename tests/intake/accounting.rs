//! Everything that was given is somewhere in the report, whatever it is.

use std::fs;
use std::io::Write;
use std::path::Path;

use palmares_core::dossier::intake::view::{ImportOutcome, LeftOut};

use super::desk::{Desk, FIRST, mail, pdf};

/// A sequence that looks like chance and is the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// A zip of stored files, by hand: names and bytes.
fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut body, mut directory) = (Vec::new(), Vec::new());
    let word =
        |bytes: &mut Vec<u8>, value: usize, size: usize| bytes.extend_from_slice(&(value as u64).to_le_bytes()[..size]);
    for (name, content) in files {
        let (start, sum) = (body.len(), checksum(content) as usize);
        let mut fixed = Vec::new();
        for (value, size) in [
            (20, 2),
            (0x800, 2),
            (0, 2),
            (0, 2),
            (0x21, 2),
            (sum, 4),
            (content.len(), 4),
            (content.len(), 4),
            (name.len(), 2),
            (0, 2),
        ] {
            word(&mut fixed, value, size);
        }
        body.extend_from_slice(b"PK\x03\x04");
        body.extend_from_slice(&fixed);
        body.extend_from_slice(name.as_bytes());
        body.extend_from_slice(content);
        directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        directory.extend_from_slice(&fixed);
        for (value, size) in [(0, 2), (0, 2), (0, 2), (0, 4), (start, 4)] {
            word(&mut directory, value, size);
        }
        directory.extend_from_slice(name.as_bytes());
    }
    let (start, size) = (body.len(), directory.len());
    body.extend_from_slice(&directory);
    body.extend_from_slice(b"PK\x05\x06\x00\x00\x00\x00");
    for (value, size) in [(files.len(), 2), (files.len(), 2), (size, 4), (start, 4), (0, 2)] {
        word(&mut body, value, size);
    }
    body
}

fn checksum(content: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 }
        })
    };
    !content.iter().fold(u32::MAX, step)
}

/// One thing under a folder, and how many things that is.
fn thing(dice: &mut Dice, folder: &Path, number: u64) -> u64 {
    let path = |name: &str| folder.join(format!("{number}{name}"));
    let write = |name: &str, content: &[u8]| fs::File::create(path(name)).unwrap().write_all(content).unwrap();
    match dice.below(9) {
        0 => write(".pdf", &pdf(&number.to_string())),
        1 => write(".txt", format!("texte {}", dice.below(4)).as_bytes()),
        2 => write(".exe", b"MZ\x90 a program"),
        3 => write(".pdf", b""),
        4 => write(".part", b"half of it"),
        5 => {
            let files = dice.below(4);
            let inner = |at: u64| {
                (
                    format!("{number}-{at}.txt"),
                    format!("inside {number} {at}").into_bytes(),
                )
            };
            write(".zip", &zipped(&(0..files).map(inner).collect::<Vec<_>>()));
            return 1 + files;
        }
        6 => write(".eml", &[0xff, 0xfe, 1, 2, 3]),
        7 => {
            let files = dice.below(5);
            let names: Vec<String> = (0..files).map(|at| format!("{at}.txt")).collect();
            let parts: Vec<(&str, &str, &[u8])> = names
                .iter()
                .map(|name| (name.as_str(), "text/plain", name.as_bytes()))
                .collect();
            let head = FIRST
                .replace("one@", &format!("{number}@"))
                .replace("BriqLys", &format!("Projet {}", dice.below(5)));
            write(".eml", &mail(&head, "Bonjour", &parts));
            return 1 + files;
        }
        _ => {
            let inner = folder.join(format!("dossier {number}"));
            fs::create_dir(&inner).unwrap();
            let things = dice.below(4);
            return (0..things).map(|at| thing(dice, &inner, number * 10 + at)).sum();
        }
    }
    1
}

/// Ten folders in the suite; as many as `PALMARES_SOAK_FOLDERS` says otherwise.
#[tokio::test]
async fn whatever_is_given_adds_up() {
    let asked = std::env::var("PALMARES_SOAK_FOLDERS").ok();
    let folders = asked.and_then(|number| number.parse().ok()).unwrap_or(10);
    let desk = Desk::new().await;
    for seed in 0..folders {
        let mut dice = Dice(seed + 1);
        let folder = desk.folder.path().join(format!("in/{seed}"));
        fs::create_dir_all(&folder).unwrap();
        let given: u64 = (0..dice.below(12))
            .map(|number| thing(&mut dice, &folder, number))
            .sum();
        let plan = desk.plan(std::slice::from_ref(&folder)).await;
        assert_eq!(u64::from(plan.given), given, "seed {seed}: {:#?}", plan.items);
        let report = desk.import(std::slice::from_ref(&folder)).await;
        assert_eq!(plan.tally, report.tally, "seed {seed}: what is planned is done");
        let again = desk.accept(&[folder]).await;
        assert_eq!(again.tally.asked, 0, "seed {seed}");
    }
}

#[tokio::test]
async fn an_archive_is_opened_and_kept() {
    let desk = Desk::new().await;
    let files = [
        ("Dossier/kbis.pdf".to_owned(), pdf("Extrait Kbis")),
        ("Dossier/tool.exe".to_owned(), b"MZ\x90".to_vec()),
    ];
    let report = desk.import(&[desk.write("BriqLys.zip", &zipped(&files))]).await;
    let names: Vec<_> = report
        .items
        .iter()
        .map(|item| (item.name.as_str(), item.outcome))
        .collect();
    assert_eq!(
        names,
        [
            ("BriqLys.zip", ImportOutcome::Created),
            ("Dossier-kbis.pdf", ImportOutcome::Created),
            ("Dossier-tool.exe", ImportOutcome::Refused)
        ]
    );
    assert_eq!(
        desk.find("immatriculation").await.len() + desk.find("extrait kbis").await.len(),
        1
    );
}

#[tokio::test]
async fn a_link_within_a_folder_is_a_line() {
    #[cfg(unix)]
    {
        let desk = Desk::new().await;
        let file = desk.write("dossier/a.txt", b"a");
        std::os::unix::fs::symlink(&file, file.with_file_name("kbis.pdf")).unwrap();
        let report = desk.import(&[file.parent().unwrap().to_owned()]).await;
        assert_eq!((report.tally.kept, report.tally.left_out), (1, 1));
        assert_eq!(report.items[0].reason, Some(LeftOut::Link));
    }
}
