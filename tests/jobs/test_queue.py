"""What the queue promises, seen from one process."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import transaction
from django.utils.timezone import now
from django_tasks import TaskResultStatus, default_task_backend
from django_tasks.exceptions import TaskResultDoesNotExist

from chiron.base.models import Entry
from chiron.jobs import actions, queries, worker
from chiron.jobs.backends import once
from chiron.jobs.models import Job
from jobs.errands import count, nod, stumble

SUBJECT = "01900000-0000-7000-8000-000000000001"
LEASE = timedelta(seconds=60)


def claim(**more):
    return actions.claim(**{"worker": uuid4(), "lease": LEASE, "at": now(), **more})


@pytest.mark.django_db(transaction=True)
def test_a_job_is_taken_back_with_the_act_that_asked_for_it():
    with transaction.atomic():
        count.enqueue(subject=SUBJECT)
        transaction.set_rollback(True)

    assert worker.drain() == 0


@pytest.mark.django_db
def test_a_job_is_done_and_says_so():
    result = count.enqueue(subject=SUBJECT)
    assert result.status == TaskResultStatus.READY

    assert worker.drain() == 1

    result.refresh()
    assert (result.status, result.attempts) == (TaskResultStatus.SUCCESSFUL, 1)
    assert Entry.objects.get().subject == UUID(SUBJECT)


@pytest.mark.django_db
def test_a_job_nobody_knows_is_not_found():
    with pytest.raises(TaskResultDoesNotExist):
        default_task_backend.get_result(str(uuid4()))
    with pytest.raises(TaskResultDoesNotExist):
        default_task_backend.get_result("not an id")


@pytest.mark.django_db
def test_a_claimed_job_is_nobody_elses_until_its_lease_ends():
    nod.enqueue()
    at = now()

    first = claim(at=at)

    assert claim(at=at) is None
    assert claim(at=at + LEASE) is None
    assert claim(at=at + LEASE * 1.01).pk == first.pk


@pytest.mark.django_db
def test_whoever_lost_the_lease_cannot_finish_or_renew():
    nod.enqueue()
    at = now()
    slow = claim(at=at)
    claim(at=at + LEASE * 2)

    with pytest.raises(actions.LeaseLost):
        actions.finish(slow, at=at)
    with pytest.raises(actions.LeaseLost):
        actions.renew(slow, lease=LEASE, at=at)


@pytest.mark.django_db(transaction=True)
def test_the_effect_of_a_lost_lease_is_taken_back():
    count.enqueue(subject=SUBJECT)
    at = now()
    slow = claim(at=at)
    claim(at=at + LEASE * 2)

    worker.perform(slow, lease=LEASE)

    assert Entry.objects.count() == 0


@pytest.mark.django_db
def test_the_more_urgent_goes_first_and_the_older_before_the_newer():
    for name, priority in (("first", 0), ("second", 0), ("urgent", 10)):
        once(nod.using(priority=priority), name).enqueue()

    assert [claim().key, claim().key, claim().key] == ["urgent", "first", "second"]


@pytest.mark.django_db
def test_a_job_for_later_waits():
    nod.using(run_after=now() + timedelta(hours=1)).enqueue()

    assert worker.drain() == 0
    with time_machine.travel(now() + timedelta(hours=1, seconds=1)):
        assert worker.drain() == 1


@pytest.mark.django_db
def test_work_with_one_key_is_taken_on_once():
    first = once(count, "this").enqueue(subject=SUBJECT)
    second = once(count, "this").enqueue(subject=SUBJECT)
    worker.drain()
    third = once(count, "this").enqueue(subject=SUBJECT)

    assert first.id == second.id == third.id
    assert Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_failing_job_tries_again_ever_later_and_then_gives_up_in_sight():
    stumble.enqueue(subject=SUBJECT)
    start = now()

    with time_machine.travel(start, tick=False) as clock:
        waits = []
        while worker.drain():
            job = Job.objects.get()
            if job.status == Job.Status.WAITING:
                waits.append((job.run_after - now()).total_seconds())
                clock.move_to(job.run_after)

    assert waits == [5, 10]
    assert list(queries.failed()) == [job]
    assert (job.attempts, job.error) == (3, "builtins.ValueError")
    assert Entry.objects.count() == 0


def test_the_wait_grows_to_six_hours_and_no_further():
    assert [actions.delay(n).total_seconds() for n in (1, 2, 3, 13, 14, 99)] == [5, 10, 20, 20480, 21600, 21600]


@pytest.mark.django_db(transaction=True)
def test_what_was_wrong_is_kept_as_a_class_and_never_in_words(capfd):
    stumble.enqueue(subject=SUBJECT)
    worker.drain()

    row = Job.objects.values().get()
    assert "Okafor" not in str(row)
    assert "amara" not in str(row)


@pytest.mark.django_db
def test_a_job_that_kills_every_worker_is_given_up():
    nod.enqueue()
    at = now()
    for attempt in range(8):
        claim(at=at + 2 * attempt * LEASE)
    later = at + 100 * LEASE

    assert claim(at=later) is None
    assert actions.give_up_lost(at=later) == 1

    assert queries.failed().get().error == "lost"


@pytest.mark.django_db
def test_a_task_that_is_gone_fails_like_any_other():
    nod.enqueue()
    Job.objects.update(task="chiron.jobs.nowhere.nothing", max_attempts=1)

    worker.drain()

    assert queries.failed().get().error == "builtins.ModuleNotFoundError"


@pytest.mark.django_db
def test_old_jobs_are_forgotten():
    at = now()
    keep = {"enqueued_at": at, "run_after": at, "max_attempts": 1, "task": "x", "queue": "default"}
    for days, status in ((8, "done"), (6, "done"), (91, "failed"), (89, "failed")):
        Job.objects.create(**keep, status=status, finished_at=at - timedelta(days=days))
    Job.objects.create(**keep)

    actions.tidy(at=at)

    assert sorted(Job.objects.values_list("status", flat=True)) == ["done", "failed", "waiting"]
