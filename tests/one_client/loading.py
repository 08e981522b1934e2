"""What analyses do: datasets of a session listed, fetched from the lab's file server and loaded; ids and paths turned
into each other; datasets and their types described.
"""
import numpy as np
import requests
from archive import Archive
from one.alf.exceptions import ALFObjectNotFound
from one.api import ONE
from one.registration import RegistrationClient
from support import check, folder, printed, same

SUBJECT = 'load_mouse'
TIMES, AMPS, CUES = np.array([0.1, 0.2, 0.3]), np.array([1.0, 2.0, 3.0]), np.array([0.5, 1.5])


def run(one, password):
    one.alyx.rest('subjects', 'create', data={'nickname': SUBJECT, 'lab': 'valelab'})
    archive = Archive(one, 'load_server')
    client = RegistrationClient(one)
    path = archive.session(SUBJECT, '2025-05-06')
    archive.keep(path / 'alf/_lys_trials.goCue_times.npy', CUES)
    for probe in ('probe00', 'probe01'):
        archive.keep(path / f'alf/{probe}/spikes.times.npy', TIMES)
        archive.keep(path / f'alf/{probe}/spikes.amps.npy', AMPS)
    session, _ = client.register_session(path, file_list=False, start_time='2025-05-06T10:00:00',
                                         task_protocol='lys_wheel_choice 3.1.2', projects='learning_pace')
    records = client.register_files(client.find_files(path), repository=archive.name)
    newer = archive.keep(path / 'alf/probe00/#2025-06-01#/spikes.times.npy', TIMES + 1)
    records.append(client.register_files(newer, repository=archive.name))
    eid = session['url'][-36:]
    listing(one, eid)
    loading(one, eid, records)
    converting(one, eid, path, records)
    describing(one, eid)
    aggregates(one, client, archive)
    broken_files(one, eid, archive, path, records)


def listing(one, eid):
    everything = ['alf/_lys_trials.goCue_times.npy', 'alf/probe00/spikes.amps.npy', 'alf/probe00/spikes.times.npy',
                  'alf/probe00/#2025-06-01#/spikes.times.npy', 'alf/probe01/spikes.amps.npy',
                  'alf/probe01/spikes.times.npy']
    same(one.list_datasets(eid), everything, 'all datasets')
    same(one.list_datasets(eid, collection='alf/probe01'), everything[4:])
    same(one.list_datasets(eid, filename='*times*', collection='alf/probe00'), everything[2:4], 'all revisions')
    table = one.list_datasets(eid, details=True)
    check(set(map(str, table['rel_path'])) == set(everything) and table['file_size'].min() > 0, table)
    check(table.set_index('rel_path')['default_revision'].to_dict()['alf/probe00/spikes.times.npy'] == False, table)
    check(all(str(qc) == 'NOT_SET' for qc in table['qc']), table['qc'])
    same(one.list_collections(eid), ['alf', 'alf/probe00', 'alf/probe01'])
    same(one.list_revisions(eid, filename='spikes.times*', collection='alf/probe00'), ['', '2025-06-01'], 'revisions')
    # Of the demo colony, told by the datasets' own list.
    other = one.search(datasets='spikes.times.npy')[0]
    rows = one.alyx.rest('datasets', 'list', session=str(other))
    good = [row for row in rows if row['qc'] != 'CRITICAL']
    check(len(good) > 3 and len(one.list_datasets(other)) == len(good), len(rows), len(good))


def loading(one, eid, records):
    check(not list(one.cache_dir.rglob('*.npy')), 'nothing is here yet')
    same(one.load_dataset(eid, 'spikes.times.npy', collection='alf/probe01'), TIMES, 'a dataset')
    same(one.load_dataset(eid, 'spikes.times.npy', collection='alf/probe00'), TIMES + 1, 'the revision that counts')
    same(one.load_dataset(eid, 'spikes.times.npy', collection='alf/probe00', revision='2025-05-31'), TIMES, 'an earlier')
    spikes = one.load_object(eid, 'spikes', collection='alf/probe01')
    same(spikes['times'], TIMES, 'an object')
    same(spikes['amps'], AMPS, 'an object')
    (cues, amps), _ = one.load_datasets(
        eid, ['_lys_trials.goCue_times.npy', 'spikes.amps.npy'], collections=['alf', 'alf/probe00'])
    same(cues, CUES, 'datasets')
    same(amps, AMPS, 'datasets')
    check(set(one.load_collection(eid, 'alf/probe01')) == {'spikes'})
    for row in records:
        file = one.load_dataset_from_id(row['id'], download_only=True)
        check(file.exists() and file.stat().st_size == row['file_size'], file)
    try:
        one.load_dataset(eid, 'spikes.depths.npy')
    except ALFObjectNotFound:
        pass
    else:
        raise AssertionError('a dataset that is not there')


def converting(one, eid, path, records):
    here = one.eid2path(eid)
    check(here.as_posix().endswith(f'valelab/Subjects/{SUBJECT}/2025-05-06/001'), here)
    check(str(one.path2eid(here)) == eid and str(one.path2eid(path)) == eid)
    fresh = ONE(mode='remote', base_url=one.alyx.base_url, username=one.alyx.user, cache_dir=folder(), cache_rest=None,
                silent=True)
    check(str(fresh.path2eid(path)) == eid, 'asked of the server')
    check(fresh.eid2path(eid).as_posix().endswith(f'{SUBJECT}/2025-05-06/001'))
    probe = one.alyx.rest('insertions', 'create', data={'session': eid, 'name': 'probe00', 'model': '3B2'})
    found, name = one.pid2eid(probe['id'])
    check((str(found), name) == (eid, 'probe00'))
    pids, names = one.eid2pid(eid)
    check((list(map(str, pids)), names) == ([probe['id']], ['probe00']))
    row = next(row for row in records if row['name'] == '_lys_trials.goCue_times.npy')
    url = one.path2url(path / 'alf/_lys_trials.goCue_times.npy')
    check(url.endswith(f'/001/alf/_lys_trials.goCue_times.{row["id"]}.npy'), url)
    check(requests.get(url, timeout=10).status_code == 200, url)
    ref = one.eid2ref(eid, as_dict=True)
    check((ref['subject'], str(ref['date']), int(ref['sequence'])) == (SUBJECT, '2025-05-06', 1), ref)
    check(str(one.ref2eid(ref)) == eid)


def describing(one, eid):
    brief = one.get_details(eid)
    check((brief['subject'], brief['lab'], brief['number']) == (SUBJECT, 'valelab', 1), brief)
    full = one.get_details(eid, full=True)
    check(len(full['data_dataset_session_related']) == 6 and full['task_protocol'] == 'lys_wheel_choice 3.1.2', full)
    kind = one.alyx.rest('dataset-types', 'read', id='spikes.times')
    text = printed(one.describe_dataset, 'spikes.times')
    check(kind['description'] and kind['description'] in text, text)
    check(kind['description'] in printed(one.describe_dataset, 'spikes.times.npy'), 'by the name of a dataset')
    check(len(one.describe_dataset()) > 10)
    names = one.type2datasets(eid, 'spikes.times')
    check(len(names) == 3 and all('spikes.times.npy' in name for name in names), names)
    both = one.type2datasets(eid, ['spikes.times', 'trials.goCue_times'], details=True)
    check(len(both) == 4, both)
    check(one.dataset2type('spikes.times.npy') == 'spikes.times')
    text = printed(one.describe_revision, '2025-06-15')
    check('Spikes sorted anew' in text, text)
    check('not found' in printed(one.describe_revision, '1999-01-01').lower())


def aggregates(one, client, archive):
    subject = one.alyx.rest('subjects', 'read', id=SUBJECT)
    # Such paths begin at the repository's root.
    file = archive.keep(archive.root / 'Subjects/valelab' / SUBJECT / '_lys_trials.goCue_times.npy', CUES)
    row = client.register_files(file, content_type='subject', object_id=subject['id'], repository=archive.name)
    stored = one.alyx.rest('datasets', 'read', id=row['id'])
    check(stored['session'] is None and row['content_type'] == 'subjects.subject' and row['object_id'] == subject['id'], row)
    check(stored['file_records'][0]['relative_path'].endswith(f'{SUBJECT}/{file.name}'), stored)
    # The brain sections of the demo colony's animals.
    stacks = one.alyx.rest('datasets', 'list', dataset_type='histology.stack')
    found = one.list_aggregates('subjects', dataset='*histology.stack*')
    same(found.index.get_level_values('id'), [row['url'][-36:] for row in stacks], 'aggregates')
    animal = stacks[0]['file_records'][0]['relative_path'].split('/')[2]
    check(len(one.list_aggregates('subjects', animal)) == 1, animal)


def broken_files(one, eid, archive, path, records):
    """A file that is not what was registered is marked by the client in its record."""
    row = next(row for row in records if row['collection'] == 'alf/probe01' and row['name'] == 'spikes.amps.npy')
    archive.keep(path / 'alf/probe01/spikes.amps.npy', AMPS[:2])
    one._download_dataset(one.alyx.rest('datasets', 'read', id=row['id']), hash='0' * 32, file_size=1)
    records = one.alyx.rest('files', 'list', django=f'dataset,{row["id"]},data_repository__globus_is_personal,False')
    marked = [record['json'] for record in records if record['json']]
    check(marked == [{'mismatch_hash': True}], records)
