"""Sessions and insertions as users look for them: `one.search` and `one.search_insertions` in remote mode. What must be
found is told by the rows themselves, read through other endpoints.
"""
from datetime import date

from support import check, refused, same, some


def run(one, password):
    sessions = list(one.alyx.rest('sessions', 'list', limit=1000))
    by_session(one, sessions)
    by_dataset(one, sessions)
    by_region(one, sessions)
    by_django(one, sessions)
    insertions(one)


def ids(rows):
    return [row['id'] for row in rows]


def by_session(one, sessions):
    check(isinstance(one.search_terms(), tuple) and 'task_protocol' in one.search_terms(), one.search_terms())
    first = sessions[0]
    name = first['subject']
    eids, details = one.search(subject=name, details=True)
    same(eids, ids(row for row in sessions if row['subject'] == name), 'subject')
    check(all(detail['date'] == date.fromisoformat(detail['start_time'][:10]) for detail in details))
    found = one.search(laboratory='valelab')
    some(found, sessions, 'lab')
    same(found, ids(row for row in sessions if row['lab'] == 'valelab'), 'lab')
    for span in (['2024-02-01', '2024-03-31'], ['2024-02-01', None]):
        found = one.search(date_range=span)
        some(found, sessions, span)
        inside = [row for row in sessions
                  if span[0] <= row['start_time'][:10] <= (span[1] or date.today().isoformat())]
        same(found, ids(inside), span)
    day = first['start_time'][:10]
    same(one.search(date=day), ids(row for row in sessions if row['start_time'][:10] == day), 'a day')
    found = one.search(number=2)
    some(found, sessions, 'number')
    same(found, ids(row for row in sessions if row['number'] == 2), 'number')
    for words in ('projects', 'project'):
        found = one.search(**{words: 'cortical_maps'})
        some(found, sessions, words)
        same(found, ids(row for row in sessions if 'cortical_maps' in row['projects']), words)
    protocols = {row['task_protocol'] for row in sessions}
    check(len(protocols) > 1, protocols)
    found = one.search(task_protocol='WHEEL_choice')
    some(found, sessions, 'task protocol')
    same(found, ids(row for row in sessions if 'wheel_choice' in row['task_protocol']), 'part of a protocol')
    user = one.alyx.rest('sessions', 'read', id=first['id'])['users'][0]
    found = one.search(users=user)
    some(found, sessions, 'user')
    check(first['id'] in map(str, found))
    found = one.search(subject=name, lab=first['lab'], number=first['number'], date=day)
    same(found, [first['id']], 'all at once')
    check(len(one.search(subject='nobody')) == 0)
    # Pages are fetched as they are looked at.
    found = one.search(laboratory='valelab', limit=5)
    lab = [row['id'] for row in one.alyx.rest('sessions', 'list', lab='valelab', limit=1000)]
    check([str(eid) for eid in found] == lab, 'pages')


def by_dataset(one, sessions):
    datasets = list(one.alyx.rest('datasets', 'list', limit=1000))
    servers = {row['name'] for row in one.alyx.rest('data-repository', 'list') if not row['globus_is_personal']}

    def holding(test):
        return {row['session'][-36:] for row in datasets if row['session'] and test(row)}

    def kept(name, outcomes):
        return holding(lambda row: row['name'] == name and row['qc'] in outcomes and any(
            copy['exists'] and copy['data_repository'] in servers for copy in row['file_records']))

    outcomes = {'NOT_SET', 'PASS', 'WARNING', 'FAIL'}
    times, clusters = 'spikes.times.npy', 'clusters.metrics.pqt'
    with_times = kept(times, outcomes)
    found = one.search(datasets=times)
    some(found, sessions, 'a dataset')
    same(found, with_times, 'a dataset')
    both = one.search(datasets=[times, '_lys_trials.goCue_times.npy'])
    same(both, with_times & kept('_lys_trials.goCue_times.npy', outcomes), 'both datasets')
    check(len(one.search(datasets=[times, 'mpci.times.npy'])) == 0, 'no session has both')
    # A dataset's type and part of its name don't ask whether there is a file.
    found = one.search(dataset_types='spikes.times')
    some(found, sessions, 'type')
    same(found, holding(lambda row: row['dataset_type'] == 'spikes.times'), 'type')
    same(one.search(dataset_types=['spikes.times', 'clusters.metrics']),
         holding(lambda row: row['dataset_type'] == 'spikes.times')
         & holding(lambda row: row['dataset_type'] == 'clusters.metrics'), 'types')
    passed = kept(clusters, {'NOT_SET', 'PASS'})
    some(passed, kept(clusters, outcomes), 'quality')
    for level in ('PASS', 10):
        same(one.search(datasets=clusters, dataset_qc_lte=level), passed, 'quality', level)
    tag = '2024_Q4_Couto_et_al'
    found = one.search(tag=tag)
    some(found, sessions, 'tag')
    same(found, holding(lambda row: tag in row['tags']), 'tag')


def by_region(one, sessions):
    alyx = one.alyx
    regions = {row['id']: row for row in alyx.rest('brain-regions', 'list')}
    probes = {row['id']: row['session'] for row in alyx.rest('insertions', 'list')}
    tracks = {row['id']: probes.get(row['probe_insertion']) for row in alyx.rest('trajectories', 'list', limit=1000)}
    recorded = {}
    for channel in alyx.rest('channels', 'list', limit=1000):
        recorded.setdefault(channel['brain_region'], set()).add(tracks[channel['trajectory_estimate']])
    for field in alyx.rest('fields-of-view', 'list'):
        for region in (region for place in field['location'] for region in place['brain_region']):
            recorded.setdefault(region, set()).add(field['session'])

    def below(region):
        below = {region}
        while more := {row['id'] for row in regions.values() if row['parent'] in below} - below:
            below |= more
        return set().union(*(recorded.get(region, set()) for region in below)) - {None}

    cortex = next(row for row in regions.values() if row['acronym'] == 'Isocortex')
    leaf = regions[max(recorded, key=lambda region: len(recorded[region]))]
    for region in (cortex, leaf):
        expected = below(region['id'])
        some(expected, sessions, region['acronym'])
        same(one.search(atlas_acronym=region['acronym']), expected, region['acronym'])
        same(one.search(atlas_id=region['id']), expected, region['id'])
        same(one.search(atlas_name=region['name']), expected, region['name'])
    check(len(one.search(atlas_acronym='nowhere')) == 0)


def by_django(one, sessions):
    name = sessions[0]['subject']
    found = one.search(django=f'subject__nickname__iexact,{name.upper()},number__in,[1, 3]')
    same(found, ids(row for row in sessions if row['subject'] == name and row['number'] in (1, 3)), 'django')
    found = one.search(django='subject__sex,F,~lab__name,valelab')
    some(found, sessions, 'django, excluded')
    females = {row['nickname'] for row in one.alyx.rest('subjects', 'list', sex='F', limit=1000)}
    same(found, ids(row for row in sessions if row['subject'] in females and row['lab'] != 'valelab'), 'excluded')
    refused(400, one.search, django='subject__nick,x')
    try:
        one.search(weather='fine')
    except ValueError:
        pass
    else:
        raise AssertionError('the client knows which terms there are')


def insertions(one):
    rows = list(one.alyx.rest('insertions', 'list', limit=1000))
    first = rows[0]
    info = first['session_info']
    for terms, test in [
        ({'subject': info['subject']}, lambda row: row['session_info']['subject'] == info['subject']),
        ({'laboratory': info['lab']}, lambda row: row['session_info']['lab'] == info['lab']),
        ({'session': first['session']}, lambda row: row['session'] == first['session']),
        ({'name': 'probe01'}, lambda row: row['name'] == 'probe01'),
        ({'number': 2}, lambda row: row['session_info']['number'] == 2),
        ({'project': 'thalamic'}, lambda row: any('thalamic' in name for name in row['session_info']['projects'])),
        ({'task_protocol': 'wheel'}, lambda row: 'wheel' in row['session_info']['task_protocol']),
        ({'django': f'serial,{first["serial"]}'}, lambda row: row['serial'] == first['serial']),
    ]:
        found, details = one.search_insertions(details=True, **terms)
        same(found, ids(filter(test, rows)), terms)
        same(ids(details), found, 'details')
    some(one.search_insertions(name='probe01'), rows, 'one of two probes')
    named = one.alyx.rest('datasets', 'list', name='spikes.times.npy', limit=1000)
    with_times = {row['url'][-36:] for row in named if row['qc'] != 'CRITICAL'}
    expected = ids(row for row in rows if with_times & set(row['datasets']))
    same(one.search_insertions(datasets='spikes.times.npy'), expected, 'a dataset')
    some(one.search_insertions(dataset='spikes.times'), rows + rows, 'part of a name')
    some(one.search_insertions(atlas_acronym='TH'), rows, 'region')
    pid = first['id']
    eid, name = one.pid2eid(pid)
    check((str(eid), name) == (first['session'], first['name']), eid, name)
    check(one.pid2eid('00000000-0000-0000-0000-000000000000') == (None, None))
    pids, names = one.eid2pid(first['session'])
    here = [row for row in rows if row['session'] == first['session']]
    same(pids, ids(here), 'probes of a session')
    same(names, [row['name'] for row in here], 'their names')
    check(len(one.search_insertions(subject=info['subject'], limit=1)) == sum(
        row['session_info']['subject'] == info['subject'] for row in rows), 'pages')
    refused(400, one.search_insertions, atlas_id='x')
