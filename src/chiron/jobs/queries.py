"""Reads of the queue."""

from datetime import datetime

from django.db.models import F, Q, QuerySet

from chiron.jobs.models import Job


def free(at: datetime) -> QuerySet[Job]:
    """List the jobs that a worker may take at this moment, the first in line first."""
    return (
        Job.objects.filter(status=Job.Status.WAITING, run_after__lte=at, attempts__lt=F("max_attempts"))
        .filter(Q(lease_until=None) | Q(lease_until__lt=at))
        .order_by("-priority", "run_after", "pk")
    )


def lost(at: datetime) -> QuerySet[Job]:
    """List the jobs whose worker died at every attempt they had."""
    return Job.objects.filter(status=Job.Status.WAITING, lease_until__lt=at, attempts__gte=F("max_attempts")).order_by(
        "pk"
    )


def failed() -> QuerySet[Job]:
    """List the jobs that were given up, the latest first: what an operator looks at."""
    return Job.objects.filter(status=Job.Status.FAILED).order_by("-finished_at", "pk")
