-- The database tables on SQLite, as `migrate` creates them in an empty database.
-- Generated from the spec: change the spec, not this file.

create table "collection_loan" (
  "id" blob not null primary key,
  "borrower" text not null,
  "contact" text not null,
  "lent" text not null,
  "due" text not null,
  "returned" text,
  constraint "loan_ends_after_it_began" check (due >= lent)
);

create table "collection_loan_sheets" (
  "id" integer primary key,
  "loan_id" blob not null constraint "collection_loan_sheets_loan_id_fk" references "collection_loan" ("id") deferrable initially deferred,
  "sheet_id" blob not null constraint "collection_loan_sheets_sheet_id_fk" references "collection_sheet" ("id") deferrable initially deferred
);
create unique index "collection_loan_sheets_loan_id_sheet_id_uniq" on "collection_loan_sheets" ("loan_id", "sheet_id");
create index "collection_loan_sheets_loan_id_idx" on "collection_loan_sheets" ("loan_id");
create index "collection_loan_sheets_sheet_id_idx" on "collection_loan_sheets" ("sheet_id");

create table "collection_sheet" (
  "id" blob not null primary key,
  "number" text not null,
  "species_id" blob not null constraint "collection_sheet_species_id_fk" references "species" ("id") deferrable initially deferred,
  "collector_id" blob not null constraint "collection_sheet_collector_id_fk" references "collector" ("id") deferrable initially deferred,
  "place" text not null,
  "latitude" real,
  "collected" text not null,
  "state" text not null,
  "notes" text
);
create unique index "collection_sheet_number_uniq" on "collection_sheet" ("number");
create index "collection_sheet_species_id_idx" on "collection_sheet" ("species_id");
create index "collection_sheet_collector_id_idx" on "collection_sheet" ("collector_id");
create index "collection_sheet_species_id_collected_idx" on "collection_sheet" ("species_id", "collected");

create table "collector" (
  "id" blob not null primary key,
  "name" text not null,
  "institute" text not null
);
create unique index "collector_name_uniq" on "collector" ("name");

create table "species" (
  "id" blob not null primary key,
  "name" text not null,
  "family" text not null,
  "life" integer not null,
  "accepted_id" blob constraint "species_accepted_id_fk" references "species" ("id") deferrable initially deferred
);
create unique index "species_name_uniq" on "species" ("name");
create index "species_accepted_id_idx" on "species" ("accepted_id");

create table "specimen_history" (
  "id" integer not null primary key,
  "at" text not null,
  "user_key" text not null,
  "username" text not null,
  "label" text not null,
  "object_id" text not null,
  "comment" text not null,
  "object_repr" text not null,
  "serialized_data" text not null
);
create index "specimen_history_at_idx" on "specimen_history" ("at");
create index "specimen_history_label_object_id_idx" on "specimen_history" ("label", "object_id");

create table "specimen_session" (
  "session_key" text not null primary key,
  "session_data" text not null,
  "expire_date" text not null
);
create index "specimen_session_expire_date_idx" on "specimen_session" ("expire_date");

create table "token" (
  "key" text not null primary key,
  "user_id" blob not null constraint "token_user_id_fk" references "user" ("id") deferrable initially deferred,
  "created" text not null
);
create unique index "token_user_id_uniq" on "token" ("user_id");

create table "user" (
  "id" blob not null primary key,
  "name" text not null,
  "password" text not null,
  "email" text not null,
  "active" integer not null,
  "guest" integer not null,
  "curator" integer not null
);
create unique index "user_name_uniq" on "user" ("name");
