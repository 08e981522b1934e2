//! Subject: An animal.
//! Declared in spec/subjects/subject.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use super::super::{ACCESS, actions, data, misc, subjects};
use specimen::generated::*;

/// The table `subjects_subject` (spec/subjects/subject.yaml:2).
pub static RESOURCE: Resource = Resource::new("Subject", "subjects_subject")
    .named("subjects.subject", "subject", "Subject")
    .about("An animal.")
    .columns(&[
        Column::new("id", Kind::Uuid).default(Default::NewUuid),
        Column::new("name", Kind::Text).max(255).default(Default::Text("")),
        Column::new("json", Kind::Json).nullable(),
        Column::new("nickname", Kind::Text).max(64).default(Default::Text("-")),
        Column::new("species_id", Kind::Uuid)
            .field("species")
            .default(Default::Row {
                of: ResourceRef::Known(&subjects::species::RESOURCE),
                column: "nickname",
                is: "Laboratory mouse",
                make: false,
            })
            .nullable(),
        Column::new("litter_id", Kind::Uuid).field("litter").nullable(),
        Column::new("sex", Kind::Text).max(1).default(Default::Text("U")).choices(SEX_CHOICES),
        Column::new("strain_id", Kind::Uuid).field("strain").nullable(),
        Column::new("source_id", Kind::Uuid)
            .field("source")
            .default(Default::Row {
                of: ResourceRef::Known(&subjects::source::RESOURCE),
                column: "name",
                is: "$setting.default_source",
                make: false,
            })
            .nullable(),
        Column::new("line_id", Kind::Uuid).field("line").nullable(),
        Column::new("birth_date", Kind::Date).nullable(),
        Column::new("death_date", Kind::Date).nullable(),
        Column::new("wean_date", Kind::Date).nullable(),
        Column::new("genotype_date", Kind::Date).nullable(),
        Column::new("responsible_user_id", Kind::Uuid).field("responsible_user").default(Default::Caller).nullable(),
        Column::new("lab_id", Kind::Uuid).field("lab").default(Default::Setting("default_lab")),
        Column::new("cage", Kind::Text).max(64).nullable(),
        Column::new("request_id", Kind::Uuid).field("request").nullable(),
        Column::new("ear_mark", Kind::Text).max(32).default(Default::Text("")),
        Column::new("protocol_number", Kind::Text).max(1).default(Default::Text("1")).choices(PROTOCOL_NUMBER_CHOICES),
        Column::new("description", Kind::Text).default(Default::Text("")),
        Column::new("adverse_effects", Kind::Text).default(Default::Text("")),
        Column::new("actual_severity", Kind::Int).choices(ACTUAL_SEVERITY_CHOICES).nullable(),
        Column::new("to_be_genotyped", Kind::Bool).default(Default::Bool(false)),
        Column::new("to_be_culled", Kind::Bool).default(Default::Bool(false)),
        Column::new("reduced_date", Kind::Date).nullable(),
    ])
    .relations(&[
        Relation::one("species", &subjects::species::RESOURCE, 4),
        Relation::one("litter", &subjects::litter::RESOURCE, 5),
        Relation::one("strain", &subjects::strain::RESOURCE, 7),
        Relation::one("source", &subjects::source::RESOURCE, 8),
        Relation::one("line", &subjects::line::RESOURCE, 9),
        Relation::one("responsible_user", &misc::user::RESOURCE, 14),
        Relation::one("lab", &misc::lab::RESOURCE, 15),
        Relation::one("request", &subjects::subject_request::RESOURCE, 17),
        Relation::many("genotype", &subjects::allele::RESOURCE, ["subjects_zygosity", "subject_id", "allele_id"])
            .through(&subjects::zygosity::RESOURCE)
            .own(),
        Relation::many(
            "genotype_test",
            &subjects::sequence::RESOURCE,
            ["subjects_genotypetest", "subject_id", "sequence_id"],
        )
        .through(&subjects::genotype_test::RESOURCE)
        .own(),
        Relation::many(
            "projects",
            &subjects::project::RESOURCE,
            ["subjects_subject_projects", "subject_id", "project_id"],
        )
        .own(),
        Relation::loose("notes", &misc::note::RESOURCE, 8),
        Relation::back("actions_chronicrecordings", &actions::chronic_recording::RESOURCE, 7, OnDelete::Cascade),
        Relation::back("actions_otheractions", &actions::other_action::RESOURCE, 7, OnDelete::Cascade),
        Relation::back("actions_sessions", &actions::session::RESOURCE, 7, OnDelete::Cascade),
        Relation::back("actions_surgerys", &actions::surgery::RESOURCE, 7, OnDelete::Cascade),
        Relation::back("actions_virusinjections", &actions::virus_injection::RESOURCE, 7, OnDelete::Cascade),
        Relation::back("actions_waterrestrictions", &actions::water_restriction::RESOURCE, 7, OnDelete::Cascade),
        Relation::back_one("cull", &actions::cull::RESOURCE, 4, OnDelete::Cascade),
        Relation::back("genotypetest", &subjects::genotype_test::RESOURCE, 3, OnDelete::Cascade),
        Relation::back("housing_subjects", &misc::housing_subject::RESOURCE, 3, OnDelete::SetNull),
        Relation::many("housings", &misc::housing::RESOURCE, ["misc_housingsubject", "subject_id", "housing_id"])
            .through(&misc::housing_subject::RESOURCE),
        Relation::back("litter_father", &subjects::breeding_pair::RESOURCE, 6, OnDelete::SetNull),
        Relation::back("mother1", &subjects::breeding_pair::RESOURCE, 7, OnDelete::SetNull),
        Relation::back("mother2", &subjects::breeding_pair::RESOURCE, 8, OnDelete::SetNull),
        Relation::back("notification", &actions::notification::RESOURCE, 8, OnDelete::SetNull),
        Relation::back("water_administrations", &actions::water_administration::RESOURCE, 4, OnDelete::Cascade),
        Relation::back("weighings", &actions::weighing::RESOURCE, 4, OnDelete::Cascade),
        Relation::back("zygosity", &subjects::zygosity::RESOURCE, 3, OnDelete::Cascade),
    ])
    .order(&[Order::up("nickname"), Order::down("birth_date")])
    .unique(&[Unique::new(&[3, 15]), Unique::new(&[3, 14])])
    .caption(&["nickname"])
    .hooks(&[
        (Event::Validate, hook("SubjectBehaviour::validate")),
        (Event::BeforeSave, hook("SubjectBehaviour::before_save")),
        (Event::AfterSave, hook("SubjectBehaviour::after_save")),
    ])
    .access(&ACCESS.read(&[Allow::Public, Allow::Token]).update(&[
        Allow::Superuser,
        Allow::Is("responsible_user"),
        Allow::Is("responsible_user__allowed_users"),
        Allow::Group("*husbandry*"),
        Allow::Flag("is_stock_manager"),
    ]));

/// Values of `sex`.
pub static SEX_CHOICES: &[Choice] =
    &[Choice::text("M", "Male"), Choice::text("F", "Female"), Choice::text("U", "Unknown")];

/// Values of `protocol_number`.
pub static PROTOCOL_NUMBER_CHOICES: &[Choice] =
    &[Choice::text("1", "1"), Choice::text("2", "2"), Choice::text("3", "3"), Choice::text("4", "4")];

/// Values of `actual_severity`.
pub static ACTUAL_SEVERITY_CHOICES: &[Choice] = &[
    Choice::int(1, "Sub-threshold"),
    Choice::int(2, "Mild"),
    Choice::int(3, "Moderate"),
    Choice::int(4, "Severe"),
    Choice::int(5, "Non-recovery"),
];

/// Rows of `subjects_subject` as sea-orm reads and writes them.
pub mod entity {
    use specimen::generated::entity::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "subjects_subject")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// Any further data.
        pub json: Option<Json>,
        pub nickname: String,
        pub species_id: Option<Uuid>,
        pub litter_id: Option<Uuid>,
        pub sex: String,
        pub strain_id: Option<Uuid>,
        pub source_id: Option<Uuid>,
        pub line_id: Option<Uuid>,
        pub birth_date: Option<NaiveDate>,
        pub death_date: Option<NaiveDate>,
        pub wean_date: Option<NaiveDate>,
        /// Day on which the subject was genotyped. Setting it clears `to_be_genotyped`.
        pub genotype_date: Option<NaiveDate>,
        pub responsible_user_id: Option<Uuid>,
        pub lab_id: Uuid,
        pub cage: Option<String>,
        pub request_id: Option<Uuid>,
        pub ear_mark: String,
        /// Class of the licence: 1 before any procedure, 2 after a surgery, 3 during a water restriction. The server
        /// sets it when a surgery or a water restriction is saved; only users set 4.
        pub protocol_number: String,
        pub description: String,
        pub adverse_effects: String,
        pub actual_severity: Option<i32>,
        /// Whether the subject is still to be genotyped.
        pub to_be_genotyped: bool,
        /// Whether the subject is still to be culled. A cull clears it.
        pub to_be_culled: bool,
        /// Day of the reduction. It must not be before the birth date or the date of the cull.
        pub reduced_date: Option<NaiveDate>,
    }
    without_relations!();
}

/// The representation `public` (spec/subjects/subject.yaml:66). A page costs 1 statement.
pub static PUBLIC: Representation = Representation::new("public", "SubjectPublic", &RESOURCE)
    .fields(&[
        Field::new("nickname", Source::Column(1), Schema::Bounded(64)).example(r#""KS005""#),
        Field::new("url", Source::Url(1, "/subjects"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("responsible_user", Source::Column(2), Schema::Bounded(150)).nullable(),
        Field::new("birth_date", Source::Column(3), Schema::Text("date")).nullable(),
        Field::new("age_weeks", Source::Row(hook("SubjectBehaviour::age_weeks"), &[3, 4]), Schema::Integer("int64"))
            .nullable()
            .about("Age in whole weeks, at the death date or today; 0 without a birth date."),
        Field::new("death_date", Source::Column(4), Schema::Text("date")).nullable(),
        Field::new("species", Source::Column(5), Schema::Bounded(255)).nullable().about("Common name."),
        Field::new("sex", Source::Column(6), Schema::ChoiceOrBlank(SEX_CHOICES)),
        Field::new("litter", Source::Column(7), Schema::Bounded(255))
            .nullable()
            .about("Name of the litter. With a line, the server replaces `-` by the next name of that line."),
        Field::new("strain", Source::Column(8), Schema::Bounded(255)).nullable(),
        Field::new("source", Source::Column(9), Schema::Bounded(255)).nullable(),
        Field::new("line", Source::Column(10), Schema::Bounded(255)).nullable(),
        Field::new("projects", Source::Column(11), Schema::List(&Schema::Bounded(255))),
        Field::new("lab", Source::Column(12), Schema::Bounded(255)),
        Field::new("alive", Source::Row(hook("SubjectBehaviour::alive"), &[4]), Schema::Boolean)
            .nullable()
            .about("Whether the subject is alive: it has no death date, or one after today."),
    ])
    .select(
        r#"t."id", t."nickname", j1."username", t."birth_date", t."death_date", j2."nickname", t."sex",
            j3."name", j4."name", j5."name", j6."name", m1.v, j7."name""#,
        &[UUID, TEXT, TEXT, DATE, DATE, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT_LIST, TEXT],
    )
    .joins(Dialects::new(
        r#"left join "misc_labmember" j1 on j1."id" = t."responsible_user_id" left join "subjects_species" j2 on
            j2."id" = t."species_id" left join "subjects_litter" j3 on j3."id" = t."litter_id" left join
            "subjects_strain" j4 on j4."id" = t."strain_id" left join "subjects_source" j5 on j5."id" =
            t."source_id" left join "subjects_line" j6 on j6."id" = t."line_id" left join (select x0."subject_id"
            as k, array_agg(r0."name" order by r0."name" nulls last, r0."name") as v from
            "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."subject_id" = any(array(select id from _ids)) group by x0."subject_id") m1 on m1.k = t."id" left
            join "misc_lab" j7 on j7."id" = t."lab_id""#,
        r#"left join "misc_labmember" j1 on j1."id" = t."responsible_user_id" left join "subjects_species" j2 on
            j2."id" = t."species_id" left join "subjects_litter" j3 on j3."id" = t."litter_id" left join
            "subjects_strain" j4 on j4."id" = t."strain_id" left join "subjects_source" j5 on j5."id" =
            t."source_id" left join "subjects_line" j6 on j6."id" = t."line_id" left join (select x0."subject_id"
            as k, json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."subject_id" in (select id from _ids) group by x0."subject_id") m1 on m1.k = t."id" left join
            "misc_lab" j7 on j7."id" = t."lab_id""#,
    ));

/// The representation `summary` (spec/subjects/subject.yaml:67). A page costs 6 statements.
pub static SUMMARY: Representation = Representation::new("summary", "SubjectSummary", &RESOURCE)
    .fields(&[
        Field::new("nickname", Source::Column(1), Schema::Bounded(64)).example(r#""KS005""#),
        Field::new("url", Source::Url(1, "/subjects"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("responsible_user", Source::Column(2), Schema::Bounded(150)).nullable(),
        Field::new("birth_date", Source::Column(3), Schema::Text("date")).nullable(),
        Field::new("age_weeks", Source::Row(hook("SubjectBehaviour::age_weeks"), &[3, 4]), Schema::Integer("int64"))
            .nullable()
            .about("Age in whole weeks, at the death date or today; 0 without a birth date."),
        Field::new("death_date", Source::Column(4), Schema::Text("date")).nullable(),
        Field::new("species", Source::Column(5), Schema::Bounded(255)).nullable().about("Common name."),
        Field::new("sex", Source::Column(6), Schema::ChoiceOrBlank(SEX_CHOICES)),
        Field::new("litter", Source::Column(7), Schema::Bounded(255))
            .nullable()
            .about("Name of the litter. With a line, the server replaces `-` by the next name of that line."),
        Field::new("strain", Source::Column(8), Schema::Bounded(255)).nullable(),
        Field::new("source", Source::Column(9), Schema::Bounded(255)).nullable(),
        Field::new("line", Source::Column(10), Schema::Bounded(255)).nullable(),
        Field::new("projects", Source::Column(11), Schema::List(&Schema::Bounded(255))),
        Field::new("session_projects", Source::Column(12), Schema::List(&Schema::Bounded(255)))
            .about("Projects of its sessions."),
        Field::new("lab", Source::Column(13), Schema::Bounded(255)),
        Field::new("genotype", Source::Page(0, 0), Schema::List(&Schema::Text(""))).nullable().about(
            "Alleles with the symbols of their zygosity, e.g. `Ai148 +/-`. If the subject has a line, \
                only alleles of that line.",
        ),
        Field::new("description", Source::Column(15), Schema::Text("")),
        Field::new("alive", Source::Row(hook("SubjectBehaviour::alive"), &[4]), Schema::Boolean)
            .nullable()
            .about("Whether the subject is alive: it has no death date, or one after today."),
        Field::new("reference_weight", Source::Page(1, 0), Schema::Number).nullable().about(
            "Weight at the start of the water restriction, without implant, in grams; 0 if there is \
                none.",
        ),
        Field::new("last_water_restriction", Source::Page(1, 1), Schema::Text("date-time"))
            .nullable()
            .about("Start of the water restriction in force."),
        Field::new("expected_water", Source::Page(1, 2), Schema::Number)
            .nullable()
            .about("Water that the subject needs today, in millilitres."),
        Field::new("remaining_water", Source::Page(1, 3), Schema::Number)
            .nullable()
            .about("Part of the expected water that was not given yet, in millilitres."),
        Field::new("json", Source::Column(19), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", t."nickname", j1."username", t."birth_date", t."death_date", j2."nickname", t."sex",
            j3."name", j4."name", j5."name", j6."name", m1.v, m2.v, j7."name", t."line_id", t."description",
            j7."timezone", j7."reference_weight_pct", j7."zscore_weight_pct", t."json""#,
        &[
            UUID, TEXT, TEXT, DATE, DATE, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT_LIST, TEXT_LIST, TEXT, UUID, TEXT,
            TEXT, FLOAT, FLOAT, JSON,
        ],
    )
    .joins(Dialects::new(
        r#"left join "misc_labmember" j1 on j1."id" = t."responsible_user_id" left join "subjects_species" j2 on
            j2."id" = t."species_id" left join "subjects_litter" j3 on j3."id" = t."litter_id" left join
            "subjects_strain" j4 on j4."id" = t."strain_id" left join "subjects_source" j5 on j5."id" =
            t."source_id" left join "subjects_line" j6 on j6."id" = t."line_id" left join (select x0."subject_id"
            as k, array_agg(r0."name" order by r0."name" nulls last, r0."name") as v from
            "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."subject_id" = any(array(select id from _ids)) group by x0."subject_id") m1 on m1.k = t."id" left
            join (select d.k as k, array_agg(distinct r1."name" order by r1."name") as v from (select distinct
            r0."subject_id" as k, x1."project_id" as f from "actions_session" r0 join "actions_session_projects"
            x1 on x1."session_id" = r0."id" join (select id from _ids) p on p.id = r0."subject_id") d join
            "subjects_project" r1 on r1."id" = d.f group by d.k) m2 on m2.k = t."id" left join "misc_lab" j7 on
            j7."id" = t."lab_id""#,
        r#"left join "misc_labmember" j1 on j1."id" = t."responsible_user_id" left join "subjects_species" j2 on
            j2."id" = t."species_id" left join "subjects_litter" j3 on j3."id" = t."litter_id" left join
            "subjects_strain" j4 on j4."id" = t."strain_id" left join "subjects_source" j5 on j5."id" =
            t."source_id" left join "subjects_line" j6 on j6."id" = t."line_id" left join (select x0."subject_id"
            as k, json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."subject_id" in (select id from _ids) group by x0."subject_id") m1 on m1.k = t."id" left join
            (select d.k as k, json_group_array(distinct r1."name" order by r1."name") as v from (select distinct
            r0."subject_id" as k, x1."project_id" as f from "actions_session" r0 join "actions_session_projects"
            x1 on x1."session_id" = r0."id" join (select id from _ids) p on p.id = r0."subject_id") d join
            "subjects_project" r1 on r1."id" = d.f group by d.k) m2 on m2.k = t."id" left join "misc_lab" j7 on
            j7."id" = t."lab_id""#,
    ))
    .groups(&[
        Group::rows(hook("SubjectBehaviour::genotypes"), &[0, 14], 0, r#"t."id""#, 1),
        Group::page(hook("SubjectBehaviour::water"), &[0, 6, 3, 16, 17, 18]),
    ])
    .statements(6);

/// The representation `detail` (spec/subjects/subject.yaml:73). A page costs 8 statements.
pub static DETAIL: Representation = Representation::new("detail", "SubjectDetail", &RESOURCE)
    .fields(&[
        Field::new("nickname", Source::Column(1), Schema::Bounded(64)).example(r#""KS005""#),
        Field::new("url", Source::Url(1, "/subjects"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("responsible_user", Source::Column(2), Schema::Bounded(150)).nullable(),
        Field::new("birth_date", Source::Column(3), Schema::Text("date")).nullable(),
        Field::new("age_weeks", Source::Row(hook("SubjectBehaviour::age_weeks"), &[3, 4]), Schema::Integer("int64"))
            .nullable()
            .about("Age in whole weeks, at the death date or today; 0 without a birth date."),
        Field::new("death_date", Source::Column(4), Schema::Text("date")).nullable(),
        Field::new("species", Source::Column(5), Schema::Bounded(255)).nullable().about("Common name."),
        Field::new("sex", Source::Column(6), Schema::ChoiceOrBlank(SEX_CHOICES)),
        Field::new("litter", Source::Column(7), Schema::Bounded(255))
            .nullable()
            .about("Name of the litter. With a line, the server replaces `-` by the next name of that line."),
        Field::new("strain", Source::Column(8), Schema::Bounded(255)).nullable(),
        Field::new("source", Source::Column(9), Schema::Bounded(255)).nullable(),
        Field::new("line", Source::Column(10), Schema::Bounded(255)).nullable(),
        Field::new("projects", Source::Column(11), Schema::List(&Schema::Bounded(255))),
        Field::new("session_projects", Source::Column(12), Schema::List(&Schema::Bounded(255)))
            .about("Projects of its sessions."),
        Field::new("lab", Source::Column(13), Schema::Bounded(255)),
        Field::new("genotype", Source::Many(0), Schema::List(&Schema::Ref(&subjects::zygosity::GENOTYPE))),
        Field::new("description", Source::Column(14), Schema::Text("")),
        Field::new("alive", Source::Row(hook("SubjectBehaviour::alive"), &[4]), Schema::Boolean)
            .nullable()
            .about("Whether the subject is alive: it has no death date, or one after today."),
        Field::new("reference_weight", Source::Page(0, 0), Schema::Number).nullable().about(
            "Weight at the start of the water restriction, without implant, in grams; 0 if there is \
                none.",
        ),
        Field::new("last_water_restriction", Source::Page(0, 1), Schema::Text("date-time"))
            .nullable()
            .about("Start of the water restriction in force."),
        Field::new("expected_water", Source::Page(0, 2), Schema::Number)
            .nullable()
            .about("Water that the subject needs today, in millilitres."),
        Field::new("remaining_water", Source::Page(0, 3), Schema::Number)
            .nullable()
            .about("Part of the expected water that was not given yet, in millilitres."),
        Field::new("json", Source::Column(18), Schema::Any).nullable().about("Any further data."),
        Field::new("weighings", Source::Many(1), Schema::List(&Schema::Ref(&actions::weighing::DETAIL))),
        Field::new(
            "water_administrations",
            Source::Many(2),
            Schema::List(&Schema::Ref(&actions::water_administration::DETAIL)),
        ),
    ])
    .select(
        r#"t."id", t."nickname", j1."username", t."birth_date", t."death_date", j2."nickname", t."sex",
            j3."name", j4."name", j5."name", j6."name", m1.v, m2.v, j7."name", t."description", j7."timezone",
            j7."reference_weight_pct", j7."zscore_weight_pct", t."json""#,
        &[
            UUID, TEXT, TEXT, DATE, DATE, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT_LIST, TEXT_LIST, TEXT, TEXT, TEXT,
            FLOAT, FLOAT, JSON,
        ],
    )
    .joins(Dialects::new(
        r#"left join "misc_labmember" j1 on j1."id" = t."responsible_user_id" left join "subjects_species" j2 on
            j2."id" = t."species_id" left join "subjects_litter" j3 on j3."id" = t."litter_id" left join
            "subjects_strain" j4 on j4."id" = t."strain_id" left join "subjects_source" j5 on j5."id" =
            t."source_id" left join "subjects_line" j6 on j6."id" = t."line_id" left join (select x0."subject_id"
            as k, array_agg(r0."name" order by r0."name" nulls last, r0."name") as v from
            "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."subject_id" = any(array(select id from _ids)) group by x0."subject_id") m1 on m1.k = t."id" left
            join (select d.k as k, array_agg(distinct r1."name" order by r1."name") as v from (select distinct
            r0."subject_id" as k, x1."project_id" as f from "actions_session" r0 join "actions_session_projects"
            x1 on x1."session_id" = r0."id" join (select id from _ids) p on p.id = r0."subject_id") d join
            "subjects_project" r1 on r1."id" = d.f group by d.k) m2 on m2.k = t."id" left join "misc_lab" j7 on
            j7."id" = t."lab_id""#,
        r#"left join "misc_labmember" j1 on j1."id" = t."responsible_user_id" left join "subjects_species" j2 on
            j2."id" = t."species_id" left join "subjects_litter" j3 on j3."id" = t."litter_id" left join
            "subjects_strain" j4 on j4."id" = t."strain_id" left join "subjects_source" j5 on j5."id" =
            t."source_id" left join "subjects_line" j6 on j6."id" = t."line_id" left join (select x0."subject_id"
            as k, json_group_array(r0."name" order by r0."name" nulls last, r0."name") as v from
            "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."subject_id" in (select id from _ids) group by x0."subject_id") m1 on m1.k = t."id" left join
            (select d.k as k, json_group_array(distinct r1."name" order by r1."name") as v from (select distinct
            r0."subject_id" as k, x1."project_id" as f from "actions_session" r0 join "actions_session_projects"
            x1 on x1."session_id" = r0."id" join (select id from _ids) p on p.id = r0."subject_id") d join
            "subjects_project" r1 on r1."id" = d.f group by d.k) m2 on m2.k = t."id" left join "misc_lab" j7 on
            j7."id" = t."lab_id""#,
    ))
    .children(&[
        Child::new(0, &subjects::zygosity::GENOTYPE, r#"t."subject_id""#).order(&[Order::up("allele__nickname")]),
        Child::new(0, &actions::weighing::DETAIL, r#"t."subject_id""#).order(&[Order::down("date_time")]),
        Child::new(0, &actions::water_administration::DETAIL, r#"t."subject_id""#).order(&[Order::down("date_time")]),
    ])
    .groups(&[Group::page(hook("SubjectBehaviour::water"), &[0, 6, 3, 15, 16, 17])])
    .statements(8);

/// The representation `record` (spec/subjects/subject.yaml:81). A page costs 1 statement.
pub static RECORD: Representation = Representation::new("record", "SubjectRecord", &RESOURCE)
    .fields(&[
        Field::new("nickname", Source::Column(1), Schema::Bounded(64)).example(r#""KS005""#),
        Field::new("url", Source::Url(1, "/subjects"), Schema::Text("uri")),
        Field::new("id", Source::Column(0), Schema::Text("uuid")),
        Field::new("responsible_user", Source::Column(2), Schema::Bounded(150)).nullable(),
        Field::new("lab", Source::Column(3), Schema::Bounded(255)),
        Field::new("projects", Source::Column(4), Schema::List(&Schema::Bounded(255))),
        Field::new("cage", Source::Column(5), Schema::Bounded(64)).nullable(),
        Field::new("ear_mark", Source::Column(6), Schema::Bounded(32)),
        Field::new("sex", Source::Column(7), Schema::ChoiceOrBlank(SEX_CHOICES)),
        Field::new("birth_date", Source::Column(8), Schema::Text("date")).nullable(),
        Field::new("wean_date", Source::Column(9), Schema::Text("date")).nullable(),
        Field::new("death_date", Source::Column(10), Schema::Text("date")).nullable(),
        Field::new("reduced_date", Source::Column(11), Schema::Text("date"))
            .nullable()
            .about("Day of the reduction. It must not be before the birth date or the date of the cull."),
        Field::new("species", Source::Column(12), Schema::Bounded(255)).nullable().about("Common name."),
        Field::new("strain", Source::Column(13), Schema::Bounded(255)).nullable(),
        Field::new("line", Source::Column(14), Schema::Bounded(255)).nullable(),
        Field::new("litter", Source::Column(15), Schema::Bounded(255))
            .nullable()
            .about("Name of the litter. With a line, the server replaces `-` by the next name of that line."),
        Field::new("source", Source::Column(16), Schema::Bounded(255)).nullable(),
        Field::new("request", Source::Column(17), Schema::Text("uuid")).nullable(),
        Field::new("protocol_number", Source::Column(18), Schema::Choice(PROTOCOL_NUMBER_CHOICES)).about(
            "Class of the licence: 1 before any procedure, 2 after a surgery, 3 during a water \
                restriction. The server sets it when a surgery or a water restriction is saved; only users \
                set 4.",
        ),
        Field::new("to_be_genotyped", Source::Column(19), Schema::Boolean)
            .about("Whether the subject is still to be genotyped."),
        Field::new("genotype_date", Source::Column(20), Schema::Text("date"))
            .nullable()
            .about("Day on which the subject was genotyped. Setting it clears `to_be_genotyped`."),
        Field::new("to_be_culled", Source::Column(21), Schema::Boolean)
            .about("Whether the subject is still to be culled. A cull clears it."),
        Field::new("actual_severity", Source::Column(22), Schema::Choice(ACTUAL_SEVERITY_CHOICES)).nullable(),
        Field::new("adverse_effects", Source::Column(23), Schema::Text("")),
        Field::new("description", Source::Column(24), Schema::Text("")),
        Field::new("json", Source::Column(25), Schema::Any).nullable().about("Any further data."),
    ])
    .select(
        r#"t."id", t."nickname", j1."username", j2."name", m1.v, t."cage", t."ear_mark", t."sex",
            t."birth_date", t."wean_date", t."death_date", t."reduced_date", j3."nickname", j4."name", j5."name",
            j6."name", j7."name", t."request_id", t."protocol_number", t."to_be_genotyped", t."genotype_date",
            t."to_be_culled", t."actual_severity", t."adverse_effects", t."description", t."json""#,
        &[
            UUID, TEXT, TEXT, TEXT, TEXT_LIST, TEXT, TEXT, TEXT, DATE, DATE, DATE, DATE, TEXT, TEXT, TEXT, TEXT, TEXT,
            UUID, TEXT, BOOL, DATE, BOOL, INT, TEXT, TEXT, JSON,
        ],
    )
    .joins(Dialects::new(
        r#"left join "misc_labmember" j1 on j1."id" = t."responsible_user_id" left join "misc_lab" j2 on j2."id"
            = t."lab_id" left join (select x0."subject_id" as k, array_agg(r0."name" order by r0."name" nulls
            last, r0."name") as v from "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id" =
            x0."project_id" where x0."subject_id" = any(array(select id from _ids)) group by x0."subject_id") m1
            on m1.k = t."id" left join "subjects_species" j3 on j3."id" = t."species_id" left join
            "subjects_strain" j4 on j4."id" = t."strain_id" left join "subjects_line" j5 on j5."id" = t."line_id"
            left join "subjects_litter" j6 on j6."id" = t."litter_id" left join "subjects_source" j7 on j7."id" =
            t."source_id""#,
        r#"left join "misc_labmember" j1 on j1."id" = t."responsible_user_id" left join "misc_lab" j2 on j2."id"
            = t."lab_id" left join (select x0."subject_id" as k, json_group_array(r0."name" order by r0."name"
            nulls last, r0."name") as v from "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id"
            = x0."project_id" where x0."subject_id" in (select id from _ids) group by x0."subject_id") m1 on m1.k
            = t."id" left join "subjects_species" j3 on j3."id" = t."species_id" left join "subjects_strain" j4
            on j4."id" = t."strain_id" left join "subjects_line" j5 on j5."id" = t."line_id" left join
            "subjects_litter" j6 on j6."id" = t."litter_id" left join "subjects_source" j7 on j7."id" =
            t."source_id""#,
    ));

/// The representation `restricted` (spec/subjects/subject.yaml:84). A page costs 5 statements.
pub static RESTRICTED: Representation = Representation::new("restricted", "SubjectRestricted", &RESOURCE)
    .fields(&[
        Field::new("nickname", Source::Column(1), Schema::Bounded(64)).example(r#""KS005""#),
        Field::new("url", Source::Url(1, "/subjects"), Schema::Text("uri")),
        Field::new("expected_water", Source::Page(0, 2), Schema::Number)
            .nullable()
            .about("Water that the subject needs today, in millilitres."),
        Field::new("remaining_water", Source::Page(0, 3), Schema::Number)
            .nullable()
            .about("Part of the expected water that was not given yet, in millilitres."),
        Field::new("reference_weight", Source::Page(0, 0), Schema::Number).nullable().about(
            "Weight at the start of the water restriction, without implant, in grams; 0 if there is \
                none.",
        ),
        Field::new("last_water_restriction", Source::Page(0, 1), Schema::Text("date-time"))
            .nullable()
            .about("Start of the water restriction in force."),
        Field::new("reference_weight_pct", Source::Column(5), Schema::Number)
            .about("Minimum weight during a water restriction, as a fraction of the weight at its start.")
            .example("0.85"),
        Field::new("zscore_weight_pct", Source::Column(6), Schema::Number)
            .about(
                "Minimum weight during a water restriction, as a fraction of the weight expected for sex \
                and age. Both parts of the minimum are added.",
            )
            .example("0"),
    ])
    .select(
        r#"t."id", t."nickname", t."sex", t."birth_date", j1."timezone", j1."reference_weight_pct",
            j1."zscore_weight_pct""#,
        &[UUID, TEXT, TEXT, DATE, TEXT, FLOAT, FLOAT],
    )
    .joins(Dialects::same(r#"left join "misc_lab" j1 on j1."id" = t."lab_id""#))
    .groups(&[Group::page(hook("SubjectBehaviour::water"), &[0, 2, 3, 4, 5, 6])])
    .statements(5);

/// What create, replace and patch take.
pub static INPUT: Input = Input::new("SubjectInput", "SubjectPatch", &RESOURCE).fields(&[
    InputField::new(
        "nickname",
        Takes::Text(
            64,
            Some(&Pattern::new(
                "^[\\w.-]+$",
                "Nicknames must only contain letters, numbers, hyphens and underscores. Dots are reserved \
                for breeding subjects.",
            )),
        ),
        Target::Column(3),
    )
    .default(Default::Text("-"))
    .example(r#""KS005""#),
    InputField::new("responsible_user", Takes::One(&misc::user::RESOURCE, By::Key(3)), Target::Column(14))
        .default(Default::Caller),
    InputField::new("birth_date", Takes::Date, Target::Column(10)).nullable(),
    InputField::new("death_date", Takes::Date, Target::Column(11)).nullable(),
    InputField::new("species", Takes::One(&subjects::species::RESOURCE, By::Key(3)), Target::Column(4)).nullable(),
    InputField::new("sex", Takes::Choice(SEX_CHOICES), Target::Column(6)).blank(),
    InputField::new("litter", Takes::One(&subjects::litter::RESOURCE, By::Key(2)), Target::Column(5)).nullable(),
    InputField::new("strain", Takes::One(&subjects::strain::RESOURCE, By::Key(1)), Target::Column(7)).nullable(),
    InputField::new("source", Takes::One(&subjects::source::RESOURCE, By::Key(1)), Target::Column(8)).nullable(),
    InputField::new("line", Takes::One(&subjects::line::RESOURCE, By::Key(1)), Target::Column(9)).nullable(),
    InputField::new("projects", Takes::Many(&subjects::project::RESOURCE, By::Key(2)), Target::Relation(10))
        .schema(Schema::List(&Schema::Bounded(255))),
    InputField::new("lab", Takes::One(&misc::lab::RESOURCE, By::Key(2)), Target::Column(15)).required(),
    InputField::new("description", Takes::Text(0, None), Target::Column(20)).blank(),
    InputField::new("json", Takes::JsonObject, Target::Column(2)).nullable().about("Any further data."),
]);

/// What create, replace and patch take.
pub static SUBJECT_RECORDS_INPUT: Input =
    Input::new("SubjectRecordsInput", "SubjectRecordsPatch", &RESOURCE).fields(&[
        InputField::new(
            "nickname",
            Takes::Text(
                64,
                Some(&Pattern::new(
                    "^[\\w.-]+$",
                    "Nicknames must only contain letters, numbers, hyphens and underscores. Dots are reserved \
                for breeding subjects.",
                )),
            ),
            Target::Column(3),
        )
        .default(Default::Text("-"))
        .example(r#""KS005""#),
        InputField::new("responsible_user", Takes::One(&misc::user::RESOURCE, By::Key(3)), Target::Column(14))
            .default(Default::Caller),
        InputField::new("birth_date", Takes::Date, Target::Column(10)).nullable(),
        InputField::new("death_date", Takes::Date, Target::Column(11)).nullable(),
        InputField::new("species", Takes::One(&subjects::species::RESOURCE, By::Key(3)), Target::Column(4)).nullable(),
        InputField::new("sex", Takes::Choice(SEX_CHOICES), Target::Column(6)).blank(),
        InputField::new("litter", Takes::One(&subjects::litter::RESOURCE, By::Key(2)), Target::Column(5)).nullable(),
        InputField::new("strain", Takes::One(&subjects::strain::RESOURCE, By::Key(1)), Target::Column(7)).nullable(),
        InputField::new("source", Takes::One(&subjects::source::RESOURCE, By::Key(1)), Target::Column(8)).nullable(),
        InputField::new("line", Takes::One(&subjects::line::RESOURCE, By::Key(1)), Target::Column(9)).nullable(),
        InputField::new("projects", Takes::Many(&subjects::project::RESOURCE, By::Key(2)), Target::Relation(10))
            .schema(Schema::List(&Schema::Bounded(255))),
        InputField::new("lab", Takes::One(&misc::lab::RESOURCE, By::Key(2)), Target::Column(15)).required(),
        InputField::new("description", Takes::Text(0, None), Target::Column(20)).blank(),
        InputField::new("json", Takes::JsonObject, Target::Column(2)).nullable().about("Any further data."),
        InputField::new("cage", Takes::Text(64, None), Target::Column(16)).nullable().blank(),
        InputField::new("ear_mark", Takes::Text(32, None), Target::Column(18)).blank(),
        InputField::new("wean_date", Takes::Date, Target::Column(12)).nullable(),
        InputField::new("reduced_date", Takes::Date, Target::Column(25))
            .nullable()
            .about("Day of the reduction. It must not be before the birth date or the date of the cull."),
        InputField::new("request", Takes::One(&subjects::subject_request::RESOURCE, By::Id), Target::Column(17))
            .nullable(),
        InputField::new("protocol_number", Takes::Choice(PROTOCOL_NUMBER_CHOICES), Target::Column(19)).about(
            "Class of the licence: 1 before any procedure, 2 after a surgery, 3 during a water \
                restriction. The server sets it when a surgery or a water restriction is saved; only users \
                set 4.",
        ),
        InputField::new("to_be_genotyped", Takes::Bool, Target::Column(23))
            .about("Whether the subject is still to be genotyped."),
        InputField::new("genotype_date", Takes::Date, Target::Column(13))
            .nullable()
            .about("Day on which the subject was genotyped. Setting it clears `to_be_genotyped`."),
        InputField::new("to_be_culled", Takes::Bool, Target::Column(24))
            .about("Whether the subject is still to be culled. A cull clears it."),
        InputField::new("actual_severity", Takes::Choice(ACTUAL_SEVERITY_CHOICES), Target::Column(22)).nullable(),
        InputField::new("adverse_effects", Takes::Text(0, None), Target::Column(21)).blank(),
    ]);

/// Query parameters of the list.
pub static FILTERS: &[Filter] = &[
    Filter::new("id", FilterTest::Uuid("id")).public(),
    Filter::new("name", FilterTest::Text("name")),
    Filter::new("json", FilterTest::Text("json")),
    Filter::new("nickname", FilterTest::Text("nickname")).public(),
    Filter::new("species", FilterTest::Row("species", &subjects::species::RESOURCE)),
    Filter::new("litter", FilterTest::Row("litter", &subjects::litter::RESOURCE)),
    Filter::new("sex", FilterTest::Choice("sex", SEX_CHOICES)).public(),
    Filter::new("strain", FilterTest::Row("strain", &subjects::strain::RESOURCE)),
    Filter::new("source", FilterTest::Row("source", &subjects::source::RESOURCE)),
    Filter::new("line", FilterTest::Row("line", &subjects::line::RESOURCE)),
    Filter::new("birth_date", FilterTest::Date("birth_date")).public(),
    Filter::new("death_date", FilterTest::Date("death_date")).public(),
    Filter::new("wean_date", FilterTest::Date("wean_date")),
    Filter::new("genotype_date", FilterTest::Date("genotype_date")),
    Filter::new("responsible_user", FilterTest::Text("responsible_user__username")).public(),
    Filter::new("lab", FilterTest::Text("lab__name")).public(),
    Filter::new("cage", FilterTest::Text("cage")),
    Filter::new("request", FilterTest::Row("request", &subjects::subject_request::RESOURCE)),
    Filter::new("ear_mark", FilterTest::Text("ear_mark")),
    Filter::new("protocol_number", FilterTest::Choice("protocol_number", PROTOCOL_NUMBER_CHOICES)),
    Filter::new("description", FilterTest::Text("description")),
    Filter::new("adverse_effects", FilterTest::Text("adverse_effects")),
    Filter::new("actual_severity", FilterTest::Choice("actual_severity", ACTUAL_SEVERITY_CHOICES)),
    Filter::new("to_be_genotyped", FilterTest::Bool("to_be_genotyped")),
    Filter::new("to_be_culled", FilterTest::Bool("to_be_culled")),
    Filter::new("reduced_date", FilterTest::Date("reduced_date")),
    Filter::new("genotype", FilterTest::Rows("genotype", &subjects::allele::RESOURCE)),
    Filter::new("genotype_test", FilterTest::Rows("genotype_test", &subjects::sequence::RESOURCE)),
    Filter::new("projects", FilterTest::Rows("projects", &subjects::project::RESOURCE)),
    Filter::new("project", FilterTest::Text("projects__name")).public(),
    Filter::new("alive", FilterTest::BoolRule(hook("SubjectBehaviour::alive_rule")))
        .public()
        .about("Whether the subject is alive: it has no death date, or one after today."),
    Filter::new("stock", FilterTest::BoolRule(hook("SubjectBehaviour::stock_rule")))
        .about("Whether the responsible user is a stock manager."),
    Filter::new("water_restricted", FilterTest::BoolRule(hook("SubjectBehaviour::water_restricted_rule"))).about(
        "`true`: living subjects with a water restriction that has no end time. `false`: living \
                subjects without one.",
    ),
    Filter::new("django", FilterTest::Lookups).public(),
];

/// The endpoints under `/subjects`.
pub static ROUTES: &[Route] = &[
    Route::list(
        "/subjects",
        &List::new(&RESOURCE, &SUMMARY).public(&PUBLIC).filters(FILTERS).create(&INPUT, &SUMMARY).location("url"),
    ),
    Route::item("/subjects/{nickname}", &Item::new(&RESOURCE, 3, &DETAIL).read().write(&INPUT).delete()),
    Route::union(
        "/subjects/{nickname}/actions",
        &Union {
            owner: Owner::new(&RESOURCE, 3, "subject"),
            members: &[
                Member::new("experiment", &actions::session::ACTION, "subject"),
                Member::new("surgery", &actions::surgery::ACTION, "subject"),
                Member::new("virus_injection", &actions::virus_injection::ACTION, "subject"),
                Member::new("chronic_recording", &actions::chronic_recording::ACTION, "subject"),
                Member::new("water_restriction", &actions::water_restriction::ACTION, "subject"),
                Member::new("other", &actions::other_action::ACTION, "subject"),
            ],
            parameter: "type",
            newest: "start_time",
            filters: &[
                Filter::new("date_range", FilterTest::DateRange("start_time"))
                    .about("Start time within these two days, both included, e.g. `2019-04-01,2019-04-05`."),
                Filter::new("lab", FilterTest::Text("lab__name__iexact")),
                Filter::new("location", FilterTest::Text("location__name__icontains")),
                Filter::new("procedures", FilterTest::Text("procedures__name__icontains")),
            ],
            schema: "Action",
        },
    )
    .words("action")
    .about("Actions on the subject."),
    Route::list(
        "/subjects/{nickname}/datasets",
        &List::new(&data::dataset::RESOURCE, &data::dataset::SUMMARY)
            .order(&[Order::down("created_datetime")])
            .filters(data::dataset::FILTERS)
            .owner(Owner::new(&RESOURCE, 3, "session__subject")),
    )
    .about("Datasets of the sessions of the subject, newest first."),
    Route::list(
        "/water-restricted-subjects",
        &List::new(&RESOURCE, &RESTRICTED).narrow(hook("SubjectBehaviour::on_restriction_rule")),
    )
    .words("water restricted subject")
    .about("Subjects with a water restriction that has no end time."),
    Route::list(
        "/subject-records",
        &List::new(&RESOURCE, &RECORD).filters(FILTERS).create(&SUBJECT_RECORDS_INPUT, &RECORD).location("url"),
    )
    .words("subject record")
    .about(
        "Subjects with all the fields that animal keepers fill in, e.g. cage, ear mark, wean date, \
                class of the licence and severity.",
    ),
    Route::item(
        "/subject-records/{nickname}",
        &Item::new(&RESOURCE, 3, &RECORD).read().write(&SUBJECT_RECORDS_INPUT).delete(),
    )
    .words("subject record")
    .about(
        "Subjects with all the fields that animal keepers fill in, e.g. cage, ear mark, wean date, \
                class of the licence and severity.",
    ),
];

static ADMIN_SHOW: Representation = Representation::new("admin_show", "SubjectAdminShow", &RESOURCE)
    .fields(&Field::joined::<7>(
        &Field::columns([UUID, DATE, DATE, UUID]),
        &[
            Field::new("alive", Source::Row(hook("SubjectBehaviour::alive"), &[1]), Schema::Boolean).nullable(),
            Field::new(
                "age_weeks",
                Source::Row(hook("SubjectBehaviour::age_weeks"), &[4, 1]),
                Schema::Integer("int64"),
            )
            .nullable(),
            Field::new("symbols", Source::Page(0, 0), Schema::List(&Schema::Text(""))).nullable(),
        ],
    ))
    .select(
        r#"t."id", t."death_date", j1."date", j1."id", t."birth_date", t."line_id""#,
        &[UUID, DATE, DATE, UUID, DATE, UUID],
    )
    .joins(Dialects::same(r#"left join "actions_cull" j1 on j1."subject_id" = t."id""#))
    .groups(&[Group::rows(hook("SubjectBehaviour::genotypes"), &[0, 5], 0, r#"t."id""#, 1)])
    .statements(2);

/// The form of its pages.
static ADMIN_FORM: AdminForm = AdminForm::new(
    &Input::form(
        &RESOURCE,
        &InputField::joined::<24>(&[
            &INPUT.by_key([0, 5, 2, 1]),
            &SUBJECT_RECORDS_INPUT.by_key([18, 16, 20, 21, 15, 19]),
            &INPUT.by_key([12]),
            &SUBJECT_RECORDS_INPUT.by_key([24]),
            &INPUT.by_key([11, 10, 13, 4, 7, 8, 9, 6]),
            &SUBJECT_RECORDS_INPUT.by_key([14, 23, 22, 17]),
        ]),
    ),
    &[
        FormGroup::new("Subject", &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]),
        FormGroup::new("Profile", &[15, 16, 17, 18, 19, 20]).closed(),
        FormGroup::new("Outcome", &[21, 22, 23]).closed(),
    ],
)
.wanted(&[1, 2, 13, 20, 8, 16, 17])
.show(&FormFacts::new(
    &ADMIN_SHOW,
    &[
        AdminColumn::new("Alive", 4),
        AdminColumn::new("Age weeks", 5),
        AdminColumn::new("Death date", 1).sort("death_date"),
        AdminColumn::new("Genotype", 6),
        AdminColumn::new("Cull", 2).sort("cull__date").to(&actions::cull::RESOURCE, 3),
    ],
))
.plot("weighing-plot")
.narrow(&[
    Narrow::new(18, &[("is_active", NarrowBy::Value("true"))]),
    Narrow::new(19, &[("line", NarrowBy::Field(18))]),
    Narrow::new(4, &[("line", NarrowBy::Field(18))]),
])
.inlines(&[
    Inline::new("Cull", 18, &actions::cull::ADMIN, &[2, 0, 4, 3, 5]).edit(),
    Inline::new("Zygosities", 28, &subjects::zygosity::ADMIN, &[1, 2]).edit().delete(),
    Inline::new("Genotype tests", 19, &subjects::genotype_test::ADMIN, &[1, 2]).edit().delete(),
    Inline::new("Surgeries", 15, &actions::surgery::ADMIN, &[1, 3, 6, 7]),
    Inline::new("Sessions", 14, &actions::session::ADMIN, &[1, 3, 12]),
    Inline::new("Housing", 20, &misc::housing_subject::ADMIN, &[1, 2, 3]),
    Inline::new("Other actions", 13, &actions::other_action::ADMIN, &[1, 3, 6, 7]),
    Inline::new("Notes", 11, &misc::note::ADMIN, &[0, 1, 2, 3]).edit(),
]);

static ADMIN_ROWS: Representation = Representation::new("admin", "SubjectAdmin", &RESOURCE)
    .fields(&Field::joined::<21>(
        &Field::columns([
            UUID, TEXT, DATE, TEXT, UUID, TEXT, UUID, TEXT, TEXT, TEXT, UUID, TEXT, UUID, TEXT, TEXT, UUID,
        ]),
        &[
            Field::new("percentage", Source::Page(0, 0), Schema::Text("")).nullable(),
            Field::label("sex", 16, SEX_CHOICES),
            Field::new("alive", Source::Row(hook("SubjectBehaviour::alive"), &[20]), Schema::Boolean).nullable(),
            Field::new("projects", Source::Column(21), Schema::List(&Schema::Bounded(255))),
            Field::new("symbols", Source::Page(1, 0), Schema::List(&Schema::Text(""))).nullable(),
        ],
    ))
    .select(
        r#"t."id", t."nickname", t."birth_date", j1."username", t."responsible_user_id", j2."name", t."lab_id",
            t."description", t."ear_mark", j3."name", t."line_id", j4."name", t."litter_id", t."cage", j5."name",
            j4."breeding_pair_id", t."sex", j2."timezone", j2."reference_weight_pct", j2."zscore_weight_pct",
            t."death_date", m1.v"#,
        &[
            UUID, TEXT, DATE, TEXT, UUID, TEXT, UUID, TEXT, TEXT, TEXT, UUID, TEXT, UUID, TEXT, TEXT, UUID, TEXT, TEXT,
            FLOAT, FLOAT, DATE, TEXT_LIST,
        ],
    )
    .joins(Dialects::new(
        r#"left join "misc_labmember" j1 on j1."id" = t."responsible_user_id" left join "misc_lab" j2 on j2."id"
            = t."lab_id" left join "subjects_line" j3 on j3."id" = t."line_id" left join "subjects_litter" j4 on
            j4."id" = t."litter_id" left join "subjects_breedingpair" j5 on j5."id" = j4."breeding_pair_id" left
            join (select x0."subject_id" as k, array_agg(r0."name" order by r0."name" nulls last, r0."name") as v
            from "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id" = x0."project_id" where
            x0."subject_id" = any(array(select id from _ids)) group by x0."subject_id") m1 on m1.k = t."id""#,
        r#"left join "misc_labmember" j1 on j1."id" = t."responsible_user_id" left join "misc_lab" j2 on j2."id"
            = t."lab_id" left join "subjects_line" j3 on j3."id" = t."line_id" left join "subjects_litter" j4 on
            j4."id" = t."litter_id" left join "subjects_breedingpair" j5 on j5."id" = j4."breeding_pair_id" left
            join (select x0."subject_id" as k, json_group_array(r0."name" order by r0."name" nulls last,
            r0."name") as v from "subjects_subject_projects" x0 join "subjects_project" r0 on r0."id" =
            x0."project_id" where x0."subject_id" in (select id from _ids) group by x0."subject_id") m1 on m1.k =
            t."id""#,
    ))
    .groups(&[
        Group::page(hook("SubjectBehaviour::weight"), &[0, 16, 2, 17, 18, 19]),
        Group::rows(hook("SubjectBehaviour::genotypes"), &[0, 10], 0, r#"t."id""#, 1),
    ])
    .statements(4);

pub(crate) static ADMIN: AdminPage = AdminPage::rows("subjects/subject", "Subjects", &ADMIN_ROWS)
    .columns(&[
        AdminColumn::new("Nickname", 1).sort("nickname").link(CellLink::Row),
        AdminColumn::new("Weight %", 16).link(CellLink::Own("water-history")),
        AdminColumn::new("Birth date", 2).sort("birth_date"),
        AdminColumn::new("Sex", 17).sort("sex"),
        AdminColumn::new("Alive", 18),
        AdminColumn::count("# sessions", 14),
        AdminColumn::new("Responsible user", 3).sort("responsible_user__username").to(&misc::user::RESOURCE, 4),
        AdminColumn::new("Lab", 5).sort("lab__name").to(&misc::lab::RESOURCE, 6),
        AdminColumn::new("Description", 7).sort("description"),
        AdminColumn::new("Projects", 19),
        AdminColumn::new("Ear mark", 8).sort("ear_mark"),
        AdminColumn::new("Line", 9).sort("line__name").to(&subjects::line::RESOURCE, 10),
        AdminColumn::new("Litter", 11).sort("litter__name").to(&subjects::litter::RESOURCE, 12),
        AdminColumn::new("Zygosities", 20),
        AdminColumn::new("Cage", 13).sort("cage"),
        AdminColumn::new("Breeding pair", 14)
            .sort("litter__breeding_pair__name")
            .to(&subjects::breeding_pair::RESOURCE, 15),
    ])
    .search(&[
        "nickname",
        "responsible_user__username",
        "responsible_user__first_name",
        "responsible_user__last_name",
        "cage",
        "lab__name",
        "projects__name",
    ])
    .filters(&[
        AdminFilter::by("Responsible user", FilterTest::Row("responsible_user", &misc::user::RESOURCE)),
        AdminFilter::rule("Stock", "stock", hook("SubjectBehaviour::stock_rule")),
        AdminFilter::rule("Alive", "alive", hook("SubjectBehaviour::alive_rule")),
        AdminFilter::rule("Breeder", "breeder", hook("SubjectBehaviour::breeder_rule")),
        AdminFilter::by("Line", FilterTest::Row("line", &subjects::line::RESOURCE)),
        AdminFilter::by("Lab", FilterTest::Row("lab", &misc::lab::RESOURCE)),
        AdminFilter::by("Projects", FilterTest::Rows("projects", &subjects::project::RESOURCE)),
        AdminFilter::by("Sex", FilterTest::Choice("sex", SEX_CHOICES)),
        AdminFilter::by("Birth date", FilterTest::DateRange("birth_date")),
        AdminFilter::by("To be genotyped", FilterTest::Bool("to_be_genotyped")),
        AdminFilter::by("To be culled", FilterTest::Bool("to_be_culled")),
        AdminFilter::rule("No allele absent", "positive", hook("SubjectBehaviour::all_positive_rule")),
        AdminFilter::rule("All alleles absent", "negative", hook("SubjectBehaviour::all_negative_rule")),
        AdminFilter::rule("All alleles heterozygous", "het", hook("SubjectBehaviour::all_het_rule")),
        AdminFilter::rule("All alleles homozygous", "homo", hook("SubjectBehaviour::all_homo_rule")),
        AdminFilter::new("Not reduced", Filter::new("not_reduced", FilterTest::Bool("reduced_date__isnull"))),
    ])
    .views(&[
        AdminView::new("mine", "Mine", &[("responsible_user", "$user"), ("alive", "true"), ("breeder", "false")]),
        AdminView::new("all", "All alive", &[("alive", "true")]),
        AdminView::new("to_genotype", "To be genotyped", &[("to_be_genotyped", "true")]),
        AdminView::new("to_cull", "To be culled", &[("to_be_culled", "true")]).columns(&[0, 13, 3, 14, 8, 2, 11, 6]),
        AdminView::new("to_reduce", "To be reduced", &[("alive", "false"), ("not_reduced", "true")]),
        AdminView::new("every", "All", &[]),
    ])
    .order(&[Order::down("birth_date"), Order::down("nickname")])
    .empty("Nothing here. Litters are where animals begin.")
    .edit(&[(6, 3)])
    .actions(&["cull", "cards"])
    .form(ADMIN_FORM);

static CULLSUBJECT_PAGE_ROWS: Representation =
    Representation::new("admin_cullsubject", "SubjectAdminCullsubject", &RESOURCE)
        .fields(&Field::joined::<17>(
            &Field::columns([UUID, TEXT, BOOL, DATE, DATE, TEXT, TEXT, DATE, TEXT, UUID, TEXT, UUID, DATE, UUID]),
            &[
                Field::label("actual_severity", 14, ACTUAL_SEVERITY_CHOICES),
                Field::label("sex", 15, SEX_CHOICES),
                Field::new("symbols", Source::Page(0, 0), Schema::List(&Schema::Text(""))).nullable(),
            ],
        ))
        .select(
            r#"t."id", t."nickname", t."to_be_culled", t."death_date", t."reduced_date", t."ear_mark", t."cage",
            t."birth_date", j1."name", t."line_id", j2."username", t."responsible_user_id", j3."date", j3."id",
            t."actual_severity", t."sex""#,
            &[UUID, TEXT, BOOL, DATE, DATE, TEXT, TEXT, DATE, TEXT, UUID, TEXT, UUID, DATE, UUID, INT, TEXT],
        )
        .joins(Dialects::same(
            r#"left join "subjects_line" j1 on j1."id" = t."line_id" left join "misc_labmember" j2 on j2."id" =
            t."responsible_user_id" left join "actions_cull" j3 on j3."subject_id" = t."id""#,
        ))
        .groups(&[Group::rows(hook("SubjectBehaviour::genotypes"), &[0, 9], 0, r#"t."id""#, 1)])
        .statements(2);

pub(crate) static CULLSUBJECT_PAGE: AdminPage =
    AdminPage::rows("subjects/cullsubject", "Cull subjects", &CULLSUBJECT_PAGE_ROWS)
        .columns(&[
            AdminColumn::new("Nickname", 1).sort("nickname").link(CellLink::Row),
            AdminColumn::new("To be culled", 2).sort("to_be_culled"),
            AdminColumn::new("Death date", 3).sort("death_date"),
            AdminColumn::new("Actual severity", 14).sort("actual_severity"),
            AdminColumn::new("Reduced date", 4).sort("reduced_date"),
            AdminColumn::new("Sex", 15).sort("sex"),
            AdminColumn::new("Ear mark", 5).sort("ear_mark"),
            AdminColumn::new("Cage", 6).sort("cage"),
            AdminColumn::new("Zygosities", 16),
            AdminColumn::new("Birth date", 7).sort("birth_date"),
            AdminColumn::new("Line", 8).sort("line__name").to(&subjects::line::RESOURCE, 9),
            AdminColumn::new("Responsible user", 10).sort("responsible_user__username").to(&misc::user::RESOURCE, 11),
            AdminColumn::new("Cull", 12).sort("cull__date").to(&actions::cull::RESOURCE, 13),
        ])
        .search(&[
            "nickname",
            "responsible_user__username",
            "responsible_user__first_name",
            "responsible_user__last_name",
            "cage",
            "lab__name",
            "projects__name",
        ])
        .filters(&[
            AdminFilter::by("Responsible user", FilterTest::Row("responsible_user", &misc::user::RESOURCE)),
            AdminFilter::rule("Alive", "alive", hook("SubjectBehaviour::alive_rule")),
            AdminFilter::by("To be genotyped", FilterTest::Bool("to_be_genotyped")),
            AdminFilter::by("To be culled", FilterTest::Bool("to_be_culled")),
            AdminFilter::by("Line", FilterTest::Row("line", &subjects::line::RESOURCE)),
        ])
        .views(&[AdminView::new("living", "Living", &[("alive", "true")]), AdminView::new("every", "All", &[])])
        .order(&[Order::down("birth_date"), Order::down("nickname")])
        .edit(&[(1, 22), (3, 21), (4, 23)])
        .actions(&["cull", "cards"])
        .form(ADMIN_FORM);

static ADVERSEEFFECT_PAGE_ROWS: Representation =
    Representation::new("admin_adverseeffect", "SubjectAdminAdverseeffect", &RESOURCE)
        .fields(&Field::joined::<14>(
            &Field::columns([UUID, TEXT, TEXT, UUID, DATE, DATE, TEXT, TEXT, UUID, TEXT, TEXT, UUID]),
            &[Field::label("sex", 12, SEX_CHOICES), Field::label("actual_severity", 13, ACTUAL_SEVERITY_CHOICES)],
        ))
        .select(
            r#"t."id", t."nickname", j1."username", t."responsible_user_id", t."birth_date", t."death_date",
            t."ear_mark", j2."name", t."line_id", t."adverse_effects", j4."name", j3."cull_method_id", t."sex",
            t."actual_severity""#,
            &[UUID, TEXT, TEXT, UUID, DATE, DATE, TEXT, TEXT, UUID, TEXT, TEXT, UUID, TEXT, INT],
        )
        .joins(Dialects::same(
            r#"left join "misc_labmember" j1 on j1."id" = t."responsible_user_id" left join "subjects_line" j2 on
            j2."id" = t."line_id" left join "actions_cull" j3 on j3."subject_id" = t."id" left join
            "actions_cullmethod" j4 on j4."id" = j3."cull_method_id""#,
        ));

pub(crate) static ADVERSEEFFECT_PAGE: AdminPage =
    AdminPage::rows("subjects/adverseeffect", "Adverse effects", &ADVERSEEFFECT_PAGE_ROWS)
        .columns(&[
            AdminColumn::new("Nickname", 1).sort("nickname").link(CellLink::Row),
            AdminColumn::new("Responsible user", 2).sort("responsible_user__username").to(&misc::user::RESOURCE, 3),
            AdminColumn::new("Sex", 12).sort("sex"),
            AdminColumn::new("Birth date", 4).sort("birth_date"),
            AdminColumn::new("Death date", 5).sort("death_date"),
            AdminColumn::new("Ear mark", 6).sort("ear_mark"),
            AdminColumn::new("Line", 7).sort("line__name").to(&subjects::line::RESOURCE, 8),
            AdminColumn::new("Actual severity", 13).sort("actual_severity"),
            AdminColumn::new("Adverse effects", 9).sort("adverse_effects"),
            AdminColumn::new("Cull method", 10).sort("cull__cull_method__name").to(&actions::cull_method::RESOURCE, 11),
        ])
        .search(&[
            "nickname",
            "responsible_user__username",
            "responsible_user__first_name",
            "responsible_user__last_name",
            "cage",
            "lab__name",
            "projects__name",
        ])
        .filters(&[
            AdminFilter::by("Responsible user", FilterTest::Row("responsible_user", &misc::user::RESOURCE)),
            AdminFilter::rule("Alive", "alive", hook("SubjectBehaviour::alive_rule")),
            AdminFilter::rule("With adverse effects", "affected", hook("SubjectBehaviour::affected_rule")),
        ])
        .only(&[("affected", "true")])
        .order(&[Order::down("birth_date"), Order::down("nickname")])
        .actions(&["cull", "cards"])
        .form(ADMIN_FORM);

/// The hand-written code of Subject (spec/subjects/subject.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/subjects/subject.yaml:2 needs `impl SubjectBehaviour for App`")]
pub trait SubjectBehaviour {
    /// The value `age_weeks` of a row (spec/subjects/subject.yaml:46). Age in whole weeks, at the death date or today;
    /// 0 without a birth date.
    fn age_weeks(now: &RequestTime, birth_date: Option<NaiveDate>, death_date: Option<NaiveDate>) -> Option<i64>;

    /// The value `alive` of a row (spec/subjects/subject.yaml:47). Whether the subject is alive: it has no death date,
    /// or one after today.
    fn alive(now: &RequestTime, death_date: Option<NaiveDate>) -> Option<bool>;

    /// Writes the statement that finds the rows from which `genotypes` is computed (spec/subjects/subject.yaml:48). Its
    /// first column is the `id` of the row to which they belong; `keys` restricts it.
    fn genotypes_rows(now: &RequestTime, keys: &Keys<'_>, sql: &mut Sql);

    /// Computes the values of a row from the rows that were found for it (spec/subjects/subject.yaml:48). Alleles with
    /// the symbols of their zygosity, e.g. `Ai148 +/-`. If the subject has a line, only alleles of that line.
    fn genotypes(row: GenotypesRow, rows: &[RowView<'_>]) -> GenotypesValues;

    /// Computes values for all rows of a page, in the order of the rows (spec/subjects/subject.yaml:50). Weight in
    /// percent of the expected one, both without the implant, with a sign for how that is; empty where no weight is
    /// expected.
    fn weight<'a>(
        page: &'a PageRows<'a>,
        rows: Vec<WeightRow>,
    ) -> BoxFuture<'a, Result<Vec<WeightValues>, RequestError>>;

    /// Computes values for all rows of a page, in the order of the rows (spec/subjects/subject.yaml:55). Water control
    /// at the time of the request.
    fn water<'a>(page: &'a PageRows<'a>, rows: Vec<WaterRow>) -> BoxFuture<'a, Result<Vec<WaterValues>, RequestError>>;

    /// The rule `on_restriction` (spec/subjects/subject.yaml:111): the condition for a text, or what is wrong with it.
    fn on_restriction_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `alive` (spec/subjects/subject.yaml:105): the condition for a text, or what is wrong with it.
    fn alive_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `stock` (spec/subjects/subject.yaml:106): the condition for a text, or what is wrong with it.
    fn stock_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `water_restricted` (spec/subjects/subject.yaml:107): the condition for a text, or what is wrong with
    /// it.
    fn water_restricted_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `breeder` (spec/subjects/subject.yaml:131): the condition for a text, or what is wrong with it.
    fn breeder_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `all_positive` (spec/subjects/subject.yaml:132): the condition for a text, or what is wrong with it.
    fn all_positive_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `all_negative` (spec/subjects/subject.yaml:132): the condition for a text, or what is wrong with it.
    fn all_negative_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `all_het` (spec/subjects/subject.yaml:133): the condition for a text, or what is wrong with it.
    fn all_het_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `all_homo` (spec/subjects/subject.yaml:133): the condition for a text, or what is wrong with it.
    fn all_homo_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// The rule `affected` (spec/subjects/subject.yaml:177): the condition for a text, or what is wrong with it.
    fn affected_rule(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String>;

    /// Checks several fields together, once each of them is valid (spec/subjects/subject.yaml:110).
    fn validate<'a>(context: &'a WriteContext<'a>, draft: &'a mut SubjectDraft) -> HookFuture<'a>;

    /// Runs before the row is stored; may change it (spec/subjects/subject.yaml:110).
    fn before_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut SubjectDraft) -> HookFuture<'a>;

    /// Runs after the row is stored, in the same transaction (spec/subjects/subject.yaml:110).
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut SubjectDraft) -> HookFuture<'a>;
}

/// The columns of a row that [`SubjectBehaviour::genotypes`] receives.
#[derive(Debug, Clone)]
pub struct GenotypesRow {
    pub id: Option<Uuid>,
    pub line: Option<Uuid>,
}

/// The values that [`SubjectBehaviour::genotypes`] computes for a row.
#[derive(Debug, Clone)]
pub struct GenotypesValues {
    /// Alleles with the symbols of their zygosity, e.g. `Ai148 +/-`. If the subject has a line, only alleles of that
    /// line.
    pub symbols: Vec<String>,
}

/// The columns of a row that [`SubjectBehaviour::weight`] receives.
#[derive(Debug, Clone)]
pub struct WeightRow {
    pub id: Option<Uuid>,
    pub sex: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub lab_timezone: Option<String>,
    pub lab_reference_weight_pct: Option<f64>,
    pub lab_zscore_weight_pct: Option<f64>,
}

/// The values that [`SubjectBehaviour::weight`] computes for a row.
#[derive(Debug, Clone)]
pub struct WeightValues {
    /// Weight in percent of the expected one, both without the implant, with a sign for how that is; empty where no
    /// weight is expected.
    pub percentage: Option<String>,
}

/// The columns of a row that [`SubjectBehaviour::water`] receives.
#[derive(Debug, Clone)]
pub struct WaterRow {
    pub id: Option<Uuid>,
    pub sex: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub lab_timezone: Option<String>,
    pub lab_reference_weight_pct: Option<f64>,
    pub lab_zscore_weight_pct: Option<f64>,
}

/// The values that [`SubjectBehaviour::water`] computes for a row.
#[derive(Debug, Clone)]
pub struct WaterValues {
    /// Water control at the time of the request.
    pub reference_weight: Option<f64>,
    /// Water control at the time of the request.
    pub last_water_restriction: Option<NaiveDateTime>,
    /// Water control at the time of the request.
    pub expected_water: Option<f64>,
    /// Water control at the time of the request.
    pub remaining_water: Option<f64>,
}

/// A row of Subject before it is stored, with what the request contains.
pub type SubjectDraft = TypedDraft<entity::Model, SubjectSent>;

row!(
    entity::Model,
    [
        id,
        name,
        json,
        nickname,
        species_id,
        litter_id,
        sex,
        strain_id,
        source_id,
        line_id,
        birth_date,
        death_date,
        wean_date,
        genotype_date,
        responsible_user_id,
        lab_id,
        cage,
        request_id,
        ear_mark,
        protocol_number,
        description,
        adverse_effects,
        actual_severity,
        to_be_genotyped,
        to_be_culled,
        reduced_date
    ]
);

/// What a request for a row of Subject contains besides its columns.
#[derive(Debug, Clone)]
pub struct SubjectSent {
    /// Keys of `genotype`, if the request sets them.
    pub genotype: Option<Vec<Uuid>>,
    /// Keys of `genotype_test`, if the request sets them.
    pub genotype_test: Option<Vec<Uuid>>,
    /// Keys of `projects`, if the request sets them.
    pub projects: Option<Vec<Uuid>>,
}

impl Sent for SubjectSent {
    fn take(draft: &mut Draft) -> Self {
        Self {
            genotype: draft.many[8].as_deref().map(typed::keys),
            genotype_test: draft.many[9].as_deref().map(typed::keys),
            projects: draft.many[10].as_deref().map(typed::keys),
        }
    }

    fn restore(self, draft: &mut Draft) {
        draft.many[8] = self.genotype.map(typed::values);
        draft.many[9] = self.genotype_test.map(typed::values);
        draft.many[10] = self.projects.map(typed::values);
    }
}

pub const fn functions<C: SubjectBehaviour>() -> FunctionsOf {
    &[
        (
            "SubjectBehaviour::age_weeks",
            Function::Row(|row, columns, now, out| {
                json::integer(out, C::age_weeks(now, row.date(columns[0]), row.date(columns[1])))
            }),
        ),
        (
            "SubjectBehaviour::alive",
            Function::Row(|row, columns, now, out| json::boolean(out, C::alive(now, row.date(columns[0])))),
        ),
        (
            "SubjectBehaviour::genotypes",
            Function::Rows(C::genotypes_rows, |row, columns, rows, cells| {
                let value = C::genotypes(GenotypesRow { id: row.uuid(columns[0]), line: row.uuid(columns[1]) }, rows);
                cells.push(|out| json::texts(out, value.symbols));
            }),
        ),
        (
            "SubjectBehaviour::weight",
            Function::Page(|page| {
                Box::pin(async move {
                    let columns = page.columns;
                    let rows = page
                        .views()
                        .map(|row| WeightRow {
                            id: row.uuid(columns[0]),
                            sex: row.text(columns[1]),
                            birth_date: row.date(columns[2]),
                            lab_timezone: row.text(columns[3]),
                            lab_reference_weight_pct: row.number(columns[4]),
                            lab_zscore_weight_pct: row.number(columns[5]),
                        })
                        .collect();
                    let mut cells = ComputedValues::new(1);
                    for value in C::weight(page, rows).await? {
                        cells.push(|out| json::text(out, value.percentage));
                    }
                    Ok(cells)
                })
            }),
        ),
        (
            "SubjectBehaviour::water",
            Function::Page(|page| {
                Box::pin(async move {
                    let columns = page.columns;
                    let rows = page
                        .views()
                        .map(|row| WaterRow {
                            id: row.uuid(columns[0]),
                            sex: row.text(columns[1]),
                            birth_date: row.date(columns[2]),
                            lab_timezone: row.text(columns[3]),
                            lab_reference_weight_pct: row.number(columns[4]),
                            lab_zscore_weight_pct: row.number(columns[5]),
                        })
                        .collect();
                    let mut cells = ComputedValues::new(4);
                    for value in C::water(page, rows).await? {
                        cells.push(|out| json::number(out, value.reference_weight));
                        cells.push(|out| json::date_time(out, value.last_water_restriction));
                        cells.push(|out| json::number(out, value.expected_water));
                        cells.push(|out| json::number(out, value.remaining_water));
                    }
                    Ok(cells)
                })
            }),
        ),
        ("SubjectBehaviour::on_restriction_rule", Function::Rule(C::on_restriction_rule)),
        ("SubjectBehaviour::alive_rule", Function::Rule(C::alive_rule)),
        ("SubjectBehaviour::stock_rule", Function::Rule(C::stock_rule)),
        ("SubjectBehaviour::water_restricted_rule", Function::Rule(C::water_restricted_rule)),
        ("SubjectBehaviour::breeder_rule", Function::Rule(C::breeder_rule)),
        ("SubjectBehaviour::all_positive_rule", Function::Rule(C::all_positive_rule)),
        ("SubjectBehaviour::all_negative_rule", Function::Rule(C::all_negative_rule)),
        ("SubjectBehaviour::all_het_rule", Function::Rule(C::all_het_rule)),
        ("SubjectBehaviour::all_homo_rule", Function::Rule(C::all_homo_rule)),
        ("SubjectBehaviour::affected_rule", Function::Rule(C::affected_rule)),
        ("SubjectBehaviour::validate", save_hook!(SubjectDraft, C::validate)),
        ("SubjectBehaviour::before_save", save_hook!(SubjectDraft, C::before_save)),
        ("SubjectBehaviour::after_save", save_hook!(SubjectDraft, C::after_save)),
    ]
}
