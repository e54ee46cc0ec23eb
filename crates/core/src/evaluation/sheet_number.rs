//! The number of a sheet of paper: short, told by what the sheet is for, and refused where it is mistyped.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use crate::document::Sha;
use crate::error::{Error, InputFault, Result};
use crate::id::{EvaluationId, GridVersionId};

/// The letters of a number, none of which is taken for another (Crockford's base 32): neither I nor L, no O, no U.
const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of a number; the last one checks the others.
const LENGTH: usize = 9;
/// Letters of a group.
const GROUP: usize = 3;
/// Bits of a letter.
const BITS: usize = 5;

/// The number printed on a sheet of paper: `7K2-QM4-XD9`.
///
/// Eight letters are the first forty bits of a hash of the evaluation (who, which dossier, which round) and of the grid as it is
/// worded: nothing is kept for it, and another wording has another number. The ninth checks them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetNumber([u8; LENGTH]);

impl SheetNumber {
    /// The number of a sheet for this evaluation on this version of a grid. `wording` is the content of the grid: a version that
    /// nobody marked on yet is edited in its place.
    pub fn of(evaluation: EvaluationId, version: GridVersionId, wording: &Sha) -> Self {
        let told = format!("sheet/{evaluation}/{version}/{}", wording.as_str());
        let hash = Sha256::digest(told.as_bytes());
        let bits = hash
            .iter()
            .take(BITS)
            .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let mut letters = [0; LENGTH];
        for (place, letter) in letters.iter_mut().rev().skip(1).enumerate() {
            *letter = u8::try_from(bits >> (BITS * place) & 31).unwrap_or_default();
        }
        let check = syndrome(letters);
        if let Some(last) = letters.last_mut() {
            *last = check;
        }
        Self(letters)
    }
}

/// Zero for a number as it was printed. Each letter weighs a power of α of its own in the field of 32 elements, so one wrong letter never
/// gives zero, nor do two that were exchanged, wherever they stand.
fn syndrome(letters: [u8; LENGTH]) -> u8 {
    letters.iter().fold(0, |sum, letter| times_alpha(sum) ^ letter)
}

/// An element of the field times α, a root of x⁵ + x² + 1.
fn times_alpha(element: u8) -> u8 {
    let shifted = element << 1;
    if shifted & 32 == 0 {
        shifted
    } else {
        shifted ^ 0b10_0101
    }
}

/// The letter that a character stands for, however it is typed.
fn letter(typed: char) -> Option<u8> {
    let meant = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET.chars().position(|one| one == meant)?;
    u8::try_from(place).ok()
}

impl fmt::Display for SheetNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, letter) in self.0.iter().enumerate() {
            let parted = if place > 0 && place % GROUP == 0 { "-" } else { "" };
            let letter = ALPHABET.chars().nth(usize::from(*letter)).unwrap_or_default();
            write!(f, "{parted}{letter}")?;
        }
        Ok(())
    }
}

impl FromStr for SheetNumber {
    type Err = Error;

    /// Reads what was typed from paper: capitals or not, with or without blanks and hyphens.
    fn from_str(text: &str) -> Result<Self> {
        let refused = |fault| Error::invalid("sheet", fault);
        let typed = text
            .chars()
            .filter(|one| !one.is_whitespace() && !matches!(one, '-' | '\u{2010}'..='\u{2014}'));
        let letters = typed.map(letter).collect::<Option<Vec<u8>>>();
        let letters = letters.ok_or_else(|| refused(InputFault::Form))?;
        let letters = <[u8; LENGTH]>::try_from(letters).map_err(|_| refused(InputFault::Length))?;
        match syndrome(letters) {
            0 => Ok(Self(letters)),
            _ => Err(refused(InputFault::Checksum)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn number(evaluation: u128, version: u128) -> SheetNumber {
        let (evaluation, version) = (Uuid::from_u128(evaluation), Uuid::from_u128(version));
        SheetNumber::of(
            EvaluationId::from_uuid(evaluation),
            GridVersionId::from_uuid(version),
            &Sha::of(b"{}"),
        )
    }

    fn fault(letters: [u8; LENGTH]) -> Option<InputFault> {
        match SheetNumber(letters).to_string().parse::<SheetNumber>() {
            Err(Error::InvalidInput { reason, .. }) => Some(reason),
            _ => None,
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back_however_it_is_typed(evaluation: u128, version: u128) {
            let number = number(evaluation, version);
            let printed = number.to_string();
            prop_assert_eq!(printed.len(), 11);
            prop_assert_eq!(printed.parse::<SheetNumber>().unwrap(), number);
            let loose = printed.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
            prop_assert_eq!(loose.parse::<SheetNumber>().unwrap(), number);
            prop_assert_eq!(printed.replace('-', "").replace('1', "I").parse::<SheetNumber>().unwrap(), number);
        }

        #[test]
        fn one_wrong_letter_is_refused_whichever_it_is(evaluation: u128, version: u128) {
            let SheetNumber(letters) = number(evaluation, version);
            for place in 0..LENGTH {
                for other in (0..32).filter(|other| *other != letters[place]) {
                    let mut wrong = letters;
                    wrong[place] = other;
                    prop_assert_eq!(fault(wrong), Some(InputFault::Checksum));
                }
            }
        }

        #[test]
        fn two_letters_exchanged_are_refused_wherever_they_stand(evaluation: u128, version: u128) {
            let SheetNumber(letters) = number(evaluation, version);
            for one in 0..LENGTH {
                for other in (0..one).filter(|other| letters[*other] != letters[one]) {
                    let mut wrong = letters;
                    wrong.swap(one, other);
                    prop_assert_eq!(fault(wrong), Some(InputFault::Checksum));
                }
            }
        }

        #[test]
        fn nothing_that_is_typed_stops_the_reading(text in ".{0,30}") {
            let _ = text.parse::<SheetNumber>();
        }
    }

    #[test]
    fn the_number_of_a_sheet_never_changes_from_one_version_of_the_program_to_the_next() {
        // Computed apart, in Python.
        assert_eq!(number(1, 2).to_string(), "GS1-2FY-19T");
    }

    #[test]
    fn another_evaluation_version_or_wording_has_another_number() {
        let version = GridVersionId::from_uuid(Uuid::from_u128(2));
        let evaluation = EvaluationId::from_uuid(Uuid::from_u128(1));
        let reworded = SheetNumber::of(evaluation, version, &Sha::of(b"{ }"));
        let all = [number(1, 2), number(2, 2), number(1, 3), reworded];
        assert_eq!(std::collections::BTreeSet::from(all).len(), all.len());
    }

    #[test]
    fn too_few_letters_and_strange_ones_are_told_apart() {
        let reason = |text: &str| match text.parse::<SheetNumber>() {
            Err(Error::InvalidInput { field, reason }) => (field, reason),
            other => panic!("{other:?}"),
        };
        assert_eq!(reason(""), ("sheet".to_owned(), InputFault::Length));
        assert_eq!(reason("7K2-QM4").1, InputFault::Length);
        assert_eq!(reason("7K2-QM4-XD9-7").1, InputFault::Length);
        assert_eq!(reason("7K2-QM4-XÉ9").1, InputFault::Form);
        assert_eq!(reason("7U2-QM4-XD9").1, InputFault::Form);
    }
}
