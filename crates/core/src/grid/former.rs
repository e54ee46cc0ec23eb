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
        let mut grid = Value::deserialize(deserializer)?;
        let per_point = grid["scale"]["steps_per_point"].as_i64();
        for criterion in grid["criteria"].as_array_mut().into_iter().flatten() {
            if let Some(floor) = criterion.get_mut("floor")
                && let Some((steps, per_point)) = floor.as_i64().zip(per_point)
            {
                *floor = in_points(steps, per_point).map_or(Value::Null, |score| score.to_string().into());
            }
        }
        Self::deserialize(grid).map_err(D::Error::custom)
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
            let grid: Grid = serde_json::from_value(json!({ "criteria": [criterion], "scale": scale })).unwrap();
            grid.criteria[0].floor.map(|floor| floor.to_string())
        };
        assert_eq!(read(json!(6)).as_deref(), Some("3"));
        assert_eq!(read(json!(5)).as_deref(), Some("2.5"));
        assert_eq!(read(json!("4.3")).as_deref(), Some("4.3"));
        assert_eq!(read(Value::Null), None);
    }

    #[test]
    fn a_grid_survives_its_text() {
        let grid = crate::grid::scoring::tests::grid(&[60, 40]);
        let text = serde_json::to_string(&grid).unwrap();
        assert_eq!(serde_json::from_str::<Grid>(&text).unwrap(), grid);
    }
}
