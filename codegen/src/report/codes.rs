//! Every code that a fault can have, with a title and what to know about it. The reference pages are
//! made from this table, and the tests hold a faulty spec for each line.

/// One kind of fault.
#[derive(Debug, Clone, Copy)]
pub struct Code {
    /// `S` and three digits.
    pub code: &'static str,
    /// Short name.
    pub title: &'static str,
    /// The rule behind it, and what to do.
    pub about: &'static str,
}

const fn code(code: &'static str, title: &'static str, about: &'static str) -> Code {
    Code { code, title, about }
}

/// All codes: files 00x, api 01x, resources 02x, fields 03x to 04x, relations 05x to 06x, computed values
/// 07x, representations 08x, operations 09x, filters 10x, inputs 11x, behaviour 12x, nested lists 13x,
/// unions 14x, endpoints 15x, access 16x, migrations 17x.
pub const CODES: &[Code] = &[
    code(
        "S001",
        "not YAML",
        "The file can't be read as YAML. Texts that contain `: ` or ` #`, or begin with a sign that YAML uses itself, need quotes. Only the first such place of a file is reported, since what follows can't be told.",
    ),
    code(
        "S002",
        "unknown kind of file",
        "The first key says what a file declares: `api`, `resource`, `union` or `endpoint`.",
    ),
    code(
        "S003",
        "unknown key",
        "The language has no such key in this place. An editor that uses the spec's JSON Schema completes the known ones.",
    ),
    code("S004", "key given twice", "A mapping has each key once; the second would silently win."),
    code("S005", "missing key", "A key that can't be left out isn't there."),
    code(
        "S006",
        "wrong type",
        "A value is text where a list is needed, a number where text is needed, and so on. Numbers and truth values become text in quotes.",
    ),
    code(
        "S007",
        "no value",
        "A key stands without a value. What isn't wanted is left out altogether; a field that may be null says `nullable: true`.",
    ),
    code(
        "S008",
        "unusable name",
        "Resources are named like `WaterType`; fields, rules and parameters like `water_type`, since the names stand in code, SQL and query strings. Two underscores separate the parts of a lookup. Tables and columns have letters, digits and underscores, begin with a letter, and have at most 63 bytes; no table begins with `specimen_`, `sqlite_` or `pg_`.",
    ),
    code("S009", "no api file, or two", "A spec has exactly one file that begins with `api`."),
    code("S010", "not a rate", "A rate is a number of requests and a period, e.g. `550/minute`."),
    code("S011", "not a duration", "A duration is a number and a unit, e.g. `24h`; `\"0\"` is for ever."),
    code("S012", "unknown time zone", "Time zones are named as in the IANA database."),
    code("S013", "impossible page", "The usual page has at least one row and at most as many as the largest."),
    code(
        "S014",
        "half of the accounts",
        "Users and tokens are declared together, or not at all: then every operation is open.",
    ),
    code(
        "S015",
        "unfit field of accounts or kinds",
        "The fields that hold log-in names, password hashes, truth values, tokens and the names of kinds must have the types for it.",
    ),
    code("S020", "name used twice", "Resources and unions share one space of names."),
    code(
        "S021",
        "table used twice",
        "Each resource has a table of its own. Several names for one table are `also` labels.",
    ),
    code("S022", "label used twice", "A label, `app.model`, names one resource in fixtures and generic references."),
    code("S023", "not a label", "A label is an app and a model with a dot between."),
    code("S024", "unknown mixin", "`uses` names groups of fields under `mixins` of the `api` file."),
    code(
        "S025",
        "field declared twice",
        "A resource can't change the field of a mixin; fields of two mixins can't share a name.",
    ),
    code(
        "S026",
        "name with two meanings",
        "Fields, related lists and computed values of a resource share one space of names.",
    ),
    code("S027", "no primary key", "Exactly one field says `primary: true`."),
    code(
        "S028",
        "two primary keys",
        "Exactly one field says `primary: true`; columns that are unique together stand in `unique`.",
    ),
    code("S029", "column used twice", "Two fields can't be kept in one column."),
    code(
        "S030",
        "field without a type",
        "A field says what it holds by `type` or `choices`, or where it leads by `to`.",
    ),
    code("S031", "type and related resource", "A relation's column has the type of the other resource's primary key."),
    code(
        "S032",
        "unknown type",
        "The types are `uuid string text small integer big float decimal boolean date time datetime duration json url email image floats integers texts`.",
    ),
    code(
        "S033",
        "property that doesn't fit",
        "A property has no meaning for this type: `max` for a truth value, `on_delete` for a plain column, `through` for a relation to one.",
    ),
    code("S034", "unknown word", "The value must be one of a few words."),
    code(
        "S035",
        "default of the wrong type",
        "A constant has the type of its column; `now` is for date-times, `today` for dates, `uuid` for uuids, `$user` for relations to users, `{ row: { field: value } }` for relations.",
    ),
    code("S036", "default not among the choices", "A default is the stored value of a choice, not its label."),
    code("S037", "unknown default word", "Words begin with `$`: `$user`, `$time_zone`, `$setting.<name>`."),
    code(
        "S038",
        "choice of the wrong type",
        "Choices are text for text columns and whole numbers for integer columns; other types have none.",
    ),
    code(
        "S039",
        "bad regular expression",
        "`matches` is a regular expression; `message` is what is said when text doesn't match it.",
    ),
    code(
        "S040",
        "impossible bounds",
        "The least value is not above the greatest, and a length is a whole number from 1.",
    ),
    code("S041", "message that is never said", "`message` belongs to `matches`, and `taken` to `unique`."),
    code(
        "S042",
        "set_null on a field that can't be null",
        "When the related row goes, the reference would become null, which the column refuses.",
    ),
    code(
        "S043",
        "set_default without a default",
        "When the related row goes, the reference would become the default, which there isn't.",
    ),
    code(
        "S044",
        "unknown column",
        "Unique sets, indexes, default rows, related lists and accounts name columns of one resource.",
    ),
    code(
        "S045",
        "fill that doesn't fit",
        "`fill` is what rows that are there get: a constant of the field's type, and one of its choices.",
    ),
    code(
        "S046",
        "former name that is still there",
        "`was` is the name that a resource, field or choice had in the spec before. While something has that name, nothing was renamed.",
    ),
    code("S050", "unknown resource", "No file declares a resource (or union) of this name."),
    code(
        "S051",
        "name from the other side used twice",
        "Seen from the other resource, each relation needs a name of its own that isn't a field's; `back` gives it.",
    ),
    code(
        "S052",
        "not one related resource",
        "`to: User` leads to one row, `to: [Allele]` to many rows of one resource.",
    ),
    code(
        "S053",
        "unfit resource of links",
        "A `through` resource refers exactly once to each end (twice, for a relation of a resource to itself).",
    ),
    code("S054", "join table used twice", "Each relation to many has a join table of its own."),
    code(
        "S055",
        "can't be referred to so",
        "`by` names a column of the other resource: not a list, nor a column of another table.",
    ),
    code(
        "S056",
        "natural key that isn't unique",
        "A reference `by` a field must find one row. Make the field unique, name it in a `unique` set, or say `unique: false` at the field: then two rows under one key are refused as a conflict when somebody refers to them.",
    ),
    code(
        "S057",
        "extends more than one row",
        "A resource extends another along a relation to one that is its primary key, or unique.",
    ),
    code(
        "S058",
        "related list by a column of another type",
        "The column holds this resource's primary key without a constraint, so it has its type.",
    ),
    code(
        "S059",
        "key in the URL isn't unique",
        "The `key` stands in the URL for one row. Make the field unique, name it in a `unique` set, or say `unique: false` at the field: then a key of two rows answers 409 and names their ids.",
    ),
    code(
        "S060",
        "can't be sorted by",
        "A sort key is a path to a column, `-` before it for large values first; or `{ filled: path }` or `{ begins: path, with: text }`, which test a text of the row or of one that it refers to.",
    ),
    code("S061", "unknown key", "`key` names a column of the resource."),
    code(
        "S070",
        "computed value without a type",
        "`type` is for a value made from a row's columns, `page` for values of a whole page at once.",
    ),
    code(
        "S071",
        "unknown type of a computed value",
        "The types are `string url integer float boolean date datetime uuid json strings`.",
    ),
    code("S072", "computed from an unknown column", "`from` names columns, own or along relations to one."),
    code(
        "S073",
        "computed through a list",
        "A row's value is made from one value of each column. A `page` may ask the database instead.",
    ),
    code(
        "S074",
        "computed for a row and for a page",
        "`type` and `page` exclude each other, and only `page` has `statements` or `rows_by`.",
    ),
    code("S075", "rows of a computed value", "`rows_by` names a column of `from`, and stands for one statement."),
    code(
        "S080",
        "representation of an unknown field",
        "Items are fields, relations, names from the other side, computed values, and `url`.",
    ),
    code(
        "S081",
        "unknown representation",
        "`as`, `...name` and `answers` name representations of the resource that is shown.",
    ),
    code(
        "S082",
        "representation includes itself",
        "A nested row would show the row that it is nested in, again and again.",
    ),
    code("S083", "item shown twice", "Each name stands once in a representation; a spread brings its names along."),
    code(
        "S084",
        "item made in ways that don't fit",
        "`as`, `where` and `order` are for nested rows, `empty` and `show` for columns, `by` for keys.",
    ),
    code("S085", "unknown rule", "`where` names a rule of the listed resource, declared under its `rules`."),
    code("S086", "no address", "Only resources with a `path` have addresses."),
    code("S087", "empty representation", "A representation shows something."),
    code("S090", "unknown operation", "The operations are `list create retrieve update delete bulk`."),
    code("S091", "operations without a path", "Operations are offered under the resource's `path`."),
    code(
        "S092",
        "nothing to answer with",
        "Lists answer with `summary`, or else `detail`; the other operations with `detail`, or else `summary`; `answers` names another.",
    ),
    code(
        "S093",
        "public list without a representation",
        "What the public sees is the representation `public`, so that nothing else slips out.",
    ),
    code("S094", "unknown or impossible audience", "The audiences are `token`, the default, and `public`, for lists."),
    code("S095", "bulk without create", "`bulk` lets creation take lists, so it needs `create`."),
    code("S096", "operation that isn't offered", "`answers` and `access` name operations of the resource."),
    code("S097", "unusable path", "Paths are small letters, digits and dashes."),
    code("S098", "routes that collide", "Two resources can't answer under one path."),
    code("S099", "path without operations", "A path under which nothing is offered."),
    code("S100", "path that leads nowhere", "A path follows relations by their names, from either side, to a column."),
    code("S101", "unknown type of a filter", "The types are `string uuid number boolean date datetime day uuids`."),
    code(
        "S102",
        "unknown lookup",
        "A lookup ends with a comparison such as `icontains` that its column has; parts such as `date` come before it.",
    ),
    code(
        "S103",
        "filter without one meaning",
        "A filter is a path, or has exactly one of `of rule all_of range label pairs row refused`.",
    ),
    code(
        "S104",
        "filter that doesn't fit its column",
        "`all_of` needs text, `range` a date-time, `label` own choices, `pairs` json, `row` a relation.",
    ),
    code(
        "S105",
        "wrong use of own, except or lookups",
        "`own` takes `all` or a list of own fields, `except` a list of those, `lookups` the parameter's name.",
    ),
    code("S106", "secret", "Secret columns and resources can't be reached by lookups nor shown."),
    code("S107", "filters without a list", "Filters narrow a list, which must be offered."),
    code(
        "S108",
        "filter read as another type",
        "A parameter is read as its column's type; another one would never match.",
    ),
    code(
        "S110",
        "input for an unknown field",
        "An input is written to a field, or has a `type` and is handed to hand-written code.",
    ),
    code(
        "S111",
        "input that can't be written",
        "Computed values, `read_only` and `auto` fields are not written by clients.",
    ),
    code("S112", "input twice", "Each name stands once in `write`."),
    code("S113", "input property that doesn't fit", "A property has no meaning for what the input writes."),
    code(
        "S120",
        "unknown behaviour",
        "The words are `validate before_save after_save before_delete after_delete picture_width`.",
    ),
    code("S121", "rule declared twice", "Each rule stands once under `rules`."),
    code(
        "S130",
        "nested list that doesn't lead back",
        "`by` is the path from a listed row to the row that it is listed under.",
    ),
    code("S131", "nested list that can't be", "The owner needs a `path`, and what is listed a representation."),
    code("S140", "member without the representation", "Every member of a union is shown by the same representation."),
    code(
        "S141",
        "members that differ",
        "The members' representations have the same names in the same order, since they make one list.",
    ),
    code("S142", "no date to order by", "`newest` names a date or date-time that every member has."),
    code(
        "S143",
        "filter that isn't common",
        "A filter of a union is a path that every member has, to columns of one type.",
    ),
    code("S144", "union without members", "A union lists at least one resource."),
    code("S150", "endpoint without operations", "An endpoint offers at least one method."),
    code("S151", "unknown method", "The methods of an endpoint are `get post put patch delete`."),
    code(
        "S152",
        "path parameter that isn't taken",
        "What stands in braces in the path, every operation takes by that name.",
    ),
    code(
        "S153",
        "unknown type of a parameter or answer",
        "The types are `string url integer float boolean date datetime uuid json strings`.",
    ),
    code(
        "S154",
        "answer's field without one meaning",
        "A field of an answer has a `type`, or `fields` when it is an object; with `many` it is a list of objects.",
    ),
    code(
        "S155",
        "answer described in two ways",
        "An answer has fields (`gives`), or is one value of a `type`, or is no JSON and has a content type (`media`).",
    ),
    code("S156", "status of an error", "`status` is that of a good answer, 200 to 299."),
    code("S157", "no further status", "`also` names statuses from 300 to 599 that not every operation has."),
    code(
        "S160",
        "condition without one meaning",
        "A condition of `access` has exactly one of `is in group flag permission setting rule all not`. Of a list, one is enough.",
    ),
    code(
        "S161",
        "path that doesn't lead to a user",
        "`is` and `in` follow relations from the row to users, and compare the caller with those at the end.",
    ),
    code("S162", "among one", "`in` needs a path to several users; `is` takes any."),
    code("S163", "flag that users don't have", "`flag` names a boolean field of users."),
    code(
        "S164",
        "groups or permissions from nowhere",
        "`users` in the `api` file says where groups and permissions are kept.",
    ),
    code(
        "S165",
        "rule of a field that can't have one",
        "Rules of fields name fields and relations of the resource. What tells rows apart can't be hidden.",
    ),
    code(
        "S166",
        "condition on a row without a row",
        "The access of an endpoint written by hand depends on the caller alone.",
    ),
    code("S167", "rules without users", "`access` names users, so the API needs some."),
    code(
        "S168",
        "public list without rows",
        "A list that is open to all shows only rows that `read` lets everybody see, and that refer to no hidden row where they must refer to one.",
    ),
    code(
        "S169",
        "hidden rows in chains",
        "A row that must refer to a hidden row is hidden, too. Where rows must refer to rows of their own resource, directly or by others, one would depend on all before it.",
    ),
    code(
        "S170",
        "unusable name of a migration",
        "Migrations are run in the order of their numbers: `migrations/0001-name.sql` for both databases, or `0001-name.sqlite.sql` and `0001-name.postgres.sql`.",
    ),
    code(
        "S171",
        "migration of one database",
        "A migration is one file for both databases, or one for each; an empty one does nothing.",
    ),
    code("S172", "number used twice", "Two migrations of one number have no order."),
    code("S173", "pages without users", "Whoever uses the pages for people logs in, so the API needs users."),
    code("S174", "pages of a secret", "Secret resources, and that of the tokens, have no pages for people."),
    code(
        "S175",
        "unusable menu",
        "The menu names each page once: by its resource, or by a label of `also`. `rest` stands once, for all others.",
    ),
    code(
        "S176",
        "unusable column",
        "A column shows a field, a computed value, a path, or counts the rows of a relation to many. A caption consists of single columns.",
    ),
    code("S177", "can't be searched", "Searches look through texts, own or along relations."),
    code(
        "S178",
        "unusable filter of a page",
        "A filter of a page has a name of its own, and tests a field, a path or a rule.",
    ),
    code("S179", "unusable view", "A view sets filters of its list to values that they take, and shows columns of it."),
    code("S180", "unusable field of a form", "A form names, once each, fields that people can fill in."),
    code("S181", "unusable inline", "Rows in a form refer to the form's row, and have pages of their own."),
    code("S182", "further page without a label", "A further list of the same rows stands under a label of `also`."),
    code("S183", "unfit for sessions", "Sessions need a text key of 40 characters, a text and a date-time."),
    code(
        "S184",
        "unfit for the history",
        "Histories are kept by resources with the fields of django-reversion's tables.",
    ),
    code(
        "S185",
        "ranges that can't be told apart",
        "`no_overlap` takes two fields of one type, in order: dates, date-times, durations, decimals or whole numbers.",
    ),
    code(
        "S186",
        "no condition",
        "Conditions compare fields of a row with values or with each other: `state = done and (price > 0 or grant is given)`.",
    ),
    code("S187", "need of a field that always has a value", "`needs` is about fields that may be null or empty."),
    code("S188", "no tree", "`tree` is for a relation to one row of the same resource."),
    code(
        "S193",
        "unclear derived value",
        "A value that the database makes has exactly one of `count`, `sum`, `min`, `max`, `exists` and `is`. `where` narrows the related rows of the first five.",
    ),
    code(
        "S194",
        "nothing to derive from",
        "`count` and `exists` name a relation to many; `sum`, `min` and `max` go on to a number, date, time or duration of the related rows. One relation of the path leads to many rows, so that none is met twice.",
    ),
    code(
        "S195",
        "no expression",
        "Expressions consist of fields of the row, numbers, lengths of time such as `PT1H` and quoted texts, joined by `+ - * /` with spaces around them; or they are a condition.",
    ),
    code(
        "S196",
        "unfit key of a list",
        "`order` of a filter names columns or derived values, own or along relations to one, that have an order; `search` names texts.",
    ),
    code(
        "S197",
        "versions that nobody gets",
        "`versions` is `true`, `false` or `required`. A version comes with a row that is read by itself (`retrieve`).",
    ),
    code(
        "S198",
        "nothing to do once",
        "`once` says how long the answer to a creation with an `Idempotency-Key` is kept: at most 30 days.",
    ),
    code(
        "S199",
        "nothing to archive by",
        "`archive` names an own field that DELETE sets: a date-time that may be null, or a boolean. The resource offers `delete`.",
    ),
    code(
        "S212",
        "rows that can't be written with another",
        "`rows` of an input names inputs of rows that refer to this one. Creation takes one row then, not a list.",
    ),
    code("S190", "unknown enum", "`enum` names choices under `enums` of the `api` file, in place of `choices`."),
    code(
        "S191",
        "unfit decimal",
        "A decimal has 1 to 18 `digits`, of which `places` stand after the point. `show: number` shows it as a number.",
    ),
    code(
        "S192",
        "bound of the wrong type",
        "`min` and `max` are values of the field's type, or numbers of characters.",
    ),
    code(
        "S200",
        "path of the server",
        "The server itself answers below `/admin`, `/api`, `/auth-token`, `/docs`, `/healthz`, `/me`, `/metrics`, `/readyz` and `/uploaded`.",
    ),
    code("S201", "parameter of the server", "Every list has the parameters `limit`, `offset` and `format` already."),
    code(
        "S202",
        "required value from nowhere",
        "Where rows can be made, each required column gets a value: by an input, a default, or a `before_save` hook.",
    ),
    code(
        "S203",
        "rows that need each other",
        "Relations that must lead to a row form no circle: its first row could not be made.",
    ),
    code("S204", "default that its field refuses", "Defaults and `fill` keep to the field's type, bounds and pattern."),
    code("S205", "choice that its column can't hold", "Choices keep to the field's type and its `max`."),
    code(
        "S206",
        "index that exists already",
        "Primary keys, relations, unique columns and unique sets have an index without a word.",
    ),
    code("S207", "file that isn't read", "The files of a spec end in `.yaml`."),
    code("S208", "union that nothing shows", "A union is shown by a list under a row: `nested` names it."),
    code(
        "S209",
        "text cut by a comment",
        "In YAML, ` #` begins a comment. A text with ` #` in it stands in quotes; a comment behind a text has two spaces before it.",
    ),
    code(
        "S210",
        "condition that a database can't read",
        "Conditions of `checks` and unique sets are one SQL expression over columns of the row, which SQLite and PostgreSQL understand.",
    ),
    code(
        "S211",
        "resource called like a folder",
        "Folders and the resources at the top become modules: no two of them have one name.",
    ),
    code(
        "S220",
        "choice that can't be narrowed",
        "`narrow` says of a relation in a form what its rows must be: paths of theirs, with values, `$user` or another field of the form.",
    ),
    code("S221", "nothing to remember", "`remember` names relations to one of the form."),
    code("S222", "unfit template", "`templates` fill a text of the form, by a relation of the form."),
];
