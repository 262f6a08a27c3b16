from datetime import UTC, datetime, time, timedelta

import pytest

from chiron.jobs import worker
from chiron.jobs.models import Job
from chiron.jobs.schedule import Bell, Daily, Every
from jobs.errands import nod

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


def minutes(n):
    return NOON + timedelta(minutes=n)


def test_every_quarter_of_an_hour_counts_from_the_hour():
    quarterly = Every(15, nod)

    assert quarterly.last(minutes(0)) == minutes(0)
    assert quarterly.last(minutes(14)) == minutes(0)
    assert quarterly.last(minutes(15)) == minutes(15)


def test_daily_counts_from_its_time_today_or_yesterday():
    nightly = Daily(time(3, 10), nod)

    assert nightly.last(NOON) == datetime(2026, 11, 2, 3, 10, tzinfo=UTC)
    assert nightly.last(datetime(2026, 11, 2, 3, 9, tzinfo=UTC)) == datetime(2026, 11, 1, 3, 10, tzinfo=UTC)
    assert nightly.last(datetime(2026, 11, 2, 3, 10, tzinfo=UTC)) == datetime(2026, 11, 2, 3, 10, tzinfo=UTC)


@pytest.mark.django_db
def test_of_many_workers_one_takes_each_round():
    bells = [Bell([Every(15, nod)]) for _ in range(3)]

    for minute in (0, 1, 14, 15, 16):
        for bell in bells:
            bell.ring(at=minutes(minute))

    assert list(Job.objects.order_by("pk").values_list("key", flat=True)) == [
        "jobs.errands.nod@2026-11-02T12:00Z",
        "jobs.errands.nod@2026-11-02T12:15Z",
    ]


@pytest.mark.django_db
def test_a_round_that_was_missed_is_made_up_once():
    Bell([Daily(time(3, 10), nod)]).ring(at=NOON)
    Bell([Daily(time(3, 10), nod)]).ring(at=NOON)

    assert worker.drain() == 1
