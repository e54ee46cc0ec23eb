//! Criteria and answers as people type and read them.

use palmares_core::document::fold;
use palmares_core::grid::{Answer, Criterion, CriterionScale, Grid, Label, Scale, Steps};

use crate::context::Context;
use crate::failure::Failure;

/// The code of the question that was typed; what is none stays as it was typed, and is refused by its name.
pub fn code(grid: &Grid, typed: &str) -> String {
    let found = grid.question_typed(typed);
    found.map_or_else(|| typed.trim().to_owned(), |one| one.code.clone())
}

/// The answer that a text stands for on a criterion: a number of its scale, one of its words in either language, or `nc`.
pub fn typed(grid: &Grid, criterion: &str, text: &str) -> Result<Answer, Failure> {
    if text.eq_ignore_ascii_case("nc") {
        return Ok(Answer::NOT_APPLICABLE);
    }
    // What is no criterion is refused by its name, so any scale may read the mark.
    let question = grid.question(criterion);
    let scale = question.map_or(grid.scale, |question| grid.scale_of(question));
    let own = question.and_then(|question| question.scale.as_ref());
    let read = match own.and_then(CriterionScale::words) {
        Some(words) => place(words, text).ok_or_else(|| Failure::Word {
            text: text.to_owned(),
            words: words.to_vec(),
        })?,
        None => scale.read(text).ok_or_else(|| Failure::value("mark", text))?,
    };
    Ok(Answer::Mark(read))
}

/// The place of a word on its scale: the one that is written so, else the only one that is but for case and accents.
fn place(words: &[Label], text: &str) -> Option<Steps> {
    let places = |is: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let fitting = words
            .iter()
            .enumerate()
            .filter(|(_, word)| is(&word.fr) || is(&word.en));
        fitting.map(|(place, _)| place).collect()
    };
    // Where a word has no English, nothing typed is not that.
    if text.is_empty() {
        return None;
    }
    let exact = places(&|word: &str| word == text);
    let found = if exact.is_empty() {
        places(&|word: &str| fold(word) == fold(text))
    } else {
        exact
    };
    match found.as_slice() {
        [only] => u16::try_from(*only).ok().map(Steps),
        _ => None,
    }
}

/// An answer as people read it: its word, its points, or « NC ».
pub fn answered(context: &Context, grid: &Grid, criterion: &Criterion, answer: Answer) -> String {
    on(context, &grid.worded_scale_of(criterion), answer)
}

/// The same on the scale of its criterion.
pub fn on(context: &Context, scale: &CriterionScale, answer: Answer) -> String {
    let Answer::Mark(steps) = answer else {
        return context.words.get("mark.not_applicable");
    };
    match scale.words().and_then(|words| words.get(usize::from(steps.0))) {
        Some(word) => context.words.label(word).to_owned(),
        None => points(context, scale.scale(), steps),
    }
}

/// Steps in points, as people write them.
fn points(context: &Context, scale: Scale, steps: Steps) -> String {
    let per_point = u32::from(scale.steps_per_point.max(1));
    let hundredths = u32::from(steps.0) * 100 / per_point;
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    let text = text.trim_end_matches('0').trim_end_matches('.').to_owned();
    context.words.score(&text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn grid() -> Grid {
        let words = json!({ "words": [{ "fr": "Élevé", "en": "High" }, { "fr": "élevé sûr", "en": "" }] });
        let criterion = |code: &str| json!({ "code": code, "label": { "fr": code, "en": "" }, "weight": 1 });
        let mut worded = criterion("Portée");
        worded["scale"] = words;
        serde_json::from_value(json!({
            "scale": { "minimum": 0, "maximum": 10, "steps_per_point": 2 },
            "criteria": [criterion("C1"), criterion("c1"), criterion("c2"), worded],
        }))
        .unwrap()
    }

    #[test]
    fn a_code_is_the_one_that_is_written_so_else_the_one_that_is_but_for_case_and_accents() {
        let grid = grid();
        let codes = ["C1", "c1", " C2 ", "PORTEE", "C9"].map(|typed| code(&grid, typed));
        assert_eq!(codes, ["C1", "c1", "c2", "Portée", "C9"]);
    }

    #[test]
    fn an_answer_is_a_number_of_its_scale_or_one_of_its_words_which_are_listed_where_it_is_none() {
        let grid = grid();
        assert_eq!(typed(&grid, "c2", "3.5").unwrap(), Answer::Mark(Steps(7)));
        assert_eq!(typed(&grid, "Portée", "eleve").unwrap(), Answer::Mark(Steps(0)));
        assert_eq!(typed(&grid, "Portée", "high").unwrap(), Answer::Mark(Steps(0)));
        assert_eq!(typed(&grid, "Portée", "nc").unwrap(), Answer::NOT_APPLICABLE);
        let refused = typed(&grid, "Portée", "3").unwrap_err();
        assert!(matches!(&refused, Failure::Word { words, .. } if words.len() == 2));
    }
}
