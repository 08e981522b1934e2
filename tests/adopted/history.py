"""Django's history (django-reversion) beside the pages of the server, on one database: each reads and restores what the other wrote.

Run by tests/adopted/django.rs: history.py PORT DATABASE URL. The database has the administrator rosa with the password `first words`.
The model is written here by what the table has; nothing of Alyx is used.
"""
import http.cookiejar
import re
import sys
import urllib.parse
import urllib.request
from pathlib import Path

import django
from django.conf import settings

port, database, url = sys.argv[1:]
folder = Path('actions')
folder.mkdir()
(folder / '__init__.py').touch()
sys.path.insert(0, '.')
settings.configure(
    INSTALLED_APPS=['django.contrib.contenttypes', 'django.contrib.auth', 'reversion', 'actions'], USE_TZ=True,
    TIME_ZONE='UTC', DATABASES={'default': {
        'ENGINE': 'django.db.backends.postgresql', 'NAME': database, 'USER': 'postgres', 'HOST': '127.0.0.1',
        'PORT': port}})
django.setup()

import reversion  # noqa: E402
from django.db import connection, models  # noqa: E402
from reversion.models import Version  # noqa: E402


class Weighing(models.Model):
    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=255)
    json = models.JSONField(null=True)
    user = models.UUIDField(db_column='user_id', null=True)
    subject = models.UUIDField(db_column='subject_id')
    date_time = models.DateTimeField(null=True)
    weight = models.FloatField()

    class Meta:
        app_label = 'actions'
        db_table = 'actions_weighing'
        managed = False


reversion.register(Weighing)
browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))


def get(path):
    return browser.open(url + path).read().decode()


def post(path, fields):
    return browser.open(url + path, urllib.parse.urlencode(fields).encode()).read().decode()


def value(page, name):
    return re.search(rf'name="{re.escape(name)}"[^>]*value="([^"]*)"', page).group(1)


def check(truth, *what):
    if not truth:
        raise AssertionError(*what)


def change(path, weight):
    page = get(path)
    fields = {name: value(page, name) for name in ('form_key', 'weight:was')}
    post(path, {**fields, 'weight': weight, '_do': 'save'})


key = value(get('/admin/login/'), 'form_key')
post('/admin/login/', {'form_key': key, 'next': '', 'username': 'rosa', 'password': 'first words'})
with connection.cursor() as cursor:
    cursor.execute("select id from misc_labmember where username = 'rosa'")
    rosa = cursor.fetchone()[0]

# What a page changes has versions that Django reads and restores.
weighing = Weighing.objects.order_by('id').first()
row = f'/admin/actions/weighing/{weighing.id}/'
before = weighing.weight
change(row + 'change/', '41.5')
check(Weighing.objects.get(pk=weighing.pk).weight == 41.5)
versions = list(Version.objects.get_for_object(weighing))
check([version.field_dict['weight'] for version in versions] == [41.5, before], versions)
check(str(versions[0].revision.user_id) == str(rosa) and versions[0].revision.comment == 'Changed weight.',
      versions[0].revision.comment)
check(versions[1].field_dict['subject'] == weighing.subject, versions[1].field_dict)
versions[1].revision.revert()
check(Weighing.objects.get(pk=weighing.pk).weight == before)

# What Django changes stands in the history of the pages, and is set back there.
with reversion.create_revision():
    weighing.weight = 43.25
    weighing.save()
    reversion.set_comment('by Django')
page = get(row + 'history/')
check('by Django' in page and '43.25' in page, page)
first = re.findall(r'/history/(\d+)/', page)[-1]
key = value(get(f'{row}history/{first}/'), 'form_key')
post(f'{row}history/{first}/', {'form_key': key, 'field': 'weight'})
check(Weighing.objects.get(pk=weighing.pk).weight == before)

# What a page deletes is restored by Django.
key = value(get(row + 'delete/'), 'form_key')
post(row + 'delete/', {'form_key': key, '_back': ''})
check(not Weighing.objects.filter(pk=weighing.pk))
deleted = Version.objects.get_deleted(Weighing).get(object_id=str(weighing.pk))
check(deleted.revision.comment == 'Deleted.', deleted.revision.comment)
deleted.revision.revert()
check(Weighing.objects.get(pk=weighing.pk).weight == before)
print('done')
