-- The database tables on SQLite, as `migrate` creates them in an empty database.
-- Generated from the spec: change the spec, not this file.

create table "actions_chronicrecording" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "lab_id" blob constraint "actions_chronicrecording_lab_id_fk" references "misc_lab" ("id") deferrable initially deferred,
  "narrative" text not null,
  "start_time" text,
  "end_time" text,
  "subject_id" blob not null constraint "actions_chronicrecording_subject_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "location_id" blob constraint "actions_chronicrecording_location_id_fk" references "misc_lablocation" ("id") deferrable initially deferred
);
create index "actions_chronicrecording_lab_id_idx" on "actions_chronicrecording" ("lab_id");
create index "actions_chronicrecording_subject_id_idx" on "actions_chronicrecording" ("subject_id");
create index "actions_chronicrecording_location_id_idx" on "actions_chronicrecording" ("location_id");

create table "actions_chronicrecording_procedures" (
  "id" integer primary key,
  "chronicrecording_id" blob not null constraint "actions_chronicrecording_procedures_chronicrecording_id_fk" references "actions_chronicrecording" ("id") deferrable initially deferred,
  "proceduretype_id" blob not null constraint "actions_chronicrecording_procedures_proceduretype_id_fk" references "actions_proceduretype" ("id") deferrable initially deferred
);
create unique index "actions_chronicrecording_procedures_chronicrecording_i_880ef2d9" on "actions_chronicrecording_procedures" ("chronicrecording_id", "proceduretype_id");
create index "actions_chronicrecording_procedures_chronicrecording_id_idx" on "actions_chronicrecording_procedures" ("chronicrecording_id");
create index "actions_chronicrecording_procedures_proceduretype_id_idx" on "actions_chronicrecording_procedures" ("proceduretype_id");

create table "actions_chronicrecording_users" (
  "id" integer primary key,
  "chronicrecording_id" blob not null constraint "actions_chronicrecording_users_chronicrecording_id_fk" references "actions_chronicrecording" ("id") deferrable initially deferred,
  "labmember_id" blob not null constraint "actions_chronicrecording_users_labmember_id_fk" references "misc_labmember" ("id") deferrable initially deferred
);
create unique index "actions_chronicrecording_users_chronicrecording_id_lab_db4f9cb5" on "actions_chronicrecording_users" ("chronicrecording_id", "labmember_id");
create index "actions_chronicrecording_users_chronicrecording_id_idx" on "actions_chronicrecording_users" ("chronicrecording_id");
create index "actions_chronicrecording_users_labmember_id_idx" on "actions_chronicrecording_users" ("labmember_id");

create table "actions_cull" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "user_id" blob constraint "actions_cull_user_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "subject_id" blob not null constraint "actions_cull_subject_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "date" text not null,
  "description" text not null,
  "cull_reason_id" blob constraint "actions_cull_cull_reason_id_fk" references "actions_cullreason" ("id") deferrable initially deferred,
  "cull_method_id" blob constraint "actions_cull_cull_method_id_fk" references "actions_cullmethod" ("id") deferrable initially deferred
);
create index "actions_cull_user_id_idx" on "actions_cull" ("user_id");
create unique index "actions_cull_subject_id_uniq" on "actions_cull" ("subject_id");
create index "actions_cull_cull_reason_id_idx" on "actions_cull" ("cull_reason_id");
create index "actions_cull_cull_method_id_idx" on "actions_cull" ("cull_method_id");

create table "actions_cullmethod" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "description" text not null
);

create table "actions_cullreason" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "description" text not null
);

create table "actions_notification" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "send_at" text not null,
  "sent_at" text,
  "notification_type" text not null,
  "title" text not null,
  "message" text not null,
  "subject_id" blob constraint "actions_notification_subject_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "status" text not null
);
create index "actions_notification_subject_id_idx" on "actions_notification" ("subject_id");

create table "actions_notification_users" (
  "id" integer primary key,
  "notification_id" blob not null constraint "actions_notification_users_notification_id_fk" references "actions_notification" ("id") deferrable initially deferred,
  "labmember_id" blob not null constraint "actions_notification_users_labmember_id_fk" references "misc_labmember" ("id") deferrable initially deferred
);
create unique index "actions_notification_users_notification_id_labmember_id_uniq" on "actions_notification_users" ("notification_id", "labmember_id");
create index "actions_notification_users_notification_id_idx" on "actions_notification_users" ("notification_id");
create index "actions_notification_users_labmember_id_idx" on "actions_notification_users" ("labmember_id");

create table "actions_notificationrule" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "user_id" blob not null constraint "actions_notificationrule_user_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "notification_type" text not null,
  "subjects_scope" text not null
);
create index "actions_notificationrule_user_id_idx" on "actions_notificationrule" ("user_id");
create unique index "actions_notificationrule_user_id_notification_type_uniq" on "actions_notificationrule" ("user_id", "notification_type");

create table "actions_otheraction" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "lab_id" blob constraint "actions_otheraction_lab_id_fk" references "misc_lab" ("id") deferrable initially deferred,
  "narrative" text not null,
  "start_time" text,
  "end_time" text,
  "subject_id" blob not null constraint "actions_otheraction_subject_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "location_id" blob constraint "actions_otheraction_location_id_fk" references "misc_lablocation" ("id") deferrable initially deferred
);
create index "actions_otheraction_lab_id_idx" on "actions_otheraction" ("lab_id");
create index "actions_otheraction_subject_id_idx" on "actions_otheraction" ("subject_id");
create index "actions_otheraction_location_id_idx" on "actions_otheraction" ("location_id");

create table "actions_otheraction_procedures" (
  "id" integer primary key,
  "otheraction_id" blob not null constraint "actions_otheraction_procedures_otheraction_id_fk" references "actions_otheraction" ("id") deferrable initially deferred,
  "proceduretype_id" blob not null constraint "actions_otheraction_procedures_proceduretype_id_fk" references "actions_proceduretype" ("id") deferrable initially deferred
);
create unique index "actions_otheraction_procedures_otheraction_id_procedur_1341d285" on "actions_otheraction_procedures" ("otheraction_id", "proceduretype_id");
create index "actions_otheraction_procedures_otheraction_id_idx" on "actions_otheraction_procedures" ("otheraction_id");
create index "actions_otheraction_procedures_proceduretype_id_idx" on "actions_otheraction_procedures" ("proceduretype_id");

create table "actions_otheraction_users" (
  "id" integer primary key,
  "otheraction_id" blob not null constraint "actions_otheraction_users_otheraction_id_fk" references "actions_otheraction" ("id") deferrable initially deferred,
  "labmember_id" blob not null constraint "actions_otheraction_users_labmember_id_fk" references "misc_labmember" ("id") deferrable initially deferred
);
create unique index "actions_otheraction_users_otheraction_id_labmember_id_uniq" on "actions_otheraction_users" ("otheraction_id", "labmember_id");
create index "actions_otheraction_users_otheraction_id_idx" on "actions_otheraction_users" ("otheraction_id");
create index "actions_otheraction_users_labmember_id_idx" on "actions_otheraction_users" ("labmember_id");

create table "actions_proceduretype" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null,
  "description" text not null
);

create table "actions_session" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "lab_id" blob constraint "actions_session_lab_id_fk" references "misc_lab" ("id") deferrable initially deferred,
  "narrative" text not null,
  "start_time" text,
  "end_time" text,
  "subject_id" blob not null constraint "actions_session_subject_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "location_id" blob constraint "actions_session_location_id_fk" references "misc_lablocation" ("id") deferrable initially deferred,
  "parent_session_id" blob constraint "actions_session_parent_session_id_fk" references "actions_session" ("id") deferrable initially deferred,
  "type" text,
  "number" integer,
  "task_protocol" text not null,
  "n_trials" integer,
  "n_correct_trials" integer,
  "qc" integer not null,
  "extended_qc" text,
  "auto_datetime" text
);
create index "actions_session_lab_id_idx" on "actions_session" ("lab_id");
create index "actions_session_subject_id_idx" on "actions_session" ("subject_id");
create index "actions_session_location_id_idx" on "actions_session" ("location_id");
create index "actions_session_parent_session_id_idx" on "actions_session" ("parent_session_id");
create index "actions_session_start_time_idx" on "actions_session" ("start_time");

create table "actions_session_procedures" (
  "id" integer primary key,
  "session_id" blob not null constraint "actions_session_procedures_session_id_fk" references "actions_session" ("id") deferrable initially deferred,
  "proceduretype_id" blob not null constraint "actions_session_procedures_proceduretype_id_fk" references "actions_proceduretype" ("id") deferrable initially deferred
);
create unique index "actions_session_procedures_session_id_proceduretype_id_uniq" on "actions_session_procedures" ("session_id", "proceduretype_id");
create index "actions_session_procedures_session_id_idx" on "actions_session_procedures" ("session_id");
create index "actions_session_procedures_proceduretype_id_idx" on "actions_session_procedures" ("proceduretype_id");

create table "actions_session_projects" (
  "id" integer primary key,
  "session_id" blob not null constraint "actions_session_projects_session_id_fk" references "actions_session" ("id") deferrable initially deferred,
  "project_id" blob not null constraint "actions_session_projects_project_id_fk" references "subjects_project" ("id") deferrable initially deferred
);
create unique index "actions_session_projects_session_id_project_id_uniq" on "actions_session_projects" ("session_id", "project_id");
create index "actions_session_projects_session_id_idx" on "actions_session_projects" ("session_id");
create index "actions_session_projects_project_id_idx" on "actions_session_projects" ("project_id");

create table "actions_session_users" (
  "id" integer primary key,
  "session_id" blob not null constraint "actions_session_users_session_id_fk" references "actions_session" ("id") deferrable initially deferred,
  "labmember_id" blob not null constraint "actions_session_users_labmember_id_fk" references "misc_labmember" ("id") deferrable initially deferred
);
create unique index "actions_session_users_session_id_labmember_id_uniq" on "actions_session_users" ("session_id", "labmember_id");
create index "actions_session_users_session_id_idx" on "actions_session_users" ("session_id");
create index "actions_session_users_labmember_id_idx" on "actions_session_users" ("labmember_id");

create table "actions_surgery" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "lab_id" blob constraint "actions_surgery_lab_id_fk" references "misc_lab" ("id") deferrable initially deferred,
  "narrative" text not null,
  "start_time" text,
  "end_time" text,
  "subject_id" blob not null constraint "actions_surgery_subject_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "location_id" blob constraint "actions_surgery_location_id_fk" references "misc_lablocation" ("id") deferrable initially deferred,
  "outcome_type" text not null,
  "implant_weight" real not null,
  constraint "implant_weight_gte_0" check (implant_weight >= 0.0)
);
create index "actions_surgery_lab_id_idx" on "actions_surgery" ("lab_id");
create index "actions_surgery_subject_id_idx" on "actions_surgery" ("subject_id");
create index "actions_surgery_location_id_idx" on "actions_surgery" ("location_id");

create table "actions_surgery_procedures" (
  "id" integer primary key,
  "surgery_id" blob not null constraint "actions_surgery_procedures_surgery_id_fk" references "actions_surgery" ("id") deferrable initially deferred,
  "proceduretype_id" blob not null constraint "actions_surgery_procedures_proceduretype_id_fk" references "actions_proceduretype" ("id") deferrable initially deferred
);
create unique index "actions_surgery_procedures_surgery_id_proceduretype_id_uniq" on "actions_surgery_procedures" ("surgery_id", "proceduretype_id");
create index "actions_surgery_procedures_surgery_id_idx" on "actions_surgery_procedures" ("surgery_id");
create index "actions_surgery_procedures_proceduretype_id_idx" on "actions_surgery_procedures" ("proceduretype_id");

create table "actions_surgery_users" (
  "id" integer primary key,
  "surgery_id" blob not null constraint "actions_surgery_users_surgery_id_fk" references "actions_surgery" ("id") deferrable initially deferred,
  "labmember_id" blob not null constraint "actions_surgery_users_labmember_id_fk" references "misc_labmember" ("id") deferrable initially deferred
);
create unique index "actions_surgery_users_surgery_id_labmember_id_uniq" on "actions_surgery_users" ("surgery_id", "labmember_id");
create index "actions_surgery_users_surgery_id_idx" on "actions_surgery_users" ("surgery_id");
create index "actions_surgery_users_labmember_id_idx" on "actions_surgery_users" ("labmember_id");

create table "actions_virusinjection" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "lab_id" blob constraint "actions_virusinjection_lab_id_fk" references "misc_lab" ("id") deferrable initially deferred,
  "narrative" text not null,
  "start_time" text,
  "end_time" text,
  "subject_id" blob not null constraint "actions_virusinjection_subject_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "location_id" blob constraint "actions_virusinjection_location_id_fk" references "misc_lablocation" ("id") deferrable initially deferred,
  "virus_batch" text,
  "injection_volume" real,
  "rate_of_injection" real,
  "injection_type" text not null
);
create index "actions_virusinjection_lab_id_idx" on "actions_virusinjection" ("lab_id");
create index "actions_virusinjection_subject_id_idx" on "actions_virusinjection" ("subject_id");
create index "actions_virusinjection_location_id_idx" on "actions_virusinjection" ("location_id");

create table "actions_virusinjection_procedures" (
  "id" integer primary key,
  "virusinjection_id" blob not null constraint "actions_virusinjection_procedures_virusinjection_id_fk" references "actions_virusinjection" ("id") deferrable initially deferred,
  "proceduretype_id" blob not null constraint "actions_virusinjection_procedures_proceduretype_id_fk" references "actions_proceduretype" ("id") deferrable initially deferred
);
create unique index "actions_virusinjection_procedures_virusinjection_id_pr_0ef2e59d" on "actions_virusinjection_procedures" ("virusinjection_id", "proceduretype_id");
create index "actions_virusinjection_procedures_virusinjection_id_idx" on "actions_virusinjection_procedures" ("virusinjection_id");
create index "actions_virusinjection_procedures_proceduretype_id_idx" on "actions_virusinjection_procedures" ("proceduretype_id");

create table "actions_virusinjection_users" (
  "id" integer primary key,
  "virusinjection_id" blob not null constraint "actions_virusinjection_users_virusinjection_id_fk" references "actions_virusinjection" ("id") deferrable initially deferred,
  "labmember_id" blob not null constraint "actions_virusinjection_users_labmember_id_fk" references "misc_labmember" ("id") deferrable initially deferred
);
create unique index "actions_virusinjection_users_virusinjection_id_labmemb_5db98caf" on "actions_virusinjection_users" ("virusinjection_id", "labmember_id");
create index "actions_virusinjection_users_virusinjection_id_idx" on "actions_virusinjection_users" ("virusinjection_id");
create index "actions_virusinjection_users_labmember_id_idx" on "actions_virusinjection_users" ("labmember_id");

create table "actions_wateradministration" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "user_id" blob constraint "actions_wateradministration_user_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "subject_id" blob not null constraint "actions_wateradministration_subject_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "date_time" text,
  "session_id" blob constraint "actions_wateradministration_session_id_fk" references "actions_session" ("id") deferrable initially deferred,
  "water_administered" real,
  "water_type_id" blob constraint "actions_wateradministration_water_type_id_fk" references "actions_watertype" ("id") deferrable initially deferred,
  "adlib" integer not null
);
create index "actions_wateradministration_user_id_idx" on "actions_wateradministration" ("user_id");
create index "actions_wateradministration_subject_id_idx" on "actions_wateradministration" ("subject_id");
create index "actions_wateradministration_session_id_idx" on "actions_wateradministration" ("session_id");
create index "actions_wateradministration_water_type_id_idx" on "actions_wateradministration" ("water_type_id");
create index "actions_wateradministration_subject_id_date_time_idx" on "actions_wateradministration" ("subject_id", "date_time");
create index "actions_wateradministration_date_time_idx" on "actions_wateradministration" ("date_time");

create table "actions_waterrestriction" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "lab_id" blob constraint "actions_waterrestriction_lab_id_fk" references "misc_lab" ("id") deferrable initially deferred,
  "narrative" text not null,
  "start_time" text,
  "end_time" text,
  "subject_id" blob not null constraint "actions_waterrestriction_subject_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "location_id" blob constraint "actions_waterrestriction_location_id_fk" references "misc_lablocation" ("id") deferrable initially deferred,
  "reference_weight" real not null,
  "water_type_id" blob constraint "actions_waterrestriction_water_type_id_fk" references "actions_watertype" ("id") deferrable initially deferred
);
create index "actions_waterrestriction_lab_id_idx" on "actions_waterrestriction" ("lab_id");
create index "actions_waterrestriction_subject_id_idx" on "actions_waterrestriction" ("subject_id");
create index "actions_waterrestriction_location_id_idx" on "actions_waterrestriction" ("location_id");
create index "actions_waterrestriction_water_type_id_idx" on "actions_waterrestriction" ("water_type_id");

create table "actions_waterrestriction_procedures" (
  "id" integer primary key,
  "waterrestriction_id" blob not null constraint "actions_waterrestriction_procedures_waterrestriction_id_fk" references "actions_waterrestriction" ("id") deferrable initially deferred,
  "proceduretype_id" blob not null constraint "actions_waterrestriction_procedures_proceduretype_id_fk" references "actions_proceduretype" ("id") deferrable initially deferred
);
create unique index "actions_waterrestriction_procedures_waterrestriction_i_81001a31" on "actions_waterrestriction_procedures" ("waterrestriction_id", "proceduretype_id");
create index "actions_waterrestriction_procedures_waterrestriction_id_idx" on "actions_waterrestriction_procedures" ("waterrestriction_id");
create index "actions_waterrestriction_procedures_proceduretype_id_idx" on "actions_waterrestriction_procedures" ("proceduretype_id");

create table "actions_waterrestriction_users" (
  "id" integer primary key,
  "waterrestriction_id" blob not null constraint "actions_waterrestriction_users_waterrestriction_id_fk" references "actions_waterrestriction" ("id") deferrable initially deferred,
  "labmember_id" blob not null constraint "actions_waterrestriction_users_labmember_id_fk" references "misc_labmember" ("id") deferrable initially deferred
);
create unique index "actions_waterrestriction_users_waterrestriction_id_lab_5a73b3e1" on "actions_waterrestriction_users" ("waterrestriction_id", "labmember_id");
create index "actions_waterrestriction_users_waterrestriction_id_idx" on "actions_waterrestriction_users" ("waterrestriction_id");
create index "actions_waterrestriction_users_labmember_id_idx" on "actions_waterrestriction_users" ("labmember_id");

create table "actions_watertype" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null
);
create unique index "actions_watertype_name_uniq" on "actions_watertype" ("name");

create table "actions_weighing" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "user_id" blob constraint "actions_weighing_user_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "subject_id" blob not null constraint "actions_weighing_subject_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "date_time" text,
  "weight" real not null
);
create index "actions_weighing_user_id_idx" on "actions_weighing" ("user_id");
create index "actions_weighing_subject_id_idx" on "actions_weighing" ("subject_id");
create index "actions_weighing_subject_id_date_time_idx" on "actions_weighing" ("subject_id", "date_time");
create index "actions_weighing_date_time_idx" on "actions_weighing" ("date_time");

create table "auth_group" (
  "id" integer not null primary key,
  "name" text not null
);
create unique index "auth_group_name_uniq" on "auth_group" ("name");

create table "auth_group_permissions" (
  "id" integer primary key,
  "group_id" integer not null constraint "auth_group_permissions_group_id_fk" references "auth_group" ("id") deferrable initially deferred,
  "permission_id" integer not null constraint "auth_group_permissions_permission_id_fk" references "auth_permission" ("id") deferrable initially deferred
);
create unique index "auth_group_permissions_group_id_permission_id_uniq" on "auth_group_permissions" ("group_id", "permission_id");
create index "auth_group_permissions_group_id_idx" on "auth_group_permissions" ("group_id");
create index "auth_group_permissions_permission_id_idx" on "auth_group_permissions" ("permission_id");

create table "auth_permission" (
  "id" integer not null primary key,
  "name" text not null,
  "content_type_id" integer not null constraint "auth_permission_content_type_id_fk" references "django_content_type" ("id") deferrable initially deferred,
  "codename" text not null
);
create index "auth_permission_content_type_id_idx" on "auth_permission" ("content_type_id");
create unique index "auth_permission_content_type_id_codename_uniq" on "auth_permission" ("content_type_id", "codename");

create table "authtoken_token" (
  "key" text not null primary key,
  "user_id" blob not null constraint "authtoken_token_user_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "created" text not null
);
create unique index "authtoken_token_user_id_uniq" on "authtoken_token" ("user_id");

create table "data_dataformat" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null,
  "description" text not null,
  "file_extension" text not null,
  "matlab_loader_function" text not null,
  "python_loader_function" text not null
);
create unique index "data_dataformat_name_uniq" on "data_dataformat" ("name");

create table "data_datanotice" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "description" text not null,
  "importance" integer not null,
  "created_by_id" blob constraint "data_datanotice_created_by_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "created_datetime" text not null,
  "version_affected" text not null,
  "affected_date_start" text,
  "affected_date_end" text
);
create index "data_datanotice_created_by_id_idx" on "data_datanotice" ("created_by_id");

create table "data_datanotice_datasets" (
  "id" integer primary key,
  "datanotice_id" blob not null constraint "data_datanotice_datasets_datanotice_id_fk" references "data_datanotice" ("id") deferrable initially deferred,
  "dataset_id" blob not null constraint "data_datanotice_datasets_dataset_id_fk" references "data_dataset" ("id") deferrable initially deferred
);
create unique index "data_datanotice_datasets_datanotice_id_dataset_id_uniq" on "data_datanotice_datasets" ("datanotice_id", "dataset_id");
create index "data_datanotice_datasets_datanotice_id_idx" on "data_datanotice_datasets" ("datanotice_id");
create index "data_datanotice_datasets_dataset_id_idx" on "data_datanotice_datasets" ("dataset_id");

create table "data_datarepository" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null,
  "repository_type_id" blob constraint "data_datarepository_repository_type_id_fk" references "data_datarepositorytype" ("id") deferrable initially deferred,
  "hostname" text not null,
  "data_url" text,
  "timezone" text not null,
  "globus_path" text not null,
  "globus_endpoint_id" blob,
  "globus_is_personal" integer
);
create unique index "data_datarepository_name_uniq" on "data_datarepository" ("name");
create index "data_datarepository_repository_type_id_idx" on "data_datarepository" ("repository_type_id");

create table "data_datarepositorytype" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null
);
create unique index "data_datarepositorytype_name_uniq" on "data_datarepositorytype" ("name");

create table "data_dataset" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "session_id" blob constraint "data_dataset_session_id_fk" references "actions_session" ("id") deferrable initially deferred,
  "created_by_id" blob constraint "data_dataset_created_by_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "created_datetime" text,
  "generating_software" text not null,
  "provenance_directory_id" blob constraint "data_dataset_provenance_directory_id_fk" references "data_dataset" ("id") deferrable initially deferred,
  "content_type_id" integer constraint "data_dataset_content_type_id_fk" references "django_content_type" ("id") deferrable initially deferred,
  "object_id" blob,
  "file_size" integer,
  "md5" blob,
  "hash" text not null,
  "version" text not null,
  "collection" text not null,
  "dataset_type_id" blob not null constraint "data_dataset_dataset_type_id_fk" references "data_datasettype" ("id") deferrable initially deferred,
  "data_format_id" blob not null constraint "data_dataset_data_format_id_fk" references "data_dataformat" ("id") deferrable initially deferred,
  "revision_id" blob constraint "data_dataset_revision_id_fk" references "data_revision" ("id") deferrable initially deferred,
  "auto_datetime" text,
  "default_dataset" integer not null,
  "qc" integer not null
);
create index "data_dataset_session_id_idx" on "data_dataset" ("session_id");
create index "data_dataset_created_by_id_idx" on "data_dataset" ("created_by_id");
create index "data_dataset_provenance_directory_id_idx" on "data_dataset" ("provenance_directory_id");
create index "data_dataset_content_type_id_idx" on "data_dataset" ("content_type_id");
create index "data_dataset_dataset_type_id_idx" on "data_dataset" ("dataset_type_id");
create index "data_dataset_data_format_id_idx" on "data_dataset" ("data_format_id");
create index "data_dataset_revision_id_idx" on "data_dataset" ("revision_id");
create index "data_dataset_name_idx" on "data_dataset" ("name");
create index "data_dataset_created_datetime_idx" on "data_dataset" ("created_datetime");

create table "data_dataset_tags" (
  "id" integer primary key,
  "dataset_id" blob not null constraint "data_dataset_tags_dataset_id_fk" references "data_dataset" ("id") deferrable initially deferred,
  "tag_id" blob not null constraint "data_dataset_tags_tag_id_fk" references "data_tag" ("id") deferrable initially deferred
);
create unique index "data_dataset_tags_dataset_id_tag_id_uniq" on "data_dataset_tags" ("dataset_id", "tag_id");
create index "data_dataset_tags_dataset_id_idx" on "data_dataset_tags" ("dataset_id");
create index "data_dataset_tags_tag_id_idx" on "data_dataset_tags" ("tag_id");

create table "data_datasettype" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null,
  "created_by_id" blob constraint "data_datasettype_created_by_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "description" text not null,
  "filename_pattern" text
);
create unique index "data_datasettype_name_uniq" on "data_datasettype" ("name");
create index "data_datasettype_created_by_id_idx" on "data_datasettype" ("created_by_id");
create unique index "data_datasettype_filename_pattern_uniq" on "data_datasettype" ("filename_pattern");

create table "data_download" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "user_id" blob not null constraint "data_download_user_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "dataset_id" blob not null constraint "data_download_dataset_id_fk" references "data_dataset" ("id") deferrable initially deferred,
  "first_download" text not null,
  "last_download" text not null,
  "count" integer not null
);
create index "data_download_user_id_idx" on "data_download" ("user_id");
create index "data_download_dataset_id_idx" on "data_download" ("dataset_id");
create unique index "data_download_user_id_dataset_id_uniq" on "data_download" ("user_id", "dataset_id");

create table "data_download_projects" (
  "id" integer primary key,
  "download_id" blob not null constraint "data_download_projects_download_id_fk" references "data_download" ("id") deferrable initially deferred,
  "project_id" blob not null constraint "data_download_projects_project_id_fk" references "subjects_project" ("id") deferrable initially deferred
);
create unique index "data_download_projects_download_id_project_id_uniq" on "data_download_projects" ("download_id", "project_id");
create index "data_download_projects_download_id_idx" on "data_download_projects" ("download_id");
create index "data_download_projects_project_id_idx" on "data_download_projects" ("project_id");

create table "data_filerecord" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "dataset_id" blob not null constraint "data_filerecord_dataset_id_fk" references "data_dataset" ("id") deferrable initially deferred,
  "data_repository_id" blob not null constraint "data_filerecord_data_repository_id_fk" references "data_datarepository" ("id") deferrable initially deferred,
  "relative_path" text not null,
  "exists" integer not null
);
create index "data_filerecord_dataset_id_idx" on "data_filerecord" ("dataset_id");
create index "data_filerecord_data_repository_id_idx" on "data_filerecord" ("data_repository_id");
create unique index "data_filerecord_data_repository_id_relative_path_uniq" on "data_filerecord" ("data_repository_id", "relative_path");

create table "data_revision" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null,
  "description" text not null,
  "created_datetime" text
);
create unique index "data_revision_name_uniq" on "data_revision" ("name");

create table "data_tag" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null,
  "description" text not null,
  "protected" integer not null,
  "public" integer not null,
  "hash" text
);
create unique index "data_tag_name_uniq" on "data_tag" ("name");

create table "django_admin_log" (
  "id" integer not null primary key,
  "action_time" text not null,
  "user_id" blob not null constraint "django_admin_log_user_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "content_type_id" integer constraint "django_admin_log_content_type_id_fk" references "django_content_type" ("id") deferrable initially deferred,
  "object_id" text,
  "object_repr" text not null,
  "action_flag" integer not null,
  "change_message" text not null,
  constraint "django_admin_log_action_flag_check" check (action_flag >= 0)
);
create index "django_admin_log_user_id_idx" on "django_admin_log" ("user_id");
create index "django_admin_log_content_type_id_idx" on "django_admin_log" ("content_type_id");

create table "django_content_type" (
  "id" integer not null primary key,
  "app_label" text not null,
  "model" text not null
);
create unique index "django_content_type_app_label_model_uniq" on "django_content_type" ("app_label", "model");

create table "django_session" (
  "session_key" text not null primary key,
  "session_data" text not null,
  "expire_date" text not null
);
create index "django_session_expire_date_idx" on "django_session" ("expire_date");

create table "experiments_brainregion" (
  "acronym" text not null,
  "name" text not null,
  "id" integer not null primary key,
  "parent_id" integer constraint "experiments_brainregion_parent_id_fk" references "experiments_brainregion" ("id") deferrable initially deferred,
  "ontology" text,
  "description" text,
  "lft" integer not null,
  "rght" integer not null,
  "tree_id" integer not null,
  "level" integer not null,
  constraint "experiments_brainregion_lft_check" check (lft >= 0),
  constraint "experiments_brainregion_rght_check" check (rght >= 0),
  constraint "experiments_brainregion_tree_id_check" check (tree_id >= 0),
  constraint "experiments_brainregion_level_check" check (level >= 0)
);
create unique index "experiments_brainregion_acronym_uniq" on "experiments_brainregion" ("acronym");
create unique index "experiments_brainregion_name_uniq" on "experiments_brainregion" ("name");
create index "experiments_brainregion_parent_id_idx" on "experiments_brainregion" ("parent_id");
create index "experiments_brainregion_tree_id_idx" on "experiments_brainregion" ("tree_id");

create table "experiments_channel" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "axial" real,
  "lateral" real,
  "x" real,
  "y" real,
  "z" real,
  "brain_region_id" integer constraint "experiments_channel_brain_region_id_fk" references "experiments_brainregion" ("id") deferrable initially deferred,
  "trajectory_estimate_id" blob constraint "experiments_channel_trajectory_estimate_id_fk" references "experiments_trajectoryestimate" ("id") deferrable initially deferred
);
create index "experiments_channel_brain_region_id_idx" on "experiments_channel" ("brain_region_id");
create index "experiments_channel_trajectory_estimate_id_idx" on "experiments_channel" ("trajectory_estimate_id");
create unique index "experiments_channel_axial_lateral_trajectory_estimate_id_uniq" on "experiments_channel" ("axial", "lateral", "trajectory_estimate_id");

create table "experiments_chronicinsertion" (
  "chronicrecording_ptr_id" blob not null primary key constraint "experiments_chronicinsertion_chronicrecording_ptr_id_fk" references "actions_chronicrecording" ("id") deferrable initially deferred,
  "serial" text not null,
  "model_id" blob constraint "experiments_chronicinsertion_model_id_fk" references "experiments_probemodel" ("id") deferrable initially deferred
);
create index "experiments_chronicinsertion_model_id_idx" on "experiments_chronicinsertion" ("model_id");

create table "experiments_coordinatesystem" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "description" text not null
);
create unique index "experiments_coordinatesystem_description_uniq" on "experiments_coordinatesystem" ("description");

create table "experiments_fov" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "session_id" blob not null constraint "experiments_fov_session_id_fk" references "actions_session" ("id") deferrable initially deferred,
  "imaging_type_id" blob not null constraint "experiments_fov_imaging_type_id_fk" references "experiments_imagingtype" ("id") deferrable initially deferred,
  "stack_id" blob constraint "experiments_fov_stack_id_fk" references "experiments_imagingstack" ("id") deferrable initially deferred
);
create index "experiments_fov_session_id_idx" on "experiments_fov" ("session_id");
create index "experiments_fov_imaging_type_id_idx" on "experiments_fov" ("imaging_type_id");
create index "experiments_fov_stack_id_idx" on "experiments_fov" ("stack_id");
create unique index "experiments_fov_session_id_name_uniq" on "experiments_fov" ("session_id", "name");

create table "experiments_fov_datasets" (
  "id" integer primary key,
  "fov_id" blob not null constraint "experiments_fov_datasets_fov_id_fk" references "experiments_fov" ("id") deferrable initially deferred,
  "dataset_id" blob not null constraint "experiments_fov_datasets_dataset_id_fk" references "data_dataset" ("id") deferrable initially deferred
);
create unique index "experiments_fov_datasets_fov_id_dataset_id_uniq" on "experiments_fov_datasets" ("fov_id", "dataset_id");
create index "experiments_fov_datasets_fov_id_idx" on "experiments_fov_datasets" ("fov_id");
create index "experiments_fov_datasets_dataset_id_idx" on "experiments_fov_datasets" ("dataset_id");

create table "experiments_fovlocation" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "field_of_view_id" blob not null constraint "experiments_fovlocation_field_of_view_id_fk" references "experiments_fov" ("id") deferrable initially deferred,
  "provenance" text not null,
  "default_provenance" integer not null,
  "coordinate_system_id" blob constraint "experiments_fovlocation_coordinate_system_id_fk" references "experiments_coordinatesystem" ("id") deferrable initially deferred,
  "auto_datetime" text not null,
  "x" text not null,
  "y" text not null,
  "z" text not null,
  "n_xyz" text not null
);
create index "experiments_fovlocation_field_of_view_id_idx" on "experiments_fovlocation" ("field_of_view_id");
create index "experiments_fovlocation_coordinate_system_id_idx" on "experiments_fovlocation" ("coordinate_system_id");
create unique index "experiments_fovlocation_provenance_field_of_view_id_uniq" on "experiments_fovlocation" ("provenance", "field_of_view_id");

create table "experiments_fovlocation_brain_region" (
  "id" integer primary key,
  "fovlocation_id" blob not null constraint "experiments_fovlocation_brain_region_fovlocation_id_fk" references "experiments_fovlocation" ("id") deferrable initially deferred,
  "brainregion_id" integer not null constraint "experiments_fovlocation_brain_region_brainregion_id_fk" references "experiments_brainregion" ("id") deferrable initially deferred
);
create unique index "experiments_fovlocation_brain_region_fovlocation_id_br_daed24f6" on "experiments_fovlocation_brain_region" ("fovlocation_id", "brainregion_id");
create index "experiments_fovlocation_brain_region_fovlocation_id_idx" on "experiments_fovlocation_brain_region" ("fovlocation_id");
create index "experiments_fovlocation_brain_region_brainregion_id_idx" on "experiments_fovlocation_brain_region" ("brainregion_id");

create table "experiments_imagingstack" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text
);

create table "experiments_imagingtype" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null
);
create unique index "experiments_imagingtype_name_uniq" on "experiments_imagingtype" ("name");

create table "experiments_probeinsertion" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "session_id" blob constraint "experiments_probeinsertion_session_id_fk" references "actions_session" ("id") deferrable initially deferred,
  "model_id" blob constraint "experiments_probeinsertion_model_id_fk" references "experiments_probemodel" ("id") deferrable initially deferred,
  "serial" text not null,
  "auto_datetime" text,
  "chronic_insertion_id" blob constraint "experiments_probeinsertion_chronic_insertion_id_fk" references "experiments_chronicinsertion" ("chronicrecording_ptr_id") deferrable initially deferred
);
create index "experiments_probeinsertion_session_id_idx" on "experiments_probeinsertion" ("session_id");
create index "experiments_probeinsertion_model_id_idx" on "experiments_probeinsertion" ("model_id");
create index "experiments_probeinsertion_chronic_insertion_id_idx" on "experiments_probeinsertion" ("chronic_insertion_id");
create unique index "experiments_probeinsertion_name_session_id_uniq" on "experiments_probeinsertion" ("name", "session_id");

create table "experiments_probeinsertion_datasets" (
  "id" integer primary key,
  "probeinsertion_id" blob not null constraint "experiments_probeinsertion_datasets_probeinsertion_id_fk" references "experiments_probeinsertion" ("id") deferrable initially deferred,
  "dataset_id" blob not null constraint "experiments_probeinsertion_datasets_dataset_id_fk" references "data_dataset" ("id") deferrable initially deferred
);
create unique index "experiments_probeinsertion_datasets_probeinsertion_id__cd53a41c" on "experiments_probeinsertion_datasets" ("probeinsertion_id", "dataset_id");
create index "experiments_probeinsertion_datasets_probeinsertion_id_idx" on "experiments_probeinsertion_datasets" ("probeinsertion_id");
create index "experiments_probeinsertion_datasets_dataset_id_idx" on "experiments_probeinsertion_datasets" ("dataset_id");

create table "experiments_probemodel" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "probe_manufacturer" text not null,
  "probe_model" text not null,
  "description" text
);
create unique index "experiments_probemodel_probe_model_uniq" on "experiments_probemodel" ("probe_model");

create table "experiments_trajectoryestimate" (
  "id" blob not null primary key,
  "probe_insertion_id" blob constraint "experiments_trajectoryestimate_probe_insertion_id_fk" references "experiments_probeinsertion" ("id") deferrable initially deferred,
  "chronic_insertion_id" blob constraint "experiments_trajectoryestimate_chronic_insertion_id_fk" references "experiments_chronicinsertion" ("chronicrecording_ptr_id") deferrable initially deferred,
  "x" real,
  "y" real,
  "z" real,
  "depth" real,
  "theta" real,
  "phi" real,
  "roll" real,
  "provenance" integer not null,
  "coordinate_system_id" blob constraint "experiments_trajectoryestimate_coordinate_system_id_fk" references "experiments_coordinatesystem" ("id") deferrable initially deferred,
  "datetime" text not null,
  "json" text
);
create index "experiments_trajectoryestimate_probe_insertion_id_idx" on "experiments_trajectoryestimate" ("probe_insertion_id");
create index "experiments_trajectoryestimate_chronic_insertion_id_idx" on "experiments_trajectoryestimate" ("chronic_insertion_id");
create index "experiments_trajectoryestimate_coordinate_system_id_idx" on "experiments_trajectoryestimate" ("coordinate_system_id");
create unique index "experiments_trajectoryestimate_provenance_probe_insert_7a7cd724" on "experiments_trajectoryestimate" ("provenance", "probe_insertion_id") where probe_insertion_id is not null;
create unique index "experiments_trajectoryestimate_provenance_chronic_inse_310bbfac" on "experiments_trajectoryestimate" ("provenance", "chronic_insertion_id") where probe_insertion_id is null;

create table "jobs_task" (
  "id" blob not null primary key,
  "name" text,
  "priority" integer,
  "io_charge" integer,
  "level" integer,
  "gpu" integer,
  "cpu" integer,
  "ram" integer,
  "time_out_secs" integer,
  "time_elapsed_secs" real,
  "executable" text,
  "graph" text,
  "status" integer not null,
  "log" text,
  "session_id" blob constraint "jobs_task_session_id_fk" references "actions_session" ("id") deferrable initially deferred,
  "version" text,
  "datetime" text not null,
  "arguments" text,
  "data_repository_id" blob constraint "jobs_task_data_repository_id_fk" references "data_datarepository" ("id") deferrable initially deferred
);
create index "jobs_task_session_id_idx" on "jobs_task" ("session_id");
create index "jobs_task_data_repository_id_idx" on "jobs_task" ("data_repository_id");
create unique index "jobs_task_name_session_id_arguments_uniq" on "jobs_task" ("name", "session_id", "arguments");

create table "jobs_task_parents" (
  "id" integer primary key,
  "from_task_id" blob not null constraint "jobs_task_parents_from_task_id_fk" references "jobs_task" ("id") deferrable initially deferred,
  "to_task_id" blob not null constraint "jobs_task_parents_to_task_id_fk" references "jobs_task" ("id") deferrable initially deferred
);
create unique index "jobs_task_parents_from_task_id_to_task_id_uniq" on "jobs_task_parents" ("from_task_id", "to_task_id");
create index "jobs_task_parents_from_task_id_idx" on "jobs_task_parents" ("from_task_id");
create index "jobs_task_parents_to_task_id_idx" on "jobs_task_parents" ("to_task_id");

create table "misc_cagetype" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "description" text not null
);

create table "misc_enrichment" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null,
  "description" text not null
);
create unique index "misc_enrichment_name_uniq" on "misc_enrichment" ("name");

create table "misc_food" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null,
  "description" text not null
);
create unique index "misc_food_name_uniq" on "misc_food" ("name");

create table "misc_housing" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "cage_name" text not null,
  "cage_type_id" blob constraint "misc_housing_cage_type_id_fk" references "misc_cagetype" ("id") deferrable initially deferred,
  "enrichment_id" blob constraint "misc_housing_enrichment_id_fk" references "misc_enrichment" ("id") deferrable initially deferred,
  "food_id" blob constraint "misc_housing_food_id_fk" references "misc_food" ("id") deferrable initially deferred,
  "cage_cleaning_frequency_days" integer,
  "light_cycle" integer
);
create index "misc_housing_cage_type_id_idx" on "misc_housing" ("cage_type_id");
create index "misc_housing_enrichment_id_idx" on "misc_housing" ("enrichment_id");
create index "misc_housing_food_id_idx" on "misc_housing" ("food_id");

create table "misc_housingsubject" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "subject_id" blob constraint "misc_housingsubject_subject_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "housing_id" blob constraint "misc_housingsubject_housing_id_fk" references "misc_housing" ("id") deferrable initially deferred,
  "start_datetime" text not null,
  "end_datetime" text
);
create index "misc_housingsubject_subject_id_idx" on "misc_housingsubject" ("subject_id");
create index "misc_housingsubject_housing_id_idx" on "misc_housingsubject" ("housing_id");

create table "misc_lab" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null,
  "institution" text not null,
  "address" text not null,
  "timezone" text not null,
  "reference_weight_pct" real not null,
  "zscore_weight_pct" real not null,
  "cage_type_id" blob constraint "misc_lab_cage_type_id_fk" references "misc_cagetype" ("id") deferrable initially deferred,
  "enrichment_id" blob constraint "misc_lab_enrichment_id_fk" references "misc_enrichment" ("id") deferrable initially deferred,
  "food_id" blob constraint "misc_lab_food_id_fk" references "misc_food" ("id") deferrable initially deferred,
  "cage_cleaning_frequency_days" integer,
  "light_cycle" integer
);
create unique index "misc_lab_name_uniq" on "misc_lab" ("name");
create index "misc_lab_cage_type_id_idx" on "misc_lab" ("cage_type_id");
create index "misc_lab_enrichment_id_idx" on "misc_lab" ("enrichment_id");
create index "misc_lab_food_id_idx" on "misc_lab" ("food_id");

create table "misc_lab_repositories" (
  "id" integer primary key,
  "lab_id" blob not null constraint "misc_lab_repositories_lab_id_fk" references "misc_lab" ("id") deferrable initially deferred,
  "datarepository_id" blob not null constraint "misc_lab_repositories_datarepository_id_fk" references "data_datarepository" ("id") deferrable initially deferred
);
create unique index "misc_lab_repositories_lab_id_datarepository_id_uniq" on "misc_lab_repositories" ("lab_id", "datarepository_id");
create index "misc_lab_repositories_lab_id_idx" on "misc_lab_repositories" ("lab_id");
create index "misc_lab_repositories_datarepository_id_idx" on "misc_lab_repositories" ("datarepository_id");

create table "misc_lablocation" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null,
  "lab_id" blob not null constraint "misc_lablocation_lab_id_fk" references "misc_lab" ("id") deferrable initially deferred
);
create index "misc_lablocation_lab_id_idx" on "misc_lablocation" ("lab_id");

create table "misc_labmember" (
  "password" text not null,
  "last_login" text,
  "is_superuser" integer not null,
  "username" text not null,
  "first_name" text not null,
  "last_name" text not null,
  "email" text not null,
  "is_staff" integer not null,
  "is_active" integer not null,
  "date_joined" text not null,
  "id" blob not null primary key,
  "is_stock_manager" integer not null,
  "is_public_user" integer not null
);
create unique index "misc_labmember_username_uniq" on "misc_labmember" ("username");

create table "misc_labmember_allowed_users" (
  "id" integer primary key,
  "from_labmember_id" blob not null constraint "misc_labmember_allowed_users_from_labmember_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "to_labmember_id" blob not null constraint "misc_labmember_allowed_users_to_labmember_id_fk" references "misc_labmember" ("id") deferrable initially deferred
);
create unique index "misc_labmember_allowed_users_from_labmember_id_to_labm_dc008908" on "misc_labmember_allowed_users" ("from_labmember_id", "to_labmember_id");
create index "misc_labmember_allowed_users_from_labmember_id_idx" on "misc_labmember_allowed_users" ("from_labmember_id");
create index "misc_labmember_allowed_users_to_labmember_id_idx" on "misc_labmember_allowed_users" ("to_labmember_id");

create table "misc_labmember_groups" (
  "id" integer primary key,
  "labmember_id" blob not null constraint "misc_labmember_groups_labmember_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "group_id" integer not null constraint "misc_labmember_groups_group_id_fk" references "auth_group" ("id") deferrable initially deferred
);
create unique index "misc_labmember_groups_labmember_id_group_id_uniq" on "misc_labmember_groups" ("labmember_id", "group_id");
create index "misc_labmember_groups_labmember_id_idx" on "misc_labmember_groups" ("labmember_id");
create index "misc_labmember_groups_group_id_idx" on "misc_labmember_groups" ("group_id");

create table "misc_labmember_user_permissions" (
  "id" integer primary key,
  "labmember_id" blob not null constraint "misc_labmember_user_permissions_labmember_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "permission_id" integer not null constraint "misc_labmember_user_permissions_permission_id_fk" references "auth_permission" ("id") deferrable initially deferred
);
create unique index "misc_labmember_user_permissions_labmember_id_permission_id_uniq" on "misc_labmember_user_permissions" ("labmember_id", "permission_id");
create index "misc_labmember_user_permissions_labmember_id_idx" on "misc_labmember_user_permissions" ("labmember_id");
create index "misc_labmember_user_permissions_permission_id_idx" on "misc_labmember_user_permissions" ("permission_id");

create table "misc_labmembership" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "user_id" blob not null constraint "misc_labmembership_user_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "lab_id" blob not null constraint "misc_labmembership_lab_id_fk" references "misc_lab" ("id") deferrable initially deferred,
  "role" text not null,
  "start_date" text,
  "end_date" text
);
create index "misc_labmembership_user_id_idx" on "misc_labmembership" ("user_id");
create index "misc_labmembership_lab_id_idx" on "misc_labmembership" ("lab_id");

create table "misc_note" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "user_id" blob not null constraint "misc_note_user_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "date_time" text not null,
  "text" text not null,
  "image" text,
  "content_type_id" integer not null constraint "misc_note_content_type_id_fk" references "django_content_type" ("id") deferrable initially deferred,
  "object_id" blob not null
);
create index "misc_note_user_id_idx" on "misc_note" ("user_id");
create index "misc_note_content_type_id_idx" on "misc_note" ("content_type_id");
create index "misc_note_date_time_idx" on "misc_note" ("date_time");

create table "reversion_revision" (
  "id" integer not null primary key,
  "date_created" text not null,
  "user_id" blob constraint "reversion_revision_user_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "comment" text not null
);
create index "reversion_revision_date_created_idx" on "reversion_revision" ("date_created");
create index "reversion_revision_user_id_idx" on "reversion_revision" ("user_id");

create table "reversion_version" (
  "id" integer not null primary key,
  "revision_id" integer not null constraint "reversion_version_revision_id_fk" references "reversion_revision" ("id") deferrable initially deferred,
  "object_id" text not null,
  "content_type_id" integer not null constraint "reversion_version_content_type_id_fk" references "django_content_type" ("id") deferrable initially deferred,
  "db" text not null,
  "format" text not null,
  "serialized_data" text not null,
  "object_repr" text not null
);
create index "reversion_version_revision_id_idx" on "reversion_version" ("revision_id");
create index "reversion_version_content_type_id_idx" on "reversion_version" ("content_type_id");
create unique index "reversion_version_db_content_type_id_object_id_revision_id_uniq" on "reversion_version" ("db", "content_type_id", "object_id", "revision_id");

create table "subjects_allele" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null,
  "nickname" text not null
);
create unique index "subjects_allele_nickname_uniq" on "subjects_allele" ("nickname");

create table "subjects_allele_sequences" (
  "id" integer primary key,
  "allele_id" blob not null constraint "subjects_allele_sequences_allele_id_fk" references "subjects_allele" ("id") deferrable initially deferred,
  "sequence_id" blob not null constraint "subjects_allele_sequences_sequence_id_fk" references "subjects_sequence" ("id") deferrable initially deferred
);
create unique index "subjects_allele_sequences_allele_id_sequence_id_uniq" on "subjects_allele_sequences" ("allele_id", "sequence_id");
create index "subjects_allele_sequences_allele_id_idx" on "subjects_allele_sequences" ("allele_id");
create index "subjects_allele_sequences_sequence_id_idx" on "subjects_allele_sequences" ("sequence_id");

create table "subjects_breedingpair" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null,
  "line_id" blob constraint "subjects_breedingpair_line_id_fk" references "subjects_line" ("id") deferrable initially deferred,
  "start_date" text,
  "end_date" text,
  "father_id" blob constraint "subjects_breedingpair_father_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "mother1_id" blob constraint "subjects_breedingpair_mother1_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "mother2_id" blob constraint "subjects_breedingpair_mother2_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "description" text not null
);
create index "subjects_breedingpair_line_id_idx" on "subjects_breedingpair" ("line_id");
create index "subjects_breedingpair_father_id_idx" on "subjects_breedingpair" ("father_id");
create index "subjects_breedingpair_mother1_id_idx" on "subjects_breedingpair" ("mother1_id");
create index "subjects_breedingpair_mother2_id_idx" on "subjects_breedingpair" ("mother2_id");

create table "subjects_genotypetest" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "subject_id" blob not null constraint "subjects_genotypetest_subject_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "sequence_id" blob not null constraint "subjects_genotypetest_sequence_id_fk" references "subjects_sequence" ("id") deferrable initially deferred,
  "test_result" integer not null
);
create index "subjects_genotypetest_subject_id_idx" on "subjects_genotypetest" ("subject_id");
create index "subjects_genotypetest_sequence_id_idx" on "subjects_genotypetest" ("sequence_id");

create table "subjects_line" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "description" text not null,
  "target_phenotype" text not null,
  "nickname" text not null,
  "strain_id" blob constraint "subjects_line_strain_id_fk" references "subjects_strain" ("id") deferrable initially deferred,
  "source_id" blob constraint "subjects_line_source_id_fk" references "subjects_source" ("id") deferrable initially deferred,
  "source_identifier" text not null,
  "source_url" text not null,
  "expression_data_url" text not null,
  "species_id" blob constraint "subjects_line_species_id_fk" references "subjects_species" ("id") deferrable initially deferred,
  "subject_autoname_index" integer not null,
  "breeding_pair_autoname_index" integer not null,
  "litter_autoname_index" integer not null,
  "is_active" integer not null,
  "lab_id" blob not null constraint "subjects_line_lab_id_fk" references "misc_lab" ("id") deferrable initially deferred
);
create unique index "subjects_line_nickname_uniq" on "subjects_line" ("nickname");
create index "subjects_line_strain_id_idx" on "subjects_line" ("strain_id");
create index "subjects_line_source_id_idx" on "subjects_line" ("source_id");
create index "subjects_line_species_id_idx" on "subjects_line" ("species_id");
create index "subjects_line_lab_id_idx" on "subjects_line" ("lab_id");
create unique index "subjects_line_nickname_lab_id_uniq" on "subjects_line" ("nickname", "lab_id");

create table "subjects_line_alleles" (
  "id" integer primary key,
  "line_id" blob not null constraint "subjects_line_alleles_line_id_fk" references "subjects_line" ("id") deferrable initially deferred,
  "allele_id" blob not null constraint "subjects_line_alleles_allele_id_fk" references "subjects_allele" ("id") deferrable initially deferred
);
create unique index "subjects_line_alleles_line_id_allele_id_uniq" on "subjects_line_alleles" ("line_id", "allele_id");
create index "subjects_line_alleles_line_id_idx" on "subjects_line_alleles" ("line_id");
create index "subjects_line_alleles_allele_id_idx" on "subjects_line_alleles" ("allele_id");

create table "subjects_litter" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null,
  "line_id" blob constraint "subjects_litter_line_id_fk" references "subjects_line" ("id") deferrable initially deferred,
  "breeding_pair_id" blob constraint "subjects_litter_breeding_pair_id_fk" references "subjects_breedingpair" ("id") deferrable initially deferred,
  "description" text not null,
  "birth_date" text
);
create index "subjects_litter_line_id_idx" on "subjects_litter" ("line_id");
create index "subjects_litter_breeding_pair_id_idx" on "subjects_litter" ("breeding_pair_id");
create unique index "subjects_litter_name_uniq" on "subjects_litter" ("name");

create table "subjects_project" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null,
  "description" text not null
);
create unique index "subjects_project_name_uniq" on "subjects_project" ("name");

create table "subjects_project_users" (
  "id" integer primary key,
  "project_id" blob not null constraint "subjects_project_users_project_id_fk" references "subjects_project" ("id") deferrable initially deferred,
  "labmember_id" blob not null constraint "subjects_project_users_labmember_id_fk" references "misc_labmember" ("id") deferrable initially deferred
);
create unique index "subjects_project_users_project_id_labmember_id_uniq" on "subjects_project_users" ("project_id", "labmember_id");
create index "subjects_project_users_project_id_idx" on "subjects_project_users" ("project_id");
create index "subjects_project_users_labmember_id_idx" on "subjects_project_users" ("labmember_id");

create table "subjects_sequence" (
  "id" blob not null primary key,
  "json" text,
  "name" text not null,
  "base_pairs" text not null,
  "description" text not null
);
create unique index "subjects_sequence_name_uniq" on "subjects_sequence" ("name");

create table "subjects_source" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "description" text not null
);

create table "subjects_species" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "nickname" text not null
);
create unique index "subjects_species_nickname_uniq" on "subjects_species" ("nickname");

create table "subjects_strain" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "description" text not null
);

create table "subjects_subject" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "nickname" text not null,
  "species_id" blob constraint "subjects_subject_species_id_fk" references "subjects_species" ("id") deferrable initially deferred,
  "litter_id" blob constraint "subjects_subject_litter_id_fk" references "subjects_litter" ("id") deferrable initially deferred,
  "sex" text not null,
  "strain_id" blob constraint "subjects_subject_strain_id_fk" references "subjects_strain" ("id") deferrable initially deferred,
  "source_id" blob constraint "subjects_subject_source_id_fk" references "subjects_source" ("id") deferrable initially deferred,
  "line_id" blob constraint "subjects_subject_line_id_fk" references "subjects_line" ("id") deferrable initially deferred,
  "birth_date" text,
  "death_date" text,
  "wean_date" text,
  "genotype_date" text,
  "responsible_user_id" blob constraint "subjects_subject_responsible_user_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "lab_id" blob not null constraint "subjects_subject_lab_id_fk" references "misc_lab" ("id") deferrable initially deferred,
  "cage" text,
  "request_id" blob constraint "subjects_subject_request_id_fk" references "subjects_subjectrequest" ("id") deferrable initially deferred,
  "ear_mark" text not null,
  "protocol_number" text not null,
  "description" text not null,
  "adverse_effects" text not null,
  "actual_severity" integer,
  "to_be_genotyped" integer not null,
  "to_be_culled" integer not null,
  "reduced_date" text
);
create index "subjects_subject_species_id_idx" on "subjects_subject" ("species_id");
create index "subjects_subject_litter_id_idx" on "subjects_subject" ("litter_id");
create index "subjects_subject_strain_id_idx" on "subjects_subject" ("strain_id");
create index "subjects_subject_source_id_idx" on "subjects_subject" ("source_id");
create index "subjects_subject_line_id_idx" on "subjects_subject" ("line_id");
create index "subjects_subject_responsible_user_id_idx" on "subjects_subject" ("responsible_user_id");
create index "subjects_subject_lab_id_idx" on "subjects_subject" ("lab_id");
create index "subjects_subject_request_id_idx" on "subjects_subject" ("request_id");
create unique index "subjects_subject_nickname_lab_id_uniq" on "subjects_subject" ("nickname", "lab_id");
create unique index "subjects_subject_nickname_responsible_user_id_uniq" on "subjects_subject" ("nickname", "responsible_user_id");

create table "subjects_subject_projects" (
  "id" integer primary key,
  "subject_id" blob not null constraint "subjects_subject_projects_subject_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "project_id" blob not null constraint "subjects_subject_projects_project_id_fk" references "subjects_project" ("id") deferrable initially deferred
);
create unique index "subjects_subject_projects_subject_id_project_id_uniq" on "subjects_subject_projects" ("subject_id", "project_id");
create index "subjects_subject_projects_subject_id_idx" on "subjects_subject_projects" ("subject_id");
create index "subjects_subject_projects_project_id_idx" on "subjects_subject_projects" ("project_id");

create table "subjects_subjectrequest" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "user_id" blob constraint "subjects_subjectrequest_user_id_fk" references "misc_labmember" ("id") deferrable initially deferred,
  "line_id" blob constraint "subjects_subjectrequest_line_id_fk" references "subjects_line" ("id") deferrable initially deferred,
  "count" integer,
  "date_time" text,
  "due_date" text,
  "description" text not null
);
create index "subjects_subjectrequest_user_id_idx" on "subjects_subjectrequest" ("user_id");
create index "subjects_subjectrequest_line_id_idx" on "subjects_subjectrequest" ("line_id");

create table "subjects_zygosity" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "subject_id" blob not null constraint "subjects_zygosity_subject_id_fk" references "subjects_subject" ("id") deferrable initially deferred,
  "allele_id" blob not null constraint "subjects_zygosity_allele_id_fk" references "subjects_allele" ("id") deferrable initially deferred,
  "zygosity" integer not null
);
create index "subjects_zygosity_subject_id_idx" on "subjects_zygosity" ("subject_id");
create index "subjects_zygosity_allele_id_idx" on "subjects_zygosity" ("allele_id");

create table "subjects_zygosityrule" (
  "id" blob not null primary key,
  "name" text not null,
  "json" text,
  "line_id" blob constraint "subjects_zygosityrule_line_id_fk" references "subjects_line" ("id") deferrable initially deferred,
  "allele_id" blob constraint "subjects_zygosityrule_allele_id_fk" references "subjects_allele" ("id") deferrable initially deferred,
  "sequence0_id" blob constraint "subjects_zygosityrule_sequence0_id_fk" references "subjects_sequence" ("id") deferrable initially deferred,
  "sequence0_result" integer,
  "sequence1_id" blob constraint "subjects_zygosityrule_sequence1_id_fk" references "subjects_sequence" ("id") deferrable initially deferred,
  "sequence1_result" integer,
  "zygosity" integer not null
);
create index "subjects_zygosityrule_line_id_idx" on "subjects_zygosityrule" ("line_id");
create index "subjects_zygosityrule_allele_id_idx" on "subjects_zygosityrule" ("allele_id");
create index "subjects_zygosityrule_sequence0_id_idx" on "subjects_zygosityrule" ("sequence0_id");
create index "subjects_zygosityrule_sequence1_id_idx" on "subjects_zygosityrule" ("sequence1_id");
create unique index "subjects_zygosityrule_line_id_allele_id_sequence0_id_s_aefe7660" on "subjects_zygosityrule" ("line_id", "allele_id", "sequence0_id", "sequence0_result", "sequence1_id", "sequence1_result");
