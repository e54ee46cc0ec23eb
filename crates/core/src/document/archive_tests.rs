//! Archives made by hand, the hostile ones too.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::*;

/// An archive of deflated files, with a flag for all of them.
pub(in crate::document) fn zipped(files: &[(&str, &[u8])], flags: u16) -> Vec<u8> {
    let (mut body, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let start = u32::try_from(body.len()).unwrap();
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).unwrap();
        let packed = encoder.finish().unwrap();
        let mut fixed = [20_u16, flags | UTF_8, 8, 0, 0].map(u16::to_le_bytes).concat();
        for number in [
            checksum(content),
            u32::try_from(packed.len()).unwrap(),
            u32::try_from(content.len()).unwrap(),
        ] {
            fixed.extend_from_slice(&number.to_le_bytes());
        }
        fixed.extend([u16::try_from(name.len()).unwrap(), 0].map(u16::to_le_bytes).concat());
        body.extend([LOCAL, &fixed, name.as_bytes(), &packed].concat());
        directory.extend([ENTRY, &[20, 0], &fixed, &[0; 10], &start.to_le_bytes(), name.as_bytes()].concat());
    }
    let start = u32::try_from(body.len()).unwrap();
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    let size = u32::try_from(directory.len()).unwrap().to_le_bytes();
    body.extend(directory);
    body.extend(
        [
            DIRECTORY_END,
            &[0; 4],
            &count,
            &count,
            &size,
            &start.to_le_bytes(),
            &[0, 0],
        ]
        .concat(),
    );
    body
}

#[test]
fn the_files_of_an_archive_are_taken_out_with_their_bytes() {
    let files: [(&str, &[u8]); 4] = [
        ("Dossier/", b""),
        ("Dossier/Kbis é.pdf", b"%PDF-1.4 bytes"),
        ("../../etc/passwd", b"text"),
        ("__MACOSX/._Kbis.pdf", b"x"),
    ];
    let archive = parse(&zipped(&files, 0)).unwrap();
    let found: Vec<_> = archive
        .files
        .iter()
        .map(|file| (file.name.as_str(), file.content.as_slice()))
        .collect();
    assert_eq!(
        found,
        [("Dossier-Kbis é.pdf", &b"%PDF-1.4 bytes"[..]), ("etc-passwd", b"text")]
    );
    assert!(archive.files.iter().all(|file| file.whole));
    assert_eq!(archive.omitted[0].reason, OmittedReason::Hidden);
    assert_eq!(
        parse(&zipped(&files, LOCKED)).unwrap().omitted[0].reason,
        OmittedReason::Locked
    );
}

#[test]
fn an_archive_that_grows_beyond_the_budget_is_not_taken_out() {
    let zip = zipped(&[("bomb.txt", &vec![b'0'; 1 << 20]), ("a.txt", b"a")], 0);
    assert!(zip.len() < 1 << 14);
    let archive = within(&zip, 1 << 16).unwrap();
    assert_eq!(
        (archive.files.len(), archive.omitted[0].reason),
        (1, OmittedReason::TooLarge)
    );
}

#[test]
fn an_archive_whose_files_share_their_bytes_or_grow_together_is_not_taken_out() {
    let zip = zipped(&[("a.txt", &[b'a'; 5000])], 0);
    let line = zip.windows(4).position(|at| at == ENTRY).unwrap();
    let (body, end) = (&zip[..line], zip.len() - END_LENGTH);
    let shared = [body, &zip[line..end].repeat(9), &zip[end..]].concat();
    assert_eq!(parse(&shared), None);
    assert_eq!(parse(&zip).unwrap().files.len(), 1);
    // None of them is large, and all together are: as many as fit in are there.
    let zeros = vec![0; 400 << 10];
    let many = zipped(&[("a", &zeros), ("b", &zeros), ("c", &zeros), ("d", &zeros)], 0);
    let archive = parse(&many).unwrap();
    assert_eq!((archive.files.len(), archive.omitted.len()), (2, 2));
    assert_eq!(archive.omitted[0].reason, OmittedReason::TooLarge);
}

#[test]
fn what_an_archive_says_of_a_size_is_the_most_that_is_unpacked() {
    let zip = zipped(&[("a.txt", &[b'a'; 5000])], 0);
    let line = zip.windows(4).position(|at| at == ENTRY).unwrap();
    let mut lying = zip.clone();
    lying[line + 24..line + 28].copy_from_slice(&10_u32.to_le_bytes());
    let file = &parse(&lying).unwrap().files[0];
    assert_eq!((file.content.len(), file.whole), (10, false));
    assert!(self::file(&lying, "a.txt", 1 << 20).is_none());
    assert!(self::file(&zip, "a.txt", 1 << 20).is_some());
    // A size that stands behind the line is read there.
    let mut wide = zip;
    wide[line + 24..line + 28].copy_from_slice(&[0xff; 4]);
    wide[line + 30..line + 32].copy_from_slice(&12_u16.to_le_bytes());
    let extra = [&[1, 0, 8, 0][..], &5000_u64.to_le_bytes()].concat();
    let place = line + 46 + "a.txt".len();
    wide.splice(place..place, extra);
    assert!(parse(&wide).unwrap().files[0].whole);
}

#[test]
fn a_directory_with_more_lines_than_it_counts_is_read_to_its_end() {
    let mut zip = zipped(&[("a.txt", b"a"), ("b.txt", b"b")], 0);
    let end = zip.len() - 12;
    zip[end..end + 2].copy_from_slice(&1_u16.to_le_bytes());
    assert_eq!(parse(&zip).unwrap().files.len(), 2);
}

#[test]
fn a_damaged_archive_ends_nothing() {
    let zip = zipped(&[("a.txt", &[b'a'; 500]), ("b.txt", b"b")], 0);
    assert_eq!(parse(b"PK\x03\x04 cut"), None);
    for place in 0..zip.len() {
        let mut damaged = zip.clone();
        damaged[place] ^= 0xff;
        let _ = parse(&damaged);
        let _ = parse(&zip[..place]);
    }
    let mut damaged = zip;
    damaged[40] ^= 1;
    assert!(
        !parse(&damaged).unwrap().files[0].whole,
        "what fails its checksum is said to be incomplete"
    );
}
