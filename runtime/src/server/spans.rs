//! Spans of requests and statements, sent to the collector that `otlp_endpoint` names. `log` starts it.

use super::{Failure, configuration::Configuration};
use crate::http::{log::LogThrottle, watch::trace::SCOPE};
use opentelemetry::{
    Context, KeyValue, global,
    trace::{SpanKind, TraceContextExt, Tracer, TracerProvider},
};
use opentelemetry_otlp::{SpanExporter, WithExportConfig};
use opentelemetry_sdk::{
    Resource,
    error::OTelSdkResult,
    propagation::TraceContextPropagator,
    trace::{self, SdkTracer, SdkTracerProvider, SpanData},
};
use std::{
    fmt,
    time::{Duration, SystemTime},
};
use tracing::{Event, Subscriber, field};
use tracing_subscriber::{Layer, layer::Context as Around};

/// Longest wait for a collector, and for the last spans when the server stops.
pub const COLLECTOR_TIMEOUT: Duration = Duration::from_secs(5);

/// What sends spans to the collector that the settings name; what handles requests finds it.
pub fn provider(configuration: &Configuration) -> Result<Option<SdkTracerProvider>, Failure> {
    let Some(endpoint) = configuration.otlp_endpoint().map_err(Failure::Wrong)? else { return Ok(None) };
    let exporter = SpanExporter::builder().with_http().with_endpoint(endpoint).with_timeout(COLLECTOR_TIMEOUT).build();
    let exporter = exporter.map_err(|e| Failure::Failed(format!("Traces can't be sent: {e}.")))?;
    let exporter = Telling { exporter, collector: configuration.shown("otlp_endpoint"), told: LogThrottle::new() };
    let version = KeyValue::new("service.version", configuration.program.version);
    let resource = Resource::builder().with_service_name(configuration.program.name).with_attribute(version).build();
    let spans = SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build();
    global::set_text_map_propagator(TraceContextPropagator::new());
    global::set_tracer_provider(spans.clone());
    Ok(Some(spans))
}

/// Reports an unreachable collector at most once a minute, with its address. OpenTelemetry's own messages appear at
/// every attempt and don't name it.
#[derive(Debug)]
struct Telling {
    exporter: SpanExporter,
    collector: String,
    told: LogThrottle,
}

impl trace::SpanExporter for Telling {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let spans = batch.len();
        let result = self.exporter.export(batch).await;
        if let Err(error) = &result
            && self.told.is_due()
        {
            let collector = &self.collector;
            tracing::warn!(collector, spans, %error, "spans are lost: does a collector listen at `otlp_endpoint`?");
        }
        result
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.exporter.shutdown_with_timeout(timeout)
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.exporter.force_flush()
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.exporter.set_resource(resource);
    }
}

/// Makes each statement a span.
pub fn statements<S: Subscriber>(spans: &SdkTracerProvider) -> impl Layer<S> + use<S> {
    Statements(spans.tracer(SCOPE))
}

/// Makes each statement a span below that of the request it belongs to. It runs in the request's own task, whose
/// current context is the request's.
struct Statements(SdkTracer);

impl<S: Subscriber> Layer<S> for Statements {
    fn on_event(&self, event: &Event<'_>, _: Around<'_, S>) {
        Context::map_current(|request| {
            if !request.span().is_recording() {
                return;
            }
            let (end, mut seen) = (SystemTime::now(), Seen::default());
            event.record(&mut seen);
            let took = Duration::try_from_secs_f64(seen.ms / 1000.0).unwrap_or_default();
            let verb = seen.text.split_whitespace().next().unwrap_or("statement").to_ascii_lowercase();
            self.0
                .span_builder(verb)
                .with_kind(SpanKind::Client)
                .with_start_time(end.checked_sub(took).unwrap_or(end))
                .with_attributes([KeyValue::new("db.query.text", seen.text)])
                .start_with_context(&self.0, request);
            // Dropped here, it has ended.
        });
    }
}

/// What the store tells of a statement: its text, without parameters, and how long it took.
#[derive(Default)]
struct Seen {
    ms: f64,
    text: String,
}

impl field::Visit for Seen {
    fn record_f64(&mut self, field: &field::Field, value: f64) {
        if field.name() == "ms" {
            self.ms = value;
        }
    }

    fn record_debug(&mut self, field: &field::Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.text = format!("{value:?}");
        }
    }
}
