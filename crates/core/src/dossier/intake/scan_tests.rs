use super::*;

fn write(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, name).unwrap();
    path
}

fn paths(unit: &Unit) -> Vec<PathBuf> {
    unit.files().iter().map(|seen| seen.path.clone()).collect()
}

fn left(found: &Found) -> Vec<(&str, Option<LeftOut>)> {
    found
        .items
        .iter()
        .map(|item| (item.name.as_str(), item.reason))
        .collect()
}

#[test]
fn a_folder_is_one_dossier_a_loose_file_another_and_each_mail_its_own() {
    let root = tempfile::tempdir().unwrap();
    let kbis = write(root.path(), "in/BriqLys/kbis.pdf");
    let form = write(root.path(), "in/BriqLys/form.pdf");
    let mail = write(root.path(), "in/mails/a.EML");
    let renamed = root.path().join("in/mails/boite");
    fs::write(&renamed, "From a@b.fr Fri Jun 19\nFrom: a@b.fr\nTo: x\n\nUn").unwrap();
    write(root.path(), "in/BriqLys/.DS_Store");
    write(root.path(), "in/BriqLys/scan.pdf.crdownload");
    let loose = write(root.path(), "Hydro.pdf");
    let given = [root.path().join("in"), loose.clone(), loose.clone()];
    let found = scan(&given).unwrap();
    let units: Vec<_> = found.units.iter().map(paths).collect();
    assert_eq!(
        units,
        [vec![form, kbis], vec![mail], vec![renamed], vec![loose]],
        "the same path twice is one"
    );
    let expected = [
        (".DS_Store", Some(LeftOut::Hidden)),
        ("scan.pdf.crdownload", Some(LeftOut::Changing)),
    ];
    assert_eq!(
        left(&found)
            .into_iter()
            .map(|(name, why)| (name.trim_start_matches('.'), why))
            .collect::<Vec<_>>(),
        expected.map(|(name, why)| (name.trim_start_matches('.'), why))
    );
}

#[cfg(unix)]
#[test]
fn a_link_within_a_folder_is_said_to_be_left_out_and_a_given_one_is_followed() {
    let root = tempfile::tempdir().unwrap();
    let file = write(root.path(), "in/a.pdf");
    let link = root.path().join("in/loop");
    std::os::unix::fs::symlink(root.path(), &link).unwrap();
    let given = root.path().join("given.pdf");
    std::os::unix::fs::symlink(file, &given).unwrap();
    let found = scan(&[root.path().join("in"), given]).unwrap();
    assert_eq!(found.units[0].files().len(), 1);
    assert_eq!(left(&found), [("loop", Some(LeftOut::Link))]);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_never_opened() {
    let root = tempfile::tempdir().unwrap();
    let pipe = root.path().join("pipe.pdf");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    for given in [pipe, root.path().to_owned()] {
        let found = scan(&[given]).unwrap();
        assert!(found.units.is_empty());
        assert_eq!(found.items[0].outcome, ImportOutcome::Refused);
    }
}

#[test]
fn a_folder_inside_that_cannot_be_read_is_named_and_stands_in_nobodys_way() {
    let mut found = Found::default();
    found.folder(Path::new("/nowhere/at/all"), 1);
    assert_eq!(left(&found), [("all", Some(LeftOut::Closed))]);

    let root = tempfile::tempdir().unwrap();
    let deep = "d/".repeat(MAX_DEPTH);
    write(root.path(), &format!("{deep}a.pdf"));
    write(root.path(), &format!("{deep}below/b.pdf"));
    let found = scan(&[root.path().to_owned()]).unwrap();
    assert_eq!((found.units.len(), found.units[0].files().len()), (1, 1));
    assert_eq!(left(&found), [("below", Some(LeftOut::TooDeep))]);
}

#[test]
fn a_path_that_is_not_there_is_an_error() {
    assert!(matches!(
        scan(&[PathBuf::from("/nowhere/at/all")]),
        Err(Error::FileAccess { .. })
    ));
}

#[test]
fn a_file_that_is_being_written_is_not_taken_half() {
    let root = tempfile::tempdir().unwrap();
    let path = write(root.path(), "a.pdf");
    let Unit::Files { files, .. } = &scan(std::slice::from_ref(&path)).unwrap().units[0] else {
        panic!()
    };
    assert!(files[0].read().is_ok());
    fs::write(&path, "more of it than before").unwrap();
    assert!(matches!(files[0].read(), Err(LeftOut::Changing)));
    fs::remove_file(&path).unwrap();
    assert!(matches!(files[0].read(), Err(LeftOut::Unreadable)));
}
