//! Names that came from outside, made fit to be shown. They are never part of a path.

use unicode_normalization::UnicodeNormalization;

use super::extract::is_format;

/// Bytes of a shown name: what every file system takes, with room for a number before the extension.
pub const MAX_NAME: usize = 120;
/// Bytes of an extension that is kept when a name is cut.
const MAX_EXTENSION: usize = 16;
/// What a file is called when nothing is left of its name.
const NAMELESS: &str = "document";
/// Names that Windows gives to devices, whatever their extension.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A file's name for people: NFC, without path, control or direction characters, at most [`MAX_NAME`] bytes, its
/// extension kept. It is also a valid file name on every system, so that an export can propose it.
pub fn display_name(raw: &str) -> String {
    let shown: String = raw
        .nfc()
        .filter_map(|character| match character {
            // A separator stays visible as a dash: `../a.pdf` must not read like another file's name.
            '/' | '\\' | '\u{2044}' | '\u{2215}' | '\u{29f8}' | '\u{ff0f}' | '\u{ff3c}' => Some('-'),
            ':' | '*' | '?' | '"' | '<' | '>' | '|' => Some('_'),
            _ if is_format(character) || (character.is_control() && !character.is_whitespace()) => None,
            _ if character.is_whitespace() => Some(' '),
            _ => Some(character),
        })
        // Marks that something left out stood between take their order.
        .nfc()
        .collect();
    let words: Vec<&str> = shown.split(' ').filter(|word| !word.is_empty()).collect();
    let name = words.join(" ");
    let name = name.trim_matches(|character: char| matches!(character, ' ' | '.' | '-'));
    // Dots at the start would hide the file, dots at the end vanish on Windows.
    let name = if name.is_empty() { NAMELESS } else { name };
    cut(&if is_reserved(name) {
        format!("_{name}")
    } else {
        name.to_owned()
    })
}

fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    RESERVED.iter().any(|reserved| {
        stem.strip_prefix(reserved).is_some_and(|rest| {
            let numbered = matches!(*reserved, "com" | "lpt");
            if numbered {
                rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit())
            } else {
                rest.is_empty()
            }
        })
    })
}

/// Cuts a name between two characters, before its extension.
fn cut(name: &str) -> String {
    if name.len() <= MAX_NAME {
        return name.to_owned();
    }
    let extension = name
        .rfind('.')
        .and_then(|at| name.get(at..))
        .filter(|extension| extension.len() <= MAX_EXTENSION);
    let extension = extension.unwrap_or_default();
    let stem = name
        .get(..name.floor_char_boundary(MAX_NAME - extension.len()))
        .unwrap_or_default();
    format!("{}{extension}", stem.trim_end_matches([' ', '.', '-']))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_ordinary_french_name_stays_as_it_is() {
        assert_eq!(
            display_name("Présentation détaillée (v2) — n°3.pdf"),
            "Présentation détaillée (v2) — n°3.pdf"
        );
    }

    #[test]
    fn a_decomposed_name_is_composed() {
        assert_eq!(display_name("De\u{301}claration.pdf"), "Déclaration.pdf");
    }

    #[test]
    fn marks_that_something_left_out_stood_between_take_their_order() {
        let name = display_name("\u{5e0}\u{5bc}\u{fe00}\u{1172b}");
        assert_eq!(display_name(&name), name);
        assert!(name.nfc().eq(name.chars()));
    }

    #[test]
    fn a_direction_override_cannot_hide_the_extension() {
        assert_eq!(display_name("Kbis\u{202e}fdp.exe"), "Kbisfdp.exe");
        assert_eq!(display_name("a\u{200b}\u{2066}b\u{2069}.pdf"), "ab.pdf");
    }

    #[test]
    fn a_path_becomes_a_name() {
        assert_eq!(display_name("../../etc/passwd"), "etc-passwd");
        assert_eq!(display_name("C:\\Temp\\a.pdf:flux"), "C_-Temp-a.pdf_flux");
        assert_eq!(display_name("a.pdf\n\u{0}"), "a.pdf");
    }

    #[test]
    fn reserved_empty_and_dotted_names_are_made_safe() {
        assert_eq!(display_name("CON.pdf"), "_CON.pdf");
        assert_eq!(display_name("lpt1"), "_lpt1");
        assert_eq!(display_name("contrat.pdf"), "contrat.pdf");
        assert_eq!(display_name(".. "), "document");
        assert_eq!(display_name(""), "document");
        assert_eq!(display_name("statuts.pdf. ."), "statuts.pdf");
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        let name = display_name(&format!("{}.pdf", "é".repeat(200)));
        assert_eq!(name.len(), MAX_NAME);
        assert!(name.ends_with("é.pdf"));
    }

    proptest! {
        #[test]
        fn no_name_escapes_its_bounds(raw in proptest::collection::vec(any::<char>(), 0..200)) {
            let name = display_name(&raw.into_iter().collect::<String>());
            prop_assert!(!name.is_empty() && name.len() <= MAX_NAME);
            prop_assert!(!name.contains(['/', '\\', ':', '\0', '\n']));
            prop_assert!(!name.chars().any(|character| is_format(character) || character.is_control()));
            prop_assert!(!name.starts_with('.') && !name.ends_with(['.', ' ']));
            prop_assert!(name.nfc().eq(name.chars()));
        }

        #[test]
        fn a_shown_name_is_shown_alike_again(raw in "[\\PC./\\\\:]{0,150}") {
            let name = display_name(&raw);
            prop_assert_eq!(display_name(&name), name.clone());
        }
    }
}
