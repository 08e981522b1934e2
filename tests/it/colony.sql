-- A lab of 300 subjects, 5,000 sessions, 15,000 datasets and 30,000 records of files, the same each time: rows follow from
-- their numbers. PostgreSQL looks at all of them when it gathers statistics, so plans are the same each time. Keys come in another order than the rows, as random ones do.
create function pg_temp.key(kind text, n bigint) returns uuid language sql immutable as $$ select md5(kind || n)::uuid $$;
set session_replication_role = replica;

insert into misc_lab (id, name, institution, address, timezone, reference_weight_pct, zscore_weight_pct)
  select pg_temp.key('lab', n), 'lab' || n, '', '', 'UTC', 0.85, 0 from generate_series(0, 9) n;
insert into subjects_project (id, name, description)
  select pg_temp.key('project', n), 'project' || n, '' from generate_series(0, 19) n;
insert into data_tag (id, name, description, protected, public)
  select pg_temp.key('tag', n), 'tag' || n, '', n = 1, false from generate_series(0, 9) n;
insert into data_datasettype (id, name, description)
  select pg_temp.key('type', n), 'object.attribute' || n, '' from generate_series(0, 49) n;
insert into data_dataformat (id, name, description, file_extension, matlab_loader_function, python_loader_function)
  select pg_temp.key('format', n), 'bench' || n, '', '.bench' || n, '', '' from generate_series(0, 1) n;
insert into data_datarepository (id, name, hostname, timezone, globus_path)
  select pg_temp.key('repository', n), 'repository' || n, '', 'UTC', '/data/' from generate_series(0, 2) n;
insert into subjects_subject (id, name, nickname, sex, birth_date, responsible_user_id, lab_id, ear_mark, protocol_number, description,
    adverse_effects, to_be_genotyped, to_be_culled)
  select pg_temp.key('subject', n), '', 'S' || n, 'M', date '2020-01-01' + n::int, (select id from misc_labmember limit 1), pg_temp.key('lab', n % 10), '',
    '1', '', '', false, false from generate_series(0, 299) n;
insert into actions_session (id, name, narrative, subject_id, lab_id, task_protocol, qc, start_time, number)
  select pg_temp.key('session', n), '', '', pg_temp.key('subject', n % 300), pg_temp.key('lab', n % 10), 'protocol_' || n % 7, 0,
    timestamptz '2020-01-01 10:00Z' + n * interval '3 hours', 1 from generate_series(0, 4999) n;
insert into actions_session_projects (session_id, project_id)
  select pg_temp.key('session', n), pg_temp.key('project', n % 20) from generate_series(0, 4999) n;
insert into actions_session_users (session_id, labmember_id)
  select pg_temp.key('session', n), (select id from misc_labmember limit 1) from generate_series(0, 4999) n;
insert into data_dataset (id, name, session_id, created_by_id, created_datetime, auto_datetime, generating_software, hash, version, collection,
    dataset_type_id, data_format_id, default_dataset, qc)
  select pg_temp.key('dataset', n), 'object.attribute' || n % 5 || '.bench0', pg_temp.key('session', n / 3), (select id from misc_labmember limit 1),
    timestamptz '2020-01-01 10:00Z' + n * interval '36 minutes', timestamptz '2020-01-01 10:00Z' + n * interval '36 minutes', '', '', '', 'alf',
    pg_temp.key('type', n % 50), pg_temp.key('format', n % 2), true, 0 from generate_series(0, 14999) n;
insert into data_dataset_tags (dataset_id, tag_id)
  select pg_temp.key('dataset', n), pg_temp.key('tag', n / 15 % 10) from generate_series(0, 14999, 15) n;
insert into data_filerecord (id, name, dataset_id, data_repository_id, relative_path, "exists")
  select pg_temp.key('file', n), '', pg_temp.key('dataset', n / 2), pg_temp.key('repository', n % 2), 'lab/S/2020-01-01/001/' || n, true
  from generate_series(0, 29999) n;
insert into actions_weighing (id, name, subject_id, user_id, date_time, weight)
  select pg_temp.key('weighing', n), '', pg_temp.key('subject', n % 100), (select id from misc_labmember limit 1),
    timestamptz '2020-06-01 10:00Z' + n / 100 * interval '1 day', 20 + n % 10 from generate_series(0, 19999) n;
insert into actions_wateradministration (id, name, subject_id, user_id, date_time, water_administered, adlib)
  select pg_temp.key('water', n), '', pg_temp.key('subject', n % 100), (select id from misc_labmember limit 1),
    timestamptz '2020-06-01 12:00Z' + n / 100 * interval '1 day', 1, false from generate_series(0, 19999) n;
insert into actions_waterrestriction (id, name, narrative, subject_id, start_time, reference_weight)
  select pg_temp.key('restriction', n), '', '', pg_temp.key('subject', n), timestamptz '2020-06-01 08:00Z', 25 from generate_series(0, 49) n;
