"""Rows and lists, through the client's `rest`: by key, by filter, by page."""
import uuid
import warnings

from support import check, refused


def run(one, password):
    reading(one.alyx)
    searching(one.alyx)
    paging(one.alyx)


def reading(alyx):
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


def searching(alyx):
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


def paging(alyx):
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
