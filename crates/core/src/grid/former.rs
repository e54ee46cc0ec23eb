//! Grids as they were first written, with floors in steps of the one scale: read as floors in points.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::exact::Exact;
use super::model::Grid;
use super::score::Score;

impl Serialize for Grid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Grid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

/// A grid as a workspace keeps it, in the form of then or of today. What people write is read in today's form alone: there a floor is a
/// text in points, and a bare number does not say of what.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Stored(pub Grid);

impl Serialize for Stored {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Grid::serialize(&self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for Stored {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut grid = Value::deserialize(deserializer)?;
        let per_point = grid["scale"]["steps_per_point"].as_i64();
        let criteria = grid.get_mut("criteria").and_then(Value::as_array_mut);
        for criterion in criteria.into_iter().flatten() {
            let floor = criterion.get_mut("floor");
            let former = floor.and_then(|floor| Some((floor.as_i64().zip(per_point)?, floor)));
            if let Some(((steps, per_point), floor)) = former {
                let points =
                    in_points(steps, per_point).ok_or_else(|| D::Error::custom("a floor between two decimals"))?;
                *floor = points.to_string().into();
            }
        }
        Ok(Self(Grid::deserialize(grid).map_err(D::Error::custom)?))
    }
}

/// So many steps as points, with no more decimals than it takes.
fn in_points(steps: i64, per_point: i64) -> Option<Score> {
    let exact = Exact::new(steps, per_point).ok()?;
    let rounded = (0..=Score::MAX_DECIMALS).map(|decimals| exact.round(decimals));
    rounded.flatten().find(|score| score.exact() == exact)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_floor_written_in_steps_is_the_same_floor_in_points() {
        let read = |floor: Value| {
            let criterion = json!({ "code": "C1", "label": { "fr": "C1", "en": "" }, "weight": 100, "floor": floor });
            let scale = json!({ "minimum": 0, "maximum": 10, "steps_per_point": 2 });
            let stored: Stored = serde_json::from_value(json!({ "criteria": [criterion], "scale": scale })).unwrap();
            stored.0.criteria[0].floor.map(|floor| floor.to_string())
        };
        assert_eq!(read(json!(6)).as_deref(), Some("3"));
        assert_eq!(read(json!(5)).as_deref(), Some("2.5"));
        assert_eq!(read(json!("4.3")).as_deref(), Some("4.3"));
        assert_eq!(read(Value::Null), None);
    }

    #[test]
    fn what_people_write_is_a_floor_in_points_or_is_refused() {
        let mut json = serde_json::to_value(crate::grid::scoring::tests::grid(&[60, 40])).unwrap();
        json["criteria"][0]["floor"] = "3".into();
        let grid: Grid = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(
            grid.criteria[0].floor.map(|floor| floor.to_string()).as_deref(),
            Some("3")
        );
        json["criteria"][0]["floor"] = 3.into();
        assert!(serde_json::from_value::<Grid>(json).is_err());
        for no_grid in ["[]", "3", "null", r#"{"criteria":{}}"#, r#"{"criteria":[[]]}"#] {
            assert!(serde_json::from_str::<Grid>(no_grid).is_err(), "{no_grid}");
            assert!(serde_json::from_str::<Stored>(no_grid).is_err(), "{no_grid}");
        }
    }

    #[test]
    fn a_grid_survives_its_text() {
        let grid = crate::grid::scoring::tests::grid(&[60, 40]);
        let text = serde_json::to_string(&grid).unwrap();
        assert_eq!(serde_json::from_str::<Grid>(&text).unwrap(), grid);
    }
}
