"""How gunicorn serves Kith: one process, since SQLite has one writer and the tick must run once.

Where it listens and how much it logs are settings of Kith, which ``flask start`` tells it. Nothing of Kith is imported
here, nor of what it is made of: gunicorn's own process would have that in memory for nothing.
"""

from typing import Any

wsgi_app = "server:create_app()"
worker_class = "pwa.worker.Worker"
workers = 1
# A slow visitor holds one for up to half a minute (pwa/worker.py); waiting costs next to nothing.
threads = 40
timeout = 60
graceful_timeout = 20
# Phones come back soon after a sync; a proxy in front keeps its connections longer than the default of 2 seconds.
keepalive = 20
# What a bookmark brings to Add stands in the address (static/src/actions/quick_add.ts).
limit_request_line = 8190
# No access log: addresses of people are nobody's business, and what went wrong is logged by name.
accesslog = None
# Only who starts the process may steer it.
control_socket_disable = True


def post_worker_init(worker: Any) -> None:
    """The jobs live in the process that serves: threads do not survive the fork before this."""
    worker.wsgi.extensions["jobs"].start(worker.wsgi)


def worker_exit(_server: Any, worker: Any) -> None:
    """Let a running job finish."""
    # A worker that could not even load the app has none.
    if getattr(worker, "wsgi", None):
        worker.wsgi.extensions["jobs"].stop()
