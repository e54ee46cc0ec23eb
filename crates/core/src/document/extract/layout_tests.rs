//! Pages set by hand, and how they are read.

use unicode_normalization::UnicodeNormalization;

use super::*;

/// Ten-point type, half an em per letter, at a place.
fn set(text: &str, x: f64, y: f64) -> Vec<Glyph> {
    let letters = text.chars().enumerate().filter(|(_, letter)| *letter != ' ');
    #[allow(clippy::cast_precision_loss, reason = "a line has few letters")]
    let glyph = |(index, letter): (usize, char)| Glyph {
        x: x + 5.0 * index as f64,
        y,
        width: 5.0,
        size: 10.0,
        turn: 0,
        text: letter.to_string(),
    };
    letters.map(glyph).collect()
}

#[test]
fn gaps_between_letters_are_spaces_between_words() {
    assert_eq!(page_text(set("deux mots", 0.0, 0.0)), "deux mots\n");
}

#[test]
fn letters_set_apart_for_show_are_words_and_figures_are_not() {
    let apart = |text: &str, step: f64| {
        let mut glyphs = set(text, 0.0, 0.0);
        for glyph in &mut glyphs {
            glyph.x = glyph.x / 5.0 * step;
        }
        page_text(glyphs)
    };
    assert_eq!(apart("BUDGET PREVISIONNEL", 8.0), "BUDGET PREVISIONNEL\n");
    assert_eq!(apart("1 2 3 4", 8.0), "1 2 3 4\n");
}

#[test]
fn narrow_spaces_of_a_full_line_part_words() {
    let mut glyphs = set("un", 0.0, 0.0);
    glyphs.extend(set("tutoriel", 11.5, 0.0));
    assert_eq!(page_text(glyphs), "un tutoriel\n");
}

#[test]
fn lines_are_read_downwards_whatever_the_order_of_drawing() {
    let mut glyphs = set("bas", 0.0, 30.0);
    glyphs.extend(set("haut", 0.0, 10.0));
    assert_eq!(page_text(glyphs), "haut\nbas\n");
}

#[test]
fn columns_are_read_one_after_the_other_under_a_title_across_the_page() {
    let mut glyphs = set(
        "titre qui traverse toute la page et ses deux colonnes de texte",
        0.0,
        0.0,
    );
    for line in 0..4 {
        let y = 30.0 + 12.0 * f64::from(line);
        glyphs.extend(set(&format!("gauche ligne{line} pleine et large"), 0.0, y));
        glyphs.extend(set(&format!("droite ligne{line} pleine et large"), 170.0, y));
    }
    let text = page_text(glyphs);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[1], "gauche ligne0 pleine et large");
    assert_eq!(lines[5], "droite ligne0 pleine et large");
}

#[test]
fn the_rows_of_a_table_stay_whole() {
    let mut glyphs = Vec::new();
    for line in 0..4 {
        let y = 12.0 * f64::from(line);
        glyphs.extend(set("Poste", 0.0, y));
        glyphs.extend(set("1500", 200.0, y));
    }
    assert_eq!(page_text(glyphs).lines().next(), Some("Poste 1500"));
}

#[test]
fn a_word_cut_in_a_cell_goes_on_in_the_cell_below() {
    let mut glyphs = set("Solene", 0.0, 0.0);
    glyphs.extend(set("presi-", 100.0, 0.0));
    glyphs.extend(set("Martin", 0.0, 12.0));
    glyphs.extend(set("dente du jury", 100.0, 12.0));
    assert_eq!(page_text(glyphs), "Solene presidente\nMartin du jury\n");
}

#[test]
fn an_accent_drawn_over_a_letter_belongs_to_it() {
    let mut glyphs = set("e", 5.0, 0.0);
    glyphs.insert(
        0,
        Glyph {
            text: "´".into(),
            ..set("x", 5.5, 0.0).remove(0)
        },
    );
    glyphs.insert(0, set("t", 0.0, 0.0).remove(0));
    assert_eq!(page_text(glyphs).nfc().collect::<String>(), "té\n");
}

#[test]
fn type_made_bold_by_drawing_it_twice_is_read_once() {
    let mut glyphs = Vec::new();
    for glyph in set("gras", 0.0, 0.0) {
        glyphs.push(Glyph {
            x: glyph.x + 0.2,
            text: glyph.text.clone(),
            ..glyph
        });
        glyphs.push(glyph);
    }
    assert_eq!(page_text(glyphs), "gras\n");
}
