//! Loan: A loan of sheets to another institute.
//! Declared in spec/collection/loan.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, collection};
use specimen::generated::*;

/// The table `collection_loan` (spec/collection/loan.yaml:2).
pub static RESOURCE: Resource = Resource::new("Loan", "collection_loan")
    .named("collection.loan", "loan", "Loan")
    .about("A loan of sheets to another institute.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("borrower", Kind::Text).max(200),
        Column::new("contact", Kind::Text).max(254).default(Default::Text("")),
        Column::new("lent", Kind::Date).default(Default::Today),
        Column::new("due", Kind::Date),
        Column::new("returned", Kind::Date).nullable(),
    ])
    .relations(&[Relation::many(
        "sheets",
        &collection::sheet::RESOURCE,
        ["collection_loan_sheets", "loan_id", "sheet_id"],
    )
    .own()])
    .order(&[Order::down("lent")])
    .checks(&[Check::new("loan_ends_after_it_began", "due >= lent")])
    .access(
        &ACCESS.read(&[Allow::All(&[Allow::Token, Allow::Not(&Allow::Flag("guest"))])]).fields(&[FieldAccess::new(
            "contact",
        )
        .read(&[Allow::Superuser])
        .write(&[Allow::All(&[Allow::Token, Allow::Not(&Allow::Flag("guest"))])])]),
    );

/// Rows of `collection_loan` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "collection_loan")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub borrower: String,
        pub contact: String,
        pub lent: NaiveDate,
        pub due: NaiveDate,
        pub returned: Option<NaiveDate>,
    }
    without_relations!();
}

/// The representation `brief` (spec/collection/loan.yaml:18). A page costs 1 statement.
pub static BRIEF: Representation = Representation::new("brief", "LoanBrief", &RESOURCE)
    .fields(&[
        Field::new("borrower", Source::Column(1), Schema::Bounded(200)),
        Field::new("lent", Source::Column(2), Schema::Text("date")),
        Field::new("due", Source::Column(3), Schema::Text("date")),
        Field::new("returned", Source::Column(4), Schema::Text("date")).nullable(),
    ])
    .select(r#"t."id", t."borrower", t."lent", t."due", t."returned""#, &[UUID, TEXT, DATE, DATE, DATE]);

/// The representation `detail` (spec/collection/loan.yaml:19). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "LoanDetail", &RESOURCE)
    .fields(&[
        Field::new("url", Source::Url(0, "/loans"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("borrower", Source::Column(1), Schema::Bounded(200)),
        Field::new("contact", Source::Column(2), Schema::Blank("email")).nullable(),
        Field::new("sheets", Source::Column(3), Schema::List(&Schema::Bounded(20))),
        Field::new("lent", Source::Column(4), Schema::Text("date")),
        Field::new("due", Source::Column(5), Schema::Text("date")),
        Field::new("returned", Source::Column(6), Schema::Text("date")).nullable(),
    ])
    .select(
        r#"t."id", t."borrower", t."contact", m1.v, t."lent", t."due", t."returned""#,
        &[UUID, TEXT, TEXT, TEXT_LIST, DATE, DATE, DATE],
    )
    .joins(Dialects::new(
        r#"left join (select x0."loan_id" as k, array_agg(r0."number" order by r0."number" nulls last,
            r0."number") as v from "collection_loan_sheets" x0 join "collection_sheet" r0 on r0."id" =
            x0."sheet_id" where x0."loan_id" = any(array(select id from _ids)) group by x0."loan_id") m1 on m1.k
            = t."id""#,
        r#"left join (select x0."loan_id" as k, json_group_array(r0."number" order by r0."number" nulls last,
            r0."number") as v from "collection_loan_sheets" x0 join "collection_sheet" r0 on r0."id" =
            x0."sheet_id" where x0."loan_id" in (select id from _ids) group by x0."loan_id") m1 on m1.k = t."id""#,
    ));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("LoanInput", "LoanPatch", &RESOURCE).fields(&[
    InputField::new("borrower", Takes::Text(200, None), Target::Column(1)).required(),
    InputField::new("contact", Takes::Email(254), Target::Column(2)).blank(),
    InputField::new("sheets", Takes::Many(&collection::sheet::RESOURCE, By::Key(1)), Target::Relation(0))
        .schema(Schema::List(&Schema::Bounded(20))),
    InputField::new("lent", Takes::Date, Target::Column(3)),
    InputField::new("due", Takes::Date, Target::Column(4)).required(),
    InputField::new("returned", Takes::Date, Target::Column(5)).nullable(),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("borrower", FilterTest::Text("borrower")),
    Filter::new("due", FilterTest::Date("due")),
    Filter::new("out", FilterTest::Bool("returned__isnull")).about("Whether the sheets have not been returned yet."),
];

/// The endpoints under `/loans`.
pub static ROUTES: &[Route] = &[
    Route::list("/loans", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL).location("url")),
    Route::item("/loans/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "LoanAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, TEXT, DATE, DATE, DATE, TEXT_LIST]))
    .select(
        r#"t."id", t."borrower", t."contact", t."lent", t."due", t."returned", m1.v"#,
        &[UUID, TEXT, TEXT, DATE, DATE, DATE, TEXT_LIST],
    )
    .joins(Dialects::new(
        r#"left join (select x0."loan_id" as k, array_agg(r0."number" order by r0."number" nulls last,
            r0."number") as v from "collection_loan_sheets" x0 join "collection_sheet" r0 on r0."id" =
            x0."sheet_id" where x0."loan_id" = any(array(select id from _ids)) group by x0."loan_id") m1 on m1.k
            = t."id""#,
        r#"left join (select x0."loan_id" as k, json_group_array(r0."number" order by r0."number" nulls last,
            r0."number") as v from "collection_loan_sheets" x0 join "collection_sheet" r0 on r0."id" =
            x0."sheet_id" where x0."loan_id" in (select id from _ids) group by x0."loan_id") m1 on m1.k = t."id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("collection/loan", "Loans", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Id", 0).sort("id").link(CellLink::Row),
        AdminColumn::new("Borrower", 1).sort("borrower"),
        AdminColumn::new("Contact", 2).sort("contact"),
        AdminColumn::new("Sheets", 6),
        AdminColumn::new("Lent", 3).sort("lent"),
        AdminColumn::new("Due", 4).sort("due"),
        AdminColumn::new("Returned", 5).sort("returned"),
    ])
    .filters(&[
        AdminFilter::by("Lent", FilterTest::DateRange("lent")),
        AdminFilter::by("Due", FilterTest::DateRange("due")),
        AdminFilter::by("Returned", FilterTest::DateRange("returned")),
    ])
    .form(AdminForm::plain::<6>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2, 3, 4, 5]))));
