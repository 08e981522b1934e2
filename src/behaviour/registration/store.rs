//! Stores one file: finds or creates its dataset, and its records in the chosen repositories.

use super::{
    Repository,
    alf::{self, AlfPath, FileType},
    inputs::FileInput,
    owner::detail,
};
use crate::{
    behaviour::{
        dataset::{Owner, take_default},
        protection,
    },
    generated::data::{
        data_format::entity as data_format, dataset, dataset_type::entity as dataset_type, file_record, revision,
    },
};
use fancy_regex::Regex;
use specimen::{
    error::RequestError,
    hooks::{Draft, WriteContext},
    query::render::RowView,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Value},
    sql,
    store::sql::any,
    uuid::Uuid,
    write,
};
use std::sync::LazyLock;

/// What all files of a registration share.
pub struct Registration<'a> {
    pub context: &'a WriteContext<'a>,
    pub owner: Owner,
    /// Who made the files.
    pub user: Uuid,
    /// Whether the datasets to use so far are none any more.
    pub replaces: bool,
    /// Whether these become the datasets to use.
    pub default: bool,
    /// Where records are made.
    pub repositories: Vec<Repository>,
    /// Where the files are now.
    pub exists_on: Vec<Uuid>,
    pub types: Vec<(Uuid, FileType)>,
    /// Key, name and extension.
    pub formats: Vec<(Uuid, String, String)>,
}

/// All dataset types.
///
/// # Errors
/// Database errors.
pub async fn types(context: &WriteContext<'_>) -> Result<Vec<(Uuid, FileType)>, RequestError> {
    let types = dataset_type::Entity::find().order_by_asc(dataset_type::Column::Name).all(context.transaction).await?;
    let of = |row: dataset_type::Model| {
        (row.id, FileType { name: row.name, pattern: row.filename_pattern.unwrap_or_default() })
    };
    Ok(types.into_iter().map(of).collect())
}

/// All data formats.
///
/// # Errors
/// Database errors.
pub async fn formats(context: &WriteContext<'_>) -> Result<Vec<(Uuid, String, String)>, RequestError> {
    let formats = data_format::Entity::find().order_by_asc(data_format::Column::Name).all(context.transaction).await?;
    Ok(formats.into_iter().map(|row| (row.id, row.name, row.file_extension)).collect())
}

impl Registration<'_> {
    /// Registers a file and returns its dataset.
    ///
    /// # Errors
    /// 400 for what the file can't be, 403 for a protected dataset.
    pub async fn register(&self, place: &AlfPath, file: &FileInput) -> Result<Uuid, RequestError> {
        let revision = match &place.revision {
            Some(name) => Some(self.revision(name).await?),
            None => None,
        };
        let (of_type, format) = (self.type_of(&place.name)?, self.format_of(&place.name)?);
        let path = place.relative_path();
        let mut known = self.known(place, of_type, format, revision).await?;
        let id = match known.as_slice() {
            [] => None,
            [one] => Some(*one),
            several => {
                let ids: Vec<String> = several.iter().map(Uuid::to_string).collect();
                return Err(detail(format!("{} datasets are \"{path}\": {}", ids.len(), ids.join(", "))));
            }
        };
        let qc =
            file.qc.as_ref().map_err(|given| detail(format!("Invalid QC value \"{given}\" for dataset \"{path}\"")))?;
        if let Some(id) = id
            && !protection::tags_of_dataset(self.context, id).await?.is_empty()
        {
            return Err(RequestError::Detail(403, format!("Dataset {id} is protected, cannot patch")));
        }
        self.check_columns(place, file, &path)?;
        if self.replaces {
            take_default(self.context, self.owner, &place.collection, &place.name).await?;
        }
        let (id, patched) = match id {
            Some(id) => (id, self.change(id, file, *qc).await?),
            None => {
                known.clear();
                (self.make(place, file, *qc, (of_type, format, revision)).await?, true)
            }
        };
        self.records(id, &path, patched).await?;
        Ok(id)
    }

    async fn revision(&self, name: &str) -> Result<Uuid, RequestError> {
        if name.chars().count() > 255 {
            return Err(detail(format!("Invalid revision \"{name}\": at most 255 characters")));
        }
        // A concurrent request may create it first; the result is the same.
        write::insert_missing(self.context, &revision::RESOURCE, &[("name", name.into())]).await?;
        let named = revision::entity::Entity::find().filter(revision::entity::Column::Name.eq(name));
        let revision = named.one(self.context.transaction).await?;
        revision.map(|revision| revision.id).ok_or_else(|| RequestError::no_row("Revision"))
    }

    fn type_of(&self, name: &str) -> Result<Uuid, RequestError> {
        let fitting: Vec<&(Uuid, FileType)> = self.types.iter().filter(|(_, of)| of.fits(name)).collect();
        match fitting.as_slice() {
            [(id, _)] => Ok(*id),
            [] => Err(detail(format!("No dataset type found for filename \"{name}\""))),
            several => {
                let names: Vec<&str> = several.iter().map(|(_, of)| of.name.as_str()).collect();
                let text =
                    format!("Multiple matching dataset types found for filename \"{name}\": {}", names.join(", "));
                Err(detail(text))
            }
        }
    }

    fn format_of(&self, name: &str) -> Result<Uuid, RequestError> {
        let extension = alf::extension(name);
        let fitting: Vec<_> = self.formats.iter().filter(|(_, _, of)| of == extension).collect();
        match fitting.as_slice() {
            [(id, ..)] => Ok(*id),
            [] => Err(detail(format!("No data format found for extension \"{extension}\" of \"{name}\""))),
            several => {
                let names: Vec<&str> = several.iter().map(|(_, name, _)| name.as_str()).collect();
                Err(detail(format!("Several data formats have the extension \"{extension}\": {}", names.join(", "))))
            }
        }
    }

    /// Datasets that are this file already.
    async fn known(
        &self,
        place: &AlfPath,
        of_type: Uuid,
        format: Uuid,
        revision: Option<Uuid>,
    ) -> Result<Vec<Uuid>, RequestError> {
        let sql = sql!(
            self.context,
            "select d.id from data_dataset d where {owner} and d.collection = {collection} and d.name = {name} \
             and d.dataset_type_id = {of_type} and d.data_format_id = {format} and d.revision_id ",
            owner = self.owner,
            collection = place.collection.as_str(),
            name = place.name.as_str(),
            of_type,
            format
        );
        let sql = match revision {
            Some(revision) => sql!(sql, "= {revision} order by d.id", revision),
            None => sql!(sql, "is null order by d.id"),
        };
        let rows = self.context.fetch(sql).await?;
        Ok(rows.iter().filter_map(|row| RowView::new(row).uuid(0)).collect())
    }

    /// Refuses what the columns can't hold.
    fn check_columns(&self, place: &AlfPath, file: &FileInput, path: &str) -> Result<(), RequestError> {
        let texts = [
            ("name", 255, Some(&place.name)),
            ("hash", 64, file.hash.as_ref()),
            ("version", 64, file.version.as_ref()),
            ("collection", 255, Some(&place.collection)),
        ];
        let long = texts.into_iter().filter_map(|(field, most, text)| {
            let length = text?.chars().count();
            let said = format!("'{field}': ['Ensure this value has at most {most} characters (it has {length}).']");
            (length > most).then_some(said)
        });
        match long.collect::<Vec<_>>() {
            long if long.is_empty() => Ok(()),
            long => Err(detail(format!("Invalid dataset \"{path}\": {{{}}}", long.join(", ")))),
        }
    }

    async fn make(
        &self,
        place: &AlfPath,
        file: &FileInput,
        qc: i32,
        (of_type, format, revision): (Uuid, Uuid, Option<Uuid>),
    ) -> Result<Uuid, RequestError> {
        let mut values: Vec<(&str, Value)> = vec![
            ("name", place.name.as_str().into()),
            ("collection", place.collection.as_str().into()),
            ("dataset_type", of_type.into()),
            ("data_format", format.into()),
            ("revision", revision.into()),
            ("default_dataset", self.default.into()),
            ("qc", qc.into()),
            ("created_by", self.user.into()),
            ("file_size", file.size.into()),
            ("hash", file.hash.clone().unwrap_or_default().into()),
            ("version", file.version.clone().unwrap_or_default().into()),
        ];
        match self.owner {
            Owner::Session(session) => values.push(("session", session.into())),
            Owner::Record(kind, id) => values.extend([("content_type", kind.into()), ("object_id", id.into())]),
        }
        let draft = write::insert_new(self.context, &dataset::RESOURCE, &values).await?;
        match write::columns::key(&draft) {
            Value::Uuid(Some(id)) => Ok(id),
            _ => Err(RequestError::no_row("Dataset")),
        }
    }

    /// Changes a dataset that is known; whether its content is another one now.
    async fn change(&self, id: Uuid, file: &FileInput, qc: i32) -> Result<bool, RequestError> {
        let resource = &dataset::RESOURCE;
        let Some(mut draft) = write::load(self.context, resource, &id.into()).await? else {
            return Err(RequestError::no_row("Dataset"));
        };
        let stored = resource.column("hash").and_then(|column| specimen::typed::text(&draft.row[column]));
        let same = file.hash.is_some() && stored == file.hash;
        let mut set = |field: &str, value: Value| set(&mut draft, field, value);
        set("default_dataset", self.default.into());
        set("qc", qc.into());
        set("created_by", self.user.into());
        if let Some(version) = &file.version {
            set("version", version.as_str().into());
        }
        if let Some(size) = file.size {
            set("file_size", size.into());
        }
        if let Some(hash) = &file.hash {
            set("hash", hash.as_str().into());
        }
        write::save::save(self.context, &mut draft).await?;
        Ok(!same)
    }

    /// The dataset's records in the chosen repositories.
    async fn records(&self, dataset: Uuid, path: &str, patched: bool) -> Result<(), RequestError> {
        let resource = &file_record::RESOURCE;
        let sql = sql!(
            self.context,
            "select f.id, f.dataset_id, f.data_repository_id from data_filerecord f \
             where f.relative_path = {path} and f.data_repository_id {repositories}",
            path,
            repositories = any(self.repositories.iter().map(|repository| repository.id))
        );
        let rows = self.context.fetch(sql).await?;
        let known: Vec<(Uuid, Uuid, Uuid)> =
            rows.iter().map(RowView::new).filter_map(|row| Some((row.uuid(0)?, row.uuid(1)?, row.uuid(2)?))).collect();
        for repository in &self.repositories {
            let exists = self.exists_on.contains(&repository.id);
            match known.iter().find(|(_, _, on)| *on == repository.id) {
                Some((_, other, _)) if *other != dataset => {
                    return Err(detail(format!(
                        "A file record for \"{path}\" already exists on repository \"{}\" for a different dataset.",
                        repository.name
                    )));
                }
                Some((id, ..)) if patched => {
                    if let Some(mut draft) = write::load(self.context, resource, &(*id).into()).await? {
                        set(&mut draft, "exists", exists.into());
                        set(&mut draft, "json", Value::Json(None));
                        write::save::save(self.context, &mut draft).await?;
                    }
                }
                Some(_) => {}
                None => {
                    if path.chars().count() > 1000 || !PATH.is_match(path).unwrap_or_default() {
                        let text = format!("Invalid file record \"{path}\": {{'relative_path': ['Invalid path']}}");
                        return Err(detail(text));
                    }
                    let values: [(&str, Value); 4] = [
                        ("dataset", dataset.into()),
                        ("data_repository", repository.id.into()),
                        ("relative_path", path.into()),
                        ("exists", exists.into()),
                    ];
                    write::insert_new(self.context, resource, &values).await?;
                }
            }
        }
        Ok(())
    }
}

/// What the path of a file record looks like, as its resource says.
static PATH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[a-zA-Z0-9_][^\\:]+$").expect("the expression is a constant"));

fn set(draft: &mut Draft, field: &str, value: Value) {
    if let Some(column) = draft.resource.column(field) {
        draft.row[column] = value;
    }
}
