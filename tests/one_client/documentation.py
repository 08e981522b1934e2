"""The documentation of endpoints, as the client reads and prints it."""
from support import check, printed


def run(one, password):
    alyx = one.alyx
    endpoints = alyx.rest_schemes.endpoints
    for name in ['subjects', 'sessions', 'datasets', 'weighings', 'water-administrations', 'notes', 'labs', 'files']:
        check(name in endpoints, name, endpoints)
    check('auth-token' not in endpoints and 'api' not in endpoints)
    check('subjects' in printed(alyx.rest), 'endpoints are listed')
    text = printed(alyx.rest, 'subjects')
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
    check('date_time' in printed(alyx.rest, 'weighings', 'create'))
    for endpoint in endpoints:
        text = printed(alyx.rest, endpoint)
        check(any(f"'{action}'" in text for action in alyx.rest_schemes.actions(endpoint)), endpoint, text)
