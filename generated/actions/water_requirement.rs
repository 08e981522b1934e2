//! WaterRequirement: Report the weight and water of a subject day by day.
//! Declared in spec/actions/water_requirement.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use specimen::generated::*;

/// The hand-written code of `/water-requirement/{nickname}` (spec/actions/water_requirement.yaml:2). `App` implements
/// it.
#[diagnostic::on_unimplemented(
    message = "spec/actions/water_requirement.yaml:2 needs `impl WaterRequirementEndpoint for App`"
)]
pub trait WaterRequirementEndpoint {
    /// `GET /water-requirement/{nickname}` (spec/actions/water_requirement.yaml:7). Report the weight and water of a
    /// subject day by day.
    fn get<'a>(
        call: &'a Call<'a>,
        taken: WaterRequirementGet,
    ) -> BoxFuture<'a, Result<WaterRequirementGetAnswer, RequestError>>;
}

/// The parameters of `GET /water-requirement/{nickname}` (spec/actions/water_requirement.yaml:7).
#[derive(Debug, Clone)]
pub struct WaterRequirementGet {
    /// Nickname of the subject.
    pub nickname: String,
    /// First day of the report. Default: the day of the first weighing or water administration, otherwise the birth
    /// date.
    pub start_date: Option<NaiveDate>,
    /// Last day of the report. Default: today.
    pub end_date: Option<NaiveDate>,
}

impl WaterRequirementGet {
    fn read(call: &Call<'_>) -> Result<Self, RequestError> {
        let values = endpoint::read(call, GET_TAKES)?;
        Ok(Self {
            nickname: values.first().and_then(typed::text).unwrap_or_default(),
            start_date: values.get(1).and_then(typed::date),
            end_date: values.get(2).and_then(typed::date),
        })
    }
}

/// The same fields, as the runtime reads them and the OpenAPI document shows them
/// (spec/actions/water_requirement.yaml:7).
static GET_TAKES: &[Parameter] = &[
    Parameter::new("nickname", ParameterLocation::Path, Holds::Text, Schema::Text(""))
        .required()
        .about("Nickname of the subject.")
        .example("\"KS005\""),
    Parameter::new("start_date", ParameterLocation::Query, Holds::Date, Schema::Text("date")).about(
        "First day of the report. Default: the day of the first weighing or water administration, \
                otherwise the birth date.",
    ),
    Parameter::new("end_date", ParameterLocation::Query, Holds::Date, Schema::Text("date"))
        .about("Last day of the report. Default: today."),
];

/// The answer of `GET /water-requirement/{nickname}` (spec/actions/water_requirement.yaml:7).
#[derive(Debug, Clone)]
pub struct WaterRequirementGetAnswer {
    /// Nickname of the subject.
    pub subject: String,
    /// Weight of the implant when the water restriction started, in grams.
    pub implant_weight: f64,
    /// Minimum weight, as a fraction of the reference weight. A value of the lab.
    pub reference_weight_pct: f64,
    /// Minimum weight, as a fraction of the weight expected for sex and age. A value of the lab. Both parts of the
    /// minimum are added.
    pub zscore_weight_pct: f64,
    /// One record for each day.
    pub records: Vec<WaterRequirementGetRecords>,
}

impl WaterRequirementGetAnswer {
    fn write(self, out: &mut Vec<u8>) {
        let mut object = endpoint::Object::new(out);
        json::text(object.field("subject"), Some(self.subject));
        json::number(object.field("implant_weight"), Some(self.implant_weight));
        json::number(object.field("reference_weight_pct"), Some(self.reference_weight_pct));
        json::number(object.field("zscore_weight_pct"), Some(self.zscore_weight_pct));
        endpoint::list(object.field("records"), self.records, |item, out| item.write(out));
        object.end();
    }
}

/// `records` of an answer.
#[derive(Debug, Clone)]
pub struct WaterRequirementGetRecords {
    /// `date`.
    pub date: NaiveDate,
    /// Last known weight, in grams; 0 if there is none.
    pub weight: f64,
    /// Weight measured on this day, in grams; null if there is none.
    pub weighing_at: Option<f64>,
    /// Weight at the start of the water restriction, without implant, in grams; 0 if there is none.
    pub reference_weight: f64,
    /// Expected weight including the implant, in grams.
    pub expected_weight: f64,
    /// Minimum weight including the implant, in grams.
    pub min_weight: f64,
    /// Weight as a percentage of the expected weight, both without implant; 0 if it is not known.
    pub percentage_weight: f64,
    /// Water given within sessions on this day, in millilitres.
    pub given_water_reward: f64,
    /// Water given outside of sessions on this day, in millilitres.
    pub given_water_supplement: f64,
    /// All water given on this day, in millilitres.
    pub given_water_total: f64,
    /// Water that the subject needs on this day, in millilitres.
    pub expected_water: f64,
    /// Given water minus expected water, in millilitres.
    pub excess_water: f64,
    /// Whether a water restriction is in force on this day.
    pub is_water_restricted: bool,
    /// Weight of the implant on this day, in grams.
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
        json::number(object.field("given_water_supplement"), Some(self.given_water_supplement));
        json::number(object.field("given_water_total"), Some(self.given_water_total));
        json::number(object.field("expected_water"), Some(self.expected_water));
        json::number(object.field("excess_water"), Some(self.excess_water));
        json::boolean(object.field("is_water_restricted"), Some(self.is_water_restricted));
        json::number(object.field("implant_weight"), Some(self.implant_weight));
        object.end();
    }
}

/// The successful answer of `GET` (spec/actions/water_requirement.yaml:7).
static GET_ANSWER: Answer = Answer::object(
    200u16,
    "WaterRequirementGetAnswer",
    &[
        Field::new("subject", Source::Nothing, Schema::Text("")).about("Nickname of the subject."),
        Field::new("implant_weight", Source::Nothing, Schema::Number)
            .about("Weight of the implant when the water restriction started, in grams."),
        Field::new("reference_weight_pct", Source::Nothing, Schema::Number)
            .about("Minimum weight, as a fraction of the reference weight. A value of the lab."),
        Field::new("zscore_weight_pct", Source::Nothing, Schema::Number).about(
            "Minimum weight, as a fraction of the weight expected for sex and age. A value of the lab. \
                Both parts of the minimum are added.",
        ),
        Field::new(
            "records",
            Source::Nothing,
            Schema::List(&Schema::Object(&[
                Field::new("date", Source::Nothing, Schema::Text("date")),
                Field::new("weight", Source::Nothing, Schema::Number)
                    .about("Last known weight, in grams; 0 if there is none."),
                Field::new("weighing_at", Source::Nothing, Schema::Number)
                    .nullable()
                    .about("Weight measured on this day, in grams; null if there is none."),
                Field::new("reference_weight", Source::Nothing, Schema::Number).about(
                    "Weight at the start of the water restriction, without implant, in grams; 0 if there is \
                none.",
                ),
                Field::new("expected_weight", Source::Nothing, Schema::Number)
                    .about("Expected weight including the implant, in grams."),
                Field::new("min_weight", Source::Nothing, Schema::Number)
                    .about("Minimum weight including the implant, in grams."),
                Field::new("percentage_weight", Source::Nothing, Schema::Number).about(
                    "Weight as a percentage of the expected weight, both without implant; 0 if it is not \
                known.",
                ),
                Field::new("given_water_reward", Source::Nothing, Schema::Number)
                    .about("Water given within sessions on this day, in millilitres."),
                Field::new("given_water_supplement", Source::Nothing, Schema::Number)
                    .about("Water given outside of sessions on this day, in millilitres."),
                Field::new("given_water_total", Source::Nothing, Schema::Number)
                    .about("All water given on this day, in millilitres."),
                Field::new("expected_water", Source::Nothing, Schema::Number)
                    .about("Water that the subject needs on this day, in millilitres."),
                Field::new("excess_water", Source::Nothing, Schema::Number)
                    .about("Given water minus expected water, in millilitres."),
                Field::new("is_water_restricted", Source::Nothing, Schema::Boolean)
                    .about("Whether a water restriction is in force on this day."),
                Field::new("implant_weight", Source::Nothing, Schema::Number)
                    .about("Weight of the implant on this day, in grams."),
            ])),
        )
        .about("One record for each day."),
    ],
);

pub const fn functions<C: WaterRequirementEndpoint>() -> FunctionsOf {
    &[(
        "WaterRequirementEndpoint::get",
        Function::Endpoint(|call| {
            Box::pin(async move {
                let taken = WaterRequirementGet::read(call)?;
                let given = C::get(call, taken).await?;
                Ok(endpoint::answer(&GET_ANSWER, |out| given.write(out)))
            })
        }),
    )]
}

/// The endpoints under `/water-requirement/{nickname}`.
pub static ROUTES: &[Route] = &[Route::custom(
    "/water-requirement/{nickname}",
    "water_requirement",
    &Custom {
        operations: &[CustomOperation::new("GET", hook("WaterRequirementEndpoint::get"), &GET_ANSWER)
            .takes(GET_TAKES)
            .about("Report the weight and water of a subject day by day.")],
    },
)
.about("Report the weight and water of a subject day by day.")];
