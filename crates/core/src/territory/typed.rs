//! What somebody typed to find a commune, taken apart.

use super::model::{Commune, Match};
use super::name::fold_name;
use super::table::department_of_postal_code;

/// A code or its beginning, the words of a name, or both.
#[derive(Debug, Default)]
pub(super) struct Typed {
    code: Option<String>,
    name: String,
}

impl Typed {
    /// Takes a query apart. « Cedex » and the number behind it go: they name an office of the post.
    pub fn read(query: &str) -> Self {
        let folded = fold_name(query);
        let mut typed = Self::default();
        let mut words = folded.split(' ').filter(|word| !word.is_empty()).peekable();
        let mut name: Vec<&str> = Vec::new();
        while let Some(word) = words.next() {
            if word == "cedex" {
                words.next_if(|next| next.len() <= 2 && is_digits(next));
            } else if is_code(word) || ordinal(word).is_some() {
                typed.take_code(word);
            } else if !matches!(word, "arrondissement" | "arrdt" | "arr") {
                let before = name.last().copied();
                name.push(written_out(word, before, words.peek().is_none()));
            }
        }
        typed.name = name.join(" ");
        typed
    }

    /// The first code counts; one that is written in two pieces (`59 033`) is joined.
    fn take_code(&mut self, word: &str) {
        match &mut self.code {
            None => self.code = Some(word.to_owned()),
            Some(code) if is_digits(code) && is_digits(word) && code.len() + word.len() == 5 => code.push_str(word),
            Some(_) => {}
        }
    }

    /// Whether nothing is left to look for.
    pub fn is_empty(&self) -> bool {
        self.code.is_none() && self.name.is_empty()
    }

    /// The beginning of the name of the district that is meant by a city and a number: `paris 15e `.
    pub fn district(&self) -> Option<String> {
        let number = ordinal(self.code.as_deref()?)?;
        let ending = if number == 1 { "er" } else { "e" };
        (!self.name.is_empty()).then(|| format!("{} {number}{ending} ", self.name))
    }

    /// The same with the code's department only: a postal code that its commune does not have.
    pub fn without_its_town(&self) -> Self {
        let code = self.code.as_deref().filter(|_| !self.name.is_empty());
        code.and_then(department_of_postal_code)
            .map_or_else(Self::default, |near| Self {
                code: Some(near.to_owned()),
                name: self.name.clone(),
            })
    }

    /// What of a commune, or of a part of it with a code and a folded name of its own, is what was typed.
    pub fn matches(&self, commune: &Commune, insee: &str, folded: &str) -> Option<Match> {
        let by_code = match &self.code {
            None => None,
            Some(code) => Some(code_match(commune, insee, code)?),
        };
        if self.name.is_empty() {
            by_code
        } else {
            name_match(folded, &self.name)
        }
    }
}

/// A word of a name that is written short, written out. No commune has any of these as a word of its own, and « Fd » is Ferrand after
/// Clermont alone. The others stand before what they tell of: by itself « Mt » may begin Mtsamboro.
fn written_out<'a>(word: &'a str, before: Option<&str>, is_last: bool) -> &'a str {
    match word {
        "fd" if before == Some("clermont") => "ferrand",
        word if is_last => word,
        "gd" => "grand",
        "gde" => "grande",
        "mt" => "mont",
        "mts" => "monts",
        "nd" => "notre dame",
        "vx" => "vieux",
        word => word,
    }
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Digits, or a Corsican code such as `2a004` (folding has lowered its letter).
fn is_code(word: &str) -> bool {
    let mut bytes = word.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_digit())
        && bytes
            .enumerate()
            .all(|(index, b)| b.is_ascii_digit() || (index == 0 && matches!(b, b'a' | b'b')))
}

/// The number of a district: `15`, `15e`, `1er`, `3eme`.
fn ordinal(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = word.get(digits.len()..)?;
    let is_ordinal = digits.len() <= 2 && matches!(ending, "" | "e" | "er" | "eme" | "ieme" | "em");
    digits.parse().ok().filter(|_| is_ordinal)
}

fn code_match(commune: &Commune, insee: &str, code: &str) -> Option<Match> {
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
    insee.eq_ignore_ascii_case(code).then_some(Match::InseeCode)
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
