"""The shape of a job: what is to be done, who is at it, and what came of it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chiron.base.ids import new_id


class Job(models.Model):
    """One piece of work for a worker. Its arguments are ids and codes, never a name or an address."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    # A job at which a worker is right now still waits: its lease says who is at it, and for how long at most.
    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.WAITING: {Status.DONE, Status.FAILED},
        Status.DONE: set(),
        Status.FAILED: set(),
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    task = models.CharField(max_length=200)
    args = models.JSONField(default=list)
    kwargs = models.JSONField(default=dict)
    queue = models.CharField(max_length=32)
    priority = models.SmallIntegerField(default=0)
    # Work with the same key is taken on once, however often it is asked for.
    key = models.CharField(max_length=200, null=True, unique=True)  # noqa: DJ001 -- NULL: may be asked for again
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.WAITING)
    enqueued_at = models.DateTimeField()
    run_after = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    leased_by = models.UUIDField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField()
    # The class of the last error only: its message could hold a name.
    error = models.CharField(max_length=200, blank=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="waiting", finished_at=None)
                | Q(status__in=["done", "failed"], finished_at__isnull=False, lease_until=None),
                name="job_waits_or_has_finished",
            ),
        ]
        indexes = [
            # Whole, not for waiting jobs alone: SQLite cannot see that a parameter fits a partial index.
            models.Index("status", F("priority").desc(), "run_after", "id", name="job_next_in_line"),
            models.Index(fields=["status", "finished_at"], name="job_by_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.id}"
