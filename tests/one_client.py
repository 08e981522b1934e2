"""What users of ONE do with a database, through its own client: log in, read, search, write, delete.

Run by tests/one_client.rs: one_client.py URL USER PASSWORD.
"""
import contextlib
import io
import struct
import sys
import tempfile
import uuid
import warnings
import zlib
from pathlib import Path

import requests
from one.webclient import AlyxClient

# Whatever the client has to warn of (unknown filters, changed lists) is a fault here.
warnings.simplefilter('error')

url, user, password = sys.argv[1:]
alyx = AlyxClient(base_url=url, username=user, password=password, cache_dir=tempfile.mkdtemp(dir='.'),
                  cache_rest=None, silent=True)


def check(truth, *what):
    if not truth:
        raise AssertionError(*what)


def refused(status, call, *args, **kwargs):
    try:
        answer = call(*args, **kwargs)
    except requests.HTTPError as error:
        check(error.response.status_code == status, error)
        return error.response
    raise AssertionError('was not refused', args, answer)


def printed(*args):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        alyx.rest(*args)
    return out.getvalue()


def schema():
    endpoints = alyx.rest_schemes.endpoints
    for name in ['subjects', 'sessions', 'datasets', 'weighings', 'water-administrations', 'notes', 'labs', 'files']:
        check(name in endpoints, name, endpoints)
    check('auth-token' not in endpoints and 'api' not in endpoints)
    check('subjects' in printed(), 'endpoints are listed')
    text = printed('subjects')
    for part in ["'create'", "'delete'", "'list'", "'partial_update'", "'read'", "'update'", 'nickname: (string)',
                 '\tlab', '\tdjango', '\tlimit', '\talive']:
        check(part in text, part, text)
    # Documentation of reading must be that of the row, not of the lists below it.
    check(alyx.rest_schemes.url('subjects', 'read') == '/subjects/{nickname}')
    check(alyx.rest_schemes.url('users', 'read') == '/users/{username}')
    check(alyx.rest_schemes.url('subjects', 'list') == '/subjects')
    fields = [field['name'] for field in alyx.rest_schemes.fields('sessions', 'create')]
    check({'subject', 'start_time', 'users', 'number'} <= set(fields), fields)
    # Without data the client explains what it wants.
    check('date_time' in printed('weighings', 'create'))


def reading():
    subjects = alyx.rest('subjects', 'list')
    check(len(subjects) > 50, len(subjects))
    one = alyx.rest('subjects', 'read', id=subjects[0]['nickname'])
    check(one['id'] == subjects[0]['id'] and 'weighings' in one, one)
    check(alyx.rest('subjects', 'read', id=subjects[0]['url'])['id'] == one['id'])
    sessions = alyx.rest('sessions', 'list', limit=5)
    full = alyx.rest('sessions', 'read', id=uuid.UUID(sessions[0]['id']))
    check(full['url'] == sessions[0]['url'] and full['url'][-36:] == full['id'], full['url'])
    check(all(isinstance(row['projects'], list) and row['start_time'] and row['lab'] for row in sessions[:5]))
    datasets = alyx.rest('datasets', 'list', limit=3)
    check(alyx.rest('datasets', 'read', id=datasets[0]['url'])['name'] == datasets[0]['name'])
    for record in datasets[0]['file_records']:
        check({'data_url', 'exists', 'data_repository', 'relative_path', 'data_repository_path'} <= set(record), record)
    some = alyx.rest('sessions', 'list', datasets='_lys_trials.goCue_times.npy', limit=1)[0]
    related = alyx.rest('sessions', 'read', id=some['id'])['data_dataset_session_related']
    check(related and all(row['default_revision'] in ('True', 'False') for row in related), related)
    check(alyx.get('/sessions/' + some['id'])['id'] == some['id'])
    refused(404, alyx.rest, 'subjects', 'read', id='nobody')
    refused(404, alyx.rest, 'sessions', 'read', id=str(uuid.uuid4()))


def searching():
    everything = alyx.rest('sessions', 'list')
    by_lab = {lab: alyx.rest('sessions', 'list', lab=lab) for lab in ('marchettilab', 'valelab')}
    check(sum(map(len, by_lab.values())) == len(everything), 'each session is of one lab')
    check(all(row['lab'] == 'valelab' for row in by_lab['valelab']))
    first, last = '2024-02-01', '2024-03-31'
    within = alyx.rest('sessions', 'list', date_range=[first, last])
    check({row['id'] for row in within} == {row['id'] for row in everything if first <= row['start_time'][:10] <= last})
    check(0 < len(within) < len(everything), len(within))
    name = everything[0]['subject']
    of_subject = alyx.rest('sessions', 'list', subject=name)
    check({row['id'] for row in of_subject} == {row['id'] for row in everything if row['subject'] == name})
    by_django = alyx.rest('sessions', 'list', django=f'subject__nickname,{name}')
    check([row['id'] for row in by_django] == [row['id'] for row in of_subject])
    numbered = alyx.rest('sessions', 'list', django=f'subject__nickname,{name},number__in,[1, 2]')
    check(all(row['number'] in (1, 2) for row in numbered) and len(numbered), len(numbered))
    ids = [row['id'] for row in everything[:3]]
    listed = alyx.rest('sessions', 'list', django="pk__in,('" + "', '".join(ids) + "')")
    check({row['id'] for row in listed} == set(ids), len(listed))
    check([row['id'] for row in alyx.rest('sessions', 'list', id=ids[1])] == [ids[1]])
    check(len(alyx.rest('sessions', 'list', id=ids[1], lab='no such lab')) == 0)
    files = ['_lys_trials.goCue_times.npy', 'spikes.times.npy']
    both = alyx.rest('sessions', 'list', datasets=files)
    single = alyx.rest('sessions', 'list', datasets=files[0])
    check(0 < len(both) <= len(single) < len(everything), len(both), len(single))
    check(len(alyx.rest('datasets', 'list', session=both[0]['id'], exists=True)) > 1)
    alive = alyx.rest('subjects', 'list', alive=True, lab='marchettilab')
    check(all(row['alive'] and row['lab'] == 'marchettilab' for row in alive))
    by_url = alyx.rest('subjects?alive=True&lab=marchettilab')
    check([row['id'] for row in by_url] == [row['id'] for row in alive])
    response = refused(400, alyx.rest, 'sessions', 'list', django='sbject__nickname,x')
    check("Did you mean 'subject'" in response.text, response.text)
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always')
        alyx.rest('sessions', 'list', nosuch='x', limit=1)
    check(any('nosuch' in str(warning.message) for warning in seen), 'the client knows all filters')


def paging():
    wanted = [row['id'] for row in alyx.rest('sessions', 'list', limit=1000, lab='valelab')]
    rows = alyx.rest('sessions', 'list', limit=7, lab='valelab')
    check(len(rows) == len(wanted) > 50, len(rows))
    check(rows[-1]['id'] == wanted[-1] and rows[40]['id'] == wanted[40], 'pages out of order')
    check([row['id'] for row in rows] == wanted, 'pages in order')
    check([row['id'] for row in rows[10:30]] == wanted[10:30])
    django = alyx.rest('weighings', 'list', limit=100, django='weight__gte,20.5,subject__lab__name,marchettilab')
    weighings = [row['url'] for row in django]
    check(len(set(weighings)) == len(weighings) == len(django) > 200, len(weighings))
    check(all(row['weight'] >= 20.5 for row in django))


def writing():
    subject = alyx.rest('subjects', 'create', data={'nickname': 'one_mouse', 'lab': 'valelab', 'sex': 'F',
                                                    'birth_date': '2025-01-31', 'projects': ['learning_pace']})
    check(subject['responsible_user'] == user and subject['nickname'] == 'one_mouse', subject)
    changed = alyx.rest('subjects', 'partial_update', id='one_mouse', data={'description': 'from München'})
    check(changed['description'] == 'from München' and changed['projects'] == ['learning_pace'], changed)
    response = refused(400, alyx.rest, 'subjects', 'create', data={'nickname': 'one_mouse', 'lab': 'valelab'})
    check('must make a unique set' in response.text, response.text)

    session = alyx.rest('sessions', 'create', data={
        'subject': 'one_mouse', 'users': [user], 'type': 'Experiment', 'number': 1, 'lab': 'valelab',
        'start_time': '2025-03-04T05:06:07.5', 'end_time': None, 'procedures': [], 'projects': ['learning_pace'],
        'json': {'rig': 'blue', 'list': [1, 2.5, None]}})
    check(session['json'] == {'rig': 'blue', 'list': [1, 2.5, None]}, session['json'])
    check(session['start_time'].startswith('2025-03-04T05:06:07.5'), session['start_time'])
    eid = session['url'][-36:]
    put = alyx.rest('sessions', 'update', id=eid, data={
        'subject': 'one_mouse', 'lab': 'valelab', 'start_time': '2025-03-04T05:06:08', 'number': 2, 'users': [user]})
    check(put['number'] == 2 and put['start_time'] == '2025-03-04T05:06:08', put)
    check(alyx.rest('sessions', 'list', subject='one_mouse')[0]['id'] == eid)

    weighing = alyx.rest('weighings', 'create', data={
        'subject': 'one_mouse', 'weight': 21.25, 'date_time': '2025-03-04T09:00:00', 'user': user})
    check(weighing['weight'] == 21.25 and weighing['user'] == user, weighing)
    check(alyx.rest('weighings', 'read', id=weighing['url']) == weighing)
    check([row['weight'] for row in alyx.rest('subjects', 'read', id='one_mouse')['weighings']] == [21.25])
    water = alyx.rest('water-administrations', 'create', data={
        'subject': 'one_mouse', 'water_administered': 1.2, 'date_time': '2025-03-04T10:00:00', 'user': user,
        'water_type': 'Water', 'session': eid})
    check(water['water_administered'] == 1.2 and str(water['session']).endswith(eid), water)

    dataset = alyx.rest('datasets', 'create', data={
        'name': '_lys_trials.goCue_times.npy', 'collection': 'alf', 'session': session['url'], 'created_by': user,
        'dataset_type': 'trials.goCue_times', 'data_format': 'npy', 'file_size': 1234, 'hash': 'ab' * 16})
    did = dataset['url'][-36:]
    check(dataset['session'].endswith(eid) and dataset['file_size'] == 1234, dataset)
    check([row['url'] for row in alyx.rest('datasets', 'list', session=eid)] == [dataset['url']])
    patched = alyx.rest('datasets', 'partial_update', id=did, data={'file_size': 4321, 'qc': 'PASS'})
    check((patched['file_size'], patched['qc'], patched['hash']) == (4321, 'PASS', 'ab' * 16), patched)

    note = alyx.rest('notes', 'create', data={
        'user': user, 'content_type': 'session', 'object_id': eid, 'text': 'a note'})
    check(note['text'] == 'a note' and note['object_id'] == eid and note['image'] is None, note)
    picture = Path(tempfile.mkdtemp(dir='.'), 'trace.png')
    picture.write_bytes(png(40, 30))
    with open(picture, 'rb') as file:
        pictured = alyx.rest('notes', 'create', files={'image': file}, data={
            'user': user, 'content_type': 'session', 'object_id': eid, 'text': 'seen', 'width': 20})
    check(pictured['image'], pictured)
    image = requests.get(url + '/uploaded/' + pictured['image'].split('/uploaded/')[-1], headers=alyx._headers)
    check(image.status_code == 200 and image.content[:8] == b'\x89PNG\r\n\x1a\n', image.status_code)
    check(struct.unpack('>2I', image.content[16:24]) == (20, 15), struct.unpack('>2I', image.content[16:24]))
    alyx.rest('notes', 'partial_update', id=note['id'], data={'text': 'another'})
    alyx.rest('notes', 'delete', id=pictured['id'])
    gone = requests.get(image.url, headers=alyx._headers)
    check(gone.status_code == 404, 'a picture goes with its note')
    texts = [row['text'] for row in alyx.rest('notes', 'list', django=f'object_id,{eid}')]
    check(texts == ['another'], texts)
    return eid, did, weighing['url'][-36:], note['id']


def json_fields(eid):
    check(alyx.json_field_write('sessions', eid, 'extended_qc', {'a': 1}) == {'a': 1})
    check(alyx.json_field_update('sessions', eid, 'extended_qc', {'b': [1, None]}) == {'a': 1, 'b': [1, None]})
    check(alyx.json_field_remove_key('sessions', eid, 'extended_qc', 'a') == {'b': [1, None]})
    check(alyx.rest('sessions', 'list', extended_qc='b__0,1')[0]['id'] == eid)
    check(alyx.json_field_delete('sessions', eid, 'extended_qc') is None)
    check(alyx.json_field_update('subjects', 'one_mouse', 'json', {'cage': 'A'}) == {'cage': 'A'})
    check(alyx.json_field_update('subjects', 'one_mouse', data={'ear': 'L'}) == {'cage': 'A', 'ear': 'L'})


def deleting(eid, did, weighing, note):
    for endpoint, key in [('notes', note), ('weighings', weighing), ('datasets', did), ('sessions', eid),
                          ('subjects', 'one_mouse')]:
        check(alyx.rest(endpoint, 'delete', id=key) is None)
        refused(404, alyx.rest, endpoint, 'read', id=key)


def logging_in():
    check(alyx.is_logged_in and alyx.user == user)
    mine = dict(alyx._token)
    by_token = AlyxClient(base_url=url, token=mine['token'], cache_dir=tempfile.mkdtemp(dir='.'), cache_rest=None,
                          silent=True)
    check(by_token.user == user, by_token.user)
    try:
        AlyxClient(base_url=url, username=user, password='wrong', cache_rest=None, silent=True)
    except requests.HTTPError as error:
        check('authentication failed' in str(error), error)
    else:
        raise AssertionError('a wrong password logs in')
    # A token that ended is replaced by logging in once more.
    alyx._headers['Authorization'] = 'Token ' + '0' * 40
    alyx._par = alyx._par.set('ALYX_PWD', password)
    check(alyx.rest('labs', 'read', id='valelab')['name'] == 'valelab')


def png(width, height):
    """A grey picture."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = b''.join(b'\0' + bytes(width) for _ in range(height))
    head = struct.pack('>2I5B', width, height, 8, 0, 0, 0, 0)
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


schema()
reading()
searching()
paging()
made = writing()
json_fields(made[0])
deleting(*made)
logging_in()
print('done')
