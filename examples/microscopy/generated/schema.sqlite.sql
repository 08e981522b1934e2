-- The database tables on SQLite, as `migrate` creates them in an empty database.
-- Generated from the spec: change the spec, not this file.

create table "billing_invoice" (
  "id" blob not null primary key,
  "number" text not null,
  "user_id" blob not null constraint "billing_invoice_user_id_fk" references "user" ("id") deferrable initially deferred,
  "issued" text not null,
  "paid" text,
  "state" text not null,
  constraint "paid_after" check ("paid" >= "issued"),
  constraint "billing_invoice_paid_needed" check (("state" = 'done') is not true or "paid" is not null)
);
create unique index "billing_invoice_number_uniq" on "billing_invoice" ("number");
create index "billing_invoice_user_id_idx" on "billing_invoice" ("user_id");

create table "billing_invoiceline" (
  "id" blob not null primary key,
  "invoice_id" blob not null constraint "billing_invoiceline_invoice_id_fk" references "billing_invoice" ("id") deferrable initially deferred,
  "position" integer not null,
  "booking_id" blob constraint "billing_invoiceline_booking_id_fk" references "facility_booking" ("id") deferrable initially deferred,
  "words" text not null,
  "price" integer not null,
  "rebate" integer not null,
  constraint "rebate" check ("rebate" <= "price")
);
create index "billing_invoiceline_invoice_id_idx" on "billing_invoiceline" ("invoice_id");
create index "billing_invoiceline_booking_id_idx" on "billing_invoiceline" ("booking_id");
create unique index "billing_invoiceline_invoice_id_position_uniq" on "billing_invoiceline" ("invoice_id", "position");

create table "facility_booking" (
  "id" blob not null primary key,
  "instrument_id" blob not null constraint "facility_booking_instrument_id_fk" references "facility_instrument" ("id") deferrable initially deferred,
  "user_id" blob not null constraint "facility_booking_user_id_fk" references "user" ("id") deferrable initially deferred,
  "begins" text not null,
  "ends" text not null,
  "state" text not null,
  "reason" text not null,
  constraint "facility_booking_reason_needed" check (("state" = 'cancelled') is not true or ("reason" is not null and "reason" <> '')),
  constraint "facility_booking_begins_ends_order" check ("begins" < "ends")
);
create index "facility_booking_instrument_id_idx" on "facility_booking" ("instrument_id");
create index "facility_booking_user_id_idx" on "facility_booking" ("user_id");
create index "facility_booking_instrument_id_ends_idx" on "facility_booking" ("instrument_id", "ends");

create table "facility_instrument" (
  "id" blob not null primary key,
  "name" text not null,
  "room" text not null,
  "part_of_id" blob constraint "facility_instrument_part_of_id_fk" references "facility_instrument" ("id") deferrable initially deferred,
  "hourly" integer not null,
  "longest" integer not null,
  "dyes" text not null,
  "opens" text not null,
  "picture" text,
  "retired" text
);
create unique index "facility_instrument_name_uniq" on "facility_instrument" ("name");
create index "facility_instrument_part_of_id_idx" on "facility_instrument" ("part_of_id");
create unique index "facility_instrument_room_name_uniq" on "facility_instrument" ("room", "name");

create table "facility_training" (
  "id" blob not null primary key,
  "user_id" blob not null constraint "facility_training_user_id_fk" references "user" ("id") deferrable initially deferred,
  "instrument_id" blob not null constraint "facility_training_instrument_id_fk" references "facility_instrument" ("id") deferrable initially deferred,
  "trainer_id" blob not null constraint "facility_training_trainer_id_fk" references "user" ("id") deferrable initially deferred,
  "day" text not null,
  "expires" text,
  constraint "lasts" check ("expires" >= "day")
);
create index "facility_training_user_id_idx" on "facility_training" ("user_id");
create index "facility_training_instrument_id_idx" on "facility_training" ("instrument_id");
create index "facility_training_trainer_id_idx" on "facility_training" ("trainer_id");
create unique index "facility_training_user_id_instrument_id_uniq" on "facility_training" ("user_id", "instrument_id");

create table "group" (
  "id" blob not null primary key,
  "name" text not null
);
create unique index "group_name_uniq" on "group" ("name");

create table "specimen_answer" (
  "id" text not null primary key,
  "caller" text not null,
  "sent" text not null,
  "at" text not null,
  "headers" text not null,
  "body" text not null
);
create index "specimen_answer_at_idx" on "specimen_answer" ("at");
create index "specimen_answer_caller_at_idx" on "specimen_answer" ("caller", "at");

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
  "head" integer not null
);
create unique index "user_name_uniq" on "user" ("name");

create table "user_groups" (
  "id" integer primary key,
  "user_id" blob not null constraint "user_groups_user_id_fk" references "user" ("id") deferrable initially deferred,
  "group_id" blob not null constraint "user_groups_group_id_fk" references "group" ("id") deferrable initially deferred
);
create unique index "user_groups_user_id_group_id_uniq" on "user_groups" ("user_id", "group_id");
create index "user_groups_user_id_idx" on "user_groups" ("user_id");
create index "user_groups_group_id_idx" on "user_groups" ("group_id");
