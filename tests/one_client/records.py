"""Rows of many endpoints: created, read, found in their list, patched, replaced where that is offered, and deleted."""
from support import check, refused


def run(one, password):
    alyx = one.alyx
    lab = 'valelab'
    subject = alyx.rest('subjects', 'create', data={'nickname': 'record_mouse', 'lab': lab})
    session = alyx.rest('sessions', 'create', data={
        'subject': 'record_mouse', 'users': [alyx.user], 'type': 'Experiment', 'number': 1, 'lab': lab,
        'start_time': '2025-03-04T05:06:07', 'procedures': [], 'projects': []})
    eid = session['url'][-36:]
    dataset = alyx.rest('datasets', 'create', data={
        'name': '_lys_trials.goCue_times.npy', 'collection': 'alf', 'session': session['url'], 'created_by': alyx.user,
        'dataset_type': 'trials.goCue_times', 'data_format': 'npy', 'file_size': 1, 'hash': '00' * 16})
    probe = alyx.rest('insertions', 'create', data={'session': eid, 'name': 'probe00', 'model': '3B2', 'serial': '17'})
    where = {'x': 1.5, 'y': -2.25, 'z': 0.0, 'depth': 3000.0, 'theta': 15.0, 'phi': 180.0, 'roll': 0.0}
    track = alyx.rest('trajectories', 'create', data={
        'probe_insertion': probe['id'], 'provenance': 'Planned', 'coordinate_system': 'IBL-Allen', **where})
    check(all(track[name] == value for name, value in where.items()) and track['provenance'] == 'Planned', track)
    check(track['session']['id'] == eid and track['probe_name'] == 'probe00', track)

    # Endpoint, what is created, what is patched.
    for endpoint, data, change in [
        ('tags', {'name': 'record_tag', 'protected': False, 'public': True}, {'description': 'patched'}),
        ('revisions', {'name': 'record-1'}, {'description': 'patched'}),
        ('dataset-types', {'name': 'record.type', 'filename_pattern': '*record.type*.npy'}, {'description': 'patched'}),
        ('data-formats', {'name': 'record', 'file_extension': '.record'}, {'description': 'patched'}),
        ('data-repository', {'name': 'record_server', 'globus_path': '/x/', 'hostname': 'x.example',
                             'json': {'bucket_name': 'b'}}, {'hostname': 'y.example'}),
        ('labs', {'name': 'record_lab', 'repositories': ['lysander_archive'], 'timezone': 'UTC'}, {'address': 'Pier 1'}),
        ('projects', {'name': 'record_project', 'users': [alyx.user]}, {'description': 'patched'}),
        ('weighings', {'subject': 'record_mouse', 'weight': 20.5, 'date_time': '2025-03-04T08:00:00',
                       'user': alyx.user}, {}),
        ('water-administrations', {'subject': 'record_mouse', 'water_administered': 0.5, 'water_type': 'Water',
                                   'date_time': '2025-03-04T09:00:00', 'session': eid, 'user': alyx.user},
         {'water_administered': 0.75}),
        ('water-restrictions', {'subject': 'record_mouse', 'start_time': '2025-03-01T08:00:00'},
         {'end_time': '2025-03-05T08:00:00'}),
        ('insertions', {'session': eid, 'name': 'probe01', 'json': {'qc': 'PASS'}}, {'json': {'qc': 'FAIL'}}),
        ('trajectories', {'probe_insertion': probe['id'], 'provenance': 'Micro-manipulator', **where}, {'depth': 2000.0}),
        ('channels', {'trajectory_estimate': track['id'], 'axial': 20.0, 'lateral': 16.0, 'x': 1.0, 'y': 2.0, 'z': 3.0,
                      'brain_region': 315}, {'brain_region': 567}),
        ('fields-of-view', {'session': eid, 'name': 'FOV_00', 'imaging_type': 'mesoscope'}, {'name': 'FOV_01'}),
        ('tasks', {'session': eid, 'name': 'RecordTask', 'executable': 'x.y', 'priority': 10}, {'status': 'Started'}),
        ('files', {'dataset': dataset['url'], 'data_repository': 'lysander_archive', 'exists': False,
                   'relative_path': 'valelab/Subjects/record_mouse/2025-03-04/001/alf/_lys_trials.goCue_times.npy'},
         {'exists': True}),
        ('notes', {'user': alyx.user, 'content_type': 'subject', 'object_id': subject['id'], 'text': 'created'},
         {'text': 'patched'}),
    ]:
        lifetime(alyx, endpoint, data, change)

    # `alyx.rest` takes a list of channels at once.
    place = {'trajectory_estimate': track['id'], 'lateral': 1.0, 'x': 1.0, 'y': 2.0, 'z': 3.0, 'brain_region': 315}
    channels = alyx.rest('channels', 'create', data=[{**place, 'axial': float(axial)} for axial in range(20)])
    check([row['axial'] for row in channels] == list(range(20)), channels)
    check(len(alyx.rest('channels', 'list', django=f'trajectory_estimate,{track["id"]}')) == 20)
    region = alyx.rest('brain-regions', 'read', id=315)
    changed = alyx.rest('brain-regions', 'partial_update', id=315, data={'description': 'patched'})
    check(changed == {**region, 'description': 'patched'}, changed)
    alyx.rest('sessions', 'delete', id=eid)
    for endpoint, row in [('insertions', probe['id']), ('trajectories', track['id']), ('datasets', dataset['url'])]:
        refused(404, alyx.rest, endpoint, 'read', id=row)
    alyx.rest('subjects', 'delete', id='record_mouse')


def lifetime(alyx, endpoint, data, change):
    made = alyx.rest(endpoint, 'create', data=data)
    for name, value in data.items():
        check(made[name] == value or name in ('dataset', 'content_type', 'users'), endpoint, name, made)
    path = alyx.rest_schemes.url(endpoint, 'read')
    key = made[path.rsplit('{')[-1].strip('}')] if 'url' not in made else made['url']
    read = alyx.rest(endpoint, 'read', id=key)
    check(set(data) <= set(read), endpoint, read)
    listed = alyx.rest(endpoint, 'list')
    name = next(name for name in ('id', 'url', 'name') if name in made)
    check(sum(row[name] == made[name] for row in listed) == 1, endpoint, 'is listed')
    # Weighings are only made and deleted.
    actions = alyx.rest_schemes.actions(endpoint)
    check(('partial_update' in actions) == bool(change), endpoint, actions)
    if change:
        changed = alyx.rest(endpoint, 'partial_update', id=key, data=change)
        check(all(changed[name] == value for name, value in change.items()), endpoint, changed)
        kept = {name: value for name, value in read.items() if name in data and name not in change}
        check(all(changed[name] == value for name, value in kept.items()), endpoint, 'a patch changes what it names')
    if 'update' in actions:
        put = alyx.rest(endpoint, 'update', id=key, data={**data, **change})
        check(all(put[name] == value for name, value in change.items()), endpoint, put)
    check(alyx.rest(endpoint, 'delete', id=key) is None)
    refused(404, alyx.rest, endpoint, 'read', id=key)
