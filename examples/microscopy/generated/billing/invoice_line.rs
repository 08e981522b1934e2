//! InvoiceLine: One thing on an invoice.
//! Declared in spec/billing/line.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::{ACCESS, billing, facility};
use specimen::generated::*;

/// The table `billing_invoiceline` (spec/billing/line.yaml:2).
pub static RESOURCE: Resource = Resource::new("InvoiceLine", "billing_invoiceline")
    .named("billing.invoiceline", "invoice line", "InvoiceLine")
    .about("One thing on an invoice.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("invoice_id", Kind::Uuid).field("invoice"),
        Column::new("position", Kind::Small),
        Column::new("booking_id", Kind::Uuid).field("booking").nullable(),
        Column::new("words", Kind::Text).max(200),
        Column::new("price", Kind::Decimal(Decimal::new(9u8, 2u8))),
        Column::new("rebate", Kind::Decimal(Decimal::new(9u8, 2u8))).default(Default::Int(0)),
    ])
    .derived(&[Derived::new(
        Column::new("due", Kind::Decimal(Decimal::new(18u8, 2u8))),
        Dialects::same(r#"(({row}."price" - {row}."rebate"))"#),
    )])
    .relations(&[
        Relation::one("invoice", &billing::invoice::RESOURCE, 1),
        Relation::one("booking", &facility::booking::RESOURCE, 3),
    ])
    .order(&[Order::up("position")])
    .unique(&[Unique::new(&[1, 2]).says("The invoice has a line at this position.")])
    .checks(&[Check::new("rebate", r#""rebate" <= "price""#).at("rebate").says("The rebate is more than the price.")])
    .caption(&["invoice__number"])
    .access(&ACCESS.read(&[Allow::Superuser, Allow::Group("staff"), Allow::Is("invoice__user")]));

/// Rows of `billing_invoiceline` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "billing_invoiceline")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub invoice_id: Uuid,
        pub position: i16,
        pub booking_id: Option<Uuid>,
        pub words: String,
    }
    without_relations!();
}

/// The representation `line` (spec/billing/line.yaml:21). A page costs 1 statement.
pub static LINE: Representation = Representation::new("line", "InvoiceLineLine", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("position", Source::Column(1), Schema::Integer("int32")),
        Field::new("words", Source::Column(2), Schema::Bounded(200)),
        Field::new("booking", Source::Column(3), Schema::Text("uuid")).nullable(),
        Field::new("price", Source::Column(4), Schema::Text("decimal")),
        Field::new("rebate", Source::Column(5), Schema::Text("decimal")),
        Field::new("due", Source::Column(6), Schema::Text("decimal")),
    ])
    .select(
        r#"t."id", t."position", t."words", t."booking_id", t."price", t."rebate", ((t."price" - t."rebate"))"#,
        &[
            UUID,
            SMALL,
            TEXT,
            UUID,
            decimal(Decimal::new(9u8, 2u8)),
            decimal(Decimal::new(9u8, 2u8)),
            decimal(Decimal::new(18u8, 2u8)),
        ],
    );

/// The representation `detail` (spec/billing/line.yaml:22). A page costs 1 statement.
pub static DETAIL: Representation = Representation::new("detail", "InvoiceLineDetail", &RESOURCE)
    .fields(&[
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("position", Source::Column(1), Schema::Integer("int32")),
        Field::new("words", Source::Column(2), Schema::Bounded(200)),
        Field::new("booking", Source::Column(3), Schema::Text("uuid")).nullable(),
        Field::new("price", Source::Column(4), Schema::Text("decimal")),
        Field::new("rebate", Source::Column(5), Schema::Text("decimal")),
        Field::new("due", Source::Column(6), Schema::Text("decimal")),
        Field::new("invoice", Source::Column(7), Schema::Bounded(20)),
    ])
    .select(
        r#"t."id", t."position", t."words", t."booking_id", t."price", t."rebate", ((t."price" - t."rebate")),
            j1."number""#,
        &[
            UUID,
            SMALL,
            TEXT,
            UUID,
            decimal(Decimal::new(9u8, 2u8)),
            decimal(Decimal::new(9u8, 2u8)),
            decimal(Decimal::new(18u8, 2u8)),
            TEXT,
        ],
    )
    .joins(Dialects::same(r#"left join "billing_invoice" j1 on j1."id" = t."invoice_id""#));

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("InvoiceLineInput", "InvoiceLinePatch", &RESOURCE).fields(&[
    InputField::new("position", Takes::Int(1, 32767), Target::Column(2)).required(),
    InputField::new("words", Takes::Text(200, None), Target::Column(4)).required(),
    InputField::new("booking", Takes::One(&facility::booking::RESOURCE, By::Id), Target::Column(3)).nullable(),
    InputField::new("price", Takes::Decimal(Decimal::new(9u8, 2u8)), Target::Column(5))
        .required()
        .within(&Within::new(Bound::Number(0), Bound::None)),
    InputField::new("rebate", Takes::Decimal(Decimal::new(9u8, 2u8)), Target::Column(6))
        .within(&Within::new(Bound::Number(0), Bound::None)),
    InputField::new("invoice", Takes::One(&billing::invoice::RESOURCE, By::Key(1)), Target::Column(1)).required(),
]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("invoice", FilterTest::Text("invoice__number")),
    Filter::new("dear", FilterTest::Number("price__gte")),
];

/// The endpoints under `/invoice-lines`.
pub static ROUTES: &[Route] = &[
    Route::list("/invoice-lines", &List::new(&RESOURCE, &DETAIL).filters(FILTERS).create(&INPUT, &DETAIL)),
    Route::item("/invoice-lines/{id}", &Item::new(&RESOURCE, 0, &DETAIL).read().write(&INPUT).delete()),
];

static ADMIN_ROWS: Representation = Representation::new("admin", "InvoiceLineAdmin", &RESOURCE)
    .fields(&Field::columns([UUID, TEXT, UUID, SMALL, TEXT, TEXT, DATE_TIME, UUID, decimal(Decimal::new(18u8, 2u8))]))
    .select(
        r#"t."id", j1."number", t."invoice_id", t."position", t."words", j3."name", j2."begins", t."booking_id",
            ((t."price" - t."rebate"))"#,
        &[UUID, TEXT, UUID, SMALL, TEXT, TEXT, DATE_TIME, UUID, decimal(Decimal::new(18u8, 2u8))],
    )
    .joins(Dialects::same(
        r#"left join "billing_invoice" j1 on j1."id" = t."invoice_id" left join "facility_booking" j2 on j2."id"
            = t."booking_id" left join "facility_instrument" j3 on j3."id" = j2."instrument_id""#,
    ));

pub(crate) static ADMIN: AdminPage = AdminPage::rows("billing/invoiceline", "Invoice lines", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Invoice", 1).sort("invoice__number").link(CellLink::Row),
        AdminColumn::new("Position", 3).sort("position"),
        AdminColumn::new("Words", 4).sort("words"),
        AdminColumn::caption("Booking", &[5, 6]).sort("booking__instrument__name").to(&facility::booking::RESOURCE, 7),
        AdminColumn::new("Due", 8),
    ])
    .search(&["invoice__number"])
    .filters(&[
        AdminFilter::by("Invoice", FilterTest::Row("invoice", &billing::invoice::RESOURCE)),
        AdminFilter::by("Booking", FilterTest::Row("booking", &facility::booking::RESOURCE)),
    ])
    .form(AdminForm::plain::<6>(&Input::form(&RESOURCE, &INPUT.by_key([0, 1, 2, 3, 4, 5]))));
