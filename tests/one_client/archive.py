"""A file server of a lab, and sessions whose files it has: what registering and loading begin with."""
import functools
import re
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
from support import folder

ID = re.compile(r'\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=\.)')


class Handler(SimpleHTTPRequestHandler):
    """Files are asked for with their dataset's id in the name."""

    def translate_path(self, path):
        return super().translate_path(ID.sub('', path))

    def log_message(self, *args):
        pass


class Archive:
    """A server, and the repository of the database that stands for it; `one` downloads from it."""

    def __init__(self, one, name, lab='valelab'):
        self.root = folder()
        server = ThreadingHTTPServer(('127.0.0.1', 0), functools.partial(Handler, directory=str(self.root)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.url = f'http://127.0.0.1:{server.server_port}'
        self.name, self.lab = name, lab
        alyx = one.alyx
        alyx.rest('data-repository', 'create', data={
            'name': name, 'hostname': 'archive.example', 'data_url': f'{self.url}/{lab}/Subjects/',
            'globus_path': f'/archive/{lab}/Subjects/',
            'globus_is_personal': False, 'repository_type': 'Fileserver'})
        repositories = alyx.rest('labs', 'read', id=lab)['repositories']
        alyx.rest('labs', 'partial_update', id=lab, data={'repositories': [*repositories, name]})
        alyx._par = alyx._par.set('HTTP_DATA_SERVER', self.url)

    def session(self, subject, date, number=1):
        path = self.root / self.lab / 'Subjects' / subject / date / f'{number:03}'
        path.mkdir(parents=True, exist_ok=True)
        return path

    @staticmethod
    def keep(path, values):
        """Writes a dataset of numbers."""
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, np.asarray(values))
        return path
