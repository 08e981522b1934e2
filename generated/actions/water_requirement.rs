//! WaterRequirement: Report the weight and water of a subject day by day.
//! Made from spec/actions/water_requirement.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::Code;
use super::super::hooks::hook;
use specimen::generated::*;

/// What is written by hand for `/water-requirement/{nickname}` (spec/actions/water_requirement.yaml:2): implement it
/// for [`Code`].
pub trait WaterRequirementEndpoint {
    /// `GET /water-requirement/{nickname}` (spec/actions/water_requirement.yaml:7). Report the weight and water of a
    /// subject day by day.
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
    Parameter::new("nickname", Place::Path, Holds::Text, Schema::Text("")).required().example("\"KS005\""),
    Parameter::new("start_date", Place::Query, Holds::Date, Schema::Text("date"))
        .about("First day; absent: that of the first weighing or water, or birth."),
    Parameter::new("end_date", Place::Query, Holds::Date, Schema::Text("date")).about("Last day; absent: today."),
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
        json::number(object.field("given_water_supplement"), Some(self.given_water_supplement));
        json::number(object.field("given_water_total"), Some(self.given_water_total));
        json::number(object.field("expected_water"), Some(self.expected_water));
        json::number(object.field("excess_water"), Some(self.excess_water));
        json::boolean(object.field("is_water_restricted"), Some(self.is_water_restricted));
        json::number(object.field("implant_weight"), Some(self.implant_weight));
        object.end();
    }
}

/// The good answer of `GET` (spec/actions/water_requirement.yaml:7).
static GET_ANSWER: Answer = Answer::object(
    200u16,
    "WaterRequirementGetAnswer",
    &[
        Field::new("subject", Source::Nothing, Schema::Text("")).about("Its nickname."),
        Field::new("implant_weight", Source::Nothing, Schema::Number).about("Grams at the start of the restriction."),
        Field::new("reference_weight_pct", Source::Nothing, Schema::Number)
            .about("Of the lab: share of the reference weight below which it may not fall."),
        Field::new("zscore_weight_pct", Source::Nothing, Schema::Number)
            .about("Of the lab: the same of the weight expected for its age."),
        Field::new(
            "records",
            Source::Nothing,
            Schema::List(&Schema::Object(&[
                Field::new("date", Source::Nothing, Schema::Text("date")),
                Field::new("weight", Source::Nothing, Schema::Number).about("Grams, the last known; 0 if none."),
                Field::new("weighing_at", Source::Nothing, Schema::Number)
                    .nullable()
                    .about("Grams as weighed on this day."),
                Field::new("reference_weight", Source::Nothing, Schema::Number).about("Grams, 0 if none."),
                Field::new("expected_weight", Source::Nothing, Schema::Number).about("Grams."),
                Field::new("min_weight", Source::Nothing, Schema::Number).about("Grams."),
                Field::new("percentage_weight", Source::Nothing, Schema::Number).about("Of the expected weight."),
                Field::new("given_water_reward", Source::Nothing, Schema::Number)
                    .about("Millilitres within a session."),
                Field::new("given_water_supplement", Source::Nothing, Schema::Number)
                    .about("Millilitres outside of sessions."),
                Field::new("given_water_total", Source::Nothing, Schema::Number).about("Millilitres."),
                Field::new("expected_water", Source::Nothing, Schema::Number).about("Millilitres."),
                Field::new("excess_water", Source::Nothing, Schema::Number)
                    .about("Millilitres given beyond what is expected."),
                Field::new("is_water_restricted", Source::Nothing, Schema::Boolean),
                Field::new("implant_weight", Source::Nothing, Schema::Number).about("Grams."),
            ])),
        )
        .about("One for each day."),
    ],
);

/// What the runtime calls.
pub static FUNCTIONS: &[(&str, Function)] = &[(
    "WaterRequirementEndpoint::get",
    Function::Endpoint(|call| {
        Box::pin(async move {
            let taken = WaterRequirementGet::read(call)?;
            let given = <Code as WaterRequirementEndpoint>::get(call, taken).await?;
            Ok(endpoint::answer(&GET_ANSWER, |out| given.write(out)))
        })
    }),
)];

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
