"""What the checks share: asserting, refusals, files to register."""
import contextlib
import io
import struct
import tempfile
import zlib
from pathlib import Path

import requests


def check(truth, *what):
    if not truth:
        raise AssertionError(*what)


def same(have, wanted, *what):
    """Whether there is exactly what is wanted, whatever the order."""
    have, wanted = sorted(map(str, have)), sorted(map(str, wanted))
    check(have == wanted, *what, f'{len(have)} instead of {len(wanted)}', have[:5], wanted[:5])


def some(ids, everything, *what):
    """Whether a search finds something, and not everything: else it would prove nothing."""
    check(0 < len(ids) < len(everything), *what, len(ids), len(everything))


def refused(status, call, *args, **kwargs):
    """The answer to what must be refused with a status."""
    try:
        answer = call(*args, **kwargs)
    except requests.HTTPError as error:
        check(error.response.status_code == status, error)
        return error.response
    raise AssertionError('was not refused', args, answer)


def printed(call, *args, **kwargs):
    """What a call prints."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        call(*args, **kwargs)
    return out.getvalue()


def folder():
    """A new folder; the test runs in one that goes afterwards."""
    return Path(tempfile.mkdtemp(dir='.')).resolve()


def png(width, height):
    """A grey picture."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = b''.join(b'\0' + bytes(width) for _ in range(height))
    head = struct.pack('>2I5B', width, height, 8, 0, 0, 0, 0)
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')
