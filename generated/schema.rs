//! The tables of the database.
//!
//! Generated from the spec: change that, not this file.

use specimen::store::migrate::{
    CheckDdl, ColumnDdl, Ddl, IndexDdl, ReferenceDdl, TableDdl,
};
use specimen::tables::Dialects;
/// All tables, sorted by name.
pub static DDL: Ddl = Ddl {
    tables: &[
        TableDdl {
            name: "actions_chronicrecording",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "lab_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "narrative",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "start_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "end_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "subject_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "location_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_chronicrecording_lab_id_fk",
                    column: "lab_id",
                    table: "misc_lab",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_chronicrecording_subject_id_fk",
                    column: "subject_id",
                    table: "subjects_subject",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_chronicrecording_location_id_fk",
                    column: "location_id",
                    table: "misc_lablocation",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_chronicrecording_lab_id_idx",
                    columns: &["lab_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_chronicrecording_lab_id_idx\" on \"actions_chronicrecording\" (\"lab_id\")",
                        sqlite: "create index \"actions_chronicrecording_lab_id_idx\" on \"actions_chronicrecording\" (\"lab_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_chronicrecording_subject_id_idx",
                    columns: &["subject_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_chronicrecording_subject_id_idx\" on \"actions_chronicrecording\" (\"subject_id\")",
                        sqlite: "create index \"actions_chronicrecording_subject_id_idx\" on \"actions_chronicrecording\" (\"subject_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_chronicrecording_location_id_idx",
                    columns: &["location_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_chronicrecording_location_id_idx\" on \"actions_chronicrecording\" (\"location_id\")",
                        sqlite: "create index \"actions_chronicrecording_location_id_idx\" on \"actions_chronicrecording\" (\"location_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_chronicrecording_procedures",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "chronicrecording_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "proceduretype_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_chronicrecording_procedures_chronicrecording_id_fk",
                    column: "chronicrecording_id",
                    table: "actions_chronicrecording",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_chronicrecording_procedures_proceduretype_id_fk",
                    column: "proceduretype_id",
                    table: "actions_proceduretype",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_chronicrecording_procedures_chronicrecording_i_880ef2d9",
                    columns: &["chronicrecording_id", "proceduretype_id"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_chronicrecording_procedures_chronicrecording_i_880ef2d9\" on \"actions_chronicrecording_procedures\" (\"chronicrecording_id\", \"proceduretype_id\")",
                        sqlite: "create unique index \"actions_chronicrecording_procedures_chronicrecording_i_880ef2d9\" on \"actions_chronicrecording_procedures\" (\"chronicrecording_id\", \"proceduretype_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_chronicrecording_procedures_chronicrecording_id_idx",
                    columns: &["chronicrecording_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_chronicrecording_procedures_chronicrecording_id_idx\" on \"actions_chronicrecording_procedures\" (\"chronicrecording_id\")",
                        sqlite: "create index \"actions_chronicrecording_procedures_chronicrecording_id_idx\" on \"actions_chronicrecording_procedures\" (\"chronicrecording_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_chronicrecording_procedures_proceduretype_id_idx",
                    columns: &["proceduretype_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_chronicrecording_procedures_proceduretype_id_idx\" on \"actions_chronicrecording_procedures\" (\"proceduretype_id\")",
                        sqlite: "create index \"actions_chronicrecording_procedures_proceduretype_id_idx\" on \"actions_chronicrecording_procedures\" (\"proceduretype_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_chronicrecording_users",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "chronicrecording_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "labmember_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_chronicrecording_users_chronicrecording_id_fk",
                    column: "chronicrecording_id",
                    table: "actions_chronicrecording",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_chronicrecording_users_labmember_id_fk",
                    column: "labmember_id",
                    table: "misc_labmember",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_chronicrecording_users_chronicrecording_id_lab_db4f9cb5",
                    columns: &["chronicrecording_id", "labmember_id"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_chronicrecording_users_chronicrecording_id_lab_db4f9cb5\" on \"actions_chronicrecording_users\" (\"chronicrecording_id\", \"labmember_id\")",
                        sqlite: "create unique index \"actions_chronicrecording_users_chronicrecording_id_lab_db4f9cb5\" on \"actions_chronicrecording_users\" (\"chronicrecording_id\", \"labmember_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_chronicrecording_users_chronicrecording_id_idx",
                    columns: &["chronicrecording_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_chronicrecording_users_chronicrecording_id_idx\" on \"actions_chronicrecording_users\" (\"chronicrecording_id\")",
                        sqlite: "create index \"actions_chronicrecording_users_chronicrecording_id_idx\" on \"actions_chronicrecording_users\" (\"chronicrecording_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_chronicrecording_users_labmember_id_idx",
                    columns: &["labmember_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_chronicrecording_users_labmember_id_idx\" on \"actions_chronicrecording_users\" (\"labmember_id\")",
                        sqlite: "create index \"actions_chronicrecording_users_labmember_id_idx\" on \"actions_chronicrecording_users\" (\"labmember_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_cull",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "user_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "subject_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "date",
                    was: "",
                    sql: Dialects {
                        postgres: "date not null",
                        sqlite: "text not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "cull_reason_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "cull_method_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_cull_user_id_fk",
                    column: "user_id",
                    table: "misc_labmember",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_cull_subject_id_fk",
                    column: "subject_id",
                    table: "subjects_subject",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_cull_cull_reason_id_fk",
                    column: "cull_reason_id",
                    table: "actions_cullreason",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_cull_cull_method_id_fk",
                    column: "cull_method_id",
                    table: "actions_cullmethod",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_cull_user_id_idx",
                    columns: &["user_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_cull_user_id_idx\" on \"actions_cull\" (\"user_id\")",
                        sqlite: "create index \"actions_cull_user_id_idx\" on \"actions_cull\" (\"user_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_cull_subject_id_uniq",
                    columns: &["subject_id"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_cull_subject_id_uniq\" on \"actions_cull\" (\"subject_id\")",
                        sqlite: "create unique index \"actions_cull_subject_id_uniq\" on \"actions_cull\" (\"subject_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_cull_cull_reason_id_idx",
                    columns: &["cull_reason_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_cull_cull_reason_id_idx\" on \"actions_cull\" (\"cull_reason_id\")",
                        sqlite: "create index \"actions_cull_cull_reason_id_idx\" on \"actions_cull\" (\"cull_reason_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_cull_cull_method_id_idx",
                    columns: &["cull_method_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_cull_cull_method_id_idx\" on \"actions_cull\" (\"cull_method_id\")",
                        sqlite: "create index \"actions_cull_cull_method_id_idx\" on \"actions_cull\" (\"cull_method_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_cullmethod",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[],
        },
        TableDdl {
            name: "actions_cullreason",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[],
        },
        TableDdl {
            name: "actions_notification",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "send_at",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "now()",
                        sqlite: "'1970-01-01T00:00:00+00:00'",
                    }),
                },
                ColumnDdl {
                    name: "sent_at",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "notification_type",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(32) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "title",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "message",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "subject_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "status",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(16) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "'to-send'",
                        sqlite: "'to-send'",
                    }),
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_notification_subject_id_fk",
                    column: "subject_id",
                    table: "subjects_subject",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_notification_subject_id_idx",
                    columns: &["subject_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_notification_subject_id_idx\" on \"actions_notification\" (\"subject_id\")",
                        sqlite: "create index \"actions_notification_subject_id_idx\" on \"actions_notification\" (\"subject_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_notification_users",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "notification_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "labmember_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_notification_users_notification_id_fk",
                    column: "notification_id",
                    table: "actions_notification",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_notification_users_labmember_id_fk",
                    column: "labmember_id",
                    table: "misc_labmember",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_notification_users_notification_id_labmember_id_uniq",
                    columns: &["notification_id", "labmember_id"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_notification_users_notification_id_labmember_id_uniq\" on \"actions_notification_users\" (\"notification_id\", \"labmember_id\")",
                        sqlite: "create unique index \"actions_notification_users_notification_id_labmember_id_uniq\" on \"actions_notification_users\" (\"notification_id\", \"labmember_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_notification_users_notification_id_idx",
                    columns: &["notification_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_notification_users_notification_id_idx\" on \"actions_notification_users\" (\"notification_id\")",
                        sqlite: "create index \"actions_notification_users_notification_id_idx\" on \"actions_notification_users\" (\"notification_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_notification_users_labmember_id_idx",
                    columns: &["labmember_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_notification_users_labmember_id_idx\" on \"actions_notification_users\" (\"labmember_id\")",
                        sqlite: "create index \"actions_notification_users_labmember_id_idx\" on \"actions_notification_users\" (\"labmember_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_notificationrule",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "user_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "notification_type",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(32) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "subjects_scope",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(16) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_notificationrule_user_id_fk",
                    column: "user_id",
                    table: "misc_labmember",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_notificationrule_user_id_idx",
                    columns: &["user_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_notificationrule_user_id_idx\" on \"actions_notificationrule\" (\"user_id\")",
                        sqlite: "create index \"actions_notificationrule_user_id_idx\" on \"actions_notificationrule\" (\"user_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_notificationrule_user_id_notification_type_uniq",
                    columns: &["user_id", "notification_type"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_notificationrule_user_id_notification_type_uniq\" on \"actions_notificationrule\" (\"user_id\", \"notification_type\")",
                        sqlite: "create unique index \"actions_notificationrule_user_id_notification_type_uniq\" on \"actions_notificationrule\" (\"user_id\", \"notification_type\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_otheraction",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "lab_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "narrative",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "start_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "end_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "subject_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "location_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_otheraction_lab_id_fk",
                    column: "lab_id",
                    table: "misc_lab",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_otheraction_subject_id_fk",
                    column: "subject_id",
                    table: "subjects_subject",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_otheraction_location_id_fk",
                    column: "location_id",
                    table: "misc_lablocation",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_otheraction_lab_id_idx",
                    columns: &["lab_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_otheraction_lab_id_idx\" on \"actions_otheraction\" (\"lab_id\")",
                        sqlite: "create index \"actions_otheraction_lab_id_idx\" on \"actions_otheraction\" (\"lab_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_otheraction_subject_id_idx",
                    columns: &["subject_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_otheraction_subject_id_idx\" on \"actions_otheraction\" (\"subject_id\")",
                        sqlite: "create index \"actions_otheraction_subject_id_idx\" on \"actions_otheraction\" (\"subject_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_otheraction_location_id_idx",
                    columns: &["location_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_otheraction_location_id_idx\" on \"actions_otheraction\" (\"location_id\")",
                        sqlite: "create index \"actions_otheraction_location_id_idx\" on \"actions_otheraction\" (\"location_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_otheraction_procedures",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "otheraction_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "proceduretype_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_otheraction_procedures_otheraction_id_fk",
                    column: "otheraction_id",
                    table: "actions_otheraction",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_otheraction_procedures_proceduretype_id_fk",
                    column: "proceduretype_id",
                    table: "actions_proceduretype",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_otheraction_procedures_otheraction_id_procedur_1341d285",
                    columns: &["otheraction_id", "proceduretype_id"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_otheraction_procedures_otheraction_id_procedur_1341d285\" on \"actions_otheraction_procedures\" (\"otheraction_id\", \"proceduretype_id\")",
                        sqlite: "create unique index \"actions_otheraction_procedures_otheraction_id_procedur_1341d285\" on \"actions_otheraction_procedures\" (\"otheraction_id\", \"proceduretype_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_otheraction_procedures_otheraction_id_idx",
                    columns: &["otheraction_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_otheraction_procedures_otheraction_id_idx\" on \"actions_otheraction_procedures\" (\"otheraction_id\")",
                        sqlite: "create index \"actions_otheraction_procedures_otheraction_id_idx\" on \"actions_otheraction_procedures\" (\"otheraction_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_otheraction_procedures_proceduretype_id_idx",
                    columns: &["proceduretype_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_otheraction_procedures_proceduretype_id_idx\" on \"actions_otheraction_procedures\" (\"proceduretype_id\")",
                        sqlite: "create index \"actions_otheraction_procedures_proceduretype_id_idx\" on \"actions_otheraction_procedures\" (\"proceduretype_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_otheraction_users",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "otheraction_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "labmember_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_otheraction_users_otheraction_id_fk",
                    column: "otheraction_id",
                    table: "actions_otheraction",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_otheraction_users_labmember_id_fk",
                    column: "labmember_id",
                    table: "misc_labmember",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_otheraction_users_otheraction_id_labmember_id_uniq",
                    columns: &["otheraction_id", "labmember_id"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_otheraction_users_otheraction_id_labmember_id_uniq\" on \"actions_otheraction_users\" (\"otheraction_id\", \"labmember_id\")",
                        sqlite: "create unique index \"actions_otheraction_users_otheraction_id_labmember_id_uniq\" on \"actions_otheraction_users\" (\"otheraction_id\", \"labmember_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_otheraction_users_otheraction_id_idx",
                    columns: &["otheraction_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_otheraction_users_otheraction_id_idx\" on \"actions_otheraction_users\" (\"otheraction_id\")",
                        sqlite: "create index \"actions_otheraction_users_otheraction_id_idx\" on \"actions_otheraction_users\" (\"otheraction_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_otheraction_users_labmember_id_idx",
                    columns: &["labmember_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_otheraction_users_labmember_id_idx\" on \"actions_otheraction_users\" (\"labmember_id\")",
                        sqlite: "create index \"actions_otheraction_users_labmember_id_idx\" on \"actions_otheraction_users\" (\"labmember_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_proceduretype",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[],
        },
        TableDdl {
            name: "actions_session",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "lab_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "narrative",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "start_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "end_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "subject_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "location_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "parent_session_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "type",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255)",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "number",
                    was: "",
                    sql: Dialects {
                        postgres: "integer",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "task_protocol",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1023) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "n_trials",
                    was: "",
                    sql: Dialects {
                        postgres: "integer",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "n_correct_trials",
                    was: "",
                    sql: Dialects {
                        postgres: "integer",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "qc",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "0",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "extended_qc",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "auto_datetime",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_session_lab_id_fk",
                    column: "lab_id",
                    table: "misc_lab",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_session_subject_id_fk",
                    column: "subject_id",
                    table: "subjects_subject",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_session_location_id_fk",
                    column: "location_id",
                    table: "misc_lablocation",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_session_parent_session_id_fk",
                    column: "parent_session_id",
                    table: "actions_session",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_session_lab_id_idx",
                    columns: &["lab_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_session_lab_id_idx\" on \"actions_session\" (\"lab_id\")",
                        sqlite: "create index \"actions_session_lab_id_idx\" on \"actions_session\" (\"lab_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_session_subject_id_idx",
                    columns: &["subject_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_session_subject_id_idx\" on \"actions_session\" (\"subject_id\")",
                        sqlite: "create index \"actions_session_subject_id_idx\" on \"actions_session\" (\"subject_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_session_location_id_idx",
                    columns: &["location_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_session_location_id_idx\" on \"actions_session\" (\"location_id\")",
                        sqlite: "create index \"actions_session_location_id_idx\" on \"actions_session\" (\"location_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_session_parent_session_id_idx",
                    columns: &["parent_session_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_session_parent_session_id_idx\" on \"actions_session\" (\"parent_session_id\")",
                        sqlite: "create index \"actions_session_parent_session_id_idx\" on \"actions_session\" (\"parent_session_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_session_start_time_idx",
                    columns: &["start_time"],
                    sql: Dialects {
                        postgres: "create index \"actions_session_start_time_idx\" on \"actions_session\" (\"start_time\")",
                        sqlite: "create index \"actions_session_start_time_idx\" on \"actions_session\" (\"start_time\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_session_procedures",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "session_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "proceduretype_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_session_procedures_session_id_fk",
                    column: "session_id",
                    table: "actions_session",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_session_procedures_proceduretype_id_fk",
                    column: "proceduretype_id",
                    table: "actions_proceduretype",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_session_procedures_session_id_proceduretype_id_uniq",
                    columns: &["session_id", "proceduretype_id"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_session_procedures_session_id_proceduretype_id_uniq\" on \"actions_session_procedures\" (\"session_id\", \"proceduretype_id\")",
                        sqlite: "create unique index \"actions_session_procedures_session_id_proceduretype_id_uniq\" on \"actions_session_procedures\" (\"session_id\", \"proceduretype_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_session_procedures_session_id_idx",
                    columns: &["session_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_session_procedures_session_id_idx\" on \"actions_session_procedures\" (\"session_id\")",
                        sqlite: "create index \"actions_session_procedures_session_id_idx\" on \"actions_session_procedures\" (\"session_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_session_procedures_proceduretype_id_idx",
                    columns: &["proceduretype_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_session_procedures_proceduretype_id_idx\" on \"actions_session_procedures\" (\"proceduretype_id\")",
                        sqlite: "create index \"actions_session_procedures_proceduretype_id_idx\" on \"actions_session_procedures\" (\"proceduretype_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_session_projects",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "session_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "project_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_session_projects_session_id_fk",
                    column: "session_id",
                    table: "actions_session",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_session_projects_project_id_fk",
                    column: "project_id",
                    table: "subjects_project",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_session_projects_session_id_project_id_uniq",
                    columns: &["session_id", "project_id"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_session_projects_session_id_project_id_uniq\" on \"actions_session_projects\" (\"session_id\", \"project_id\")",
                        sqlite: "create unique index \"actions_session_projects_session_id_project_id_uniq\" on \"actions_session_projects\" (\"session_id\", \"project_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_session_projects_session_id_idx",
                    columns: &["session_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_session_projects_session_id_idx\" on \"actions_session_projects\" (\"session_id\")",
                        sqlite: "create index \"actions_session_projects_session_id_idx\" on \"actions_session_projects\" (\"session_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_session_projects_project_id_idx",
                    columns: &["project_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_session_projects_project_id_idx\" on \"actions_session_projects\" (\"project_id\")",
                        sqlite: "create index \"actions_session_projects_project_id_idx\" on \"actions_session_projects\" (\"project_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_session_users",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "session_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "labmember_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_session_users_session_id_fk",
                    column: "session_id",
                    table: "actions_session",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_session_users_labmember_id_fk",
                    column: "labmember_id",
                    table: "misc_labmember",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_session_users_session_id_labmember_id_uniq",
                    columns: &["session_id", "labmember_id"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_session_users_session_id_labmember_id_uniq\" on \"actions_session_users\" (\"session_id\", \"labmember_id\")",
                        sqlite: "create unique index \"actions_session_users_session_id_labmember_id_uniq\" on \"actions_session_users\" (\"session_id\", \"labmember_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_session_users_session_id_idx",
                    columns: &["session_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_session_users_session_id_idx\" on \"actions_session_users\" (\"session_id\")",
                        sqlite: "create index \"actions_session_users_session_id_idx\" on \"actions_session_users\" (\"session_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_session_users_labmember_id_idx",
                    columns: &["labmember_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_session_users_labmember_id_idx\" on \"actions_session_users\" (\"labmember_id\")",
                        sqlite: "create index \"actions_session_users_labmember_id_idx\" on \"actions_session_users\" (\"labmember_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_surgery",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "lab_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "narrative",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "start_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "end_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "subject_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "location_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "outcome_type",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "implant_weight",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision not null",
                        sqlite: "real not null",
                    },
                    fill: None,
                },
            ],
            checks: &[
                CheckDdl {
                    name: "implant_weight_gte_0",
                    sql: "implant_weight >= 0.0",
                },
            ],
            references: &[
                ReferenceDdl {
                    name: "actions_surgery_lab_id_fk",
                    column: "lab_id",
                    table: "misc_lab",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_surgery_subject_id_fk",
                    column: "subject_id",
                    table: "subjects_subject",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_surgery_location_id_fk",
                    column: "location_id",
                    table: "misc_lablocation",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_surgery_lab_id_idx",
                    columns: &["lab_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_surgery_lab_id_idx\" on \"actions_surgery\" (\"lab_id\")",
                        sqlite: "create index \"actions_surgery_lab_id_idx\" on \"actions_surgery\" (\"lab_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_surgery_subject_id_idx",
                    columns: &["subject_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_surgery_subject_id_idx\" on \"actions_surgery\" (\"subject_id\")",
                        sqlite: "create index \"actions_surgery_subject_id_idx\" on \"actions_surgery\" (\"subject_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_surgery_location_id_idx",
                    columns: &["location_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_surgery_location_id_idx\" on \"actions_surgery\" (\"location_id\")",
                        sqlite: "create index \"actions_surgery_location_id_idx\" on \"actions_surgery\" (\"location_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_surgery_procedures",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "surgery_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "proceduretype_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_surgery_procedures_surgery_id_fk",
                    column: "surgery_id",
                    table: "actions_surgery",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_surgery_procedures_proceduretype_id_fk",
                    column: "proceduretype_id",
                    table: "actions_proceduretype",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_surgery_procedures_surgery_id_proceduretype_id_uniq",
                    columns: &["surgery_id", "proceduretype_id"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_surgery_procedures_surgery_id_proceduretype_id_uniq\" on \"actions_surgery_procedures\" (\"surgery_id\", \"proceduretype_id\")",
                        sqlite: "create unique index \"actions_surgery_procedures_surgery_id_proceduretype_id_uniq\" on \"actions_surgery_procedures\" (\"surgery_id\", \"proceduretype_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_surgery_procedures_surgery_id_idx",
                    columns: &["surgery_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_surgery_procedures_surgery_id_idx\" on \"actions_surgery_procedures\" (\"surgery_id\")",
                        sqlite: "create index \"actions_surgery_procedures_surgery_id_idx\" on \"actions_surgery_procedures\" (\"surgery_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_surgery_procedures_proceduretype_id_idx",
                    columns: &["proceduretype_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_surgery_procedures_proceduretype_id_idx\" on \"actions_surgery_procedures\" (\"proceduretype_id\")",
                        sqlite: "create index \"actions_surgery_procedures_proceduretype_id_idx\" on \"actions_surgery_procedures\" (\"proceduretype_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_surgery_users",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "surgery_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "labmember_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_surgery_users_surgery_id_fk",
                    column: "surgery_id",
                    table: "actions_surgery",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_surgery_users_labmember_id_fk",
                    column: "labmember_id",
                    table: "misc_labmember",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_surgery_users_surgery_id_labmember_id_uniq",
                    columns: &["surgery_id", "labmember_id"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_surgery_users_surgery_id_labmember_id_uniq\" on \"actions_surgery_users\" (\"surgery_id\", \"labmember_id\")",
                        sqlite: "create unique index \"actions_surgery_users_surgery_id_labmember_id_uniq\" on \"actions_surgery_users\" (\"surgery_id\", \"labmember_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_surgery_users_surgery_id_idx",
                    columns: &["surgery_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_surgery_users_surgery_id_idx\" on \"actions_surgery_users\" (\"surgery_id\")",
                        sqlite: "create index \"actions_surgery_users_surgery_id_idx\" on \"actions_surgery_users\" (\"surgery_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_surgery_users_labmember_id_idx",
                    columns: &["labmember_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_surgery_users_labmember_id_idx\" on \"actions_surgery_users\" (\"labmember_id\")",
                        sqlite: "create index \"actions_surgery_users_labmember_id_idx\" on \"actions_surgery_users\" (\"labmember_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_virusinjection",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "lab_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "narrative",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "start_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "end_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "subject_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "location_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "virus_batch",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255)",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "injection_volume",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "rate_of_injection",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "injection_type",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "'I'",
                        sqlite: "'I'",
                    }),
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_virusinjection_lab_id_fk",
                    column: "lab_id",
                    table: "misc_lab",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_virusinjection_subject_id_fk",
                    column: "subject_id",
                    table: "subjects_subject",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_virusinjection_location_id_fk",
                    column: "location_id",
                    table: "misc_lablocation",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_virusinjection_lab_id_idx",
                    columns: &["lab_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_virusinjection_lab_id_idx\" on \"actions_virusinjection\" (\"lab_id\")",
                        sqlite: "create index \"actions_virusinjection_lab_id_idx\" on \"actions_virusinjection\" (\"lab_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_virusinjection_subject_id_idx",
                    columns: &["subject_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_virusinjection_subject_id_idx\" on \"actions_virusinjection\" (\"subject_id\")",
                        sqlite: "create index \"actions_virusinjection_subject_id_idx\" on \"actions_virusinjection\" (\"subject_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_virusinjection_location_id_idx",
                    columns: &["location_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_virusinjection_location_id_idx\" on \"actions_virusinjection\" (\"location_id\")",
                        sqlite: "create index \"actions_virusinjection_location_id_idx\" on \"actions_virusinjection\" (\"location_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_virusinjection_procedures",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "virusinjection_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "proceduretype_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_virusinjection_procedures_virusinjection_id_fk",
                    column: "virusinjection_id",
                    table: "actions_virusinjection",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_virusinjection_procedures_proceduretype_id_fk",
                    column: "proceduretype_id",
                    table: "actions_proceduretype",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_virusinjection_procedures_virusinjection_id_pr_0ef2e59d",
                    columns: &["virusinjection_id", "proceduretype_id"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_virusinjection_procedures_virusinjection_id_pr_0ef2e59d\" on \"actions_virusinjection_procedures\" (\"virusinjection_id\", \"proceduretype_id\")",
                        sqlite: "create unique index \"actions_virusinjection_procedures_virusinjection_id_pr_0ef2e59d\" on \"actions_virusinjection_procedures\" (\"virusinjection_id\", \"proceduretype_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_virusinjection_procedures_virusinjection_id_idx",
                    columns: &["virusinjection_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_virusinjection_procedures_virusinjection_id_idx\" on \"actions_virusinjection_procedures\" (\"virusinjection_id\")",
                        sqlite: "create index \"actions_virusinjection_procedures_virusinjection_id_idx\" on \"actions_virusinjection_procedures\" (\"virusinjection_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_virusinjection_procedures_proceduretype_id_idx",
                    columns: &["proceduretype_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_virusinjection_procedures_proceduretype_id_idx\" on \"actions_virusinjection_procedures\" (\"proceduretype_id\")",
                        sqlite: "create index \"actions_virusinjection_procedures_proceduretype_id_idx\" on \"actions_virusinjection_procedures\" (\"proceduretype_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_virusinjection_users",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "virusinjection_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "labmember_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_virusinjection_users_virusinjection_id_fk",
                    column: "virusinjection_id",
                    table: "actions_virusinjection",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_virusinjection_users_labmember_id_fk",
                    column: "labmember_id",
                    table: "misc_labmember",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_virusinjection_users_virusinjection_id_labmemb_5db98caf",
                    columns: &["virusinjection_id", "labmember_id"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_virusinjection_users_virusinjection_id_labmemb_5db98caf\" on \"actions_virusinjection_users\" (\"virusinjection_id\", \"labmember_id\")",
                        sqlite: "create unique index \"actions_virusinjection_users_virusinjection_id_labmemb_5db98caf\" on \"actions_virusinjection_users\" (\"virusinjection_id\", \"labmember_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_virusinjection_users_virusinjection_id_idx",
                    columns: &["virusinjection_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_virusinjection_users_virusinjection_id_idx\" on \"actions_virusinjection_users\" (\"virusinjection_id\")",
                        sqlite: "create index \"actions_virusinjection_users_virusinjection_id_idx\" on \"actions_virusinjection_users\" (\"virusinjection_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_virusinjection_users_labmember_id_idx",
                    columns: &["labmember_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_virusinjection_users_labmember_id_idx\" on \"actions_virusinjection_users\" (\"labmember_id\")",
                        sqlite: "create index \"actions_virusinjection_users_labmember_id_idx\" on \"actions_virusinjection_users\" (\"labmember_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_wateradministration",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "user_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "subject_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "date_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "session_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "water_administered",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "water_type_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "adlib",
                    was: "",
                    sql: Dialects {
                        postgres: "boolean not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "false",
                        sqlite: "0",
                    }),
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_wateradministration_user_id_fk",
                    column: "user_id",
                    table: "misc_labmember",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_wateradministration_subject_id_fk",
                    column: "subject_id",
                    table: "subjects_subject",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_wateradministration_session_id_fk",
                    column: "session_id",
                    table: "actions_session",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_wateradministration_water_type_id_fk",
                    column: "water_type_id",
                    table: "actions_watertype",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_wateradministration_user_id_idx",
                    columns: &["user_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_wateradministration_user_id_idx\" on \"actions_wateradministration\" (\"user_id\")",
                        sqlite: "create index \"actions_wateradministration_user_id_idx\" on \"actions_wateradministration\" (\"user_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_wateradministration_subject_id_idx",
                    columns: &["subject_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_wateradministration_subject_id_idx\" on \"actions_wateradministration\" (\"subject_id\")",
                        sqlite: "create index \"actions_wateradministration_subject_id_idx\" on \"actions_wateradministration\" (\"subject_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_wateradministration_session_id_idx",
                    columns: &["session_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_wateradministration_session_id_idx\" on \"actions_wateradministration\" (\"session_id\")",
                        sqlite: "create index \"actions_wateradministration_session_id_idx\" on \"actions_wateradministration\" (\"session_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_wateradministration_water_type_id_idx",
                    columns: &["water_type_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_wateradministration_water_type_id_idx\" on \"actions_wateradministration\" (\"water_type_id\")",
                        sqlite: "create index \"actions_wateradministration_water_type_id_idx\" on \"actions_wateradministration\" (\"water_type_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_wateradministration_subject_id_date_time_idx",
                    columns: &["subject_id", "date_time"],
                    sql: Dialects {
                        postgres: "create index \"actions_wateradministration_subject_id_date_time_idx\" on \"actions_wateradministration\" (\"subject_id\", \"date_time\")",
                        sqlite: "create index \"actions_wateradministration_subject_id_date_time_idx\" on \"actions_wateradministration\" (\"subject_id\", \"date_time\")",
                    },
                },
                IndexDdl {
                    name: "actions_wateradministration_date_time_idx",
                    columns: &["date_time"],
                    sql: Dialects {
                        postgres: "create index \"actions_wateradministration_date_time_idx\" on \"actions_wateradministration\" (\"date_time\")",
                        sqlite: "create index \"actions_wateradministration_date_time_idx\" on \"actions_wateradministration\" (\"date_time\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_waterrestriction",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "lab_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "narrative",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "start_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "end_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "subject_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "location_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "reference_weight",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision not null",
                        sqlite: "real not null",
                    },
                    fill: Some(Dialects {
                        postgres: "0",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "water_type_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_waterrestriction_lab_id_fk",
                    column: "lab_id",
                    table: "misc_lab",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_waterrestriction_subject_id_fk",
                    column: "subject_id",
                    table: "subjects_subject",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_waterrestriction_location_id_fk",
                    column: "location_id",
                    table: "misc_lablocation",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_waterrestriction_water_type_id_fk",
                    column: "water_type_id",
                    table: "actions_watertype",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_waterrestriction_lab_id_idx",
                    columns: &["lab_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_waterrestriction_lab_id_idx\" on \"actions_waterrestriction\" (\"lab_id\")",
                        sqlite: "create index \"actions_waterrestriction_lab_id_idx\" on \"actions_waterrestriction\" (\"lab_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_waterrestriction_subject_id_idx",
                    columns: &["subject_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_waterrestriction_subject_id_idx\" on \"actions_waterrestriction\" (\"subject_id\")",
                        sqlite: "create index \"actions_waterrestriction_subject_id_idx\" on \"actions_waterrestriction\" (\"subject_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_waterrestriction_location_id_idx",
                    columns: &["location_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_waterrestriction_location_id_idx\" on \"actions_waterrestriction\" (\"location_id\")",
                        sqlite: "create index \"actions_waterrestriction_location_id_idx\" on \"actions_waterrestriction\" (\"location_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_waterrestriction_water_type_id_idx",
                    columns: &["water_type_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_waterrestriction_water_type_id_idx\" on \"actions_waterrestriction\" (\"water_type_id\")",
                        sqlite: "create index \"actions_waterrestriction_water_type_id_idx\" on \"actions_waterrestriction\" (\"water_type_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_waterrestriction_procedures",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "waterrestriction_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "proceduretype_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_waterrestriction_procedures_waterrestriction_id_fk",
                    column: "waterrestriction_id",
                    table: "actions_waterrestriction",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_waterrestriction_procedures_proceduretype_id_fk",
                    column: "proceduretype_id",
                    table: "actions_proceduretype",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_waterrestriction_procedures_waterrestriction_i_81001a31",
                    columns: &["waterrestriction_id", "proceduretype_id"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_waterrestriction_procedures_waterrestriction_i_81001a31\" on \"actions_waterrestriction_procedures\" (\"waterrestriction_id\", \"proceduretype_id\")",
                        sqlite: "create unique index \"actions_waterrestriction_procedures_waterrestriction_i_81001a31\" on \"actions_waterrestriction_procedures\" (\"waterrestriction_id\", \"proceduretype_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_waterrestriction_procedures_waterrestriction_id_idx",
                    columns: &["waterrestriction_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_waterrestriction_procedures_waterrestriction_id_idx\" on \"actions_waterrestriction_procedures\" (\"waterrestriction_id\")",
                        sqlite: "create index \"actions_waterrestriction_procedures_waterrestriction_id_idx\" on \"actions_waterrestriction_procedures\" (\"waterrestriction_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_waterrestriction_procedures_proceduretype_id_idx",
                    columns: &["proceduretype_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_waterrestriction_procedures_proceduretype_id_idx\" on \"actions_waterrestriction_procedures\" (\"proceduretype_id\")",
                        sqlite: "create index \"actions_waterrestriction_procedures_proceduretype_id_idx\" on \"actions_waterrestriction_procedures\" (\"proceduretype_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_waterrestriction_users",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "waterrestriction_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "labmember_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_waterrestriction_users_waterrestriction_id_fk",
                    column: "waterrestriction_id",
                    table: "actions_waterrestriction",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_waterrestriction_users_labmember_id_fk",
                    column: "labmember_id",
                    table: "misc_labmember",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_waterrestriction_users_waterrestriction_id_lab_5a73b3e1",
                    columns: &["waterrestriction_id", "labmember_id"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_waterrestriction_users_waterrestriction_id_lab_5a73b3e1\" on \"actions_waterrestriction_users\" (\"waterrestriction_id\", \"labmember_id\")",
                        sqlite: "create unique index \"actions_waterrestriction_users_waterrestriction_id_lab_5a73b3e1\" on \"actions_waterrestriction_users\" (\"waterrestriction_id\", \"labmember_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_waterrestriction_users_waterrestriction_id_idx",
                    columns: &["waterrestriction_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_waterrestriction_users_waterrestriction_id_idx\" on \"actions_waterrestriction_users\" (\"waterrestriction_id\")",
                        sqlite: "create index \"actions_waterrestriction_users_waterrestriction_id_idx\" on \"actions_waterrestriction_users\" (\"waterrestriction_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_waterrestriction_users_labmember_id_idx",
                    columns: &["labmember_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_waterrestriction_users_labmember_id_idx\" on \"actions_waterrestriction_users\" (\"labmember_id\")",
                        sqlite: "create index \"actions_waterrestriction_users_labmember_id_idx\" on \"actions_waterrestriction_users\" (\"labmember_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_watertype",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(128) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "actions_watertype_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"actions_watertype_name_uniq\" on \"actions_watertype\" (\"name\")",
                        sqlite: "create unique index \"actions_watertype_name_uniq\" on \"actions_watertype\" (\"name\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "actions_weighing",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "user_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "subject_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "date_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "weight",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision not null",
                        sqlite: "real not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "actions_weighing_user_id_fk",
                    column: "user_id",
                    table: "misc_labmember",
                    key: "id",
                },
                ReferenceDdl {
                    name: "actions_weighing_subject_id_fk",
                    column: "subject_id",
                    table: "subjects_subject",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "actions_weighing_user_id_idx",
                    columns: &["user_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_weighing_user_id_idx\" on \"actions_weighing\" (\"user_id\")",
                        sqlite: "create index \"actions_weighing_user_id_idx\" on \"actions_weighing\" (\"user_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_weighing_subject_id_idx",
                    columns: &["subject_id"],
                    sql: Dialects {
                        postgres: "create index \"actions_weighing_subject_id_idx\" on \"actions_weighing\" (\"subject_id\")",
                        sqlite: "create index \"actions_weighing_subject_id_idx\" on \"actions_weighing\" (\"subject_id\")",
                    },
                },
                IndexDdl {
                    name: "actions_weighing_subject_id_date_time_idx",
                    columns: &["subject_id", "date_time"],
                    sql: Dialects {
                        postgres: "create index \"actions_weighing_subject_id_date_time_idx\" on \"actions_weighing\" (\"subject_id\", \"date_time\")",
                        sqlite: "create index \"actions_weighing_subject_id_date_time_idx\" on \"actions_weighing\" (\"subject_id\", \"date_time\")",
                    },
                },
                IndexDdl {
                    name: "actions_weighing_date_time_idx",
                    columns: &["date_time"],
                    sql: Dialects {
                        postgres: "create index \"actions_weighing_date_time_idx\" on \"actions_weighing\" (\"date_time\")",
                        sqlite: "create index \"actions_weighing_date_time_idx\" on \"actions_weighing\" (\"date_time\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "auth_group",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity not null primary key",
                        sqlite: "integer not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(150) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "auth_group_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"auth_group_name_uniq\" on \"auth_group\" (\"name\")",
                        sqlite: "create unique index \"auth_group_name_uniq\" on \"auth_group\" (\"name\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "auth_group_permissions",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "group_id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "permission_id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "auth_group_permissions_group_id_fk",
                    column: "group_id",
                    table: "auth_group",
                    key: "id",
                },
                ReferenceDdl {
                    name: "auth_group_permissions_permission_id_fk",
                    column: "permission_id",
                    table: "auth_permission",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "auth_group_permissions_group_id_permission_id_uniq",
                    columns: &["group_id", "permission_id"],
                    sql: Dialects {
                        postgres: "create unique index \"auth_group_permissions_group_id_permission_id_uniq\" on \"auth_group_permissions\" (\"group_id\", \"permission_id\")",
                        sqlite: "create unique index \"auth_group_permissions_group_id_permission_id_uniq\" on \"auth_group_permissions\" (\"group_id\", \"permission_id\")",
                    },
                },
                IndexDdl {
                    name: "auth_group_permissions_group_id_idx",
                    columns: &["group_id"],
                    sql: Dialects {
                        postgres: "create index \"auth_group_permissions_group_id_idx\" on \"auth_group_permissions\" (\"group_id\")",
                        sqlite: "create index \"auth_group_permissions_group_id_idx\" on \"auth_group_permissions\" (\"group_id\")",
                    },
                },
                IndexDdl {
                    name: "auth_group_permissions_permission_id_idx",
                    columns: &["permission_id"],
                    sql: Dialects {
                        postgres: "create index \"auth_group_permissions_permission_id_idx\" on \"auth_group_permissions\" (\"permission_id\")",
                        sqlite: "create index \"auth_group_permissions_permission_id_idx\" on \"auth_group_permissions\" (\"permission_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "auth_permission",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity not null primary key",
                        sqlite: "integer not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "content_type_id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "codename",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(100) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "auth_permission_content_type_id_fk",
                    column: "content_type_id",
                    table: "django_content_type",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "auth_permission_content_type_id_idx",
                    columns: &["content_type_id"],
                    sql: Dialects {
                        postgres: "create index \"auth_permission_content_type_id_idx\" on \"auth_permission\" (\"content_type_id\")",
                        sqlite: "create index \"auth_permission_content_type_id_idx\" on \"auth_permission\" (\"content_type_id\")",
                    },
                },
                IndexDdl {
                    name: "auth_permission_content_type_id_codename_uniq",
                    columns: &["content_type_id", "codename"],
                    sql: Dialects {
                        postgres: "create unique index \"auth_permission_content_type_id_codename_uniq\" on \"auth_permission\" (\"content_type_id\", \"codename\")",
                        sqlite: "create unique index \"auth_permission_content_type_id_codename_uniq\" on \"auth_permission\" (\"content_type_id\", \"codename\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "authtoken_token",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "key",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(40) not null primary key",
                        sqlite: "text not null primary key",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "user_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "created",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "now()",
                        sqlite: "'1970-01-01T00:00:00+00:00'",
                    }),
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "authtoken_token_user_id_fk",
                    column: "user_id",
                    table: "misc_labmember",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "authtoken_token_user_id_uniq",
                    columns: &["user_id"],
                    sql: Dialects {
                        postgres: "create unique index \"authtoken_token_user_id_uniq\" on \"authtoken_token\" (\"user_id\")",
                        sqlite: "create unique index \"authtoken_token_user_id_uniq\" on \"authtoken_token\" (\"user_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "data_dataformat",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "file_extension",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "matlab_loader_function",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "python_loader_function",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "data_dataformat_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"data_dataformat_name_uniq\" on \"data_dataformat\" (\"name\")",
                        sqlite: "create unique index \"data_dataformat_name_uniq\" on \"data_dataformat\" (\"name\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "data_datanotice",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "importance",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "20",
                        sqlite: "20",
                    }),
                },
                ColumnDdl {
                    name: "created_by_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "created_datetime",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "now()",
                        sqlite: "'1970-01-01T00:00:00+00:00'",
                    }),
                },
                ColumnDdl {
                    name: "version_affected",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(64) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "affected_date_start",
                    was: "",
                    sql: Dialects {
                        postgres: "date",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "affected_date_end",
                    was: "",
                    sql: Dialects {
                        postgres: "date",
                        sqlite: "text",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "data_datanotice_created_by_id_fk",
                    column: "created_by_id",
                    table: "misc_labmember",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "data_datanotice_created_by_id_idx",
                    columns: &["created_by_id"],
                    sql: Dialects {
                        postgres: "create index \"data_datanotice_created_by_id_idx\" on \"data_datanotice\" (\"created_by_id\")",
                        sqlite: "create index \"data_datanotice_created_by_id_idx\" on \"data_datanotice\" (\"created_by_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "data_datanotice_datasets",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "datanotice_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "dataset_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "data_datanotice_datasets_datanotice_id_fk",
                    column: "datanotice_id",
                    table: "data_datanotice",
                    key: "id",
                },
                ReferenceDdl {
                    name: "data_datanotice_datasets_dataset_id_fk",
                    column: "dataset_id",
                    table: "data_dataset",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "data_datanotice_datasets_datanotice_id_dataset_id_uniq",
                    columns: &["datanotice_id", "dataset_id"],
                    sql: Dialects {
                        postgres: "create unique index \"data_datanotice_datasets_datanotice_id_dataset_id_uniq\" on \"data_datanotice_datasets\" (\"datanotice_id\", \"dataset_id\")",
                        sqlite: "create unique index \"data_datanotice_datasets_datanotice_id_dataset_id_uniq\" on \"data_datanotice_datasets\" (\"datanotice_id\", \"dataset_id\")",
                    },
                },
                IndexDdl {
                    name: "data_datanotice_datasets_datanotice_id_idx",
                    columns: &["datanotice_id"],
                    sql: Dialects {
                        postgres: "create index \"data_datanotice_datasets_datanotice_id_idx\" on \"data_datanotice_datasets\" (\"datanotice_id\")",
                        sqlite: "create index \"data_datanotice_datasets_datanotice_id_idx\" on \"data_datanotice_datasets\" (\"datanotice_id\")",
                    },
                },
                IndexDdl {
                    name: "data_datanotice_datasets_dataset_id_idx",
                    columns: &["dataset_id"],
                    sql: Dialects {
                        postgres: "create index \"data_datanotice_datasets_dataset_id_idx\" on \"data_datanotice_datasets\" (\"dataset_id\")",
                        sqlite: "create index \"data_datanotice_datasets_dataset_id_idx\" on \"data_datanotice_datasets\" (\"dataset_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "data_datarepository",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "repository_type_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "hostname",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(200) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "data_url",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(200)",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "timezone",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(64) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "globus_path",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1000) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "globus_endpoint_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "globus_is_personal",
                    was: "",
                    sql: Dialects {
                        postgres: "boolean",
                        sqlite: "integer",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "data_datarepository_repository_type_id_fk",
                    column: "repository_type_id",
                    table: "data_datarepositorytype",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "data_datarepository_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"data_datarepository_name_uniq\" on \"data_datarepository\" (\"name\")",
                        sqlite: "create unique index \"data_datarepository_name_uniq\" on \"data_datarepository\" (\"name\")",
                    },
                },
                IndexDdl {
                    name: "data_datarepository_repository_type_id_idx",
                    columns: &["repository_type_id"],
                    sql: Dialects {
                        postgres: "create index \"data_datarepository_repository_type_id_idx\" on \"data_datarepository\" (\"repository_type_id\")",
                        sqlite: "create index \"data_datarepository_repository_type_id_idx\" on \"data_datarepository\" (\"repository_type_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "data_datarepositorytype",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "data_datarepositorytype_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"data_datarepositorytype_name_uniq\" on \"data_datarepositorytype\" (\"name\")",
                        sqlite: "create unique index \"data_datarepositorytype_name_uniq\" on \"data_datarepositorytype\" (\"name\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "data_dataset",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "session_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "created_by_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "created_datetime",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "generating_software",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "provenance_directory_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "content_type_id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "object_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "file_size",
                    was: "",
                    sql: Dialects {
                        postgres: "bigint",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "md5",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "hash",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(64) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "version",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(64) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "collection",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "dataset_type_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "data_format_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "revision_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "auto_datetime",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "default_dataset",
                    was: "",
                    sql: Dialects {
                        postgres: "boolean not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "true",
                        sqlite: "1",
                    }),
                },
                ColumnDdl {
                    name: "qc",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "0",
                        sqlite: "0",
                    }),
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "data_dataset_session_id_fk",
                    column: "session_id",
                    table: "actions_session",
                    key: "id",
                },
                ReferenceDdl {
                    name: "data_dataset_created_by_id_fk",
                    column: "created_by_id",
                    table: "misc_labmember",
                    key: "id",
                },
                ReferenceDdl {
                    name: "data_dataset_provenance_directory_id_fk",
                    column: "provenance_directory_id",
                    table: "data_dataset",
                    key: "id",
                },
                ReferenceDdl {
                    name: "data_dataset_content_type_id_fk",
                    column: "content_type_id",
                    table: "django_content_type",
                    key: "id",
                },
                ReferenceDdl {
                    name: "data_dataset_dataset_type_id_fk",
                    column: "dataset_type_id",
                    table: "data_datasettype",
                    key: "id",
                },
                ReferenceDdl {
                    name: "data_dataset_data_format_id_fk",
                    column: "data_format_id",
                    table: "data_dataformat",
                    key: "id",
                },
                ReferenceDdl {
                    name: "data_dataset_revision_id_fk",
                    column: "revision_id",
                    table: "data_revision",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "data_dataset_session_id_idx",
                    columns: &["session_id"],
                    sql: Dialects {
                        postgres: "create index \"data_dataset_session_id_idx\" on \"data_dataset\" (\"session_id\")",
                        sqlite: "create index \"data_dataset_session_id_idx\" on \"data_dataset\" (\"session_id\")",
                    },
                },
                IndexDdl {
                    name: "data_dataset_created_by_id_idx",
                    columns: &["created_by_id"],
                    sql: Dialects {
                        postgres: "create index \"data_dataset_created_by_id_idx\" on \"data_dataset\" (\"created_by_id\")",
                        sqlite: "create index \"data_dataset_created_by_id_idx\" on \"data_dataset\" (\"created_by_id\")",
                    },
                },
                IndexDdl {
                    name: "data_dataset_provenance_directory_id_idx",
                    columns: &["provenance_directory_id"],
                    sql: Dialects {
                        postgres: "create index \"data_dataset_provenance_directory_id_idx\" on \"data_dataset\" (\"provenance_directory_id\")",
                        sqlite: "create index \"data_dataset_provenance_directory_id_idx\" on \"data_dataset\" (\"provenance_directory_id\")",
                    },
                },
                IndexDdl {
                    name: "data_dataset_content_type_id_idx",
                    columns: &["content_type_id"],
                    sql: Dialects {
                        postgres: "create index \"data_dataset_content_type_id_idx\" on \"data_dataset\" (\"content_type_id\")",
                        sqlite: "create index \"data_dataset_content_type_id_idx\" on \"data_dataset\" (\"content_type_id\")",
                    },
                },
                IndexDdl {
                    name: "data_dataset_dataset_type_id_idx",
                    columns: &["dataset_type_id"],
                    sql: Dialects {
                        postgres: "create index \"data_dataset_dataset_type_id_idx\" on \"data_dataset\" (\"dataset_type_id\")",
                        sqlite: "create index \"data_dataset_dataset_type_id_idx\" on \"data_dataset\" (\"dataset_type_id\")",
                    },
                },
                IndexDdl {
                    name: "data_dataset_data_format_id_idx",
                    columns: &["data_format_id"],
                    sql: Dialects {
                        postgres: "create index \"data_dataset_data_format_id_idx\" on \"data_dataset\" (\"data_format_id\")",
                        sqlite: "create index \"data_dataset_data_format_id_idx\" on \"data_dataset\" (\"data_format_id\")",
                    },
                },
                IndexDdl {
                    name: "data_dataset_revision_id_idx",
                    columns: &["revision_id"],
                    sql: Dialects {
                        postgres: "create index \"data_dataset_revision_id_idx\" on \"data_dataset\" (\"revision_id\")",
                        sqlite: "create index \"data_dataset_revision_id_idx\" on \"data_dataset\" (\"revision_id\")",
                    },
                },
                IndexDdl {
                    name: "data_dataset_name_idx",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create index \"data_dataset_name_idx\" on \"data_dataset\" (\"name\")",
                        sqlite: "create index \"data_dataset_name_idx\" on \"data_dataset\" (\"name\")",
                    },
                },
                IndexDdl {
                    name: "data_dataset_created_datetime_idx",
                    columns: &["created_datetime"],
                    sql: Dialects {
                        postgres: "create index \"data_dataset_created_datetime_idx\" on \"data_dataset\" (\"created_datetime\")",
                        sqlite: "create index \"data_dataset_created_datetime_idx\" on \"data_dataset\" (\"created_datetime\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "data_dataset_tags",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "dataset_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "tag_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "data_dataset_tags_dataset_id_fk",
                    column: "dataset_id",
                    table: "data_dataset",
                    key: "id",
                },
                ReferenceDdl {
                    name: "data_dataset_tags_tag_id_fk",
                    column: "tag_id",
                    table: "data_tag",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "data_dataset_tags_dataset_id_tag_id_uniq",
                    columns: &["dataset_id", "tag_id"],
                    sql: Dialects {
                        postgres: "create unique index \"data_dataset_tags_dataset_id_tag_id_uniq\" on \"data_dataset_tags\" (\"dataset_id\", \"tag_id\")",
                        sqlite: "create unique index \"data_dataset_tags_dataset_id_tag_id_uniq\" on \"data_dataset_tags\" (\"dataset_id\", \"tag_id\")",
                    },
                },
                IndexDdl {
                    name: "data_dataset_tags_dataset_id_idx",
                    columns: &["dataset_id"],
                    sql: Dialects {
                        postgres: "create index \"data_dataset_tags_dataset_id_idx\" on \"data_dataset_tags\" (\"dataset_id\")",
                        sqlite: "create index \"data_dataset_tags_dataset_id_idx\" on \"data_dataset_tags\" (\"dataset_id\")",
                    },
                },
                IndexDdl {
                    name: "data_dataset_tags_tag_id_idx",
                    columns: &["tag_id"],
                    sql: Dialects {
                        postgres: "create index \"data_dataset_tags_tag_id_idx\" on \"data_dataset_tags\" (\"tag_id\")",
                        sqlite: "create index \"data_dataset_tags_tag_id_idx\" on \"data_dataset_tags\" (\"tag_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "data_datasettype",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "created_by_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1023) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "filename_pattern",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255)",
                        sqlite: "text",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "data_datasettype_created_by_id_fk",
                    column: "created_by_id",
                    table: "misc_labmember",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "data_datasettype_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"data_datasettype_name_uniq\" on \"data_datasettype\" (\"name\")",
                        sqlite: "create unique index \"data_datasettype_name_uniq\" on \"data_datasettype\" (\"name\")",
                    },
                },
                IndexDdl {
                    name: "data_datasettype_created_by_id_idx",
                    columns: &["created_by_id"],
                    sql: Dialects {
                        postgres: "create index \"data_datasettype_created_by_id_idx\" on \"data_datasettype\" (\"created_by_id\")",
                        sqlite: "create index \"data_datasettype_created_by_id_idx\" on \"data_datasettype\" (\"created_by_id\")",
                    },
                },
                IndexDdl {
                    name: "data_datasettype_filename_pattern_uniq",
                    columns: &["filename_pattern"],
                    sql: Dialects {
                        postgres: "create unique index \"data_datasettype_filename_pattern_uniq\" on \"data_datasettype\" (\"filename_pattern\")",
                        sqlite: "create unique index \"data_datasettype_filename_pattern_uniq\" on \"data_datasettype\" (\"filename_pattern\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "data_download",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "user_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "dataset_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "first_download",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "now()",
                        sqlite: "'1970-01-01T00:00:00+00:00'",
                    }),
                },
                ColumnDdl {
                    name: "last_download",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "now()",
                        sqlite: "'1970-01-01T00:00:00+00:00'",
                    }),
                },
                ColumnDdl {
                    name: "count",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "0",
                        sqlite: "0",
                    }),
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "data_download_user_id_fk",
                    column: "user_id",
                    table: "misc_labmember",
                    key: "id",
                },
                ReferenceDdl {
                    name: "data_download_dataset_id_fk",
                    column: "dataset_id",
                    table: "data_dataset",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "data_download_user_id_idx",
                    columns: &["user_id"],
                    sql: Dialects {
                        postgres: "create index \"data_download_user_id_idx\" on \"data_download\" (\"user_id\")",
                        sqlite: "create index \"data_download_user_id_idx\" on \"data_download\" (\"user_id\")",
                    },
                },
                IndexDdl {
                    name: "data_download_dataset_id_idx",
                    columns: &["dataset_id"],
                    sql: Dialects {
                        postgres: "create index \"data_download_dataset_id_idx\" on \"data_download\" (\"dataset_id\")",
                        sqlite: "create index \"data_download_dataset_id_idx\" on \"data_download\" (\"dataset_id\")",
                    },
                },
                IndexDdl {
                    name: "data_download_user_id_dataset_id_uniq",
                    columns: &["user_id", "dataset_id"],
                    sql: Dialects {
                        postgres: "create unique index \"data_download_user_id_dataset_id_uniq\" on \"data_download\" (\"user_id\", \"dataset_id\")",
                        sqlite: "create unique index \"data_download_user_id_dataset_id_uniq\" on \"data_download\" (\"user_id\", \"dataset_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "data_download_projects",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "download_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "project_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "data_download_projects_download_id_fk",
                    column: "download_id",
                    table: "data_download",
                    key: "id",
                },
                ReferenceDdl {
                    name: "data_download_projects_project_id_fk",
                    column: "project_id",
                    table: "subjects_project",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "data_download_projects_download_id_project_id_uniq",
                    columns: &["download_id", "project_id"],
                    sql: Dialects {
                        postgres: "create unique index \"data_download_projects_download_id_project_id_uniq\" on \"data_download_projects\" (\"download_id\", \"project_id\")",
                        sqlite: "create unique index \"data_download_projects_download_id_project_id_uniq\" on \"data_download_projects\" (\"download_id\", \"project_id\")",
                    },
                },
                IndexDdl {
                    name: "data_download_projects_download_id_idx",
                    columns: &["download_id"],
                    sql: Dialects {
                        postgres: "create index \"data_download_projects_download_id_idx\" on \"data_download_projects\" (\"download_id\")",
                        sqlite: "create index \"data_download_projects_download_id_idx\" on \"data_download_projects\" (\"download_id\")",
                    },
                },
                IndexDdl {
                    name: "data_download_projects_project_id_idx",
                    columns: &["project_id"],
                    sql: Dialects {
                        postgres: "create index \"data_download_projects_project_id_idx\" on \"data_download_projects\" (\"project_id\")",
                        sqlite: "create index \"data_download_projects_project_id_idx\" on \"data_download_projects\" (\"project_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "data_filerecord",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "dataset_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "data_repository_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "relative_path",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1000) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "exists",
                    was: "",
                    sql: Dialects {
                        postgres: "boolean not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "false",
                        sqlite: "0",
                    }),
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "data_filerecord_dataset_id_fk",
                    column: "dataset_id",
                    table: "data_dataset",
                    key: "id",
                },
                ReferenceDdl {
                    name: "data_filerecord_data_repository_id_fk",
                    column: "data_repository_id",
                    table: "data_datarepository",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "data_filerecord_dataset_id_idx",
                    columns: &["dataset_id"],
                    sql: Dialects {
                        postgres: "create index \"data_filerecord_dataset_id_idx\" on \"data_filerecord\" (\"dataset_id\")",
                        sqlite: "create index \"data_filerecord_dataset_id_idx\" on \"data_filerecord\" (\"dataset_id\")",
                    },
                },
                IndexDdl {
                    name: "data_filerecord_data_repository_id_idx",
                    columns: &["data_repository_id"],
                    sql: Dialects {
                        postgres: "create index \"data_filerecord_data_repository_id_idx\" on \"data_filerecord\" (\"data_repository_id\")",
                        sqlite: "create index \"data_filerecord_data_repository_id_idx\" on \"data_filerecord\" (\"data_repository_id\")",
                    },
                },
                IndexDdl {
                    name: "data_filerecord_data_repository_id_relative_path_uniq",
                    columns: &["data_repository_id", "relative_path"],
                    sql: Dialects {
                        postgres: "create unique index \"data_filerecord_data_repository_id_relative_path_uniq\" on \"data_filerecord\" (\"data_repository_id\", \"relative_path\")",
                        sqlite: "create unique index \"data_filerecord_data_repository_id_relative_path_uniq\" on \"data_filerecord\" (\"data_repository_id\", \"relative_path\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "data_revision",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1023) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "created_datetime",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "data_revision_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"data_revision_name_uniq\" on \"data_revision\" (\"name\")",
                        sqlite: "create unique index \"data_revision_name_uniq\" on \"data_revision\" (\"name\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "data_tag",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1023) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "protected",
                    was: "",
                    sql: Dialects {
                        postgres: "boolean not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "false",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "public",
                    was: "",
                    sql: Dialects {
                        postgres: "boolean not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "false",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "hash",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(64)",
                        sqlite: "text",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "data_tag_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"data_tag_name_uniq\" on \"data_tag\" (\"name\")",
                        sqlite: "create unique index \"data_tag_name_uniq\" on \"data_tag\" (\"name\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "django_admin_log",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity not null primary key",
                        sqlite: "integer not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "action_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "now()",
                        sqlite: "'1970-01-01T00:00:00+00:00'",
                    }),
                },
                ColumnDdl {
                    name: "user_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "content_type_id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "object_id",
                    was: "",
                    sql: Dialects {
                        postgres: "text",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "object_repr",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(200) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "action_flag",
                    was: "",
                    sql: Dialects {
                        postgres: "smallint not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "change_message",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[
                CheckDdl {
                    name: "django_admin_log_action_flag_check",
                    sql: "action_flag >= 0",
                },
            ],
            references: &[
                ReferenceDdl {
                    name: "django_admin_log_user_id_fk",
                    column: "user_id",
                    table: "misc_labmember",
                    key: "id",
                },
                ReferenceDdl {
                    name: "django_admin_log_content_type_id_fk",
                    column: "content_type_id",
                    table: "django_content_type",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "django_admin_log_user_id_idx",
                    columns: &["user_id"],
                    sql: Dialects {
                        postgres: "create index \"django_admin_log_user_id_idx\" on \"django_admin_log\" (\"user_id\")",
                        sqlite: "create index \"django_admin_log_user_id_idx\" on \"django_admin_log\" (\"user_id\")",
                    },
                },
                IndexDdl {
                    name: "django_admin_log_content_type_id_idx",
                    columns: &["content_type_id"],
                    sql: Dialects {
                        postgres: "create index \"django_admin_log_content_type_id_idx\" on \"django_admin_log\" (\"content_type_id\")",
                        sqlite: "create index \"django_admin_log_content_type_id_idx\" on \"django_admin_log\" (\"content_type_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "django_content_type",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity not null primary key",
                        sqlite: "integer not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "app_label",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(100) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "model",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(100) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "django_content_type_app_label_model_uniq",
                    columns: &["app_label", "model"],
                    sql: Dialects {
                        postgres: "create unique index \"django_content_type_app_label_model_uniq\" on \"django_content_type\" (\"app_label\", \"model\")",
                        sqlite: "create unique index \"django_content_type_app_label_model_uniq\" on \"django_content_type\" (\"app_label\", \"model\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "django_session",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "session_key",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(40) not null primary key",
                        sqlite: "text not null primary key",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "session_data",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "expire_date",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "now()",
                        sqlite: "'1970-01-01T00:00:00+00:00'",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "django_session_expire_date_idx",
                    columns: &["expire_date"],
                    sql: Dialects {
                        postgres: "create index \"django_session_expire_date_idx\" on \"django_session\" (\"expire_date\")",
                        sqlite: "create index \"django_session_expire_date_idx\" on \"django_session\" (\"expire_date\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "experiments_brainregion",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "acronym",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(64) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity not null primary key",
                        sqlite: "integer not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "parent_id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "ontology",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(64)",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "text",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "lft",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "rght",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "tree_id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "level",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
            ],
            checks: &[
                CheckDdl {
                    name: "experiments_brainregion_lft_check",
                    sql: "lft >= 0",
                },
                CheckDdl {
                    name: "experiments_brainregion_rght_check",
                    sql: "rght >= 0",
                },
                CheckDdl {
                    name: "experiments_brainregion_tree_id_check",
                    sql: "tree_id >= 0",
                },
                CheckDdl {
                    name: "experiments_brainregion_level_check",
                    sql: "level >= 0",
                },
            ],
            references: &[
                ReferenceDdl {
                    name: "experiments_brainregion_parent_id_fk",
                    column: "parent_id",
                    table: "experiments_brainregion",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "experiments_brainregion_acronym_uniq",
                    columns: &["acronym"],
                    sql: Dialects {
                        postgres: "create unique index \"experiments_brainregion_acronym_uniq\" on \"experiments_brainregion\" (\"acronym\")",
                        sqlite: "create unique index \"experiments_brainregion_acronym_uniq\" on \"experiments_brainregion\" (\"acronym\")",
                    },
                },
                IndexDdl {
                    name: "experiments_brainregion_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"experiments_brainregion_name_uniq\" on \"experiments_brainregion\" (\"name\")",
                        sqlite: "create unique index \"experiments_brainregion_name_uniq\" on \"experiments_brainregion\" (\"name\")",
                    },
                },
                IndexDdl {
                    name: "experiments_brainregion_parent_id_idx",
                    columns: &["parent_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_brainregion_parent_id_idx\" on \"experiments_brainregion\" (\"parent_id\")",
                        sqlite: "create index \"experiments_brainregion_parent_id_idx\" on \"experiments_brainregion\" (\"parent_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_brainregion_tree_id_idx",
                    columns: &["tree_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_brainregion_tree_id_idx\" on \"experiments_brainregion\" (\"tree_id\")",
                        sqlite: "create index \"experiments_brainregion_tree_id_idx\" on \"experiments_brainregion\" (\"tree_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "experiments_channel",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "axial",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "lateral",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "x",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "y",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "z",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "brain_region_id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer",
                        sqlite: "integer",
                    },
                    fill: Some(Dialects {
                        postgres: "0",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "trajectory_estimate_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "experiments_channel_brain_region_id_fk",
                    column: "brain_region_id",
                    table: "experiments_brainregion",
                    key: "id",
                },
                ReferenceDdl {
                    name: "experiments_channel_trajectory_estimate_id_fk",
                    column: "trajectory_estimate_id",
                    table: "experiments_trajectoryestimate",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "experiments_channel_brain_region_id_idx",
                    columns: &["brain_region_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_channel_brain_region_id_idx\" on \"experiments_channel\" (\"brain_region_id\")",
                        sqlite: "create index \"experiments_channel_brain_region_id_idx\" on \"experiments_channel\" (\"brain_region_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_channel_trajectory_estimate_id_idx",
                    columns: &["trajectory_estimate_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_channel_trajectory_estimate_id_idx\" on \"experiments_channel\" (\"trajectory_estimate_id\")",
                        sqlite: "create index \"experiments_channel_trajectory_estimate_id_idx\" on \"experiments_channel\" (\"trajectory_estimate_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_channel_axial_lateral_trajectory_estimate_id_uniq",
                    columns: &["axial", "lateral", "trajectory_estimate_id"],
                    sql: Dialects {
                        postgres: "create unique index \"experiments_channel_axial_lateral_trajectory_estimate_id_uniq\" on \"experiments_channel\" (\"axial\", \"lateral\", \"trajectory_estimate_id\")",
                        sqlite: "create unique index \"experiments_channel_axial_lateral_trajectory_estimate_id_uniq\" on \"experiments_channel\" (\"axial\", \"lateral\", \"trajectory_estimate_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "experiments_chronicinsertion",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "chronicrecording_ptr_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "serial",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "model_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "experiments_chronicinsertion_chronicrecording_ptr_id_fk",
                    column: "chronicrecording_ptr_id",
                    table: "actions_chronicrecording",
                    key: "id",
                },
                ReferenceDdl {
                    name: "experiments_chronicinsertion_model_id_fk",
                    column: "model_id",
                    table: "experiments_probemodel",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "experiments_chronicinsertion_model_id_idx",
                    columns: &["model_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_chronicinsertion_model_id_idx\" on \"experiments_chronicinsertion\" (\"model_id\")",
                        sqlite: "create index \"experiments_chronicinsertion_model_id_idx\" on \"experiments_chronicinsertion\" (\"model_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "experiments_coordinatesystem",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "experiments_coordinatesystem_description_uniq",
                    columns: &["description"],
                    sql: Dialects {
                        postgres: "create unique index \"experiments_coordinatesystem_description_uniq\" on \"experiments_coordinatesystem\" (\"description\")",
                        sqlite: "create unique index \"experiments_coordinatesystem_description_uniq\" on \"experiments_coordinatesystem\" (\"description\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "experiments_fov",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "session_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "imaging_type_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "stack_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "experiments_fov_session_id_fk",
                    column: "session_id",
                    table: "actions_session",
                    key: "id",
                },
                ReferenceDdl {
                    name: "experiments_fov_imaging_type_id_fk",
                    column: "imaging_type_id",
                    table: "experiments_imagingtype",
                    key: "id",
                },
                ReferenceDdl {
                    name: "experiments_fov_stack_id_fk",
                    column: "stack_id",
                    table: "experiments_imagingstack",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "experiments_fov_session_id_idx",
                    columns: &["session_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_fov_session_id_idx\" on \"experiments_fov\" (\"session_id\")",
                        sqlite: "create index \"experiments_fov_session_id_idx\" on \"experiments_fov\" (\"session_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_fov_imaging_type_id_idx",
                    columns: &["imaging_type_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_fov_imaging_type_id_idx\" on \"experiments_fov\" (\"imaging_type_id\")",
                        sqlite: "create index \"experiments_fov_imaging_type_id_idx\" on \"experiments_fov\" (\"imaging_type_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_fov_stack_id_idx",
                    columns: &["stack_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_fov_stack_id_idx\" on \"experiments_fov\" (\"stack_id\")",
                        sqlite: "create index \"experiments_fov_stack_id_idx\" on \"experiments_fov\" (\"stack_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_fov_session_id_name_uniq",
                    columns: &["session_id", "name"],
                    sql: Dialects {
                        postgres: "create unique index \"experiments_fov_session_id_name_uniq\" on \"experiments_fov\" (\"session_id\", \"name\")",
                        sqlite: "create unique index \"experiments_fov_session_id_name_uniq\" on \"experiments_fov\" (\"session_id\", \"name\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "experiments_fov_datasets",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "fov_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "dataset_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "experiments_fov_datasets_fov_id_fk",
                    column: "fov_id",
                    table: "experiments_fov",
                    key: "id",
                },
                ReferenceDdl {
                    name: "experiments_fov_datasets_dataset_id_fk",
                    column: "dataset_id",
                    table: "data_dataset",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "experiments_fov_datasets_fov_id_dataset_id_uniq",
                    columns: &["fov_id", "dataset_id"],
                    sql: Dialects {
                        postgres: "create unique index \"experiments_fov_datasets_fov_id_dataset_id_uniq\" on \"experiments_fov_datasets\" (\"fov_id\", \"dataset_id\")",
                        sqlite: "create unique index \"experiments_fov_datasets_fov_id_dataset_id_uniq\" on \"experiments_fov_datasets\" (\"fov_id\", \"dataset_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_fov_datasets_fov_id_idx",
                    columns: &["fov_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_fov_datasets_fov_id_idx\" on \"experiments_fov_datasets\" (\"fov_id\")",
                        sqlite: "create index \"experiments_fov_datasets_fov_id_idx\" on \"experiments_fov_datasets\" (\"fov_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_fov_datasets_dataset_id_idx",
                    columns: &["dataset_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_fov_datasets_dataset_id_idx\" on \"experiments_fov_datasets\" (\"dataset_id\")",
                        sqlite: "create index \"experiments_fov_datasets_dataset_id_idx\" on \"experiments_fov_datasets\" (\"dataset_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "experiments_fovlocation",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "field_of_view_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "provenance",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "'L'",
                        sqlite: "'L'",
                    }),
                },
                ColumnDdl {
                    name: "default_provenance",
                    was: "",
                    sql: Dialects {
                        postgres: "boolean not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "false",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "coordinate_system_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "auto_datetime",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "now()",
                        sqlite: "'1970-01-01T00:00:00+00:00'",
                    }),
                },
                ColumnDdl {
                    name: "x",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision[] not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "'{}'",
                        sqlite: "'[]'",
                    }),
                },
                ColumnDdl {
                    name: "y",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision[] not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "'{}'",
                        sqlite: "'[]'",
                    }),
                },
                ColumnDdl {
                    name: "z",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision[] not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "'{}'",
                        sqlite: "'[]'",
                    }),
                },
                ColumnDdl {
                    name: "n_xyz",
                    was: "",
                    sql: Dialects {
                        postgres: "integer[] not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "'{}'",
                        sqlite: "'[]'",
                    }),
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "experiments_fovlocation_field_of_view_id_fk",
                    column: "field_of_view_id",
                    table: "experiments_fov",
                    key: "id",
                },
                ReferenceDdl {
                    name: "experiments_fovlocation_coordinate_system_id_fk",
                    column: "coordinate_system_id",
                    table: "experiments_coordinatesystem",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "experiments_fovlocation_field_of_view_id_idx",
                    columns: &["field_of_view_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_fovlocation_field_of_view_id_idx\" on \"experiments_fovlocation\" (\"field_of_view_id\")",
                        sqlite: "create index \"experiments_fovlocation_field_of_view_id_idx\" on \"experiments_fovlocation\" (\"field_of_view_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_fovlocation_coordinate_system_id_idx",
                    columns: &["coordinate_system_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_fovlocation_coordinate_system_id_idx\" on \"experiments_fovlocation\" (\"coordinate_system_id\")",
                        sqlite: "create index \"experiments_fovlocation_coordinate_system_id_idx\" on \"experiments_fovlocation\" (\"coordinate_system_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_fovlocation_provenance_field_of_view_id_uniq",
                    columns: &["provenance", "field_of_view_id"],
                    sql: Dialects {
                        postgres: "create unique index \"experiments_fovlocation_provenance_field_of_view_id_uniq\" on \"experiments_fovlocation\" (\"provenance\", \"field_of_view_id\")",
                        sqlite: "create unique index \"experiments_fovlocation_provenance_field_of_view_id_uniq\" on \"experiments_fovlocation\" (\"provenance\", \"field_of_view_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "experiments_fovlocation_brain_region",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "fovlocation_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "brainregion_id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "experiments_fovlocation_brain_region_fovlocation_id_fk",
                    column: "fovlocation_id",
                    table: "experiments_fovlocation",
                    key: "id",
                },
                ReferenceDdl {
                    name: "experiments_fovlocation_brain_region_brainregion_id_fk",
                    column: "brainregion_id",
                    table: "experiments_brainregion",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "experiments_fovlocation_brain_region_fovlocation_id_br_daed24f6",
                    columns: &["fovlocation_id", "brainregion_id"],
                    sql: Dialects {
                        postgres: "create unique index \"experiments_fovlocation_brain_region_fovlocation_id_br_daed24f6\" on \"experiments_fovlocation_brain_region\" (\"fovlocation_id\", \"brainregion_id\")",
                        sqlite: "create unique index \"experiments_fovlocation_brain_region_fovlocation_id_br_daed24f6\" on \"experiments_fovlocation_brain_region\" (\"fovlocation_id\", \"brainregion_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_fovlocation_brain_region_fovlocation_id_idx",
                    columns: &["fovlocation_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_fovlocation_brain_region_fovlocation_id_idx\" on \"experiments_fovlocation_brain_region\" (\"fovlocation_id\")",
                        sqlite: "create index \"experiments_fovlocation_brain_region_fovlocation_id_idx\" on \"experiments_fovlocation_brain_region\" (\"fovlocation_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_fovlocation_brain_region_brainregion_id_idx",
                    columns: &["brainregion_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_fovlocation_brain_region_brainregion_id_idx\" on \"experiments_fovlocation_brain_region\" (\"brainregion_id\")",
                        sqlite: "create index \"experiments_fovlocation_brain_region_brainregion_id_idx\" on \"experiments_fovlocation_brain_region\" (\"brainregion_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "experiments_imagingstack",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[],
        },
        TableDdl {
            name: "experiments_imagingtype",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "experiments_imagingtype_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"experiments_imagingtype_name_uniq\" on \"experiments_imagingtype\" (\"name\")",
                        sqlite: "create unique index \"experiments_imagingtype_name_uniq\" on \"experiments_imagingtype\" (\"name\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "experiments_probeinsertion",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "session_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "model_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "serial",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "auto_datetime",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "chronic_insertion_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "experiments_probeinsertion_session_id_fk",
                    column: "session_id",
                    table: "actions_session",
                    key: "id",
                },
                ReferenceDdl {
                    name: "experiments_probeinsertion_model_id_fk",
                    column: "model_id",
                    table: "experiments_probemodel",
                    key: "id",
                },
                ReferenceDdl {
                    name: "experiments_probeinsertion_chronic_insertion_id_fk",
                    column: "chronic_insertion_id",
                    table: "experiments_chronicinsertion",
                    key: "chronicrecording_ptr_id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "experiments_probeinsertion_session_id_idx",
                    columns: &["session_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_probeinsertion_session_id_idx\" on \"experiments_probeinsertion\" (\"session_id\")",
                        sqlite: "create index \"experiments_probeinsertion_session_id_idx\" on \"experiments_probeinsertion\" (\"session_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_probeinsertion_model_id_idx",
                    columns: &["model_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_probeinsertion_model_id_idx\" on \"experiments_probeinsertion\" (\"model_id\")",
                        sqlite: "create index \"experiments_probeinsertion_model_id_idx\" on \"experiments_probeinsertion\" (\"model_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_probeinsertion_chronic_insertion_id_idx",
                    columns: &["chronic_insertion_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_probeinsertion_chronic_insertion_id_idx\" on \"experiments_probeinsertion\" (\"chronic_insertion_id\")",
                        sqlite: "create index \"experiments_probeinsertion_chronic_insertion_id_idx\" on \"experiments_probeinsertion\" (\"chronic_insertion_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_probeinsertion_name_session_id_uniq",
                    columns: &["name", "session_id"],
                    sql: Dialects {
                        postgres: "create unique index \"experiments_probeinsertion_name_session_id_uniq\" on \"experiments_probeinsertion\" (\"name\", \"session_id\")",
                        sqlite: "create unique index \"experiments_probeinsertion_name_session_id_uniq\" on \"experiments_probeinsertion\" (\"name\", \"session_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "experiments_probeinsertion_datasets",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "probeinsertion_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "dataset_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "experiments_probeinsertion_datasets_probeinsertion_id_fk",
                    column: "probeinsertion_id",
                    table: "experiments_probeinsertion",
                    key: "id",
                },
                ReferenceDdl {
                    name: "experiments_probeinsertion_datasets_dataset_id_fk",
                    column: "dataset_id",
                    table: "data_dataset",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "experiments_probeinsertion_datasets_probeinsertion_id__cd53a41c",
                    columns: &["probeinsertion_id", "dataset_id"],
                    sql: Dialects {
                        postgres: "create unique index \"experiments_probeinsertion_datasets_probeinsertion_id__cd53a41c\" on \"experiments_probeinsertion_datasets\" (\"probeinsertion_id\", \"dataset_id\")",
                        sqlite: "create unique index \"experiments_probeinsertion_datasets_probeinsertion_id__cd53a41c\" on \"experiments_probeinsertion_datasets\" (\"probeinsertion_id\", \"dataset_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_probeinsertion_datasets_probeinsertion_id_idx",
                    columns: &["probeinsertion_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_probeinsertion_datasets_probeinsertion_id_idx\" on \"experiments_probeinsertion_datasets\" (\"probeinsertion_id\")",
                        sqlite: "create index \"experiments_probeinsertion_datasets_probeinsertion_id_idx\" on \"experiments_probeinsertion_datasets\" (\"probeinsertion_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_probeinsertion_datasets_dataset_id_idx",
                    columns: &["dataset_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_probeinsertion_datasets_dataset_id_idx\" on \"experiments_probeinsertion_datasets\" (\"dataset_id\")",
                        sqlite: "create index \"experiments_probeinsertion_datasets_dataset_id_idx\" on \"experiments_probeinsertion_datasets\" (\"dataset_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "experiments_probemodel",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "probe_manufacturer",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "probe_model",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255)",
                        sqlite: "text",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "experiments_probemodel_probe_model_uniq",
                    columns: &["probe_model"],
                    sql: Dialects {
                        postgres: "create unique index \"experiments_probemodel_probe_model_uniq\" on \"experiments_probemodel\" (\"probe_model\")",
                        sqlite: "create unique index \"experiments_probemodel_probe_model_uniq\" on \"experiments_probemodel\" (\"probe_model\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "experiments_trajectoryestimate",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "probe_insertion_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "chronic_insertion_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "x",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "y",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "z",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "depth",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "theta",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "phi",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "roll",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "provenance",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "10",
                        sqlite: "10",
                    }),
                },
                ColumnDdl {
                    name: "coordinate_system_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "datetime",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "now()",
                        sqlite: "'1970-01-01T00:00:00+00:00'",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "experiments_trajectoryestimate_probe_insertion_id_fk",
                    column: "probe_insertion_id",
                    table: "experiments_probeinsertion",
                    key: "id",
                },
                ReferenceDdl {
                    name: "experiments_trajectoryestimate_chronic_insertion_id_fk",
                    column: "chronic_insertion_id",
                    table: "experiments_chronicinsertion",
                    key: "chronicrecording_ptr_id",
                },
                ReferenceDdl {
                    name: "experiments_trajectoryestimate_coordinate_system_id_fk",
                    column: "coordinate_system_id",
                    table: "experiments_coordinatesystem",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "experiments_trajectoryestimate_probe_insertion_id_idx",
                    columns: &["probe_insertion_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_trajectoryestimate_probe_insertion_id_idx\" on \"experiments_trajectoryestimate\" (\"probe_insertion_id\")",
                        sqlite: "create index \"experiments_trajectoryestimate_probe_insertion_id_idx\" on \"experiments_trajectoryestimate\" (\"probe_insertion_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_trajectoryestimate_chronic_insertion_id_idx",
                    columns: &["chronic_insertion_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_trajectoryestimate_chronic_insertion_id_idx\" on \"experiments_trajectoryestimate\" (\"chronic_insertion_id\")",
                        sqlite: "create index \"experiments_trajectoryestimate_chronic_insertion_id_idx\" on \"experiments_trajectoryestimate\" (\"chronic_insertion_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_trajectoryestimate_coordinate_system_id_idx",
                    columns: &["coordinate_system_id"],
                    sql: Dialects {
                        postgres: "create index \"experiments_trajectoryestimate_coordinate_system_id_idx\" on \"experiments_trajectoryestimate\" (\"coordinate_system_id\")",
                        sqlite: "create index \"experiments_trajectoryestimate_coordinate_system_id_idx\" on \"experiments_trajectoryestimate\" (\"coordinate_system_id\")",
                    },
                },
                IndexDdl {
                    name: "experiments_trajectoryestimate_provenance_probe_insert_7a7cd724",
                    columns: &["provenance", "probe_insertion_id"],
                    sql: Dialects {
                        postgres: "create unique index \"experiments_trajectoryestimate_provenance_probe_insert_7a7cd724\" on \"experiments_trajectoryestimate\" (\"provenance\", \"probe_insertion_id\") where probe_insertion_id is not null",
                        sqlite: "create unique index \"experiments_trajectoryestimate_provenance_probe_insert_7a7cd724\" on \"experiments_trajectoryestimate\" (\"provenance\", \"probe_insertion_id\") where probe_insertion_id is not null",
                    },
                },
                IndexDdl {
                    name: "experiments_trajectoryestimate_provenance_chronic_inse_310bbfac",
                    columns: &["provenance", "chronic_insertion_id"],
                    sql: Dialects {
                        postgres: "create unique index \"experiments_trajectoryestimate_provenance_chronic_inse_310bbfac\" on \"experiments_trajectoryestimate\" (\"provenance\", \"chronic_insertion_id\") where probe_insertion_id is null",
                        sqlite: "create unique index \"experiments_trajectoryestimate_provenance_chronic_inse_310bbfac\" on \"experiments_trajectoryestimate\" (\"provenance\", \"chronic_insertion_id\") where probe_insertion_id is null",
                    },
                },
            ],
        },
        TableDdl {
            name: "jobs_task",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(64)",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "priority",
                    was: "",
                    sql: Dialects {
                        postgres: "smallint",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "io_charge",
                    was: "",
                    sql: Dialects {
                        postgres: "smallint",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "level",
                    was: "",
                    sql: Dialects {
                        postgres: "smallint",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "gpu",
                    was: "",
                    sql: Dialects {
                        postgres: "smallint",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "cpu",
                    was: "",
                    sql: Dialects {
                        postgres: "smallint",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "ram",
                    was: "",
                    sql: Dialects {
                        postgres: "smallint",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "time_out_secs",
                    was: "",
                    sql: Dialects {
                        postgres: "smallint",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "time_elapsed_secs",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision",
                        sqlite: "real",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "executable",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(128)",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "graph",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(64)",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "status",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "20",
                        sqlite: "20",
                    }),
                },
                ColumnDdl {
                    name: "log",
                    was: "",
                    sql: Dialects {
                        postgres: "text",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "session_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "version",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(64)",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "datetime",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "now()",
                        sqlite: "'1970-01-01T00:00:00+00:00'",
                    }),
                },
                ColumnDdl {
                    name: "arguments",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "data_repository_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "jobs_task_session_id_fk",
                    column: "session_id",
                    table: "actions_session",
                    key: "id",
                },
                ReferenceDdl {
                    name: "jobs_task_data_repository_id_fk",
                    column: "data_repository_id",
                    table: "data_datarepository",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "jobs_task_session_id_idx",
                    columns: &["session_id"],
                    sql: Dialects {
                        postgres: "create index \"jobs_task_session_id_idx\" on \"jobs_task\" (\"session_id\")",
                        sqlite: "create index \"jobs_task_session_id_idx\" on \"jobs_task\" (\"session_id\")",
                    },
                },
                IndexDdl {
                    name: "jobs_task_data_repository_id_idx",
                    columns: &["data_repository_id"],
                    sql: Dialects {
                        postgres: "create index \"jobs_task_data_repository_id_idx\" on \"jobs_task\" (\"data_repository_id\")",
                        sqlite: "create index \"jobs_task_data_repository_id_idx\" on \"jobs_task\" (\"data_repository_id\")",
                    },
                },
                IndexDdl {
                    name: "jobs_task_name_session_id_arguments_uniq",
                    columns: &["name", "session_id", "arguments"],
                    sql: Dialects {
                        postgres: "create unique index \"jobs_task_name_session_id_arguments_uniq\" on \"jobs_task\" (\"name\", \"session_id\", \"arguments\")",
                        sqlite: "create unique index \"jobs_task_name_session_id_arguments_uniq\" on \"jobs_task\" (\"name\", \"session_id\", \"arguments\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "jobs_task_parents",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "from_task_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "to_task_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "jobs_task_parents_from_task_id_fk",
                    column: "from_task_id",
                    table: "jobs_task",
                    key: "id",
                },
                ReferenceDdl {
                    name: "jobs_task_parents_to_task_id_fk",
                    column: "to_task_id",
                    table: "jobs_task",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "jobs_task_parents_from_task_id_to_task_id_uniq",
                    columns: &["from_task_id", "to_task_id"],
                    sql: Dialects {
                        postgres: "create unique index \"jobs_task_parents_from_task_id_to_task_id_uniq\" on \"jobs_task_parents\" (\"from_task_id\", \"to_task_id\")",
                        sqlite: "create unique index \"jobs_task_parents_from_task_id_to_task_id_uniq\" on \"jobs_task_parents\" (\"from_task_id\", \"to_task_id\")",
                    },
                },
                IndexDdl {
                    name: "jobs_task_parents_from_task_id_idx",
                    columns: &["from_task_id"],
                    sql: Dialects {
                        postgres: "create index \"jobs_task_parents_from_task_id_idx\" on \"jobs_task_parents\" (\"from_task_id\")",
                        sqlite: "create index \"jobs_task_parents_from_task_id_idx\" on \"jobs_task_parents\" (\"from_task_id\")",
                    },
                },
                IndexDdl {
                    name: "jobs_task_parents_to_task_id_idx",
                    columns: &["to_task_id"],
                    sql: Dialects {
                        postgres: "create index \"jobs_task_parents_to_task_id_idx\" on \"jobs_task_parents\" (\"to_task_id\")",
                        sqlite: "create index \"jobs_task_parents_to_task_id_idx\" on \"jobs_task_parents\" (\"to_task_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "misc_cagetype",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1023) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[],
        },
        TableDdl {
            name: "misc_enrichment",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1023) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "misc_enrichment_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"misc_enrichment_name_uniq\" on \"misc_enrichment\" (\"name\")",
                        sqlite: "create unique index \"misc_enrichment_name_uniq\" on \"misc_enrichment\" (\"name\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "misc_food",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1023) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "misc_food_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"misc_food_name_uniq\" on \"misc_food\" (\"name\")",
                        sqlite: "create unique index \"misc_food_name_uniq\" on \"misc_food\" (\"name\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "misc_housing",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "cage_name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(64) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "cage_type_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "enrichment_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "food_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "cage_cleaning_frequency_days",
                    was: "",
                    sql: Dialects {
                        postgres: "integer",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "light_cycle",
                    was: "",
                    sql: Dialects {
                        postgres: "integer",
                        sqlite: "integer",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "misc_housing_cage_type_id_fk",
                    column: "cage_type_id",
                    table: "misc_cagetype",
                    key: "id",
                },
                ReferenceDdl {
                    name: "misc_housing_enrichment_id_fk",
                    column: "enrichment_id",
                    table: "misc_enrichment",
                    key: "id",
                },
                ReferenceDdl {
                    name: "misc_housing_food_id_fk",
                    column: "food_id",
                    table: "misc_food",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "misc_housing_cage_type_id_idx",
                    columns: &["cage_type_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_housing_cage_type_id_idx\" on \"misc_housing\" (\"cage_type_id\")",
                        sqlite: "create index \"misc_housing_cage_type_id_idx\" on \"misc_housing\" (\"cage_type_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_housing_enrichment_id_idx",
                    columns: &["enrichment_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_housing_enrichment_id_idx\" on \"misc_housing\" (\"enrichment_id\")",
                        sqlite: "create index \"misc_housing_enrichment_id_idx\" on \"misc_housing\" (\"enrichment_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_housing_food_id_idx",
                    columns: &["food_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_housing_food_id_idx\" on \"misc_housing\" (\"food_id\")",
                        sqlite: "create index \"misc_housing_food_id_idx\" on \"misc_housing\" (\"food_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "misc_housingsubject",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "subject_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "housing_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "start_datetime",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "now()",
                        sqlite: "'1970-01-01T00:00:00+00:00'",
                    }),
                },
                ColumnDdl {
                    name: "end_datetime",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "misc_housingsubject_subject_id_fk",
                    column: "subject_id",
                    table: "subjects_subject",
                    key: "id",
                },
                ReferenceDdl {
                    name: "misc_housingsubject_housing_id_fk",
                    column: "housing_id",
                    table: "misc_housing",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "misc_housingsubject_subject_id_idx",
                    columns: &["subject_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_housingsubject_subject_id_idx\" on \"misc_housingsubject\" (\"subject_id\")",
                        sqlite: "create index \"misc_housingsubject_subject_id_idx\" on \"misc_housingsubject\" (\"subject_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_housingsubject_housing_id_idx",
                    columns: &["housing_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_housingsubject_housing_id_idx\" on \"misc_housingsubject\" (\"housing_id\")",
                        sqlite: "create index \"misc_housingsubject_housing_id_idx\" on \"misc_housingsubject\" (\"housing_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "misc_lab",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "institution",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "address",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "timezone",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(64) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "reference_weight_pct",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision not null",
                        sqlite: "real not null",
                    },
                    fill: Some(Dialects {
                        postgres: "0",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "zscore_weight_pct",
                    was: "",
                    sql: Dialects {
                        postgres: "double precision not null",
                        sqlite: "real not null",
                    },
                    fill: Some(Dialects {
                        postgres: "0",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "cage_type_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "enrichment_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "food_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "cage_cleaning_frequency_days",
                    was: "",
                    sql: Dialects {
                        postgres: "integer",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "light_cycle",
                    was: "",
                    sql: Dialects {
                        postgres: "integer",
                        sqlite: "integer",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "misc_lab_cage_type_id_fk",
                    column: "cage_type_id",
                    table: "misc_cagetype",
                    key: "id",
                },
                ReferenceDdl {
                    name: "misc_lab_enrichment_id_fk",
                    column: "enrichment_id",
                    table: "misc_enrichment",
                    key: "id",
                },
                ReferenceDdl {
                    name: "misc_lab_food_id_fk",
                    column: "food_id",
                    table: "misc_food",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "misc_lab_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"misc_lab_name_uniq\" on \"misc_lab\" (\"name\")",
                        sqlite: "create unique index \"misc_lab_name_uniq\" on \"misc_lab\" (\"name\")",
                    },
                },
                IndexDdl {
                    name: "misc_lab_cage_type_id_idx",
                    columns: &["cage_type_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_lab_cage_type_id_idx\" on \"misc_lab\" (\"cage_type_id\")",
                        sqlite: "create index \"misc_lab_cage_type_id_idx\" on \"misc_lab\" (\"cage_type_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_lab_enrichment_id_idx",
                    columns: &["enrichment_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_lab_enrichment_id_idx\" on \"misc_lab\" (\"enrichment_id\")",
                        sqlite: "create index \"misc_lab_enrichment_id_idx\" on \"misc_lab\" (\"enrichment_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_lab_food_id_idx",
                    columns: &["food_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_lab_food_id_idx\" on \"misc_lab\" (\"food_id\")",
                        sqlite: "create index \"misc_lab_food_id_idx\" on \"misc_lab\" (\"food_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "misc_lab_repositories",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "lab_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "datarepository_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "misc_lab_repositories_lab_id_fk",
                    column: "lab_id",
                    table: "misc_lab",
                    key: "id",
                },
                ReferenceDdl {
                    name: "misc_lab_repositories_datarepository_id_fk",
                    column: "datarepository_id",
                    table: "data_datarepository",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "misc_lab_repositories_lab_id_datarepository_id_uniq",
                    columns: &["lab_id", "datarepository_id"],
                    sql: Dialects {
                        postgres: "create unique index \"misc_lab_repositories_lab_id_datarepository_id_uniq\" on \"misc_lab_repositories\" (\"lab_id\", \"datarepository_id\")",
                        sqlite: "create unique index \"misc_lab_repositories_lab_id_datarepository_id_uniq\" on \"misc_lab_repositories\" (\"lab_id\", \"datarepository_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_lab_repositories_lab_id_idx",
                    columns: &["lab_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_lab_repositories_lab_id_idx\" on \"misc_lab_repositories\" (\"lab_id\")",
                        sqlite: "create index \"misc_lab_repositories_lab_id_idx\" on \"misc_lab_repositories\" (\"lab_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_lab_repositories_datarepository_id_idx",
                    columns: &["datarepository_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_lab_repositories_datarepository_id_idx\" on \"misc_lab_repositories\" (\"datarepository_id\")",
                        sqlite: "create index \"misc_lab_repositories_datarepository_id_idx\" on \"misc_lab_repositories\" (\"datarepository_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "misc_lablocation",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "lab_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "misc_lablocation_lab_id_fk",
                    column: "lab_id",
                    table: "misc_lab",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "misc_lablocation_lab_id_idx",
                    columns: &["lab_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_lablocation_lab_id_idx\" on \"misc_lablocation\" (\"lab_id\")",
                        sqlite: "create index \"misc_lablocation_lab_id_idx\" on \"misc_lablocation\" (\"lab_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "misc_labmember",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "password",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(128) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "last_login",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "is_superuser",
                    was: "",
                    sql: Dialects {
                        postgres: "boolean not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "false",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "username",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(150) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "first_name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(150) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "last_name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(150) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "email",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(254) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "is_staff",
                    was: "",
                    sql: Dialects {
                        postgres: "boolean not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "false",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "is_active",
                    was: "",
                    sql: Dialects {
                        postgres: "boolean not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "true",
                        sqlite: "1",
                    }),
                },
                ColumnDdl {
                    name: "date_joined",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "now()",
                        sqlite: "'1970-01-01T00:00:00+00:00'",
                    }),
                },
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "is_stock_manager",
                    was: "",
                    sql: Dialects {
                        postgres: "boolean not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "false",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "is_public_user",
                    was: "",
                    sql: Dialects {
                        postgres: "boolean not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "false",
                        sqlite: "0",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "misc_labmember_username_uniq",
                    columns: &["username"],
                    sql: Dialects {
                        postgres: "create unique index \"misc_labmember_username_uniq\" on \"misc_labmember\" (\"username\")",
                        sqlite: "create unique index \"misc_labmember_username_uniq\" on \"misc_labmember\" (\"username\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "misc_labmember_allowed_users",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "from_labmember_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "to_labmember_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "misc_labmember_allowed_users_from_labmember_id_fk",
                    column: "from_labmember_id",
                    table: "misc_labmember",
                    key: "id",
                },
                ReferenceDdl {
                    name: "misc_labmember_allowed_users_to_labmember_id_fk",
                    column: "to_labmember_id",
                    table: "misc_labmember",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "misc_labmember_allowed_users_from_labmember_id_to_labm_dc008908",
                    columns: &["from_labmember_id", "to_labmember_id"],
                    sql: Dialects {
                        postgres: "create unique index \"misc_labmember_allowed_users_from_labmember_id_to_labm_dc008908\" on \"misc_labmember_allowed_users\" (\"from_labmember_id\", \"to_labmember_id\")",
                        sqlite: "create unique index \"misc_labmember_allowed_users_from_labmember_id_to_labm_dc008908\" on \"misc_labmember_allowed_users\" (\"from_labmember_id\", \"to_labmember_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_labmember_allowed_users_from_labmember_id_idx",
                    columns: &["from_labmember_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_labmember_allowed_users_from_labmember_id_idx\" on \"misc_labmember_allowed_users\" (\"from_labmember_id\")",
                        sqlite: "create index \"misc_labmember_allowed_users_from_labmember_id_idx\" on \"misc_labmember_allowed_users\" (\"from_labmember_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_labmember_allowed_users_to_labmember_id_idx",
                    columns: &["to_labmember_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_labmember_allowed_users_to_labmember_id_idx\" on \"misc_labmember_allowed_users\" (\"to_labmember_id\")",
                        sqlite: "create index \"misc_labmember_allowed_users_to_labmember_id_idx\" on \"misc_labmember_allowed_users\" (\"to_labmember_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "misc_labmember_groups",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "labmember_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "group_id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "misc_labmember_groups_labmember_id_fk",
                    column: "labmember_id",
                    table: "misc_labmember",
                    key: "id",
                },
                ReferenceDdl {
                    name: "misc_labmember_groups_group_id_fk",
                    column: "group_id",
                    table: "auth_group",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "misc_labmember_groups_labmember_id_group_id_uniq",
                    columns: &["labmember_id", "group_id"],
                    sql: Dialects {
                        postgres: "create unique index \"misc_labmember_groups_labmember_id_group_id_uniq\" on \"misc_labmember_groups\" (\"labmember_id\", \"group_id\")",
                        sqlite: "create unique index \"misc_labmember_groups_labmember_id_group_id_uniq\" on \"misc_labmember_groups\" (\"labmember_id\", \"group_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_labmember_groups_labmember_id_idx",
                    columns: &["labmember_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_labmember_groups_labmember_id_idx\" on \"misc_labmember_groups\" (\"labmember_id\")",
                        sqlite: "create index \"misc_labmember_groups_labmember_id_idx\" on \"misc_labmember_groups\" (\"labmember_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_labmember_groups_group_id_idx",
                    columns: &["group_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_labmember_groups_group_id_idx\" on \"misc_labmember_groups\" (\"group_id\")",
                        sqlite: "create index \"misc_labmember_groups_group_id_idx\" on \"misc_labmember_groups\" (\"group_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "misc_labmember_user_permissions",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "labmember_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "permission_id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "misc_labmember_user_permissions_labmember_id_fk",
                    column: "labmember_id",
                    table: "misc_labmember",
                    key: "id",
                },
                ReferenceDdl {
                    name: "misc_labmember_user_permissions_permission_id_fk",
                    column: "permission_id",
                    table: "auth_permission",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "misc_labmember_user_permissions_labmember_id_permission_id_uniq",
                    columns: &["labmember_id", "permission_id"],
                    sql: Dialects {
                        postgres: "create unique index \"misc_labmember_user_permissions_labmember_id_permission_id_uniq\" on \"misc_labmember_user_permissions\" (\"labmember_id\", \"permission_id\")",
                        sqlite: "create unique index \"misc_labmember_user_permissions_labmember_id_permission_id_uniq\" on \"misc_labmember_user_permissions\" (\"labmember_id\", \"permission_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_labmember_user_permissions_labmember_id_idx",
                    columns: &["labmember_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_labmember_user_permissions_labmember_id_idx\" on \"misc_labmember_user_permissions\" (\"labmember_id\")",
                        sqlite: "create index \"misc_labmember_user_permissions_labmember_id_idx\" on \"misc_labmember_user_permissions\" (\"labmember_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_labmember_user_permissions_permission_id_idx",
                    columns: &["permission_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_labmember_user_permissions_permission_id_idx\" on \"misc_labmember_user_permissions\" (\"permission_id\")",
                        sqlite: "create index \"misc_labmember_user_permissions_permission_id_idx\" on \"misc_labmember_user_permissions\" (\"permission_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "misc_labmembership",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "user_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "lab_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "role",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "start_date",
                    was: "",
                    sql: Dialects {
                        postgres: "date",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "end_date",
                    was: "",
                    sql: Dialects {
                        postgres: "date",
                        sqlite: "text",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "misc_labmembership_user_id_fk",
                    column: "user_id",
                    table: "misc_labmember",
                    key: "id",
                },
                ReferenceDdl {
                    name: "misc_labmembership_lab_id_fk",
                    column: "lab_id",
                    table: "misc_lab",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "misc_labmembership_user_id_idx",
                    columns: &["user_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_labmembership_user_id_idx\" on \"misc_labmembership\" (\"user_id\")",
                        sqlite: "create index \"misc_labmembership_user_id_idx\" on \"misc_labmembership\" (\"user_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_labmembership_lab_id_idx",
                    columns: &["lab_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_labmembership_lab_id_idx\" on \"misc_labmembership\" (\"lab_id\")",
                        sqlite: "create index \"misc_labmembership_lab_id_idx\" on \"misc_labmembership\" (\"lab_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "misc_note",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "user_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "date_time",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "now()",
                        sqlite: "'1970-01-01T00:00:00+00:00'",
                    }),
                },
                ColumnDdl {
                    name: "text",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "image",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(100)",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "content_type_id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "object_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "misc_note_user_id_fk",
                    column: "user_id",
                    table: "misc_labmember",
                    key: "id",
                },
                ReferenceDdl {
                    name: "misc_note_content_type_id_fk",
                    column: "content_type_id",
                    table: "django_content_type",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "misc_note_user_id_idx",
                    columns: &["user_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_note_user_id_idx\" on \"misc_note\" (\"user_id\")",
                        sqlite: "create index \"misc_note_user_id_idx\" on \"misc_note\" (\"user_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_note_content_type_id_idx",
                    columns: &["content_type_id"],
                    sql: Dialects {
                        postgres: "create index \"misc_note_content_type_id_idx\" on \"misc_note\" (\"content_type_id\")",
                        sqlite: "create index \"misc_note_content_type_id_idx\" on \"misc_note\" (\"content_type_id\")",
                    },
                },
                IndexDdl {
                    name: "misc_note_date_time_idx",
                    columns: &["date_time"],
                    sql: Dialects {
                        postgres: "create index \"misc_note_date_time_idx\" on \"misc_note\" (\"date_time\")",
                        sqlite: "create index \"misc_note_date_time_idx\" on \"misc_note\" (\"date_time\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "reversion_revision",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity not null primary key",
                        sqlite: "integer not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "date_created",
                    was: "",
                    sql: Dialects {
                        postgres: "timestamp with time zone not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "now()",
                        sqlite: "'1970-01-01T00:00:00+00:00'",
                    }),
                },
                ColumnDdl {
                    name: "user_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "comment",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "reversion_revision_user_id_fk",
                    column: "user_id",
                    table: "misc_labmember",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "reversion_revision_date_created_idx",
                    columns: &["date_created"],
                    sql: Dialects {
                        postgres: "create index \"reversion_revision_date_created_idx\" on \"reversion_revision\" (\"date_created\")",
                        sqlite: "create index \"reversion_revision_date_created_idx\" on \"reversion_revision\" (\"date_created\")",
                    },
                },
                IndexDdl {
                    name: "reversion_revision_user_id_idx",
                    columns: &["user_id"],
                    sql: Dialects {
                        postgres: "create index \"reversion_revision_user_id_idx\" on \"reversion_revision\" (\"user_id\")",
                        sqlite: "create index \"reversion_revision_user_id_idx\" on \"reversion_revision\" (\"user_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "reversion_version",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity not null primary key",
                        sqlite: "integer not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "revision_id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "object_id",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(191) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "content_type_id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "db",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(191) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "format",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "serialized_data",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "object_repr",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "reversion_version_revision_id_fk",
                    column: "revision_id",
                    table: "reversion_revision",
                    key: "id",
                },
                ReferenceDdl {
                    name: "reversion_version_content_type_id_fk",
                    column: "content_type_id",
                    table: "django_content_type",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "reversion_version_revision_id_idx",
                    columns: &["revision_id"],
                    sql: Dialects {
                        postgres: "create index \"reversion_version_revision_id_idx\" on \"reversion_version\" (\"revision_id\")",
                        sqlite: "create index \"reversion_version_revision_id_idx\" on \"reversion_version\" (\"revision_id\")",
                    },
                },
                IndexDdl {
                    name: "reversion_version_content_type_id_idx",
                    columns: &["content_type_id"],
                    sql: Dialects {
                        postgres: "create index \"reversion_version_content_type_id_idx\" on \"reversion_version\" (\"content_type_id\")",
                        sqlite: "create index \"reversion_version_content_type_id_idx\" on \"reversion_version\" (\"content_type_id\")",
                    },
                },
                IndexDdl {
                    name: "reversion_version_db_content_type_id_object_id_revision_id_uniq",
                    columns: &["db", "content_type_id", "object_id", "revision_id"],
                    sql: Dialects {
                        postgres: "create unique index \"reversion_version_db_content_type_id_object_id_revision_id_uniq\" on \"reversion_version\" (\"db\", \"content_type_id\", \"object_id\", \"revision_id\")",
                        sqlite: "create unique index \"reversion_version_db_content_type_id_object_id_revision_id_uniq\" on \"reversion_version\" (\"db\", \"content_type_id\", \"object_id\", \"revision_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_allele",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1023) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "nickname",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "subjects_allele_nickname_uniq",
                    columns: &["nickname"],
                    sql: Dialects {
                        postgres: "create unique index \"subjects_allele_nickname_uniq\" on \"subjects_allele\" (\"nickname\")",
                        sqlite: "create unique index \"subjects_allele_nickname_uniq\" on \"subjects_allele\" (\"nickname\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_allele_sequences",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "allele_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "sequence_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "subjects_allele_sequences_allele_id_fk",
                    column: "allele_id",
                    table: "subjects_allele",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_allele_sequences_sequence_id_fk",
                    column: "sequence_id",
                    table: "subjects_sequence",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "subjects_allele_sequences_allele_id_sequence_id_uniq",
                    columns: &["allele_id", "sequence_id"],
                    sql: Dialects {
                        postgres: "create unique index \"subjects_allele_sequences_allele_id_sequence_id_uniq\" on \"subjects_allele_sequences\" (\"allele_id\", \"sequence_id\")",
                        sqlite: "create unique index \"subjects_allele_sequences_allele_id_sequence_id_uniq\" on \"subjects_allele_sequences\" (\"allele_id\", \"sequence_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_allele_sequences_allele_id_idx",
                    columns: &["allele_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_allele_sequences_allele_id_idx\" on \"subjects_allele_sequences\" (\"allele_id\")",
                        sqlite: "create index \"subjects_allele_sequences_allele_id_idx\" on \"subjects_allele_sequences\" (\"allele_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_allele_sequences_sequence_id_idx",
                    columns: &["sequence_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_allele_sequences_sequence_id_idx\" on \"subjects_allele_sequences\" (\"sequence_id\")",
                        sqlite: "create index \"subjects_allele_sequences_sequence_id_idx\" on \"subjects_allele_sequences\" (\"sequence_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_breedingpair",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "'-'",
                        sqlite: "'-'",
                    }),
                },
                ColumnDdl {
                    name: "line_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "start_date",
                    was: "",
                    sql: Dialects {
                        postgres: "date",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "end_date",
                    was: "",
                    sql: Dialects {
                        postgres: "date",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "father_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "mother1_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "mother2_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "subjects_breedingpair_line_id_fk",
                    column: "line_id",
                    table: "subjects_line",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_breedingpair_father_id_fk",
                    column: "father_id",
                    table: "subjects_subject",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_breedingpair_mother1_id_fk",
                    column: "mother1_id",
                    table: "subjects_subject",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_breedingpair_mother2_id_fk",
                    column: "mother2_id",
                    table: "subjects_subject",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "subjects_breedingpair_line_id_idx",
                    columns: &["line_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_breedingpair_line_id_idx\" on \"subjects_breedingpair\" (\"line_id\")",
                        sqlite: "create index \"subjects_breedingpair_line_id_idx\" on \"subjects_breedingpair\" (\"line_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_breedingpair_father_id_idx",
                    columns: &["father_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_breedingpair_father_id_idx\" on \"subjects_breedingpair\" (\"father_id\")",
                        sqlite: "create index \"subjects_breedingpair_father_id_idx\" on \"subjects_breedingpair\" (\"father_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_breedingpair_mother1_id_idx",
                    columns: &["mother1_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_breedingpair_mother1_id_idx\" on \"subjects_breedingpair\" (\"mother1_id\")",
                        sqlite: "create index \"subjects_breedingpair_mother1_id_idx\" on \"subjects_breedingpair\" (\"mother1_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_breedingpair_mother2_id_idx",
                    columns: &["mother2_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_breedingpair_mother2_id_idx\" on \"subjects_breedingpair\" (\"mother2_id\")",
                        sqlite: "create index \"subjects_breedingpair_mother2_id_idx\" on \"subjects_breedingpair\" (\"mother2_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_genotypetest",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "subject_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "sequence_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "test_result",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "subjects_genotypetest_subject_id_fk",
                    column: "subject_id",
                    table: "subjects_subject",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_genotypetest_sequence_id_fk",
                    column: "sequence_id",
                    table: "subjects_sequence",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "subjects_genotypetest_subject_id_idx",
                    columns: &["subject_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_genotypetest_subject_id_idx\" on \"subjects_genotypetest\" (\"subject_id\")",
                        sqlite: "create index \"subjects_genotypetest_subject_id_idx\" on \"subjects_genotypetest\" (\"subject_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_genotypetest_sequence_id_idx",
                    columns: &["sequence_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_genotypetest_sequence_id_idx\" on \"subjects_genotypetest\" (\"sequence_id\")",
                        sqlite: "create index \"subjects_genotypetest_sequence_id_idx\" on \"subjects_genotypetest\" (\"sequence_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_line",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "target_phenotype",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1023) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "nickname",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "strain_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "source_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "source_identifier",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(64) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "source_url",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(200) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "expression_data_url",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(200) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "species_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "subject_autoname_index",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "0",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "breeding_pair_autoname_index",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "0",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "litter_autoname_index",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "0",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "is_active",
                    was: "",
                    sql: Dialects {
                        postgres: "boolean not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "true",
                        sqlite: "1",
                    }),
                },
                ColumnDdl {
                    name: "lab_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "subjects_line_strain_id_fk",
                    column: "strain_id",
                    table: "subjects_strain",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_line_source_id_fk",
                    column: "source_id",
                    table: "subjects_source",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_line_species_id_fk",
                    column: "species_id",
                    table: "subjects_species",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_line_lab_id_fk",
                    column: "lab_id",
                    table: "misc_lab",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "subjects_line_nickname_uniq",
                    columns: &["nickname"],
                    sql: Dialects {
                        postgres: "create unique index \"subjects_line_nickname_uniq\" on \"subjects_line\" (\"nickname\")",
                        sqlite: "create unique index \"subjects_line_nickname_uniq\" on \"subjects_line\" (\"nickname\")",
                    },
                },
                IndexDdl {
                    name: "subjects_line_strain_id_idx",
                    columns: &["strain_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_line_strain_id_idx\" on \"subjects_line\" (\"strain_id\")",
                        sqlite: "create index \"subjects_line_strain_id_idx\" on \"subjects_line\" (\"strain_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_line_source_id_idx",
                    columns: &["source_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_line_source_id_idx\" on \"subjects_line\" (\"source_id\")",
                        sqlite: "create index \"subjects_line_source_id_idx\" on \"subjects_line\" (\"source_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_line_species_id_idx",
                    columns: &["species_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_line_species_id_idx\" on \"subjects_line\" (\"species_id\")",
                        sqlite: "create index \"subjects_line_species_id_idx\" on \"subjects_line\" (\"species_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_line_lab_id_idx",
                    columns: &["lab_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_line_lab_id_idx\" on \"subjects_line\" (\"lab_id\")",
                        sqlite: "create index \"subjects_line_lab_id_idx\" on \"subjects_line\" (\"lab_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_line_nickname_lab_id_uniq",
                    columns: &["nickname", "lab_id"],
                    sql: Dialects {
                        postgres: "create unique index \"subjects_line_nickname_lab_id_uniq\" on \"subjects_line\" (\"nickname\", \"lab_id\")",
                        sqlite: "create unique index \"subjects_line_nickname_lab_id_uniq\" on \"subjects_line\" (\"nickname\", \"lab_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_line_alleles",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "line_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "allele_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "subjects_line_alleles_line_id_fk",
                    column: "line_id",
                    table: "subjects_line",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_line_alleles_allele_id_fk",
                    column: "allele_id",
                    table: "subjects_allele",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "subjects_line_alleles_line_id_allele_id_uniq",
                    columns: &["line_id", "allele_id"],
                    sql: Dialects {
                        postgres: "create unique index \"subjects_line_alleles_line_id_allele_id_uniq\" on \"subjects_line_alleles\" (\"line_id\", \"allele_id\")",
                        sqlite: "create unique index \"subjects_line_alleles_line_id_allele_id_uniq\" on \"subjects_line_alleles\" (\"line_id\", \"allele_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_line_alleles_line_id_idx",
                    columns: &["line_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_line_alleles_line_id_idx\" on \"subjects_line_alleles\" (\"line_id\")",
                        sqlite: "create index \"subjects_line_alleles_line_id_idx\" on \"subjects_line_alleles\" (\"line_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_line_alleles_allele_id_idx",
                    columns: &["allele_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_line_alleles_allele_id_idx\" on \"subjects_line_alleles\" (\"allele_id\")",
                        sqlite: "create index \"subjects_line_alleles_allele_id_idx\" on \"subjects_line_alleles\" (\"allele_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_litter",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "'-'",
                        sqlite: "'-'",
                    }),
                },
                ColumnDdl {
                    name: "line_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "breeding_pair_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "birth_date",
                    was: "",
                    sql: Dialects {
                        postgres: "date",
                        sqlite: "text",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "subjects_litter_line_id_fk",
                    column: "line_id",
                    table: "subjects_line",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_litter_breeding_pair_id_fk",
                    column: "breeding_pair_id",
                    table: "subjects_breedingpair",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "subjects_litter_line_id_idx",
                    columns: &["line_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_litter_line_id_idx\" on \"subjects_litter\" (\"line_id\")",
                        sqlite: "create index \"subjects_litter_line_id_idx\" on \"subjects_litter\" (\"line_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_litter_breeding_pair_id_idx",
                    columns: &["breeding_pair_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_litter_breeding_pair_id_idx\" on \"subjects_litter\" (\"breeding_pair_id\")",
                        sqlite: "create index \"subjects_litter_breeding_pair_id_idx\" on \"subjects_litter\" (\"breeding_pair_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_litter_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"subjects_litter_name_uniq\" on \"subjects_litter\" (\"name\")",
                        sqlite: "create unique index \"subjects_litter_name_uniq\" on \"subjects_litter\" (\"name\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_project",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1023) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "subjects_project_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"subjects_project_name_uniq\" on \"subjects_project\" (\"name\")",
                        sqlite: "create unique index \"subjects_project_name_uniq\" on \"subjects_project\" (\"name\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_project_users",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "project_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "labmember_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "subjects_project_users_project_id_fk",
                    column: "project_id",
                    table: "subjects_project",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_project_users_labmember_id_fk",
                    column: "labmember_id",
                    table: "misc_labmember",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "subjects_project_users_project_id_labmember_id_uniq",
                    columns: &["project_id", "labmember_id"],
                    sql: Dialects {
                        postgres: "create unique index \"subjects_project_users_project_id_labmember_id_uniq\" on \"subjects_project_users\" (\"project_id\", \"labmember_id\")",
                        sqlite: "create unique index \"subjects_project_users_project_id_labmember_id_uniq\" on \"subjects_project_users\" (\"project_id\", \"labmember_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_project_users_project_id_idx",
                    columns: &["project_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_project_users_project_id_idx\" on \"subjects_project_users\" (\"project_id\")",
                        sqlite: "create index \"subjects_project_users_project_id_idx\" on \"subjects_project_users\" (\"project_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_project_users_labmember_id_idx",
                    columns: &["labmember_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_project_users_labmember_id_idx\" on \"subjects_project_users\" (\"labmember_id\")",
                        sqlite: "create index \"subjects_project_users_labmember_id_idx\" on \"subjects_project_users\" (\"labmember_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_sequence",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "base_pairs",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1023) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "subjects_sequence_name_uniq",
                    columns: &["name"],
                    sql: Dialects {
                        postgres: "create unique index \"subjects_sequence_name_uniq\" on \"subjects_sequence\" (\"name\")",
                        sqlite: "create unique index \"subjects_sequence_name_uniq\" on \"subjects_sequence\" (\"name\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_source",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[],
        },
        TableDdl {
            name: "subjects_species",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "nickname",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[
                IndexDdl {
                    name: "subjects_species_nickname_uniq",
                    columns: &["nickname"],
                    sql: Dialects {
                        postgres: "create unique index \"subjects_species_nickname_uniq\" on \"subjects_species\" (\"nickname\")",
                        sqlite: "create unique index \"subjects_species_nickname_uniq\" on \"subjects_species\" (\"nickname\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_strain",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[],
            indexes: &[],
        },
        TableDdl {
            name: "subjects_subject",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "nickname",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(64) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "'-'",
                        sqlite: "'-'",
                    }),
                },
                ColumnDdl {
                    name: "species_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "litter_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "sex",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "'U'",
                        sqlite: "'U'",
                    }),
                },
                ColumnDdl {
                    name: "strain_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "source_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "line_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "birth_date",
                    was: "",
                    sql: Dialects {
                        postgres: "date",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "death_date",
                    was: "",
                    sql: Dialects {
                        postgres: "date",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "wean_date",
                    was: "",
                    sql: Dialects {
                        postgres: "date",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "genotype_date",
                    was: "",
                    sql: Dialects {
                        postgres: "date",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "responsible_user_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "lab_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "cage",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(64)",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "request_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "ear_mark",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(32) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "protocol_number",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(1) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "'1'",
                        sqlite: "'1'",
                    }),
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "adverse_effects",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "actual_severity",
                    was: "",
                    sql: Dialects {
                        postgres: "integer",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "to_be_genotyped",
                    was: "",
                    sql: Dialects {
                        postgres: "boolean not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "false",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "to_be_culled",
                    was: "",
                    sql: Dialects {
                        postgres: "boolean not null",
                        sqlite: "integer not null",
                    },
                    fill: Some(Dialects {
                        postgres: "false",
                        sqlite: "0",
                    }),
                },
                ColumnDdl {
                    name: "reduced_date",
                    was: "",
                    sql: Dialects {
                        postgres: "date",
                        sqlite: "text",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "subjects_subject_species_id_fk",
                    column: "species_id",
                    table: "subjects_species",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_subject_litter_id_fk",
                    column: "litter_id",
                    table: "subjects_litter",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_subject_strain_id_fk",
                    column: "strain_id",
                    table: "subjects_strain",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_subject_source_id_fk",
                    column: "source_id",
                    table: "subjects_source",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_subject_line_id_fk",
                    column: "line_id",
                    table: "subjects_line",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_subject_responsible_user_id_fk",
                    column: "responsible_user_id",
                    table: "misc_labmember",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_subject_lab_id_fk",
                    column: "lab_id",
                    table: "misc_lab",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_subject_request_id_fk",
                    column: "request_id",
                    table: "subjects_subjectrequest",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "subjects_subject_species_id_idx",
                    columns: &["species_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_subject_species_id_idx\" on \"subjects_subject\" (\"species_id\")",
                        sqlite: "create index \"subjects_subject_species_id_idx\" on \"subjects_subject\" (\"species_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_subject_litter_id_idx",
                    columns: &["litter_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_subject_litter_id_idx\" on \"subjects_subject\" (\"litter_id\")",
                        sqlite: "create index \"subjects_subject_litter_id_idx\" on \"subjects_subject\" (\"litter_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_subject_strain_id_idx",
                    columns: &["strain_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_subject_strain_id_idx\" on \"subjects_subject\" (\"strain_id\")",
                        sqlite: "create index \"subjects_subject_strain_id_idx\" on \"subjects_subject\" (\"strain_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_subject_source_id_idx",
                    columns: &["source_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_subject_source_id_idx\" on \"subjects_subject\" (\"source_id\")",
                        sqlite: "create index \"subjects_subject_source_id_idx\" on \"subjects_subject\" (\"source_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_subject_line_id_idx",
                    columns: &["line_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_subject_line_id_idx\" on \"subjects_subject\" (\"line_id\")",
                        sqlite: "create index \"subjects_subject_line_id_idx\" on \"subjects_subject\" (\"line_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_subject_responsible_user_id_idx",
                    columns: &["responsible_user_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_subject_responsible_user_id_idx\" on \"subjects_subject\" (\"responsible_user_id\")",
                        sqlite: "create index \"subjects_subject_responsible_user_id_idx\" on \"subjects_subject\" (\"responsible_user_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_subject_lab_id_idx",
                    columns: &["lab_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_subject_lab_id_idx\" on \"subjects_subject\" (\"lab_id\")",
                        sqlite: "create index \"subjects_subject_lab_id_idx\" on \"subjects_subject\" (\"lab_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_subject_request_id_idx",
                    columns: &["request_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_subject_request_id_idx\" on \"subjects_subject\" (\"request_id\")",
                        sqlite: "create index \"subjects_subject_request_id_idx\" on \"subjects_subject\" (\"request_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_subject_nickname_lab_id_uniq",
                    columns: &["nickname", "lab_id"],
                    sql: Dialects {
                        postgres: "create unique index \"subjects_subject_nickname_lab_id_uniq\" on \"subjects_subject\" (\"nickname\", \"lab_id\")",
                        sqlite: "create unique index \"subjects_subject_nickname_lab_id_uniq\" on \"subjects_subject\" (\"nickname\", \"lab_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_subject_nickname_responsible_user_id_uniq",
                    columns: &["nickname", "responsible_user_id"],
                    sql: Dialects {
                        postgres: "create unique index \"subjects_subject_nickname_responsible_user_id_uniq\" on \"subjects_subject\" (\"nickname\", \"responsible_user_id\")",
                        sqlite: "create unique index \"subjects_subject_nickname_responsible_user_id_uniq\" on \"subjects_subject\" (\"nickname\", \"responsible_user_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_subject_projects",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "integer generated by default as identity primary key",
                        sqlite: "integer primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "subject_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "project_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "subjects_subject_projects_subject_id_fk",
                    column: "subject_id",
                    table: "subjects_subject",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_subject_projects_project_id_fk",
                    column: "project_id",
                    table: "subjects_project",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "subjects_subject_projects_subject_id_project_id_uniq",
                    columns: &["subject_id", "project_id"],
                    sql: Dialects {
                        postgres: "create unique index \"subjects_subject_projects_subject_id_project_id_uniq\" on \"subjects_subject_projects\" (\"subject_id\", \"project_id\")",
                        sqlite: "create unique index \"subjects_subject_projects_subject_id_project_id_uniq\" on \"subjects_subject_projects\" (\"subject_id\", \"project_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_subject_projects_subject_id_idx",
                    columns: &["subject_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_subject_projects_subject_id_idx\" on \"subjects_subject_projects\" (\"subject_id\")",
                        sqlite: "create index \"subjects_subject_projects_subject_id_idx\" on \"subjects_subject_projects\" (\"subject_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_subject_projects_project_id_idx",
                    columns: &["project_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_subject_projects_project_id_idx\" on \"subjects_subject_projects\" (\"project_id\")",
                        sqlite: "create index \"subjects_subject_projects_project_id_idx\" on \"subjects_subject_projects\" (\"project_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_subjectrequest",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "user_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "line_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "count",
                    was: "",
                    sql: Dialects {
                        postgres: "integer",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "date_time",
                    was: "",
                    sql: Dialects {
                        postgres: "date",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "due_date",
                    was: "",
                    sql: Dialects {
                        postgres: "date",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "description",
                    was: "",
                    sql: Dialects {
                        postgres: "text not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "subjects_subjectrequest_user_id_fk",
                    column: "user_id",
                    table: "misc_labmember",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_subjectrequest_line_id_fk",
                    column: "line_id",
                    table: "subjects_line",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "subjects_subjectrequest_user_id_idx",
                    columns: &["user_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_subjectrequest_user_id_idx\" on \"subjects_subjectrequest\" (\"user_id\")",
                        sqlite: "create index \"subjects_subjectrequest_user_id_idx\" on \"subjects_subjectrequest\" (\"user_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_subjectrequest_line_id_idx",
                    columns: &["line_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_subjectrequest_line_id_idx\" on \"subjects_subjectrequest\" (\"line_id\")",
                        sqlite: "create index \"subjects_subjectrequest_line_id_idx\" on \"subjects_subjectrequest\" (\"line_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_zygosity",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "subject_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "allele_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null",
                        sqlite: "blob not null",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "zygosity",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "subjects_zygosity_subject_id_fk",
                    column: "subject_id",
                    table: "subjects_subject",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_zygosity_allele_id_fk",
                    column: "allele_id",
                    table: "subjects_allele",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "subjects_zygosity_subject_id_idx",
                    columns: &["subject_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_zygosity_subject_id_idx\" on \"subjects_zygosity\" (\"subject_id\")",
                        sqlite: "create index \"subjects_zygosity_subject_id_idx\" on \"subjects_zygosity\" (\"subject_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_zygosity_allele_id_idx",
                    columns: &["allele_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_zygosity_allele_id_idx\" on \"subjects_zygosity\" (\"allele_id\")",
                        sqlite: "create index \"subjects_zygosity_allele_id_idx\" on \"subjects_zygosity\" (\"allele_id\")",
                    },
                },
            ],
        },
        TableDdl {
            name: "subjects_zygosityrule",
            was: "",
            columns: &[
                ColumnDdl {
                    name: "id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid not null primary key",
                        sqlite: "blob not null primary key",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "name",
                    was: "",
                    sql: Dialects {
                        postgres: "varchar(255) not null",
                        sqlite: "text not null",
                    },
                    fill: Some(Dialects {
                        postgres: "''",
                        sqlite: "''",
                    }),
                },
                ColumnDdl {
                    name: "json",
                    was: "",
                    sql: Dialects {
                        postgres: "jsonb",
                        sqlite: "text",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "line_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "allele_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "sequence0_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "sequence0_result",
                    was: "",
                    sql: Dialects {
                        postgres: "integer",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "sequence1_id",
                    was: "",
                    sql: Dialects {
                        postgres: "uuid",
                        sqlite: "blob",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "sequence1_result",
                    was: "",
                    sql: Dialects {
                        postgres: "integer",
                        sqlite: "integer",
                    },
                    fill: None,
                },
                ColumnDdl {
                    name: "zygosity",
                    was: "",
                    sql: Dialects {
                        postgres: "integer not null",
                        sqlite: "integer not null",
                    },
                    fill: None,
                },
            ],
            checks: &[],
            references: &[
                ReferenceDdl {
                    name: "subjects_zygosityrule_line_id_fk",
                    column: "line_id",
                    table: "subjects_line",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_zygosityrule_allele_id_fk",
                    column: "allele_id",
                    table: "subjects_allele",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_zygosityrule_sequence0_id_fk",
                    column: "sequence0_id",
                    table: "subjects_sequence",
                    key: "id",
                },
                ReferenceDdl {
                    name: "subjects_zygosityrule_sequence1_id_fk",
                    column: "sequence1_id",
                    table: "subjects_sequence",
                    key: "id",
                },
            ],
            indexes: &[
                IndexDdl {
                    name: "subjects_zygosityrule_line_id_idx",
                    columns: &["line_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_zygosityrule_line_id_idx\" on \"subjects_zygosityrule\" (\"line_id\")",
                        sqlite: "create index \"subjects_zygosityrule_line_id_idx\" on \"subjects_zygosityrule\" (\"line_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_zygosityrule_allele_id_idx",
                    columns: &["allele_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_zygosityrule_allele_id_idx\" on \"subjects_zygosityrule\" (\"allele_id\")",
                        sqlite: "create index \"subjects_zygosityrule_allele_id_idx\" on \"subjects_zygosityrule\" (\"allele_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_zygosityrule_sequence0_id_idx",
                    columns: &["sequence0_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_zygosityrule_sequence0_id_idx\" on \"subjects_zygosityrule\" (\"sequence0_id\")",
                        sqlite: "create index \"subjects_zygosityrule_sequence0_id_idx\" on \"subjects_zygosityrule\" (\"sequence0_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_zygosityrule_sequence1_id_idx",
                    columns: &["sequence1_id"],
                    sql: Dialects {
                        postgres: "create index \"subjects_zygosityrule_sequence1_id_idx\" on \"subjects_zygosityrule\" (\"sequence1_id\")",
                        sqlite: "create index \"subjects_zygosityrule_sequence1_id_idx\" on \"subjects_zygosityrule\" (\"sequence1_id\")",
                    },
                },
                IndexDdl {
                    name: "subjects_zygosityrule_line_id_allele_id_sequence0_id_s_aefe7660",
                    columns: &[
                        "line_id",
                        "allele_id",
                        "sequence0_id",
                        "sequence0_result",
                        "sequence1_id",
                        "sequence1_result",
                    ],
                    sql: Dialects {
                        postgres: "create unique index \"subjects_zygosityrule_line_id_allele_id_sequence0_id_s_aefe7660\" on \"subjects_zygosityrule\" (\"line_id\", \"allele_id\", \"sequence0_id\", \"sequence0_result\", \"sequence1_id\", \"sequence1_result\")",
                        sqlite: "create unique index \"subjects_zygosityrule_line_id_allele_id_sequence0_id_s_aefe7660\" on \"subjects_zygosityrule\" (\"line_id\", \"allele_id\", \"sequence0_id\", \"sequence0_result\", \"sequence1_id\", \"sequence1_result\")",
                    },
                },
            ],
        },
    ],
};
