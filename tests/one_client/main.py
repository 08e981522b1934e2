"""What labs do with a database through their own client, ONE: main.py URL USER PASSWORD TOPIC…

Run by tests/one_client.rs. A topic is a file beside this one; its `run` gets a client that is logged in.
"""
import importlib
import sys
import warnings

from one.api import ONE
from support import folder

# Whatever the client has to warn of (unknown filters, changed lists, notices) is a fault here; what pandas and
# others say of the client's own code isn't.
warnings.filterwarnings('error', category=UserWarning)
warnings.filterwarnings('error', module=r'one\.webclient')

url, user, password, *topics = sys.argv[1:]
for topic in topics:
    one = ONE(mode='remote', base_url=url, username=user, password=password, cache_dir=folder(), cache_rest=None,
              silent=True)
    importlib.import_module(topic).run(one, password)
    print(topic)
print('done')
