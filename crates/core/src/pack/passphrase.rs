//! Six words that open a pack: told by another way than the file, typed once.

use age::secrecy::SecretString;
use unicode_normalization::UnicodeNormalization as _;

use crate::document::fold;
use crate::error::{Error, InputFault, Result};

/// How many words. Each is one of 2,048: 66 bits together.
pub const WORDS: usize = 6;

/// Words of the French list of BIP-39, folded: without accents, in lower case.
///
/// They are accepted as people type them: `Académie  BIJOU`, with hyphens or spaces, and cut after four letters, which tell each word.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase([&'static str; WORDS]);

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

impl Passphrase {
    /// A new one, from the system's randomness.
    pub fn new() -> Result<Self> {
        let mut random = [0; WORDS * 2];
        getrandom::fill(&mut random).map_err(Error::internal)?;
        let list = bip39::Language::French.word_list();
        let mut pairs = random.chunks_exact(2);
        let words = [(); WORDS].map(|()| {
            let pair = pairs.next().unwrap_or_default();
            // 2,048 words: eleven bits choose one without favour.
            let index = pair.iter().fold(0_usize, |index, byte| index << 8 | usize::from(*byte)) % list.len();
            list.get(index).copied().unwrap_or_default()
        });
        Ok(Self(words))
    }

    /// What somebody typed.
    ///
    /// # Errors
    /// [`Error::InvalidInput`]: `passphrase` `length` for another number of words; `passphrase[2]` `unknown` where the third is not
    /// in the list. No message repeats a word.
    pub fn parse(typed: &str) -> Result<Self> {
        let folded = fold(typed);
        let typed: Vec<&str> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let typed: [&str; WORDS] = typed
            .try_into()
            .map_err(|_| Error::invalid("passphrase", InputFault::Length))?;
        let mut words = [""; WORDS];
        for (place, (word, typed)) in words.iter_mut().zip(typed).enumerate() {
            let unknown = || Error::invalid(format!("passphrase[{place}]"), InputFault::Unknown);
            *word = known(typed).ok_or_else(unknown)?;
        }
        Ok(Self(words))
    }

    /// As it is shown and printed: with accents, each letter in one piece (NFC), and spaces.
    pub fn shown(&self) -> String {
        self.0.join(" ").nfc().collect()
    }

    /// What the file is encrypted with: folded, joined by hyphens.
    pub(super) fn secret(&self) -> SecretString {
        self.0.map(fold).join("-").into()
    }
}

/// The word of the list that was meant: itself, or the one that begins with these four letters or more.
fn known(typed: &str) -> Option<&'static str> {
    let list = bip39::Language::French.word_list();
    let begins = |word: &&&'static str| {
        let folded = fold(word);
        folded == typed || typed.chars().count() >= 4 && folded.starts_with(typed)
    };
    list.iter().find(begins).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn six_words_hold_sixty_six_bits() {
        let list = bip39::Language::French.word_list();
        assert_eq!(list.len(), 2048);
        // Folding makes no two of them one.
        assert_eq!(list.iter().map(|word| fold(word)).collect::<BTreeSet<_>>().len(), 2048);
    }

    #[test]
    fn a_passphrase_is_read_as_people_type_it() {
        let made = Passphrase::new().unwrap();
        let shown = made.shown();
        assert_eq!(Passphrase::parse(&shown).unwrap(), made);
        assert_eq!(
            Passphrase::parse(&shown.to_uppercase().replace(' ', " - ")).unwrap(),
            made
        );
        let cut: Vec<String> = shown
            .split(' ')
            .map(|word| fold(word).chars().take(4).collect())
            .collect();
        assert_eq!(Passphrase::parse(&cut.join("\n")).unwrap(), made);
    }

    #[test]
    fn what_is_shown_has_each_letter_in_one_piece() {
        // The list spells « vipère » with an accent of its own: cut there, two words would be counted.
        let typed = "vipère académie vipère académie vipère académie";
        let shown = Passphrase::parse(typed).unwrap().shown();
        assert_eq!(shown, typed);
        assert_eq!(
            Passphrase::parse(&shown.nfd().collect::<String>()).unwrap().shown(),
            typed
        );
    }

    #[test]
    fn what_is_no_passphrase_is_said_to_be_none() {
        for (typed, field, reason) in [
            ("", "passphrase", InputFault::Length),
            ("abaisser abandon", "passphrase", InputFault::Length),
            (
                "abaisser abandon zzzz abandon abaisser abandon",
                "passphrase[2]",
                InputFault::Unknown,
            ),
            // Three letters tell no word.
            (
                "aba abandon abaisser abandon abaisser abandon",
                "passphrase[0]",
                InputFault::Unknown,
            ),
        ] {
            let refused = Passphrase::parse(typed).unwrap_err();
            assert_eq!(refused.params()["reason"], reason.as_str(), "{typed}");
            assert_eq!(refused.field(), Some(field), "{typed}");
            assert!(!refused.to_string().contains("zzzz"));
        }
    }

    #[test]
    fn two_passphrases_are_not_the_same_and_none_is_printed_by_chance() {
        let (one, two) = (Passphrase::new().unwrap(), Passphrase::new().unwrap());
        assert_ne!(one, two);
        assert!(!format!("{one:?}").contains(one.0[0]));
    }
}
