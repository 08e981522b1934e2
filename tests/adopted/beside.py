"""A Django beside the server, on one database: each reads, changes and deletes what the other wrote.

Run by tests/adopted/django.rs in a folder that goes away: beside.py PORT DATABASE URL. The database has the
users rosa and emil, whose passwords the server stored. Models are what `inspectdb` reads from it; nothing of
Alyx is used.
"""
import io
import json
import sys
import urllib.error
import urllib.request
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import check_password, identify_hasher, make_password
from django.core.management import call_command
from django.db import connection, models, transaction

port, database, url = sys.argv[1:]
folder = Path('beside')
folder.mkdir()
(folder / '__init__.py').touch()
sys.path.insert(0, '.')
settings.configure(
    INSTALLED_APPS=['beside'], USE_TZ=True, TIME_ZONE='UTC',
    DATABASES={'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': database, 'USER': 'postgres',
                           'HOST': '127.0.0.1', 'PORT': port}})
django.setup()
with io.StringIO() as text:
    call_command('inspectdb', stdout=text)
    exec(compile(text.getvalue(), 'inspectdb', 'exec'), {'__name__': 'beside.models'})
tables = {model._meta.db_table: model.objects for model in apps.get_models()}

now = datetime.now(timezone.utc)
nothing = {'name': '', 'json': None}


def check(truth, *what):
    if not truth:
        raise AssertionError(*what)


def call(method, path, body=None, token=None, status=200):
    headers = {'Content-Type': 'application/json'}
    if token:
        headers['Authorization'] = f'Token {token}'
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            got, text = answer.status, answer.read()
    except urllib.error.HTTPError as error:
        got, text = error.code, error.read()
    check(got == status, method, path, got, text)
    return json.loads(text) if text else None


def log_in(user, password, status=200):
    return call('POST', '/auth-token', {'username': user, 'password': password}, status=status).get('token')


def user(name, password):
    row = tables['misc_labmember'].create(
        id=uuid.uuid4(), username=name, password=password, first_name='', last_name='', email='', is_superuser=False,
        is_staff=False, is_active=True, is_stock_manager=False, is_public_user=False, date_joined=now)
    return row


# Passwords: what the server stored is good for Django, and the other way round.
rosa, emil = (tables['misc_labmember'].get(username=name) for name in ('rosa', 'emil'))
check(check_password('first words', rosa.password) and check_password('ein Wort für Mäuse', emil.password))
check(not check_password('an old one', emil.password) and not check_password('first word', rosa.password))
check(identify_hasher(rosa.password).algorithm == 'pbkdf2_sha256' and rosa.is_active and not rosa.is_superuser)
check(now - timedelta(minutes=2) < rosa.date_joined < now + timedelta(minutes=1), rosa.date_joined)
paul = user('paul', make_password('über den Wolken'))
rosa.password = make_password('second words')
rosa.save()
user('ghost', make_password(None))
log_in('ghost', '', 400)
log_in('ghost', 'None', 400)
log_in('rosa', 'first words', 400)
token = log_in('rosa', 'second words')
check(log_in('paul', 'über den Wolken') == tables['authtoken_token'].get(user=paul).key)
check(tables['authtoken_token'].get(key=token).user_id == rosa.id)

# Tokens: Django makes one, and ends it.
key = uuid.uuid4().hex + '01234567'
made = tables['authtoken_token'].create(key=key, created=now, user=emil)
call('GET', '/weighings?limit=1', token=key)
made.delete()
call('GET', '/weighings?limit=1', token=key, status=403)

# A subject and its sessions, by each.
lab = tables['misc_lab'].order_by('name').first()
species = tables['subjects_species'].first()
project = tables['subjects_project'].order_by('name').first()
call('POST', '/subjects', {'nickname': 'vole', 'lab': lab.name, 'projects': [project.name]}, token, 201)
vole = tables['subjects_subject'].get(nickname='vole')
check(vole.responsible_user_id == rosa.id and vole.lab_id == lab.id and vole.json is None)
subject = {field.name: getattr(vole, field.name) for field in vole._meta.fields}
mole = tables['subjects_subject'].create(**{**subject, 'id': uuid.uuid4(), 'nickname': 'mole', 'species': species})
shown = call('GET', '/subjects/mole', token=token)
check(shown['id'] == str(mole.id) and shown['species'] == species.nickname and shown['lab'] == lab.name, shown)

document = {'text': 'Mäuse ☂ "x"', 'list': [1, 2.5, None, True, {}], 'large': 2**53, 'small': 1e-7, 'deep': {'a': []}}
start = datetime(2026, 3, 4, 5, 6, 7, 8, timezone.utc)
ours = call('POST', '/sessions', {
    'subject': 'vole', 'users': ['rosa', 'emil'], 'projects': [project.name], 'json': document,
    'start_time': '2026-03-04T05:06:07.000008', 'extended_qc': None, 'qc': 'FAIL', 'number': 3}, token, 201)
read = tables['actions_session'].get(id=uuid.UUID(ours['id']))
check(read.start_time == start and read.json == document and read.extended_qc is None, read.start_time, read.json)
check(read.qc == 40 and read.number == 3 and read.subject_id == vole.id and read.narrative == '', read.qc)
check(tables['actions_session'].filter(extended_qc__isnull=True, json__deep__a=[]).get() == read)

session = tables['actions_session'].create(
    id=uuid.uuid4(), name='', subject=mole, lab=lab, start_time=start + timedelta(microseconds=1), qc=30, number=4,
    narrative='by Django', task_protocol='', json=document, auto_datetime=now,
    extended_qc=models.Value(None, models.JSONField()))
tables['actions_session_users'].create(session=session, labmember=paul)
shown = call('GET', f'/sessions/{session.id}', token=token)
check(shown['json'] == document and shown['extended_qc'] is None and shown['qc'] == 'WARNING', shown)
check(shown['start_time'] == '2026-03-04T05:06:07.000009' and shown['users'] == ['paul'], shown)
check(shown['auto_datetime'] == now.replace(tzinfo=None).isoformat(), shown, now)
found = call('GET', f'/sessions?subject=mole&django=json__text,{urllib.request.quote(document["text"])}', token=token)
check([row['id'] for row in found['results']] == [str(session.id)], found)

# Keys that the database numbers: each goes on where the other stopped.
links = tables['actions_session_users']
for turn in range(3):
    last = links.order_by('-id').first().id
    call('PATCH', f'/sessions/{session.id}', {'users': [['rosa', 'emil', 'paul'][turn]]}, token)
    theirs = links.get(session=session).id
    check(theirs > last, theirs, last)
    check(links.create(session=read, labmember=paul).id > theirs)
    links.filter(session=read, labmember=paul).delete()

# The admin pages' history is written by both.
log = tables['django_admin_log']
kind = tables['django_content_type'].get(app_label='actions', model='weighing')
for turn in range(2):
    call('POST', '/weighings', {'subject': 'vole', 'weight': 20.123456789012345 + turn}, token, 201)
    entry = log.order_by('-id').first()
    check(entry.user_id == rosa.id and entry.content_type_id == kind.id and entry.action_flag == 1, entry.object_repr)
    weighing = tables['actions_weighing'].get(id=uuid.UUID(entry.object_id))
    check(weighing.weight == 20.123456789012345 + turn and weighing.subject_id == vole.id, weighing.weight)
    next_entry = log.create(action_time=now, object_id=entry.object_id, object_repr='x', action_flag=2,
                            change_message='[]', content_type=kind, user=emil)
    check(next_entry.id > entry.id)
weighing = tables['actions_weighing'].create(**nothing, id=uuid.uuid4(), subject=vole, user=emil, date_time=now, weight=0.1)
shown = call('GET', f'/weighings/{weighing.id}', token=token)
check(shown['weight'] == 0.1 and shown['user'] == 'emil', shown)

# A note on a row of any kind.
kind = tables['django_content_type'].get(app_label='subjects', model='subject')
note = tables['misc_note'].create(**nothing, id=uuid.uuid4(), user=paul, date_time=now, text='small', content_type=kind,
                                  object_id=mole.id)
shown = call('GET', f'/notes/{note.id}', token=token)
check(shown['content_type'] == 'subjects.subject' and shown['object_id'] == str(mole.id), shown)
ours = call('POST', '/notes', {'user': 'rosa', 'content_type': 'subject', 'object_id': str(mole.id)}, token, 201)
check(tables['misc_note'].get(id=uuid.UUID(ours['id'])).content_type_id == kind.id)

# What isn't committed isn't seen; a transaction of Django's that fails leaves nothing.
try:
    with transaction.atomic():
        lost = tables['subjects_subject'].create(**{**subject, 'id': uuid.uuid4(), 'nickname': 'shrew'})
        call('GET', '/subjects/shrew', token=token, status=404)
        raise InterruptedError
except InterruptedError:
    pass
call('GET', f'/subjects/{lost.id}', token=token, status=404)

# Deleting, by each.
weighing.delete()
call('GET', f'/weighings/{weighing.id}', token=token, status=404)
call('DELETE', '/subjects/mole', token=token, status=204)
check(not tables['actions_session'].filter(id=session.id) and not links.filter(session_id=session.id))
check(not tables['subjects_subject'].filter(id=mole.id))
with connection.cursor() as cursor:
    cursor.execute('set constraints all immediate')
print('done')
