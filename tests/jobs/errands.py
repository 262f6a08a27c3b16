"""Jobs that the tests send workers on. They write into the ledger, where a second effect would be seen."""

import os
import signal
from uuid import UUID

from django.utils.timezone import now
from django_tasks import task

from chiron.base.models import Entry


def say(word):
    """Tell whoever started this worker, through its standard output."""
    os.write(1, f"{word}\n".encode())


def note(kind, subject):
    Entry.objects.create(kind=kind, subject=UUID(subject), data={}, at=now())


@task
def count(subject):
    """Leave one mark, and say so between the mark and its commit."""
    note("Counted", subject)
    say("counted")


@task
def freeze_first(subject):
    """Leave a mark, and on the first attempt stop dead before it is committed."""
    from chiron.jobs.models import Job

    note("Counted", subject)
    if Job.objects.get(kwargs={"subject": subject}).attempts == 1:
        say("frozen")
        signal.pause()


@task(atomic=False)
def linger(subject):
    """Outside any transaction, leave a mark, say so, and go on only when told to on standard input."""
    note("Began", subject)
    say("lingering")
    os.read(0, 1)
    note("Ended", subject)


@task(attempts=3)
def stumble(subject):
    note("Stumbled", subject)
    raise ValueError("Amara Okafor, amara@example.org")


@task
def nod():
    say("nodded")
