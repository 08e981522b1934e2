//! Stores files: finds or creates their datasets, and their records in the chosen repositories.

use super::{
    Repository,
    alf::{self, AlfPath, FileType},
    inputs::FileInput,
    owner::detail,
};
use crate::{
    behaviour::{
        dataset::Owner,
        dataset_saved::{ALONE, take_defaults},
    },
    generated::data::{dataset, file_record, revision},
};
use fancy_regex::Regex;
use specimen::{
    error::RequestError,
    hooks::{Draft, WriteContext},
    query::render::RowView,
    sea_orm::Value,
    sql,
    store::sql::any,
    uuid::Uuid,
    write,
};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::LazyLock,
};

/// A data format: key, name and extension.
pub type Format = (Uuid, String, String);

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
    pub formats: Vec<Format>,
}

/// All dataset types, and all data formats, by name.
///
/// # Errors
/// Database errors.
pub async fn types_and_formats(
    context: &WriteContext<'_>,
) -> Result<(Vec<(Uuid, FileType)>, Vec<Format>), RequestError> {
    let all = sql!(
        context,
        "select 0, t.id, t.name, t.filename_pattern from data_datasettype t \
         union all select 1, f.id, f.name, f.file_extension from data_dataformat f order by 1, 3"
    );
    let (mut types, mut formats) = (Vec::new(), Vec::new());
    for row in context.fetch(all).await?.iter().map(RowView::new) {
        let (Some(id), Some(name)) = (row.uuid(1), row.text(2)) else { continue };
        let text = row.text(3).unwrap_or_default();
        match row.integer(0) {
            Some(0) => types.push((id, FileType { name, pattern: text })),
            _ => formats.push((id, name, text)),
        }
    }
    Ok((types, formats))
}

/// A file of which everything is known that doesn't depend on others.
struct Checked<'f> {
    place: &'f AlfPath,
    file: &'f FileInput,
    path: String,
    of_type: Uuid,
    format: Uuid,
}

/// A dataset with the name of a file.
struct Stored {
    id: Uuid,
    /// Collection and name.
    name: (String, String),
    of_type: Option<Uuid>,
    format: Option<Uuid>,
    revision: Option<Uuid>,
    default: bool,
    protected: bool,
}

/// A file record: key, path, dataset, repository.
type Record = (Uuid, String, Uuid, Uuid);

impl Registration<'_> {
    /// Registers files and returns their datasets. Files are stored together as far as none of them has the collection and
    /// name of one before: that one is found stored then.
    ///
    /// # Errors
    /// 400 for what a file can't be, 403 for a protected dataset; the first file that is refused decides.
    pub async fn register(&self, places: &[AlfPath], files: &[FileInput]) -> Result<Vec<Uuid>, RequestError> {
        // The future of a registration is large: it stays on the heap, not in those of its callers.
        let registering = Box::pin(async {
            let mut datasets = Vec::with_capacity(places.len());
            while datasets.len() < places.len() {
                let rest = &places[datasets.len()..];
                let mut names = HashSet::new();
                let alone = rest.iter().take_while(|place| names.insert((&place.collection, &place.name)));
                let some = alone.count();
                let files = &files[datasets.len()..][..some];
                datasets.extend(self.register_part(&rest[..some], files).await?);
            }
            Ok(datasets)
        });
        write::together(self.context, registering).await
    }

    async fn register_part(&self, places: &[AlfPath], files: &[FileInput]) -> Result<Vec<Uuid>, RequestError> {
        // What is wrong with a file is told only if nothing is wrong with those before it.
        let (mut checked, mut refused) = (Vec::with_capacity(places.len()), None);
        for (place, file) in places.iter().zip(files) {
            match self.check(place, file) {
                Ok(file) => checked.push(file),
                Err(error) => {
                    refused = Some(error);
                    break;
                }
            }
        }
        let revisions = self.revisions(&checked).await?;
        let stored = self.stored(&checked).await?;
        let records = self.stored_records(&checked).await?;
        let mut targets = Vec::with_capacity(checked.len());
        for file in &checked {
            let revision = file.place.revision.as_ref().and_then(|name| revisions.get(name)).copied();
            let known = self.known(file, revision, &stored)?;
            self.check_records(file, known, &records)?;
            targets.push((revision, known));
        }
        if let Some(refused) = refused {
            return Err(refused);
        }
        if self.replaces {
            let names = stored.iter().filter(|stored| stored.default).map(|stored| &stored.name);
            let given: HashSet<_> = checked.iter().map(|file| (&file.place.collection, &file.place.name)).collect();
            let names = names.filter(|(collection, name)| given.contains(&(collection, name)));
            let names: Vec<_> = names.map(|name| (self.owner, name.clone())).collect();
            if !names.is_empty() {
                take_defaults(self.context, names).await?;
            }
        }
        self.store(&checked, &targets, &records).await
    }

    /// Refuses what a file can't be by itself.
    fn check<'f>(&self, place: &'f AlfPath, file: &'f FileInput) -> Result<Checked<'f>, RequestError> {
        if let Some(name) = &place.revision
            && name.chars().count() > 255
        {
            return Err(detail(format!("Invalid revision \"{name}\": at most 255 characters")));
        }
        let (of_type, format) = (self.type_of(&place.name)?, self.format_of(&place.name)?);
        Ok(Checked { place, file, path: place.relative_path(), of_type, format })
    }

    /// The keys of the files' revisions by name. Those that aren't there are made.
    async fn revisions(&self, files: &[Checked<'_>]) -> Result<HashMap<String, Uuid>, RequestError> {
        let names: BTreeSet<&str> = files.iter().filter_map(|file| file.place.revision.as_deref()).collect();
        let mut found = HashMap::new();
        for made in [false, true] {
            if names.is_empty() || found.len() == names.len() {
                break;
            }
            if made {
                for name in names.iter().filter(|name| !found.contains_key(**name)) {
                    // A concurrent request may create it first; the result is the same.
                    write::insert_missing(self.context, &revision::RESOURCE, &[("name", (*name).into())]).await?;
                }
            }
            let named = any(names.iter().copied());
            let sql = sql!(self.context, "select r.name, r.id from data_revision r where r.name {named}", named);
            let rows = self.context.fetch(sql).await?;
            found = rows.iter().map(RowView::new).filter_map(|row| Some((row.text(0)?, row.uuid(1)?))).collect();
        }
        match found.len() == names.len() {
            true => Ok(found),
            false => Err(RequestError::no_row("Revision")),
        }
    }

    /// The owner's datasets with the names of some files.
    async fn stored(&self, files: &[Checked<'_>]) -> Result<Vec<Stored>, RequestError> {
        let sql = sql!(
            self.context,
            "select d.id, d.collection, d.name, d.dataset_type_id, d.data_format_id, d.revision_id, d.default_dataset, \
             exists (select 1 from data_dataset_tags j join data_tag g on g.id = j.tag_id \
             where j.dataset_id = d.id and g.protected = true) as protected \
             from data_dataset d where {owner} and d.name {names} order by d.id",
            owner = self.owner,
            names = any(files.iter().map(|file| file.place.name.as_str()))
        );
        let rows = self.context.fetch(sql).await?;
        let stored = rows.iter().map(RowView::new).filter_map(|row| {
            Some(Stored {
                id: row.uuid(0)?,
                name: (row.text(1)?, row.text(2)?),
                of_type: row.uuid(3),
                format: row.uuid(4),
                revision: row.uuid(5),
                default: row.boolean(6).unwrap_or_default(),
                protected: row.boolean(7).unwrap_or_default(),
            })
        });
        Ok(stored.collect())
    }

    /// The records in the chosen repositories with the paths of some files.
    async fn stored_records(&self, files: &[Checked<'_>]) -> Result<Vec<Record>, RequestError> {
        let sql = sql!(
            self.context,
            "select f.id, f.relative_path, f.dataset_id, f.data_repository_id from data_filerecord f \
             where f.relative_path {paths} and f.data_repository_id {repositories}",
            paths = any(files.iter().map(|file| file.path.as_str())),
            repositories = any(self.repositories.iter().map(|repository| repository.id))
        );
        let rows = self.context.fetch(sql).await?;
        let record = |row: RowView<'_>| Some((row.uuid(0)?, row.text(1)?, row.uuid(2)?, row.uuid(3)?));
        Ok(rows.iter().map(RowView::new).filter_map(record).collect())
    }

    /// The dataset that is a file already, if there is one and it may be changed.
    fn known(
        &self,
        file: &Checked<'_>,
        revision: Option<Uuid>,
        stored: &[Stored],
    ) -> Result<Option<Uuid>, RequestError> {
        let (place, path) = (file.place, &file.path);
        let same = stored.iter().filter(|stored| {
            (&stored.name.0, &stored.name.1) == (&place.collection, &place.name)
                && (stored.of_type, stored.format) == (Some(file.of_type), Some(file.format))
                && stored.revision == revision
        });
        let known = match same.collect::<Vec<_>>().as_slice() {
            [] => None,
            [one] => Some(*one),
            several => {
                let ids: Vec<String> = several.iter().map(|one| one.id.to_string()).collect();
                return Err(detail(format!("{} datasets are \"{path}\": {}", ids.len(), ids.join(", "))));
            }
        };
        self.qc(file)?;
        if let Some(Stored { id, protected: true, .. }) = known {
            return Err(RequestError::Detail(403, format!("Dataset {id} is protected, cannot patch")));
        }
        check_columns(place, file.file, path)?;
        Ok(known.map(|known| known.id))
    }

    fn qc(&self, file: &Checked<'_>) -> Result<i32, RequestError> {
        let invalid = |given| detail(format!("Invalid QC value \"{given}\" for dataset \"{}\"", file.path));
        file.file.qc.as_ref().copied().map_err(invalid)
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

    /// Refuses a file of whose records one belongs to another dataset, or can't be.
    fn check_records(&self, file: &Checked<'_>, known: Option<Uuid>, records: &[Record]) -> Result<(), RequestError> {
        let path = &file.path;
        for repository in &self.repositories {
            match record_of(records, path, repository.id) {
                Some((.., dataset, _)) if Some(*dataset) != known => {
                    return Err(detail(format!(
                        "A file record for \"{path}\" already exists on repository \"{}\" for a different dataset.",
                        repository.name
                    )));
                }
                None if path.chars().count() > 1000 || !PATH.is_match(path).unwrap_or_default() => {
                    let text = format!("Invalid file record \"{path}\": {{'relative_path': ['Invalid path']}}");
                    return Err(detail(text));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Stores datasets and their records. `targets`: the revision of each file, and the dataset that it is already.
    async fn store(
        &self,
        files: &[Checked<'_>],
        targets: &[(Option<Uuid>, Option<Uuid>)],
        records: &[Record],
    ) -> Result<Vec<Uuid>, RequestError> {
        let (mut datasets, mut new) = (Vec::with_capacity(files.len()), Vec::new());
        for (file, (revision, known)) in files.iter().zip(targets) {
            datasets.push(match known {
                Some(id) => *id,
                None => {
                    let id = Uuid::new_v4();
                    new.push(self.new_dataset(id, file, *revision)?);
                    // The defaults of its name are cleared already.
                    self.context.is_first(ALONE, id);
                    id
                }
            });
        }
        write::insert_all(self.context, &dataset::RESOURCE, &new).await?;
        let by_id = files.iter().zip(&datasets).zip(targets).filter(|(_, (_, known))| known.is_some());
        let by_id: HashMap<Uuid, &Checked<'_>> = by_id.map(|((file, id), _)| (*id, file)).collect();
        let same_content = self.change(&by_id).await?;

        let (mut new, mut patched) = (Vec::new(), HashMap::new());
        for (file, id) in files.iter().zip(&datasets) {
            for repository in &self.repositories {
                let exists = self.exists_on.contains(&repository.id);
                match record_of(records, &file.path, repository.id) {
                    Some(_) if same_content.contains(id) => {}
                    Some((record, ..)) => {
                        patched.insert(*record, exists);
                    }
                    None => new.push(vec![
                        ("dataset", Value::from(*id)),
                        ("data_repository", repository.id.into()),
                        ("relative_path", file.path.as_str().into()),
                        ("exists", exists.into()),
                    ]),
                }
            }
        }
        write::insert_all(self.context, &file_record::RESOURCE, &new).await?;
        let keys: Vec<Value> = patched.keys().copied().map(Value::from).collect();
        let mut drafts = write::load_all(self.context, &file_record::RESOURCE, &keys).await?;
        for draft in &mut drafts {
            let exists = specimen::typed::uuid(&write::columns::key(draft)).and_then(|id| patched.get(&id));
            set(draft, "exists", exists.copied().into());
            set(draft, "json", Value::Json(None));
        }
        write::save_all(self.context, &mut drafts).await?;
        Ok(datasets)
    }

    fn new_dataset(
        &self,
        id: Uuid,
        file: &Checked<'_>,
        revision: Option<Uuid>,
    ) -> Result<Vec<(&'static str, Value)>, RequestError> {
        let (place, input) = (file.place, file.file);
        let mut values: Vec<(&str, Value)> = vec![
            ("id", id.into()),
            ("name", place.name.as_str().into()),
            ("collection", place.collection.as_str().into()),
            ("dataset_type", file.of_type.into()),
            ("data_format", file.format.into()),
            ("revision", revision.into()),
            ("default_dataset", self.default.into()),
            ("qc", self.qc(file)?.into()),
            ("created_by", self.user.into()),
            ("file_size", input.size.into()),
            ("hash", input.hash.clone().unwrap_or_default().into()),
            ("version", input.version.clone().unwrap_or_default().into()),
        ];
        match self.owner {
            Owner::Session(session) => values.push(("session", session.into())),
            Owner::Record(kind, id) => values.extend([("content_type", kind.into()), ("object_id", id.into())]),
        }
        Ok(values)
    }

    /// Changes datasets that are known; those whose content stays the same.
    async fn change(&self, files: &HashMap<Uuid, &Checked<'_>>) -> Result<HashSet<Uuid>, RequestError> {
        let resource = &dataset::RESOURCE;
        let keys: Vec<Value> = files.keys().copied().map(Value::from).collect();
        let mut drafts = write::load_all(self.context, resource, &keys).await?;
        let mut same = HashSet::new();
        for draft in &mut drafts {
            let Some((id, file)) =
                specimen::typed::uuid(&write::columns::key(draft)).and_then(|id| files.get_key_value(&id))
            else {
                continue;
            };
            let stored = resource.column("hash").and_then(|column| specimen::typed::text(&draft.row[column]));
            if file.file.hash.is_some() && stored == file.file.hash {
                same.insert(*id);
            }
            set(draft, "default_dataset", self.default.into());
            set(draft, "qc", self.qc(file)?.into());
            set(draft, "created_by", self.user.into());
            if let Some(version) = &file.file.version {
                set(draft, "version", version.as_str().into());
            }
            if let Some(size) = file.file.size {
                set(draft, "file_size", size.into());
            }
            if let Some(hash) = &file.file.hash {
                set(draft, "hash", hash.as_str().into());
            }
        }
        if drafts.len() < files.len() {
            return Err(RequestError::no_row("Dataset"));
        }
        write::save_all(self.context, &mut drafts).await?;
        Ok(same)
    }
}

fn record_of<'r>(records: &'r [Record], path: &str, repository: Uuid) -> Option<&'r Record> {
    records.iter().find(|(_, of, _, on)| of == path && *on == repository)
}

/// Refuses what the columns can't hold.
fn check_columns(place: &AlfPath, file: &FileInput, path: &str) -> Result<(), RequestError> {
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

/// What the path of a file record looks like, as its resource says.
static PATH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[a-zA-Z0-9_][^\\:]+$").expect("the expression is a constant"));

fn set(draft: &mut Draft, field: &str, value: Value) {
    if let Some(column) = draft.resource.column(field) {
        draft.row[column] = value;
    }
}
