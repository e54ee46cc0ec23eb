//! The one byte form of JSON that is hashed and sent: keys in order, no blanks, whole numbers only.
//!
//! That of RFC 8785 for what this program writes: its keys are ASCII and its numbers are integers. See `docs/format-entries.md`.

use serde_json::Value;

use crate::error::{Error, Result};

/// The canonical form.
///
/// # Errors
/// [`Error::Internal`] for a number that is no integer: nothing of this program is a fraction, and decimals have many spellings.
pub fn canonical(value: &Value) -> Result<String> {
    let mut text = String::new();
    write(value, &mut text)?;
    Ok(text)
}

fn write(value: &Value, into: &mut String) -> Result<()> {
    match value {
        Value::Object(map) => {
            let mut fields: Vec<(&String, &Value)> = map.iter().collect();
            fields.sort_unstable_by_key(|(key, _)| *key);
            into.push('{');
            for (index, (key, value)) in fields.into_iter().enumerate() {
                if index > 0 {
                    into.push(',');
                }
                into.push_str(&Value::from(key.as_str()).to_string());
                into.push(':');
                write(value, into)?;
            }
            into.push('}');
        }
        Value::Array(items) => {
            into.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    into.push(',');
                }
                write(item, into)?;
            }
            into.push(']');
        }
        Value::Number(number) if number.is_f64() => {
            return Err(Error::internal(format!("{number} is no whole number")));
        }
        plain => into.push_str(&plain.to_string()),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_and_text_is_escaped_no_more_than_it_must_be() {
        let value = json!({"b": [1, null, true], "a": "é \"\u{1}\n", "à": -7});
        assert_eq!(
            canonical(&value).unwrap(),
            r#"{"a":"é \"\u0001\n","b":[1,null,true],"à":-7}"#
        );
        assert!(canonical(&json!(0.5)).is_err());
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_canonical_form_says_the_same_and_has_only_one_spelling(value in any_json()) {
            let text = canonical(&value).unwrap();
            let read: Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&read, &value);
            prop_assert_eq!(canonical(&read).unwrap(), text);
        }
    }
}
