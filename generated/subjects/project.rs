//! Project: A research project to which sessions and subjects belong.
//! Declared in spec/subjects/project.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, actions, data, misc, subjects};
use specimen::generated::*;

/// The table `subjects_project` (spec/subjects/project.yaml:2).
pub static RESOURCE: Resource = Resource::new("Project", "subjects_project")
    .named("subjects.project", "project", "Project")
    .about("A research project to which sessions and subjects belong.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("json", Kind::Json).nullable(),
        Column::new("name", Kind::Text).max(255).unique(),
        Column::new("description", Kind::Text).max(1023).default(Default::Text("")),
    ])
    .relations(&[
        Relation::many("users", &misc::user::RESOURCE, ["subjects_project_users", "project_id", "labmember_id"]).own(),
        Relation::many("download", &data::download::RESOURCE, ["data_download_projects", "project_id", "download_id"]),
        Relation::many(
            "session",
            &actions::session::RESOURCE,
            ["actions_session_projects", "project_id", "session_id"],
        ),
        Relation::many(
            "subject",
            &subjects::subject::RESOURCE,
            ["subjects_subject_projects", "project_id", "subject_id"],
        ),
    ])
    .order(&[Order::up("name")])
    .caption(&["name"])
    .access(&ACCESS);

/// Rows of `subjects_project` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_project")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any further data.
        pub json: Option<Json>,
        pub name: String,
        pub description: String,
    }
    without_relations!();
}

/// The representation `detail` (spec/subjects/project.yaml:15). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "ProjectDetail", &RESOURCE)
    .fields(&[
        Field::new("name", Source::Column(1), Schema::Bounded(255)),
        Field::new("description", Source::Column(2), Schema::Bounded(1023)),
        Field::new("users", Source::Column(3), Schema::List(&Schema::Bounded(150))),
    ])
    .select(r#"t."id", t."name", t."description", m1.v"#, &[UUID, TEXT, TEXT, TEXT_LIST])
    .joins(Dialects::new(
        r#"left join (select x0."project_id" as k, array_agg(r0."username" order by r0."username" nulls last,
            r0."username") as v from "subjects_project_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."project_id" = any(array(select id from _ids)) group by x0."project_id")
            m1 on m1.k = t."id""#,
        r#"left join (select x0."project_id" as k, json_group_array(r0."username" order by r0."username" nulls
            last, r0."username") as v from "subjects_project_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."project_id" in (select id from _ids) group by x0."project_id") m1 on m1.k
            = t."id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("ProjectInput", "ProjectPatch", &RESOURCE).fields(&[
    InputField::new("name", Takes::Text(255, None), Target::Column(2)).required(),
    InputField::new("description", Takes::Text(1023, None), Target::Column(3)).blank(),
    InputField::new("users", Takes::Many(&misc::user::RESOURCE, By::Key(3)), Target::Relation(0))
        .schema(Schema::List(&Schema::Bounded(150))),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] =
    &[Filter::new("name", FilterTest::Text("name")), Filter::new("django", FilterTest::Lookups)];

/// The endpoints under `/projects`.
pub static ROUTES: &[Route] = &[
    Route::list("/projects", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/projects/{name}", &Item::new(&RESOURCE, 2, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "ProjectAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT_LIST]))
    .select(r#"t."id", t."name", m1.v"#, &[UUID, TEXT, TEXT_LIST])
    .joins(Dialects::new(
        r#"left join (select x0."project_id" as k, array_agg(r0."username" order by r0."username" nulls last,
            r0."username") as v from "subjects_project_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."project_id" = any(array(select id from _ids)) group by x0."project_id")
            m1 on m1.k = t."id""#,
        r#"left join (select x0."project_id" as k, json_group_array(r0."username" order by r0."username" nulls
            last, r0."username") as v from "subjects_project_users" x0 join "misc_labmember" r0 on r0."id" =
            x0."labmember_id" where x0."project_id" in (select id from _ids) group by x0."project_id") m1 on m1.k
            = t."id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("subjects/project", "Projects", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Name", 1).sort("name").link(CellLink::Row),
        AdminColumn::count("# subjects", 3),
        AdminColumn::count("# sessions", 2),
        AdminColumn::new("Users", 2),
    ])
    .search(&["name"])
    .form(AdminForm::plain::<4>(&Input::form(
        &RESOURCE,
        &InputField::joined::<4>(&[
            &INPUT.by_key([0, 1, 2]),
            &[InputField::column(&RESOURCE, 1).about("Any further data.")],
        ]),
    )));
