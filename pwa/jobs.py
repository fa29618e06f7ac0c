"""Jobs: what the server does by itself, run by huey in threads of the web process.

huey forgets a task that a kill interrupts. That costs a minute at most: what must not be lost are rows, and each tick
looks for them anew.
"""

import gc
import logging
from typing import Any

from flask import Flask
from huey import SqliteHuey, crontab
from huey.consumer import Consumer

from models import erasure, nudge
from models.base import begin_reading, db, forget_written
from models.local_day import DAY
from models.push_subscription import PushSubscription
from pwa import clock
from pwa.config import Settings, settings
from pwa.nudges import tick
from pwa.vapid import retire

STOP_SECONDS = 20
UNSEEN = 90 * DAY
"""Ms after which a device that nobody has opened Kith on gets no more pushes."""
SCHEDULER_SECONDS = 10
"""How often huey looks whether a minute has begun; it asks that this divides 60."""

_running: list["InProcess"] = []


class InProcess(Consumer):  # type: ignore[misc]  # huey ships no types
    """huey's consumer as a guest: the signals belong to the web server, and there is no loop of its own."""

    def _set_signal_handlers(self) -> None:
        pass


def start(app: Flask) -> None:
    """Start the jobs of this process, unless the settings say that another one has them."""
    ours: Settings = app.extensions["kith"]
    if not ours.jobs or _running:
        return
    if ours.log != "debug":
        # huey tells of every task, three lines a minute.
        logging.getLogger("huey").setLevel(logging.WARNING)
    consumer = InProcess(
        queue(app), workers=1, max_delay=5.0, scheduler_interval=SCHEDULER_SECONDS, shutdown_timeout=STOP_SECONDS
    )
    settle()
    consumer.start()
    _running.append(consumer)


def settle() -> None:
    """Tell Python that what it has loaded by now stays: it would look through all of it many times a tick."""
    gc.collect()
    gc.freeze()


def stop() -> None:
    """Let a running job finish, and end the threads."""
    while _running:
        consumer = _running.pop()
        consumer.stop(graceful=True)
        consumer.huey.storage.close()


def queue(app: Flask) -> Any:
    """The queue with our periodic tasks in it, in a file of its own beside the database."""
    ours: Settings = app.extensions["kith"]
    # Results are of no use to anybody, and would pile up.
    huey = SqliteHuey("kith", filename=str(ours.data.resolve() / "jobs.db"), results=False)

    def every_minute() -> None:
        with app.app_context():
            tick(clock.now())

    def every_hour() -> None:
        with app.app_context():
            erase(clock.now())

    huey.periodic_task(crontab())(every_minute)
    huey.periodic_task(crontab(minute="23"))(every_hour)
    return huey


def erase(now: int) -> None:
    """Scrub what was removed a month ago, one user a transaction, and the traces of whatever was deleted.

    Devices that were not seen for long are forgotten, and with the last of them the older keys; and so are old nudges.
    """
    db.session.rollback()
    begin_reading()
    users = erasure.users_due(now)
    db.session.rollback()
    for user_id in users:
        erasure.scrub_user(user_id, now)
        db.session.commit()
    nudge.forget(now)
    PushSubscription.drop_unseen(now - UNSEEN)
    db.session.commit()
    retire(settings().vapid_key, PushSubscription.server_keys())
    db.session.rollback()
    forget_written()
