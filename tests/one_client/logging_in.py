"""Logging in: by password, by a token, after a token ended."""
import requests
from one.webclient import AlyxClient
from support import check, folder


def run(one, password):
    alyx = one.alyx
    user, url = alyx.user, alyx.base_url
    check(alyx.is_logged_in)
    mine = dict(alyx._token)
    by_token = AlyxClient(base_url=url, token=mine['token'], cache_dir=folder(), cache_rest=None,
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
