//! Finding a commune from what people type: a name, the start of one, a postal code, or both.

use super::model::{Commune, Match, SearchHit};
use super::name::fold_name;
use super::table::Territory;

impl Territory {
    /// The communes that answer `query`, best first and at most `limit`.
    ///
    /// Digits are a postal code or its beginning (a whole INSEE code is found too, after them); words are compared
    /// without case, accents, ligatures, apostrophes and hyphens. Both together narrow each other: `noeux 62`.
    /// Among equals the larger commune comes first.
    pub fn search(&self, query: &str, limit: usize) -> Vec<SearchHit> {
        let typed = fold_name(query);
        let (digits, words): (Vec<&str>, Vec<&str>) = typed.split(' ').partition(|word| is_code(word));
        let (code, name) = (digits.first().copied(), words.join(" "));
        if code.is_none() && name.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(Match, &Commune)> = self
            .communes
            .iter()
            .filter_map(|commune| Some((matches(commune, code, &name)?, commune)))
            .collect();
        found.sort_by(|(a, x), (b, y)| {
            a.cmp(b)
                .then(y.size.cmp(&x.size))
                .then_with(|| x.folded.cmp(&y.folded))
                .then_with(|| x.insee.cmp(&y.insee))
        });
        found
            .into_iter()
            .take(limit)
            .filter_map(|(matched, commune)| {
                Some(SearchHit {
                    commune: self.sheet(&commune.insee)?,
                    matched,
                })
            })
            .collect()
    }
}

/// Digits, or a Corsican code such as `2a004` (folding has lowered its letter).
fn is_code(word: &str) -> bool {
    let mut bytes = word.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_digit())
        && bytes
            .enumerate()
            .all(|(index, b)| b.is_ascii_digit() || (index == 0 && matches!(b, b'a' | b'b')))
}

fn matches(commune: &Commune, code: Option<&str>, name: &str) -> Option<Match> {
    let by_code = match code {
        None => None,
        Some(code) => Some(code_match(commune, code)?),
    };
    if name.is_empty() {
        by_code
    } else {
        name_match(&commune.folded, name)
    }
}

fn code_match(commune: &Commune, code: &str) -> Option<Match> {
    let own = commune.insee.get(..2).unwrap_or_default();
    let starts = |part: &str| match part.len() {
        3 => code
            .strip_prefix(own)
            .map_or_else(|| own.starts_with(code), |rest| part.starts_with(rest)),
        _ => part.starts_with(code),
    };
    if commune.postal.split(',').any(|part| !part.is_empty() && starts(part)) {
        return Some(Match::PostalCode);
    }
    commune.insee.eq_ignore_ascii_case(code).then_some(Match::InseeCode)
}

fn name_match(folded: &str, name: &str) -> Option<Match> {
    let at = folded.find(name)?;
    if at == 0 {
        return Some(if folded.len() == name.len() {
            Match::WholeName
        } else {
            Match::NameStart
        });
    }
    let mut rest = folded.match_indices(name);
    let at_word = rest.any(|(index, _)| index > 0 && folded.as_bytes().get(index - 1) == Some(&b' '));
    Some(if at_word { Match::WordStart } else { Match::Inside })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(query: &str) -> Vec<String> {
        let map = Territory::load().unwrap();
        map.search(query, 8).into_iter().map(|hit| hit.commune.name).collect()
    }

    fn first(query: &str) -> String {
        names(query).into_iter().next().unwrap()
    }

    #[test]
    fn a_name_is_found_without_its_accents_and_ligatures() {
        assert_eq!(first("noeux-les-m"), "Nœux-les-Mines");
        assert_eq!(first("BETHUNE"), "Béthune");
        assert_eq!(first("fouquieres les bethune"), "Fouquières-lès-Béthune");
        assert_eq!(first("st venant"), "Saint-Venant");
    }

    #[test]
    fn the_whole_name_comes_before_the_beginning_and_the_beginning_before_the_middle() {
        assert_eq!(first("lens"), "Lens");
        assert_eq!(first("paris"), "Paris");
        let hits = Territory::load().unwrap().search("bethune", 8);
        assert_eq!(hits[0].matched, Match::WholeName);
        assert!(
            hits.iter()
                .any(|hit| hit.commune.name == "Fouquières-lès-Béthune" && hit.matched == Match::WordStart)
        );
        assert!(hits.is_sorted_by_key(|hit| hit.matched));
    }

    #[test]
    fn a_postal_code_lists_every_commune_that_has_it() {
        let hits = Territory::load().unwrap().search("62400", 20);
        assert_eq!(hits[0].commune.name, "Béthune");
        assert!(
            hits.iter()
                .any(|hit| hit.commune.name == "Locon" && hit.matched == Match::PostalCode)
        );
        let last = hits.last().unwrap();
        assert_eq!(
            (last.commune.name.as_str(), last.matched),
            ("Haillicourt", Match::InseeCode)
        );
    }

    #[test]
    fn a_postal_code_and_a_name_narrow_each_other() {
        assert_eq!(names("62400 locon"), ["Locon"]);
        assert!(
            names("saint 62")
                .iter()
                .all(|name| name.to_lowercase().contains("saint"))
        );
        assert_eq!(first("2A004"), "Ajaccio");
    }

    #[test]
    fn nothing_typed_finds_nothing() {
        assert!(names("").is_empty());
        assert!(names(" - ' ").is_empty());
        assert!(names("qqqqzz").is_empty());
    }
}
