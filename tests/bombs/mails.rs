//! Mails that are given to an import.

use std::fmt::Write as _;

use crate::zip::{File, zip};
use crate::{Bomb, Way};

const HEAD: &str = "From: a@example.org\r\nTo: b@example.org\r\nSubject: Dossier\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\nMIME-Version: 1.0\r\n";

pub fn bombs() -> Vec<Bomb> {
    let mixed = |body: &str| format!("{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n{body}--b--\r\n");
    let html = |body: &str| format!("{HEAD}Content-Type: text/html\r\n\r\n{body}");
    let empty = "--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\n\r\n";
    let all = [
        (
            "archive de 180 Mio de zéros en pièce jointe",
            mixed(&attached("a.zip", &zip(&[File::zeros("a.txt", 180 << 20)]))),
        ),
        (
            "archive de 1 Gio de zéros en pièce jointe",
            mixed(&attached("a.zip", &zip(&[File::endless("a.txt", 1 << 10)]))),
        ),
        ("parties l’une dans l’autre, cinq mille fois", parts(5000)),
        ("messages l’un dans l’autre, mille fois", mails(1000)),
        ("cent mille pièces jointes", mixed(&empty.repeat(100_000))),
        ("un million de séparateurs", mixed(&"--b\r\n".repeat(1_000_000))),
        (
            "cent mille champs",
            format!("{HEAD}{}\r\n", "X-A: b\r\n".repeat(100_000)),
        ),
        (
            "un champ de 10 Mio",
            format!("{HEAD}X-A: {}\r\n\r\nBonjour", "a".repeat(10 << 20)),
        ),
        (
            "un objet de cent mille mots codés",
            format!("{HEAD}Subject: {}\r\n\r\nBonjour", "=?utf-8?q?a?= ".repeat(100_000)),
        ),
        (
            "cent mille destinataires",
            format!("{HEAD}Cc: {}\r\n\r\nBonjour", "a@example.org, ".repeat(100_000)),
        ),
        ("cent mille balises l’une dans l’autre", html(&"<div>".repeat(100_000))),
        (
            "winmail.dat dont les longueurs mentent",
            mixed(&attached("winmail.dat", &tnef())),
        ),
        (
            "frontière de 60 000 octets",
            format!(
                "{HEAD}Content-Type: multipart/mixed; boundary=\"{0}\"\r\n\r\n{1}",
                "b".repeat(60_000),
                "--bbbbbbbbbbbb\r\n".repeat(50_000)
            ),
        ),
    ];
    let mut bombs: Vec<Bomb> = all
        .into_iter()
        .map(|(name, mail)| Bomb::new(name, Way::Import, "eml", mail.into_bytes()))
        .collect();
    let mbox = "From a\r\nFrom: a@example.org\r\n\r\nrien\r\n\r\n".repeat(20_000);
    bombs.push(Bomb::new(
        "boîte de vingt mille messages",
        Way::Import,
        "mbox",
        mbox.into_bytes(),
    ));
    bombs
}

fn attached(name: &str, bytes: &[u8]) -> String {
    format!(
        "--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n{}\r\n",
        base64(bytes)
    )
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len() * 2);
    for (place, three) in bytes.chunks(3).enumerate() {
        let number = three.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for digit in 0..=three.len() {
            text.push(char::from(DIGITS[(number >> (18 - 6 * digit) & 63) as usize]));
        }
        text.extend(std::iter::repeat_n('=', 3 - three.len()));
        if place % 19 == 18 {
            text.push_str("\r\n");
        }
    }
    text
}

fn parts(deep: usize) -> String {
    let mut mail = format!("{HEAD}Content-Type: multipart/mixed; boundary=b0\r\n\r\n");
    for level in 1..deep {
        write!(
            mail,
            "--b{}\r\nContent-Type: multipart/mixed; boundary=b{level}\r\n\r\n",
            level - 1
        )
        .unwrap();
    }
    mail
}

fn mails(deep: usize) -> String {
    let mut mail = String::new();
    for level in 0..deep {
        write!(
            mail,
            "{HEAD}Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\nContent-Type: message/rfc822\r\n\r\n"
        )
        .unwrap();
    }
    mail
}

/// Attachments that say to be 4 GiB long.
fn tnef() -> Vec<u8> {
    let attribute = |tag: u32, length: u32| [&[2][..], &tag.to_le_bytes(), &length.to_le_bytes()].concat();
    let mut bytes = [&0x223e_9f78_u32.to_le_bytes()[..], &[0, 0]].concat();
    for _ in 0..1000 {
        bytes.extend([attribute(0x0006_9002, 0), vec![0, 0]].concat());
    }
    bytes.extend(attribute(0x0006_800f, u32::MAX));
    bytes
}
