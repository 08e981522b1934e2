"""The tables that `alyx cache` wrote: fetched by the client, and searched without asking the server, or without any."""
import io
import json
import zipfile
from datetime import date

import pandas as pd
import requests
from one.api import ONE
from support import check, folder, same, some

TAG = '2024_Q4_Couto_et_al'
# Beginnings of the repositories' names whose datasets are in the tables, as the test's setting has them.
SERVERS = ('lysander_archive', 'register_', 'load_')
OUTCOMES = ['NOT_SET', 'PASS', 'WARNING', 'FAIL', 'CRITICAL']


def run(one, password):
    sessions = [row for row in one.alyx.rest('sessions', 'list', limit=1000)
                if row['start_time'] and row['lab'] and row['number'] is not None]
    datasets = [row for row in one.alyx.rest('datasets', 'list', limit=1000) if row['session'] and any(
        copy['exists'] and copy['data_repository'].startswith(SERVERS) for copy in row['file_records'])]
    archive(one, sessions, datasets)
    fetched(one, sessions, datasets)
    searched(one, sessions, datasets, query_type='local')
    listed(one, sessions, query_type='local')
    local = ONE(mode='local', base_url=one.alyx.base_url, username=one.alyx.user, password=password, silent=True,
                cache_dir=one.cache_dir, cache_rest=None)
    searched(local, sessions, datasets)
    without_a_server(one, sessions, datasets)
    tagged(one, password, datasets)
    missing(one, password)


def archive(one, sessions, datasets):
    for path in ('/cache/info', '/cache/info/'):
        info = one.alyx.get(path)
        check(info['origin'] and date.fromisoformat(info['date_created'][:10]) and info['min_api_version'], info)
    check((info['tables']['sessions']['nrecs'], info['tables']['datasets']['nrecs']) == (len(sessions), len(datasets)))
    answer = requests.get(one.alyx.base_url + '/cache.zip', headers=one.alyx._headers, timeout=60)
    check(answer.status_code == 200 and int(answer.headers['Content-Length']) == len(answer.content), answer.headers)
    refused = requests.get(one.alyx.base_url + '/cache.zip', timeout=60)
    check(refused.status_code == 403, 'tables are for those who have a token', refused.status_code)
    file = folder() / 'cache.zip'
    file.write_bytes(answer.content)
    with zipfile.ZipFile(file) as zipped:
        check(set(zipped.namelist()) == {'sessions.pqt', 'datasets.pqt', 'cache_info.json'}, zipped.namelist())
        check(json.loads(zipped.read('cache_info.json')) == info)
        categories(pd.read_parquet(io.BytesIO(zipped.read('datasets.pqt'))), datasets)
        order = pd.read_parquet(io.BytesIO(zipped.read('sessions.pqt')))
        keys = list(zip(order['date'], order['subject'], order['number']))
        check(keys == sorted(keys, reverse=True), 'the latest sessions come first')


def categories(table, datasets):
    """Outcomes are in order, all of them, whatever the rows."""
    kind = table['qc'].dtype
    check(kind.ordered and list(kind.categories) == OUTCOMES, kind)
    for n, outcome in enumerate(OUTCOMES):
        wanted = sum(row['qc'] in OUTCOMES[:n + 1] for row in datasets)
        check(int((table['qc'] <= outcome).sum()) == wanted, outcome, wanted)


def fetched(one, sessions, datasets):
    check(one._cache['sessions'].empty, 'there are no tables yet')
    loaded = one.load_cache()
    tables = one._cache
    check(loaded and all('alyx' in raw['origin'] for raw in tables['_meta']['raw'].values()), tables['_meta'])
    check((len(tables['sessions']), len(tables['datasets'])) == (len(sessions), len(datasets)), tables)
    categories(tables['datasets'], datasets)
    check(tables['sessions'].index.is_monotonic_increasing and tables['datasets'].index.is_monotonic_increasing)
    check(tables['sessions'].index.is_unique and tables['datasets'].index.is_unique)
    file = one.cache_dir / 'sessions.pqt'
    before = file.stat().st_mtime_ns
    one.load_cache()
    check(file.stat().st_mtime_ns == before, 'what is not newer is not fetched again')


def ids(rows):
    return [row['id'] for row in rows]


def searched(one, sessions, datasets, **how):
    """As in remote mode; what is found must be what the server's rows say."""
    first = sessions[0]
    for terms, test in [
        ({'subject': first['subject']}, lambda row: first['subject'] in row['subject']),
        ({'lab': 'valelab'}, lambda row: row['lab'] == 'valelab'),
        ({'date_range': ['2024-02-01', '2024-03-31']}, lambda row: '2024-02-01' <= row['start_time'][:10] <= '2024-03-31'),
        ({'number': 2}, lambda row: row['number'] == 2),
        ({'project': 'cortical'}, lambda row: any('cortical' in name for name in row['projects'])),
        ({'task_protocol': 'wheel_choice'}, lambda row: 'wheel_choice' in row['task_protocol']),
        ({'task_protocol': 'wheel_choice', 'lab': 'marchettilab', 'number': 1},
         lambda row: 'wheel_choice' in row['task_protocol'] and row['lab'] == 'marchettilab' and row['number'] == 1),
    ]:
        found, details = one.search(details=True, **terms, **how)
        some(found, sessions, terms)
        same(found, ids(filter(test, sessions)), terms)
        by_id = {row['id']: row for row in sessions}
        for eid, detail in zip(found, details):
            row = by_id[str(eid)]
            check(detail['subject'] == row['subject'] and detail['lab'] == row['lab'], detail, row)
            check(str(detail['date']) == row['start_time'][:10] and detail['number'] == row['number'], detail, row)
            same(filter(None, detail['projects'].split(',')), row['projects'], 'projects')
    servers = {row['name'] for row in one.alyx.rest('data-repository', 'list') if not row['globus_is_personal']}
    times = {row['session'][-36:] for row in datasets if row['name'] == 'spikes.times.npy' and row['qc'] != 'CRITICAL'
             and any(copy['exists'] and copy['data_repository'] in servers for copy in row['file_records'])}
    some(times, sessions, 'dataset')
    same(one.search(datasets='spikes.times.npy', **how), times, 'dataset')


def listed(one, sessions, **how):
    eid = one.search(datasets='spikes.times.npy', **how)[0]
    here, there = one.list_datasets(eid, **how), one.list_datasets(eid, query_type='remote')
    check(len(here) > 3, here)
    same(here, there, 'the tables have what the server says')
    here = one.list_datasets(eid, details=True, **how)
    rows = {row['url'][-36:]: row for row in one.alyx.rest('datasets', 'list', session=str(eid))}
    for did, row in here.iterrows():
        stored = rows[str(did)]
        check(row['file_size'] == stored['file_size'] and row['hash'] == stored['hash'], row, stored)
        check(str(row['qc']) == stored['qc'] and row['default_revision'] == stored['default_dataset'], row, stored)
    check(one.eid2path(eid, **how) == one.eid2path(eid, query_type='remote'))
    check(one.path2eid(one.eid2path(eid, **how), **how) == eid)
    check(one.get_details(eid, **how)['subject'] == one.get_details(eid, query_type='remote')['subject'])
    check('alf' in one.list_collections(eid, **how), 'collections')


def without_a_server(one, sessions, datasets):
    offline = ONE(mode='local', cache_dir=one.cache_dir)
    check(offline.offline and type(offline).__name__ == 'One', offline)
    same(offline.search(lab='valelab'), ids(row for row in sessions if row['lab'] == 'valelab'), 'offline')
    eid = offline.search(datasets='spikes.times.npy')[0]
    same(offline.list_datasets(eid), one.list_datasets(eid, query_type='remote'), 'offline')
    same(offline.list_subjects(), {row['subject'] for row in sessions}, 'subjects')
    # What is on this disk is loaded without asking anybody.
    path = offline.eid2path(offline.search(subject='load_mouse')[0])
    check(path.as_posix().startswith(one.cache_dir.as_posix()) and path.name == '001', path)


def tagged(one, password, datasets):
    other = client(one, password)
    other.load_cache(tag=TAG)
    same(other._cache['datasets'].index.get_level_values('id'),
         [row['url'][-36:] for row in datasets if TAG in row['tags']], 'a tag')
    same(other.search(query_type='local'), {row['session'][-36:] for row in datasets if TAG in row['tags']}, 'a tag')
    some(other._cache['datasets'], datasets, 'a tag')
    # Rows that have but some of the outcomes, in whatever order.
    categories(other._cache['datasets'], [row for row in datasets if TAG in row['tags']])
    check((other.cache_dir / TAG / 'datasets.pqt').exists(), 'tables of a tag are in a folder of its name')


def missing(one, password):
    other = client(one, password)
    other.mode = 'local'
    other.load_cache(tag='no_such_tag')
    check(other.mode == 'remote', 'without tables the client goes on in remote mode')
    check(len(other.search(lab='valelab')) > 0)


def client(one, password):
    return ONE(mode='remote', base_url=one.alyx.base_url, username=one.alyx.user, password=password, cache_dir=folder(),
               cache_rest=None, silent=True)
