//! Archives that are given to an import.

use crate::zip::{File, end, zip};
use crate::{Bomb, Way};

pub fn bombs() -> Vec<Bomb> {
    let all = [
        ("180 Mio de zéros", zip(&[File::zeros("a.txt", 180 << 20)])),
        ("10 Gio de zéros", zip(&[File::endless("a.txt", 10 << 10)])),
        (
            "10 Gio de zéros qui disent un octet",
            zip(&[File {
                size: 1,
                ..File::endless("a.txt", 10 << 10)
            }]),
        ),
        ("archives dans des archives, seize fois seize fois seize", forty_two()),
        ("archives l’une dans l’autre, trente fois", nested(30)),
        ("fichiers qui partagent leurs octets", shared()),
        ("fichiers l’un dans l’autre", staggered()),
        (
            "deux cents fichiers de 300 Kio de zéros",
            zip(&many(200, &File::zeros("", 300 << 10))),
        ),
        (
            "taille trop petite",
            zip(&[File {
                size: 10,
                ..File::zeros("a.txt", 100 << 20)
            }]),
        ),
        (
            "taille trop grande",
            zip(&[File {
                size: u32::MAX - 1,
                ..File::of("a.txt", b"dix octets")
            }]),
        ),
        (
            "taille emballée trop grande",
            zip(&[File {
                packed: u32::MAX - 1,
                ..File::of("a.txt", b"dix octets")
            }]),
        ),
        ("taille de 2^63 octets", zip(&[wide(1 << 63)])),
        ("taille de 2^64 − 1 octets", zip(&[wide(u64::MAX)])),
        ("65 535 fichiers annoncés, un seul", counted(u16::MAX)),
        ("un million de fichiers", million()),
        ("répertoire qui commence à la fin", loops()),
        (
            "noms de 60 000 octets",
            zip(&many(100, &File::of(&"n".repeat(60_000), b"x"))),
        ),
        ("blocs vides sans fin", zip(&[empty_blocks()])),
    ];
    all.into_iter()
        .map(|(name, bytes)| Bomb::new(name, Way::Import, "zip", bytes))
        .collect()
}

fn many(count: usize, file: &File) -> Vec<File> {
    let named = |number| File {
        name: format!("{}{number}.txt", file.name),
        ..file.clone()
    };
    (0..count).map(named).collect()
}

/// After 42.zip: each layer holds the one below sixteen times.
fn forty_two() -> Vec<u8> {
    (0..3).fold(zip(&[File::zeros("0.txt", 64 << 20)]), |inner, _| {
        let inner = File::of("", &inner);
        let named = |number| File {
            name: format!("{number}.zip"),
            ..inner.clone()
        };
        zip(&(0..16).map(named).collect::<Vec<_>>())
    })
}

fn nested(deep: usize) -> Vec<u8> {
    (0..deep).fold(b"au fond".to_vec(), |inner, _| zip(&[File::of("a.zip", &inner)]))
}

/// One kernel, and a thousand lines that lead to it.
fn shared() -> Vec<u8> {
    let kernel = File::zeros("a.txt", 10 << 20);
    let mut body = kernel.local();
    let start = body.len();
    for number in 0..1000 {
        body.extend(
            File {
                name: format!("{number}.txt"),
                ..kernel.clone()
            }
            .line(0),
        );
    }
    let end = end(1000, body.len() - start, start);
    [body, end].concat()
}

/// Each file is what follows its own head, the heads of the others too.
fn staggered() -> Vec<u8> {
    let mut tail = vec![b'a'; 500_000];
    let mut files = Vec::new();
    for number in 0..100 {
        let file = File::plain(&format!("{number:03}.txt"), &tail);
        tail = file.local();
        files.push((file, tail.len()));
    }
    let start = tail.len();
    let directory: Vec<u8> = files
        .iter()
        .flat_map(|(file, length)| file.line(start - length))
        .collect();
    let end = end(100, directory.len(), start);
    [tail, directory, end].concat()
}

fn wide(size: u64) -> File {
    let wide = [&[1, 0, 8, 0][..], &size.to_le_bytes()].concat();
    File {
        size: u32::MAX,
        wide,
        ..File::of("a.txt", b"dix octets")
    }
}

fn counted(count: u16) -> Vec<u8> {
    let mut zip = zip(&[File::of("a.txt", b"a")]);
    let at = zip.len() - 12;
    zip[at..at + 2].copy_from_slice(&count.to_le_bytes());
    zip
}

/// What a directory has room for of the number of its lines.
const MILLION_MODULO: u16 = 16_960;

/// As many lines as the directory says modulo 65,536, all of one empty file.
fn million() -> Vec<u8> {
    let file = File::plain("a", b"");
    let mut body = file.local();
    let (start, line) = (body.len(), file.line(0));
    body.extend(line.repeat(1_000_000));
    let end = end(MILLION_MODULO, body.len() - start, start);
    [body, end].concat()
}

fn loops() -> Vec<u8> {
    let mut zip = zip(&[File::of("a.txt", b"a")]);
    let start = u32::try_from(zip.len() - 22).unwrap().to_le_bytes();
    let at = zip.len() - 6;
    zip[at..at + 4].copy_from_slice(&start);
    zip
}

/// Deflated blocks that hold nothing, a million of them.
fn empty_blocks() -> File {
    let mut bytes = [0, 0, 0, 0xff, 0xff].repeat(1_000_000);
    bytes.extend([3, 0]);
    File {
        packed: u32::try_from(bytes.len()).unwrap(),
        bytes,
        ..File::of("a.txt", b"")
    }
}
