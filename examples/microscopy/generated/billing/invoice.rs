//! Invoice: What a user is charged for.
//! Declared in spec/billing/invoice.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, billing, facility, user};
use specimen::generated::*;

/// The table `billing_invoice` (spec/billing/invoice.yaml:2).
pub static RESOURCE: Resource = Resource::new("Invoice", "billing_invoice")
    .named("billing.invoice", "invoice", "Invoice")
    .about("What a user is charged for.")
    .columns(
        &[
            Column::new("id", Kind::Uuid).default(Default::NewUuid),
            Column::new("number", Kind::Text).max(20).unique(),
            Column::new("user_id", Kind::Uuid).field("user"),
            Column::new("issued", Kind::Date).default(Default::Today),
            Column::new("paid", Kind::Date).nullable(),
            Column::new("state", Kind::Text)
                .max(9)
                .default(Default::Text("planned"))
                .choices(STATE_CHOICES),
        ],
    )
    .derived(
        &[
            Derived::new(
                    Column::new("price", Kind::Decimal(Decimal::new(18u8, 2u8)))
                        .nullable(),
                    Dialects::new(
                        r#"(select (case when coalesce(sum(dv0."price"), 0) between -9999999999999999.99 and 9999999999999999.99 then coalesce(sum(dv0."price"), 0) end) from {schema}"billing_invoiceline" dv0 where dv0."invoice_id" = {row}."id")"#,
                        r#"(select (case when (coalesce(sum(dv0."price" / 1000000000), 0) * 1000000000 + coalesce(sum(dv0."price" % 1000000000), 0)) between -999999999999999999 and 999999999999999999 then (coalesce(sum(dv0."price" / 1000000000), 0) * 1000000000 + coalesce(sum(dv0."price" % 1000000000), 0)) end) from {schema}"billing_invoiceline" dv0 where dv0."invoice_id" = {row}."id")"#,
                    ),
                )
                .related(),
            Derived::new(
                    Column::new("rebates", Kind::Decimal(Decimal::new(18u8, 2u8)))
                        .nullable(),
                    Dialects::new(
                        r#"(select (case when coalesce(sum(dv0."rebate"), 0) between -9999999999999999.99 and 9999999999999999.99 then coalesce(sum(dv0."rebate"), 0) end) from {schema}"billing_invoiceline" dv0 where dv0."invoice_id" = {row}."id")"#,
                        r#"(select (case when (coalesce(sum(dv0."rebate" / 1000000000), 0) * 1000000000 + coalesce(sum(dv0."rebate" % 1000000000), 0)) between -999999999999999999 and 999999999999999999 then (coalesce(sum(dv0."rebate" / 1000000000), 0) * 1000000000 + coalesce(sum(dv0."rebate" % 1000000000), 0)) end) from {schema}"billing_invoiceline" dv0 where dv0."invoice_id" = {row}."id")"#,
                    ),
                )
                .related(),
            Derived::new(
                    Column::new("longest", Kind::DateTime).nullable(),
                    Dialects::same(
                        r#"(select max(dv1."ends") from {schema}"billing_invoiceline" dv0 join {schema}"facility_booking" dv1 on dv1."id" = dv0."booking_id" where dv0."invoice_id" = {row}."id")"#,
                    ),
                )
                .related(),
        ],
    )
    .relations(
        &[
            Relation::one("user", &user::RESOURCE, 2),
            Relation::back(
                "lines",
                &billing::invoice_line::RESOURCE,
                1,
                OnDelete::Cascade,
            ),
        ],
    )
    .order(&[Order::down("number")])
    .checks(
        &[
            Check::new("paid_after", r#""paid" >= "issued""#)
                .at("paid")
                .says("An invoice can't be paid before it was issued."),
            Check::new(
                    "billing_invoice_paid_needed",
                    r#"("state" = 'done') is not true or "paid" is not null"#,
                )
                .at("paid")
                .says("This field is required."),
        ],
    )
    .caption(&["number"])
    .access(&ACCESS.read(&[Allow::Superuser, Allow::Group("staff"), Allow::Is("user")]));

/// Values of `state`.
pub static STATE_CHOICES: &[Choice] =
    &[Choice::text("planned", "Planned"), Choice::text("done", "Done"), Choice::text("cancelled", "Cancelled")];

/// Rows of `billing_invoice` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "billing_invoice")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: String,
        pub user_id: Uuid,
        pub issued: NaiveDate,
        pub paid: Option<NaiveDate>,
        pub state: String,
    }
    without_relations!();
}

/// The representation `summary` (spec/billing/invoice.yaml:24). A page costs 1 statement.
pub static SUMMARY: Representation = Representation::new("summary", "InvoiceSummary", &RESOURCE)
    .fields(&[
        Field::new("number", Source::Column(1), Schema::Bounded(20)).example(r#""2026-17""#),
        Field::new("user", Source::Column(2), Schema::Bounded(100)),
        Field::new("issued", Source::Column(3), Schema::Text("date")),
        Field::new("paid", Source::Column(4), Schema::Text("date")).nullable(),
        Field::new("state", Source::Column(5), Schema::Choice(STATE_CHOICES)),
        Field::new("price", Source::Column(6), Schema::Text("decimal"))
            .nullable()
            .about("What its lines cost together."),
        Field::new("rebates", Source::Column(7), Schema::Text("decimal")).nullable(),
    ])
    .select(
        r#"t."id", t."number", j1."name", t."issued", t."paid", t."state", (select (case when
            coalesce(sum(dv0."price"), 0) between -9999999999999999.99 and 9999999999999999.99 then
            coalesce(sum(dv0."price"), 0) end) from "billing_invoiceline" dv0 where dv0."invoice_id" = t."id"),
            (select (case when coalesce(sum(dv0."rebate"), 0) between -9999999999999999.99 and
            9999999999999999.99 then coalesce(sum(dv0."rebate"), 0) end) from "billing_invoiceline" dv0 where
            dv0."invoice_id" = t."id")"#,
        &[UUID, TEXT, TEXT, DATE, DATE, TEXT, decimal(Decimal::new(18u8, 2u8)), decimal(Decimal::new(18u8, 2u8))],
    )
    .joins(Dialects::same(r#"left join "user" j1 on j1."id" = t."user_id""#));

/// The representation `detail` (spec/billing/invoice.yaml:25). A page costs 2 statements.
pub static DETAIL: Representation = Representation::new("detail", "InvoiceDetail", &RESOURCE)
    .fields(&[
        Field::new("number", Source::Column(1), Schema::Bounded(20)).example(r#""2026-17""#),
        Field::new("user", Source::Column(2), Schema::Bounded(100)),
        Field::new("issued", Source::Column(3), Schema::Text("date")),
        Field::new("paid", Source::Column(4), Schema::Text("date")).nullable(),
        Field::new("state", Source::Column(5), Schema::Choice(STATE_CHOICES)),
        Field::new("price", Source::Column(6), Schema::Text("decimal"))
            .nullable()
            .about("What its lines cost together."),
        Field::new("rebates", Source::Column(7), Schema::Text("decimal")).nullable(),
        Field::new("longest", Source::Column(8), Schema::Text("date-time")).nullable(),
        Field::new("lines", Source::Many(0), Schema::List(&Schema::Ref(&billing::invoice_line::LINE))),
    ])
    .select(
        r#"t."id", t."number", j1."name", t."issued", t."paid", t."state", (select (case when
            coalesce(sum(dv0."price"), 0) between -9999999999999999.99 and 9999999999999999.99 then
            coalesce(sum(dv0."price"), 0) end) from "billing_invoiceline" dv0 where dv0."invoice_id" = t."id"),
            (select (case when coalesce(sum(dv0."rebate"), 0) between -9999999999999999.99 and
            9999999999999999.99 then coalesce(sum(dv0."rebate"), 0) end) from "billing_invoiceline" dv0 where
            dv0."invoice_id" = t."id"), (select max(dv1."ends") from "billing_invoiceline" dv0 join
            "facility_booking" dv1 on dv1."id" = dv0."booking_id" where dv0."invoice_id" = t."id")"#,
        &[
            UUID,
            TEXT,
            TEXT,
            DATE,
            DATE,
            TEXT,
            decimal(Decimal::new(18u8, 2u8)),
            decimal(Decimal::new(18u8, 2u8)),
            DATE_TIME,
        ],
    )
    .joins(Dialects::same(r#"left join "user" j1 on j1."id" = t."user_id""#))
    .children(&[Child::new(0, &billing::invoice_line::LINE, r#"t."invoice_id""#).order(&[Order::up("position")])])
    .statements(2);

/// What a row of `lines` takes.
static LINES_ROW: Input = Input::new("InvoiceLinesInput", "InvoiceLinesPatch", &billing::invoice_line::RESOURCE)
    .fields(&[
        InputField::new("position", Takes::Int(1, 32767), Target::Column(2)).required(),
        InputField::new("words", Takes::Text(200, None), Target::Column(4)).required(),
        InputField::new("booking", Takes::One(&facility::booking::RESOURCE, By::Id), Target::Column(3)).nullable(),
        InputField::new("price", Takes::Decimal(Decimal::new(9u8, 2u8)), Target::Column(5))
            .required()
            .within(&Within::new(Bound::Number(0), Bound::None)),
        InputField::new("rebate", Takes::Decimal(Decimal::new(9u8, 2u8)), Target::Column(6))
            .within(&Within::new(Bound::Number(0), Bound::None)),
    ]);

/// What a row of `lines` takes.
static LINES_STORED_ROW: Input =
    Input::new("InvoiceLinesStoredInput", "InvoiceLinesStoredPatch", &billing::invoice_line::RESOURCE).fields(&[
        InputField::new("position", Takes::Int(1, 32767), Target::Column(2)).required(),
        InputField::new("words", Takes::Text(200, None), Target::Column(4)).required(),
        InputField::new("booking", Takes::One(&facility::booking::RESOURCE, By::Id), Target::Column(3)).nullable(),
        InputField::new("price", Takes::Decimal(Decimal::new(9u8, 2u8)), Target::Column(5))
            .required()
            .within(&Within::new(Bound::Number(0), Bound::None)),
        InputField::new("rebate", Takes::Decimal(Decimal::new(9u8, 2u8)), Target::Column(6))
            .within(&Within::new(Bound::Number(0), Bound::None)),
        InputField::new("invoice", Takes::One(&RESOURCE, By::Id), Target::Column(1)).required(),
    ]);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("InvoiceInput", "InvoicePatch", &RESOURCE)
    .fields(&[
        InputField::new(
            "number",
            Takes::Text(20, Some(&Pattern::new("^\\d{4}-\\d+$", "Enter a valid value."))),
            Target::Column(1),
        )
        .required()
        .example(r#""2026-17""#),
        InputField::new("user", Takes::One(&user::RESOURCE, By::Key(1)), Target::Column(2)).required(),
        InputField::new("issued", Takes::Date, Target::Column(3)),
        InputField::new("paid", Takes::Date, Target::Column(4)).nullable(),
        InputField::new("state", Takes::Choice(STATE_CHOICES), Target::Column(5)),
    ])
    .nested(&[NestedRows::new("lines", "Its lines, all of them.", [&LINES_ROW, &LINES_STORED_ROW], 1)]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("state", FilterTest::Choice("state", STATE_CHOICES)),
    Filter::new("user", FilterTest::Text("user__name")),
    Filter::new("issued", FilterTest::Text("issued__range")),
    Filter::new("least", FilterTest::Number("price__gte")),
    Filter::new("sort", FilterTest::Order(&["number", "issued", "price", "user__name"])),
    Filter::new("show", FilterTest::Fields),
];

/// The endpoints under `/invoices`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/invoices",
        &List::new(&RESOURCE, &SUMMARY).filters(FILTERS).create(&INPUT, &DETAIL).versions().once(86400).strict(),
    ),
    Route::item("/invoices/{number}", &Item::new(&RESOURCE, 1, &DETAIL).read().write(&INPUT).versions(Versions::Kept)),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "InvoiceAdmin", &RESOURCE)
    .fields(&Field::joined::<9>(
        &Field::columns([UUID, TEXT, TEXT, UUID, DATE, DATE]),
        &[
            Field::label("state", 6, STATE_CHOICES),
            Field::new("price", Source::Column(7), Schema::Text("decimal")).nullable(),
            Field::new("rebates", Source::Column(8), Schema::Text("decimal")).nullable(),
        ],
    ))
    .select(
        r#"t."id", t."number", j1."name", t."user_id", t."issued", t."paid", t."state", (select (case when
            coalesce(sum(dv0."price"), 0) between -9999999999999999.99 and 9999999999999999.99 then
            coalesce(sum(dv0."price"), 0) end) from "billing_invoiceline" dv0 where dv0."invoice_id" = t."id"),
            (select (case when coalesce(sum(dv0."rebate"), 0) between -9999999999999999.99 and
            9999999999999999.99 then coalesce(sum(dv0."rebate"), 0) end) from "billing_invoiceline" dv0 where
            dv0."invoice_id" = t."id")"#,
        &[UUID, TEXT, TEXT, UUID, DATE, DATE, TEXT, decimal(Decimal::new(18u8, 2u8)), decimal(Decimal::new(18u8, 2u8))],
    )
    .joins(Dialects::same(r#"left join "user" j1 on j1."id" = t."user_id""#));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("billing/invoice", "Invoices", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Number", 1).sort("number").link(CellLink::Row),
        AdminColumn::new("User", 2).sort("user__name").to(&user::RESOURCE, 3),
        AdminColumn::new("Issued", 4).sort("issued"),
        AdminColumn::new("Paid", 5).sort("paid"),
        AdminColumn::new("State", 6).sort("state"),
        AdminColumn::new("Price", 7),
        AdminColumn::new("Rebates", 8),
    ])
    .search(&["number"])
    .filters(&[
        AdminFilter::by("User", FilterTest::Row("user", &user::RESOURCE)),
        AdminFilter::by("Issued", FilterTest::DateRange("issued")),
        AdminFilter::by("Paid", FilterTest::DateRange("paid")),
        AdminFilter::by("State", FilterTest::Choice("state", STATE_CHOICES)),
    ])
    .form(AdminForm::plain::<5>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2, 3, 4]))));
