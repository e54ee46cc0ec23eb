//! What an organisation does, as INSEE codes it: the APE code of a company is a subclass of the French nomenclature of activities
//! (NAF rév. 2, décret n° 2007-1888).
//!
//! A well-formed code of a division that exists is read, not known to be one of the 732: the program works offline. The codes of the
//! nomenclature of 2025 have the same form and, for industry (B to E), the same divisions.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::IdentifierFault;

/// The sections of NAF rév. 2, each with its divisions.
pub const SECTIONS: [(char, RangeInclusive<u8>); 21] = [
    ('A', 1..=3),
    ('B', 5..=9),
    ('C', 10..=33),
    ('D', 35..=35),
    ('E', 36..=39),
    ('F', 41..=43),
    ('G', 45..=47),
    ('H', 49..=53),
    ('I', 55..=56),
    ('J', 58..=63),
    ('K', 64..=66),
    ('L', 68..=68),
    ('M', 69..=75),
    ('N', 77..=82),
    ('O', 84..=84),
    ('P', 85..=85),
    ('Q', 86..=88),
    ('R', 90..=93),
    ('S', 94..=96),
    ('T', 97..=98),
    ('U', 99..=99),
];

/// The section of a division (`25`); none for a division that the nomenclature does not have.
pub fn section_of(division: &str) -> Option<char> {
    let number: u8 = division
        .parse()
        .ok()
        .filter(|_| division.len() == 2 && division.bytes().all(|byte| byte.is_ascii_digit()))?;
    let (letter, _) = SECTIONS.iter().find(|(_, divisions)| divisions.contains(&number))?;
    Some(*letter)
}

/// An APE code, written `25.62B`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct ActivityCode(String);

impl ActivityCode {
    /// The code with its point.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first two digits.
    pub fn division(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }

    /// The letter of its section.
    pub fn section(&self) -> char {
        // A code is read only of a division that has one.
        section_of(self.division()).unwrap_or('U')
    }
}

impl FromStr for ActivityCode {
    type Err = IdentifierFault;

    /// People write `25.62B`, `2562B` and `25.62 b`.
    fn from_str(text: &str) -> Result<Self, IdentifierFault> {
        let kept: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if kept.is_empty() {
            return Err(IdentifierFault::Empty);
        }
        let [a, b, c, d, letter] = kept.as_bytes() else {
            return Err(IdentifierFault::Form);
        };
        if ![a, b, c, d].into_iter().all(u8::is_ascii_digit) || !letter.is_ascii_uppercase() {
            return Err(IdentifierFault::Form);
        }
        let (division, rest) = kept.split_at(2);
        section_of(division).ok_or(IdentifierFault::Unknown)?;
        Ok(Self(format!("{division}.{rest}")))
    }
}

impl TryFrom<String> for ActivityCode {
    type Error = IdentifierFault;

    fn try_from(text: String) -> Result<Self, IdentifierFault> {
        text.parse()
    }
}

impl From<ActivityCode> for String {
    fn from(code: ActivityCode) -> Self {
        code.0
    }
}

impl fmt::Display for ActivityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ActivityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ActivityCode({})", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_write_it() {
        for typed in ["25.62B", "2562B", "25.62 B", " 25 62 b ", "25.62\u{a0}B"] {
            let code: ActivityCode = typed.parse().unwrap();
            assert_eq!(
                (code.as_str(), code.division(), code.section()),
                ("25.62B", "25", 'C'),
                "{typed}"
            );
        }
    }

    #[test]
    fn an_impossible_code_is_refused_with_its_reason() {
        assert_eq!(" ".parse::<ActivityCode>(), Err(IdentifierFault::Empty));
        for form in [
            "25.62",
            "25.6B",
            "2562BB",
            "A5.62B",
            "25.623",
            "25.62é",
            "C",
            "fabrication",
        ] {
            assert_eq!(form.parse::<ActivityCode>(), Err(IdentifierFault::Form), "{form}");
        }
        for division in ["00.10Z", "04.10Z", "34.10Z", "40.00Z", "57.10Z", "83.10Z", "89.10Z"] {
            assert_eq!(
                division.parse::<ActivityCode>(),
                Err(IdentifierFault::Unknown),
                "{division}"
            );
        }
    }

    #[test]
    fn the_sections_hold_the_eighty_eight_divisions_of_the_nomenclature() {
        let found: Vec<(u8, char)> = (0..=99)
            .filter_map(|number| Some((number, section_of(&format!("{number:02}"))?)))
            .collect();
        assert_eq!(found.len(), 88);
        let of = |number: u8| found.iter().find(|(one, _)| *one == number).map(|(_, letter)| *letter);
        let industry = [
            (5, 'B'),
            (9, 'B'),
            (10, 'C'),
            (33, 'C'),
            (35, 'D'),
            (36, 'E'),
            (39, 'E'),
        ];
        for (division, section) in industry {
            assert_eq!(of(division), Some(section));
        }
        assert_eq!(
            (of(1), of(41), of(62), of(99)),
            (Some('A'), Some('F'), Some('J'), Some('U'))
        );
        assert_eq!([section_of("5"), section_of("+5"), section_of("100")], [None; 3]);
    }
}
