//! The map against the published lists and the traps of the territory.

use std::collections::BTreeSet;
use std::path::Path;

use super::*;

const CABBALR: &str = "200072460";

/// INSEE codes and names of the published list of the agglomeration (DGCL 2024).
fn published_communes() -> BTreeSet<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/cabbalr_communes_2024.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    text.lines()
        .skip(1)
        .map(|line| {
            let mut fields = line.split(';');
            (fields.next().unwrap().to_owned(), fields.next().unwrap().to_owned())
        })
        .collect()
}

#[test]
fn the_agglomeration_has_exactly_the_hundred_published_communes() {
    let map = Territory::load().unwrap();
    let found = map.communes_of_epci(CABBALR);
    assert_eq!(found.len(), 100);
    for (commune, (insee, name)) in found.into_iter().zip(published_communes()) {
        assert_eq!(commune.insee(), insee);
        // Lambres has been Lambres-lez-Aire since; every other name is the same but for its ligature.
        assert!(
            commune.folded.starts_with(&fold_name(&name)),
            "{} {name}",
            commune.name()
        );
    }
    assert_eq!(
        map.epci(CABBALR).unwrap().name,
        "CA de Béthune-Bruay, Artois-Lys Romane"
    );
}

#[test]
fn the_map_is_whole() {
    let map = Territory::load().unwrap();
    assert_eq!(map.communes.len(), 34_969);
    assert_eq!(map.regions().len(), 26);
    assert_eq!(map.epcis.len(), 1_255);
    for commune in &map.communes {
        assert_eq!(commune.insee().len(), 5, "{commune:?}");
        let sheet = map.sheet(commune.insee()).unwrap();
        assert!(sheet.postal_codes.iter().all(|code| code.len() == 5), "{sheet:?}");
    }
}

#[test]
fn the_hauts_de_france_are_five_departments() {
    let map = Territory::load().unwrap();
    let codes: Vec<_> = map
        .departments
        .iter()
        .filter(|d| d.region == "32")
        .map(|d| d.code.as_str())
        .collect();
    assert_eq!(codes, ["02", "59", "60", "62", "80"]);
}

#[test]
fn a_commune_knows_its_department_region_and_grouping() {
    let map = Territory::load().unwrap();
    let sheet = map.sheet("62119").unwrap();
    assert_eq!(sheet.name, "Béthune");
    assert_eq!(sheet.postal_codes, ["62400"]);
    assert_eq!(
        (sheet.department.code.as_str(), sheet.region.code.as_str()),
        ("62", "32")
    );
    assert_eq!(sheet.epci.unwrap().siren, CABBALR);
}

#[test]
fn an_insee_code_is_not_a_postal_code() {
    let map = Territory::load().unwrap();
    assert_eq!(map.commune("62400").unwrap().name(), "Haillicourt");
    assert!(
        map.communes_at_postal_code("62400")
            .iter()
            .any(|commune| commune.name() == "Béthune")
    );
    assert!(
        map.communes_at_postal_code("62400")
            .iter()
            .all(|commune| commune.name() != "Haillicourt")
    );
}

#[test]
fn a_grouping_that_straddles_two_regions_does_not_move_a_commune() {
    let map = Territory::load().unwrap();
    let straddling = map.epci_of("76035").unwrap();
    let regions: BTreeSet<_> = map
        .communes_of_epci(&straddling.siren)
        .iter()
        .map(|commune| map.region_of(commune.insee()).unwrap().code.clone())
        .collect();
    assert_eq!(regions.into_iter().collect::<Vec<_>>(), ["28", "32"]);
    assert_eq!(map.region_of("76035").unwrap().name, "Normandie");
}

#[test]
fn a_zero_in_front_and_the_letters_of_corsica_are_kept() {
    let map = Territory::load().unwrap();
    assert_eq!(map.region_of("02408").unwrap().code, "32");
    assert_eq!(map.commune("2A004").unwrap().name(), "Ajaccio");
    assert_eq!(
        map.commune("2A004").unwrap().postal_codes().collect::<Vec<_>>(),
        ["20000", "20090", "20167"]
    );
    assert_eq!(map.region_of("97105").unwrap().name, "Guadeloupe");
}

#[test]
fn the_code_of_a_district_leads_to_its_city() {
    let map = Territory::load().unwrap();
    assert_eq!(map.commune("75101").unwrap().insee(), "75056");
    assert_eq!(map.commune("13201").unwrap().name(), "Marseille");
    assert!(map.commune("99131").is_none());
    assert!(map.commune("00000").is_none());
}

#[test]
fn names_that_are_words_of_programs_too_stay_names() {
    let map = Territory::load().unwrap();
    assert_eq!(map.commune("71085").unwrap().name(), "Change");
}

#[test]
fn the_code_of_a_commune_that_is_one_no_longer_leads_to_the_present_one() {
    let map = Territory::load().unwrap();
    for (code, present) in [
        ("01126", "Valserhône"),
        ("74011", "Annecy"),
        ("97123", "Saint-Barthélemy"),
        ("20004", "Ajaccio"),
    ] {
        assert_eq!(map.commune(code).unwrap().name(), present, "{code}");
    }
    assert_eq!(
        map.commune("50129").unwrap().name(),
        "Cherbourg-en-Cotentin",
        "which kept the code of a part"
    );
}

#[test]
fn a_postal_code_of_no_commune_tells_its_department_at_most() {
    let map = Territory::load().unwrap();
    assert!(map.communes_at_postal_code("62405").is_empty());
    let near = map.communes_near_postal_code("62405");
    assert!(near.iter().any(|commune| commune.name() == "Béthune"));
    assert!(map.communes_near_postal_code("6240").is_empty() && map.communes_near_postal_code("F-624").is_empty());
}
