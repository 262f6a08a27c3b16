"""What the queue does for itself."""

from django.utils.timezone import now
from django_tasks import task

from chiron.jobs import actions


@task
def tidy() -> None:
    """Forget old jobs."""
    actions.tidy(at=now())
