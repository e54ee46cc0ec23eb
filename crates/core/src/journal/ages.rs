//! Days and instants that an act may write: of the years in which a call can live.
//!
//! Whoever states a day states it for a row, through whichever door; so this one place looks at them all. Rules of a call, which are
//! one document, look at their own.

use chrono::NaiveDate;
use serde_json::Value;

use crate::clock::{self, Timestamp};
use crate::error::{Error, InputFault, Result};
use crate::store::Image;

/// Ends of the names of columns that hold a day or an instant.
const ENDINGS: [&str; 3] = ["_on", "_at", "_until"];

/// Refuses the first day of another age that an act states. One that was there before and stays is nobody's statement of today.
///
/// # Errors
/// [`Error::InvalidInput`] `range`, at the name of the column.
pub fn check(images: &[Image]) -> Result<()> {
    let stated = images.iter().flat_map(|image| {
        let after = image.after.as_ref().and_then(Value::as_object);
        let before = image.before.as_ref();
        let is_new = move |name: &str, value: &Value| before.and_then(|row| row.get(name)) != Some(value);
        after
            .into_iter()
            .flatten()
            .filter(move |(name, value)| is_new(name, value))
    });
    for (name, value) in stated {
        let is_date = ENDINGS.iter().any(|ending| name.ends_with(ending));
        if is_date && value.as_str().is_some_and(is_of_another_age) {
            return Err(Error::invalid(name, InputFault::Range));
        }
    }
    Ok(())
}

/// A time of day is no day.
fn is_of_another_age(text: &str) -> bool {
    match (text.parse::<NaiveDate>(), text.parse::<Timestamp>()) {
        (Ok(day), _) => !clock::is_plausible_day(day),
        (_, Ok(at)) => !clock::is_plausible(at),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn image(before: Option<Value>, after: Option<Value>) -> Image {
        Image {
            table: "session".into(),
            key: "1".into(),
            before,
            after,
        }
    }

    #[test]
    fn a_day_of_another_age_is_refused_at_its_column() {
        for wrong in [
            "0026-05-13",
            "1989-12-31",
            "2101-01-01",
            "0026-05-13T08:00:00.000Z",
            "1989-12-31T22:59:59.000Z",
        ] {
            let refused = check(&[image(None, Some(json!({ "place": wrong, "held_on": wrong })))]).unwrap_err();
            assert_eq!(refused.field(), Some("held_on"), "{wrong}");
        }
        for right in [
            "1990-01-01",
            "2100-12-31",
            "1989-12-31T23:00:00.000Z",
            "09:30",
            "somewhere",
        ] {
            let row = json!({ "held_on": right, "place": "0026-05-13", "starts_at": "09:30", "next_on": null });
            assert!(check(&[image(None, Some(row))]).is_ok(), "{right}");
        }
    }

    #[test]
    fn what_was_there_before_may_stay_and_go() {
        let old = json!({ "held_on": "0026-05-13", "place": "" });
        let mended = json!({ "held_on": "0026-05-13", "place": "Béthune" });
        assert!(check(&[image(Some(old.clone()), Some(mended))]).is_ok());
        assert!(check(&[image(Some(old), None)]).is_ok());
    }
}
