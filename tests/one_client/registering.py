"""What acquisition computers do: sessions with weights and water, their files, revisions of what is protected."""
from datetime import date

from archive import Archive
from one.alf.exceptions import ALFError, AlyxSubjectNotFound
from one.registration import RegistrationClient
from support import check, refused, same

SUBJECT = 'register_mouse'


def run(one, password):
    alyx = one.alyx
    alyx.rest('subjects', 'create', data={'nickname': SUBJECT, 'lab': 'valelab', 'projects': ['learning_pace']})
    archive = Archive(one, 'register_server')
    client = RegistrationClient(one)
    path = archive.session(SUBJECT, '2025-03-04')
    eid, records = sessions(one, client, archive, path)
    care(client, eid)
    revisions(one, client, archive, path, records)
    protected(one, client, archive, path, records)
    of_a_subject(one, client, archive)


def sessions(one, client, archive, path):
    archive.keep(path / 'alf/_lys_trials.goCue_times.npy', [0.5, 1.5])
    archive.keep(path / 'alf/probe00/spikes.times.npy', [0.1, 0.2, 0.3])
    archive.keep(path / 'alf/probe00/spikes.amps.npy', [1.0, 2.0, 3.0])
    (path / 'alf/notes.unknown').write_text('no dataset')
    try:
        client.register_session(archive.session('nobody', '2025-03-04'))
    except AlyxSubjectNotFound:
        pass
    else:
        raise AssertionError('a subject that nobody knows')
    try:
        client.register_session(path, users='nobody')
    except ALFError:
        pass
    else:
        raise AssertionError('a user that nobody knows')
    session, none = client.register_session(
        path, file_list=False, start_time='2025-03-04T09:15:30.25', end_time='2025-03-04T10:00:00', projects='learning_pace',
        procedures='Headplate implant', task_protocol='lys_wheel_choice 3.1.2', n_trials=200, n_correct_trials=150,
        json={'rig': 'blue'})
    check(session['lab'] == 'valelab' and session['number'] == 1 and session['users'] == [one.alyx.user], session)
    check((session['n_trials'], session['n_correct_trials'], session['json']) == (200, 150, {'rig': 'blue'}), session)
    check(session['start_time'] == '2025-03-04T09:15:30.250000' and session['projects'] == ['learning_pace'], session)
    check(session['procedures'] == ['Headplate implant'] and none is None, session)
    # Once more, now as a change.
    again, _ = client.register_session(path, file_list=False, start_time='2025-03-04T09:15:30.25', n_trials=201)
    check(again['url'] == session['url'] and again['n_trials'] == 201, again)
    check(len(one.search(subject=SUBJECT)) == 1)
    records = client.register_files(client.find_files(path), repository=archive.name)
    names = ['_lys_trials.goCue_times.npy', 'spikes.times.npy', 'spikes.amps.npy']
    same([row['name'] for row in records], names, 'what is no dataset is left out')
    for row in records:
        here = path / row['collection'] / row['name']
        check(row['file_size'] == here.stat().st_size and row['default'] is True and row['revision'] == '', row)
        check(row['session'] == session['url'][-36:] and row['created_by'] == one.alyx.user, row)
        where = {copy['data_repository'] for copy in row['file_records'] if copy['exists']}
        check(where == {archive.name}, row)
        stored = one.alyx.rest('datasets', 'read', id=row['id'])
        check(len(stored['hash']) == 32 and stored['file_size'] == row['file_size'], stored)
        copy = next(copy for copy in stored['file_records'] if copy['data_repository'] == archive.name)
        wanted = f'{archive.url}/{here.relative_to(archive.root).with_suffix("")}.{row["id"]}.npy'
        check(copy['data_url'] == wanted, copy, wanted)
    second, eid = client.create_new_session(SUBJECT, session_root=path.parents[1].parent, date='2025-03-04')
    check(second.name == '002' and one.alyx.rest('sessions', 'read', id=eid)['number'] == 2, second)
    # A session with its files at once; nobody says where these are.
    archive.keep(second / 'alf/_lys_trials.goCue_times.npy', [0.5])
    _, rows = client.register_session(second)
    check([row['session'] for row in rows] == [str(eid)], rows)
    check(not any(copy['exists'] for copy in rows[0]['file_records']), rows)
    return session['url'][-36:], {row['name']: row for row in records}


def care(client, eid):
    weighing = client.register_weight(SUBJECT, 21.256, date_time='2025-03-04T09:00:00')
    check(weighing['weight'] == 21.26 and weighing['user'] == client.one.alyx.user, weighing)
    water = client.register_water_administration(SUBJECT, 1.2, date_time='2025-03-04T10:00:00', session=eid,
                                                 water_type='Water 10% Sucrose')
    check(water['session'] == eid and water['water_administered'] == 1.2 and water['adlib'] is False, water)
    subject = client.one.alyx.rest('subjects', 'read', id=SUBJECT)
    check([row['weight'] for row in subject['weighings']] == [21.26], subject['weighings'])
    check([row['water_administered'] for row in subject['water_administrations']] == [1.2])
    full = client.one.alyx.rest('sessions', 'read', id=eid)
    check([row['water_administered'] for row in full['wateradmin_session_related']] == [1.2], full)


def count(one):
    return len(one.alyx.rest('datasets', 'list', django=f'session__subject__nickname,{SUBJECT}'))


def revisions(one, client, archive, path, records):
    file = archive.keep(path / 'alf/probe00/#2025-04-01#/spikes.times.npy', [0.4])
    planned = client.register_files([file], dry=True)
    check(planned[0]['filenames'] == ['alf/probe00/#2025-04-01#/spikes.times.npy'], planned)
    check(count(one) == 4, 'dry')
    row = client.register_files(file, default=False, versions='1.2')
    check((row['revision'], row['default'], row['collection']) == ('2025-04-01', False, 'alf/probe00'), row)
    first = one.alyx.rest('datasets', 'read', id=records['spikes.times.npy']['id'])
    check(first['default_dataset'] is True and first['revision'] == '', first)
    row = client.register_files(file, default=True, versions='1.3')
    check(row['default'] is True, row)
    kept = one.alyx.rest('datasets', 'read', id=row['id'])
    check((kept['version'], kept['revision'], kept['default_dataset']) == ('1.3', '2025-04-01', True), kept)
    check(one.alyx.rest('datasets', 'read', id=first['url'])['default_dataset'] is False, 'there is one default')
    check(one.describe_revision('2025-04-01', full=True)['name'] == '2025-04-01')
    # The same file again is the same dataset.
    check(count(one) == 5)


def protected(one, client, archive, path, records):
    alyx = one.alyx
    file = path / 'alf/_lys_trials.goCue_times.npy'
    free = client.check_protected_files(file)
    check(free['status_code'] == 200, free)
    alyx.rest('tags', 'create', data={'name': 'register_paper', 'protected': True, 'public': False})
    did = records[file.name]['id']
    alyx.rest('datasets', 'partial_update', id=did, data={'tags': ['register_paper']})
    held = client.check_protected_files(file)
    check(held['status_code'] == 403 and held['error'] == 'One or more datasets is protected', held)
    check(held['details'] == [{'alf/_lys_trials.goCue_times.npy': [{'': True}]}], held)
    both = client.check_protected_files([file, path / 'alf/probe00/spikes.amps.npy'])
    check(len(both) == 1 and both[0]['status_code'] == 403, both)
    before = alyx.rest('datasets', 'read', id=did)
    archive.keep(file, [0.5, 1.5, 2.5])
    body = client.register_files([file], dry=True)[0]
    answer = refused(403, alyx.post, '/register-file', data=body)
    check(answer.json()['details'] == [{'alf/_lys_trials.goCue_times.npy': [{'': True}]}], answer.text)
    check(alyx.rest('datasets', 'read', id=did) == before, 'what is refused changes nothing')
    refused(403, alyx.rest, 'datasets', 'delete', id=did)
    refused(403, alyx.rest, 'sessions', 'delete', id=before['session'])
    # The client moves the file to a revision of today, and registers that.
    row = client.register_files(file, repository=archive.name)
    today = date.today().isoformat()
    check(row['revision'] == today and row['default'] is True and row['id'] != did, row)
    check(not file.exists() and (file.parent / f'#{today}#' / file.name).exists())
    after = alyx.rest('datasets', 'read', id=did)
    check(after['hash'] == before['hash'] and not after['default_dataset'], after)
    check(alyx.rest('datasets', 'list', django=f'id,{did}')[0]['protected'], 'lists say what is protected')
    check([row['id'] for row in alyx.rest('sessions', 'read', id=before['session'])['data_dataset_session_related']
           if row['name'] == file.name and row['default_revision'] == 'True'] == [row['id']])


def of_a_subject(one, client, archive):
    subject = one.alyx.rest('subjects', 'read', id=SUBJECT)
    file = archive.keep(archive.root / 'aggregates/Subjects/valelab' / SUBJECT / '_lys_trials.goCue_times.npy', [1.0])
    row = client.register_files(file, content_type='subject', object_id=subject['id'], repository=archive.name)
    check(row['object_id'] == subject['id'] and row['subject'] is None or row['subject'] == SUBJECT, row)
    stored = one.alyx.rest('datasets', 'read', id=row['id'])
    check(stored['session'] is None and stored['file_records'], stored)
