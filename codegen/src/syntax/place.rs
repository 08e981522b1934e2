//! Values with positions: `At` for one value, `Entries` for a mapping in the order of the file, `One` for a mapping
//! with a single entry. All types of the language use these.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};
use std::{borrow::Cow, fmt, marker::PhantomData};

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let spanned = serde_saphyr::Spanned::<T>::deserialize(d)?;
        let (line, column) = (spanned.referenced.line() as usize, spanned.referenced.column() as usize);
        Ok(At { value: spanned.value, line, column })
    }
}

impl<T: JsonSchema> JsonSchema for At<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

/// A mapping in the order of the file.
#[derive(Debug, Clone)]
pub struct Entries<T>(pub Vec<(At<String>, At<T>)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Entries(Vec::new())
    }
}

impl<T> Entries<T> {
    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&At<T>> {
        self.0.iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Visit<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Visit<T> {
            type Value = Entries<T>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a mapping")
            }
            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(key) = map.next_key()? {
                    entries.push((key, map.next_value()?));
                }
                Ok(Entries(entries))
            }
        }
        d.deserialize_map(Visit(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("EntriesOf{}", T::schema_name()).into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let of = generator.subschema_for::<T>();
        schemars::json_schema!({"type": "object", "additionalProperties": of})
    }
}

/// A mapping with exactly one entry, such as `{ name: how }`.
#[derive(Debug, Clone)]
pub struct One<T> {
    /// The key.
    pub key: At<String>,
    /// Its value.
    pub value: At<T>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for One<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let mut entries = Entries::<T>::deserialize(d)?.0;
        match (entries.pop(), entries.is_empty()) {
            (Some((key, value)), true) => Ok(One { key, value }),
            _ => Err(de::Error::custom("exactly one entry is expected")),
        }
    }
}

impl<T: JsonSchema> JsonSchema for One<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("OneOf{}", T::schema_name()).into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let of = generator.subschema_for::<T>();
        schemars::json_schema!({"type": "object", "additionalProperties": of, "minProperties": 1, "maxProperties": 1})
    }
}
