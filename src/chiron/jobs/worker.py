"""The worker: takes jobs one after the other, does them, and lives through whatever happens meanwhile."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread

import structlog
from django.db import DatabaseError, connection, transaction
from django.utils.module_loading import import_string
from django.utils.timezone import now

from chiron.base.ids import new_id
from chiron.jobs import actions, backends
from chiron.jobs.models import Job
from chiron.jobs.schedule import Bell

log = structlog.get_logger("chiron.jobs")

# A worker with nothing to do looks again after ever longer pauses, up to this one (seconds).
SHORTEST, LONGEST = 0.02, 0.5
# How long it waits for a database that does not answer, at most, and between two looks at the clock (seconds).
PATIENCE, CHORES = 5.0, 2.0


def main() -> None:
    """Work until SIGTERM or SIGINT comes, and then finish the job at hand."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    run(stop)


def run(stop: Event) -> None:
    """Work until told to stop; then finish the job at hand and return. Any number of workers may run."""
    log.info("worker started")
    if connection.vendor == "postgresql":
        from chiron.jobs import carrier

        carrier.run(stop)
    else:
        _poll(stop)
    connection.close()
    log.info("worker stopped")


def drain() -> int:
    """Do every job that is due, here and now, and say how many there were. For tests and demo worlds."""
    worker, lease, done = new_id(), backends.current().lease, 0
    while job := actions.claim(worker=worker, lease=lease, at=now()):
        perform(job, lease=lease)
        done += 1
    return done


def perform(job: Job, *, lease: timedelta) -> None:
    """Do a job that was claimed, and write down what came of it."""
    began = time.monotonic()
    line = log.bind(task=job.task, job=str(job.id), attempt=job.attempts)
    try:
        work = import_string(job.task)
        if work.atomic:
            with transaction.atomic():
                work.call(*job.args, **job.kwargs)
                actions.finish(job, at=now())
        else:
            with _renewed(job, lease):
                work.call(*job.args, **job.kwargs)
            actions.finish(job, at=now())
    except actions.LeaseLost:
        line.warning("job taken over")
    except Exception as error:  # noqa: BLE001 -- whatever a job raises is written down and tried again
        actions.fail(job, type(error), at=now())
        line.exception("job failed", last=job.attempts >= job.max_attempts)
    else:
        line.info("job done", ms=round((time.monotonic() - began) * 1000))


class Chores:
    """What a worker does beside its jobs, every few seconds."""

    def __init__(self) -> None:
        self._bell = Bell()
        self._next = 0.0

    def do(self) -> None:
        if time.monotonic() < self._next:
            return
        self._bell.ring(at=now())
        if count := actions.give_up_lost(at=now()):
            log.error("jobs lost", count=count)
        self._next = time.monotonic() + CHORES


def _poll(stop: Event) -> None:
    worker, lease, chores = new_id(), backends.current().lease, Chores()
    pause = SHORTEST
    while not stop.is_set():
        try:
            chores.do()
            job = actions.claim(worker=worker, lease=lease, at=now())
            if job:
                perform(job, lease=lease)
                pause = SHORTEST
                continue
            pause, longest = pause * 1.5, LONGEST
        except DatabaseError as error:
            log.warning("database does not answer", error=type(error).__name__)
            connection.close()
            pause, longest = pause * 2, PATIENCE
        pause = min(pause, longest)
        stop.wait(pause)


@contextmanager
def _renewed(job: Job, lease: timedelta) -> Iterator[None]:
    """Renew the lease from beside, for as long as the job lasts."""
    over = Event()

    def keep() -> None:
        while not over.wait(lease.total_seconds() / 3):
            try:
                actions.renew(job, lease=lease, at=now())
            except DatabaseError:
                log.warning("lease not renewed", job=str(job.id))
            except actions.LeaseLost:
                break
        connection.close()

    thread = Thread(target=keep, name="lease", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
