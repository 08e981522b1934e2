//! One table as a Parquet file in the layout that the ONE client reads (its module one.alf.cache): types, pandas' own
//! notes on index and categories, and what the table says of itself. `tables` fills it, a batch of rows at a time.
//!
//! Categories are encoded here: the library's writer lists the values of a dictionary in the order in which rows have
//! them, and without those that no row has. Readers take that list for the categories and their order.

use super::About;
use arrow_array::{Array, ArrayRef, Int8Array};
use arrow_schema::{DataType, Field, Schema};
use bytes::Bytes;
use parquet::{
    arrow::{
        ArrowWriter,
        arrow_writer::{ArrowRowGroupWriterFactory, compute_leaves},
    },
    basic::{Compression, Encoding},
    column::{
        page::{CompressedPage, Page, PageWriter},
        writer::ColumnCloseResult,
    },
    errors::ParquetError,
    file::{
        metadata::{ColumnChunkMetaData, KeyValue},
        properties::{EnabledStatistics, WriterProperties},
        writer::{SerializedFileWriter, SerializedPageWriter, TrackedWrite},
    },
    schema::types::ColumnDescPtr,
};
use serde_json::{Value as Json, json};
use std::{collections::HashMap, fs::File, path::Path, sync::Arc};

/// What a table's columns are, and which of them are its index.
pub struct Layout {
    /// Columns in order. One whose type is a dictionary is an ordered category.
    pub fields: Vec<Field>,
    /// Names of the index's columns.
    pub index: &'static [&'static str],
    /// Names of the categories of all ordered columns, in order.
    pub categories: &'static [&'static str],
}

/// The field of an ordered category.
pub fn category(name: &str) -> Field {
    let codes = DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8));
    #[allow(deprecated, reason = "the order is kept in the schema only by this; the client compares by it")]
    Field::new_dict(name, codes, false, 0, true)
}

/// A Parquet file being written.
pub struct Table {
    file: SerializedFileWriter<File>,
    columns: ArrowRowGroupWriterFactory,
    path: String,
    schema: Arc<Schema>,
    categories: &'static [&'static str],
    groups: usize,
    /// Rows written so far.
    pub rows: u64,
}

impl Table {
    /// Makes the file.
    ///
    /// # Errors
    /// It can't be written.
    pub fn new(path: &Path, layout: Layout, about: &About) -> Result<Table, String> {
        let told = Json::Object(about.json()).to_string();
        let metadata =
            HashMap::from([("one_metadata".to_owned(), told), ("pandas".to_owned(), pandas(&layout).to_string())]);
        // As notes of the schema and of the file: pyarrow reads the first, other readers the second.
        let notes = metadata.iter().map(|(name, text)| KeyValue::new(name.clone(), text.clone())).collect();
        let schema = Arc::new(Schema::new(layout.fields).with_metadata(metadata));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            // Categories have no index of their pages.
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_offset_index_disabled(true)
            .set_key_value_metadata(Some(notes))
            .build();
        let text = path.display().to_string();
        let wrong = |error: &dyn std::fmt::Display| format!("{text} can't be written: {error}.");
        let file = File::create(path).map_err(|error| wrong(&error))?;
        let writer = ArrowWriter::try_new(file, schema.clone(), Some(properties)).map_err(|error| wrong(&error))?;
        let (file, columns) = writer.into_serialized_writer().map_err(|error| wrong(&error))?;
        Ok(Table { file, columns, path: text, schema, categories: layout.categories, groups: 0, rows: 0 })
    }

    /// Writes rows, as a group of their own, so that they leave memory. A category is given by the places of its values
    /// (`Int8Array`).
    ///
    /// # Errors
    /// The file can't be written.
    pub fn write(&mut self, columns: &[ArrayRef]) -> Result<(), String> {
        self.write_group(columns).map_err(|error| format!("{} can't be written: {error}.", self.path))
    }

    fn write_group(&mut self, columns: &[ArrayRef]) -> Result<(), ParquetError> {
        let writers = self.columns.create_column_writers(self.groups)?;
        let schema = self.file.schema_descr().clone();
        let mut group = self.file.next_row_group()?;
        for (place, ((field, column), mut writer)) in self.schema.fields().iter().zip(columns).zip(writers).enumerate()
        {
            if let (DataType::Dictionary(..), Some(codes)) = (field.data_type(), column.as_any().downcast_ref()) {
                let (chunk, close) = categories(schema.column(place), self.categories, codes)?;
                group.append_column(&chunk, close)?;
            } else {
                for leaf in compute_leaves(field, column)? {
                    writer.write(&leaf)?;
                }
                writer.close()?.append_to_row_group(&mut group)?;
            }
        }
        group.close()?;
        self.groups += 1;
        self.rows += columns.first().map_or(0, |column| column.len()) as u64;
        Ok(())
    }

    /// Ends the file, and returns the number of its rows.
    ///
    /// # Errors
    /// The file can't be written.
    pub fn close(self) -> Result<u64, String> {
        self.file.close().map_err(|error| format!("{} can't be written: {error}.", self.path))?;
        Ok(self.rows)
    }
}

/// A category's column of a group: a page with all its values in order, and one with their places in the rows.
fn categories(
    column: ColumnDescPtr,
    names: &[&str],
    codes: &Int8Array,
) -> Result<(Bytes, ColumnCloseResult), ParquetError> {
    let rows = codes.len();
    let count = |count: usize| u32::try_from(count).map_err(|_| ParquetError::General("too many rows".into()));
    let mut values = Vec::new();
    for name in names {
        values.extend(count(name.len())?.to_le_bytes());
        values.extend(name.as_bytes());
    }
    // Places have as many bits as the last one needs; each run of one place is its length, doubled, and the place.
    let bits = usize::BITS - names.len().saturating_sub(1).leading_zeros();
    let mut places = vec![bits as u8];
    for run in codes.values().chunk_by(|a, b| a == b) {
        let mut length = (run.len() as u64) << 1;
        while length > 0x7f {
            places.push(length as u8 | 0x80);
            length >>= 7;
        }
        places.push(length as u8);
        places.extend(run.first().map(|place| *place as u8));
    }
    let dictionary = Page::DictionaryPage {
        num_values: count(names.len())?,
        encoding: Encoding::PLAIN,
        is_sorted: false,
        buf: values.into(),
    };
    let data = Page::DataPage {
        num_values: count(rows)?,
        encoding: Encoding::RLE_DICTIONARY,
        def_level_encoding: Encoding::RLE,
        rep_level_encoding: Encoding::RLE,
        statistics: None,
        buf: places.into(),
    };
    let mut chunk = TrackedWrite::new(Vec::new());
    let mut pages = SerializedPageWriter::new(&mut chunk);
    let mut write = |page: Page| {
        let size = page.buffer().len();
        pages.write_page(CompressedPage::new(page, size))
    };
    let (dictionary, data) = (write(dictionary)?, write(data)?);
    pages.close()?;
    let chunk = chunk.into_inner()?;
    let size = chunk.len() as i64;
    let metadata = ColumnChunkMetaData::builder(column)
        .set_compression(Compression::UNCOMPRESSED)
        .set_encodings(vec![Encoding::PLAIN, Encoding::RLE, Encoding::RLE_DICTIONARY])
        .set_total_compressed_size(size)
        .set_total_uncompressed_size(size)
        .set_num_values(rows as i64)
        .set_dictionary_page_offset(Some(dictionary.offset as i64))
        .set_data_page_offset(data.offset as i64)
        .build()?;
    let close = ColumnCloseResult {
        bytes_written: chunk.len() as u64,
        rows_written: rows as u64,
        metadata,
        bloom_filter: None,
        column_index: None,
        offset_index: None,
    };
    Ok((chunk.into(), close))
}

/// What pandas notes of a table: which columns are its index, and their types in memory.
fn pandas(layout: &Layout) -> Json {
    let column = |field: &Field| {
        let (kind, held, more) = match field.data_type() {
            DataType::Date32 => ("date", "object", Json::Null),
            DataType::UInt16 => ("uint16", "uint16", Json::Null),
            DataType::UInt64 => ("uint64", "UInt64", Json::Null),
            DataType::Boolean => ("bool", "bool", Json::Null),
            DataType::Dictionary(..) => {
                ("categorical", "int8", json!({"num_categories": layout.categories.len(), "ordered": true}))
            }
            _ => ("unicode", "object", Json::Null),
        };
        let name = field.name();
        json!({"name": name, "field_name": name, "pandas_type": kind, "numpy_type": held, "metadata": more})
    };
    json!({
        "index_columns": layout.index,
        "column_indexes": [{"name": null, "field_name": null, "pandas_type": "unicode", "numpy_type": "object", "metadata": {"encoding": "UTF-8"}}],
        "columns": layout.fields.iter().map(column).collect::<Vec<_>>(),
        "creator": {"library": "specimen", "version": env!("CARGO_PKG_VERSION")},
        "pandas_version": "2.0.0",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::StringArray;
    use parquet::file::{reader::FileReader, serialized_reader::SerializedFileReader};

    const NAMES: &[&str] = &["NOT_SET", "PASS", "WARNING", "FAIL", "CRITICAL"];

    fn about() -> About {
        About { created: "2026-01-01 00:00".into(), origin: "test".into(), tag: None }
    }

    fn pages(path: &Path, group: usize, column: usize) -> Vec<Page> {
        let file = SerializedFileReader::new(File::open(path).expect("it is there")).expect("it is Parquet");
        let group = file.get_row_group(group).expect("it is there");
        group.get_column_page_reader(column).expect("it has pages").collect::<Result<_, _>>().expect("they can be read")
    }

    #[test]
    fn a_category_has_all_its_values_in_order_whatever_the_rows() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.pqt");
        let fields = vec![Field::new("id", DataType::Utf8, false), category("qc")];
        let mut table =
            Table::new(&path, Layout { fields, index: &["id"], categories: NAMES }, &about()).expect("made");
        // The second group has but one of the values; the first has a run whose length takes two bytes.
        for codes in [[4_i8; 200].iter().chain(&[3, 0, 0]).copied().collect::<Vec<_>>(), vec![1]] {
            let ids: ArrayRef = Arc::new(StringArray::from_iter_values(codes.iter().map(ToString::to_string)));
            table.write(&[ids, Arc::new(Int8Array::from(codes))]).expect("written");
        }
        assert_eq!(table.close().expect("closed"), 204);
        let wanted: Vec<u8> = NAMES.iter().flat_map(|n| [&[n.len() as u8, 0, 0, 0], n.as_bytes()].concat()).collect();
        for (group, places) in [(0, vec![3, 0x90, 3, 4, 2, 3, 4, 0]), (1, vec![3, 2, 1])] {
            let pages = pages(&path, group, 1);
            assert_eq!(pages.len(), 2);
            assert_eq!((pages[0].buffer().as_ref(), pages[0].num_values()), (wanted.as_slice(), 5));
            assert_eq!(pages[1].buffer().as_ref(), places.as_slice());
        }
    }
}
