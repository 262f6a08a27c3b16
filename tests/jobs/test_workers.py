"""What the queue promises while workers are killed, told to stop, and cut off from the database."""

import random
import signal
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.models import Count
from django.utils.timezone import now

from chiron.base.models import Entry
from chiron.jobs.models import Job
from jobs.errands import count, freeze_first, linger, nod

pytestmark = pytest.mark.django_db(transaction=True)


def waiting():
    return Job.objects.filter(status=Job.Status.WAITING).count()


def test_killed_again_and_again_every_effect_comes_once(start, until):
    with transaction.atomic():
        for _ in range(300):
            count.enqueue(subject=str(uuid4()))

    for _ in range(5):
        worker = start(lease=2)
        for _ in range(random.randint(1, 40)):
            worker.hear("counted")
        worker.kill()
    start(lease=2)
    until(lambda: waiting() == 0)

    effects = Entry.objects.values("subject").annotate(times=Count("pk"))
    assert [effect["times"] for effect in effects] == [1] * 300
    assert Job.objects.filter(status=Job.Status.DONE).count() == 300


def test_killed_between_effect_and_commit_it_is_done_by_the_next(start, until):
    freeze_first.enqueue(subject=str(uuid4()))
    worker = start(lease=2)
    worker.hear("frozen")
    worker.kill()

    start(lease=2)
    until(lambda: waiting() == 0)

    assert Entry.objects.count() == 1
    assert Job.objects.get().attempts == 2


def test_several_workers_share_the_work(start, until):
    with transaction.atomic():
        for _ in range(60):
            count.enqueue(subject=str(uuid4()))

    for _ in range(3):
        start()
    until(lambda: waiting() == 0)

    assert Entry.objects.count() == 60
    assert set(Job.objects.values_list("attempts", flat=True)) == {1}


def test_told_to_stop_it_finishes_the_job_at_hand_and_takes_no_other(start):
    linger.enqueue(subject=str(uuid4()))
    nod.enqueue()
    worker = start()
    worker.hear("lingering")

    worker.process.send_signal(signal.SIGTERM)
    worker.tell()

    assert worker.process.wait(timeout=90) == 0
    assert sorted(Entry.objects.values_list("kind", flat=True)) == ["Began", "Ended"]
    assert waiting() == 1


def test_a_long_job_keeps_its_lease(start, until):
    linger.enqueue(subject=str(uuid4()))
    first = start(lease=3)
    first.hear("lingering")
    taken_until = Job.objects.get().lease_until

    start(lease=3)
    until(lambda: (Job.objects.get().lease_until - taken_until).total_seconds() > 4)
    first.tell()
    until(lambda: waiting() == 0)

    assert Job.objects.get().attempts == 1


def test_work_that_comes_while_it_rests_is_taken_at_once(start):
    worker = start()
    nod.enqueue()
    worker.hear("nodded")

    nod.enqueue()

    # Half a second at most; the rest is for a machine that is busy.
    worker.hear("nodded", within=3)


def test_it_lives_through_a_database_that_does_not_answer(start, until):
    worker = start(patience=0.1)
    nod.enqueue()
    worker.hear("nodded")
    until(lambda: waiting() == 0)

    if connection.vendor == "sqlite":
        nod.using(run_after=now() + timedelta(seconds=4)).enqueue()
        with transaction.atomic():
            # The one write lock is ours until this block ends.
            worker.hear("database does not answer")
    else:
        _cut_everyone_off()
        nod.enqueue()

    worker.hear("nodded")


def _cut_everyone_off():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
