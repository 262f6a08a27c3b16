"""Every change to the queue. All of them are one short statement, so that workers never wait for one another."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, QuerySet

from chiron.jobs import queries
from chiron.jobs.models import Job

LONGEST_DELAY = timedelta(hours=6)
DONE_STAY = timedelta(days=7)
FAILED_STAY = timedelta(days=90)


class LeaseLost(Exception):
    """The job is another worker's by now; whatever was done for it must be taken back."""


def claim(*, worker: UUID, lease: timedelta, at: datetime, job: UUID | None = None) -> Job | None:
    """Take the first job in line (or the one named) for the length of a lease; None where there is none.

    However many workers try, one gets it: the update names the state that it must find.
    """
    free = queries.free(at)
    if job:
        free = free.filter(pk=job)
    for pk in list(free.values_list("pk", flat=True)[:5]):
        if free.filter(pk=pk).update(lease_until=at + lease, leased_by=worker, attempts=F("attempts") + 1):
            return Job.objects.get(pk=pk)
    return None


def renew(job: Job, *, lease: timedelta, at: datetime) -> None:
    """Keep the job for another lease."""
    if not _ours(job).update(lease_until=at + lease):
        raise LeaseLost


def finish(job: Job, *, at: datetime) -> None:
    """Write down that the job is done. Called in the transaction of its effect: both stand, or neither does."""
    if not _ours(job).update(status=Job.Status.DONE, finished_at=at, lease_until=None, error=""):
        raise LeaseLost


def fail(job: Job, error: type[BaseException], *, at: datetime) -> None:
    """Put the job back for a later attempt, or give it up after its last."""
    name = f"{error.__module__}.{error.__qualname__}"[:200]
    if job.attempts < job.max_attempts:
        _ours(job).update(run_after=at + delay(job.attempts), lease_until=None, error=name)
    else:
        _ours(job).update(status=Job.Status.FAILED, finished_at=at, lease_until=None, error=name)


def give_up_lost(*, at: datetime) -> int:
    """Give up the jobs whose worker died at every attempt, and say how many they were."""
    # Asked first, because on SQLite even an update of nothing takes the one write lock.
    if not queries.lost(at).exists():
        return 0
    return queries.lost(at).update(status=Job.Status.FAILED, finished_at=at, lease_until=None, error="lost")


def tidy(*, at: datetime) -> None:
    """Forget jobs done a week ago and jobs given up three months ago."""
    Job.objects.filter(status=Job.Status.DONE, finished_at__lt=at - DONE_STAY).delete()
    Job.objects.filter(status=Job.Status.FAILED, finished_at__lt=at - FAILED_STAY).delete()


def delay(attempts: int) -> timedelta:
    """Say how long to wait after so many attempts: 5 s, 10 s, 20 s … six hours."""
    return min(timedelta(seconds=5 * (1 << min(attempts - 1, 20))), LONGEST_DELAY)


def _ours(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, status=Job.Status.WAITING, leased_by=job.leased_by, attempts=job.attempts)
