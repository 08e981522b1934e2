"""What users enter: rows created, changed and deleted, json fields, notes with pictures."""
import struct

import requests
from support import check, folder, png, refused


def run(one, password):
    eid, did, weighing, note = writing(one.alyx)
    json_fields(one.alyx, eid)
    deleting(one.alyx, eid, did, weighing, note)


def writing(alyx):
    user = alyx.user
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
    picture = folder() / 'trace.png'
    picture.write_bytes(png(40, 30))
    with open(picture, 'rb') as file:
        pictured = alyx.rest('notes', 'create', files={'image': file}, data={
            'user': user, 'content_type': 'session', 'object_id': eid, 'text': 'seen', 'width': 20})
    check(pictured['image'], pictured)
    image = requests.get(alyx.base_url + '/uploaded/' + pictured['image'].split('/uploaded/')[-1], headers=alyx._headers)
    check(image.status_code == 200 and image.content[:8] == b'\x89PNG\r\n\x1a\n', image.status_code)
    check(struct.unpack('>2I', image.content[16:24]) == (20, 15), struct.unpack('>2I', image.content[16:24]))
    alyx.rest('notes', 'partial_update', id=note['id'], data={'text': 'another'})
    alyx.rest('notes', 'delete', id=pictured['id'])
    gone = requests.get(image.url, headers=alyx._headers)
    check(gone.status_code == 404, 'a picture goes with its note')
    texts = [row['text'] for row in alyx.rest('notes', 'list', django=f'object_id,{eid}')]
    check(texts == ['another'], texts)
    return eid, did, weighing['url'][-36:], note['id']


def json_fields(alyx, eid):
    check(alyx.json_field_write('sessions', eid, 'extended_qc', {'a': 1}) == {'a': 1})
    check(alyx.json_field_update('sessions', eid, 'extended_qc', {'b': [1, None]}) == {'a': 1, 'b': [1, None]})
    check(alyx.json_field_remove_key('sessions', eid, 'extended_qc', 'a') == {'b': [1, None]})
    check(alyx.rest('sessions', 'list', extended_qc='b__0,1')[0]['id'] == eid)
    check(alyx.json_field_delete('sessions', eid, 'extended_qc') is None)
    check(alyx.json_field_update('subjects', 'one_mouse', 'json', {'cage': 'A'}) == {'cage': 'A'})
    check(alyx.json_field_update('subjects', 'one_mouse', data={'ear': 'L'}) == {'cage': 'A', 'ear': 'L'})


def deleting(alyx, eid, did, weighing, note):
    for endpoint, key in [('notes', note), ('weighings', weighing), ('datasets', did), ('sessions', eid),
                          ('subjects', 'one_mouse')]:
        check(alyx.rest(endpoint, 'delete', id=key) is None)
        refused(404, alyx.rest, endpoint, 'read', id=key)
