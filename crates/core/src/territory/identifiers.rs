//! SIREN and SIRET, the numbers of companies and of their establishments in the French register.
//!
//! A valid number is well formed, not known to exist: the program works offline. A founder has none yet.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::InputFault;

/// SIREN of La Poste, whose establishments do not follow the checksum of everybody else (INSEE, SIRET of La Poste).
const LA_POSTE: &str = "356000000";

/// Why a text is not such a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierFault {
    /// Nothing was given.
    #[error("empty")]
    Empty,
    /// It holds something other than digits. Such establishment numbers exist (`MONACOCONFO001`) and are not in the
    /// register, so nothing could be checked or matched.
    #[error("not_numeric")]
    NotNumeric,
    /// It begins with the letters of a VAT number (`FR44732829320`), which is another number.
    #[error("vat_prefix")]
    VatPrefix,
    /// It does not have 9 (SIREN) or 14 (SIRET) digits.
    #[error("length")]
    Length,
    /// The check digit does not fit: a digit is wrong or two are swapped.
    #[error("checksum")]
    Checksum,
    /// It is not written as such a code is.
    #[error("form")]
    Form,
    /// It is written as such a code, and names nothing.
    #[error("unknown")]
    Unknown,
}

impl IdentifierFault {
    /// What is wrong with the input, for [`crate::error::Error::invalid`].
    pub const fn reason(self) -> InputFault {
        match self {
            Self::Empty => InputFault::Empty,
            Self::NotNumeric => InputFault::NotNumeric,
            Self::VatPrefix => InputFault::VatPrefix,
            Self::Length => InputFault::Length,
            Self::Checksum => InputFault::Checksum,
            Self::Form => InputFault::Form,
            Self::Unknown => InputFault::Unknown,
        }
    }
}

/// A company's number: nine digits with a Luhn check digit.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct Siren(String);

impl Siren {
    /// The digits, without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it names a public body: their numbers start with 1 or 2.
    pub fn is_public_body(&self) -> bool {
        self.0.starts_with(['1', '2'])
    }
}

/// An establishment's number: the company's SIREN and five more digits, with a check over all fourteen.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct Siret(String);

impl Siret {
    /// The digits, without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The company it belongs to.
    pub fn siren(&self) -> Siren {
        Siren(self.0.chars().take(9).collect())
    }
}

impl FromStr for Siren {
    type Err = IdentifierFault;

    fn from_str(text: &str) -> Result<Self, IdentifierFault> {
        let digits = digits(text, 9)?;
        if luhn(&digits) {
            Ok(Self(digits))
        } else {
            Err(IdentifierFault::Checksum)
        }
    }
}

impl FromStr for Siret {
    type Err = IdentifierFault;

    fn from_str(text: &str) -> Result<Self, IdentifierFault> {
        let digits = digits(text, 14)?;
        let siren_holds = digits.get(..9).is_some_and(luhn);
        let la_poste = digits.starts_with(LA_POSTE) && digit_sum(&digits).is_multiple_of(5);
        if siren_holds && (luhn(&digits) || la_poste) {
            Ok(Self(digits))
        } else {
            Err(IdentifierFault::Checksum)
        }
    }
}

macro_rules! text_number {
    ($($name:ident),+) => {$(
        impl TryFrom<String> for $name {
            type Error = IdentifierFault;

            fn try_from(text: String) -> Result<Self, IdentifierFault> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(number: $name) -> Self {
                number.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    )+};
}

text_number!(Siren, Siret);

/// The digits of a text once spaces of every kind, dots and hyphens that people put between them are gone.
fn digits(text: &str, length: usize) -> Result<String, IdentifierFault> {
    let kept: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'))
        .collect();
    if kept.is_empty() {
        Err(IdentifierFault::Empty)
    } else if is_vat_number(&kept) {
        Err(IdentifierFault::VatPrefix)
    } else if !kept.bytes().all(|b| b.is_ascii_digit()) {
        Err(IdentifierFault::NotNumeric)
    } else if kept.len() != length {
        Err(IdentifierFault::Length)
    } else {
        Ok(kept)
    }
}

/// `FR`, a key of two letters or digits perhaps, and digits.
fn is_vat_number(text: &str) -> bool {
    let rest = text
        .get(..2)
        .filter(|country| country.eq_ignore_ascii_case("FR"))
        .and_then(|_| text.get(2..));
    rest.is_some_and(|rest| rest.len() >= 9 && rest.bytes().skip(2).all(|byte| byte.is_ascii_digit()))
}

/// The Luhn check (ISO/IEC 7812-1): every second digit from the right doubled, the sum of all digits a multiple of ten.
fn luhn(digits: impl AsRef<str>) -> bool {
    let sum: u32 = digits
        .as_ref()
        .bytes()
        .rev()
        .enumerate()
        .map(|(index, byte)| {
            let digit = u32::from(byte - b'0');
            match index % 2 {
                0 => digit,
                _ if digit > 4 => digit * 2 - 9,
                _ => digit * 2,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

fn digit_sum(digits: &str) -> u32 {
    digits.bytes().map(|byte| u32::from(byte - b'0')).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_with_its_check_digit_is_accepted_and_its_spaces_are_dropped() {
        assert_eq!("732 829 320".parse::<Siren>().unwrap().as_str(), "732829320");
        let siret: Siret = "732 829 320 00074".parse().unwrap();
        assert_eq!(siret.as_str(), "73282932000074");
        assert_eq!(siret.siren().as_str(), "732829320");
        assert_eq!(
            "732\u{202f}829\u{a0}320".parse::<Siren>().unwrap().as_str(),
            "732829320"
        );
    }

    #[test]
    fn the_establishments_of_la_poste_follow_their_own_rule() {
        assert!(
            "35600000000048".parse::<Siret>().is_ok(),
            "the seat passes the common rule"
        );
        assert!(!luhn("35600000049837"));
        assert!("35600000049837".parse::<Siret>().is_ok(), "sum of digits 45");
        assert_eq!("35600000049838".parse::<Siret>(), Err(IdentifierFault::Checksum));
    }

    #[test]
    fn an_establishment_number_with_letters_is_refused_with_its_reason() {
        assert_eq!("MONACOCONFO001".parse::<Siret>(), Err(IdentifierFault::NotNumeric));
        assert_eq!(IdentifierFault::NotNumeric.reason(), InputFault::NotNumeric);
    }

    #[test]
    fn numbers_are_accepted_or_refused_as_the_table_says() {
        let table = include_str!("../../../../tests/fixtures/intake/text/identifiers.csv");
        for line in table.lines().skip(1) {
            let [kind, value, expected] = line.splitn(3, ';').collect::<Vec<_>>()[..] else {
                panic!("{line}")
            };
            let read = match kind {
                "siren" => value.parse::<Siren>().map(|_| ()),
                _ => value.parse::<Siret>().map(|_| ()),
            };
            assert_eq!(read.is_ok(), expected.starts_with("accepted"), "{line}");
            if expected.contains("VAT") {
                assert_eq!(read, Err(IdentifierFault::VatPrefix), "{line}");
            } else if let Err(fault) = read {
                assert_eq!(fault, IdentifierFault::Checksum, "{line}");
            }
        }
        assert_eq!("FR44732829320".parse::<Siren>(), Err(IdentifierFault::VatPrefix));
    }

    #[test]
    fn every_other_fault_has_its_own_reason() {
        assert_eq!(" ".parse::<Siren>(), Err(IdentifierFault::Empty));
        assert_eq!("73282932".parse::<Siren>(), Err(IdentifierFault::Length));
        assert_eq!("732829321".parse::<Siren>(), Err(IdentifierFault::Checksum));
        assert_eq!("732829320".parse::<Siret>(), Err(IdentifierFault::Length));
        assert_eq!(
            "٧٣٢٨٢٩٣٢٠".parse::<Siren>(),
            Err(IdentifierFault::NotNumeric),
            "only ASCII digits"
        );
    }

    #[test]
    fn public_bodies_are_told_from_companies() {
        assert!("200072460".parse::<Siren>().unwrap().is_public_body());
        assert!(!"999910003".parse::<Siren>().unwrap().is_public_body());
    }

    #[test]
    fn the_numbers_of_the_sample_are_well_formed() {
        for siret in [
            "99991000300014",
            "99991137300028",
            "99991274400037",
            "99991411200019",
            "99991548100025",
            "99991685100036",
            "99991959000029",
            "99992096000039",
            "99992233900018",
            "99992370900029",
            "99992507600039",
        ] {
            assert!(siret.parse::<Siret>().is_ok(), "{siret}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_seen(body in 0_u32..100_000_000, position in 0_usize..9, shift in 1_u8..10) {
            let check = (0..10).find(|digit| luhn(format!("{body:08}{digit}"))).unwrap();
            let number = format!("{body:08}{check}");
            prop_assert!(number.parse::<Siren>().is_ok());
            let mut bytes = number.into_bytes();
            bytes[position] = b'0' + (bytes[position] - b'0' + shift) % 10;
            let wrong = String::from_utf8(bytes).unwrap();
            prop_assert_eq!(wrong.parse::<Siren>(), Err(IdentifierFault::Checksum));
        }
    }
}
