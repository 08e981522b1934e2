-- The database tables on PostgreSQL, as `migrate` creates them in an empty database.
-- Generated from the spec: change the spec, not this file.

create extension if not exists btree_gist;

create table "billing_invoice" (
  "id" uuid not null primary key,
  "number" varchar(20) not null,
  "user_id" uuid not null constraint "billing_invoice_user_id_fk" references "user" ("id") deferrable initially deferred,
  "issued" date not null,
  "paid" date,
  "state" varchar(9) not null,
  constraint "paid_after" check ("paid" >= "issued"),
  constraint "billing_invoice_paid_needed" check (("state" = 'done') is not true or "paid" is not null)
);
create unique index "billing_invoice_number_uniq" on "billing_invoice" ("number");
create index "billing_invoice_user_id_idx" on "billing_invoice" ("user_id");

create table "billing_invoiceline" (
  "id" uuid not null primary key,
  "invoice_id" uuid not null constraint "billing_invoiceline_invoice_id_fk" references "billing_invoice" ("id") deferrable initially deferred,
  "position" smallint not null,
  "booking_id" uuid constraint "billing_invoiceline_booking_id_fk" references "facility_booking" ("id") deferrable initially deferred,
  "words" varchar(200) not null,
  "price" numeric(9,2) not null,
  "rebate" numeric(9,2) not null,
  constraint "rebate" check ("rebate" <= "price")
);
create index "billing_invoiceline_invoice_id_idx" on "billing_invoiceline" ("invoice_id");
create index "billing_invoiceline_booking_id_idx" on "billing_invoiceline" ("booking_id");
create unique index "billing_invoiceline_invoice_id_position_uniq" on "billing_invoiceline" ("invoice_id", "position");

create table "facility_booking" (
  "id" uuid not null primary key,
  "instrument_id" uuid not null constraint "facility_booking_instrument_id_fk" references "facility_instrument" ("id") deferrable initially deferred,
  "user_id" uuid not null constraint "facility_booking_user_id_fk" references "user" ("id") deferrable initially deferred,
  "begins" timestamp with time zone not null,
  "ends" timestamp with time zone not null,
  "state" varchar(9) not null,
  "reason" varchar(200) not null,
  constraint "facility_booking_reason_needed" check (("state" = 'cancelled') is not true or ("reason" is not null and "reason" <> '')),
  constraint "facility_booking_begins_ends_order" check ("begins" < "ends"),
  constraint "facility_booking_begins_ends_apart" exclude using gist ("instrument_id" with =, tstzrange("begins", "ends", '[)') with &&) where (("state" = 'cancelled') is not true)
);
create index "facility_booking_instrument_id_idx" on "facility_booking" ("instrument_id");
create index "facility_booking_user_id_idx" on "facility_booking" ("user_id");
create index "facility_booking_instrument_id_ends_idx" on "facility_booking" ("instrument_id", "ends");

create table "facility_instrument" (
  "id" uuid not null primary key,
  "name" varchar(60) not null,
  "room" varchar(20) not null,
  "part_of_id" uuid constraint "facility_instrument_part_of_id_fk" references "facility_instrument" ("id") deferrable initially deferred,
  "hourly" numeric(7,2) not null,
  "longest" bigint not null,
  "dyes" text[] not null,
  "opens" time without time zone not null,
  "picture" varchar(100),
  "retired" timestamp with time zone
);
create unique index "facility_instrument_name_uniq" on "facility_instrument" ("name");
create index "facility_instrument_part_of_id_idx" on "facility_instrument" ("part_of_id");
create unique index "facility_instrument_room_name_uniq" on "facility_instrument" ("room", "name");

create table "facility_training" (
  "id" uuid not null primary key,
  "user_id" uuid not null constraint "facility_training_user_id_fk" references "user" ("id") deferrable initially deferred,
  "instrument_id" uuid not null constraint "facility_training_instrument_id_fk" references "facility_instrument" ("id") deferrable initially deferred,
  "trainer_id" uuid not null constraint "facility_training_trainer_id_fk" references "user" ("id") deferrable initially deferred,
  "day" date not null,
  "expires" date,
  constraint "lasts" check ("expires" >= "day")
);
create index "facility_training_user_id_idx" on "facility_training" ("user_id");
create index "facility_training_instrument_id_idx" on "facility_training" ("instrument_id");
create index "facility_training_trainer_id_idx" on "facility_training" ("trainer_id");
create unique index "facility_training_user_id_instrument_id_uniq" on "facility_training" ("user_id", "instrument_id");

create table "group" (
  "id" uuid not null primary key,
  "name" varchar(50) not null
);
create unique index "group_name_uniq" on "group" ("name");

create table "specimen_answer" (
  "id" varchar(64) not null primary key,
  "caller" text not null,
  "sent" varchar(64) not null,
  "at" timestamp with time zone not null,
  "headers" text not null,
  "body" text not null
);
create index "specimen_answer_at_idx" on "specimen_answer" ("at");
create index "specimen_answer_caller_at_idx" on "specimen_answer" ("caller", "at");

create table "specimen_history" (
  "id" integer generated by default as identity not null primary key,
  "at" timestamp with time zone not null,
  "user_key" text not null,
  "username" text not null,
  "label" varchar(200) not null,
  "object_id" varchar(200) not null,
  "comment" text not null,
  "object_repr" text not null,
  "serialized_data" text not null
);
create index "specimen_history_at_idx" on "specimen_history" ("at");
create index "specimen_history_label_object_id_idx" on "specimen_history" ("label", "object_id");

create table "specimen_session" (
  "session_key" varchar(40) not null primary key,
  "session_data" text not null,
  "expire_date" timestamp with time zone not null
);
create index "specimen_session_expire_date_idx" on "specimen_session" ("expire_date");

create table "token" (
  "key" varchar(40) not null primary key,
  "user_id" uuid not null constraint "token_user_id_fk" references "user" ("id") deferrable initially deferred,
  "created" timestamp with time zone not null
);
create unique index "token_user_id_uniq" on "token" ("user_id");

create table "user" (
  "id" uuid not null primary key,
  "name" varchar(100) not null,
  "password" varchar(128) not null,
  "email" varchar(254) not null,
  "active" boolean not null,
  "guest" boolean not null,
  "head" boolean not null
);
create unique index "user_name_uniq" on "user" ("name");

create table "user_groups" (
  "id" integer generated by default as identity primary key,
  "user_id" uuid not null constraint "user_groups_user_id_fk" references "user" ("id") deferrable initially deferred,
  "group_id" uuid not null constraint "user_groups_group_id_fk" references "group" ("id") deferrable initially deferred
);
create unique index "user_groups_user_id_group_id_uniq" on "user_groups" ("user_id", "group_id");
create index "user_groups_user_id_idx" on "user_groups" ("user_id");
create index "user_groups_group_id_idx" on "user_groups" ("group_id");
