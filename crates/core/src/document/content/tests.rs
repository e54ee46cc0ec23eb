use super::*;

fn store() -> (tempfile::TempDir, ContentStore) {
    let folder = tempfile::tempdir().unwrap();
    let store = ContentStore::open_at(folder.path().join("documents")).unwrap();
    (folder, store)
}

#[test]
fn a_content_is_found_again_under_its_hash() {
    let (_folder, store) = store();
    let stored = store.put(b"abc").unwrap();
    assert_eq!(
        stored.sha256.as_str(),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(stored.size, 3);
    assert_eq!(store.read(&stored.sha256).unwrap(), b"abc");
    assert!(store.path(&stored.sha256).ends_with(format!("ba/{}", stored.sha256)));
    assert!(store.verify(&stored.sha256).unwrap());
}

/// A file written anew would be another one on disk, whatever its bytes and its dates.
#[cfg(unix)]
#[test]
fn the_same_content_is_kept_once_and_left_untouched() {
    use std::os::unix::fs::MetadataExt;

    let (_folder, store) = store();
    let stored = store.put(b"abc").unwrap();
    let file = |store: &ContentStore| fs::metadata(store.path(&stored.sha256)).unwrap().ino();
    let first = file(&store);
    assert_eq!(store.put(b"abc").unwrap(), stored);
    assert_eq!(file(&store), first);
    assert_eq!(store.list().unwrap(), std::slice::from_ref(&stored.sha256));
}

#[test]
fn an_empty_content_is_a_content() {
    let (_folder, store) = store();
    assert_eq!(store.put(b"").unwrap().size, 0);
}

#[test]
fn a_changed_or_cut_content_is_refused_and_mended_by_putting_it_again() {
    let (_folder, store) = store();
    let stored = store.put(b"abc").unwrap();
    fs::write(store.path(&stored.sha256), b"abd").unwrap();
    assert!(!store.verify(&stored.sha256).unwrap());
    let refused = store.read(&stored.sha256).unwrap_err();
    assert_eq!(refused.params(), serde_json::json!({ "reason": "altered" }));
    assert!(store.whole(&stored.sha256).is_err());
    for damaged in ["abd", "a"] {
        fs::write(store.path(&stored.sha256), damaged).unwrap();
        store.put(b"abc").unwrap();
        assert!(store.verify(&stored.sha256).unwrap(), "{damaged}");
    }
}

#[test]
fn only_the_content_that_is_expected_is_stored() {
    let (_folder, store) = store();
    let sha256 = Sha::of(b"abc");
    assert!(!store.put_expected(&b"abd"[..], &sha256).unwrap());
    assert_eq!(store.list().unwrap(), []);
    assert!(store.put_expected(&b"abc"[..], &sha256).unwrap());
    assert_eq!(store.list().unwrap(), [sha256]);
}

#[cfg(unix)]
#[test]
fn a_planted_link_is_neither_read_nor_written_through() {
    use std::os::unix::fs::symlink;

    let (folder, store) = store();
    let sha256 = Sha::of(b"abc");
    let outside = folder.path().join("outside");
    fs::create_dir_all(&outside).unwrap();
    symlink(&outside, store.root.join(sha256.prefix())).unwrap();
    assert!(store.put(b"abc").is_err());
    assert_eq!(read_folder(&outside).unwrap(), Vec::<PathBuf>::new());
    let linked = folder.path().join("linked");
    symlink(&outside, &linked).unwrap();
    assert!(ContentStore::open_at(&linked).is_err());
}

#[cfg(unix)]
#[test]
fn contents_are_closed_to_others() {
    use std::os::unix::fs::PermissionsExt;

    let (_folder, store) = store();
    let path = store.path(&store.put(b"abc").unwrap().sha256);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(
        [mode(&store.root), mode(path.parent().unwrap()), mode(&path)],
        [0o700, 0o700, 0o600]
    );
}

#[test]
fn a_missing_content_is_not_found() {
    let (_folder, store) = store();
    let sha256 = "00".repeat(32).parse().unwrap();
    assert!(matches!(store.open(&sha256), Err(Error::NotFound { .. })));
    store.remove(&sha256).unwrap();
}

#[test]
fn a_failing_reader_leaves_nothing_behind() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::from(io::ErrorKind::StorageFull))
        }
    }
    let (_folder, store) = store();
    assert!(matches!(store.put_from(Failing), Err(Error::DiskFull)));
    assert_eq!(read_folder(&store.root).unwrap(), Vec::<PathBuf>::new());
}

#[test]
fn leftovers_and_strangers_are_not_contents_and_leftovers_are_swept() {
    let (_folder, store) = store();
    let stored = store.put(b"abc").unwrap();
    fs::write(store.root.join("1-2.part"), b"half").unwrap();
    fs::create_dir_all(store.root.join("zz")).unwrap();
    fs::write(store.root.join("zz").join(stored.sha256.as_str()), b"abc").unwrap();
    assert_eq!(store.list().unwrap(), std::slice::from_ref(&stored.sha256));
    assert_eq!(store.sweep().unwrap(), 1);
    assert_eq!(store.list().unwrap(), [stored.sha256]);
}
