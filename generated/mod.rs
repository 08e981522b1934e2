//! The Alyx API.
//!
//! Generated from the spec: change that, not this file.

pub mod actions;
pub mod admin;
pub mod auth;
pub mod contenttypes;
pub mod data;
pub mod experiments;
pub mod jobs;
pub mod misc;
pub mod reversion;
pub mod sessions;
pub mod subjects;
pub mod schema;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use specimen::server::Server;
use specimen::tables::{Accounts, Api, Contact, Defaults, Kinds, License};
use std::{collections::HashMap, sync::Arc};
/// What the hand-written traits of all resources are implemented for.
pub struct Code;
/// The whole API.
pub static API: Api = Api {
    name: "Alyx",
    about: "Metadata of neuroscience experiments - the animals, what was done with them, and the files that were recorded.",
    license: Some(License {
        name: "MIT OR Apache-2.0",
        url: "https://github.com/specimen-labs/specimen#license",
    }),
    contact: Some(Contact {
        name: "Specimen",
        url: "https://github.com/specimen-labs/specimen",
        email: "",
    }),
    version: "v1",
    vendor: "alyx",
    resources: &[
        &actions::chronic_recording::RESOURCE,
        &actions::cull::RESOURCE,
        &actions::cull_method::RESOURCE,
        &actions::cull_reason::RESOURCE,
        &actions::notification::RESOURCE,
        &actions::notification_rule::RESOURCE,
        &actions::other_action::RESOURCE,
        &actions::procedure_type::RESOURCE,
        &actions::session::RESOURCE,
        &actions::surgery::RESOURCE,
        &actions::virus_injection::RESOURCE,
        &actions::water_administration::RESOURCE,
        &actions::water_restriction::RESOURCE,
        &actions::water_type::RESOURCE,
        &actions::weighing::RESOURCE,
        &admin::log_entry::RESOURCE,
        &auth::group::RESOURCE,
        &auth::permission::RESOURCE,
        &auth::token::RESOURCE,
        &contenttypes::content_type::RESOURCE,
        &data::data_format::RESOURCE,
        &data::data_notice::RESOURCE,
        &data::data_repository::RESOURCE,
        &data::data_repository_type::RESOURCE,
        &data::dataset::RESOURCE,
        &data::dataset_type::RESOURCE,
        &data::download::RESOURCE,
        &data::file_record::RESOURCE,
        &data::revision::RESOURCE,
        &data::tag::RESOURCE,
        &experiments::brain_region::RESOURCE,
        &experiments::channel::RESOURCE,
        &experiments::chronic_insertion::RESOURCE,
        &experiments::coordinate_system::RESOURCE,
        &experiments::field_of_view::RESOURCE,
        &experiments::field_of_view_location::RESOURCE,
        &experiments::imaging_stack::RESOURCE,
        &experiments::imaging_type::RESOURCE,
        &experiments::probe_insertion::RESOURCE,
        &experiments::probe_model::RESOURCE,
        &experiments::trajectory_estimate::RESOURCE,
        &jobs::task::RESOURCE,
        &misc::cage_type::RESOURCE,
        &misc::enrichment::RESOURCE,
        &misc::food::RESOURCE,
        &misc::housing::RESOURCE,
        &misc::housing_subject::RESOURCE,
        &misc::lab::RESOURCE,
        &misc::lab_location::RESOURCE,
        &misc::lab_membership::RESOURCE,
        &misc::note::RESOURCE,
        &misc::user::RESOURCE,
        &reversion::change_set::RESOURCE,
        &reversion::record_version::RESOURCE,
        &sessions::browser_session::RESOURCE,
        &subjects::allele::RESOURCE,
        &subjects::breeding_pair::RESOURCE,
        &subjects::genotype_test::RESOURCE,
        &subjects::line::RESOURCE,
        &subjects::litter::RESOURCE,
        &subjects::project::RESOURCE,
        &subjects::sequence::RESOURCE,
        &subjects::source::RESOURCE,
        &subjects::species::RESOURCE,
        &subjects::strain::RESOURCE,
        &subjects::subject::RESOURCE,
        &subjects::subject_request::RESOURCE,
        &subjects::zygosity::RESOURCE,
        &subjects::zygosity_rule::RESOURCE,
    ],
    also: &[
        ("actions.ephyssession", &actions::session::RESOURCE),
        ("actions.imagingsession", &actions::session::RESOURCE),
        ("authtoken.tokenproxy", &auth::token::RESOURCE),
        ("subjects.adverseeffect", &subjects::subject::RESOURCE),
        ("subjects.cullsubject", &subjects::subject::RESOURCE),
    ],
    routes: &[
        actions::chronic_recording::ROUTES,
        actions::cull::ROUTES,
        actions::cull_method::ROUTES,
        actions::cull_reason::ROUTES,
        actions::notification::ROUTES,
        actions::notification_rule::ROUTES,
        actions::other_action::ROUTES,
        actions::procedure_type::ROUTES,
        actions::session::ROUTES,
        actions::surgery::ROUTES,
        actions::virus_injection::ROUTES,
        actions::water_administration::ROUTES,
        actions::water_restriction::ROUTES,
        actions::water_type::ROUTES,
        actions::weighing::ROUTES,
        data::data_format::ROUTES,
        data::data_notice::ROUTES,
        data::data_repository::ROUTES,
        data::data_repository_type::ROUTES,
        data::dataset::ROUTES,
        data::dataset_type::ROUTES,
        data::download::ROUTES,
        data::file_record::ROUTES,
        data::revision::ROUTES,
        data::tag::ROUTES,
        experiments::brain_region::ROUTES,
        experiments::channel::ROUTES,
        experiments::chronic_insertion::ROUTES,
        experiments::coordinate_system::ROUTES,
        experiments::field_of_view::ROUTES,
        experiments::field_of_view_location::ROUTES,
        experiments::imaging_stack::ROUTES,
        experiments::imaging_type::ROUTES,
        experiments::probe_insertion::ROUTES,
        experiments::probe_model::ROUTES,
        experiments::trajectory_estimate::ROUTES,
        jobs::task::ROUTES,
        misc::cage_type::ROUTES,
        misc::enrichment::ROUTES,
        misc::food::ROUTES,
        misc::housing::ROUTES,
        misc::housing_subject::ROUTES,
        misc::lab::ROUTES,
        misc::lab_location::ROUTES,
        misc::lab_membership::ROUTES,
        misc::note::ROUTES,
        misc::user::ROUTES,
        subjects::allele::ROUTES,
        subjects::breeding_pair::ROUTES,
        subjects::genotype_test::ROUTES,
        subjects::line::ROUTES,
        subjects::litter::ROUTES,
        subjects::project::ROUTES,
        subjects::sequence::ROUTES,
        subjects::source::ROUTES,
        subjects::species::ROUTES,
        subjects::strain::ROUTES,
        subjects::subject::ROUTES,
        subjects::subject_request::ROUTES,
        subjects::zygosity::ROUTES,
        subjects::zygosity_rule::ROUTES,
        actions::water_requirement::ROUTES,
        data::check_protected::ROUTES,
        data::new_download::ROUTES,
        data::register_file::ROUTES,
        data::sync_file_status::ROUTES,
        misc::cache_archive::ROUTES,
        misc::cache_info::ROUTES,
        misc::tagged_cache_archive::ROUTES,
        misc::tagged_cache_info::ROUTES,
    ],
    page_size: 250,
    page_most: 1000,
    defaults: Defaults {
        time_zone: "UTC",
        token_lifetime: 86400,
        burst: "550/minute",
        docs: "20/minute",
        act_for_others: true,
    },
    accounts: Some(
        &Accounts {
            users: &misc::user::RESOURCE,
            input: Some(&misc::user::INPUT),
            username: "username",
            password: "password",
            active: "is_active",
            public: "is_public_user",
            superuser: "is_superuser",
            own: &["username", "email"],
            tokens: &auth::token::RESOURCE,
            token_user: "user_id",
            token_created: "created",
        },
    ),
    kinds: Some(
        &Kinds {
            resource: &contenttypes::content_type::RESOURCE,
            app: "app_label",
            model: "model",
        },
    ),
};
/// All endpoints as one poem-openapi API.
pub struct Endpoints(pub Arc<Server>);
impl OpenApi for Endpoints {
    fn meta() -> Vec<MetaApi> {
        let mut meta = Vec::new();
        meta.extend(
            <actions::chronic_recording::ChronicRecordingApi as OpenApi>::meta(),
        );
        meta.extend(<actions::cull::CullApi as OpenApi>::meta());
        meta.extend(<actions::cull_method::CullMethodApi as OpenApi>::meta());
        meta.extend(<actions::cull_reason::CullReasonApi as OpenApi>::meta());
        meta.extend(<actions::notification::NotificationApi as OpenApi>::meta());
        meta.extend(
            <actions::notification_rule::NotificationRuleApi as OpenApi>::meta(),
        );
        meta.extend(<actions::other_action::OtherActionApi as OpenApi>::meta());
        meta.extend(<actions::procedure_type::ProcedureTypeApi as OpenApi>::meta());
        meta.extend(<actions::session::SessionApi as OpenApi>::meta());
        meta.extend(<actions::surgery::SurgeryApi as OpenApi>::meta());
        meta.extend(<actions::virus_injection::VirusInjectionApi as OpenApi>::meta());
        meta.extend(
            <actions::water_administration::WaterAdministrationApi as OpenApi>::meta(),
        );
        meta.extend(
            <actions::water_restriction::WaterRestrictionApi as OpenApi>::meta(),
        );
        meta.extend(<actions::water_type::WaterTypeApi as OpenApi>::meta());
        meta.extend(<actions::weighing::WeighingApi as OpenApi>::meta());
        meta.extend(<data::data_format::DataFormatApi as OpenApi>::meta());
        meta.extend(<data::data_notice::DataNoticeApi as OpenApi>::meta());
        meta.extend(<data::data_repository::DataRepositoryApi as OpenApi>::meta());
        meta.extend(
            <data::data_repository_type::DataRepositoryTypeApi as OpenApi>::meta(),
        );
        meta.extend(<data::dataset::DatasetApi as OpenApi>::meta());
        meta.extend(<data::dataset_type::DatasetTypeApi as OpenApi>::meta());
        meta.extend(<data::download::DownloadApi as OpenApi>::meta());
        meta.extend(<data::file_record::FileRecordApi as OpenApi>::meta());
        meta.extend(<data::revision::RevisionApi as OpenApi>::meta());
        meta.extend(<data::tag::TagApi as OpenApi>::meta());
        meta.extend(<experiments::brain_region::BrainRegionApi as OpenApi>::meta());
        meta.extend(<experiments::channel::ChannelApi as OpenApi>::meta());
        meta.extend(
            <experiments::chronic_insertion::ChronicInsertionApi as OpenApi>::meta(),
        );
        meta.extend(
            <experiments::coordinate_system::CoordinateSystemApi as OpenApi>::meta(),
        );
        meta.extend(<experiments::field_of_view::FieldOfViewApi as OpenApi>::meta());
        meta.extend(
            <experiments::field_of_view_location::FieldOfViewLocationApi as OpenApi>::meta(),
        );
        meta.extend(<experiments::imaging_stack::ImagingStackApi as OpenApi>::meta());
        meta.extend(<experiments::imaging_type::ImagingTypeApi as OpenApi>::meta());
        meta.extend(
            <experiments::probe_insertion::ProbeInsertionApi as OpenApi>::meta(),
        );
        meta.extend(<experiments::probe_model::ProbeModelApi as OpenApi>::meta());
        meta.extend(
            <experiments::trajectory_estimate::TrajectoryEstimateApi as OpenApi>::meta(),
        );
        meta.extend(<jobs::task::TaskApi as OpenApi>::meta());
        meta.extend(<misc::cage_type::CageTypeApi as OpenApi>::meta());
        meta.extend(<misc::enrichment::EnrichmentApi as OpenApi>::meta());
        meta.extend(<misc::food::FoodApi as OpenApi>::meta());
        meta.extend(<misc::housing::HousingApi as OpenApi>::meta());
        meta.extend(<misc::housing_subject::HousingSubjectApi as OpenApi>::meta());
        meta.extend(<misc::lab::LabApi as OpenApi>::meta());
        meta.extend(<misc::lab_location::LabLocationApi as OpenApi>::meta());
        meta.extend(<misc::lab_membership::LabMembershipApi as OpenApi>::meta());
        meta.extend(<misc::note::NoteApi as OpenApi>::meta());
        meta.extend(<misc::user::UserApi as OpenApi>::meta());
        meta.extend(<subjects::allele::AlleleApi as OpenApi>::meta());
        meta.extend(<subjects::breeding_pair::BreedingPairApi as OpenApi>::meta());
        meta.extend(<subjects::genotype_test::GenotypeTestApi as OpenApi>::meta());
        meta.extend(<subjects::line::LineApi as OpenApi>::meta());
        meta.extend(<subjects::litter::LitterApi as OpenApi>::meta());
        meta.extend(<subjects::project::ProjectApi as OpenApi>::meta());
        meta.extend(<subjects::sequence::SequenceApi as OpenApi>::meta());
        meta.extend(<subjects::source::SourceApi as OpenApi>::meta());
        meta.extend(<subjects::species::SpeciesApi as OpenApi>::meta());
        meta.extend(<subjects::strain::StrainApi as OpenApi>::meta());
        meta.extend(<subjects::subject::SubjectApi as OpenApi>::meta());
        meta.extend(<subjects::subject_request::SubjectRequestApi as OpenApi>::meta());
        meta.extend(<subjects::zygosity::ZygosityApi as OpenApi>::meta());
        meta.extend(<subjects::zygosity_rule::ZygosityRuleApi as OpenApi>::meta());
        meta.extend(
            <actions::water_requirement::WaterRequirementApi as OpenApi>::meta(),
        );
        meta.extend(<data::check_protected::CheckProtectedApi as OpenApi>::meta());
        meta.extend(<data::new_download::NewDownloadApi as OpenApi>::meta());
        meta.extend(<data::register_file::RegisterFileApi as OpenApi>::meta());
        meta.extend(<data::sync_file_status::SyncFileStatusApi as OpenApi>::meta());
        meta.extend(<misc::cache_archive::CacheArchiveApi as OpenApi>::meta());
        meta.extend(<misc::cache_info::CacheInfoApi as OpenApi>::meta());
        meta.extend(
            <misc::tagged_cache_archive::TaggedCacheArchiveApi as OpenApi>::meta(),
        );
        meta.extend(<misc::tagged_cache_info::TaggedCacheInfoApi as OpenApi>::meta());
        meta
    }
    fn register(registry: &mut Registry) {
        <actions::chronic_recording::ChronicRecordingApi as OpenApi>::register(registry);
        <actions::cull::CullApi as OpenApi>::register(registry);
        <actions::cull_method::CullMethodApi as OpenApi>::register(registry);
        <actions::cull_reason::CullReasonApi as OpenApi>::register(registry);
        <actions::notification::NotificationApi as OpenApi>::register(registry);
        <actions::notification_rule::NotificationRuleApi as OpenApi>::register(registry);
        <actions::other_action::OtherActionApi as OpenApi>::register(registry);
        <actions::procedure_type::ProcedureTypeApi as OpenApi>::register(registry);
        <actions::session::SessionApi as OpenApi>::register(registry);
        <actions::surgery::SurgeryApi as OpenApi>::register(registry);
        <actions::virus_injection::VirusInjectionApi as OpenApi>::register(registry);
        <actions::water_administration::WaterAdministrationApi as OpenApi>::register(
            registry,
        );
        <actions::water_restriction::WaterRestrictionApi as OpenApi>::register(registry);
        <actions::water_type::WaterTypeApi as OpenApi>::register(registry);
        <actions::weighing::WeighingApi as OpenApi>::register(registry);
        <data::data_format::DataFormatApi as OpenApi>::register(registry);
        <data::data_notice::DataNoticeApi as OpenApi>::register(registry);
        <data::data_repository::DataRepositoryApi as OpenApi>::register(registry);
        <data::data_repository_type::DataRepositoryTypeApi as OpenApi>::register(
            registry,
        );
        <data::dataset::DatasetApi as OpenApi>::register(registry);
        <data::dataset_type::DatasetTypeApi as OpenApi>::register(registry);
        <data::download::DownloadApi as OpenApi>::register(registry);
        <data::file_record::FileRecordApi as OpenApi>::register(registry);
        <data::revision::RevisionApi as OpenApi>::register(registry);
        <data::tag::TagApi as OpenApi>::register(registry);
        <experiments::brain_region::BrainRegionApi as OpenApi>::register(registry);
        <experiments::channel::ChannelApi as OpenApi>::register(registry);
        <experiments::chronic_insertion::ChronicInsertionApi as OpenApi>::register(
            registry,
        );
        <experiments::coordinate_system::CoordinateSystemApi as OpenApi>::register(
            registry,
        );
        <experiments::field_of_view::FieldOfViewApi as OpenApi>::register(registry);
        <experiments::field_of_view_location::FieldOfViewLocationApi as OpenApi>::register(
            registry,
        );
        <experiments::imaging_stack::ImagingStackApi as OpenApi>::register(registry);
        <experiments::imaging_type::ImagingTypeApi as OpenApi>::register(registry);
        <experiments::probe_insertion::ProbeInsertionApi as OpenApi>::register(registry);
        <experiments::probe_model::ProbeModelApi as OpenApi>::register(registry);
        <experiments::trajectory_estimate::TrajectoryEstimateApi as OpenApi>::register(
            registry,
        );
        <jobs::task::TaskApi as OpenApi>::register(registry);
        <misc::cage_type::CageTypeApi as OpenApi>::register(registry);
        <misc::enrichment::EnrichmentApi as OpenApi>::register(registry);
        <misc::food::FoodApi as OpenApi>::register(registry);
        <misc::housing::HousingApi as OpenApi>::register(registry);
        <misc::housing_subject::HousingSubjectApi as OpenApi>::register(registry);
        <misc::lab::LabApi as OpenApi>::register(registry);
        <misc::lab_location::LabLocationApi as OpenApi>::register(registry);
        <misc::lab_membership::LabMembershipApi as OpenApi>::register(registry);
        <misc::note::NoteApi as OpenApi>::register(registry);
        <misc::user::UserApi as OpenApi>::register(registry);
        <subjects::allele::AlleleApi as OpenApi>::register(registry);
        <subjects::breeding_pair::BreedingPairApi as OpenApi>::register(registry);
        <subjects::genotype_test::GenotypeTestApi as OpenApi>::register(registry);
        <subjects::line::LineApi as OpenApi>::register(registry);
        <subjects::litter::LitterApi as OpenApi>::register(registry);
        <subjects::project::ProjectApi as OpenApi>::register(registry);
        <subjects::sequence::SequenceApi as OpenApi>::register(registry);
        <subjects::source::SourceApi as OpenApi>::register(registry);
        <subjects::species::SpeciesApi as OpenApi>::register(registry);
        <subjects::strain::StrainApi as OpenApi>::register(registry);
        <subjects::subject::SubjectApi as OpenApi>::register(registry);
        <subjects::subject_request::SubjectRequestApi as OpenApi>::register(registry);
        <subjects::zygosity::ZygosityApi as OpenApi>::register(registry);
        <subjects::zygosity_rule::ZygosityRuleApi as OpenApi>::register(registry);
        <actions::water_requirement::WaterRequirementApi as OpenApi>::register(registry);
        <data::check_protected::CheckProtectedApi as OpenApi>::register(registry);
        <data::new_download::NewDownloadApi as OpenApi>::register(registry);
        <data::register_file::RegisterFileApi as OpenApi>::register(registry);
        <data::sync_file_status::SyncFileStatusApi as OpenApi>::register(registry);
        <misc::cache_archive::CacheArchiveApi as OpenApi>::register(registry);
        <misc::cache_info::CacheInfoApi as OpenApi>::register(registry);
        <misc::tagged_cache_archive::TaggedCacheArchiveApi as OpenApi>::register(
            registry,
        );
        <misc::tagged_cache_info::TaggedCacheInfoApi as OpenApi>::register(registry);
    }
    fn add_routes(
        self,
        table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>,
    ) {
        actions::chronic_recording::ChronicRecordingApi(self.0.clone())
            .add_routes(table);
        actions::cull::CullApi(self.0.clone()).add_routes(table);
        actions::cull_method::CullMethodApi(self.0.clone()).add_routes(table);
        actions::cull_reason::CullReasonApi(self.0.clone()).add_routes(table);
        actions::notification::NotificationApi(self.0.clone()).add_routes(table);
        actions::notification_rule::NotificationRuleApi(self.0.clone())
            .add_routes(table);
        actions::other_action::OtherActionApi(self.0.clone()).add_routes(table);
        actions::procedure_type::ProcedureTypeApi(self.0.clone()).add_routes(table);
        actions::session::SessionApi(self.0.clone()).add_routes(table);
        actions::surgery::SurgeryApi(self.0.clone()).add_routes(table);
        actions::virus_injection::VirusInjectionApi(self.0.clone()).add_routes(table);
        actions::water_administration::WaterAdministrationApi(self.0.clone())
            .add_routes(table);
        actions::water_restriction::WaterRestrictionApi(self.0.clone())
            .add_routes(table);
        actions::water_type::WaterTypeApi(self.0.clone()).add_routes(table);
        actions::weighing::WeighingApi(self.0.clone()).add_routes(table);
        data::data_format::DataFormatApi(self.0.clone()).add_routes(table);
        data::data_notice::DataNoticeApi(self.0.clone()).add_routes(table);
        data::data_repository::DataRepositoryApi(self.0.clone()).add_routes(table);
        data::data_repository_type::DataRepositoryTypeApi(self.0.clone())
            .add_routes(table);
        data::dataset::DatasetApi(self.0.clone()).add_routes(table);
        data::dataset_type::DatasetTypeApi(self.0.clone()).add_routes(table);
        data::download::DownloadApi(self.0.clone()).add_routes(table);
        data::file_record::FileRecordApi(self.0.clone()).add_routes(table);
        data::revision::RevisionApi(self.0.clone()).add_routes(table);
        data::tag::TagApi(self.0.clone()).add_routes(table);
        experiments::brain_region::BrainRegionApi(self.0.clone()).add_routes(table);
        experiments::channel::ChannelApi(self.0.clone()).add_routes(table);
        experiments::chronic_insertion::ChronicInsertionApi(self.0.clone())
            .add_routes(table);
        experiments::coordinate_system::CoordinateSystemApi(self.0.clone())
            .add_routes(table);
        experiments::field_of_view::FieldOfViewApi(self.0.clone()).add_routes(table);
        experiments::field_of_view_location::FieldOfViewLocationApi(self.0.clone())
            .add_routes(table);
        experiments::imaging_stack::ImagingStackApi(self.0.clone()).add_routes(table);
        experiments::imaging_type::ImagingTypeApi(self.0.clone()).add_routes(table);
        experiments::probe_insertion::ProbeInsertionApi(self.0.clone())
            .add_routes(table);
        experiments::probe_model::ProbeModelApi(self.0.clone()).add_routes(table);
        experiments::trajectory_estimate::TrajectoryEstimateApi(self.0.clone())
            .add_routes(table);
        jobs::task::TaskApi(self.0.clone()).add_routes(table);
        misc::cage_type::CageTypeApi(self.0.clone()).add_routes(table);
        misc::enrichment::EnrichmentApi(self.0.clone()).add_routes(table);
        misc::food::FoodApi(self.0.clone()).add_routes(table);
        misc::housing::HousingApi(self.0.clone()).add_routes(table);
        misc::housing_subject::HousingSubjectApi(self.0.clone()).add_routes(table);
        misc::lab::LabApi(self.0.clone()).add_routes(table);
        misc::lab_location::LabLocationApi(self.0.clone()).add_routes(table);
        misc::lab_membership::LabMembershipApi(self.0.clone()).add_routes(table);
        misc::note::NoteApi(self.0.clone()).add_routes(table);
        misc::user::UserApi(self.0.clone()).add_routes(table);
        subjects::allele::AlleleApi(self.0.clone()).add_routes(table);
        subjects::breeding_pair::BreedingPairApi(self.0.clone()).add_routes(table);
        subjects::genotype_test::GenotypeTestApi(self.0.clone()).add_routes(table);
        subjects::line::LineApi(self.0.clone()).add_routes(table);
        subjects::litter::LitterApi(self.0.clone()).add_routes(table);
        subjects::project::ProjectApi(self.0.clone()).add_routes(table);
        subjects::sequence::SequenceApi(self.0.clone()).add_routes(table);
        subjects::source::SourceApi(self.0.clone()).add_routes(table);
        subjects::species::SpeciesApi(self.0.clone()).add_routes(table);
        subjects::strain::StrainApi(self.0.clone()).add_routes(table);
        subjects::subject::SubjectApi(self.0.clone()).add_routes(table);
        subjects::subject_request::SubjectRequestApi(self.0.clone()).add_routes(table);
        subjects::zygosity::ZygosityApi(self.0.clone()).add_routes(table);
        subjects::zygosity_rule::ZygosityRuleApi(self.0.clone()).add_routes(table);
        actions::water_requirement::WaterRequirementApi(self.0.clone())
            .add_routes(table);
        data::check_protected::CheckProtectedApi(self.0.clone()).add_routes(table);
        data::new_download::NewDownloadApi(self.0.clone()).add_routes(table);
        data::register_file::RegisterFileApi(self.0.clone()).add_routes(table);
        data::sync_file_status::SyncFileStatusApi(self.0.clone()).add_routes(table);
        misc::cache_archive::CacheArchiveApi(self.0.clone()).add_routes(table);
        misc::cache_info::CacheInfoApi(self.0.clone()).add_routes(table);
        misc::tagged_cache_archive::TaggedCacheArchiveApi(self.0.clone())
            .add_routes(table);
        misc::tagged_cache_info::TaggedCacheInfoApi(self.0.clone()).add_routes(table);
    }
}
