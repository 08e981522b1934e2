//! WaterRequirement: Report the weight and water of a subject day by day.
//! Made from spec/actions/water_requirement.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Answer, Custom, CustomOperation, Doc, Field, Holds, Parameter, Place, Route, Schema,
    Serves, Source,
};
use specimen::behaviour::{BoxFuture, typed};
use specimen::fault::Fault;
use specimen::query::json;
use specimen::http::{Call, Reply, endpoint, routes};
use specimen::server::Server;
use specimen::chrono::NaiveDate;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// What is written by hand for `/water-requirement/{nickname}` (spec/actions/water_requirement.yaml:2): implement it for [`Code`](super::super::Code).
pub trait WaterRequirementEndpoint {
    /// `GET /water-requirement/{nickname}` (spec/actions/water_requirement.yaml:7). Report the weight and water of a subject day by day.
    ///
    /// # Errors
    /// What is refused; then nothing is written.
    fn get<'a>(
        call: &'a Call<'a>,
        taken: WaterRequirementGet,
    ) -> BoxFuture<'a, Result<WaterRequirementGetAnswer, Fault>>;
}
/// What `GET /water-requirement/{nickname}` takes (spec/actions/water_requirement.yaml:7).
#[derive(Debug, Clone)]
pub struct WaterRequirementGet {
    /// `nickname`.
    pub nickname: String,
    /// First day; absent: that of the first weighing or water, or birth.
    pub start_date: Option<NaiveDate>,
    /// Last day; absent: today.
    pub end_date: Option<NaiveDate>,
}
impl WaterRequirementGet {
    fn read(call: &Call<'_>) -> Result<Self, Fault> {
        let values = endpoint::read(call, GET_TAKES)?;
        Ok(Self {
            nickname: values.first().and_then(typed::text).unwrap_or_default(),
            start_date: values.get(1).and_then(typed::date),
            end_date: values.get(2).and_then(typed::date),
        })
    }
}
/// The same as the runtime reads it and the document shows it (spec/actions/water_requirement.yaml:7).
static GET_TAKES: &[Parameter] = &[
    Parameter {
        name: "nickname",
        place: Place::Path,
        holds: Holds::Text,
        required: true,
        doc: Doc {
            schema: Schema::Text(""),
            about: "",
            nullable: false,
            example: "\"KS005\"",
        },
    },
    Parameter {
        name: "start_date",
        place: Place::Query,
        holds: Holds::Date,
        required: false,
        doc: Doc {
            schema: Schema::Text("date"),
            about: "First day; absent: that of the first weighing or water, or birth.",
            nullable: false,
            example: "",
        },
    },
    Parameter {
        name: "end_date",
        place: Place::Query,
        holds: Holds::Date,
        required: false,
        doc: Doc {
            schema: Schema::Text("date"),
            about: "Last day; absent: today.",
            nullable: false,
            example: "",
        },
    },
];
/// What `GET /water-requirement/{nickname}` answers (spec/actions/water_requirement.yaml:7).
#[derive(Debug, Clone)]
pub struct WaterRequirementGetAnswer {
    /// Its nickname.
    pub subject: String,
    /// Grams at the start of the restriction.
    pub implant_weight: f64,
    /// Of the lab: share of the reference weight below which it may not fall.
    pub reference_weight_pct: f64,
    /// Of the lab: the same of the weight expected for its age.
    pub zscore_weight_pct: f64,
    /// One for each day.
    pub records: Vec<WaterRequirementGetRecords>,
}
impl WaterRequirementGetAnswer {
    fn write(self, out: &mut Vec<u8>) {
        let mut object = endpoint::Object::new(out);
        json::text(object.field("subject"), Some(self.subject));
        json::number(object.field("implant_weight"), Some(self.implant_weight));
        json::number(
            object.field("reference_weight_pct"),
            Some(self.reference_weight_pct),
        );
        json::number(object.field("zscore_weight_pct"), Some(self.zscore_weight_pct));
        endpoint::list(
            object.field("records"),
            self.records,
            |item, out| item.write(out),
        );
        object.end();
    }
}
/// `records` of an answer.
#[derive(Debug, Clone)]
pub struct WaterRequirementGetRecords {
    /// `date`.
    pub date: NaiveDate,
    /// Grams, the last known; 0 if none.
    pub weight: f64,
    /// Grams as weighed on this day.
    pub weighing_at: Option<f64>,
    /// Grams, 0 if none.
    pub reference_weight: f64,
    /// Grams.
    pub expected_weight: f64,
    /// Grams.
    pub min_weight: f64,
    /// Of the expected weight.
    pub percentage_weight: f64,
    /// Millilitres within a session.
    pub given_water_reward: f64,
    /// Millilitres outside of sessions.
    pub given_water_supplement: f64,
    /// Millilitres.
    pub given_water_total: f64,
    /// Millilitres.
    pub expected_water: f64,
    /// Millilitres given beyond what is expected.
    pub excess_water: f64,
    /// `is_water_restricted`.
    pub is_water_restricted: bool,
    /// Grams.
    pub implant_weight: f64,
}
impl WaterRequirementGetRecords {
    fn write(self, out: &mut Vec<u8>) {
        let mut object = endpoint::Object::new(out);
        json::date(object.field("date"), Some(self.date));
        json::number(object.field("weight"), Some(self.weight));
        json::number(object.field("weighing_at"), self.weighing_at);
        json::number(object.field("reference_weight"), Some(self.reference_weight));
        json::number(object.field("expected_weight"), Some(self.expected_weight));
        json::number(object.field("min_weight"), Some(self.min_weight));
        json::number(object.field("percentage_weight"), Some(self.percentage_weight));
        json::number(object.field("given_water_reward"), Some(self.given_water_reward));
        json::number(
            object.field("given_water_supplement"),
            Some(self.given_water_supplement),
        );
        json::number(object.field("given_water_total"), Some(self.given_water_total));
        json::number(object.field("expected_water"), Some(self.expected_water));
        json::number(object.field("excess_water"), Some(self.excess_water));
        json::boolean(
            object.field("is_water_restricted"),
            Some(self.is_water_restricted),
        );
        json::number(object.field("implant_weight"), Some(self.implant_weight));
        object.end();
    }
}
fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>> {
    Box::pin(async move {
        let taken = WaterRequirementGet::read(call)?;
        let given = <super::super::Code as WaterRequirementEndpoint>::get(call, taken)
            .await?;
        Ok(endpoint::answer(&GET_ANSWER, |out| given.write(out)))
    })
}
/// The good answer of `GET` (spec/actions/water_requirement.yaml:7).
static GET_ANSWER: Answer = Answer {
    status: 200u16,
    media: "",
    schema: "WaterRequirementGetAnswer",
    value: None,
    many: false,
    fields: &[
        Field {
            name: "subject",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text(""),
                about: "Its nickname.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "implant_weight",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Number,
                about: "Grams at the start of the restriction.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "reference_weight_pct",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Number,
                about: "Of the lab: share of the reference weight below which it may not fall.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "zscore_weight_pct",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Number,
                about: "Of the lab: the same of the weight expected for its age.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "records",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::List(
                    &Schema::Object(
                        &[
                            Field {
                                name: "date",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Text("date"),
                                    about: "",
                                    nullable: false,
                                    example: "",
                                },
                            },
                            Field {
                                name: "weight",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Number,
                                    about: "Grams, the last known; 0 if none.",
                                    nullable: false,
                                    example: "",
                                },
                            },
                            Field {
                                name: "weighing_at",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Number,
                                    about: "Grams as weighed on this day.",
                                    nullable: true,
                                    example: "",
                                },
                            },
                            Field {
                                name: "reference_weight",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Number,
                                    about: "Grams, 0 if none.",
                                    nullable: false,
                                    example: "",
                                },
                            },
                            Field {
                                name: "expected_weight",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Number,
                                    about: "Grams.",
                                    nullable: false,
                                    example: "",
                                },
                            },
                            Field {
                                name: "min_weight",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Number,
                                    about: "Grams.",
                                    nullable: false,
                                    example: "",
                                },
                            },
                            Field {
                                name: "percentage_weight",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Number,
                                    about: "Of the expected weight.",
                                    nullable: false,
                                    example: "",
                                },
                            },
                            Field {
                                name: "given_water_reward",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Number,
                                    about: "Millilitres within a session.",
                                    nullable: false,
                                    example: "",
                                },
                            },
                            Field {
                                name: "given_water_supplement",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Number,
                                    about: "Millilitres outside of sessions.",
                                    nullable: false,
                                    example: "",
                                },
                            },
                            Field {
                                name: "given_water_total",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Number,
                                    about: "Millilitres.",
                                    nullable: false,
                                    example: "",
                                },
                            },
                            Field {
                                name: "expected_water",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Number,
                                    about: "Millilitres.",
                                    nullable: false,
                                    example: "",
                                },
                            },
                            Field {
                                name: "excess_water",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Number,
                                    about: "Millilitres given beyond what is expected.",
                                    nullable: false,
                                    example: "",
                                },
                            },
                            Field {
                                name: "is_water_restricted",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Boolean,
                                    about: "",
                                    nullable: false,
                                    example: "",
                                },
                            },
                            Field {
                                name: "implant_weight",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Number,
                                    about: "Grams.",
                                    nullable: false,
                                    example: "",
                                },
                            },
                        ],
                    ),
                ),
                about: "One for each day.",
                nullable: false,
                example: "",
            },
        },
    ],
    optional: &[],
};
/// The endpoints under `/water-requirement/{nickname}`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/water-requirement/{nickname}",
        operation: "water_requirement",
        tag: "water-requirement",
        title: "Water Requirement",
        words: "",
        about: "Report the weight and water of a subject day by day.",
        serves: Serves::Custom(
            &Custom {
                operations: &[
                    CustomOperation {
                        method: "GET",
                        open: false,
                        takes: GET_TAKES,
                        body: "",
                        answer: &GET_ANSWER,
                        also: &[],
                        about: "Report the weight and water of a subject day by day.",
                        handle: get,
                    },
                ],
            },
        ),
    },
];
/// The endpoints under `/water-requirement/{nickname}`.
pub struct WaterRequirementApi(pub Arc<Server>);
impl OpenApi for WaterRequirementApi {
    fn meta() -> Vec<MetaApi> {
        routes::meta(ROUTES)
    }
    fn register(registry: &mut Registry) {
        routes::register(registry, ROUTES);
    }
    fn add_routes(
        self,
        table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>,
    ) {
        routes::add(&self.0, table, ROUTES);
    }
}
