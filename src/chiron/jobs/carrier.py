"""PostgreSQL only: procrastinate carries each job's id to one worker, at once.

The row in our own table stays the truth: its lease and its outcome are written in the transaction of the job's
effect, which procrastinate, on a connection of its own, cannot do. So a job that is carried twice is done once.
"""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Event
from uuid import UUID

import psycopg
import structlog
from django.db import DatabaseError, close_old_connections
from django.utils.timezone import now
from procrastinate import App, RetryStrategy
from procrastinate.contrib.django import DjangoApp, app, connector_params
from procrastinate.exceptions import ConnectorException
from procrastinate.psycopg_connector import PsycopgConnector

from chiron.base.ids import new_id
from chiron.jobs import actions, backends, worker
from chiron.jobs.models import Job

log = structlog.get_logger("chiron.jobs")

NAME = "chiron.job"
SOON = timedelta(seconds=1)


def carry(job: Job, *, at: datetime) -> None:
    """Hand the job to procrastinate, in the caller's transaction."""
    app.configure_task(NAME, priority=job.priority, schedule_at=at if at > now() else None).defer(job=str(job.id))


def arrived(job: str) -> None:
    """Do the job that was carried here; where it still waits after that, have it carried again at its time."""
    lease = backends.current().lease
    claimed = actions.claim(worker=new_id(), lease=lease, at=now(), job=UUID(job))
    if claimed:
        worker.perform(claimed, lease=lease)
    else:
        actions.give_up_lost(at=now())
    row = Job.objects.filter(pk=job, status=Job.Status.WAITING).first()
    if row:
        carry(row, at=max(row.run_after, row.lease_until or row.run_after, now() + SOON))


def run(stop: Event) -> None:
    """Work until told to stop; where the database goes away, start again when it is back."""
    asyncio.run(_run(stop))


async def _run(stop: Event) -> None:
    while not stop.is_set():
        try:
            await _serve(stop)
        except (ConnectorException, DatabaseError, psycopg.Error, OSError) as error:
            log.warning("database does not answer", error=type(error).__name__)
            await asyncio.to_thread(stop.wait, worker.CHORES)


async def _serve(stop: Event) -> None:
    # An application of its own: giving its connector to the shared one would take the enqueueing of this
    # process's other threads out of their transactions.
    own = DjangoApp(connector=PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=4, timeout=5))
    # What arrives is never dropped: where the database fails under it, it is tried again.
    own.task(name=NAME, retry=RetryStrategy(wait=5))(arrived)
    lease = backends.current().lease.total_seconds()
    async with own.open_async():
        tasks = [
            asyncio.create_task(
                own.run_worker_async(
                    install_signal_handlers=False,
                    fetch_job_polling_interval=1,
                    update_heartbeat_interval=lease / 3,
                    stalled_worker_timeout=lease,
                    delete_jobs="always",
                )
            ),
            asyncio.create_task(_tend(own, stop, lease)),
        ]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        for outcome in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(outcome, Exception):
                raise outcome


async def _tend(own: App, stop: Event, lease: float) -> None:
    """Ring the bell, and have jobs whose worker died carried again, until told to stop."""
    chores = worker.Chores()
    while not stop.is_set():
        await asyncio.to_thread(_with_fresh_connection, chores)
        for stalled in await own.job_manager.get_stalled_jobs(seconds_since_heartbeat=lease):
            # One that has ended meanwhile cannot be retried, and need not be.
            with suppress(ConnectorException):
                await own.job_manager.retry_job(stalled)
        await asyncio.to_thread(stop.wait, min(worker.CHORES, lease / 3))


def _with_fresh_connection(chores: worker.Chores) -> None:
    close_old_connections()
    chores.do()
