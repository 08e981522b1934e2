//! The hand-written code that the spec names: trait and method.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use specimen::generated::Hook;

pub const BRAIN_REGION_ANCESTORS_RULE: Hook = Hook::new("BrainRegionBehaviour::ancestors_rule", 0);

pub const BRAIN_REGION_AROUND: Hook = Hook::new("BrainRegionBehaviour::around", 1);

pub const BRAIN_REGION_DESCENDANTS_RULE: Hook = Hook::new("BrainRegionBehaviour::descendants_rule", 2);

pub const BREEDING_PAIR_BEFORE_SAVE: Hook = Hook::new("BreedingPairBehaviour::before_save", 3);

pub const CACHE_ARCHIVE_ENDPOINT_GET: Hook = Hook::new("CacheArchiveEndpoint::get", 4);

pub const CACHE_INFO_ENDPOINT_GET: Hook = Hook::new("CacheInfoEndpoint::get", 5);

pub const CHANNEL_AFTER_SAVE: Hook = Hook::new("ChannelBehaviour::after_save", 6);

pub const CHECK_PROTECTED_ENDPOINT_GET: Hook = Hook::new("CheckProtectedEndpoint::get", 7);

pub const CHRONIC_INSERTION_ATLAS_ACRONYM_RULE: Hook = Hook::new("ChronicInsertionBehaviour::atlas_acronym_rule", 8);

pub const CHRONIC_INSERTION_ATLAS_ID_RULE: Hook = Hook::new("ChronicInsertionBehaviour::atlas_id_rule", 9);

pub const CHRONIC_INSERTION_ATLAS_NAME_RULE: Hook = Hook::new("ChronicInsertionBehaviour::atlas_name_rule", 10);

pub const CULL_AFTER_DELETE: Hook = Hook::new("CullBehaviour::after_delete", 11);

pub const CULL_BEFORE_SAVE: Hook = Hook::new("CullBehaviour::before_save", 12);

pub const CULL_VALIDATE: Hook = Hook::new("CullBehaviour::validate", 13);

pub const DATA_NOTICE_DESCRIPTION_HTML: Hook = Hook::new("DataNoticeBehaviour::description_html", 14);

pub const DATA_NOTICE_VALIDATE: Hook = Hook::new("DataNoticeBehaviour::validate", 15);

pub const DATASET_AFTER_SAVE: Hook = Hook::new("DatasetBehaviour::after_save", 16);

pub const DATASET_BEFORE_DELETE: Hook = Hook::new("DatasetBehaviour::before_delete", 17);

pub const DATASET_BEFORE_SAVE: Hook = Hook::new("DatasetBehaviour::before_save", 18);

pub const DATASET_DEFAULT_REVISION: Hook = Hook::new("DatasetBehaviour::default_revision", 19);

pub const DATASET_DOWNLOAD: Hook = Hook::new("DatasetBehaviour::download", 20);

pub const DATASET_EXISTS_RULE: Hook = Hook::new("DatasetBehaviour::exists_rule", 21);

pub const DATASET_ON_SERVER_RULE: Hook = Hook::new("DatasetBehaviour::on_server_rule", 22);

pub const DATASET_PROBE_INSERTION_RULE: Hook = Hook::new("DatasetBehaviour::probe_insertion_rule", 23);

pub const DATASET_PROTECTED_RULE: Hook = Hook::new("DatasetBehaviour::protected_rule", 24);

pub const DATASET_PUBLIC_RULE: Hook = Hook::new("DatasetBehaviour::public_rule", 25);

pub const DATASET_TAGGED: Hook = Hook::new("DatasetBehaviour::tagged", 26);

pub const DATASET_VALIDATE: Hook = Hook::new("DatasetBehaviour::validate", 27);

pub const DATASET_TYPE_BEFORE_SAVE: Hook = Hook::new("DatasetTypeBehaviour::before_save", 28);

pub const DATASET_TYPE_VALIDATE: Hook = Hook::new("DatasetTypeBehaviour::validate", 29);

pub const FIELD_OF_VIEW_AFTER_SAVE: Hook = Hook::new("FieldOfViewBehaviour::after_save", 30);

pub const FIELD_OF_VIEW_ATLAS_ACRONYM_RULE: Hook = Hook::new("FieldOfViewBehaviour::atlas_acronym_rule", 31);

pub const FIELD_OF_VIEW_ATLAS_ID_RULE: Hook = Hook::new("FieldOfViewBehaviour::atlas_id_rule", 32);

pub const FIELD_OF_VIEW_ATLAS_NAME_RULE: Hook = Hook::new("FieldOfViewBehaviour::atlas_name_rule", 33);

pub const FIELD_OF_VIEW_DATASETS_RULE: Hook = Hook::new("FieldOfViewBehaviour::datasets_rule", 34);

pub const FIELD_OF_VIEW_VALIDATE: Hook = Hook::new("FieldOfViewBehaviour::validate", 35);

pub const FIELD_OF_VIEW_LOCATION_BEFORE_SAVE: Hook = Hook::new("FieldOfViewLocationBehaviour::before_save", 36);

pub const FILE_RECORD_AFTER_SAVE: Hook = Hook::new("FileRecordBehaviour::after_save", 37);

pub const FILE_RECORD_DATA_URL: Hook = Hook::new("FileRecordBehaviour::data_url", 38);

pub const GENOTYPE_TEST_AFTER_SAVE: Hook = Hook::new("GenotypeTestBehaviour::after_save", 39);

pub const HOUSING_BEFORE_SAVE: Hook = Hook::new("HousingBehaviour::before_save", 40);

pub const HOUSING_SUBJECT_BEFORE_SAVE: Hook = Hook::new("HousingSubjectBehaviour::before_save", 41);

pub const IMAGING_STACK_ATLAS_ACRONYM_RULE: Hook = Hook::new("ImagingStackBehaviour::atlas_acronym_rule", 42);

pub const IMAGING_STACK_ATLAS_ID_RULE: Hook = Hook::new("ImagingStackBehaviour::atlas_id_rule", 43);

pub const IMAGING_STACK_ATLAS_NAME_RULE: Hook = Hook::new("ImagingStackBehaviour::atlas_name_rule", 44);

pub const LITTER_BEFORE_SAVE: Hook = Hook::new("LitterBehaviour::before_save", 45);

pub const LITTER_VALIDATE: Hook = Hook::new("LitterBehaviour::validate", 46);

pub const NEW_DOWNLOAD_ENDPOINT_POST: Hook = Hook::new("NewDownloadEndpoint::post", 47);

pub const NOTE_AFTER_DELETE: Hook = Hook::new("NoteBehaviour::after_delete", 48);

pub const NOTE_AFTER_SAVE: Hook = Hook::new("NoteBehaviour::after_save", 49);

pub const NOTE_BEFORE_SAVE: Hook = Hook::new("NoteBehaviour::before_save", 50);

pub const NOTE_PICTURE_WIDTH: Hook = Hook::new("NoteBehaviour::picture_width", 51);

pub const NOTE_VALIDATE: Hook = Hook::new("NoteBehaviour::validate", 52);

pub const PROBE_INSERTION_AFTER_SAVE: Hook = Hook::new("ProbeInsertionBehaviour::after_save", 53);

pub const PROBE_INSERTION_ATLAS_ACRONYM_RULE: Hook = Hook::new("ProbeInsertionBehaviour::atlas_acronym_rule", 54);

pub const PROBE_INSERTION_ATLAS_ID_RULE: Hook = Hook::new("ProbeInsertionBehaviour::atlas_id_rule", 55);

pub const PROBE_INSERTION_ATLAS_NAME_RULE: Hook = Hook::new("ProbeInsertionBehaviour::atlas_name_rule", 56);

pub const PROBE_INSERTION_DATASET_QC_LTE_RULE: Hook = Hook::new("ProbeInsertionBehaviour::dataset_qc_lte_rule", 57);

pub const PROBE_INSERTION_DATASETS_RULE: Hook = Hook::new("ProbeInsertionBehaviour::datasets_rule", 58);

pub const PROBE_INSERTION_INSIDE: Hook = Hook::new("ProbeInsertionBehaviour::inside", 59);

pub const PROBE_INSERTION_VALIDATE: Hook = Hook::new("ProbeInsertionBehaviour::validate", 60);

pub const REGISTER_FILE_ENDPOINT_POST: Hook = Hook::new("RegisterFileEndpoint::post", 61);

pub const SESSION_ATLAS_ACRONYM_RULE: Hook = Hook::new("SessionBehaviour::atlas_acronym_rule", 62);

pub const SESSION_ATLAS_ID_RULE: Hook = Hook::new("SessionBehaviour::atlas_id_rule", 63);

pub const SESSION_ATLAS_NAME_RULE: Hook = Hook::new("SessionBehaviour::atlas_name_rule", 64);

pub const SESSION_BEFORE_DELETE: Hook = Hook::new("SessionBehaviour::before_delete", 65);

pub const SESSION_BEFORE_SAVE: Hook = Hook::new("SessionBehaviour::before_save", 66);

pub const SESSION_DATASET_QC_LTE_RULE: Hook = Hook::new("SessionBehaviour::dataset_qc_lte_rule", 67);

pub const SESSION_DATASETS_RULE: Hook = Hook::new("SessionBehaviour::datasets_rule", 68);

pub const SESSION_HISTOLOGY_RULE: Hook = Hook::new("SessionBehaviour::histology_rule", 69);

pub const SESSION_PERFORMANCE_GTE_RULE: Hook = Hook::new("SessionBehaviour::performance_gte_rule", 70);

pub const SESSION_PERFORMANCE_LTE_RULE: Hook = Hook::new("SessionBehaviour::performance_lte_rule", 71);

pub const SUBJECT_AFTER_SAVE: Hook = Hook::new("SubjectBehaviour::after_save", 72);

pub const SUBJECT_AGE_WEEKS: Hook = Hook::new("SubjectBehaviour::age_weeks", 73);

pub const SUBJECT_ALIVE: Hook = Hook::new("SubjectBehaviour::alive", 74);

pub const SUBJECT_ALIVE_RULE: Hook = Hook::new("SubjectBehaviour::alive_rule", 75);

pub const SUBJECT_BEFORE_SAVE: Hook = Hook::new("SubjectBehaviour::before_save", 76);

pub const SUBJECT_GENOTYPES: Hook = Hook::new("SubjectBehaviour::genotypes", 77);

pub const SUBJECT_ON_RESTRICTION_RULE: Hook = Hook::new("SubjectBehaviour::on_restriction_rule", 78);

pub const SUBJECT_STOCK_RULE: Hook = Hook::new("SubjectBehaviour::stock_rule", 79);

pub const SUBJECT_VALIDATE: Hook = Hook::new("SubjectBehaviour::validate", 80);

pub const SUBJECT_WATER: Hook = Hook::new("SubjectBehaviour::water", 81);

pub const SUBJECT_WATER_RESTRICTED_RULE: Hook = Hook::new("SubjectBehaviour::water_restricted_rule", 82);

pub const SUBJECT_REQUEST_OPEN: Hook = Hook::new("SubjectRequestBehaviour::open", 83);

pub const SURGERY_AFTER_DELETE: Hook = Hook::new("SurgeryBehaviour::after_delete", 84);

pub const SURGERY_AFTER_SAVE: Hook = Hook::new("SurgeryBehaviour::after_save", 85);

pub const SYNC_FILE_STATUS_ENDPOINT_GET: Hook = Hook::new("SyncFileStatusEndpoint::get", 86);

pub const SYNC_FILE_STATUS_ENDPOINT_POST: Hook = Hook::new("SyncFileStatusEndpoint::post", 87);

pub const TAGGED_CACHE_ARCHIVE_ENDPOINT_GET: Hook = Hook::new("TaggedCacheArchiveEndpoint::get", 88);

pub const TAGGED_CACHE_INFO_ENDPOINT_GET: Hook = Hook::new("TaggedCacheInfoEndpoint::get", 89);

pub const TRAJECTORY_ESTIMATE_PROBE_NAME: Hook = Hook::new("TrajectoryEstimateBehaviour::probe_name", 90);

pub const USER_LABS: Hook = Hook::new("UserBehaviour::labs", 91);

pub const WATER_ADMINISTRATION_AFTER_SAVE: Hook = Hook::new("WaterAdministrationBehaviour::after_save", 92);

pub const WATER_ADMINISTRATION_BEFORE_SAVE: Hook = Hook::new("WaterAdministrationBehaviour::before_save", 93);

pub const WATER_ADMINISTRATION_VALIDATE: Hook = Hook::new("WaterAdministrationBehaviour::validate", 94);

pub const WATER_REQUIREMENT_ENDPOINT_GET: Hook = Hook::new("WaterRequirementEndpoint::get", 95);

pub const WATER_RESTRICTION_AFTER_DELETE: Hook = Hook::new("WaterRestrictionBehaviour::after_delete", 96);

pub const WATER_RESTRICTION_AFTER_SAVE: Hook = Hook::new("WaterRestrictionBehaviour::after_save", 97);

pub const WATER_RESTRICTION_BEFORE_SAVE: Hook = Hook::new("WaterRestrictionBehaviour::before_save", 98);

pub const WEIGHING_AFTER_SAVE: Hook = Hook::new("WeighingBehaviour::after_save", 99);

pub const ZYGOSITY_RULE_AFTER_DELETE: Hook = Hook::new("ZygosityRuleBehaviour::after_delete", 100);

pub const ZYGOSITY_RULE_AFTER_SAVE: Hook = Hook::new("ZygosityRuleBehaviour::after_save", 101);

/// All of them.
pub const ALL: &[Hook] = &[
    BRAIN_REGION_ANCESTORS_RULE,
    BRAIN_REGION_AROUND,
    BRAIN_REGION_DESCENDANTS_RULE,
    BREEDING_PAIR_BEFORE_SAVE,
    CACHE_ARCHIVE_ENDPOINT_GET,
    CACHE_INFO_ENDPOINT_GET,
    CHANNEL_AFTER_SAVE,
    CHECK_PROTECTED_ENDPOINT_GET,
    CHRONIC_INSERTION_ATLAS_ACRONYM_RULE,
    CHRONIC_INSERTION_ATLAS_ID_RULE,
    CHRONIC_INSERTION_ATLAS_NAME_RULE,
    CULL_AFTER_DELETE,
    CULL_BEFORE_SAVE,
    CULL_VALIDATE,
    DATA_NOTICE_DESCRIPTION_HTML,
    DATA_NOTICE_VALIDATE,
    DATASET_AFTER_SAVE,
    DATASET_BEFORE_DELETE,
    DATASET_BEFORE_SAVE,
    DATASET_DEFAULT_REVISION,
    DATASET_DOWNLOAD,
    DATASET_EXISTS_RULE,
    DATASET_ON_SERVER_RULE,
    DATASET_PROBE_INSERTION_RULE,
    DATASET_PROTECTED_RULE,
    DATASET_PUBLIC_RULE,
    DATASET_TAGGED,
    DATASET_VALIDATE,
    DATASET_TYPE_BEFORE_SAVE,
    DATASET_TYPE_VALIDATE,
    FIELD_OF_VIEW_AFTER_SAVE,
    FIELD_OF_VIEW_ATLAS_ACRONYM_RULE,
    FIELD_OF_VIEW_ATLAS_ID_RULE,
    FIELD_OF_VIEW_ATLAS_NAME_RULE,
    FIELD_OF_VIEW_DATASETS_RULE,
    FIELD_OF_VIEW_VALIDATE,
    FIELD_OF_VIEW_LOCATION_BEFORE_SAVE,
    FILE_RECORD_AFTER_SAVE,
    FILE_RECORD_DATA_URL,
    GENOTYPE_TEST_AFTER_SAVE,
    HOUSING_BEFORE_SAVE,
    HOUSING_SUBJECT_BEFORE_SAVE,
    IMAGING_STACK_ATLAS_ACRONYM_RULE,
    IMAGING_STACK_ATLAS_ID_RULE,
    IMAGING_STACK_ATLAS_NAME_RULE,
    LITTER_BEFORE_SAVE,
    LITTER_VALIDATE,
    NEW_DOWNLOAD_ENDPOINT_POST,
    NOTE_AFTER_DELETE,
    NOTE_AFTER_SAVE,
    NOTE_BEFORE_SAVE,
    NOTE_PICTURE_WIDTH,
    NOTE_VALIDATE,
    PROBE_INSERTION_AFTER_SAVE,
    PROBE_INSERTION_ATLAS_ACRONYM_RULE,
    PROBE_INSERTION_ATLAS_ID_RULE,
    PROBE_INSERTION_ATLAS_NAME_RULE,
    PROBE_INSERTION_DATASET_QC_LTE_RULE,
    PROBE_INSERTION_DATASETS_RULE,
    PROBE_INSERTION_INSIDE,
    PROBE_INSERTION_VALIDATE,
    REGISTER_FILE_ENDPOINT_POST,
    SESSION_ATLAS_ACRONYM_RULE,
    SESSION_ATLAS_ID_RULE,
    SESSION_ATLAS_NAME_RULE,
    SESSION_BEFORE_DELETE,
    SESSION_BEFORE_SAVE,
    SESSION_DATASET_QC_LTE_RULE,
    SESSION_DATASETS_RULE,
    SESSION_HISTOLOGY_RULE,
    SESSION_PERFORMANCE_GTE_RULE,
    SESSION_PERFORMANCE_LTE_RULE,
    SUBJECT_AFTER_SAVE,
    SUBJECT_AGE_WEEKS,
    SUBJECT_ALIVE,
    SUBJECT_ALIVE_RULE,
    SUBJECT_BEFORE_SAVE,
    SUBJECT_GENOTYPES,
    SUBJECT_ON_RESTRICTION_RULE,
    SUBJECT_STOCK_RULE,
    SUBJECT_VALIDATE,
    SUBJECT_WATER,
    SUBJECT_WATER_RESTRICTED_RULE,
    SUBJECT_REQUEST_OPEN,
    SURGERY_AFTER_DELETE,
    SURGERY_AFTER_SAVE,
    SYNC_FILE_STATUS_ENDPOINT_GET,
    SYNC_FILE_STATUS_ENDPOINT_POST,
    TAGGED_CACHE_ARCHIVE_ENDPOINT_GET,
    TAGGED_CACHE_INFO_ENDPOINT_GET,
    TRAJECTORY_ESTIMATE_PROBE_NAME,
    USER_LABS,
    WATER_ADMINISTRATION_AFTER_SAVE,
    WATER_ADMINISTRATION_BEFORE_SAVE,
    WATER_ADMINISTRATION_VALIDATE,
    WATER_REQUIREMENT_ENDPOINT_GET,
    WATER_RESTRICTION_AFTER_DELETE,
    WATER_RESTRICTION_AFTER_SAVE,
    WATER_RESTRICTION_BEFORE_SAVE,
    WEIGHING_AFTER_SAVE,
    ZYGOSITY_RULE_AFTER_DELETE,
    ZYGOSITY_RULE_AFTER_SAVE,
];
