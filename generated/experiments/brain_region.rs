//! BrainRegion: A region of the brain atlas. Regions form a tree, which is stored as nested sets.
//! Declared in spec/experiments/brain_region.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, experiments};
use specimen::generated::*;

/// The table `experiments_brainregion` (spec/experiments/brain_region.yaml:2).
pub static RESOURCE: Resource = Resource::new("BrainRegion", "experiments_brainregion")
    .named("experiments.brainregion", "brain region", "BrainRegion")
    .about("A region of the brain atlas. Regions form a tree, which is stored as nested sets.")
    .primary(2)
    .columns(&[
        Column::new("acronym", Kind::Text).max(64).unique(),
        Column::new("name", Kind::Text).max(255).unique(),
        Column::new("id", Kind::Int),
        Column::new("parent_id", Kind::Int).field("parent").nullable(),
        Column::new("ontology", Kind::Text).max(64).nullable(),
        Column::new("description", Kind::Text).nullable(),
        Column::new("lft", Kind::Int),
        Column::new("rght", Kind::Int),
        Column::new("tree_id", Kind::Int).index(),
        Column::new("level", Kind::Int),
    ])
    .relations(&[
        Relation::one("parent", &RESOURCE, 3),
        Relation::many(
            "brain_region",
            &experiments::field_of_view_location::RESOURCE,
            ["experiments_fovlocation_brain_region", "brainregion_id", "fovlocation_id"],
        ),
        Relation::back("channels", &experiments::channel::RESOURCE, 8, OnDelete::SetNull),
        Relation::back("children", &RESOURCE, 3, OnDelete::Cascade),
    ])
    .order(&[Order::up("tree_id"), Order::up("lft")])
    .checks(&[
        Check::new("experiments_brainregion_lft_check", "lft >= 0"),
        Check::new("experiments_brainregion_rght_check", "rght >= 0"),
        Check::new("experiments_brainregion_tree_id_check", "tree_id >= 0"),
        Check::new("experiments_brainregion_level_check", "level >= 0"),
    ])
    .caption(&["name"])
    .access(&ACCESS.update(&[Allow::Permission("change")]));

/// Rows of `experiments_brainregion` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "experiments_brainregion")]
    pub struct Model {
        pub acronym: String,
        pub name: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub parent_id: Option<i32>,
        pub ontology: Option<String>,
        pub description: Option<String>,
        /// Left number of the nested set. It is smaller than that of every region below.
        pub lft: i32,
        /// Right number of the nested set. It is greater than that of every region below.
        pub rght: i32,
        /// Number of the tree.
        pub tree_id: i32,
        /// Depth in the tree; the root has 0.
        pub level: i32,
    }
    without_relations!();
}

/// The representation `detail` (spec/experiments/brain_region.yaml:29). A page costs 2 statements.
pub static DETAIL: Representation = Representation::new("detail", "BrainRegionDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Integer("int32")),
        Field::new("acronym", Source::Column(1), Schema::Bounded(64)).example(r#""CA1""#),
        Field::new("name", Source::Column(2), Schema::Bounded(255)),
        Field::new("description", Source::Column(3), Schema::Text("")).nullable(),
        Field::new("parent", Source::Column(4), Schema::Integer("int32")).nullable(),
        Field::new("related_descriptions", Source::Page(0, 0), Schema::Any).nullable().about(
            "Regions above and below it that have a description, with id, name, description and level, \
                starting from the root.",
        ),
    ])
    .select(r#"t."id", t."acronym", t."name", t."description", t."parent_id""#, &[INT, TEXT, TEXT, TEXT, INT])
    .groups(&[Group::rows(hook("BrainRegionBehaviour::around"), &[0], 0, r#"t."id""#, 1)])
    .statements(2);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("BrainRegionInput", "BrainRegionPatch", &RESOURCE).fields(&[InputField::new(
    "description",
    Takes::Text(0, None),
    Target::Column(5),
)
.nullable()
.blank()]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Number("id")),
    Filter::new("parent", FilterTest::Row("parent", &RESOURCE)),
    Filter::new("acronym", FilterTest::Text("acronym__iexact")),
    Filter::new("name", FilterTest::Text("name__icontains")),
    Filter::new("description", FilterTest::Text("description__icontains")),
    Filter::new("ancestors", FilterTest::Rule(hook("BrainRegionBehaviour::ancestors_rule"))).about(
        "Id or acronym of a region: returns it and the regions above it, and ignores the other \
                filters.",
    ),
    Filter::new("descendants", FilterTest::Rule(hook("BrainRegionBehaviour::descendants_rule"))).about(
        "Id or acronym of a region: returns it and the regions below it, and ignores the other \
                filters.",
    ),
    Filter::new("django", FilterTest::Lookups),
];

/// The endpoints under `/brain-regions`.
pub static ROUTES: &[Route] = &[
    Route::list("/brain-regions", &List::new(&RESOURCE, &DETAIL).filters(FILTERS)),
    Route::item("/brain-regions/{id}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT)),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "BrainRegionAdmin", &RESOURCE)
    .fields(&Field::columns([INT, TEXT, TEXT, TEXT, INT, INT, TEXT]))
    .select(
        r#"t."id", t."name", t."acronym", j1."name", t."parent_id", t."level", t."description""#,
        &[INT, TEXT, TEXT, TEXT, INT, INT, TEXT],
    )
    .joins(Dialects::same(r#"left join "experiments_brainregion" j1 on j1."id" = t."parent_id""#));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("experiments/brainregion", "Brain regions", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::new("Id", 0).sort("id"),
        AdminColumn::new("Acronym", 2).sort("acronym"),
        AdminColumn::new("Parent", 3).sort("parent__name").to(&RESOURCE, 4),
        AdminColumn::new("Level", 5).sort("level"),
        AdminColumn::new("Description", 6).sort("description"),
    ])
    .search(&["name", "acronym", "parent__name", "description"])
    .filters(&[
        AdminFilter::by("Parent", FilterTest::Row("parent", &RESOURCE)),
        AdminFilter::by("Level", FilterTest::Number("level")),
    ])
    .form(AdminForm::plain::<1>(&Input::form(&RESOURCE, &INPUT.by_key([0]))));

/// The hand-written code of BrainRegion (spec/experiments/brain_region.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/experiments/brain_region.yaml:2 needs `impl BrainRegionBehaviour for App`"
)]
pub trait BrainRegionBehaviour {
    /// Writes the statement that finds the rows from which `around` is computed
    /// (spec/experiments/brain_region.yaml:25). Its first column is the `id` of the row to which they belong; `keys`
    /// restricts it.
    fn around_rows(now: &RequestTime, keys: &Keys<'_>, sql: &mut Sql);

    /// Computes the values of a row from the rows that were found for it (spec/experiments/brain_region.yaml:25).
    /// Regions above and below it that have a description, with id, name, description and level, starting from the
    /// root.
    fn around(row: AroundRow, rows: &[RowView<'_>]) -> AroundValues;

    /// The rule `ancestors` (spec/experiments/brain_region.yaml:41): the condition for a text, or what is wrong with
    /// it.
    fn ancestors_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `descendants` (spec/experiments/brain_region.yaml:42): the condition for a text, or what is wrong with
    /// it.
    fn descendants_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;
}

/// The columns of a row that [`BrainRegionBehaviour::around`] receives.
#[derive(Debug, Clone)]
pub struct AroundRow {
    pub id: Option<i64>,
}

/// The values that [`BrainRegionBehaviour::around`] computes for a row.
#[derive(Debug, Clone)]
pub struct AroundValues {
    /// Regions above and below it that have a description, with id, name, description and level, starting from the
    /// root.
    pub related_descriptions: Option<Json>,
}

pub const fn functions<C: BrainRegionBehaviour>() -> FunctionsOf {
    &[
        (
            "BrainRegionBehaviour::around",
            Function::Rows(C::around_rows, |row, columns, rows, cells| {
                let value = C::around(AroundRow { id: row.integer(columns[0]) }, rows);
                cells.push(|out| json::value(out, value.related_descriptions));
            }),
        ),
        ("BrainRegionBehaviour::ancestors_rule", Function::Rule(C::ancestors_rule)),
        ("BrainRegionBehaviour::descendants_rule", Function::Rule(C::descendants_rule)),
    ]
}
