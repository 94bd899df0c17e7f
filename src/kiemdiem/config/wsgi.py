"""The door of the web server."""

import multiprocessing
import os
import threading
from multiprocessing.connection import wait

from django.core.wsgi import get_wsgi_application

KILLED = 1


def _end_with_server() -> None:
    """A web process whose server was killed would hold the port against the next: what is not committed is undone."""
    server = multiprocessing.parent_process()
    if server is not None:
        wait([server.sentinel])
        os._exit(KILLED)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiemdiem.config.settings")
threading.Thread(target=_end_with_server, daemon=True).start()
application = get_wsgi_application()
